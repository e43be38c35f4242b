"""The words that bound a number, and how a count with such a bound is written in a case."""

import re
from typing import Final

_WRITTEN: Final = {
    "at least": "{{low: {0}}}",
    "no fewer than": "{{low: {0}}}",
    "not fewer than": "{{low: {0}}}",
    "no less than": "{{low: {0}}}",
    "more than": "{{low: {1}}}",
    "over": "{{low: {1}}}",
    "up to": "{{high: {0}}}",
    "at most": "{{high: {0}}}",
    "no more than": "{{high: {0}}}",
    "not more than": "{{high: {0}}}",
    "fewer than": "{{high: {2}}}",
    "less than": "{{high: {2}}}",
    "about": "{{best: {0}}}",
    "around": "{{best: {0}}}",
    "roughly": "{{best: {0}}}",
    "some": "{{best: {0}}}",
    "nearly": "{{best: {0}}}",
    "almost": "{{best: {0}}}",
    "an estimated": "{{best: {0}}}",
}
"""With the number itself, one more, or one less."""

BOUND: Final = "|".join(sorted(_WRITTEN, key=len, reverse=True))
"""A pattern of the words, in small letters."""

_BOUNDED: Final = re.compile(rf"({BOUND}) (\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}})", re.IGNORECASE)


def written(words: str, number: int) -> str:
    """How a bounded number is written: `{low: 9}` for "at least" and 9."""
    return _WRITTEN[words.lower()].format(number, number + 1, number - 1)


def written_words(text: str) -> str | None:
    """How a count in words, such as "at least 9", is written; None where it is no bound and number."""
    found = _BOUNDED.fullmatch(text.strip())
    return written(found[1], int(found[2].replace(",", ""))) if found else None
