"""Labels that a case gives: where the words of its accepted statements stand.

A case does not keep where the speaker and the cue of a statement stand; they are taken from the rules where these find
the same words. Nothing says that all of a source was looked at, so that only paragraphs on which a person decided teach
anything: those with the words of accepted statements, all of which the rules found too, and those with a rejected
proposal.
"""

from collections.abc import Sequence
from typing import Any, Final

from ...model.proposal import Span
from ..attribution import Attribution, attributions
from ..paragraphs import readable
from .labels import Labelled, Labels

Spans = tuple[Span, ...]
_ALIKE: Final = 0.5
"""The share of characters by which two places of words are taken for the same."""


def labelled_by_decisions(
    name: str, text: str, accepted: Sequence[Spans], rejected: Sequence[Spans], waiting: Sequence[Spans], pipeline: Any
) -> Labelled:
    """A source's text with the labels that decisions on it give; what is still waiting teaches nothing."""
    parts: list[Span] = []
    found: list[Labels] = []
    for start, end in readable(text):
        inside = [one for one in accepted if start <= one[0][0] < end]
        refused = any(start <= one[0][0] < end for one in rejected)
        if not (inside or refused) or any(start <= one[0][0] < end for one in waiting):
            continue
        by_rules = attributions(pipeline(text[start:end]))
        matched = [_labels(one, by_rules, start) for one in inside]
        known = [one for one in matched if one is not None]
        if len(known) == len(matched):
            parts.append((start, end))
            found += known
    return Labelled(name, text, tuple(found), tuple(parts))


def _labels(words: Spans, by_rules: Sequence[Attribution], start: int) -> Labels | None:
    """The labels of what a statement cites: its words alone, or these with the cue and the subject (`citing`)."""
    alike = {one: max(_overlap(words, _moved(held, start)) for held in (one.content, one.cited)) for one in by_rules}
    best = max(alike, key=lambda one: (alike[one], one.confidence), default=None)
    if best is None or alike[best] < _ALIKE:
        return None
    content = _moved(best.content, start)
    is_whole = _overlap(words, _moved(best.cited, start)) > _overlap(words, content)
    return Labels(_moved(best.source, start), _moved(best.cue, start), content if is_whole else words)


def _overlap(one: Spans, other: Spans) -> float:
    mine, theirs = ({at for left, right in spans for at in range(left, right)} for spans in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def _moved(spans: Spans, by: int) -> Spans:
    return tuple((start + by, end + by) for start, end in spans)
