"""A quotation that holds more than one verdict, taken apart: “We accept the map,” she said. “But 800 is out of the question.”

Each verdict becomes an attribution of its own, with the words that give it and what goes with them, so that a person
decides on each and neither hides the other. What holds one verdict or none stays whole.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from ..model.proposal import Span
from ..model.record import BINDING
from .attributed import Attribution
from .pieces import trimmed, words_in
from .quotations import EDGE

_SENTENCE_END: Final = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|No))(?<!\b(?:Mrs|Gen|Gov))[.!?…][”\"’']?\s+(?=[“\"‘']?[A-ZÀ-Þ0-9])"
)
_MARKS: Final = '“”„«»"'
_TAKEN: Final = BINDING | {"willing to discuss", "supports", "opposes"}
_NOES: Final = frozenset({"rejects", "rules out"})
_SAME: Final = re.compile(
    r"\b(?:it|this|that|them|these|those|so)\W*$|^\W*the (?:same|whole thing|text|paper|draft)\W*$", re.IGNORECASE
)
"""What ends with a word for what was named before: "we will not sign it"."""

Verdict = Callable[[Attribution], Attribution]
"""From an attribution to the same with the stance that its content gives."""


def with_each_verdict(one: Attribution, judged: Verdict, text: str) -> list[Attribution]:
    """An attribution for each verdict that direct words hold; the one given where they hold no more than one."""
    if one.kind != "direct" or not one.content:
        return [one]
    units = list(_units(one.content, text))
    if len(units) < 2:
        return [one]
    groups: list[tuple[list[Span], Attribution | None]] = []
    for unit in units:
        found = judged(replace(one, content=(unit,), stance="claims", about=()))
        verdict = found if found.stance in _TAKEN else None
        last = groups[-1][1] if groups else None
        if not groups or (verdict is not None and last is not None and not _is_the_same(last, verdict, text)):
            groups.append(([unit], verdict))
        else:
            groups[-1] = ([*groups[-1][0], unit], last or verdict)
    if len(groups) < 2 or not any(verdict is not None and verdict.stance in BINDING for _, verdict in groups):
        return [one]
    return [
        replace(one, content=_joined(spans, one.content, text), stance=verdict.stance, about=verdict.about)
        for spans, verdict in groups
        if verdict is not None
    ]


def _units(content: tuple[Span, ...], text: str) -> Iterator[Span]:
    """The sentences of a content, each within its piece."""
    for start, end in content:
        at = start
        for match in _SENTENCE_END.finditer(text, start, end):
            yield at, match.end()
            at = match.end()
        if text[at:end].strip(EDGE + _MARKS):
            yield at, end


def _is_the_same(one: Attribution, other: Attribution, text: str) -> bool:
    """ "We reject the draft. We will not sign it." is one no."""
    alike = one.stance == other.stance or {one.stance, other.stance} <= _NOES
    if not alike:
        return False
    first, second = (words_in(text, each.about or each.content, " ").lower() for each in (one, other))
    return first == second or bool(_SAME.search(second))


def _joined(spans: list[Span], content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Sentences that follow one another in a piece as one stretch; a mark whose other one is elsewhere is left out."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start and not any(begin == start for begin, _ in content):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(_without_lone_marks(span, content, text) for span in joined)


def _without_lone_marks(span: Span, content: tuple[Span, ...], text: str) -> Span:
    if span in content:
        return span
    return trimmed(text, span, lambda sign: sign.isspace() or sign in _MARKS)
