"""The drafts as text: term by term, who gives what to whom, in which words."""

from collections.abc import Iterator

from ...analyses.table import DraftSheet, Table, TermRow
from ...model.spoken import in_marks
from ..terms import says_it_all
from .layout import heading, names, opening, quotes, spoken, wrapped


def table_lines(table: Table, width: int, *, opened: bool = False) -> Iterator[str]:
    """The drafts as lines of at most `width` columns; `opened` where the page has begun already."""
    if not opened:
        yield from opening(table.title, table.notice, table.as_of, table.about, width)
    for draft in table.drafts:
        yield from _draft(draft, table, width)
    if table.left_out:
        yield from wrapped(table.left_out, width)
        yield ""


def _draft(draft: DraftSheet, table: Table, width: int) -> Iterator[str]:
    name = draft.title if draft.title == draft.id else f"{draft.title} [{draft.id}]"
    yield from heading(f"{'On the table' if draft.is_reported else 'Not on the table'}: {name}", width)
    replaced = f"; it replaces {table.called(draft.replaces)}" if draft.replaces else ""
    date = str(draft.date)
    yield from wrapped(f"{date[:1].upper()}{date[1:]}; {draft.held}{replaced}.", width)
    for report in draft.reported_by:
        yield from wrapped(f"Reported: {spoken(report)}", width, "", "  ")
    if draft.origins:
        yield ""
        yield from wrapped(
            "Where it comes from, by whose account:"
            if len(draft.origins) == 1
            else "Where it comes from, in accounts that stand side by side:",
            width,
        )
        for origin in draft.origins:
            says = "denies" if origin.denies else "says"
            yield from wrapped(f"{origin.claimant} {says}: {names(origin.who)} – {origin.role}", width, "- ", "  ")
            yield from quotes(origin.evidence, origin.assumed, width, "  ")
    yield ""
    for term in draft.terms:
        yield from _term(term, width)
    for silence in draft.silences:
        yield from wrapped(f"Silent on {silence}.", width, "", "  ")
    yield ""


def _term(term: TermRow, width: int) -> Iterator[str]:
    readings = " or ".join(
        f"{reading} (assumed)" if reading in term.assumed_readings and term.assumed is None else reading
        for reading in term.readings
    )
    says = f"{term.says}: {readings}" if term.says else readings
    if term.says and says_it_all(term):
        says = f"{term.says} (assumed)" if term.assumed_readings and term.assumed is None else term.says
    hedge = f", {in_marks(term.hedge)}" if term.hedge else ""
    yield from wrapped(f"{term.label}: {says}{hedge}", width, "", "  ")
    if term.gives == term.gets == "unknown":
        yield from wrapped("who gives and who gets: no source says", width, "  ", "    ")
    else:
        yield from wrapped(f"gives: {names(term.gives)}; gets: {names(term.gets)}", width, "  ", "    ")
    if term.must_act != "unknown":
        yield from wrapped(f"to act: {names(term.must_act)}", width, "  ", "    ")
    for detail in term.details:
        yield from wrapped(detail, width, "  ", "    ")
    if len(term.readings) > 1:
        why = f", assumed: {term.readings_assumed}" if term.readings_assumed else ""
        yield from wrapped(f"ambiguous: the words allow {len(term.readings)} readings{why}", width, "  ", "    ")
    for field, reason in term.assumed_fields.items():
        yield from wrapped(f"{field.replace('_', ' ')} assumed: {reason}", width, "  ", "    ")
    yield from quotes(term.evidence, term.assumed, width, "  ")
    yield ""
