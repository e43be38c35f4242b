"""Pieces of a text: their words, and their ends without marks and spaces that belong to nobody; and sets of words."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from ..model.proposal import Span

_PARAGRAPH_END: Final = re.compile(r"\r?\n[ \t]*\r?\n")


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written out with spaces."""
    return frozenset(words.split())


def words_in(text: str, spans: Sequence[Span], between: str = " … ") -> str:
    """The words that stand in some pieces of a text, spaces folded."""
    return between.join(" ".join(text[start:end].split()) for start, end in spans)


def trimmed(text: str, span: Span, left: Callable[[str], bool], right: Callable[[str], bool] | None = None) -> Span:
    """A piece without the characters at its ends of which `left` and `right` (as `left` where left out) are true.

    A piece of nothing else comes back empty.
    """
    start, end = span
    while start < end and left(text[start]):
        start += 1
    while end > start and (right or left)(text[end - 1]):
        end -= 1
    return start, end


def without_marks(text: str, span: Span, marks: str) -> Span | None:
    """A piece without these characters at its ends; None where nothing else is in it."""
    start, end = trimmed(text, span, marks.__contains__)
    return (start, end) if start < end else None


def outside(some: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """What of some pieces lies in none of the others, which do not overlap and are in order."""
    left: list[Span] = []
    for start, end in some:
        at = start
        for begin, stop in others:
            if begin < end and at < stop:
                if at < begin:
                    left.append((at, begin))
                at = max(at, stop)
        if at < end:
            left.append((at, end))
    return tuple(left)


def meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether pieces share a character."""
    return any(one[0] < other[1] and other[0] < one[1] for one in some for other in others)


def in_paragraph(text: str, span: Span) -> Span:
    """A parser that runs on into the next paragraph is stopped at the end of the first."""
    start = span[0]
    while start < span[1] and text[start].isspace():
        start += 1
    cut = _PARAGRAPH_END.search(text, start, span[1])
    return start, cut.start() if cut else span[1]
