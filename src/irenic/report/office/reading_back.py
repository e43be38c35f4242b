"""Reads an edited workbook: which rows of positions, and which lines of the matrix, are not as they were written."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from ...documents.files import MEBIBYTE, read_bytes
from ...model.problem import IrenicError, Problem, failure
from .content import flat, line
from .sheet import EDITED, KEY_ROW, SHEET, PositionRow, edited, lines_marked, word_mark

UNPACKED_LIMIT: Final = 200 * MEBIBYTE
_ROWS: Final = 50_000
"""Rows of a sheet that are looked at."""
_COLUMNS: Final = 300
_SEARCHED: Final = 30
"""Rows among which the row of keys is looked for: some may have been put above it."""
_NUMBERS: Final = re.compile(r"(?:\s*\[\d+\])+\s*$")


class EditedRow(NamedTuple):
    """A row of positions that is not as it was written."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    """Where each column's cell is: `D7`."""
    row: PositionRow
    fields: frozenset[str]
    """The columns that were edited."""
    statement: str
    """The statement that it showed; empty where it showed none, or where another row shows it."""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"sheet '{self.sheet}', row {self.number}"

    def cell(self, column: str) -> str:
        """Where the cell of a column stands, in words."""
        return f"sheet '{self.sheet}', cell {self.cells[column]}"


class EditedLine(NamedTuple):
    """A line of the matrix that was written into it."""

    place: str
    issue: str
    """Its id; empty where the row was about drafts, or is new."""
    party: str
    """Its id."""
    words: str
    notes: tuple[int, ...]
    """Numbers of citations behind the words."""


class Edits(NamedTuple):
    """All that was edited in a workbook."""

    rows: tuple[EditedRow, ...]
    lines: tuple[EditedLine, ...]
    citations: Mapping[int, tuple[str, str]]
    """Quote and source by number, as the sheet of citations has them."""
    problems: tuple[Problem, ...]


def edits_in(path: Path) -> Edits:
    """What was edited in a workbook that `irenic export excel` wrote, whatever program saved it since.

    Raises IrenicError (I009) where it cannot be read, (I010) where no sheet of it is one of irenic's.
    """
    data = read_bytes(path)
    sheets = [_Sheet(page, formulas) for page, formulas in _pages(data, path.name)]
    found = {kind: one for kind in ("positions", "matrix") for one in sheets if one.kind == kind}
    if not found:
        raise failure(
            "I010",
            f"no sheet of '{path.name}' is a matrix or a table of positions that irenic exported",
            "edit a workbook that irenic export excel wrote; its hidden row 3 and column A have to stay",
            file=path.name,
        )
    problems = [problem for one in found.values() for problem in one.problems(path.name)]
    rows = tuple(_rows(found["positions"])) if "positions" in found else ()
    lines = tuple(_lines(found["matrix"])) if "matrix" in found else ()
    return Edits(rows, lines, _citations(sheets), tuple(problems))


class _Sheet:
    """A sheet with its key row: what stands where, merged cells and formulas included."""

    def __init__(self, page: Any, formulas: Any) -> None:
        self.page, self._formulas = page, formulas
        self.name = str(page.title)
        self._merged = {
            (row, column): (one.min_row, one.min_col)
            for one in page.merged_cells.ranges
            if (one.max_row - one.min_row + 1) * (one.max_col - one.min_col + 1) <= _ROWS
            for row in range(one.min_row, one.max_row + 1)
            for column in range(one.min_col, one.max_col + 1)
        }
        width = min(page.max_column, _COLUMNS)
        self.top, self.kind, self.columns = 0, "", {}
        for row in range(1, min(page.max_row, _SEARCHED) + 1):
            key = self.words(row, 1)
            if key.startswith(SHEET):
                keys = {self.words(row, at): at for at in range(2, width + 1)}
                self.top, self.kind, self.columns = row, key.removeprefix(SHEET), keys

    def rows(self) -> range:
        """The rows below the head."""
        return range(self.top + 2, min(self.page.max_row, _ROWS) + 1)

    def words(self, row: int, column: int | None) -> str:
        """What a cell says, as words; a merged one says what its block says."""
        if column is None:
            return ""
        return _as_words(self.page.cell(*self._merged.get((row, column), (row, column))).value)

    def at(self, row: int, key: str) -> str:
        """Where the cell of a column is: `D7`."""
        column = self.columns.get(key)
        return str(self.page.cell(row, column).coordinate) if column else f"row {row}"

    def problems(self, file: str) -> Iterator[Problem]:
        """Cells that hold a formula without a result, or an error, and columns that are missing."""
        if self.page.max_row > _ROWS:
            message = f"of sheet '{self.name}' only the first {_ROWS:,} rows were looked at"
            yield _problem("I014", message, "remove the empty rows below the table", file)
        wanted = EDITED if self.kind == "positions" else ("issue",)
        for key in wanted:
            if key not in self.columns:
                yield _problem(
                    "I010",
                    f"sheet '{self.name}' has no column '{key}' any more",
                    "export the workbook anew, and edit that: columns can be hidden or moved, but not removed",
                    file,
                )
        for row in self.rows():
            for key, column in self.columns.items():
                value = self.page.cell(row, column).value
                formula = self._formulas.cell(row, column)
                if key in EDITED or key.startswith("party:"):
                    if formula.data_type == "f" and value is None:
                        yield self._faulty(row, key, "holds a formula without a result", file)
                    elif isinstance(value, str) and self.page.cell(row, column).data_type == "e":
                        yield self._faulty(row, key, f"holds the error {value}", file)

    def _faulty(self, row: int, key: str, what: str, file: str) -> Problem:
        return _problem(
            "I011",
            f"sheet '{self.name}', cell {self.at(row, key)}: it {what}",
            "write words in place of the formula, or open and save the workbook in a spreadsheet program",
            file,
        )


