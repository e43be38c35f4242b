"""Quotations: where they stand, and which of them belong to a cue."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Final

from ..model.proposal import Span
from .cues import lemma_of
from .frames import SPEECH

EDGE: Final = " \t\r\n\u00a0,.;:!?–—-―"
"""What is no part of a place at its ends."""
SUBJECTS: Final = ("nsubj", "nsubjpass")
_MARK: Final = re.compile(r"[“”„«»\"]|''|\r?\n[ \t]*\r?\n")
_LONGEST: Final = 4000
_NEAR: Final = 90
"""So many characters behind a quotation may its cue stand."""
_ADJUNCTS: Final = 12
"""So many words may tell to whom, where and when something was said."""
_CLOSING: Final = "”\"»'"
_OPENING: Final = ("“", "„", "«", '"', "'")
_STOP: Final = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.!?][”\"')]*\s+(?=[A-Z“\"'‘])"
)
_SPEAKING: Final = re.compile(r"\b(?:said|added|saying|adding),?\s*$")


def quotations_in(text: str) -> list[Span]:
    """The places of all that stands in quotation marks, each within its paragraph.

    A quotation that a paragraph leaves open ends with it where the next one opens it anew; otherwise it is none.
    """
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        sign = mark[0]
        if "\n" in sign:
            goes_on = opened is not None and text[end : end + 200].lstrip()[:1] in _OPENING
            if goes_on and opened is not None and start - opened < _LONGEST:
                found.append((opened, start))
            opened = None
        elif _opens(text, start, end, sign, opened is not None):
            opened = start
        elif opened is not None:
            if 2 < end - opened < _LONGEST:
                found.append((opened, end))
            opened = None
    return found


def running_on(text: str, quotes: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The quotations that run over several paragraphs: each of these opens with a mark, only the last closes."""
    runs: list[tuple[Span, ...]] = []
    for one, following in itertools.pairwise(quotes):
        is_open = text[one[0] : one[1]].rstrip()[-1:] not in tuple(_CLOSING)
        if is_open and not text[one[1] : following[0]].strip():
            if runs and runs[-1][-1] == one:
                runs[-1] += (following,)
            else:
                runs.append((one, following))
    return runs


def within(quotes: Sequence[Span], start: int, end: int) -> list[Span]:
    """The quotations of a stretch of a text, cut to it and counted from its first character."""
    first = bisect_right(quotes, start, key=lambda quote: quote[1])
    last = bisect_left(quotes, end, key=lambda quote: quote[0])
    return [(max(left, start) - start, min(right, end) - start) for left, right in quotes[first:last]]


def _opens(text: str, start: int, end: int, sign: str, within: bool) -> bool:
    """Whether a mark opens a quotation: what has no direction of its own opens one before a word."""
    if sign in "“„«":
        return True
    if sign in "”»":
        return False
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if within:
        # a mark within a quotation closes it, unless it can only be the beginning of another
        return (not before or before.isspace()) and bool(after) and not after.isspace() and after not in ",.;:!?"
    return bool(after) and not after.isspace() and not before.isalnum() and before not in tuple(".,!?")


def holds(span: Span, quotes: list[Span]) -> bool:
    return any(span[0] <= left and right <= span[1] for left, right in quotes)


def _inside(text: str, quote: Span) -> str:
    return text[quote[0] : quote[1]].strip("“”\"'«» ")


def speech_before(verb: Any, quotes: list[Span], text: str) -> Span | None:
    """The quotation that ends right before a cue and its speaker: “…,” she said; “…,” said the minister.

    Where the quotation ends a clause that is not quoted (It was “a step,” she said), it is all of the clause.
    """
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    behind = next((one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i), None)
    if behind is not None and not any(left - 2 <= behind.left_edge.idx < right for left, right in quotes):
        # "“…,” she said, but he said that …": what is said stands behind
        return None
    if verb.tag_ == "VBG":
        return None
    for left, right in quotes:
        gap = text[right : verb.idx]
        if not 0 <= verb.idx - right <= 250 or "\n" in gap:
            continue
        if any(sign in gap for sign in '?!“"') or (";" in gap or ":" in gap) or _STOP.search(gap):
            continue
        if verb.idx - right > 90 and (own is None or own.left_edge.idx - right > 12):
            continue
        # speech ends with its own comma or stop; a nickname or a title in quotation marks does not
        end = text[left:right].rstrip(_CLOSING)
        if not end or (end[-1] not in ",.?!…—–-" and text[right : right + 1] not in ","):
            continue
        if (
            own is not None
            and own.left_edge.idx <= left
            and right <= own.right_edge.idx + len(own.right_edge.text) < verb.idx
        ):
            continue
        if _another_verb(verb, own, right):
            continue
        words = _inside(text, (left, right))
        if words[:1].islower():
            # the quotation is the end of a clause
            start = _clause_start(verb, left, text)
            return (start, right) if start is not None else (left, right)
        return left, right
    return None


def _another_verb(verb: Any, own: Any | None, right: int) -> bool:
    """Whether somebody else's verb stands between a quotation and a cue: "“…,” said the mayor, who echoed it"."""
    for at in range(verb.i - 1, -1, -1):
        token = verb.doc[at]
        if token.idx < right:
            return False
        in_source = own is not None and own.left_edge.i <= at <= own.right_edge.i
        if token.pos_ == "VERB" and not in_source and token.dep_ != "amod" and token.head.i != verb.i:
            return True
    return False


