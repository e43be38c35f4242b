"""What waits in the inbox, as its page shows it: in words, with every place that says it, and what it asks."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from ..casefile import inbox as kept
from ..casefile.load import LoadedCase
from ..casefile.tree import Path as FieldPath
from ..documents.files import sha256
from ..intake.choosing import Wanted, is_unnamed, is_wanted, may_be_a_partys, rests_on_nothing, would_bind
from ..intake.deciding import in_short
from ..intake.measuring import measured, notes_on_term
from ..intake.versions import gone_from
from ..intake.waiting import Inbox
from ..model.base import Frozen
from ..model.case import Case
from ..model.dates import DateRange, When
from ..model.plain_words import with_code
from ..model.proposal import Gathered, Proposal
from ..model.spoken import called, published_in_words
from .filters import Filters
from .marked import place_of
from .newcomers import Suggested, suggested_for
from .saying import Choice
from .snapshot import Snapshot, revision_of
from .titles import entry_called, event_called, source_called, sources_called, statement_called

WORKBOOKS: Final = "_workbooks"
"""The address of what people wrote into workbooks: no source is called so."""
KINDS: Final[Mapping[str, str]] = {
    "statement": "statement",
    "provision": "term of a draft",
    "event": "event",
    "dateline": "dateline of a source",
    "version": "new version of a source",
}

_WHEN: Final[TypeAdapter[DateRange]] = TypeAdapter(When)


class Said(Frozen):
    """Words of a source that say what is proposed."""

    source: str
    outlet: str
    published: str
    before: str
    words: str
    after: str
    start: int
    end: int


class AlsoWaits(Frozen):
    """Another proposal that waits, and where it is shown."""

    id: str
    source: str
    says: str


class ProposedLine(Frozen):
    """A proposal as the page shows it."""

    id: str
    kind: str
    says: str
    """What it would say in the case."""
    said: tuple[Said, ...]
    origins: int
    """How many origins the sources have."""
    reason: str
    confidence: float
    binds: str | None
    """The stance that would bind a party, which a person has to say once more."""
    several: str | None
    """The stance that its words take on one of several drafts, where a person says on which."""
    drafts: tuple[Choice, ...]
    """Those drafts."""
    whose: str
    """Whose words it is, by name."""
    speaks: str
    """Whose words or account it would be, as a form says it."""
    party: str
    """The party whose words they are, by name; empty where they are no party's."""
    speaker: str
    """Whom the words of the source give it to."""
    is_unnamed: bool
    may_be_a_partys: bool
    """Whether whoever speaks may be of a party that the case does not name yet."""
    newcomer: Suggested
    """How whoever speaks might be called, where the case does not name them."""
    rests_on_nothing: bool
    adds_to: str | None
    beside: str | None
    beside_called: str
    """What the event of which it may be another account is called."""
    one_event_with: tuple[AlsoWaits, ...]
    """What else waits, and may be an account of the same event."""
    notes: tuple[str, ...]
    seen: str
    """The revision of it that is sent back with a decision."""
    first: int
    """Where it begins in the text that is shown; -1 where it has no place there."""


class Progress(Frozen):
    """How far the decisions on a source's proposals are."""

    source: str
    outlet: str
    published: str
    handling: str
    is_read: bool
    is_stale: bool
    """Whether it would be read otherwise now: before the case named those and what it names now, for one."""
    waiting: int
    done: int
    """How many were decided on, or stand in the case."""


def what_waits_in(snapshot: Snapshot) -> Inbox:
    """The inbox at this reading; empty for an audience that may not see everything."""
    if snapshot.audience != "confidential":
        return Inbox([], [], [], [])
    return snapshot.once("inbox", snapshot.workspace.inbox)


