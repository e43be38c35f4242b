"""Who tells a sentence by its end, and what a toll tells in a headline's words."""

import datetime
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.cli.reading_page import page
from irenic.model.reading import ReadDocument
from irenic.model.source import Document
from irenic.readers.reading import read
from irenic.workspace import open_case

PUBLISHED = datetime.date(2033, 4, 14)


def told(text: str) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, PUBLISHED)


def said(text: str) -> list[tuple[str | None, str, str]]:
    """Who says what, with the stance."""
    return [(one.speaker, one.quote, one.stance) for one in told(text).statements]


@pytest.mark.parametrize("who", ["its deputy foreign minister, Mira Solt,", "Mira Solt, the deputy foreign minister,"])
@pytest.mark.parametrize("cue", ["told reporters", "told reporters in Merva on Monday", "said", "told the Merva Post"])
def test_who_tells_is_no_part_of_what_is_told(who: str, cue: str) -> None:
    found = said(f"Veldania rejects any observer force larger than 300, {who} {cue}.")
    assert ("Veldania", "any observer force larger than 300", "rejects") in found
    (teller,) = [one for one in found if one[0] != "Veldania"]
    assert "Mira Solt" in str(teller[0])
    assert teller[1:] == ("Veldania rejects any observer force larger than 300", "claims")


def test_the_voice_passes_on_what_its_side_takes() -> None:
    text = (
        "Veldania rejects any observer force larger than 300, its deputy foreign minister, Mira Solt, told reporters."
    )
    (stand,) = [one for one in told(text).statements if one.stance == "rejects"]
    assert "Mira Solt" in stand.chain[0]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the dam, its deputy foreign minister, Mira Solt, told reporters.",
        "Speaking after the talks, Mira Solt, the deputy foreign minister, told journalists.",
    ],
)
def test_whom_something_is_told_is_not_what_is_told(text: str) -> None:
    assert not any("reporters" in one[1] or "journalists" in one[1] for one in said(text))


def test_who_said_nothing_told_nothing() -> None:
    assert not any(one[0] == "nothing" for one in said("The treaty, the most detailed yet, said nothing."))


def test_several_who_tell_stay_together() -> None:
    found = said("The village was hit, the mayor, the governor and a witness said.")
    assert found == [("the mayor, the governor and a witness", "The village was hit", "claims")]


@pytest.mark.parametrize(
    "toll",
    [
        "Death toll from the Merva shelling rises to 46, says Veldania's Health Ministry.",
        "The death toll from the Merva shelling rises to 46, Veldania's Health Ministry says.",
        "The death toll from the Merva shelling has risen to 46, Veldania's Health Ministry said.",
        "12:30 Death toll from the Merva shelling climbs to 46, says Veldania's Health Ministry.",
    ],
)
def test_a_toll_in_a_headlines_words_is_counted(toll: str) -> None:
    (event,) = told(toll).events
    assert (event.kind, event.place, event.claimant) == ("ASSAULT/heavy-weapons", "Merva", "Veldania's Health Ministry")
    assert event.counts["killed"].best == 46
    assert any(one.speaker == "Veldania's Health Ministry" for one in told(toll).statements)


@pytest.mark.parametrize(
    "text",
    [
        "The road toll on the Merva bridge rises to 12 talers, the ministry says.",
        "The injury toll is one thing. Output rises to 46, the ministry says.",
        "The death toll from the earthquake in Merva rose to 46, the mayor said.",
        "Support for the toll collapsed and the price rose to 46, the ministry said.",
    ],
)
def test_another_toll_counts_nobody(text: str) -> None:
    assert not told(text).events


def test_a_toll_in_a_record_of_the_day_is_of_an_earlier_one() -> None:
    log = "09:10 Talks go on.\n\n10:20 {}\n\n11:30 A meal.\n\n12:40 Talks end."
    (event,) = told(log.format("Death toll from the Merva shelling rises to 46, says the Health Ministry.")).events
    assert (event.date.start, event.date.end) == (None, PUBLISHED)
    (event,) = told(log.format("Shells hit Merva and killed 46 people, says the Health Ministry.")).events
    assert (event.date.start, event.date.end) == (PUBLISHED, PUBLISHED)


CASE = """
irenic: 1
title: The Lisk talks
parties: {osmark: {name: Osmark}, veldania: {name: Veldania}}
issues: {}
drafts: {}
sources:
  talk: {file: sources/talk.txt, outlet: Radio Lisk, published: 2033-04-16}
  wire: {file: sources/wire.txt, outlet: Northern Wire, published: 2033-04-11}
"""
EVENT = """
  %s:
    kind: ASSAULT/heavy-weapons
    place: Merva
    date: %s
    accounts: [{claimant: wire, cite: {source: wire, quote: "%s"}}]
"""


@pytest.mark.parametrize(
    ("days", "beside"), [(["2033-04-09"], "e1"), (["2033-04-09", "2033-03-20"], None), (["2032-04-09"], None)]
)
def test_an_event_retold_without_its_day_is_offered_as_an_account_of_it(
    tmp_path: Path, days: list[str], beside: str | None
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "wire.txt").write_text("Shells hit the port. More shells fell.\n", encoding="utf-8")
    (tmp_path / "sources" / "talk.txt").write_text("Osmark says that 17 people died in Merva.\n", encoding="utf-8")
    events = "".join(
        EVENT % (f"e{at}", day, quote)
        for at, (day, quote) in enumerate(zip(days, ("Shells hit the port", "More shells fell"), strict=False), 1)
    )
    (tmp_path / "case.yaml").write_text(f"{CASE}events:{events}", encoding="utf-8")
    assert main(["read", "--into", str(tmp_path)]) == 0
    (waiting,) = [one for one in open_case(tmp_path).waiting() if one.kind == "event" and "talk" in one.sources]
    assert waiting.beside == beside


def test_its_minister_is_of_the_side_that_the_clause_is_about() -> None:
    text = (
        "Petra Lund of Osmark said that Osmark accepts a mission of 600. "
        "Veldania rejects any observer force larger than 300, its deputy foreign minister, Mira Solt, told reporters."
    )
    assert said(text)[-1][0] == "Veldania’s deputy foreign minister, Mira Solt"


def test_a_side_of_somebody_without_a_name_is_called_shortly() -> None:
    text = "A Veldanian diplomat, speaking on condition of anonymity, says his side can live with 500 observers."
    (side,) = [one for one in told(text).statements if one.stance == "offers"]
    assert (side.speaker, side.anonymous) == ("A Veldanian diplomat’s side", True)
    lines = " ".join(page(told(text), 80))
    assert "not named, as told by a Veldanian diplomat" in lines


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Osmark's Foreign Minister Petra Lund on the steps", "Osmark's Foreign Minister Petra Lund"),
        ("Petra Lund, after the talks", "Petra Lund"),
        ("Petra Lund", "Petra Lund"),
    ],
)
def test_a_name_before_a_colon_is_without_where_its_bearer_stands(label: str, speaker: str) -> None:
    assert [one.speaker for one in told(f"{label}: “We reject the Lisk draft.”").statements] == [speaker]


def test_who_gives_different_figures_for_an_attack_tells_no_attack() -> None:
    (event,) = told("Both sides gave different figures for Saturday's shelling of the port of Merva.").events
    assert event.claimant is None
    (event,) = told("The mayor put the dead of Saturday's shelling of Merva at nine.").events
    assert event.claimant == "The mayor"
