"""One fold: the front of all sums of a point and an option, with every way to reach each of its points."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from .blocks import IntArray
from .dominance import (
    LEVELS,
    POINT,
    ByteArray,
    candidate_lists,
    groups,
    kept_codes,
    merge,
    sweep_many,
    sweep_three,
    sweep_two,
)
from .thinning import thinned

CHUNK: Final = 2**20
"""Candidates that are looked at together; more would only take more memory."""
SAMPLE: Final = 8_192


class Fold(NamedTuple):
    """Points that differ, and the ways to each: codes[starts[i] : starts[i + 1]], a code being option · 2³² + point."""

    values: IntArray
    """Shape (points, parties)."""
    codes: IntArray
    starts: IntArray

    def ways(self, point: int) -> Iterator[tuple[int, int]]:
        """Every option and point before that make a point."""
        codes = self.codes[self.starts[point] : self.starts[point + 1]]
        return zip(option_of(codes).tolist(), point_of(codes).tolist(), strict=True)


def point_of(codes: IntArray) -> IntArray:
    """The points before."""
    return codes & POINT


def option_of(codes: IntArray) -> IntArray:
    """The options."""
    return codes >> 32


def keys_of(values: IntArray) -> IntArray:
    """The first key of the order that points are kept in: what dominates never comes later."""
    keys: IntArray = values.sum(axis=1) if values.shape[1] > 3 else np.ascontiguousarray(values[:, 0])
    return keys


def combine(front: IntArray, options: IntArray, floor: IntArray, limit: int) -> tuple[Fold, int]:
    """The front of front ⊕ options, and by how many units it may err: 0 as long as it has at most `limit` points.

    Sums that miss the floor of a party are left out. `front` (points, parties) is in the order of `keys_of` and then
    party by party, as what is returned is; the order of `options` (options, parties) is free. `floor` (parties,).
    """
    parties = front.shape[1]
    keys = () if parties < 3 else (keys_of(front), keys_of(options))
    step = max(1, CHUNK // max(1, len(front)))
    fold = Fold(np.empty((0, parties), dtype=np.int64), np.empty(0, dtype=np.int64), np.zeros(1, dtype=np.int64))
    error = 0
    for first in range(0, len(options), step):
        last = min(first + step, len(options))
        codes, ends = candidate_lists(front, options, floor, first, last, fold.codes)
        if keys:
            codes = merge(front, options, *keys, codes, ends)
            starts = groups(front, options, codes)
            values = sums(front, options, codes[starts[:-1]])
            kept = sweep_three(values) if parties == 3 else sweep_many(values, _levels(values))
            fold = Fold(values[kept], *kept_codes(codes, starts, kept))
        else:
            codes = sweep_two(front, options, codes, ends)
            starts = groups(front, options, codes)
            fold = Fold(sums(front, options, codes[starts[:-1]]), codes, starts)
        # thinned again and again, the errors add up: more than the limit may wait until the last chunk
        if len(fold.values) > (limit if last == len(options) else 2 * limit):
            kept, width = thinned(fold.values, limit)
            fold = Fold(fold.values[kept], *kept_codes(fold.codes, fold.starts, kept))
            error += width
    return fold, error


def reduce(options: IntArray, limit: int) -> tuple[Fold, int]:
    """The same for options alone, in any order: each point with the options that have these values."""
    parties = options.shape[1]
    return combine(np.zeros((1, parties), dtype=np.int64), options, no_floor(parties), limit)


def no_floor(parties: int) -> IntArray:
    """A floor that everything reaches, shape (parties,)."""
    return np.full(parties, np.iinfo(np.int64).min)


def sums(front: IntArray, options: IntArray, codes: IntArray) -> IntArray:
    """Values of codes, shape (codes, parties)."""
    values: IntArray = front[point_of(codes)] + options[option_of(codes)]
    return values


def _levels(values: IntArray) -> ByteArray:
    """For each party the quantile that a value lies in, of 256; exactness does not hang on it."""
    levels = np.empty(values.shape, dtype=np.uint8)
    for party, column in enumerate(values.T):
        sample = np.sort(column[:: max(1, len(column) // SAMPLE)])
        cuts = sample[(np.arange(1, LEVELS) * len(sample)) // LEVELS] if len(sample) else sample
        levels[:, party] = np.searchsorted(cuts, column, side="right")
    return levels
