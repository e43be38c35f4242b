"""Probabilities of acceptance over a party's possible preferences: each with its error, or the reason for none."""

import hashlib
import math
from collections.abc import Mapping, Sequence

import numpy as np

from ..model.base import Frozen
from ..solvers.linear import FloatArray
from ..solvers.sampling import ENOUGH, Draws, Prior, SoftRow
from .party import PartyPreferences, Verdict


class Probability(Frozen):
    """A probability with its Monte Carlo error; `exact` where linear programs prove it."""

    probability: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    """A 95 % interval from the draws alone."""
    exact: bool = False
    at_most: float | None = None
    at_least: float | None = None
    """Bounds where all draws agree, which proves nothing."""
    withheld: str | None = None
    """Why no probability is given."""


class PartyDraws:
    """Draws of one party's preferences under a prior, with what cannot be drawn from them."""

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
        credences = preferences.credences()
        firm = frozenset(name for name, credence in credences.items() if credence == 1)
        lines = preferences.red_lines(frozenset(credences))
        self._firm_lines = [line for line in lines if credences[line.id] == 1]
        self._soft_lines = [(line, credences[line.id]) for line in lines if credences[line.id] < 1]
        polytope = preferences.space.with_rows(preferences.rows(firm))
        soft = [
            SoftRow(rows, credence)
            for name, credence in credences.items()
            if 0 < credence < 1 and (rows := preferences.rows(frozenset({name}), beside=firm))
        ]
        self.draws: Draws = polytope.sample(
            number,
            _party_seed(seed, preferences.party),
            prior,
            soft=_once(soft),
            indicators=[preferences.space.gain(package) for package in watched],
        )

    def accepts(self, package: Mapping[str, str]) -> FloatArray:
        """For every draw, how probable it is that the party accepts the package: 0, 1, or less for soft red lines."""
        space = self.preferences.space
        if any(line.excludes(space, package) for line in self._firm_lines):
            return np.zeros(len(self.draws.points))
        accepted = (space.gains(self.draws.points, package) >= 0).astype(np.float64)
        for line, credence in self._soft_lines:
            if line.excludes(space, package):
                accepted *= 1 - credence
        return accepted

    def probability(self, package: Mapping[str, str], verdict: Verdict) -> Probability:
        """The probability that the party accepts a package, exact where its words commit it."""
        if verdict != "undecided":
            return certain(1.0 if verdict == "yes" else 0.0)
        if reason := self.problem:
            return Probability(withheld=reason)
        accepted = self.accepts(package)
        size = self.draws.size_of(accepted)
        if size < ENOUGH or not self.draws.has_mixed(accepted):
            return Probability(
                withheld=f"the draws tell of {self.preferences.party}'s answer no more than {size:,.0f} independent "
                f"ones would, and {ENOUGH} are needed"
            )
        weights = self.draws.weights
        return estimated(float((weights * accepted).sum() / weights.sum()), size)

    @property
    def problem(self) -> str | None:
        """Why no probability can be drawn for the party, whatever is asked."""
        return None if self.draws.problem is None else f"{self.preferences.party}: {self.draws.problem}"


def certain(p: float) -> Probability:
    """A probability that linear programs prove."""
    return Probability(probability=p, se=0.0, low=p, high=p, exact=True)


def estimated(p: float, size: float) -> Probability:
    """A sampled share of an effective number of draws: SE = √(p(1 − p)/size); at 0 or 1 the bound 3/size."""
    if p <= 0:
        return Probability(at_most=min(1.0, 3 / size), low=0.0, high=min(1.0, 3 / size))
    if p >= 1:
        return Probability(at_least=max(0.0, 1 - 3 / size), low=max(0.0, 1 - 3 / size), high=1.0)
    return with_error(p, math.sqrt(p * (1 - p) / size))


def with_error(p: float, se: float) -> Probability:
    """A probability with a standard error."""
    return Probability(probability=p, se=se, low=max(0.0, p - 1.96 * se), high=min(1.0, p + 1.96 * se))


def product(parts: Sequence[Probability]) -> Probability:
    """The probability that all accept, parties being independent given the record; error by the delta method.

    All parts have to be given (none withheld). A part that is only bounded makes the product bounded.
    """
    if any(part.exact and part.probability == 0 for part in parts):
        return certain(0.0)
    if all(part.exact for part in parts):
        return certain(1.0)
    if any(part.probability is None for part in parts):
        low = math.prod(part.low or 0.0 for part in parts)
        high = math.prod(1.0 if part.high is None else part.high for part in parts)
        if any(part.at_most is not None for part in parts):
            return Probability(low=low, high=high, at_most=high)
        values = [part.probability for part in parts if part.probability is not None]
        if all(value == 1 for value in values):
            return Probability(low=low, high=high, at_least=low)
    centers = [_center(part) for part in parts]
    p = math.prod(centers)
    relative = sum((_error(part) / center) ** 2 for part, center in zip(parts, centers, strict=True))
    return with_error(p, p * math.sqrt(relative))


def _center(part: Probability) -> float:
    # a part of which all draws agree stands at its end; its bound is an error of a third of the bound
    return 1.0 if part.probability is None else part.probability


def _error(part: Probability) -> float:
    if part.at_least is not None:
        return (1 - part.at_least) / 3
    return part.se or 0.0


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
