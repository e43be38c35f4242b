"""An edited workbook into the inbox of a case: as proposals, never straight into the case."""

import re
from pathlib import Path
from typing import Final

from ...casefile import inbox
from ...casefile.load import LoadedCase
from ...model.proposal import Proposal
from ...model.result import Provenance, Result
from .edits import proposals_of
from .reading_back import edits_in

METHOD: Final = "rows and lines that are not as they were exported"


class SheetImport(Result):
    """What was read back; `about.problems` are cells that could not be."""

    case: str
    file: str
    proposals: tuple[Proposal, ...]
    """Those that wait for a decision."""
    new: int
    """How many of them were not in the inbox yet."""
    decided: int
    """How many more a person has decided on already."""


def import_sheet(loaded: LoadedCase, path: Path) -> SheetImport:
    """Lay what was edited in a workbook into the inbox; a workbook that is read again replaces what of it still waits.

    Raises IrenicError (I009, I010) where the workbook cannot be read, and where the inbox cannot be written.
    """
    made = proposals_of(loaded, edits_in(path), path.name)
    decided = inbox.decisions_in(loaded.folder)
    name = re.sub(r"[^A-Za-z0-9]+", "-", path.stem).strip("-").lower() or "sheet"
    new = inbox.lay_in_edits(loaded.folder, name, made.proposals, decided=decided)
    return SheetImport(
        about=Provenance(verb="import", method=METHOD, inputs=loaded.inputs, problems=made.problems),
        case=str(loaded.folder.path),
        file=str(path),
        proposals=tuple(one for one in made.proposals if one.id not in decided),
        new=new,
        decided=sum(one.id in decided for one in made.proposals),
    )
