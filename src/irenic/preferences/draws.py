"""Draws of one party's preferences under a prior: how often it accepts, and what hangs together with that."""

import copy
import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..solvers.linear import FloatArray, Row
from ..solvers.sampling import ENOUGH, Draws, Prior, SoftRow
from ..solvers.sequential import sample_orders
from .party import Asked, End, PartyPreferences
from .probability import Probability, estimated
from .readings import Readings
from .space import Space
from .stages import stages_of


class PartyDraws:
    """Draws of one party's preferences under a prior: what every option is worth, and what no agreement is worth."""

    def __init__(
        self,
        preferences: PartyPreferences,
        prior: Prior,
        number: int,
        seed: int,
        watched: Sequence[Mapping[str, str]] = (),
    ) -> None:
        """Draw `number` preferences; `seed` is the analysis's own.

        `watched` are packages of which it will be asked whether the party accepts them: walks last until they tell.
        """
        self.preferences = preferences
        self._credences = preferences.credences()
        self._firm = frozenset(name for name, credence in self._credences.items() if credence == 1)
        lines = preferences.red_lines(frozenset(self._credences))
        self._firm_lines = [line for line in lines if self._credences[line.id] == 1]
        self._soft_lines = [(line, self._credences[line.id]) for line in lines if self._credences[line.id] < 1]
        own_seed = _party_seed(seed, preferences.party)
        if preferences.has_one_order:
            self.draws = self._of_one_order(prior, number, own_seed, watched)
            self._spaces: list[Space] = [preferences.space]
            self._members: list[NDArray[np.int64]] = [np.arange(len(self.draws.points))]
        else:
            self._draw_orders(prior, number, own_seed)

    def _of_one_order(self, prior: Prior, number: int, seed: int, watched: Sequence[Mapping[str, str]]) -> Draws:
        preferences, space = self.preferences, self.preferences.space
        rows = preferences.rows(self._firm)
        if rows is None:
            return _nothing("what is taken at its word excludes itself")
        soft = [
            SoftRow(said, credence)
            for name, credence in self._credences.items()
            if 0 < credence < 1 and (said := preferences.rows(frozenset({name}), beside=self._firm))
        ]
        return space.with_rows(rows).sample(
            number, seed, prior, soft=_once(soft), indicators=[space.gain(package) for package in watched]
        )

    def _draw_orders(self, prior: Prior, number: int, seed: int) -> None:
        preferences = self.preferences
        possible = preferences.possible_orders
        self._spaces, self._members = [], []
        space = preferences.space
        low, high = preferences.reservation
        if any(row.equality and not _is_of_reservation(row) for row in preferences.rows(self._firm) or ()):
            self.draws = _nothing("an assumed value leaves no room where an order is not known: give an interval")
            return
        drawn = sample_orders(
            space.polytope.steps,
            [len(orders) for orders in possible],
            (low, high),
            stages_of(preferences, self._credences, self._firm),
            number,
            seed,
            prior,
        )
        self.draws = drawn.draws
        distinct, inverse = np.unique(drawn.orders, axis=0, return_inverse=True)
        for place, order in enumerate(distinct):
            chosen = tuple(orders[number] for orders, number in zip(possible, order, strict=True))
            self._spaces.append(preferences.space_of(chosen))
            self._members.append(np.nonzero(inverse.ravel() == place)[0])

    def accepts(self, package: Mapping[str, str]) -> FloatArray:
        """For every draw, how probable it is that the party accepts the package: 0, 1, or less for soft red lines."""
        return self._each(lambda _: package)

    def accepts_reading(self, readings: Readings, end: End) -> FloatArray:
        """The same for the reading that the party likes best, or least, in every draw."""
        return self._each(lambda space: self.preferences.reading(readings, self._firm, end, space))

    def _each(self, package_of: Callable[[Space], Mapping[str, str] | None]) -> FloatArray:
        accepted = np.zeros(len(self.draws.points))
        for space, members in zip(self._spaces, self._members, strict=True):
            package = package_of(space)
            if package is None or any(line.excludes(space, package) for line in self._firm_lines):
                continue
            share = (space.gains(self.draws.points[members], package) >= 0).astype(np.float64)
            for line, credence in self._soft_lines:
                if line.excludes(space, package):
                    share *= 1 - credence
            accepted[members] = share
        return accepted

    def share(self, asked: Asked, readings: Readings) -> Probability:
        """How probable it is that the party accepts a package, or a reading, with its error or the reason for none."""
        if reason := self.problem:
            return Probability(withheld=reason)
        accepted = self.accepts_reading(readings, asked) if isinstance(asked, str) else self.accepts(asked)
        size = self.draws.size_of(accepted)
        if size < ENOUGH or not self.draws.has_mixed(accepted):
            return Probability(
                withheld=f"the draws tell of {self.preferences.party}'s answer no more than {size:,.0f} independent "
                f"ones would, and {ENOUGH} are needed"
            )
        weights = self.draws.weights
        told = accepted[weights > 0]
        # sums of weights are rounded: where all draws agree, they agree wholly
        if told.min() == told.max():
            return estimated(float(told[0]), size)
        return estimated(float((weights * accepted).sum() / weights.sum()), size)

    def weighed(self, rising: float, falling: float) -> "PartyDraws":
        """The same draws with r weighed by a Beta density of that shape between its bounds."""
        low, high = self.preferences.reservation
        if self.draws.problem is not None or not low < high:
            return self
        other = copy.copy(self)
        at = np.clip((self.draws.points[:, -1] - low) / (high - low), 0.0, 1.0)
        other.draws = self.draws.weighed(at ** (rising - 1) * (1 - at) ** (falling - 1))
        return other

    @property
    def problem(self) -> str | None:
        """Why no probability can be drawn for the party, whatever is asked."""
        return None if self.draws.problem is None else f"{self.preferences.party}: {self.draws.problem}"


def _nothing(problem: str) -> Draws:
    return Draws(np.empty((0, 0)), np.empty(0), 0, problem=problem)


def _is_of_reservation(row: Row) -> bool:
    """Whether a row speaks of r alone; such a one is in the bounds of r already."""
    return not row.form[:-1].any()


def _once(soft: Sequence[SoftRow]) -> list[SoftRow]:
    """Equal groups of rows once, at the highest credence: repetition is not evidence."""
    best: dict[bytes, SoftRow] = {}
    for group in soft:
        key = b"".join(row.form.tobytes() + repr(row[1:]).encode() for row in group.rows)
        if key not in best or best[key].credence < group.credence:
            best[key] = group
    return [best[key] for key in sorted(best)]


def _party_seed(seed: int, party: str) -> int:
    """A seed of the party's own, so that no party's draws depend on which others there are."""
    return int.from_bytes(hashlib.sha256(f"{seed}\x1f{party}".encode()).digest()[:8], "big")
