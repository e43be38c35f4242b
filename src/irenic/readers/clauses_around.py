"""What the words around a clause say of where and when: the clauses it hangs on, "that day", "there", "the town"."""

import re
from collections.abc import Iterator
from typing import Any, Final

from .gazetteer import Gazetteer
from .harm import BLOWS, VIOLENCE
from .lexicon import CUE_VERBS
from .nearby import sentence_of, text_of
from .places import is_named_like_a_place, name_of
from .quotations import SUBJECTS

_STEPS: Final = 6
"""How many words a clause is followed upwards."""
_VERBS: Final = frozenset({"VERB", "AUX"})
_BESIDE: Final = frozenset({"when", "as", "while", "where", "and", "but"})
"""What joins a clause to one of the same day."""
_BACK: Final = 400
"""How many characters before a clause hold what "that day" and "the town" stand for."""
_SAME_DAY: Final = re.compile(r"\b(?:that|the same|this very) (?:day|night|morning|evening|afternoon)\b", re.IGNORECASE)
_SAME_PLACE: Final = re.compile(
    r"(?<!\w)(?:(?:in|on|at|of|from|into|to|near|inside|around|outside) the "
    r"(?:town|village|city|camp|district|port|hamlet|settlement|island)(?! of\b)|"
    r"there(?! (?:is|are|was|were|has|have|had|will|would)\b))(?![\w’'])",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r"\b(?:in|at|near|off|outside|inside|on|of|hit|struck|shelled|entered|bombed)\s+"
    r"(?P<name>(?:the )?[A-ZÀ-Þ][\w’'-]*(?: (?:[A-ZÀ-Þ][\w’'-]*|[0-9]+))*)"
)
_SPAN_PLACED: Final = re.compile(
    r"(?<!\w)(?:in|at|near|off|outside|around)\s+(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)"
)


def verb_of(word: Any) -> Any:
    """The nearest verb that a word hangs on."""
    for _ in range(2 * _STEPS):
        if word.head.i == word.i:
            break
        word = word.head
        if word.pos_ in _VERBS:
            break
    return word


def verbs_around(clause: Any) -> Iterator[Any]:
    """The verbs of the clauses whose days and place hold for a clause too, the nearest first.

    "On Monday a mine *exploded*, and six died"; "shells *fell*, killing six"; never who only says so: "said on Monday
    that six died", nor what an action follows or goes before.
    """
    token = clause
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i:
            return
        if token.dep_ == "advcl":
            marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod")}
            if not (marks <= _BESIDE and (marks or token.tag_ in ("VBG", "VBN"))):
                return
        elif token.dep_ in ("relcl", "acl"):
            if head.lemma_.lower() not in VIOLENCE | BLOWS:
                return
        elif token.dep_ in _VERBS_UNDER:
            if _starts_anew(token):
                return
        elif token.pos_ in _VERBS or token.dep_ not in ("pobj", "prep", "dobj", "nsubj", "nsubjpass", "agent"):
            return
        token = head
        if token.pos_ in _VERBS:
            if token.lemma_.lower() in CUE_VERBS:
                return
            yield token


def is_day_of_occasion(day: Any, clause: Any) -> bool:
    """Whether a day of a clause's sentence is that of the violence which the clause tells more of.

    "Tuesday's blast", "the raid on Monday"; "the attack on the post on 21 June, in which one officer died".
    """
    heads = (day.head, day.head.head) if day.head.dep_ == "prep" else (day.head,)
    if any(one.pos_ == "NOUN" and one.lemma_.lower() in VIOLENCE | BLOWS for one in heads):
        return True
    opening = _opening_of(clause)
    return opening is not None and day.i < opening.i and not is_of_the_telling(day, verb_of(day))


def _opening_of(clause: Any) -> Any | None:
    """The "which" or "where" that leads from a violent occasion to a clause of the same sentence; None without one."""
    before = clause.doc[max(clause.sent.start, clause.i - _FAR_AHEAD) : clause.i]
    opening = next((token for token in reversed(before) if token.tag_ in ("WDT", "WRB")), None)
    if opening is None or opening.lower_ not in ("which", "where", "when"):
        return None
    ahead = clause.doc[clause.sent.start : opening.i]
    return opening if any(token.lemma_.lower() in VIOLENCE | BLOWS for token in ahead) else None


_FAR_AHEAD: Final = 25
"""So many words before a clause the word that opens it is looked for."""
_VERBS_UNDER: Final = frozenset({"conj", "xcomp", "pcomp"})


