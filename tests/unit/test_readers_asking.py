"""Whoever asks has not said that it is so: questions of the press are nobody's words, others are told as questions."""

import pytest

from irenic.model.case import Case
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "Fictional countries",
        "parties": {"marn": {"name": "Marn", "voices": {"orren": {"name": "Ilva Orren", "office": "president"}}}},
        "drafts": {"plan": {"title": "The plan"}},
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked whether Orren would sign the plan.",
        "“Will you sign the plan?” a journalist asked.",
        "Orren was asked whether she accepts the plan.",
        "She was asked if Marn would leave the bridge.",
    ],
)
def test_a_question_of_the_press_is_proposed_as_nobodys_words(text: str) -> None:
    read = reading_of(text, Gazetteer.of(CASE))
    assert not proposals_from(CASE, "report", text, read)


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Orren asked whether the dam was safe.", "Orren asked whether the dam was safe", "a question"),
        ("Orren asked if they would accept the plan.", "Orren asked if they would accept the plan", "a question"),
        ("“Who would accept the plan?” Orren asked.", "“Who would accept the plan?”", "a question"),
        ("Orren asked Dorn to accept the plan.", "Orren asked Dorn to accept the plan", "a request"),
        ("Orren asked Dorn not to sign the plan.", "Orren asked Dorn not to sign the plan", "a request"),
        ("Orren asked that the troops be withdrawn.", "Orren asked that the troops be withdrawn", "a request"),
        ("Orren urged Dorn to accept the plan.", "Orren urged Dorn to accept the plan", "a request"),
    ],
)
def test_what_is_asked_takes_no_stand_and_says_that_it_is_asked(text: str, quote: str, kind: str) -> None:
    read = reading_of(text, Gazetteer.of(CASE))
    (proposal,) = proposals_from(CASE, "report", text, read)
    assert proposal.entry["stance"] == "claims"
    assert proposal.quote == quote
    assert proposal.reason.endswith(f", {kind}")


def test_an_answer_is_still_read() -> None:
    read = reading_of("Asked whether she accepted the plan, Orren said no.", Gazetteer.of(CASE))
    assert [one.stance for one in read.statements if one.stance != "claims"] == ["rejects"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Western diplomat, who asked not to be named, said the plan was dead.", ["the plan was dead"]),
        ("Orren asked not to be quoted.", []),
        ("Asked about the plan, Orren declined to comment.", ["Orren declined to comment"]),
        (
            "Orren asked not to be named as a guarantor of the plan.",
            ["Orren asked not to be named as a guarantor of the plan"],
        ),
        ("Orren asked about the plan.", ["Orren asked about the plan"]),
    ],
)
def test_that_somebody_asks_for_no_name_or_was_asked_is_nobodys_word_on_anything(text: str, words: list[str]) -> None:
    found = proposals_from(CASE, "report", text, reading_of(text, Gazetteer.of(CASE)))
    assert [one.quote for one in found if one.kind == "statement"] == words
