"""The words of a proposal as a person cuts them before it is accepted: shown at their place, and proved there."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..casefile.load import LoadedCase
from ..casefile.quotes import SourceText, Span
from ..intake.cutting import Words, cited_spans, recut
from ..model.base import Frozen
from ..model.problem import IrenicError, failure
from ..model.proposal import Gathered, Proposal
from .marked import place_of
from .taking import words_at
from .titles import with_titles_of
from .wording import on_the_page

_KINDS: Final = frozenset({"statement", "provision", "event"})
_MARKS: Final = "\"'“”‘’„«»‹›()[]{}¿¡,.;:!?…，。、；：？！「」『』（）"
# a sign of a script that does not part words by spaces is a word of its own
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(f"[{_UNSPACED}]|[^\\s{_UNSPACED}]+")
_NEAR: Final = 400
"""So far from an edge the next word is looked for, in characters."""


class CutPiece(Frozen):
    """One quote, as it is cut now."""

    words: str
    at: tuple[int, int] | None
    """Where it stands; None where it does not."""
    before: str = ""
    after: str = ""


class CutForm(Frozen):
    """What the form that corrects a proposal shows of its words in a source."""

    source: str
    pieces: tuple[CutPiece, ...]
    others: int
    """How many other places stay as they were read."""
    is_changed: bool = False
    fault: str = ""
    notes: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its pieces stand."""
        return tuple(Span(*one.at) for one in self.pieces if one.at is not None)


class SentCut(NamedTuple):
    """The words of a proposal as a form sends them."""

    source: str
    quotes: Sequence[str] = ()
    places: Sequence[str] = ()
    """Where each was picked, `START-END`; what was typed since stands elsewhere."""


_Piece = tuple[str, Span | None]


def cut_as_read(loaded: LoadedCase, proposal: Gathered, source: str) -> CutForm | None:
    """The words of a proposal in a source as they were read; None where there are none to be cut."""
    mention, text = _mention(proposal, source), loaded.texts.get(source)
    if mention is None or text is None:
        return None
    return _form(text, proposal, source, _pieces_at(text, cited_spans(text, mention)))


def cut_as_sent(
    loaded: LoadedCase, proposal: Gathered, sent: SentCut, *, step: str = "", taken: str = ""
) -> CutForm | None:
    """The words as a form has them, after a step or with words that were selected, and what is wrong with them.

    A step is `NUMBER:EDGE:WAY`: the piece, `start` or `end`, and `back` or `on`.
    """
    mention, text = _mention(proposal, sent.source), loaded.texts.get(sent.source)
    if mention is None or text is None:
        return None
    pieces = _sent(text, mention, sent)
    try:
        if (place := _place(taken)) is not None:
            pieces = _pieces_at(text, [words_at(text, *place)])
        elif step:
            pieces = _stepped(text, pieces, step)
        made = recut(loaded, proposal, _words(mention, pieces))
    except IrenicError as error:
        problem = with_titles_of(loaded.case, on_the_page(error.problems[0]))
        fault = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
        return _form(text, proposal, sent.source, pieces).model_copy(update={"is_changed": True, "fault": fault})
    own = next((cut.spans for cut in made.cuts if cut.mention.id == mention.id), None)
    spans = cited_spans(text, mention) if own is None else own
    form = _form(text, proposal, sent.source, _pieces_at(text, spans))
    return form.model_copy(update={"is_changed": bool(made.cuts), "notes": made.cautions})


def words_sent(loaded: LoadedCase, proposal: Gathered, sent: SentCut) -> Words | None:
    """The words that a person chose; None where they are those that were read.

    Raises IrenicError (E009) where they are of no source in which it was read: they are not passed over in silence.
    """
    if not sent.quotes:
        return None
    mention, text = _mention(proposal, sent.source), loaded.texts.get(sent.source)
    if mention is None or text is None:
        raise failure(
            "E009",
            "the source of these words is not one in which they were read",
            "load the page again, and cut them anew",
        )
    pieces = _sent(text, mention, sent)
    if tuple(at for _, at in pieces) == cited_spans(text, mention):
        return None
    return _words(mention, pieces)


