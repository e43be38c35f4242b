"""Stability by matrices: the same questions answered by other means, each path the other's check.

Xu, Hipel, Kilgour, Fang (2018), chapters 4 to 7. J_i are the moves of maker i, J_i⁺ its improvements, P_i the pairs in
which the second state is no better than the first; M_H what a coalition reaches. Everything is dense, (states, states).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .kernels import Index, Starts, Truth

FloatMatrix = NDArray[np.float32]


def sign(left: Truth, right: Truth) -> Truth:
    """Whether a product of two matrices of zeros and ones is positive."""
    return np.asarray(left.astype(np.float32) @ right.astype(np.float32) > 0.5)


def reach(moves: Sequence[Truth]) -> Truth:
    """M_H: what makers with these moves reach together from each state, no one of them twice in succession."""
    size = len(moves[0]) if moves else 0
    by_last = [each.copy() for each in moves]
    while moves:
        grown = []
        for mover, each in enumerate(moves):
            before = np.zeros((size, size), dtype=bool)
            for other, reached in enumerate(by_last):
                if other != mover:
                    before |= reached
            grown.append(by_last[mover] | sign(before, each))
        if all(np.array_equal(new, old) for new, old in zip(grown, by_last, strict=True)):
            break
        by_last = grown
    found = np.zeros((size, size), dtype=bool)
    for reached in by_last:
        found |= reached
    return found


def better(ranks: Index) -> Truth:
    """P_i⁺: where the second state is better than the first; `ranks` (states,)."""
    return np.asarray(ranks[None, :] > ranks[:, None])


class Relation(NamedTuple):
    """What one maker's stability is judged by: where it would go, and what would keep it from going."""

    lured: Truth
    """Pairs (from, to) for which it would leave the first state for the second."""
    harmed: Truth
    """Pairs (from, to) for which ending in the second is harm enough not to have left the first."""


def simple(ranks: Index) -> Relation:
    """The relation of the plain concepts: lured by what is better, harmed by what is not."""
    above = better(ranks)
    return Relation(above, ~above)


def stable(own: Truth, relation: Relation, answers: Truth | None, *, symmetric: bool = False) -> Truth:
    """Where no lure is left without an answer that harms; `answers` is None for Nash.

    Unstable where the diagonal of J⁺[E − sign(M Pᵀ)] is positive; for SMR Pᵀ is taken together with
    E − sign(J (P⁺)ᵀ), which is where the maker has no way out.
    """
    improvements = own & relation.lured
    if answers is None:
        return np.asarray(~improvements.any(axis=1))
    harm = relation.harmed.T.copy()
    if symmetric:
        harm &= ~sign(own, ~relation.harmed.T)
    unanswered = ~sign(answers, harm)
    return np.asarray(~(improvements & unanswered.T).any(axis=1))


def at_once(own: Sequence[Truth], ranks: Index, keys: Starts, maker: int) -> Truth:
    """SIM: answers are the states that the others' own improvements make together, each maker's part on its own."""
    together = np.ones_like(own[0])
    for other, each in enumerate(own):
        if other != maker:
            improvements = each & better(ranks[other])
            np.fill_diagonal(improvements, True)
            same_part = keys[other][:, None] == keys[other][None, :]
            together &= sign(improvements, same_part)
    above = better(ranks[maker])
    same_part = keys[maker][:, None] == keys[maker][None, :]
    answered = sign(together & ~above, same_part.T)
    return np.asarray(~(own[maker] & above & ~answered).any(axis=1))


def joint_improvements(own: Sequence[Truth], ranks: Index, members: Iterable[int]) -> Truth:
    """CI_H: what the members reach together that is better for each of them than where they began."""
    chosen = [*members]
    found = reach([own[maker] for maker in chosen])
    for maker in chosen:
        found &= better(ranks[maker])
    return found


def coalition_relation(ranks: Index, members: Iterable[int]) -> Relation:
    """Lured by what is better for every member, harmed by what is not."""
    above = np.ones((ranks.shape[1], ranks.shape[1]), dtype=bool)
    for maker in members:
        above &= better(ranks[maker])
    return Relation(above, ~above)
