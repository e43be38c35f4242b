"""How sure a proposal is: how often its construction gives words that readers mark too, less what speaks against it.

The shares are those of a labelled set of news reports, rounded, so that a confidence of 0.8 means: four of five of
these are right. What counts as right is a source and a cue that are met, and most of the content.
"""

from typing import Final

from .frames import MIND, SHOW

_BY_CONSTRUCTION: Final[dict[str, float]] = {
    "quotation before": 0.93,
    "quotation behind": 0.85,
    "according to": 0.85,
    "that-clause": 0.86,
    "clause": 0.82,
    "clause before": 0.72,
    "gerund": 0.8,
    "control": 0.72,
    "noun": 0.7,
    "likening": 0.68,
    "infinitive": 0.62,
    "passive by": 0.65,
    "around": 0.65,
    "thing": 0.6,
    "adjective": 0.6,
    "felt": 0.62,
    "light": 0.52,
    "light clause": 0.62,
    "noun of": 0.48,
    "noun to do": 0.6,
    "agent noun": 0.72,
    "passive": 0.58,
    "asked": 0.55,
    "with a word": 0.52,
    "seeming": 0.5,
    "relative": 0.4,
    "shown": 0.62,
    "what it is called": 0.62,
}
_WEAK: Final = frozenset("see know mean decide determine celebrate promote embrace turn care".split())
"""Verbs that as often tell what somebody does, or what comes of it, as what somebody says."""
_STANDS: Final = frozenset(
    "support back endorse oppose reject accept favor favour prefer criticise criticize praise".split()
)
"""What tells a stand however short its object is."""
_GENERIC: Final = frozenset(
    {"i", "we", "you", "one", "it", "this", "these", "those", "that", "which", "what", "people"}
)
_VAGUE: Final = frozenset({"they", "who", "some", "others", "many"})


def confidence_of(
    construction: str, verb: str, source: str | None, *, is_infinitive: bool, needs_source: bool, length: int
) -> float:
    """How sure a proposal is, between 0.05 and 0.95, before it is known whether it stands within another's words."""
    sure = _BY_CONSTRUCTION.get(construction, 0.5)
    if construction in ("clause", "that-clause", "clause before", "around"):
        if verb in _WEAK:
            sure *= 0.45
        elif verb in MIND or verb in SHOW:
            sure *= 0.8
    elif verb in _WEAK and construction not in ("likening", "passive"):
        sure *= 0.7
    if source is None:
        sure *= 0.15 if needs_source else 1.0
    elif source in _GENERIC:
        sure *= 0.55
    elif source in _VAGUE:
        sure *= 0.85
    if is_infinitive:
        # "in order to argue that …" is a purpose, and no word that was said
        sure *= 0.35
    if length < 25 and (construction == "clause" or (construction == "thing" and verb not in _STANDS)):
        sure *= 0.9
    return round(min(0.95, max(0.05, sure)), 2)
