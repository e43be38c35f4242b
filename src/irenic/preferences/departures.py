"""Ways in which one maker can leave a deal, over the draws: whether that betters it, and what others would answer."""

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ..solvers.stability import Bounded, ConflictGraph, Step, shortest_routes
from .after_signing import AfterSigning
from .filling_in import Answer, Question

ANSWERED: Final = ("gmr", "smr", "seq")
"""The concepts that ask for an answer of the others, move by move."""
LOOKED_AT: Final = 200
"""Different draws in which the ways of answers, and of coming back, are followed: of each way of leaving, of today."""

Truth = NDArray[np.bool_]


class Weighing(Protocol):
    """What is told in some draws, alike in all that is told."""

    bounded: Bounded

    def answer(self, question: Question) -> Answer: ...


@dataclass
class Departure:
    """One way in which one maker can leave the deal, over the draws."""

    maker: str
    state: int
    better: Truth
    """Where that betters it, (draws,)."""
    pays: dict[str, Truth]
    """By concept, where it betters it and is left without an answer, (draws,)."""
    undecided: set[str] = field(default_factory=set)
    """`better`, and the concepts, where in some draw that turns on what is not told."""
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    """What the others most easily answer with, by concept and state, over the draws looked at."""
    ways_back: Counter[tuple[Step, ...]] = field(default_factory=Counter)
    """By what improvements they come back to the deal kept, over the draws looked at."""
    no_way_back: int = 0
    """In how many of them they do not."""
    looked_at: int = 0
    """How many draws that betters it were looked at."""
    followed: int = 0
    """How many different ones these are."""

    def tell(self, after: AfterSigning, weighing: Weighing, draws: list[int]) -> bool:
        """Tell of some draws, alike in all that is told, whether it betters its maker and pays; whether it may."""
        maker = after.makers.index(self.maker)
        least, greatest = weighing.bounded.gain(maker, after.asked, self.state)
        if greatest <= 0:
            return False
        is_open = least <= 0
        self.better[draws] = not is_open
        self.undecided |= {"better"} if is_open else set()
        for concept in ANSWERED:
            if concept in self.undecided:
                continue
            surely, maybe = weighing.answer(partial(self._pays, after, maker, concept))
            self.pays[concept][draws] = surely
            if surely != maybe:
                self.undecided.add(concept)
        return True

    def _pays(self, after: AfterSigning, maker: int, concept: str, bounded: Bounded) -> Answer:
        """Whether it surely betters its maker and is surely left without an answer; and whether that may be."""
        least, greatest = bounded.gain(maker, after.asked, self.state)
        if greatest <= 0:
            return False, False
        surely, maybe = bounded.answered(maker, after.asked, self.state, concept)
        return least > 0 and not maybe, not surely

    def follow(self, after: AfterSigning, graph: ConflictGraph, weight: int) -> None:
        """Look into what the others answer with, and how they come back, in as many draws as `weight` says."""
        if self.followed >= LOOKED_AT:
            return
        self.followed += 1
        self.looked_at += weight
        maker = after.makers.index(self.maker)
        others = [other for other in range(graph.makers) if other != maker]
        limit = graph.ranks[maker, after.asked]
        for concept, improving in (("seq", True), ("gmr", False)):
            reached = graph.reachable(self.state, others, improving=improving)
            ends = [end for end in reached if graph.ranks[maker, end] <= limit]
            if ends:
                self.answers[concept, min(ends, key=_easiest(after, graph, self.state))] += weight
        route = shortest_routes(graph, self.state, [after.asked], improving=True).get(after.asked)
        if route is None:
            self.no_way_back += weight
        else:
            self.ways_back[route] += weight


def departures_of(after: AfterSigning, number: int, withheld: Container[str]) -> list[Departure]:
    """Every way to leave the deal of makers of whom something is said, with nothing told of any draw so far."""
    return [
        Departure(name, int(end), np.zeros(number, bool), {concept: np.zeros(number, bool) for concept in ANSWERED})
        for maker, name in enumerate(after.makers)
        for end in after.graph.moves.of(maker, after.asked)
        if name not in withheld
    ]


def _easiest(after: AfterSigning, graph: ConflictGraph, start: int) -> Callable[[int], tuple[int, int, int]]:
    """Answers by what they ask for: the fewest moves first, then the best for those who make them."""

    def key(end: int) -> tuple[int, int, int]:
        changed = after.changed(start, end)
        givers = {after.makers.index(after.case.moves[name].by) for name, _ in changed}
        return len(changed), -sum(int(graph.ranks[giver, end]) for giver in givers), end

    return key
