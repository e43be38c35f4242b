"""Documents that come in over a page: files as they are, pasted text, and notes of what was said at a meeting."""

import re
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

import yaml

from ..documents.files import DOCUMENT_LIMIT, MEBIBYTE
from ..documents.metadata import SIDECAR, shown_path
from ..intake.adding import AddedSource, add_documents
from ..intake.many import ExtractedFile, extract_files
from ..model.problem import IrenicError, Problem, failure
from ..model.source import Handling
from ..workspace import Workspace

MOST: Final = 20
"""So many documents come in at once."""
PASTE_LIMIT: Final = 250_000
"""The longest pasted text, in characters: a form's field holds no more than a mebibyte."""
PATIENCE: Final = 60.0
"""After so many seconds the reading of a document is ended."""
PATIENCE_WITH_ALL: Final = 180.0
"""After so many seconds no further document of those that were sent together is read."""
_PROCESSES: Final = 2
_AT_ONCE: Final = threading.BoundedSemaphore(2)
_NAME_LENGTH: Final = 80


class Incoming(NamedTuple):
    """A document that is to become a source."""

    name: str
    """What its file is called; of a path only the last step counts."""
    data: bytes
    said: Mapping[str, str] = {}
    """What a person says of it: outlet, title, published."""


def pasted(text: str, title: str, outlet: str, published: str, *, is_notes: bool) -> Incoming:
    """A text that was typed or pasted, with what is said of it.

    Raises IrenicError (F003) where it is empty, (F005) where it is too long.
    """
    if not text.strip():
        raise failure("F003", "there is no text to add", "paste the text of the document, or choose a file")
    if len(text) > PASTE_LIMIT:
        hint = "save it as a text file, and add that"
        raise failure("F005", f"the text is too long: at most {PASTE_LIMIT:,} characters are taken", hint)
    kind = "notes" if is_notes else "text"
    name = re.sub(r"[^a-z0-9]+", "-", (outlet or title).lower()).strip("-")[:40] or kind
    day = re.sub(r"\D", "", published)[4:]
    said = {"title": title, "outlet": outlet, "published": published}
    stem = "-".join(filter(None, ("notes" if is_notes else "", name if name != kind else "", day))) or kind
    return Incoming(f"{stem}.txt", text.encode(), {key: value for key, value in said.items() if value.strip()})


@contextmanager
def texts_of(documents: Sequence[Incoming]) -> Iterator[list[ExtractedFile]]:
    """The texts of documents, read in a process that is ended where one of them, or all together, take too long.

    Nothing of the case is needed for that, so that edits need not wait. The files are there as long as the block lasts.
    Raises IrenicError (F003, F005) for none, too many, or one that is too large, (W004) where others are being read.
    """
    if not documents:
        raise failure("F003", "no document was sent", "choose a file, or paste a text")
    if len(documents) > MOST:
        raise failure("F005", f"{len(documents)} documents are too many at once: at most {MOST}", "add them in parts")
    with _on_disk(documents) as files:
        if not _AT_ONCE.acquire(timeout=PATIENCE):
            raise failure("W004", "other documents are still being read", "wait until they are, and add these then")
        try:
            found = _extracted(files)
        finally:
            _AT_ONCE.release()
        yield found


def take_in(
    workspace: Workspace, found: Sequence[ExtractedFile], handling: Handling | None, replaces: str | None = None
) -> list[AddedSource]:
    """Make documents sources of the case. Raises IrenicError where none of them could be added."""
    if replaces is not None and replaces not in workspace.case.sources:
        raise failure("R001", f"the case has no source '{replaces}'", "choose one from the list")
    files = [one.file for one in found]
    added = add_documents(workspace, files, handling=handling, replaces=replaces, extracted=found)
    told = [
        one.model_copy(update={"problems": tuple(_by_its_name(problem, file) for problem in one.problems)})
        for one, file in zip(added, files, strict=True)
    ]
    if all(one.source is None for one in told):
        raise IrenicError([problem for one in told for problem in one.problems])
    return told


def _by_its_name(problem: Problem, file: Path) -> Problem:
    """A problem of a document by the name that people know it by, not by where it is kept meanwhile."""
    kept = shown_path(file)
    return problem.model_copy(
        update={
            "message": problem.message.replace(kept, file.name),
            "hint": problem.hint.replace(kept, file.name),
            "file": file.name if problem.file == kept else problem.file,
        }
    )


def _extracted(files: Sequence[Path]) -> list[ExtractedFile]:
    """The texts of files; those that are not reached in time are told with why."""
    ends = time.monotonic() + PATIENCE_WITH_ALL
    found: list[ExtractedFile] = []
    with closing(extract_files(files, workers=_PROCESSES, patience=PATIENCE)) as texts:
        for one in texts:
            found.append(one)
            if time.monotonic() > ends:
                break
    late = [ExtractedFile(file, None, _not_reached(file.name).problems) for file in files[len(found) :]]
    return [*found, *late]


def _not_reached(name: str) -> IrenicError:
    hint = "add it by itself, or in a terminal, by irenic read --into, which waits as long as it takes"
    return failure("W004", f"'{name}' was not read: those before it took too long", hint, file=name)


@contextmanager
def _on_disk(documents: Sequence[Incoming]) -> Iterator[list[Path]]:
    """The documents as files of a folder that nobody else may look into, and that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="irenic-") as folder:
        files = []
        for number, one in enumerate(documents):
            if len(one.data) > DOCUMENT_LIMIT:
                limit = DOCUMENT_LIMIT // MEBIBYTE
                raise failure("F005", f"'{one.name}' is too large: at most {limit} MiB are taken", "add a part of it")
            # each in a folder of its own: two may be called alike
            place = Path(folder, str(number))
            place.mkdir()
            path = place / _plain_name(one.name)
            path.write_bytes(one.data)
            if one.said:
                sidecar = path.with_name(path.name + SIDECAR)
                sidecar.write_text(yaml.safe_dump(dict(one.said), allow_unicode=True, default_style='"'), "utf-8")
            files.append(path)
        yield files


def _plain_name(name: str) -> str:
    """A file's name without any path, and without signs that no file should have."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = re.sub(r"[^\w.() -]", "-", last).strip(". ")
    stem, ending = PurePosixPath(plain or "document.txt").stem, PurePosixPath(plain or "document.txt").suffix
    return f"{stem[:_NAME_LENGTH] or 'document'}{ending[:12]}"
