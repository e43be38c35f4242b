"""Bargaining solutions: Nash, Kalai–Smorodinsky, egalitarian and utilitarian, exactly, with all ties."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from .blocking import blocking_sets
from .blocks import UNITS, FloatArray, IntArray, Link, space
from .pareto import LIMIT, Frontier, front_of

Rule = Literal["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]
MOST: Final = 1_000
"""Tied packages that are written out at most."""
NEAR: Final = 1e-9
"""Points within this of the best in floating point are compared again in whole numbers."""


@dataclass(frozen=True, eq=False)
class Solution:
    """The packages that a rule picks; empty where no package is rational."""

    rule: Rule
    values: FloatArray
    """What each tied package is worth to each party, shape (ties, parties)."""
    packages: IntArray
    """The tied packages, as positions in the full lists of options, shape (ties, issues); at most 1,000 of them."""
    count: int | None
    """How many packages are tied; None where the front is not exact."""
    blocking: tuple[frozenset[int], ...] | None
    """Where nothing is rational: all inclusion-minimal sets of parties that cannot all have their reservation values;
    the empty set alone where filters and links leave no package at all. Empty where something is rational; None where
    it was too much to find out."""
    epsilon: float
    """As that of the frontier: 0 where the answer is exact."""
    _front: Frontier = field(repr=False)
    _points: tuple[int, ...] = field(repr=False)

    def enumerate(self) -> Iterator[tuple[int, ...]]:
        """Every tied package, one at a time."""
        for point in self._points:
            yield from self._front.enumerate(point)


def bargain(
    values: Sequence[ArrayLike],
    reservation: ArrayLike,
    rule: Rule,
    *,
    allowed: Sequence[ArrayLike] | None = None,
    links: Sequence[Link] = (),
    limit: int = LIMIT,
    tolerance: float = 0.0,
) -> Solution:
    """The packages that a rule picks among those that are rational (no gain is negative) and that nothing dominates.

    The gain g of a party is the value of the package less its reservation value. Arguments are those of `frontier`.

    - nash: where most parties gain, then where the product over those that gain is largest (Nash 1950)
    - kalai_smorodinsky: leximin of g / (most that the party gains in a rational package), without parties that can gain
      nothing (Kalai, Smorodinsky 1975; leximin: Imai 1983)
    - egalitarian: leximin of g (Kalai 1977)
    - utilitarian: the largest sum of values

    `tolerance`: a package that gives a party less than its reservation value by no more than this is rational, and the
    party's gain is 0; for values that are themselves the outcome of sums in floating point.

    Comparisons are exact, on values rounded to whole units of 10⁻¹²: what ties in decimals is a tie.

    Raises ValueError as `frontier` does, and for an unknown rule.
    """
    rules = (rule,)
    return bargains(values, reservation, rules, allowed=allowed, links=links, limit=limit, tolerance=tolerance)[rule]


def bargains(
    values: Sequence[ArrayLike],
    reservation: ArrayLike,
    rules: Sequence[Rule],
    *,
    allowed: Sequence[ArrayLike] | None = None,
    links: Sequence[Link] = (),
    limit: int = LIMIT,
    tolerance: float = 0.0,
) -> dict[Rule, Solution]:
    """The same for several rules, each picking from the one front."""
    for rule in rules:
        if rule not in get_args(Rule):
            raise ValueError(f"there is no rule '{rule}'; known are {', '.join(get_args(Rule))}")
    packages = space(values, np.asarray(reservation, dtype=np.float64) - tolerance, allowed, links)
    front = front_of(packages, limit)
    floor = np.asarray(packages.reservation) + round(tolerance * UNITS)
    # every rule picks some point of a front that has any
    blocking: tuple[frozenset[int], ...] | None = () if len(front) else blocking_sets(packages, limit)
    return {rule: _solution(rule, packages.issues, front, picked(front.units, floor, rule), blocking) for rule in rules}


def _solution(
    rule: Rule,
    issues: int,
    front: Frontier,
    points: tuple[int, ...],
    blocking: tuple[frozenset[int], ...] | None,
) -> Solution:
    written: list[tuple[int, ...]] = []
    worth = []
    for point in points:
        more = list(islice(front.enumerate(point), MOST - len(written)))
        written += more
        worth += [point] * len(more)
    return Solution(
        rule=rule,
        values=front.units[worth] / UNITS,
        packages=np.array(written, dtype=np.int64).reshape(-1, issues),
        count=None if front.counts is None else sum(front.counts[point] for point in points),
        blocking=blocking,
        epsilon=front.epsilon,
        _front=front,
        _points=points,
    )


def picked(units: IntArray, reservation: IntArray, rule: Rule) -> tuple[int, ...]:
    """Positions of the points that a rule picks; in whole units, `units` (points, parties), `reservation` (parties,).

    The points are those of a front without irrational packages; none of none. What falls short of the reservation value
    by a tolerance gains nothing.
    """
    if len(units) == 0:
        return ()
    gains = np.maximum(units - reservation, 0)
    if rule == "utilitarian":
        total = gains.sum(axis=1)
        found = np.flatnonzero(total == total.max())
    elif rule == "egalitarian":
        found = _leximin(gains)
    elif rule == "nash":
        found = _nash(gains)
    else:
        found = _kalai_smorodinsky(gains)
    return tuple(found.tolist())


def _leximin(gains: IntArray) -> IntArray:
    """Where the least is most, then the second least, and so on."""
    ordered = np.sort(gains, axis=1)
    found = np.arange(len(gains))
    for column in ordered.T:
        found = found[column[found] == column[found].max()]
    return found


def _nash(gains: IntArray) -> IntArray:
    winners = (gains > 0).sum(axis=1)
    found = np.flatnonzero(winners == winners.max())
    # a gain of 0 leaves the product, as 1 unit does
    factors = np.maximum(gains[found], 1)
    logs = np.log(factors).sum(axis=1)
    found, factors = found[logs >= logs.max() - NEAR], factors[logs >= logs.max() - NEAR]
    products = [math.prod(row) for row in factors.tolist()]
    best = max(products)
    return _where(found, [product == best for product in products])


def _kalai_smorodinsky(gains: IntArray) -> IntArray:
    ideal = gains.max(axis=0)
    able = np.flatnonzero(ideal > 0)
    found = np.arange(len(gains))
    if len(able) == 0:
        return found
    least = (gains[:, able] / ideal[able]).min(axis=1)
    found = found[least >= least.max() - NEAR]
    # all ratios over one denominator
    whole = math.lcm(*ideal[able].tolist())
    scales = [whole // one for one in ideal[able].tolist()]
    ratios = [
        sorted(gain * scale for gain, scale in zip(row, scales, strict=True)) for row in gains[found][:, able].tolist()
    ]
    best = max(ratios)
    return _where(found, [ratio == best for ratio in ratios])


def _where(found: IntArray, flags: list[bool]) -> IntArray:
    return found[np.array(flags, dtype=np.bool_)]
