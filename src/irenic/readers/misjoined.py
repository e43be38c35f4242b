"""Words that a parser takes for a second subject of what is said: "…, killing seven people, the mayor said"."""

from typing import Any

from ..model.proposal import Span
from .quotations import SUBJECTS
from .sources import tree_span


def with_misjoined(content: list[Span], verb: Any, source: Any) -> list[Span]:
    """The content with the words between its end and the source that hang on the verb as if they were its subject."""
    for child in verb.children:
        if child.dep_ not in SUBJECTS or child.i >= source.i or child.right_edge.i >= source.left_edge.i:
            continue
        left, right = tree_span(child)
        content = [(start, right if 0 <= left - end <= 2 else end) for start, end in content]
    return content
