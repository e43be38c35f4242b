"""Who blocks: the smallest sets of parties whose reservation values no package reaches together."""

import numpy as np

from .blocks import IntArray, Space
from .fold import combine, reduce


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
    return minimal_transversals([frozenset(np.flatnonzero(~row).tolist()) for row in reached])


def _reached(packages: Space, wanted: IntArray, limit: int) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]] | None":
    """Which parties are content, for every package that nothing beats in this, shape (some packages, parties)."""
    parties = packages.parties
    blocks = sorted((block.units for block in packages.blocks), key=len)
    if any(len(units) == 0 for units in blocks):
        return np.zeros((0, parties), dtype=np.bool_)
    most = sum((units.max(axis=0) for units in blocks), np.zeros(parties, dtype=np.int64))
    least = sum((units.min(axis=0) for units in blocks), np.zeros(parties, dtype=np.int64))
    floor = np.full(parties, np.iinfo(np.int64).min)
    front = np.zeros((1, parties), dtype=np.int64)
    for units in blocks:
        most, least = most - units.max(axis=0), least - units.min(axis=0)
        values = combine(front, reduce(units).values, floor).values
        lost, safe = wanted - most - 1, wanted - least
        values = np.minimum(np.where(values <= lost, lost, values), safe)
        front = reduce(values).values
        if len(front) > limit:
            return None
    return front >= wanted


def minimal_transversals(sets: list[frozenset[int]]) -> tuple[frozenset[int], ...]:
    """All inclusion-minimal sets that meet each of these sets (Berge 1989, Hypergraphs, chapter 2)."""
    found = [frozenset[int]()]
    for one in sets:
        met = [held for held in found if held & one]
        grown = {held | {member} for held in found if not held & one for member in one}
        found = met + [new for new in grown if not any(held <= new for held in met)]
    return tuple(sorted(found, key=lambda held: (len(held), sorted(held))))
