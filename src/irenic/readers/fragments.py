"""Numbers in words without a verb, as headlines and blogs have them: "eight civilians and two officers dead"."""

import re
from typing import Any, Final

from .harm import STATES, is_person
from .nearby import text_of
from .numbers import NUMBER
from .undergone import counts_people

_NOUN: Final = r"(?:[ -][^\W\d_]+){0,3}?"
_STATE: Final = re.compile(
    rf"{_NOUN}(?:,? and (?:{NUMBER}){_NOUN})? (?P<state>dead|deceased|killed|slain|wounded|injured|hurt|missing|captured|kidnapped|"
    r"abducted|arrested|detained|displaced|homeless|freed|released|expelled|deported)(?=[.,;:!?)”\"]| (?:and|given|in|at|on|near|since|after|during|so far)\b| – | — |\s*$)",
    re.IGNORECASE,
)
_DONE: Final = {
    "deceased": "killed", "kidnapped": "abducted", "abducted": "abducted", "arrested": "arrested", "detained": "detained",
    "freed": "released", "released": "released", "expelled": "deported", "deported": "deported",
}  # fmt: skip
_PLAIN: Final = frozenset("and the of people persons others men women children more civilians troops".split())


def state_behind(number: Any, end: int) -> tuple[str, Any] | None:
    """What a number without a verb is told to be, and the word that tells it; `end` is where the number ends."""
    document = number.doc
    found = _STATE.match(text_of(document), end)
    if found is None or not counts_people(number):
        return None
    state = document.char_span(*found.span("state"), alignment_mode="expand")
    if state is None or not len(state):
        return None
    between = [word for word in document[number.i : state[0].i] if word.idx >= end]
    if any(word.pos_ in ("VERB", "AUX", "ADP") or not _may_be_counted(word) for word in between):
        return None
    word = found["state"].lower()
    return _DONE.get(word) or STATES[word], state[0]


def _may_be_counted(word: Any) -> bool:
    """Whether a word between a number and its state can be a part of who is counted."""
    if word.pos_ in ("NOUN", "PROPN"):
        return word.lower_ in _PLAIN or is_person(word.lemma_.lower()) or word.dep_ == "compound"
    return word.pos_ in ("ADJ", "NUM", "CCONJ", "ADV", "DET", "SPACE") or word.text == ","
