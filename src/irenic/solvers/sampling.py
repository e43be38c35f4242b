"""Draws from a polytope of preferences: exact where there is no row, by rejection where rows leave room, else by walks.

Uniform over increments: coordinate hit-and-run after rounding. Over issues: the same in blocks of (w, s, r), where the
prior is uniform, with the increments w_i s_ik.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from .affine import FLAT, Flat, chebyshev, corner, flatten
from .diagnostics import effective_size, split_r_hat
from .linear import FloatArray, Row
from .priors import CHUNK, Prior, prior_of

if TYPE_CHECKING:
    from .polytope import PreferencePolytope

CHAINS: Final = 4
ROUNDS: Final = 4
"""Passes in which the directions of the walk are fitted to the set."""
THIN: Final = 8
LONGEST: Final = 512
"""Sweeps between two stored draws, at first and at most."""
ENOUGH: Final = 400
MIXED: Final = 1.01
"""The effective sample size and the split-R̂ that every indicator has to reach."""
TRIED: Final = 200_000
"""Prior draws that are tried before the set is walked."""


class SoftRow(NamedTuple):
    """Rows that hold together only with some credence: a point that breaks one counts 1 − credence."""

    rows: tuple[Row, ...]
    credence: float


@dataclass(frozen=True)
class Draws:
    """Points of a polytope, drawn from a prior that was carved by rows."""

    points: FloatArray
    """Shape (draws, variables); those of one chain stand together."""
    weights: FloatArray
    """How much each counts, shape (draws,)."""
    tried: int
    """How many prior draws were tried, 0 for walks."""
    chains: int = 0
    """How many walks they come from, all of one length; 0 for independent draws."""
    problem: str | None = None
    """Why they must not be used for probabilities."""
    runs: int = 0
    """How many independent runs of sequential Monte Carlo they come from, all of one length; else 0."""

    @property
    def effective_size(self) -> float:
        """(Σ weights)² / Σ weights²: as many equal draws would tell as much (Kish 1965)."""
        squares = float(np.square(self.weights).sum())
        return float(self.weights.sum()) ** 2 / squares if squares > 0 else 0.0

    def size_of(self, values: FloatArray) -> float:
        """As many independent draws would tell as much of the weighted mean of `values`, shape (draws,)."""
        if not self.weights.any():
            return 0.0
        if self.runs:
            return self._size_by_runs(values)
        if np.ptp(self.weights) > 0:
            return self._size_weighted(values)
        return effective_size(values.reshape(self.chains, -1)) if self.chains else self.effective_size

    def _size_weighted(self, values: FloatArray) -> float:
        """From the error of a ratio of means, by the delta method; Kish's where all values are equal."""
        whole = float(self.weights.sum())
        told = self.weights > 0
        if not whole > 0 or np.ptp(values[told]) <= 0:
            return self.effective_size
        mean = float(values @ self.weights) / whole
        spread = float(self.weights @ (values - mean) ** 2) / whole
        leaning = self.weights * (values - mean) * len(values) / whole
        size = effective_size(leaning.reshape(self.chains, -1)) if self.chains else float(len(values))
        return min(float(len(values)), spread * size / float(leaning.var()))

    def _size_by_runs(self, values: FloatArray) -> float:
        """From how far the means of the runs lie apart; at most the number of draws."""
        weights = self.weights.reshape(self.runs, -1)
        whole = float(self.weights.sum())
        mean = float(values @ self.weights) / whole
        spread = float(self.weights @ (values - mean) ** 2) / whole
        apart = (values.reshape(self.runs, -1) * weights).sum(axis=1) - mean * weights.sum(axis=1)
        squared = float((apart**2).sum()) * self.runs / (self.runs - 1) / whole**2
        return min(float(len(values)), spread / squared) if squared > 0 else float(len(values))

    def has_mixed(self, values: FloatArray) -> bool:
        """Whether the walks agree on `values`, shape (draws,): their split-R̂ is below 1.01."""
        return not self.chains or split_r_hat(values.reshape(self.chains, -1)) < MIXED

    def weighed(self, factors: FloatArray) -> "Draws":
        """The same points, each counting so many times as much, shape (draws,)."""
        return replace(self, weights=self.weights * factors)


