"""What stands in a cell of the issue matrix, and whether words still stand, as every page says it."""

from collections.abc import Mapping
from typing import Final

from ..analyses.gap import Cell, Position
from ..analyses.record import StatementRow

_REPLACED: Final = "superseded by "


def own_positions(cell: Cell) -> list[Position]:
    """The positions that name the issue: what is said of a draft as a whole stands once, in the row on drafts."""
    return [position for position in cell.positions if position.through_draft is None]


def in_place_of_one(cell: Cell) -> str:
    """What is said where a party has no position of its own on an issue: the kind of silence, or words on a draft."""
    if not cell.positions:
        return (cell.silence or "") + ("" if cell.consent_needed else "; its yes is not needed here")
    return "only words on a whole draft"


def unproposed(position: Position) -> str:
    """That nobody proposed an option that the words speak of, in brackets; empty where somebody did."""
    return f" (nobody proposed {', '.join(position.assumed_options)}: assumed)" if position.assumed_options else ""


def standing(row: StatementRow, said: Mapping[str, StatementRow]) -> str | None:
    """Why a statement does not count, with the day of what took its place rather than its id; None where it does.

    `said` are the statements of the record by id.
    """
    because = row.not_in_force_because
    if because is None or not because.startswith(_REPLACED):
        return because
    newer = [said[one] for one in because.removeprefix(_REPLACED).split(", ") if one in said]
    return _REPLACED + ", ".join(f"words of {one.date}" for one in newer) if newer else "superseded by later words"
