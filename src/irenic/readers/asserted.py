"""Whether words are meant as said: negated, asked, put under a condition, or under what somebody doubts."""

import re
from typing import Any, Final, Literal

from .lexicon import CUE_NOUNS, DOUBTS, HARDLY, NOBODY
from .nearby import ends_as_question, text_of
from .quotations import SUBJECTS

_SUPPOSING: Final = frozenset(
    """
    fear hope hop expect predict forecast suspect suppose assume presume guess imagine wonder speculate think believe
    confident hopeful optimistic convinced sure certain afraid doubtful pessimistic rumour understand plan intend seek urge press call ask pressure encourage persuade convince push implore beg wait
    want
    """.split()
)
"""What makes of a stand somebody's hope, fear, guess or wish."""
_GIVES_UP: Final = frozenset(
    """
    drop abandon withdraw retract soften relax give waive shelve reconsider rethink lift end reverse back
    retreat relent
    """.split()
)
_JUDGING: Final = frozenset(
    """
    foolish wise unwise wrong right mad crazy stupid silly reckless rash naive reasonable unreasonable irresponsible
    premature easy hard difficult impossible possible good bad better best dangerous useless pointless tempting
    suicidal smart sensible early late likely unlikely welcome free bound sure
    """.split()
)
_HEARD: Final = frozenset("tell say report rumour rumor".split())
_FOLLIES: Final = frozenset(
    "mistake error folly madness blunder shame pity option chance time suicide temptation".split()
)
_CALLED_FALSE: Final = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|allegations?|suggestions?|assertions?|stor(?:y|ies)|speculation|talk|word)"
    r"(?: to the effect| going round| in the press)?,? (?:that|of|according to which)\b(?P<told>[^.;!?]{3,200}?)\b(?:is|are|was|were) "
    r"(?:(?:simply|entirely|completely|totally|utterly|quite|of course|all) )?(?:(?:an? )?(?:pure |outright |complete )?(?:false|untrue|baseless|"
    r"groundless|unfounded|wrong|invented|invention|fabricated|fabrication|nonsense|rubbish|lies?|hoax|fiction)|"
    r"without (?:any )?(?:foundation|basis|substance)|not true|not correct)\b",
    re.IGNORECASE,
)
"""What is said in the words that another sentence calls false, by the same."""
_DEEPEST: Final = 20
"""So many clauses around a clause are asked whether it is meant."""
_NO_CASE: Final = frozenset("circumstance account way means case event condition price cost".split())
_REFUSING: Final = frozenset({"will", "wo", "would", "ca", "can", "could", "shall", "do", "does", "’ll", "'ll"})


def is_not_asserted(verb: Any) -> bool:
    """Whether a clause is asked, considered, put under a condition, or just what somebody denies."""
    if _is_called_false(verb):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if verb.dep_ == "advcl" and verb.left_edge.lower_ in ("had", "should", "were"):
        # "had it accepted the paper, …"
        return True
    if ends_as_question(verb):
        return True
    if verb.tag_ == "VB" and _is_weighed(verb):
        return True
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp", "ccomp", "csubj") and verb.head.i != verb.i:
        # "considers accepting the draft"
        return True
    token = verb
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            break
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children):
            return True
        # "rejects the claim that it agreed"
        inside = token.dep_ in ("ccomp", "xcomp", "acl", "advcl") or (
            token.dep_ == "dobj" and token.i != verb.i and token.lemma_.lower() in CUE_NOUNS
        )
        if token.dep_ == "ccomp" and token.i < token.head.i and _is_parted(token, token.head):
            # "I reject the fine: we are no thieves" – two sentences, and neither hangs on the other
            return False
        token = token.head
        if inside and (token.lemma_.lower() in DOUBTS or is_negated(token)):
            return True
    else:
        # what so many tell of one another nobody vouches for
        return True
    if verb.pos_ == "NOUN" and _is_given_up(verb):
        return True
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children)


