"""Who blocks: the smallest sets of parties whose reservation values no package reaches together."""

import numpy as np

from .blocks import COMBINATIONS, BoolArray, IntArray, Space
from .fold import combine, no_floor, reduce


def blocking_sets(packages: Space, limit: int) -> tuple[frozenset[int], ...] | None:
    """All inclusion-minimal sets of parties that cannot all have their reservation values, smallest sets first.

    Empty where some package reaches all of them; the empty set alone where there is no package at all; None where more
    than `limit` points would have to be looked at.

    The fold is that of the whole front, without pruning, but what a party has is cut to what still matters: a value
    that misses the reservation value whatever follows is as bad as any, one that reaches it is as good as any.
    """
    if packages.reservation is None:
        return ()
    reached = _reached(packages, packages.reservation, limit)
    if reached is None:
        return None
    missed = np.unique(~reached, axis=0)
    return minimal_transversals([frozenset(np.flatnonzero(row).tolist()) for row in missed])


def _reached(packages: Space, wanted: IntArray, limit: int) -> BoolArray | None:
    """Which parties are content, for every package that nothing beats in this, shape (some packages, parties)."""
    blocks = [reduce(block.units, COMBINATIONS)[0].values for block in packages.blocks]
    if any(len(options) == 0 for options in blocks):
        return np.zeros((0, packages.parties), dtype=np.bool_)
    blocks.sort(key=len)
    most = sum((options.max(axis=0) for options in blocks), np.zeros_like(wanted))
    least = sum((options.min(axis=0) for options in blocks), np.zeros_like(wanted))
    front = np.zeros((1, packages.parties), dtype=np.int64)
    for options in blocks:
        most, least = most - options.max(axis=0), least - options.min(axis=0)
        fold, error = combine(front, options, no_floor(packages.parties), limit)
        if error:
            return None
        lost, safe = wanted - most - 1, wanted - least
        front = reduce(np.minimum(np.where(fold.values <= lost, lost, fold.values), safe), limit)[0].values
    return front >= wanted


def minimal_transversals(sets: list[frozenset[int]]) -> tuple[frozenset[int], ...]:
    """All inclusion-minimal sets that meet each of these sets (Berge 1989, Hypergraphs, chapter 2)."""
    found = [frozenset[int]()]
    for one in sets:
        met = [held for held in found if held & one]
        grown = {held | {member} for held in found if not held & one for member in one}
        found = met + [new for new in grown if not any(held <= new for held in met)]
    return tuple(sorted(found, key=lambda held: (len(held), sorted(held))))
