"""Semicolons that part what one claimant tells from what the next does: to a parser they end a sentence.

A parser that takes "the mayor said nine; the army said three" for one sentence hangs the number of one on the other.
"""

from typing import Any, Final

from spacy.language import Language

from .pieces import word_set
from .quotations import quotations_in

NAME: Final = "irenic_parted"
_TELLS: Final = word_set(
    """
    said says say put puts reported reports report counted counts denied denies claimed claims spoke speaks gave gives
    insisted insists maintained maintains told tells estimated estimates announced announces confirmed confirms
    acknowledged acknowledges admitted admits stated states recorded records listed lists called calls rejected rejects
    disputed disputes dismissed dismisses blamed blames accused accuses alleged alleges spoken according
    accepts accepted demands demanded
    """
)
"""By what a clause says that somebody tells it, or takes a stand."""
_ENDS: Final = (".", "!", "?")


@Language.component(NAME)
def part_claimants(document: Any) -> Any:
    """Begin a sentence behind each semicolon with a claimant of its own behind it; set before the parser runs.

    A list behind a colon stays one sentence: its last words may be of all of it. So does what is quoted.
    """
    signs = [token.i for token in document if token.text == ";"]
    if not signs:
        return document
    quotes = quotations_in(document.text)
    for place, sign in enumerate(signs):
        if any(left < document[sign].idx < right for left, right in quotes) or _is_in_a_list(document, sign):
            continue
        following = signs[place + 1] if place + 1 < len(signs) else len(document)
        if sign + 1 < len(document) and _is_told(document, sign + 1, following):
            document[sign + 1].is_sent_start = True
    return document


def _is_told(document: Any, start: int, end: int) -> bool:
    """Whether the words up to the next semicolon or the end of the sentence name somebody who tells them."""
    for token in document[start:end]:
        if token.text in _ENDS:
            return False
        if token.lower_ in _TELLS and (token.i > start or token.lower_ == "according"):
            return True
    return False


def _is_in_a_list(document: Any, sign: int) -> bool:
    for token in reversed(document[max(0, sign - 150) : sign]):
        if token.text in _ENDS:
            return False
        if token.text == ":":
            return True
    return False
