"""Where an issue settles, as a distribution: irenic's own forecast, calibrated on past negotiations.

Outcomes are seldom where the mean is: most often they are what somebody asked for, and often an end of the scale. So
the distribution is a mixture: a part sits on the positions themselves, the rest is spread about their mean, the wider
the further the positions lie apart; and a small part lies anywhere, since surprises happen. Weights are salience ×
√capability: power counts, but less than in proportion (Penrose 1946, for votes of unequal bodies).

The four constants were learnt on half of "Decision Making in the European Union" I–III (Thomson et al. 2006, 2012;
doi 10.34810/data53): see docs/explanation/forecasts.md for what was measured, and by which command.
"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray
from .distribution import Distribution, grid_over, mixed, of_points
from .inputs import check_number, contest
from .normal import mean_of_normals

HELD: Final = 0.3
"""The part that sits on positions, of what does not lie anywhere."""
SPREAD: Final = 0.4
"""The spread about the mean, in parts of the weighted standard deviation of the positions."""
FLOOR: Final = 0.1
"""The spread where all positions coincide, in parts of the scale; added in squares."""
ANYWHERE: Final = 0.1
"""The part that is spread evenly over the whole scale."""
CONSTANTS: Final = {"held": HELD, "spread": SPREAD, "floor": FLOOR, "anywhere": ANYWHERE}
LEVEL: Final = 0.8
"""The mass of the interval that is told."""


def settle(
    positions: ArrayLike,
    salience: ArrayLike | None = None,
    capability: ArrayLike | None = None,
    *,
    scale: tuple[float, float] = (0.0, 100.0),
    held: float = HELD,
    spread: float = SPREAD,
    floor: float = FLOOR,
    anywhere: float = ANYWHERE,
) -> Distribution:
    """The calibrated forecast of one issue.

    Positions (actors,), or (draws, actors) with weights of the same shape: then the mean over draws, so that
    uncertainty of the inputs is part of the answer. Rules for missing weights: `Contest` in inputs.py. Positions
    outside the scale count as its ends. `held`, `spread`, `floor` and `anywhere` are the constants above.

    Raises ValueError as `contest` does, for a scale whose ends are not in order, and for a constant below 0 or a part
    above 1.
    """
    check_number("held", held, 0, 1)
    check_number("spread", spread, 0)
    check_number("floor", floor, 0, 1)
    check_number("anywhere", anywhere, 0, 1)
    grid = grid_over(scale)
    places, weights = weighed(positions, salience, capability)
    places = np.clip(places, grid[0], grid[-1])
    centres, apart = centres_and_spreads(places, weights)
    width = float(grid[-1] - grid[0])
    # a spread of nothing at all is a point; a normal distribution of no width has no density
    around = np.maximum(np.hypot(spread * apart, floor * width), 1e-6 * width)
    about = Distribution(grid, mean_of_normals(centres, around, grid))
    shares = weights / weights.sum(axis=1, keepdims=True)
    on_positions = of_points(np.nan_to_num(places, nan=grid[0]), shares, scale)
    evenly = Distribution(grid, (grid - grid[0]) / width)
    known = 1 - anywhere
    return mixed([(known * held, on_positions), (known * (1 - held), about), (anywhere, evenly)])


def weighed(
    positions: ArrayLike, salience: ArrayLike | None, capability: ArrayLike | None
) -> tuple[FloatArray, FloatArray]:
    """Positions and weights s√c, both (draws, actors); who has no position weighs nothing."""
    places = np.array(positions, dtype=np.float64)
    if places.ndim < 2:
        places = places[None]
    # draws stand where `contest` has dimensions
    care = None if salience is None else np.broadcast_to(np.asarray(salience, dtype=np.float64), places.shape).T
    if capability is None or np.ndim(capability) < 2:
        held = contest(places.T, care, capability)
        weights = np.sqrt(held.capability)[:, None] * held.salience
    else:
        held = contest(places.T, care, None)
        # capabilities that differ from draw to draw are completed as saliences are: within each draw
        power = contest(places.T, np.asarray(capability, dtype=np.float64).T, None).salience
        weights = np.sqrt(power) * held.salience
    weights = np.where(held.present, weights, 0.0)
    nothing = weights.sum(axis=0) == 0
    weights = np.where(nothing, held.present, weights)
    return held.positions.T, weights.T


def centres_and_spreads(places: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Weighted mean and standard deviation of every row, both (draws,)."""
    filled = np.where(np.isnan(places), 0.0, places)
    total = weights.sum(axis=1)
    centres = (weights * filled).sum(axis=1) / total
    variance = (weights * (filled - centres[:, None]) ** 2).sum(axis=1) / total
    return centres, np.sqrt(np.maximum(variance, 0.0))
