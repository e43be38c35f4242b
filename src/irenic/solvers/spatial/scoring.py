"""How forecasts are compared: on the same issues, in pairs, with groups of issues kept together."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray

RESAMPLES = 4_000
LEAST_GROUPS = 20
"""Of fewer groups no verdict is told. The interval draws whole groups anew, and of few groups that shows too little of
how far they lie apart: of 20 groups it holds the true difference 93 times in 100, of 10 only 90, of 5 only 82
(`python -m benchmarks.forecasts`)."""
NEAR = (0.05, 0.1, 0.2)
"""How near, in parts of the scale, a forecast has to come to be a hit."""


class Paired(NamedTuple):
    """A mean difference with its 95 % interval."""

    difference: float
    low: float
    high: float
    groups: int
    """How many groups it rests on."""

    @property
    def verdict(self) -> Literal["yes", "no", "cannot be told", "too few groups"]:
        """Whether the first of the two is better: `yes`, `no` (it is worse), or that it cannot be told."""
        if self.groups < LEAST_GROUPS:
            return "too few groups"
        return "yes" if self.high < 0 else "no" if self.low > 0 else "cannot be told"


def paired(first: ArrayLike, second: ArrayLike, groups: ArrayLike, seed: int = 0) -> Paired:
    """How much lower or higher the first's losses are, issue by issue; groups are drawn whole (cluster bootstrap).

    Losses (issues,), lower is better; groups (issues,), any labels: issues of one proposal are decided together.
    """
    difference: FloatArray = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    _, at = np.unique(np.asarray(groups), return_inverse=True)
    sums, counts = np.bincount(at, weights=difference), np.bincount(at).astype(np.float64)
    drawn = np.random.default_rng(seed).integers(len(sums), size=(RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Paired(float(difference.mean()), float(low), float(high), len(sums))


def folds(groups: ArrayLike, number: int, seed: int = 0) -> list["np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    """Which issues are tested in each fold, (issues,) bool each; a group is never split, every issue tested once."""
    names, at = np.unique(np.asarray(groups), return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(names))
    place = np.empty(len(names), dtype=np.int64)
    place[order] = np.arange(len(names)) % number
    return [found for fold in range(min(number, len(names))) if (found := place[at] == fold).any()]
