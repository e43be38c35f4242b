"""The conditions under which words hold: "if the port opens", "provided that …", "but only with monitors"."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .quotations import EDGE
from .reckonings import whom_to_believe
from .sources import tree_span

_OPENING: Final = re.compile(
    r"\b(?:(?:but )?(?P<only>only|even) )?(?P<word>if|unless|provided|providing|as long as|so long as|as soon as|"
    r"on (?:the )?condition|on the understanding|in (?:exchange|return) for|subject to|contingent (?:up)?on|conditional (?:up)?on|once(?! (?:more|again|and for all)\b)|when|after|with|without|should|were|had)\b",
    re.IGNORECASE,
)
_INVERTED: Final = frozenset({"should", "were", "had"})
"""Verbs that put under a condition where they stand before their subject: "should the port open, …"."""
_NEEDS_ONLY: Final = frozenset({"after", "with"})
"""What puts under a condition only behind "only"."""
_PARTS: Final = re.compile(r";|[,–—-]\s+(?:and|but|or|he|she|it|they)\b|[.!?]\s", re.IGNORECASE)

_BEHIND: Final = re.compile(
    r"(?:, even \w+)?(?:, (?:[\w’']+ ){1,6}(?:says?|said|tells?|told)(?: \w+){0,3})?,? ?(?:but )?((?:only |even )?(?:if|unless|once(?! (?:more|again|and for all)\b)|as soon as|provided|providing|as long as|so long as|"
    r"on (?:the )?condition that|on the understanding that|subject to|contingent (?:up)?on|conditional (?:up)?on|should(?= (?:the|an?|its|their|his|her|any|all|both|it|they|he|she|there|(?-i:[A-Z])\w*)\b))|only with)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"(?:but )?(?:only )?(?:even )?(?:if|unless|once(?! (?:more|again|and for all)\b)|as soon as|provided|providing|as long as|so long as|on (?:the )?condition|"
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
            if word in _INVERTED and not is_inverted(_opening(document, match.start("word"), match.end("word"))):
                continue
            if (word in _NEEDS_ONLY and (match["only"] or "").lower() != "only") or _is_asked(document, match, word):
                continue
            first = match.start("only") if match["only"] else match.start("word")
            span = first, _end(document, text, match, end)
            found.append(span)
            at = max(at, span[1])
    return tuple(found)


def _opening(document: Any, start: int, end: int) -> Any:
    span = document.char_span(start, end, alignment_mode="expand")
    return span[-1] if span is not None else None


def _clause_of(opening: Any) -> Any:
    """The verb of the clause that a word opens; the word itself where it opens none."""
    is_ahead = opening.dep_ in ("mark", "advmod", "aux", "auxpass") and opening.head.i > opening.i
    return opening.head if is_ahead else opening


def is_inverted(word: Any) -> bool:
    """Whether a verb puts a clause under a condition by standing before its subject, and asks nothing."""
    if word is None or word.lower_ not in _INVERTED or word.sent[-1].text == "?":
        return False
    clause = word.head if word.dep_ in ("aux", "auxpass") else word
    subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    if word is clause and not subjects:
        # "were the army to leave": a parser may hang the subject on what follows
        subjects = [
            child for one in clause.children for child in one.children if child.dep_ in ("nsubj", "nsubjpass", "expl")
        ]
    if not subjects or any(child.i < word.i for child in subjects):
        return False
    before = word.nbor(-1) if word.i > word.sent.start else None
    return clause.dep_ == "advcl" or before is None or before.is_punct


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
    clause = _clause_of(span[-1])
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
        if child.dep_ not in ("advcl", "prep", "mark", "advmod"):
            continue
        if not _CONDITION.match(text, *span) and not (child.dep_ == "advcl" and is_inverted(child.left_edge)):
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
    clause = _clause_of(word[-1])
    opening = word[-1]
    return match.start(1), max(tree_span(clause)[1], int(opening.idx + len(opening.text)))


def lies_in(one: Span, other: Span) -> bool:
    """Whether one place lies within another."""
    return other[0] <= one[0] and one[1] <= other[1]
