"""Whether something will do for somebody: "acceptable to the army", "out of the question for Marn", "a non-starter"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .cues import cue_span
from .matters import is_matter
from .quotations import SUBJECTS
from .sources import Source, tree_span

_MEETS: Final = frozenset("find have meet enjoy win get".split())
_CONSENT: Final = frozenset("agreement consent approval assent acceptance blessing".split())
_OTHERS: Final = frozenset({"his", "her", "its", "their", "your"})
"""Whose it is, the sentence before may say, and may not."""
_WITHIN: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
_BEING: Final = frozenset({"be", "remain", "become"})
_SURE: Final = (
    r"(?:(?:not|n[’']t|never|simply|absolutely|quite|wholly|totally|completely|entirely|also|still|always|an?) )*"
)
_ROWS: Final = (
    ("verdict yes", "(?:perfectly |broadly )?acceptable|agreeable|fine|all right|ok|okay", "to|with|for|by"),
    ("verdict no", "unacceptable|intolerable|an? non-?starter|an? deal-?breaker|an? no-?go|too much|too far", "to|for"),
    ("verdict must", "an? must|an? pre-?condition|indispensable|essential", "for"),
    ("verdict never", "out of the question|non-?negotiable|negotiable|unthinkable|excluded|red line", "for|to"),
)
_FORMULAS: Final = tuple(
    (re.compile(rf"\s+{_SURE}(?P<cue>{words})\b(?:\s+(?P<word>{join})\s+)?", re.IGNORECASE), name)
    for name, words, join in _ROWS
)
_AHEAD: Final = frozenset({"for", "to"})
_NOT: Final = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)


def verdict_of(verb: Any, text: str) -> tuple[Source, Given, str] | None:
    """For whom something will or will not do, what that is, and the name of the stand; None for another verb."""
    if (approved := _approved(verb)) is not None:
        return approved
    being = verb
    if verb.lower_ == "excluded":
        # "remains excluded for the ministry", which a parser takes for a passive
        being = next((child for child in verb.children if child.dep_ == "auxpass"), verb)
    if being.lemma_.lower() not in _BEING and being.lower_ not in ("remains", "remain"):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if subject is None:
        return None
    for pattern, name in _FORMULAS:
        match = pattern.match(text, being.idx + len(being.text))
        whom = None if match is None else _whom(verb, match)
        if match is None or whom is None:
            continue
        if match["word"] and match["word"].lower() == "with" and not is_matter(subject) and is_matter(whom):
            # "the navy is fine with 14 boats": who stands ahead takes what stands behind
            subject, whom = whom, subject
        elif subject.pos_ == "PRON":
            continue
        negated = bool(_NOT.search(text, being.idx, match.start("cue")))
        if match["cue"].lower() == "red line" and verb.dep_ == "ccomp":
            # what somebody says is another's red line
            return None
        if name == "verdict yes":
            name = "verdict no" if negated else name
        elif negated != (match["cue"].lower() == "negotiable"):
            # "is not out of the question", "is negotiable" take no stand
            return None
        cue: Span = (cue_span(verb)[0], match.end("cue"))
        return Source(whom, whom, _whom_span(whom)), Given([tree_span(subject)], "stand", cue), name
    return None


def _approved(verb: Any) -> tuple[Source, Given, str] | None:
    """ "The toll would find our agreement", "the draft does not have the army's consent"."""
    if verb.lemma_.lower() not in _MEETS:
        return None
    held = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    held += [one for child in verb.children if child.lower_ == "with" for one in child.children if one.dep_ == "pobj"]
    consent = next((one for one in held if one.lemma_.lower() in _CONSENT), None)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    whose = next((child for child in consent.children if child.dep_ == "poss"), None) if consent else None
    if consent is None or whose is None or subject is None or subject.pos_ == "PRON" or whose.lower_ in _OTHERS:
        return None
    negated = any(child.dep_ == "neg" for child in verb.children)
    if negated and any(
        child.lower_ in ("did", "has", "have", "had") and child.dep_ == "aux" for child in verb.children
    ):
        # what did not find it, may yet
        return None
    cue: Span = (cue_span(verb)[0], int(consent.idx + len(consent.text)))
    name = "verdict no" if negated else "verdict yes"
    return Source(whose, whose, _whom_span(whose)), Given([tree_span(subject)], "stand", cue), name


def _whom(verb: Any, match: re.Match[str]) -> Any | None:
    """For whom: behind the verdict ("acceptable to Marn"), or ahead of it ("for Marn, it is essential")."""
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
