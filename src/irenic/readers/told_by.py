"""Whose words hold the number of a clause, of all who are given words in a paragraph."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from .attribution import Attribution
from .mentions import Mention
from .nearby import text_of
from .sources import tree_span
from .speakers import PRONOUNS
from .told_near import quoted_as_saying, told_by_lead

_OWN: Final = PRONOUNS | {"its", "their", "his", "her"}


class Told(NamedTuple):
    """Who is given which words, and whom their source names."""

    attribution: Attribution
    speaker: str | None


def misread(told: Told, document: Any) -> str | None:
    """The "he" or "she" that tells, where it was taken for several, who it cannot be."""
    source = " ".join(text_of(document)[left:right] for left, right in told.attribution.source)
    if source.lower() not in ("he", "she"):
        return None
    last = (told.speaker or "").rpartition(" ")[2]
    return source if any(word.tag_ in ("NNS", "NNPS") for word in document if word.text == last) else None


def led_by(told: Told, mention: Mention) -> str | None:
    """Who stands before "its version: 15 killed", where only the "its" was taken for who tells it."""
    document = mention.head.doc
    source = " ".join(text_of(document)[left:right] for left, right in told.attribution.source)
    if told.attribution.verb in ("quote", "cite") or source in ("", told.speaker):
        quoted = quoted_as_saying(document, mention.anchor)
        if quoted is not None:
            return quoted
    if source.lower().startswith("their "):
        # whose, nobody says for certain
        return source
    if source.lower() not in ("its", "their", "his", "her"):
        return None
    lead = told_by_lead(document, mention.anchor)
    who = next((one for one in mention.verb.children if one.dep_ == "nsubj" and one.i < mention.verb.i), None)
    if (
        lead is not None
        or who is None
        or who.pos_ not in ("NOUN", "PROPN")
        or (told.speaker or "its").lower() not in _OWN
    ):
        return lead
    # "the ministry holds 112 by its own count"
    left, right = tree_span(who)
    return " ".join(text_of(document)[left : min(right, mention.verb.idx)].split())


def teller_of(anchor: int, said: Sequence[Told]) -> Told | None:
    """Whose words hold a place: the innermost who is named."""
    holding = [
        (right - left, one.attribution.verb != "cite", place, one)
        for place, one in enumerate(said)
        for left, right in one.attribution.content
        if left <= anchor < right and one.speaker is not None
    ]
    return min(holding, key=lambda each: each[:3])[3] if holding else None


def teller_of_all(mention: Mention, said: Sequence[Told]) -> Told | None:
    """Whose words hold all the numbers of a clause that begins before them: "A shell fell: four dead, the mayor said"."""
    tellers = [teller_of(one.span[0], said) for one in mention.counted]
    first = tellers[0] if tellers else None
    return first if first is not None and all(one is first for one in tellers) else None


def holds(told: Told, word: Any) -> bool:
    """Whether a word lies within what somebody is given."""
    return any(left <= word.idx < right for left, right in told.attribution.content)
