"""Who is who in the deal? Parties and other actors with their roles, their voices, and whose yes is needed."""

import datetime
from collections.abc import Mapping
from typing import Final, get_args

from ..model.base import Frozen
from ..model.basis import Entry
from ..model.case import Case
from ..model.dates import DateRange
from ..model.evidence import Evidence, evidence_of
from ..model.party import Actor, Consent, Interest, Party, Role, SpeaksFor, Voice
from ..model.problem import Problem
from ..model.record import Status
from ..model.result import Result, shown
from ..model.spoken import claimants_of

METHOD: Final = "parties and actors as the case holds them"
ROLES: Final[tuple[Role, ...]] = get_args(Role)


class VoiceRow(Frozen):
    """Somebody who speaks for a party."""

    id: str
    name: str | None
    office: str | None
    anonymous: bool
    speaks_for: SpeaksFor
    """Whose words its are; only the party's bind the party."""


class ActorRow(Frozen):
    """A party, or somebody else who appears."""

    id: str
    name: str
    also: tuple[str, ...]
    """Its other names."""
    is_party: bool
    anonymous: bool
    roles: tuple[Role, ...]
    roles_assumed: str | None
    """The analyst's reason, where no source gives the roles."""
    consent: str | None
    """On what the deal needs its yes, in words; None for who is no party."""
    consent_assumed: str | None
    voices: tuple[VoiceRow, ...]
    evidence: tuple[Evidence, ...]


class InterestRow(Frozen):
    """The need behind a party's positions."""

    party: str
    need: str
    """In the party's words where it is cited."""
    issues: tuple[str, ...]
    """Labels of the issues that it bears on; none where that is not known."""
    issues_assumed: str | None
    """The analyst's reason for taking it to bear on these issues."""
    evidence: tuple[Evidence, ...]
    assumed: str | None
    """The analyst's reason, where no source says so."""


class Channel(Frozen):
    """Talks, a meeting or a call: who is said to have taken part."""

    id: str
    title: str
    kind: str
    date: DateRange
    approximate: bool
    status: Status
    who: tuple[str, ...]
    """The ids of the parties and actors, a voice by its party's."""
    claimants: tuple[str, ...]
    """By whose accounts."""
    evidence: tuple[Evidence, ...]


class ActorMap(Result):
    """Everybody in the deal: the parties in the order of the case, then the others."""

    title: str
    notice: str | None
    actors: tuple[ActorRow, ...]
    by_role: Mapping[Role, tuple[str, ...]]
    """For every role the ids of those who are said to have it; none where nobody is."""
    interests: tuple[InterestRow, ...]
    """What the parties say they need, in the order of the case."""
    channels: tuple[Channel, ...]
    """Who met whom, in the order of time; what has no date comes last."""


def who_is_who(case: Case, *, inputs: str | None = None, problems: tuple[Problem, ...] = ()) -> ActorMap:
    """Parties and actors with their roles and voices. A role is what the case says, cited or assumed; never derived."""
    rows = (
        *(_party(case, name, party) for name, party in case.parties.items()),
        *(_actor(case, name, actor) for name, actor in case.actors.items()),
    )
    return ActorMap(
        about=shown(METHOD, None, inputs, problems),
        title=case.title,
        notice=case.notice,
        actors=rows,
        by_role={role: tuple(row.id for row in rows if role in row.roles) for role in ROLES},
        interests=tuple(_interest(case, interest) for interest in case.interests.values()),
        channels=tuple(sorted((_channel(case, name) for name in case.process), key=_first_day)),
    )


def _first_day(channel: Channel) -> datetime.date:
    return channel.date.earliest or datetime.date.max


def _channel(case: Case, name: str) -> Channel:
    held = case.process[name]
    cited = (evidence_of(case, account.cite) for account in held.accounts)
    return Channel(
        id=name,
        title=held.title or name,
        kind=held.kind,
        date=held.date,
        approximate=held.approximate,
        status=held.status,
        who=tuple(dict.fromkeys(reference.partition(".")[0] for reference in held.parties)),
        claimants=claimants_of(case, held),
        evidence=tuple(dict.fromkeys(one for found in cited for one in found)),
    )


def _interest(case: Case, interest: Interest) -> InterestRow:
    return InterestRow(
        party=interest.of,
        need=interest.test,
        issues=() if isinstance(interest.issues, str) else tuple(map(case.issue_label, interest.issues)),
        issues_assumed=_reason(interest, "issues") if interest.issues != "unknown" else None,
        evidence=evidence_of(case, interest.cite),
        assumed=None if interest.cite else _reason(interest, "test"),
    )


def _party(case: Case, name: str, party: Party) -> ActorRow:
    return ActorRow(
        id=name,
        name=party.name,
        also=party.aliases,
        is_party=True,
        anonymous=False,
        roles=party.roles,
        roles_assumed=_reason(party, "roles") if party.roles else None,
        consent=_consent(case, party.consent),
        consent_assumed=_reason(party, "consent"),
        voices=tuple(_voice(key, voice) for key, voice in party.voices.items()),
        evidence=evidence_of(case, party.cite),
    )


def _actor(case: Case, name: str, actor: Actor) -> ActorRow:
    return ActorRow(
        id=name,
        name=case.name_of(name),
        also=actor.aliases,
        is_party=False,
        anonymous=actor.identity == "anonymous",
        roles=actor.roles,
        # an actor has no place for a reason of the analyst's
        roles_assumed="no reason given" if actor.roles and not actor.cite else None,
        consent=None,
        consent_assumed=None,
        voices=(),
        evidence=evidence_of(case, actor.cite),
    )


def _voice(name: str, voice: Voice) -> VoiceRow:
    return VoiceRow(
        id=name,
        name=voice.name,
        office=voice.office,
        anonymous=voice.identity == "anonymous",
        speaks_for=voice.binds,
    )


def _consent(case: Case, consent: Consent) -> str:
    if consent.scope == "some":
        return f"needed on {', '.join(map(case.issue_label, consent.on))} alone"
    return "needed" if consent.counts else "not needed"


def _reason(entry: Entry, field: str) -> str | None:
    basis = entry.basis(field)
    return basis.reason if basis.is_assumption else None
