"""Numbers of people and things in reports of violence: what was counted, and whether exactly, at least or at most.

Rules over a dependency parse: a number is of the noun that it stands with, and what it counts follows from the verb,
noun or adjective that this noun hangs on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from ..model.proposal import Span
from ..model.record import Count
from .amounts import Bound, amounts_in, bounded
from .asserted import is_negated
from .harm import (
    ACTS,
    AFTERWARDS,
    BEFALLS,
    BY_THINGS,
    COLLECTIVE,
    DONE_TO,
    FEARED,
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
from .lexicon import DOUBTS

Status = Literal["happened", "planned", "denied"]

_SUBJECTS: Final = ("nsubj", "nsubjpass")
_NOUNS: Final = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_AUXILIARIES: Final = ("aux", "auxpass")
_UNREAL: Final = frozenset("would could may might will shall should can must ’ll 'll ’d 'd wo ca".split())
_DONE: Final = frozenset("manage begin start continue help say report claim appear seem believe know find allege".split())
"""Verbs whose infinitive tells what happened: "managed to kill"."""
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


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with the word that it counts."""

    span: Span
    noun: Any
    count: Count
    bound: Bound


def counted(document: Any) -> list[Counted]:
    """Every number of people and of things to which something was done, in the order of a parsed text.

    Numbers that are feared, planned or put under a condition are not there; denied ones are, and say so.
    """
    found: list[Counted] = []
    numbers = _numbers(document)
    for number in (*numbers, *_single_persons(document, {one.noun.i for one in numbers})):
        told = _told_of(number.noun)
        if told is None:
            continue
        what, predicate = told
        status = status_of(predicate)
        if status != "planned" and not _is_a_year(document, number):
            found.append(Counted(number.span, what, number.count, predicate.i, number.noun.i, status))
    return sorted(found)


def status_of(predicate: Any) -> Status:
    """Whether the words say that it happened, that it did not, or only that it may, will or would."""
    if is_denied(predicate):
        return "denied"
    token = predicate
    for _ in range(8):
        if token.dep_ in ("ccomp", "dobj", "acl") and token.head.i != token.i and token.head.lemma_.lower() in DOUBTS:
            return "denied"
        if any(child.dep_ in _AUXILIARIES and child.lower_ in _UNREAL for child in token.children):
            return "planned"
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children):
            return "planned"
        to = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
        perfect = any(child.lower_ == "have" and child.dep_ == "aux" for child in token.children)
        head = token.head
        if head.i == token.i:
            return "happened"
        if to and not perfect and head.lemma_.lower() not in _DONE:
            return "planned"
        if token.dep_ in ("ccomp", "xcomp", "advcl", "acl", "conj", "oprd", "acomp", "relcl", "pcomp", "prep", "pobj"):
            if head.lemma_.lower() in FEARED and token.dep_ not in ("conj", "advcl"):
                return "planned"
            if token.dep_ == "acl" and head.dep_ == "dobj" and head.head.lemma_.lower() in DOUBTS:
                # "rejects claims that twelve died"
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


def is_denied(predicate: Any) -> bool:
    """Whether a verb is negated, or nobody and nothing is what it is said of."""
    if is_negated(predicate):
        return True
    return any(
        child.dep_ in (*_SUBJECTS, "dobj", "attr")
        and (child.lower_ in ("nothing", "none", "nobody") or any(one.lower_ == "no" for one in child.children))
        for child in predicate.children
    )


def _numbers(document: Any) -> list[_Number]:
    text = document.text
    at = {token.idx: token.i for token in document}
    found: list[_Number] = []
    for amount in amounts_in(text):
        start, end = amount.span
        first = at.get(start)
        if first is None:
            continue
        tokens = []
        for token in document[first:]:
            if token.idx >= end:
                break
            tokens.append(token)
        noun = _noun_of(document, tokens)
        if noun is None or _is_passed_over(document, tokens):
            continue
        count, bound = amount.count, amount.bound
        if bound and tokens[0].dep_ == "prt":
            # "handed over 350 rifles"
            start, count, bound = tokens[1].idx, bounded(count.low or 0, ""), ""
        if not bound and (before := _coordinated(found, noun, document)) is not None and count.low == count.high:
            # "at least 33 drones and six missiles": the bound is of both
            bound = before
            count = bounded(count.low or 0, bound)
        end = max(end, noun.idx + len(noun.text)) if noun.i >= tokens[-1].i and noun.i - tokens[-1].i < 6 else end
        found.append(_Number((start, end), noun, count, bound))
    return found


