"""The sources that a document cites, with what a reader has to know of each."""

from collections.abc import Iterator

from ...analyses.record import SourceRow
from ..languages import language_name
from ..terminal.record import kept_words
from .content import Column, Grid, Line, Part, Row, assumed, cell, line

_COLUMNS = (
    Column("Source", 1.2, "source"),
    Column("Outlet", 1.6, "outlet"),
    Column("Title", 2.0, "title"),
    Column("Published", 2.0, "published"),
    Column("What to know of it", 2.6, "remarks"),
)


def sources_part(rows: tuple[SourceRow, ...]) -> Part:
    """Every source that is cited; several that rest on one origin are one origin."""
    grid = Grid("sources", "", _COLUMNS, tuple(map(_row, rows)))
    return Part("sources", "The sources cited", (), (grid,) if rows else (), wide=None)


def _row(source: SourceRow) -> Row:
    remarks = list(_remarks(source))
    return Row(
        (
            cell(source.id),
            cell(source.outlet or line("outlet unknown", "silent")),
            cell(source.title or line("no title on record", "silent")),
            cell(str(source.published), assumed(source.published_assumed)),
            cell(*remarks) if remarks else cell("nothing to remark"),
        )
    )


def _remarks(source: SourceRow) -> Iterator[Line]:
    if source.is_retracted:
        yield line("RETRACTED")
    if source.replaced_by:
        yield line(f"REPLACED by {', then '.join(source.replaced_by)}")
        resting = ", ".join(source.resting) or "nothing"
        yield line(f"on this version alone still rests: {resting}")
    if source.kept_beside:
        yield line(kept_words(source))
    if source.replaces:
        yield line(f"replaces {' and '.join(source.replaces)}")
    if source.translated_from:
        yield line(f"translated from {language_name(source.translated_from)}: not the words as they were said")
    if source.rests_on:
        yield line(f"rests on {', '.join(source.rests_on)}")
    if source.handling != "public":
        yield line(f"{source.handling}: not for anybody else")
