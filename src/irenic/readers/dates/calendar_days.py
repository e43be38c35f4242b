"""Calendar days and the arithmetic that news counts them by: weeks from Monday, thirds of a month, Easter."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final, NamedTuple

DAY: Final = datetime.timedelta(days=1)


class Days(NamedTuple):
    """Days from the first to the last, both of them included; an end that is not known is None."""

    first: datetime.date | None
    last: datetime.date | None

    @property
    def length(self) -> int | None:
        """How many days these are; None where an end is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


OPEN: Final = Days(None, None)
"""Days that cannot be told."""


class Way(Enum):
    """Where the tense looks for a date that has no year of its own."""

    BACK = "back"
    AHEAD = "ahead"


class Unit(Enum):
    """What people count time in that is no shorter than a day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def one(day: datetime.date) -> Days:
    """A single day."""
    return Days(day, day)


def make_day(year: int, month: int, number: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def week_of(day: datetime.date) -> Days:
    """Monday to Sunday."""
    monday = day - DAY * day.weekday()
    return Days(monday, monday + DAY * 6)


def weekend_of(day: datetime.date) -> Days:
    """Saturday and Sunday of the day's week."""
    monday = day - DAY * day.weekday()
    return Days(monday + DAY * 5, monday + DAY * 6)


def month_of(year: int, month: int) -> Days:
    """All days of a month; months before the first and after the twelfth are those of the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Days(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """January to December."""
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def unit_of(day: datetime.date, unit: Unit, shift: int = 0) -> Days:
    """The day, the week, the month or the year of a day, or the one so many after it (before it, if negative)."""
    match unit:
        case Unit.DAY:
            return one(day + DAY * shift)
        case Unit.WEEK:
            return week_of(day + DAY * 7 * shift)
        case Unit.MONTH:
            return month_of(day.year, day.month + shift)
        case Unit.YEAR:
            return year_of(day.year + shift)


def day_after(day: datetime.date, number: int, unit: Unit) -> datetime.date:
    """The day so many units on; in a shorter month its last day."""
    if unit in (Unit.DAY, Unit.WEEK):
        return day + DAY * number * (7 if unit is Unit.WEEK else 1)
    month = month_of(day.year, day.month + number * (12 if unit is Unit.YEAR else 1))
    assert month.first is not None
    assert month.last is not None
    return month.first.replace(day=min(day.day, month.last.day))


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (Meeus 1991, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114
    return datetime.date(year, n // 31, n % 31 + 1)


def third(days: Days, which: int) -> Days:
    """The early (0), middle (1) or late (2) part: of a month the 1st to the 10th, to the 20th, to its end; of a week Monday to
    Wednesday, Wednesday, Thursday to Sunday; of a year four months each; of a decade 0–3, 4–6, 7–9. A day or a weekend has no parts."""
    first, last, length = days.first, days.last, days.length
    if first is None or last is None or length is None or length < 7:
        return days
    if length == 7:
        return Days(first + DAY * (0, 2, 3)[which], first + DAY * (2, 2, 6)[which])
    if length <= 31:
        return Days(first + DAY * 10 * which, last if which == 2 else first + DAY * (10 * which + 9))
    if length <= 366:
        return Days(month_of(first.year, 1 + 4 * which).first, month_of(first.year, 4 + 4 * which).last)
    # a decade is the only thing longer than a year that has parts
    cuts = (0, 4, 7, 10)
    return Days(month_of(first.year + cuts[which], 1).first, month_of(first.year + cuts[which + 1] - 1, 12).last)


def halves(days: Days, which: int) -> Days | None:
    """The first (0) or second (1) half of a month, split after the 15th, or of a year."""
    first, last, length = days.first, days.last, days.length
    if first is None or last is None or length is None or length < 28:
        return None
    middle = first + DAY * 14 if length <= 31 else month_of(first.year, 6).last
    assert middle is not None
    return Days(first, middle) if which == 0 else Days(middle + DAY, last)


_FAR: Final = 300


def choose_of_years(candidates: Sequence[Days], day: datetime.date, way: Way | None) -> Days | None:
    """As `choose`, for a day that comes once a year: where the tense would look ten months away, the nearest is taken, since who
    means another year says so, and the verb that was heard may belong to something else."""
    chosen = choose(candidates, day, way)
    is_far = chosen is None or _distance(chosen, day) > _FAR
    return choose(candidates, day, None) if is_far else chosen


def _distance(days: Days, day: datetime.date) -> int:
    """How many days lie between a day and known days; 0 for a day among them."""
    assert days.first is not None
    assert days.last is not None
    return max((days.first - day).days, (day - days.last).days, 0)


def choose(candidates: Iterable[Days], day: datetime.date, way: Way | None) -> Days | None:
    """Of several days that words may mean: back, the last that has begun by a day; ahead, the first not over; else the nearest."""
    known = sorted((one for one in candidates if one.first and one.last), key=lambda one: (one.first, one.last))

    if way is Way.BACK:
        return next((one for one in reversed(known) if one.first and one.first <= day), None)
    if way is Way.AHEAD:
        return next((one for one in known if one.last and one.last >= day), None)
    # of two as near the one that is over, for news looks back
    return min(known, key=lambda one: (_distance(one, day), one.first is not None and one.first > day), default=None)