def is_left(case: Case, proposal: Gathered, filters: Filters) -> bool:
    """Whether the filters leave a proposal; one that tells no day is of the days on which its sources came out."""
    wanted = Wanted(party=filters.party, source=filters.source, min_confidence=filters.confidence or 0.0)
    return (
        is_wanted(proposal, wanted)
        and filters.stance in (None, proposal.entry.get("stance"))
        and (filters.issue is None or filters.issue in _issues(proposal))
        and any(map(filters.holds_on, _days(case, proposal)))
    )


def _issues(proposal: Gathered) -> set[str]:
    """The issues that a proposal names."""
    entry: Mapping[str, Any] = proposal.entry
    about = entry.get("about")
    places = [entry, about] if isinstance(about, Mapping) else [entry]
    found = {str(held[name]) for held in places for name in ("issue", "over") if held.get(name) is not None}
    terms = about.get("terms") if isinstance(about, Mapping) else None
    return found.union(terms if isinstance(terms, Mapping) else ())


def _days(case: Case, proposal: Gathered) -> list[DateRange]:
    told = proposal.entry.get("date")
    if told is not None:
        with contextlib.suppress(ValueError):
            return [_WHEN.validate_python(told)]
    return [case.sources[name].published for name in proposal.sources if name in case.sources] or [DateRange()]


def progress_of(snapshot: Snapshot) -> list[Progress]:
    """How far each source is, those with most to decide first."""

    def make() -> list[Progress]:
        held = what_waits_in(snapshot)
        waiting, done = _by_source(held.waiting), _by_source([*held.settled, *held.in_case, *held.repeated])
        folder, is_whole = snapshot.workspace.folder, snapshot.audience == "confidential"
        stale = snapshot.workspace.read_otherwise() if is_whole else []
        found = [
            Progress(
                source=name,
                outlet=source.outlet or source.title or name,
                published=str(source.published),
                handling=source.handling,
                is_read=is_whole and kept.was_read_as(folder, name) is not None,
                is_stale=name in stale,
                waiting=waiting.get(name, 0),
                done=done.get(name, 0),
            )
            for name, source in snapshot.case.sources.items()
            if name in snapshot.loaded.texts
        ]
        return sorted(found, key=lambda one: (not one.waiting, one.is_read))

    return snapshot.once("inbox progress", make)


def _by_source(proposals: list[Gathered]) -> dict[str, int]:
    found: dict[str, int] = {}
    for proposal in proposals:
        for source in proposal.sources:
            found[source] = found.get(source, 0) + 1
    return found


def touched_by(proposal: Gathered) -> FieldPath | None:
    """The entry of the case that accepting a proposal would change; None where it would be a new one."""
    if proposal.changes is not None:
        return ("statements", proposal.changes)
    return None if proposal.adds_to is None else tuple(proposal.adds_to.split(".")[:2])


def revision_of_proposal(loaded: LoadedCase, proposal: Gathered) -> str:
    """A hash of a proposal with all its mentions, and of the entry that it would change.

    A decision is on what the page showed.
    """
    path = touched_by(proposal)
    entry = revision_of(loaded, path) if path is not None else ""
    # what waits beside it is no part of what it says
    return sha256(f"{proposal.model_dump_json(exclude={'one_event_with'})}{entry}".encode())[:20]


