"""Dates by the calendar: days of a month, months, years, feasts; what gives no year is the nearest in the tense's direction."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final

from ..months import WEEKDAY
from .calendar_days import DAY, OPEN, Days, Unit, Way, choose, choose_of_years, easter, make_day, month_of, one, year_of
from .meaning import Core, Meaning, Reference, by_tense, fixed
from .words import (
    DAY_NUMBER,
    HAPPENING,
    MONTH,
    ORDINAL,
    OWNER,
    SHORT_WEEKDAY,
    YEAR,
    month_number,
    noun_behind,
    ordinal_in,
    weekday_number,
    words_pattern,
)

_OF_A_YEAR: Final = rf"(?:,? (?:of )?(?P<year>{YEAR})\b| (?:of )?(?P<which>this|last|next|that|the same) year\b)?"
_WEEKDAY_BEFORE: Final = rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})(?:, ?| \(| )(?:the )?)?"
_NUMBER: Final = rf"(?:{DAY_NUMBER}|(?:the )?{ORDINAL}\b)"
_AND: Final = r"(?: ?[-–/] ?| (?:to|and|or|until|through) )(?:the )?"
_SEVERAL: Final = rf"(?P<first>{_NUMBER})(?:, {_NUMBER}){{0,5}},?{_AND}(?P<last>{_NUMBER})"
_DAY_FIRST: Final = words_pattern(
    rf"(?<![\d.,:/-])\b{_WEEKDAY_BEFORE}(?:the )?(?P<first>{_NUMBER})(?P<of> of)? (?P<month>{MONTH}){_OF_A_YEAR}",
    re.IGNORECASE,
)
_DAYS_FIRST: Final = words_pattern(
    rf"(?<![\d.,:/-])\b(?:the )?{_SEVERAL}(?P<of> of)? (?P<month>{MONTH}){_OF_A_YEAR}", re.IGNORECASE
)
_MONTH_FIRST: Final = words_pattern(
    rf"\b{_WEEKDAY_BEFORE}(?P<month>{MONTH}) (?P<first>{DAY_NUMBER}|the {_NUMBER})(?![,.]\d){_OF_A_YEAR}", re.IGNORECASE
)
_MONTH_FIRST_DAYS: Final = words_pattern(
    rf"\b(?P<month>{MONTH}) {_SEVERAL}(?![,.]\d)(?! {MONTH}){_OF_A_YEAR}", re.IGNORECASE
)
_YEAR_FIRST: Final = re.compile(r"(?<![\d/.-])((?:1[6-9]|20)\d\d)([-/.])(\d\d)\2(\d\d)(?!\d|[-/]\d)")
_YEAR_LAST: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2((?:1[6-9]|20)\d\d)(?!\d|[-/]\d)")
_FEASTS: Final[dict[str, Callable[[int], datetime.date]]] = {
    "christmas eve": lambda year: datetime.date(year, 12, 24),
    "christmas day": lambda year: datetime.date(year, 12, 25),
    "christmas": lambda year: datetime.date(year, 12, 25),
    "boxing day": lambda year: datetime.date(year, 12, 26),
    "new year's eve": lambda year: datetime.date(year, 12, 31),
    "new year's day": lambda year: datetime.date(year, 1, 1),
    "new year": lambda year: datetime.date(year, 1, 1),
    "may day": lambda year: datetime.date(year, 5, 1),
    "ash wednesday": lambda year: easter(year) - DAY * 46,
    "palm sunday": lambda year: easter(year) - DAY * 7,
    "maundy thursday": lambda year: easter(year) - DAY * 3,
    "good friday": lambda year: easter(year) - DAY * 2,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + DAY,
    "easter": easter,
    "pentecost": lambda year: easter(year) + DAY * 49,
}
_FEAST: Final = words_pattern(
    rf"\b(?:the )?(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})\b(?!'s\b){_OF_A_YEAR}", re.IGNORECASE
)
_OTHER_CALENDAR: Final = re.compile(r"\b(?:Orthodox|Coptic|Julian|Old|Chinese|Lunar|Jewish|Islamic)\s$", re.IGNORECASE)


def days_of_months(text: str) -> Iterator[Core]:
    """ "3 March", "March 3", "the third of March", "Monday, 3 March 2031", "22 and 23 March", "March 3–5, 2031"."""
    for pattern in (_DAY_FIRST, _DAYS_FIRST, _MONTH_FIRST, _MONTH_FIRST_DAYS):
        for match in pattern.finditer(text):
            if pattern in (_DAY_FIRST, _DAYS_FIRST) and not _is_day_first(match):
                continue
            if pattern is _MONTH_FIRST and _is_month_and_count(match):
                continue
            groups = match.groupdict()
            first, last = ordinal_in(match["first"]), ordinal_in(groups.get("last") or match["first"])
            weekday = weekday_number(groups["weekday"]) if groups.get("weekday") else None
            meaning = _days_of_month(match, month_number(match["month"]), first, last, weekday)
            if meaning is not None:
                yield Core(match.start(), match.end(), "day", meaning, has_ends="last" in groups)


def _is_day_first(match: re.Match[str]) -> bool:
    """No bare ordinal without "of" ("the first March round"), and no verb for a month ("30 march in the rain")."""
    spelled = not match["first"][-1].isdigit() and ordinal_in(match["first"]) and match["first"][0].isalpha()
    lower = match["month"].islower() and match["month"] in ("may", "march", "mar", "dec", "sept")
    return not (spelled and not match["of"]) and not (lower and not match["year"])


def _is_month_and_count(match: re.Match[str]) -> bool:
    """ "May I", "in March 30 soldiers deserted": "in" goes with a month alone, and a month written small may be a verb."""
    if match["month"].islower() and match["month"].rstrip(".") in ("may", "march", "mar", "dec", "sept"):
        return True
    before, after = match.string[max(0, match.start() - 4) : match.start()], match.string[match.end() : match.end() + 3]
    is_counted = re.match(r"\s[a-z]", after) is not None and match["first"].isdigit() and not match["year"]
    return is_counted and re.search(r"\b[Ii]n\s$", before) is not None


def _days_of_month(match: re.Match[str], month: int, first: int, last: int, weekday: int | None) -> Meaning | None:
    def of(year: int) -> Days | None:
        begin, end = make_day(year, month, first), make_day(year, month, last)
        return Days(begin, end) if begin and end and begin <= end else None

    if match["year"]:
        days = of(int(match["year"]))
        return fixed(days) if days else None
    # 29 February is a day of some year
    if of(2024) is None:
        return None

    if match["which"]:
        return _in_year(match["which"], of)

    def near(day: datetime.date, way: Way | None) -> Days | None:
        reach = 8 if (month, first) == (2, 29) else 1
        possible = [days for year in range(day.year - reach, day.year + reach + 1) if (days := of(year))]
        # the weekday that stands beside it tells the year
        fitting = [days for days in possible if days.first and days.first.weekday() == weekday]
        return choose_of_years(fitting or possible, day, None if fitting and len(fitting) < len(possible) else way)

    return by_tense(near)


def _in_year(which: str, of: Callable[[int], Days | None]) -> Meaning:
    """What lies in this, last or next year, or in the year told last ("of that year")."""
    word = which.lower().split()[-1]

    def meaning(near: Reference) -> Days | None:
        told = near.told.get(Unit.YEAR)
        if word in ("that", "same"):
            return of(told.first.year) if told and told.first else OPEN
        return of(near.day.year + {"last": -1, "this": 0, "next": 1}[word]) if near.day else OPEN

    return meaning


def days_in_figures(text: str) -> Iterator[Core]:
    """ "2031-03-11", "11.03.2031", "25/3/2031"; 3/11/2031 may be either day and stays unknown."""
    for match in _YEAR_FIRST.finditer(text):
        day = make_day(int(match[1]), int(match[3]), int(match[4]))
        if day is not None:
            yield Core(match.start(), match.end(), "day", fixed(one(day)))
    for match in _YEAR_LAST.finditer(text):
        left, right, year = int(match[1]), int(match[3]), int(match[4])
        british, american = make_day(year, right, left), make_day(year, left, right)
        # with full stops the day always goes before the month
        days = {british} if match[2] == "." else {british, american} - {None}
        day = next(iter(days)) if len(days) == 1 else None
        if days != {None} and days:
            yield Core(match.start(), match.end(), "day", fixed(one(day) if day else Days(None, None)))


def feasts(text: str) -> Iterator[Core]:
    """ "Christmas", "New Year's Eve", "Easter Monday 2031"."""
    for match in _FEAST.finditer(text):
        name = " ".join(match["feast"].lower().replace("’", "'").split())
        written_small = match["feast"].islower() or match["feast"].startswith("new Y")
        # a card and a party are of the season, a truce is of the day
        of_the_kind = text[match.end() : match.end() + 1] == "-" or (
            noun_behind(text, match.end()) and not HAPPENING.match(text, match.end())
        )
        if written_small or of_the_kind or _OTHER_CALENDAR.search(text, max(0, match.start() - 12), match.start()):
            continue
        on = _FEASTS[name]
        if match["year"]:
            yield Core(match.start(), match.end(), "day", fixed(one(on(int(match["year"])))))
        else:
            meaning = _in_year(match["which"], _once(on)) if match["which"] else by_tense(_yearly(on))
            yield Core(match.start(), match.end(), "day", meaning)


def _once(on: Callable[[int], datetime.date]) -> Callable[[int], Days]:
    return lambda year: one(on(year))


def _yearly(on: Callable[[int], datetime.date]) -> Callable[[datetime.date, Way | None], Days | None]:
    return lambda day, way: choose_of_years([one(on(day.year + shift)) for shift in (-1, 0, 1)], day, way)


_MONTH_ALONE: Final = words_pattern(
    rf"\b(?:(?P<near>this past|last|next|this|this coming) )?(?P<month>{MONTH}){_OF_A_YEAR}", re.IGNORECASE
)
_NAMES_TOO: Final = frozenset("april may june august march jan mar sept dec".split())
"""Names of people and other words among the months."""
_BEFORE_A_MONTH: Final = words_pattern(
    r"(?:\b(?:in|since|of|until|till|before|after|during|late|early|mid|through|throughout|between|by|from|for|as of|than|back to)"
    rf" |\bas |\bmid-|{MONTH}(?:[-–/]| (?:and|or|to|until|through) ))(?:the )?$",
    re.IGNORECASE,
)
_NO_MONTH: Final = re.compile(r"\b(?:every|each|any|\d\d?)\s$", re.IGNORECASE)
"""Before a month: "every March" is a habit, "30 February" no day at all."""
_OF_A_PERSON: Final = re.compile(r"\b(?:by|of|for|from|as)\s$", re.IGNORECASE)
_CAPITAL_BEHIND: Final = re.compile(r"\s[A-Z][a-z]")


def months(text: str) -> Iterator[Core]:
    """ "March", "March 2031", "March last year"; all the days of it."""
    for match in _MONTH_ALONE.finditer(text):
        if _is_month(match):
            number = month_number(match["month"])
            if match["year"]:
                meaning = fixed(month_of(int(match["year"]), number))
            elif match["which"]:
                meaning = _in_year(match["which"], _month_in(number))
            else:
                meaning = by_tense(_month_near(number, match["near"]))
            yield Core(match.start(), match.end(), "month", meaning)


def _is_month(match: re.Match[str]) -> bool:
    """Whether a month is meant: "march", "may" and "April" are other words and names too."""
    text, word = match.string, match["month"].lower().rstrip(".")
    before = text[max(0, match.start() - 24) : match.start()]
    if _NO_MONTH.search(before) or (match["month"].islower() and word in _NAMES_TOO):
        return False
    if match["near"] or match["which"] or match["year"]:
        return True
    is_doubtful = word in _NAMES_TOO or (len(word) < 5 and word != "july") or match["month"].islower()
    if not is_doubtful:
        return True
    if OWNER.search(before):
        return noun_behind(text, match.end())
    may_be_named = word in _NAMES_TOO and _OF_A_PERSON.search(before) and _CAPITAL_BEHIND.match(text, match.end())
    return _BEFORE_A_MONTH.search(before) is not None and not may_be_named


def _month_in(number: int) -> Callable[[int], Days]:
    return lambda year: month_of(year, number)


def _month_near(number: int, near: str | None) -> Callable[[datetime.date, Way | None], Days | None]:
    def count(day: datetime.date, way: Way | None) -> Days | None:
        word = " ".join((near or "").lower().split())
        if word == "this":
            return month_of(day.year, number)
        begin = month_of(day.year, day.month).first
        assert begin is not None
        if word in ("last", "this past"):
            return choose([month_of(day.year + shift, number) for shift in (-1, 0)], begin - DAY, Way.BACK)
        if word:
            return choose([month_of(day.year + shift, number) for shift in (0, 1, 2)], day + DAY * 31, Way.AHEAD)
        possible = [month_of(day.year + shift, number) for shift in (-1, 0, 1)]
        # "they agreed to meet in October" is over in November
        return choose_of_years(possible, day, way) if way is Way.AHEAD else choose(possible, day, way)

    return count


_YEARS: Final = words_pattern(rf"\b(?P<year>{YEAR})(?:[-–/](?P<last>{YEAR}|\d\d)\b)?(?![-–/]\d|:)(?!\d)")
_BEFORE_A_YEAR: Final = words_pattern(
    r"(?:\b(?:(?P<clear>in|since|during|throughout|early|late|mid|mid-|early in|late in|year|spring|summer|autumn|winter|fall|born|died|founded)"
    r"|(?P<less>of|until|till|by|from|before|after|between|through|to|for|than|around|about|circa|and|or)"
    r"|(?P<owned>the|an?|its|his|her|their|our|my|your|any))|(?P<of>'s|s')|(?P<copyright>©)) ?$",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\s?(?:GMT|UTC|[ECMP][SD]?T|hours|hrs?|local|h)\b", re.IGNORECASE)
_MANY: Final = re.compile(r"\s[a-z]+s\b")


def years(text: str) -> Iterator[Core]:
    """ "in 2031", "the 2031 accord", "2027–2031"; a number of anything else is none."""
    for match in _YEARS.finditer(text):
        first, last = int(match["year"]), match["last"]
        if last and len(last) == 2:
            last = match["year"][:2] + last if int(last) > max(12, first % 100) else None
            if last is None:
                continue
        if _is_year(text, match.start(), match.end()):
            end = int(last) if last else first
            days = Days(datetime.date(first, 1, 1), datetime.date(end, 12, 31))
            if first <= end:
                yield Core(match.start(), match.end(), "year", fixed(days), has_ends=bool(last))


def _is_year(text: str, start: int, end: int) -> bool:
    before = _BEFORE_A_YEAR.search(text, max(0, start - 16), start)
    if _CLOCK.match(text, end) or (end < len(text) and text[end] in "%°"):
        return False
    if before is None:
        return text[max(0, start - 1) : start] == "(" and text[end : end + 1] in (")", "–", "-")
    named = noun_behind(text, end)
    happens = HAPPENING.match(text, end) is not None
    # "in 2000 villages", "the 2050 fighters" count things, "the 2000 accord" is of a year
    counts = named and not happens and int(text[start : start + 4]) % 50 == 0
    if before["clear"] or before["copyright"]:
        return not counts
    if before["owned"] or before["of"]:
        begins_name = re.match(r"\s[A-Z]", text[end : end + 2]) is not None
        return happens or begins_name or (named and not counts and not _MANY.match(text, end))
    return not named


_DECADE: Final = re.compile(r"\b(?:the\s)?((?:1[6-9]|20)\d0)['’]?s\b", re.IGNORECASE)
_QUARTER: Final = words_pattern(rf"\bQ(?P<quarter>[1-4])(?: of)? (?P<year>{YEAR})\b")


def decades_and_quarters(text: str) -> Iterator[Core]:
    """ "the 1990s", "Q1 2031"."""
    for match in _DECADE.finditer(text):
        first = int(match[1])
        yield Core(match.start(), match.end(), "other", fixed(Days(year_of(first).first, year_of(first + 9).last)))
    for match in _QUARTER.finditer(text):
        year, month = int(match["year"]), 3 * int(match["quarter"]) - 2
        yield Core(
            match.start(),
            match.end(),
            "other",
            fixed(Days(month_of(year, month).first, month_of(year, month + 2).last)),
        )
