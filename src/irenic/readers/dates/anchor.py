"""The day that a text's dates count from: that of publication, or in a translation the day on which it was said or written."""

import datetime
import re
from collections.abc import Sequence
from typing import Final

from .calendar_days import Days
from .meaning import Core, Reference, past

_HEAD: Final = 1200
"""How many characters may be the head of a document."""
_TRANSLATED: Final = re.compile(r"\btranslat(?:ed|ion|or)\b", re.IGNORECASE)
_PARAGRAPH_END: Final = re.compile(r"\n[^\S\n]*\n")
_SPOKEN: Final = re.compile(
    r"\b(?:speech|address|statement|replies|reply|answers|interview|remarks|letter|declaration|message|broadcast|sermon|appeal|communiqu\w+|"
    r"press conference|release|delivered|done|given|signed|written|made|issued|spoken|recorded|published|posted)\b",
    re.IGNORECASE,
)
_PERFORMED: Final = re.compile(
    r"\b(?:(?:I|we)\b[^.!?\n]{0,120}\b(?:write|sign|say|speak|declare|issue|address|send|make|publish)\b[^.!?]{0,60}"
    r"|(?:done|given|signed|written|issued|delivered|dated)\b[^.!?]{0,60})$",
    re.IGNORECASE,
)
_OLDEST: Final = 60
"""How many days a statement may be older than its translation."""
_ITS_OWN: Final = re.compile(
    r"(?:^|\n|[,–—(|\[:]|\b(?:published|updated|issued|posted|date|dated|week of))\s*(?:on\s+)?[\s(\[]*$", re.IGNORECASE
)
_DATELINE: Final = re.compile(r"[)\]]?\s*(?:\([^()\n]{2,40}\)\s*)?(?:$|\n|[-–—|)\]])")


def counts_from(text: str, published: datetime.date | None, cores: Sequence[Core]) -> datetime.date | None:
    """The day that dates count from, or None where it is not certain.

    `cores` are the dates of the text by the calendar, in its order. Without a day of publication, a full date that stands
    as the head of the text or in its dateline serves, if no other does.
    """
    head = text[:_HEAD]
    near = [core for core in cores if core.end <= len(head) and core.kind == "day" and not core.has_ends]
    if published is not None and _TRANSLATED.search(_opening(head)):
        said = _day_of_the_statement(head, published, near)
        return said if said is not None else published
    return published if published is not None else _own_day(head, near)


def _opening(head: str) -> str:
    """The first two paragraphs: what tells that a text is translated stands there."""
    ends = [match.start() for match in _PARAGRAPH_END.finditer(head)]
    return head[: ends[1] if len(ends) > 1 else len(head)][:600]


def _day_of_the_statement(head: str, published: datetime.date, cores: Sequence[Core]) -> datetime.date | None:
    told = []
    for core in cores:
        days = core.meaning(Reference(published, past))
        if days is None or days.first is None or days.length != 1 or not 0 <= (published - days.first).days <= _OLDEST:
            continue
        paragraph = head[
            max((match.end() for match in _PARAGRAPH_END.finditer(head, 0, core.start)), default=0) : core.start
        ]
        is_head = _stands_in_head(head, core)
        if _PERFORMED.search(paragraph):
            return days.first
        if is_head and (_SPOKEN.search(paragraph) or not paragraph.strip()):
            told.append((0, core.start, days.first))
        elif is_head and _ITS_OWN.search(head[: core.start]):
            told.append((1, core.start, days.first))
    return min(told)[2] if told else None


def _stands_in_head(head: str, core: Core) -> bool:
    """Whether the paragraph is a heading: it is in brackets, or the date ends it or one of its lines."""
    behind = head[core.end :]
    begin = max((match.end() for match in _PARAGRAPH_END.finditer(head, 0, core.start)), default=0)
    return head[begin : begin + 1] in ("[", "(") or re.match(r"[^\S\n]*[)\],.]?[^\S\n]*(?:\n|$)", behind) is not None


def _own_day(head: str, cores: Sequence[Core]) -> datetime.date | None:
    days = []
    for core in cores:
        known: Days | None = core.meaning(Reference(None))
        line = head[head.rfind("\n", 0, core.start) + 1 : core.start]
        if (
            known is not None
            and known.first is not None
            and known.length == 1
            and len(line) <= 80
            and _ITS_OWN.search(head[: core.start])
            and _DATELINE.match(head, core.end)
        ):
            days.append(known.first)
    return days[0] if len(set(days)) == 1 else None
