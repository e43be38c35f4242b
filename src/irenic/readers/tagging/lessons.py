"""Lessons: labelled texts as parts with the tags that the network is to find in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..attribution import attributions
from ..paragraphs import readable
from .labels import Labelled, Labels
from .words import Ints, Part, parts_of


@dataclass(frozen=True)
class Truth:
    """A true attribution, as words of a part."""

    cue: Ints
    source: Ints
    content: Ints


@dataclass(frozen=True)
class Lesson:
    """A part with its true attributions."""

    document: str
    part: Part
    true: tuple[Truth, ...]


def lessons_of(labelled: Labelled, pipeline: Any) -> Iterator[Lesson]:
    """The lessons of a labelled text: all of its parts, those without an attribution too."""
    blocks = [block for block in readable(labelled.text) if labelled.parts is None or block in labelled.parts]
    for (start, end), document in zip(blocks, pipeline.pipe([labelled.text[a:b] for a, b in blocks]), strict=True):
        here = [one for one in labelled.attributions if one.cue and start <= one.cue[0][0] < end]
        moved = [
            Labels(*(tuple((a - start, b - start) for a, b in spans) for spans in (one.source, one.cue, one.content)))
            for one in here
        ]
        for part in parts_of(document, attributions(document)):
            true = []
            for one in moved:
                words = Truth(part.words(one.cue), part.words(one.source), part.words(one.content))
                if len(words.cue) and len(words.content):
                    true.append(words)
            yield Lesson(labelled.name, part, tuple(true))
