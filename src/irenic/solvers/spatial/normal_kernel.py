"""Normal distributions on a grid, compiled."""

import math

import numpy as np

from ..linear import FloatArray
from ..machine import compiled


@compiled
def mean_of_normals(centres: FloatArray, spreads: FloatArray, grid: FloatArray) -> FloatArray:
    """The mean of normal distribution functions, with what lies past the grid moved to its ends: shape of the grid."""
    found = np.zeros(len(grid))
    for one in range(len(centres)):
        for at in range(len(grid)):
            found[at] += 0.5 * math.erfc((centres[one] - grid[at]) / (spreads[one] * math.sqrt(2.0)))
    found /= len(centres)
    found[-1] = 1.0
    return found
