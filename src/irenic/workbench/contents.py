"""What a case is made of, laid out for its page: parties with voices, issues with options, drafts with terms."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.base import UNKNOWN, Frozen
from ..model.basis import Entry
from ..model.case import Assumption, Case
from ..model.draft import Draft, Origin, Requirement, Term
from ..model.due import timing_of
from ..model.issue import Issue, Option, OptionSets
from ..model.issue import Link as LinkedOptions
from ..model.party import Actor, Party, Voice, Want
from ..model.preferred import assumption_in_words, want_in_words
from ..model.spoken import called, in_marks
from .entering.seat import NEW, Seat
from .entering.shape import Shape
from .sentences import short_name
from .snapshot import Snapshot
from .titles import statement_called

CITED, ASSUMED, PROPOSED, BARE = "cited", "assumed", "proposed", "nothing"


class Within(Frozen):
    """What can be added within an entry, and where."""

    words: str
    address: str


class Link(Frozen):
    """An entry, and where it is seen."""

    words: str
    address: str

    @classmethod
    def to(cls, snapshot: Snapshot, entry: str) -> "Link":
        """The link to an entry at an address such as `statements/s1`."""
        section, name, *_ = entry.split("/")
        is_whole = section == "statements" and name in snapshot.case.statements
        words = statement_called(snapshot.case, name) if is_whole else short_name(snapshot, entry)
        return cls(words=words, address=f"/evidence?of={entry}")


class PersonLine(Frozen):
    """A voice."""

    address: str
    name: str
    notes: tuple[str, ...]


class PartyLine(Frozen):
    """A party, with those who speak for it and what it wants."""

    address: str
    name: str
    notes: tuple[str, ...]
    voices: tuple[PersonLine, ...]
    wants: tuple["WantTold", ...]
    without: tuple[tuple[str, str], ...]
    """The address of an order that could be added, with its issue."""


class ActorLine(Frozen):
    """Somebody else who appears."""

    address: str
    name: str
    notes: tuple[str, ...]


class Resting(Frozen):
    """Something with what it rests on."""

    address: str
    rests: str
    """CITED, ASSUMED, PROPOSED or BARE."""
    rests_on: str
    """The quotes, the reason, or the drafts."""


class WantTold(Resting):
    """What a party wants on an issue."""

    issue: str
    says: str


class AssumptionTold(Resting):
    """What is assumed of a party."""

    party: str
    says: str


class OptionTold(Resting):
    """An option."""

    label: str


class IssueTold(Frozen):
    """An issue with its options."""

    address: str
    label: str
    question: str
    scale: str
    status_quo: str | None
    options: tuple[OptionTold, ...]


class RequirementTold(Resting):
    """What a term requires of somebody."""

    who: str
    what: str


class TermTold(Resting):
    """A term."""

    issue: str
    says: str
    hedge: str | None
    requires: tuple[RequirementTold, ...]


class OriginTold(Resting):
    """One claimant's account of where a draft comes from."""

    says: str


class LinkTold(Resting):
    """Which options go together."""

    says: str


class DraftTold(Frozen):
    """A draft with its terms, the issues on which it has none, and where it is said to come from."""

    address: str
    title: str
    notes: tuple[str, ...]
    terms: tuple[TermTold, ...]
    without: tuple[tuple[str, str], ...]
    """The address of a term that could be added, with its issue."""
    origins: tuple[OriginTold, ...]


class LaidOut(NamedTuple):
    """All of it."""

    parties: tuple[PartyLine, ...]
    actors: tuple[ActorLine, ...]
    issues: tuple[IssueTold, ...]
    links: tuple[LinkTold, ...]
    drafts: tuple[DraftTold, ...]
    assumed: tuple[AssumptionTold, ...]


