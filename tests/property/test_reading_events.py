"""Properties of events and counts: places hold, bounds are in order, and no words whatever bring the reader down."""

import datetime
import random

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from irenic.model.source import Document
from irenic.readers.amounts import amounts_in
from irenic.readers.casing import in_small_letters
from irenic.readers.counts import counted
from irenic.readers.numbers import whole_number
from irenic.readers.pipeline import load_pipeline
from irenic.readers.reading import read

from ..thorough import blocks

WORDS = (
    "at least|more than|between|and|or|to|up to|some|a dozen|half a dozen|nine|14|1,200|26|two thousand|people|soldiers|"
    "drones|rifles|were|was|killed|wounded|missing|denied|said|that|the army|police|the toll|put|at|rose|in|near|Dorn|"
    "on|Tuesday|yesterday|not|no|nobody|of|whom|them|“|”|,|.|;|:|\n\n|09:10|a|medic|shot down|released|met|will|would|"
    "according to|the mayor|,|?|–|🚀|İ|ﬁ|سلام|it|they|16|were|(|)|%|TOLL|KILLED"
).split("|")
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


def check(text: str) -> None:
    document = Document(
        name="x.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    found = read(document, datetime.date(2034, 6, 14)).events
    assert len({event.id for event in found}) == len(found)
    for event in found:
        assert event.span
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in event.span)
        assert all(left[1] <= right[0] for left, right in zip(event.span, event.span[1:], strict=False))
        assert event.status == "happened" or not event.counts
        for count in event.counts.values():
            known = [number for number in (count.low, count.best, count.high) if number is not None]
            assert known
            assert known == sorted(known)


@pytest.mark.parametrize("block", blocks(3, 20))
def test_events_of_any_words_stand_where_they_say(block: int) -> None:
    chance = random.Random(block)
    for _ in range(20):
        check(f"{' '.join(chance.choices(WORDS, k=chance.randint(1, 60)))}.")


@limits(max_examples=60, deadline=None)
@given(st.one_of(sentences, st.text(max_size=200)))
def test_numbers_of_any_text_stand_where_they_say_and_in_order(text: str) -> None:
    for one in amounts_in(text):
        assert text[one.span[0] : one.span[1]].strip()
        known = [number for number in (one.count.low, one.count.best, one.count.high) if number is not None]
        assert known
        assert known == sorted(known)
    for told in counted(load_pipeline()(text)):
        assert 0 <= told.span[0] < told.span[1] <= len(text)
    assert len(in_small_letters(text)) == len(text)


@given(st.integers(min_value=0, max_value=10**9), st.booleans())
def test_digits_are_the_number_they_write(number: int, commas: bool) -> None:
    assert whole_number(f"{number:,}" if commas else str(number)) == number


def test_a_long_line_is_read_in_little_time() -> None:
    """What is looked at around a number does not grow with the text."""
    text = "At least nine people were killed and 14 wounded in Dorn on Tuesday. " * 150
    check(text)
