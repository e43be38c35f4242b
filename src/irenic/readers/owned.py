"""Each quotation to its own cue: what one speaker is quoted with is not also another's who spoke before."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ..model.proposal import Span
from .attributed import Attribution

_BY_QUOTATION: Final = ("quotation before", "quotation behind")
_UNSURE: Final = 0.4
_CLAUSE: Final = 400
"""A quotation may begin so far ahead of its mark, with the clause that it ends; marks themselves follow in order."""


def each_to_its_own(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a paragraph, none with a quotation that stands next to another's cue.

    What stands within another's words stays part of these. A quotation between two cues that both stand next to it
    is surely neither's: both are kept, less sure.
    """
    leads = [(one, lead) for one in found if (lead := _lead(one)) is not None]
    leads.sort(key=lambda each: each[1][1])
    ends = [end for _, (_, end) in leads]
    return [_without(one, list(_meeting(one, leads, ends))) for one in found]


def _meeting(one: Attribution, leads: list[tuple[Attribution, Span]], ends: list[int]) -> Iterator[Span]:
    """What others that are not nested with it are quoted with, in the content of an attribution."""
    for span in one.content:
        for other, lead in itertools.islice(leads, bisect_right(ends, span[0]), None):
            if lead[0] >= span[1] + _CLAUSE:
                break
            if other is not one and _meet(span, lead) and not _is_nested(one, other):
                yield lead


def _lead(one: Attribution) -> Span | None:
    """The quotation right before or behind the cue, by which the rest of what was said was found."""
    if one.construction not in _BY_QUOTATION or not one.cue:
        return one.content[0] if one.verb == "colon" else None
    before = [span for span in one.content if span[1] <= one.cue[0][0]]
    behind = [span for span in one.content if span[0] >= one.cue[-1][1]]
    if one.construction == "quotation before":
        return before[-1] if before else None
    return behind[0] if behind else None


def _without(one: Attribution, others: list[Span]) -> Attribution:
    own = _lead(one)
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
