"""What is denied of an occasion that the words take for granted: "denied that children were among the dead".

Who denies a detail has not denied that anything happened; who denies that it happened, or a part of its own in it, has.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..model.proposal import Span
from .contents import clauses_of, is_infinitive
from .harm import VIOLENCE
from .lexicon import DOUBTS
from .nearby import phrase_of, text_of
from .pieces import word_set
from .sources import tree_span

_HARMED: Final = word_set("dead wounded injured victims casualties killed missing fatalities")
_DEFINITE: Final = word_set("the this that these those its his her their")
_TAKES_PLACE: Final = word_set("happen occur take exist")
_DOES: Final = word_set(
    """
    carry launch conduct stage order plan mount commit perpetrate make do direct organise organize prepare approve
    authorise authorize support sponsor help know cause
    """
)
"""What somebody does to an attack whose attack it is: a denial of it is one of a part of its own."""
_OWN_PART: Final = re.compile(
    r"\b(?:responsib\w+|involve(?:d|ment)|(?:role|part|hand) in|behind|aware of|anything to do with|to blame|"
    r"tak(?:en?|ing) part)\b",
    re.IGNORECASE,
)
_THAT: Final = re.compile(r"that\b\s*", re.IGNORECASE)
_LAST: Final = ' \t\r\n,;.”"'


def detail_denied(word: Any) -> Span | None:
    """The words of what is denied where that is but a detail, as characters; `word` is denied, or denies.

    None where the occasion itself is denied, or somebody's part in it.
    """
    for clause in _denied_clauses(word):
        left, right = tree_span(clause)
        text = text_of(clause.doc)
        if _OWN_PART.search(text, left, right) or not any(
            _is_taken_for_granted(one, clause) for one in phrase_of(clause)
        ):
            return None
        if (that := _THAT.match(text, left, right)) is not None:
            left = that.end()
        return left, left + len(text[left:right].rstrip(_LAST))
    return None


def _denied_clauses(word: Any) -> Iterator[Any]:
    """The clause that a verb of denying has: that verb itself or the nearest around a word."""
    token = word
    for _ in range(8):
        if token.lemma_.lower() in DOUBTS and token.pos_ == "VERB":
            if not any(child.dep_ == "neg" for child in token.children):
                held = (one for one in clauses_of(token) if one.i > token.i and not is_infinitive(one))
                yield from (one for one in held if one.i == word.i or token.i == word.i or word in phrase_of(one))
            return
        if token.head.i == token.i:
            return
        token = token.head


def _is_taken_for_granted(noun: Any, clause: Any) -> bool:
    """Whether a noun speaks of the violence, or of those harmed by it, as of something that is known."""
    is_act, is_harmed = noun.lemma_.lower() in VIOLENCE and noun.pos_ in ("NOUN", "PROPN"), noun.lower_ in _HARMED
    known = any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE)
        for child in noun.children
        if child.i < noun.i
    )
    if not (is_act or is_harmed) or not known:
        return False
    if is_act and noun.dep_ in ("dobj", "nsubjpass"):
        # "denied that it carried out the attack", "denied that the attack was planned in Dorn"
        return noun.head.lemma_.lower() not in _DOES
    if is_act and noun.dep_ == "nsubj" and noun.head.i == clause.i:
        return clause.lemma_.lower() not in _TAKES_PLACE
    return True
