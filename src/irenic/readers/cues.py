"""The words by which somebody's words are given: a verb with its auxiliaries, and what it hangs on."""

from typing import Any, Final

from ..model.proposal import Span
from .frames import FELT, INFINITIVE

_AUXILIARIES: Final = ("aux", "auxpass", "neg")
_MISREAD: Final = {"hop": "hope", "retweete": "retweet", "apologi": "apologise", "blogge": "blog"}
"""Lemmas that a small lemmatiser makes of "hoping" and the like."""


def lemma_of(verb: Any) -> str:
    lemma = verb.lemma_.lower()
    return str(_MISREAD.get(lemma, lemma))


def cue_span(verb: Any) -> Span:
    """A cue takes in what stands right before it: "has said", "did not say", "privately doubted", "went on to say"."""
    start = verb
    top = verb
    while start.i > verb.sent.start:
        before = verb.doc[start.i - 1]
        if before.head.i == top.i and before.dep_ in (*_AUXILIARIES, "advmod") and before.pos_ != "PUNCT":
            start = before
        elif (
            top.dep_ == "xcomp"
            and start.i < top.i
            and before.i == top.head.i
            and before.pos_ in ("VERB", "AUX")
            and start.lower_ == "to"
            and lemma_of(before) not in INFINITIVE
            and before.lower_ not in FELT
        ):
            # "refused to say", "went to argue": what somebody did about saying it
            start = top = before
        elif (
            top.dep_ == "xcomp"
            and start.lower_ == "to"
            and before.i == top.head.i
            and before.dep_ == "acomp"
            and before.lower_ not in FELT
            and before.head.i < before.i
            and before.head.pos_ in ("AUX", "VERB")
        ):
            # "is likely to say", "was quick to praise"
            start = top = before.head
        elif top.dep_ == "xcomp" and top.head.i < before.i and before.dep_ == "prt" and before.head.i == top.head.i:
            start = before
            if top.head.i == before.i - 1:
                start = top = top.head
        else:
            break
    if start.lower_ in ("when", "while", "after", "as", "how", "why", "where", "so", "then", "however", "instead"):
        start = verb.doc[start.i + 1] if start.i < verb.i else start
    end = verb
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            end = child
    return int(start.idx), int(end.idx + len(end.text))


def span_to(cue: Span, token: Any) -> Span:
    """A cue drawn out to a word behind it: "called for"."""
    return cue[0], max(cue[1], int(token.idx + len(token.text)))
