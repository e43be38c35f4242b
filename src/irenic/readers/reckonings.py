"""By whose count something is told: "by the army's count", "in the mayor's words", "per a diplomat"."""

from typing import Any, Final

from ..model.proposal import Span
from .harm import is_person
from .quotations import EDGE
from .sources import tree_span

_COUNTS: Final = frozenset(
    "count account reckoning estimate tally word telling version view opinion judgement judgment figure record list log".split()
)
_BY: Final = frozenset({"by", "in", "on", "from", "to"})
_OURS: Final = frozenset({"our", "my", "your", "every", "one"})
_SIDES: Final = frozenset(
    "official ministry army police government office agency source council party spokesman spokeswoman command".split()
)
_MARKS: Final = "\"'“”‘’«»„"


def whose_count(token: Any) -> tuple[Any, Span, Span] | None:
    """Whose count, account or view a word stands for: the owner, the words for the owner, and those for the count."""
    if token.lower_ == "per" and token.dep_ == "prep":
        who = next((child for child in token.children if child.dep_ == "pobj"), None)
        named = who is not None and (
            who.pos_ == "PROPN" or is_person(who.lemma_.lower()) or who.lemma_.lower() in _SIDES
        )
        return (
            (who, tree_span(who), _span_of(token, token)) if who is not None and named and who.i > token.i + 1 else None
        )
    if token.lemma_.lower() not in _COUNTS or token.dep_ != "pobj" or token.head.lower_ not in _BY:
        return None
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is not None:
        if owner.lower_ in _OURS:
            return None
        return owner, (tree_span(owner)[0], int(owner.idx + len(owner.text))), _span_of(token, token)
    of = next((child for child in token.children if child.lower_ == "of"), None)
    owner = of and next((child for child in of.children if child.dep_ == "pobj"), None)
    if owner is None or token.left_edge.lower_ != "the":
        return None
    return owner, tree_span(owner), _span_of(token.head, of)


def clause_told(token: Any, taken: list[Span], text: str) -> Span | None:
    """The longest stretch of a word's clause, as a semicolon parts it, that is neither the owner nor the count."""
    start, end = token.sent.start_char, token.sent.end_char
    for mark in token.sent:
        if mark.text == ";":
            start, end = (max(start, mark.idx + 1), end) if mark.idx < token.idx else (start, min(end, mark.idx))
    left, right = min(span[0] for span in taken), max(span[1] for span in taken)
    pieces = [(start, left), (right, end)]
    pieces = [piece for piece in pieces if text[piece[0] : piece[1]].strip(EDGE + _MARKS)]
    return max(pieces, key=lambda piece: piece[1] - piece[0], default=None)


def _span_of(first: Any, last: Any) -> Span:
    return int(first.idx), int(last.idx + len(last.text))
