"""Why an answer is what it is, as text: the verdicts with their words, what moves them, and how firm they are."""

from collections.abc import Iterator, Mapping

from ...analyses.influence import Influence, Why
from ...preferences.answers import JointAnswer
from ...preferences.party import STRUCTURE
from ...preferences.probability import Probability
from ...preferences.sensitivity import WORDS
from .grounds import ground_lines
from .layout import heading, opening, wrapped
from .words import digits, in_ten, verdict

SHOWN = 12
"""How many influences are shown; `--json` holds all."""


def why_lines(why: Why, names: Mapping[str, str], width: int, *, with_digits: bool = False) -> Iterator[str]:
    """The page as lines of at most `width` columns; `names` are what people call the parties."""
    yield from opening(why.case, why.notice, why.as_of, why.about, width)
    if why.basis == "assumptions":
        yield from wrapped("From the analyst's assumptions alone: no statement counts here.", width)
        yield ""
    yield from heading(f"What commits each party on draft {why.draft}", width)
    for party, held in why.answers.parties.items():
        answer = held.best_reading
        if answer.verdict is None:
            yield from wrapped(f"{names[party]}: {answer.withheld}", width, "", "  ")
            continue
        number = f", {_number(answer, with_digits)}" if answer.verdict == "undecided" else ""
        said = verdict(answer.verdict, answer.proof, why.grounds)
        yield from wrapped(f"{names[party]}, best reading: {said}{number}", width, "", "  ")
        for label in answer.proof:
            if label != STRUCTURE:
                yield from ground_lines(why.grounds[label], width, "  ")
    joint = why.answers.all.best_reading
    yield from wrapped(f"All together: {_together(joint, names, with_digits)}", width, "", "  ")
    yield ""
    if all(held.best_reading.verdict is None for held in why.answers.parties.values()):
        yield from wrapped("No statement in force binds anybody: there is nothing that could move an answer.", width)
        return
    yield from _influences(why, names, width, with_digits)
    yield from _sensitivity(why, names, width, with_digits)
    yield from wrapped(
        f"Prior: {why.prior}; {why.draws:,} draws per party, seed {why.about.seed}; fewer where something is left out.",
        width,
    )


def _influences(why: Why, names: Mapping[str, str], width: int, with_digits: bool) -> Iterator[str]:
    if not why.influence:
        yield from heading("Nothing that is left out alone moves an answer", width)
        yield ""
        return
    yield from heading("What moves the answers: each is left out in turn", width)
    for one in why.influence[:SHOWN]:
        yield from ground_lines(one.ground, width)
        yield from wrapped(f"without it: {_without(one, names, with_digits)}", width, "    ", "      ")
    if len(why.influence) > SHOWN:
        left = len(why.influence) - SHOWN
        yield from wrapped(f"… and {left} more that move less: irenic why CASE {why.draft} --json", width)
    if why.without_influence:
        yield from wrapped(f"{len(why.without_influence)} others move nothing by themselves.", width)
    yield ""


def _without(one: Influence, names: Mapping[str, str], with_digits: bool) -> str:
    if one.empties_record:
        return f"nothing on record of {names[one.party]}"
    own = f"{names[one.party]} {_number(one.party_without, with_digits)}"
    if one.all_change:
        return f"all together {_number(one.all_without, with_digits)}; {own}"
    return own


def _sensitivity(why: Why, names: Mapping[str, str], width: int, with_digits: bool) -> Iterator[str]:
    yield from heading("How far the numbers move with what nobody said", width)
    rows = [(WORDS[name], varied) for name, varied in why.sensitivity.items()]
    if why.from_citations is not None:
        rows.append(("from citations alone, without what the analyst assumes of the parties", why.from_citations))
    for words, varied in rows:
        told = [
            f"{names[party]} {_number(ends.best_reading, with_digits)}"
            for party, ends in varied.parties.items()
            if ends.best_reading.withheld is None
        ]
        joint = varied.all.best_reading
        told.append(f"all together {_together(joint, names, with_digits)}")
        yield from wrapped(f"{words}: {'; '.join(told)}", width, "", "  ")
    yield ""


def _together(joint: JointAnswer | Probability, names: Mapping[str, str], with_digits: bool) -> str:
    if joint.withheld is None:
        return _number(joint, with_digits)
    who = ", ".join(names[party] for party in joint.withheld_by) if isinstance(joint, JointAnswer) else ""
    return f"no number, since nothing can be said of {who}" if who else f"no number: {joint.withheld}"


def _number(p: Probability, with_digits: bool) -> str:
    if p.withheld is not None:
        return p.withheld
    return in_ten(p) + (f" [{digits(p)}]" if with_digits else "")