def _starts_anew(token: Any) -> bool:
    """Whether a joined clause is told of another time: "arrived on Friday and will leave", or behind a semicolon."""
    ahead = {child.lower_ for child in token.children if child.dep_ == "aux"}
    return bool(ahead & {"will", "would", "may", "might", "could", "should"}) or any(
        one.text == ";" for one in token.doc[token.head.i : token.i]
    )


def is_of_a_toll(word: Any) -> bool:
    """Whether a clause says how far a toll came, by when: "By Wednesday the toll from Tuesday's blast had risen to nine"."""
    return any(child.dep_ in SUBJECTS and child.lemma_.lower() in ("toll", "tally") for child in verb_of(word).children)


def is_of_the_subject(word: Any | None, verb: Any) -> bool:
    """Whether a word is of a clause about a verb's subject: "the war, which *began in 2031*, has killed 40,000"."""
    if word is None or word.i > verb.i or verb.pos_ not in _VERBS:
        return False
    inner = verb_of(word)
    return bool(inner.i < verb.i and inner.dep_ == "relcl" and inner.head.head.i == verb.i)


def is_of_the_telling(word: Any, verb: Any) -> bool:
    """Whether a word stands between who says so and what is said: "said *on Wednesday* it had retaken the village"."""
    if verb.dep_ != "ccomp" or not verb.head.i < word.i < verb.i:
        return False
    opens = [child.i for child in verb.children if child.dep_ in ("mark", "nsubj", "nsubjpass")]
    return bool(opens) and word.i < min(opens)


def hours_before(clause: Any) -> int | None:
    """By how many days at most a clause goes before the one it hangs on: "spoke hours *after* shells fell"; None if it
    does not say so."""
    if clause.dep_ not in ("advcl", "pcomp"):
        return None
    for mark in clause.children:
        if mark.lower_ == "after" and mark.i > 0 and mark.i < clause.i:
            return _UNITS.get(mark.nbor(-1).lower_)
    return None


_UNITS: Final = {"hours": 1, "hour": 1, "minutes": 0, "moments": 0, "shortly": 0, "immediately": 0}


def place_of_where(clause: Any, names: Gazetteer) -> str | None:
    """ "Good morning from Port Saverne, *where* the two sides meet"."""
    if clause.dep_ != "relcl" or not any(child.lower_ == "where" for child in clause.children):
        return None
    return name_of(clause.head, names)


def is_same_day(words: str) -> bool:
    """Whether words are of a day that was told before: "on that day"."""
    return bool(_SAME_DAY.search(words))


def place_meant(document: Any, start: int, words: str, names: Gazetteer, before: str) -> str | None:
    """What "there" or "the town" in a clause stands for: the place named last before it; None where it names neither.

    `start` is the character of the document at which the clause begins, and `before` what the text has ahead of it.
    """
    if not _SAME_PLACE.search(words):
        return None
    text = before[-_BACK:] + text_of(document)[max(0, start - _BACK) : start]
    found = [match["name"] for match in _PLACED.finditer(text) if is_named_like_a_place(match["name"], names)]
    return _as_name(found[-1]) if found else None


def place_beside(words: str, names: Gazetteer) -> str | None:
    """A place behind "in", "near" or "off" in the words of a clause, however they were parsed."""
    for match in _SPAN_PLACED.finditer(words):
        if is_named_like_a_place(match["name"], names):
            return _as_name(match["name"])
    return None


def place_of_toll(words: str, names: Gazetteer) -> str | None:
    """The place of the violence that a toll is of: "Death toll from the Merva shelling", not "the Osmark shelling"."""
    match = _TOLL_OF.search(words)
    if match is None or names.named(match["name"]) is not None:
        return None
    return match["name"] if is_named_like_a_place(match["name"], names) else None


def place_ahead(clause: Any, names: Gazetteer) -> str | None:
    """The place in a phrase without a verb that opens what is told: "On the incident at Orlo. Two were shot."."""
    sentence = sentence_of(clause)
    if sentence.start == 0:
        return None
    opener = sentence_of(clause.doc[sentence.start - 1])
    if any(word.pos_ in _VERBS for word in opener) or len(opener) > _SHORT:
        return None
    return place_beside(text_of(clause.doc)[opener.start_char : opener.end_char], names)


_TOLL_OF: Final = re.compile(
    r"\b(?:toll|tally) (?:from|of|in|after|since|following) (?:the |an? |last |this )?(?:[\w]+day[’']s )?"
    rf"(?P<name>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){{0,2}}) (?:{'|'.join(sorted(BLOWS))})\b"
)
_SHORT: Final = 12
"""How many words a phrase has that opens what is told."""


def _as_name(words: str) -> str:
    return " ".join(re.sub(r"[’']s?$", "", words).split())
