"""The tables as files of comma-separated values, with the citations in a file beside them."""

import csv
import io
from collections.abc import Iterable, Sequence

from .content import Dossier, flat, plain
from .stacking import NAMES, Sheet, harmless, sheets_of

CITATIONS = ("number", "quote", "voice", "outlet", "title", "published", "source", "remarks")

FILES = frozenset({*(f"{name}.csv" for name in NAMES), "citations.csv", "about.csv"})
"""Every name that a file of an export can have."""


def csv_tables(dossier: Dossier) -> dict[str, bytes]:
    """Every file by its name. Each row says for whom it is and what the case's notice is: a file is passed on alone."""
    sheets = sheets_of(dossier)
    found = {f"{sheet.name}.csv": _file(dossier, *_table(sheet)) for sheet in sheets}
    citations = [
        (str(one.number), one.quote, one.voice, one.outlet, one.title or "no title on record", one.published,
         one.source, "; ".join(one.remarks) or "nothing to remark")
        for one in dossier.citations
    ]  # fmt: skip
    found["citations.csv"] = _file(dossier, CITATIONS, citations)
    found["about.csv"] = _file(dossier, ("table", "what"), list(_about(dossier, sheets)))
    return found


def _table(sheet: Sheet) -> tuple[list[str], list[list[str]]]:
    head = [column.label or column.key for column in sheet.columns]
    rows = [[flat(content) for content in row.cells] for row in sheet.rows]
    named = [at for at, key in enumerate(sheet.keys) if key != "mark"]
    if named:
        head += [f"{sheet.keys[at]} id" for at in named]
        rows = [[*cells, *(row.keys[at] for at in named)] for cells, row in zip(rows, sheet.rows, strict=True)]
    return head, rows


def _about(dossier: Dossier, sheets: Sequence[Sheet]) -> Iterable[tuple[str, str]]:
    yield "", dossier.title
    for words in dossier.opening:
        yield "", words
    for sheet in sheets:
        yield sheet.name, sheet.title
        for note in sheet.notes:
            yield sheet.name, flat((note,))
    yield "", dossier.made


def _file(dossier: Dossier, head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it, and no cell that a spreadsheet would take for a formula."""
    beside = {
        "as of": str(dossier.as_of) if dossier.as_of else None,
        "handling": dossier.handling,
        "notice": dossier.notice,
    }
    told = {name: words for name, words in beside.items() if words}
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_safe(words) for words in (*head, *told)])
    for row in rows:
        writer.writerow([_safe(words) for words in (*row, *told.values())])
    return ("\ufeff" + written.getvalue()).encode()


def _safe(words: str) -> str:
    return plain(words) if harmless(words) else f"'{plain(words)}"