def sample(
    polytope: "PreferencePolytope",
    number: int,
    seed: int,
    prior: Prior = "issues",
    *,
    soft: Sequence[SoftRow] = (),
    indicators: Sequence[FloatArray] = (),
    walk_only: bool = False,
) -> Draws:
    """`number` draws from a prior, uniform where all rows hold; the same seed gives the same bits.

    Soft rows weigh as they say. `indicators` are the forms whose sign will be asked for: walks go on until each has an
    effective size of 400 and the chains agree on it; left out, on every variable. With `walk_only` nothing is drawn by
    rejection, for benchmarks and tests. An empty polytope gives no draws, and a problem.
    """
    if not walk_only:
        drawn = _rejected(polytope, number, seed, prior, soft)
        if drawn is not None:
            return drawn
    flat = None if polytope.is_empty() else flatten(polytope.size, polytope.inequalities())
    if flat is None:
        nothing = np.empty((0, polytope.size))
        return Draws(nothing, np.empty(0), 0, problem="no preferences satisfy what is taken at its word")
    if flat.dimensions == 0:
        return Draws(np.repeat(flat.origin[None], number, axis=0), np.ones(number), 0)
    walk = _walk(polytope, flat, prior, soft, seed)
    if isinstance(walk, str):
        return Draws(np.empty((0, polytope.size)), np.empty(0), 0, problem=walk)
    return _walked(polytope, walk, number, indicators)


