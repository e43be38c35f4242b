"""The tagger at work: what it and the rules find together, each with how probable it is that it is right."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ..attribution import Attribution
from .candidates import candidates_in
from .encoder import Pieces
from .evidence import Belief, Judged, confidence, judged
from .joining import attribution_of
from .network import Network
from .words import Part, parts_of

_AT_ONCE: Final = 64
"""Paragraphs that are tagged together."""


class Tagger:
    """A trained network with what tells how far to believe it."""

    def __init__(self, network: Network, pieces: Pieces, belief: Belief) -> None:
        self.network, self.pieces, self.belief = network, pieces, belief

    def find(self, by_rules: Iterable[tuple[Any, list[Attribution]]]) -> Iterator[tuple[Any, list[Attribution]]]:
        """Parsed texts with what the rules found: each with all of its attributions in the order of their cues."""
        waiting = iter(by_rules)
        while chunk := list(itertools.islice(waiting, _AT_ONCE)):
            parts: list[Part] = []
            owners: list[int] = []
            documents = [document for document, _ in chunk]
            for number, (document, rules) in enumerate(chunk):
                for part in parts_of(document, rules):
                    parts.append(part)
                    owners.append(number)
            found: list[list[Attribution]] = [[] for _ in chunk]
            for judgement in self.judged(parts):
                number = judgement.candidate.part
                owner = owners[number]
                one = attribution_of(documents[owner], parts[number], judgement, confidence(judgement.chance))
                if one is not None:
                    found[owner].append(one)
            # what a name before a colon says has no cue to be asked of
            whole = (
                [*(one for one in rules if not one.cue), *ones] for (_, rules), ones in zip(chunk, found, strict=True)
            )
            yield from zip(
                documents, (sorted(ones, key=lambda one: (one.cue or one.source)[0]) for ones in whole), strict=True
            )

    def judged(self, parts: Sequence[Part]) -> list[Judged]:
        """The candidates of some parts, each with the probability that it is right."""
        return judged(candidates_in(self.network, self.pieces, parts), parts, self.belief)
