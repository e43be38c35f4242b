"""Dates in news English as intervals of calendar days, counted from the day of publication."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from ..model.dates import DateRange
from ..model.proposal import Span

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_DAY: Final = datetime.timedelta(days=1)

Resolve = Callable[[re.Match[str], datetime.date | None], DateRange | None]


class DateExpression(NamedTuple):
    """Words of a text that name days, and the days; neither end is known where the words alone do not say."""

    span: Span
    words: str
    date: DateRange


def date_expressions(text: str, published: datetime.date | None) -> list[DateExpression]:
    """Every expression for days in a text, in its order; where two overlap the longer one is taken.

    Without a day of publication only dates with a year are resolved; the others are given with both ends open.
    """
    found: list[DateExpression] = []
    taken: list[Span] = []
    for match, resolve in sorted(
        _matches(text), key=lambda pair: (-(pair[0].end() - pair[0].start()), pair[0].start())
    ):
        span = match.span()
        if any(span[0] < end and start < span[1] for start, end in taken):
            continue
        date = resolve(match, published)
        if date is not None:
            taken.append(span)
            found.append(DateExpression(span, match[0], date))
    return sorted(found)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Resolve]]:
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            yield match, resolve


def _one(day: datetime.date) -> DateRange:
    return DateRange(start=day, end=day)


def _make(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def _absolute(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    month, day, year = _month(match["month"]), int(match["day"]), match["year"]
    if year:
        made = _make(int(year), month, day)
        return _one(made) if made else None
    if published is None:
        return DateRange() if _make(2024, month, day) else None
    # without a year the nearest such day is meant, and news mostly looks back
    near = [made for year in (-1, 0, 1) if (made := _make(published.year + year, month, day))]
    return _one(min(near, key=lambda made: (abs((made - published).days), made > published))) if near else None


def _iso(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    del published
    made = _make(int(match["year"]), int(match["month"]), int(match["day"]))
    return _one(made) if made else None


def _month_of_year(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    del published
    return _whole_month(int(match["year"]), _month(match["month"]))


def _whole_month(year: int, month: int) -> DateRange:
    first = datetime.date(year, month, 1)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return DateRange(start=first, end=following - _DAY)


def _weekday(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    if published is None:
        return DateRange()
    wanted = _WEEKDAYS.index(match["weekday"].lower())
    back = (published.weekday() - wanted) % 7
    before = re.split(r"[.!?;\n]", match.string[max(0, match.start() - 100) : match.start()])[-1]
    which = (match["which"] or "").lower()
    if which == "this" and wanted > published.weekday():
        return _one(published + _DAY * (wanted - published.weekday()))
    if which in ("", "this") and _AHEAD.search(before):
        return _one(published + _DAY * ((wanted - published.weekday()) % 7))
    if (match["which"] or "").lower() in ("next", "this coming", "coming"):
        return _one(published + _DAY * ((wanted - published.weekday()) % 7 or 7))
    if (match["which"] or "").lower() == "last" and back == 0:
        back = 7
    return _one(published - _DAY * back)


def _near_day(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    if published is None:
        return DateRange()
    word = match[0].lower()
    if "overnight" in word or "last night" in word:
        return DateRange(start=published - _DAY, end=published)
    shift = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return _one(published + _DAY * shift)


def _week(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    if published is None:
        return DateRange()
    monday = published - _DAY * published.weekday()
    which, part = match["which"].lower(), (match["part"] or "").lower()
    monday += _DAY * {"this": 0, "last": -7, "next": 7}[which]
    if which == "this" and part == "earlier":
        return DateRange(start=monday, end=published)
    if which == "this" and part == "later":
        return DateRange(start=published, end=monday + _DAY * 6)
    return DateRange(start=monday, end=monday + _DAY * 6)


def _month_near(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    if published is None:
        return DateRange()
    shift = {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
    if match["unit"].lower() == "year":
        year = published.year + shift
        return DateRange(start=datetime.date(year, 1, 1), end=datetime.date(year, 12, 31))
    number = published.year * 12 + published.month - 1 + shift
    month = _whole_month(number // 12, number % 12 + 1)
    if shift == 0 and (match["part"] or "").lower() == "earlier":
        return DateRange(start=month.start, end=published)
    return month


def _around_now(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    if published is None:
        return DateRange()
    ahead = match["which"].lower() in ("coming", "next few", "next")
    return DateRange(start=published) if ahead else DateRange(end=published)


def _ago(match: re.Match[str], published: datetime.date | None) -> DateRange | None:
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _NUMBERS[word]
    if published is None:
        return DateRange()
    unit = match["unit"].lower()
    if unit == "day":
        return _one(published - _DAY * number)
    if unit == "week":
        monday = published - _DAY * (published.weekday() + 7 * number)
        return DateRange(start=monday, end=monday + _DAY * 6)
    if unit == "year":
        year = published.year - number
        return DateRange(start=datetime.date(year, 1, 1), end=datetime.date(year, 12, 31))
    months = published.year * 12 + published.month - 1 - number
    return _whole_month(months // 12, months % 12 + 1)


_AHEAD: Final = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)? ?(?:to|due to|set to|expected to|scheduled (?:to|for)|planned for)) (?!have\b)\w*",
    re.IGNORECASE,
)
_M: Final = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_W: Final = "|".join(name.capitalize() for name in _WEEKDAYS)
_RULES: Final[tuple[tuple[re.Pattern[str], Resolve], ...]] = tuple(
    (re.compile(pattern, flags), resolve)
    for pattern, flags, resolve in (
        (r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", 0, _iso),
        (rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_M}(?:,? (?P<year>(?:19|20)\d\d))?\b", 0, _absolute),
        (rf"\b{_M} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!,?\d)(?:, (?P<year>(?:19|20)\d\d)\b)?", 0, _absolute),
        (rf"\b{_M},? (?P<year>(?:19|20)\d\d)\b", 0, _month_of_year),
        (
            rf"\b(?:(?:late|early|earlier) )?(?:on )?(?:(?P<which>last|next|this coming|coming|this) )?(?P<weekday>{_W})"
            r"(?: (?:morning|afternoon|evening|night))?\b",
            0,
            _weekday,
        ),
        (
            r"\b(?:(?:late|early|earlier|later) )?(?:today|yesterday|tomorrow|tonight|overnight|last night)(?: (?:morning|afternoon|evening|night))?\b",
            re.IGNORECASE,
            _near_day,
        ),
        (r"\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE, _near_day),
        (r"\b(?:(?P<part>earlier|later) )?(?P<which>this|last|next) week\b", re.IGNORECASE, _week),
        (
            r"\b(?:(?P<part>earlier|later) )?(?P<which>this|last|next) (?P<unit>month|year)\b",
            re.IGNORECASE,
            _month_near,
        ),
        (
            r"\bin (?:the )?(?P<which>coming|recent|past few|next few|last few) (?:days|weeks|months)\b",
            re.IGNORECASE,
            _around_now,
        ),
        (
            rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s? (?:ago|earlier)\b",
            re.IGNORECASE,
            _ago,
        ),
    )
)
