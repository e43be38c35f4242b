"""Who said what, and what happened? Statements, events, talks and sources, each with whose word it is."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.dates import DateRange
from ..model.evidence import Evidence, evidence_of
from ..model.force import binds, dated, in_force, retracted_sources, told_by, why_not_in_force
from ..model.plain_words import with_code
from ..model.problem import Problem
from ..model.record import (
    Account,
    Count,
    Event,
    Process,
    Stance,
    Statement,
    Status,
)
from ..model.replaced import entry_name, kept_sources, newer_versions, resting_on_replaced
from ..model.result import Result, shown
from ..model.source import Handling
from ..model.spoken import about_of, called, condition_of, in_marks, relays_of, speaker_of

Told = TypeVar("Told", Event, Process)
METHOD: Final = "the record as the case holds it"


class StatementRow(Frozen):
    """What one voice said."""

    id: str
    date: DateRange
    date_note: str | None
    """What the date is, where it is not that of the words: the day of the report, which may be assumed."""
    speaker: str
    party: str | None
    via: tuple[str, ...]
    stance: Stance
    about: str
    """What it is about, in words, with the condition under which it is said."""
    in_force: bool
    not_in_force_because: str | None
    bears_on_preferences: bool
    """Whether it binds its party."""
    credence: float
    evidence: tuple[Evidence, ...]
    assumed: str | None
    note: str | None


class AccountRow(Frozen):
    """One claimant's version."""

    claimant: str
    says: str
    counts: Mapping[str, Count]
    as_known: DateRange
    evidence: tuple[Evidence, ...]


class Happening(Frozen):
    """An event, or a part of the talks, with every account of it."""

    id: str
    kind: str
    title: str
    date: DateRange
    approximate: bool
    place: str | None
    who: tuple[str, ...]
    status: Status
    accounts: tuple[AccountRow, ...]
    note: str | None


class SourceRow(Frozen):
    """One source, and how much of the case rests on it."""

    id: str
    outlet: str | None
    title: str | None
    published: DateRange
    published_assumed: str | None
    """Why the analyst takes this for the day, where the source does not say it."""
    rests_on: tuple[str, ...]
    translated_from: str | None
    handling: Handling
    is_retracted: bool
    statements: int
    """How many statements are cited from it."""
    replaces: tuple[str, ...] = ()
    """Earlier versions of it."""
    replaced_by: tuple[str, ...] = ()
    """Its newer versions, the next one first."""
    kept_beside: tuple[str, ...] = ()
    """Later sources that were offered as its correction or new version, where a person kept it."""
    resting: tuple[str, ...] = ()
    """Where it was replaced: the entries that cite it and none of its newer versions, such as `statements.s1`."""


class Record(Result):
    """The record of a case, in the order of time."""

    title: str
    notice: str | None
    as_of: datetime.date | None
    statements: tuple[StatementRow, ...]
    events: tuple[Happening, ...]
    process: tuple[Happening, ...]
    later: int = 0
    """How many events and talks are left out: all that is told of them was published after the day, or misquoted."""
    sources: tuple[SourceRow, ...]


