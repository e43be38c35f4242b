"""The chronology: statements, drafts, talks and events on one line of time."""

import datetime
from typing import NamedTuple

from ...analyses.record import Record, StatementRow
from ...analyses.table import Table
from ...model.dates import DateRange
from ...model.evidence import Evidence


class Moment(NamedTuple):
    """Something with a date."""

    date: DateRange
    kind: str
    words: str
    evidence: tuple[Evidence, ...]


def moments_of(record: Record, table: Table) -> list[Moment]:
    """All that has a date, in the order of time; what has none is left to its own section."""
    moments = [Moment(draft.date, "draft", draft.title, draft.reported_by) for draft in table.drafts]
    moments += [
        Moment(row.date, "statement", f"{row.speaker}{_via(row)} {row.stance} – {row.about}{_note(row)}", row.evidence)
        for row in record.statements
    ]
    for kind, rows in (("event", record.events), ("process", record.process)):
        for row in rows:
            status = "" if row.status == "happened" else f" ({row.status})"
            quotes = tuple(evidence for account in row.accounts for evidence in account.evidence)
            moments.append(Moment(row.date, kind, row.title + status, quotes))
    dated = [moment for moment in moments if moment.date.earliest is not None]
    return sorted(dated, key=lambda moment: moment.date.earliest or datetime.date.min)


def _via(row: StatementRow) -> str:
    return f" (via {', '.join(row.via)})" if row.via else ""


def _note(row: StatementRow) -> str:
    return f" ({row.date_note})" if row.date_note else ""
