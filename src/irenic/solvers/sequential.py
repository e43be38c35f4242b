"""Draws of an order and of values under it together, where more than one order is possible: sequential Monte Carlo.

Exact prior draws; rows are brought in one after the other, eased until enough points satisfy them; points that do not
are replaced by copies of others, and all are moved at their own order (Del Moral, Doucet, Jasra 2006; the easing as in
Cérou, Del Moral, Furon, Guyader 2012). Independent runs tell the error.
"""

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .linear import FloatArray
from .priors import IntArray, Prior, prior_draws
from .sampling import Draws

RUNS: Final = 8
"""Independent runs: their spread is the error."""
KEPT: Final = 0.5
"""The share of points that each easing of a row keeps, or that soft claims leave an effective number of."""
SWEEPS: Final = 5
LAST_SWEEPS: Final = 25
"""Sweeps after each easing, and after the last row."""
FEWEST: Final = 10
"""Where fewer points than these are left, they are no sample of anything."""
TRIED: Final = 100_000
CHUNK: Final = 20_000
GROUPS: Final = 200
"""Combinations of orders up to which the points of each are looked at together."""
IMPOSSIBLE: Final = 1e9
REMEMBERED: Final = 2
"""Priors whose draws are kept: what is left out of one party's words in turn leaves its prior as it is."""
NEAREST: Final = 1e-9
"""How near to its bound a row is eased step by step."""


class Held(NamedTuple):
    """What one claim says of points, each under its own order."""

    forms: FloatArray
    """Shape (points, rows, increments + 1); a row of zeros with a bound below 0 says nothing."""
    bounds: FloatArray
    """Shape (points, rows)."""
    possible: NDArray[np.bool_]
    """False where the claim cannot hold under the point's order, whatever the values; shape (points,)."""

    def of(self, places: IntArray) -> "Held":
        """The same of some of the points, or of points several times over."""
        return Held(self.forms[places], self.bounds[places], self.possible[places])


class Stage(NamedTuple):
    """One claim: how far it is taken at its word, and what it says under given orders, shape (points, issues)."""

    credence: float
    under: Callable[[IntArray], Held]
    orders: Sequence[NDArray[np.bool_]] = ()
    """Where known, under which orders of each choice it can hold at all, whatever the others; each (orders,)."""


def alike(orders: IntArray) -> Iterator[tuple[tuple[int, ...], IntArray]]:
    """Every combination of numbers that is met, with the places at which it is; in order of the numbers."""
    if not len(orders):
        return
    # one number for each combination sorts far faster than the rows themselves do
    code = np.zeros(len(orders), dtype=np.int64)
    for column in orders.T:
        _, known = np.unique(code * (int(column.max()) + 1) + column, return_inverse=True)
        code = known.ravel().astype(np.int64)
    places = np.argsort(code, kind="stable")
    for members in np.split(places, np.cumsum(np.bincount(code))[:-1]):
        yield tuple(int(number) for number in orders[members[0]]), members


@dataclass(frozen=True)
class OrderDraws:
    """Draws with the order that each was drawn under."""

    draws: Draws
    orders: IntArray
    """The number of the order on every issue, shape (draws, issues)."""


