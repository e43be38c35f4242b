"""Numbers of people and things in reports of violence: what was counted, and whether exactly, at least or at most.

Rules over a dependency parse: a number is of the noun that it stands with, and what it counts follows from the verb,
noun or adjective that this noun hangs on.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from ..model.proposal import Span
from ..model.record import Count
from .fates import fate_of, is_not_found
from .fragments import state_behind
from .gaps import shares_a_verb, stands_alone
from .happening import Status, status_of
from .harm import (
    ACTS,
    ACTS_WITH_THINGS,
    AFTERWARDS,
    DONE_TO,
    FRACTIONS,
    GROUPS,
    HARM,
    LOST_PEOPLE,
    OF_THINGS,
    STATES,
    VICTIMS,
    VIOLENCE,
    VOUCHED,
    is_person,
)
from .nearby import phrase_of, sentence_of, text_of
from .numbered import Numbered, is_indefinite, numbers_in, singles_in
from .phrasal import is_homeless, met_with_words, named_for_units
from .quotations import SUBJECTS
from .tallies import Tally, tallies_in
from .tolls import TOLLS, given_from, of_count, of_the_same, of_toll, of_toll_ahead, of_total
from .undergone import by_participle, counts_people, in_relative, lemma_of, thing_of, what_befell

_NOUNS: Final = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_PREPOSITIONS: Final = frozenset("at to as by with of in over under around about between".split())
_PARTS: Final = frozenset({"including", "among", "include"})
_COMES_TO: Final = frozenset("reach exceed top pass number total hit approach near surpass".split())
_HARMED: Final = r"(?:kill(?:ed|ing)?|dead|died|wound(?:ed|ing)?|injur(?:ed?|ing)|hurt|maimed)"
_EITHER: Final = re.compile(
    rf"\b{_HARMED}\s+(?:or\s+{_HARMED}\b|and\s+{_HARMED}(?=\s*(?:[.,;:)]|$)|\s+(?:in|at)\b))", re.IGNORECASE
)
"""Of so many killed or wounded, or killed and wounded, it is not told how many were which."""


_YEARS: Final = (1900, 2100)
"""Between these a bare number of four digits behind a mark is a year."""
_OF_THESE: Final = re.compile(r"\bof (?:these|those|them|whom),? \Z", re.IGNORECASE)
_SIDES: Final = frozenset("side party delegation government capital".split())
"""Those of whom two agree on what is done to others: "the two sides agreed to exchange all prisoners"."""
_CAPTIVES: Final = frozenset("prisoner captive hostage pow detainee".split())
_LISTS: Final = frozenset("list have hold collect publish compile write note gather".split())
_SHOWS: Final = frozenset("parade show display present exhibit hold have keep count list claim".split())

_WHICH: Final = re.compile(
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:\w+-)?(?:ten|eleven|twelf|\w+teen|\w+tie)th|\w+-(?:first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth)|\d+(?:st|nd|rd|th)"
)

_BROUGHT: Final = frozenset("mean cause bring suffer see entail".split())
_STRIKES: Final = frozenset({"air", "drone", "missile", "artillery", "rocket"})
"""What makes of a strike one that kills."""
_ENDED_IN: Final = frozenset("end result lead".split())
"""By what verbs a loss is told to have come about."""


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
    found: list[Counted] = [_listed(document, one) for one in tallies_in(document)]
    listed = {one.span[0] for one in found}
    numbers = [one for one in numbers_in(document) if one.span[0] not in listed]
    for number in (*numbers, *singles_in(document, {one.noun.i for one in numbers})):
        told = None if _is_a_year(document, number) else _told_of(number.noun, number.span[0])
        if told is None and number.noun.pos_ == "NUM" and stands_alone(document, number.span):
            told = "", number.noun
        if told is None:
            told = state_behind(number.noun, _end_of(document, number))
        if told is None and number.noun.pos_ == "NUM" and (last := _last(found, number.span)) is not None:
            told = (last.what, number.noun) if shares_a_verb(document, number.span, last.span) else None
        if told is None and number.noun.pos_ == "NUM":
            told = of_toll_ahead(number.noun, number.span[0])
        if told is not None and number.noun.lemma_.lower() not in _SIDES:
            what, predicate = named_for_units(told[0], number.noun), told[1]
            if what in ("killed", "wounded") and _is_of_either(number, predicate):
                what = "casualties"
            status = "happened" if what == "missing" and is_not_found(predicate) else status_of(predicate)
            last_told = _last(found, number.span)
            if _is_a_part(document, number, what, last_told) or _is_the_last_of(number, what, last_told):
                continue
            if status != "planned" and not _may_be_natural(number, predicate):
                found.append(Counted(number.span, what, number.count, predicate.i, number.noun.i, status))
    return sorted(found)


def _last(found: list[Counted], number: Span) -> Counted | None:
    """What was counted last before a number."""
    before = [one for one in found if one.span[1] <= number[0] and one.what]
    return max(before, key=lambda one: one.span, default=None)


def _is_a_part(document: Any, number: Numbered, what: str, last: Counted | None) -> bool:
    """Whether a number is of those just counted: "19 died. Of these, 14 died at once"."""
    ahead = text_of(document)[max(0, number.span[0] - 20) : number.span[0]]
    return last is not None and last.what == what and _OF_THESE.search(ahead) is not None


def _is_the_last_of(number: Numbered, what: str, last: Counted | None) -> bool:
    """ "Three died. A fourth died later", "a thirteenth passenger died": which one of a count, and no count of its own."""
    if number.noun.dep_ not in ("nsubj", "nsubjpass"):
        # "the body of a ninth worker" is one more
        return False
    words = (number.noun, *(child for child in number.noun.children if child.dep_ in ("amod", "nummod", "compound")))
    which = next((word.lower_ for word in words if _WHICH.fullmatch(word.lower_)), None)
    return which is not None and (last.what == what if last is not None else which not in ("second", "third"))


def _end_of(document: Any, number: Numbered) -> int:
    """Where the words of a number end: before the noun that it counts, where one stands behind it."""
    first = document.char_span(number.span[0], number.span[0] + 1, alignment_mode="expand")[0]
    if number.noun.idx + len(number.noun.text) < number.span[1] or number.noun.i == first.i:
        return number.span[1]
    return int(number.noun.idx + len(number.noun.text)) if number.noun.idx >= number.span[0] else number.span[1]


def _listed(document: Any, tally: Tally) -> Counted:
    """A number under a heading: it hangs on no verb, however a parser has it."""
    words = document.char_span(*tally.span, alignment_mode="expand")
    return Counted(tally.span, tally.what, tally.count, words[-1].i, words[-1].i)


def _is_of_either(number: Numbered, predicate: Any) -> bool:
    """ "Some five were killed or wounded": of neither it is known how many."""
    sentence = sentence_of(predicate)
    start = sentence.start_char
    return any(
        left + start <= place.idx < right + start
        for left, right in (match.span() for match in _EITHER.finditer(sentence.text))
        for place in (predicate, number.noun)
    )


def _may_be_natural(number: Numbered, predicate: Any) -> bool:
    """Whether it is the death of one who is known: that the general died need not be of violence."""
    dies = predicate.lemma_.lower() in ("die", "perish", "death", "succumb")
    if not dies or any(
        word.lemma_.lower() in VIOLENCE or word.lemma_.lower() in DONE_TO for word in sentence_of(predicate)
    ):
        return False
    if number.noun.dep_ == "conj" and any(child.dep_ == "nummod" for child in number.noun.head.children):
        # "six pupils and their driver died"
        return False
    return number.noun.tag_ in ("NN", "NNP") and number.count.low == 1 and not _is_some_one(number.noun)


def _is_some_one(noun: Any) -> bool:
    return is_indefinite(noun) or any(child.dep_ == "nummod" for child in noun.children)


def _told_of(noun: Any, start: int) -> tuple[str, Any] | None:
    """What was done to those counted, and the word that tells it."""
    for child in noun.children:
        what = "displaced" if child.lower_ == "without" and is_homeless(child) else None
        if child.dep_ == "acl":
            what = by_participle(child, noun) if child.tag_ != "VBG" else met_with_words(child, noun)
        elif child.dep_ == "relcl":
            what = in_relative(child, noun)
        if what is not None:
            return what, child
    if (misjoined := _verb_behind(noun)) is not None and (what := by_participle(misjoined, noun)) is not None:
        return what, misjoined
    if (before := _participle_before(noun)) is not None:
        return DONE_TO[before.lemma_.lower()], before
    top = _top(noun)
    if top is None:
        return None
    top, is_bound = _without_bound(top, start)
    if (fate := fate_of(noun, top)) is not None:
        return fate
    verb = _governor(top)
    if (stated := _with_a_state(noun, verb)) is not None:
        return stated
    if verb is not None:
        what = what_befell(verb, top, noun, is_bound=is_bound)
        if (
            what is None
            and top.dep_ == "pobj"
            and (noun.pos_ != "NOUN" or noun.lower_ in VICTIMS or counts_people(noun))
        ):
            what = of_toll(verb, top)
        if what is None and top.dep_ == "attr" and noun.pos_ != "NOUN":
            what = of_count(verb)
        if (
            what is None
            and top.dep_ in ("dobj", "npadvmod")
            and verb.lemma_.lower() in _COMES_TO
            and noun.pos_ == "NUM"
        ):
            # "the toll reached 16", "the dead numbered 14"
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            what = None if subject is None else of_total(subject)
        if what is not None:
            return what, verb
        if top.dep_ in SUBJECTS and (beside := _beside(verb, top, noun)) is not None:
            return beside
    if lemma_of(noun) == "name" and top.dep_ == "dobj" and verb is not None and verb.lemma_.lower() in _LISTS:
        # "the bar lists 37 names"
        return "", verb
    if lemma_of(noun) in _CAPTIVES and _is_shown(noun, top, verb):
        return "captured", verb or noun
    if (
        verb is not None
        and verb.lemma_.lower() in ("count", "number", "list")
        and (among := _among(verb, noun)) is not None
    ):
        return among, verb
    what = VICTIMS.get(noun.lower_) or VICTIMS.get(lemma_of(noun))
    if noun.lower_ == "bags" and any(child.lower_ == "body" for child in noun.children):
        what = "killed"
    if what is not None:
        return (what, verb or noun) if _are_told_as_victims(noun, verb) else None
    state = next((STATES[c.lower_] for c in noun.children if c.dep_ == "amod" and c.lower_ in STATES), None)
    if any(child.lower_ == "fallen" and child.dep_ == "amod" for child in noun.children) and not counts_people(noun):
        state = None
    if state is not None and noun.pos_ == "NOUN" and not _is_definite(noun):
        # "31 captured rifles" are rifles
        thing = thing_of(noun)
        if thing is None or state == "captured":
            return thing or state, verb or noun
    return _of_an_act(top, noun) or of_the_same(noun, top, verb, is_bound=is_bound)


def _is_shown(noun: Any, top: Any, verb: Any | None) -> bool:
    """ "Paraded 16 prisoners"; "6 hostages." """
    if verb is None:
        return top.dep_ == "ROOT" and not _is_definite(noun)
    return top.dep_ == "dobj" and verb.lemma_.lower() in _SHOWS and not _is_definite(noun)


def _among(verb: Any, noun: Any) -> str | None:
    """ "Counts 31 of its own among the fallen"."""
    held = [one for word in phrase_of(verb) if word.lower_ == "among" for one in word.children if one.dep_ == "pobj"]
    held = held if held and noun.i > verb.i else []
    return next((STATES.get(one.lower_) or VICTIMS.get(one.lower_) for one in held), None)


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
        elif (top.dep_ in ("pobj", "dobj") and head.lower_ in _PARTS) or (
            top.dep_ == "npadvmod" and any(child.lower_ in _PARTS for child in top.children)
        ):
            return None
        else:
            return top
    return top


def _verb_behind(noun: Any) -> Any | None:
    """The passive right behind a noun that a parser joins to one before: "shot down 33 drones and nine people were killed"."""
    following = noun.right_edge.i + 1
    if noun.dep_ != "conj" or following >= len(noun.doc) or noun.doc[following].dep_ != "auxpass":
        return None
    verb = noun.doc[following].head
    has_subject = any(child.dep_ in SUBJECTS for child in verb.children)
    return None if has_subject or verb.i < following else verb


def _participle_before(noun: Any) -> Any | None:
    """ "…, killing seven people, the mayor said", where a parser takes the people for who said it."""
    first = noun.left_edge.i
    verb = noun.doc[first - 1] if first else None
    if noun.dep_ not in SUBJECTS or verb is None or verb.tag_ != "VBG" or verb.lemma_.lower() not in DONE_TO:
        return None
    behind_comma = verb.i > 0 and noun.doc[verb.i - 1].text == ","
    has_object = any(child.dep_ == "dobj" for child in verb.children)
    return verb if behind_comma and not has_object and counts_people(noun) else None


def _without_bound(top: Any, start: int) -> tuple[Any, bool]:
    """What a noun phrase with its bound is to the verb, and whether a parser takes the bound for saying where.

    "A minimum of nine people were", "at the very least nine people were": `start` is where the bound's words begin.
    """
    for _ in range(3):
        if top.dep_ != "pobj" or top.head.idx < start:
            break
        if top.head.head.idx < start or top.head.head.pos_ not in ("NOUN", "NUM", "ADV", "ADJ"):
            return top, True
        top = top.head.head
    return top, False


def _governor(top: Any) -> Any | None:
    """The verb whose subject or object a noun phrase is."""
    head = top.head
    if head.i == top.i:
        return None
    if head.dep_ in ("aux", "auxpass"):
        head = head.head
    if top.dep_ == "pobj" and head.lower_ == "to" and (head.head.pos_ == "ADV" or head.head.lower_ == "from"):
        # "revised upwards to 52", "lowered from 40 to 31"
        return head.head.head if head.head.head.pos_ == "VERB" else None
    if top.dep_ == "pobj" and head.lower_ in _PREPOSITIONS and head.dep_ in ("prep", "prt"):
        return head.head if head.head.pos_ in ("VERB", "AUX") else None
    if (
        head.dep_ == "advmod"
        and top.dep_ == "pobj"
        and head.lower_ in ("over", "under", "around")
        and head.head.lemma_ == "put"
    ):
        # "put losses at well over 100"
        return head.head
    return head if head.pos_ in ("VERB", "AUX", "ADJ") or head.tag_ in ("VBN", "VBD") else None


def _beside(verb: Any, top: Any, noun: Any) -> tuple[str, Any] | None:
    """What a verb joined to a counted subject's own verb tells: "a monitor was struck and has since died"."""
    for other in verb.children:
        own = any(child.dep_ in (*SUBJECTS, "dobj") for child in other.children)
        if other.dep_ == "conj" and other.pos_ == "VERB" and other.i > verb.i and not own:
            what = what_befell(other, top, noun)
            if what in HARM:
                return what, other
    return None


