"""Draws: walks against rejection from the prior on random sets, closed forms, and sets that are flat, thin or empty."""

import math

import numpy as np
import pytest

from irenic.solvers.diagnostics import effective_size, split_r_hat
from irenic.solvers.linear import FloatArray, Row
from irenic.solvers.polytope import PreferencePolytope, Prior
from irenic.solvers.sampling import Draws, SoftRow, sample

PRIORS: tuple[Prior, ...] = ("issues", "increments")


def random_set(generator: np.random.Generator, rows: int) -> PreferencePolytope:
    """A set of up to four issues with rows that a point of the prior satisfies."""
    orders = [list(range(int(generator.integers(2, 5)))) for _ in range(int(generator.integers(1, 5)))]
    whole = PreferencePolytope(orders)
    (truth,) = whole.prior(1, generator, "issues")
    found: list[Row] = []
    for _ in range(rows):
        first, second = ([int(generator.integers(len(order))) for order in orders] for _ in range(2))
        against = whole.reservation() if generator.random() < 0.5 else whole.utility(second)
        form = whole.utility(first) - against
        found.append(Row(form if form @ truth >= 0 else -form))
    return whole.with_rows(found)


def rejected(
    polytope: PreferencePolytope, prior: Prior, tries: int, soft: list[SoftRow] | None = None
) -> tuple[FloatArray, FloatArray]:
    """Prior draws that satisfy the rows, with their weights: the oracle."""
    points = polytope.prior(tries, np.random.default_rng(17), prior)
    points = points[polytope.satisfies(points, polytope.rows)]
    weights = np.ones(len(points))
    for group in soft or []:
        weights[~polytope.satisfies(points, group.rows)] *= 1 - group.credence
    return points, weights


def agree(drawn: Draws, points: FloatArray, weights: FloatArray, forms: FloatArray, errors: float = 5.0) -> None:
    """Means of forms and shares of positive forms are the same within some standard errors."""
    assert drawn.problem is None
    for form in forms:
        values, expectations = drawn.points @ form, points @ form
        for mine, theirs in ((values, expectations), ((values >= 0.1) * 1.0, (expectations >= 0.1) * 1.0)):
            mean = float(mine @ drawn.weights / drawn.weights.sum())
            expected = float(theirs @ weights / weights.sum())
            of_walks = (float(mine.var()) or 1e-12) / drawn.size_of(mine)
            of_oracle = float((weights**2 * (theirs - expected) ** 2).sum()) / weights.sum() ** 2
            error = math.sqrt(of_walks + of_oracle)
            assert abs(mean - expected) <= errors * error + 1e-6, (mean, expected, error)


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize("seed", range(12))
def test_walks_draw_what_rejection_draws(prior: Prior, seed: int) -> None:
    generator = np.random.default_rng(seed)
    polytope = random_set(generator, int(generator.integers(1, 6)))
    points, weights = rejected(polytope, prior, 400_000)
    if len(points) < 2_000:
        pytest.skip("rejection leaves too few draws to compare with")
    drawn = sample(polytope, 8_000, seed, prior, walk_only=True)
    assert drawn.chains
    assert polytope.satisfies(drawn.points, polytope.rows).all()
    forms = np.vstack([np.eye(polytope.size), generator.standard_normal((4, polytope.size))])
    agree(drawn, points, weights, forms)


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize("seed", range(6))
def test_soft_rows_weigh_as_they_say(prior: Prior, seed: int) -> None:
    generator = np.random.default_rng(100 + seed)
    polytope = random_set(generator, 2)
    soft = []
    for credence in (0.7, 0.9, 0.3):
        forms = generator.standard_normal((2 if credence == 0.3 else 1, polytope.size))
        soft.append(SoftRow(tuple(Row(form) for form in forms), credence))
    points, weights = rejected(polytope, prior, 400_000, soft)
    if len(points) < 2_000:
        pytest.skip("rejection leaves too few draws to compare with")
    drawn = sample(polytope, 8_000, seed, prior, soft=soft, walk_only=True)
    forms = np.vstack([np.eye(polytope.size), [group.rows[0].form for group in soft]])
    agree(drawn, points, weights, forms)


