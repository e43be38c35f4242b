"""A quotation that holds several verdicts gives one proposal for each, whose quote holds the words of its own."""

import pytest

from irenic.model.case import Case
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "A cap between fictional countries",
        "parties": {"velmar": {"name": "Velmar", "voices": {"orren": {"name": "Ilva Orren", "office": "minister"}}}},
        "drafts": {"paper": {"title": "The paper"}},
        "issues": {
            "army": {
                "question": "How many troops may Velmar keep?",
                "scale": "number",
                "unit": "troops",
                "options": {"low": {"value": 800, "assumed": "x"}, "high": {"value": 1200, "assumed": "x"}},
            }
        },
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We accept the paper as a basis,” the minister said. “But 800 is out of the question.”",
            [
                ("willing to discuss", "“We accept the paper as a basis,”"),
                ("rules out", "“But 800 is out of the question.”"),
            ],
        ),
        (
            "“We accept the cap,” said Foreign Minister Ilva Orren, “but we reject the toll.”",
            [("accepts", "“We accept the cap,”"), ("rejects", "“but we reject the toll.”")],
        ),
        (
            "“We accept the draft,” Orren said. “We accept the toll, too.”",
            [("accepts", "“We accept the draft,”"), ("accepts", "“We accept the toll, too.”")],
        ),
        (
            "“We accept the draft. We reject the toll,” Orren said.",
            [("accepts", "We accept the draft."), ("rejects", "We reject the toll,")],
        ),
        (
            "“We accept the cap,” Orren said. “It was a long night. But the ridge? We will never leave the ridge.”",
            [
                ("accepts", "“We accept the cap,” … It was a long night. But the ridge?"),
                ("rules out", "We will never leave the ridge."),
            ],
        ),
        (
            "Orren: We accept the cap. We reject the toll.\n\nQ: When?\n\nOrren: On Monday.",
            [("accepts", "We accept the cap."), ("rejects", "We reject the toll.")],
        ),
        # one verdict, or the same one twice, stays whole
        (
            "“We are ready to sign the accord,” Orren said on Monday. “It is raining.”",
            [("accepts", "“We are ready to sign the accord,” … “It is raining.”")],
        ),
        (
            "“We reject the draft,” Orren said. “We will not sign it.”",
            [("rejects", "“We reject the draft,” … “We will not sign it.”")],
        ),
    ],
)
def test_each_verdict_stands_with_its_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    read = reading_of(text)
    assert [(one.stance, one.quote) for one in read.statements if one.stance != "claims"] == expected
    assert all(text[start:end] in text for one in read.statements for start, end in one.content)


def test_each_verdict_is_a_proposal_about_its_own_thing() -> None:
    text = "“We accept the paper,” Ilva Orren said. “But 800 troops are out of the question.”"
    proposals = proposals_from(CASE, "report", text, reading_of(text, Gazetteer.of(CASE)))
    assert [(one.entry["stance"], one.entry["about"], one.quote) for one in proposals] == [
        ("accepts", {"draft": "paper"}, "“We accept the paper,”"),
        ("rules out", {"issue": "army", "option": "low"}, "“But 800 troops are out of the question.”"),
    ]
    assert len({one.id for one in proposals}) == 2


def test_words_that_run_over_paragraphs_go_on_from_the_last_verdict() -> None:
    text = "“We accept the cap,” Ilva Orren said. “We reject the toll.\n\n“It would ruin the port.”\n\nThe hall was silent."
    read = reading_of(text)
    assert [(one.stance, one.quote) for one in read.statements if one.stance != "claims"] == [
        ("accepts", "“We accept the cap,”"),
        ("rejects", "“We reject the toll. … “It would ruin the port.”"),
    ]
