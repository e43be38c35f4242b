"""The frontier of additive values: every package that no other is at least as good for everybody and better for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from .blocks import UNITS, Block, FloatArray, IntArray, Link, Space, space
from .fold import Fold, combine, no_floor, option_of, point_of, reduce

LIMIT: Final = 100_000
"""Points of a fold past which only a front with an error is kept."""


@dataclass(frozen=True, eq=False)
class Stage:
    """A block and the fold that brought it in."""

    block: Block
    choices: Fold
    """The front of the block's combinations."""
    fold: Fold


@dataclass(frozen=True, eq=False)
class Frontier:
    """Points that nothing dominates, from the most to the least for the first party, then for the second, and so on."""

    values: FloatArray
    """Shape (points, parties)."""
    packages: IntArray
    """One package for every point, as positions in the full lists of options, shape (points, issues)."""
    counts: tuple[int, ...] | None
    """How many packages have exactly these values; None where the front is not exact."""
    epsilon: float
    """0 for an exact front. Else every package that gives each party this much more than its reservation value has a
    point that gives no party less than the package by more than this."""
    units: IntArray
    """The values in whole units of 10⁻¹², exact, shape (points, parties)."""
    _stages: tuple[Stage, ...] = field(repr=False)
    _order: IntArray = field(repr=False)

    def __len__(self) -> int:
        return len(self.values)

    def enumerate(self, point: int) -> Iterator[tuple[int, ...]]:
        """Every package with the values of a point, one at a time; of a front that is not exact, some.

        Raises IndexError where there is no such point.
        """
        return self._ways(len(self._stages) - 1, int(self._order[point]), [0] * self.packages.shape[1])

    def _ways(self, stage: int, point: int, package: list[int]) -> Iterator[tuple[int, ...]]:
        if stage < 0:
            yield tuple(package)
            return
        held = self._stages[stage]
        for choice, before in held.fold.ways(point):
            for combination, _ in held.choices.ways(choice):
                for issue, option in zip(held.block.issues, held.block.options(combination), strict=True):
                    package[issue] = int(option)
                yield from self._ways(stage - 1, before, package)


def frontier(
    values: Sequence[ArrayLike],
    *,
    reservation: ArrayLike | None = None,
    allowed: Sequence[ArrayLike] | None = None,
    links: Sequence[Link] = (),
    limit: int = LIMIT,
) -> Frontier:
    """The front of all packages, without enumerating them: issue by issue, F ← nondominated(F ⊕ values of the issue).

    `values`: for every issue an array (options, parties), what each option is worth to each party; a package is worth
    the sum. They are rounded once to whole units of 10⁻¹², so that sums, ties and counts are exact.
    `reservation` (parties,): leaves out what gives a party less. `allowed`: for every issue bools (options,); False
    filters an option. `links`: pairs of issues (a tuple of positions) and bools, one axis for each of these issues:
    which combinations of their options are allowed; linked issues are merged into one block first.
    `limit`: a fold with more points is thinned on a grid, and the result says by how much it may err (`epsilon`).

    Raises ValueError where shapes do not fit, a number is not finite or is too large, or linked issues have more than a
    million combinations.
    """
    if limit < 1:
        raise ValueError(f"limit is {limit}; a front has at least 1 point")
    return front_of(space(values, reservation, allowed, links), limit)


def front_of(packages: Space, limit: int) -> Frontier:
    """The same for a space already checked."""
    parties = packages.parties
    reduced = [(block, *reduce(block.units, limit)) for block in packages.blocks]
    # those with many options come last: before them the front is small
    reduced.sort(key=lambda one: len(one[1].values))
    best = [_most(choices) for _, choices, _ in reduced]
    rest = sum(best, np.zeros(parties, dtype=np.int64))
    front, floor = np.zeros((1, parties), dtype=np.int64), no_floor(parties)
    counts = np.ones(1, dtype=np.int64)
    error = sum(wrong for _, _, wrong in reduced)
    stages = []
    for (block, choices, _), most in zip(reduced, best, strict=True):
        rest = rest - most
        if packages.reservation is not None:
            floor = packages.reservation - rest
        fold, wrong = combine(front, choices.values, floor, limit)
        error += wrong
        if not error:
            counts = _counts(counts, np.diff(choices.starts), fold)
        front = fold.values
        stages.append(Stage(block, choices, fold))
    order = np.lexsort(-front.T[::-1])
    return Frontier(
        values=front[order] / UNITS,
        packages=_packages(stages, order, packages.issues),
        counts=None if error else tuple(counts[order].tolist()),
        epsilon=error / UNITS,
        units=front[order],
        _stages=tuple(stages),
        _order=order,
    )


def _most(choices: Fold) -> IntArray:
    """What each party gets at most, shape (parties,)."""
    return choices.values.max(axis=0) if len(choices.values) else np.zeros(choices.values.shape[1], dtype=np.int64)


def _counts(before: IntArray, ways: IntArray, fold: Fold) -> IntArray:
    """How many packages have the values of each point; Python's integers where 64 bits might not do."""
    if len(fold.codes) == 0:
        return np.zeros(0, dtype=np.int64)
    most = int(before.max()) * int(ways.max()) * int(np.diff(fold.starts).max())
    if most >= 2**63:
        before = before.astype(object)
    each = before[point_of(fold.codes)] * ways[option_of(fold.codes)]
    return each if len(each) == len(fold.values) else np.add.reduceat(each, fold.starts[:-1])


def _packages(stages: Sequence[Stage], order: IntArray, issues: int) -> IntArray:
    packages = np.empty((len(order), issues), dtype=np.int64)
    points = order
    for held in reversed(stages):
        codes = held.fold.codes[held.fold.starts[points]]
        firsts = held.choices.codes[held.choices.starts[option_of(codes)]]
        for issue, options in zip(held.block.issues, held.block.options(option_of(firsts)), strict=True):
            packages[:, issue] = options
        points = point_of(codes)
    return packages
