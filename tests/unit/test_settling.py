"""The calibrated forecast, its scores and how models are compared: by their definitions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irenic.solvers.spatial import Distribution, settle
from irenic.solvers.spatial.distribution import mixed, of_points
from irenic.solvers.spatial.scoring import folds, paired
from irenic.solvers.spatial.settling import ANYWHERE, FLOOR, HELD, SPREAD

SEEDS = st.integers(0, 1_000_000)


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    actors = int(generator.integers(1, 9))
    positions = np.round(generator.uniform(0, 100, actors), int(generator.integers(-1, 2)))
    return positions, generator.uniform(0.05, 1, actors), generator.uniform(0.1, 10, actors)


# distributions


@given(SEEDS)
def test_crps_is_its_definition(seed: int) -> None:
    """E|X − y| − ½ E|X − X'| (Gneiting, Raftery 2007, equation 21), by all pairs of points."""
    points, weights, _ = drawn(seed)
    points = np.round(points, 1)
    outcome = round(float(np.random.default_rng(seed).uniform(-20, 120)), 1)
    p = weights / weights.sum()
    expected = (p * np.abs(points - outcome)).sum() - 0.5 * (np.outer(p, p) * np.abs(points[:, None] - points)).sum()
    assert of_points(points, weights, (0, 100)).crps(outcome) == pytest.approx(expected, abs=1e-6)


def test_crps_of_a_point_is_the_absolute_error() -> None:
    assert of_points([30.0], [1.0], (0, 100)).crps(72.0) == pytest.approx(42)


@given(SEEDS, st.sampled_from([0.5, 0.8, 0.95]))
def test_the_shortest_interval_is_the_shortest(seed: int, mass: float) -> None:
    points, weights, _ = drawn(seed)
    points = np.round(points)
    low, high = of_points(points, weights, (0, 100)).shortest(mass)
    p = weights / weights.sum()
    found = [
        (b - a, a) for a in points for b in points if b >= a and p[(points >= a) & (points <= b)].sum() >= mass - 1e-9
    ]
    length, first = min(found)
    assert (high - low, low) == pytest.approx((length, first), abs=1e-6)


@given(SEEDS, st.floats(0.01, 0.99))
def test_quantiles_are_where_the_distribution_reaches_them(seed: int, chance: float) -> None:
    points, weights, _ = drawn(seed)
    points = np.round(points)
    total = 0.0
    expected = math.inf
    for place, weight in sorted(zip(points, weights, strict=True)):
        total += weight / weights.sum()
        if total >= chance - 1e-9 and expected == math.inf:
            expected = place
    assert of_points(points, weights, (0, 100)).quantile(chance) == pytest.approx(expected)


def test_what_lies_past_the_scale_is_moved_to_its_ends() -> None:
    held = of_points([-30.0, 250.0], [1.0, 3.0], (0, 100))
    assert held.chance_between(-1, 0) == pytest.approx(0.25)
    assert held.mean == pytest.approx(75)
    assert held.median == 100


def test_a_mixture_is_the_weighted_sum() -> None:
    both = mixed([(1, of_points([0.0], [1.0], (0, 100))), (3, of_points([100.0], [1.0], (0, 100)))])
    assert both.mean == pytest.approx(75)


# the calibrated forecast


def simulated(x: np.ndarray, s: np.ndarray, c: np.ndarray, number: int) -> np.ndarray:
    """Draws of the forecast, one after another, as its docstring says."""
    generator = np.random.default_rng(1)
    weights = s * np.sqrt(c)
    weights = weights / weights.sum()
    centre = (weights * x).sum()
    spread = math.hypot(SPREAD * math.sqrt((weights * (x - centre) ** 2).sum()), FLOOR * 100)
    found = []
    for _ in range(number):
        if generator.random() < ANYWHERE:
            found.append(generator.uniform(0, 100))
        elif generator.random() < HELD:
            found.append(x[generator.choice(len(x), p=weights)])
        else:
            found.append(min(max(generator.normal(centre, spread), 0), 100))
    return np.array(found)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_forecast_is_what_drawing_gives(seed: int) -> None:
    x, s, c = drawn(seed)
    draws = simulated(x, s, c, 20_000)
    held = settle(x, s, c)
    for place in (0.0, 20.0, 50.0, 80.0, 99.9):
        at = round(place * 10)
        assert held.cdf[at] == pytest.approx((draws <= place + 0.05).mean(), abs=0.015)
    assert held.mean == pytest.approx(draws.mean(), abs=1.0)


