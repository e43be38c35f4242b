"""Dates that count from the day of publication, or from the day told last: weekdays, yesterday, last week, three days ago."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final

from ..months import WEEKDAY
from .calendar_days import DAY, OPEN, Days, Unit, Way, choose, day_after, month_of, one, unit_of, weekend_of
from .meaning import Core, Meaning, Reference, by_tense, from_the_day
from .words import (
    NUMBER,
    ORDINAL,
    PART_OF_DAY,
    SHORT_WEEKDAY,
    UNIT,
    number_in,
    ordinal_in,
    unit_in,
    weekday_number,
    words_pattern,
)

_TIME_OF_DAY: Final = rf"(?: {PART_OF_DAY})?"
_WEEKDAYS: Final = words_pattern(
    rf"\b(?:(?P<which>last|next|this coming|the coming|coming|this past|past|this|the following|the next|the previous|the preceding) )?"
    rf"(?P<weekday>{WEEKDAY})\b(?:,? the (?P<number>\d\d?)(?:st|nd|rd|th)\b)?{_TIME_OF_DAY}"
    r"(?: (?:of )?(?P<week>last|this|next) week\b| (?P<fortnight>week)\b(?!-))?",
    re.IGNORECASE,
)
_NO_DAY: Final = re.compile(
    r"\b(?:every|each|any|some|one|most|bloody|black|super|cyber|holy|shrove|all|second|other)\s$", re.IGNORECASE
)
_ANY_DAY: Final = re.compile(r"\ban?\s$", re.IGNORECASE)
_WHEN_TOLD: Final = {"following": 1, "next": 1, "previous": -1, "preceding": -1}


def weekdays(text: str) -> Iterator[Core]:
    """ "Thursday", "last Friday", "next Tuesday night", "Monday of last week"."""
    for match in _WEEKDAYS.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        behind = text[match.end() : match.end() + 2]
        # "on a Friday" is some Friday, "a Friday deadline" is this one's
        if _NO_DAY.search(before) or (_ANY_DAY.search(before) and not re.match(r"\s[a-z]", behind)):
            continue
        yield Core(match.start(), match.end(), "weekday", _weekday(match))


def _weekday(match: re.Match[str]) -> Meaning:
    wanted, week = weekday_number(match["weekday"]), (match["week"] or "").lower()
    which = " ".join((match["which"] or "").lower().split())
    told = _WHEN_TOLD.get(which.removeprefix("the ")) if which.startswith("the ") else None
    if told is not None:

        def from_told(near: Reference) -> Days:
            days = near.told.get(Unit.WEEK)
            if days is None or days.first is None or days.last is None:
                return OPEN
            return one(_next(days.last, wanted, 1) if told > 0 else _last(days.first - DAY, wanted))

        return from_told

    def count(day: datetime.date, way: Way | None) -> Days | None:
        monday = day - DAY * day.weekday()
        if week:
            return one(monday + DAY * (wanted + {"last": -7, "this": 0, "next": 7}[week]))
        if match["fortnight"]:
            return one(_next(day, wanted, 1) + DAY * 7)
        if match["number"]:
            days = [month_of(day.year, day.month + shift).first for shift in range(-12, 13)]
            possible = [first + DAY * (int(match["number"]) - 1) for first in days if first is not None]
            fitting = [
                one(found) for found in possible if found.day == int(match["number"]) and found.weekday() == wanted
            ]
            return choose(fitting, day, way)
        match which:
            case "last" | "this past" | "past":
                return one(_last(day - DAY, wanted))
            case "next":
                return one(monday + DAY * (7 + wanted))
            case "coming" | "this coming" | "the coming":
                return one(_next(day, wanted, 1))
            case "this":
                in_week = monday + DAY * wanted
                return one(_next(day, wanted, 0) if way is Way.AHEAD else in_week)
        return one(_next(day, wanted, 0) if way is Way.AHEAD else _last(day, wanted))

    return by_tense(count)


def _last(day: datetime.date, weekday: int) -> datetime.date:
    """The last such weekday up to and with a day."""
    return day - DAY * ((day.weekday() - weekday) % 7)


def _next(day: datetime.date, weekday: int, least: int) -> datetime.date:
    """The first such weekday at least so many days on."""
    return day + DAY * (least + (weekday - day.weekday() - least) % 7)


_NEAR_DAYS: Final = words_pattern(
    rf"\b(?:the day before yesterday|the day after tomorrow|(?:yesterday|tomorrow){_TIME_OF_DAY}|today|tonight|last night"
    rf"|the night before last|this (?:morning|afternoon|evening)|overnight (?:in)?to (?P<morning>{WEEKDAY})|overnight(?! (?:from|between)\b))\b",
    re.IGNORECASE,
)
_FOR_EVER: Final = re.compile(r"\s(?:and|or)\s(?:for\s?ever|always|every\sday)", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w’']*\s$")


def near_days(text: str) -> Iterator[Core]:
    """ "yesterday", "tomorrow night", "overnight", "last night", "the day before yesterday"."""
    for match in _NEAR_DAYS.finditer(text):
        is_name = match[0] == "Today" and _NAME_BEFORE.search(text, max(0, match.start() - 20), match.start())
        if is_name or _FOR_EVER.match(text, match.end()):
            continue
        yield Core(match.start(), match.end(), "other", by_tense(_near_day(match)))


def _near_day(match: re.Match[str]) -> Callable[[datetime.date, Way | None], Days | None]:
    words = " ".join(match[0].lower().split())

    def count(day: datetime.date, way: Way | None) -> Days | None:
        if match["morning"]:
            wanted = weekday_number(match["morning"])
            morning = _next(day, wanted, 0) if way is Way.AHEAD else _last(day, wanted)
            return Days(morning - DAY, morning)
        if words == "overnight":
            return Days(day, day + DAY) if way is Way.AHEAD else Days(day - DAY, day)
        if words in ("the day before yesterday", "the night before last"):
            return one(day - DAY * 2)
        if words == "the day after tomorrow":
            return one(day + DAY * 2)
        back = words.startswith(("yesterday", "last"))
        return one(day + DAY * (-1 if back else 1 if words.startswith("tomorrow") else 0))

    return count


_UNITS: Final = words_pattern(
    r"\b(?P<which>this|last|next|the current|the) (?P<unit>weekend|week|month|year)\b(?!-)", re.IGNORECASE
)
_WEEKEND: Final = words_pattern(r"\bweekend\b(?!-)", re.IGNORECASE)
_UNIT_END: Final = words_pattern(r"\b(?P<unit>week|month|year)(?='s(?: |-)end\b|-end\b)", re.IGNORECASE)
_SOME: Final = re.compile(r"\b(?:an?|every|each|per|one|long|any|some|most|of\sthe)\s$", re.IGNORECASE)


def units(text: str) -> Iterator[Core]:
    """ "this week", "last month", "next year", "the weekend"; "the month" is a date only in "the end of the month"."""
    for match in _UNITS.finditer(text):
        which, unit = " ".join(match["which"].lower().split()), match["unit"].lower()
        shift = {"last": -1, "next": 1}.get(which, 0)
        weak = which == "the" and unit != "weekend"
        # "the last week of March" is a part of March
        if not weak and re.match(r"\sof\b", text[match.end() : match.end() + 4]):
            continue
        if weak and re.match(r"\s(?:since|before|after|of|that|to)\b", text[match.end() : match.end() + 8]):
            continue
        if unit == "weekend":
            meaning = by_tense(_weekend(shift, told=which in ("this", "last", "next")))
        else:
            meaning = from_the_day(_unit(unit_in(unit), shift))
        yield Core(match.start(), match.end(), "other", meaning, needs_part=weak)
    # "by year's end" is the end of this year
    for match in _UNIT_END.finditer(text):
        yield Core(match.start(), match.end(), "other", from_the_day(_unit(unit_in(match["unit"]), 0)), needs_part=True)
    for match in _WEEKEND.finditer(text):
        if not _SOME.search(text, max(0, match.start() - 8), match.start()):
            yield Core(match.start(), match.end(), "other", by_tense(_weekend(0, told=False)))


def _unit(unit: Unit, shift: int) -> Callable[[datetime.date], Days]:
    return lambda day: unit_of(day, unit, shift)


def _weekend(shift: int, *, told: bool) -> Callable[[datetime.date, Way | None], Days | None]:
    def count(day: datetime.date, way: Way | None) -> Days | None:
        if told:
            return weekend_of(day + DAY * 7 * shift)
        weekends = [weekend_of(day + DAY * 7 * weeks) for weeks in (-1, 0, 1)]
        return choose(weekends, day, way or Way.BACK)

    return count


_AGO: Final = words_pattern(
    rf"(?<![\d.,])(?<!half\s)\b(?:(?P<number>{NUMBER})|a few|several|some|many) (?P<unit>{UNIT}|fortnight)s? ago\b(?P<today> (?:today|to the day)\b)?",
    re.IGNORECASE,
)
_LONG_AGO: Final = words_pattern(r"\b(?:days|weeks|months) ago\b", re.IGNORECASE)
_FROM_NOW: Final = words_pattern(
    rf"(?<![\d.,])\b(?:in )?(?P<number>{NUMBER}) (?P<unit>{UNIT})s?(?: from (?:now|today)\b|'s? time\b)", re.IGNORECASE
)


def counted_from_now(text: str) -> Iterator[Core]:
    """ "three days ago", "two weeks ago", "in three weeks' time"; a week, month or year ago is all its days."""
    for pattern, sign in ((_AGO, -1), (_LONG_AGO, -1), (_FROM_NOW, 1)):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if not groups.get("number"):
                meaning = from_the_day(lambda day: Days(None, day))
            else:
                unit, number = _counted(match)
                meaning = from_the_day(_from_now(sign * number, unit, exactly=bool(groups.get("today"))))
            yield Core(match.start(), match.end(), "other", meaning)


def _counted(match: re.Match[str]) -> tuple[Unit, int]:
    number = number_in(match["number"])
    return (Unit.WEEK, 2 * number) if match["unit"].lower() == "fortnight" else (unit_in(match["unit"]), number)


def _from_now(number: int, unit: Unit, *, exactly: bool) -> Callable[[datetime.date], Days]:
    def count(day: datetime.date) -> Days:
        return one(day_after(day, number, unit)) if exactly else unit_of(day, unit, number)

    return count


_SPAN: Final = words_pattern(
    r"\b(?:the )?(?:(?P<back>past|last)|(?P<ahead>next|coming)) "
    rf"(?:(?:(?P<number>{NUMBER}) )?(?P<unit>{UNIT}|hour)(?P<plural>s)?|(?P<vague>few|several|couple of)(?: {UNIT})s)\b(?!-)",
    re.IGNORECASE,
)
_AROUND_NOW: Final = words_pattern(
    rf"\bin recent {UNIT}s\b|\brecent (?:days|weeks|months|years)\b|\bin the (?P<coming>coming) (?:days|weeks|months|years)\b"
    r"|\b(?:the )?(?P<ahead>days|weeks|months|years) (?:ahead(?! of)|to come)\b",
    re.IGNORECASE,
)
_OF_SOMETHING: Final = re.compile(r"\s(?:of|before|in\soffice|that)\b")


def spans_around_now(text: str) -> Iterator[Core]:
    """ "the past three days", "the next two weeks", "in the coming days", "in recent weeks"."""
    for match in _SPAN.finditer(text):
        many, number, unit = bool(match["plural"] or match["vague"]), match["number"], (match["unit"] or "day").lower()
        near = match["back"] or match["ahead"]
        # "last week" is a week of the calendar, "the last week" are seven days
        is_calendar = (
            not (many or number) and near.lower() in ("last", "next") and match[0].lower().startswith(near.lower())
        )
        is_a_day = unit in ("day", "hour") and not (many or number)
        vague_hours = unit == "hour" and not (number or "").isdigit()
        if _OF_SOMETHING.match(text, match.end()) or is_calendar or is_a_day or vague_hours:
            continue
        count = number_in(number) if number else 0 if many else 1
        if unit == "hour":
            count, unit = -(-count // 24), "day"
        meaning = from_the_day(_stretch(count, unit_in(unit), forward=bool(match["ahead"])))
        yield Core(match.start(), match.end(), "other", meaning)
    for match in _AROUND_NOW.finditer(text):
        forward = bool(match["coming"] or match["ahead"])
        yield Core(match.start(), match.end(), "other", from_the_day(_stretch(0, Unit.DAY, forward=forward)))


def _stretch(number: int, unit: Unit, *, forward: bool) -> Callable[[datetime.date], Days]:
    """From the day on, or up to it; where a number is given, so many units."""

    def count(day: datetime.date) -> Days:
        if forward:
            return Days(day, day_after(day, number, unit) if number else None)
        return Days(day_after(day, -number, unit) if number else None, day)

    return count


_PUNCTUATION: Final = r"(?=[.,;:!?)”’\"–—]| (?:and|but|in|at|by|had)\b|\s*$)"
_SHIFT: Final = words_pattern(
    rf"(?<![\d.,])(?<!half\s)\b(?P<number>{NUMBER}) (?P<unit>{UNIT}|fortnight)s? (?:(?P<earlier>earlier|previously)|later|(?P<before>before|after){_PUNCTUATION})\b(?! than\b)",
    re.IGNORECASE,
)
_NEXT: Final = words_pattern(
    rf"\b(?:(?P<which>the next|the following|the previous|the preceding|the same|that same|that very|that) (?P<unit>day|{PART_OF_DAY}|week|month|year)\b(?!-)"
    rf"|the (?P<other>day|night|evening|week|month|year) (?P<side>before|after){_PUNCTUATION})(?! of\b)",
    re.IGNORECASE,
)


def counted_from_told(text: str) -> Iterator[Core]:
    """ "two days earlier", "the next day", "the week before", "the same day": counted from the day told last."""
    for match in _SHIFT.finditer(text):
        unit, number = _counted(match)
        back = bool(match["earlier"]) or (match["before"] or "").lower() == "before"
        yield Core(match.start(), match.end(), "other", _from_told(-number if back else number, unit))
    for match in _NEXT.finditer(text):
        word = (match["unit"] or match["other"]).lower()
        unit = Unit(word) if word in ("week", "month", "year") else Unit.DAY
        if match["which"]:
            which = match["which"].lower().split()[-1]
            # "over the next week" counts from the day of publication
            if which == "next" and unit is not Unit.DAY:
                continue
            number = _WHEN_TOLD.get(which, 0)
        else:
            number = -1 if match["side"].lower() == "before" else 1
        yield Core(match.start(), match.end(), "other", _from_told(number, unit))


def _from_told(number: int, unit: Unit) -> Meaning:
    def meaning(near: Reference) -> Days:
        days = near.told.get(unit)
        if days is None or days.first is None or days.last is None:
            return OPEN
        if unit is not Unit.DAY:
            return unit_of(days.first, unit, number)
        if abs(number) == 1:
            return one(days.first - DAY if number < 0 else days.last + DAY)
        # two days before one night are two days
        return Days(days.first + DAY * number, days.last + DAY * number)

    return meaning


_NTH: Final = words_pattern(
    rf"\b(?P<weekday>(?:{WEEKDAY}|{SHORT_WEEKDAY}),? )?the (?P<number>\d\d?(?:st|nd|rd|th)|{ORDINAL})\b(?!-|')"
    r"(?: of (?P<month>this|last|next|the same|the) month\b)?",
    re.IGNORECASE,
)
_ON: Final = re.compile(
    r"\b(?:on|by|before|until|till|since|from|after|to|than|of|for|around|and|between)\s$", re.IGNORECASE
)
_MARK_BEFORE: Final = re.compile(r"[–—(:]\s?$")
_NOTHING_NAMED: Final = re.compile(
    r"\s?[.,;:!?)”’\"–—…]|\s*$|\s\n"
    r"|\s(?:and|or|but|a|an|the|when|that|to|with|at|in|as|because|while|if|by|he|she|it|they|we|I|who|this|there|no|not|was|were|is|had|"
    r"two|three|four|five|six|seven|eight|nine|ten|both|some|all|his|her|their|our|its|for|after|before|until)\b"
)


def days_of_this_month(text: str) -> Iterator[Core]:
    """ "on the 14th", "before the twentieth", "the 3rd of next month"; no floors, brigades or drafts."""
    for match in _NTH.finditer(text):
        number = ordinal_in(match["number"])
        if not 1 <= number <= 31:
            continue
        month = " ".join((match["month"] or "").lower().split())
        if not month:
            before = text[max(0, match.start() - 10) : match.start()]
            spelled = not match["number"][0].isdigit()
            # "the second", "the fifth" are mostly the second and the fifth of some things
            if spelled and (number < 13 or not re.search(r"\b(?:on|since|until|before|by)\s$", before, re.IGNORECASE)):
                continue
            placed = _ON.search(before) or _MARK_BEFORE.search(before) or match["weekday"]
            if not placed or not _NOTHING_NAMED.match(text, match.end()):
                continue
        yield Core(match.start(), match.end(), "day", by_tense(_nth(number, month)))


def _nth(number: int, month: str) -> Callable[[datetime.date, Way | None], Days | None]:
    def count(day: datetime.date, way: Way | None) -> Days | None:
        shifts = {"": range(-2, 3), "last": [-1], "next": [1]}.get(month, [0])
        firsts = [month_of(day.year, day.month + shift).first for shift in shifts]
        days = [first + DAY * (number - 1) for first in firsts if first]
        possible = [one(found) for found in days if found.day == number]
        return choose(possible, day, way) if not month else (possible[0] if possible else None)

    return count
