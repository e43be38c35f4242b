"""Whom a pronoun stands for that tells a number: "police deny it; their count is four"."""

from typing import Any, Final

from .frames import SPEECH
from .harm import COLLECTIVE, is_person
from .lexicon import DOUBTS
from .nearby import root_of, sentence_of, text_of
from .sources import tree_span

_PUBLISHES: Final = frozenset("publish release issue present post circulate put submit file hand compile".split())


def taken_up_by(pronoun: Any) -> str:
    """The subject of the sentence before, where a pronoun takes it up; the pronoun where it may be of another."""
    start = sentence_of(pronoun).start
    told = [
        one
        for one in pronoun.doc[start : pronoun.i]
        if one.dep_ == "nsubj" and one.pos_ in ("NOUN", "PROPN") and one.head.lemma_.lower() in SPEECH | DOUBTS
    ]
    if told and _may_stand_for(pronoun, told[-1]) and not _holds_word(told[-1].head, pronoun):
        # "police deny it; their count is four"
        left, right = tree_span(told[-1])
        return " ".join(text_of(pronoun.doc)[left:right].split()).strip(" ,;")
    subjects = [one for one in root_of(pronoun.doc[start - 1]).children if one.dep_ == "nsubj"] if start else []
    if not subjects or subjects[0].pos_ not in ("NOUN", "PROPN") or not _may_stand_for(pronoun, subjects[0]):
        return str(pronoun.text)
    left, right = tree_span(subjects[0])
    return " ".join(text_of(pronoun.doc)[left:right].split()).strip(" ,;")


def whose_paper(relative: Any) -> str:
    """Whom "that" stands for in "published a report that lists 43": who published it, or the report."""
    paper = relative.head.head
    verb = paper.head
    who = next((one for one in verb.children if one.dep_ == "nsubj" and one.i < verb.i), None)
    named = who if paper.dep_ == "dobj" and verb.lemma_.lower() in _PUBLISHES and who is not None else None
    left, right = tree_span(named) if named is not None else (paper.left_edge.idx, paper.idx + len(paper.text))
    return " ".join(text_of(relative.doc)[left:right].split()).strip(" ,;")


def _holds_word(verb: Any, word: Any) -> bool:
    """Whether a word stands within a verb's own clause."""
    return bool(verb.left_edge.i <= word.i <= verb.right_edge.i)


def _may_stand_for(pronoun: Any, noun: Any) -> bool:
    """Whether a pronoun is of a noun's number, and of a person where it must be: "he" is never "officials"."""
    many = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
    word = pronoun.lower_
    if word in ("he", "she", "his", "her"):
        return not many and (is_person(noun.lemma_.lower()) or noun.pos_ == "PROPN") and noun.lower_ not in COLLECTIVE
    return not many if word in ("it", "its") else True
