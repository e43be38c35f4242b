"""Whether somebody declines to comment: "would not say", "had no comment", "neither confirms nor denies"."""

import re
from typing import Any, Final

from .attributed import Attribution

_WILL_NOT: Final = frozenset({"will", "wo", "would", "can", "could"})


def says_nothing(one: Attribution, verb: str, word: Any, cue: str, content: str) -> bool:
    """Whether an attribution tells of silence; `verb` is what its word stands for, `word` that word of the parse."""
    around = [child.lower_ for child in word.children]
    head = [child.lower_ for child in word.head.children] if word.dep_ == "conj" else []
    if verb in ("confirm", "deny") and "neither" in around + head:
        return True
    will_not = one.refusal is not None and one.modal in _WILL_NOT
    if verb in ("say", "confirm", "answer", "reply", "elaborate") and will_not and one.construction != "infinitive":
        return not content.startswith(("“", '"'))
    return (
        verb == "no comment"
        or (verb in ("comment", "elaborate") and one.refusal is not None)
        or (
            verb in ("make", "offer", "have", "give", "comment")
            and re.search(r"\bno (?:further )?comment\b", f"{cue} {content}") is not None
        )
    )
