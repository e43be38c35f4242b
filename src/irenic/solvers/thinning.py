"""A front with too many points, thinned on a grid: one point stands for all in its box."""

import numpy as np

from .blocks import IntArray
from .fold import Fold, select


def thin(fold: Fold, limit: int) -> tuple[Fold, int]:
    """At most half of `limit` points, and a width: each point left out has one kept that is nowhere less by more.

    The kept point of a box is the first in the order of the fold. The width is the least of a doubling series that
    leaves few enough.
    """
    values = fold.values - fold.values.min(axis=0)
    spread = int(values.max())
    dimensions = max(1, values.shape[1] - 1)
    width = max(1, int(spread / (8 * max(1.0, limit ** (1 / dimensions)))))
    while True:
        firsts = _firsts(values // width)
        if len(firsts) <= max(1, limit // 2):
            kept = np.zeros(len(values), dtype=np.bool_)
            kept[firsts] = True
            return select(fold, kept), width - 1
        width *= 2


def _firsts(boxes: IntArray) -> IntArray:
    """The first of each set of equal rows."""
    order = np.lexsort(boxes.T)
    ordered = boxes[order]
    new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    # the sort is stable: the first of a run is the first of all
    return np.sort(order[new])
