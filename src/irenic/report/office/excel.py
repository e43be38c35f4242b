"""A workbook for Excel: a sheet for each table, a sheet of numbered citations, and links from cells to them."""

import datetime
import io
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from .chronology_table import NO_DAY
from .content import Cell, Citation, Column, Dossier, Row, flat, notes_in
from .excel_cells import Page, letter_of
from .package import fixed, properties
from .sheet import EDITED, KEY_ROW, SHEET
from .stacking import NAMES, Sheet, sheets_of

CITATIONS: Final = "Citations"
_HEAD: Final = KEY_ROW + 1
_WIDTH: Final = 17
"""Letters in a column whose share is 1."""
_CITATION_COLUMNS: Final = (
    ("No.", 0.35),
    ("Quote", 3.2),
    ("Whose words", 1.5),
    ("Outlet", 1.3),
    ("Title", 1.6),
    ("Published", 0.8),
    ("Source", 1.0),
    ("What to know of it", 1.8),
)
_ON_A_PAGE: Final = 260
"""Letters across up to which a sheet is printed one page wide."""
_LAST: Final = "ABCDEFGHIJ"[len(_CITATION_COLUMNS) - 1]


def excel_workbook(dossier: Dossier) -> bytes:
    """A workbook as the bytes of an .xlsx file; the same dossier gives the same bytes."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = sheets_of(dossier)
    _about(book, dossier, sheets)
    for sheet in sheets:
        _sheet(book, dossier, sheet)
    _citations(book, dossier)
    if any(sheet.name == "positions" for sheet in sheets):
        _choices(book, dossier)
    packed = io.BytesIO()
    book.save(packed)
    return fixed(packed.getvalue(), properties(dossier))


def _about(book: Any, dossier: Dossier, sheets: Sequence[Sheet]) -> None:
    page = Page(book.create_sheet("About"))
    page.width(1, 30)
    page.width(2, 70)
    as_of = f"As of {dossier.as_of}." if dossier.as_of else None
    reading = (
        "A number in brackets is that of a quote; the narrow column beside leads to it in the sheet Citations, with "
        "whose words it holds."
    )
    marked = "What the analyst assumes is marked as assumed; what no source says is told as such."
    page.put(1, 1, dossier.title, size=16, bold=True, wrap=False)
    at = 3
    for words in filter(None, (dossier.handling, dossier.notice, as_of, *dossier.opening, reading, marked)):
        page.put(at, 1, words, bold=words in (dossier.handling, dossier.notice), wrap=False)
        at += 1
    listed = [(NAMES[sheet.name], sheet.title) for sheet in sheets] + [(CITATIONS, "Every quote by its number")]
    for name, title in listed:
        at += 1
        page.put(at, 1, name, link=f"'{name}'!A1", rule="hair")
        page.put(at, 2, title, rule="hair")
    page.put(at + 2, 1, dossier.made, wrap=False)
    _printed(page, dossier, None)


class _Place(NamedTuple):
    """A column of a grid where it stands in the sheet, and whether links stand beside it."""

    at: int
    column: Column
    linked: bool

    @property
    def is_links(self) -> bool:
        """Whether it holds nothing but links."""
        return self.column.key == "citations"


def _places(sheet: Sheet, hidden: int) -> list[_Place]:
    found, at = [], hidden + 1
    for number, column in enumerate(sheet.columns):
        linked = column.key != "citations" and any(notes_in(row.cells[number]) for row in sheet.rows)
        found.append(_Place(at, column, linked))
        at += 2 if linked else 1
    return found


def _sheet(book: Any, dossier: Dossier, sheet: Sheet) -> None:
    hidden = max(1, len(sheet.keys))
    page, places = Page(book.create_sheet(NAMES[sheet.name])), _places(sheet, hidden)
    for at, key in enumerate((SHEET + sheet.name, *sheet.keys[1:]), 1):
        page.put(KEY_ROW, at, key, wrap=False)
    for place in places:
        page.put(KEY_ROW, place.at, place.column.key, wrap=False)
        page.put(_HEAD, place.at, place.column.label, bold=True, rule="medium")
        page.width(place.at, _WIDTH * place.column.width)
        if place.linked:
            page.put(_HEAD, place.at + 1, "cited", bold=True, rule="medium")
            page.width(place.at + 1, 11)
    end = places[-1].at + places[-1].linked
    _headed(page, dossier, sheet.title, hidden + 1, end)
    for at, row in enumerate(sheet.rows, _HEAD + 1):
        _row(page, at, places, row, hidden)
    last = max(_HEAD + 1, _HEAD + len(sheet.rows))
    for at, note in enumerate(sheet.notes, last + 2):
        page.put_lines(at, hidden + 1, (note,), wrap=False, rule=None)
    for at in range(1, hidden + 1):
        page.sheet.column_dimensions["AB"[at - 1]].hidden = True
    page.sheet.row_dimensions[KEY_ROW].hidden = True
    # the first column stays in sight, with all that is hidden before it
    page.sheet.freeze_panes = page.sheet.cell(_HEAD + 1, hidden + 2)
    corners = page.sheet.cell(_HEAD, hidden + 1), page.sheet.cell(last, end)
    page.sheet.auto_filter.ref = ":".join(corner.coordinate for corner in corners)
    _printed(page, dossier, f"{_HEAD}:{_HEAD}", hidden + 1)


def _row(page: Page, at: int, places: Sequence[_Place], row: Row, hidden: int) -> None:
    for key_at, key in enumerate(row.keys[:hidden], 1):
        page.put(at, key_at, key, wrap=False)
    for place, content in zip(places, row.cells, strict=True):
        words = flat(content)
        if place.is_links:
            _links(page, at, place.at, content)
        elif place.column.holds == "day":
            # a day as a day, so that it can be sorted and filtered
            page.put(at, place.at, words if words == NO_DAY else datetime.date.fromisoformat(words), rule="hair")
        else:
            page.put_lines(at, place.at, content, serif=place.column.holds == "quote")
        if place.linked:
            _links(page, at, place.at + 1, content)
    contents = {place.at: flat(content) for place, content in zip(places, row.cells, strict=True)}
    page.fit(at, contents, serif=[place.at for place in places if place.column.holds == "quote"])


def _links(page: Page, row: int, column: int, content: Cell) -> None:
    """The numbers of the citations of a cell, leading to all of them where they stand together, else to the first."""
    notes = notes_in(content)
    if not notes:
        page.put(row, column, "no citation" if content else None, rule="hair")
        return
    together = list(notes) == list(range(notes[0], notes[-1] + 1))
    several = together and len(notes) > 1
    shown = f"[{notes[0]}]–[{notes[-1]}]" if several else " ".join(f"[{number}]" for number in notes[:2])
    shown += " …" if len(notes) > 2 and not several else ""
    end = f":{_LAST}{notes[-1] + _HEAD}" if several else ""
    page.put(row, column, shown, rule="hair", link=f"'{CITATIONS}'!A{notes[0] + _HEAD}{end}")


def _citations(book: Any, dossier: Dossier) -> None:
    page = Page(book.create_sheet(CITATIONS))
    for at, (label, width) in enumerate(_CITATION_COLUMNS, 1):
        page.put(_HEAD, at, label, bold=True, rule="medium")
        page.width(at, _WIDTH * width)
    _headed(page, dossier, "Every quote by its number", 1, len(_CITATION_COLUMNS))
    for citation in dossier.citations:
        row, told = _HEAD + citation.number, (citation.quote, *_told(citation))
        page.put(row, 1, citation.number, rule="hair")
        for at, words in enumerate(told, 2):
            page.put(row, at, words, serif=at == 2, rule="hair")
        page.fit(row, dict(enumerate(told, 2)), serif=(2,))
    page.sheet.freeze_panes = page.sheet.cell(_HEAD + 1, 2)
    page.sheet.auto_filter.ref = f"A{_HEAD}:{_LAST}{_HEAD + max(1, len(dossier.citations))}"
    _printed(page, dossier, f"{_HEAD}:{_HEAD}")


def _told(citation: Citation) -> tuple[str, ...]:
    remarks = "; ".join(citation.remarks) or "nothing to remark"
    title = citation.title or "no title on record"
    return citation.voice, citation.outlet, title, citation.published, citation.source, remarks


def _choices(book: Any, dossier: Dossier) -> None:
    """What can be written in the sheet of positions; its columns offer these lists."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    page, positions = Page(book.create_sheet("Choices")), book[NAMES["positions"]]
    columns = {positions.cell(KEY_ROW, at).value: at for at in range(1, positions.max_column + 1)}
    for at, (key, values) in enumerate(dossier.choices.items(), 1):
        page.width(at, 60 if key == "option" else 26)
        page.put(_HEAD, at, f"Issue: {EDITED[key][0]}" if key == "option" else EDITED[key][0], bold=True, rule="medium")
        for row, words in enumerate(values, _HEAD + 1):
            page.put(row, at, words)
        if key == "option" or not values:
            continue
        letter, column = get_column_letter(at), get_column_letter(columns[key])
        # other words may be typed all the same: a sheet is read back with what is wrong with it
        rule = DataValidation(
            type="list",
            formula1=f"'{page.sheet.title}'!${letter}${_HEAD + 1}:${letter}${_HEAD + len(values)}",
            allow_blank=True,
            showErrorMessage=False,
        )
        rule.add(f"{column}{_HEAD + 1}:{column}{positions.max_row + 500}")
        positions.add_data_validation(rule)
    _headed(page, dossier, "What can be written in the sheet Positions", 1, len(dossier.choices))
    _printed(page, dossier, f"{_HEAD}:{_HEAD}")


