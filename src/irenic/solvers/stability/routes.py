"""From today's state to another: the shortest sequences of moves, or of improvements, that lead there.

Status quo analysis: Li, Kilgour, Hipel (2005). As everywhere, nobody moves twice in succession.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .graph import ConflictGraph
from .kernels import Index, breadth_first


class Step(NamedTuple):
    """One move: who makes it, and the state that it leads to."""

    maker: int
    state: int


def shortest_routes(
    graph: ConflictGraph, start: int, ends: Iterable[int], *, improving: bool = False
) -> dict[int, tuple[Step, ...]]:
    """One shortest sequence of moves from a state to each of some others; those out of reach are left out.

    With `improving` every step betters whoever takes it. Of equally short ones, the one whose last makers come first.
    """
    before, mover_before = breadth_first(graph.moves.starts, graph.moves.targets, graph.ranks, start, improving)
    found: dict[int, tuple[Step, ...]] = {}
    for end in ends:
        if end == start:
            found[end] = ()
            continue
        ways = [_back(before, mover_before, maker, end) for maker in range(graph.makers) if before[maker, end] >= 0]
        if ways:
            found[end] = min(ways, key=len)
    return found


def _back(before: Index, mover_before: Index, maker: int, state: int) -> tuple[Step, ...]:
    steps = [Step(maker, state)]
    while mover_before[maker, state] >= 0:
        maker, state = int(mover_before[maker, state]), int(before[maker, state])
        steps.append(Step(maker, state))
    return tuple(reversed(steps))
