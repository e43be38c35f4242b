"""How sure a proposal is: how often its construction gives words that readers mark too, less what speaks against it.

The shares are those of a labelled set of news reports, rounded. What counts as right is a source and a cue that are
met, and most of the content.
"""

from typing import Any, Final

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
    "light": 0.5,
    "light clause": 0.62,
    "noun of": 0.48,
    "noun to do": 0.6,
    "agent noun": 0.72,
    "passive": 0.58,
    "asked": 0.55,
    "with a word": 0.52,
    "seeming": 0.5,
    "relative": 0.4,
    "shown": 0.78,
    "what it is called": 0.62,
    "stand": 0.55,
    "agent aside": 0.45,
}
_WEAK: Final = frozenset(
    "see know mean decide determine celebrate promote embrace challenge focus invoke turn care".split()
)
"""Verbs that as often tell what somebody does, or what comes of it, as what somebody says."""
_STANDS: Final = frozenset(
    "support back endorse oppose reject accept favor favour prefer criticise criticize praise".split()
)
"""What tells a stand however short its object is."""
_NAMED_STANDS: Final = frozenset(
    "support opposition criticism condemnation praise endorsement rejection denial call demand insistence".split()
)
"""Nouns that tell a stand; others as often name a text or a deed ("his plan for the port")."""
_GENERIC: Final = frozenset(
    {"i", "we", "you", "one", "it", "this", "these", "those", "that", "which", "what", "people"}
)
_VAGUE: Final = frozenset({"they", "who", "some", "others", "many"})
PASSED_OVER: Final = 0.85
"""Of two readers who label the same reports, each passes over about a sixth of what the other marks: that much of what
a labelled set does not hold is right all the same."""
_SAID: Final = frozenset(
    "say tell add note argue warn insist announce explain write point declare state report".split()
)
"""What reports use to give words, and for little else."""
_STANDING: Final[dict[str, float]] = {
    "ROOT": 1.03,
    "acl": 0.6,
    "relcl": 0.93,
    "conj": 0.95,
    "ccomp": 0.9,
    "pcomp": 0.9,
    "advcl": 0.93,
    "xcomp": 0.9,
}
"""How a cue's clause stands in its sentence: a main clause is told for its own sake, a reduced one by the way."""
_MARKED: Final[dict[str, float]] = {"that": 0.65, "because": 0.85, "if": 0.7, "unless": 0.7, "whether": 0.7, "as": 0.95}


def confidence_of(
    construction: str, lemma: str, source: Any | None, words: str, head: Any, cue: str, length: int
) -> float:
    """How sure a proposal is, between 0.05 and 0.97, before it is known whether it stands within another's words.

    `source` is the word that the source hangs on, `words` all of it, `head` the word that the cue hangs on.
    """
    sure = _BY_CONSTRUCTION.get(construction, 0.5)
    is_told = construction in ("clause", "that-clause", "clause before", "around")
    if is_told and lemma in _WEAK:
        sure *= 0.45
    elif is_told and (lemma in MIND or lemma in SHOW):
        sure *= 0.8
    elif is_told and lemma in _SAID:
        sure *= 1.03
    elif construction == "noun of" and lemma not in _NAMED_STANDS:
        sure *= 0.8
    elif lemma in _WEAK and construction not in ("likening", "passive"):
        sure *= 0.7
    if not construction.startswith(("quotation", "according", "noun")):
        sure *= _standing(head)
    if source is None:
        sure *= 1.0 if construction in ("passive", "seeming", "asked") else 0.15
    elif words in _GENERIC:
        sure *= 0.55
    elif words in _VAGUE:
        sure *= 0.85
    elif source.dep_ in ("dobj", "nsubjpass") and head.i > source.i and construction not in ("adjective", "felt"):
        sure *= 0.6
    elif source.pos_ == "PROPN":
        sure *= 1.02
    if cue.startswith("to "):
        # "in order to argue that …" is a purpose, and no word that was said
        sure *= 0.35
    if length < 25 and (construction == "clause" or (construction == "thing" and lemma not in _STANDS)):
        sure *= 0.9
    return round(max(0.05, 1 - (1 - min(0.97, sure)) * PASSED_OVER), 2)


def _standing(head: Any) -> float:
    sure = _STANDING.get(head.dep_, 1.0)
    for child in head.children:
        if child.dep_ == "mark":
            sure *= _MARKED.get(child.lower_, 1.0)
        elif child.dep_ == "neg" or child.lower_ == "will":
            sure *= 0.85
    return sure
