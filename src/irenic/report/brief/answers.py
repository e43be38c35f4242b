"""What the brief tells of the answers: whose words commit them, what would change that, and what to ask next."""

from collections.abc import Iterable, Iterator
from typing import Final

from ...analyses.acceptance import Assessment
from ...analyses.amend import Amendment, Amendments, ChangedTerm
from ...analyses.influence import Influence
from ...analyses.questions import Question
from ...model.evidence import Evidence
from ...preferences.answers import JointAnswer, PartyAnswer, PartyAnswers
from ...preferences.conclusions import End
from ...preferences.grounds import Ground
from ...preferences.premises import PreferenceResult
from ...preferences.sensitivity import at, spread
from ...preferences.silences import draft_says
from ...preferences.stands import Chosen
from ..gather import ReportInputs
from ..terminal.words import SAID, assent, denial, in_ten, refusal, under_condition, verdict
from .backing import behind_question, is_answered, of_assent, of_change, of_refusal, of_statement, reporting
from .record import Named
from .shape import Paragraph, Sentence, alone, capital, counted, joined

DRAFTS: Final = 3
"""Of how many drafts the answers are told, the latest first."""
MOVERS: Final = 3
QUESTIONS: Final = 4


def heading_of_answers(inputs: ReportInputs, named: Named) -> str:
    """Whose words commit them, as a sentence where nobody's do."""
    return (
        SAID[found.basis]["heading"] if (found := _told(inputs, named)) else "No party’s words commit it to yes or no"
    )


def _told(inputs: ReportInputs, named: Named) -> Assessment | None:
    found = inputs.assessment
    return found if found is not None and len(found.nothing_on_record) < len(named.asked) else None


