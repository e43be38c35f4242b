"""What a verb tells of those it is said of: killed, wounded, missing, captured, released; or things destroyed."""

from typing import Any, Final

from .harm import (
    BEFALLS,
    BY_THINGS,
    DONE_TO,
    GROUNDS,
    HOUSEHOLDS,
    LOST_PEOPLE,
    MATERIEL,
    OF_THINGS,
    PERSONS,
    PROTEST,
    SEIZED,
    STATES,
    VICTIMS,
    is_person,
)
from .months import MONTHS
from .nearby import phrase_of
from .numbered import last_counted
from .quotations import SUBJECTS

_TAKEN: Final = frozenset({"prisoner", "prisoners", "captive", "captives", "hostage", "hostages", "aboard", "alive"})
_OF_MUCH: Final = frozenset("release free exchange liberate swap capture rescue hurt".split())
"""What is done to sums, plans and votes as well as to people."""
_REPORTS: Final = frozenset("report say confirm know announce record list state claim".split())
_MARCHERS: Final = frozenset("demonstrator protester marcher protestor".split())
_BARE: Final = frozenset("aux auxpass nsubjpass nsubj npadvmod advmod punct agent cc conj".split())
_TOLD_TO_BE: Final = frozenset("leave find report list register record count give name declare class log know".split())
"""Whose object is told to be dead or missing: "lists nine as missing"."""
_ENDS: Final = frozenset("neutralise neutralize".split())
"""What may be more or less than killing: it is counted by its own word."""
_PROTESTERS: Final[dict[str, str]] = dict.fromkeys(PROTEST, "demonstrators") | {
    "protest": "protesters", "march": "marchers"
}  # fmt: skip
_TREATS: Final = frozenset("treat take bring rush admit evacuate transfer hospitalise hospitalize".split())
_CAPTIVE: Final = frozenset("abducted kidnapped captured detained jailed hostage prisoner captive detainee".split())
_UNITS: Final = frozenset("crate box tonne ton case piece load lorryload bag kilogram kilo".split())
_ARMS: Final = MATERIEL | frozenset("ammunition arm explosive weaponry munition".split())
_RESIDENTS: Final = frozenset(
    "household person villager resident civilian family inhabitant farmer herder people".split()
)
_STAYS: Final = frozenset("be go remain lie feel become stay".split())
_COMPLEMENTS: Final = ("acomp", "attr", "advcl", "xcomp", "oprd", "advmod", "dobj")
_BY_PERSONS: Final = frozenset("man men woman women people".split())
_HURTS: Final = frozenset({"wound", "burn", "fracture", "concussion"})
_FLOWN: Final = frozenset("drone uav missile rocket warplane bomber".split())
"""What is sent or flown against somebody."""
_DEEP: Final = 4
"""So many words deep is looked for injuries: "taken to hospital with wounds"."""
_NO_PEOPLE: Final = frozenset(
    """
    percent cent per kilometre kilometer mile metre meter dollar euro crown thaler florin pound hour minute day week
    month year time point seat
    vote attempt attack strike article animal livestock cow sheep goat horse tonne ton asset fund
    """.split()
).union(MONTHS)


def what_befell(verb: Any, top: Any, noun: Any, *, is_bound: bool = False) -> str | None:
    """What a verb tells of a counted noun whose noun phrase `top` is its subject or its object; None for nothing."""
    # "detained at least 12": at times a bare number is parsed as a measure
    if top.dep_ in ("dobj", "oprd", "attr", "ccomp") or (top.dep_ == "npadvmod" and noun.pos_ == "NUM"):
        return _of_object(verb, top, noun)
    if top.dep_ == "pobj" and (is_bound or top.head.lower_ in ("over", "under", "around", "about", "between")):
        # "over 30 were wounded": at times a bound is parsed as saying where
        return _of_subject(verb, top, noun) if top.i < verb.i else _of_object(verb, top, noun)
    return _of_subject(verb, top, noun) if top.dep_ in SUBJECTS else None


