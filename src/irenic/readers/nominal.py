"""Words given by no verb: "according to", adjectives of readiness and conviction, and nouns such as "claim"."""

from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .lexicon import CUE_ADJECTIVES, CUE_NOUNS
from .quotations import EDGE
from .sources import Source, source_of, tree_span

_MARKS: Final = "\"'“”‘’«»„"
_CLAUSES: Final = ("relcl", "ccomp", "conj", "advcl", "acl", "ROOT")


@dataclass(frozen=True)
class Nominal:
    """What a noun, an adjective or "according to" gives, and whose it is."""

    source: Source | None
    given: Given


def according_to(token: Any, text: str) -> Nominal | None:
    to = next(child for child in token.children if child.lower_ == "to")
    whom = next((child for child in to.children if child.dep_ == "pobj"), None)
    if whom is None:
        return None
    source = tree_span(whom)
    # its words are the clause that it stands in, and not what a semicolon parts from that clause
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    for mark in sentence:
        if mark.text == ";" and mark.idx < token.idx:
            start = max(start, mark.idx + 1)
        if mark.text == ";" and mark.idx > token.idx:
            end = min(end, mark.idx)
    pieces = [(start, token.idx), (source[1], end)]
    pieces = [piece for piece in pieces if text[piece[0] : piece[1]].strip(EDGE + _MARKS)]
    if not pieces:
        return None
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    cue = (token.idx, to.idx + 2)
    return Nominal(Source(whom, whom, source), Given([longest], "according to", cue))


def by_adjective(adjective: Any, quotes: list[Span]) -> Nominal | None:
    """A readiness or a refusal: "is willing to discuss it"."""
    clause = next((child for child in adjective.children if child.dep_ in ("xcomp", "ccomp")), None)
    if clause is None or adjective.dep_ != "acomp" or adjective.head.i > adjective.i:
        return None
    source = source_of(adjective.head, quotes)
    if source is None:
        return None
    cue = (adjective.head.idx, adjective.idx + len(adjective.text))
    return Nominal(source, Given([tree_span(clause)], "adjective", cue))


def by_noun(noun: Any) -> Nominal | None:
    clause = next(
        (
            child
            for child in noun.children
            if child.dep_ in ("acl", "ccomp") and any(one.lower_ == "that" for one in child.children)
        ),
        None,
    )
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if clause is None or owner is None:
        return None
    span = (tree_span(owner)[0], owner.idx + len(owner.text))
    cue = (noun.idx, noun.idx + len(noun.text))
    return Nominal(Source(owner, owner, span), Given([tree_span(clause)], "noun", cue))


def nominal_of(token: Any, text: str, quotes: list[Span]) -> Nominal | None:
    """What a word that is no verb gives."""
    if token.lower_ == "according" and any(child.lower_ == "to" for child in token.children):
        return according_to(token, text)
    if token.pos_ == "ADJ" and token.lemma_.lower() in CUE_ADJECTIVES:
        return by_adjective(token, quotes)
    if token.pos_ == "NOUN" and token.lemma_.lower() in CUE_NOUNS:
        return by_noun(token)
    return None
