"""Reading for a case and deciding on what was read: what waits, accepted or rejected, never counted before."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Unpack

from ..casefile import inbox
from ..casefile.tree import Path as FieldPath
from ..model.problem import IrenicError, Problem, failure
from ..model.proposal import Decision, Gathered, Proposal, Span
from ..model.spoken import in_marks
from .accepting import Acceptance, Found, acceptance, as_one_event, find_proposal, proposed_by
from .choosing import ALL, Waiting, Wanted, how_of_many, require_alone, require_plain, what_waits, would_bind
from .deciding import How, flags_of, require_fitting
from .edited import with_edits
from .kept import kept_by_rejecting, still_kept
from .many import ReadText, asked_as, read_as, read_texts
from .one_event import ONE_EVENT, left_for_another, require_told_apart
from .opened import OpenCase
from .versions import Resting, resting_on_old
from .waiting import Inbox, inbox_of


class AcceptedWanted(NamedTuple):
    """What came of accepting all that was wanted of what waits."""

    accepted: list[Acceptance]
    left: list[tuple[Gathered, Problem]]
    """What still waits, and what word of a person's it needs."""


class ReadSources(NamedTuple):
    """What came of reading the sources of a case."""

    new: dict[str, int]
    """For each source, how many proposals are new."""
    current: tuple[str, ...]
    """Sources that had been read already, and would be read alike."""
    problems: tuple[Problem, ...]
    inbox: Inbox
    """What then waits, and what does not."""


