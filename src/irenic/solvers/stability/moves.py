"""Who can go from which state to which: the moves of a conflict graph, as lists that searches run through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .kernels import Index, Starts, Truth, turned

OneMakersMoves = Sequence[Iterable[int]] | Mapping[int, Iterable[int]]
MovesGiven = Sequence[OneMakersMoves]
"""moves[maker][state] -> states that the maker reaches from there in one move."""


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves of all makers, forward and backward.

    Those of maker k from state s are `targets[starts[k, s] : starts[k, s + 1]]`.
    """

    starts: Starts
    targets: Index
    back_starts: Starts
    sources: Index

    @property
    def makers(self) -> int:
        """How many makers there are."""
        return len(self.starts)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.starts.shape[1]) - 1

    def of(self, maker: int, state: int) -> Index:
        """The states that a maker reaches from a state in one move."""
        return self.targets[self.starts[maker, state] : self.starts[maker, state + 1]]

    def matrix(self, maker: int) -> Truth:
        """The moves of one maker as a matrix (states, states), true from row to column."""
        found = np.zeros((self.states, self.states), dtype=bool)
        begin, end = self.starts[maker, 0], self.starts[maker, -1]
        found[np.repeat(np.arange(self.states), np.diff(self.starts[maker])), self.targets[begin:end]] = True
        return found


def moves_of(given: MovesGiven, states: int) -> Moves:
    """Moves from lists by maker and state. Staying is no move and is left out; a state named twice counts once.

    Raises ValueError where a maker's moves do not cover the states, or lead to a state that there is not.
    """
    starts = np.zeros((len(given), states + 1), dtype=np.int64)
    targets: list[int] = []
    for maker, by_state in enumerate(given):
        if not isinstance(by_state, Mapping) and len(by_state) != states:
            raise ValueError(f"maker {maker} has moves for {len(by_state)} states where there are {states}")
        starts[maker, 0] = len(targets)
        for state in range(states):
            there = by_state.get(state, ()) if isinstance(by_state, Mapping) else by_state[state]
            reached = sorted({int(target) for target in there} - {state})
            if reached and not 0 <= reached[0] <= reached[-1] < states:
                raise ValueError(
                    f"maker {maker} moves from state {state} to {reached}, but the states are 0 to {states - 1}"
                )
            targets.extend(reached)
            starts[maker, state + 1] = len(targets)
    return with_backward(starts, np.array(targets, dtype=np.int32))


def with_backward(starts: Starts, targets: Index) -> Moves:
    """The moves together with what they are read backward."""
    return Moves(starts, targets, *turned(starts, targets))


def joined(lists: Sequence[tuple[Starts, Index]]) -> Moves:
    """The moves of several makers, each given as lists of its own: starts (states + 1,) and targets."""
    before = np.cumsum([0, *(len(targets) for _, targets in lists)])
    starts = np.stack([each + first for (each, _), first in zip(lists, before[:-1], strict=True)])
    return with_backward(starts, np.concatenate([targets for _, targets in lists]))


def kept(moves: Moves, keep: Truth) -> Moves:
    """The moves for which `keep` (makers, states, states) is true."""
    lists = []
    for maker in range(moves.makers):
        begin, end = moves.starts[maker, 0], moves.starts[maker, -1]
        origins = np.repeat(np.arange(moves.states), np.diff(moves.starts[maker]))
        chosen = keep[maker, origins, moves.targets[begin:end]]
        counts = np.bincount(origins[chosen], minlength=moves.states)
        lists.append((np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), moves.targets[begin:end][chosen]))
    return joined(lists)


def strategies(moves: Moves) -> Starts | None:
    """What part of each state every maker decides, where the moves tell: whole numbers (makers, states), else None.

    A maker's part cannot change while only the others move; states with the same part for everybody have to be one.
    """
    makers, states = moves.makers, moves.states
    parts = np.empty((makers, states), dtype=np.int64)
    origins = np.concatenate([np.repeat(np.arange(states), np.diff(row)) for row in moves.starts])
    movers = np.repeat(np.arange(makers), moves.starts[:, -1] - moves.starts[:, 0])
    for maker in range(makers):
        by_others = movers != maker
        parts[maker] = _components(states, origins[by_others], moves.targets[by_others])
    codes = codes_of(parts)
    return parts if len(np.unique(codes)) == states else None


def codes_of(parts: Starts) -> Starts:
    """One number for each state (states,) from the parts that makers decide (makers, states), in mixed radix."""
    return np.asarray(keys_of(parts).sum(axis=0))


def keys_of(parts: Starts) -> Starts:
    """The parts, each times a weight, so that sums of one key per maker are different for different parts.

    Raises OverflowError where such numbers would not fit 63 bits.
    """
    keys = np.empty_like(parts)
    weight = 1
    for maker, row in enumerate(parts):
        _, ordinal = np.unique(row, return_inverse=True)
        keys[maker] = ordinal * weight
        weight *= int(ordinal.max(initial=0)) + 1
        if weight >= 2**63:
            raise OverflowError("too many combinations of what the makers decide")
    return keys


def _components(states: int, origins: Index, targets: Index) -> Starts:
    """The least state that each state is connected with, by moves in either direction."""
    label = np.arange(states, dtype=np.int64)
    while True:
        lower = label.copy()
        np.minimum.at(lower, origins, label[targets])
        np.minimum.at(lower, targets, label[origins])
        lower = lower[lower]
        if np.array_equal(lower, label):
            return label
        label = lower
