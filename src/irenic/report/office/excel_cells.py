"""Cells of a workbook: words as words whatever they begin with, in the letters of whoever's they are."""

import copy
import datetime
import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from .content import Cell, Kind, Line, Piece, flat, marks, plain
from .stacking import harmless

FONT, SERIF = "Arial", "Georgia"
_INK, _ACCENT, _RULE = "FF1A1A1A", "FF0B5CAD", "FF767676"
_LONGEST: Final = 32_000
"""Letters that a cell of Excel holds, with room for the words that it is cut."""
_LINE: Final = 13.0
"""Height of a line of 10 points."""
_LETTERS: Final = 1.15
"""Letters of words to one of a column's width, which counts figures."""
_SERIF_LETTERS: Final = 0.85
"""How many letters with serifs stand in the room of one without."""
_ON_A_PAGE: Final = 160.0
"""Letters across that a page has room for."""
_HIGHEST: Final = 405.0
"""The highest that a row can be."""
_LOOKS: Final[Mapping[Kind | None, Mapping[str, Any]]] = {
    "ours": {},
    "head": {"b": True},
    "quoted": {"rFont": SERIF},
    "assumed": {"u": "single"},
    "silent": {"i": True},
    None: {"color": _ACCENT},
}
"""How words look by their kind; None are the numbers of citations."""


class Page:
    """A sheet that is being written; how cells look is made up once for each look."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._looks: dict[tuple[object, ...], Any] = {}

    def width(self, column: int, letters: float) -> None:
        """Set how wide a column is, in letters."""
        self.sheet.column_dimensions[letter_of(column)].width = round(min(70.0, letters))

    def put(
        self,
        row: int,
        column: int,
        words: str | int | datetime.date | None,
        *,
        size: int = 10,
        bold: bool = False,
        wrap: bool = True,
        serif: bool = False,
        rule: str | None = None,
        link: str | None = None,
    ) -> Any:
        """Write a value into a cell; a text is never a formula."""
        found = self.sheet.cell(row, column)
        is_text, guarded = isinstance(words, str), False
        if isinstance(words, str):
            found.value, guarded = plain(words), not harmless(words)
            found.data_type = "s"
        elif words is not None:
            found.value = words
        self._look(found, (size, bold, wrap, serif, rule, link is not None, guarded, is_text or words is None))
        if link:
            from openpyxl.worksheet.hyperlink import Hyperlink

            # cells that lead nowhere carry none: some programs set a link in one line
            found.hyperlink = Hyperlink(ref=found.coordinate, location=link)
        return found

    def across(self, row: int, first: int, last: int, words: str) -> None:
        """Write words over several columns, at most as many as a page has room for, in as many lines as they take."""
        self.put(row, first, words)
        width = self.sheet.column_dimensions[letter_of(first)].width
        for at in range(first + 1, last + 1):
            wider = width + self.sheet.column_dimensions[letter_of(at)].width
            if wider > _ON_A_PAGE:
                last = at - 1
                break
            width = wider
        if last > first:
            self.sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
        self.sheet.row_dimensions[row].height = 3 + _LINE * lines_of(words, width)

    def put_lines(
        self,
        row: int,
        column: int,
        content: Cell,
        *,
        serif: bool = False,
        wrap: bool = True,
        rule: str | None = "hair",
    ) -> None:
        """Write lines into a cell, each piece in the letters of its kind."""
        pieces = _shortened(_pieces(content))
        if all(kind == "ours" for _, kind in pieces):
            self.put(row, column, "".join(words for words, _ in pieces), serif=serif, wrap=wrap, rule=rule)
            return
        from openpyxl.cell.rich_text import CellRichText

        found = self.put(row, column, flat(content), wrap=wrap, rule=rule)
        found.value = CellRichText(*(_block(words, kind) for words, kind in pieces))

    def fit(self, row: int, contents: Mapping[int, str], serif: Collection[int] = ()) -> None:
        """Make a row as high as its longest cell needs: not every program does so by itself.

        `serif` are the columns in letters with serifs, which are wider.
        """
        widths = {at: self.sheet.column_dimensions[letter_of(at)].width for at in contents}
        lines = max(
            (lines_of(words, widths[at] * (_SERIF_LETTERS if at in serif else 1)) for at, words in contents.items()),
            default=1,
        )
        self.sheet.row_dimensions[row].height = min(_HIGHEST, 3 + _LINE * lines)

    def _look(self, cell: Any, look: tuple[object, ...]) -> None:
        if look not in self._looks:
            from openpyxl.styles import Alignment, Border, Font, Side

            size, bold, wrap, serif, rule, linked, guarded, is_words = look
            cell.font = Font(name=SERIF if serif else FONT, size=size, bold=bold, color=_ACCENT if linked else _INK)
            cell.alignment = Alignment(wrap_text=wrap, vertical="top", horizontal="left")
            cell.number_format = "General" if is_words else "yyyy-mm-dd" if cell.is_date else "0"
            cell.quotePrefix = guarded
            if rule is not None:
                cell.border = Border(bottom=Side(style=rule, color=_RULE))
            self._looks[look] = cell._style
        # the numbers of fonts, borders and formats: making them up for every cell takes most of the time
        cell._style = copy.copy(self._looks[look])


def letter_of(column: int) -> str:
    """What a column is called: `AB`."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def lines_of(words: str, width: float) -> int:
    """How many lines words take in a column, broken between them as a program breaks them."""
    room = max(1.0, _LETTERS * width)
    return sum(1 if len(one) <= room else _broken(one, room) for one in words.split("\n"))


def _broken(words: str, room: float) -> int:
    lines, taken = 1, 0.0
    for word in words.split():
        if taken and taken + 1 + len(word) > room:
            lines, taken = lines + 1, 0.0
        taken += len(word) + (1 if taken else 0)
        # a word that is longer than a line goes on in the next
        lines, taken = lines + math.ceil(taken / room) - 1, taken - room * (math.ceil(taken / room) - 1)
    return lines


def _pieces(content: Cell) -> list[tuple[str, Kind | None]]:
    """The runs of a cell, with None as the kind of the numbers of citations."""
    found: list[tuple[str, Kind | None]] = []
    for at, one in enumerate(content):
        pieces: Line = one if not at else (Piece("\n"), *one)
        for piece in pieces:
            found += [(piece.words, piece.kind)] if piece.words else []
            found += [(marks(piece.notes), None)] if piece.notes else []
    return found or [("", "ours")]


def _shortened(found: Sequence[tuple[str, Kind | None]]) -> list[tuple[str, Kind | None]]:
    """What a cell of Excel can hold; that something is missing is said."""
    room, kept = _LONGEST, []
    for words, kind in found:
        kept.append((words[:room], kind))
        room -= len(words)
        if room <= 0:
            return [*kept, (" … cut here: a cell holds no more; the sheet Positions has it all, row by row", "ours")]
    return kept


def _block(words: str, kind: Kind | None) -> Any:
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.cell.text import InlineFont

    return TextBlock(InlineFont(**{"rFont": FONT, "sz": 10, "color": _INK, **_LOOKS[kind]}), plain(words))
