"""Other tools' files as sources of a case, so that every number can be looked up where it is from."""

import re
from pathlib import Path
from typing import Final

from ..documents.encoding import decode_text
from ..documents.extracted import TEXT_LIMIT
from ..documents.files import MEBIBYTE, sha256
from ..documents.normalise import normal_form, paragraphs
from ..model.problem import IrenicError
from ..model.source import Document
from .profiles import ForeignFile

EXTRACTOR: Final = "irenic text 1"
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']""")


def as_document(file: ForeignFile) -> Document:
    """A file as a document whose text is frozen as it stands; raises IrenicError where it is no text, or too long."""
    text = normal_form(_decoded(file)).strip("\n") + "\n"
    frozen = text.encode()
    if len(frozen) > TEXT_LIMIT:
        raise file.fault(
            "F005",
            f"it holds {len(frozen) / MEBIBYTE:.0f} MiB of text, and at most {TEXT_LIMIT // MEBIBYTE} are read",
            "no domain needs that: check that the right file was given",
        )
    return Document(
        name=Path(file.name).name,
        media_type=_media_type(file.name, frozen),
        text=text,
        divisions=paragraphs(text),
        extractor=EXTRACTOR,
        sha256_original=sha256(file.data),
        sha256_text=sha256(frozen),
    )


def _media_type(name: str, frozen: bytes) -> str:
    if name.lower().endswith(".csv"):
        return "text/csv"
    return "application/xml" if frozen.lstrip().startswith(b"<") else "application/json"


def _decoded(file: ForeignFile) -> str:
    declared = _DECLARED.match(file.data)
    try:
        return decode_text(file.data, file.name)
    except IrenicError:
        if declared is None:
            raise
        return decode_text(file.data, file.name, declared[1].decode())