def _clause_start(verb: Any, left: int, text: str) -> int | None:
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    if clause is not None and clause.left_edge.idx < left:
        return int(clause.left_edge.idx)
    start = int(verb.sent.start_char)
    return start if 0 < left - start < 300 and not any(sign in text[start:left] for sign in '“”"\n') else None


def speech_after(verb: Any, quotes: list[Span], text: str, behind: int | None = None) -> list[Span]:
    """What of the speech goes on behind the cue: “…,” she said. “…” “…”"""
    found: list[Span] = []
    end = verb.idx + len(verb.text) if behind is None else behind
    first = behind is None
    # “…,” said the foreign minister of Marn, “…”
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i > verb.i), None)
    named = 0 if subject is None else sum(not one.is_punct for one in subject.subtree)
    for quote in quotes:
        if quote[0] < end:
            continue
        gap = text[end : quote[0]]
        if first:
            # the rest of the sentence tells who spoke, where and when
            plain = not gap.strip(" \t.,;:") or (
                len(gap) < 300 and gap.rstrip()[-1:] in ".!?," and not _STOP.search(gap)
            )
            if not plain or "\n" in gap or _SPEAKING.search(gap):
                break
            if gap.rstrip()[-1:] == "," and len(gap.split()) - named > 3 and not _tells_where(verb, end, quote):
                break
        elif gap.strip(" \t.,;:"):
            goes_on = not gap.strip() and text[end - 1] not in _CLOSING
            if not goes_on:
                break
        elif not first and "\n" in gap:
            break
        if _goes_with_another(verb, quote, text):
            break
        found.append(quote)
        end = quote[1]
        first = False
    return found


def _tells_where(verb: Any, start: int, quote: Span) -> bool:
    """Whether nothing but to whom, where and when stands before a clause in quotation marks: told the press in Brack, “…”"""
    words = verb.doc.char_span(start, quote[0], alignment_mode="contract") or ()
    told = [token for token in words if not token.is_space][:-1]
    quoted = verb.doc.char_span(*quote, alignment_mode="contract") or ()
    return (
        len(told) <= _ADJUNCTS
        and not any(token.is_punct or token.pos_ in ("VERB", "AUX") for token in told)
        and any(token.pos_ in ("VERB", "AUX") for token in quoted)
    )


def _goes_with_another(verb: Any, quote: Span, text: str) -> bool:
    """Whether a quotation ends in a comma for a cue that follows it: "…," she said. "…," said the envoy."""
    right = quote[1]
    if not text[quote[0] : right].rstrip(_CLOSING).endswith(","):
        return False
    stop = _STOP.search(text, right, right + _NEAR)
    words = verb.doc.char_span(right, min(right + _NEAR, len(text)), alignment_mode="contract") or ()
    return any(
        lemma_of(token) in SPEECH and token.tag_ in ("VBD", "VBZ", "VBP")
        for token in itertools.takewhile(lambda one: stop is None or one.idx < stop.start(), words)
    )


def speech_right_before(verb: Any, quotes: list[Span]) -> bool:
    return any(0 <= verb.idx - right <= 3 for _, right in quotes)


def quoted_behind(verb: Any, clauses: list[Any], quotes: list[Span], text: str) -> list[Span]:
    """A quotation that follows the cue with little between them: She said: “…”; she told the council, “…”"""
    after = int(verb.idx + len(verb.text))
    clause = next((one for one in clauses if one.i > verb.i), None)
    for quote in quotes:
        if quote[0] < after:
            continue
        gap = text[after : quote[0]]
        sign = gap.rstrip()[-1:]
        if len(gap) > 120 or "\n" in gap or _STOP.search(gap) or _SPEAKING.search(gap):
            return []
        if clause is not None and clause.left_edge.idx < quote[0] - 1 and sign not in ",:":
            return []
        if clause is not None and clause.left_edge.idx < quote[0] - 1 and clause.i < quote[0] and clause.idx < quote[0]:
            return []
        whole = _inside(text, quote)[:1].isupper() or sign == ":"
        if not gap.strip() or (sign in ",:" and whole) or (whole and gap.strip() == "that"):
            if sign == "," and len(gap) > 60:
                return []
            if not whole and (clause is None or clause.left_edge.idx >= quote[0] - 1):
                # "continues “to effectively target” the port" gives nobody's words
                return []
            return [quote] if clause is None or whole or clause.left_edge.idx >= quote[0] - 1 else []
        return []
    return []


def quoted_whole(span: Span, quotes: list[Span], verb: Any) -> Span:
    """A clause that ends within a quotation takes all of it in."""
    start, end = span
    for left, right in quotes:
        if left < end < right and start <= left + 1:
            end = right
        if left < start < right <= end + 2 and left > verb.idx:
            start = left
    return start, end


def whole_quote(span: Span, quotes: list[Span]) -> Span:
    """A span that cuts a quotation takes all of it in."""
    start, end = span
    for left, right in quotes:
        if left < start < right and end >= right - 1:
            start = left
        if left < end < right and start <= left + 1:
            end = right
    return start, end
