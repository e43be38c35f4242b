"""What stands in a cell of the issue matrix, in the words that every page has for it."""

from ..analyses.gap import Cell, Position


def own_positions(cell: Cell) -> list[Position]:
    """The positions that name the issue: what is said of a draft as a whole stands once, in the row on drafts."""
    return [position for position in cell.positions if position.through_draft is None]


def in_place_of_one(cell: Cell) -> str:
    """What is said where a party has no position of its own on an issue: the kind of silence, or words on a draft."""
    if not cell.positions:
        return (cell.silence or "") + ("" if cell.consent_needed else "; its yes is not needed here")
    drafts = dict.fromkeys(position.through_draft or "" for position in cell.positions)
    return f"only words on a whole draft: {', '.join(drafts)}"


def unproposed(position: Position) -> str:
    """That nobody proposed an option that the words speak of, in brackets; empty where somebody did."""
    return f" (nobody proposed {', '.join(position.assumed_options)}: assumed)" if position.assumed_options else ""
