"""PDF: the text of each page, by pypdfium2, which reads them best of what was tried."""

import contextlib
import re
import threading
from typing import Any, Final

from ..model.problem import failure
from .extracted import TEXT_LIMIT, Extracted
from .library import named_version, quiet
from .metadata import day_of, tidy

# pdfium marks a hyphen at the end of a line that parts a word: without it the word can be quoted
_PARTED: Final = re.compile("[\x02\ufffe]\r?\n?")
_ONE_AT_A_TIME: Final = threading.Lock()
"""pdfium brings the process down when two threads call it."""


def extract_pdf(data: bytes, name: str) -> Extracted:
    """The text of a PDF, page by page; metadata `pages_without_text` names pages that are pictures.

    Raises IrenicError (X001) where no page holds text, (X002) where the file is damaged or protected.
    """
    import pypdfium2

    try:
        with _ONE_AT_A_TIME, quiet():
            pages, pictures, information = _read(pypdfium2, data)
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        locked = isinstance(error, pypdfium2.PdfiumError) and "password" in str(error).lower()
        raise failure(
            "X002",
            f"'{name}' is {'protected by a password' if locked else 'damaged, or no PDF'}",
            "open it in a PDF reader and save it anew without a password",
            file=name,
        ) from None
    if not any(page.strip() for page in pages):
        raise failure(
            "X001",
            f"'{name}' holds no text: its pages are pictures",
            "run text recognition first, for example: ocrmypdf IN.pdf OUT.pdf",
            file=name,
        )
    metadata = tidy(
        {
            "title": information.get("Title"),
            "author": information.get("Author"),
            "created": _created(information.get("CreationDate", "")),
            "pages_without_text": ", ".join(map(str, pictures)),
        }
    )
    return Extracted(tuple(pages), named_version("pypdfium2"), has_pages=True, metadata=metadata)


def join_parted_words(page: str) -> str:
    """The text of a page as pdfium gives it, with the words put together that a hyphen parts at the end of a line."""
    return _PARTED.sub("", page)


def _read(pypdfium2: Any, data: bytes) -> tuple[list[str], list[int], dict[str, str]]:
    """The text of each page, the numbers of pages that hold pictures and no text, and the file's own properties."""
    pages: list[str] = []
    pictures: list[int] = []
    length = 0
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        information = document.get_metadata_dict()
        for number in range(len(document)):
            with (
                contextlib.closing(document[number]) as page,
                contextlib.closing(page.get_textpage()) as text,
            ):
                pages.append(join_parted_words(text.get_text_range()))
                if not pages[-1].strip() and any(
                    True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
                ):
                    pictures.append(number + 1)
            length += len(pages[-1])
            if length > TEXT_LIMIT:
                break  # more is refused anyway, and a small file can hold pages without end
    return pages, pictures, information


def _created(stamp: str) -> str | None:
    """The day in a PDF's time stamp, `D:20310309…`. It is when the file was made, not when it was published."""
    digits = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", stamp)
    return day_of("-".join(digits.groups())) if digits else None
