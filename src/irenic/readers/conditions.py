"""The conditions under which words hold: "if the port opens", "provided that …", "but only with monitors"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .sources import tree_span

_OPENING: Final = re.compile(
    r"\b(?:(?:but )?(?P<only>only|even) )?(?P<word>if|unless|provided|providing|as long as|so long as|as soon as|"
    r"on (?:the )?condition|on the understanding|in (?:exchange|return) for|subject to|contingent (?:up)?on|conditional (?:up)?on|once|when|after|with|without)\b",
    re.IGNORECASE,
)
_NEEDS_ONLY: Final = frozenset({"after", "with"})
"""What puts under a condition only behind "only"."""
_PARTS: Final = re.compile(r";|[,–—-]\s+(?:and|but|or|he|she|it|they)\b|[.!?]\s", re.IGNORECASE)


def conditions_in(document: Any, text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The places of the conditions in some words, in their order; what opens none is passed over."""
    found = []
    for start, end in content:
        at = start
        while (match := _OPENING.search(text, at, end)) is not None:
            at = match.end()
            word = match["word"].lower()
            if (word in _NEEDS_ONLY and (match["only"] or "").lower() != "only") or _is_asked(document, match, word):
                continue
            first = match.start("only") if match["only"] else match.start("word")
            span = first, _end(document, text, match, end)
            found.append(span)
            at = max(at, span[1])
    return tuple(found)


def _is_asked(document: Any, match: re.Match[str], word: str) -> bool:
    """ "Did not say when", "asked if": a question rather than a condition; "with" and "when" may be neither."""
    span = document.char_span(match.start("word"), match.end("word"), alignment_mode="expand")
    if span is None:
        return True
    opening = span[-1]
    if word == "without":
        # "a ceremony without her" is one thing, "will not sign without her" two
        return opening.head.pos_ in ("NOUN", "PROPN")
    if word in ("if", "when", "once") and opening.dep_ in ("mark", "advmod"):
        return opening.head.dep_ in ("ccomp", "xcomp", "pcomp")
    return False


def _end(document: Any, text: str, match: re.Match[str], end: int) -> int:
    """Where a condition ends: with its clause, with the words around it, or where another clause begins."""
    span = document.char_span(match.start("word"), match.end("word"), alignment_mode="expand")
    opening = span[-1]
    clause = opening.head if opening.dep_ in ("mark", "advmod") and opening.head.i > opening.i else opening
    reach = min(max(tree_span(clause)[1], match.end()), end)
    if reach <= match.end() + 1:
        reach = end
    parted = _PARTS.search(text, match.end(), reach)
    words = text[match.start() : parted.start() if parted else reach]
    return match.start() + len(words.rstrip(' ,;.”"’'))
