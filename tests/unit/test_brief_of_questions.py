"""What the brief asks next, and what it would change, carries the words that it turns on; a silence carries none."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from irenic.analyses.questions import Question
from irenic.model.case import Case
from irenic.model.dates import DateRange
from irenic.model.evidence import Evidence
from irenic.model.record import AboutDrafts, AboutTopic
from irenic.report.brief.backing import behind_question, of_question, silence_behind
from irenic.report.brief.compose import brief_of
from irenic.report.brief.shape import Brief, Sentence
from irenic.report.gather import ReportInputs, gathered
from irenic.report.page.build import report_page
from irenic.report.page.footnotes import Footnotes
from irenic.report.page.two_pages import brief_page
from irenic.workspace import open_case

from ..conftest import CASES


def inputs_of(name: str) -> ReportInputs:
    drawing = {"draws": 2_000, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    return gathered(open_case(CASES / name).seen_by("public"), as_of=None, drawing=drawing, form="brief")


@pytest.fixture(scope="module")
def moving() -> ReportInputs:
    return inputs_of("training-moving")


def sentences(brief: Brief, heading: str) -> list[Sentence]:
    (part,) = (part for part in brief.parts if part.heading == heading)
    return [sentence for paragraph in part.paragraphs for sentence in paragraph.sentences]


def quotes(case: Case, draft: str, issue: str) -> set[str]:
    """The words of a draft's term, from the case itself."""
    term = case.drafts[draft].terms.get(issue)
    return {one.quote for one in term.cite} if term else set()


def said(case: Case, *statements: str) -> set[str]:
    return {one.quote for name in statements for one in case.statements[name].cite}


def asked(inputs: ReportInputs, kind: str) -> Iterator[tuple[Question, set[str]]]:
    found = inputs.questions
    assert found is not None
    for question in found.questions:
        if question.kind == kind:
            yield question, {one.quote for one in of_question(inputs, found, found.draft, question)}


def test_a_change_that_is_asked_about_carries_the_terms_and_who_rejects_it(moving: ReportInputs) -> None:
    case, seen = moving.case, 0
    assert moving.questions is not None
    for question, told in asked(moving, "change"):
        assert question.issue is not None
        assert question.option is not None
        expected = quotes(case, "elsin-2", question.issue)
        for draft in question.proposed_by:
            expected |= quotes(case, draft, question.issue)
        against = moving.questions.rejections.get(question.issue, {}).get(question.option, ())
        expected |= said(case, *(one.statement for one in against))
        seen += bool(against)
        assert expected <= told
        # beyond these it holds what the party itself said of the option, and nothing else
        own = {name for name, held in case.statements.items() if held.by == question.party}
        assert told - expected <= said(case, *own)
    assert seen


def test_other_questions_carry_the_terms_that_they_compare(moving: ReportInputs) -> None:
    weighed = list(asked(moving, "weights"))
    assert weighed
    for question, told in weighed:
        assert len(question.issues) == 2
        assert told == set.union(*(quotes(moving.case, "elsin-2", issue) for issue in question.issues))
    outright = list(asked(moving, "option"))
    assert outright
    for question, told in outright:
        assert question.issue is not None
        assert quotes(moving.case, "elsin-2", question.issue) <= told
    for question, told in asked(moving, "draft"):
        assert told == {one.quote for name in question.proposed_by for one in moving.case.drafts[name].reported_by}


def test_the_brief_has_a_footnote_for_each_question(moving: ReportInputs) -> None:
    told = sentences(brief_of(moving), "What to ask next")
    assert len(told) == 4
    assert all(sentence.evidence for sentence in told)


def test_whoever_is_said_to_reject_a_change_is_quoted(moving: ReportInputs) -> None:
    told = [one for one in sentences(brief_of(moving), "What would change it") if "; rejected by" in one.words]
    assert told
    for sentence in told:
        assert said(moving.case, "s46") <= {one.quote for one in sentence.evidence}


def test_a_draft_that_is_asked_about_outright_carries_the_words_that_report_it() -> None:
    inputs = inputs_of("donbas-draft-2025")
    (first,) = sentences(brief_of(inputs), "What to ask next")
    assert {one.quote for one in first.evidence} == {one.quote for one in inputs.case.drafts["plan"].reported_by}
    silent = sentences(brief_of(inputs), "Where the record is silent")
    assert silent
    assert not any(one.evidence for one in silent)
    assert "Where the record is silent there is no footnote, since there are no words to quote." in brief_page(inputs)


def test_what_looks_the_same_without_is_not_told_to_change_it(moving: ReportInputs) -> None:
    why = moving.why
    assert why is not None
    held = next(one for one in why.influence if not one.empties_record and not one.party_without.exact)
    now = held.party_without.model_copy(update={"probability": 0.62, "at_most": None, "at_least": None})
    told = {}
    for change in (0.0, 0.02, 0.3, 0.38):
        one = held.model_copy(update={"party_without": now, "party_change": change})
        inputs = replace(moving, why=why.model_copy(update={"influence": (one,)}))
        told[change] = [
            line.words for line in sentences(brief_of(inputs), "What would change it") if "Without this" in line.words
        ]
    assert [len(lines) for lines in told.values()] == [0, 0, 1, 1]