def by_participle(verb: Any, noun: Any) -> str | None:
    """What is told in the passive: "were killed", "five men taken aboard"."""
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    lemma = verb.lemma_.lower()
    words = {child.lower_ for child in verb.children}
    if counts_people(noun):
        if lemma in DONE_TO and not _is_thing(noun):
            return DONE_TO[lemma] if lemma not in _OF_MUCH or is_somebody(noun) else None
        if lemma == "fall" and (is_somebody(noun) or lemma_of(noun) == "enemy"):
            # "seventy enemies fallen"
            return "killed"
        if lemma == "take" and words & _TAKEN:
            return "captured"
        if lemma == "take" and is_somebody(noun) and all(child.dep_ in _BARE for child in verb.children):
            # "five who were taken"
            return "captured" if is_of_fighters(noun) else "abducted"
        if lemma == "shoot" and words & {"dead", "to"}:
            return "killed"
        if lemma == "burn" and "alive" in words:
            return "killed"
        if lemma in _TREATS and has_injuries(verb):
            return "wounded"
        if lemma in ("send", "allow", "bring") and "home" in words:
            return None if any(STATES.get(child.lower_) == "killed" for child in noun.children) else "released"
        if lemma == "pay" and any(lemma_of(one) == "life" for child in verb.children for one in child.children):
            # "paid with their lives"
            return "killed"
        if lemma in _ENDS:
            return f"{lemma}d"
        if lemma in ("destroy", "annihilate") and is_of_fighters(noun):
            return "killed"
    return thing_of(noun) if lemma in OF_THINGS else None


def in_relative(verb: Any, noun: Any) -> str | None:
    """What a relative clause tells of a noun: "six sailors who drowned"."""
    who = next(
        (child for child in verb.children if child.dep_ in SUBJECTS and child.lower_ in ("who", "that", "which")), None
    )
    if who is None:
        return None
    if who.dep_ == "nsubjpass":
        return by_participle(verb, noun)
    return BEFALLS.get(verb.lemma_.lower()) if counts_people(noun) else None


def _of_subject(verb: Any, top: Any, noun: Any) -> str | None:
    lemma, people = verb.lemma_.lower(), counts_people(noun)
    if people and lemma in BEFALLS:
        return BEFALLS[lemma]
    if _is_passive(verb, top):
        if (what := by_participle(verb, noun)) is not None:
            return what
        if people and (what := _state_behind(verb)) is not None:
            return what
    if people:
        if lemma == "fall" and is_of_fighters(noun) and not _falls_elsewhere(verb):
            return "killed"
        if lemma in _STAYS and (what := _state_behind(verb)) is not None:
            return what
        active = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
        if verb.lower_ in STATES and verb.tag_ in ("VBG", "VBN", "JJ") and not active:
            return STATES[verb.lower_]
        if lemma == "unaccount":
            return "missing"
        if lemma in ("suffer", "sustain", "receive", "need", "incur", "get", "bear", "carry", "have") and has_injuries(
            verb
        ):
            return "wounded"
        if lemma in ("need", "require", "receive", "undergo") and is_somebody(noun) and _has_treatment(verb):
            return "wounded"
        if lemma == "lose" and any(child.lower_ in ("life", "lives") for child in verb.children):
            return "killed"
        if lemma == "take" and any(one.lower_ == "streets" for child in verb.children for one in child.children):
            return "demonstrators"
        if lemma in ("come", "go", "return", "walk", "arrive") and _goes_free(verb, noun):
            return "released"
        told = any(child.dep_ in ("ccomp", "dobj", "xcomp") and lemma != "protest" for child in verb.children)
        if lemma in PROTEST and noun.tag_ not in ("NN", "NNP") and not told:
            is_named = noun.pos_ == "NOUN" and lemma_of(noun) not in ("people", "person", "thousand", "hundred")
            return plural(noun) if is_named else _PROTESTERS[lemma]
        if lemma in ("disarm", "surrender", "defect", "desert") or (lemma == "lay" and _has_arms(verb)):
            return plural(noun)
        if lemma in ("withdraw", "pull", "leave", "go") and lemma_of(noun) in ("soldier", "troop"):
            return plural(noun)
        if lemma in ("cross", "enter", "arrive", "flee") and lemma_of(noun) == "refugee":
            return plural(noun)
        if lemma in ("leave", "abandon") and lemma_of(noun) in _RESIDENTS and _has_ground(verb):
            # "6,500 villagers have left the valley"
            return plural(noun) if lemma_of(noun) in HOUSEHOLDS else "displaced"
    return thing_of(noun) if lemma in BY_THINGS else None


