"""What is only supposed, and so planned by nobody: what a condition asks for, and what somebody does if it is met."""

import re
from collections.abc import Iterator
from typing import Any, Final

from .nearby import phrase_of, sentence_of, text_of

_MARKS: Final = frozenset("if unless provided providing until till once lest whether supposing assuming".split())
_WORDS: Final = (
    r"(?<!\beven )\b(?:if|unless|provided(?: that)?|providing(?: that)?|(?:up)?on (?:the )?condition (?:that|of)|"
    r"(?:as|so) long as|in the event (?:that|of)|in case|supposing|assuming|subject to)\b(?! you\b)"
)
_BEHIND: Final = re.compile(_WORDS, re.IGNORECASE)
_CONDITION: Final = re.compile(rf"{_WORDS}(?![^.;:]*[.;:])(?P<rest>.*)\Z", re.IGNORECASE | re.DOTALL)
_CLAUSE_END: Final = re.compile(r",|\b(?:then|and (?:he|she|they|it|we|the))\b", re.IGNORECASE)


def is_supposed(head: Any, anchor: int, *, is_talk: bool) -> bool:
    """Whether a clause stands in a condition, or hangs on one; `anchor` is a character of it.

    Talks are planned also where something may come between: "will meet on Friday if the roads are open".
    """
    if any(_is_conditional(one) for one in _clauses_up_from(head)):
        return True
    sentence = sentence_of(head)
    before = _CONDITION.search(text_of(head.doc), int(sentence.start_char), anchor)
    if before is not None and not _CLAUSE_END.search(before["rest"]):
        return True
    return not is_talk and any(_has_a_condition(one) for one in _clauses_up_from(head))


def _clauses_up_from(word: Any) -> Iterator[Any]:
    """The verbs from a word up to that of its own main clause: not up to who says so."""
    while True:
        if word.pos_ in ("VERB", "AUX"):
            yield word
        if word.head.i == word.i or word.dep_ in ("ccomp", "parataxis", "relcl"):
            return
        word = word.head


def _is_conditional(verb: Any) -> bool:
    if verb.dep_ not in ("advcl", "ccomp", "pcomp"):
        return False
    for child in verb.children:
        if child.lower_ in _MARKS and child.i < verb.i:
            if any(one.dep_ == "nsubj" and one.lower_ == "you" for one in verb.children):
                # "if you ask me"
                return False
            return bool(child.i == 0 or child.nbor(-1).lower_ != "even")
    first = verb.left_edge
    # "should the prisoners be released"
    return bool(first.lower_ == "should" and first.head.i == verb.i and verb.dep_ == "advcl")


def _has_a_condition(verb: Any) -> bool:
    """ "Will sign the draft if …", "on 3 May, but only as long as …", wherever a parser hangs it."""
    own = phrase_of(verb)
    if any(child.dep_ == "advcl" and _is_conditional(child) for child in verb.children):
        return True
    begins = {int(one.idx) for one in own}
    found = _BEHIND.finditer(text_of(verb.doc), own[0].idx, int(own[-1].idx) + len(own[-1].text))
    return any(match.start() in begins for match in found)
