"""Spatial models that look at all contests of a case at once: issues are traded, or fought over together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

import numpy as np

from ..solvers.linear import FloatArray
from ..solvers.spatial import Forecast as Run
from ..solvers.spatial import exchange, ktab
from .contested import FIELDS, Contested

MOST_TRADED: Final = 1_000
"""Actors × contests among which trades are sought: their time grows with its cube, their memory with its square."""
MODEL_DRAWS: Final = 200
"""Draws of the inputs on which models with turns are run, at most."""


class Together(NamedTuple):
    """What models say that look at all contests at once, by issue."""

    traded: Mapping[str, Run | str]
    """The exchange; or, in words, why there is none."""
    ktab: Mapping[str, list[Run]]
    """KTAB's model at the likeliest inputs, then on draws; without an issue where it has to run on each alone."""


def run_together(contests: Sequence[Contested], draws: int, seed: int) -> Together:
    """Run them on the likeliest inputs and, where KTAB's model can be, on draws."""
    if len(contests) < 2:
        return Together(
            {one.issue: "it needs two contests at least, to trade one for the other" for one in contests}, {}
        )
    likeliest = {field: [one.modes(field) for one in contests] for field in FIELDS}
    grids = _grids(contests, likeliest)
    traded: Mapping[str, Run | str]
    if grids[0].size > MOST_TRADED:
        traded = {one.issue: f"of more than {MOST_TRADED:,} actors × contests it takes too long" for one in contests}
    else:
        traded = _apart(contests, exchange(*grids))
    # KTAB's saliences are parts of one whole; with more than that it knows no contests but each alone
    highest = _grids(contests, {field: [one.ranges[field][:, 2] for one in contests] for field in FIELDS})[1]
    if np.isnan(grids[0]).any() or np.isnan(highest).any() or (highest.sum(axis=1) > 1 + 1e-9).any():
        return Together(traded, {})
    found: dict[str, list[Run]] = {one.issue: [] for one in contests}
    drawn = {field: [one.draws(field, min(draws, MODEL_DRAWS), seed) for one in contests] for field in FIELDS}
    rows = [
        {field: [one[at] for one in held] for field, held in drawn.items()} for at in range(min(draws, MODEL_DRAWS))
    ]
    for row in (likeliest, *rows):
        for issue, run in _apart(contests, ktab(*_grids(contests, row))).items():
            found[issue].append(run)
    return Together(traded, found)


def _grids(
    contests: Sequence[Contested], values: Mapping[Any, list[FloatArray]]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Positions on scales of 0 to 100 and salience, (actors, contests), and influence, (actors,); NaN: not known."""
    actors = sorted({actor for one in contests for actor in one.actors})
    grids = {field: np.full((len(actors), len(contests)), np.nan) for field in FIELDS}
    for column, one in enumerate(contests):
        rows = [actors.index(actor) for actor in one.actors]
        low, high = one.scale
        grids["position"][rows, column] = np.clip(100 * (values["position"][column] - low) / (high - low), 0, 100)
        for field in ("salience", "influence"):
            grids[field][rows, column] = values[field][column]
    # these models give an actor one capability on all issues
    known = ~np.isnan(grids["influence"])
    total = np.nansum(grids["influence"], axis=1)
    power = np.where(known.any(axis=1), total / np.maximum(known.sum(axis=1), 1), np.nan)
    return grids["position"], grids["salience"], power


def _apart(contests: Sequence[Contested], run: Run) -> dict[str, Run]:
    """A run over all contests, as one for each on its own scale."""
    return {
        one.issue: replace(
            run, outcome=one.scale[0] + run.outcome[column : column + 1] * (one.scale[1] - one.scale[0]) / 100
        )
        for column, one in enumerate(contests)
    }
