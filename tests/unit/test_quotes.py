"""Finding quotes word for word, and what comes nearest."""

import pytest

from irenic.casefile.quotes import SourceText, Span

TEXT = "The plan is\n   “good for both 😀 sides,” he said.\r\nThey were unable to accept it. It’s الحل الوسط now; 和平协议。"


@pytest.mark.parametrize(
    "quote",
    [
        "good for both 😀 sides",
        "plan is “good",
        "unable to accept it",
        "الحل الوسط",
        "平协",
        "It’s",
        "sides,” he said. They",
    ],
)
def test_a_quote_is_found_whatever_white_space_it_was_written_with(quote: str) -> None:
    (span,) = SourceText(TEXT).find(quote)
    assert TEXT[span.start : span.end].split() == quote.split()


@pytest.mark.parametrize("quote", ["able to accept it", "good for bot", "It's", "Good for both", "  ", "the plan is"])
def test_other_letters_and_parts_of_words_are_no_quote(quote: str) -> None:
    """`able to accept` within `unable to accept` would turn a refusal into consent."""
    assert SourceText(TEXT).find(quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We can't accept it.", "We can"),
        ("We can’t accept it.", "We can"),
        ("an army of 600,000 men", "an army of 600"),
        ("a levy of 1.5 per cent", "a levy of 1"),
        ("a levy of 1.5 per cent", "5 per cent"),
        ("a non-aligned state", "aligned state"),
        ("at -5 degrees", "5 degrees"),
        ("10–20 km", "20 km"),
        ("some_name", "some"),
        ("की बात", "क"),
        ("fine 👍🏽", "fine 👍"),
        ("🇺🇸 said", "🇸 said"),
        ("the cease-fire holds", "the cease"),
    ],
)
def test_a_quote_takes_no_word_and_no_number_apart(text: str, quote: str) -> None:
    """What follows could turn the sense: a negation, more digits, a sign."""
    assert SourceText(text).find(quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("'We accept,' he said", "We accept,"),
        ("the plan - if signed - holds", "if signed"),
        ("He came in 2024. Three left.", "in 2024"),
        ("a plan (of 1.5 km)", "of 1.5 km"),
        ("the minister’s word", "minister’s"),
        ("first—second", "second"),
    ],
)
def test_signs_between_words_part_them(text: str, quote: str) -> None:
    assert len(SourceText(text).find(quote)) == 1


def test_a_quote_ends_with_a_whole_letter() -> None:
    """A letter and its combining accent are not parted."""
    text = SourceText("cafe\u0301s")
    assert text.find("cafe") == []


def test_every_place_of_a_quote_is_found() -> None:
    assert SourceText("peace and peace, peaceful peace").find("peace") == [Span(0, 5), Span(10, 15), Span(26, 31)]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("good fur both 😀 sides", "good for both 😀 sides"),
        ("able to accept it", "unable to accept it"),
        ("The plan was good for both sides", "The plan is “good for both 😀 sides"),
    ],
)
def test_the_nearest_words_are_whole_words_of_the_text(quote: str, words: str) -> None:
    nearest = SourceText(TEXT).nearest(quote)
    assert nearest is not None
    assert nearest.words.startswith(words)
    assert " ".join(TEXT[nearest.span.start : nearest.span.end].split()) == nearest.words


def test_nothing_near_is_said_to_be_nothing() -> None:
    assert SourceText(TEXT).nearest("zebra crossing quota xylophone") is None
    assert SourceText("").nearest("peace") is None


def test_the_nearest_words_do_not_begin_with_the_stop_of_the_sentence_before() -> None:
    text = SourceText("Written here. PORT SABEL, 3 March 2031 (Coast Wire) - Delegations")
    nearest = text.nearest("XX PORT SABEL, 3 March 2031 (Coast Wire)")
    assert nearest is not None
    assert nearest.words == "PORT SABEL, 3 March 2031 (Coast Wire)"
