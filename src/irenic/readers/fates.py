"""What a clause tells of those counted by more than its verb: lives claimed, a fate unknown, wounds had."""

from typing import Any, Final

from .harm import AFTERWARDS, STATES, VICTIMS, is_person
from .nearby import phrase_of
from .phrasal import done_with_words, met_with_words
from .quotations import SUBJECTS
from .undergone import counts_people, has_injuries, is_somebody, lemma_of

_TAKES_LIVES: Final = frozenset("claim cost take end lose snuff".split())
_GIVES_LIVES: Final = frozenset("lose give pay lay sacrifice".split())
_ENDS: Final = frozenset({"death", "end", "martyrdom"})
_WITH_A_WORD: Final[dict[str, frozenset[str]]] = {
    "gun": frozenset({"down"}),
    "mow": frozenset({"down"}),
    "cut": frozenset({"down"}),
    "pick": frozenset({"off"}),
    "finish": frozenset({"off"}),
    "wipe": frozenset({"out"}),
}
"""Verbs that kill with a word of their own, where they are of people."""
_BODIES: Final = frozenset({"body", "corpse", "remains", "remain"})
_SEARCHES: Final = frozenset("search look hunt dig comb".split())
_POLICE: Final = frozenset(
    "police detective army troop force soldier investigator authority officer gunman rebel militia prosecutor".split()
)
_WANTED: Final = frozenset(
    "gunman suspect attacker assailant fugitive perpetrator bomber killer rebel militant culprit man witness".split()
)
"""Who is looked for because of what they did, or saw."""
_SOUGHT: Final = frozenset({"trace", "sign", "word", "news"})
_FATES: Final = frozenset({"fate", "whereabouts", "whereabout", "location"})
_UNKNOWN: Final = frozenset({"unknown", "unclear", "uncertain", "open", "unconfirmed", "unresolved"})
_FOUND_OUT: Final = frozenset("clarify establish know determine confirm ascertain find resolve".split())
_HEARD_OF: Final = frozenset("hear see find locate trace account return resurface".split())
_HANDS: Final = frozenset({"captivity", "hand", "hands"})
_BEREAVED: Final = frozenset({"us", "families", "family", "them", "parents"})
_WITH_WOUNDS: Final = frozenset("be remain lie stay escape come return emerge survive".split())
_LIMBS: Final = frozenset("leg arm limb eye eyesight foot hand".split())
_HAS: Final = frozenset("bear carry have suffer sustain receive incur".split())


def fate_of(noun: Any, top: Any) -> tuple[str, Any] | None:
    """What a clause tells of those counted, and the word that tells it; `top` is the noun phrase they are a part of."""
    if not counts_people(noun):
        return None
    head = top.head
    if (
        noun.lower_ in ("wounds", "injuries", "burns")
        and (had := _amod(noun, _HAS)) is not None
        and had.i > noun.left_edge.i
    ):
        # "more than a hundred suffered wounds", where a parser takes the wounds for what was counted
        return "wounded", had
    if noun.lower_ in ("prisoner", "captive", "hostage") and (taken := _amod(noun, {"take", "hold"})) is not None:
        # "25 were killed and seven taken prisoner"
        return "captured", taken
    if noun.dep_ == "conj" and noun.head.lower_ in STATES and noun.head.head.lemma_.lower() == "leave":
        # "left eight dead and upwards of 20 in hospital with burns"
        return ("wounded", noun) if has_injuries(noun) else None
    if noun.lower_ == "lives":
        verb = head if top.dep_ in (*SUBJECTS, "dobj") else None
        return ("killed", verb) if verb is not None and verb.lemma_.lower() in _TAKES_LIVES else None
    if top.i != noun.i and lemma_of(top) in _BODIES:
        found = head.lemma_.lower() in AFTERWARDS and top.dep_ in (*SUBJECTS, "dobj")
        return ("killed", head) if found else None
    if top.dep_ == "pobj" and head.lower_ == "of":
        return _behind_of(head.head)
    if top.dep_ == "pobj":
        return _behind_a_word(top, head)
    if head.pos_ not in ("VERB", "AUX"):
        return None
    return _by_verb(head, top, noun)