def _mention(proposal: Gathered, source: str) -> Proposal | None:
    if proposal.kind not in _KINDS or proposal.sheet is not None:
        return None
    return next((one for one in proposal.places if one.source == source), None)


def _words(mention: Proposal, pieces: Sequence[_Piece]) -> Words:
    """The words for the place that the form shows: what else says the same stays as it was read."""
    return Words(tuple(words for words, _ in pieces), mention.source, tuple(at for _, at in pieces), mention.id)


def _pieces_at(text: SourceText, spans: Sequence[Span]) -> list[_Piece]:
    return [(" ".join(text.text[span.start : span.end].split()), span) for span in spans]


def _sent(text: SourceText, mention: Proposal, sent: SentCut) -> list[_Piece]:
    """What a form sends, each with the place at which it stands."""
    found: list[_Piece] = []
    for number, words in enumerate(sent.quotes):
        if not words.strip():
            continue
        at = _place(sent.places[number]) if number < len(sent.places) else None
        stands = text.find(words)
        near = [span for span in stands if any(start < span.end and span.start < end for start, end in mention.spans)]
        found.append((words, at if at in stands else near[0] if len(near) == 1 else None))
    return found


def _place(words: str) -> Span | None:
    first, _, last = words.partition("-")
    is_place = first.isdecimal() and last.isdecimal() and len(first) < 10 and len(last) < 10
    return Span(int(first), int(last)) if is_place else None


def _stepped(text: SourceText, pieces: Sequence[_Piece], step: str) -> list[_Piece]:
    """The pieces with an edge of one moved by a word; as they are where there is no word to move it by."""
    found = list(pieces)
    number, _, move = step.partition(":")
    if not (number.isdecimal() and len(number) < 4 and int(number) < len(found)):
        return found
    at = found[int(number)][1]
    if at is None:
        return found
    spans = [span for span in _moved(text, at, move) if span in text.find(text.text[span.start : span.end])]
    if spans:
        found[int(number)] = _pieces_at(text, spans[:1])[0]
    return found


def _moved(text: SourceText, at: Span, move: str) -> Iterator[Span]:
    """The spans that a step may lead to, the nearest first."""
    low, high = max(0, at.start - _NEAR), min(len(text.text), at.end + _NEAR)
    words = list(_words_in(text.text, low, high))
    own = list(_words_in(text.text, *at))
    match move:
        case "start:back":
            yield from (Span(one.start, at.end) for one in reversed(words) if one.start < at.start)
        case "start:on":
            yield from (Span(one.start, at.end) for one in own[1:])
        case "end:on":
            yield from (Span(at.start, one.end) for one in words if one.end > at.end)
        case "end:back":
            yield from (Span(at.start, one.end) for one in reversed(own[:-1]))


def _words_in(text: str, low: int, high: int) -> Iterator[Span]:
    """The words of a stretch of text, without the marks around them."""
    for word in _WORD.finditer(text, low, high):
        start, end = word.span()
        while start < end and text[start] in _MARKS:
            start += 1
        while end > start and text[end - 1] in _MARKS:
            end -= 1
        if start < end:
            yield Span(start, end)


def _form(text: SourceText, proposal: Gathered, source: str, pieces: Sequence[_Piece]) -> CutForm:
    made = []
    for words, at in pieces:
        place = place_of(text, words, at) if at is not None else None
        around = (place.before, place.after) if place is not None else ("", "")
        made.append(CutPiece(words=words, at=at, before=around[0], after=around[1]))
    # a form without a field could not be filled in again
    return CutForm(
        source=source,
        pieces=tuple(made) or (CutPiece(words="", at=None),),
        others=len(proposal.places) - 1,
    )
