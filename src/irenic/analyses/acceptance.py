"""Who would accept which draft? What each party's words commit it to, and how probable its yes is where they do not."""

from collections.abc import Mapping
from typing import Final, Unpack

from pydantic import JsonValue

from ..model.case import Case
from ..model.draft import Draft
from ..model.on_the_table import drafts_as_of, latest_draft
from ..model.problem import failure
from ..preferences.answers import NOTHING_ON_RECORD, DraftAnswers
from ..preferences.assents import Assent, assents_to
from ..preferences.changed import Changes, changed_draft, differing, is_senseless
from ..preferences.consent import consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.incompatible import conflicts_of
from ..preferences.joint import draft_answers, problems_of
from ..preferences.premises import How, PreferenceResult, premises_of
from ..preferences.rejections import Refusal, refusals_of_draft
from ..preferences.sensitivity import Variant, Varied, varied
from ..preferences.stands import Stand, denials_of

METHOD: Final = (
    "rows and filters from statements; verdicts by linear programs; probabilities by draws of what they leave"
)


class Assessment(PreferenceResult):
    """Every draft of a case, or one, with terms changed as well."""

    drafts: Mapping[str, DraftAnswers]
    """By id; the one with changed terms is called "ID, changed"."""
    changes: Mapping[str, str]
    """Of the changed draft: the option that each changed term was given, by issue."""
    changes_fit: bool
    """Whether the links of the case leave any reading of the changed draft; true where nothing is changed."""
    senseless: tuple[str, ...]
    """Drafts of which the links of the case leave no reading."""
    contradictions: Mapping[str, tuple[tuple[str, ...], ...]]
    disagreements: Mapping[str, tuple[tuple[str, ...], ...]]
    contradictions_cut_off: tuple[str, ...]
    """Parties of which more minimal conflicts were found than are listed."""
    overruled: Mapping[str, tuple[str, ...]]
    """Statements of less than full credence that cannot hold beside what is taken at its word."""
    nothing_on_record: tuple[str, ...]
    heard: Mapping[str, tuple[str, ...]]
    """What those parties did say, by id, that does not tell what they would accept."""
    not_assessed: Mapping[str, str]
    """Parties on record of which this method can say nothing yet, each with the reason."""
    grounds: Mapping[str, Ground]
    """Every id that a proof, a conflict or the list of what is overruled names, with its words."""
    bearing: Mapping[str, tuple[str, ...]]
    """By party, what its numbers are computed from: statements, assumptions and orders."""
    refusals: Mapping[str, tuple[Refusal, ...]]
    """By draft, who rejects it, or what it holds, under a condition, and whether that is met."""
    assents: Mapping[str, tuple[Assent, ...]]
    """By draft, who accepts it under a condition, and whether that is met."""
    denials: Mapping[str, tuple[Stand, ...]]
    """By draft, which parties deny something said of it: that changes no answer."""
    sensitivity: Mapping[str, Mapping[Variant, Varied]]
    """The same probabilities, draft by draft, with one thing changed that nobody said."""

    def rests_on(self, draft: str, party: str) -> tuple[Ground, ...]:
        """What a party's answers on a draft rest on: what proves them, and all that bears on it if undecided."""
        held = self.drafts[draft].parties[party]
        ends = (held.best_reading, held.worst_reading)
        undecided = any(end.verdict == "undecided" and end.withheld is None for end in ends)
        proofs = [label for end in ends for label in end.proof]
        labels = dict.fromkeys((*proofs, *(self.bearing.get(party, ()) if undecided else ())))
        return tuple(self.grounds[label] for label in labels if label in self.grounds)

    def all_rest_on(self, draft: str) -> tuple[Ground, ...]:
        """What the answer of all together rests on: the no of one, where that settles it; else the answers of each.

        A no that needs nothing assumed settles it whatever else the analyst assumes.
        """
        rests = {party: self.rests_on(draft, party) for party in self.drafts[draft].parties}
        refusing = {
            party: grounds
            for party, grounds in rests.items()
            if self.drafts[draft].parties[party].best_reading.verdict == "no"
        }
        by_words = [grounds for grounds in refusing.values() if not any(ground.is_judgement for ground in grounds)]
        settling = by_words or list(refusing.values()) or list(rests.values())
        return tuple({ground.id: ground for grounds in settling for ground in grounds}.values())


