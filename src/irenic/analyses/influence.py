"""Why is the answer what it is? What each statement and each assumption contributes, and what holds without either."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, Unpack

from ..model.base import Frozen
from ..model.case import Case
from ..model.on_the_table import latest_draft
from ..preferences.answers import DraftAnswers
from ..preferences.claims import is_said_again
from ..preferences.consent import ConsentingParty, consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import Parties, asked_for, draft_answers, joint_answers, middle, problems_of
from ..preferences.party import Verdict
from ..preferences.premises import How, PreferenceResult, Premises, Progress, premises_of
from ..preferences.probability import Probability, error_of
from ..preferences.readings import readings_of
from ..preferences.sensitivity import Variant, Varied, of_citations, varied

METHOD: Final = "each statement and assumption left out in turn"
WITHIN: Final = 1.96
"""Changes of no more than so many standard errors may be the draws' alone."""
DRAWS: Final = 4_000
"""The most draws per party for each thing left out: the same for what it is compared with."""


class Influence(Frozen):
    """What becomes of the answers where one statement, assumption or order is left out."""

    ground: Ground
    party: str
    verdict: Verdict | None
    """The party's verdict at its best reading without it; None where nothing is on record any more."""
    party_without: Probability
    all_without: Probability
    party_change: float | None
    """By how much its presence moves the party's probability; None where there is no number on either side."""
    all_change: float | None
    se: float | None
    """The standard error of the party's change; the same draws of the others cancel out."""
    empties_record: bool
    """Whether nothing is on record of the party without it."""
    returns: tuple[str, ...] = ()
    """Statements that it superseded, and that count again without it."""


class Why(PreferenceResult):
    """One draft, what its answers rest on, and what moves them."""

    draft: str
    answers: DraftAnswers
    influence: tuple[Influence, ...]
    """Ranked by how far they move the joint answer, then the party's own; those that move nothing are left out."""
    without_influence: tuple[str, ...]
    """The ids that were left out in turn and moved nothing, or no more than the draws err by."""
    sensitivity: Mapping[Variant, Varied]
    from_citations: Varied | None
    """The same probabilities without anything that the analyst assumes of the parties."""
    grounds: Mapping[str, Ground]
    """Every id that is named in a proof or that bears on a party, with its words."""


def why_draft(
    case: Case,
    draft: str | None = None,
    *,
    progress: Progress | None = None,
    **how: Unpack[How],
) -> Why:
    """What the answers on a draft (the latest where none is named) rest on.

    Influence is measured by leaving out: one statement, assumption or order at a time, all else as it was. Raises
    KeyError where there is no such draft, ValueError where the case has none.
    """
    premises = premises_of(case, **how)
    case = premises.case
    name = latest_draft(case, premises.as_of) if draft is None else draft
    parties = consenting(premises)
    answers = draft_answers(case, case.drafts[name], parties)
    found, idle = _influences(premises, name, progress)
    named = {
        label
        for held in answers.parties.values()
        for answer in (held.best_reading, held.worst_reading)
        for label in answer.proof
    }
    bearing = [claim.id for party in parties.values() for claim in party.preferences.claims]
    return Why(
        **premises.head("why", METHOD, problems_of(parties, [answers]), on=[name], draft=name),
        draft=name,
        answers=answers,
        influence=found,
        without_influence=idle,
        sensitivity=varied(premises, parties, {name: premises.case.drafts[name]})[name],
        from_citations=None if premises.assumptions_only else of_citations(premises, name),
        grounds=grounds_of(case, [*sorted(named), *bearing, *(one.ground.id for one in found), *idle]),
    )


def _influences(
    premises: Premises, draft: str, progress: Progress | None
) -> tuple[tuple[Influence, ...], tuple[str, ...]]:
    fewer = replace(premises, draws=min(premises.draws, DRAWS))
    parties = consenting(fewer)
    asked = asked_for(premises.case, premises.case.drafts[draft], parties)
    labels = [(name, label) for name in asked if parties[name].withheld is None for label in _labels(parties[name])]
    before = {name: _own(parties[name], premises.case, draft) for name in asked}
    joint = joint_answers(premises.case, premises.case.drafts[draft], parties).best_reading
    found: list[Influence] = []
    idle: list[str] = []
    for done, (name, label) in enumerate(labels):
        if progress is not None:
            progress(done, len(labels))
        again = is_said_again(parties[name].preferences.claims, label)
        if again and not _supersedes(premises, label):
            # repetition changes nothing, and so does leaving it out
            idle.append(label)
            continue
        one = _left_out(fewer, draft, parties, name, label, before[name], joint)
        moves = max(abs(one.party_change or 0.0), abs(one.all_change or 0.0)) > WITHIN * (one.se or 0.0)
        if moves or one.empties_record or one.verdict != _verdict(parties, name, draft):
            found.append(one)
        else:
            idle.append(label)
    found.sort(key=lambda one: (-abs(one.all_change or 0.0), -abs(one.party_change or 0.0), one.ground.id))
    return tuple(found), tuple(sorted(idle))


def _supersedes(premises: Premises, label: str) -> bool:
    return label in premises.standing and bool(premises.standing[label].supersedes)


def _left_out(
    premises: Premises, draft: str, parties: Parties, name: str, label: str, before: Probability, joint: Probability
) -> Influence:
    case = premises.case
    without = premises.without(label)
    party = ConsentingParty(without, name)
    own = _own(party, without.case, draft)
    together = joint_answers(case, case.drafts[draft], {**parties, name: party}).best_reading
    readings = readings_of(case, case.drafts[draft])
    silent = party.withheld is not None
    told = [error_of(held) for held in (before, own) if held.withheld is None]
    return Influence(
        ground=grounds_of(case, [label])[label],
        party=name,
        verdict=None if silent else party.verdict("best", readings),
        party_without=own,
        all_without=Probability(**together.model_dump(include=set(Probability.model_fields))),
        party_change=_change(before, own),
        all_change=_change(joint, together),
        se=math.hypot(*told) if told else None,
        empties_record=silent,
        returns=tuple(sorted(set(without.standing) - set(premises.standing))),
    )


def _labels(party: ConsentingParty) -> Iterable[str]:
    preferences = party.preferences
    wants = (f"{party.party}.wants.{order.issue}" for order in preferences.orders if order.is_said)
    return [*(claim.id for claim in preferences.claims), *wants]


def _own(party: ConsentingParty, case: Case, draft: str) -> Probability:
    return party.probability("best", readings_of(case, case.drafts[draft]))


def _verdict(parties: Parties, name: str, draft: str) -> Verdict:
    party = parties[name]
    return party.verdict("best", readings_of(party.premises.case, party.premises.case.drafts[draft]))


def _change(before: Probability, after: Probability) -> float | None:
    if before.withheld is not None or after.withheld is not None:
        return None
    return middle(before) - middle(after)
