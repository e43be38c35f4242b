"""What a verb does to people together with words of its own: led away, driven from home, taken into custody, let go."""

from typing import Any, Final, NamedTuple

from .harm import DONE_TO, GROUNDS, HARM, HOUSEHOLDS, VICTIMS
from .nearby import phrase_of, sentence_of
from .quotations import SUBJECTS
from .undergone import is_of_fighters, is_somebody, lemma_of

_TAKEN: Final = "taken"
"""Led or dragged away: captured where fighters are, abducted where others are."""
_HANDED: Final = "handed"
"""Handed over: released where captives are, or where the sentence speaks of such."""
_CAPTIVES: Final = frozenset("prisoner captive hostage detainee pow".split())
_SAVED: Final = "saved"
"""Pulled from under something: rescued where they are told to have survived."""
_HOMES: Final = GROUNDS | frozenset("bed camp country field island land".split())
_SEATS: Final = frozenset(
    "house home bus car bed minibus vehicle truck office school village boat train clinic".split()
)
_DEPTH: Final = 3
"""So many words deep behind a preposition its noun is looked for: "to a place of safety"."""


class _Phrase(NamedTuple):
    """Verbs, and the words of which one stands with them: particles or states, or nouns behind a preposition."""

    what: str
    verbs: frozenset[str]
    words: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


def _phrase(
    what: str, verbs: str, words: str = "", prepositions: str = "", nouns: frozenset[str] | str = ""
) -> _Phrase:
    held = frozenset(nouns.split()) if isinstance(nouns, str) else nouns
    return _Phrase(what, frozenset(verbs.split()), frozenset(words.split()), frozenset(prepositions.split()), held)


_DONE: Final = (
    _phrase(_TAKEN, "lead march carry haul drag cart bundle whisk spirit", "away off"),
    _phrase(_TAKEN, "take", "away"),
    _phrase(_TAKEN, "drag haul pull snatch take seize", "", "from out", _SEATS),
    _phrase(_TAKEN, "take seize hold force", "", "at by", "gunpoint force"),
    _phrase("arrested", "round", "up"),
    _phrase("arrested", "put place", "", "under", "arrest"),
    _phrase("arrested", "bring take lead", "", "before", "court judge magistrate tribunal"),
    _phrase("detained", "take place put throw", "", "in into to", "custody detention jail prison"),
    _phrase("captured", "hold keep", "", "against", "will"),
    _phrase("captured", "have hold keep", "", "in", "captivity hand"),
    _phrase("detained", "have hold keep", "", "in", "custody detention jail prison cell"),
    _phrase("rescued", "fish pull pluck haul drag bring find recover dig get", "alive"),
    _phrase("rescued", "fish pull pluck save", "", "from out of", "water sea river lake wave"),
    _phrase(_SAVED, "pull dig free rescue", "", "from out of under", "rubble ruin debris wreckage"),
    _phrase("evacuated", "bring take move lead ferry carry get escort", "", "to into", "safety"),
    _phrase("displaced", "drive force chase push burn bomb shell hound", "out", "from out off", _HOMES),
    _phrase("displaced", "make leave render", "homeless"),
    _phrase("neutralised", "render", "harmless"),
    _phrase("released", "set", "free loose"),
    _phrase("released", "let", "go"),
    _phrase("released", "hand give", "back"),
    _phrase(_HANDED, "hand turn", "over"),
    _phrase("released", "return hand send", "home", "to", "family side relative"),
)
"""What is done to somebody."""
_MEETS: Final = (
    _phrase("displaced", "seek find take", "", "", "refuge shelter"),
    _phrase("displaced", "leave abandon lose", "", "", "home hearth"),
)
_SHELTERS: Final = frozenset(
    "camp tent shelter school church mosque monastery stadium hall gym barn compound basement cellar forest wood boat centre "
    "center open".split()
)
_IS: Final = (
    _phrase("displaced", "shelter register camp sleep huddle live crowd", "", "in at", _SHELTERS),
    _phrase("displaced", "be remain live", "", "without", "roof shelter home"),
    _phrase("detained", "be remain sit languish stay", "", "in", "custody jail prison detention cell"),
    _phrase("detained", "be remain stay", "", "on", "remand"),
    _phrase("captured", "be remain", "", "in", "hand captivity"),
    _phrase("wounded", "fight struggle battle", "", "for", "life"),
    _phrase("wounded", "be remain lie", "", "in", "condition coma"),
    _phrase("detained", "be remain sit", "", "behind", "bar"),
    _phrase("arrested", "be remain", "", "under", "arrest"),
)
"""Where somebody is: "are sleeping in boats", "are on remand"."""
"""What somebody does with a thing: "sought refuge in the church"."""
_LEAVES: Final = frozenset({"leave", "flee", "abandon", "quit"})
_FORCES: Final = frozenset({"force", "compel", "oblige", "make", "order"})