def assess_drafts(
    case: Case,
    *,
    draft: str | None = None,
    changes: Changes = (),
    **how: Unpack[How],
) -> Assessment:
    """What the record implies about who would accept each draft (or the one named; KeyError where there is none such).

    Drafts that are later than the day are left out unless named. With `changes` the one named, or the latest, is
    answered as it is and with those terms, which nobody need have proposed. Raises IrenicError (E009) where one of
    them names what the case does not have, or changes nothing.

    Statements become linear rows and filters on additive preferences (Sarabando, Dias, Vetschera 2013 on mediation with
    incomplete information; robust ordinal regression: Greco, Mousseau, Słowiński 2008). `draws` are stored per party.
    A party with no statement in force that binds it gets no verdict and no number; `with_assumptions_only` leaves
    statements out and answers from the analyst's assumptions alone.
    """
    premises = premises_of(case, **how)
    case = premises.case
    if changes and draft is None:
        draft = latest_draft(case, premises.as_of)
    chosen = {draft: case.drafts[draft]} if draft is not None else drafts_as_of(case, premises.as_of)
    tabled = tuple(chosen)
    changed = _changed(case, draft, changes) if draft is not None and changes else None
    if changed is not None:
        chosen[f"{draft}, changed"] = changed
    parties = consenting(premises)
    answers = {name: draft_answers(case, held, parties) for name, held in chosen.items()}
    bearing = {name: party.preferences.bearing for name, party in parties.items() if party.withheld is None}
    conflicts = conflicts_of(case, parties)
    silent = {name: party for name, party in parties.items() if party.withheld == NOTHING_ON_RECORD}
    heard = {
        name: said
        for name, party in silent.items()
        if not premises.assumptions_only
        and (said := tuple(claim.id for claim in party.preferences.claims if claim.is_statement))
    }
    asked: dict[str, JsonValue] = {"draft": draft, **({"changes": dict(changes)} if changes else {})}
    head = premises.head("assess", METHOD, problems_of(parties, answers.values()), on=tabled, **asked)
    if changed is not None and draft is not None:
        head["titles"] = {**head["titles"], f"{draft}, changed": _title(case, draft, changes)}
    return Assessment(
        **head,
        drafts=answers,
        changes=dict(changes),
        changes_fit=changed is None or not is_senseless(case, changed),
        senseless=tuple(name for name, held in case.drafts.items() if name in chosen and is_senseless(case, held)),
        contradictions=conflicts.contradictions,
        disagreements=conflicts.disagreements,
        contradictions_cut_off=conflicts.cut_off,
        overruled=conflicts.overruled,
        nothing_on_record=tuple(silent),
        heard=heard,
        not_assessed={
            name: party.withheld
            for name, party in parties.items()
            if party.withheld is not None and party.withheld != NOTHING_ON_RECORD
        },
        grounds=grounds_of(case, sorted(_named(answers).union(conflicts.named, *bearing.values(), *heard.values()))),
        bearing=bearing,
        refusals={
            name: told
            for name, held in chosen.items()
            if (told := refusals_of_draft(case, name, held, premises.standing, premises.unproven))
        },
        assents={
            name: agreed
            for name, held in chosen.items()
            if (agreed := assents_to(case, name, held, premises.standing, premises.unproven))
        },
        denials={
            name: denied for name in chosen if (denied := denials_of(case, name, premises.standing, premises.unproven))
        },
        sensitivity=varied(premises, parties, chosen),
    )


def _changed(case: Case, draft: str, changes: Changes) -> Draft:
    """The draft with changed terms; raises IrenicError (E009) where a change is none."""
    left = dict(differing(case, draft, changes))
    for issue, option in changes:
        if issue not in left:
            raise failure("E009", f"'{issue}' is '{option}' in '{draft}' already", "leave this change out")
    return changed_draft(case, draft, changes)


def _title(case: Case, draft: str, changes: Changes) -> str:
    terms = "; ".join(f"{case.issue_label(issue)}: {case.option_label(issue, option)}" for issue, option in changes)
    return f"{case.draft_called(draft)} with {terms}"


def _named(answers: Mapping[str, DraftAnswers]) -> set[str]:
    """The ids that an answer names."""
    return {
        label
        for draft in answers.values()
        for held in draft.parties.values()
        for answer in (held.best_reading, held.worst_reading)
        for label in answer.proof
    }