@given(SEEDS, st.floats(-1e3, 1e3), st.floats(0.01, 100))
def test_shift_and_scale_move_the_forecast_alike(seed: int, shift: float, scale: float) -> None:
    x, s, c = drawn(seed)
    plain = settle(x, s, c)
    moved = settle(shift + scale * x, s, c, scale=(shift, shift + 100 * scale))
    assert moved.mean == pytest.approx(shift + scale * plain.mean, abs=0.11 * scale)
    assert moved.median == pytest.approx(shift + scale * plain.median, abs=0.11 * scale)


@given(SEEDS)
def test_the_other_end_of_the_scale_sees_the_same(seed: int) -> None:
    x, s, c = drawn(seed)
    assert settle(100 - x, s, c).mean == pytest.approx(100 - settle(x, s, c).mean, abs=0.11)


@given(SEEDS)
def test_draws_are_averaged(seed: int) -> None:
    x, s, c = drawn(seed)
    other = np.clip(x + 5, 0, 100)
    both = settle(np.stack([x, other]), np.stack([s, s]), np.stack([c, c]))
    assert both.cdf == pytest.approx((settle(x, s, c).cdf + settle(other, s, c).cdf) / 2, abs=1e-9)


def test_a_missing_weight_is_the_mean_of_the_others_also_within_draws() -> None:
    x, s = np.array([[10.0, 80.0, 30.0]] * 2), np.array([[0.5, 0.2, math.nan]] * 2)
    held = settle(x, s, np.array([[1.0, math.nan, 4.0], [2.0, math.nan, 8.0]]))
    first, second = (settle(x[0], [0.5, 0.2, 0.35], c) for c in ([1, 2.5, 4], [2, 5, 8]))
    assert held.cdf == pytest.approx((first.cdf + second.cdf) / 2)


def test_who_has_no_position_takes_no_part_and_all_zero_weights_count_equally() -> None:
    x, s = np.array([10, math.nan, 80]), np.array([0.5, 0.9, 0.2])
    assert settle(x, s, [1, 9, 4]).cdf == pytest.approx(settle([10, 80], [0.5, 0.2], [1, 4]).cdf)
    assert settle([10, 80], [0, 0], [1, 4]).cdf == pytest.approx(settle([10, 80]).cdf)


def test_the_forecast_is_never_a_point() -> None:
    low, high = settle([40.0, 40.0]).shortest(0.8)
    assert high - low > 10


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="lower end"):
        settle([1.0], scale=(5, 5))
    with pytest.raises(ValueError, match=r"held is 1\.5"):
        settle([1.0], held=1.5)
    with pytest.raises(ValueError, match="spread is -1"):
        settle([1.0], spread=-1)


# comparing


def test_a_paired_interval_holds_the_difference_and_keeps_groups_whole() -> None:
    generator = np.random.default_rng(0)
    groups = np.repeat(np.arange(30), 6)
    # within a group all differences are alike: 30 numbers, not 180
    difference = np.repeat(generator.normal(-1, 2, 30), 6)
    found = paired(difference, np.zeros(180), groups)
    assert found.difference == pytest.approx(difference.mean())
    assert found.low < found.difference < found.high
    alone = paired(difference, np.zeros(180), np.arange(180))
    assert found.high - found.low > 2 * (alone.high - alone.low)
    # about ±2 standard errors of a mean of 30
    assert found.high - found.low == pytest.approx(3.92 * np.std(difference[::6]) / math.sqrt(30), rel=0.15)


def test_a_verdict_needs_the_whole_interval() -> None:
    groups = list(range(40))
    assert paired([1.0] * 40, [2.0] * 40, groups).verdict == "yes"
    assert paired([2.0] * 40, [1.0] * 40, groups).verdict == "no"
    assert paired([0.0, 2.0] * 20, [1.0] * 40, groups).verdict == "cannot be told"


@given(st.lists(st.integers(0, 8), min_size=2, max_size=60), st.integers(2, 12))
def test_folds_test_every_issue_once_and_split_no_group(groups: list[int], number: int) -> None:
    made = folds(groups, number)
    assert (np.sum(made, axis=0) == 1).all()
    for group in set(groups):
        assert sum(test[np.array(groups) == group].any() for test in made) == 1


def test_distributions_are_frozen() -> None:
    held: Distribution = settle([1.0])
    with pytest.raises(AttributeError):
        held.cdf = np.zeros(3)  # type: ignore[misc]
