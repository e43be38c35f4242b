"""Why an answer is what it is, as text: the verdicts with their words, what moves them, and how firm they are."""

from collections.abc import Iterator, Mapping

from ...analyses.influence import Influence, Why
from ...preferences.answers import JointAnswer, PartyAnswer
from ...preferences.party import STRUCTURE
from ...preferences.probability import Probability
from ...preferences.sensitivity import WORDS
from .answer import answer_opening
from .grounds import ground_lines
from .layout import heading, with_id, wrapped
from .words import digits, in_ten, verdict

SHOWN = 12
"""How many influences are shown; `--json` holds all."""


def why_lines(why: Why, width: int, *, with_digits: bool = False, called: str = "CASE") -> Iterator[str]:
    """The page as lines of at most `width` columns; `called` is how a person names the case in a command."""
    names = why.names
    yield from answer_opening(why, width)
    yield from heading(f"What commits each party on {with_id(why.titles, why.draft)}", width)
    for party, held in why.answers.parties.items():
        best, worst = held.best_reading, held.worst_reading
        ends = [("", best)] if best == worst else [(", best reading", best), (", worst reading", worst)]
        for which, answer in ends:
            yield from _committed(why, names[party] + which, answer, width, with_digits)
    joint = why.answers.all.best_reading
    yield from wrapped(f"All together: {_together(joint, names, with_digits)}", width, "", "  ")
    yield ""
    if all(held.best_reading.verdict is None for held in why.answers.parties.values()):
        yield from wrapped("No statement in force binds anybody: there is nothing that could move an answer.", width)
        return
    yield from _influences(why, names, width, with_digits, called)
    yield from _sensitivity(why, names, width, with_digits)
    yield from wrapped(
        f"Prior: {why.prior}; {why.draws:,} draws per party, seed {why.about.seed}; fewer where something is left out.",
        width,
    )


def _committed(why: Why, who: str, answer: PartyAnswer, width: int, with_digits: bool) -> Iterator[str]:
    if answer.verdict is None:
        yield from wrapped(f"{who}: {answer.withheld}", width, "", "  ")
        return
    number = f", {_number(answer, with_digits)}" if answer.verdict == "undecided" else ""
    if number and not answer.words_bear and why.basis == "record":
        number += "; none of its words tell of this draft, the number is from the prior and what is assumed alone"
    said = verdict(answer.verdict, answer.proof, why.grounds)
    yield from wrapped(f"{who}: {said}{number}", width, "", "  ")
    for label in answer.proof:
        if label != STRUCTURE:
            yield from ground_lines(why.grounds[label], width, "  ")


def _influences(why: Why, names: Mapping[str, str], width: int, with_digits: bool, called: str) -> Iterator[str]:
    if not why.influence:
        yield from heading("Nothing that is left out alone moves an answer", width)
        yield ""
        return
    yield from heading("What moves the answers: each is left out in turn", width)
    yield from wrapped("The numbers are those of the reading that each party, or all together, like best.", width)
    for one in why.influence[:SHOWN]:
        yield from ground_lines(one.ground, width)
        yield from wrapped(f"without it: {_without(why, one, names, with_digits)}", width, "    ", "      ")
    if len(why.influence) > SHOWN:
        left = len(why.influence) - SHOWN
        yield from wrapped(f"… and {left} more that move less: irenic why {called} {why.draft} --json", width)
    if why.without_influence:
        idle = len(why.without_influence)
        others = "One other moves nothing by itself" if idle == 1 else f"{idle} others move nothing by themselves"
        yield from wrapped(f"{others}, or no more than the draws err by.", width)
    yield ""


def _without(why: Why, one: Influence, names: Mapping[str, str], with_digits: bool) -> str:
    again = f" ({', '.join(one.returns)} counts again)" if one.returns else ""
    if one.empties_record:
        return f"nothing on record of {names[one.party]}{again}"
    before = why.answers.parties[one.party].best_reading
    own = f"{names[one.party]} {_moved(before, one.party_without, with_digits)}{again}"
    if one.all_change:
        return f"all together {_moved(why.answers.all.best_reading, one.all_without, with_digits)}; {own}"
    return own


def _moved(before: Probability, after: Probability, with_digits: bool) -> str:
    """A number and what it was; in hundredths where tenths would tell no difference."""
    was, now = _number(before, with_digits), _number(after, with_digits)
    if was != now:
        return f"{now}, instead of {was}"
    if before.probability is None or after.probability is None:
        return now
    return f"{now} ({after.probability:.2f}, instead of {before.probability:.2f})"


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
        return f"no number ({p.withheld})"
    return in_ten(p) + (f" [{digits(p)}]" if with_digits else "")
