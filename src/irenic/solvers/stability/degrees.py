"""Strength of preference: stability where an answer has to hurt much, not merely fail to please.

Hamouda, Kilgour, Hipel (2004, 2006); Xu, Hipel, Kilgour, Fang (2018), chapter 6. A maker greatly prefers s to q, s ≫ q,
where they stand in different degrees of its order. A state is strongly stable where every improvement is answered by a
state that it is greatly preferred to; weakly stable where it is stable, and not strongly.
"""

import numpy as np

from . import individual, matrices
from .graph import ConflictGraph, Path
from .kernels import Index, Truth, best_move


def strongly_stable(graph: ConflictGraph, degrees: Index, concept: str, *, path: Path = "search") -> Truth:
    """Which states are strongly stable for which maker, (makers, states).

    `degrees` (makers, states): whole numbers that rise along each maker's order, states of one degree being at most
    mildly preferred to one another. `concept`: `gmr`, `smr` or `seq`. Raises ValueError for another one, or where the
    degrees contradict the order.
    """
    if concept not in ("gmr", "smr", "seq"):
        raise ValueError(f"strong stability is defined for gmr, smr and seq, not for '{concept}'")
    levels = np.asarray(degrees, dtype=np.int32)
    _require_order(graph.ranks, levels)
    one = _by_search if path == "search" else _by_matrix
    return np.stack([one(graph, levels[maker], concept, maker) for maker in range(graph.makers)])


def weakly_stable(graph: ConflictGraph, degrees: Index, concept: str, *, path: Path = "search") -> Truth:
    """Which states are stable for which maker, but not strongly; as `strongly_stable`."""
    return graph.stable(concept, path=path) & ~strongly_stable(graph, degrees, concept, path=path)


def _by_search(graph: ConflictGraph, degrees: Index, concept: str, maker: int) -> Truth:
    values = best_move(graph.moves.starts[maker], graph.moves.targets, degrees) if concept == "smr" else degrees
    return individual.answered(graph.moves, graph.ranks, maker, values, degrees - 1, improving=concept == "seq")


def _by_matrix(graph: ConflictGraph, degrees: Index, concept: str, maker: int) -> Truth:
    own = graph.move_matrices()
    others = [other for other in range(graph.makers) if other != maker]
    improving = concept == "seq"
    answers = matrices.reach(
        [own[other] & matrices.better(graph.ranks[other]) if improving else own[other] for other in others]
    )
    relation = matrices.Relation(matrices.better(graph.ranks[maker]), degrees[None, :] < degrees[:, None])
    return matrices.stable(own[maker], relation, answers if others else None, symmetric=concept == "smr")


def _require_order(ranks: Index, degrees: Index) -> None:
    if degrees.shape != ranks.shape:
        raise ValueError(f"degrees {degrees.shape} for preferences {ranks.shape}")
    for maker, (row, levels) in enumerate(zip(ranks, degrees, strict=True)):
        order = np.lexsort((levels, row))
        rises = np.diff(levels[order])
        same = np.diff(row[order]) == 0
        if (rises < 0).any() or (rises[same] != 0).any():
            raise ValueError(f"the degrees of maker {maker} do not rise along its order")