class Desk(OpenCase):
    """A case folder that is open, and its inbox."""

    def read_source(self, source: str) -> int:
        """Read a source of the case and lay what it proposes into the inbox; returns how many proposals are new.

        Proposals that wait already are made anew, with what the case has come to know since; decisions are kept.
        Dates count from the source's day of publication. Raises IrenicError where there is no such source.
        """
        if source not in self._loaded.texts:
            raise failure("E001", f"the case has no source '{source}' that can be read", "see irenic show CASE sources")
        read = self.read_sources([source], again=True)
        if read.problems:
            raise IrenicError(read.problems)
        return read.new[source]

    def read_sources(
        self,
        sources: Iterable[str] | None = None,
        *,
        again: bool = False,
        workers: int = 1,
        tagger: Path | None = None,
        tell: Callable[[int, int], None] | None = None,
    ) -> ReadSources:
        """Read sources of the case (all if left out), and lay what they propose into the inbox, each once it is read.

        One that was read already is read again only where its text, its day, who or what is at issue in the case, or
        irenic's own rules have changed since, or with `again`. With more than one of `workers` it is read in
        processes, for which a script has to guard its main part; `tagger` is a folder that `irenic train` wrote;
        `tell` is told how far it is.
        """
        asked = asked_as(self.case, tagger)
        texts = [self._text(source) for source in (self._loaded.texts if sources is None else sources)]
        marks = {text.source: read_as(text, asked) for text in texts}
        stale = [text for text in texts if again or inbox.was_read_as(self.folder, text.source) != marks[text.source]]
        before = {mention.id for mention in inbox.proposals_in(self.folder, self.case.sources)}
        decided = inbox.decisions_in(self.folder)
        problems: list[Problem] = []
        read: dict[str, int] = {}
        for done, (source, proposals, faults) in enumerate(read_texts(stale, len(stale), self.case, workers, tagger)):
            if proposals is None:
                problems += faults
            else:
                inbox.lay_in(self.folder, source, proposals, read_as=marks[source], decided=decided)
                read[source] = 0
            if tell is not None:
                tell(done, len(stale))
        then = self.inbox()
        for proposal in then.waiting:
            if proposal.source in read and not any(mention.id in before for mention in proposal.mentions):
                read[proposal.source] += 1
        left = {text.source for text in texts} - {text.source for text in stale}
        current = tuple(text.source for text in texts if text.source in left)
        return ReadSources(read | dict.fromkeys(current, 0), current, tuple(problems), then)

    def read_otherwise(self) -> list[str]:
        """The sources that were read, but would be read otherwise now: the case, the text or the reader has changed."""
        asked, read = asked_as(self.case), ((name, inbox.was_read_as(self.folder, name)) for name in self._loaded.texts)
        return [name for name, mark in read if mark is not None and mark != read_as(self._text(name), asked)]

    def _text(self, source: str) -> ReadText:
        return ReadText(source, self._loaded.texts[source].text, self.case.sources[source].published.earliest)

    def inbox(self) -> Inbox:
        """All that was read in the sources of the case, or in workbooks: what waits, and what does not and why."""
        held, decisions = inbox.proposals_in(self.folder, self.case.sources), inbox.decisions_in(self.folder)
        edits = inbox.edits_in(self.folder, self.case.sources)
        return with_edits(self._loaded, inbox_of(self._loaded, held, decisions), edits, decisions)

    def waiting(self) -> list[Gathered]:
        """The proposals from sources of the case that nobody has decided on, and that the case does not have."""
        return self.inbox().waiting

    def waiting_from(self, source: str) -> list[str]:
        """The ids of the proposals that wait from the reading of a source, and stand in no other.

        What a person wrote into a workbook is that person's, though it cites the source.

        Raises IrenicError where the case has no such source.
        """
        if source not in self.case.sources:
            raise failure("E001", f"the case has no source '{source}'", "see irenic show CASE sources")
        return [one.id for one in self.waiting() if one.sheet is None and one.sources == (source,)]

    def resting_on_old(self, waiting: Iterable[Gathered] | None = None) -> tuple[Resting, ...]:
        """What of the case rests on sources that were replaced or withdrawn, or would be by a proposal that waits."""
        return resting_on_old(self._loaded, self.waiting() if waiting is None else waiting)

    def accept(self, proposal: str, **how: Unpack[How]) -> str:
        """Let a proposal count: it becomes an entry of the case, under the name that is returned.

        `how` is what a person says of it (see `deciding.How`): whose words they are, what they are about, which stance
        they take; what is left out is taken as the proposal suggests it, but for a stance that binds, which has to be
        said once more. One that was rejected is taken after all. Raises IrenicError where there is no such proposal,
        where something is missing, unknown or does not fit, or where the entry cannot be added; nothing is then
        changed.
        """
        (accepted,) = self.accept_all([proposal], **how)
        return accepted.name

    def what_waits(self, wanted: Wanted = ALL) -> Waiting:
        """What waits for a decision, of each kind and from each source, and of it what is wanted.

        Raises IrenicError (R001) where what is wanted names a party or a source that the case does not have.
        """
        return what_waits(self._loaded, self.waiting(), wanted)

    def accept_wanted(self, wanted: Wanted, **how: Unpack[How]) -> "AcceptedWanted":
        """Let all that is wanted of what waits count, but for what needs a person's word of its own: that still waits.

        `stance` repeats a stance that binds, for those that suggest it, or is "claims" for all that would bind. New
        versions of sources, and what may be another account of an event of the case, are left for a person to look at
        one by one. Raises IrenicError as `what_waits` does, (E009) where something is said
        that is one proposal's alone, and where an entry cannot be added.
        """
        if own := [field for field, said in how.items() if said is not None and field != "stance"]:
            raise failure(
                "E009",
                f"{flags_of(own)} cannot be said of many at once: what words are about, and whose they are, is told of "
                "each by itself",
                "name the proposals by their ids",
            )
        found: dict[str, Acceptance] = {}
        left: list[tuple[Gathered, Problem]] = []
        waiting = self.waiting()
        binding = [one for one in waiting if would_bind(one)]
        # those that bind first: what holds their words within it would keep them from being proposed again
        for proposal in sorted(what_waits(self._loaded, waiting, wanted).proposals, key=would_bind, reverse=True):
            try:
                require_plain(self._loaded, proposal, how)
                require_alone(proposal, [one for one in binding if one.id not in found])
                if others := [found[other] for other in proposal.one_event_with if other in found]:
                    raise left_for_another(others[0].proposal, others[0].name)
                taken = [one.path for one in found.values()]
                own_how = how_of_many(proposal, how)
                found[proposal.id] = acceptance(self._loaded, Found(proposal), taken, **own_how)
            except IrenicError as error:
                left.append((proposal, error.problems[0]))
        self._keep(found.values())
        return AcceptedWanted(list(found.values()), left)

    def reject_wanted(self, wanted: Wanted, *, why: str | None = None) -> list[Gathered]:
        """Decide that all that is wanted of what waits does not count."""
        return self.reject_all([one.id for one in self.what_waits(wanted).proposals], why=why)

    def accept_all(self, proposals: Sequence[str], **how: Unpack[How]) -> list[Acceptance]:
        """Let several proposals count, as `accept` does; all are looked at before any is written.

        Raises IrenicError (E007) where two may be accounts of one event, and `event` does not say whether they are.
        """
        held, decisions = self.inbox(), inbox.decisions_in(self.folder)
        draft = (how.get("term") or (None,))[0]
        if draft is not None and self._loaded.lacks("drafts", draft):
            self.require_draft(draft)
        found: dict[str, Acceptance] = {}
        chosen = [find_proposal(self._loaded, start, held, decisions, again=True) for start in proposals]
        chosen = list({one.proposal.id: one for one in chosen}.values())
        require_fitting([one.proposal for one in chosen], how)
        is_one = how.get("event") == ONE_EVENT and ONE_EVENT not in self.case.events
        require_told_apart([one.proposal for one in chosen], is_said=how.get("event") is not None, is_one=is_one)
        for one in chosen:
            taken = [other.path for other in found.values()]
            found[one.proposal.id] = acceptance(self._loaded, one, taken, **how)
        accepted = as_one_event(list(found.values())) if is_one else list(found.values())
        self._keep(accepted)
        if how.get("words") is None:
            return accepted
        told = list(_no_longer_proposed(held.waiting, self.waiting(), accepted))
        return [one._replace(cautions=(*one.cautions, *told)) for one in accepted]

    def _keep(self, accepted: Iterable[Acceptance]) -> None:
        """Write entries, each part of the case at once, with the decisions."""
        done: list[str] = []
        for batch in _batches(accepted):
            try:
                self._write(batch)
            except IrenicError as error:
                if not done:
                    raise
                raise IrenicError(
                    [*error.problems, *failure("E008", "the others were accepted", ", ".join(done)).problems]
                ) from None
            made = (_decisions(one.proposal, verdict="accepted", entry=one.name) for one in batch)
            inbox.decide(self.folder, itertools.chain.from_iterable(made))
            done += [f"{one.proposal.id} is now '{one.name}'" for one in batch]

    def _write(self, batch: Sequence[Acceptance]) -> None:
        """Write new entries of one part of the case at once, or what is added to one list."""
        first = batch[0]
        if first.adds:
            self.append(first.path, first.entry)
        elif first.replaces:
            self.replace(first.path, first.entry)
        elif len(first.path) == 2:
            self.extend(str(first.path[0]), {str(one.path[1]): one.entry for one in batch})
        else:
            self.insert(first.path, first.entry)
        for path, value in (*first.besides, *proposed_by(self._loaded, first)):
            self.put(path, value)
        if first.path[-1] == "replaces":
            source = str(first.path[1])
            if (kept := still_kept(self._loaded, source, first.entry)) is not None:
                self.replace(("sources", source, "kept_beside"), kept)

    def reject(self, proposal: str, *, why: str | None = None) -> None:
        """Decide that a proposal does not count; it is not proposed again."""
        self.reject_all([proposal], why=why)

    def reject_all(self, proposals: Sequence[str], *, why: str | None = None) -> list[Gathered]:
        """Decide that several proposals do not count; all are looked for before any decision is kept.

        A source that was offered as the correction of another leaves in the case that the other was kept.
        """
        held, decisions = self.inbox(), inbox.decisions_in(self.folder)
        chosen = (find_proposal(self._loaded, start, held, decisions, again=False).proposal for start in proposals)
        found = {one.id: one for one in chosen}
        for path, items in kept_by_rejecting(self._loaded, found.values()).items():
            self.append(path, items)
        inbox.decide(
            self.folder, (made for one in found.values() for made in _decisions(one, verdict="rejected", why=why))
        )
        return list(found.values())


