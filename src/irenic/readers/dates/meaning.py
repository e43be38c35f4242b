"""What words for days mean, before it is known which day they count from and which way their tense looks."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from .calendar_days import OPEN, Days, Unit, Way

# "the next day" follows two days that were told together, but not a week
_LONGEST: Final = {Unit.DAY: 3, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}
Tense = Callable[[], Way | None]
"""Where the verb looks, found only when it is asked for; None where no verb tells."""


def no_tense() -> Way | None:
    """No verb tells."""
    return None


def past() -> Way | None:
    """What lies behind."""
    return Way.BACK


def future() -> Way | None:
    """What lies ahead."""
    return Way.AHEAD


@dataclass(frozen=True)
class Reference:
    """What days are counted from."""

    day: datetime.date | None
    """The day of publication or of the statement; None where it is not known."""
    tense: Tense = no_tense
    told: Mapping[Unit, Days] = field(default_factory=dict)
    """The days that the text told last, of those that are about as short as a unit."""


def tell(told: dict[Unit, Days], days: Days) -> None:
    """Remember days as those told last; days with an open end cannot be counted from."""
    for unit, longest in _LONGEST.items():
        if days.length is not None and days.length <= longest:
            told[unit] = days


Meaning = Callable[[Reference], Days | None]
"""The days; None where the words name none after all."""


@dataclass(frozen=True)
class Core:
    """The words that name days, without what moves an end of them."""

    start: int
    end: int
    kind: Literal["day", "weekday", "month", "year", "other"]
    meaning: Meaning
    has_ends: bool = False
    """Whether it is a first and a last day already ("3–5 March"), so that no "from" opens it."""
    needs_part: bool = False
    """Whether it is a date only with a word for a part of it before it ("the end of the month")."""


Rule = Callable[[str], Iterator[Core]]
"""Finds the cores of one kind in a text."""


def fixed(days: Days) -> Meaning:
    """A meaning that counts from nothing."""
    return lambda _: days


def from_the_day(count: Callable[[datetime.date], Days | None]) -> Meaning:
    """A meaning that counts from the day of publication and is unknown where that is."""
    return lambda near: OPEN if near.day is None else count(near.day)


def by_tense(count: Callable[[datetime.date, Way | None], Days | None]) -> Meaning:
    """A meaning that counts from the day of publication in the direction of the tense."""
    return lambda near: OPEN if near.day is None else count(near.day, near.tense())
