"""Parts of the days that words name: early June, the second week of October, the end of the month, the week of 7 March."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ..months import WEEKDAY
from .calendar_days import DAY, OPEN, Days, day_after, halves, month_of, third, unit_of, week_of, weekend_of
from .meaning import Core, Meaning, Reference
from .words import NUMBER, ORDINAL, number_in, ordinal_in, unit_in, weekday_number, words_pattern

_WINDOW: Final = 60
Change = Callable[[Days, Reference], Days | None]

_THIRD: Final = words_pattern(
    r"\b(?:(?P<early>early|the (?:beginning|start|first (?:days|weeks)) of)|(?P<mid>mid|the middle of)|(?P<late>late|the (?:last|final|closing) (?:days|weeks) of)"
    r"|(?P<end>(?:the )?end of)|(?P<earlier>earlier)|(?P<later>later))(?P<join>-| (?:(?:in|on) )?(?:the )?)$",
    re.IGNORECASE,
)
_ENDS: Final = words_pattern(r"'s(?: |-)end\b|-end\b", re.IGNORECASE)
_PIECE: Final = words_pattern(
    rf"\b(?:the )?(?:(?P<which>last|final|{ORDINAL}) (?:(?P<number>{NUMBER}) (?P<units>day|week|month)s"
    rf"|(?P<unit>week|half|quarter|third|weekend|{WEEKDAY}))) (?:of|in) (?:the (?=$))?$",
    re.IGNORECASE,
)
_WEEK_OF: Final = words_pattern(
    r"\b(?:(?:the )?week (?:(?P<begin>of|beginning|starting|from)|(?P<end>ending|to))|(?P<weekend>(?:the )?weekend of)"
    r"|(?P<eve>the eve of)) (?:on )?$",
    re.IGNORECASE,
)
_COUNTED: Final = words_pattern(
    rf"\b(?:(?P<number>{NUMBER}) (?P<unit>day|week|month|year)s?|(?P<day>the day)) (?P<side>before|after) $",
    re.IGNORECASE,
)


def with_parts(text: str, core: Core) -> Core:
    """The core with the words before it that name a part of it, or a week or a count beside it."""
    for _ in range(3):
        before = text[max(0, core.start - _WINDOW) : core.start]
        found = _part(before, core)
        if found is None:
            break
        length, change = found
        core = replace(core, start=core.start - length, meaning=_changed(core.meaning, change), needs_part=False)
    behind = _ENDS.match(text, core.end) if core.kind in ("other", "year") else None
    if behind is not None:
        core = replace(core, end=behind.end(), meaning=_changed(core.meaning, _last_third), needs_part=False)
    return core


def _changed(meaning: Meaning, change: Change) -> Meaning:
    def changed(near: Reference) -> Days | None:
        days = meaning(near)
        return days if days is None or days == OPEN else change(days, near)

    return changed


def _part(before: str, core: Core) -> tuple[int, Change] | None:
    match = _THIRD.search(before)
    if match is not None and not (match["mid"] and match["mid"].lower() == "mid" and core.kind == "weekday"):
        return len(before) - match.start(), _third_by(match)
    match = _PIECE.search(before)
    if match is not None:
        return len(before) - match.start(), _piece(match)
    match = _WEEK_OF.search(before)
    if match is not None:
        return len(before) - match.start(), _week_of(match)
    match = _COUNTED.search(before)
    if match is not None and core.kind == "day":
        return len(before) - match.start(), _counted(match)
    return None


def _last_third(days: Days, near: Reference) -> Days:
    del near
    return third(days, 2)


def _third_by(match: re.Match[str]) -> Change:
    def change(days: Days, near: Reference) -> Days | None:
        day, begins, ends = near.day, days.first, days.last
        if match["earlier"] or match["later"]:
            # only what the day of publication lies in has an earlier part that ends with it
            if day is None or begins is None or ends is None or not begins <= day <= ends:
                return days
            return Days(begins, day) if match["earlier"] else Days(day, ends)
        return third(days, 0 if match["early"] else 1 if match["mid"] else 2)

    return change


def _piece(match: re.Match[str]) -> Change:
    which = match["which"].lower()
    is_last = which in ("last", "final")
    number = 0 if is_last else ordinal_in(which)

    def change(days: Days, near: Reference) -> Days | None:
        del near
        first, last, length = days.first, days.last, days.length
        if first is None or last is None or length is None or length < 7:
            return None
        if match["units"]:
            count, unit = number_in(match["number"]), unit_in(match["units"])
            if number > 1:
                return None
            if is_last:
                return Days(day_after(last + DAY, -count, unit), last)
            return Days(first, min(last, day_after(first, count, unit) - DAY))
        unit_word = match["unit"].lower()
        if unit_word == "half":
            return halves(days, 1 if is_last else number - 1) if is_last or number < 3 else None
        if unit_word in ("quarter", "third"):
            parts = 4 if unit_word == "quarter" else 3
            index = parts if is_last else number
            return _of_a_year(days, 12 // parts, index) if index <= parts else None
        if unit_word == "week":
            begin = last - DAY * 6 if is_last else first + DAY * 7 * (number - 1)
            return Days(begin, min(last, begin + DAY * 6)) if begin <= last and length > 7 else None
        wanted = 5 if unit_word == "weekend" else weekday_number(unit_word)
        begin = first + DAY * ((wanted - first.weekday()) % 7 + 7 * (number - 1))
        if is_last:
            begin = last - DAY * ((last.weekday() - wanted) % 7)
        return Days(begin, begin + DAY * (unit_word == "weekend")) if first <= begin <= last else None

    return change


def _of_a_year(days: Days, months: int, index: int) -> Days | None:
    if days.first is None or days.length not in (365, 366):
        return None
    begin = months * (index - 1) + 1
    return Days(month_of(days.first.year, begin).first, month_of(days.first.year, begin + months - 1).last)


def _week_of(match: re.Match[str]) -> Change:
    def change(days: Days, near: Reference) -> Days | None:
        del near
        if days.first is None or days.last is None:
            return None
        if match["eve"]:
            return Days(days.first - DAY, days.first - DAY)
        if match["end"]:
            return Days(days.last - DAY * 6, days.last)
        return weekend_of(days.first) if match["weekend"] else week_of(days.first)

    return change


def _counted(match: re.Match[str]) -> Change:
    number = 1 if match["day"] else number_in(match["number"])
    unit = unit_in("day" if match["day"] else match["unit"])

    def change(days: Days, near: Reference) -> Days | None:
        del near
        if match["side"].lower() == "before":
            return unit_of(days.first, unit, -number) if days.first else None
        return unit_of(days.last, unit, number) if days.last else None

    return change
