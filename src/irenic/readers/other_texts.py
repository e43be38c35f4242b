"""Which text "the plan" is: the one that the document brought up last, and that may be none of the case's.

"Parliament debated a proposal to cut pensions. Orren rejected the proposal" says nothing of the mediator's proposal.
"""

import re
from collections.abc import Callable
from typing import Final

from .lexicon import MEETINGS, TEXTS
from .matters import MATTERS

_INTRODUCED: Final = re.compile(
    rf"\b(?:an?|another|[\w-]+[’']s)\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{'|'.join(sorted(TEXTS))})s?\s+"
    r"(?:to|for|on|about|over|of)\s+(?P<what>[^.;:!?\n]{3,80})",
    re.IGNORECASE,
)
"""A text that is brought up, with what it is for: "a proposal to cut pensions"."""
_SHORT: Final = re.compile(rf"\b(?:the|this|that)\s+(?:[\w-]+\s+)?(?P<noun>{'|'.join(sorted(TEXTS))})\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_OF_PEACE: Final = frozenset(
    "war conflict fighting peace crisis end ending talks sides parties weapons army forces troops river".split()
)
_AT_HOME: Final = frozenset(
    """
    pension tax budget tariff fee toll subsidy debt loan fund share election vote post ministry seat cabinet coalition
    constitution inquiry trial licence percentage rail railway road bridge airport port harbour plant list number figure
    """.split()
)
"""What governments plan at home as often as at the table."""
_REACH: Final = 1500
"""So many characters before the words a text may have been brought up."""


def other_text(text: str, at: int, words: str, is_of_the_case: Callable[[str], bool]) -> str | None:
    """The words that brought up the text which `words` name at a character of a document, where that is another one.

    None where nothing says that it is: where what it is for is of war and peace, or, by `is_of_the_case`, of what the
    case has on the table.
    """
    short = _SHORT.search(words)
    if short is None:
        return None
    brought_up = [
        match
        for match in _INTRODUCED.finditer(text, max(0, at - _REACH), at)
        if match["noun"].lower() == short["noun"].lower()
    ]
    if not brought_up:
        return None
    last = brought_up[-1]
    told = {form for word in _WORD.findall(last["what"].lower()) for form in (word, word.removesuffix("s"))}
    if told & (_OF_PEACE | (MATTERS - _AT_HOME) | TEXTS | MEETINGS) or is_of_the_case(last[0]):
        return None
    return " ".join(last[0].split())
