"""Interviews: who asks says nothing, what they tell by the way is the outlet's, and answers are those of one person."""

import datetime

import pytest

from irenic.cli.reading_page import page
from irenic.model.case import Case
from irenic.model.reading import ReadDocument
from irenic.model.source import Document
from irenic.readers.issuers import turns_in
from irenic.readers.proposing import proposals_from
from irenic.readers.reading import read

PUBLISHED = datetime.date(2033, 4, 16)
INTERVIEW = """Radio Lisk: Mr President, will you sign?
Anton Reyl: We accept the Lisk draft.

Radio Lisk: Osmark says that 17 people died in Merva. Is that true?
Reyl: That is a lie. Would I have been to 46 funerals? I was.

Radio Lisk: And your troops?
Reyl: Not before the observers are there.
"""


def told(text: str) -> ReadDocument:
    document = Document(
        name="talk.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, PUBLISHED)


def test_nobody_says_what_is_asked() -> None:
    found = told(INTERVIEW).statements
    assert {one.speaker for one in found} == {"Anton Reyl", "Osmark"}
    assert not any("will you sign" in one.quote or "your troops" in one.quote for one in found)
    # what is told by the way is told of whoever has said it
    (osmark,) = [one for one in found if one.speaker == "Osmark"]
    assert (osmark.quote, osmark.chain) == ("that 17 people died in Merva", ())


@pytest.mark.parametrize("asks", ["Lena Orr", "The Merva Post", "Q"])
def test_whoever_asks_most_leads_the_interview(asks: str) -> None:
    found = told(INTERVIEW.replace("Radio Lisk", asks)).statements
    assert {one.speaker for one in found} - {"Osmark"} == {"Anton Reyl"}


def test_a_turn_is_cut_where_it_begins_to_ask() -> None:
    pieces = [
        (INTERVIEW[slice(*turn.words)], turn.is_question, turn.is_asker)
        for turn in turns_in(INTERVIEW)
        if turn.is_asker
    ]
    assert pieces == [
        ("Mr President, will you sign?", True, True),
        ("Osmark says that 17 people died in Merva.", False, True),
        ("Is that true?", True, True),
        ("And your troops?", True, True),
    ]


def test_a_question_back_makes_nobody_an_interviewer() -> None:
    debate = """Lena Orr: We accept the draft. It is fair.
Anton Reyl: We reject it. What would we gain?

Lena Orr: Peace. We will sign it.
Anton Reyl: We will not sign it.
"""
    assert not any(turn.is_asker for turn in turns_in(debate))
    assert {(one.speaker, one.stance) for one in told(debate).statements} >= {
        ("Lena Orr", "accepts"),
        ("Anton Reyl", "rejects"),
    }


def test_an_answer_has_no_empty_verb() -> None:
    lines = list(page(told(INTERVIEW), 80))
    assert any(line.startswith("- Anton Reyl [") for line in lines)
    assert not any(": :" in line or ": [" in line for line in lines)


def test_a_proposal_says_that_a_name_stands_before_a_colon() -> None:
    case = Case(irenic=1, title="Fictional")
    reasons = [one.reason for one in proposals_from(case, "talk", INTERVIEW, told(INTERVIEW))]
    assert "Anton Reyl, named before a colon" in "\n".join(reasons)


def test_a_radio_is_not_the_town_that_it_is_named_for() -> None:
    text = (
        "Radio Lisk said that the talks failed. The Lisk draft is dead. "
        "The Western League said that it would stay. The League met."
    )
    spans = {one.name: [text[start:end] for start, end in one.spans] for one in told(text).actors}
    assert spans["Radio Lisk"] == ["Radio Lisk"]
    assert spans["Western League"] == ["Western League", "League"]
