"""The sheet of positions: its columns, and the marks by which its rows are known again after sorting and editing."""

import hashlib
from typing import Final, Literal, NamedTuple

SHEET: Final = "irenic:"
"""What the hidden first column holds in the row of keys, before the name of the table."""

EDITED: Final[dict[str, tuple[str, float, Literal["words", "day", "quote"]]]] = {
    "issue": ("Issue", 1.4, "words"),
    "party": ("Party", 1.2, "words"),
    "voice": ("Voice", 1.6, "words"),
    "stance": ("Stance", 1.1, "words"),
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
"""The hidden columns: which statement a row shows, and how it was when it was written."""


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
    """A mark of what a row says, however it is spaced: a row that still has its own was not edited."""
    folded = "\x1f".join(" ".join(words.split()) for words in row)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]
