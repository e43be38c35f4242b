"""Labels to learn from: texts with the places of source, cue and content of every attribution."""

from dataclasses import dataclass
from typing import Final

from ...model.proposal import Span

ROLES: Final = ("source", "cue", "content")


@dataclass(frozen=True)
class Labels:
    """One attribution as somebody labelled it: characters of the text, in pieces where it is interrupted."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Labelled:
    """A text with all of its attributions."""

    name: str
    text: str
    attributions: tuple[Labels, ...]
    parts: tuple[Span, ...] | None = None
    """Where the labels are complete; None: everywhere. What lies outside teaches nothing."""
