"""Stands put as limits, of parts of a text, in curt answers, to a go-between and in lists; judgements of an outlet's own.

All sentences are of our own, about invented places.
"""

import datetime

import pytest

from irenic.model.case import Case
from irenic.model.reading import ReadDocument
from irenic.model.record import BINDING, Stance
from irenic.model.source import Document
from irenic.readers.reading import read
from irenic.readers.table import OnTheTable


def reading_of(text: str) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, datetime.date(2034, 5, 5))


def binding(text: str) -> list[tuple[str | None, Stance]]:
    return [(one.speaker, one.stance) for one in reading_of(text).statements if one.stance in BINDING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a limit
        ("Commander Hask will not go below 600 rifles.", ("Commander Hask", "rules out")),
        ("The Front will not go beyond three seats.", ("The Front", "rules out")),
        ("Premier Ona Brask is ready to go to 900.", ("Premier Ona Brask", "offers")),
        # any text at all
        ("Belmark would reject any deal that keeps the toll.", ("Belmark", "rules out")),
        # the text that was told of right before
        (
            "The draft has ten pages. President Orin Tal is happy to sign, so long as the archives come back.",
            ("President Orin Tal", "accepts"),
        ),
        # a curt answer, with what holds it up, and to what was asked
        ("Hask, asked whether the Front will disarm: “Not this year, not for gold, not ever.”", ("Hask", "rules out")),
        ("Asked about the lease of the port, Hask said: “Out of the question while the siege goes on.”", ("Hask", "rules out")),
        # to a go-between
        ("Marshal Tal has told mediators that he would release the pilots.", ("Marshal Tal", "offers")),
        # under a condition that stands behind who tells it
        (
            "Minister Brask could settle for two seats, an aide told us, as long as the toll goes.",
            ("Minister Brask", "offers"),
        ),
        # a list in one line
        (
            "In its place the government offers the following: (a) the port is opened; (b) the Front keeps two seats.",
            ("the government", "offers"),
        ),
    ],
)  # fmt: skip
def test_a_stand_is_put(text: str, expected: tuple[str, Stance]) -> None:
    assert expected in binding(text)


@pytest.mark.parametrize(
    "text",
    [
        # of the rest nothing is said
        "The government accepts articles 1 to 4 of the draft.",
        "Belmark accepted the second clause, its envoy said.",
        # no limit, no text, no answer
        "The train will not go beyond three stations.",
        "Premier Ona Brask is ready to go to Lathe.",
        "The singer was happy to sign.",
        "Hask, asked whether it would rain: “Not today, not tomorrow, not ever.”",
        "Marshal Tal told reporters that he would release an album.",
    ],
)
def test_no_stand_is_put(text: str) -> None:
    assert not binding(text)


def test_the_condition_behind_who_tells_it_is_kept() -> None:
    text = "Minister Brask could settle for two seats, an aide told us, as long as the toll goes."
    (one,) = [one for one in reading_of(text).statements if one.stance == "offers"]
    assert [text[slice(*span)] for span in one.condition] == ["as long as the toll goes"]


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("The raid casts a shadow over the talks.", "The raid casts a shadow over the talks"),
        ("It could hardly have come at a better moment.", "It could hardly have come at a better moment"),
        ("Everything else is theatre.", "Everything else is theatre"),
        ("Not everyone is dancing.", "Not everyone is dancing"),
        ("Our reading: Belmark wins the river.", "Belmark wins the river"),
        ("My guess is that it lasts until June; nobody has slept.", "My guess is that it lasts until June"),
    ],
)
def test_an_outlet_judges(text: str, judgement: str) -> None:
    assert judgement in [one.words for one in reading_of(text).own_voice]


@pytest.mark.parametrize("text", ["Nobody has owned up.", "The tower casts its light over the bay."])
def test_an_outlet_only_tells(text: str) -> None:
    assert not reading_of(text).own_voice


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("that all guns be handed over before the siege is lifted", None),
        ("that the siege be lifted before the guns are handed over", "first"),
        ("that the siege be lifted after the guns are handed over", "then"),
    ],
)
def test_which_comes_before_which_tells_the_option(words: str, option: str | None) -> None:
    """The same words the other way round demand the opposite: nothing is suggested."""
    labels = {"first": "before the guns are handed over", "then": "after the guns are handed over"}
    case = Case.model_validate(
        {"irenic": 1, "drafts": {}, "issues": {"siege": {"question": "When is the siege lifted?", "options": labels}}}
    )
    found = OnTheTable(case).option(words, "demands")
    assert found == (None if option is None else ("siege", option))
