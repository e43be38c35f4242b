"""Which drafts are on the table on a day, and which of them is the latest."""

import datetime

from .case import Case
from .draft import Draft


def latest_draft(case: Case, as_of: datetime.date | None = None) -> str:
    """The draft that is meant where none is named: the latest of those not later than a day.

    One that another replaces comes after all others; drafts without a date come before those with one. Raises
    ValueError where no draft is on the table by that day.
    """
    known = drafts_as_of(case, as_of)
    if not known:
        raise ValueError("no draft is on the table")
    replaced = {draft.replaces for draft in known.values()}
    places = {name: place for place, name in enumerate(known)}
    return max(
        known,
        key=lambda name: (name not in replaced, known[name].date.earliest or datetime.date.min, places[name]),
    )


def latest_pair(case: Case, as_of: datetime.date | None = None) -> tuple[str, str] | None:
    """The latest draft with the one that it replaces, or else the latest of the others; None where it is alone."""
    known = drafts_as_of(case, as_of)
    if len(known) < 2:
        return None
    last = latest_draft(case, as_of)
    before = known[last].replaces
    if before in known:
        return str(before), last
    others = {name: draft for name, draft in known.items() if name != last}
    return latest_draft(case.model_copy(update={"drafts": others}), as_of), last


def drafts_as_of(case: Case, day: datetime.date | None) -> dict[str, Draft]:
    """The drafts that are on the table on a day: those of which no date is known, or one that is not later."""
    return {
        name: draft
        for name, draft in case.drafts.items()
        if day is None or draft.date.earliest is None or draft.date.earliest <= day
    }
