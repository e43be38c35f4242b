"""Quotations: where they stand, and which of them belong to a cue."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .lexicon import NEEDS_CLAUSE

EDGE: Final = " \t\r\n,.;:!?–—-―"
"""What is no part of a place at its ends."""
SUBJECTS: Final = ("nsubj", "nsubjpass")
_QUOTE: Final = re.compile(r"“[^”]{2,2000}”|\"[^\"]{2,2000}\"|«[^»]{2,2000}»")


def quotations_in(text: str) -> list[Span]:
    """The places of all that stands in quotation marks."""
    return [match.span() for match in _QUOTE.finditer(text)]


def holds(span: Span, quotes: list[Span]) -> bool:
    return any(span[0] <= left and right <= span[1] for left, right in quotes)


def speech_before(verb: Any, quotes: list[Span], text: str) -> Span | None:
    """The quotation that ends right before a cue and its speaker: “…,” she said; “…,” said the minister."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    for left, right in quotes:
        gap = text[right : verb.idx]
        if not 0 <= verb.idx - right <= 90 or any(sign in gap for sign in '.;:?!\n“”"'):
            continue
        # speech ends with its own comma or stop; a nickname or a title in quotation marks does not
        if text[right - 2] not in ",.?!…—–-" and text[right : right + 1] not in ",":
            continue
        if (
            own is not None
            and own.left_edge.idx <= left
            and right <= own.right_edge.idx + len(own.right_edge.text) < verb.idx
        ):
            continue
        return left, right
    return None


def speech_after(verb: Any, quotes: list[Span], text: str) -> list[Span]:
    """What of the speech goes on behind the cue: “…,” she said. “…” “…”"""
    found: list[Span] = []
    end = max(verb.idx + len(verb.text), verb.right_edge.idx + len(verb.right_edge.text))
    end = min(end, verb.idx + 90)
    for quote in quotes:
        if quote[0] <= verb.idx:
            continue
        gap = text[end : quote[0]] if quote[0] >= end else ""
        if gap.strip(" \t.,;:") or "\n" in gap:
            break
        found.append(quote)
        end = quote[1]
    return found


def speech_right_before(verb: Any, quotes: list[Span]) -> bool:
    return any(0 <= verb.idx - right <= 3 for _, right in quotes)


def quoted_behind(verb: Any, quotes: list[Span], text: str) -> list[Span]:
    """A quotation that follows the cue in its sentence with little between them: She said: “…”"""
    end = verb.sent.end_char
    for quote in quotes:
        if verb.idx < quote[0] < end + 2:
            gap = text[verb.idx + len(verb.text) : quote[0]]
            near = len(gap) <= 45 if verb.lemma_.lower() not in NEEDS_CLAUSE else not gap.strip(EDGE)
            return [quote] if near or ":" in gap[-3:] else []
    return []


def whole_quote(span: Span, quotes: list[Span]) -> Span:
    """A span that cuts a quotation takes all of it in."""
    start, end = span
    for left, right in quotes:
        if left < start < right and end >= right - 1:
            start = left
        if left < end < right and start <= left + 1:
            end = right
    return start, end
