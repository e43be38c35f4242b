"""A file on disk into a Document: the format is picked by the file's name and its first bytes."""

from pathlib import Path
from typing import Final

from ..model.problem import failure
from ..model.source import Document
from .encoding import check_encoding
from .extracted import TEXT_LIMIT, Extracted
from .files import MEBIBYTE, read_bytes, sha256
from .metadata import read_sidecar, shown_path, tidy
from .normalise import join_pages, normal_form, paragraphs

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".eml": "message/rfc822",
}
"""The formats that are read, by the ending of the file's name."""


def read_document(path: Path, *, encoding: str | None = None, data: bytes | None = None) -> Document:
    """Read a document into text in its frozen form, with pages or paragraphs and what the file says of itself.

    `data` are the bytes of the file, where they were read already. `encoding` is that of a text, HTML page or e-mail
    which is not UTF-8 and does not say so. A sidecar `NAME.meta.yaml` goes before what the file says. Raises
    IrenicError where the file cannot be read, holds no text, or is in a format that is not read.
    """
    name = shown_path(path)
    if encoding is not None:
        check_encoding(encoding, name)
    data = read_bytes(path, shown=name) if data is None else data
    if not data.strip():
        raise failure("F003", f"'{name}' is empty", "check that the right file was saved", file=name)
    media_type = _media_type(path, data, name)
    found = _extract(media_type, data, name, encoding)
    if found.has_pages:
        text, divisions = join_pages(found.pieces)
    else:
        text = normal_form("".join(found.pieces)).strip("\n") + "\n"
        divisions = paragraphs(text)
    if not text.strip():
        raise failure("F003", f"'{name}' holds no text", "check that the right file was saved", file=name)
    frozen = text.encode()
    if len(frozen) > TEXT_LIMIT:
        raise failure(
            "F005",
            f"'{name}' holds {len(frozen) / MEBIBYTE:.0f} MiB of text, and at most {TEXT_LIMIT // MEBIBYTE} are read",
            "split the document, and add the part that the case needs",
            file=name,
        )
    return Document(
        name=shown_path(Path(path.name)),
        media_type=media_type,
        text=text,
        metadata={**tidy(dict(found.metadata)), **read_sidecar(path)},
        divisions=divisions,
        extractor=found.extractor,
        sha256_original=sha256(data),
        sha256_text=sha256(frozen),
    )


def _media_type(path: Path, data: bytes, name: str) -> str:
    if data.startswith(b"%PDF-"):
        return MEDIA_TYPES[".pdf"]
    known = MEDIA_TYPES.get(path.suffix.lower())
    if known is None:
        endings = ", ".join(MEDIA_TYPES)
        raise failure(
            "F004",
            f"'{name}' is of a format that is not read",
            f"save it as one of: {endings}; a text without an ending as .txt",
            file=name,
        )
    return known


def _extract(media_type: str, data: bytes, name: str, encoding: str | None) -> Extracted:
    # each format brings its own library: only the one that is needed is imported
    match media_type:
        case "text/plain" | "text/markdown":
            from .plain import extract_plain

            return extract_plain(data, name, encoding)
        case "text/html":
            from .html import extract_html

            return extract_html(data, name, encoding)
        case "application/pdf":
            from .pdf import extract_pdf

            return extract_pdf(data, name)
        case "message/rfc822":
            from .mail import extract_mail

            return extract_mail(data, name, encoding)
        case _:
            from .docx import extract_docx

            return extract_docx(data, name)
