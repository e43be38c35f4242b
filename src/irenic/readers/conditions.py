"""The conditions under which words hold: "if the port opens", "provided that …", "but only with monitors"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .quotations import EDGE
from .reckonings import whom_to_believe
from .sources import tree_span

_OPENING: Final = re.compile(
    r"\b(?:(?:but )?(?P<only>only|even) )?(?P<word>if|unless|provided|providing|as long as|so long as|as soon as|"
    r"on (?:the )?condition|on the understanding|in (?:exchange|return) for|subject to|contingent (?:up)?on|conditional (?:up)?on|once|when|after|with|without)\b",
    re.IGNORECASE,
)
_NEEDS_ONLY: Final = frozenset({"after", "with"})
"""What puts under a condition only behind "only"."""
_PARTS: Final = re.compile(r";|[,–—-]\s+(?:and|but|or|he|she|it|they)\b|[.!?]\s", re.IGNORECASE)

_BEHIND: Final = re.compile(
    r"(?:, even \w+)?(?:, (?:[\w’']+ ){1,6}(?:says?|said|tells?|told)(?: \w+){0,3})?,? ?(?:but )?((?:only |even )?(?:if|unless|once|as soon as|provided|providing|as long as|so long as|"
    r"on (?:the )?condition that|on the understanding that|subject to|contingent (?:up)?on|conditional (?:up)?on)|only with)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"(?:but )?(?:only )?(?:even )?(?:if|unless|once|as soon as|provided|providing|as long as|so long as|on (?:the )?condition|"
    r"on the understanding|only when|only after|only once)\b",
    re.IGNORECASE,
)
_ASIDE: Final = 12
"""So many characters before a condition are more than "but only": somebody tells it in between."""
_MARKS: Final = "\"'“”‘’«»„"


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


def with_conditions(verb: Any, text: str, apart: list[Span], content: list[Span], leading: bool) -> list[Span]:
    """The words with the conditions that the cue's own clause puts them under, where they do not hold them already.

    A condition before the cue belongs to an attitude ("if the port opens, Alpha accepts …"), and to no report of words
    ("if asked, she said …").
    """
    found = list(content)
    if whom_to_believe(verb) is not None:
        # "nine died if you believe the army"
        return found
    for child in verb.children if found else ():
        span = tree_span(child)
        end = max(right for _, right in found)
        if child.dep_ not in ("advcl", "prep", "mark", "advmod") or not _CONDITION.match(text, *span):
            continue
        if any(lies_in(span, one) for one in found):
            continue
        between = "".join(
            sign
            for at, sign in enumerate(text[end : span[0]], end)
            if not any(left <= at < right for left, right in apart)
        )
        if span[0] >= end and not text[end : span[0]].strip(" ,") and found[-1][1] == end:
            found[-1] = (found[-1][0], span[1])
        elif (span[0] >= end and not between.strip(EDGE + _MARKS)) or (span[1] <= verb.idx and leading):
            found.append(span)
    return found


def with_condition_behind(document: Any, text: str, content: list[Span]) -> list[Span]:
    """The words of an attitude with a condition that stands right behind them."""
    last = max(right for _, right in content)
    behind = _condition_behind(document, text, last)
    if behind is None:
        return content
    if behind[0] - last > _ASIDE:
        # "could settle for three, two colleagues say, as long as …"
        return [*content, behind]
    return [(start, behind[1] if end == last else end) for start, end in content]


def _condition_behind(document: Any, text: str, end: int) -> Span | None:
    """A condition right behind an attitude, whatever a parse hangs it on: "a cap, but only if the port opens"."""
    match = _BEHIND.match(text, end)
    word = document.char_span(match.start(1), match.end(1), alignment_mode="contract") if match else None
    if match is None or word is None or not len(word):
        return None
    opening = word[-1]
    clause = opening.head if opening.dep_ in ("mark", "advmod") and opening.head.i > opening.i else opening
    return match.start(1), max(tree_span(clause)[1], int(opening.idx + len(opening.text)))


def lies_in(one: Span, other: Span) -> bool:
    """Whether one place lies within another."""
    return other[0] <= one[0] and one[1] <= other[1]
