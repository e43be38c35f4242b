"""Terms said to stand in a text: "Also in the draft is a fund", "a fund is foreseen", "the offer is a swap"."""

import itertools
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import MEETINGS
from .clauses import Clause, auxiliaries, extents, is_negated, row_of, subject_of, things_from, trimmed
from .codes import codes_of
from .offers import is_givable
from .reactions import is_argued
from .tabled import is_tabled, names_a_text

_HELD: Final = frozenset(
    """
    foresee envisage envision provide stipulate include propose mention list offer prescribe contain specify suggest
    """.split()
)
"""What a text does with a term, said in the passive: "is foreseen", "is provided for"."""
_MIDDLES: Final = frozenset("heart core centre center centrepiece centerpiece middle part crux backbone kernel".split())
_WITHIN: Final = frozenset("in among at of part inside central key new".split())
_OFFERS: Final = frozenset(
    "offer counter counteroffer proposal compromise idea suggestion bargain formula price".split()
)
_PLACED: Final = frozenset("figure feature appear stand".split())
_SIDES: Final = frozenset(
    "side party parties both signatory signatories delegation government country state president minister negotiator leader".split()
)
_NO_TERM: Final = frozenset("question problem reason hope thing trouble chance line word step way issue".split())


def standing_in(sentence: Any, on_text: bool) -> Iterator[Clause]:
    """What a sentence says to stand in a text; `on_text` says that a text was told of just before."""
    if sentence.text.rstrip().endswith("?"):
        return
    for verb in sentence:
        if verb.dep_ in ("aux", "auxpass") or verb.pos_ not in ("VERB", "AUX") or is_negated(verb):
            continue
        if verb.lemma_ == "be":
            yield from _with_be(verb, sentence.end)
        elif verb.tag_ == "VBN" and verb.lemma_.lower() in _HELD:
            yield from _held(verb, on_text)
        elif verb.lemma_ == "agree":
            yield from _agreed_on(verb)
        elif verb.lemma_.lower() in _PLACED and verb.tag_ in ("VBZ", "VBP") and _is_within(verb):
            yield from _subject_as_thing(verb)


def _with_be(verb: Any, end: int) -> Iterator[Clause]:
    if verb.tag_ not in ("VBZ", "VBP", "VBD") or verb.dep_ == "relcl":
        return
    behind = [one for one in verb.children if one.dep_ in ("attr", "nsubj") and one.i > verb.i and one.pos_ != "PRON"]
    ahead = [one for one in verb.children if one.i < verb.i and one.dep_ in ("prep", "advmod", "nsubj", "acomp")]
    if behind and any(_is_of_a_text(one) for one in ahead):
        if behind[0].lemma_.lower() not in _NO_TERM:
            yield from things_from(behind[0], end)
        return
    subject = subject_of(verb)
    if subject is None or subject.i > verb.i or subject.pos_ == "PRON":
        return
    said = [one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i]
    if said and subject.lemma_.lower() in _OFFERS and not is_argued(verb):
        # "the idea is that both sides pull back"
        yield from extents([one for one in row_of(said[0]) if subject_of(one) is not None])
        return
    if behind and subject.lemma_.lower() in _OFFERS:
        yield from (one for one in things_from(behind[0], end) if is_givable(one, verb.doc))
    elif _is_within(verb) and not is_tabled(subject):
        yield from _subject_as_thing(verb)


def is_ruled_missing(verb: Any) -> bool:
    """Whether something is said not to stand in a text: "no joint administration is foreseen"."""
    subject = subject_of(verb)
    is_none = is_negated(verb) or (subject is not None and any(child.lower_ == "no" for child in subject.children))
    return verb.tag_ == "VBN" and verb.lemma_.lower() in _HELD and is_none


def _is_of_a_text(word: Any) -> bool:
    """Whether words ahead of "is" lead to a text: "At the heart of the plan", "Also in the draft", "Part of it"."""
    if word.lower_ not in _WITHIN and word.lemma_.lower() not in _MIDDLES:
        return False
    return any(is_tabled(one) or one.lower_ in ("provisions", "terms") for one in word.subtree)


def _is_within(verb: Any) -> bool:
    """Whether something is "in the draft", "part of the deal", "among its terms"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        is_part = child.dep_ == "attr" and child.lemma_.lower() in _MIDDLES
        is_in = child.dep_ == "prep" and child.lower_ in ("in", "among")
        if is_part or is_in:
            below = list(child.subtree)
            direct = [one for one in below if one.dep_ == "pobj" and one.head.lower_ in ("in", "among", "of")]
            if direct and names_a_text(direct[:1]) and direct[0].lemma_.lower() != "initiative":
                return True
    return False


def _subject_as_thing(verb: Any) -> Iterator[Clause]:
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or is_tabled(subject):
        return
    if subject.pos_ == "NOUN" and subject.lemma_.lower() not in _NO_TERM:
        yield Clause(subject.left_edge.i, subject.right_edge.i + 1, None)


def _agreed_on(verb: Any) -> Iterator[Clause]:
    """What the sides "have agreed on", thing by thing: "on a telephone line, and on doubling the number of trains"."""
    subject = subject_of(verb)
    if subject is None or subject.lemma_.lower() not in _SIDES:
        return
    first = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ in ("on", "upon")), None)
    if first is None or first.i < verb.i:
        return
    end = verb.sent.end
    begins = [
        token.i
        for token in verb.doc[first.i + 2 : end - 1]
        if token.lower_ == first.lower_ and token.nbor(-1).lower_ in (",", "and")
    ]
    for left, right in itertools.pairwise([first.i, *begins, end]):
        start, stop = trimmed(verb.doc, left + 1, right)
        words = verb.doc[start:stop]
        if len(words) > 1 and codes_of(words.text) and all(one.lemma_.lower() not in MEETINGS for one in words):
            # what one side has agreed on is its word, and no text's
            yield Clause(
                start, stop, None, is_offer=subject.tag_ == "NN" and subject.lemma_.lower() not in ("both", "side")
            )


def _held(verb: Any, on_text: bool) -> Iterator[Clause]:
    """ "A joint commission is also foreseen", "Also foreseen: a court"."""
    words = [one.lower_ for one in auxiliaries(verb)]
    subject = subject_of(verb)
    if subject is None:
        is_first = verb.i == verb.sent.start or verb.nbor(-1).lower_ in ("also", "further", "equally", "likewise")
        if verb.dep_ == "ROOT" and is_first:
            # "Also envisaged is a fund": the thing may hang on "is"
            heads = (verb, *(one for one in verb.children if one.dep_ == "auxpass"))
            things = [
                one
                for head in heads
                for one in head.children
                if one.i > verb.i and one.dep_ in ("dobj", "attr", "appos", "dep", "nsubjpass")
            ]
            if things:
                yield from things_from(things[0], verb.sent.end)
        return
    if any(child.lower_ == "no" for child in subject.children):
        return
    is_told = words[-1:] in (["is"], ["are"]) and subject.i < verb.i and subject.pos_ == "NOUN"
    if is_told and not is_tabled(subject) and (on_text or _is_within(verb)):
        yield Clause(subject.left_edge.i, verb.i + 1, None)
