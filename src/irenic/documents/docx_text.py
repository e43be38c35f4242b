"""The text of a Word document's tree: every paragraph and table in order, and tracked changes as accepted.

python-docx gives paragraphs without what was inserted under tracking, without content controls and text boxes, and
cells that span rows several times over; in a draft that goes from hand to hand such words are what counts.
"""

from collections.abc import Iterator
from typing import Any, Final

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARAGRAPH: Final = f"{_WORD}p"
TABLE: Final = f"{_WORD}tbl"
TEXT_BOX: Final = f"{_WORD}txbxContent"
INSERTED: Final = frozenset({f"{_WORD}ins", f"{_WORD}moveTo"})
DELETED: Final = frozenset({f"{_WORD}del", f"{_WORD}moveFrom"})
# the fallback says once more, for old programs, what was said already
_PASSED_OVER: Final = DELETED | {f"{_COMPATIBILITY}Fallback", f"{_WORD}sdtPr", f"{_WORD}pPr", f"{_WORD}rPr"}
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def block_texts(parent: Any) -> Iterator[str]:
    """The text of each paragraph and table below an element, in the order of the document.

    The cells of a row are parted by tabs, rows by line ends; what stands in a text box follows its paragraph.
    """
    for child in parent:
        if child.tag == PARAGRAPH:
            yield "".join(_signs(child))
            for box in _outermost(child, TEXT_BOX):
                yield from block_texts(box)
        elif child.tag == TABLE:
            yield "\n".join("\t".join(_cell(cell) for cell in _outermost(row, f"{_WORD}tc")) for row in _rows(child))
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
            yield from block_texts(child)


def _signs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag == f"{_WORD}br" and child.get(f"{_WORD}type", "textWrapping") != "textWrapping":
            continue  # a page ends, not a line
        elif isinstance(child.tag, str) and child.tag.startswith(_WORD) and child.tag[len(_WORD) :] in _SIGNS:
            yield _SIGNS[child.tag[len(_WORD) :]]
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER and child.tag != TEXT_BOX:
            yield from _signs(child)


def _rows(table: Any) -> Iterator[Any]:
    for row in _outermost(table, f"{_WORD}tr"):
        properties = row.find(f"{_WORD}trPr")
        # a row that was deleted under tracking is marked within
        if properties is None or properties.find(f"{_WORD}del") is None:
            yield row


def _cell(cell: Any) -> str:
    return " ".join(" ".join(block_texts(cell)).split())


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind below an element, without those within another of them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
            yield from _outermost(child, tag)
