"""Finding a quote in a frozen text word for word, and what comes nearest to it where it is not there."""

import bisect
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"\S+")
_STOPS: Final = (". ", ", ", "; ", ": ", "! ", "? ")
_SIMILAR_ENOUGH: Final = 60.0

# scripts that do not part words by spaces: a quote may begin and end at any letter of theirs
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)


class Span(NamedTuple):
    """Start and end in characters of a frozen text."""

    start: int
    end: int


class Nearest(NamedTuple):
    """The words of a text that come nearest to a quote."""

    span: Span
    words: str
    similarity: float
    """0 to 100: 100 minus the share of letters that would have to change."""


@dataclass(frozen=True, slots=True)
class _Fold:
    """A text with every run of white space made one space, and the way back to the original's characters."""

    text: str
    folded: tuple[int, ...]
    original: tuple[int, ...]
    """For each place in `folded` after which the two texts are out of step: the character of the original there."""

    def back(self, offset: int) -> int:
        """The character of the original at a character of the folded text."""
        position = bisect.bisect_right(self.folded, offset) - 1
        return self.original[position] + offset - self.folded[position]


def _fold(text: str) -> _Fold:
    parts: list[str] = []
    folded, original = [0], [0]
    length = last = 0
    for run in _SPACE.finditer(text):
        parts.append(text[last : run.start()])
        parts.append(" ")
        length += run.start() - last + 1
        last = run.end()
        if run.end() - run.start() != 1:
            folded.append(length)
            original.append(last)
    parts.append(text[last:])
    return _Fold("".join(parts), tuple(folded), tuple(original))


class SourceText:
    """The frozen text of one source, ready to be searched for quotes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: _Fold | None = None
        self._found: dict[str, list[Span]] = {}

    @property
    def _fold(self) -> _Fold:
        if self._folded is None:
            self._folded = _fold(self.text)
        return self._folded

    def find(self, quote: str) -> list[Span]:
        """Every place where the quote stands word for word, with runs of white space counted as one space.

        A place that begins or ends inside a word or a number does not count: "able to accept" does not stand in
        "unable to accept", nor "we can" in "we can't", nor "600" in "600,000".
        """
        wanted = fold_quote(quote)
        if wanted not in self._found:
            self._found[wanted] = list(self._search(wanted)) if wanted else []
        return self._found[wanted]

    def _search(self, wanted: str) -> Iterator[Span]:
        fold = self._fold
        start = fold.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if not (_cuts_word(fold.text, start) or _cuts_word(fold.text, end)):
                yield Span(fold.back(start), fold.back(end - 1) + 1)
            start = fold.text.find(wanted, start + 1)

    def is_quote(self, span: Span, quote: str) -> bool:
        """Whether the quote stands at just this place."""
        return fold_quote(self.text[span.start : span.end]) == fold_quote(quote)

    def nearest(self, quote: str) -> Nearest | None:
        """The whole words that come nearest to a quote, or None where nothing is much like it."""
        from rapidfuzz import fuzz

        wanted, fold = fold_quote(quote), self._fold
        if not wanted or not fold.text.strip():
            return None
        found = fuzz.partial_ratio_alignment(wanted, fold.text)
        if found is None or found.score < _SIMILAR_ENOUGH:
            return None
        start, end = found.dest_start, found.dest_end
        starts = _edges(fold.text, start)
        ends = _edges(fold.text, end)
        score, start, end = max(
            ((fuzz.ratio(wanted, fold.text[s:e].strip()), s, e) for s in starts for e in ends if s < e),
            default=(0.0, 0, 0),
        )
        # the stop of the sentence before is no part of a quote that begins with a word
        while start < end and (
            fold.text[start] == " " or (fold.text[start : start + 2] in _STOPS and wanted[0] not in ".,;:!?")
        ):
            start += 1
        while end > start and fold.text[end - 1] == " ":
            end -= 1
        span = Span(fold.back(start), fold.back(end - 1) + 1)
        return Nearest(span, fold.text[start:end], score) if score >= _SIMILAR_ENOUGH else None


def fold_quote(quote: str) -> str:
    """A quote in the form in which it is compared: NFC, runs of white space made one space, none at the ends."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", quote)).strip()


def _cuts_word(text: str, offset: int) -> bool:
    """Whether a quote that began or ended here would take a word or a number apart, and so might turn its sense."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _is_mark(after) or before == "\u200d" or (_REGIONAL.match(before) and _REGIONAL.match(after)):
        return True
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    if _is_letter(before) and _is_letter(after):
        return True
    # "can" in "can't", "aligned" in "non-aligned", "600" in "600,000", "1" in "1.5"
    first, second = text[offset - 2 : offset - 1], text[offset + 1 : offset + 2]
    if _is_joint(first, before, after) or _is_joint(before, after, second):
        return True
    # "5" in "-5"
    return before in _MINUS and after.isdigit() and not _is_letter(first)


_JOINTS: Final = frozenset("'’-‐‑")
_DIGIT_JOINTS: Final = frozenset(".,:/–٫٬")
_MINUS: Final = frozenset("-−")
_REGIONAL: Final = re.compile("[\U0001f1e6-\U0001f1ff]")
_TINT: Final = re.compile("[\U0001f3fb-\U0001f3ff]")


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or bool(sign and unicodedata.category(sign)[0] == "M")


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" or sign in "\u200d\ufe0f" or bool(_TINT.match(sign))


def _is_joint(before: str, sign: str, after: str) -> bool:
    if sign in _JOINTS:
        return _is_letter(before) and _is_letter(after)
    return sign in _DIGIT_JOINTS and before.isdigit() and after.isdigit()


def _edges(text: str, offset: int) -> list[int]:
    """Where words begin or end around an offset, the nearest few, with the offset itself if it cuts no word."""
    low, high = max(0, offset - 40), min(len(text), offset + 40)
    edges = {edge for word in _WORD.finditer(text, low, high) for edge in word.span()} | {offset}
    whole = [edge for edge in edges if not _cuts_word(text, edge)]
    return sorted(whole, key=lambda edge: abs(edge - offset))[:6]
