"""Writes a case in the formats of a desk: Word, Excel, CSV; whole, or not at all."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from ...casefile import inbox
from ...casefile.create import new_folder, require_free, require_replaceable
from ...casefile.load import LoadedCase
from ...documents.files import write_atomically
from ...model.problem import IrenicError, failure
from ...model.result import Provenance, Result
from ...model.source import Handling
from ..endings import require_ending, require_folder_name
from .csv_files import FILES as CSV_FILES
from .edits import proposals_of
from .gathering import ALL, Asked, What, gathered
from .reading_back import edits_in

Target = Literal["word", "excel", "csv"]
_ENDINGS: Final[Mapping[Target, str]] = {"word": ".docx", "excel": ".xlsx"}
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
    overwrite: bool = False,
) -> OfficeExport:
    """Write a document, a workbook or a folder; `party` is whose positions are told, everybody's if left out.

    What goes out is computed as if sources that the audience may not see did not exist, and is the same to the byte for
    the same case. Raises IrenicError where the path has not the ending of its format, where something is at the path
    already that is not to be overwritten, or that holds edits which were not read back, where it cannot be written, and
    as `gathering.gathered` does.
    """
    if target == "csv":
        require_folder_name(path)
        require_replaceable(path, lambda name: name in CSV_FILES, overwrite=overwrite)
    elif path.is_dir():
        raise failure("F011", f"'{path}' is a folder", "name the file to make with --output", file=str(path))
    else:
        require_ending(path, _ENDINGS[target])
        if not overwrite:
            require_free(path, "add --overwrite to replace it, or choose another name with --output")
        elif target == "excel" and path.is_file():
            _require_read_back(case.loaded, path)
    dossier = gathered(case, what=what, party=party, as_of=as_of, audience=audience)
    files: tuple[str, ...] = ()
    if target == "csv":
        from .csv_files import csv_tables

        made = csv_tables(dossier)
        files = tuple(made)
        with new_folder(path, replacing=overwrite) as building:
            for name, data in made.items():
                write_atomically(building / name, data, overwrite=False, shown=name)
    else:
        from .excel import excel_workbook
        from .word import word_document

        data = word_document(dossier) if target == "word" else excel_workbook(dossier)
        write_atomically(path, data, overwrite=overwrite, shown=str(path))
    parameters = {"target": target, "what": list(what), "party": party, "as_of": str(as_of) if as_of else None}
    return OfficeExport(
        about=Provenance(verb="export", method=METHOD, parameters={**parameters, "audience": audience}),
        target=target,
        path=str(path),
        files=files,
        what=tuple(what),
        citations=len(dossier.citations),
    )


def _require_read_back(loaded: LoadedCase, path: Path) -> None:
    """Raise IrenicError (F011) where a workbook holds edits that are not in the case's inbox: they would be lost."""
    try:
        edits = edits_in(path)
    except IrenicError:
        return  # none that irenic could read back
    known = {one.id for one in inbox.edits_in(loaded.folder, loaded.case.sources)}
    known |= inbox.decisions_in(loaded.folder).keys()
    made = proposals_of(loaded, edits, path.name)
    lost = sum(one.id not in known for one in made.proposals)
    lost += sum(problem.severity == "error" for problem in made.problems)
    if lost:
        raise failure(
            "F011",
            f"'{path}' holds {lost} edit{'' if lost == 1 else 's'} that {'was' if lost == 1 else 'were'} not read back",
            "irenic import xlsx lays them into the inbox first; or choose another name with --output",
            file=str(path),
        )
