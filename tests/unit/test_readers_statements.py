"""Statements: who is no speaker, which words belong to one, and which stance they suggest, on sentences of our own."""

import datetime

import pytest

from irenic.model.reading import ReadDocument, ReadStatement
from irenic.model.source import Document
from irenic.readers.reading import read


def reading_of(text: str) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    found = read(document, datetime.date(2031, 3, 14))
    for one in found.statements:
        assert " … ".join(" ".join(text[s:e].split()) for s, e in one.content) == one.quote
    return found


def statements(text: str) -> tuple[ReadStatement, ...]:
    return reading_of(text).statements


@pytest.mark.parametrize(
    "text",
    [
        "The plan proposes that Orlandia would leave the port.",
        "The draft, written in Karsted, says that Orlandia would leave the port.",
        "According to the paper, Orlandia would leave the port.",
        "The details of the “robust guarantees” are still being discussed.",
        "The paper was written in March.",
        "Dravonia continues “to effectively target” the port.",
        "Dravonia continues to shell the port.",
        "We praised the courage of both sides.",
        "Its “robust guarantees” remain a promise.",
    ],
)
def test_a_thing_and_the_outlet_say_nothing(text: str) -> None:
    """A plan, a paper and its details never speak; narration with words in quotation marks is nobody's statement."""
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "The paper was written in March, a senior League official said.",
            "a senior League official",
            "The paper was written in March",
        ),
        (
            "The envoy's paper was written by Velmora, a senior League official said on Friday.",
            "a senior League official",
            "The envoy's paper was written by Velmora",
        ),
        ("Velmora would accept, Velmora said.", "Velmora", "Velmora would accept"),
        ("“We praised the paper,” the envoy said.", "the envoy", "“We praised the paper,”"),
        ("“We are ready to sign,” said Pela Marrin.", "Pela Marrin", "“We are ready to sign,”"),
    ],
)
def test_who_speaks_is_not_what_is_spoken_of(text: str, speaker: str, quote: str) -> None:
    assert [(one.speaker, one.quote) for one in statements(text)] == [(speaker, quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The minister said Velmora could live with 12,000 tonnes, provided that prisoners are released first.",
            "Velmora could live with 12,000 tonnes, provided that prisoners are released first",
        ),
        ("Velmora is ready to sign, if the port is opened.", "to sign, if the port is opened"),
        (
            "“We are ready to sign,” said Marrin, if the port is opened.",
            "“We are ready to sign,” … if the port is opened",
        ),
        ("Velmora accepts the quota, unless Dravonia closes the port.", "the quota, unless Dravonia closes the port"),
        ("Velmora accepts the quota as long as the port is open.", "the quota as long as the port is open"),
        (
            "Velmora accepts the quota on condition that Dravonia opens the port.",
            "the quota on condition that Dravonia opens the port",
        ),
        ("If the port is opened, Velmora accepts the quota.", "If the port is opened … the quota"),
        ("If asked, Pela Marrin said that the quota was fair.", "that the quota was fair"),
    ],
)
def test_a_condition_belongs_to_the_words(text: str, quote: str) -> None:
    assert [one.quote for one in statements(text)] == [quote]
