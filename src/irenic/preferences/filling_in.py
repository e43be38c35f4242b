"""What holds whatever worths that nothing tells are: all ways to fill them in, in ranges split where it matters.

A worth that is not told is one number, the same in every state. Taken pair by pair, states can be compared as no such
number would compare them, and what is left open so may hold all the same. So the range of the numbers is split where a
comparison that is open turns, and each part asked anew, until all parts answer alike, two answer differently, or enough
was asked: branch and bound, whose bounds are those of `Bounded`. What is told then holds for every number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..solvers.stability import Bounded
from .after_signing import UNITS, AfterSigning

LARGEST: Final = 10 * UNITS
"""The largest worth that a case can give, in units."""
PARTS: Final = 64
"""Into how many parts the range of one question is split at most."""

Whole = NDArray[np.int64]
Answer = tuple[bool, bool]
"""Whether something is surely so, and whether it may be."""
Question = Callable[[Bounded], Answer]


@dataclass
class Effort:
    """How many more times it may be asked in all."""

    left: int

    def spend(self) -> bool:
        """Whether there is some left, of which one is then gone."""
        self.left -= 1
        return self.left >= 0


class FillingIn:
    """All ways to fill in worths that nothing tells, given what the makers prefer besides: payoffs (makers, states).

    `open_ones` (makers,) are the moves whose worth is open to each maker, as bits.
    """

    def __init__(self, after: AfterSigning, payoffs: Whole, open_ones: Whole, effort: Effort) -> None:
        self._after, self._payoffs, self._open, self._effort = after, payoffs, open_ones, effort
        options = np.arange(len(after.moves))
        self._is_open = (open_ones[:, None] >> options & 1).astype(bool)

    def settle(self, question: Question) -> Answer:
        """The answer, twice, where it is the same for all ways; else, or where it was too much to find out, both ends.

        A question has to be put so that what it says of a range is so for every number in it.
        """
        found: set[bool] = set()
        for low, high in self._parts(question):
            surely, maybe = question(self._within(low, high))
            if surely == maybe:
                found.add(surely)
                if len(found) > 1:
                    return False, True
            else:
                # it could not be split further, or not within the effort
                return False, True
        (one,) = found
        return one, one

    def _parts(self, question: Question) -> Iterator[tuple[Whole, Whole]]:
        """Some single ways first, by which most answers that vary are found; then parts of the whole range."""
        draw = np.random.default_rng(0)
        for size in (LARGEST, LARGEST // 20, LARGEST // 80) * 2:
            if not self._effort.spend():
                break
            point = np.where(self._is_open, draw.integers(-size, size + 1, self._is_open.shape), 0)
            yield point, point
        waiting = [(np.where(self._is_open, -LARGEST, 0), np.where(self._is_open, LARGEST, 0))]
        parts = 1
        while waiting:
            low, high = waiting.pop()
            surely, maybe = question(self._within(low, high))
            if surely != maybe and parts < PARTS and self._effort.spend() and (cut := self._cut(low, high)):
                maker, option, last = cut
                below, above = high.copy(), low.copy()
                below[maker, option], above[maker, option] = last, last + 1
                waiting += [(low, below), (above, high)]
                parts += 1
            else:
                yield low, high

    def _within(self, low: Whole, high: Whole) -> Bounded:
        moves, codes = self._after.graph.moves, self._after.form.codes
        return Bounded(moves, codes, self._payoffs, open_ones=self._open, low=low, high=high)

    def _cut(self, low: Whole, high: Whole) -> tuple[int, int, int] | None:
        """Where to split a range: whose worth, of which move, and its last number in the first part.

        Where one open comparison more than others turns on that worth alone; else amid the widest of those on which
        one turns together. None where no comparison is open.
        """
        alone: tuple[int, int, int, int] | None = None
        together: tuple[int, int, int] | None = None
        for maker in map(int, np.flatnonzero((low < high).any(axis=1))):
            bits, known, taken = self._open_pairs(maker, low[maker], high[maker])
            of_one = bits.sum(axis=1) == 1
            if of_one.any():
                options = bits.argmax(axis=1)
                counts = np.bincount(options[of_one])
                option = int(counts.argmax())
                if alone is None or counts[option] > alone[0]:
                    chosen = of_one & (options == option)
                    # better by known + w, or by known - w: where that begins to be more than nothing
                    lasts = np.sort(np.where(taken[chosen, option] > 0, -known[chosen], known[chosen] - 1))
                    alone = int(counts[option]), maker, option, int(lasts[len(lasts) // 2])
            elif together is None and len(bits):
                widest = int(np.argmax(bits[0] * (high - low)[maker]))
                together = maker, widest, int((low[maker, widest] + high[maker, widest]) // 2)
        return alone[1:] if alone else together

    def _open_pairs(self, maker: int, low: Whole, high: Whole) -> tuple[NDArray[np.bool_], Whole, Whole]:
        """Comparisons that bear on the state asked of and may turn out either way.

        For each, which worths it turns on (comparisons, moves), what is known of it (comparisons,), and whether a move
        is made, 1, or given up, -1, from the first of the two states to the second (comparisons, moves).
        """
        first, second = self._compared(maker)
        codes, payoffs = self._after.form.codes, self._payoffs[maker]
        options = np.arange(len(low))
        taken = (codes[second, None] >> options & 1) - (codes[first, None] >> options & 1)
        bits = (taken != 0) & (low < high)
        # worths that are one number by now count as known
        fixed = (taken * np.where(low == high, low, 0)).sum(axis=1)
        known = payoffs[second] - payoffs[first] + fixed
        least = known + np.where(bits, np.minimum(taken * low, taken * high), 0).sum(axis=1)
        greatest = known + np.where(bits, np.maximum(taken * low, taken * high), 0).sum(axis=1)
        is_open = (least <= 0) & (greatest > 0)
        return bits[is_open], known[is_open], taken[is_open]

    def _compared(self, maker: int) -> tuple[Whole, Whole]:
        """Pairs of states that a maker compares: the one asked of with every other, and the ends of its own moves."""
        after = self._after
        starts, targets = after.graph.moves.starts[maker], after.graph.moves.targets
        origins = np.repeat(np.arange(after.states), np.diff(starts))
        first = np.concatenate([np.full(after.states, after.asked), origins])
        second = np.concatenate([np.arange(after.states), targets[starts[0] : starts[-1]]])
        return first, second
