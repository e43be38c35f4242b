"""Whose word a number is, by the kinds of words that tell it; all sentences are of our own, about invented places."""

import datetime

import pytest

from irenic.model.reading import ReadDocument
from irenic.model.source import Document
from irenic.readers.reading import read


def reading_of(text: str, published: datetime.date = datetime.date(2034, 5, 5)) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, published)


def claimed(text: str) -> set[tuple[str | None, str, str]]:
    """Who counts what, and how often."""
    return {
        (event.claimant, what, str(count)) for event in reading_of(text).events for what, count in event.counts.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # on the condition that somebody is believed
        (
            "A mortar round hit the mill at Hask: five workers dead if you believe the army, two dead if you believe the Front.",
            {("the army", "killed", "5"), ("the Front", "killed", "2")},
        ),
        ("Eleven sailors drowned, if the harbour police are to be believed.", {("the harbour police", "killed", "11")}),
        ("If one trusts the ministry, 14 guards were wounded.", {("the ministry", "wounded", "14")}),
        # a noun with its owner behind it
        (
            "The army rejects the claim of the Belmark Red Lamp that nine villagers were killed at Hask.",
            {("the Belmark Red Lamp", "killed", "9")},
        ),
        # behind words that a parser takes for a second subject
        (
            "Rockets hit a ferry off Lathe on Monday, killing at least six passengers, district governor Ona Brask said, "
            "a day before envoys met.",
            {("district governor Ona Brask", "killed", "at least 6")},
        ),
        # a possessive that takes up who told before it
        (
            "Police deny that nine people died in the raid at Hask; their count is three dead.",
            {("Police", "killed", "3")},
        ),
    ],
)
def test_whose_number_it_is(text: str, expected: set[tuple[str | None, str, str]]) -> None:
    assert expected <= claimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you do not believe the army, nine soldiers died at Hask.",
        "The claim of fraud that nine guards were killed over is old.",
    ],
)
def test_nobody_tells_what_is_not_given_to_anybody(text: str) -> None:
    assert {claimant for claimant, _, _ in claimed(text)} <= {None}


def test_a_letter_headed_in_capitals_is_its_writers() -> None:
    text = (
        "STATEMENT BY ORIN TAL, SPEAKER OF THE HASK ASSEMBLY\n\nWe will never accept a toll on our bridge. "
        "We demand the return of the archives.\n"
    )
    told = {(one.speaker, one.stance) for one in reading_of(text).statements}
    assert {("Orin Tal", "rules out"), ("Orin Tal", "demands")} <= told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marn had sent 40 attack drones, the air force said.", {("the air force", "drones", "40")}),
        ("Police reported the seizure of 90 rifles and four trucks.", {("Police", "rifles", "90"), ("Police", "trucks", "4")}),
        ("Nothing was said about the 700 villagers deported in 2031.", {(None, "deported", "700")}),
        ("At least 300 refugees crossed into Lathe, its border guard said.", {("its border guard", "refugees", "at least 300")}),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, expected: set[tuple[str | None, str, str]]) -> None:
    assert expected <= claimed(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Gunners brought down nine drones over Cape Ost last night.", "2034-05-04", "2034-05-04"),
        ("Then came Tuesday. A shell landed in a school yard at Hask.", "2034-05-02", "2034-05-02"),
        (
            "HASK EVENING POST, 2 May 2034\nInterview with General Orin Tal (our translation)\n\n"
            "The general said the Front had killed 12 of his men.",
            None,
            "2034-05-02",
        ),
    ],
)
def test_the_day_of_an_account(text: str, first: str | None, last: str) -> None:
    (event,) = reading_of(text).events
    assert (event.date.start and event.date.start.isoformat(), event.date.end and event.date.end.isoformat()) == (
        first,
        last,
    )


def test_drones_that_were_shot_down_are_of_the_attack_before() -> None:
    text = (
        "Drones struck homes in Hask on Tuesday, killing a nurse. "
        "Belmark's air force said Marn had sent 60 attack drones and that its crews had downed 51."
    )
    drones = [event for event in reading_of(text).events if "drones" in event.counts]
    assert {(event.kind, str(event.date)) for event in drones} == {("ASSAULT/drone", "2034-05-02")}
