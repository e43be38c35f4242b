"""Statements: who is no speaker, which words belong to one, and which stance they suggest, on sentences of our own."""

import datetime
import json
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.model.reading import ReadDocument, ReadStatement
from irenic.model.source import Document
from irenic.readers.gazetteer import Gazetteer, Named
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
    assert statements(text)[0].quote == quote


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Velmora accepts the envoy's paper.", "accepts"),
        ("Velmora has accepted the League's revised text.", "accepts"),
        ("Velmora accepts the envoy's paper “as a basis for discussion”.", "willing to discuss"),
        ("Velmora accepts the envoy's paper as a starting point for talks.", "willing to discuss"),
        ("Velmora accepts that talks are needed.", "claims"),
        ("Velmora accepted the invitation.", "claims"),
        ("Velmora accepted an invitation to discuss the draft.", "claims"),
        ("Velmora accepts parts of the draft.", "claims"),
        ("Velmora accepts the draft in principle.", "claims"),
        ("Velmora offered to talk.", "willing to discuss"),
        ("Velmora offered to hold talks with Dravonia.", "willing to discuss"),
        ("Velmora offered to mediate.", "claims"),
        ("Velmora offered to present a plan.", "claims"),
        ("Velmora offered to cut the quota.", "offers"),
        ("Velmora rejects the quota.", "rejects"),
        ("Velmora rejected calls for a truce.", "claims"),
        ("Velmora rejects the allegation.", "denies"),
        ("Velmora opposes the war.", "appraises"),
        ("Velmora opposes the paper.", "opposes"),
        ("Velmora supports Dravonia.", "appraises"),
        ("The minister demanded answers.", "claims"),
        ("Velmora demands a lower quota.", "demands"),
        ("Velmora prefers the northern option.", "prefers"),
        ("Velmora prefers to wait.", "claims"),
        ("Velmora ruled out the quota.", "rules out"),
        ("Velmora did not rule out the quota.", "claims"),
        ("Velmora ruled out talks.", "claims"),
        ("Velmora does not accept a quota below 15,000.", "rejects"),
        ("Velmora would not accept a quota below 15,000.", "rejects"),
        ("Velmora cannot accept a quota below 15,000.", "rejects"),
        ("Velmora won't accept the draft.", "rejects"),
        ("Velmora refuses to accept the draft.", "rejects"),
        ("Velmora refuses to accept the invitation.", "claims"),
        ("Velmora will never accept a quota below 15,000.", "rules out"),
        ("Velmora will under no circumstances accept the draft.", "rules out"),
        ("Velmora never accepted the draft.", "claims"),
        ("Velmora has not yet accepted the draft.", "claims"),
        ("Velmora did not accept the draft.", "claims"),
        ("Velmora cannot accept the invitation.", "claims"),
        ("Velmora might not accept the draft.", "claims"),
        ("Velmora said that a quota below 15,000 was a red line.", "rules out"),
        ("Velmora said that the quota was no red line.", "claims"),
        ("Velmora said that the quota was a red line for Dravonia.", "claims"),
        ("Pela Marrin said the paper was good for both sides.", "appraises"),
        ("Pela Marrin said that the peace must be just.", "sets a test"),
        ("Pela Marrin underscored the need for a “worthy peace”.", "sets a test"),
        (
            "Pela Marrin stated that the envoys would ensure that the paper delivers a “just end” to the war.",
            "sets a test",
        ),
        ("Pela Marrin predicted that a lasting peace was near.", "claims"),
    ],
)
def test_a_stance_binds_only_towards_what_can_be_accepted(text: str, stance: str) -> None:
    """Talk, an invitation and a basis for discussion are no acceptance; what was not yet accepted is not refused."""
    assert [one.stance for one in statements(text)] == [stance]


def test_it_is_a_draft_only_where_one_was_named() -> None:
    assert [one.stance for one in statements("The envoy brought a paper. Velmora supports it.")] == ["supports"]
    assert [one.stance for one in statements("The envoy brought a dog. Velmora supports it.")] == ["appraises"]


def test_what_is_said_of_another_keeps_who_says_it() -> None:
    text = "Envoy Dara Voss said that the paper is fair, and that President Mato Lir “supports” it."
    voss, lir = statements(text)
    assert (voss.speaker, voss.stance, voss.chain) == ("Envoy Dara Voss", "appraises", ())
    assert "supports" in voss.quote
    assert (lir.speaker, lir.stance, lir.chain) == ("President Mato Lir", "supports", ("Envoy Dara Voss",))


def test_a_speaker_is_not_in_its_own_chain() -> None:
    outer, inner = statements("Velmora said it would never accept a quota below 15,000 tonnes.")
    assert (outer.speaker, outer.chain, inner.speaker, inner.chain) == ("Velmora", (), "Velmora", ())
    assert (inner.stance, inner.quote) == ("rules out", "a quota below 15,000 tonnes")


APPEARING = (
    "KARSTED, Orlandia, March 4 (Coast Wire) - Orlandia foreign minister Pela Marrin said that the talks went on. "
    "Dara Voss, the League's envoy, warned that they were slow. Velmora is ready to talk, and Marrin praised the paper. "
    "A senior official said that President Lir had left. Mato Lir said that he was back."
)


def test_those_who_appear_have_their_names_offices_and_places() -> None:
    found = {one.name: one for one in reading_of(APPEARING).actors}
    told = {name: (one.aliases, one.office) for name, one in found.items()}
    assert told == {
        "Pela Marrin": (("Marrin",), "foreign minister"),
        "Dara Voss": ((), "envoy"),
        "Velmora": ((), None),
        "Mato Lir": (("Lir",), "President"),
    }
    assert [APPEARING[start:end] for start, end in found["Pela Marrin"].spans] == ["Pela Marrin", "Marrin"]
    assert [APPEARING[start:end] for start, end in found["Mato Lir"].spans] == ["Lir", "Mato Lir"]


def test_a_surname_that_two_bear_is_nobodys_alias() -> None:
    text = "Minister Pela Marrin said that it rained. Mayor Tom Marrin said that it snowed. Marrin left."
    assert [(one.name, one.aliases, len(one.spans)) for one in reading_of(text).actors] == [
        ("Pela Marrin", (), 1),
        ("Tom Marrin", (), 1),
    ]


def test_the_party_of_an_actor_is_the_cases() -> None:
    names = Gazetteer({"Velmora": Named("velmora", False), "Pela Marrin": Named("orlandia.marrin", True)})
    document = Document(
        name="r.txt", media_type="text/plain", text=APPEARING, extractor="test", sha256_original="", sha256_text=""
    )
    party = {one.name: one.party for one in read(document, None, names=names).actors}
    assert (party["Velmora"], party["Pela Marrin"], party["Dara Voss"]) == ("velmora", "orlandia", None)


def test_the_page_gives_no_percentages_and_the_object_gives_actors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How sure the rules are is measured on no such reports, so no page puts a number on it."""
    path = tmp_path / "report.txt"
    path.write_text(APPEARING, encoding="utf-8")
    assert main(["read", str(path)]) == 0
    page = capsys.readouterr().out
    assert "%" not in page
    assert " sure" not in page
    assert "Pela Marrin, foreign minister; also Marrin" in page
    assert main(["read", str(path), "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert set(document["actors"][0]) == {"name", "aliases", "office", "party", "spans"}
    assert all("confidence" in one for one in document["statements"])
