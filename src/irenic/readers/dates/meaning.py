"""What words for days mean, before it is known which day they count from and which way their tense looks."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .calendar_days import OPEN, Days, Unit, Way

_LONGEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}


@dataclass(frozen=True)
class Reference:
    """What days are counted from."""

    day: datetime.date | None
    """The day of publication or of the statement; None where it is not known."""
    way: Way | None = None
    """Where the tense looks; None where no verb tells."""
    told: Sequence[Days] = ()
    """The days that the text has told so far, in its order."""

    def last_told(self, unit: Unit) -> Days | None:
        """The days told last that are no longer than a unit; None where none were."""
        return next((one for one in reversed(self.told) if one.length and one.length <= _LONGEST[unit]), None)


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


def relative(count: Callable[[datetime.date, Way | None], Days | None]) -> Meaning:
    """A meaning that counts from the day of publication and is unknown where that is."""
    return lambda near: OPEN if near.day is None else count(near.day, near.way)