def proposed_line(snapshot: Snapshot, proposal: Gathered, source: str) -> ProposedLine:
    """A proposal beside the text of one of its sources, whose own words come first."""
    case = snapshot.case
    places = sorted(proposal.places, key=lambda one: one.source != source)
    own = [start for mention in proposal.mentions if mention.source == source for start, _ in mention.spans]
    newer = gone_from(snapshot.loaded, proposal)
    return ProposedLine(
        id=proposal.id,
        kind=KINDS.get(proposal.kind, proposal.kind),
        says=in_words(case, proposal),
        said=tuple(said for mention in places for said in _said(snapshot, mention)),
        origins=proposal.origins,
        reason=proposal.reason,
        confidence=proposal.confidence,
        binds=str(proposal.entry["stance"]) if would_bind(proposal) else None,
        several=proposal.several.stance if proposal.several else None,
        drafts=tuple(
            Choice(f"drafts/{name}", case.draft_called(name))
            for name in (proposal.several.drafts if proposal.several else ())
            if name in case.drafts
        ),
        whose=_whose(case, proposal),
        speaks=_suggested_speaker(case, proposal),
        party=called(case, by) if (by := str(proposal.entry.get("by") or "")) in case.parties else "",
        speaker=proposal.speaker or "",
        is_unnamed=is_unnamed(proposal),
        may_be_a_partys=may_be_a_partys(case, proposal),
        newcomer=suggested_for(proposal.speaker, case.name_of(proposal.source)),
        rests_on_nothing=rests_on_nothing(proposal),
        adds_to=proposal.adds_to,
        beside=proposal.beside,
        beside_called=event_called(case, proposal.beside) if proposal.beside else "",
        one_event_with=tuple(_also_waiting(snapshot, proposal)),
        notes=(
            *notes_on_term(case, proposal),
            *_outgrown(case, proposal),
            *(f"these words no longer stand in {source_called(case, name)}, which replaces it" for name in newer),
        ),
        seen=revision_of_proposal(snapshot.loaded, proposal),
        first=min(own, default=-1),
    )


def _outgrown(case: Case, proposal: Gathered) -> Iterator[str]:
    held = case.statements.get(proposal.outgrown or "")
    if held is not None:
        whose = called(case, held.by)
        yield (
            f"these words were accepted before as those of {whose}, from outside the case, which bind nobody; once "
            "they are accepted here, take those out under Files"
        )


def _also_waiting(snapshot: Snapshot, proposal: Gathered) -> Iterator[AlsoWaits]:
    others = set(proposal.one_event_with)
    for one in what_waits_in(snapshot).waiting if others else ():
        if one.id in others:
            outlet = source_called(snapshot.case, one.source)
            yield AlsoWaits(id=one.id, source=one.source, says=f"{in_words(snapshot.case, one)} ({outlet})")


def _said(snapshot: Snapshot, mention: Proposal) -> Iterator[Said]:
    source, text = snapshot.case.sources.get(mention.source), snapshot.loaded.texts.get(mention.source)
    if source is None or text is None:
        return
    for start, end in mention.spans:
        words = text.text[start:end]
        place = place_of(text, words, (start, end))
        yield Said(
            source=mention.source,
            outlet=source.outlet or mention.source,
            published=str(source.published),
            before=place.before if place else "",
            words=words,
            after=place.after if place else "",
            start=start,
            end=end,
        )


def _whose(case: Case, proposal: Proposal) -> str:
    entry: Mapping[str, Any] = proposal.entry
    by, voice = entry.get("by"), entry.get("voice")
    if by:
        full = f"{by}.{voice}" if voice else str(by)
        return called(case, full if case.speaker(full) else str(by))
    accounts: Any = entry.get("accounts") or ({},)
    if claimant := accounts[0].get("claimant"):
        return called(case, str(claimant))
    return f"“{proposal.speaker}”, whom the case does not name," if proposal.speaker else "somebody not named"


def _suggested_speaker(case: Case, proposal: Proposal) -> str:
    """Whose words a form takes them for where nobody else is chosen; of an event, whose account it is."""
    entry: Mapping[str, Any] = proposal.entry
    claimants = [str(one["claimant"]) for one in entry.get("accounts") or () if one.get("claimant")]
    if proposal.kind == "event" and claimants:
        return ", ".join(called(case, one) for one in claimants)
    return _whose(case, proposal).removesuffix(",")