def laid_out(snapshot: Snapshot) -> LaidOut:
    """What the case of a reading is made of."""

    def make() -> LaidOut:
        case = snapshot.case
        actors = (
            ActorLine(address=f"actors/{name}", name=called(case, name), notes=_of_actor(one))
            for name, one in case.actors.items()
        )
        return LaidOut(
            tuple(_party(case, name, one) for name, one in case.parties.items()),
            tuple(actors),
            tuple(_issue(case, name, one) for name, one in case.issues.items()),
            tuple(_link(case, at, one) for at, one in enumerate(case.links)),
            tuple(_draft(case, name, one) for name, one in case.drafts.items()),
            tuple(_assumption(case, name, one) for name, one in case.assume.items()),
        )

    return snapshot.once("laid out", make)


def title_of(seat: Seat, shape: Shape) -> str:
    """What a form is headed with."""
    words = shape.called(seat)
    if seat.entry is not None:
        return f"Change {words}"
    if seat.kind == "order":
        return f"What{words.removeprefix('what')}"
    first, _, rest = words.partition(" ")
    return f"A new {rest if first in ('a', 'an') else words}" if seat.kind != "actor" else "Somebody else who appears"


def addable_in(seat: Seat) -> tuple[Within, ...]:
    """What has a form of its own within the entry of a form."""
    if seat.entry is None or seat.kind != "term":
        return ()
    return (Within(words="Add what it requires of others first", address=f"{seat.address}/requires/{NEW}"),)


def _party(case: Case, name: str, party: Party) -> PartyLine:
    voices = (
        PersonLine(
            address=f"parties/{name}/voices/{voice}", name=called(case, f"{name}.{voice}"), notes=tuple(_voice(held))
        )
        for voice, held in party.voices.items()
    )
    consent = {
        "all": "the deal needs its yes",
        "none": "the deal does not need its yes",
        "some": f"the deal needs its yes on {', '.join(map(case.issue_label, party.consent.on))}",
    }[party.consent.scope]
    also = (f"also called {', '.join(party.aliases)}",) if party.aliases else ()
    return PartyLine(
        address=f"parties/{name}",
        name=party.name,
        notes=(*party.roles, consent, *also),
        voices=tuple(voices),
        wants=tuple(_want(case, name, issue, want) for issue, want in party.wants.items()),
        without=tuple(
            (f"parties/{name}/wants/{issue}", case.issue_label(issue))
            for issue in case.issues
            if issue not in party.wants
        ),
    )


def _want(case: Case, party: str, issue: str, want: Want) -> WantTold:
    # what is said of all that a party wants stands where an order says nothing of its own
    is_own = bool(want.cite) or want.assumed is not None
    rests, on = _rests(want) if is_own else _rests(case.parties[party], "wants")
    return WantTold(
        address=f"parties/{party}/wants/{issue}",
        issue=case.issue_label(issue),
        says=want_in_words(case, issue, want),
        rests=rests,
        rests_on=on,
    )


def _assumption(case: Case, name: str, assumption: Assumption) -> AssumptionTold:
    rests, on = _rests(assumption)
    return AssumptionTold(
        address=f"assume/{name}",
        party=case.name_of(assumption.party),
        says=assumption_in_words(case, assumption),
        rests=rests,
        rests_on=on,
    )


def _voice(voice: Voice) -> Iterator[str]:
    yield from _hidden(voice.identity)
    if voice.binds != "party":
        yield {"self": "speaks for itself alone", "faction": "speaks for a part of the party"}.get(
            voice.binds, "whose words it speaks is unclear"
        )


def _hidden(identity: str) -> Iterator[str]:
    if identity == "anonymous":
        yield "not named by the sources"


def _of_actor(actor: Actor) -> tuple[str, ...]:
    office = (actor.office,) if actor.name and actor.office else ()
    return (*office, *actor.roles, *_hidden(actor.identity))


