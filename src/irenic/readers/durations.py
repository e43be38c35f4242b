"""How many days an event takes that a day is only an end of: "in two days of clashes that ended on Tuesday"."""

import datetime
import re
from typing import Final

from ..model.dates import DateRange

_NUMBERS: Final = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_NUMBER: Final = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_ENDING: Final = re.compile(
    rf"\b{_NUMBER}(?: |-)(?:consecutive |straight )?days?\b[^.;]*\b(?:end(?:ed|ing)|conclud(?:ed|ing)|until|to)\s+(?:on\s+|late\s+)?\Z",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(
    rf"\b(?:{_NUMBER}[ -]day|of {_NUMBER.replace('<n>', '<m>')} days)\b[^.;]*"
    r"\b(?:begin(?:s|ning)?|start(?:s|ing)?|from|effective|as of|as from)\s+(?:(?:at|on|from)\s+)?"
    r"(?:(?:midnight|noon|dawn|\d{1,2}[:.]\d{2})\s+)?(?:on\s+)?\Z",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"\bsince (?:the |its |their |a )?(?:[\w’'-]+ ){1,5}(?:began|started|broke out|erupted|resumed|collapsed|expired|ended|fell apart)"
    r"(?: again)?\s+(?:in |on |early |late |earlier |last )*\Z",
    re.IGNORECASE,
)
_NIGHT_OF: Final = re.compile(r"\bnight of\s+(?:the\s+)?\Z", re.IGNORECASE)


def lasting(date: DateRange, before: str, kind: str) -> DateRange:
    """The days of an event of which a day is named, by the words before that day.

    A truce "of ten days, beginning on Wednesday" runs to the tenth day after; a night is of two days.
    """
    if date.start is not None and _SINCE.search(before):
        # "since the war began in 2034"
        return DateRange(start=date.start)
    if not date.is_day or date.start is None:
        return date
    if _NIGHT_OF.search(before):
        return DateRange(start=date.start, end=date.start + datetime.timedelta(days=1))
    if (match := _ENDING.search(before)) is not None:
        return DateRange(start=date.start - datetime.timedelta(days=_days(match["n"]) - 1), end=date.start)
    if kind == "RETREAT/ceasefire" and (match := _BEGINNING.search(before)) is not None:
        return DateRange(start=date.start, end=date.start + datetime.timedelta(days=_days(match["n"] or match["m"])))
    return date


def is_row_of_days(between: str) -> bool:
    """Whether the words between two days make them the ends of one event: "on Monday and Tuesday"."""
    return between.strip().lower() in ("and", "to", "until", "through", "–", "-")


def before(date: DateRange, days: int) -> DateRange:
    """What came up to so many days before: "hours after shells fell" is told of the day before, or of the day."""
    return date if date.start is None else DateRange(start=date.start - datetime.timedelta(days=days), end=date.end)


def _days(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]
