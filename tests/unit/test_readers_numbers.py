"""Numbers in digits and words are worth what they say, and the pattern finds all of their words."""

import random
import re

import pytest

from irenic.readers.numbers import NUMBER, ONES, TENS, range_of, value_of, whole_number


def spelt(number: int) -> str:
    """A whole number below a thousand million in words, as a person would write it: the oracle, by its definition."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            many, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelt(many)} {name}" + (f"{joint}{spelt(rest)}" if rest else "")
    if number >= 100:
        many, rest = divmod(number, 100)
        return f"{ONES[many - 1]} hundred" + (f" and {spelt(rest)}" if rest else "")
    if number < 20:
        return ONES[number - 1]
    ten = next(word for word, worth in TENS.items() if worth == number // 10 * 10)
    return f"{ten}-{ONES[number % 10 - 1]}" if number % 10 else ten


def test_a_number_in_words_is_the_number_it_spells() -> None:
    chance = random.Random(3)
    for number in [*range(1, 1300), *(int(10 ** chance.uniform(3, 9)) for _ in range(700))]:
        words = spelt(number)
        assert whole_number(words) == number, words
        found = re.search(NUMBER, f"about {words} men")
        assert found is not None
        assert found[0] == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two hundred and fifty thousand", 250_000),
        ("half a million", 500_000),
        ("a half-million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("1.2 million", 1_200_000),
        ("1.5-million", 1_500_000),
        ("3,5 million", 3_500_000),
        ("3,500 million", 3_500_000_000),
        ("two thousand million", 2_000_000_000),
        ("4.5", 4.5),
        ("$", None),
        ("3,5", None),
        ("half", None),
        ("a", None),
        ("thousand", None),
        ("9" * 400, None),
    ],
)
def test_what_a_number_is_worth(words: str, number: float | None) -> None:
    """A comma before one digit or two parts off decimals only where a scale follows; alone it may be anything."""
    assert value_of(words) == number


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        ("5", "6 million", (5_000_000, 6_000_000)),
        ("two", "three hundred", (200, 300)),
        ("50", "100 thousand", (50_000, 100_000)),
        ("nine", "a hundred", (9, 100)),
        ("1,000", "2 million", (1000, 2_000_000)),
        ("10", "2 thousand", (10, 2000)),
        ("nine", "six", None),
    ],
)
def test_the_first_of_a_range_counts_what_the_second_does(
    first: str, second: str, ends: tuple[float, float] | None
) -> None:
    assert range_of(first, second) == ends


def test_a_number_ends_where_another_begins() -> None:
    told = [
        match[0] for match in re.finditer(NUMBER, "between one million and two million, two hundred and three hundred")
    ]
    assert told == ["one million", "two million", "two hundred", "three hundred"]
