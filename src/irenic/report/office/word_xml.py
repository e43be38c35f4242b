"""The elements of a Word document: paragraphs, runs, tables, and real footnotes with references back to them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from ...model.spoken import in_marks
from .citations import NOBODYS
from .content import Cell, Citation, Grid, Kind, Line, plain

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_STYLES: Final[Mapping[Kind, str | None]] = {
    "ours": None,
    "head": "Head",
    "quoted": "Quoted",
    "assumed": "Assumed",
    "silent": "Silent",
}
_DAY_HYPHEN: Final = re.compile(r"(?<=\b\d{4})-(?=\d\d-\d\d\b)|(?<=\b\d{4}-\d\d)-(?=\d\d\b)")
_WHOLE_ROW: Final = 900
"""Letters up to which a row is kept on one page."""
_WHOLE_TABLE: Final = 700
"""Letters up to which a table is kept on one page."""
Element = Any
"""An element of lxml, which has no types."""


def make(name: str, attributes: Mapping[str, str | int] | None = None, *children: Element) -> Element:
    """An element of Word's namespace; attributes are of it too."""
    found = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": str(value) for key, value in (attributes or {}).items()})
    found.extend(children)
    return found


def run(words: str, style: str | None = None) -> Element:
    """A run of text; a day is never broken at its hyphens."""
    pieces = _DAY_HYPHEN.split(plain(words))
    found = _with_style(_text("t", pieces[0]), style)
    for piece in pieces[1:]:
        found.extend([make("noBreakHyphen"), _text("t", piece)])
    return found


def field(code: str, shown: str, style: str | None = None) -> list[Element]:
    """A field that Word computes, with what it shows until then."""
    return [
        _with_style(make("fldChar", {"fldCharType": "begin"}), style),
        _with_style(_text("instrText", code), style),
        _with_style(make("fldChar", {"fldCharType": "separate"}), style),
        run(shown, style),
        _with_style(make("fldChar", {"fldCharType": "end"}), style),
    ]


def paragraph(style: str, *children: Element) -> Element:
    """A paragraph of a style."""
    return make("p", None, make("pPr", None, _val("pStyle", style)), *children)


class Footnotes:
    """The footnotes of a document. Within a part a quote has one note; further places of it refer back to that."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = {citation.number: citation for citation in citations}
        self._count = 0
        self._here: dict[int, int] = {}
        self.root = make("footnotes", None, *(_separator(at, kind) for at, kind in _SEPARATORS))

    def begin_part(self) -> None:
        """From here on every quote gets a note anew: parts are read, and passed on, by themselves."""
        self._here = {}

    def refer(self, numbers: Iterable[int]) -> list[Element]:
        """References to the notes of some citations."""
        found: list[Element] = []
        for number in numbers:
            if found:
                found.append(run(", ", "FootnoteReference"))
            found += self._again(number) if number in self._here else self._first(number)
        return found

    def _first(self, number: int) -> list[Element]:
        self._count += 1
        self._here[number] = self._count
        self.root.append(_footnote(self._count, self._citations[number]))
        reference = _with_style(make("footnoteReference", {"id": self._count}), "FootnoteReference")
        start = make("bookmarkStart", {"id": self._count, "name": f"_note{self._count}"})
        return [start, reference, make("bookmarkEnd", {"id": self._count})]

    def _again(self, number: int) -> list[Element]:
        note = self._here[number]
        return field(f" NOTEREF _note{note} \\h ", str(note), "FootnoteReference")


def runs(found: Line, notes: Footnotes) -> list[Element]:
    """The runs of a line: quoted words, assumptions and silence each in a style of their own."""
    made: list[Element] = []
    for piece in found:
        words = piece.words.lstrip(" ")
        if words != piece.words:
            # what marks words does not mark the space before them
            made.append(run(" "))
        if words:
            made.append(run(words, _STYLES[piece.kind]))
        made += notes.refer(piece.notes)
    return made


def table(grid: Grid, columns: Sequence[int], widths: Sequence[int], notes: Footnotes) -> Element:
    """Some columns of a grid as a table with rules, whose header row is repeated on every page."""
    edges = ("top", 8), ("bottom", 8), ("insideH", 4)
    borders = make("tblBorders", None, *(_rule(side, size) for side, size in edges))
    margins = make("tblCellMar", None, *(make(side, {"w": 70, "type": "dxa"}) for side in ("left", "right")))
    head = make("tblPr", None, make("tblW", {"w": sum(widths), "type": "dxa"}), borders)
    head.extend([make("tblLayout", {"type": "fixed"}), margins, _val("tblCaption", plain(grid.title or grid.name))])
    found = make("tbl", None, head, make("tblGrid", None, *(make("gridCol", {"w": width}) for width in widths)))
    labels: list[Element] = [paragraph("TableHead", run(grid.columns[at].label)) for at in columns]
    heads = [_cell([label], width) for label, width in zip(labels, widths, strict=True)]
    found.append(make("tr", None, make("trPr", None, make("cantSplit"), make("tblHeader")), *heads))
    together = sum(_length(cell) for row in grid.rows for cell in row.cells) <= _WHOLE_TABLE
    for at, row in enumerate(grid.rows, 1):
        cells = [row.cells[at] for at in columns]
        style = "TableKept" if together and at < len(grid.rows) else "TableText"
        made = [
            _cell([paragraph(style, *runs(one, notes)) for one in cell] or [paragraph(style)], width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        whole = max(map(_length, cells), default=0) <= _WHOLE_ROW
        found.append(make("tr", None, *([make("trPr", None, make("cantSplit"))] if whole else []), *made))
    return found


def _length(cell: Cell) -> int:
    return sum(len(piece.words) for one in cell for piece in one)


def _cell(content: Sequence[Element], width: int) -> Element:
    return make("tc", None, make("tcPr", None, make("tcW", {"w": width, "type": "dxa"})), *content)


def _rule(side: str, size: int) -> Element:
    return make(side, {"val": "single", "sz": size, "space": 0, "color": "767676"})


def _footnote(number: int, citation: Citation) -> Element:
    """A quote in the letters of a source, then in ours whose words it is and where it was published."""
    voice = "" if citation.voice in (NOBODYS, citation.outlet) else f"{citation.voice}; "
    title = f"{in_marks(citation.title)}, " if citation.title else ""
    told = f" – {voice}{citation.outlet}, {title}{citation.published} [{citation.source}]"
    remarks = "".join(f"; {remark}" for remark in citation.remarks)
    mark = _with_style(make("footnoteRef"), "FootnoteReference")
    words = (run(" "), run(in_marks(citation.quote), "Quoted"), run(f"{told}{remarks}."))
    return make("footnote", {"id": number}, paragraph("FootnoteText", mark, *words))


_SEPARATORS: Final = ((-1, "separator"), (0, "continuationSeparator"))


def _separator(number: int, kind: str) -> Element:
    content = make("p", None, make("r", None, make(kind)))
    return make("footnote", {"type": kind, "id": number}, content)


def _with_style(child: Element, style: str | None) -> Element:
    return make("r", None, *([make("rPr", None, _val("rStyle", style))] if style else []), child)


def _text(name: str, words: str) -> Element:
    found = make(name)
    found.text = words
    found.set(f"{_XML}space", "preserve")
    return found


def _val(name: str, value: str | int) -> Element:
    return make(name, {"val": value})
