"""A forecast as a distribution over an issue's scale, and how it is scored against what came about."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray

STEPS = 1_000
"""Steps of the grid that a distribution is kept on."""


@dataclass(frozen=True, eq=False)
class Distribution:
    """Where an issue may settle: F(x) on an even grid over the scale."""

    grid: FloatArray
    """The places at which F is kept, from the low to the high end of the scale, shape (points,)."""
    cdf: FloatArray
    """F(x) = P(outcome ≤ x) there, rising to 1, shape (points,)."""

    @property
    def mean(self) -> float:
        """The mean, to one step of the grid."""
        mass = np.diff(self.cdf, prepend=0.0)
        return float(mass @ self.grid)

    @property
    def median(self) -> float:
        """The first place at which F reaches one half: the point forecast that costs least in absolute error."""
        return self.quantile(0.5)

    def quantile(self, chance: float) -> float:
        """The first place at which F reaches a chance."""
        return float(self.grid[min(int(np.searchsorted(self.cdf, chance - 1e-9)), len(self.grid) - 1)])

    def shortest(self, mass: float) -> tuple[float, float]:
        """The shortest interval that holds so much of the distribution, ends included; of equals the lowest.

        Where much sits on the ends of the scale, an interval between two quantiles holds far more than it says.
        """
        before = np.concatenate(([0.0], self.cdf[:-1]))
        last = np.searchsorted(self.cdf, before + mass - 1e-9)
        fits = last < len(self.grid)
        length = np.where(fits, last - np.arange(len(self.grid)), len(self.grid) + 1)
        first = int(length.argmin())
        return float(self.grid[first]), float(self.grid[min(int(last[first]), len(self.grid) - 1)])

    def chance_between(self, low: float, high: float) -> float:
        """P(low < outcome ≤ high), to one step of the grid."""
        return self._at(high) - self._at(low)

    def _at(self, place: float) -> float:
        at = int(np.searchsorted(self.grid, place + 1e-9, side="right")) - 1
        return float(self.cdf[at]) if at >= 0 else 0.0

    def crps(self, outcome: float) -> float:
        """The continuous ranked probability score, ∫ (F(x) − 1{x ≥ outcome})² dx: 0 is perfect, in the scale's unit.

        Of a point it is the absolute error (Gneiting, Raftery 2007). An outcome may lie outside the grid.
        """
        beyond = max(0.0, outcome - self.grid[-1], self.grid[0] - outcome)
        step = (self.grid[-1] - self.grid[0]) / (len(self.grid) - 1)
        above = self.grid >= outcome - step / 2
        return float((((self.cdf - above) ** 2)[:-1]).sum() * step + beyond)


def grid_over(scale: tuple[float, float]) -> FloatArray:
    """The grid of a scale. Raises ValueError where its ends are not in order."""
    low, high = map(float, scale)
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise ValueError(f"the scale runs from {low:g} to {high:g}; its lower end must be below its upper end")
    return np.linspace(low, high, STEPS + 1)


def of_points(points: ArrayLike, weights: ArrayLike, scale: tuple[float, float]) -> Distribution:
    """A distribution of weighted points, those outside the scale moved to its ends: both of one shape."""
    grid = grid_over(scale)
    places = np.clip(np.asarray(points, dtype=np.float64).ravel(), grid[0], grid[-1])
    mass = np.asarray(weights, dtype=np.float64).ravel()
    step = (grid[-1] - grid[0]) / STEPS
    at = np.clip(np.ceil((places - grid[0]) / step - 1e-6).astype(np.int64), 0, STEPS)
    cdf = np.cumsum(np.bincount(at, weights=mass, minlength=STEPS + 1)) / mass.sum()
    cdf[-1] = 1.0
    return Distribution(grid, cdf)


def mixed(parts: list[tuple[float, Distribution]]) -> Distribution:
    """Several distributions on one grid, each with its share."""
    whole = sum(share for share, _ in parts)
    cdf = np.sum([share * part.cdf for share, part in parts], axis=0) / whole
    return Distribution(parts[0][1].grid, cdf)
