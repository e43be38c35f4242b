"""The sheet of positions: its columns, and the marks by which its rows are known again after sorting and editing."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

SHEET: Final = "irenic:"
"""What the hidden first column holds in the row of keys, before the name of the table."""

KEY_ROW: Final = 3
"""The hidden row in which every column has the name that a program knows it by; the row below it is the head."""

EDITED: Final[dict[str, tuple[str, float, Literal["words", "day", "quote"]]]] = {
    "issue": ("Issue", 1.4, "words"),
    "party": ("Party", 1.2, "words"),
    "voice": ("Voice", 1.6, "words"),
    "stance": ("Stance", 1.5, "words"),
    "option": ("Option", 1.6, "words"),
    "rather_than": ("Rather than", 1.2, "words"),
    "only_if": ("Only if", 1.4, "words"),
    "date": ("Said on", 1, "words"),
    "quote": ("Quote", 3, "quote"),
    "source": ("Source", 1.2, "words"),
    "assumed": ("Assumed", 1.6, "words"),
}
"""The columns that are read back: what they are called, their share of the page, what they hold."""

KEYS: Final = ("statement", "mark")
"""The hidden columns of positions: which statement a row shows, and how each of its cells was when it was written."""

MATRIX_KEYS: Final = ("issue", "mark")
"""The hidden columns of the matrix: the issue, and how each line of its cells was."""


class PositionRow(NamedTuple):
    """What a row of the sheet says, in the words of its cells; empty where a cell is."""

    issue: str = ""
    party: str = ""
    voice: str = ""
    stance: str = ""
    option: str = ""
    rather_than: str = ""
    only_if: str = ""
    date: str = ""
    quote: str = ""
    source: str = ""
    assumed: str = ""


def fingerprint(row: PositionRow) -> str:
    """A mark of every cell of a row, in their order."""
    return ".".join(map(word_mark, row))


def edited(row: PositionRow, mark: str) -> frozenset[str]:
    """The columns whose words are no longer those of the mark; all of them where there is none that fits."""
    was = mark.split(".")
    if len(was) != len(row):
        return frozenset(row._fields)
    return frozenset(name for name, words, old in zip(row._fields, row, was, strict=True) if word_mark(words) != old)


def lines_mark(cells: Mapping[str, Iterable[str]]) -> str:
    """A mark of every line of some cells, by their column's key: `party:a=…,…;party:b=…`."""
    return ";".join(f"{key}={','.join(map(word_mark, lines))}" for key, lines in cells.items())


def lines_marked(mark: str) -> dict[str, frozenset[str]]:
    """The marks of the lines of each cell."""
    parts = (part.partition("=") for part in mark.split(";"))
    return {key: frozenset(lines.split(",")) for key, _, lines in parts if key}


def word_mark(words: str) -> str:
    """A mark of some words, however they are spaced."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]