def _issue(case: Case, name: str, issue: Issue) -> IssueTold:
    unit = f", counted in {issue.unit}" if issue.unit else ""
    return IssueTold(
        address=f"issues/{name}",
        label=case.issue_label(name),
        question=issue.question,
        scale={"ordered": "in this order", "number": f"numbers{unit}", "unordered": "in no order"}[issue.scale],
        status_quo=issue.option_label(issue.status_quo) if issue.status_quo else None,
        options=tuple(_option(case, name, issue, option, held) for option, held in issue.options.items()),
    )


def _option(case: Case, name: str, issue: Issue, option: str, held: Option) -> OptionTold:
    rests, on = _rests(held)
    if held.proposed_in and rests != CITED:
        rests, on = PROPOSED, ", ".join(map(case.draft_called, held.proposed_in))
    return OptionTold(
        address=f"issues/{name}/options/{option}", label=issue.option_label(option), rests=rests, rests_on=on
    )


def _rests(entry: Entry, field: str | None = None) -> tuple[str, str]:
    basis = entry.basis(field)
    if basis.citations:
        return CITED, " … ".join(" ".join(one.quote.split()) for one in basis.citations)
    if basis.kind == "assumed":
        return ASSUMED, basis.reason or ""
    return BARE, ""


def _draft(case: Case, name: str, draft: Draft) -> DraftTold:
    notes = [str(draft.date)]
    if draft.reported_by:
        outlets = dict.fromkeys(case.name_of(one.source) for one in draft.reported_by)
        notes.append(f"told of by {', '.join(outlets)}")
    if draft.replaces:
        notes.append(f"replaces {case.draft_called(draft.replaces)}")
    return DraftTold(
        address=f"drafts/{name}",
        title=draft.title or f"draft {name}",
        notes=tuple(notes),
        terms=tuple(_term(case, name, issue, held) for issue, held in draft.terms.items()),
        without=tuple(
            (f"drafts/{name}/terms/{issue}", case.issue_label(issue))
            for issue in case.issues
            if issue not in draft.terms
        ),
        origins=tuple(_origin(case, f"drafts/{name}/origin/{at}", one) for at, one in enumerate(draft.origin)),
    )


def _origin(case: Case, address: str, origin: Origin) -> OriginTold:
    rests, on = _rests(origin)
    whose, who = called(case, origin.claimant), ", ".join(called(case, one) for one in origin.who)
    says = f"{whose} {'denies' if origin.denies else 'says'}: {who}: {origin.role}"
    return OriginTold(address=address, says=says, rests=rests, rests_on=on)


def _link(case: Case, at: int, link: LinkedOptions) -> LinkTold:
    def told(sets: OptionSets) -> str:
        return " and ".join(
            f"{case.issue_label(issue)} {' or '.join(in_marks(case.option_label(issue, one)) for one in options)}"
            for issue, options in sets.items()
        )

    rests, on = _rests(link)
    says = f"where a deal has {told(link.condition)}, it can only have {told(link.then)}"
    return LinkTold(address=f"links/{at}", says=says, rests=rests, rests_on=on)


def _term(case: Case, draft: str, issue: str, term: Term) -> TermTold:
    rests, on = _rests(term)
    says = " or ".join(case.option_label(issue, option) for option in term.option)
    sides = [
        f"{', '.join(case.name_of(who) for who in held)} {verb}"
        for verb, held in (("gives", term.gives), ("gets", term.gets))
        if held != UNKNOWN and held
    ]
    return TermTold(
        address=f"drafts/{draft}/terms/{issue}",
        issue=case.issue_label(issue),
        says="; ".join([says, *sides, *timing_of(case, term)]),
        hedge=term.hedge,
        rests=rests,
        rests_on=on,
        requires=tuple(
            _requirement(case, f"drafts/{draft}/terms/{issue}/requires/{at}", held)
            for at, held in enumerate(term.requires)
        ),
    )


def _requirement(case: Case, address: str, held: Requirement) -> RequirementTold:
    rests, on = _rests(held)
    return RequirementTold(address=address, who=case.name_of(held.who), what=held.what, rests=rests, rests_on=on)