def _pages(data: bytes, name: str) -> list[tuple[Any, Any]]:
    """The sheets of a workbook with the results of formulas, each with the same sheet with the formulas."""
    _refuse_bomb(data, name)
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            # what it does not know of other programs' files is no concern of ours
            warnings.simplefilter("ignore")
            results = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data))
            return list(zip(results.worksheets, formulas.worksheets, strict=True))
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise _unreadable(name, type(error).__name__) from None


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except Exception as error:  # a damaged directory raises more than BadZipFile
        raise _unreadable(name, type(error).__name__) from None
    if unpacked > UNPACKED_LIMIT:
        raise _unreadable(name, f"it unpacks to {unpacked // MEBIBYTE} MiB")


def _unreadable(name: str, why: str) -> IrenicError:
    return failure(
        "I009",
        f"'{name}' is damaged, protected by a password, or no workbook of Excel: {why}",
        "open it in a spreadsheet program and save it anew as xlsx",
        file=name,
    )


def _problem(code: str, message: str, hint: str, file: str) -> Problem:
    return failure(code, message, hint, file=file).problems[0]


def _as_words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _rows(sheet: _Sheet) -> Iterator[EditedRow]:
    found = []
    for at in sheet.rows():
        row = PositionRow(**{key: sheet.words(at, sheet.columns.get(key)) for key in EDITED})
        statement, mark = sheet.words(at, 1), sheet.words(at, sheet.columns.get("mark"))
        if any(row) or statement:
            found.append((at, row, (statement, mark), edited(row, mark)))
    # a row that was copied to be a new one brings its marks along
    taken = {marks for _, _, marks, fields in found if not fields}
    for at, row, marks, fields in found:
        if fields:
            own = "" if marks in taken else marks[0]
            taken.add(marks)
            cells = {key: sheet.at(at, key) for key in EDITED}
            yield EditedRow(sheet.name, at, cells, row, fields, own)


def _lines(sheet: _Sheet) -> Iterator[EditedLine]:
    for at in sheet.rows():
        was = lines_marked(sheet.words(at, sheet.columns.get("mark")))
        if not was:
            # what stands below the table is no row of it
            continue
        for key, column in sheet.columns.items():
            if not key.startswith("party:"):
                continue
            for words in filter(str.strip, sheet.words(at, column).split("\n")):
                bare = _NUMBERS.sub("", words).strip()
                if not {word_mark(bare), word_mark(flat((line(_without_numbers(words)),)))} & was.get(key, frozenset()):
                    notes = _NUMBERS.search(words)
                    numbers = tuple(map(int, re.findall(r"\d+", notes[0]))) if notes else ()
                    place = f"sheet '{sheet.name}', cell {sheet.at(at, key)}"
                    yield EditedLine(place, sheet.words(at, 1), key.removeprefix("party:"), bare, numbers)


def _without_numbers(words: str) -> str:
    """A line as it was marked: numbers of citations may stand within it."""
    return re.sub(r" \[\d+\]", "", words).strip()


def _citations(sheets: list[_Sheet]) -> dict[int, tuple[str, str]]:
    """The quotes of the sheet of citations by their numbers; none where there is no such sheet."""
    found = {}
    for sheet in sheets:
        if sheet.name == "Citations":
            for row in range(KEY_ROW + 2, min(sheet.page.max_row, _ROWS) + 1):
                number, quote, source = (sheet.words(row, column) for column in (1, 2, 7))
                if number.isdecimal():
                    found[int(number)] = (quote, source)
    return found