def whose_words_commit_them(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """The verdict of every party on the latest drafts, and words that do not hold together."""
    found = _told(inputs, named)
    if found is None:
        return
    if found.basis == "assumptions":
        yield alone("From the analyst’s assumptions alone: no statement counts here.", assumed=True)
    for draft in list(found.drafts)[: -DRAFTS - 1 : -1]:
        parties = found.drafts[draft].parties.items()
        sentences = [
            _verdict(found, named, draft, party, held)
            for party, held in parties
            if held.best_reading.verdict is not None
        ]
        sentences.extend(
            Sentence(f"{refusal(one)}.", tuple(dict.fromkeys(of_refusal(inputs, draft, one))))
            for one in found.refusals.get(draft, ())
        )
        sentences.extend(
            Sentence(f"{assent(one)}.", tuple(dict.fromkeys(of_assent(inputs, draft, one))))
            for one in found.assents.get(draft, ())
        )
        sentences.extend(
            Sentence(f"{denial(one)}.", tuple(dict.fromkeys(of_statement(inputs, one.statement))))
            for one in found.denials.get(draft, ())
        )
        sentences.extend(_together(found, named, draft))
        if sentences:
            yield Paragraph(tuple(sentences), capital(named.draft(draft)))
    for what, conflicts in (
        ("cannot all hold", found.contradictions),
        ("differ between its voices", found.disagreements),
    ):
        for party, sets in conflicts.items():
            for labels in sets[:1]:
                grounds = [found.grounds[label] for label in labels]
                told = "; ".join(named.ground(ground) for ground in grounds)
                yield alone(f"Words of {named.parties[party]} {what}: {told}.", evidence=_evidence(grounds))


def _verdict(found: Assessment, named: Named, draft: str, party: str, held: PartyAnswers) -> Sentence:
    best, worst = held.best_reading, held.worst_reading
    proof = tuple(dict.fromkeys((*best.proof, *worst.proof)))
    grounds = found.rests_on(draft, party)
    if best == worst or best.verdict == worst.verdict != "undecided":
        words = _answer(found, draft, party, "best", best.model_copy(update={"proof": proof}))
        words += "" if best == worst else ", in every reading"
    else:
        words = f"{_answer(found, draft, party, 'best', best)}, in the reading that it likes best; "
        words += f"{_answer(found, draft, party, 'worst', worst)}, in the one that it likes least"
    return Sentence(f"{named.parties[party]}: {words}.", _evidence(grounds), _is_assumed(grounds))


def _is_assumed(grounds: Iterable[Ground]) -> bool:
    return any(ground.is_judgement for ground in grounds)


def _answer(found: Assessment, draft: str, party: str, end: End, answer: PartyAnswer) -> str:
    words = verdict(answer.verdict, answer.proof, found.grounds)
    if answer.verdict != "undecided" or answer.withheld is not None:
        return words
    others = {
        name: at(varied.parties[party], end)
        for name, varied in found.sensitivity[draft].items()
        if party in varied.parties
    }
    return f"{words}, a yes {in_ten(answer, spread(answer, others))}"


def _together(found: Assessment, named: Named, draft: str) -> Iterator[Sentence]:
    best = found.drafts[draft].all.best_reading
    if best.withheld is None:
        others = {name: at(varied.all, "best") for name, varied in found.sensitivity[draft].items()}
        rests = found.all_rest_on(draft)
        words = f"All together: {_all(named, best, spread(best, others))}."
        yield Sentence(words, _evidence(rests), _is_assumed(rests))
    elif best.withheld_by:
        who = joined([named.parties[party] for party in best.withheld_by])
        yield Sentence(f"All together: no number, since nothing can be said of {who}.")


def _all(named: Named, answer: JointAnswer, moves: tuple[float, float] | None = None) -> str:
    if answer.withheld is not None:
        who = joined([named.parties[party] for party in answer.withheld_by]) if answer.withheld_by else "some party"
        return f"no number for all together, since the draws tell too little of {who}"
    if answer.exact:
        return "all are committed to yes" if answer.probability else "at least one is committed to no"
    return f"a yes of all {in_ten(answer, moves)}"


def _evidence(grounds: Iterable[Ground]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(one for ground in grounds for one in ground.evidence))


def what_would_change_it(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """The best changes of the latest draft with their sources, and the words that move an answer most."""
    found, why = inputs.amendments, inputs.why
    if found is not None and found.withheld is None and found.front:
        yield alone(_possible(found, named), capital(named.draft(found.draft)))
        yield from (Paragraph((_amendment(inputs, named, found, one),)) for one in found.front if one.changes)
    moving = [one for one in why.influence if not one.empties_record] if why is not None else []
    for one in moving[:MOVERS]:
        if one.party_without.withheld is None and not _looks_alike(one):
            yield Paragraph((_without(named, one),))


def _possible(found: Amendments, named: Named) -> str:
    said = SAID[found.basis]
    if found.possible_with is None:
        return said["nowhere"]
    if found.possible_with == 0:
        return said["as it is"]
    package, reading = found.possible_package or {}, found.reading or {}
    changed = [(issue, option) for issue, option in package.items() if reading.get(issue) != option]
    terms = "; ".join(f"{named.issues[issue]}: {named.option(issue, option)}" for issue, option in changed)
    return said["changed"].format(f"{counted(len(changed), 'change')} ({terms})")


def _amendment(inputs: ReportInputs, named: Named, found: Amendments, one: Amendment) -> Sentence:
    speakers = {row.id: row.speaker for row in inputs.record.statements}
    terms = "; ".join(
        f"{named.issues[issue]}: {named.option(issue, term.to)} "
        f"({_before(inputs, found.draft, issue, term.before)}; "
        f"{_proposed(named, term, speakers)}{_against(found, issue, term.to, found.left_open_by(one))})"
        for issue, term in one.terms.items()
    )
    evidence = dict.fromkeys(
        held for issue, term in one.terms.items() for held in of_change(inputs, found, found.draft, issue, term)
    )
    return Sentence(f"With {counted(one.changes, 'change')}, {_all(named, one.all)} – {terms}.", tuple(evidence))


def _proposed(named: Named, term: ChangedTerm, speakers: dict[str, str]) -> str:
    if term.proposed_in.drafts:
        return f"proposed in {joined([named.draft(draft) for draft in term.proposed_in.drafts])}"
    who = list(dict.fromkeys(speakers[name] for name in term.proposed_in.statements if name in speakers))
    if who:
        return f"put forward by {joined(who)}"
    return "a source speaks of it" if term.proposed_in.sources else "proposed by no source"


def _before(inputs: ReportInputs, draft: str, issue: str, option: str) -> str:
    """What a draft says on an issue, the option being the one that its answers are told for."""
    speaks = issue in inputs.case.drafts[draft].terms
    return f"{'in the draft:' if speaks else 'the draft is'} {draft_says(inputs.case, draft, issue, option)}"


def _against(found: PreferenceResult, issue: str, option: str, package: Chosen) -> str:
    """Who rejects an option in words on record, and whether who does so under a condition alone does it here."""
    held = found.rejections.get(issue, {}).get(option, ())
    plainly = {one.who for one in held if not one.conditional and one.not_coded is None}
    who = dict.fromkeys(
        one.who + ("" if one.who in plainly else under_condition(one, package, in_brackets=True)) for one in held
    )
    return f"; rejected by {joined(list(who))}" if who else ""


def _looks_alike(one: Influence) -> bool:
    """Whether a number that moves stays the same as it is told: "about 6 in 10" with the words, and without them."""
    left, change = one.party_without, one.party_change
    if left.exact or left.probability is None or change is None or not 0 < left.probability + change < 1:
        return False
    return in_ten(left) == in_ten(left.model_copy(update={"probability": left.probability + change}))


def _without(named: Named, one: Influence) -> Sentence:
    """What the answer of a party would be without one statement, assumption or order."""
    party, left = named.parties[one.party], one.party_without
    if left.exact:
        words = f"what is left would commit {party} to {'yes' if left.probability else 'no'}"
    else:
        words = f"a yes of {party} would be {in_ten(left)}"
    return Sentence(
        f"Without this, {words}: {named.ground(one.ground)}.", one.ground.evidence, bool(one.ground.assumed)
    )


def what_to_ask(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """The questions whose answers would settle most; first, of those of whom nothing is on record."""
    found = inputs.questions
    if found is None:
        return
    if found.first:
        who = joined([named.parties[question.party] for question in found.first])
        each = "it" if len(found.first) == 1 else "each"
        words = f"First, of {who}: would {each} accept {named.draft(found.draft)}? Nothing is on record."
        yield alone(words, evidence=tuple(reporting(inputs, found.draft)))
    # what a party has rejected outright it need not be asked
    ranked = [one for one in found.questions if one.withheld is None and not is_answered(found, one)]
    for question in ranked[:QUESTIONS]:
        evidence = behind_question(inputs, question)
        yield alone(_question(inputs, named, question), named.parties[question.party], evidence)


def _question(inputs: ReportInputs, named: Named, question: Question) -> str:
    found, issue, option = inputs.questions, question.issue, question.option
    if found is None or question.kind != "change" or issue is None or option is None or found.reading is None:
        return capital(question.words)
    before = _before(inputs, found.draft, issue, found.reading[issue])
    drafts = joined([named.draft(draft) for draft in question.proposed_by]) if question.proposed_by else ""
    proposed = f"; proposed in {drafts}" if drafts else ""
    against = _against(found, issue, option, {**found.readings, issue: option})
    return (
        f"Would it accept {named.draft(found.draft)} with one change, on {named.issues[issue]}: "
        f"{named.option(issue, option)}? ({capital(before)}{proposed}{against}.)"
    )
