"""Exact draws of preferences before anything is said, and what rows say of them, kept from one record to the next."""

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from .linear import FloatArray, Row, satisfying

Prior = Literal["issues", "increments"]
IntArray = NDArray[np.int64]

CHUNK: Final = 50_000
MASKS: Final = 4_000
"""Answers of rows that are kept for each prior: some 6 kB each."""
REMEMBERED: Final = 6
"""Priors whose draws are kept: the record of a party changes from day to day, and its prior does not."""


def prior_draws(
    steps: IntArray, reservation: tuple[float, float], number: int, generator: np.random.Generator, prior: Prior
) -> FloatArray:
    """Exact draws from a prior: shape (number, increments + 1), r last; `steps` (issues,) are each issue's increments.

    `issues`: w ~ Dirichlet(1, …, 1) over issues that have increments, the shares within each likewise.
    `increments`: uniform over all increments. The reservation value is uniform between its bounds.
    """
    starts = np.concatenate([[0], np.cumsum(steps)])
    points = np.empty((number, int(starts[-1]) + 1))
    if prior == "increments":
        points[:, :-1] = simplex(generator, number, int(starts[-1]))
    else:
        held = np.nonzero(steps)[0]
        weights = simplex(generator, number, len(held))
        for place, issue in enumerate(held):
            shares = simplex(generator, number, int(steps[issue]))
            points[:, starts[issue] : starts[issue + 1]] = weights[:, place, None] * shares
    low, high = reservation
    points[:, -1] = low + (high - low) * generator.random(number)
    return points


class DrawnPrior:
    """The draws of one seed from one prior, made once for all the sets that are carved out of it."""

    def __init__(self, steps: tuple[int, ...], reservation: tuple[float, float], prior: Prior, seed: int) -> None:
        self._steps, self._reservation, self._prior = np.array(steps, dtype=np.int64), reservation, prior
        self._generator = np.random.Generator(np.random.PCG64DXSM(seed))
        self._parts: list[FloatArray] = []
        self._masks: dict[tuple[int, bytes, object], NDArray[np.uint8]] = {}
        self._lock = threading.Lock()

    def part(self, number: int) -> FloatArray:
        """The so manieth CHUNK of draws, shape (CHUNK, increments + 1); not to be written to."""
        with self._lock:
            while len(self._parts) <= number:
                points = prior_draws(self._steps, self._reservation, CHUNK, self._generator, self._prior)
                points.setflags(write=False)
                self._parts.append(points)
            return self._parts[number]

    def satisfies(self, number: int, rows: Sequence[Row]) -> NDArray[np.bool_]:
        """Which draws of a part satisfy all rows, shape (CHUNK,); what a row says of them is asked once and kept."""
        points = self.part(number)
        holds = np.full((CHUNK + 7) // 8, 255, dtype=np.uint8)
        for row in rows:
            key = (number, row.form.tobytes(), row[1:])
            with self._lock:
                mask = self._masks.get(key)
            if mask is None:
                # outside of the lock: two threads that ask the same at once find the same
                mask = np.packbits(satisfying(points, row))
                with self._lock:
                    if len(self._masks) >= MASKS:
                        self._masks.clear()
                    self._masks[key] = mask
            holds &= mask
        return np.unpackbits(holds, count=CHUNK).astype(np.bool_)


prior_of = lru_cache(maxsize=REMEMBERED)(DrawnPrior)
"""The draws of one seed from one prior: the same object while it is remembered."""


def simplex(generator: np.random.Generator, number: int, size: int) -> FloatArray:
    """Uniform draws from the simplex, shape (number, size)."""
    exponentials = generator.standard_exponential((number, size))
    return np.asarray(exponentials / exponentials.sum(axis=1, keepdims=True))