def _is_called_false(verb: Any) -> bool:
    """ "Press reports to the effect that it has accepted are false", whatever a parser makes of the reports."""
    start, end = verb.sent.start_char, verb.sent.end_char
    told = (match.span("told") for match in _CALLED_FALSE.finditer(text_of(verb.doc), start, end))
    return any(left <= verb.idx < right for left, right in told)


def _is_weighed(verb: Any) -> bool:
    """ "Would be foolish to turn it down", "it is a mistake to accept it": a deed that somebody judges."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children) or verb.head.i > verb.i:
        return False
    said = [verb.head, *(child for child in verb.head.children if child.dep_ in ("acomp", "attr") and child.i < verb.i)]
    if verb.head.lemma_.lower() == "do" and any(child.lower_ in ("well", "better") for child in verb.head.children):
        # "would do well to accept it"
        return True
    return any(one.lower_ in _JUDGING or one.lemma_.lower() in _FOLLIES for one in said)


def _is_given_up(noun: Any) -> bool:
    """ "Dropped its demand", "backed away from its rejection"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    verb = verb.head if verb.pos_ == "ADV" else verb
    if noun.dep_ not in ("dobj", "pobj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    away = noun.dep_ != "pobj" or noun.head.lower_ in ("from", "on", "of")
    return away and (verb.lemma_.lower() in _GIVES_UP or any(c.lower_ in ("away", "back") for c in verb.children))


def _is_parted(first: Any, second: Any) -> bool:
    return any(token.text in (":", ";") for token in first.doc[first.i : second.i])


def is_supposed(verb: Any) -> bool:
    """Whether a clause is only feared, hoped, expected or thought by whoever tells of it: nobody's stand."""
    token = verb
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            break
        inside = token.dep_ in ("ccomp", "xcomp", "acl", "pcomp")
        if token.dep_ == "ccomp" and token.i < token.head.i and _is_parted(token, token.head):
            # "would have none of it: its leader called it …"
            return False
        token = token.head
        if inside and (token.lemma_.lower() in _SUPPOSING or _is_hearsay(token)):
            return True
    return False


def _is_hearsay(verb: Any) -> bool:
    """ "We are told that", "it is said that", "were reported to have"."""
    return verb.lemma_.lower() in _HEARD and any(child.dep_ == "auxpass" for child in verb.children)


def is_negated(verb: Any) -> bool:
    """Whether a verb is negated: by "not", by "hardly" and "no longer", or because nobody does it."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in HARDLY) or _is_in_no_case(child):
            return True
        of_it = (child, *(one for one in child.children if one.dep_ in ("det", "preconj", "cc")))
        if child.dep_ in SUBJECTS and any(one.lower_ in NOBODY for one in of_it):
            return True
    return False


def refusal_of(verb: Any) -> Literal["not", "never"] | None:
    """Whether somebody says that it does not or will not do something, now or ever.

    What it has not done, or did not do, is silence rather than a refusal; so is what it hardly or no longer does.
    """
    children = list(verb.children)
    auxiliaries = [child.lower_ for child in children if child.dep_ in ("aux", "auxpass")]
    if "have" in auxiliaries or any(child.lower_ == "yet" for child in children):
        return None
    if any(name not in _REFUSING for name in auxiliaries) or (not auxiliaries and verb.tag_ not in ("VBZ", "VBP")):
        return None
    if any(
        _is_in_no_case(child) or (child.dep_ in ("neg", "advmod") and child.lower_ == "never") for child in children
    ):
        return "never"
    plain = any(child.dep_ == "neg" and child.lower_ in ("not", "n't", "n’t") for child in children)
    return "not" if plain and auxiliaries else None


def _is_in_no_case(child: Any) -> bool:
    """ "Under no circumstances", "in no way", "on no account"."""
    return child.dep_ == "prep" and any(
        one.lemma_.lower() in _NO_CASE and any(word.lower_ == "no" for word in one.children) for one in child.children
    )


def modal_of(verb: Any) -> str | None:
    """The verb's "would", "could", "may" and so on."""
    return next((child.lower_ for child in verb.children if child.tag_ == "MD"), None)
