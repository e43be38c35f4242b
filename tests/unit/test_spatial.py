"""Spatial models against their equations written out slowly; properties; the rules for what is missing."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.solvers.spatial import Forecast, challenge, compromise, exchange, ktab, weighted_median

from ..spatial_models import best_trade, challenge_round, ktab_turn, losses, median

MODELS = (compromise, weighted_median, challenge, ktab)
SEEDS = st.integers(0, 1_000_000)


def drawn(seed: int, dimensions: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A random contest; positions are round numbers in one of two, so that some coincide."""
    generator = np.random.default_rng(seed)
    actors = int(generator.integers(2, 7))
    positions = generator.uniform(0, 100, (actors, dimensions))
    if generator.random() < 0.5:
        positions = np.round(positions, -1)
    salience = generator.uniform(0.05, 1, (actors, dimensions)) / dimensions
    return positions, salience, generator.uniform(1, 10, actors)


@given(SEEDS)
def test_averages_are_what_they_say(seed: int) -> None:
    x, s, c = drawn(seed, 2)
    for k in range(2):
        weights = [float(one) for one in c * s[:, k]]
        places = [float(one) for one in x[:, k]]
        mean = sum(a * b for a, b in zip(places, weights, strict=True)) / sum(weights)
        assert compromise(x, s, c).outcome[k] == pytest.approx(mean)
        assert weighted_median(x, s, c).outcome[k] == median(places, weights)


def test_a_tie_of_the_median_goes_to_the_lower() -> None:
    assert weighted_median([10, 90]).outcome == [10]
    assert weighted_median([90, 10, 50, 60]).outcome == [50]


@settings(max_examples=60)
@given(
    SEEDS,
    st.sampled_from(["all_pairs", "this_pair"]),
    st.sampled_from(["curved", "linear"]),
    st.sampled_from(["own_risk", "their_risk"]),
    st.sampled_from(["paper", "least_move_by_kind", "least_move"]),
    st.sampled_from([1.0, 0.5, 0.0]),
)
def test_a_round_of_challenges_is_that_of_the_equations(
    seed: int, denominator: Any, votes: Any, view: Any, offer: Any, stay: float
) -> None:
    x, s, c = drawn(seed)
    forecast = challenge(x, s, c, denominator=denominator, votes=votes, view=view, offer=offer, stay=stay, rounds=1)
    if np.ptp(x) == 0:
        assert len(forecast.history) == 1
        return
    expected = challenge_round(
        x[:, 0].tolist(),
        s[:, 0].tolist(),
        c.tolist(),
        float(np.ptp(x)),
        all_pairs=denominator == "all_pairs",
        curved=votes == "curved",
        own_view=view == "own_risk",
        stay=stay,
        offer=offer,
    )
    assert forecast.history[-1][:, 0] == pytest.approx(expected, abs=1e-7)


@settings(max_examples=40)
@given(SEEDS, st.integers(1, 3))
def test_turns_of_ktab_are_those_of_the_equations(seed: int, dimensions: int) -> None:
    x, s, c = drawn(seed, dimensions)
    now = (x / 100).tolist()
    forecast = ktab(x, s, c, turns=3, tolerance=0)
    for turn in forecast.history[1:]:
        now = ktab_turn(now, s.tolist(), c.tolist())
        assert turn == pytest.approx(np.array(now) * 100, abs=1e-6)


