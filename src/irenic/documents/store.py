"""The frozen text beside the original: what is stored once and never extracted again in silence."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from pydantic import ValidationError

from ..model.base import Frozen
from ..model.problem import IrenicError, failure
from ..model.source import Division, Document
from .files import MEBIBYTE, read_bytes, write_atomically

SOURCES: Final = "sources"


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
    record = Record(**{field: getattr(document, field) for field in Record.model_fields})
    described = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    contents = {
        stored.original: original,
        stored.text: document.text.encode(),
        # last: a record without its text would accuse the next attempt, a text without its record accuses nobody
        stored.record: described.encode(),
    }
    for name, content in contents.items():
        path = case_folder / name
        if path.exists() and read_bytes(path, shown=name) != content:
            raise failure(
                "F011",
                f"'{name}' is there already, with other content",
                "give the source another id; a new version of a document is a source of its own, with 'replaces:'",
                file=name,
            )
    written: list[Path] = []
    try:
        folder.mkdir(exist_ok=True)
        for name, content in contents.items():
            path = case_folder / name
            if not path.exists():
                write_atomically(path, content, overwrite=False, shown=name)
                written.append(path)
    except (IrenicError, OSError):
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return stored


def load_record(case_folder: Path, text_file: str) -> Record | None:
    """The record of a frozen text, given as its path from the case folder; None where it has none.

    Raises IrenicError (X003) where the record cannot be read.
    """
    path = (case_folder / text_file).with_suffix(".json")
    if not path.is_file():
        return None
    shown = str(PurePosixPath(text_file).with_suffix(".json"))
    try:
        return Record.model_validate_json(read_bytes(path, limit=8 * MEBIBYTE, shown=shown))
    except ValidationError:
        raise failure(
            "X003",
            f"the record '{shown}' of a frozen text cannot be read",
            "restore it from git or from a copy; without it a change of the text would go unseen",
            file=shown,
        ) from None
