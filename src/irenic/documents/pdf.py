"""PDF: the text of each page, by pypdfium2, which reads them best of what was tried."""

import importlib.metadata
import re

from ..model.problem import failure
from .extracted import Extracted
from .metadata import day_of, tidy

# pdfium marks a hyphen at the end of a line that parts a word: without it the word can be quoted
_PARTED = re.compile("[\x02\ufffe]\r?\n?")


def extract_pdf(data: bytes, name: str) -> Extracted:
    """The text of a PDF, page by page.

    Raises IrenicError (X001) where no page holds text, (X002) where the file is damaged or protected.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            pages = []
            for page in document:
                text = page.get_textpage()
                pages.append(_PARTED.sub("", text.get_text_range()))
                text.close()
                page.close()
            information = document.get_metadata_dict()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise failure(
            "X002",
            f"'{name}' is {'protected by a password' if locked else 'damaged, or no PDF'}",
            "open it in a PDF reader and save it anew without a password",
            file=name,
        ) from None
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise failure(
            "X002",
            f"'{name}' cannot be read as PDF: {type(error).__name__}",
            "open it in a PDF reader and save it anew",
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
        }
    )
    return Extracted(
        tuple(pages), f"pypdfium2 {importlib.metadata.version('pypdfium2')}", has_pages=True, metadata=metadata
    )


def _created(stamp: str) -> str | None:
    """The day in a PDF's time stamp, `D:20310309…`. It is when the file was made, not when it was published."""
    digits = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", stamp)
    return day_of("-".join(digits.groups())) if digits else None
