"""The tagger at work: what it and the rules find together, each with how probable it is that it is right."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from ..attribution import Attribution, attributions
from ..confidence import PASSED_OVER
from .calibrating import chances
from .candidates import Candidate, candidates
from .decoding import Floats
from .encoder import Pieces
from .joining import attribution_of
from .network import Network
from .words import Part, parts_of

_AT_ONCE: Final = 32
"""Paragraphs that are tagged together."""


class Tagger:
    """A trained network with what tells how far to believe it."""

    def __init__(self, network: Network, pieces: Pieces, coefficients: Floats) -> None:
        self.network, self.pieces, self.coefficients = network, pieces, coefficients

    def find(self, documents: Iterable[Any]) -> Iterator[tuple[Any, list[Attribution]]]:
        """Parsed texts, each with all of its attributions in the order of their cues."""
        waiting = iter(documents)
        while chunk := list(itertools.islice(waiting, _AT_ONCE)):
            parts: list[Part] = []
            owners: list[int] = []
            for number, document in enumerate(chunk):
                for part in parts_of(document, attributions(document)):
                    parts.append(part)
                    owners.append(number)
            found: list[list[Attribution]] = [[] for _ in chunk]
            for candidate, chance in self.judged(parts):
                owner = owners[candidate.part]
                one = attribution_of(chunk[owner], parts[candidate.part], candidate, confidence(chance))
                if one is not None:
                    found[owner].append(one)
            yield from zip(chunk, (sorted(ones, key=lambda one: one.cue) for ones in found), strict=True)

    def judged(self, parts: Sequence[Part]) -> list[tuple[Candidate, float]]:
        """The candidates of some parts, each with the probability that it is right."""
        found = candidates(self.network, self.pieces, parts)
        if not found:
            return []
        right = chances(np.array([one.evidence for one in found]), self.coefficients)
        return list(zip(found, right.tolist(), strict=True))


def confidence(chance: float) -> float:
    """How sure a proposal is, by the probability that it is among what somebody labelled: labels pass things over."""
    return round(max(0.02, 1 - (1 - min(0.98, chance)) * PASSED_OVER), 2)
