"""A verdict binds only on what is on the table: no office, no price for a bank, no plan of somebody else's."""

import pytest

from irenic.model.case import Case
from irenic.model.record import BINDING
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "A river between fictional countries",
        "sources": {},
        "parties": {"marn": {"name": "Marn", "voices": {"orren": {"name": "Ilva Orren", "office": "president"}}}},
        "drafts": {"plan": {"title": "The mediator's proposal"}},
        "issues": {
            "flow": {
                "question": "How much water must flow to Marn?",
                "options": {"low": {"label": "a third of the water", "assumed": "x"}},
            }
        },
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Orren said no to a third term.",
        "Orren will not accept a second term in office.",
        "The price was acceptable to the bank.",
        "The plan is unacceptable to investors.",
        "A fee of 40 million would be acceptable to the club.",
        "The court rejected the plan.",
    ],
)
def test_no_stand_is_taken_on_an_office_or_by_who_is_no_side(text: str) -> None:
    assert not [one for one in reading_of(text).statements if one.stance in BINDING]


@pytest.mark.parametrize(
    "text",
    ["Orren rejected the terms.", "Orren rejected a term of the plan.", "The plan is acceptable to Marn."],
)
def test_a_term_of_a_text_is_still_one(text: str) -> None:
    assert [one for one in reading_of(text).statements if one.stance in BINDING]


@pytest.mark.parametrize(
    ("text", "binds", "reason"),
    [
        ("Orren rejected the proposal.", True, ""),
        (
            "Parliament debated a proposal to cut pensions on Monday. Orren rejected the proposal.",
            False,
            "the words suggest: rejects, but the text spoke last of “a proposal to cut pensions on Monday”",
        ),
        ("The envoy made a proposal to share the water. Orren rejected the proposal.", True, ""),
        ("The envoy made a proposal for peace. Orren rejected the proposal.", True, ""),
        ("Parliament debated a bill on pensions. Orren rejected the mediator's proposal.", True, ""),
        # what is of nothing on the table and of no text takes no stand here
        ("Orren refused to release the tapes.", False, ""),
        ("Orren rejected the revised plan.", False, "they fit no one draft or option of the case"),
    ],
)
def test_the_plan_is_the_one_that_was_brought_up_last(text: str, binds: bool, reason: str) -> None:
    read = reading_of(text, Gazetteer.of(CASE))
    (proposal,) = [
        one for one in proposals_from(CASE, "report", text, read) if one.kind == "statement" and one.entry.get("by")
    ]
    assert (proposal.entry["stance"] in BINDING) is binds
    assert (reason in proposal.reason) if reason else ("suggest" not in proposal.reason)
