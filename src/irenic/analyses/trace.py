"""How did the answers change over time? The same questions as of every day on which the record changed, and why."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, Unpack

from ..model.base import Frozen
from ..model.case import Case
from ..model.draft import Draft
from ..model.force import binds, dated, why_not_in_force
from ..model.on_the_table import drafts_as_of
from ..model.problem import Problem
from ..preferences.answers import NOTHING_ON_RECORD, DraftAnswers
from ..preferences.consent import consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import Parties, draft_answers, problems_of
from ..preferences.premises import How, PreferenceResult, Progress, premises_of

METHOD: Final = "the assessment as of every day on which what binds a party, or what is on the table, changed"


class Moment(Frozen):
    """The answers as of one day, and what changed since the one before."""

    date: datetime.date
    came: tuple[str, ...]
    """Statements that bear on preferences and came into force; none of which no day is known."""
    went: tuple[str, ...]
    """Those that no longer are: superseded, retracted, or cited from nothing but retracted sources."""
    reasons: Mapping[str, str]
    """Why each of those no longer does."""
    new_drafts: tuple[str, ...]
    """Drafts of that day; none of which no day is known."""
    drafts: Mapping[str, DraftAnswers]
    nothing_on_record: tuple[str, ...]


class Trace(PreferenceResult):
    """The answers over time; a party whose words did not change has the same draws throughout."""

    moments: tuple[Moment, ...]
    grounds: Mapping[str, Ground]
    undated: tuple[str, ...]
    """Statements that bind a party and of which no date is known: they count on every day."""
    undated_drafts: tuple[str, ...] = ()
    """Drafts of which no date is known: they are on the table on every day."""


def answers_over_time(
    case: Case,
    *,
    draft: str | None = None,
    progress: Progress | None = None,
    **how: Unpack[How],
) -> Trace:
    """Every draft (or the one named) as of each day, up to `as_of`, on which something that counts changed.

    Retractions and supersessions count from their own day, so what was then on record is what was then known.
    """
    whole = premises_of(case, **how)
    last = whole.as_of
    bearing_case = _of_what_bears(case)
    days = [day for day in _days(bearing_case) if last is None or day <= last]
    moments: list[Moment] = []
    before: dict[str, object] = {}
    tabled: tuple[str, ...] = ()
    found: list[Problem] = []
    latest = _Latest()
    undated = tuple(
        name
        for name, statement in case.statements.items()
        if statement.by in case.parties and binds(case, statement) and dated(case, statement).earliest is None
    )
    for done, day in enumerate(days):
        if progress is not None:
            progress(done, len(days))
        premises = premises_of(bearing_case, **(how | {"as_of": day}))
        parties = consenting(premises)
        bearing = {
            claim.id: claim.source
            for party in parties.values()
            for claim in party.preferences.claims
            if claim.is_statement
        }
        known = tuple(name for name in drafts_as_of(case, day) if draft in (None, name))
        came = tuple(sorted(set(bearing) - set(before)))
        went = tuple(sorted(set(before) - set(bearing)))
        if not (came or went or set(known) - set(tabled)):
            continue
        moments.append(
            Moment(
                date=day,
                came=tuple(name for name in came if name not in undated),
                went=went,
                reasons={name: why for name in went if (why := why_not_in_force(case, name, day, whole.unproven))},
                new_drafts=tuple(
                    name for name in known if name not in tabled and case.drafts[name].date.earliest is not None
                ),
                drafts=latest.of(known, parties, premises.case),
                nothing_on_record=tuple(name for name, party in parties.items() if party.withheld == NOTHING_ON_RECORD),
            )
        )
        found += [one for one in problems_of(parties, moments[-1].drafts.values()) if one not in found]
        before, tabled = dict(bearing), known
    named = [label for moment in moments for label in (*moment.came, *moment.went)]
    return Trace(
        **whole.head("trace", METHOD, found, on=[draft] if draft is not None else [], draft=draft),
        moments=tuple(moments),
        grounds=grounds_of(whole.case, [*named, *undated]),
        undated=undated,
        undated_drafts=tuple(
            name for name, held in case.drafts.items() if draft in (None, name) and held.date.earliest is None
        ),
    )


class _Latest:
    """The answers of the day before, which hold for as long as what every party said does."""

    def __init__(self) -> None:
        self._parties: Parties = {}
        self._answers: dict[str, DraftAnswers] = {}
        self._drafts: dict[str, Draft] = {}

    def of(self, drafts: Sequence[str], parties: Parties, case: Case) -> dict[str, DraftAnswers]:
        """The answers on some drafts, as the case has them that day."""
        if any(self._parties.get(name) is not party for name, party in parties.items()):
            self._parties, self._answers = parties, {}
        for name in drafts:
            # a term whose only source was retracted is another one from that day on
            if name not in self._answers or self._drafts[name] != case.drafts[name]:
                self._answers[name] = draft_answers(case, case.drafts[name], parties)
                self._drafts[name] = case.drafts[name]
        return {name: self._answers[name] for name in drafts}


def _of_what_bears(case: Case) -> Case:
    """The case with those statements alone that can change an answer: the others count on no day."""
    bearing = {name: held for name, held in case.statements.items() if held.bears_on_preferences or held.supersedes}
    return case.model_copy(update={"statements": bearing})


def _days(case: Case) -> list[datetime.date]:
    """Every day on which a statement, a draft or a retraction may change an answer."""
    ranges = [dated(case, statement) for statement in case.statements.values()]
    # where its earliest source falls away, a statement counts from the day of another
    ranges += [
        case.sources[citation.source].published
        for statement in case.statements.values()
        for citation in statement.cite
        if citation.source in case.sources
    ]
    ranges += [draft.date for draft in case.drafts.values()]
    ranges += [held.retracted.date for held in case.statements.values() if held.retracted]
    ranges += [source.retracted.date for source in case.sources.values() if source.retracted]
    return sorted({day.earliest for day in ranges if day.earliest is not None})
