"""What changed from one draft to another? Term by term, and who likes which better."""

from collections.abc import Mapping
from typing import Final, Literal, Unpack

from ..model.base import Frozen
from ..model.case import Case
from ..model.draft import Draft
from ..model.evidence import Evidence, evidence_of
from ..preferences.comparing import Preference, preference
from ..preferences.consent import consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import problems_of
from ..preferences.premises import How, PreferenceResult, premises_of
from ..preferences.readings import readings_of
from ..preferences.silences import follows_silence

METHOD: Final = "terms side by side; who likes which better by linear programs, and by draws of what they leave"

Change = Literal["kept", "added", "dropped", "changed", "sharpened", "blurred"]
"""Sharpened: fewer readings, or a hedge that fell away; blurred: the other way round; both of one and the same term
where its options otherwise stay. Changed: other options."""


class Side(Frozen):
    """What one draft says on an issue."""

    options: tuple[str, ...]
    """Its readings; none where it is silent."""
    silence: str | None
    """What follows where it is silent, in words; None where it speaks."""
    hedge: str | None
    """The word that weakens the term."""
    evidence: tuple[Evidence, ...]
    assumed: str | None


class TermChange(Frozen):
    """One issue in both drafts."""

    change: Change
    before: Side
    after: Side
    silent: tuple[str, ...]
    """What holds where one of them is silent: the status quo, or any option where there is none, or it is open."""


class Comparison(PreferenceResult):
    """Two drafts side by side."""

    first: str
    second: str
    terms: Mapping[str, TermChange]
    """By issue, in the order of the case; issues on which both are silent are left out."""
    parties: Mapping[str, Preference]
    """Whether each party whose consent counts likes the second better than the first."""
    grounds: Mapping[str, Ground]


def compare_drafts(case: Case, first: str, second: str, **how: Unpack[How]) -> Comparison:
    """What was added, dropped, sharpened and blurred from one draft to another, and who likes which better.

    Raises KeyError where there is no such draft.
    """
    premises = premises_of(case, **how)
    case = premises.case
    before, after = case.drafts[first], case.drafts[second]
    parties = consenting(premises)
    old, new = readings_of(case, before), readings_of(case, after)
    preferences = {name: preference(party, old, new) for name, party in parties.items()}
    named = sorted({label for one in preferences.values() for label in one.proof})
    return Comparison(
        **premises.head("compare", METHOD, problems_of(parties, []), on=[first, second], first=first, second=second),
        first=first,
        second=second,
        terms=term_changes(case, first, second),
        parties=preferences,
        grounds=grounds_of(case, named),
    )


def term_changes(case: Case, first: str, second: str) -> dict[str, TermChange]:
    """What became of every term from one draft to another, by issue; issues on which both are silent are left out.

    This part of a comparison needs no draws. Raises KeyError where there is no such draft.
    """
    before, after = case.drafts[first], case.drafts[second]
    return {
        issue: _term(case, issue, first, second)
        for issue in case.issues
        if issue in before.terms or issue in after.terms
    }


def _term(case: Case, issue: str, first: str, second: str) -> TermChange:
    before, after = case.drafts[first], case.drafts[second]
    silent = next((draft for draft in (before, after) if issue not in draft.terms), None)
    return TermChange(
        change=_change(issue, before, after),
        before=_side(case, issue, first),
        after=_side(case, issue, second),
        silent=() if silent is None else tuple(readings_of(case, silent)[issue]),
    )


def _change(issue: str, before: Draft, after: Draft) -> Change:
    if issue not in before.terms:
        return "added"
    if issue not in after.terms:
        return "dropped"
    old, new = before.terms[issue], after.terms[issue]
    was, now = set(old.option), set(new.option)
    if was == now:
        if (old.hedge is None) == (new.hedge is None):
            return "kept"
        return "sharpened" if new.hedge is None else "blurred"
    return "sharpened" if now < was else "blurred" if was < now else "changed"


def _side(case: Case, issue: str, name: str) -> Side:
    draft = case.drafts[name]
    if issue not in draft.terms:
        return Side(options=(), silence=follows_silence(case, name, issue), hedge=None, evidence=(), assumed=None)
    term = draft.terms[issue]
    basis = term.basis("option")
    return Side(
        options=tuple(term.option),
        silence=None,
        hedge=term.hedge,
        evidence=evidence_of(case, term.cite),
        assumed=basis.reason if basis.is_assumption else None,
    )
