"""Turns of phrase by which an outlet judges: "may yet prove", "has landed badly", "strikes a softer note"."""

import re
from typing import Any, Final

from .quotations import SUBJECTS

_WELL_OR_BADLY: Final = frozenset("badly well poorly ill nicely awkwardly uneasily flat hollow".split())
_FARES: Final = frozenset("land go sit play bode fare ring fall sound read come age travel".split())
_PROSPECTS: Final = frozenset("chance prospect odds hope outlook mood atmosphere".split())
"""What is judged by any adjective that it is said to be: "the chances look slim"."""
_EVERYBODY: Final = frozenset({"everybody", "everyone", "nobody", "no-one", "anyone", "anybody"})
_GRADES: Final = frozenset(
    """
    high low long short large small great old young late early fast slow heavy light deep wide near far new few many
    much little tall big
    """.split()
)
"""Adjectives that measure, also where they compare."""
_GENERIC: Final = frozenset(
    "slim remote faint dim slender hard easy tough difficult tricky delicate simple telling".split()
)
_FORMULAS: Final = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(?:may|might|could) (?:yet|well|still) (?!be (?:held|announced))\w+",
        r"\b(?:strikes?|struck|striking) an? (?:\w+ )?\w+ (?:note|tone|chord)\b",
        r"\bspeaks? volumes\b|\bsays (?:a lot|much|more|everything) about\b|\bspeaks? for (?:itself|themselves)\b",
        r"\bhangs? by a thread\b|\brings? hollow\b|\bbegs? the question\b|\bremains? to be seen\b",
        r"\b(?:is|are|was|were) worth (?:more|less|little|much|nothing)\b|\bmatters? (?:more|less|most)\b",
        r"\b(?:go|goes|went|gone) (?:much |far )?further than\b|\btoo little,? too late\b",
        r"\b(?:is|was|are|were) the (?:\w+est|most \w+|first|only) "
        r"(?:\w{1,30} ){0,4}(?:that|of its kind|since|yet|ever|so far)\b",
        r"\bno (?:great )?surprise\b|\bno wonder\b|\bso much for\b|\bneedless to say\b|\bin truth\b|\bat best\b",
        r"\bcasts? (?:an? )?(?:\w+ )?(?:shadow|pall|cloud|doubt) (?:over|on)\b|\bof sorts\b",
        r"\b(?:could|can) (?:hardly|scarcely) (?:have|be)\b|\b(?:is|are) (?:quite )?another (?:matter|question|story)\b",
        r"\b(?:pinch|grain|spoonful) of (?:\w+ )?(?:salt|water)\b|\b(?:everything else|all the rest|the rest) is\b",
        r"\bnothing has (?:moved|changed)\b|\bleft (?:to|in) the cold\b|\b(?:is|are) (?:all )?that matters\b",
        r"\bhas the last laugh\b|\bpays? the price\b|\bcomes? at a (?:high |heavy )?(?:price|cost)\b",
    )
)


def is_a_remark(verb: Any) -> bool:
    """Whether a verb's clause judges by how it is put."""
    lemma = verb.lemma_.lower()
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    behind = [child for child in verb.children if child.i > verb.i]
    if (
        lemma in _FARES
        and subject is not None
        and any(child.lower_ in _WELL_OR_BADLY and child.dep_ in ("advmod", "acomp") for child in behind)
    ):
        return True
    if subject is None:
        return False
    said = [child for child in behind if child.dep_ in ("acomp", "attr", "oprd")]
    adjectives = [child for child in said if child.pos_ == "ADJ"]
    if subject.lemma_.lower() in _PROSPECTS and adjectives:
        return True
    if any(child.lemma_.lower() in _GENERIC and child.pos_ == "ADJ" for child in said):
        return True
    now = any(child.lower_ in ("is", "are") and child.dep_ in ("aux", "auxpass") for child in verb.children)
    if subject.lower_ in _EVERYBODY and (now or verb.tag_ in ("VBZ", "VBP")):
        return True
    return any(_compares(child) for child in said)


def _compares(word: Any) -> bool:
    """ "Kinder than anything so far", "its weakest spot"; what measures is none."""
    held = [word, *(child for child in word.children if child.dep_ == "amod")]
    return any(one.tag_ in ("JJR", "JJS") and one.lemma_.lower() not in _GRADES and one.pos_ == "ADJ" for one in held)


def formulas_in(text: str, start: int, end: int) -> list[int]:
    """Where a set phrase that judges stands in a stretch of a text."""
    return sorted(match.start() for pattern in _FORMULAS for match in pattern.finditer(text, start, end))
