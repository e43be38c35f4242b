"""When and where a document says that it was published: in the line that it begins with, or in its masthead.

Only what stands there in full is found: a day without its year is no day, and a place is no outlet.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..model.proposal import Span
from .months import MONTHS

_HEAD: Final = 1200
_LINES: Final = 8
"""Within so many lines of text a head ends."""
_MONTH: Final = (
    rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' if len(month) > 3 else month for month in MONTHS)})\.?"
)
_DAY: Final = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})"
    rf"|{_MONTH.replace('month', 'month2')} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}}))\b",
    re.IGNORECASE,
)
_DASH: Final = r"\s*(?:[-–—]{1,2}|:)(?=\s|$)"
_PLACE: Final = r"(?:[A-ZÀ-Þ][\w’'./-]*(?:[ ,]+(?:[A-ZÀ-Þ][\w’'./-]*|of|the|and|al|el|de))*)"
_DATED: Final = re.compile(
    rf"^(?P<place>{_PLACE}(?:\s*\((?P<outlet>[A-ZÀ-Þ][^()\n\d]{{1,50}})\))?,\s*)(?P<date>.{{6,24}}?)"
    rf"(?:\s*\((?P<behind>[A-ZÀ-Þ][^()\n\d]{{1,50}})\))?{_DASH}"
)
"""A dateline: "OSTRAVEL, 14 May 2034 (Northern Wire) –"."""
_UNDATED: Final = re.compile(rf"^{_PLACE},?\s*\((?P<outlet>[A-ZÀ-Þ][^()\n\d]{{1,50}})\){_DASH}")
_ISSUING: Final = (
    r"wire|news|newspaper|times|post|herald|gazette|daily|agency|radio|tv|television|broadcasting|press|journal|tribune|"
    r"chronicle|observer|star|mail|courier|monitor|bulletin|review|weekly|telegraph|standard|dispatch|ministry|secretariat|"
    r"presidency|office|chancellery|embassy|headquarters|mission"
)
_MASTHEAD: Final = re.compile(
    rf"^(?:(?P<outlet>(?=[^\n]*\b(?:{_ISSUING})\b)[A-ZÀ-Þ][^\n|–—,:;.!?\d]{{2,60}}?)\s*[|–—,:·]\s*)?"
    r"(?:(?:published|updated|issued|posted|date|dated|live)\s*:?\s*(?:on\s+)?)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?P<date>\S[^\n]{5,22}?)\s*[.|]?$",
    re.IGNORECASE,
)
"""A line of its own: "Northern Wire, 14 May 2034", "Published: 14 May 2034"."""
_HEADED: Final = re.compile(
    r"^(?:live(?: (?:blog|updates?|coverage|ticker))?|published|updated|issued|posted|date|dated)\s*[:,–—-]\s*"
    r"(?P<date>\S[^\n–—|:]{5,22}?)\s*[–—|:-]\s",
    re.IGNORECASE,
)
"""A line that begins with a day and goes on with a title: "Live: 14 May 2034 – talks in Brack"."""
_NO_OUTLET: Final = re.compile(
    r"\b(?:said|says|told|tells|minutes|records?|transcript|agreement|accord|treaty|protocol|ceasefire|armistice|truce|"
    r"memorandum|resolution|draft|plan|text of|meeting|talks|signed|adopted|agreed)\b",
    re.IGNORECASE,
)
"""What a sentence has, or the title of a text of a day on which it need not have been published."""
_PLACED: Final = re.compile(
    rf"^(?P<place>{_PLACE}),\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?P<date>\S[^\n]{{5,22}}?)\.?$"
)
"""A line of its own below a title, or above all: "Port Sabel, 9 March 2031"."""
_TOP: Final = 3
"""Within so many lines such a line is of the whole document; further down it heads what happened on a day."""
_TITLE_OF_A_TEXT: Final = re.compile(
    r"^\W*(?:(?:[A-ZÀ-Þ][\w’'-]*|of|and|the|on|for) ){0,5}(?i:agreement|accord|treaty|protocol|memorandum|resolution|minutes|"
    r"records?|transcript|act|charter|armistice|truce|pact|convention|statute|declaration)\b"
    r"(?: (?:of|on|for|between|concerning|regarding)\b.*)?\W*$|^\W*(?i:text|draft) of\b"
)
"""What is of a place and a day on which it was signed or spoken, and need not have been published."""
_ISSUING_NAME: Final = re.compile(rf"\b(?:{_ISSUING})\b", re.IGNORECASE)
_TRANSLATED: Final = re.compile(r"\btranslat(?:ed|ion|or)\b", re.IGNORECASE)


class Dateline(NamedTuple):
    """What the head of a document says, and where."""

    span: Span
    published: datetime.date | None
    outlet: str | None


def dateline_of(text: str) -> Dateline | None:
    """The dateline or masthead of a text; None where it has none, or where two lines tell different days.

    The head of a translation may tell the day of what was said, and is left alone.
    """
    lines = list(_head(text))
    found = [one for line in lines if (one := _dated(text, line) or _in_masthead(text, line)) is not None]
    found = found or [one for one in [_under_a_title(text, lines)] if one is not None]
    if not found or _TRANSLATED.search(text[:600]):
        return None
    days = {one.published for one in found if one.published is not None}
    outlets = {one.outlet for one in found if one.outlet is not None}
    if len(days) > 1 or len(outlets) > 1:
        return None
    return max(found, key=lambda one: ((one.published is not None) + (one.outlet is not None), -one.span[0]))


def _head(text: str) -> Iterator[Span]:
    lines = 0
    for match in re.finditer(r"[^\n]+", text[:_HEAD]):
        if match[0].strip() and lines < _LINES:
            lines += 1
            yield match.span()


def _dated(text: str, line: Span) -> Dateline | None:
    """What a line says that begins with a dateline."""
    words = text[line[0] : min(line[1], line[0] + 160)]
    match = _DATED.match(words)
    day = None if match is None else _day(match["date"])
    if match is not None and day is not None:
        end = match.end("behind") + 1 if match["behind"] else match.end("date")
        return Dateline((line[0], line[0] + end), day, match["outlet"] or match["behind"])
    match = _UNDATED.match(words)
    if match is None or (match[0].endswith(":") and not _ISSUING_NAME.search(match["outlet"])):
        # "Orren (Marn): we reject it" is who speaks, and of whom
        return None
    return Dateline((line[0], line[0] + match.end("outlet") + 1), None, match["outlet"])


def _in_masthead(text: str, line: Span) -> Dateline | None:
    """What a line says that is a masthead: an outlet or an office with a day, or a day alone."""
    words = text[line[0] : line[1]]
    stripped = words.strip()
    start = line[0] + words.index(stripped)
    for pattern in (_MASTHEAD, _HEADED):
        match = pattern.match(stripped) if len(stripped) <= 100 else None
        day = None if match is None else _day(match["date"])
        if match is not None and day is not None:
            outlet = match.groupdict().get("outlet")
            return (
                None
                if outlet and _NO_OUTLET.search(outlet)
                else Dateline((start, start + match.end("date")), day, outlet)
            )
    return None


def _under_a_title(text: str, lines: Sequence[Span]) -> Dateline | None:
    """A place with a day on a line of its own, at the top of a report or a letter; of two of them neither tells."""
    placed = [(line, _PLACED.match(text[slice(*line)].strip())) for line in lines]
    told = [(line, match, day) for line, match in placed if match is not None and (day := _day(match["date"]))]
    if len(told) != 1 or told[0][0] not in lines[:_TOP]:
        return None
    line, match, day = told[0]
    above = [text[slice(*other)] for other in lines if other < line]
    if _NO_OUTLET.search(match["place"]) or any(map(_TITLE_OF_A_TEXT.search, above)):
        return None
    start = text.index(match[0], line[0])
    return Dateline((start, start + match.end("date")), day, None)


def _day(words: str) -> datetime.date | None:
    """The one day that words are, and nothing else."""
    match = _DAY.fullmatch(words.strip())
    if match is None:
        return None
    try:
        if match["iso"]:
            return datetime.date.fromisoformat(match["iso"])
        month = (match["month"] or match["month2"]).lower()[:3]
        number = next(at for at, name in enumerate(MONTHS, 1) if name[:3].lower() == month)
        return datetime.date(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
    except ValueError:
        return None
