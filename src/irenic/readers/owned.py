"""Each quotation to its own cue: what one speaker is quoted with is not also another's who spoke before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..model.proposal import Span
from .attributed import Attribution

_BY_QUOTATION: Final = ("quotation before", "quotation behind")
_UNSURE: Final = 0.4


def each_to_its_own(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a paragraph, none with a quotation that stands next to another's cue.

    What stands within another's words stays part of these. A quotation between two cues that both stand next to it
    is surely neither's: both are kept, less sure.
    """
    leads = [(one, lead) for one in found if (lead := _lead(one)) is not None]
    return [_without(one, [(other, lead) for other, lead in leads if other is not one]) for one in found]


def _lead(one: Attribution) -> Span | None:
    """The quotation right before or behind the cue, by which the rest of what was said was found."""
    if one.construction not in _BY_QUOTATION or not one.cue:
        return one.content[0] if one.verb == "colon" else None
    before = [span for span in one.content if span[1] <= one.cue[0][0]]
    behind = [span for span in one.content if span[0] >= one.cue[-1][1]]
    if one.construction == "quotation before":
        return before[-1] if before else None
    return behind[0] if behind else None


def _without(one: Attribution, leads: list[tuple[Attribution, Span]]) -> Attribution:
    own = _lead(one)
    others = [lead for other, lead in leads if not _is_nested(one, other)]
    kept = tuple(span for span in one.content if span == own or not any(_meet(span, lead) for lead in others))
    if own is None:
        # what is told without a quotation keeps its own words, however they were found
        kept = tuple(span for span in one.content if not any(_lies_in(span, lead) for lead in others)) or one.content
    if own is not None and any(_meet(own, lead) for lead in others):
        one = replace(one, confidence=min(_UNSURE, one.confidence))
    return one if kept == one.content else replace(one, content=kept)


def _is_nested(one: Attribution, other: Attribution) -> bool:
    """Whether one of the two is told within the words of the other."""
    return _tells(one, other) or _tells(other, one)


def _tells(outer: Attribution, inner: Attribution) -> bool:
    return any(_lies_in(place, span) for place in (inner.cue or inner.source)[:1] for span in outer.content)


def _lies_in(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
