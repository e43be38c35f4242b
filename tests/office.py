"""Office files taken apart for tests: what they say, and where their notes and links lead."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Note:
    """A footnote: the words in the letters of a source, and the rest."""

    def __init__(self, element: Any) -> None:
        runs = [run for run in element.iter(f"{W}r") if run.find(f"{W}t") is not None]
        self.quoted = "".join(words_of(run) for run in runs if style_of(run) == "Quoted").strip("“”‘’")
        self.told = "".join(words_of(run) for run in runs if style_of(run) != "Quoted").strip()


class Document:
    """A Word document."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.members["word/document.xml"])
        notes = etree.fromstring(self.members["word/footnotes.xml"])
        self.notes = {
            int(note.get(f"{W}id")): Note(note) for note in notes.iter(f"{W}footnote") if note.get(f"{W}type") is None
        }

    @property
    def references(self) -> list[int]:
        """The notes that the text refers to, in its order."""
        return [int(one.get(f"{W}id")) for one in self.body.iter(f"{W}footnoteReference")]

    @property
    def text(self) -> str:
        """All words, a paragraph a line."""
        return "\n".join(words_of(paragraph) for paragraph in self.body.iter(f"{W}p"))

    def rows(self, head: str) -> list[list[str]]:
        """The rows of all tables whose first column has this head, below it."""
        found = []
        for table in self.body.iter(f"{W}tbl"):
            rows = [
                ["\n".join(map(words_of, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")]
                for row in table.iter(f"{W}tr")
            ]
            found += rows[1:] if rows[0][0] == head else []
        return found

    def styled(self, style: str) -> str:
        """The words in a style, a run a line."""
        return "\n".join(words_of(run) for run in self.body.iter(f"{W}r") if style_of(run) == style)


def words_of(element: Any) -> str:
    """The words of an element; a hyphen that keeps a day together is a hyphen."""
    return "".join("-" if one.tag == f"{W}noBreakHyphen" else one.text or "" for one in element.iter(*_WORDS))


_WORDS = (f"{W}t", f"{W}noBreakHyphen")


def style_of(run: Any) -> str | None:
    """The name of a run's style."""
    found = run.find(f"{W}rPr/{W}rStyle")
    return None if found is None else str(found.get(f"{W}val"))


def workbook(path: Path) -> Any:
    """A workbook, opened."""
    return openpyxl.load_workbook(path)


def columns_of(page: Any) -> dict[str, int]:
    """The columns of a sheet by the names that a program knows them by."""
    return {page.cell(3, at).value: at for at in range(1, page.max_column + 1) if page.cell(3, at).value}


def rows_of(page: Any) -> list[dict[str, Any]]:
    """The rows of a table, by those names, with their number."""
    columns, found = columns_of(page), []
    for row in range(5, page.max_row + 1):
        values = {key: page.cell(row, at).value for key, at in columns.items()}
        if page.cell(row, 2 if page.title == "Matrix" else 1).value or any(values.values()):
            found.append({**values, "row": row})
    return found
