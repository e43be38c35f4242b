"""Looking several moves ahead, for two makers: limited-move stability L_h and non-myopic stability.

Kilgour (1985); Fang, Hipel, Kilgour (1993), chapter 3. Whoever may move compares where it would all end if it moved and
the other then might, and so on for at most h moves; whoever stays ends the sequence there. Non-myopic: L_h for every h
from some h on. The literature takes preferences to be strict; with ties a maker moves only for something better, and
of moves equally good to it, it is taken to choose the one that leaves the other worst off, so that no order in which
states are listed matters.
"""

import numpy as np

from .kernels import Index, Truth, anticipated
from .moves import Moves


def limited(moves: Moves, ranks: Index, horizon: int) -> Truth:
    """L_h: where each of two makers would stay, looking `horizon` moves ahead; (2, states).

    Raises ValueError for other than two makers, or a horizon below 1.
    """
    _require_two(moves)
    if horizon < 1:
        raise ValueError(f"a horizon is at least one move, not {horizon}")
    ends = (ranks, ranks)
    for _ in range(horizon):
        ends = _one_more(moves, ranks, ends)
    return _stays(ranks, ends)


def non_myopic(moves: Moves, ranks: Index) -> Truth:
    """Where each of two makers would stay however far it looked beyond some horizon; (2, states).

    What a longer horizon shows follows from what the shorter one did, so that the answers come round in a cycle: a
    state is non-myopically stable where the maker stays at all horizons of that cycle.
    """
    _require_two(moves)
    seen: dict[bytes, int] = {}
    stays: list[Truth] = []
    ends = (ranks, ranks)
    while (mark := ends[0].tobytes() + ends[1].tobytes()) not in seen:
        seen[mark] = len(stays)
        stays.append(_stays(ranks, ends))
        ends = _one_more(moves, ranks, ends)
    return np.asarray(np.all(stays[seen[mark] :], axis=0))


def _one_more(moves: Moves, ranks: Index, ends: tuple[Index, Index]) -> tuple[Index, Index]:
    first, second = (anticipated(moves.starts, moves.targets, ranks, mover, ends[1 - mover]) for mover in (0, 1))
    return first, second


def _stays(ranks: Index, ends: tuple[Index, Index]) -> Truth:
    # a maker moves only for something better, so that ending as well as here means staying
    return np.stack([ends[mover][mover] == ranks[mover] for mover in (0, 1)])


def _require_two(moves: Moves) -> None:
    if moves.makers != 2:
        raise ValueError(f"looking ahead is defined here for two makers, not for {moves.makers}")