def the_record(
    case: Case,
    *,
    as_of: datetime.date | None = None,
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Record:
    """Statements, events, talks and sources of a case, each sorted by date; what has no date comes first."""
    day = as_of or case.as_of
    counted = in_force(case, day, unproven)
    withdrawn = retracted_sources(case, day)
    newer = newer_versions(case, day)
    kept = kept_sources(case, day)
    resting = resting_on_replaced(case, newer)
    cited = Counter(source for held in case.statements.values() for source in {one.source for one in held.cite})
    events = tuple(sorted(_known(case, case.events, _event, day, unproven), key=_by_date))
    process = tuple(sorted(_known(case, case.process, _process, day, unproven), key=_by_date))
    return Record(
        about=shown(METHOD, day, inputs, problems),
        title=case.title,
        notice=case.notice,
        as_of=day,
        statements=tuple(
            sorted(
                (
                    _statement(case, name, held, why_not_in_force(case, name, day, unproven, counted=counted))
                    for name, held in case.statements.items()
                ),
                key=lambda row: row.date.earliest or datetime.date.min,
            )
        ),
        events=events,
        process=process,
        later=len(case.events) + len(case.process) - len(events) - len(process),
        sources=tuple(
            _source(case, name, name in withdrawn, cited[name]).model_copy(
                update={
                    "replaced_by": newer.get(name, ()),
                    "kept_beside": tuple(one.source for one in kept.get(name, ())),
                    "resting": tuple(entry_name(one.entry) for one in resting.get(name, ())),
                }
            )
            for name in case.sources
        ),
    )


def _known(
    case: Case,
    held: Mapping[str, Told],
    row_of: Callable[[Case, str, Told, tuple[Account, ...]], Happening],
    day: datetime.date | None,
    unproven: frozenset[Citation],
) -> Iterator[Happening]:
    """What was known on the day, by the accounts that were told by then."""
    for name, entry in held.items():
        accounts = told_by(case, entry, day, unproven)
        if accounts is not None:
            yield row_of(case, name, entry, accounts)


def _by_date(row: Happening) -> datetime.date:
    return row.date.earliest or datetime.date.min


def _statement(case: Case, name: str, statement: Statement, why_not: str | None) -> StatementRow:
    return StatementRow(
        id=name,
        date=dated(case, statement),
        date_note=_date_note(case, statement),
        speaker=speaker_of(case, statement),
        party=statement.by if statement.by in case.parties else None,
        via=relays_of(case, statement),
        stance=statement.stance,
        about=about_of(case, statement.about, statement.stance) + condition_of(case, statement.condition),
        in_force=why_not is None,
        not_in_force_because=why_not,
        bears_on_preferences=binds(case, statement),
        credence=statement.credence,
        evidence=evidence_of(case, statement.cite),
        assumed=statement.basis().reason if statement.basis().is_assumption else None,
        note=statement.note,
    )


def _date_note(case: Case, statement: Statement) -> str | None:
    date = dated(case, statement)
    if statement.date.is_known or not date.is_known:
        return None
    giving = [
        source
        for cited in statement.cite
        if (source := case.sources.get(cited.source)) is not None and source.published == date
    ]
    is_assumed = bool(giving) and all(source.basis("published").is_assumption for source in giving)
    return "day of the report, assumed" if is_assumed else "day of the report"


def _event(case: Case, name: str, event: Event, accounts: tuple[Account, ...]) -> Happening:
    kind = f"{event.kind}, {event.sub_event}" if event.sub_event else event.kind
    return _happening(
        case, name, event, kind, event.title or event.sub_event or with_code(event.kind), event.by, accounts
    )


def _process(case: Case, name: str, process: Process, accounts: tuple[Account, ...]) -> Happening:
    return _happening(case, name, process, process.kind, process.title or process.kind, process.parties, accounts)


def _happening(
    case: Case,
    name: str,
    entry: Event | Process,
    kind: str,
    title: str,
    who: tuple[str, ...],
    accounts: tuple[Account, ...],
) -> Happening:
    return Happening(
        id=name,
        kind=kind,
        title=title,
        date=entry.date,
        approximate=entry.approximate,
        place=entry.place,
        who=tuple(called(case, one) for one in who),
        status=entry.status,
        accounts=tuple(_account(case, account) for account in accounts),
        note=entry.note,
    )


def _account(case: Case, account: Account) -> AccountRow:
    words = [account.says] if account.says else []
    if account.calls_it:
        words.append(f"calls it {in_marks(account.calls_it)}")
    if account.denies:
        words.append("denies it" if isinstance(account.denies, bool) else f"denies {in_marks(account.denies)}")
    words.extend(f"{name.replace('_', ' ')}: {count}" for name, count in account.counts.items())
    return AccountRow(
        claimant=called(case, account.claimant),
        says="; ".join(words) or "reports it",
        counts=account.counts,
        as_known=account.as_known,
        evidence=evidence_of(case, account.cite),
    )


def _source(case: Case, name: str, is_retracted: bool, statements: int) -> SourceRow:
    source = case.sources[name]
    return SourceRow(
        id=name,
        outlet=source.outlet,
        title=source.title,
        published=source.published,
        published_assumed=(
            source.basis("published").reason
            if source.published.is_known and source.basis("published").is_assumption
            else None
        ),
        rests_on=tuple(case.name_of(origin) for origin in source.rests_on),
        translated_from=source.translated_from,
        handling=source.handling,
        is_retracted=is_retracted,
        statements=statements,
        replaces=source.replaces,
    )
