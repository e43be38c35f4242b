"""Compiled counting: in how many draws, by their weight, packages are accepted."""

from typing import Final

import numpy as np

from .blocks import BoolArray, FloatArray, IntArray
from .machine import compiled

TILE: Final = 2**15
"""Numbers that are gone through again and again while they are near."""


@compiled
def _add(total: FloatArray, more: FloatArray) -> None:
    for draw in range(len(total)):
        total[draw] += more[draw]


@compiled
def _weight(total: FloatArray, floor: FloatArray, weights: FloatArray) -> float:
    # first without a sum, so that several draws go at a time whatever is accepted
    for draw in range(len(total)):
        total[draw] = weights[draw] if total[draw] >= floor[draw] else 0.0
    found = 0.0
    for draw in range(len(total)):
        found += total[draw]
    return found


@compiled
def weight_of_packages(
    worth: FloatArray,
    rows: IntArray,
    floor: FloatArray,
    weights: FloatArray,
    parts: IntArray,
    ends: IntArray,
    forbidden: BoolArray,
) -> FloatArray:
    """The weight of the draws in which each package is worth at least `floor` (draws,), shape (packages,).

    `worth` (options of all issues, draws); `rows` (packages, issues) are the options of the packages among those.
    Partial package f is the rows parts[ends[f]:ends[f + 1]]; it is `forbidden` (partial packages, draws) in some draws.
    """
    packages, issues = rows.shape
    draws = len(floor)
    found = np.zeros(packages)
    tile = max(256, TILE // len(worth))
    total = np.empty(tile)
    for first in range(0, draws, tile):
        last = min(first + tile, draws)
        size = last - first
        for package in range(packages):
            total[:] = 0.0
            for issue in range(issues):
                _add(total[:size], worth[rows[package, issue], first:last])
            for part in range(len(ends) - 1):
                inside = True
                for place in range(ends[part], ends[part + 1]):
                    inside = inside and (rows[package] == parts[place]).any()
                if inside:
                    for draw in range(size):
                        if forbidden[part, first + draw]:
                            total[draw] = -np.inf
            found[package] += _weight(total[:size], floor[first:last], weights[first:last])
    return found


@compiled
def add_weight_of_pairs(lacking: FloatArray, worth: FloatArray, weights: FloatArray, found: FloatArray) -> None:
    """Add to `found` (left, right) the weight of the draws in which worth[draw, right] ≥ lacking[draw, left]."""
    draws, right = worth.shape
    tile = max(4, TILE // right)
    for first in range(0, draws, tile):
        last = min(first + tile, draws)
        for one in range(found.shape[0]):
            held = found[one]
            draw = first
            # four draws at a time: what was found so far is then fetched and put back a quarter as often
            while draw + 4 <= last:
                a, b, c, d = worth[draw], worth[draw + 1], worth[draw + 2], worth[draw + 3]
                least_a, least_b = lacking[draw, one], lacking[draw + 1, one]
                least_c, least_d = lacking[draw + 2, one], lacking[draw + 3, one]
                weight_a, weight_b, weight_c, weight_d = (
                    weights[draw],
                    weights[draw + 1],
                    weights[draw + 2],
                    weights[draw + 3],
                )
                for other in range(right):
                    held[other] += (
                        (weight_a if a[other] >= least_a else 0.0) + (weight_b if b[other] >= least_b else 0.0)
                    ) + ((weight_c if c[other] >= least_c else 0.0) + (weight_d if d[other] >= least_d else 0.0))
                draw += 4
            while draw < last:
                weight, least = weights[draw], lacking[draw, one]
                for other in range(right):
                    held[other] += weight if worth[draw, other] >= least else 0.0
                draw += 1