def test_the_brief_does_not_ask_about_what_a_party_has_rejected_outright(moving: ReportInputs) -> None:
    """Of all questions but one such, that one alone is left out; another party may still be asked about the option."""
    found = moving.questions
    assert found is not None
    outright = [
        one
        for one in found.questions
        if one.withheld is None
        and any(held.by == one.party for held in found.rejections.get(one.issue or "", {}).get(one.option or "", ()))
    ]
    assert {(one.party, one.issue, one.option) for one in outright} >= {("tarvenna", "forces", "c6500")}
    others = [one for one in found.questions if one.withheld is None and one not in outright]
    few = found.model_copy(update={"first": (), "questions": (*outright, *others[:1])})
    told = sentences(brief_of(replace(moving, questions=few)), "What to ask next")
    assert len(told) == 1
    elsewhere = tuple(one.model_copy(update={"party": "ports"}) for one in outright[:1])
    told = sentences(
        brief_of(replace(moving, questions=found.model_copy(update={"first": (), "questions": elsewhere}))),
        "What to ask next",
    )
    assert len(told) == 1


def test_the_full_report_tells_the_words_or_the_silence_behind_each_question(moving: ReportInputs) -> None:
    found = moving.questions
    assert found is not None
    page = report_page(moving)
    items = [item.split("</li>")[0] for item in page.split("<li>") if "likely):" in item]
    ranked = [one for one in found.questions if one.withheld is None][:8]
    assert len(items) == len(ranked)
    for question, item in zip(ranked, items, strict=True):
        silence = silence_behind(moving, question)
        assert (silence in item) if silence else 'class="silence"' not in item
        assert item.count('class="cite"') >= len(behind_question(moving, question)) > 0


def test_a_silence_is_one_in_the_record(moving: ReportInputs) -> None:
    """Against what the case's own statements are about."""
    found = moving.questions
    assert found is not None
    standing = {row.id for row in moving.record.statements if row.in_force}
    for one in found.questions:
        own = [h for n, h in moving.case.statements.items() if n in standing and h.by == one.party]
        if one.kind == "option":
            spoken = any(getattr(h.about, "issue", None) == one.issue and one.option in (getattr(h.about, "option", None), getattr(h.about, "over", None)) for h in own)  # fmt: skip
            in_terms = any(getattr(h.about, "terms", {}).get(one.issue) == one.option for h in own)
            assert bool(silence_behind(moving, one)) == (not spoken and not in_terms)


def test_who_likes_a_draft_better_than_another_has_said_something_of_both(moving: ReportInputs) -> None:
    found = moving.questions
    assert found is not None
    (one,) = (held for held in found.questions[:1])
    name, other = [*moving.case.drafts][:2]
    asked = one.model_copy(update={"kind": "draft", "proposed_by": (name,), "issue": None, "option": None})
    said = next(n for n, row in moving.case.statements.items() if row.by == one.party and n in {r.id for r in moving.record.statements if r.in_force})  # fmt: skip

    def told(about: AboutDrafts | AboutTopic) -> str:
        held = moving.case.statements[said].model_copy(update={"about": about})
        return silence_behind(replace(moving, case=moving.case.model_copy(update={"statements": {said: held}})), asked)

    assert told(AboutTopic(topic="the weather")).startswith("the record does not tell what")
    assert told(AboutDrafts(draft=other, over=name)) == ""
    assert told(AboutDrafts(draft=name, over=other)) == ""


def test_no_question_has_a_footnote_twice(moving: ReportInputs) -> None:
    """Whoever rejects what is asked about is named with the words; those that made it a question are the same."""
    page = report_page(moving)
    items = re.findall(
        r"<li>.*?</li>", page[page.index("Ranked by how much the answer would settle") :].partition("</ol>")[0]
    )
    noted = [re.findall(r'data-note="(\d+)"', item) for item in items]
    assert any(len(numbers) > 1 and "rejected by" in item for numbers, item in zip(noted, items, strict=True))
    assert all(len(numbers) == len(set(numbers)) for numbers in noted)


def test_one_quote_of_two_things_is_one_footnote() -> None:
    told = Evidence(source="r", outlet=None, published=DateRange(), quote="so it is")
    again = told.model_copy(update={"is_retracted": True})
    assert Footnotes({}).cite([told, again]).count("data-note") == 1


def test_no_brackets_stand_within_brackets(moving: ReportInputs) -> None:
    words = [sentence.words for sentence in brief_of(moving).sentences]
    assert any("under a condition that is not met here – if " in one for one in words)
    assert not [one for one in words if "))" in one]