def _are_told_as_victims(noun: Any, verb: Any | None) -> bool:
    """Whether "four dead" or "31 bodies" is told of an occasion, not of what is done with it later on."""
    if lemma_of(noun) in ("body", "corpse", "grave", "coffin") or noun.lower_ == "graves":
        return verb is not None and verb.lemma_.lower() in AFTERWARDS
    return not _is_definite(noun)


def _of_an_act(top: Any, noun: Any) -> tuple[str, Any] | None:
    """ "The murder of six priests", "resulted in the death of nine"."""
    if top.dep_ != "pobj" or top.head.lower_ not in ("of", "to"):
        return None
    act = top.head.head
    if top.head.lower_ == "to":
        # "injuries to 27 members"
        return ("wounded", act) if lemma_of(act) == "injury" and counts_people(top) else None
    if lemma_of(act) in TOLLS - {"death", "loss"} and top.pos_ == "NUM":
        # "gave a figure of 31", "the ministry's figure of nine", "a toll of 20 was reported"
        told = of_total(act)
        whose = act.dep_ == "dobj" or any(child.dep_ == "poss" for child in act.children) or given_from(act) is not None
        if told is not None or (whose and lemma_of(act) not in ("toll", "tally")):
            return told or "", act.head if act.dep_ == "dobj" else act
    if lemma_of(act) == "list" and lemma_of(noun) == "name" and act.dep_ == "dobj":
        # "have drawn up a list of 41 names"
        return "", act.head
    vouched = act.dep_ in ("dobj", "nsubjpass") and act.head.lemma_.lower() in VOUCHED
    if lemma_of(act) in ACTS_WITH_THINGS and vouched:
        if (thing := thing_of(noun)) is not None:
            return thing, act
        if lemma_of(act) in ("release", "exchange") and counts_people(top):
            return "released", act
        if lemma_of(act) == "loss" and (lemma_of(top) in LOST_PEOPLE or is_person(lemma_of(top))):
            return "killed", act
    if (
        lemma_of(act) == "loss"
        and act.head.lemma_.lower() in ("mourn", "lament", "grieve", "regret")
        and counts_people(top)
    ):
        return "killed", act
    if lemma_of(act) == "loss" and _came_about(act) and (lemma_of(top) in LOST_PEOPLE or is_person(lemma_of(top))):
        # "the raid ended with the loss of eight soldiers"
        return "killed", act
    what = ACTS.get(lemma_of(act))
    return None if what is None or not counts_people(top) else (what, act)


