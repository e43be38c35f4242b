"""Words given by no verb: "according to", adjectives of readiness and conviction, and nouns such as "claim"."""

from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .cues import cue_span
from .expressions import AGENTS, NOUNS, feeling, felt, is_agent, of_a_noun
from .frames import FELT
from .harm import is_person
from .lexicon import CUE_NOUNS, TELLERS
from .quotations import EDGE
from .reckonings import clause_told, told_by_whom_to_believe, whom_to_believe, whose_count
from .sources import Source, source_of, tree_span
from .stands import answer_of
from .verdicts import verdict_of

_MARKS: Final = "\"'“”‘’«»„"


@dataclass(frozen=True)
class Nominal:
    """What a noun, an adjective or "according to" gives, and whose it is."""

    source: Source | None
    given: Given
    name: str | None = None
    """By what name a stand goes, where that is not its word's own."""


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


def by_adjective(word: Any, quotes: list[Span], text: str) -> Nominal | None:
    """A readiness, a worry or a stand: "is willing to discuss it", "is a critic of the plan"."""
    if word.dep_ == "appos" and (told := is_agent(word, word.head)) is not None:
        start, end = word.head.left_edge.idx, word.head.idx + len(word.head.text)
        return Nominal(Source(word.head, word.head, (start, end)), told)
    if word.pos_ == "ADJ" and (told := feeling(word, cue_span(word))) is not None:
        # "was prepared to keep", where a parser takes it for the passive of an adjective
        source = source_of(word, quotes, text)
        return None if source is None else Nominal(source, told)
    if word.dep_ not in ("acomp", "attr", "oprd"):
        return None
    given = felt(word, word.head) if word.dep_ != "attr" or word.pos_ == "ADJ" else is_agent(word, word.head)
    source = source_of(word.head, quotes, text) if given is not None else None
    return None if given is None or source is None else Nominal(source, given)


def by_noun(noun: Any) -> Nominal | None:
    """A claim, a plan or a stance with whose it is: "the mayor's claim that …", "its opposition to the plan"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    by = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "by"), None)
    if owner is None and by is not None:
        # "a demand by the rebels for a truce"
        owner = next((child for child in by.children if child.dep_ == "pobj"), None)
    lemma = noun.lemma_.lower()
    if owner is None and lemma in CUE_NOUNS:
        owner = _of_whom(noun)
    if owner is None:
        return None
    first = next((child for child in noun.children if owner.i < child.i < noun.i and child.dep_ == "amod"), noun)
    cue = (first.idx, noun.idx + len(noun.text))
    clause = next(
        (
            child
            for child in noun.children
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(one.lower_ == "that" and one.dep_ == "mark" for one in child.children)
        ),
        None,
    )
    given: Given | None = None
    if clause is not None and lemma in CUE_NOUNS:
        given = Given([tree_span(clause)], "noun", cue)
    given = given or of_a_noun(noun, lemma, cue)
    if given is None:
        return None
    end = owner.idx + len(owner.text) if owner.dep_ == "poss" else tree_span(owner)[1]
    if owner.dep_ != "poss":
        given = Given(given.content, given.construction, (cue[0], noun.idx + len(noun.text)))
    return Nominal(Source(owner, owner, (tree_span(owner)[0], end)), given)


def _of_whom(noun: Any) -> Any | None:
    """ "The allegation of the relief fund that …": whose it is; in "the claim of fraud" nobody's."""
    of = next((child for child in noun.children if child.lower_ == "of" and child.i > noun.i), None)
    whose = of and next((child for child in of.children if child.dep_ == "pobj"), None)
    if whose is None:
        return None
    lemma = whose.lemma_.lower()
    return whose if whose.pos_ == "PROPN" or is_person(lemma) or lemma in TELLERS else None


def nominal_of(token: Any, text: str, quotes: list[Span]) -> Nominal | None:
    """What a word that is no verb gives."""
    if token.lower_ == "according" and any(child.lower_ == "to" for child in token.children):
        return according_to(token, text)
    if (counted := whose_count(token)) is not None:
        owner, source, cue = counted
        preposition = token if token.dep_ == "prep" else token.head
        told = clause_told(token, [source, cue, (preposition.idx, preposition.idx)], text)
        return told and Nominal(Source(owner, owner, source), Given([told], "according to", cue), "according to")
    if (believed := whom_to_believe(token)) is not None:
        owner, source, cue = believed
        told = told_by_whom_to_believe(token, [source, cue], text)
        return told and Nominal(Source(owner, owner, source), Given([told], "according to", cue), "according to")
    if token.pos_ in ("AUX", "VERB") and (verdict := verdict_of(token, text)) is not None:
        return Nominal(*verdict)
    if token.pos_ in ("ADJ", "VERB") and token.lower_ in FELT:
        return by_adjective(token, quotes, text)
    if token.pos_ == "NOUN":
        lemma = token.lemma_.lower()
        if lemma in AGENTS:
            return by_adjective(token, quotes, text)
        if (answer := answer_of(token)) is not None:
            owner, given = answer
            return Nominal(
                Source(owner, owner, (owner.idx, owner.idx + len(owner.text))),
                given,
                text[slice(*given.content[-1])].lower(),
            )
        if lemma in NOUNS or lemma in CUE_NOUNS:
            return by_noun(token)
    return None
