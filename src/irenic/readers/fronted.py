"""What stands in front of its clause and is what the clause is of: "Its second point we reject", "As for the toll, …"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .matters import POINTING, is_matter
from .nearby import FAR, text_of
from .quotations import EDGE, SUBJECTS

_TAKES_A_THING: Final = frozenset(
    "accept reject refuse support oppose welcome demand veto tolerate countenance".split()
)
_TOPIC: Final = re.compile(
    r"(?:as regards|as for|as to|as concerns|regarding|concerning|with regard to|in regard to|with respect to|on)\s+",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"to\s+", re.IGNORECASE)


def fronted_thing(verb: Any, lemma: str, text: str) -> Span | None:
    """ "Its second point, foreign officers at the bridge, we reject": an object before its subject."""
    if lemma not in _TAKES_A_THING or any(
        child.dep_ == "auxpass" or (child.i > verb.i and child.dep_ in ("dobj", "ccomp", "xcomp", "attr"))
        for child in verb.children
    ):
        return None
    before = _before_the_subject(verb)
    return None if before is None or _TOPIC.match(text, *before) or _TO.match(text, *before) else before


def topic_of(verb: Any, text: str, *, to: bool = False) -> Span | None:
    """ "As regards the third point, a toll, …", "To its first point …": what a clause says that it is about."""
    before = _before_the_subject(verb)
    return before if before is not None and (_TO if to else _TOPIC).match(text, *before) else None


def _before_the_subject(verb: Any) -> Span | None:
    """The words from the beginning of a sentence to the subject, where they name what deals are about."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if subject is None or not subject.left_edge.i:
        return None
    first = subject.left_edge
    while first.i and not first.is_sent_start and first.i > subject.i - FAR:
        first = first.nbor(-1)
    words = verb.doc[first.i : subject.left_edge.i]
    named = any((word.pos_ == "NOUN" and is_matter(word)) or word.lower_ in POINTING for word in words)
    if not words or not named or any(word.pos_ == "VERB" and word.dep_ in ("ROOT", "conj", "ccomp") for word in words):
        return None
    start, end = int(words[0].idx), int(subject.left_edge.idx)
    kept = text_of(verb.doc)[start:end].rstrip(EDGE)
    return (start, start + len(kept)) if kept else None