def _came_about(act: Any) -> bool:
    """Whether a verb of the past tells that a loss came about: "meant", "ended with", "suffered"."""
    verb = act.head.head if act.dep_ == "pobj" and act.head.lower_ in ("in", "with", "to") else act.head
    words = _ENDED_IN if act.dep_ == "pobj" else _BROUGHT
    past = verb.tag_ == "VBD" and not any(child.dep_ in ("neg", "aux") for child in verb.children)
    if not past or verb.lemma_.lower() not in words or act.dep_ not in ("pobj", "dobj"):
        return False
    # a reform and a defeat mean losses too: "the loss of eight officers from the payroll", "of eight players to injury"
    violent = any({token.lower_, token.lemma_.lower()} & VIOLENCE for token in verb.sent if token.lemma_ != "strike")
    violent = violent or any(token.lemma_ == "strike" and token.nbor(-1).lower_ in _STRIKES for token in verb.sent[1:])
    elsewhere = any(one.lower_ in ("to", "from") and one.dep_ == "prep" and one.i > act.i for one in act.subtree)
    return (violent or verb.lemma_.lower() == "suffer") and not elsewhere


def _with_a_state(number: Any, verb: Any | None) -> tuple[str, Any] | None:
    """ "Five dead and nine injured", where a parser hangs "dead" on something else."""
    following = number.i + 1
    told_apart = number.pos_ == "NUM" or number.lower_ in ("enemy", "civilian", "military")
    if not told_apart or following >= len(number.doc):
        return None
    word = number.doc[following]
    thing = thing_of(number) if word.lemma_.lower() in OF_THINGS | {"send", "lose"} and word.tag_ == "VBN" else None
    if thing is not None and not counts_people(number):
        return thing, word
    what = STATES.get(word.lower_)
    if what is None or word.dep_ == "compound" or word.head.i > word.i:
        return None
    if word.dep_ == "ROOT" and word.tag_ not in ("NN", "JJ"):
        return None
    # the number's own clause is told by the state, where that is what the number is the subject of
    return what, word if number.head.i == word.i or verb is None else verb


def _is_definite(noun: Any) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an", "another") for child in noun.children)


def _is_a_year(document: Any, number: Numbered) -> bool:
    bare = number.noun.pos_ == "NUM" and number.noun.text.isdigit() and len(number.noun.text) == 4
    before = document[number.noun.i - 1].lower_ if number.noun.i else ""
    if bare and before in (",", "(", "-", "–", "/", ":"):
        # "the arrests of May, 1978"
        return _YEARS[0] <= int(number.noun.text) <= _YEARS[1]
    return bare and before in ("in", "since", "of", "by", "until", "before", "after", "from", "during")
