"""How other tools' files become a case: kept as its sources, written by a template, whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..casefile.create import free_id, new_folder, require_free, source_entry, write_case_file
from ..casefile.load import load_case
from ..casefile.write import block, scalar
from ..documents.store import store_document
from ..model.problem import IrenicError
from ..model.version import FORMAT
from .kept import as_document
from .profiles import ForeignFile


class Making:
    """A case that is being made of other tools' files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, Any] = {}

    def keep(self, file: ForeignFile, *, title: str, note: str) -> tuple[str, str]:
        """Keep a file as a source: its id there, and what the document is called, which `title` follows.

        Raises IrenicError where it is no text, or too long.
        """
        document = as_document(file)
        name = free_id(f"file-{file.stem}", self._sources, "file")
        stored = store_document(document, file.data, self._folder, name)
        entry = source_entry(document, stored.text, stored.original)
        entry["title"] = f"{document.name}, {title}"
        entry["note"] = note
        self._sources[name] = entry
        return name, document.name

    def write(self, template: str, *, title: str, notice: str, parts: Mapping[str, Any]) -> None:
        """Write the case file; raises IrenicError where what comes of it cannot be read again."""
        write_case_file(
            self._folder,
            template.format(
                format=FORMAT,
                title=scalar(title),
                notice=scalar(notice),
                sources=block(self._sources, "", part=True),
                **{part: block(held, "", part=True) for part, held in parts.items()},
            ),
        )
        # such as a domain that is too large for a case
        if faults := [problem for problem in load_case(self._folder).problems if problem.severity == "error"]:
            raise IrenicError(faults)


@contextmanager
def new_case(path: Path) -> Iterator[Making]:
    """A new case folder, which is there only if nothing is raised within.

    Raises IrenicError where something is at the path already.
    """
    require_free(path)
    with new_folder(path) as folder:
        (folder / "sources").mkdir()
        yield Making(folder)
