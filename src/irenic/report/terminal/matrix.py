"""The issue matrix as text: parties as columns, issues as rows, and the words behind each cell below."""

from collections.abc import Iterator
from typing import Final

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ...analyses.gap import Cell, DraftStand, Matrix, Position, Remark
from ..stands import in_place_of_one, own_positions, unproposed
from .layout import heading, opening, spoken, wrapped

_NARROWEST_COLUMN: Final = 13
_FIRST_COLUMN: Final = 15
_RULES: Final = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")


def matrix_lines(matrix: Matrix, width: int) -> Iterator[str]:
    """The matrix as lines of at most `width` columns; a list, issue by issue, where a table would be too wide."""
    yield from opening(matrix.title, matrix.notice, matrix.as_of, matrix.about, width)
    yield from heading("Who stands where", width)
    yield from wrapped(matrix.summary, width)
    yield ""
    if not matrix.cells:
        return
    notes = _Notes()
    room = (width - _FIRST_COLUMN - 2) // len(matrix.parties) - 2
    yield from _table(matrix, notes, width) if room >= _NARROWEST_COLUMN else _list(matrix, notes, width)
    if any(not party.consent_needed for party in matrix.parties):
        yield from wrapped("* The analyst takes it that the deal does not need this party's consent.", width)
        yield ""
    if matrix.gaps:
        names = {party.id: party.name for party in matrix.parties}
        labels = {issue.id: issue.label for issue in matrix.issues}
        yield from heading("How far apart the stands are", width)
        for gap in matrix.gaps:
            one, other = gap.parties
            yield from wrapped(f"{labels[gap.issue]}: {names[one]} and {names[other]} {gap.words}", width, "", "  ")
        yield ""
    if notes.lines:
        yield from heading("The words behind it", width)
        for number, text in enumerate(notes.lines, 1):
            yield from wrapped(text, width, f"[{number}] ", "    ")


class _Notes:
    """Numbered notes below the matrix, one for each position, each remark and each word of silence."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def of(self, position: Position) -> str:
        words = "; ".join(spoken(evidence) for evidence in position.evidence) or f"assumed: {position.assumed}"
        return self._add(f"{position.statement}: {position.speaker}, {position.date}: {words}")

    def remark(self, remark: Remark) -> str:
        words = "; ".join(spoken(evidence) for evidence in remark.evidence) or f"assumed: {remark.assumed}"
        return self._add(f"{remark.statement}: {words}")

    def silence(self, cell: Cell) -> str:
        return self._add("; ".join(spoken(evidence) for evidence in cell.silence_evidence))

    def _add(self, text: str) -> str:
        if text in self.lines:
            return f"[{self.lines.index(text) + 1}]"
        self.lines.append(text)
        return f"[{len(self.lines)}]"


def _words(cell: Cell, notes: _Notes) -> list[str]:
    remarks = [f"{remark.words} {notes.remark(remark)}" for remark in cell.remarks]
    if own := own_positions(cell):
        return [f"{position.words}{unproposed(position)} {notes.of(position)}" for position in own] + remarks
    silence = in_place_of_one(cell)
    return [f"{silence} {notes.silence(cell)}" if cell.silence_evidence else silence, *remarks]


def _words_on_drafts(stand: DraftStand, notes: _Notes) -> list[str]:
    words = [f"{position.words} {notes.of(position)}" for position in stand.positions]
    return [*words, *(f"{remark.words} {notes.remark(remark)}" for remark in stand.remarks)] or [stand.silence]


def _rows(matrix: Matrix, notes: _Notes) -> Iterator[tuple[str, list[list[str]]]]:
    """The rows of the matrix: what is said of drafts, where anything is, then issue by issue."""
    if any(stand.positions or stand.remarks for stand in matrix.on_drafts):
        yield "the drafts as a whole", [_words_on_drafts(stand, notes) for stand in matrix.on_drafts]
    for issue in matrix.issues:
        yield issue.label, [_words(matrix.cell(party.id, issue.id), notes) for party in matrix.parties]


def _table(matrix: Matrix, notes: _Notes, width: int) -> Iterator[str]:
    table = Table(box=_RULES, show_lines=True, pad_edge=False, padding=(0, 1, 0, 0), width=width)
    table.add_column("", width=_FIRST_COLUMN)
    for party in matrix.parties:
        table.add_column(Text(party.name + ("" if party.consent_needed else "*")), ratio=1, overflow="fold")
    for label, cells in _rows(matrix, notes):
        table.add_row(Text(label), *(Text("\n".join(words)) for words in cells))
    console = Console(width=width, no_color=True, highlight=False, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(table)
    # rich fills every line with blanks, the empty ones above and below too
    lines = [line.rstrip() for line in capture.get().splitlines()]
    yield from "\n".join(lines).strip("\n").split("\n")
    yield ""


def _list(matrix: Matrix, notes: _Notes, width: int) -> Iterator[str]:
    for label, cells in _rows(matrix, notes):
        yield from wrapped(label, width)
        for party, words in zip(matrix.parties, cells, strict=True):
            name = party.name + ("" if party.consent_needed else "*")
            yield from wrapped(f"{name}: {'; '.join(words)}", width, "  ", "      ")
        yield ""