@settings(max_examples=120)
@given(
    SEEDS,
    st.fixed_dictionaries(
        {},
        optional={
            "victory": st.sampled_from(["square", "quartic", "octic", "binary"]),
            "election": st.sampled_from(["markov_incentive", "markov_uniform"]),
            "voting": st.sampled_from(
                ["proportional_binary", "binary", "proportional_cubic", "asymmetric", "cubic"],
            ),
            "risk_estimate": st.sampled_from(["none", "half", "two_thirds", "full"]),
            "risk_range": st.sampled_from(["min", "max"]),
            "third_parties": st.sampled_from(["none", "full"]),
            "bargain": st.sampled_from(["s1p1", "s2pmax"]),
            "view": st.sampled_from(["both", "power_weighted"]),
        },
    ),
)
def test_a_turn_of_ktab_with_any_options_is_that_of_the_equations(seed: int, options: Any) -> None:
    """Positions are random numbers that do not coincide: where everything is equal, rounding picks the bargain."""
    generator = np.random.default_rng(seed)
    actors = int(generator.integers(2, 6))
    x, s = generator.uniform(0, 100, (actors, 2)), generator.uniform(0.05, 0.5, (actors, 2))
    c = generator.uniform(1, 10, actors)
    expected = ktab_turn((x / 100).tolist(), s.tolist(), c.tolist(), **options)
    assert ktab(x, s, c, turns=1, **options).history[-1] == pytest.approx(np.array(expected) * 100, abs=1e-6)


@given(SEEDS, st.floats(-50, 50), st.floats(0.1, 10))
def test_shift_and_scale_move_the_answer_alike(seed: int, shift: float, scale: float) -> None:
    """KTAB's scale moves along; its rounding to 4 decimals of the scale does too."""
    x, s, c = drawn(seed)
    scaled: dict[Any, dict[str, Any]] = {ktab: {"scale": (shift, shift + 100 * scale)}}
    for model in MODELS:
        plain, moved = model(x, s, c), model(shift + scale * x, s, c, **scaled.get(model, {}))
        assert moved.history.shape == plain.history.shape
        assert moved.outcome == pytest.approx(shift + scale * plain.outcome, abs=0.011 * scale)


@given(SEEDS, st.floats(-50, 50), st.floats(0.1, 10))
def test_shift_and_scale_of_all_issues_move_trades_alike(seed: int, shift: float, scale: float) -> None:
    x, s, c = drawn(seed, 3)
    plain, moved = exchange(x, s, c), exchange(shift + scale * x, s, c)
    told = [(one["gives"], one["to"], one["issue"], one["for"]) for one in plain.parameters["made"]]
    assert [(one["gives"], one["to"], one["issue"], one["for"]) for one in moved.parameters["made"]] == told
    assert moved.outcome == pytest.approx(shift + scale * plain.outcome, abs=1e-6 * scale)


@given(SEEDS)
def test_the_other_end_of_the_scale_sees_the_same(seed: int) -> None:
    """Measured from its high end, every outcome is as far off; of the median where no tie has to be broken."""
    x, s, c = drawn(seed)
    for model in (compromise, challenge):
        # the challenge model takes the lowest of several compromises, which is a side
        options: dict[str, Any] = {"offer": "least_move", "summary": "mean"} if model is challenge else {}
        plain, turned = model(x, s, c, **options), model(100 - x, s, c, **options)
        assert turned.outcome == pytest.approx(100 - plain.outcome, abs=1e-6)


@given(SEEDS, st.floats(0.1, 10))
def test_only_relative_capability_counts(seed: int, factor: float) -> None:
    x, s, c = drawn(seed)
    for model in (compromise, weighted_median):
        assert model(x, s, factor * c).outcome == pytest.approx(model(x, s, c).outcome)


@given(SEEDS)
def test_nobody_leaves_the_range_of_the_first_positions(seed: int) -> None:
    x, s, c = drawn(seed)
    for model in (challenge, ktab):
        history = model(x, s, c).history
        assert history.min() >= x.min() - 0.005
        assert history.max() <= x.max() + 0.005


@given(SEEDS)
def test_history_begins_with_the_input_and_is_not_the_callers_array(seed: int) -> None:
    x, s, c = drawn(seed, 2)
    before = x.copy()
    for model in (*MODELS, exchange):
        forecast = model(x, s, c)
        assert (forecast.history[0] == before).all()
        assert forecast.history.shape[1:] == x.shape
        forecast.history[:] = -1
        assert (x == before).all()