def test_the_same_seed_gives_the_same_bits() -> None:
    polytope = random_set(np.random.default_rng(5), 4)
    for prior in PRIORS:
        first, second, other = (sample(polytope, 400, seed, prior, walk_only=True) for seed in (3, 3, 4))
        assert np.array_equal(first.points, second.points)
        assert not np.array_equal(first.points, other.points)


@pytest.mark.parametrize("prior", PRIORS)
def test_a_set_of_one_point_gives_that_point(prior: Prior) -> None:
    whole = PreferencePolytope([[0, 1], [0, 1]])
    polytope = whole.with_rows([Row(whole.weight(0), 0.3, equality=True), Row(whole.reservation(), 0.5, equality=True)])
    drawn = sample(polytope, 100, 0, prior)
    assert np.allclose(drawn.points, [0.3, 0.7, 0.5])


@pytest.mark.parametrize("prior", PRIORS)
def test_an_empty_set_gives_no_draws_and_says_so(prior: Prior) -> None:
    whole = PreferencePolytope([[0, 1, 2], [0, 1]])
    polytope = whole.with_rows([Row(whole.weight(0), 0.8), Row(whole.weight(1), 0.8)])
    drawn = sample(polytope, 100, 0, prior)
    assert len(drawn.points) == 0
    assert drawn.problem


@pytest.mark.parametrize("prior", PRIORS)
def test_a_weight_that_is_known_is_kept(prior: Prior) -> None:
    """w₁ = 0.5 leaves the other weights uniform on what is left, and under `issues` all shares too."""
    whole = PreferencePolytope([[0, 1, 2], [0, 1], [0, 1]])
    drawn = sample(whole.with_rows([Row(whole.weight(0), 0.5, equality=True)]), 8_000, 1, prior)
    assert np.allclose(drawn.points @ whole.weight(0), 0.5)
    assert drawn.points[:, 0].mean() == pytest.approx(0.25, abs=0.01)
    assert drawn.points[:, 2].mean() == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("prior", PRIORS)
def test_two_rows_that_meet_are_an_equality(prior: Prior) -> None:
    whole = PreferencePolytope([[0, 1, 2], [0, 1], [0, 1]])
    form = whole.weight(0) - whole.weight(1)
    drawn = sample(whole.with_rows([Row(form), Row(-form)]), 4_000, 1, prior)
    assert drawn.problem is None
    assert np.abs(drawn.points @ form).max() < 1e-9
    assert drawn.points[:, -1].std() > 0.2


@pytest.mark.parametrize("prior", PRIORS)
def test_increments_that_are_forced_to_zero_leave_the_rest_alone(prior: Prior) -> None:
    """An issue all of whose increments are 0 leaves the product; one of whose increments is 0 loses a share."""
    whole = PreferencePolytope([[0, 1, 2], [0, 1, 2], [0, 1]])
    gone = [Row(-whole.weight(1)), Row(-whole.value(0, 1))]
    drawn = sample(whole.with_rows(gone), 8_000, 2, prior)
    assert drawn.problem is None
    assert np.abs(drawn.points[:, [0, 2, 3]]).max() < 1e-9
    assert drawn.points[:, 1].mean() == pytest.approx(0.5, abs=0.02)
    assert drawn.points[:, 1].std() == pytest.approx(math.sqrt(1 / 12), abs=0.02)


