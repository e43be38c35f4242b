"""Texts in capitals, as old newswires send them: written as they would stand in a newspaper, letter for letter."""

import re
from typing import Final

from .countries import NAMES
from .months import MONTHS, SHORT_MONTHS, WEEKDAYS

_LETTERS_AT_LEAST: Final = 40
_LOWER_AT_MOST: Final = 0.05
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STARTS: Final = re.compile(r"(?:^|[.!?:][\"”'’)\]]*\s+|--\s+|\[TEXT\]\s+|\n\s*\n\s*)[\"“‘'(\[]*(\w)")
_ALWAYS: Final = frozenset({"i", *WEEKDAYS, *MONTHS, *SHORT_MONTHS}) - {"may"}
_TITLES: Final = frozenset(
    """
    president minister general gen colonel col major maj captain capt lieutenant lt sergeant sgt mayor governor judge
    bishop archbishop monsignor father senator deputy dr mr mrs ms ambassador san santa los las el la port fort cape
    mount lake
    """.split()
)
"""Words that a name follows."""


def is_in_capitals(text: str) -> bool:
    """Whether hardly a letter of a text is small; a heading alone is too short to tell."""
    upper = sum(letter.isupper() for letter in text)
    lower = sum(letter.islower() for letter in text)
    return upper + lower >= _LETTERS_AT_LEAST and lower <= _LOWER_AT_MOST * (upper + lower)


def in_small_letters(text: str) -> str:
    """The same text in small letters, with capitals where sentences, days, months, countries and capitals begin.

    Every character stays in its place: what is found in the one stands at the same place of the other.
    """
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    letters = list(small)
    for match in _STARTS.finditer(small):
        letters[match.start(1)] = small[match.start(1)].upper()[:1]
    after_title = False
    for match in _WORD.finditer(small):
        word = match[0]
        known = word in _ALWAYS or word in _PROPER
        if known or after_title:
            letters[match.start()] = small[match.start()].upper()[:1]
        after_title = word in _TITLES
    return "".join(letters)


_PROPER: Final = frozenset(
    word.lower() for name in NAMES for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3
) - frozenset("coast north south east west city republic united democratic central town port islands saint".split())