def _is_passed_over(document: Any, tokens: list[Any]) -> bool:
    """Whether a number is a part of one that was counted ("among them 11 children"), or just what it is not."""
    first = tokens[0].i
    before = [token.lower_ for token in document[max(0, first - 2) : first]]
    if before[-1:] == ["including"] or before in (["among", "them"], ["among", "whom"], ["of", "them"], ["of", "whom"]):
        return True
    behind = document[tokens[-1].i + 1 : tokens[-1].i + 2].text.lower()
    return before[-1:] == ["not"] and behind == "but"


def _noun_of(document: Any, tokens: list[Any]) -> Any | None:
    """The word that a number counts; the number itself where no noun stands with it."""
    inside = {token.i for token in tokens}
    numeral = [token for token in tokens if token.pos_ == "NUM" or token.like_num or token.lower_ == "dozen"]
    if not numeral:
        return None
    root = next((token for token in reversed(numeral) if token.head.i not in inside), numeral[-1])
    if root.dep_ == "conj" and root.head.pos_ == "NUM" and root.head.dep_ == "nummod":
        # "not 40 but 4 people"
        return root.head.head
    if root.dep_ in ("nummod", "compound", "quantmod", "amod", "advmod", "appos") and root.head.i > root.i:
        head = root.head
        if head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") or head.tag_ in ("VBN", "VBD"):
            return head if head.pos_ != "VERB" else root
    following = root.i + 1
    if root.dep_ == "nummod" and following < len(document) and document[following].pos_ == "NOUN":
        return document[following]
    return root


def _coordinated(found: list[_Number], noun: Any, document: Any) -> Bound | None:
    """The bound of the number that this one stands beside in one noun phrase."""
    if not found:
        return None
    last = found[-1]
    between = document[last.noun.i + 1 : noun.i]
    if noun.dep_ == "conj" and noun.head.i == last.noun.i and last.bound and not any(w.pos_ == "VERB" for w in between):
        return last.bound
    return None


def _single_persons(document: Any, taken: set[int]) -> Iterator[_Number]:
    """One person each that something was done to: "a medic was killed", "killing a farmer and his son"."""
    for token in document:
        if token.i in taken or token.tag_ not in ("NN", "NNP") or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj", "appos"):
            continue
        if token.dep_ == "appos" or not _is_one_person(token):
            continue
        start = token.left_edge if token.i - token.left_edge.i < 8 else token
        yield _Number((start.idx, token.idx + len(token.text)), token, bounded(1, ""), "")


def _is_one_person(token: Any) -> bool:
    lemma = token.lemma_.lower()
    if any(child.dep_ == "nummod" or child.lower_ in ("no", "every", "each", "any") for child in token.children):
        return False
    if token.tag_ == "NN":
        return lemma in PERSONS and lemma not in COLLECTIVE
    # a name of two words or with a title is a person's where a person is what a verb needs
    return any(child.dep_ == "compound" for child in token.children) or lemma in PERSONS


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
        elif top.dep_ == "pobj" and head.lower_ in _PARTS and head.lower_ != "with":
            return None
        elif top.dep_ == "dobj" and head.lower_ == "including":
            return None
        elif top.dep_ == "npadvmod" and any(c.lower_ in ("among", "including") for c in top.children):
            return None
        else:
            return top
    return top


def _governor(top: Any) -> Any | None:
    """The verb whose subject or object a noun phrase is."""
    head = top.head
    if head.i == top.i:
        return None
    if head.dep_ in _AUXILIARIES:
        head = head.head
    if top.dep_ in ("pobj",) and head.lower_ in ("at", "to", "by", "with", "of", "in") and head.dep_ in ("prep", "prt"):
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    return head if head.pos_ in ("VERB", "AUX", "ADJ") or head.tag_ in ("VBN", "VBD") else None


def _by_verb(verb: Any, top: Any, noun: Any) -> str | None:
    lemma = verb.lemma_.lower()
    counts_people = _counts_people(noun)
    if top.dep_ in _SUBJECTS:
        return _of_subject(verb, lemma, top, noun, counts_people)
    if top.dep_ in ("dobj", "oprd", "attr", "ccomp"):
        return _of_object(verb, lemma, top, noun, counts_people)
    if top.dep_ == "pobj" and (noun.pos_ != "NOUN" or noun.lower_ in VICTIMS or counts_people):
        return _of_toll(verb, lemma, top)
    return None