def _headed(page: Page, dossier: Dossier, title: str, first: int, last: int) -> None:
    page.put(1, first, title, size=14, bold=True, wrap=False)
    page.across(2, first, last, _of_the_case(dossier))


def _of_the_case(dossier: Dossier) -> str:
    as_of = f"As of {dossier.as_of}" if dossier.as_of else None
    return " · ".join(filter(None, (dossier.handling, dossier.title, as_of, dossier.notice)))


def _printed(page: Page, dossier: Dossier, head: str | None, names: int = 1) -> None:
    """How the sheet prints: A4 on its side, with its head and its number on every page.

    It is as wide as the page, or as two where one would make it too small to read; `names` is the column that names
    the rows, which is repeated then.
    """
    sheet = page.sheet
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    letters = sum(one.width for one in sheet.column_dimensions.values() if not one.hidden)
    across = 1 if letters <= _ON_A_PAGE else 2
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    if across > 1:
        sheet.print_title_cols = f"{letter_of(names)}:{letter_of(names)}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    sheet.print_title_rows = head
    sheet.sheet_view.showGridLines = False
    # an ampersand is a command there, and a header holds 255 characters
    words = _of_the_case(dossier)
    sheet.oddHeader.left.text = (words[:180] + ("…" if len(words) > 180 else "")).replace("&", "&&")
    sheet.oddHeader.left.font = sheet.oddFooter.right.font = "Arial"
    sheet.oddFooter.right.text = "Page &P of &N"
