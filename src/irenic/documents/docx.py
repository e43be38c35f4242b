"""Word: opened by python-docx, with guards against what unpacks to more than a document ever holds."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from ..model.problem import failure
from .docx_text import DELETED, INSERTED, block_texts
from .extracted import Extracted
from .files import MEBIBYTE
from .library import named_version, quiet
from .metadata import day_of, tidy

EXTRACTOR: Final = "irenic docx 2"
UNPACKED_LIMIT: Final = 200 * MEBIBYTE
RATIO_LIMIT: Final = 100
"""How many times its packed size a large XML part may unpack to; text hardly reaches a quarter of that."""

_SMALL_PART: Final = 8 * MEBIBYTE
_NOTES: Final = ("footnotes", "endnotes")
_PROPERTIES: Final = {"title": "title", "creator": "author", "language": "language", "created": "created"}


def extract_docx(data: bytes, name: str) -> Extracted:
    """The text of a Word document: paragraphs parted by blank lines, rows of a table by line ends, cells by tabs.

    Tracked changes are read as accepted; footnotes and endnotes follow the text. Raises IrenicError (X002) where the
    document is damaged, protected or unpacks to more than it should, (X004) without text.
    """
    _refuse_bomb(data, name)
    import docx

    try:
        with quiet():
            document = docx.Document(io.BytesIO(data))
            body = document.element.body
            blocks = [block for block in (*block_texts(body), *_notes(document)) if block.strip()]
            properties = _properties(document)
            tracked = any(True for _ in body.iter(*INSERTED, *DELETED))
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise failure(
            "X002",
            f"'{name}' is damaged, protected by a password, or no Word document: {type(error).__name__}",
            "open it in Word or LibreOffice and save it anew as docx",
            file=name,
        ) from None
    if not blocks:
        raise failure("X004", f"'{name}' holds no text", "its text may be in pictures: save it as txt", file=name)
    metadata = tidy(
        {
            **properties,
            "created": day_of(properties.get("created", "")),
            "tracked_changes": "read as accepted" if tracked else None,
        }
    )
    return Extracted(("\n\n".join(blocks),), f"{named_version('python-docx')}, {EXTRACTOR}", metadata=metadata)


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except Exception as error:  # a damaged directory raises more than BadZipFile
        raise failure(
            "X002",
            f"'{name}' is damaged, protected by a password, or no Word document: {type(error).__name__}",
            "open it in Word or LibreOffice and save it anew as docx",
            file=name,
        ) from None
    # the sizes stated are those that Python unpacks at most
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > max(_SMALL_PART, RATIO_LIMIT * part.compress_size)
        for part in parts
        if part.filename.endswith((".xml", ".rels"))
    )
    if unpacked > UNPACKED_LIMIT or swollen:
        raise failure(
            "X002",
            f"'{name}' unpacks to {unpacked // MEBIBYTE} MiB, which no honest document does",
            "open it in Word or LibreOffice and save its text as txt",
            file=name,
        )


def _notes(document: Any) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for kind in _NOTES:
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in etree.fromstring(relation.target_part.blob, parser):
                    # separators between text and notes are stored as notes of a type
                    if not any(key.endswith("}type") for key in note.keys()):  # noqa: SIM118 - an element, no mapping
                        yield "\n".join(block_texts(note))


def _properties(document: Any) -> dict[str, str]:
    """What the file says of itself; where it says nothing, python-docx would make up a title and a date."""
    for relation in document.part.package.rels.values():
        if relation.reltype.endswith("/core-properties") and not relation.is_external:
            return {
                _PROPERTIES[local]: element.text or ""
                for element in document.part.package.core_properties._element
                if isinstance(element.tag, str) and (local := element.tag.rpartition("}")[2]) in _PROPERTIES
            }
    return {}
