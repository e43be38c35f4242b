"""Whether something will do for somebody: "acceptable to the army", "out of the question for Marn", "a non-starter"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .cues import cue_span
from .quotations import SUBJECTS
from .sources import Source, tree_span

_WITHIN: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
_BEING: Final = frozenset({"be", "remain", "become"})
_SURE: Final = (
    r"(?:(?:not|n[’']t|never|simply|absolutely|quite|wholly|totally|completely|entirely|also|still|always|an?) )*"
)
_ROWS: Final = (
    ("verdict yes", "(?:perfectly |broadly )?acceptable|agreeable|fine|all right", "to|with|for|by"),
    ("verdict no", "unacceptable|intolerable|an? non-?starter|an? deal-?breaker|an? no-?go|too much|too far", "to|for"),
    ("verdict must", "an? must|an? pre-?condition|indispensable|essential", "for"),
    ("verdict never", "out of the question|non-?negotiable|negotiable|unthinkable", "for|to"),
)
_FORMULAS: Final = tuple(
    (re.compile(rf"\s+{_SURE}(?P<cue>{words})\b(?:\s+(?P<word>{join})\s+)?", re.IGNORECASE), name)
    for name, words, join in _ROWS
)
_AHEAD: Final = frozenset({"for", "to"})
_NOT: Final = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)


def verdict_of(verb: Any, text: str) -> tuple[Source, Given, str] | None:
    """For whom something will or will not do, what that is, and the name of the stand; None for another verb."""
    if verb.lemma_.lower() not in _BEING:
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if subject is None or subject.pos_ == "PRON":
        return None
    for pattern, name in _FORMULAS:
        match = pattern.match(text, verb.idx + len(verb.text))
        whom = None if match is None else _whom(verb, match)
        if match is None or whom is None:
            continue
        negated = bool(_NOT.search(text, verb.idx, match.start("cue")))
        if name == "verdict yes":
            name = "verdict no" if negated else name
        elif negated != (match["cue"].lower() == "negotiable"):
            # "is not out of the question", "is negotiable" take no stand
            return None
        cue: Span = (cue_span(verb)[0], match.end("cue"))
        return Source(whom, whom, _whom_span(whom)), Given([tree_span(subject)], "stand", cue), name
    return None


def _whom(verb: Any, match: re.Match[str]) -> Any | None:
    """For whom: behind the verdict ("acceptable to Marn"), or at the head of the sentence ("for Marn, it is a must")."""
    if match["word"] is None:
        ahead = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _AHEAD and c.i == verb.sent.start)
        found = next((one for child in ahead for one in child.children if one.dep_ == "pobj"), None)
    else:
        held = verb.doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        found = held[0] if held else None
        while found is not None and found.head.i > found.i and found.dep_ in _WITHIN:
            found = found.head
    is_who = found is not None and found.pos_ in ("NOUN", "PROPN", "PRON") and found.dep_ == "pobj"
    return found if is_who else None


def _whom_span(whom: Any) -> Span:
    """Those for whom it will do, without what is said of when and where."""
    start, end = tree_span(whom)
    first = next((child.left_edge.idx for child in whom.children if child.i > whom.i and child.dep_ == "prep"), end)
    return start, min(end, first)
