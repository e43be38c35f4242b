"""Which statements count: in force on a day (page 3a's rule), whose words they are, and what issues they bear on."""

import datetime
from collections.abc import Collection

from .basis import Citation
from .case import Case
from .dates import DateRange
from .party import SpeaksFor
from .record import (
    AboutDraft,
    AboutDrafts,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutTerms,
    Account,
    Event,
    Process,
    Statement,
)


def dated(case: Case, statement: Statement) -> DateRange:
    """The statement's own date, else the publication of the earliest source that it cites."""
    if statement.date.is_known:
        return statement.date
    published = [
        case.sources[citation.source].published for citation in statement.cite if citation.source in case.sources
    ]
    known = [date for date in published if date.is_known]
    return min(known, key=lambda date: date.earliest or datetime.date.max) if known else DateRange()


def retracted_sources(case: Case, as_of: datetime.date | None = None) -> frozenset[str]:
    """Sources that were withdrawn by the day, or on a day that is not known."""
    return frozenset(
        name
        for name, source in case.sources.items()
        if source.retracted is not None and not is_later(source.retracted.date, as_of)
    )


def in_force(
    case: Case, as_of: datetime.date | None = None, unproven: frozenset[Citation] = frozenset()
) -> dict[str, Statement]:
    """The statements that count on the day (`case.as_of` where none is given; without either, all days count).

    `unproven` are citations whose quote does not stand in its source: they prove nothing on any day.

    A statement is in force if it is not later than the day (or its date, or the day, is not known), is not
    superseded by one that is itself not later and not retracted, is not retracted, and, where it is cited, one of its
    citations is proven and from a source that is not retracted. What is returned rests on those citations alone.
    """
    day = as_of or case.as_of
    withdrawn = retracted_sources(case, day)
    standing: dict[str, Statement] = {}
    for name, statement in case.statements.items():
        grounds = _grounds(statement, unproven, withdrawn)
        held = statement if grounds is statement.cite else statement.model_copy(update={"cite": grounds})
        if (
            (grounds or not statement.cite)
            and not is_later(dated(case, held), day)
            and not (statement.retracted is not None and not is_later(statement.retracted.date, day))
        ):
            standing[name] = held
    replaced = {old for statement in standing.values() for old in statement.supersedes}
    return {name: statement for name, statement in standing.items() if name not in replaced}


def _grounds(statement: Statement, unproven: frozenset[Citation], withdrawn: frozenset[str]) -> tuple[Citation, ...]:
    """The citations that count; the statement's own where all do."""
    if not withdrawn and (not unproven or unproven.isdisjoint(statement.cite)):
        return statement.cite
    left = tuple(cited for cited in statement.cite if cited not in unproven and cited.source not in withdrawn)
    return statement.cite if left == statement.cite else left


def why_not_in_force(
    case: Case,
    name: str,
    day: datetime.date | None,
    unproven: frozenset[Citation] = frozenset(),
    *,
    counted: Collection[str] | None = None,
) -> str | None:
    """Why a statement does not count on the day, in words; None where it does.

    `counted` are the statements in force that day, where they are known already.
    """
    statement = case.statements[name]
    if name in (in_force(case, day, unproven) if counted is None else counted):
        return None
    if statement.cite and unproven.issuperset(statement.cite):
        if all(citation.source not in case.sources for citation in statement.cite):
            return "its source cannot be read"
        return "its quote does not stand in its source"
    date = dated(case, statement).earliest
    if day and date and date > day:
        return f"later than {day}"
    if statement.retracted is not None:
        return f"retracted, {statement.retracted.date}"
    withdrawn = retracted_sources(case, day)
    left = _grounds(statement, unproven, withdrawn)
    if statement.cite and not left:
        return "cited only from a retracted source"
    if left is not statement.cite and is_later(dated(case, statement.model_copy(update={"cite": left})), day):
        return "cited so far only from a retracted source"
    newer = [other for other, held in case.statements.items() if name in held.supersedes]
    return f"superseded by {', '.join(newer)}"


def told_by(
    case: Case, happening: Event | Process, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()
) -> tuple[Account, ...] | None:
    """The accounts of something that were told by a day; None where all were told later, so that nobody knew of it.

    An account counts from the publication of its earliest source, and on every day where none is known; one of which
    no quote stands in its source (`unproven`) is told by nobody. Each has the quotes alone that were known.
    """
    told = tuple(_with_known(case, account, day, unproven) for account in happening.accounts)
    known = tuple(account for account in told if account is not None)
    return None if happening.accounts and not known else known


def _with_known(
    case: Case, account: Account, day: datetime.date | None, unproven: frozenset[Citation]
) -> Account | None:
    known = quotes_known(case, account.cite, day, unproven)
    if known == account.cite:
        return account
    return account.model_copy(update={"cite": known}) if known else None


def quotes_known(
    case: Case, cited: tuple[Citation, ...], day: datetime.date | None, unproven: frozenset[Citation] = frozenset()
) -> tuple[Citation, ...]:
    """Those of some quotes that were published by a day, or on an unknown one, and that stand in their sources."""
    return tuple(
        one
        for one in cited
        if one not in unproven
        and not (one.source in case.sources and is_later(case.sources[one.source].published, day))
    )


def is_later(date: DateRange, day: datetime.date | None) -> bool:
    """Whether something is known to be of a later day; an unknown date is never later."""
    return day is not None and date.earliest is not None and date.earliest > day


def spoken_for(case: Case, statement: Statement) -> SpeaksFor:
    """Whose words a statement's are: as it says, else as its voice does, else the party's."""
    party = case.parties.get(statement.by)
    if party is None or statement.voice is None:
        return statement.speaks_for or "party"
    voice = party.voices.get(statement.voice)
    # of a voice that the case does not know, nobody knows whether it speaks for the party
    return statement.speaks_for or (voice.binds if voice else "unclear")


def binds(case: Case, statement: Statement) -> bool:
    """Whether a statement can bind a party: a stance that bears on preferences, in words of a party of the case."""
    return statement.bears_on_preferences and statement.by in case.parties and spoken_for(case, statement) == "party"


def issues_of(case: Case, statement: Statement) -> frozenset[str]:
    """The issues that a statement is about: its own, or those that the drafts it names settle."""
    about = statement.about
    match about:
        case AboutOption() | AboutOptions():
            return frozenset({about.issue})
        case AboutIssues():
            return frozenset({about.issue, about.over})
        case AboutTerms():
            return frozenset(about.terms)
        case AboutDraft():
            return frozenset(case.drafts[about.draft].terms) if about.draft in case.drafts else frozenset()
        case AboutDrafts():
            named = (case.drafts[name] for name in (about.draft, about.over) if name in case.drafts)
            return frozenset(issue for draft in named for issue in draft.terms)
        case _:
            return frozenset()