def _of_subject(verb: Any, lemma: str, top: Any, noun: Any, counts_people: bool) -> str | None:
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    passive = top.dep_ == "nsubjpass" or (
        verb.tag_ in ("VBN", "VBD") and not has_object and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    )
    if passive:
        if (what := _by_participle(verb, noun)) is not None:
            return what
        for child in verb.children:
            if child.dep_ in ("oprd", "xcomp", "acomp", "advcl", "dobj", "ccomp") and child.lower_ in STATES:
                return STATES[child.lower_] if counts_people else None
            if child.dep_ == "xcomp" and child.lemma_.lower() in DONE_TO and counts_people:
                return DONE_TO[child.lemma_.lower()]
    if lemma in BEFALLS and counts_people:
        return BEFALLS[lemma]
    if lemma in ("be", "go", "remain", "lie", "feel", "become", "stay"):
        for child in verb.children:
            if child.i > verb.i and child.lower_ in STATES and child.dep_ in ("acomp", "attr", "advcl", "xcomp", "oprd", "advmod"):
                return STATES[child.lower_] if counts_people else None
    if verb.lower_ in STATES and counts_people and verb.tag_ in ("VBG", "VBN", "JJ"):
        return STATES[verb.lower_]
    if lemma == "unaccount" and counts_people:
        return "missing"
    if lemma in ("suffer", "sustain", "receive") and any(VICTIMS.get(_lemma(c)) == "wounded" or _lemma(c) == "wound" for c in verb.children):
        return "wounded"
    if lemma == "lose" and any(c.lower_ in ("life", "lives") for c in verb.children):
        return "killed"
    if lemma in PROTEST and counts_people:
        return _plural(noun) if noun.pos_ == "NOUN" and _lemma(noun) not in ("people", "person") else f"{_PROTESTERS[lemma]}"
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
        return DONE_TO[lemma] if counts_people else None
    if lemma in ("take", "hold", "make") and counts_people and (
        {"prisoner", "captive", "hostage", "prisoners", "aboard"} & children or _lemma(noun) in ("prisoner", "captive", "hostage")
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
            if child.i > top.i and child.dep_ in ("oprd", "xcomp", "acomp", "advcl") and child.lower_ in STATES and counts_people:
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
        return DONE_TO[lemma] if _counts_people(noun) else None
    children = {child.lower_ for child in verb.children}
    if lemma == "take" and {"prisoner", "captive", "hostage", "aboard", "prisoners"} & children and _counts_people(noun):
        return "captured"
    if lemma == "shoot" and _counts_people(noun) and {"dead", "to"} & children:
        return "killed"
    if lemma == "treat" and any(VICTIMS.get(_lemma(one)) == "wounded" for c in verb.children for one in c.children):
        return "wounded"
    if lemma in ("neutralise", "neutralize", "eliminate") and _counts_people(noun):
        return f"{lemma}d"
    return _thing_of(noun) if lemma in OF_THINGS else None


def _in_relative(verb: Any, noun: Any) -> str | None:
    who = next((child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ in ("who", "that", "which")), None)
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
    wanted = ("dobj",) if lemma in _PUTS else _SUBJECTS if lemma in _RISES else ()
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
            return _thing_of(_last_counted(noun))
    if lemma in ("toll", "tally"):
        other = before - {"death", "dead", "official", "overall", "their", "its", "his", "her", "the", "confirmed", "latest", "a"}
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
    if top.dep_ in _SUBJECTS and lemma == "be" and not rest:
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
    return _last_counted(number)


def _last_counted(word: Any) -> Any:
    """The noun with a number that stands last before a word, not far off; the word itself where there is none."""
    for token in reversed(word.doc[max(0, word.i - 60) : word.i]):
        if token.pos_ == "NOUN" and any(child.dep_ == "nummod" for child in token.children):
            return token
    return word


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


def _is_a_year(document: Any, number: _Number) -> bool:
    bare = number.noun.pos_ == "NUM" and number.noun.text.isdigit() and len(number.noun.text) == 4
    before = document[number.noun.i - 1].lower_ if number.noun.i else ""
    return bare and before in ("in", "since", "of", "by", "until", "before", "after", "from", "during")

