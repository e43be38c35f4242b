"""Dates in news English as intervals of calendar days, counted from the day of publication."""

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple

from ...model.dates import DateRange
from ...model.proposal import Span
from .anchor import counts_from
from .by_calendar import days_in_figures, days_of_months, decades_and_quarters, feasts, months, years
from .calendar_days import OPEN, Days, Unit, Way
from .counted import (
    counted_from_now,
    counted_from_told,
    days_of_this_month,
    near_days,
    spans_around_now,
    units,
    weekdays,
)
from .ends import Expression, is_name, with_bound, with_ranges
from .meaning import Core, Reference, Rule, tell
from .parts import with_parts
from .tense import way_of

_RULES: Final[tuple[Rule, ...]] = (
    days_of_months,
    days_in_figures,
    feasts,
    months,
    years,
    decades_and_quarters,
    weekdays,
    near_days,
    units,
    counted_from_now,
    spans_around_now,
    counted_from_told,
    days_of_this_month,
)
_LEADS_AHEAD: Final = (
    "until, till, by, before, no later than, not later than, from, through, up to, as of, as from, for, to"
).split(", ")
"""Before a date that no verb places, what makes it one that lies ahead."""


class DateExpression(NamedTuple):
    """Words of a text that name days, and the days; neither end is known where the words alone do not say."""

    span: Span
    words: str
    date: DateRange


def told_on(text: str, published: datetime.date | None) -> datetime.date | None:
    """The day on which a text was said or written: that of publication, unless it is a translation that tells another."""
    return counts_from(text, published, _without_overlap(core for rule in _RULES for core in rule(text)))


def date_expressions(text: str, published: datetime.date | None) -> list[DateExpression]:
    """Every expression for days in a text, in its order.

    Without a day of publication, and where none stands at the head of the text, only dates with a year are resolved; the
    others are given with both ends open.
    """
    cores = _without_overlap(core for rule in _RULES for core in rule(text))
    day = counts_from(text, published, cores)
    whole = [
        core for core in (with_parts(text, core) for core in cores) if not (core.needs_part or is_name(text, core))
    ]
    found: list[DateExpression] = []
    told: dict[Unit, Days] = {}
    for core in with_ranges(text, _without_overlap(whole)):
        one = with_bound(text, core)
        base = _base(text, one, day, told)
        if base is None:
            continue
        tell(told, base)
        days = _safely(one, base)
        start = max(one.start, found[-1].span[1] if found else 0)
        found.append(
            DateExpression((start, one.end), text[start : one.end], DateRange(start=days.first, end=days.last))
        )
    return found


def _without_overlap(cores: Iterable[Core]) -> list[Core]:
    """In the order of the text; of those that overlap the one that begins first, and of these the longest."""
    kept: list[Core] = []
    for core in sorted(cores, key=lambda core: (core.start, -core.end)):
        if not kept or core.start >= kept[-1].end:
            kept.append(core)
    return kept


def _base(text: str, one: Expression, day: datetime.date | None, told: dict[Unit, Days]) -> Days | None:
    try:
        return one.core.meaning(Reference(day, lambda: _way(text, one), told))
    except (OverflowError, ValueError):
        # before the first or after the last year that the calendar can hold
        return OPEN


def _way(text: str, one: Expression) -> Way | None:
    if one.bound == "since":
        return Way.BACK
    if one.bound in ("no later than", "not later than"):
        return Way.AHEAD
    way = way_of(text, one.start, one.end, one.bound)
    return Way.AHEAD if way is None and one.bound in _LEADS_AHEAD else way


def _safely(one: Expression, base: Days) -> Days:
    try:
        return one.days(base)
    except OverflowError:
        return OPEN