def _rejected(
    polytope: "PreferencePolytope", number: int, seed: int, prior: Prior, soft: Sequence[SoftRow]
) -> Draws | None:
    """Prior draws that satisfy the rows; None where too few of those tried do."""
    if any(row.equality for row in polytope.rows):
        return None
    if not polytope.rows:
        generator = np.random.Generator(np.random.PCG64DXSM(seed))
        return _weighed(polytope, polytope.prior(number, generator, prior), number, soft, number)
    kept: list[FloatArray] = []
    count = tried = 0
    known = prior_of(tuple(polytope.steps.tolist()), polytope.reservation_bounds, prior, seed)
    while count < number and tried < TRIED:
        points = known.part(tried // CHUNK)
        holds = np.nonzero(known.satisfies(tried // CHUNK, polytope.rows))[0][: number - count]
        tried += int(holds[-1]) + 1 if count + len(holds) == number else len(points)
        kept.append(points[holds])
        count += len(holds)
        if count < number * tried / TRIED / 2:
            # at this rate there will never be enough
            return None
    if count < number:
        return None
    points = np.concatenate(kept) if kept else np.empty((0, polytope.size))
    return _weighed(polytope, points, number, soft, tried)


def _weighed(
    polytope: "PreferencePolytope", points: FloatArray, number: int, soft: Sequence[SoftRow], tried: int
) -> Draws | None:
    """Points as far as soft rows let each count; None where these leave too little."""
    weights = np.ones(len(points))
    for group in soft:
        weights[~polytope.satisfies(points, group.rows)] *= 1.0 - group.credence
    found = Draws(points, weights, tried)
    return found if not soft or found.effective_size >= number / 4 else None


class Walk(Protocol):
    """Chains that go on from where they stand."""

    def go(self, chain: int, stored: int, thin: int) -> FloatArray:
        """The next points of a chain, shape (stored, variables of the polytope)."""
        ...


class _Uniform:
    """Uniform over a flat piece, or with a density of powers of the weights."""

    def __init__(
        self, flat: Flat, groups: "_Groups", starts: FloatArray, seed: int, density: "_Density | None"
    ) -> None:
        from .chord import generator_state

        self._flat, self._groups, self._density = flat, groups, density
        self._rows = np.ascontiguousarray(np.concatenate([flat.rows, groups.rows @ flat.basis]))
        self._bounds = np.concatenate([flat.bounds, groups.bounds - groups.rows @ flat.origin])
        self._of = np.concatenate([np.full(len(flat.rows), -1, dtype=np.int64), groups.of])
        self._at = starts
        self._states = [generator_state(seed * CHAINS + chain) for chain in range(len(starts))]
        self._moves = np.eye(flat.dimensions)
        for _ in range(ROUNDS):
            pilot = np.concatenate([self._inside(chain, 40 * flat.dimensions, 1) for chain in range(len(starts))])
            self._moves = _fitted(pilot)

    def go(self, chain: int, stored: int, thin: int) -> FloatArray:
        return self._flat.points(self._inside(chain, stored, thin))

    def _inside(self, chain: int, stored: int, thin: int) -> FloatArray:
        from .walk import walk_density, walk_polytope

        state, start, groups = self._states[chain], self._at[chain], self._groups
        if self._density is None:
            found = walk_polytope(
                state, self._rows, self._bounds, self._moves, start, self._of, groups.factors, stored, thin
            )
        else:
            base, spread, powers = self._density
            found = walk_density(
                state,
                self._rows,
                self._bounds,
                self._moves,
                start,
                self._of,
                groups.factors,
                base,
                spread,
                powers,
                stored,
                thin,
            )
        self._at[chain] = found[-1]
        return np.asarray(found)


class _Shares:
    """Uniform over (w, s, r): what the prior over issues is uniform on."""

    def __init__(
        self,
        polytope: "PreferencePolytope",
        free: NDArray[np.bool_],
        groups: "_Groups",
        starts: FloatArray,
        fixed: FloatArray,
        seed: int,
    ) -> None:
        """`free` increments are not forced to 0; `fixed` are forms in (w, r) that do not change, shape (forms, …)."""
        from .chord import generator_state

        self._polytope, self._free = polytope, free
        self._issue = np.repeat(np.arange(len(polytope.steps)), polytope.steps)[free]
        self._held, self._steps = np.unique(self._issue, return_counts=True)
        self._columns = np.append(np.nonzero(free)[0], polytope.size - 1)
        hard = [row for row in polytope.rows if not row.equality]
        rows = np.array([row.form for row in hard]).reshape(-1, polytope.size)
        rows = np.concatenate([rows, groups.rows])[:, self._columns]
        bounds = np.concatenate([np.array([row.bound for row in hard]), groups.bounds])
        of = np.concatenate([np.full(len(hard), -1, dtype=np.int64), groups.of])
        # a row that holds wherever increments are not negative bounds nothing
        useful = (of >= 0) | (rows[:, :-1] < 0).any(axis=1) | (rows[:, -1] != 0) | (bounds > 0)
        self._rows, self._bounds = np.ascontiguousarray(rows[useful]), bounds[useful]
        self._of, self._factors = of[useful], groups.factors
        self._states = [generator_state(seed * CHAINS + chain) for chain in range(len(starts))]
        self._weights, self._shares = [], []
        for start in starts:
            increments = np.maximum(start[self._columns[:-1]], 1e-12)
            weights = np.bincount(np.searchsorted(self._held, self._issue), increments)
            self._shares.append(increments / np.repeat(weights, self._steps))
            self._weights.append(np.append(weights / weights.sum(), start[-1]))
        self._directions = _fixed_directions(len(self._held), fixed)
        self._r_is_free = bool((fixed[:, -1] == 0).all())
        self._moves = self._directions
        for _ in range(ROUNDS):
            if not len(self._directions):
                break
            pilot = np.concatenate([self._pilot(chain, 50 * len(self._weights[0])) for chain in range(len(starts))])
            moves = _fitted(pilot @ self._directions.T) @ self._directions
            # the shares move faster than the weights: these are moved twice a sweep
            self._moves = np.ascontiguousarray(np.concatenate([moves, moves]))

    def go(self, chain: int, stored: int, thin: int) -> FloatArray:
        found = np.zeros((stored, self._polytope.size))
        found[:, self._columns] = self._drawn(chain, stored, thin)
        return found

    def _pilot(self, chain: int, stored: int) -> FloatArray:
        found = self._drawn(chain, stored, 1)
        starts = np.concatenate([[0], np.cumsum(self._steps)[:-1]])
        return np.column_stack([np.add.reduceat(found[:, :-1], starts, axis=1), found[:, -1]])

    def _drawn(self, chain: int, stored: int, thin: int) -> FloatArray:
        from .shares import walk_shares

        low, high = self._polytope.reservation_bounds
        return np.asarray(
            walk_shares(
                self._states[chain],
                self._rows,
                self._bounds,
                self._steps.astype(np.int64),
                self._moves,
                float(low),
                float(high),
                self._weights[chain],
                self._shares[chain],
                self._of,
                self._factors,
                self._r_is_free,
                stored,
                thin,
            )
        )


class _Density(NamedTuple):
    """Π (base + spread · y)_i ^ −powers_i."""

    base: FloatArray
    spread: FloatArray
    powers: FloatArray


class _Groups(NamedTuple):
    """Soft rows, the group that each belongs to, and what a broken group counts."""

    rows: FloatArray
    bounds: FloatArray
    of: NDArray[np.int64]
    factors: FloatArray


def _groups(size: int, soft: Sequence[SoftRow]) -> _Groups:
    # an equality has no room beside it: softly it would always be broken
    rows = [(row, number) for number, group in enumerate(soft) for row in group.rows if not row.equality]
    return _Groups(
        np.array([row.form for row, _ in rows]).reshape(-1, size),
        # a strict row is broken where it holds with equality alone
        np.array([row.bound + 1e-12 * row.strict for row, _ in rows], dtype=np.float64),
        np.array([number for _, number in rows], dtype=np.int64),
        np.array([1.0 - group.credence for group in soft], dtype=np.float64),
    )


def walk_of(polytope: "PreferencePolytope", prior: Prior, seed: int) -> Walk:
    """The chains that walk a polytope, with directions fitted to it.

    Raises ValueError where it is empty, a single point, or of no finite mass under the prior.
    """
    flat = flatten(polytope.size, polytope.inequalities())
    if flat is None or flat.dimensions == 0:
        raise ValueError("there is nothing to walk through")
    walk = _walk(polytope, flat, prior, (), seed)
    if isinstance(walk, str):
        raise ValueError(walk)
    return walk


def _walk(polytope: "PreferencePolytope", flat: Flat, prior: Prior, soft: Sequence[SoftRow], seed: int) -> Walk | str:
    groups = _groups(polytope.size, soft)
    inside = _dispersed(flat, seed)
    if prior == "increments":
        return _Uniform(flat, groups, inside, seed, None)
    fixed = _fixed_forms(polytope, flat)
    forced = _forced(polytope, flat)
    if all(_is_of_weights(polytope, form, ~forced) for form in fixed):
        forms = [_in_weights(polytope, form, ~forced) for form in fixed]
        held = len({int(issue) for issue in _issues(polytope)[~forced]})
        return _Shares(polytope, ~forced, groups, flat.points(inside), np.array(forms).reshape(-1, held + 1), seed)
    density = _restricted(polytope, flat, forced)
    return density if isinstance(density, str) else _Uniform(flat, groups, inside, seed, density)


def _walked(polytope: "PreferencePolytope", walk: Walk, number: int, indicators: Sequence[FloatArray]) -> Draws:
    """Walk until every indicator has been told often enough, thinning more and more."""
    each = -(-number // CHAINS)
    thin = THIN
    watched = np.array(indicators).reshape(-1, polytope.size) if len(indicators) else np.eye(polytope.size)
    while True:
        points = np.concatenate([walk.go(chain, each, thin) for chain in range(CHAINS)])
        draws = Draws(points, np.ones(len(points)), 0, CHAINS)
        values = points @ watched.T
        told = [_watched(values[:, one], bool(len(indicators))) for one in range(values.shape[1])]
        enough = min(ENOUGH, number // 4)
        if all(draws.size_of(one) >= enough and draws.has_mixed(one) for one in told):
            return draws
        if thin >= LONGEST:
            return Draws(points, draws.weights, 0, CHAINS, problem="the walks did not mix")
        thin *= 4


def _watched(values: FloatArray, is_indicator: bool) -> FloatArray:
    """What is told of a form: whether it is positive, or the form itself where that never changes."""
    signs = (values >= 0).astype(np.float64)
    return signs if is_indicator and 0 < signs.mean() < 1 else values


def _dispersed(flat: Flat, seed: int) -> FloatArray:
    """Points from which the chains set out, far from one another, shape (chains, dimensions)."""
    generator = np.random.Generator(np.random.PCG64DXSM(seed ^ 0x5DEECE66D))
    centre, _ = chebyshev(flat)
    starts = []
    for _chain in range(CHAINS):
        end = corner(flat, generator.standard_normal(flat.dimensions))
        reach = 0.2 + 0.6 * generator.random()
        starts.append(centre if end is None else centre + reach * (end - centre))
    return np.array(starts)


def _fitted(points: FloatArray) -> FloatArray:
    """Directions, one a row, in which points spread alike: the columns of a Cholesky factor of their covariance.

    (Those of the symmetric square root do as well in theory; here the walks took half as long with these.)
    """
    covariance = np.atleast_2d(np.cov(points.T))
    scale = max(float(np.trace(covariance)) / len(covariance), 1e-300)
    return np.ascontiguousarray(np.linalg.cholesky(covariance + 1e-12 * scale * np.eye(len(covariance))).T)


def _issues(polytope: "PreferencePolytope") -> NDArray[np.int64]:
    """The issue of every increment."""
    return np.repeat(np.arange(len(polytope.steps)), polytope.steps)


def _forced(polytope: "PreferencePolytope", flat: Flat) -> NDArray[np.bool_]:
    """Which increments are 0 everywhere in the set."""
    spread = np.abs(flat.basis[:-1]).max(axis=1, initial=0.0) if flat.dimensions else np.zeros(polytope.size - 1)
    return np.asarray((spread <= 1e-9) & (np.abs(flat.origin[:-1]) <= FLAT))


def _fixed_forms(polytope: "PreferencePolytope", flat: Flat) -> list[FloatArray]:
    """Forms that do not change over the set, beside single increments that are 0 and the sum of all."""
    forced = _forced(polytope, flat)
    structural = [np.append(np.ones(polytope.size - 1), 0.0)]
    structural += [np.eye(polytope.size)[k] for k in np.nonzero(forced)[0]]
    candidates = [row.form for row in polytope.inequalities()]
    known = np.array(structural)
    found: list[FloatArray] = []
    for form in candidates:
        if np.abs(form @ flat.basis).max(initial=0.0) > 1e-9:
            continue
        stacked = np.vstack([known, form])
        if np.linalg.matrix_rank(stacked, tol=1e-9) > len(known):
            known = stacked
            found.append(form)
    return found


def _is_of_weights(polytope: "PreferencePolytope", form: FloatArray, free: NDArray[np.bool_]) -> bool:
    """Whether a form tells no increments of one issue apart, so that it is one in (w, r)."""
    issues = _issues(polytope)
    return all(np.ptp(form[:-1][free & (issues == issue)]) <= 1e-12 for issue in np.unique(issues[free]))


def _in_weights(polytope: "PreferencePolytope", form: FloatArray, free: NDArray[np.bool_]) -> FloatArray:
    issues = _issues(polytope)
    return np.append([form[:-1][free & (issues == issue)][0] for issue in np.unique(issues[free])], form[-1])


def _fixed_directions(issues: int, fixed: FloatArray) -> FloatArray:
    """Directions of (w, r) that keep Σ w and the fixed forms, one a row."""
    kept = np.vstack([np.append(np.ones(issues), 0.0), fixed])
    _, singular, right = np.linalg.svd(kept)
    return np.ascontiguousarray(right[int((singular > 1e-9).sum()) :])


def _restricted(polytope: "PreferencePolytope", flat: Flat, forced: NDArray[np.bool_]) -> _Density | str:
    """The density of increments under the prior over issues, on a flat piece; a problem where it has no finite mass."""
    issues = _issues(polytope)
    held = np.unique(issues[~forced])
    weights = np.array([np.append((issues == issue).astype(np.float64), 0.0) for issue in held])
    powers = np.array([float((issues[~forced] == issue).sum() - 1) for issue in held])
    for weight, power in zip(weights, powers, strict=True):
        on_edge = flatten(polytope.size, [*polytope.inequalities(), Row(weight, 0.0, equality=True)])
        if power > 0 and on_edge is not None and flat.dimensions - on_edge.dimensions <= power:
            return "the assumed values leave the prior over issues no finite mass: give them as intervals"
    return _Density(weights @ flat.origin, weights @ flat.basis, powers)