def _of_object(verb: Any, top: Any, noun: Any) -> str | None:
    lemma, people = verb.lemma_.lower(), counts_people(noun)
    words = {child.lower_ for child in verb.children} | {token.lower_ for token in phrase_of(noun)}
    if people:
        if lemma in DONE_TO and not _is_thing(noun):
            return DONE_TO[lemma] if lemma not in _OF_MUCH or is_somebody(noun) else None
        if lemma in ("take", "hold", "make") and words & _TAKEN:
            return "captured"
        if lemma == "take" and is_of_fighters(noun) and not words & {"part", "place"}:
            # "took eleven of his men"
            return "captured"
        held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
        if lemma == "hold" and held.pos_ == "NOUN" and (lemma_of(held) in PERSONS or held.lower_ in _BY_PERSONS):
            return "captured"
        if lemma == "count" and lemma_of(noun).removesuffix("s") in _MARCHERS:
            return plural(noun)
        if lemma == "treat" and (held.lower_ in _BY_PERSONS or lemma_of(held) in ("person", "patient")):
            return None if any(child.lower_ == "for" for child in verb.children) else "wounded"
        if lemma == "bury" or (lemma == "lose" and (lemma_of(noun) in LOST_PEOPLE or noun.pos_ == "NUM")):
            return "killed"
        if lemma in ("claim", "cost", "take") and lemma_of(noun) in ("life", "live", "victim"):
            return "killed"
        if lemma == "shoot" and words & {"dead", "down"} and thing_of(noun) is None:
            return "killed"
        if lemma in _TOLD_TO_BE and (what := _state_behind(verb, top)) is not None:
            return what
        if lemma in ("withdraw", "pull") and lemma_of(noun) not in VICTIMS:
            return plural(noun)
        if lemma in _ENDS:
            return f"{lemma}d"
    if lemma in ("hand", "return", "exchange", "give", "deliver", "repatriate") and words & {"bodies", "remains"}:
        return "bodies"
    brought_down = lemma == "bring" and "down" in words
    if lemma in ("send", "fly") and lemma_of(_noun_behind(noun) if noun.pos_ == "NUM" else noun) in _FLOWN:
        return thing_of(noun)
    return thing_of(noun) if lemma in OF_THINGS or brought_down else None


def is_of_fighters(noun: Any) -> bool:
    """ "Seven of its men", "eleven soldiers": those who fall or are taken in a fight."""
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    owned = any(child.dep_ == "poss" for child in held.children)
    return lemma_of(held) in _FIGHTERS or (held.lower_ == "men" and owned)


def _falls_elsewhere(verb: Any) -> bool:
    """ "Fell ill", "fell from a roof", "fell behind"."""
    return any(
        child.i > verb.i
        and (child.dep_ in ("acomp", "prt", "dobj") or child.lower_ in ("from", "off", "to", "into", "out"))
        for child in verb.children
    )


_FIGHTERS: Final = frozenset(
    """
    soldier fighter guerrilla rebel insurgent marine trooper conscript comrade serviceman servicewoman policeman
    paratrooper militiaman volunteer recruit
    """.split()
)


def _has_ground(verb: Any) -> bool:
    return any(
        child.dep_ == "dobj" and (child.pos_ == "PROPN" or lemma_of(child) in GROUNDS) for child in verb.children
    )


def _has_arms(verb: Any) -> bool:
    return any(child.dep_ == "dobj" and lemma_of(child) in _ARMS for child in verb.children)


def _goes_free(verb: Any, noun: Any) -> bool:
    """ "Ten of the abducted engineers came home", "four hostages walked free"."""
    words = {child.lower_ for child in verb.children}
    held = {token.lemma_.lower() for token in phrase_of(noun)} | {token.lower_ for token in phrase_of(noun)}
    return bool(words & {"home", "free"} and held & _CAPTIVE)


