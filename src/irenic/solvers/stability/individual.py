"""Stability of every state for one maker, by search: Nash, GMR, SMR, SEQ and SIM.

Fang, Hipel, Kilgour (1993), chapter 3; for more than two makers the others answer in any order, nobody twice in
succession. A concept that asks "is there an answer no better for the maker than where it was" needs only the worst
answer from each state, which one backward search gives for all states at once.
"""

from typing import Final

import numpy as np

from .kernels import NOTHING, Index, Starts, Truth, all_sanctioned, best_move, least_reached, simultaneous
from .moves import Moves

WIDEST_TABLE: Final = 1 << 24
"""Codes up to which the state of a code is looked up in a table rather than searched."""


def nash(moves: Moves, ranks: Index, maker: int) -> Truth:
    """Where the maker has no improvement."""
    nobody_answers = np.full(moves.states, NOTHING, dtype=np.int32)
    return all_sanctioned(moves.starts[maker], moves.targets, ranks[maker], nobody_answers, ranks[maker])


def general(moves: Moves, ranks: Index, maker: int) -> Truth:
    """GMR: where the others can answer every improvement by a state that is no better for the maker."""
    return answered(moves, ranks, maker, ranks[maker], ranks[maker], improving=False)


def symmetric(moves: Moves, ranks: Index, maker: int) -> Truth:
    """SMR: as GMR, and no move of the maker's own gets it out of that state to a better one than where it was."""
    values = best_move(moves.starts[maker], moves.targets, ranks[maker])
    return answered(moves, ranks, maker, values, ranks[maker], improving=False)


def sequential(moves: Moves, ranks: Index, maker: int) -> Truth:
    """SEQ: as GMR, where each step of the answer betters whoever makes it."""
    return answered(moves, ranks, maker, ranks[maker], ranks[maker], improving=True)


def at_once(moves: Moves, ranks: Index, maker: int, keys: Starts) -> Truth:
    """SIM: where, if the others improve at the same time, the maker can end no better off; `keys` (makers, states)."""
    table, codes = lookup(keys)
    order = np.argsort(keys.sum(axis=0)) if not len(table) else np.arange(moves.states)
    if len(table):
        return simultaneous(moves.starts, moves.targets, ranks, keys, table, codes, maker)
    # searched codes have to rise: the states are put into that order, and the answer back
    place = np.empty_like(order)
    place[order] = np.arange(moves.states)
    moved = reordered(moves, order, place)
    found = simultaneous(
        moved.starts, moved.targets, ranks[:, order].copy(), keys[:, order].copy(), table, codes, maker
    )
    return np.asarray(found[place])


def answered(moves: Moves, ranks: Index, maker: int, values: Index, limits: Index, *, improving: bool) -> Truth:
    """Where every improvement meets an answer of the others with a value of at most the limit of the state left.

    `values` and `limits` (states,).
    """
    others = np.ones(moves.makers, dtype=bool)
    others[maker] = False
    worst = worst_answer(moves, ranks, values, others, improving=improving)
    return all_sanctioned(moves.starts[maker], moves.targets, ranks[maker], worst, limits)


def worst_answer(moves: Moves, ranks: Index, values: Index, movers: Truth, *, improving: bool) -> Index:
    """From every state (states,), the least value that the movers can bring about; `NOTHING` where they cannot move."""
    order = np.argsort(values, kind="stable").astype(np.int32)
    return least_reached(moves.back_starts, moves.sources, ranks, values, order, movers, improving)


def lookup(keys: Starts) -> tuple[Index, Starts]:
    """A table from code to state, -1 for none, empty where it would be too wide; and the codes in rising order."""
    codes = np.asarray(keys.sum(axis=0))
    widest = int(codes.max(initial=0)) + 1
    table = np.full(widest if widest <= WIDEST_TABLE else 0, -1, dtype=np.int32)
    if len(table):
        table[codes] = np.arange(len(codes), dtype=np.int32)
    return table, np.sort(codes)


def reordered(moves: Moves, order: Starts, place: Starts) -> Moves:
    """The same moves among states in another order; `place` is the new place of each state, `order` its reverse."""
    from .moves import moves_of

    return moves_of(
        [[[int(place[there]) for there in moves.of(maker, state)] for state in order] for maker in range(moves.makers)],
        moves.states,
    )
