"""What goes out of a case, made in a process that can be ended: the brief, the report, the tables of a desk.

A file is made for an audience that is named, and never for a wider view of the case than the workbench itself has.
It is kept in memory until it is fetched: nothing that may be confidential is left on the disk.
"""

import io
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Final, Literal, NamedTuple

from ..model.source import STRICTNESS, Handling
from ..report.page.pdf import BROWSERS
from ..workspace import Workspace
from .questions import Lane, Question, Tell
from .what_if import DRAWS, day_of

FileName = Literal["brief.html", "brief.pdf", "report.html", "report.pdf", "tables.docx", "tables.xlsx", "tables.zip"]


class Kind(NamedTuple):
    """What one of the files is."""

    group: str
    words: str
    media: str
    verb: str
    """The command that makes the same, before the options that all have."""


KINDS: Final[Mapping[str, Kind]] = {
    "brief.html": Kind("Brief", "Web page", "text/html; charset=utf-8", "report {case} --form brief"),
    "brief.pdf": Kind("Brief", "PDF", "application/pdf", "report {case} --form brief"),
    "report.html": Kind("Report", "Web page", "text/html; charset=utf-8", "report {case}"),
    "report.pdf": Kind("Report", "PDF", "application/pdf", "report {case}"),
    "tables.docx": Kind(
        "Tables",
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "export word {case}",
    ),
    "tables.xlsx": Kind(
        "Tables", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "export excel {case}"
    ),
    "tables.zip": Kind("Tables", "CSV, zipped", "application/zip", "export csv {case}"),
}
"""Every file by its name, in the order of the page."""
GROUPS: Final[Mapping[str, str]] = {
    "Brief": "two pages in plain words, with the quotes they rest on",
    "Report": "all that is known, each number with its sentences",
    "Tables": "the record for a desk: matrix, drafts, chronology, actors, positions",
}
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The day that a zipped file bears: the same case gives the same bytes."""


class MakeFile(Question):
    """One file, for one audience."""

    lane: ClassVar[Lane] = "files"
    doing: ClassVar[str] = "Writing what goes out"
    file: FileName
    audience: Handling
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> bytes:
        """The bytes of the file; raises IrenicError as `Workspace.seen_by` does, and where it cannot be made."""
        if KINDS[self.file].group == "Tables":
            return _tables(workspace, self)
        with _ended_in_order():
            return _page(workspace, self, tell)


def audiences_within(audience: Handling) -> Iterator[Handling]:
    """Those for whom files can be made where the pages show what an audience may see, the widest first."""
    return (one for one in STRICTNESS if STRICTNESS[one] <= STRICTNESS[audience])


def is_printable() -> bool:
    """Whether a PDF can be made: by Chromium, which is looked for in its usual place on a Mac only when it is asked."""
    return sys.platform == "darwin" or any(map(shutil.which, BROWSERS))


def _page(workspace: Workspace, asked: MakeFile, tell: Tell) -> bytes:
    from ..report.gather import gathered
    from ..report.page.pages import page_of

    inputs = gathered(
        workspace.seen_by(asked.audience),
        as_of=day_of(asked.as_of),
        drawing={"draws": DRAWS, "seed": 0, "prior": "issues", "with_assumptions_only": False},
        form="brief" if asked.file.startswith("brief") else "full",
        audience=asked.audience,
        quotes_only=False,
        extras=(),
        progress=tell,
    )
    return page_of(inputs, as_pdf=asked.file.endswith(".pdf"))


def _tables(workspace: Workspace, asked: MakeFile) -> bytes:
    from ..report.office.csv_files import csv_tables
    from ..report.office.excel import excel_workbook
    from ..report.office.gathering import gathered
    from ..report.office.word import word_document

    dossier = gathered(workspace, as_of=day_of(asked.as_of), audience=asked.audience)
    made: Mapping[str, Callable[[Any], bytes]] = {"tables.docx": word_document, "tables.xlsx": excel_workbook}
    return made[asked.file](dossier) if asked.file in made else _zipped(csv_tables(dossier))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as one, the same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """While a page is printed: a process that is told to end takes Chromium with it, and the page that it prints."""

    def leave(number: int, frame: object) -> None:  # noqa: ARG001
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
