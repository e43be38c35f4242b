"""What is cited of somebody's words, so that whoever reads the quote alone sees what they commit to.

"The proposal" says nothing of whoever rejected it: where the cue carries what is said, the quote holds it, with its
subject and with what it is about.
"""

import re
from typing import Any, Final

from ..model.proposal import Span
from .asking import ASKING
from .attributed import Attribution
from .contents import clauses_of
from .frames import SPEECH
from .matters import POINTING, is_a_day, is_matter
from .pieces import word_set
from .quotations import SUBJECTS

_LONGEST: Final = 600
"""A quote is a clause or a sentence, never a page."""
_NEAR: Final = 30
"""So many characters may stand between a subject and its verb, or it is cited without the subject."""
_LONG_SUBJECT: Final = 160
_PLAIN: Final = word_set(
    """
    say tell add state note explain declare announce reiterate repeat write tweet post reply respond answer stress
    emphasise emphasize underline underscore reaffirm affirm confirm maintain argue remark comment observe warn continue
    conclude
    """
)
"""Cues that add nothing to a clause; "denied that" and "demanded that" make of it what it is."""
_EDGE: Final = 3
"""A quotation mark or so may stand before the first word of a clause."""
_ANSWERS: Final = frozenset({"yes", "no", "never"})
_TURNED: Final = re.compile(r"\b(?:not|never|no longer|would|could|might|may|should|must)\b|n[’']t\b", re.IGNORECASE)
_MARKS: Final = '"“”„«»'


def cited_of(one: Attribution, document: Any, text: str) -> tuple[Span, ...]:
    """The places to cite for an attribution in a parsed paragraph; its content alone where that stands for itself."""
    if one.at < 0 or not one.cue or not one.content:
        return one.content
    word = document[one.at]
    if _points_back(one, document) and (named := _up_to_its_name(one, word, text)) is not None:
        return (named,)
    if _stands_for_itself(one, word, text):
        return one.content
    sentence: Span = (word.sent.start_char, word.sent.end_char)
    behind = [
        (child.idx, child.idx + len(child.text)) for child in word.children if child.dep_ == "prt" and child.i > word.i
    ]
    behind += _qualifying(word, max(right for _, right in (*one.cue, *one.content)))
    parts = [part for part in (*one.cue, *one.content, *behind) if sentence[0] <= part[0] and part[1] <= sentence[1]]
    if len(parts) < len(one.cue) + len(one.content):
        return tuple(sorted({*one.cue, *one.content}))
    start, end = min(left for left, _ in parts), max(right for _, right in parts)
    for left, right in (*one.source, *one.meant):
        # "Marn rejected it", "it is acceptable to Marn": the subject, or for whom it will do
        near = (left < start <= right + _NEAR) or (left > start and left <= end + _NEAR)
        if near and right - left <= _LONG_SUBJECT and sentence[0] <= left and right <= sentence[1]:
            start, end = min(start, left), max(end, right)
    if end - start > _LONGEST:
        return tuple(sorted({*one.cue, *one.content}))
    return (_with_both_marks(text, (start, end)),)


def _qualifying(word: Any, end: int) -> list[Span]:
    """What is said right behind the words of how, until when or without what it holds: "rejects it in its present form"."""
    found: list[Span] = []
    for child in word.subtree:
        first = child.left_edge
        if first.idx != end + 1 or child.dep_ not in ("prep", "advmod", "advcl") or first.dep_ in ("cc", "punct"):
            continue
        if any(is_a_day(one) or one.ent_type_ in ("DATE", "TIME") for one in child.children if one.dep_ == "pobj"):
            continue
        last = child.right_edge
        if any(one.dep_ in ("conj", "ccomp", "parataxis") for one in child.subtree):
            continue
        end = last.idx + len(last.text)
        found.append((first.idx, end))
    return found


def _stands_for_itself(one: Attribution, word: Any, text: str) -> bool:
    """Whether the words alone say what was said: a clause, a quotation, what follows "according to"."""
    cue = " ".join(text[start:end] for start, end in one.cue)
    if (one.negated or one.refusal is not None or one.modal is not None) and _TURNED.search(cue):
        # "did not say that it accepts"
        return False
    if one.verb in ASKING and one.kind != "direct":
        return False
    if one.stance == "claims":
        return one.kind == "direct" or _is_a_clause(one, word)
    is_said = (one.verb in SPEECH and one.kind == "direct") or (one.verb in _PLAIN and _is_a_clause(one, word))
    return is_said or one.construction in ("according to", "list")


def _is_a_clause(one: Attribution, word: Any) -> bool:
    """Whether the content has a subject and a verb of its own: "that Marn accepts", and no "to accept"."""
    pieces = (word.doc.char_span(*span, alignment_mode="expand") for span in one.content)
    for token in (token for piece in pieces if piece is not None for token in piece):
        is_verb = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl")
        subjects = [child for child in token.children if child.dep_ in (*SUBJECTS, "expl")] if is_verb else []
        # "the toll at 11, and said two were missing" has a clause, and is none
        begins = token.left_edge.idx <= one.content[0][0] + _EDGE
        if begins and any(start <= child.idx < end for child in subjects for start, end in one.content):
            return True
    return not clauses_of(word) and one.verb == "according to"


def _points_back(one: Attribution, document: Any) -> bool:
    """Whether what is taken or refused was named before: "rejected it", "asked whether he would sign, he said no"."""
    if one.stance not in ("accepts", "offers", "rejects", "rules out", "demands", "supports", "opposes", "denies"):
        return False
    pieces = [document.char_span(*span, alignment_mode="expand") for span in one.content]
    words = [token for piece in pieces if piece is not None for token in piece]
    names = [token for token in words if token.pos_ in ("NOUN", "PROPN", "NUM") and token.lower_ not in _ANSWERS]
    return not any(token.lemma_.lower() not in POINTING for token in names)


def _up_to_its_name(one: Attribution, word: Any, text: str) -> Span | None:
    """The sentence of the words, with the one before where that names what they are of; None where neither does."""
    own = word.sent
    before = word.doc[own.start - 1].sent if own.start else None
    for first in (own, before):
        if first is None or not any(is_matter(token) for token in first if token.pos_ in ("NOUN", "PROPN")):
            continue
        spans = (*one.cue, *one.content)
        start = min(first.start_char, *(left for left, _ in spans))
        end = max(own.end_char, *(right for _, right in spans))
        if end - start <= _LONGEST:
            return start, start + len(text[start:end].rstrip())
    return None


def _with_both_marks(text: str, span: Span) -> Span:
    """A stretch with the quotation mark right beside it whose other one it holds."""
    start, end = span
    stretch = text[start:end]
    opened, closed = (sum(sign in marks for sign in stretch) for marks in ("“„«", "”»"))
    straight = stretch.count('"') % 2 == 1
    if (opened > closed or straight) and text[end : end + 1] in tuple(_MARKS):
        return start, end + 1
    if (closed > opened or straight) and text[start - 1 : start] in tuple(_MARKS):
        return start - 1, end
    return span
