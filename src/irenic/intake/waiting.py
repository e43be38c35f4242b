"""What waits for a decision: mentions gathered, without what the case has and what was decided on."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..casefile.load import LoadedCase
from ..model.case import Case
from ..model.origins import Origins
from ..model.proposal import Decision, Gathered, Proposal
from ..readers.gathering import Groups, as_one, with_denials
from ..readers.likeness import may_be_one_event, may_be_retold
from .known import Known, known_entries
from .one_event import with_others
from .versions import is_note_on, replaced_by, superseded


class Inbox(NamedTuple):
    """What of the mentions waits, and what does not."""

    waiting: list[Gathered]
    settled: list[Gathered]
    """What a person decided on, with all that says the same."""
    in_case: list[Gathered]
    """What the case cites already, each mention by itself."""
    repeated: list[Gathered]
    """What the case has from the same origin, each mention by itself."""

    def everything(self) -> list[Gathered]:
        """All of it, what waits first."""
        return [*self.waiting, *self.settled, *self.in_case, *self.repeated]


def inbox_of(loaded: LoadedCase, mentions: Iterable[Proposal], decisions: Mapping[str, Decision]) -> Inbox:
    """The inbox of a case; `mentions` are those of its sources, in their order in the case.

    What says the same as an entry of the case, and comes from another origin, waits as a further citation of it. What
    says the same as something that was decided on is settled with it. What one tells and another denies is one event.
    """
    origins, known = Origins(loaded.case), known_entries(loaded)
    found, groups = Inbox([], [], [], []), Groups()
    group_of = {at: groups.lead(entry.as_mention) for at, entry in enumerate(known) if entry.as_mention is not None}
    entry_of = {group: known[at] for at, group in group_of.items()}
    citing: dict[str, list[int]] = {}
    for at, entry in enumerate(known):
        for source in entry.places:
            citing.setdefault(source, []).append(at)
    others: list[Proposal] = []
    regained: list[Gathered] = []
    mentions = list(mentions)
    notes = _notes(loaded, mentions)
    for mention in mentions:
        if mention.kind == "dateline":
            missing = _not_known(loaded.case, mention)
            if missing is None:
                # what the case says of a source is its own: nothing is told of a head that says the same
                if mention.id in decisions:
                    found.settled.append(as_one(origins, [mention]))
                continue
            mention = missing
        cover = next((at for at in citing.get(mention.source, ()) if known[at].covers(mention)), None)
        if cover is None:
            if (decision := decisions.get(mention.id)) is not None and (
                old := outgrown(loaded.case, mention, decision)
            ):
                regained.append(as_one(origins, [mention]).model_copy(update={"outgrown": old}))
                continue
            others.append(mention)
            continue
        found.in_case.append(as_one(origins, [mention], adds_to=known[cover].name))
        if cover in group_of:
            # what is like the whole of it is like the entry too, however little that quotes
            groups.lead(mention, group_of[cover])
    members: dict[int, list[Proposal]] = {}
    for mention in others:
        members.setdefault(groups.add(mention), []).append(mention)
    new: list[list[Proposal]] = []
    for group, all_of_it in members.items():
        told_by = {mention.source for mention in all_of_it} | (
            entry_of[group].places.keys() if group in entry_of else set()
        )
        # what a correction takes up of a report confirms nothing
        held = [mention for mention in all_of_it if not notes.get(mention.source, frozenset()) & told_by]
        found.repeated.extend(as_one(origins, [mention]) for mention in all_of_it if mention not in held)
        if not held:
            continue
        undecided = [mention for mention in held if mention.id not in decisions]
        if group in entry_of:
            _further(found, loaded.case, origins, entry_of[group], undecided)
            found.settled.extend(as_one(origins, [mention]) for mention in held if mention.id in decisions)
        elif len(undecided) < len(held):
            found.settled.append(as_one(origins, held))
        else:
            new.append(held)
    for held in with_denials(new):
        found.waiting.append(_beside(known, _superseding(loaded, known, as_one(origins, held))))
    return found._replace(waiting=with_others([*regained, *found.waiting]))


def outgrown(case: Case, mention: Proposal, decision: Decision) -> str | None:
    """The statement that a mention was accepted as, by somebody from outside, where it is a party's word by now.

    What was accepted before the party was named is then to be decided on anew: as an outsider's it never binds.
    """
    held = case.statements.get(decision.entry or "") if decision.verdict == "accepted" else None
    is_a_partys = mention.kind == "statement" and mention.entry.get("by") in case.parties
    return decision.entry if held is not None and held.by in case.actors and is_a_partys else None


def _notes(loaded: LoadedCase, mentions: Iterable[Proposal]) -> dict[str, frozenset[str]]:
    """The sources that only correct or withdraw others, by their own words, and which these are."""
    found: dict[str, frozenset[str]] = {}
    for one in mentions:
        old = one.entry.get("replaces")
        if one.kind != "version" or not one.spans or not isinstance(old, (list, tuple)):
            continue
        if old and all(is_note_on(loaded, one.source, str(name)) for name in old):
            found[one.source] = found.get(one.source, frozenset()) | {str(name) for name in old}
    return found


def _not_known(case: Case, dateline: Proposal) -> Proposal | None:
    """What a dateline says that the case does not have of its source, nor a reason why not; None for nothing."""
    held = case.sources.get(dateline.source)
    if held is None or isinstance(held.assumed, str):
        return None
    known = {"outlet": held.outlet is not None}
    known["published"] = held.published.is_known or "published" in (held.assumed or {})
    entry = {field: value for field, value in dateline.entry.items() if not known.get(field)}
    return dateline.model_copy(update={"entry": entry}) if entry.keys() - {"cite"} else None


def _further(found: Inbox, case: Case, origins: Origins, entry: Known, mentions: list[Proposal]) -> None:
    """Mentions of what the case has: of another origin, or in a new version, they are a further citation."""
    cited, new = origins.count(entry.places), []
    for mention in mentions:
        is_newer = replaced_by(case, mention.source) & entry.places.keys() and mention.source not in entry.places
        if is_newer or origins.count([*entry.places, mention.source]) > cited:
            new.append(mention)
        else:
            found.repeated.append(as_one(origins, [mention], adds_to=entry.name))
    if new:
        found.waiting.append(as_one(origins, new, adds_to=entry.name))


def _beside(known: list[Known], proposal: Gathered) -> Gathered:
    """The proposal with the event of the case of which it may be another account."""
    if proposal.kind != "event":
        return proposal
    events = (entry for entry in known if entry.path[0] == "events" and entry.as_mention is not None)
    held = [one for one in events if one.as_mention is not None]
    near = next((one for one in held if one.as_mention and may_be_one_event(one.as_mention, proposal)), None)
    if near is None:
        # who retells an event without its day tells of the one that was at this place; of two nobody knows which
        retold = [one for one in held if one.as_mention and may_be_retold(proposal, one.as_mention)]
        near = retold[0] if len({one.path[1] for one in retold}) == 1 else None
    return proposal if near is None else proposal.model_copy(update={"beside": str(near.path[1])})


def _superseding(loaded: LoadedCase, known: list[Known], proposal: Gathered) -> Gathered:
    """The proposal with the statement of the case whose place it would take, where its source is a new version."""
    old = superseded(loaded, proposal, known)
    if old is None:
        return proposal
    return proposal.model_copy(update={"entry": {**proposal.entry, "supersedes": [old]}})