# equal-gain exchange


@settings(max_examples=80)
@given(SEEDS)
def test_every_trade_leaves_both_sides_better_off_by_its_gain_and_nobody_past_anybody(seed: int) -> None:
    x, s, c = drawn(seed, 3)
    forecast = exchange(x, s, c)
    assert forecast.converged
    weights = c[:, None] * s
    outcomes = [(weights * votes).sum(axis=0) / weights.sum(axis=0) for votes in forecast.history]
    assert forecast.outcome == pytest.approx(outcomes[-1])
    for trade, before, after in zip(forecast.parameters["made"], outcomes, outcomes[1:], strict=False):
        gained = losses(x, s, before) - losses(x, s, after)
        assert gained[trade["gives"]] == pytest.approx(trade["gain"], abs=1e-9)
        assert gained[trade["to"]] == pytest.approx(trade["gain"], abs=1e-9)
        assert trade["gain"] > 0
    assert (forecast.history.min(axis=0) >= x.min(axis=0) - 1e-9).all()
    assert (forecast.history.max(axis=0) <= x.max(axis=0) + 1e-9).all()
    # a vote moves one way only
    steps = np.sign(np.round(np.diff(forecast.history, axis=0), 9))
    assert not ((steps > 0).any(axis=0) & (steps < 0).any(axis=0)).any()


@settings(max_examples=40)
@given(SEEDS)
def test_the_first_trade_is_the_best_there_is(seed: int) -> None:
    x, s, c = drawn(seed, 3)
    made = exchange(x, s, c, exchanges=1).parameters["made"]
    tried = best_trade(x, x, s, c)
    assert (made[0]["gain"] if made else 0.0) == pytest.approx(tried, rel=1e-6, abs=1e-7)


def test_two_actors_trade_what_each_cares_less_for() -> None:
    """Both have half the power; a cares 0.9 for the first issue and 0.1 for the second, b the other way round.

    Weights on issue 0: 0.9 and 0.1, so O = 90; on issue 1: 0.1 and 0.9, so O = 10 (a stands at 100, b at 0). Each gives
    its whole vote on what it cares less for: both outcomes move by 10, each gains 0.9 · 10 – 0.1 · 10 = 8.
    """
    forecast = exchange([[100, 100], [0, 0]], [[0.9, 0.1], [0.1, 0.9]], [1, 1])
    assert forecast.parameters["made"] == [{"gives": 0, "to": 1, "issue": 1, "for": 0, "gain": pytest.approx(8)}]
    assert forecast.outcome == pytest.approx([100, 0])


def test_who_cares_alike_has_nothing_to_trade() -> None:
    forecast = exchange([[100, 100], [0, 0]], [[0.5, 0.5], [0.2, 0.2]], [1, 1])
    assert forecast.converged
    assert len(forecast.history) == 1


def test_the_limit_on_exchanges_is_said() -> None:
    x, s, c = drawn(5, 3)
    assert len(exchange(x, s, c).history) > 2
    stopped = exchange(x, s, c, exchanges=1)
    assert not stopped.converged
    assert len(stopped.history) == 2


# what is missing, and what is wrong


def test_who_has_no_position_takes_no_part() -> None:
    x, s, c = [10, math.nan, 70, 40], [0.5, 0.9, 0.2, 0.4], [1, 9, 2, 1]
    fewer = [10, 70, 40], [0.5, 0.2, 0.4], [1, 2, 1]
    for model in MODELS:
        with_gap, without = model(x, s, c), model(*fewer)
        assert with_gap.outcome == pytest.approx(without.outcome)
        assert np.isnan(with_gap.history[:, 1]).all()
        assert np.delete(with_gap.history, 1, axis=1) == pytest.approx(without.history)


