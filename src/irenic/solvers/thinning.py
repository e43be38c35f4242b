"""A front with too many points, thinned on a grid: one point stands for all in its box."""

import numpy as np

from .blocks import BoolArray, IntArray


def thinned(values: IntArray, limit: int) -> tuple[BoolArray, int]:
    """Which points to keep, at most half of `limit`, and an error: what a point left out has, one kept has but for it.

    `values` (points, parties). The first point of a box is kept. The boxes are at most an eighth wider than need be.
    """
    above = values - values.min(axis=0)
    wanted = max(1, limit // 2)
    dimensions = max(1, values.shape[1] - 1)
    # boxes of width 1 leave all points, and those of the whole spread one
    narrow, wide = 1, int(above.max()) + 1
    width = max(2, int(wide / wanted ** (1 / dimensions)))
    firsts = np.zeros(1, dtype=np.int64)
    while 8 * (wide - narrow) > wide and wide > narrow + 1:
        found = _firsts(above // width)
        if len(found) <= wanted:
            firsts, wide = found, width
            width = max((narrow + wide) // 2, wide // 2)
        else:
            narrow = width
            width = min((narrow + wide) // 2, narrow * 2)
    kept = np.zeros(len(values), dtype=np.bool_)
    kept[firsts] = True
    return kept, wide - 1


def _firsts(boxes: IntArray) -> IntArray:
    """The first of each set of equal rows."""
    order = np.lexsort(boxes.T)
    ordered = boxes[order]
    new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    # the sort is stable: the first of a run is the first of all
    return np.asarray(order[new], dtype=np.int64)
