"""Whether a clause tells what happened, what did not, or only what may, will or should."""

from typing import Any, Final, Literal

from .harm import FEARED
from .lexicon import CUE_NOUNS, DOUBTS, HARDLY, NOBODY
from .quotations import SUBJECTS

Status = Literal["happened", "planned", "denied"]

_AUXILIARIES: Final = ("aux", "auxpass")
_UNREAL: Final = frozenset("would could may might will shall should can must ’ll 'll ’d 'd wo ca".split())
_DONE: Final = frozenset(
    "manage begin start continue help say report claim appear seem believe know find allege".split()
)
"""Verbs whose infinitive tells what happened: "managed to kill"."""
_FOUND: Final = frozenset("confirm verify establish document ascertain".split())
"""What one could do, one did: "monitors could confirm 29 deaths"."""
_UNDER: Final = ("ccomp", "dobj", "acl", "xcomp", "pcomp", "advcl", "csubj")
_TRUE: Final = frozenset({"true", "correct", "case", "right"})
_FALSE: Final = frozenset("false untrue wrong baseless unfounded invented fabricated nonsense lies incorrect".split())
_REJECTS: Final = frozenset({"rejects", "denies", "dismisses", "disputes", "refutes"})


def status_of(predicate: Any) -> Status:
    """Whether the words say that it happened, that it did not, or only that it may, will or would."""
    if is_denied(predicate):
        return "denied"
    if predicate.lemma_.lower() in FEARED:
        return "planned"
    token = predicate
    for _ in range(8):
        if _is_parted(token):
            # "A accused B of it; B denied that" is one sentence of two tellers
            return "planned" if _is_to_do(token) else "happened"
        if token.dep_ in _UNDER and token.head.i != token.i and (_is_doubt(token.head) or _is_untrue(token)):
            return "denied"
        if any(
            child.dep_ in _AUXILIARIES
            and (child.lower_ in _UNREAL or _is_wished(child))
            and not (child.lower_ == "could" and token.lemma_.lower() in _FOUND)
            for child in token.children
        ):
            return "planned"
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children):
            return "planned"
        if token.dep_ in ("advcl", "ccomp", "pcomp") and _is_awaited(token):
            return "planned"
        head = token.head
        if head.i == token.i:
            # "the parties are to: (a) hand back; (b) to free the nine"
            return "planned" if _is_to_do(token) else "happened"
        if _is_to_do(token) and head.lemma_.lower() not in _DONE:
            return "planned"
        if token.dep_ in ("ccomp", "xcomp", "advcl", "acl", "conj", "oprd", "acomp", "relcl", "pcomp", "prep", "pobj"):
            if head.lemma_.lower() in FEARED and token.dep_ not in ("conj", "advcl"):
                return "planned"
            if token.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and _is_called_false(head):
                return "denied"
            if token.dep_ in ("acl", "relcl", "pobj", "prep") and head.pos_ != "VERB":
                return "happened"
            if token.dep_ in ("ccomp", "advcl") and head.pos_ == "VERB":
                # what the clause around it will do says nothing of this one
                return "happened" if head.lemma_.lower() not in FEARED else "planned"
            token = head
            continue
        return "happened"
    return "happened"


def _is_awaited(verb: Any) -> bool:
    """ "Once the weapons have been handed over" waits for it; "when the weapons had been handed over" tells of it."""
    if not any(child.dep_ in _AUXILIARIES and child.lower_ in ("has", "have") for child in verb.children):
        return False
    first = verb.left_edge
    # a parser may leave the word that opens the clause outside of it: "as soon [as]", "after"
    opening = {word.lower_ for word in verb.doc[max(verb.sent.start, first.i - 1) : first.i + 2]}
    if "after" in opening:
        # "signed after 12 have been freed" tells of it all the same
        return any(child.lower_ in _UNREAL for child in verb.head.children)
    return first.lower_ in ("when", "once", "until", "till") or "before" in opening or {"as", "soon"} <= opening


def _is_to_do(verb: Any) -> bool:
    """ "To free them"; "to have freed them" is told as done."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return "to" in auxiliaries and "have" not in auxiliaries


def _is_doubt(verb: Any) -> bool:
    # "Alpha rejects claims that …" is at times parsed as what rejects claim
    return verb.lemma_.lower() in DOUBTS or any(
        child.dep_ == "nsubj" and child.lower_ in _REJECTS for child in verb.children
    )


def _is_called_false(noun: Any) -> bool:
    """ "Rejects claims that twelve died", "reports that it burned are false"."""
    verb = noun.head
    if noun.dep_ == "dobj":
        if _has_an_owner(noun):
            # "denies the relief fund's claim that nine died": the fund tells that they did
            return False
        return verb.lemma_.lower() in DOUBTS
    said = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")}
    return noun.dep_ in SUBJECTS and bool(said & _FALSE)


def _has_an_owner(noun: Any) -> bool:
    """ "The ministry's claim", "the claim of Lathe"; "their claim" may be anybody's."""
    of = [one for child in noun.children if child.lower_ == "of" for one in child.children]
    owners = [*(child for child in noun.children if child.dep_ == "poss"), *of]
    return noun.lemma_.lower() in CUE_NOUNS and any(one.pos_ in ("NOUN", "PROPN") for one in owners)


def _is_untrue(clause: Any) -> bool:
    """ "It is not true that", "it is false that"."""
    verb = clause.head
    said = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr")}
    negated = any(child.dep_ == "neg" for child in verb.children)
    return verb.lemma_.lower() == "be" and (bool(said & _FALSE) or (negated and bool(said & _TRUE)))


def _is_wished(auxiliary: Any) -> bool:
    """ "That the port be opened"."""
    return bool(
        auxiliary.lower_ == "be" and auxiliary.tag_ == "VB" and auxiliary.i > 0 and auxiliary.head.dep_ == "ccomp"
    )


def _is_parted(token: Any) -> bool:
    """Whether a semicolon stands between a word and the one that it hangs on."""
    first, last = sorted((token.i, token.head.i))
    return any(one.text == ";" for one in token.doc[first:last])


def is_denied(predicate: Any) -> bool:
    """Whether a verb is negated, or nobody and nothing is what it is said of."""
    for child in predicate.children:
        # "spoke of six dead, not seven" negates no more than seven
        ahead = child.i < predicate.i or predicate.pos_ != "VERB"
        if ahead and (child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in HARDLY)):
            return True
        if child.lower_ == "neither" and child.i < predicate.i:
            return True
        if child.dep_ in (*SUBJECTS, "dobj", "attr") and (child.lower_ == "nothing" or child.lower_ in NOBODY):
            return True
        if child.dep_ in (*SUBJECTS, "dobj", "attr") and any(_is_no(one) for one in child.children):
            return True
    return False


def _is_no(word: Any) -> bool:
    """ "No soldier", "neither side"; "no more than 20" is a bound."""
    following = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    negates = word.lower_ in NOBODY or (word.dep_ == "neg" and word.lower_ == "not")
    return negates and following not in ("more", "fewer", "less", "only")
