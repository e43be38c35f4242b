"""Whose a quotation is: no two cues share one, and a pronoun in reported speech is first of all who reports."""

import datetime
import itertools
import time

import pytest

from irenic.model.source import Document
from irenic.readers.attribution import Attribution, attributions
from irenic.readers.issuers import issuer_of
from irenic.readers.pipeline import load_pipeline
from irenic.readers.quotations import quotations_in
from irenic.readers.reading import read

OPENINGS = (
    "“Our people are tired of the war,” Lir said.",
    "“Our people are tired of the war,” said Lir, the mayor of Lenn.",
    "“Our people are tired of the war,” Lir told reporters on Monday.",
    "Lir said: “Our people are tired of the war.”",
    "Lir told reporters: “We accept the plan.”",
    "Lir said that the talks were over.",
    "The talks are over, Lir told reporters.",
)
GOING_ON = (
    "“We will sign,” Orren said.",
    "“We will sign,” said her rival.",
    "“We will sign!” Orren said.",
    "“We will sign.” “Never,” said Orren.",
    "“We will sign,” she added. “And soon.”",
    "“We do not accept it,” Orren told the council, “and never will.”",
)


def found(text: str) -> list[Attribution]:
    return attributions(load_pipeline()(text))


def by_source(text: str) -> dict[str, tuple[str, str]]:
    """The words and the stance by who says them."""
    return {
        text[slice(*one.source[0])]: (" … ".join(text[s:e] for s, e in one.content), one.stance)
        for one in found(text)
        if one.source and one.confidence >= 0.5
    }


@pytest.mark.parametrize(("opening", "going_on"), list(itertools.product(OPENINGS, GOING_ON)))
def test_no_quotation_belongs_to_two_cues(opening: str, going_on: str) -> None:
    """Unless one of the two is told within the words of the other."""
    text = f"{opening} {going_on}"
    made = [one for one in found(text) if one.confidence >= 0.5]
    assert made
    for start, end in quotations_in(text):
        owners = [one for one in made if any(left < end and start < right for left, right in one.content)]
        for one, other in itertools.combinations(owners, 2):
            cues = [(one.cue[0], other.content), (other.cue[0], one.content)]
            assert any(left <= cue[0] and cue[1] <= right for cue, content in cues for left, right in content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Our people are tired of the bombing and the dark," Lir said. '
            '"We accept the peace plan without any conditions," Orren said.',
            {
                "Lir": ('"Our people are tired of the bombing and the dark,"', "claims"),
                "Orren": ('"We accept the peace plan without any conditions,"', "accepts"),
            },
        ),
        (
            "“We are tired,” said Lir. “We will sign,” said her rival.",
            {"Lir": ("“We are tired,”", "claims"), "her rival": ("“We will sign,”", "accepts")},
        ),
        (
            '"We are tired," Lir told reporters. "We do not," Orren said.',
            {"Lir": ('"We are tired,"', "claims"), "Orren": ('"We do not,"', "claims")},
        ),
        (
            'Lir said: "We accept." "We do not accept it," Orren said.',
            {"Lir": ('"We accept."', "claims"), "Orren": ('"We do not accept it,"', "claims")},
        ),
        (
            "“We are tired,” Lir said. “We will sign.” “Never,” said Orren.",
            {"Lir": ("“We are tired,” … “We will sign.”", "accepts"), "Orren": ("“Never,”", "claims")},
        ),
    ],
)
def test_what_another_says_next_is_no_more_of_the_same_speech(text: str, expected: dict[str, tuple[str, str]]) -> None:
    """Nor does its stance count for the one who spoke before."""
    assert by_source(text) == expected


def test_speech_still_goes_on_behind_its_cue() -> None:
    assert by_source("“We are tired,” said Lir. “We will sign.”") == {
        "Lir": ("“We are tired,” … “We will sign.”", "accepts")
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The president, who met the foreign envoys, said he accepts the plan.", None),
        ("An official said he accepts the plan.", None),
        ("Jon Dahl said he accepts the plan.", "Jon Dahl"),
        ("Dahl said he accepts the plan.", "Dahl"),
        ("Mr Dahl said he accepts the plan.", "Mr Dahl"),
        ("The ministry said he accepts the plan.", "Marek Orren"),
        ("Mrs Dahl said he accepts the plan.", "Marek Orren"),
        ("He accepts the plan.", "Marek Orren"),
    ],
)
def test_a_pronoun_in_reported_speech_is_who_reports_it(text: str, speaker: str | None) -> None:
    """Nobody where that is not known; somebody named before where a side reports it, or a woman of a "he"."""
    document = Document(
        name="report.txt",
        media_type="text/plain",
        text=f"Negotiator Marek Orren said the talks were over.\n\n{text}",
        extractor="test",
        sha256_original="",
        sha256_text="",
    )
    said = read(document, datetime.date(2031, 3, 14)).statements
    assert [one.speaker for one in said if one.quote == "the plan"] == [speaker]


@pytest.mark.parametrize("text", ["“we " * 40_000, '"we ' * 40_000, "“\n" * 40_000])
def test_quotations_left_open_take_no_long_time(text: str) -> None:
    began = time.process_time()
    issuer_of(text)
    assert time.process_time() - began < 2


def test_speech_in_speech_in_speech_takes_no_long_time() -> None:
    document = load_pipeline()("Lir said that " * 235 + "the plan is dead.")
    began = time.process_time()
    attributions(document)
    assert time.process_time() - began < 5