def test_a_missing_weight_is_the_mean_of_the_others_and_is_named() -> None:
    for model in MODELS:
        filled, given_ = model([10, 80], [0.4, math.nan], [2, 4]), model([10, 80], [0.4, 0.4], [2, 4])
        assert filled.outcome == pytest.approx(given_.outcome)
        assert filled.notes == ("salience of 1 on dimension 0 missing: the mean of the others",)
        filled = model([10, 80, 30], None, [2, math.nan, 4])
        assert filled.outcome == pytest.approx(model([10, 80, 30], None, [2, 3, 4]).outcome)
        assert filled.notes == ("capability of 1 missing: the mean of the others",)


def test_weights_that_are_all_zero_count_equally_and_are_named() -> None:
    forecast = compromise([10, 80], [0, 0], [2, 4])
    assert forecast.outcome == [45]
    assert forecast.notes == ("all weights on dimension 0 are 0: everybody counts equally",)
    for model in MODELS:
        assert model([10, 80], [0, 0], [0, 0]).notes


def test_one_actor_and_actors_of_one_mind_stay() -> None:
    for model in MODELS:
        for actors in (1, 3):
            forecast: Forecast = model(np.full(actors, 30.0))
            assert forecast.outcome == [30]
            assert forecast.converged in (True, None)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: compromise([]), "at least one of each"),
        (lambda: compromise(["a"]), "must be numbers"),
        (lambda: compromise([1, math.inf]), "infinite"),
        (lambda: compromise([math.nan]), "nobody has a position on dimension 0"),
        (lambda: compromise([1, 2], [1, 2, 3]), "salience has the shape"),
        (lambda: compromise([1, 2], None, [1]), "capability has the shape"),
        (lambda: compromise([1, 2], [-1, 1]), "negative or infinite"),
        (lambda: challenge([1, 2], [1, 50]), "0 to 1"),
        (lambda: challenge([1, 2], stay=2), "stay is 2"),
        (lambda: challenge([1, 2], offer="best"), "offer is 'best'; known are 'paper'"),  # type: ignore[arg-type]
        (lambda: ktab([1, 200]), "outside the scale 0 to 100"),
        (lambda: ktab([[1, 2]], [[0.7, 0.7]]), "more than 1"),
        (lambda: ktab([[1.0, math.nan], [3.0, 4.0]], [0.1, 0.1]), "no rule for it"),
        (lambda: ktab([1, 2], scale=(1, 0)), "lower end"),
        (lambda: ktab([1, 2], voting="loud"), "voting is 'loud'"),  # type: ignore[arg-type]
        (lambda: exchange([1, 2]), "at least two issues"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(call: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    "options",
    [
        {"victory": "octic"},
        {"victory": "binary"},
        {"election": "markov_incentive"},
        {"election": "markov_uniform"},
        {"voting": "cubic"},
        {"voting": "binary"},
        {"voting": "proportional_binary"},
        {"voting": "proportional_cubic"},
        {"voting": "asymmetric"},
        {"risk_estimate": "none"},
        {"risk_range": "max"},
        {"third_parties": "none"},
        {"third_parties": "full"},
        {"bargain": "s1p1"},
        {"bargain": "s2pmax"},
        {"view": "both"},
        {"view": "power_weighted"},
        {"transition": "stochastic"},
    ],
)
def test_every_option_of_ktab_does_something_and_keeps_to_the_scale(options: dict[str, Any]) -> None:
    generator = np.random.default_rng(1)
    x, s = generator.uniform(0, 100, (9, 2)), generator.uniform(0.1, 0.5, (9, 2))
    c = generator.uniform(1, 10, 9)
    changed, plain = ktab(x, s, c, **options), ktab(x, s, c)
    assert changed.history.shape != plain.history.shape or not np.allclose(changed.history, plain.history)
    assert changed.history.min() >= 0
    assert changed.history.max() <= 100
    again = ktab(x, s, c, **options)
    assert (again.history == changed.history).all()
