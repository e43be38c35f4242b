"""Numbers of people and things in reports of violence: what was counted, and whether exactly, at least or at most.

Rules over a dependency parse: a number is of the noun that it stands with, and what it counts follows from the verb,
noun or adjective that this noun hangs on.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from ..model.proposal import Span
from ..model.record import Count
from .happening import Status, status_of
from .harm import (
    ACTS,
    AFTERWARDS,
    BEFALLS,
    BY_THINGS,
    DONE_TO,
    FRACTIONS,
    GROUPS,
    LOST_PEOPLE,
    MATERIEL,
    OF_THINGS,
    PERSONS,
    PROTEST,
    SEIZED,
    STATES,
    VICTIMS,
)
from .numbered import Numbered, last_counted, numbers_in, singles_in
from .quotations import SUBJECTS

_NOUNS: Final = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_PREPOSITIONS: Final = frozenset("at to by with of in over under around about between".split())
_PARTS: Final = frozenset({"including", "among", "include", "with"})
_TOLLS: Final = frozenset("toll number figure total count tally loss death".split())
_RISES: Final = frozenset("rise climb stand reach grow increase mount fall drop jump be pass go come".split())
_PUTS: Final = frozenset("put raise revise lower set correct update bring place".split())


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """A number in a text, and what it counts."""

    span: Span
    what: str
    """killed, wounded, missing, captured …; or the thing, for materiel; "" for what was counted before it."""
    count: Count = field(compare=False)
    predicate: int = field(compare=False, default=-1)
    """The word of the parse that tells what happened to those counted."""
    noun: int = field(compare=False, default=-1)
    """The word of the parse that was counted: of two under one head, each counts a part."""
    status: Status = field(compare=False, default="happened")


def counted(document: Any) -> list[Counted]:
    """Every number of people and of things to which something was done, in the order of a parsed text.

    Numbers that are feared, planned or put under a condition are not there; denied ones are, and say so.
    """
    found: list[Counted] = []
    numbers = numbers_in(document)
    for number in (*numbers, *singles_in(document, {one.noun.i for one in numbers})):
        told = _told_of(number.noun)
        if told is None:
            continue
        what, predicate = told
        status = status_of(predicate)
        if status != "planned" and not _is_a_year(document, number):
            found.append(Counted(number.span, what, number.count, predicate.i, number.noun.i, status))
    return sorted(found)


def _told_of(noun: Any) -> tuple[str, Any] | None:
    """What was done to those counted, and the word that tells it."""
    lemma = _lemma(noun)
    if any(child.lower_ in ("percent", "%") for child in noun.children):
        return None
    for child in noun.children:
        if child.dep_ == "acl" and (what := _by_participle(child, noun)) is not None:
            return what, child
        if child.dep_ == "relcl" and (what := _in_relative(child, noun)) is not None:
            return what, child
    top = _top(noun)
    if top is None:
        return None
    verb = _governor(top)
    said = None if verb is None else _by_verb(verb, top, noun)
    if said is not None and verb is not None:
        return said, verb
    state = next((STATES[c.lower_] for c in noun.children if c.dep_ == "amod" and c.lower_ in STATES), None)
    if noun.lower_ in VICTIMS or lemma in VICTIMS:
        what = VICTIMS.get(noun.lower_) or VICTIMS[lemma]
        return (what, verb or noun) if _is_told_as_victims(noun, top, verb, what) else None
    if state is not None and noun.pos_ == "NOUN" and not _is_definite(noun):
        return state, verb or noun
    return _with_a_state(noun, verb) or _of_an_act(top) or _of_the_same(noun, top, verb)


def _top(noun: Any) -> Any | None:
    """The noun phrase that a counted one is a part of; None where it is a part that was counted before."""
    top = noun
    for _ in range(6):
        head = top.head
        if top.dep_ == "conj" and head.pos_ in _NOUNS and head.i < top.i:
            top = head
        elif top.dep_ == "pobj" and head.lower_ == "of" and head.head.i != head.i:
            of = head.head
            if of.lemma_.lower() in FRACTIONS or (of.pos_ == "NUM" and of.i != noun.i):
                return None
            if of.lemma_.lower() not in GROUPS:
                return top
            top = of
        elif (
            (top.dep_ == "pobj" and head.lower_ in _PARTS and head.lower_ != "with")
            or (top.dep_ == "dobj" and head.lower_ == "including")
            or (top.dep_ == "npadvmod" and any(c.lower_ in ("among", "including") for c in top.children))
        ):
            return None
        else:
            return top
    return top


def _governor(top: Any) -> Any | None:
    """The verb whose subject or object a noun phrase is."""
    head = top.head
    if head.i == top.i:
        return None
    if head.dep_ in ("aux", "auxpass"):
        head = head.head
    if top.dep_ in ("pobj",) and head.lower_ in _PREPOSITIONS and head.dep_ in ("prep", "prt"):
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    return head if head.pos_ in ("VERB", "AUX", "ADJ") or head.tag_ in ("VBN", "VBD") else None


def _by_verb(verb: Any, top: Any, noun: Any) -> str | None:
    lemma = verb.lemma_.lower()
    counts_people = _counts_people(noun)
    # "over 30 were wounded": at times a bound is parsed as saying where
    bounded = (
        top.dep_ == "pobj" and top.head.lower_ in ("over", "under", "around", "about", "between") and top.i < verb.i
    )
    if top.dep_ in SUBJECTS or bounded:
        return _of_subject(verb, lemma, top, noun, counts_people)
    if top.dep_ in ("dobj", "oprd", "attr", "ccomp"):
        return _of_object(verb, lemma, top, noun, counts_people)
    if top.dep_ == "pobj" and (noun.pos_ != "NOUN" or noun.lower_ in VICTIMS or counts_people):
        return _of_toll(verb, lemma, top)
    return None


def _of_subject(verb: Any, lemma: str, top: Any, noun: Any, counts_people: bool) -> str | None:
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    passive = (
        top.dep_ == "nsubjpass"
        or any(child.dep_ == "auxpass" for child in verb.children)
        or (
            verb.tag_ in ("VBN", "VBD")
            and not has_object
            and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
        )
    )
    if passive:
        if (what := _by_participle(verb, noun)) is not None:
            return what
        for child in verb.children:
            if child.dep_ in ("oprd", "xcomp", "acomp", "advcl", "dobj") and child.lower_ in STATES:
                return STATES[child.lower_] if counts_people else None
            if child.dep_ == "xcomp" and child.lemma_.lower() in DONE_TO and counts_people:
                return DONE_TO[child.lemma_.lower()]
    if lemma in BEFALLS and counts_people:
        return BEFALLS[lemma]
    if lemma in ("be", "go", "remain", "lie", "feel", "become", "stay"):
        for child in verb.children:
            if (
                child.i > verb.i
                and child.lower_ in STATES
                and child.dep_ in ("acomp", "attr", "advcl", "xcomp", "oprd", "advmod")
            ):
                return STATES[child.lower_] if counts_people else None
    if verb.lower_ in STATES and counts_people and verb.tag_ in ("VBG", "VBN", "JJ"):
        return STATES[verb.lower_]
    if lemma == "unaccount" and counts_people:
        return "missing"
    if lemma in ("suffer", "sustain", "receive") and any(
        VICTIMS.get(_lemma(c)) == "wounded" or _lemma(c) == "wound" for c in verb.children
    ):
        return "wounded"
    if lemma == "lose" and any(c.lower_ in ("life", "lives") for c in verb.children):
        return "killed"
    if lemma in PROTEST and counts_people:
        return (
            _plural(noun)
            if noun.pos_ == "NOUN" and _lemma(noun) not in ("people", "person")
            else f"{_PROTESTERS[lemma]}"
        )
    if lemma in BY_THINGS and _thing_of(noun) is not None:
        return _thing_of(noun)
    if lemma in ("withdraw", "pull", "leave") and _lemma(noun) in ("soldier", "troop"):
        return _plural(noun)
    return None


_PROTESTERS: Final = {
    "demonstrate": "demonstrators", "protest": "protesters", "march": "marchers", "rally": "demonstrators",
}  # fmt: skip


def _of_object(verb: Any, lemma: str, top: Any, noun: Any, counts_people: bool) -> str | None:
    children = {child.lower_ for child in verb.children}
    if lemma in DONE_TO and not _is_thing(noun):
        return DONE_TO[lemma] if counts_people and (lemma not in _FREES or _is_somebody(noun)) else None
    if (
        lemma in ("take", "hold", "make")
        and counts_people
        and (
            {"prisoner", "captive", "hostage", "prisoners", "aboard"} & children
            or _lemma(noun) in ("prisoner", "captive", "hostage")
        )
    ):
        return "captured"
    if lemma == "lose" and (_lemma(noun) in LOST_PEOPLE or noun.pos_ == "NUM"):
        return "killed"
    if lemma == "bury" and counts_people:
        return "killed"
    if lemma in ("claim", "cost", "take") and _lemma(noun) == "life":
        return "killed"
    if lemma == "shoot" and counts_people and {"dead", "down"} & children:
        return "killed"
    if lemma in ("leave", "find", "report"):
        for child in verb.children:
            if (
                child.i > top.i
                and child.dep_ in ("oprd", "xcomp", "acomp", "advcl")
                and child.lower_ in STATES
                and counts_people
            ):
                return STATES[child.lower_]
    if lemma in ("withdraw", "pull") and counts_people:
        return _plural(noun)
    if lemma in ("neutralise", "neutralize", "eliminate") and counts_people:
        return f"{lemma}d"
    if lemma in OF_THINGS and (thing := _thing_of(noun)) is not None:
        return thing
    return None


def _by_participle(verb: Any, noun: Any) -> str | None:
    lemma = verb.lemma_.lower()
    if verb.tag_ not in ("VBN", "VBD"):
        return None
    if lemma in DONE_TO and not _is_thing(noun):
        return DONE_TO[lemma] if _counts_people(noun) and (lemma not in _FREES or _is_somebody(noun)) else None
    children = {child.lower_ for child in verb.children}
    if (
        lemma == "take"
        and {"prisoner", "captive", "hostage", "aboard", "prisoners"} & children
        and _counts_people(noun)
    ):
        return "captured"
    if lemma == "shoot" and _counts_people(noun) and {"dead", "to"} & children:
        return "killed"
    if lemma == "treat" and any(VICTIMS.get(_lemma(one)) == "wounded" for c in verb.children for one in c.children):
        return "wounded"
    if lemma in ("neutralise", "neutralize", "eliminate") and _counts_people(noun):
        return f"{lemma}d"
    return _thing_of(noun) if lemma in OF_THINGS else None


def _in_relative(verb: Any, noun: Any) -> str | None:
    who = next(
        (child for child in verb.children if child.dep_ in SUBJECTS and child.lower_ in ("who", "that", "which")), None
    )
    if who is None:
        return None
    if who.dep_ == "nsubjpass":
        return _by_participle(verb, noun)
    return BEFALLS.get(verb.lemma_.lower()) if _counts_people(noun) else None


def _of_toll(verb: Any, lemma: str, top: Any) -> str | None:
    """ "Put the dead at six", "the death toll rose to nine", "raised their toll to four"."""
    preposition = top.head
    if preposition.lower_ == "with":
        return None
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and preposition.lower_ == "at":
        # "put the number launched at 40": what a parser hangs on "launched" is where it was put
        return _of_total(verb.head) if verb.head.head.lemma_.lower() in _PUTS else None
    wanted = ("dobj",) if lemma in _PUTS else SUBJECTS if lemma in _RISES else ()
    for child in verb.children:
        if child.dep_ in wanted and child.i < top.i and preposition.lower_ in ("at", "to", "of"):
            return _of_total(child)
    return None


def _of_total(noun: Any) -> str | None:
    """What a toll, a number of somebody, or "the dead" counts."""
    lemma = _lemma(noun)
    if noun.lower_ in VICTIMS and noun.lower_ in ("dead", "missing", "wounded", "injured"):
        return VICTIMS[noun.lower_]
    if lemma not in _TOLLS:
        return None
    before = {child.lower_ for child in noun.children if child.i < noun.i}
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for one in child.children:
                if one.lower_ in VICTIMS or _lemma(one) in VICTIMS:
                    return VICTIMS.get(one.lower_) or VICTIMS[_lemma(one)]
        if child.dep_ == "acl" and child.lemma_.lower() in DONE_TO:
            return DONE_TO[child.lemma_.lower()]
        if child.dep_ == "acl" and child.lemma_.lower() in OF_THINGS:
            return _thing_of(last_counted(noun))
    if lemma in ("toll", "tally"):
        other = before - {
            "death",
            "dead",
            "official",
            "overall",
            "their",
            "its",
            "his",
            "her",
            "the",
            "confirmed",
            "latest",
            "a",
        }
        return None if other else "killed"
    return "killed" if lemma in ("loss", "death") and noun.tag_ == "NNS" else None


def _is_told_as_victims(noun: Any, top: Any, verb: Any | None, what: str) -> bool:
    """Whether "four dead" or "31 bodies" is told of an occasion, not of what is done with it later on."""
    if what == "killed" and _lemma(noun) in ("body", "corpse"):
        return verb is not None and verb.lemma_.lower() in AFTERWARDS
    del top
    return not _is_definite(noun)


def _of_an_act(top: Any) -> tuple[str, Any] | None:
    """ "The murder of six priests", "resulted in the death of nine"."""
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    act = top.head.head
    what = ACTS.get(_lemma(act))
    return None if what is None or not _counts_people(top) else (what, act)


def _with_a_state(number: Any, verb: Any | None) -> tuple[str, Any] | None:
    """ "Five dead and nine injured", where a parser hangs "injured" on something else."""
    following = number.i + 1
    if number.pos_ != "NUM" or following >= len(number.doc):
        return None
    word = number.doc[following]
    what = STATES.get(word.lower_)
    return None if what is None or word.dep_ in ("compound", "ROOT") else (what, verb or word)


def _of_the_same(number: Any, top: Any, verb: Any | None) -> tuple[str, Any] | None:
    """ "Police say three", "it now says that 16 were", "corrected this to six": what was counted before."""
    if number.pos_ != "NUM" or verb is None or any(child.dep_ == "prep" for child in number.children):
        return None
    lemma = verb.lemma_.lower()
    rest = [child for child in verb.children if child.i > top.i and child.dep_ not in ("punct", "cc", "conj", "dep")]
    if top.dep_ in ("dobj", "attr", "ccomp") and lemma in ("say", "claim", "report", "count") and not rest:
        return "", verb
    if top.dep_ in SUBJECTS and lemma == "be" and not rest:
        return "", verb
    before = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    if top.dep_ == "pobj" and top.head.lower_ in ("to", "at") and lemma in _PUTS and before & {"this", "it", "that"}:
        return "", verb
    return None


def _is_definite(noun: Any) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an", "another") for child in noun.children)


def _counts_people(noun: Any) -> bool:
    """Whether a noun can be of people; a bare number is taken for what was counted last."""
    if noun.pos_ == "NUM" or noun.lower_ in ("one", "others"):
        noun = _noun_behind(noun)
    lemma = _lemma(noun)
    return lemma not in MATERIEL and not lemma.endswith(("ship", "craft")) and lemma not in _NO_PEOPLE


_FREES: Final = frozenset("release free exchange liberate swap".split())
"""What is done to sums, plans and captives alike."""


def _is_somebody(noun: Any) -> bool:
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    return (
        held.pos_ == "NUM"
        or _lemma(held) in PERSONS
        or held.lower_ in ("people", "others", "men", "women", "children", "pows")
    )


_NO_PEOPLE: Final = frozenset(
    """
    percent cent per kilometre kilometer mile metre meter dollar euro crown thaler florin pound hour minute day week
    month year january february march april may june july august september october november december time point seat vote attempt attack strike article animal livestock cow sheep goat horse tonne ton
    """.split()
)


def _noun_behind(number: Any) -> Any:
    """The noun that a bare number stands for: behind its "of", or that of the number counted before in the sentence."""
    for child in number.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for one in child.children:
                if one.dep_ == "pobj":
                    return one
    return last_counted(number)


def _is_thing(noun: Any) -> bool:
    return _lemma(_noun_behind(noun) if noun.pos_ == "NUM" else noun) in SEIZED


def _thing_of(noun: Any) -> str | None:
    """The name of the things that a noun counts, in the plural; None where it is none that can be counted so."""
    held = _noun_behind(noun) if noun.pos_ == "NUM" else noun
    lemma = _lemma(held)
    if lemma in SEIZED or lemma.endswith(("ship", "craft")):
        return _plural(held)
    return None


def _plural(noun: Any) -> str:
    words: str = noun.lower_
    return words if words.endswith(("s", "craft", "people", "troops")) else f"{words}s"


def _lemma(token: Any) -> str:
    lemma: str = token.lemma_.lower()
    # a small lemmatiser leaves some plurals as they are
    return lemma[:-1] if lemma.endswith("s") and lemma[:-1] in PERSONS | SEIZED | VICTIMS.keys() else lemma


def _is_a_year(document: Any, number: Numbered) -> bool:
    bare = number.noun.pos_ == "NUM" and number.noun.text.isdigit() and len(number.noun.text) == 4
    before = document[number.noun.i - 1].lower_ if number.noun.i else ""
    return bare and before in ("in", "since", "of", "by", "until", "before", "after", "from", "during")
