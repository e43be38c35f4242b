"""The words that a change or a question turns on: what drafts say on it, who put it forward, and who rejects it."""

from collections.abc import Iterable, Iterator

from ...analyses.amend import ChangedTerm
from ...analyses.questions import Question
from ...model.evidence import Evidence, evidence_of
from ...model.record import AboutDraft, AboutDrafts, AboutIssues, AboutOption, AboutOptions, AboutTerms
from ...preferences.assents import Assent
from ...preferences.premises import PreferenceResult
from ...preferences.rejections import Refusal
from ..gather import ReportInputs


def of_change(
    inputs: ReportInputs, found: PreferenceResult, draft: str, issue: str, term: ChangedTerm
) -> Iterator[Evidence]:
    """What the draft says there now, the words that propose the new term, and those that reject it.

    They propose it in a draft, else in statements; else they are those that the option itself cites.
    """
    where = term.proposed_in
    yield from _terms(inputs, [draft], issue)
    yield from _terms(inputs, where.drafts, issue)
    if not where.drafts:
        yield from _said(inputs, where.statements)
    if not where.drafts and not where.statements:
        yield from evidence_of(inputs.case, inputs.case.issues[issue].options[term.to].cite)
    yield from _rejecting(inputs, found, issue, term.to)


def of_question(inputs: ReportInputs, found: PreferenceResult, draft: str, question: Question) -> Iterator[Evidence]:
    """The terms that make it a question, and what is said of the option: by whom it is asked of, and by who rejects it.

    `draft` is the one that is asked about.
    """
    match question.kind:
        case "draft":
            for name in question.proposed_by or (draft,):
                yield from reporting(inputs, name)
        case "weights":
            for issue in question.issues:
                yield from _terms(inputs, [draft], issue)
        case "change" | "option" if question.issue is not None and question.option is not None:
            issue, option = question.issue, question.option
            yield from _terms(inputs, [draft, *question.proposed_by], issue)
            yield from _said(inputs, _speaking_of(inputs, question.party, issue, option))
            yield from _rejecting(inputs, found, issue, option)


def of_refusal(inputs: ReportInputs, draft: str, one: Refusal) -> Iterator[Evidence]:
    """The words of a refusal under a condition, and what the draft says on what they are about."""
    yield from _said(inputs, [one.statement])
    for issue in dict.fromkeys([*([one.issue] if one.issue else []), *one.condition]):
        yield from _terms(inputs, [draft], issue)


def of_assent(inputs: ReportInputs, draft: str, one: Assent) -> Iterator[Evidence]:
    """The words of an acceptance under a condition, and what the draft says on what that is about."""
    yield from _said(inputs, [one.statement])
    for issue in one.condition:
        yield from _terms(inputs, [draft], issue)


def of_statement(inputs: ReportInputs, name: str) -> Iterator[Evidence]:
    """The words of a statement."""
    yield from _said(inputs, [name])


def behind_question(inputs: ReportInputs, question: Question) -> tuple[Evidence, ...]:
    """The quotes that made a question worth asking, each once."""
    found = inputs.questions
    return tuple(dict.fromkeys(of_question(inputs, found, found.draft, question))) if found is not None else ()


def silence_behind(inputs: ReportInputs, question: Question) -> str:
    """What a party has not said, which makes a question worth asking; empty where it has said something of it."""
    who = inputs.case.parties[question.party].name
    standing = _in_force(inputs)
    own = [held for name, held in inputs.case.statements.items() if name in standing and held.by == question.party]
    match question.kind:
        case "weights":
            pair = set(question.issues)
            if any(isinstance(held.about, AboutIssues) and {held.about.issue, held.about.over} == pair for held in own):
                return ""
            return f"the record does not tell which of the two comes first for {who}"
        case "draft":
            drafts = question.proposed_by or ((inputs.questions.draft,) if inputs.questions is not None else ())
            if any(_drafts_of(held.about) & {*drafts} for held in own):
                return ""
            return f"the record does not tell what {who} says of it"
        case _:
            asked = (question.issue, question.option)
            if any(asked in _options_of(held.about) for held in own):
                return ""
            return f"the record does not tell what {who} says of this option"


def is_answered(found: PreferenceResult, question: Question) -> bool:
    """Whether a question is about an option that the party asked has rejected outright, and not under a condition."""
    against = found.rejections.get(question.issue or "", {}).get(question.option or "", ())
    own = (one for one in against if one.by == question.party and one.of_the_party)
    return any(not one.conditional and one.not_coded is None for one in own)


def reporting(inputs: ReportInputs, draft: str) -> Iterator[Evidence]:
    """The words that tell of a draft."""
    yield from (one for sheet in inputs.table.drafts if sheet.id == draft for one in sheet.reported_by)


def _terms(inputs: ReportInputs, drafts: Iterable[str], issue: str) -> Iterator[Evidence]:
    """What drafts say on an issue."""
    named = tuple(drafts)
    for sheet in inputs.table.drafts:
        if sheet.id in named:
            yield from (one for row in sheet.terms if row.issue == issue for one in row.evidence)


def _said(inputs: ReportInputs, statements: Iterable[str]) -> Iterator[Evidence]:
    named = frozenset(statements)
    yield from (one for row in inputs.record.statements if row.id in named for one in row.evidence)


def _rejecting(inputs: ReportInputs, found: PreferenceResult, issue: str, option: str) -> Iterator[Evidence]:
    yield from _said(inputs, (one.statement for one in found.rejections.get(issue, {}).get(option, ())))


def _speaking_of(inputs: ReportInputs, party: str, issue: str, option: str) -> Iterator[str]:
    """What a party itself has said of an option and still stands by."""
    in_force = _in_force(inputs)
    for name, held in inputs.case.statements.items():
        if name in in_force and held.by == party and (issue, option) in _options_of(held.about):
            yield name


def _in_force(inputs: ReportInputs) -> frozenset[str]:
    return frozenset(row.id for row in inputs.record.statements if row.in_force)


def _drafts_of(about: object) -> frozenset[str]:
    match about:
        case AboutDraft():
            return frozenset({about.draft})
        case AboutDrafts():
            return frozenset({about.draft, about.over})
    return frozenset()


def _options_of(about: object) -> tuple[tuple[str, str], ...]:
    match about:
        case AboutOption():
            return ((about.issue, about.option),)
        case AboutOptions():
            return ((about.issue, about.option), (about.issue, about.over))
        case AboutTerms():
            return tuple(about.terms.items())
    return ()
