"""What a side offers to give or do as a part of the deal: "Alpha is prepared to …", "Beta has offered to …"."""

import dataclasses
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import CUE_VERBS, DOUBTS, MEETINGS, TALKS
from .clauses import (
    Clause,
    antecedent,
    auxiliaries,
    extents,
    is_ahead,
    is_negated,
    row_of,
    subject_of,
    things_of,
    trimmed,
)
from .tabled import is_arrangement, is_judgement, is_tabled

_READY: Final = frozenset({"ready", "prepared", "willing"})
# who is ready for these gives nothing, and takes a stand, talks, or fights
_NO_DEED: Final = (
    TALKS
    | frozenset(CUE_VERBS)
    | frozenset(
        """
        sign study talk negotiate return resume continue travel fight die defend respond retaliate go come help mediate
        act face wait stand hear look take_part cooperate be do try compromise make move start begin live drop_by attack
        sit stay strike use carry
        """.split()
    )
    - frozenset("guarantee recognise report".split())
)
_NO_THING: Final = MEETINGS | frozenset(
    """
    condolence comment help support assistance apology explanation detail hope praise thank sympathy mediation advice
    summit inquiry vote candidate solution way change amendment name idea date venue place_of service expertise donation branch insight glimpse view reason evidence word seat chance opportunity sign clue answer excuse
    """.split()
)
_ONLY_IF: Final = frozenset("if once provided unless on in when as".split())
_READINESS: Final = frozenset("readiness willingness preparedness".split())
_PROPOSING: Final = frozenset("suggest recommend float moot".split())
_NOBODY: Final = frozenset({"nobody", "none", "who", "you"})


def offered(sentence: Any) -> Iterator[Clause]:
    """The clauses of a sentence in which somebody offers something, each without who offers it."""
    if sentence.text.rstrip().endswith("?"):
        return
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.lower_ in _READY and not _is_denied(token):
            yield from _deeds(token, _who_is(token))
        elif lemma in ("offer", "propose") and token.pos_ == "VERB" and not _is_denied(token):
            who = _who_does(token)
            deeds = list(_deeds(token, who)) if lemma == "offer" else list(_proposed(token))
            yield from deeds
            if token.dep_ == "csubj":
                yield from things_of(token.head, sentence.end)
            elif not deeds and who is not None and not is_tabled(who):
                for one in things_of(token, sentence.end):
                    if not _is_no_thing(one, token.doc):
                        yield dataclasses.replace(one, subject=antecedent(who))
        elif lemma == "agree" and token.tag_ == "VBN" and not _is_denied(token) and not _is_doubted(token):
            # both have said yes to it: a term of what they agree on
            yield from _deeds(token, _who_does(token))
        elif lemma in _READINESS:
            owner = next((child for child in token.children if child.dep_ == "poss"), None)
            yield from _deeds(token, owner if owner is not None and owner.pos_ != "PRON" else _around(token))
        elif token.lower_ in ("offer", "offering") or (lemma == "proposal" and token.pos_ == "NOUN"):
            owner = next((child for child in token.children if child.dep_ == "poss"), None)
            if owner is None and token.lower_ == "offering":
                owner = _around(token)
            yield from _deeds(token, owner)
        elif lemma in _PROPOSING and token.pos_ == "VERB" and not _is_denied(token):
            yield from _proposed(token)


def _deeds(word: Any, who: Any | None) -> Iterator[Clause]:
    """What somebody is ready "to" do."""
    if who is not None and (who.lower_ in _NOBODY or is_tabled(who)):
        return
    if who is not None:
        who = antecedent(who)
    for inner in word.children:
        if (
            inner.dep_ in ("xcomp", "acl", "ccomp", "advcl")
            and inner.tag_ == "VB"
            and inner.i > word.i
            and subject_of(inner) is None
        ):
            verbs = [one for one in row_of(inner) if one.tag_ == "VB" and one.lemma_.lower() not in _NO_DEED]
            for one in extents(verbs):
                start = one.start + (word.doc[one.start].lower_ == "to")
                end = max([one.end, *_conditions(word, one.end)])
                yield Clause(*trimmed(word.doc, start, end), one.verb, who)


def _conditions(word: Any, end: int) -> Iterator[int]:
    """Where the conditions of an offer end: "Alpha is ready to leave, provided that Beta …"."""
    for head in (word, word.head):
        for child in head.children:
            first = child.left_edge.lower_
            if child.dep_ in ("advcl", "prep") and child.i >= end and first in _ONLY_IF:
                yield child.right_edge.i + 1


def _is_no_thing(one: Clause, doc: Any) -> bool:
    nouns = [token for token in doc[one.start : one.end] if token.pos_ in ("NOUN", "PROPN")]
    return one.end - one.start < 2 or any(
        token.lemma_.lower() in _NO_THING or (is_tabled(token) and not is_arrangement(token)) for token in nouns
    )


def _proposed(verb: Any) -> Iterator[Clause]:
    """What somebody proposes "that" both sides do: in the subjunctive, or with "should"."""
    clauses = [inner for inner in verb.children if inner.dep_ == "ccomp" and inner.i > verb.i]
    if verb.dep_ == "parataxis":
        # "Beta, the envoy suggested, might be given a port"
        clauses.append(verb.head)
    for inner in clauses:
        subject = subject_of(inner)
        if subject is None or is_tabled(subject) or subject.lemma_.lower() in MEETINGS:
            continue
        if {child.lower_ for child in auxiliaries(inner)} & {"might", "could", "would"}:
            if (
                subject.pos_ != "PRON"
                and is_ahead(inner)
                and inner.lemma_.lower() not in _NO_DEED
                and not is_judgement(inner)
            ):
                yield from extents([one for one in row_of(inner) if one.lemma_.lower() not in _NO_DEED])
            continue
        words = {child.lower_ for child in inner.children if child.dep_ in ("aux", "auxpass")}
        is_base = not words and (inner.tag_ == "VB" or (inner.tag_ == "VBP" and verb.lemma_ != "suggest"))
        # "suggested that it should" is an opinion, "suggested that it be" a proposal
        is_wished = words <= {"should", "be"} and (words == {"be"} or (bool(words) and verb.lemma_ != "suggest"))
        if inner.lower_ not in ("are", "is") and (is_base or is_wished or _is_misread(inner, subject, words)):
            yield from extents([one for one in row_of(inner) if one.tag_ in ("VB", "VBP", "VBN")])


def _is_misread(verb: Any, subject: Any, words: set[str]) -> bool:
    """Whether a plain form stands after one who would need an ending: "that Alpha lease the port"."""
    return not words and verb.tag_ == "VBP" and subject.tag_ in ("NN", "NNP")


def _around(word: Any) -> Any | None:
    """The subject of the clause that a word stands in."""
    while word.head.i != word.i:
        word = word.head
        if (who := subject_of(word)) is not None:
            return who
    return None


def _who_is(adjective: Any) -> Any | None:
    return subject_of(adjective) or subject_of(adjective.head)


def _who_does(verb: Any) -> Any | None:
    while (own := subject_of(verb)) is None and verb.dep_ in ("conj", "xcomp"):
        verb = verb.head
    return own or (verb.head if verb.dep_ == "acl" else None)


def _is_denied(word: Any) -> bool:
    return is_negated(word) or (word.head.pos_ in ("AUX", "VERB") and word.dep_ == "acomp" and is_negated(word.head))


def _is_doubted(verb: Any) -> bool:
    above = verb
    while above.head.i != above.i:
        above = above.head
        if above.lemma_.lower() in DOUBTS | {"claim"}:
            return True
    return False