def test_a_known_value_restricts_the_density_of_the_prior_over_issues() -> None:
    """v₁(middle) = 0.3 with two steps: given w₁, the density of the first step is 1 / w₁, so w₁ has density ∝ 1 / w₁."""
    whole = PreferencePolytope([[0, 1, 2], [0, 1]])
    drawn = sample(whole.with_rows([Row(whole.value(0, 1), 0.3, equality=True)]), 20_000, 3, "issues")
    assert drawn.problem is None
    weights = drawn.points @ whole.weight(0)
    assert weights.min() >= 0.3 - 1e-9
    expected = 0.7 / math.log(1 / 0.3)
    error = weights.std() / math.sqrt(drawn.size_of(weights))
    assert weights.mean() == pytest.approx(expected, abs=5 * error)


def test_a_density_without_finite_mass_is_a_problem() -> None:
    """All steps of an issue tied to one another: near w = 0 the prior over issues has no finite mass there."""
    whole = PreferencePolytope([[0, 1, 2, 3], [0, 1]])
    first, second, third = (whole.value(0, k) - whole.value(0, k - 1) for k in (1, 2, 3))
    tied = [Row(first - second, 0.0, equality=True), Row(second - third, 0.0, equality=True)]
    drawn = sample(whole.with_rows(tied), 400, 0, "issues")
    assert drawn.problem
    assert "intervals" in drawn.problem


@pytest.mark.parametrize("prior", PRIORS)
def test_a_thin_set_is_walked_from_end_to_end(prior: Prior) -> None:
    """U(x) and r hardly apart, in a hundred-thousandth of the whole: the ends are reached all the same."""
    whole = PreferencePolytope([[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    form = whole.utility([2, 1, 0]) - whole.reservation()
    drawn = sample(whole.with_rows([Row(form), Row(-form, -1e-5)]), 8_000, 4, prior)
    assert drawn.problem is None
    gaps = drawn.points @ form
    assert (gaps.min() >= -1e-9, gaps.max() <= 1e-5 + 1e-9) == (True, True)
    assert gaps.mean() == pytest.approx(5e-6, rel=0.05)
    assert drawn.points[:, -1].std() > 0.1


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize(("issues", "rows"), [(30, 0), (30, 40), (1, 3), (3, 500)])
def test_sets_of_every_size_give_draws_that_have_mixed(prior: Prior, issues: int, rows: int) -> None:
    generator = np.random.default_rng(issues + rows)
    whole = PreferencePolytope([[0, 1, 2, 3]] * issues)
    (truth,) = whole.prior(1, generator, prior)
    carved = []
    for _ in range(rows):
        form = whole.utility(generator.integers(0, 4, issues)) - whole.reservation()
        carved.append(Row(form if form @ truth >= 0 else -form))
    polytope = whole.with_rows(carved)
    indicators = [whole.utility([1] * issues) - whole.reservation()]
    drawn = sample(polytope, 2_000, 6, prior, indicators=indicators)
    assert drawn.problem is None
    assert len(drawn.points) >= 2_000
    assert polytope.satisfies(drawn.points, polytope.rows).all()
    assert np.allclose(drawn.points[:, :-1].sum(axis=1), 1)
    assert drawn.size_of(drawn.points @ indicators[0]) >= 400


def test_the_effective_size_of_known_chains() -> None:
    """Independent draws tell in full; an autoregression with coefficient ρ tells (1 − ρ) / (1 + ρ) of it."""
    generator = np.random.default_rng(0)
    noise = generator.standard_normal((4, 20_000))
    assert effective_size(noise) == pytest.approx(80_000, rel=0.1)
    chain = np.zeros_like(noise)
    for at in range(1, noise.shape[1]):
        chain[:, at] = 0.9 * chain[:, at - 1] + noise[:, at]
    assert effective_size(chain) == pytest.approx(80_000 * 0.1 / 1.9, rel=0.15)
    assert split_r_hat(noise) == pytest.approx(1, abs=0.001)
    assert split_r_hat(noise + np.arange(4)[:, None]) > 1.2
    assert split_r_hat(np.ones((4, 10))) == 1
    assert split_r_hat(np.repeat(np.arange(4.0)[:, None], 10, axis=1)) == math.inf
