"""One party's possible preferences: additive values on options with known orders, carved by linear rows.

Increments and swing weights as in Greco, Mousseau, Słowiński (2008), UTA-GMS; sampling over the set as in Lahdelma,
Salminen (2001), SMAA.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .affine import chebyshev, flatten
from .linear import CONSISTENT, FloatArray, LinearSet, Row, satisfying
from .priors import Prior, prior_draws
from .sampling import Draws, SoftRow, sample

__all__ = ["CONSISTENT", "Draws", "PreferencePolytope", "Prior", "SoftRow"]


class PreferencePolytope:
    """The set of value increments and reservation values that satisfy rows.

    Variables are the increments of every issue, worst to best, then the reservation value r. Structural: increments
    ≥ 0, their sum is 1, r within `reservation`.
    """

    def __init__(
        self,
        orders: Sequence[Sequence[int] | NDArray[np.int64]],
        rows: Sequence[Row] = (),
        *,
        reservation: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        """`orders[i][o]` is the level of option o of issue i, 0 for the worst; equal levels are liked equally.

        Raises ValueError where an issue has no option, its levels skip a number, or no issue has two levels.
        """
        self.orders = tuple(np.asarray(levels, dtype=np.int64) for levels in orders)
        for levels in self.orders:
            if len(levels) == 0 or sorted(set(levels.tolist())) != list(range(levels.max() + 1)):
                raise ValueError("levels of an issue run from 0 without a gap")
        self.steps = np.array([levels.max() for levels in self.orders], dtype=np.int64)
        """How many increments each issue has, shape (issues,)."""
        if not self.steps.sum():
            raise ValueError("no issue has an option that is liked more than another")
        self.starts = np.concatenate([[0], np.cumsum(self.steps)])
        self.size = int(self.starts[-1]) + 1
        self.reservation_bounds = reservation
        self.rows = tuple(rows)
        whole = np.append(np.ones(self.size - 1), 0.0)
        lower = np.append(np.zeros(self.size - 1), reservation[0])
        upper = np.append(np.ones(self.size - 1), reservation[1])
        self._set = LinearSet(lower, upper, [Row(whole, 1.0, equality=True), *self.rows])

    def with_rows(self, rows: Sequence[Row]) -> "PreferencePolytope":
        """The same preferences with further rows."""
        return PreferencePolytope(self.orders, [*self.rows, *rows], reservation=self.reservation_bounds)

    def value(self, issue: int, option: int) -> FloatArray:
        """The form of v_i(o): the sum of the increments up to the option's level, shape (variables,)."""
        form = np.zeros(self.size)
        form[self.starts[issue] : self.starts[issue] + self.orders[issue][option]] = 1.0
        return form

    def weight(self, issue: int) -> FloatArray:
        """The form of the swing weight w_i, shape (variables,)."""
        form = np.zeros(self.size)
        form[self.starts[issue] : self.starts[issue + 1]] = 1.0
        return form

    def utility(self, package: Sequence[int] | NDArray[np.int64]) -> FloatArray:
        """The form of U(x) for one option of every issue, shape (variables,)."""
        form = np.zeros(self.size)
        for issue, option in enumerate(package):
            form += self.value(issue, option)
        return form

    def reservation(self) -> FloatArray:
        """The form of the reservation value, shape (variables,)."""
        form = np.zeros(self.size)
        form[-1] = 1.0
        return form

    def slack(self) -> float:
        """The largest common slack of the strict rows; minus infinity where the set is empty."""
        return self._set.slack()

    def is_empty(self) -> bool:
        """Whether no preferences satisfy all rows, strict ones strictly."""
        return not self.slack() > CONSISTENT

    def bounds(self, form: FloatArray) -> tuple[float, float] | None:
        """Least and greatest value of a form over the closure; None where that is empty."""
        return self._set.bounds(form)

    def prior(self, number: int, generator: np.random.Generator, prior: Prior) -> FloatArray:
        """Exact draws from a prior, without the rows: shape (number, variables); see `sampling.prior_draws`."""
        return prior_draws(self.steps, self.reservation_bounds, number, generator, prior)

    def satisfies(self, points: FloatArray, rows: Sequence[Row]) -> NDArray[np.bool_]:
        """Which points satisfy all of the rows, shape (points,)."""
        holds = np.ones(len(points), dtype=bool)
        left = np.arange(len(points))
        for row in rows:
            found = satisfying(points[left], row)
            holds[left[~found]] = False
            # what one row has refused is not asked again
            left = left[found]
        return holds

    def inequalities(self) -> list[Row]:
        """All that carves the set, bounds included: rows over increments and r."""
        unit = np.eye(self.size)
        low, high = self.reservation_bounds
        return [
            Row(np.append(np.ones(self.size - 1), 0.0), 1.0, equality=True),
            *(Row(unit[k]) for k in range(self.size - 1)),
            Row(unit[-1], low),
            Row(-unit[-1], -high),
            *self.rows,
        ]

    def sample(
        self,
        number: int,
        seed: int,
        prior: Prior = "issues",
        *,
        soft: Sequence[SoftRow] = (),
        indicators: Sequence[FloatArray] = (),
    ) -> Draws:
        """Draws from a prior, uniform where all rows hold; see `sampling.sample`."""
        return sample(self, number, seed, prior, soft=soft, indicators=indicators)

    def chebyshev(self) -> tuple[FloatArray, float] | None:
        """The centre, shape (variables,), and the radius of the largest ball within the set; None where it is empty.

        The ball lies in the flat piece that the set fills, where its rows leave less than the whole space.
        """
        flat = flatten(self.size, self.inequalities())
        if flat is None:
            return None
        centre, radius = chebyshev(flat)
        return flat.points(centre[None])[0], radius
