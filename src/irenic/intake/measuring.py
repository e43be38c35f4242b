"""Whether a term is measured as the issue is: a unit that differs is told, never taken in silence."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.case import Case
from ..model.measure import in_words
from ..model.proposal import Proposal
from ..readers.terms.units import are_one_unit, counted_in


def measured(entry: Mapping[str, Any]) -> str:
    """The quantity of a term's entry with its unit: "at most 250 soldiers"; "" where nothing measures it."""
    return in_words(entry.get("quantity"), entry.get("low"), entry.get("high"), entry.get("unit"))


def notes_on_measure(case: Case, entry: Mapping[str, Any], issue: str, option: str | None) -> Iterator[str]:
    """What a person has to know of a term's number beside an issue's unit and the value of the option that it takes."""
    held, unit, told = case.issues.get(issue), entry.get("unit"), measured(entry)
    if held is None or not told:
        return
    if unit and held.unit and not are_one_unit(str(unit), held.unit):
        yield f"it says {told}, and '{issue}' is measured in {held.unit}"
        return
    value = held.options[option].value if option is not None and option in held.options else None
    if value is None:
        return
    plain = counted_in(value, held.unit, str(unit or ""))
    low, high = (entry.get(end, entry.get("quantity")) for end in ("low", "high"))
    if (low is not None and plain < low) or (high is not None and plain > high):
        own = f"{value:,.10g}" + (f" {held.unit}" if held.unit else "")
        yield f"it says {told}, and '{option}' of '{issue}' is {own}"


def notes_on_term(case: Case, proposal: Proposal) -> tuple[str, ...]:
    """The same of a term that is proposed, beside the issue and the option that reading suggests."""
    issue, option = proposal.entry.get("issue"), proposal.entry.get("option")
    if proposal.kind != "provision" or not issue:
        return ()
    return tuple(notes_on_measure(case, proposal.entry, str(issue), str(option) if option else None))