def is_not_found(predicate: Any) -> bool:
    """Whether a negated clause tells that somebody is missing: "has not been found", "there is no trace of them"."""
    lemma = predicate.lemma_.lower()
    if lemma in _HEARD_OF | _FOUND_OUT:
        return True
    return lemma in ("be", "lose", "have") and any(child.lemma_.lower() in _SOUGHT for child in predicate.children)


def _by_verb(verb: Any, top: Any, noun: Any) -> tuple[str, Any] | None:
    lemma = verb.lemma_.lower()
    passive = top.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.children)
    is_object = top.dep_ in ("dobj", "dative", "oprd")
    if lemma == "go" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "let" and is_somebody(noun):
        # "let 30 detainees go"
        return "released", verb.head
    if (what := done_with_words(verb, noun) if passive or is_object else None) is not None:
        return what, verb
    if top.dep_ == "nsubj" and not passive and (what := met_with_words(verb, noun)) is not None:
        return what, verb
    lives = any(lemma_of(child) == "life" and child.i != top.i for child in phrase_of(verb) if child.i > verb.i)
    if lemma == "cost" and top.dep_ in ("dobj", "dative", "iobj") and lives:
        return "killed", verb
    if top.dep_ in SUBJECTS and lemma in _GIVES_LIVES and lives and not passive:
        return "killed", verb
    by_loss = (top.dep_ == "nsubj" and lemma == "lose") or (lemma == "cost" and top.dep_ in ("dative", "dobj", "iobj"))
    if by_loss and any(
        child.dep_ == "dobj" and child.i > top.i and lemma_of(child).rstrip("s") in _LIMBS for child in verb.children
    ):
        return "wounded", verb
    if top.dep_ == "nsubj" and _meets_an_end(verb, lemma):
        return "killed", verb
    if top.dep_ == "nsubj" and lemma == "fall" and _has_behind(verb, "as", {"martyr"}):
        return "killed", verb
    if top.dep_ in ("nsubj", "dobj") and lemma == "fall" and _has_behind(verb, "into", _HANDS):
        return "captured", verb
    if (passive or is_object) and _has_behind(verb, "to", {"death"}):
        return "killed", verb
    if (passive or is_object) and any(
        child.lower_ in _WITH_A_WORD.get(lemma, ()) for child in verb.children if child.dep_ in ("prt", "advmod")
    ):
        return "killed", verb
    if passive and lemma in ("tear", "take", "snatch") and _has_behind(verb, "from", _BEREAVED):
        return "killed", verb
    if is_object and lemma in ("mourn", "grieve") and (is_person(lemma_of(noun)) or noun.lower_ in VICTIMS):
        return "killed", verb
    negated = any(child.dep_ == "neg" for child in verb.children)
    if top.dep_ in SUBJECTS and negated and passive and lemma in _HEARD_OF:
        return "missing", verb
    if passive and lemma in _SEARCHES and not negated and _may_be_missing(verb, noun):
        return "missing", verb
    if top.dep_ in SUBJECTS and (lemma in ("be", "remain", "hold", "keep")) and _has_behind(verb, "in", {"captivity"}):
        return "captured", verb
    if top.dep_ in SUBJECTS and lemma in _WITH_WOUNDS and has_injuries(verb):
        return "wounded", verb
    if is_object and lemma in ("leave", "treat", "admit") and (has_injuries(verb) or has_injuries(top)):
        return "wounded", verb
    if top.dep_ in SUBJECTS and passive and lemma == "let" and any(c.lemma_.lower() == "go" for c in verb.children):
        return "released", verb
    if passive and lemma == "set" and any(child.lower_ in ("free", "loose") for child in verb.children):
        return "released", verb
    return None


