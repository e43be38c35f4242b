"""The chronology as a table: what was said and what happened, each by whose account."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...analyses.actors import Channel
from ...analyses.record import AccountRow, Happening, Record, StatementRow
from ...analyses.table import DraftSheet, Table
from ...model.dates import DateRange
from ...model.evidence import Evidence
from ...model.force import is_later
from ..terminal.layout import dated
from .citations import Citations
from .content import Cell, Column, Grid, Line, Part, Piece, Row, assumed, cell, line
from .stands_table import Words

_COLUMNS = (
    Column("Day", 1.3, "day"),
    Column("Kind", 0.9, "kind"),
    Column("What", 3.2, "what"),
    Column("By whose account", 3.6, "account"),
)
_SORTABLE = Column("First day", 0.9, "first_day", "day")
NO_DAY = "no day"
NO_ACCOUNT = "the case cites no account of it"


class Entry(NamedTuple):
    """One line of the chronology, with what it is sorted by."""

    date: DateRange
    day: str
    kind: str
    what: Cell
    account: Cell


def chronology_part(record: Record, table: Table, words: Words, citations: Citations) -> Part:
    """Everything with its day, in the order of time; what has none comes last.

    What is later than the day of the document is left out: a statement by its date, an event or talks where all that is
    known of them was published later.
    """
    day = record.as_of
    later = [row for row in record.statements if is_later(row.date, day)]
    shown = [row for row in record.statements if not is_later(row.date, day)]
    happenings = [("event", row) for row in record.events] + [("talks", row) for row in record.process]
    known = [(kind, row) for kind, row in happenings if not _told_later(row, day)]
    entries = [
        *(_of_draft(draft, table, citations) for draft in table.drafts),
        *(_of_statement(row, words, citations) for row in shown),
        *(_of_happening(kind, row, day, citations) for kind, row in known),
    ]
    # sorting keeps the order of entries of one day
    entries.sort(key=lambda entry: entry.date.earliest or datetime.date.max)
    lead = ["“By” a day: the words are dated by the report that gives them."]
    if missing := len(later) + len(happenings) - len(known) + table.later:
        lead.append(f"As of {day}: {missing} later {'entry is' if missing == 1 else 'entries are'} left out.")
    if not entries:
        lead = ["Nothing is on record."]
    rows = [(entry, (cell(entry.day), cell(entry.kind), entry.what, entry.account)) for entry in entries]
    sortable = tuple(Row((cell(str(entry.date.earliest or NO_DAY)), *cells)) for entry, cells in rows)
    grids = (
        Grid("chronology", "", _COLUMNS, tuple(Row(cells) for _, cells in rows), only="paged"),
        Grid("chronology", "", (_SORTABLE, *_COLUMNS), sortable, only="sheets"),
    )
    return Part("chronology", "What happened when", tuple(map(line, lead)), grids if rows else (), wide=False)


def _told_later(row: Happening, day: datetime.date | None) -> bool:
    return bool(row.accounts) and all(_is_later(account.evidence, day) for account in row.accounts)


def _is_later(found: tuple[Evidence, ...], day: datetime.date | None) -> bool:
    return bool(found) and all(is_later(evidence.published, day) for evidence in found)


def _of_draft(draft: DraftSheet, table: Table, citations: Citations) -> Entry:
    replaced = f"; it replaces {table.called(draft.replaces)}" if draft.replaces else ""
    what = line(f"{draft.title}{replaced}", "ours")
    account = line(draft.held, "ours", citations.of(draft.reported_by))
    return Entry(draft.date, dated(draft.date), "draft", cell(what), cell(account))


def _of_statement(row: StatementRow, words: Words, citations: Citations) -> Entry:
    """Whether it stands is told: what was withdrawn or replaced never looks like what holds."""
    speaker = words.speaker(row.id)
    standing = None if row.in_force else line(f"not in force: {words.standing(row)}")
    taken = line(f"taken at {row.credence:g}") if row.credence < 1 else None
    what = cell(f"{row.stance} – {row.about}", standing, taken, assumed(row.assumed))
    account = cell(line(speaker, "ours", citations.of(row.evidence, speaker)))
    return Entry(row.date, words.day(row.id), "statement", what, account)


def _of_happening(kind: str, row: Happening, day: datetime.date | None, citations: Citations) -> Entry:
    where = f", {row.place}" if row.place and row.place not in row.title else ""
    what = row.title + where + ("" if row.status == "happened" else f" ({row.status})")
    told = dated(row.date, approximate=row.approximate) if row.date.is_known else "day not known"
    return Entry(row.date, told, kind, cell(what), account_lines(row, day, citations))


def account_lines(row: Happening, day: datetime.date | None, citations: Citations) -> Cell:
    """Every account of something by the day, a line each: competing counts are never merged, nor a bound dropped."""
    found = [account for account in row.accounts if not _is_later(account.evidence, day)]
    return tuple(_account(account, citations) for account in found) or cell(line(NO_ACCOUNT, "silent"))


def _account(account: AccountRow, citations: Citations) -> Line:
    known = f", as known on {account.as_known}" if account.counts and account.as_known.is_known else ""
    withdrawn = bool(account.evidence) and all(evidence.is_retracted for evidence in account.evidence)
    notes = citations.of(account.evidence, account.claimant)
    retracted = " (retracted)" if withdrawn else ""
    return (Piece(f"{account.claimant}{known}{retracted}: {account.says}", "ours", notes),)


def talks_between(channels: Iterable[Channel], record: Record, citations: Citations) -> Iterator[Row]:
    """The channels between the sides: talks, meetings and calls, by whose account."""
    told = {row.id: row for row in record.process}
    for row in (told[channel.id] for channel in channels):
        if not _told_later(row, record.as_of):
            entry = _of_happening("talks", row, record.as_of, citations)
            who = cell(", ".join(row.who)) if row.who else cell(line("no source says", "silent"))
            yield Row((cell(entry.day), entry.what, who, entry.account))