def _mentions(accepted: Iterable[Acceptance]) -> Iterator[Proposal]:
    return (mention for one in accepted for mention in one.proposal.mentions)


def _no_longer_proposed(
    before: Iterable[Gathered], after: Iterable[Gathered], accepted: Collection[Acceptance]
) -> Iterator[str]:
    """What to know of other proposals that wait no longer: a quote holds them, or they are like one."""
    still = {mention.id for one in after for mention in one.mentions} | {one.id for one in _mentions(accepted)}
    cited = [(cut.mention.source, span) for one in accepted for cut in one.cuts for span in cut.spans]
    for one in before:
        if any(mention.id in still for mention in one.mentions):
            continue
        words, what = in_marks(" ".join(one.quote.split())), "is like what is cited"
        if all(any(_holds(place, mention) for place in cited) for mention in one.mentions):
            what = "stands within the quote"
        yield f"{words} {what}, and is no longer proposed by itself: irenic accept CASE {one.id} still takes it"


def _holds(place: tuple[str, Span], mention: Proposal) -> bool:
    source, (low, high) = place
    return source == mention.source and all(low <= start and end <= high for start, end in mention.spans)


def _batches(accepted: Iterable[Acceptance]) -> list[list[Acceptance]]:
    """What is written at once: the new entries of a part of the case; all else one by one."""
    batches: dict[FieldPath, list[Acceptance]] = {}
    for at, one in enumerate(accepted):
        is_new = len(one.path) == 2 and not one.adds and not one.replaces
        batches.setdefault(one.path[:1] if is_new else (at,), []).append(one)
    return list(batches.values())


def _decisions(proposal: Gathered, **decided: Any) -> Iterator[Decision]:
    """One decision for every mention: whatever says the same is decided on with it."""
    return (Decision(proposal=mention.id, **decided) for mention in proposal.mentions)