def _has_treatment(verb: Any) -> bool:
    return any(child.dep_ == "dobj" and child.lemma_.lower() in ("treatment", "surgery") for child in verb.children)


def _is_passive(verb: Any, top: Any) -> bool:
    if top.dep_ == "nsubjpass" or any(child.dep_ == "auxpass" for child in verb.children):
        return True
    bare = not any(child.dep_ == "dobj" or child.lemma_ == "have" for child in verb.children)
    # "four were killed and nine wounded"
    return verb.tag_ in ("VBN", "VBD") and bare


def _state_behind(verb: Any, after: Any | None = None) -> str | None:
    """What somebody is, is left or is found: dead, missing, injured."""
    start = verb.i if after is None else after.i
    for child in verb.children:
        if child.i > start and child.dep_ == "prep" and child.lower_ == "as":
            # "listed as missing"
            state = next((STATES[one.lower_] for one in child.children if one.lower_ in STATES), None)
            if state is not None:
                return state
        if child.i > start and child.dep_ in _COMPLEMENTS:
            if child.lower_ in STATES:
                return STATES[child.lower_]
            if child.dep_ == "xcomp" and child.lemma_.lower() in DONE_TO:
                return DONE_TO[child.lemma_.lower()]
            if child.dep_ == "xcomp" and child.lemma_.lower() in BEFALLS and verb.lemma_.lower() in _REPORTS:
                # "are reported to have died"; who is only believed to have died is not counted
                return BEFALLS[child.lemma_.lower()]
    return None


def has_injuries(word: Any) -> bool:
    """Whether what is done or had is told to be for, with or of injuries: "were treated for burns"."""
    held = [child for child in word.children if child.i > word.i and child.dep_ in ("prep", "dobj", "pobj", "agent")]
    for _ in range(_DEEP):
        if any(VICTIMS.get(lemma_of(one)) == "wounded" or lemma_of(one) in _HURTS for one in held):
            return True
        held = [child for one in held for child in one.children if child.dep_ in ("prep", "pobj", "conj")]
    return False


def counts_people(noun: Any) -> bool:
    """Whether a noun can be of people; a bare number is taken for what was counted last."""
    if noun.pos_ == "NUM" or noun.lower_ in ("one", "others"):
        noun = _noun_behind(noun)
    lemma = lemma_of(noun)
    return lemma not in MATERIEL and not lemma.endswith(("ship", "craft")) and lemma not in _NO_PEOPLE


def thing_of(noun: Any) -> str | None:
    """The name of the things that a noun counts, in the plural; None where it is none that can be counted so."""
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    lemma = lemma_of(held)
    if lemma in _UNITS and any(lemma_of(one) in _ARMS for child in held.children for one in child.children):
        # "60 crates of ammunition"
        return plural(held)
    return plural(held) if lemma in SEIZED or lemma.endswith(("ship", "craft")) else None


def plural(noun: Any) -> str | None:
    """The noun in the plural, or that for which a bare number stands; None where nothing tells it."""
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    if held.pos_ == "NUM":
        return None
    words: str = held.lower_
    return words if words.endswith(("s", "craft", "people", "troops")) else f"{words}s"


def lemma_of(token: Any) -> str:
    lemma: str = token.lemma_.lower()
    # a small lemmatiser leaves some plurals as they are
    return lemma[:-1] if lemma.endswith("s") and lemma[:-1] in PERSONS | SEIZED | VICTIMS.keys() else lemma


def _is_thing(noun: Any) -> bool:
    return lemma_of(_noun_behind(noun) if noun.pos_ == "NUM" else noun) in SEIZED


def is_somebody(noun: Any) -> bool:
    """Whether a noun, or that for which a bare number stands, is of persons."""
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    lemma = lemma_of(held)
    if is_person(lemma):
        return True
    return held.pos_ == "NUM" or held.lower_ in _BY_PERSONS | {"others", "children", "pows"}


def _noun_behind(number: Any) -> Any:
    """The noun that a bare number stands for: behind its "of", or that of the number counted before it."""
    for child in number.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for one in child.children:
                if one.dep_ == "pobj" and one.lower_ not in ("them", "these", "those"):
                    return one
    return last_counted(number)
