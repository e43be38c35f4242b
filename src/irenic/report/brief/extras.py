"""What the brief tells only where it is asked for: whether a deal would hold, and where contests would settle."""

from collections.abc import Iterator
from typing import Final

from ...analyses.forecast import IssueForecast
from ...analyses.stability import Stability
from ...model.evidence import Evidence
from ...preferences.holding import HEADLINE
from ...preferences.probability import Probability
from ...preferences.sensitivity import spread
from ..gather import ReportInputs
from ..holding import MEANINGS, Telling, is_never
from ..scale import nearest_in_words
from ..scale import number as place
from .record import Named
from .shape import Paragraph, Sentence, alone, capital, counted, number

BASELINE: Final = "plain mean"
"""The model that every forecast is measured against."""
ISSUES: Final = 4
"""On how many issues a forecast is told; the full report has all."""


def whether_it_would_hold(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """Whether the deal would be kept, what would most often undo it, and what that rests on."""
    found = inputs.stability
    if found is None:
        return
    what = named.draft(found.draft) if found.draft else None
    yield Paragraph(tuple(_holding(found, Telling(found, inputs.case))), capital(what) if what else None)


def _holding(found: Stability, telling: Telling) -> Iterator[Sentence]:
    if found.basis == "assumptions":
        yield Sentence("From the analyst’s assumptions alone: no statement counts here.", assumed=True)
    for who, reason in found.withheld.items():
        yield Sentence(f"Of {telling.name(who)} nothing is said here: {reason}.")
    best, worst = found.best_reading, found.worst_reading
    head = best.equilibrium[HEADLINE]
    holds = telling.number(head, spread(head, found.sensitivity))
    if telling.is_other:
        yield Sentence(
            f"This is told of another state than the deal kept – {telling.asked}. That it would hold: {holds}."
        )
    else:
        yield Sentence(f"That it would hold, once it is signed and kept: {holds}.")
    if best.reading != worst.reading:
        least = telling.number(worst.equilibrium[HEADLINE])
        yield Sentence(f"That is so in the reading that holds best; in the one that holds least: {least}.")
    yield Sentence(f"It holds where {MEANINGS[HEADLINE]}.")
    yield from (Sentence(each) for each in (*telling.edges(), *telling.untold_worths()))
    yield from _undone(found, telling)
    evidence = tuple(dict.fromkeys(one for each in found.inputs for one in each.evidence))
    cited = len(found.inputs) - len(found.assumed)
    rests = f"{counted(len(found.inputs), 'input')}: {number(cited)} cited, {number(len(found.assumed))} assumed"
    yield Sentence(f"This rests on {rests}.", evidence)


def _undone(found: Stability, telling: Telling) -> Iterator[Sentence]:
    """The way of leaving that most often pays, with the words that tell of it."""
    paying = [one for one in found.leaving if _may_pay(one.pays[HEADLINE])]
    if not paying:
        if not found.withheld and not found.untold:
            yield Sentence("Nobody gains by leaving it once the others have answered to their own good.")
        return
    one = paying[0]
    yield Sentence(
        f"The way of leaving it that most often pays – {telling.name(one.by)}: {telling.done(one.changes)}; that it "
        f"still pays once the others have answered to their own good: {telling.number(one.pays[HEADLINE])}."
    )


def _may_pay(p: Probability) -> bool:
    return p.withheld is None and not is_never(p)


def where_it_would_settle(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """What a forecast is, its headline, middle and width on each contest, and what it is made from."""
    found = inputs.forecast
    if found is None:
        return
    sentences = [
        Sentence(
            "A forecast tells where past negotiations with such positions came out; it says nothing of what any "
            "party’s words commit it to, and nothing of what would be right."
        )
    ]
    if found.basis == "assumptions":
        sentences.append(
            Sentence("From the analyst’s assumptions alone: nothing that is cited counts here.", assumed=True)
        )
    elif found.on_assumptions:
        sentences.append(
            Sentence("Most of what it is made from is the analyst’s assumption; no source says it.", assumed=True)
        )
    held = {basis: number(count) for basis, count in found.inputs.items()}
    made = f"{held['cited']} cited, {held['assumed']} assumed, {held['unknown']} unknown"
    yield Paragraph((*sentences, Sentence(f"It is made from {counted(sum(found.inputs.values()), 'input')}: {made}.")))
    for name in list(found.issues)[:ISSUES]:
        yield Paragraph((_settled(found.issues[name]),), capital(named.issues[name]))
    if (more := len(found.issues) - ISSUES) > 0:
        yield alone(f"{capital(counted(more, 'more forecast'))} {'is' if more == 1 else 'are'} in the full report.")


def _settled(issue: IssueForecast) -> Sentence:
    told, unit = issue.distribution, f" {issue.unit}" if issue.unit else ""
    words = (
        f"The compromise mean is {place(issue.headline)}{unit}; half of the forecast lies at {place(told.median)} or "
    )
    words += f"below, and {round(100 * told.level)} % of it from {place(told.low)} to {place(told.high)}"
    baseline = issue.models[BASELINE].value
    if baseline is not None:
        words += f"; the plain mean of the positions, which it is measured against, is {place(baseline)}"
    if nearest := nearest_in_words(issue):
        words += f"; the option that it would come nearest to: {nearest}"
    evidence: tuple[Evidence, ...] = tuple(
        dict.fromkeys(one for stand in issue.stands.values() for one in stand.evidence)
    )
    if issue.notes:
        words += f" ({'; '.join(issue.notes)})"
    bases = [held.basis for one in issue.stands.values() for held in (one.position, one.salience, one.influence)]
    return Sentence(f"{words}.", evidence, assumed="assumed" in bases)
