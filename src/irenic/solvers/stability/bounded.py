"""Stability of one state where what some options are worth to the makers is known only between bounds.

A maker likes a state by a payoff, plus what each of its open options that are taken there adds: a whole number between
bounds, the same in all states. What is so within all bounds is told apart from what may be so: a maker may be lured by
what may be better, is surely kept by what is surely no better, and others surely answer by what surely betters them.
Each pair of states is taken by itself, so that more may be left open than strictly is; where the bounds meet,
nothing is.

Searches run forward from where a maker's departure leads and end at the first answer found, which for the one state
that is asked of is far less work than the searches for all states (`individual`); their definitions are the same.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..machine import compiled
from .kernels import _EVERYBODY, _UNSEEN, Index, Starts, Truth, _arrived
from .moves import Moves

Whole = NDArray[np.int64]

CODES: Final = {"nash": 0, "gmr": 1, "smr": 2, "seq": 3, "sim": 4}
"""The concepts, by the numbers that compiled code knows them by."""
_SMR: Final = 2
_SEQ: Final = 3
_SIM: Final = 4


class Bounds(NamedTuple):
    """What the makers like, as compiled code takes it."""

    payoffs: Whole
    """What is known of every state, (makers, states)."""
    codes: Whole
    """Which options are taken in each state, in rising order, (states,): option k is bit k."""
    open: Whole
    """The options whose worth is open, as bits, (makers,)."""
    low: Whole
    """The least that an open option can be worth, (makers, options)."""
    high: Whole
    """The greatest."""


@compiled
def gain(bounds: Bounds, maker: int, here: int, there: int) -> tuple[int, int]:
    """By how much one state is better than another for a maker: the least and the greatest that it can be."""
    least = greatest = bounds.payoffs[maker, there] - bounds.payoffs[maker, here]
    changed = (bounds.codes[here] ^ bounds.codes[there]) & bounds.open[maker]
    option = 0
    while changed:
        if changed & 1:
            if bounds.codes[there] >> option & 1:
                least += bounds.low[maker, option]
                greatest += bounds.high[maker, option]
            else:
                least -= bounds.high[maker, option]
                greatest -= bounds.low[maker, option]
        changed >>= 1
        option += 1
    return least, greatest


@compiled
def is_better(bounds: Bounds, maker: int, here: int, there: int, surely: bool) -> bool:
    """Whether a state is surely better than another, or may be."""
    least, greatest = gain(bounds, maker, here, there)
    return (least if surely else greatest) > 0


@compiled
def _harms(
    starts: Starts, targets: Index, bounds: Bounds, maker: int, state: int, end: int, stay: bool, surely: bool
) -> bool:
    """Whether an end is no better for a maker than the state; with `stay` nor is anything it goes to from there."""
    if is_better(bounds, maker, state, end, not surely):
        return False
    if stay:
        for place in range(starts[maker, end], starts[maker, end + 1]):
            if is_better(bounds, maker, state, targets[place], not surely):
                return False
    return True


@compiled
def _answered_in_turn(
    starts: Starts, targets: Index, bounds: Bounds, maker: int, state: int, end: int, concept: int, surely: bool
) -> bool:
    """Whether the others have an answer, move after move, nobody twice in succession."""
    makers, states = bounds.payoffs.shape
    open_to = np.full(states, _UNSEEN, dtype=np.int32)
    stack = np.empty(2 * states + 1, dtype=np.int32)
    kinds = np.empty(2 * states + 1, dtype=np.int32)
    stack[0], kinds[0] = end, -1
    open_to[end] = _EVERYBODY
    top = 1
    while top:
        top -= 1
        here, kind = stack[top], kinds[top]
        for mover in range(makers):
            may_go_on = mover != kind if kind < makers else mover == kind - makers
            if mover == maker or not may_go_on:
                continue
            for place in range(starts[mover, here], starts[mover, here + 1]):
                there = targets[place]
                if open_to[there] == _EVERYBODY or open_to[there] == mover:
                    continue
                if concept == _SEQ and not is_better(bounds, mover, here, there, surely):
                    continue
                if open_to[there] == _UNSEEN and _harms(
                    starts, targets, bounds, maker, state, there, concept == _SMR, surely
                ):
                    return True
                top = _arrived(there, mover, makers, open_to, stack, kinds, top)
    return False


@compiled
def _answered_at_once(
    starts: Starts, targets: Index, bounds: Bounds, maker: int, state: int, end: int, surely: bool
) -> bool:
    """Whether some of the others' own improvements from the state, made together with the departure, harm the maker."""
    makers, states = bounds.payoffs.shape
    codes = bounds.codes
    together = np.zeros(1 << _width(codes[states - 1]), dtype=np.bool_)
    together[codes[end]] = True
    for mover in range(makers):
        if mover == maker:
            continue
        before = together.copy()
        for place in range(starts[mover, state], starts[mover, state + 1]):
            if is_better(bounds, mover, state, targets[place], surely):
                step = codes[state] ^ codes[targets[place]]
                for code in range(len(before)):
                    if before[code]:
                        together[code ^ step] = True
    for there in range(states):
        if together[codes[there]] and not is_better(bounds, maker, state, there, not surely):
            return True
    return False