def in_words(case: Case, proposal: Gathered) -> str:
    """What a proposal would say in the case."""
    entry: Mapping[str, Any] = proposal.entry
    if proposal.kind == "dateline":
        return f"{case.name_of(proposal.source)} {published_in_words(entry)}"
    if proposal.kind == "version":
        newer, *older = sources_called(case, [proposal.source, *map(str, entry["replaces"])])
        return f"{newer} is a new version of {' and '.join(older)}"
    if proposal.adds_to is not None:
        return f"Further words for {_added_to(case, proposal.adds_to)}"
    if proposal.kind == "statement":
        about = about_in_words(case, entry.get("about") or {})
        condition = _condition(case, entry.get("if"))
        past: Any = entry.get("supersedes")
        instead = f", in place of: {statement_called(case, str(past[0]))}" if isinstance(past, list) and past else ""
        if proposal.several is not None:
            return f"{_whose(case, proposal)} {proposal.several.stance} one of several drafts{condition}{instead}"
        return f"{_whose(case, proposal)} {entry['stance']}{about and f': {about}'}{condition}{instead}"
    if proposal.kind == "provision":
        return _term(case, proposal)
    where = f" in {entry['place']}" if entry.get("place") else ""
    accounts: Any = entry.get("accounts") or ({},)
    told = "; ".join(_account(case, proposal, account) for account in accounts)
    status = f", {entry['status']}" if entry.get("status") else ""
    return f"{with_code(entry['kind'])}{status}{where}, {told}"


def _added_to(case: Case, entry: str) -> str:
    """The entry that a proposal would add to, such as `statements.s1` or `drafts.plan.terms.army`."""
    section, name, *rest = entry.split(".")
    if section == "drafts" and rest[:1] == ["terms"] and len(rest) > 1:
        return f"{case.draft_called(name)} on {case.issue_label(rest[1])}"
    part = f", {'an account of it' if rest[0] == 'accounts' else rest[0]}" if rest else ""
    return f"{entry_called(case, section, name)}{part}"


def _account(case: Case, proposal: Gathered, account: Mapping[str, Any]) -> str:
    claimant = account.get("claimant")
    who = called(case, str(claimant)) if claimant else proposal.speaker or "somebody not named"
    return f"denied by {who}" if account.get("denies") is True else f"by the account of {who}"


def _term(case: Case, proposal: Gathered) -> str:
    entry: Mapping[str, Any] = proposal.entry
    issue, option = entry.get("issue"), entry.get("option")
    named = case.issue_label(str(issue)) if issue in case.issues else ""
    chosen = option if isinstance(option, str) else None
    label = case.option_label(str(issue), chosen) if issue in case.issues and chosen else "no option suggested"
    what = f"{named}: {label}" if issue in case.issues else "a term of a draft, of no issue of the case"
    sides = "".join(
        f"; {', '.join(called(case, str(who)) for who in held)} {side}"
        for side in ("gives", "gets")
        if isinstance(held := entry.get(side), list)
    )
    draft = f" in draft {entry['draft']}" if entry.get("draft") else ""
    how_much = f"; {told}" if (told := measured(entry)) else ""
    return f"{what}{how_much}{draft}{sides}"


def _condition(case: Case, held: object) -> str:
    if not isinstance(held, Mapping):
        return ""
    parts = []
    for issue, options in held.items():
        listed = options if isinstance(options, list) else [options]
        parts.append(f"{case.issue_label(issue)}: {' or '.join(case.option_label(issue, str(one)) for one in listed)}")
    return f", if {'; '.join(parts)}" if parts else ""


def about_in_words(case: Case, about: Mapping[str, Any]) -> str:
    """What an entry is about by the labels of the case; empty where it is only the words themselves."""
    if "topic" in about:
        return ""
    if about.get("draft") in case.drafts and "over" not in about:
        return case.draft_called(str(about["draft"]))
    issue, option, over = about.get("issue"), about.get("option"), about.get("over")
    if issue not in case.issues:
        return in_short(about)
    if option is None:
        return case.issue_label(str(issue)) + (f" before {case.issue_label(str(over))}" if over in case.issues else "")
    than = f" rather than {case.option_label(str(issue), over)}" if over is not None else ""
    return f"{case.issue_label(str(issue))}: {case.option_label(str(issue), option)}{than}"