def sample_orders(
    steps: IntArray,
    choices: Sequence[FloatArray],
    reservation: tuple[float, float],
    stages: Sequence[Stage],
    number: int,
    seed: int,
    prior: Prior = "issues",
    *,
    walk_only: bool = False,
) -> OrderDraws:
    """`number` draws of orders, increments and r: the values under each order from the prior.

    `steps` (issues,) are the increments of every issue, whatever its order; `choices` how likely each of its orders is
    before anything is said, shape (orders,), up to a factor. Further choices, beyond those of the issues, stand for
    what else decides what is said, such as whether a red line is in force. The same seed gives the same draws. With
    `walk_only` nothing is drawn by rejection.
    """
    left = _left(choices, stages)
    if any(not held.any() for held in left):
        return _nothing(int(np.sum(steps)) + 1, len(left))
    model = _Model(np.asarray(steps, dtype=np.int64), left, reservation, stages, prior)
    if not walk_only:
        drawn = model.rejected(number, seed)
        if drawn is not None:
            return drawn
    each = -(-number // RUNS)
    runs = [model.run(each, seed * RUNS + run) for run in range(RUNS)]
    highest = max(run.evidence for run in runs)
    if highest == -np.inf:
        return _nothing(model.size, len(left))
    # a run that died out found none of what is left of the prior: it counts for nothing, and tells in the error
    weights = np.repeat([np.exp(run.evidence - highest) for run in runs], each)
    return OrderDraws(
        Draws(np.concatenate([run.points for run in runs]), weights, 0, runs=RUNS),
        np.concatenate([run.orders for run in runs]),
    )


def _left(choices: Sequence[FloatArray], stages: Sequence[Stage]) -> list[FloatArray]:
    """How likely each order is, once those are left out under which something taken at its word cannot hold.

    What is drawn is the same, only found sooner: no draw is spent on orders that come to nothing.
    """
    left = [np.array(held, dtype=np.float64) for held in choices]
    for stage in stages:
        if stage.credence == 1:
            for held, possible in zip(left, stage.orders, strict=False):
                held[~possible] = 0.0
    return [held / total if (total := held.sum()) > 0 else held for held in left]


def _nothing(size: int, choices: int) -> OrderDraws:
    nothing = Draws(np.empty((0, size)), np.empty(0), 0, problem="the draws died out under what was said")
    return OrderDraws(nothing, np.empty((0, choices), dtype=np.int64))


class _Run(NamedTuple):
    points: FloatArray
    orders: IntArray
    evidence: float
    """The logarithm of the share of the prior that the rows leave."""


def _drawn(
    steps: IntArray,
    choices: int,
    reservation: tuple[float, float],
    prior: Prior,
    number: int,
    generator: np.random.Generator,
) -> tuple[FloatArray, FloatArray]:
    """For each choice numbers between 0 and 1 that tell an order, shape (choices, number), and points of the prior."""
    chances = np.array([generator.random(number) for _ in range(choices)]).reshape(choices, number)
    return chances, prior_draws(steps, reservation, number, generator, prior)


class _Parts:
    """The draws of one seed before anything is said, made once: one claim after another is left out of what is."""

    def __init__(
        self, steps: tuple[int, ...], choices: int, reservation: tuple[float, float], prior: Prior, seed: int
    ) -> None:
        self._what = np.array(steps, dtype=np.int64), choices, reservation, prior
        self._generator = np.random.Generator(np.random.PCG64DXSM(seed))
        self._parts: list[tuple[FloatArray, FloatArray]] = []
        self._drawing = threading.Lock()

    def part(self, number: int) -> tuple[FloatArray, FloatArray]:
        """The so manieth CHUNK of draws, as `_drawn` gives them; not to be written to."""
        with self._drawing:
            while len(self._parts) <= number:
                drawn = _drawn(*self._what, CHUNK, self._generator)
                for part in drawn:
                    part.setflags(write=False)
                self._parts.append(drawn)
        return self._parts[number]


_parts_of = lru_cache(maxsize=REMEMBERED)(_Parts)


class _Model:
    def __init__(
        self,
        steps: IntArray,
        choices: list[FloatArray],
        reservation: tuple[float, float],
        stages: Sequence[Stage],
        prior: Prior,
    ) -> None:
        self.steps, self.choices, self.reservation, self.prior = steps, choices, reservation, prior
        self.size = int(steps.sum()) + 1
        self.stages = list(stages)
        self._said: dict[tuple[int, tuple[int, ...]], Held] = {}

    def draw(self, number: int, generator: np.random.Generator) -> tuple[FloatArray, IntArray]:
        """Points and orders from the prior."""
        chances, points = _drawn(self.steps, len(self.choices), self.reservation, self.prior, number, generator)
        return points, self._orders(chances)

    def _orders(self, chances: FloatArray) -> IntArray:
        """The order of each choice that a number between 0 and 1 stands for, shape (draws, choices)."""
        return np.column_stack(
            [
                np.searchsorted(np.cumsum(held)[:-1], own, "right")
                for held, own in zip(self.choices, chances, strict=True)
            ]
        ).astype(np.int64)

    def weights(self, points: FloatArray, orders: IntArray) -> FloatArray:
        """How far all that is said lets each point count, shape (points,)."""
        weights = np.zeros(len(points))
        groups = list(itertools.islice(alike(orders), GROUPS + 1))
        if len(groups) > GROUPS:
            groups = [((), np.arange(len(points)))]
        for chosen, members in groups:
            left, counted = points[members], np.ones(len(members))
            for place, stage in enumerate(self.stages):
                slack = self.slack_under(left, chosen, place) if chosen else _slack(left, stage.under(orders[members]))
                counted[slack < 0] *= 1 - stage.credence
                if stage.credence == 1:
                    still = slack >= 0
                    left, members, counted = left[still], members[still], counted[still]
            weights[members] = counted
        return weights

    def slack_under(self, points: FloatArray, chosen: tuple[int, ...], stage: int) -> FloatArray:
        """The same of points that are all under one order of every issue, told without a copy for each."""
        key = (stage, chosen)
        if key not in self._said:
            self._said[key] = self.stages[stage].under(np.array([chosen], dtype=np.int64))
        held = self._said[key]
        if not held.possible[0]:
            return np.full(len(points), -IMPOSSIBLE)
        if not held.bounds.shape[1]:
            return np.full(len(points), np.inf)
        return np.asarray((points @ held.forms[0].T - held.bounds[0]).min(axis=1))

    def rejected(self, number: int, seed: int) -> OrderDraws | None:
        """Prior draws that satisfy all that is said; None where too few of those tried do."""
        known = _parts_of(tuple(self.steps.tolist()), len(self.choices), self.reservation, self.prior, seed)
        kept: list[tuple[FloatArray, IntArray, FloatArray]] = []
        count = tried = 0
        while count < number and tried < TRIED:
            chances, points = known.part(tried // CHUNK)
            orders = self._orders(chances)
            tried += CHUNK
            weights = self.weights(points, orders)
            held = np.nonzero(weights > 0)[0][: number - count]
            kept.append((points[held], orders[held], weights[held]))
            count += len(held)
            if count < number * tried / TRIED / 2:
                # at this rate there will never be enough
                return None
        if count < number:
            return None
        draws = Draws(np.concatenate([one[0] for one in kept]), np.concatenate([one[2] for one in kept]), tried)
        return (
            OrderDraws(draws, np.concatenate([one[1] for one in kept])) if draws.effective_size > number / 4 else None
        )

    def run(self, number: int, seed: int) -> _Run:
        """One run; without any evidence where its points die out."""
        from .chord import generator_state

        generator = np.random.Generator(np.random.PCG64DXSM(seed))
        held = _Points(*self.draw(number, generator))
        state = generator_state(seed)
        evidence, weights = 0.0, np.ones(number)
        for stage, (credence, under, _) in enumerate(self.stages):
            said = under(held.orders)
            slack = _slack(held.values, said)
            if credence < 1:
                # soft claims come last: they weigh together until so few points count that these have to be renewed
                weights *= np.where(slack >= 0, 1.0, 1.0 - credence)
                held.said[stage] = said
                if weights.sum() ** 2 < KEPT * number * np.square(weights).sum():
                    evidence += float(np.log(weights.mean()))
                    held = held.resampled(weights, generator)
                    self._move(held, None, 0.0, state, SWEEPS)
                    weights = np.ones(number)
                continue
            held.said[stage] = said
            while (slack < 0).any():
                level = _level(slack)
                survive = slack >= level
                if survive.sum() < FEWEST:
                    return _Run(held.values, held.orders, -np.inf)
                evidence += float(np.log(survive.mean()))
                held = held.resampled(survive.astype(np.float64), generator)
                self._move(held, stage, level, state, SWEEPS)
                slack = _slack(held.values, held.said[stage])
                if level >= 0:
                    break
        if weights.min() < weights.max():
            evidence += float(np.log(weights.mean()))
            held = held.resampled(weights, generator)
        self._move(held, None, 0.0, state, LAST_SWEEPS)
        return _Run(held.values, held.orders, evidence)

    def _move(self, held: "_Points", eased: int | None, level: float, state: NDArray[np.uint64], sweeps: int) -> None:
        """Move every point at its own order, within what is said so far and one stage that is eased to a level."""
        from .shares import walk_points_by_shares
        from .walk import walk_points

        soft = [stage for stage in held.said if self.stages[stage].credence < 1]
        factors = np.array([1 - self.stages[stage].credence for stage in soft], dtype=np.float64)
        # a soft claim that is impossible under an order is broken there wherever the point goes
        points = len(held.values)
        counts = [said.bounds.shape[1] for said in held.said.values()]
        rows = np.concatenate([np.zeros((points, 0, self.size)), *(s.forms for s in held.said.values())], axis=1)
        bounds = np.concatenate(
            [np.empty((points, 0)), *(said.bounds + level * (stage == eased) for stage, said in held.said.items())],
            axis=1,
        )
        broken = ~np.repeat(_stacked([said.possible for said in held.said.values()], points), counts, axis=1)
        rows[broken] = 0.0
        bounds[broken] = -1.0
        of = np.repeat([soft.index(stage) if stage in soft else -1 for stage in held.said], counts).astype(np.int64)
        # what holds wherever increments are not negative bounds no move
        useful = (rows[:, :, :-1] < 0).any(axis=(0, 2)) | (rows[:, :, -1] != 0).any(axis=0) | (bounds > 0).any(axis=0)
        rows, bounds, of = np.ascontiguousarray(rows[:, useful]), np.ascontiguousarray(bounds[:, useful]), of[useful]
        low, high = map(float, self.reservation)
        if self.prior == "increments":
            walk_points(state, rows, bounds, held.values, low, high, of, factors, sweeps)
        else:
            steps = self.steps[self.steps > 0]
            walk_points_by_shares(state, rows, bounds, steps, held.values, low, high, of, factors, sweeps)


class _Points:
    """The points of a run, with what was said so far of each under its own order."""

    def __init__(self, values: FloatArray, orders: IntArray, said: dict[int, Held] | None = None) -> None:
        self.values, self.orders = np.ascontiguousarray(values), orders
        self.said = said if said is not None else {}

    def resampled(self, weights: FloatArray, generator: np.random.Generator) -> "_Points":
        """As many points as before, each as often as its weight says (systematic resampling)."""
        ladder = np.cumsum(weights / weights.sum())
        places = (np.arange(len(weights)) + generator.random()) / len(weights)
        chosen = np.minimum(np.searchsorted(ladder, places), len(weights) - 1)
        return _Points(
            self.values[chosen], self.orders[chosen], {stage: said.of(chosen) for stage, said in self.said.items()}
        )


def _slack(points: FloatArray, said: Held) -> FloatArray:
    """By how much the worst row of a claim holds, shape (points,); far below 0 where it is impossible."""
    found = np.full(len(points), np.inf)
    if said.bounds.shape[1]:
        found = (np.einsum("nrk,nk->nr", said.forms, points) - said.bounds).min(axis=1)
    found[~said.possible] = -IMPOSSIBLE
    return found


def _level(slack: FloatArray) -> float:
    """How far the next easing of a row goes: where enough points are left, and 0 at last."""
    level = min(0.0, float(np.quantile(slack, 1 - KEPT)))
    if level <= -IMPOSSIBLE:
        # what is impossible goes first
        level = -IMPOSSIBLE / 2
    if slack.min() >= level and level < 0:
        # more than half stand at the same worst place: on to the next better one, where there is any
        better = slack[slack > slack.min()]
        level = min(0.0, float(better.min())) if len(better) else 0.0
    # nearer than this lies nothing but the edge itself: points that halve their way to it would never arrive
    return 0.0 if level > -NEAREST else level


def _stacked(possible: list[NDArray[np.bool_]], points: int) -> NDArray[np.bool_]:
    return np.column_stack(possible) if possible else np.empty((points, 0), dtype=bool)