def _behind_of(held: Any) -> tuple[str, Any] | None:
    """Those behind "of": the lives, bodies, fate or trace of whom."""
    verb = held.head
    lemma = lemma_of(held)
    if held.pos_ in ("VERB", "AUX") and _is_without_trace(held):
        # "of the 63, there is no trace"
        return "missing", held
    if lemma == "life" and verb.lemma_.lower() in _TAKES_LIVES and held.dep_ in (*SUBJECTS, "dobj"):
        return "killed", verb
    if lemma in ("track", "sight") and verb.lemma_.lower() == "lose":
        return "missing", verb
    if lemma in _SOUGHT and any(child.lower_ in ("no", "any") for child in held.children):
        negated = any(child.dep_ == "neg" for child in verb.children) or _is_no(held)
        return ("missing", verb) if negated and verb.pos_ in ("VERB", "AUX") else None
    if lemma in _FATES and held.dep_ in SUBJECTS:
        said = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")}
        negated = any(child.dep_ == "neg" for child in verb.children)
        if said & _UNKNOWN or (negated and verb.lemma_.lower() in _FOUND_OUT):
            return "missing", verb
    return None


def _is_without_trace(verb: Any) -> bool:
    found = [child for child in verb.children if child.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")]
    sought = any(child.lemma_.lower() in _SOUGHT and _is_no(child) for child in found)
    return sought or (verb.lemma_.lower() in ("know", "hear", "see") and any(one.lower_ == "nothing" for one in found))


def _behind_a_word(top: Any, preposition: Any) -> tuple[str, Any] | None:
    """ "Looking for nine traders", "lost contact with seven"."""
    verb = preposition.head
    if verb.pos_ == "NOUN" and verb.lemma_.lower() in ("search", "hunt") and preposition.lower_ == "for":
        going = verb.head.lemma_.lower() in ("continue", "go", "resume", "be", "begin", "suspend", "call")
        return ("missing", verb) if going and _may_be_missing(verb.head, top) else None
    if verb.pos_ not in ("VERB", "AUX"):
        if preposition.lower_ == "with" and verb.lemma_.lower() == "contact" and verb.head.lemma_.lower() == "lose":
            return "missing", verb.head
        return None
    lemma = verb.lemma_.lower()
    if lemma in _SEARCHES and preposition.lower_ == "for" and not any(c.dep_ == "neg" for c in verb.children):
        return ("missing", verb) if _may_be_missing(verb, top) else None
    nothing = any(child.lower_ == "nothing" for child in verb.children)
    if lemma in ("know", "hear") and preposition.lower_ in ("of", "about", "from") and nothing:
        return "missing", verb
    if lemma == "lose" and preposition.lower_ == "with" and any(c.lemma_.lower() == "contact" for c in verb.children):
        return "missing", verb
    return None


def _may_be_missing(verb: Any, noun: Any) -> bool:
    """Whether those looked for are in need, and not wanted for what they did."""
    by = {child.lemma_.lower() for child in verb.children if child.dep_ in SUBJECTS}
    by |= {one.lemma_.lower() for child in verb.children if child.dep_ == "agent" for one in child.children}
    named = noun.pos_ == "NUM" or is_person(lemma_of(noun)) or noun.lower_ in ("people", "others", "children")
    return named and not by & _POLICE and lemma_of(noun) not in _WANTED and noun.lower_ != "men"


def _is_no(noun: Any) -> bool:
    return any(child.lower_ == "no" for child in noun.children)


def _meets_an_end(verb: Any, lemma: str) -> bool:
    """ "Met their deaths", "attained martyrdom"."""
    ends = [child for child in verb.children if child.dep_ == "dobj" and lemma_of(child) in _ENDS]
    if lemma in ("attain", "achieve", "find"):
        return any(lemma_of(end) in ("martyrdom", "death") for end in ends)
    return lemma == "meet" and any(child.dep_ == "poss" for end in ends for child in end.children)


def _amod(noun: Any, verbs: set[str] | frozenset[str]) -> Any | None:
    return next(
        (one for one in noun.children if one.dep_ == "amod" and one.tag_ == "VBN" and one.lemma_.lower() in verbs), None
    )


def _has_behind(verb: Any, word: str, nouns: set[str] | frozenset[str]) -> bool:
    return any(
        {one.lower_, one.lemma_.lower()} & nouns
        for child in verb.children
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ == word
        for one in child.children
    )
