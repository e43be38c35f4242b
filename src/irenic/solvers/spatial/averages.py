"""The two averages that every strategic model has to beat: the compromise mean and the weighted median."""

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray
from .inputs import Contest, contest
from .settled import Forecast


def compromise(
    positions: ArrayLike, salience: ArrayLike | None = None, capability: ArrayLike | None = None
) -> Forecast:
    """O = Σ c s x / Σ c s on every dimension (Stokman, Van den Bos 1992; Achen 2006, "compromise model").

    Shapes, units and the rules for missing weights: `Contest` in inputs.py. With neither weight this is the plain mean.

    Raises ValueError as `contest` does.
    """
    contested = contest(positions, salience, capability)
    return _answer(contested, weighted_means(contested.positions, contested.weights), "compromise")


def weighted_median(
    positions: ArrayLike, salience: ArrayLike | None = None, capability: ArrayLike | None = None
) -> Forecast:
    """The first position, from below, at which cumulative capability × salience reaches half (Black 1958).

    A tie – exactly half the weight lies at or below a position – goes to the lower position.

    Raises ValueError as `contest` does.
    """
    contested = contest(positions, salience, capability)
    return _answer(contested, weighted_medians(contested.positions, contested.weights), "weighted median")


def weighted_means(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """Per column; positions (actors, dimensions) with NaN where an actor takes no part and weighs 0."""
    found: FloatArray = (np.nan_to_num(positions) * weights).sum(axis=0) / weights.sum(axis=0)
    return found


def weighted_medians(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """Per column, as `weighted_median`; a rounding error is no difference."""
    found = np.empty(positions.shape[1])
    for dimension in range(positions.shape[1]):
        here = ~np.isnan(positions[:, dimension])
        places, weighs = positions[here, dimension], weights[here, dimension]
        order = np.argsort(places, kind="stable")
        total = np.cumsum(weighs[order])
        found[dimension] = places[order][np.searchsorted(total, total[-1] * (0.5 - 1e-12))]
    return found


def _answer(contested: Contest, outcome: FloatArray, method: str) -> Forecast:
    return Forecast(outcome, contested.positions[None].copy(), None, method, {}, contested.notes)
