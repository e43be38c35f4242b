"""One party's preferences under one set of total orders: ids of issues and options on one side, arrays on the other."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from ..solvers.linear import FloatArray, Row
from ..solvers.polytope import PreferencePolytope
from .orders import Levels
from .readings import Readings


class Space:
    """The issues that a party consents on, with its order of each, and the linear forms of what words can say."""

    def __init__(self, orders: Mapping[str, Levels], reservation: tuple[float, float] = (0.0, 1.0)) -> None:
        """`orders` gives every issue's options from worst to best, `reservation` the bounds of r.

        Raises ValueError where no issue has two levels.
        """
        self.orders = dict(orders)
        self.level = {
            issue: {option: number for number, equals in enumerate(levels) for option in equals}
            for issue, levels in orders.items()
        }
        self._issue = {issue: number for number, issue in enumerate(orders)}
        self._option = {
            issue: {option: number for number, option in enumerate(ranked)} for issue, ranked in self.level.items()
        }
        self.polytope = PreferencePolytope(
            [list(ranked.values()) for ranked in self.level.values()], reservation=reservation
        )

    def value(self, issue: str, option: str) -> FloatArray:
        """The form of v_i(o)."""
        return self.polytope.value(self._issue[issue], self._option[issue][option])

    def weight(self, issue: str) -> FloatArray:
        """The form of the swing weight w_i."""
        return self.polytope.weight(self._issue[issue])

    def gain(self, package: Mapping[str, str]) -> FloatArray:
        """The form of U(x) − r; issues that the party does not consent on count for nothing."""
        chosen = [self._option[issue][package[issue]] for issue in self._issue]
        return self.polytope.utility(chosen) - self.polytope.reservation()

    def reservation(self) -> FloatArray:
        """The form of r."""
        return self.polytope.reservation()

    def best(self, readings: Readings) -> dict[str, str]:
        """The reading that the party likes best, option by option."""
        return {issue: max(options, key=self.rank(issue)) for issue, options in readings.items()}

    def worst(self, readings: Readings) -> dict[str, str]:
        """The reading that the party likes least, option by option."""
        return {issue: min(options, key=self.rank(issue)) for issue, options in readings.items()}

    def no_better(self, issue: str, option: str) -> frozenset[str]:
        """An option and what the party likes still less on its issue."""
        return no_better(self.level[issue], option)

    def gains(self, points: FloatArray, package: Mapping[str, str]) -> FloatArray:
        """U(x) − r at every point, shape (points,)."""
        return np.asarray(points @ self.gain(package))

    def with_rows(self, rows: Sequence[Row]) -> PreferencePolytope:
        """The party's set, carved by rows."""
        return self.polytope.with_rows(rows)

    def rank(self, issue: str) -> Callable[[str], int]:
        """How well the party likes an option of an issue, from 0 on."""
        # on an issue that the party does not consent on every option is as good as another: the first is taken
        ranked = self.level.get(issue, {})
        return lambda option: ranked.get(option, 0)


def no_better(ranked: Mapping[str, int], option: str) -> frozenset[str]:
    """An option and those on lower levels than its own."""
    return frozenset(other for other, level in ranked.items() if other == option or level < ranked[option])


@lru_cache(maxsize=4096)
def space_under(orders: tuple[tuple[str, Levels], ...], reservation: tuple[float, float]) -> Space:
    """The space of some orders, by issue; one that was asked for before is the same object."""
    return Space(dict(orders), reservation)
