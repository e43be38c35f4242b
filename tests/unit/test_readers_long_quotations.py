"""A quotation over several paragraphs: each opens with a mark, only the last closes, and one speaker says all of it."""

import datetime

import pytest

from irenic.readers.quotations import quotations_in, running_on, within
from irenic.readers.reading import read

from .test_readers import document

PUBLISHED = datetime.date(2031, 3, 14)


def said(text: str) -> list[tuple[str | None, list[str]]]:
    """The speaker of every statement, and the pieces of what is said."""
    found = read(document(text), PUBLISHED).statements
    return [(one.speaker, [text[start:end] for start, end in one.content]) for one in found]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "“We waited for months. Nothing came.\n\n“The envoy said that all was well.\n\n“Now we will act,” Ilva Orren said.",
            ["“We waited for months. Nothing came.", "“The envoy said that all was well.", "“Now we will act,”"],
        ),
        (
            'Ilva Orren said: "We waited for months.\n\n"The harbour is closed. It stays closed.\n\n"Now we will act."',
            ['"We waited for months.', '"The harbour is closed. It stays closed.', '"Now we will act."'],
        ),
        (
            "“We waited,” Ilva Orren told reporters. “Nothing came.\n\n“Now we will act.”",
            ["“We waited,”", "“Nothing came.", "“Now we will act.”"],
        ),
    ],
)
def test_it_is_one_statement_in_pieces(text: str, pieces: list[str]) -> None:
    assert ("Ilva Orren", pieces) in said(text)


def test_quotations_that_close_are_each_their_own_speakers() -> None:
    text = "“We waited,” Ilva Orren said. “Nothing came.”\n\n“It is over,” Mato Lir said."
    assert said(text) == [("Ilva Orren", ["“We waited,”", "“Nothing came.”"]), ("Mato Lir", ["“It is over,”"])]


def test_where_a_closing_mark_was_forgotten_nobody_is_given_anothers_words() -> None:
    text = "“We waited,” Ilva Orren said. “Nothing came.\n\n“It is over,” Mato Lir said."
    assert [pieces for speaker, pieces in said(text) if speaker == "Mato Lir"] == [["“It is over,”"]]
    assert all("“It is over,”" not in pieces for speaker, pieces in said(text) if speaker == "Ilva Orren")


def test_quotations_are_cut_to_a_stretch_of_the_text() -> None:
    text = "“One.\n\n“Two,” he said. “Three.”"
    quotes = quotations_in(text)
    assert running_on(text, quotes) == [tuple(quotes[:2])]
    start = text.index("“Two")
    assert within(quotes, start, len(text)) == [(0, 6), (16, 24)]
    assert within(quotes, 2, 4) == [(0, 2)]
    assert within([], 0, 9) == []


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        ("Ilva Orren told reporters in Port Sabel", True),
        ("Ilva Orren said on her way to the talks in Port Sabel", True),
        # another clause, or somebody else between
        ("Ilva Orren said, and in the words of the envoy from Brack", False),
        ("Ilva Orren said before the envoy from Brack declared", False),
    ],
)
def test_a_quotation_goes_on_behind_where_and_to_whom_it_was_said(between: str, goes_on: bool) -> None:
    first, second = "“We are ready to sign,”", "“but we will not discuss the bay.”"
    found = dict(said(f"{first} {between}, {second}"))
    assert (second in found["Ilva Orren"]) is goes_on
    assert first in found["Ilva Orren"]


def test_a_name_in_quotation_marks_is_nothing_that_was_said() -> None:
    text = "“We are ready to sign,” Ilva Orren told the evening paper of Port Sabel, “the voice of Alpha”."
    assert ("Ilva Orren", ["“We are ready to sign,”"]) in said(text)
