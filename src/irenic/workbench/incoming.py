"""Documents that come in over a page: files as they are, pasted text, and notes of what was said at a meeting."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

import yaml

from ..documents.files import DOCUMENT_LIMIT, MEBIBYTE
from ..documents.metadata import SIDECAR
from ..intake.adding import AddedSource, add_documents
from ..model.problem import IrenicError, failure
from ..model.source import Handling
from ..workspace import Workspace

MOST: Final = 20
"""So many documents come in at once."""
PASTE_LIMIT: Final = 250_000
"""The longest pasted text, in characters: a form's field holds no more than a mebibyte."""
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


def take_in(
    workspace: Workspace, documents: Sequence[Incoming], handling: Handling | None, replaces: str | None = None
) -> list[AddedSource]:
    """Make documents sources of the case. Raises IrenicError where none of them could be added."""
    if not documents:
        raise failure("F003", "no document was sent", "choose a file, or paste a text")
    if len(documents) > MOST:
        raise failure("F005", f"{len(documents)} documents are too many at once: at most {MOST}", "add them in parts")
    if replaces is not None and replaces not in workspace.case.sources:
        raise failure("R001", f"the case has no source '{replaces}'", "choose one from the list")
    with _on_disk(documents) as files:
        added = add_documents(workspace, files, handling=handling, replaces=replaces)
    if all(one.source is None for one in added):
        raise IrenicError([problem for one in added for problem in one.problems])
    return added


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
