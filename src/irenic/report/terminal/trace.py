"""The answers over time, as text: on each day what came and went, and what the drafts stood at then."""

from collections.abc import Iterator, Mapping, Sequence

from ...analyses.trace import Moment, Trace
from ...model.evidence import Evidence
from ...preferences.answers import DraftAnswers
from ...preferences.probability import Probability
from ..brief.shape import capital
from .answer import answer_opening
from .layout import heading, spoken, with_id, wrapped
from .words import digits, in_ten


def trace_lines(trace: Trace, width: int, *, with_digits: bool = False) -> Iterator[str]:
    """The page as lines of at most `width` columns."""
    names = trace.names
    yield from answer_opening(trace, width)
    if not trace.moments:
        yield from wrapped("No statement or draft that bears on an answer has a known date.", width)
        return
    before: Mapping[str, DraftAnswers] = {}
    for moment in trace.moments:
        yield from heading(str(moment.date), width)
        yield from _changes(trace, moment, names, width)
        for draft, answers in moment.drafts.items():
            lines = list(_answers(trace, draft, answers, with_digits))
            if draft in before and lines == list(_answers(trace, draft, before[draft], with_digits)):
                yield from wrapped(f"{capital(trace.titles[draft])}: as before", width)
                continue
            for line in lines:
                yield from wrapped(line, width, "", "  ")
        before = moment.drafts
        yield ""
    yield from _without_a_day(trace, names, width)
    yield from wrapped(f"Prior: {trace.prior}; {trace.draws:,} draws per party, seed {trace.about.seed}.", width)


def _without_a_day(trace: Trace, names: Mapping[str, str], width: int) -> Iterator[str]:
    """What no source gives a day: it counts on every day above, and came on none that is known."""
    if not (trace.undated or trace.undated_drafts):
        return
    yield from wrapped("Without a known day, and so counted on every day above:", width)
    for label in trace.undated:
        yield from _said(trace, label, names, width)
    for draft in trace.undated_drafts:
        yield from wrapped(f"+ {with_id(trace.titles, draft)}", width)
    yield ""


def _said(trace: Trace, label: str, names: Mapping[str, str], width: int) -> Iterator[str]:
    ground = trace.grounds[label]
    party = names.get(ground.party or "", ground.party)
    who = ground.speaker if ground.speaker and party and party in ground.speaker else f"{party}, {ground.speaker}"
    yield from wrapped(f"+ {label} {who}: {ground.words}{_quote(ground.evidence)}", width, "", "    ")


def _changes(trace: Trace, moment: Moment, names: Mapping[str, str], width: int) -> Iterator[str]:
    for label in moment.came:
        yield from _said(trace, label, names, width)
    for label in moment.went:
        reason = moment.reasons.get(label)
        why = f": {reason}" if reason else ""
        yield from wrapped(f"- {label} ({trace.grounds[label].words}) no longer counts{why}", width, "", "    ")
    for draft in moment.new_drafts:
        yield from wrapped(f"+ {with_id(trace.titles, draft)}", width)


def _quote(evidence: Sequence[Evidence]) -> str:
    return f" – {spoken(evidence[0])}" if evidence else ""


def _answers(trace: Trace, draft: str, answers: DraftAnswers, with_digits: bool) -> Iterator[str]:
    told, names = [], trace.names
    for party, held in answers.parties.items():
        best = held.best_reading
        if best.verdict is None:
            told.append(f"{names[party]} nothing on record")
        elif best.verdict == "undecided":
            told.append(f"{names[party]} {_number(best, with_digits)}")
        else:
            told.append(f"{names[party]} {best.verdict}")
    joint = answers.all.best_reading
    together = "no number for all" if joint.withheld is not None else f"all together {_number(joint, with_digits)}"
    yield f"{capital(trace.titles[draft])}: {'; '.join(told)}; {together}"


def _number(p: Probability, with_digits: bool) -> str:
    if p.exact:
        return "yes" if p.probability else "no"
    return in_ten(p) + (f" [{digits(p)}]" if with_digits else "")
