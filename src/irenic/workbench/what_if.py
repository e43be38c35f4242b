"""Drafts with terms changed to see what would follow: nothing of it is written, and nobody has proposed it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final

from ..casefile.load import LoadedCase
from ..model.base import Frozen
from ..model.case import Case
from ..model.draft import Draft
from ..preferences.answers import DraftAnswers
from ..preferences.assents import Assent, assents_to
from ..preferences.changed import Changes, changed_draft, differing
from ..preferences.consent import ConsentingParty, consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import Parties, asked_for, draft_answers
from ..preferences.party import Verdict
from ..preferences.premises import Premises, premises_of
from ..preferences.readings import readings_of
from ..preferences.rejections import Refusal, refusals_of_draft
from ..preferences.stands import Stand, denials_of
from ..workspace import Workspace
from .questions import Lane, Question, Tell

CHANGED: Final = ""
"""What a draft with changed terms is called beside those of the case: no draft has this name."""
DRAWS: Final = 10_000
_KEPT: Final = 64


class Verdicts(Frozen):
    """What a party's words commit it to on a draft: at the reading that it likes best, and at the worst."""

    best: Verdict | None
    worst: Verdict | None
    withheld: str | None = None
    """Why there is none."""


class WhatFollows(Frozen):
    """The answers to some drafts, the changed one among them."""

    drafts: Mapping[str, DraftAnswers]
    grounds: Mapping[str, Ground]
    """Every id that a proof names, with its words."""
    refusals: Mapping[str, tuple[Refusal, ...]]
    """By draft, who rejects it, or what it holds, under a condition, and whether that is met."""
    assents: Mapping[str, tuple[Assent, ...]]
    """By draft, who accepts it under a condition, and whether that is met."""
    denials: Mapping[str, tuple[Stand, ...]]
    """By draft, which parties deny something said of it: that changes no answer."""


class OfDrafts(Question):
    """Some drafts of the case, and one of them with terms changed."""

    lane: ClassVar[Lane] = "quick"
    drafts: tuple[str, ...]
    base: str
    changes: Changes = ()
    as_of: str | None = None

    def premises(self, workspace: Workspace) -> Premises:
        """What the answers are computed from. The draws of one case are drawn once, whatever is changed."""
        return premises_on(workspace.loaded, self.as_of, case=workspace.answerable_case, stopped=workspace.stopped)

    def asked(self, case: Case) -> Iterator[tuple[str, Draft]]:
        """The drafts by their names; the changed one where anything is changed."""
        for name in self.drafts:
            yield name, case.drafts[name]
        if self.changes:
            yield CHANGED, changed_draft(case, self.base, self.changes)


class VerdictsOn(OfDrafts):
    """What each party's words commit it to, by linear programs alone: told before anything is drawn."""

    doing: ClassVar[str] = "Working out what each party's words commit it to"

    def answer(self, workspace: Workspace, tell: Tell) -> dict[str, dict[str, Verdicts]]:  # noqa: ARG002
        """By draft and party."""
        premises = self.premises(workspace)
        case, parties = premises.case, consenting(premises)
        return {
            name: {party: _verdicts(case, draft, parties[party]) for party in asked_for(case, draft, parties)}
            for name, draft in self.asked(case)
        }


class AnswersOn(OfDrafts):
    """The same with how probable a yes is, and with what commits whom."""

    doing: ClassVar[str] = "Drawing what the words leave open"

    def answer(self, workspace: Workspace, tell: Tell) -> WhatFollows:
        """All answers to each draft."""
        premises = self.premises(workspace)
        case, parties = premises.case, consenting(premises)
        held = list(self.asked(case))
        found = {}
        for done, (name, draft) in enumerate(held):
            tell(done, len(held))
            found[name] = answers_of(case, draft, parties) if name == CHANGED else _known(premises, name, parties)
        labels = {
            label
            for answers in found.values()
            for held_by in answers.parties.values()
            for answer in (held_by.best_reading, held_by.worst_reading)
            for label in answer.proof
        }
        refusals = {
            name: told
            for name, draft in held
            if (told := refusals_of_draft(case, name, draft, premises.standing, premises.unproven))
        }
        assents = {
            name: agreed
            for name, draft in held
            if (agreed := assents_to(case, name, draft, premises.standing, premises.unproven))
        }
        denials = {
            name: denied for name, _ in held if (denied := denials_of(case, name, premises.standing, premises.unproven))
        }
        return WhatFollows(
            drafts=found, grounds=grounds_of(case, sorted(labels)), refusals=refusals, assents=assents, denials=denials
        )


_KNOWN: Final[dict[object, DraftAnswers]] = {}
"""Answers to drafts as they are, by reading of the case, day and draft: they stay while terms are changed."""


def _known(premises: Premises, draft: str, parties: Parties) -> DraftAnswers:
    key = (premises.inputs, premises.as_of, premises.draws, draft)
    if key not in _KNOWN:
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        _KNOWN[key] = answers_of(premises.case, premises.case.drafts[draft], parties)
    return _KNOWN[key]


def answers_of(case: Case, draft: Draft, parties: Parties) -> DraftAnswers:
    """The answers of those whose yes a draft needs."""
    return draft_answers(case, draft, {name: parties[name] for name in asked_for(case, draft, parties)})


def premises_on(
    loaded: LoadedCase,
    as_of: str | None,
    *,
    case: Case | None = None,
    draws: int = DRAWS,
    stopped: Mapping[str, str] | None = None,
) -> Premises:
    """The premises of a case as it was read, or as it would be; of parties that are `stopped` nothing is worked out."""
    return premises_of(
        case or loaded.case,
        as_of=day_of(as_of),
        draws=draws,
        unproven=loaded.unproven,
        inputs=loaded.inputs,
        stopped=stopped or {},
    )


def day_of(written: str | None) -> datetime.date | None:
    """A day as a question carries it."""
    return datetime.date.fromisoformat(written) if written else None


def changes_of(lists: Mapping[str, Sequence[str]], case: Case, base: str) -> Changes:
    """The changes that an address asks for by `to.ISSUE=OPTION`, in the order of the case; those that change nothing
    are left out. Raises IrenicError (E009) where one cannot be.
    """
    found = {}
    for name, values in lists.items():
        start, _, issue = name.partition("to.")
        if not start and issue and values[0]:
            found[issue] = values[0]
    return differing(case, base, tuple(found.items()))


def _verdicts(case: Case, draft: Draft, party: ConsentingParty) -> Verdicts:
    if party.withheld is not None:
        return Verdicts(best=None, worst=None, withheld=party.withheld)
    readings = readings_of(case, draft)
    return Verdicts(best=party.verdict("best", readings), worst=party.verdict("worst", readings))
