"""The tagger at work: what it and the rules find together, each with how probable it is that it is right."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from ..attribution import Attribution, attributions
from ..confidence import PASSED_OVER
from .candidates import candidates
from .encoder import Pieces
from .evidence import Belief, Judged, judged
from .joining import attribution_of
from .network import Network
from .words import Part, parts_of

TAKEN: Final = 0.5
"""Confidence from which on reading makes a proposal."""
_AT_ONCE: Final = 64
"""Paragraphs that are tagged together."""


class Tagger:
    """A trained network with what tells how far to believe it."""

    def __init__(self, network: Network, pieces: Pieces, belief: Belief) -> None:
        self.network, self.pieces, self.belief = network, pieces, belief

    def find(self, documents: Iterable[Any]) -> Iterator[tuple[Any, list[Attribution]]]:
        """Parsed texts, each with all of its attributions in the order of their cues."""
        waiting = iter(documents)
        while chunk := list(itertools.islice(waiting, _AT_ONCE)):
            parts: list[Part] = []
            owners: list[int] = []
            relayed: set[Attribution] = set()
            for number, document in enumerate(chunk):
                by_rules = attributions(document)
                relayed |= relayed_in(by_rules)
                for part in parts_of(document, by_rules):
                    parts.append(part)
                    owners.append(number)
            found: list[list[Attribution]] = [[] for _ in chunk]
            for judgement in self.judged(parts):
                number = judgement.candidate.part
                owner = owners[number]
                sure, rule = confidence(judgement.chance), judgement.candidate.rule
                known = None if rule is None else parts[number].found[rule].attribution
                if known in relayed:
                    judgement, sure = replace(judgement, by_rule=True), max(sure, known.confidence)
                one = attribution_of(chunk[owner], parts[number], judgement, sure)
                if one is not None:
                    found[owner].append(one)
            yield from zip(chunk, (sorted(ones, key=lambda one: one.cue) for ones in found), strict=True)

    def judged(self, parts: Sequence[Part]) -> list[Judged]:
        """The candidates of some parts, each with the probability that it is right."""
        return judged(candidates(self.network, self.pieces, parts), self.belief)


def relayed_in(by_rules: Sequence[Attribution]) -> set[Attribution]:
    """What stands within another's words and is proposed by the rules all the same, since it tells a stance.

    Labels often leave it out, since it is part of what the other said; that tells nothing of whether it is right.
    """
    proposed = [one for one in by_rules if one.confidence >= TAKEN]
    return {
        one
        for one in proposed
        if any(
            one is not other and start <= one.cue[0][0] and one.cue[-1][1] <= end
            for other in proposed
            for start, end in other.content
        )
    }


def confidence(chance: float) -> float:
    """How sure a proposal is, by the probability that it is among what somebody labelled: labels pass things over."""
    return round(max(0.02, 1 - (1 - min(0.98, chance)) * PASSED_OVER), 2)
