"""Headings that stand right above their paragraph, with no empty line between: no part of its first sentence."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from ..model.proposal import Span

_LONGEST: Final = 70
_LEEWAY: Final = 5
"""A line is broken on purpose where the next word would have fitted with so many characters to spare."""
_NUMBERED: Final = re.compile(
    r"\s*(?:(?:Article|Section|Chapter|Part|Point|Annex|Title|Paragraph|Clause|Phase|Stage|Step) )?"
    r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.):]?(?:\s+|$)(?:[–—:-]\s+)?"
)
_TELLS: Final = re.compile(
    r"\b(?:will|would|shall|must|may|can|could|should|is|are|was|were|be|been|has|have|had|said)\b|[,;]|[.!?]\W*$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!?…:;][\"”’»)]*\s*$")
_STARTS: Final = re.compile(r"\s*[\"“‘(]?[A-ZÀ-Þ0-9]")
_ITEM: Final = re.compile(r"\s*(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z])[.)])\s")


def apart_from_headings(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a paragraph between its headings, as characters of the text; all of it where it has none.

    A heading is a short line that tells nothing and ends no sentence, above a line that begins one. A line that is
    full, so that the next word would not have fitted in it, is one of running text.
    """
    lines = list(_lines(text, start, end))
    width = max((right - left for left, right in lines), default=0)
    above = True  # whether what stands above ends a sentence, or is a heading
    begins = start
    for (left, right), (following, behind) in itertools.pairwise(lines):
        if above and _is_heading(text[left:right], text[following:behind], width):
            if text[begins:left].strip():
                yield begins, left
            begins = following
        else:
            above = _ENDS.search(text, left, right) is not None
    yield begins, end


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        at = text.find("\n", start, end)
        stop = end if at < 0 else at
        yield start, stop
        start = stop + 1


def _is_heading(line: str, following: str, width: int) -> bool:
    words, first = line.strip(), following.split(maxsplit=1)[:1]
    if not words or not first or len(words) > _LONGEST or not _STARTS.match(words) or not _STARTS.match(following):
        return False
    numbered = _NUMBERED.match(words)
    if _ITEM.match(words) and (numbered is None or _ITEM.match(following)):
        return False
    if _TELLS.search(words, numbered.end() if numbered else 0):
        return False
    return len(words) + 1 + len(first[0]) + _LEEWAY <= width