def done_with_words(verb: Any, noun: Any) -> str | None:
    """What a verb and its words do to a counted noun that is its object, or its subject in the passive."""
    lemma = verb.lemma_.lower()
    if lemma_of(noun) in VICTIMS:
        # "carried away nineteen bodies"
        return None
    if lemma in _FORCES and any(
        child.dep_ in ("xcomp", "ccomp", "advcl") and child.lemma_.lower() in _LEAVES and _leaves_home(child)
        for child in verb.children
    ):
        return "displaced"
    what = next((one.what for one in _DONE if lemma in one.verbs and _stands_with(one, verb, noun)), None)
    if what == _TAKEN:
        return "captured" if is_of_fighters(noun) else "abducted"
    if what in ("arrested", "detained", "evacuated", "displaced") and any(
        child.dep_ == "conj" and DONE_TO.get(child.lemma_.lower()) in HARM for child in verb.children
    ):
        # "were brought before a court and killed"
        return None
    if what == _SAVED:
        return "rescued" if lemma_of(noun) == "survivor" else None
    if what == _HANDED:
        told = {word.lemma_.lower() for word in sentence_of(verb)} | {lemma_of(noun)}
        return "released" if told & _CAPTIVES else None
    return what


def met_with_words(verb: Any, noun: Any) -> str | None:
    """What a verb with its object, or with where somebody is, tells of the subject."""
    lemma = verb.lemma_.lower()
    if lemma == "have" and verb.tag_ == "VBD":
        # "had to abandon house and home"
        left = [child for child in verb.children if child.dep_ == "xcomp" and child.lemma_.lower() in _LEAVES]
        return "displaced" if any(map(_leaves_home, left)) else None
    for one in _MEETS:
        if lemma in one.verbs and any(
            child.dep_ == "dobj" and child.i > verb.i and lemma_of(child) in one.nouns for child in verb.children
        ):
            return one.what
    return next((one.what for one in _IS if lemma in one.verbs and _stands_with(one, verb, noun)), None)


def is_homeless(without: Any) -> bool:
    """ "Eleven thousand without a home"."""
    return any(child.dep_ == "pobj" and lemma_of(child) in ("home", "roof", "shelter") for child in without.children)


def named_for_units(what: str, noun: Any) -> str:
    """Families who fled are counted as families."""
    if what in ("displaced", "evacuated") and lemma_of(noun) in HOUSEHOLDS:
        return "families" if lemma_of(noun) == "family" else "households"
    return what


def _stands_with(one: _Phrase, verb: Any, noun: Any) -> bool:
    if one.what in (
        "released",
        "rescued",
        "displaced",
        "detained",
        "captured",
        "wounded",
        _HANDED,
        _TAKEN,
    ) and not is_somebody(noun):
        return False
    # a parser hangs "against their will" on those who are held
    beside = (word for word in phrase_of(noun) if word.dep_ == "prep" and word.i > max(verb.i, noun.i))
    for child in (*verb.children, *beside):
        if child.dep_ in SUBJECTS:
            continue
        if child.lower_ in one.words and child.dep_ in ("prt", "advmod", "oprd", "acomp", "ccomp", "xcomp", "amod"):
            return True
        if child.lower_ in one.prepositions and child.dep_ in ("prep", "dative", "agent", "prt", "advmod"):
            held = list(child.children)
            for _ in range(_DEPTH):
                if any(lemma_of(noun) in one.nouns for noun in held):
                    return True
                held = [inner for word in held if word.dep_ in ("prep", "pobj") for inner in word.children]
    # "left 900 people homeless", where a parser hangs the word on the people
    return bool(one.words) and any(
        word.lower_ in one.words
        and word.dep_ in ("amod", "acomp", "oprd", "advmod")
        and (word.i > max(verb.i, noun.i) or word.i == verb.i + 1)
        for word in phrase_of(noun)
    )


def _leaves_home(verb: Any) -> bool:
    objects = [child for child in verb.children if child.dep_ in ("dobj", "npadvmod", "advmod")]
    return verb.lemma_.lower() == "flee" or any(lemma_of(one) in _HOMES | {"hearth"} for one in objects)
