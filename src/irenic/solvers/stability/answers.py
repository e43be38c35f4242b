"""Move by move: from where a maker's departure leads, whether the others have an answer that leaves it no better."""

import numpy as np

from .graph import ConflictGraph
from .individual import worst_answer
from .kernels import Truth, best_move


def answered_at(graph: ConflictGraph, maker: int, state: int, concept: str) -> Truth:
    """For every state (states,): whether, if a maker goes there from `state`, some answer leaves it no better off.

    `concept`: `gmr` for any answer, `smr` for one that it cannot get away from, `seq` for one that betters whoever
    gives it at each step. A state that is no better by itself may be without an answer. Raises ValueError for another
    concept.
    """
    if concept not in ("gmr", "smr", "seq"):
        raise ValueError(f"'{concept}' asks for no answer: gmr, smr or seq")
    others = np.ones(graph.makers, dtype=bool)
    others[maker] = False
    values = graph.ranks[maker]
    if concept == "smr":
        values = best_move(graph.moves.starts[maker], graph.moves.targets, values)
    worst = worst_answer(graph.moves, graph.ranks, values, others, improving=concept == "seq")
    return np.asarray(worst <= graph.ranks[maker, state])
