"""A source's text cut where quotes begin and end, so that each can be marked and found again by its place."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..casefile.quotes import SourceText, Span

_AROUND: Final = 160
_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
_LONG: Final = 2_000
_FULL: Final = 60
"""Lines of fewer characters end because something ends there."""
_ITEM: Final = re.compile(r"\s+\S|\s*(?:[-–—•*·]|\(?\w{1,3}[.)])\s")
_LINE: Final = re.compile(r"[^\n]+")
_HEADING: Final = re.compile(r"[^\s.!?:;,…”\"’')][ \t]*\n[ \t]*\n\s*")
"""Where a paragraph ends that ends as no sentence does."""


class Piece(NamedTuple):
    """A stretch of text, with the numbers of the spans that it belongs to and of those that begin with it."""

    text: str
    within: tuple[int, ...]
    begins: tuple[int, ...]


class Paragraph(NamedTuple):
    """A paragraph of a source, in pieces, with the numbers of the spans that begin in it."""

    start: int
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]

    @property
    def is_wrapped(self) -> bool:
        """Whether its lines end only where the line was full: they are then shown as wide as the page allows.

        A list, a heading or an address has shorter lines, or signs at their beginnings.
        """
        *full, last = "".join(piece.text for piece in self.pieces).rstrip("\n").split("\n")
        return bool(full) and min(map(len, full)) >= _FULL and not any(map(_ITEM.match, (*full, last)))


def paragraphs_of(text: str, spans: Sequence[Span]) -> Iterator[Paragraph]:
    """The paragraphs of a text, cut where spans begin and end: what empty lines part, or, where that is long, lines."""
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    ahead = 0
    open_: list[int] = []
    for start, end in _blocks(text):
        open_ = [number for number in open_ if spans[number].end > start]
        while ahead < len(order) and spans[order[ahead]].start < end:
            if spans[order[ahead]].end > start:
                open_.append(order[ahead])
            ahead += 1
        pieces = tuple(_pieces(text, start, end, spans, open_))
        begins = tuple(number for number in open_ if start <= spans[number].start < end)
        yield Paragraph(start, pieces, begins)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    for block in _PARAGRAPH.finditer(text):
        if block.end() - block.start() <= _LONG:
            yield block.span()
        else:
            yield from (line.span() for line in _LINE.finditer(text, *block.span()) if line[0].strip())


def _pieces(text: str, start: int, end: int, spans: Sequence[Span], among: Sequence[int]) -> Iterator[Piece]:
    edges = {edge for number in among for edge in spans[number] if start < edge < end}
    for first, last in itertools.pairwise(sorted({start, end} | edges)):
        within = tuple(number for number in among if spans[number].start <= first and last <= spans[number].end)
        yield Piece(text[first:last], within, tuple(number for number in within if spans[number].start == first))


class Place(NamedTuple):
    """Words of a source with what stands around them."""

    span: Span
    before: str
    words: str
    after: str


def place_of(text: SourceText | None, quote: str, at: tuple[int, int] | None) -> Place | None:
    """Where a quote stands in its source, with some words around it; None where it does not stand there."""
    spans = text.find(quote) if text is not None else []
    if text is None or not spans:
        return None
    span = Span(*at) if at is not None and Span(*at) in spans else spans[0]
    low, high = max(0, span.start - _AROUND), min(len(text.text), span.end + _AROUND)
    before, after = text.text[low : span.start], text.text[span.end : high]
    if headings := list(_HEADING.finditer(before)):
        # a letterhead or a headline runs into no sentence
        before = before[headings[-1].end() :]
    elif low:
        before = "…" + before[before.find(" ") :] if " " in before else "…"
    if high < len(text.text):
        after = after[: after.rfind(" ") + 1] + "…" if " " in after else "…"
    return Place(span, before, text.text[span.start : span.end], after)


PART: Final = 60_000
"""Characters of a source that a page shows at once."""


def parts_of(text: str) -> tuple[tuple[int, int], ...]:
    """The parts that a text is shown in, by their characters, each ending with a line; one if it is not long."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start + PART) + 1 if start + PART < len(text) else len(text)
        end = min(end or len(text), start + 2 * PART, len(text))
        found.append((start, end))
        start = end
    return tuple(found) or ((0, 0),)


def part_with(parts: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """The part that a character stands in; the first if it stands in none."""
    return next((part for part in parts if part[0] <= place < part[1]), parts[0])


def shown_part(text: str, spans: Sequence[Span], part: tuple[int, int]) -> tuple[Paragraph, ...]:
    """The paragraphs of a part of a text, whose places are counted from the beginning of the whole."""
    start, end = part
    moved = [Span(span.start - start, span.end - start) for span in spans]
    return tuple(one._replace(start=one.start + start) for one in paragraphs_of(text[start:end], moved))


def numbered(spans: Iterable[Span | None]) -> list[Span]:
    """The spans that are known, each once, in the order of the text."""
    return sorted({span for span in spans if span is not None})
