"""The record as text: statements, events, talks and sources, in the order of time."""

from collections.abc import Iterator

from ...analyses.record import Happening, Record, SourceRow, StatementRow
from ...model.plain_words import with_code
from ...model.spoken import in_marks
from ..languages import language_name
from .layout import dated, heading, quotes, wrapped


def statement_lines(record: Record, width: int) -> Iterator[str]:
    """Who said what, each with its quote."""
    binding = sum(row.bears_on_preferences and row.in_force for row in record.statements)
    yield from heading(
        f"Who said what: {_number(len(record.statements), 'statement')}, {binding} of them binding", width
    )
    for row in record.statements:
        yield from _statement(row, width)
    if not record.statements:
        yield from wrapped("No statement is on record.", width)
        yield ""


def event_lines(record: Record, width: int) -> Iterator[str]:
    """What happened, with every account of it; numbers are each claimant's own."""
    yield from _happenings(f"What happened: {_number(len(record.events), 'event')}", record.events, width)


def process_lines(record: Record, width: int) -> Iterator[str]:
    """The talks, and what is disputed about them."""
    yield from _happenings(f"The process: {_number(len(record.process), 'entry', 'entries')}", record.process, width)


def source_lines(record: Record, width: int) -> Iterator[str]:
    """What the case rests on."""
    yield from heading(f"What was read: {_number(len(record.sources), 'source')}", width)
    for source in record.sources:
        title = f"{in_marks(source.title)}, " if source.title else ""
        outlet = source.outlet or "outlet unknown"
        yield from wrapped(f"{source.id}: {title}{outlet}, {source.published}", width, "", "  ")
        details = [_number(source.statements, "statement")]
        if source.rests_on:
            details.append(f"rests on {', '.join(source.rests_on)}")
        if source.translated_from:
            details.append(f"translated from {language_name(source.translated_from)}")
        if source.handling != "public":
            details.append(source.handling)
        if source.published_assumed:
            details.append(f"its day is assumed: {source.published_assumed}")
        if source.replaces:
            details.append(f"replaces {' and '.join(source.replaces)}")
        if source.is_retracted:
            details.append("RETRACTED")
        yield from wrapped("; ".join(details), width, "  ")
        if source.replaced_by:
            yield from wrapped(" ".join(replaced_words(source)), width, "  ")
        if source.kept_beside:
            yield from wrapped(f"{kept_words(source)}; irenic check tells what rests on it.", width, "  ")
    yield ""


def kept_words(source: SourceRow) -> str:
    """That a source was kept, though another was offered as its correction or new version."""
    return f"KEPT, though {' and '.join(source.kept_beside)} was offered as its correction or new version"


def replaced_words(source: SourceRow) -> Iterator[str]:
    """That a source was replaced, by what, and what still rests on it alone."""
    yield f"REPLACED by {', then '.join(source.replaced_by)}."
    if source.resting:
        yield f"On this version alone still rest: {', '.join(source.resting)}."
        yield "irenic check tells whether their words stand in the newer one."
    else:
        yield "Nothing rests on this version alone."


def _statement(row: StatementRow, width: int) -> Iterator[str]:
    via = f" (via {', '.join(row.via)})" if row.via else ""
    note = f" ({row.date_note})" if row.date_note else ""
    yield from wrapped(f"{dated(row.date)}{note}  {row.speaker}{via}", width, "", "  ")
    marks = [] if row.in_force else [f"not in force: {row.not_in_force_because}"]
    if row.bears_on_preferences and row.in_force:
        marks.append("binds" if row.credence == 1 else f"binds, taken at {row.credence:g}")
    mark = f" ({'; '.join(marks)})" if marks else ""
    yield from wrapped(f"{row.id}: {row.stance} – {row.about}{mark}", width, "  ", "    ")
    yield from quotes(row.evidence, row.assumed, width, "  ")
    yield ""


def _happenings(title: str, rows: tuple[Happening, ...], width: int) -> Iterator[str]:
    yield from heading(title, width)
    for row in rows:
        where = f", {row.place}" if row.place and row.place not in row.title else ""
        status = "" if row.status == "happened" else f" ({row.status})"
        yield from wrapped(
            f"{dated(row.date, approximate=row.approximate)}  {row.title}{where}{status}", width, "", "  "
        )
        who = f"; {', '.join(row.who)}" if row.who else ""
        yield from wrapped(f"{row.id}: {_kind(row.kind)}{who}", width, "  ", "    ")
        for account in row.accounts:
            known = f", as known on {account.as_known}" if account.as_known.is_known else ""
            yield from wrapped(f"{account.claimant}{known}: {account.says}", width, "  - ", "    ")
            yield from quotes(account.evidence, None, width, "    ")
        if not row.accounts:
            yield from wrapped("the case cites no account of it", width, "  - ", "    ")
        yield ""
    if not rows:
        yield from wrapped("Nothing is on record.", width)
        yield ""


def _kind(kind: str) -> str:
    """A kind in plain words, with the codes it is written by."""
    code, comma, rest = kind.partition(", ")
    return with_code(code) + comma + rest


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
