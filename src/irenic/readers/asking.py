"""Questions and requests: whoever asks whether something is so, or for something to be done, has not said that it is."""

import re
from typing import Final, Literal

from ..model.reading import ReadStatement
from .pieces import word_set

ASKING: Final = word_set(
    "ask question inquire enquire query wonder request urge beg implore plead appeal quiz press invite call"
)
"""Cues that a quote of a question or a request must hold: without them it reads as if it were so."""
_THE_PRESS: Final = word_set("reporter journalist correspondent interviewer moderator anchor host questioner newspaper")
_CUE: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed|ing)?|(?:in|en)quir(?:es?|ed|ing)|wonder(?:s|ed|ing)?|request(?:s|ed|ing)?|"
    r"urg(?:es?|ed|ing)|beg(?:s|ged)?|implor(?:es?|ed|ing)|plead(?:s|ed)?|appeal(?:s|ed)?|call(?:s|ed) (?:on|upon|for))\b",
    re.IGNORECASE,
)
_QUESTION: Final = re.compile(
    r"^\W*(?:whether|if|how|why|what|who|whom|when|where|which)\b|\?[”\"’'»)\s]*$", re.IGNORECASE
)
_NOT_NAMED: Final = re.compile(
    r"^\W*(?:not to|(?:that )?(?:he|she|they) not) be (?:named|identified|quoted)\b(?! (?:as|with)\b)|"
    r"^\W*(?:for |to remain )(?:anonymity|anonymous)\b",
    re.IGNORECASE,
)
_ASKED_ABOUT: Final = re.compile(r"\basked about\b", re.IGNORECASE)


def is_of_the_press(one: ReadStatement) -> bool:
    """Whether it is a question that reporters put, or that somebody "was asked": nobody's word on anything.

    Nor is it one that a person asks not to be named.
    """
    asks = _CUE.search(one.reason) is not None
    if asks and (_NOT_NAMED.search(one.quote) or (not one.source and _ASKED_ABOUT.search(one.reason))):
        return True
    if kind_of_asking(one.reason, one.quote) != "a question":
        return False
    words = (one.speaker or "").lower().split()
    return not one.source or any(word.removesuffix("s") in _THE_PRESS for word in words)


def kind_of_asking(cue: str, words: str) -> Literal["a question", "a request"] | None:
    """What somebody's words are who asks; None for who does not."""
    if not _CUE.search(cue):
        return None
    return "a question" if _QUESTION.search(words.strip()) else "a request"
