"""Stability for makers who act together, by search: CNash, CGMR, CSMR, CSEQ.

Kilgour, Hipel, Fang, Peng (2001); Inohara, Hipel (2008). A joint improvement may pass through states that please
nobody, as long as every member is better off where it ends.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from .individual import worst_answer
from .kernels import Index, Starts, Truth, coalition_symmetric, joint_improvements
from .moves import Moves, joined


class CoalitionSearch:
    """The answers for any coalition of one conflict; joint improvements are found once for each."""

    def __init__(self, moves: Moves, ranks: Index) -> None:
        """`ranks` (makers, states)."""
        self._moves = moves
        self._ranks = ranks
        self._found: dict[tuple[int, ...], tuple[Starts, Index]] = {}

    def improvements(self, members: tuple[int, ...]) -> tuple[Starts, Index]:
        """CI_H: lists of the states that the coalition goes to from each state."""
        if members not in self._found:
            self._found[members] = joint_improvements(
                self._moves.starts, self._moves.targets, self._ranks, self._mask(members), -1
            )
        return self._found[members]

    def stable(self, members: tuple[int, ...], concept: str) -> Truth:
        """Where the coalition has no joint improvement, or none without an answer of everybody else; (states,)."""
        starts, targets = self.improvements(members)
        others = ~self._mask(members)
        if concept == "nash" or not others.any():
            return np.asarray(np.diff(starts) == 0)
        if concept == "smr":
            return coalition_symmetric(
                self._moves.back_starts, self._moves.sources, self._ranks, self._mask(members), starts, targets
            )
        answers = self._moves if concept == "gmr" else self._answers_by_coalitions(members)
        movers = others if concept == "gmr" else np.ones(answers.makers, dtype=bool)
        origins = np.repeat(np.arange(self._moves.states), np.diff(starts))
        unanswered = np.ones(len(targets), dtype=bool)
        for maker in members:
            # an answer is harm enough as soon as one member is no better off, so each can be asked on its own
            worst = worst_answer(answers, self._ranks, self._ranks[maker], movers, improving=False)
            unanswered &= worst[targets] > self._ranks[maker, origins]
        stable = np.ones(self._moves.states, dtype=bool)
        stable[origins[unanswered]] = False
        return stable

    def _answers_by_coalitions(self, members: tuple[int, ...]) -> Moves:
        """The joint improvements of every coalition of the others, as if each were one maker."""
        others = [maker for maker in range(self._moves.makers) if maker not in members]
        return joined([self.improvements(coalition) for coalition in every_coalition(others)])

    def _mask(self, members: tuple[int, ...]) -> Truth:
        mask = np.zeros(self._moves.makers, dtype=bool)
        mask[list(members)] = True
        return mask


def every_coalition(makers: list[int]) -> Iterator[tuple[int, ...]]:
    """All coalitions of some makers but the empty one, the smallest first."""
    for size in range(1, len(makers) + 1):
        yield from combinations(makers, size)
