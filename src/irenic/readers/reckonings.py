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
_TRUSTS: Final = frozenset({"believe", "trust", "credit"})
_ANYBODY: Final = frozenset({"you", "one", "we"})
_PARTS: Final = frozenset({":", ";", "–", "—", "-"})
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


def whom_to_believe(token: Any) -> tuple[Any, Span, Span] | None:
    """ "If you believe the army", "if the army is to be believed": the owner, the words for it, and the cue."""
    if token.lemma_.lower() == "be" and (right := _who_is_right(token)) is not None:
        return right
    if token.lemma_.lower() == "go" and token.pos_ == "VERB":
        return _whom_to_go_by(token)
    if token.lemma_.lower() not in _TRUSTS or token.pos_ != "VERB":
        return None
    clause = token.head if token.dep_ == "xcomp" and token.head.lemma_ == "be" else token
    mark = next((child for child in clause.children if child.dep_ == "mark" and child.lower_ == "if"), None)
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if mark is None or subject is None or any(child.dep_ == "neg" for child in (*clause.children, *token.children)):
        return None
    if subject.lower_ in _ANYBODY:
        whom = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
        return None if whom is None else (whom, _up_to_comma(whom), _span_of(mark, token))
    if token.tag_ != "VBN" or not any(child.lower_ == "be" for child in token.children):
        return None
    return (
        subject,
        tree_span(subject),
        _span_of(clause if clause.i < token.i else subject.doc[min(subject.i + 1, token.i)], token),
    )


def _who_is_right(verb: Any) -> tuple[Any, Span, Span] | None:
    """ "If the bishops are right"."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "if"), None)
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    said = next(
        (child for child in verb.children if child.dep_ == "acomp" and child.lower_ in ("right", "correct")), None
    )
    if mark is None or who is None or said is None or any(child.dep_ == "neg" for child in verb.children):
        return None
    return (who, tree_span(who), _span_of(verb, said)) if who.pos_ in ("NOUN", "PROPN") else None


def _whom_to_go_by(going: Any) -> tuple[Any, Span, Span] | None:
    """ "If you go by the passenger list"."""
    mark = next((child for child in going.children if child.dep_ == "mark" and child.lower_ == "if"), None)
    by = next((child for child in going.children if child.lower_ == "by" and child.i == going.i + 1), None)
    whom = None if by is None else next((child for child in by.children if child.dep_ == "pobj"), None)
    anybody = any(child.dep_ == "nsubj" and child.lower_ in _ANYBODY for child in going.children)
    if mark is None or by is None or whom is None or not anybody:
        return None
    return whom, _up_to_comma(whom), _span_of(mark, by)


def _up_to_comma(whom: Any) -> Span:
    """The words for whoever is believed: behind a comma stands what the next one is believed for."""
    start, end = tree_span(whom)
    return start, next((int(word.idx) for word in whom.subtree if word.text == "," and word.i > whom.i), end)


def told_by_whom_to_believe(token: Any, taken: list[Span], text: str) -> Span | None:
    """What somebody is to be believed for: the words up to the condition, or those behind it where it comes first."""
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    left, right = min(span[0] for span in taken), max(span[1] for span in taken)
    condition = (
        max(text.rfind("if ", start, left + 3), text.rfind("If ", start, left + 3))
        if text[left : left + 2].lower() != "if"
        else left
    )
    left = min(left, condition) if condition >= 0 else left
    for word in sentence:
        if word.text in _PARTS:
            start, end = (max(start, word.idx + 1), end) if word.idx < left else (start, min(end, word.idx))
        elif word.i < token.i and (earlier := whom_to_believe(word)) is not None:
            start = max(start, *(span[1] for span in earlier[1:]))
    if text[start:left].strip(EDGE + _MARKS):
        return start, left
    return (right, end) if text[right:end].strip(EDGE + _MARKS) else None


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