@compiled
def _width(code: int) -> int:
    found = 0
    while code:
        code >>= 1
        found += 1
    return found


@compiled
def answered(
    starts: Starts, targets: Index, bounds: Bounds, maker: int, state: int, end: int, concept: int, surely: bool
) -> bool:
    """Whether the others surely have an answer that harms a maker that leaves a state for an end, or may have."""
    if concept == _SIM:
        return _answered_at_once(starts, targets, bounds, maker, state, end, surely)
    return concept != 0 and _answered_in_turn(starts, targets, bounds, maker, state, end, concept, surely)


@compiled
def kept_by(
    starts: Starts, targets: Index, bounds: Bounds, state: int, concept: int, surely: bool, found: Truth
) -> None:
    """Write into `found` (makers,) whether the state is surely stable for each maker, or may be."""
    for maker in range(bounds.payoffs.shape[0]):
        found[maker] = True
        for place in range(starts[maker, state], starts[maker, state + 1]):
            end = targets[place]
            if is_better(bounds, maker, state, end, not surely) and not answered(
                starts, targets, bounds, maker, state, end, concept, surely
            ):
                found[maker] = False
                break


class Bounded:
    """Makers that like states by known payoffs, and by what open options add to them, between bounds.

    `codes` (states,) tell which options each state of the moves takes; `payoffs` (makers, states); `open_ones`
    (makers,) the open options as bits; `low` and `high` (makers, options) the bounds. Left out, nothing is open.
    """

    def __init__(
        self,
        moves: Moves,
        codes: Whole,
        payoffs: Whole,
        *,
        open_ones: Whole | None = None,
        low: Whole | None = None,
        high: Whole | None = None,
    ) -> None:
        none = np.zeros((len(payoffs), 1), dtype=np.int64)
        self._moves, self._is_open = moves, open_ones is not None
        self._bounds = Bounds(
            payoffs,
            codes,
            none[:, 0] if open_ones is None else open_ones,
            none if low is None else low,
            none if high is None else high,
        )

    def gain(self, maker: int, here: int, there: int) -> tuple[int, int]:
        """By how much one state is better than another for a maker: the least and the greatest that it can be."""
        return gain(self._bounds, maker, here, there)

    def stable(self, state: int, concept: str) -> tuple[Truth, Truth]:
        """Whether a state is stable for each maker (makers,): within all bounds, and within some."""
        found = np.empty((2, len(self._bounds.payoffs)), dtype=bool)
        asked = (self._moves.starts, self._moves.targets, self._bounds, state, CODES[concept])
        kept_by(*asked, True, found[0])
        if not self._is_open:
            return found[0], found[0]
        kept_by(*asked, False, found[1])
        return found[0], found[1]

    def answered(self, maker: int, state: int, end: int, concept: str) -> tuple[bool, bool]:
        """Whether an answer keeps a maker that goes from a state to an end from being better off: surely, and maybe."""
        asked = (self._moves.starts, self._moves.targets, self._bounds, maker, state, end, CODES[concept])
        surely = answered(*asked, True)
        return surely, answered(*asked, False) if self._is_open else surely
