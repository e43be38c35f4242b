"""Writes a case in the formats of a desk: Word, Excel, CSV; whole, or not at all."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from ...casefile.create import new_folder, require_free
from ...documents.files import write_atomically
from ...model.result import Provenance, Result
from ...model.source import Handling
from .gathering import ALL, Asked, What, gathered

Target = Literal["word", "excel", "csv"]
METHOD: Final = "the record as tables, with every quote that they rest on"


class OfficeExport(Result):
    """What was written."""

    target: Target
    path: str
    files: tuple[str, ...]
    """Of a folder, the files in it."""
    what: tuple[What, ...]
    citations: int
    """How many quotes it cites."""


def export_office(
    case: Asked,
    path: Path,
    target: Target,
    *,
    what: Sequence[What] = ALL,
    party: str | None = None,
    as_of: datetime.date | None = None,
    audience: Handling = "public",
) -> OfficeExport:
    """Write a document, a workbook or a folder; `party` is whose positions are told, everybody's if left out.

    What goes out is computed as if sources that the audience may not see did not exist, and is the same to the byte for
    the same case. Raises IrenicError where something is at the path already, where it cannot be written, and as
    `gathering.gathered` does.
    """
    require_free(path)
    dossier = gathered(case, what=what, party=party, as_of=as_of, audience=audience)
    files: tuple[str, ...] = ()
    if target == "csv":
        from .csv_files import csv_tables

        made = csv_tables(dossier)
        files = tuple(made)
        with new_folder(path) as building:
            for name, data in made.items():
                write_atomically(building / name, data, overwrite=False, shown=name)
    else:
        from .excel import excel_workbook
        from .word import word_document

        data = word_document(dossier) if target == "word" else excel_workbook(dossier)
        write_atomically(path, data, overwrite=False, shown=str(path))
    parameters = {"target": target, "what": list(what), "party": party, "as_of": str(as_of) if as_of else None}
    return OfficeExport(
        about=Provenance(verb="export", method=METHOD, parameters={**parameters, "audience": audience}),
        target=target,
        path=str(path),
        files=files,
        what=tuple(what),
        citations=len(dossier.citations),
    )
