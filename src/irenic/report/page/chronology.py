"""The chronology: statements, drafts, talks and events on one line of time, each with whose word it is."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ...analyses.record import AccountRow, Happening, Record, StatementRow
from ...analyses.table import DraftSheet, Table
from ...model.dates import DateRange
from ...model.evidence import Evidence
from ..stands import standing
from ..terminal.layout import dated

SECTIONS: Final = {"event": "events", "process": "process"}


class Part(NamedTuple):
    """Some words of an entry, and the quotes that they rest on."""

    words: str
    evidence: tuple[Evidence, ...]


class Moment(NamedTuple):
    """One entry of the chronology."""

    day: str
    """When, in words: a day, a span, `about` one, or `by` the day of a report."""
    kind: str
    parts: tuple[Part, ...]
    entry: str
    """Where it stands in the case: `statements/s1`."""
    date: DateRange


def moments_of(record: Record, table: Table) -> list[Moment]:
    """All that has a date, in the order of time, then events and talks whose day nobody tells.

    Statements and drafts without a date stand in their own sections; events and talks have no other place where a
    single account of them would be shown.
    """
    found = [(draft.date.earliest, _of_draft(draft, table)) for draft in table.drafts]
    said = {row.id: row for row in record.statements}
    found += [(row.date.earliest, _of_statement(row, said)) for row in record.statements]
    found = [entry for entry in found if entry[0] is not None]
    for kind, rows in (("event", record.events), ("process", record.process)):
        found += [(row.date.earliest, _of_happening(kind, row)) for row in rows]
    # sorting keeps the order of entries of one day
    return [moment for _, moment in sorted(found, key=lambda entry: entry[0] or datetime.date.max)]


def _of_draft(draft: DraftSheet, table: Table) -> Moment:
    replaced = f"; it replaces {table.called(draft.replaces)}" if draft.replaces else ""
    told = (Part(draft.title + replaced, draft.reported_by),)
    return Moment(dated(draft.date), "draft", told, f"drafts/{draft.id}", draft.date)


def _of_statement(row: StatementRow, said: Mapping[str, StatementRow]) -> Moment:
    """One short line: its words stand in the table of statements, and behind the footnote."""
    day = dated(row.date)
    if row.date_note:
        # the day is that of the report: the words were said by then
        day = f"by {day}" + (" (assumed)" if row.date_note.endswith("assumed") else "")
    via = f" (via {', '.join(row.via)})" if row.via else ""
    mark = "" if row.in_force else f" (not in force: {standing(row, said)})"
    assumed = f" (assumed: {row.assumed})" if row.assumed else ""
    words = f"{row.speaker}{via} {row.stance} – {row.about}{mark}{assumed}"
    return Moment(day, "statement", (Part(words, row.evidence),), f"statements/{row.id}", row.date)


def _of_happening(kind: str, row: Happening) -> Moment:
    day = dated(row.date, approximate=row.approximate) if row.date.is_known else "day not known"
    return Moment(day, kind, tuple(_told(row)), f"{SECTIONS[kind]}/{row.id}", row.date)


def _told(row: Happening) -> Iterator[Part]:
    """What happened is somebody's account: nothing is said without whose word it is, nor a count without its bound."""
    where = f", {row.place}" if row.place and row.place not in row.title else ""
    what = row.title + where + ("" if row.status == "happened" else f" ({row.status})")
    if not row.accounts:
        yield Part(f"{what} (the case cites no account of it)", ())
    elif len(row.accounts) == 1:
        (account,) = row.accounts
        says = "" if account.says == "reports it" else f" – {account.says}"
        yield Part(f"By the account of {_claimant(account)}: {what}{says}", account.evidence)
    else:
        yield Part(f"{what}, told in {len(row.accounts)} accounts.", ())
        for at, account in enumerate(row.accounts):
            yield Part(f"{' · ' if at else ' '}{_claimant(account)}: {account.says}", account.evidence)


def _claimant(account: AccountRow) -> str:
    known = f", as known on {account.as_known}" if account.counts and account.as_known.is_known else ""
    withdrawn = bool(account.evidence) and all(evidence.is_retracted for evidence in account.evidence)
    return account.claimant + known + (" (retracted)" if withdrawn else "")
