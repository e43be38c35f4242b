"""How pages of an office lie: what stays together, what takes no page of its own, and how high a row is."""

from pathlib import Path
from typing import Any

import pytest

from irenic.report.office.excel_cells import lines_of
from irenic.report.office.writing import export_office
from irenic.workspace import open_case

from ..conftest import CASES
from ..office import Document, W, words_of


def style_of_paragraph(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def test_what_holds_nothing_takes_no_page_and_no_heading_of_its_own(tmp_path: Path) -> None:
    """A part without a table goes on where it is, a table without rows is told in a line, a small table stays whole."""
    path = tmp_path / "out.docx"
    export_office(open_case(CASES / "car-emissions-1994"), path, "word")
    document = Document(path.read_bytes())
    breaks = [
        paragraph
        for paragraph in document.body.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    headings = [
        words_of(paragraph) for paragraph in document.body.iter(f"{W}p") if style_of_paragraph(paragraph) == "Heading1"
    ]
    assert headings == [
        "Who stands where",
        "What is on the table",
        "What happened when",
        "Who is who",
        "The positions of each party",
    ]
    begun = [words_of(paragraph) for paragraph in breaks]
    assert begun == ["Who is who"]
    assert "No interest of it is on record: what lies behind its positions is unknown." in document.text
    assert "Interests" not in [words_of(paragraph) for paragraph in document.body.iter(f"{W}p")]
    for table in document.body.iter(f"{W}tbl"):
        *kept, last = [style_of_paragraph(row.find(f".//{W}p")) for row in table.iter(f"{W}tr")][1:]
        if sum(map(len, table.itertext())) <= 700:
            assert set(kept) <= {"TableKept"}
        assert last == "TableText"


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 10, 1),
        ("one two", 10, 1),
        ("one two three", 7, 2),
        ("a\nb", 10, 2),
        ("incomprehensibility", 10, 2),
        ("aa bb cc dd", 5, 2),
    ],
)
def test_a_row_has_the_height_that_words_take_when_they_are_broken_between_them(
    words: str, width: float, lines: int
) -> None:
    assert lines_of(words, width) == lines
