"""What an answer rests on, as lines: who said it and when, in which words, or what the analyst assumes."""

from collections.abc import Iterator

from ...preferences.grounds import Ground
from .layout import quotes, wrapped


def ground_lines(ground: Ground, width: int, indent: str = "") -> Iterator[str]:
    """One ground with its quotes, or the analyst's reason."""
    reported = " (day of the report)" if ground.published else ""
    when = f", {ground.date}{reported}" if ground.date.is_known else ""
    who = f"{ground.speaker}{when}: " if ground.speaker else ""
    credence = f" (taken at {ground.credence:g})" if ground.credence < 1 else ""
    yield from wrapped(f"{ground.id}: {who}{ground.words}{credence}", width, indent, indent + "  ")
    yield from quotes(ground.evidence, ground.assumed, width, indent + "  ")
