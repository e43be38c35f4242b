"""The frozen text beside the original: what is stored once and never extracted again in silence."""

import contextlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from pydantic import ValidationError

from ..model.base import Frozen
from ..model.problem import failure
from ..model.source import Division, Document
from .files import MEBIBYTE, cannot_write, read_bytes, sha256, write_atomically
from .normalise import paragraphs

SOURCES: Final = "sources"
RECORD_LIMIT: Final = 128 * MEBIBYTE
"""The largest record: one of 10 MiB of text in short paragraphs is still well below it."""


class StoredSource(NamedTuple):
    """Where a document lies in its case, as paths from the case folder."""

    text: str
    original: str
    record: str


class Record(Frozen):
    """What was known of a document when its text was frozen; stored as `sources/ID.json`."""

    name: str
    media_type: str
    extractor: str
    sha256_original: str
    sha256_text: str
    metadata: Mapping[str, str] = {}
    divisions: tuple[Division, ...] = ()


def store_document(document: Document, original: bytes, case_folder: Path, source_id: str) -> StoredSource:
    """Write a document's frozen text, the document itself and their record into a case's `sources/`.

    What is there already with the same content is left; with other content it is never overwritten: IrenicError
    (F011), and (F010) where the disk cannot be written. Nothing that this call wrote is then left behind.
    """
    folder = case_folder / SOURCES
    ending = PurePosixPath(document.name).suffix.lower()
    stored = StoredSource(
        f"{SOURCES}/{source_id}.txt", f"{SOURCES}/{source_id}.original{ending}", f"{SOURCES}/{source_id}.json"
    )
    contents = {
        stored.original: original,
        stored.text: document.text.encode(),
        # last: a record without its text would accuse the next attempt, a text without its record accuses nobody
        stored.record: _described(document),
    }
    for name, content in contents.items():
        if _held(case_folder / name, name) not in (None, content):
            raise failure(
                "F011",
                f"'{name}' is there already, with other content",
                "give the source another id; a new version of a document is a source of its own, with 'replaces:'",
                file=name,
            )
    made_folder = not folder.exists()
    written: list[Path] = []
    try:
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise cannot_write(error, SOURCES) from None
        for name, content in contents.items():
            path = case_folder / name
            if not os.path.lexists(path):
                write_atomically(path, content, overwrite=False, shown=name)
                written.append(path)
    except BaseException:  # an interrupt, too, leaves nothing behind
        with contextlib.suppress(OSError):
            for path in written:
                path.unlink(missing_ok=True)
            if made_folder:
                folder.rmdir()
        raise
    return stored


def load_record(case_folder: Path, text_file: str) -> Record | None:
    """The record of a frozen text, given as its path from the case folder; None where it has none.

    Raises IrenicError (X003) where the record cannot be read.
    """
    path = (case_folder / text_file).with_suffix(".json")
    shown = str(PurePosixPath(text_file).with_suffix(".json"))
    data = _held(path, shown)
    if data is None:
        return None
    try:
        return Record.model_validate_json(data)
    except ValidationError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise failure(
            "X003",
            f"the record '{shown}' of a frozen text cannot be read",
            "restore it from git or from a copy; without it a change of the text would go unseen",
            file=shown,
            line=int(line[1]) if line else None,
        ) from None


def verify(record: Record, text: str) -> bool:
    """Whether a text is, to the character, the one that was frozen."""
    return sha256(text.encode("utf-8", "surrogatepass")) == record.sha256_text


def divisions_of(text: str) -> tuple[Division, ...]:
    """The divisions of a text in its frozen form that has no record: its paragraphs."""
    return paragraphs(text)


def _held(path: Path, shown: str) -> bytes | None:
    """What a file holds; None where there is none. Raises IrenicError where it cannot be read."""
    # unlike Path.exists, this sees a link that leads nowhere, and raises nothing
    return read_bytes(path, limit=RECORD_LIMIT, shown=shown) if os.path.lexists(path) else None


def _described(document: Document) -> bytes:
    record = Record(**{field: getattr(document, field) for field in Record.model_fields})
    described = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True).encode()
    if len(described) >= RECORD_LIMIT:
        raise failure(
            "F005",
            f"'{document.name}' is in too many paragraphs: {len(document.divisions):,}",
            "split the document, and add the part that the case needs",
            file=document.name,
        )
    return described + b"\n"
