"""Tables as sheets: grids of one name become one sheet, with what each is about as its first column."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from .content import Column, Dossier, Grid, Line, Piece, Row, cell

NAMES: Final = {
    "matrix": "Matrix",
    "distances": "Distances",
    "positions": "Positions",
    "terms": "Drafts",
    "origins": "Origins",
    "comparison": "Comparison",
    "chronology": "Chronology",
    "roles": "Roles",
    "actors": "Actors",
    "voices": "Voices",
    "channels": "Channels",
    "relays": "Relays",
    "needs": "Interests",
    "lines": "Red lines, demands, offers",
    "said": "Said",
    "sources": "Sources",
}
"""What the sheets are called."""
_TITLES: Final = {
    "matrix": "Who stands where",
    "terms": "The drafts, term by term",
    "origins": "Where the drafts come from, by whose account",
    "comparison": "What changed from draft to draft",
    "chronology": "What happened when, by whose account",
    "needs": "What parties say they need",
    "lines": "Red lines, demands and offers on record",
    "said": "All that parties are on record with",
    "sources": "The sources cited",
}


class Sheet(NamedTuple):
    """One sheet, or one file."""

    name: str
    """What a program calls it."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...]
    notes: tuple[Line, ...]
    """What has to be said beside the table."""


def sheets_of(dossier: Dossier) -> list[Sheet]:
    """The sheets of a dossier, in its order."""
    found: dict[str, list[Grid]] = {}
    leads: dict[str, tuple[Line, ...]] = {}
    for part in dossier.parts:
        shown = [grid for grid in part.grids if grid.only != "paged"]
        for grid in shown:
            found.setdefault(grid.name, []).append(grid)
        if shown:
            leads.setdefault(shown[0].name, part.lead)
    return [_stacked(name, grids, leads.get(name, ())) for name, grids in found.items()]


def _stacked(name: str, grids: list[Grid], lead: tuple[Line, ...]) -> Sheet:
    first = grids[0]
    columns, rows = first.columns, tuple(row for grid in grids for row in grid.rows)
    notes = [*lead, *(one for grid in grids for one in _about(grid, _beside(grid)))]
    if first.subject is not None:
        columns = (Column(first.subject[1], 1.4, "subject"), *columns)
        rows = tuple(Row((cell(_subject(grid)), *row.cells), row.keys) for grid in grids for row in grid.rows)
    title = _TITLES.get(name, first.title)
    return Sheet(name, title, columns, rows, first.keys, tuple(dict.fromkeys(notes)))


def _beside(grid: Grid) -> tuple[Line, ...]:
    return (*grid.lead, *grid.below) if grid.rows or not grid.instead else grid.instead


def _subject(grid: Grid) -> str:
    return grid.subject[0] if grid.subject else ""


def _about(grid: Grid, lines: Iterable[Line]) -> Iterable[Line]:
    """Lines that say of which of the stacked tables they are."""
    return ((Piece(f"{_subject(grid)}: "), *one) if grid.subject else one for one in lines)


def harmless(words: str) -> bool:
    """Whether words cannot be taken for a formula: those of a source may begin like one."""
    return not words.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
