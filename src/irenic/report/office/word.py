"""A document for Word: one section for each part, tables with rules, every quote a footnote."""

import io
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

from .content import Dossier, Grid, Line, Part
from .package import fixed, properties
from .word_xml import Element, Footnotes, field, make, paragraph, run, runs, table

_A4: Final = (11906, 16838)
"""Width and height in twentieths of a point."""
_MARGIN: Final = 1134
_UNWANTED: Final = ("stylesWithEffects", "webSettings", "customXml", "numbering", "theme", "thumbnail")
"""Parts of python-docx's template that say what another program was set to."""
_AT_MOST: Final = 5
"""Columns beside the first one in a table; a matrix of more parties is set in several tables."""
_READING: Final = (
    "Words in letters with serifs are a source's own; all others are ours. ",
    "What the analyst assumes is marked",
    " as assumed. ",
    "What no source says is told as such.",
)


def word_document(dossier: Dossier) -> bytes:
    """A document as the bytes of a .docx file; the same dossier gives the same bytes."""
    import docx
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as FilePart
    from lxml import etree

    document = docx.Document()
    _strip(document)
    notes = Footnotes(dossier.citations)
    body = document.element.body
    content = [*_opening(dossier)]
    turned = bool(dossier.parts and dossier.parts[0].wide)
    for at, part in enumerate(dossier.parts):
        notes.begin_part()
        flows = part.wide is None or not any(grid.rows for grid in part.grids)
        # what has no table of its own needs no page of its own either
        wide = turned if flows else bool(part.wide)
        head, *rest = _part(part, wide, notes)
        if at and wide != turned:
            # a section ends with its last paragraph, and there it says how its pages lie
            content[-1][0].append(_page(turned))
        elif at and not flows:
            head[0].append(make("pageBreakBefore"))
        turned = wide
        content += [head, *rest]
    content.append(paragraph("Small", run(dossier.made)))
    for child in list(body):
        body.remove(child)
    body.extend(content)
    body.append(_page(turned))
    _header_and_footer(document, dossier)
    xml = etree.tostring(notes.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    held = FilePart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, document.part.package)
    document.part.relate_to(held, RELATIONSHIP_TYPE.FOOTNOTES)
    packed = io.BytesIO()
    document.save(packed)
    return fixed(packed.getvalue(), {**properties(dossier), "word/fontTable.xml": _asset("fonts.xml")})


def _opening(dossier: Dossier) -> Iterator[Element]:
    if dossier.handling:
        yield paragraph("Handling", run(dossier.handling))
    yield paragraph("Title", run(dossier.title))
    if dossier.notice:
        yield paragraph("Handling", run(dossier.notice))
    as_of = f"As of {dossier.as_of}. " if dossier.as_of else ""
    ours, assumed, rest, silent = _READING
    yield paragraph("Small", run(as_of + ours), run(assumed, "Assumed"), run(rest), run(silent, "Silent"))
    for caution in dossier.opening:
        yield paragraph("Small", run(caution))


def _part(part: Part, wide: bool, notes: Footnotes) -> Iterator[Element]:
    yield paragraph("Heading1", run(part.title))
    yield from _lines(part.lead, notes, "Lead")
    for grid in part.grids:
        if grid.only != "sheets":
            yield from _grid(grid, wide, notes)


def _grid(grid: Grid, wide: bool, notes: Footnotes) -> Iterator[Element]:
    if not grid.rows and grid.instead:
        yield from _lines(grid.instead, notes, "Small")
        return
    if grid.title:
        yield paragraph(f"Heading{grid.level}", run(grid.title))
    yield from _lines(grid.lead, notes, "TableLead" if grid.rows else "Lead")
    if grid.rows:
        room = _A4[1 if wide else 0] - 2 * _MARGIN
        for columns in _blocks(grid):
            yield table(grid, columns, _widths([grid.columns[one].width for one in columns], room), notes)
            # two tables without a paragraph between them would be one
            yield paragraph("AfterTable")
    yield from _lines(grid.below, notes, "Small")


def _lines(found: Sequence[Line], notes: Footnotes, style: str) -> Iterator[Element]:
    for one in found:
        yield paragraph(style, *runs(one, notes))


def _blocks(grid: Grid) -> list[list[int]]:
    """The columns of each table that a grid is set in: the first stands in all of them."""
    others = list(range(1, len(grid.columns)))
    if len(others) <= _AT_MOST:
        return [[0, *others]]
    count = -(-len(others) // _AT_MOST)
    size = -(-len(others) // count)
    return [[0, *others[start : start + size]] for start in range(0, len(others), size)]


def _widths(shares: Sequence[float], room: int) -> list[int]:
    found = [int(room * share / sum(shares)) for share in shares]
    found[-1] += room - sum(found)
    return found


def _page(wide: bool) -> Element:
    """The page of a section: A4, on its side for wide tables."""
    width, height = _A4[::-1] if wide else _A4
    size: dict[str, str | int] = {"w": width, "h": height, **({"orient": "landscape"} if wide else {})}
    sides: dict[str, str | int] = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    margins = make("pgMar", {**sides, "header": 567, "footer": 567, "gutter": 0})
    return make("sectPr", None, make("pgSz", size), margins)


def _header_and_footer(document: Any, dossier: Dossier) -> None:
    """On every page: whose eyes it is for and what it is; below, its day and the number of the page."""
    first = document.sections[0]
    shown = " · ".join(filter(None, (dossier.handling, dossier.title, dossier.notice)))
    header = first.header.paragraphs[0]._p
    header.getparent().replace(header, paragraph("Header", run(shown)))
    footer = first.footer.paragraphs[0]._p
    day = f"As of {dossier.as_of} · " if dossier.as_of else ""
    pages = [run(f"{day}Page "), *field(" PAGE ", "1"), run(" of "), *field(" NUMPAGES ", "1")]
    footer.getparent().replace(footer, paragraph("Footer", *pages))


def _strip(document: Any) -> None:
    """Leave of python-docx's template only what is ours."""
    from lxml import etree

    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNWANTED:
                del holder.rels[key]
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("styles", "settings"):
            ours = etree.fromstring(_asset(f"{kind}.xml"), relation.target_part._element.getroottree().parser)
            relation.target_part._element = ours


def _asset(name: str) -> bytes:
    return files(__package__).joinpath("assets", name).read_bytes()
