"""Word: paragraphs and tables in the order of the document, by python-docx."""

import importlib.metadata
import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from ..model.problem import failure
from .extracted import Extracted
from .files import MEBIBYTE
from .metadata import tidy

UNPACKED_LIMIT: Final = 200 * MEBIBYTE


def extract_docx(data: bytes, name: str) -> Extracted:
    """The text of a Word document: paragraphs parted by blank lines, rows of a table by line ends, cells by tabs.

    Raises IrenicError (X002) where it is damaged, protected or unpacks to more than it should, (X004) without text.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked <= UNPACKED_LIMIT:
            document = docx.Document(io.BytesIO(data))
            blocks = [block for block in _blocks(document) if block.strip()]
            properties = document.core_properties
            created = properties.created.date().isoformat() if properties.created else None
            metadata = tidy(
                {
                    "title": properties.title,
                    "author": properties.author,
                    "language": properties.language,
                    "created": created,
                }
            )
    except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
        raise failure(
            "X002",
            f"'{name}' is damaged, protected by a password, or no Word document: {type(error).__name__}",
            "open it in Word or LibreOffice and save it anew as docx",
            file=name,
        ) from None
    if unpacked > UNPACKED_LIMIT:
        raise failure(
            "X002",
            f"'{name}' unpacks to {unpacked // MEBIBYTE} MiB, which no honest document does",
            "open it in Word or LibreOffice and save its text as txt",
            file=name,
        )
    if not blocks:
        raise failure("X004", f"'{name}' holds no text", "its text may be in pictures: save it as txt", file=name)
    version = importlib.metadata.version("python-docx")
    return Extracted(("\n\n".join(blocks),), f"python-docx {version}", metadata=metadata)


def _blocks(document: Any) -> Iterator[str]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            # a cell that spans columns is listed once for each: its text counts once
            rows = [_row_cells(row) for row in item.rows]
            yield "\n".join("\t".join(cells) for cells in rows)
        else:
            yield item.text


def _row_cells(row: Any) -> list[str]:
    cells: list[str] = []
    seen: set[int] = set()
    for cell in row.cells:
        if id(cell._tc) not in seen:
            seen.add(id(cell._tc))
            cells.append(" ".join(cell.text.split()))
    return cells
