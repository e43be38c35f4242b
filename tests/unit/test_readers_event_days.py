"""On which days an event was, where its own clause does not say so alone."""

import datetime

import pytest

from irenic.model.source import Document
from irenic.readers.reading import read


def days(text: str) -> list[tuple[str | None, str | None]]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    found = read(document, datetime.date(2034, 10, 13)).events
    return [tuple(day and day.isoformat() for day in (one.date.start, one.date.end)) for one in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Envoys met in Lathe on Monday and Tuesday.", "2034-10-09", "2034-10-10"),
        (
            "At least 1,900 people have been killed since the war began in 2031, the League said.",
            "2031-01-01",
            "2034-10-13",
        ),
        (
            "Both presidents condemn the attack on the customs house on 2 October, in which one officer died.",
            "2034-10-02",
            "2034-10-02",
        ),
        ("By Wednesday evening, the toll from Tuesday's blast had risen to nine dead.", "2034-10-10", "2034-10-10"),
    ],
)
def test_the_days_of_what_a_clause_tells_more_of(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


def test_the_next_sentence_goes_on_with_an_occasion() -> None:
    found = days("On 2 October, gunmen attacked the post at Vell. The attackers lost at least nine men.")
    assert found == [("2034-10-02", "2034-10-02")] * len(found)
    assert found
