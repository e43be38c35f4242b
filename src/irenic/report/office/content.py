"""Tables as plain data, the same for Word, Excel and CSV: cells of words, with the numbers of their citations."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from ...model.source import Handling

Kind = Literal["ours", "head", "quoted", "assumed", "silent"]
"""Whose words these are, or that they say what no source says; they never look alike. A head names a row."""
Medium = Literal["paged", "sheets"]

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Piece(NamedTuple):
    """A run of words of one kind, and the citations that they rest on."""

    words: str
    kind: Kind = "ours"
    notes: tuple[int, ...] = ()


Line = tuple[Piece, ...]
Cell = tuple[Line, ...]
"""Lines, one below the other."""


class Column(NamedTuple):
    """A column of a table."""

    label: str
    width: float
    """Its share of the page."""
    key: str = ""
    """What a program knows it by."""
    holds: Literal["words", "day", "quote"] = "words"


class Row(NamedTuple):
    """A row, and what a program knows it by."""

    cells: tuple[Cell, ...]
    keys: tuple[str, ...] = ()


class Grid(NamedTuple):
    """One table. In sheets, grids of one name are stacked, with their subjects as the first column."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subject: tuple[str, str] | None = None
    """What it is about, and what such a thing is called: ("The draft plan", "Draft")."""
    lead: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    instead: tuple[Line, ...] = ()
    """What is told in place of the whole, its title included, where there are no rows."""
    level: Literal[2, 3] = 2
    """Of its title: 3 is below the table before it."""
    keys: tuple[str, ...] = ()
    """What the keys of its rows are."""
    only: Medium | None = None
    """Where it stands, where that is not everywhere."""


class Part(NamedTuple):
    """One of the things that can be asked for."""

    name: str
    title: str
    lead: tuple[Line, ...]
    grids: tuple[Grid, ...]
    wide: bool | None
    """Whether its tables want a page on its side; None follows what stands before it, on the same page."""


class Citation(NamedTuple):
    """A quote with its number, whose words it holds, and where it was published."""

    number: int
    quote: str
    voice: str
    outlet: str
    title: str | None
    published: str
    source: str
    remarks: tuple[str, ...]
    """That it is a translation, withdrawn, a repetition, or not for everybody."""


class Dossier(NamedTuple):
    """All that goes into one document."""

    title: str
    notice: str | None
    as_of: datetime.date | None
    audience: Handling
    opening: tuple[str, ...]
    """What a reader has to know of the whole."""
    made: str
    """How it was made: versions and the hash of what it was made from."""
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    choices: Mapping[str, Sequence[str]]
    """What can be written in the sheet of positions, by column."""

    @property
    def handling(self) -> str | None:
        """The line that stands on every page and sheet of what is not for everybody."""
        return None if self.audience == "public" else f"{self.audience.capitalize()}: not for anybody else"


def plain(text: str) -> str:
    """A text without the characters that no office file can hold, or by which a stranger's words could hide."""
    return _UNPRINTABLE.sub("\ufffd", text)


def line(words: str, kind: Kind = "ours", notes: tuple[int, ...] = ()) -> Line:
    """A line of one piece."""
    return (Piece(words, kind, notes),)


def cell(*lines: Line | str | None) -> Cell:
    """A cell of these lines; words alone are ours, and None is left out."""
    return tuple(line(one) if isinstance(one, str) else one for one in lines if one)


def assumed(reason: str | None) -> Line | None:
    """That something is the analyst's, as a line; None where it is not."""
    return line(f"assumed: {reason}", "assumed") if reason is not None else None


def flat(found: Iterable[Line], *, numbered: bool = True) -> str:
    """Lines as plain text, with the numbers of citations in brackets behind the words that rest on them."""
    return "\n".join(
        "".join(piece.words + (marks(piece.notes) if numbered else "") for piece in one).strip() for one in found
    )


def marks(notes: Iterable[int]) -> str:
    """Numbers of citations as they stand behind words: ` [3] [7]`."""
    return "".join(f" [{number}]" for number in notes)


def notes_in(found: Iterable[Line]) -> tuple[int, ...]:
    """The citations of some lines, each once, in their order."""
    return tuple(dict.fromkeys(number for one in found for piece in one for number in piece.notes))
