"""The set of a party's possible preferences: bounds against a second solver, draws against closed forms, odd sets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from irenic.solvers.linear import Row
from irenic.solvers.polytope import PreferencePolytope, SoftRow

SIZES = st.lists(st.integers(2, 4), min_size=1, max_size=4)


def polytope_with_rows(sizes: list[int], seed: int, number: int) -> PreferencePolytope:
    """Random orders, and rows that compare random packages, values and weights."""
    generator = np.random.default_rng(seed)
    orders = [generator.permutation(size).tolist() for size in sizes]
    plain = PreferencePolytope(orders)
    rows = []
    for _ in range(number):
        x, y = ([int(generator.integers(size)) for size in sizes] for _ in range(2))
        kind = generator.integers(3)
        if kind == 0:
            rows.append(Row(plain.utility(x) - plain.reservation()))
        elif kind == 1:
            rows.append(Row(plain.reservation() - plain.utility(x), strict=True))
        else:
            rows.append(Row(plain.utility(x) - plain.utility(y), strict=True))
    return plain.with_rows(rows)


def scipy_bounds(polytope: PreferencePolytope, form: np.ndarray) -> tuple[float, float] | None:
    """The same bounds by a cold linear program of another library's making."""
    rows = np.array([row.form for row in polytope.rows]).reshape(-1, polytope.size)
    whole = np.append(np.ones(polytope.size - 1), 0.0)[None, :]
    found = []
    for sign in (1, -1):
        answer = linprog(
            sign * form, A_ub=-rows if len(rows) else None, b_ub=-np.array([row.bound for row in polytope.rows]) if len(rows) else None,
            A_eq=whole, b_eq=[1.0], bounds=[(0, 1)] * polytope.size, method="highs-ipm",
        )  # fmt: skip
        if answer.status == 2:
            return None
        found.append(sign * float(answer.fun or 0.0))
    return found[0], found[1]


@settings(max_examples=150)
@given(SIZES, st.integers(0, 10_000), st.integers(0, 5))
def test_bounds_are_those_of_a_second_solver(sizes: list[int], seed: int, number: int) -> None:
    polytope = polytope_with_rows(sizes, seed, number)
    form = polytope.utility([0] * len(sizes)) - polytope.reservation()
    ours, theirs = polytope.bounds(form), scipy_bounds(polytope, form)
    assert (ours is None) == (theirs is None)
    if ours is not None and theirs is not None:
        assert ours == pytest.approx(theirs, abs=1e-6)


@settings(max_examples=60)
@given(SIZES, st.integers(0, 10_000), st.integers(0, 4), st.sampled_from(["issues", "increments"]))
def test_every_draw_satisfies_the_rows_and_the_structure(sizes: list[int], seed: int, number: int, prior: str) -> None:
    polytope = polytope_with_rows(sizes, seed, number)
    draws = polytope.sample(200, seed, prior)  # type: ignore[arg-type]
    if polytope.is_empty():
        assert len(draws.points) == 0
    assert (draws.points[:, :-1] >= 0).all()
    assert np.allclose(draws.points[:, :-1].sum(axis=1), 1)
    for row in polytope.rows:
        assert (draws.points @ row.form >= row.bound - 1e-7).all()
    again = polytope.sample(200, seed, prior)  # type: ignore[arg-type]
    assert (again.points == draws.points).all()
    assert again.tried == draws.tried


def test_the_structure_alone() -> None:
    """Without rows: each package from worst to best, and its value can be anything between 0 and 1."""
    polytope = PreferencePolytope([[0, 1, 2], [1, 0]])
    assert polytope.bounds(polytope.utility([0, 1])) == pytest.approx((0, 0))
    assert polytope.bounds(polytope.utility([2, 0])) == pytest.approx((1, 1))
    assert polytope.bounds(polytope.utility([1, 1])) == pytest.approx((0, 1))
    assert polytope.slack() == 1
    assert not polytope.is_empty()


def test_strict_rows_tell_an_edge_from_a_contradiction() -> None:
    """U ≥ r and U < r leave nothing, though the closure still has points."""
    plain = PreferencePolytope([[0, 1, 2], [0, 1]])
    gain = plain.utility([1, 1]) - plain.reservation()
    both = plain.with_rows([Row(gain), Row(-gain, strict=True)])
    assert both.bounds(gain) == pytest.approx((0, 0), abs=1e-8)
    assert both.is_empty()
    assert not plain.with_rows([Row(gain), Row(-gain)]).is_empty()
    impossible = plain.with_rows([Row(plain.utility([0, 0]), 0.5)])
    assert impossible.is_empty()
    assert impossible.bounds(gain) is None
    assert len(impossible.sample(10, 0).points) == 0


def test_splitting_an_option_leaves_the_weights_where_they_were() -> None:
    """The prior over issues does not care how many options an issue has; the one over increments does."""
    for sizes in ((2, 5, 5), (2, 2, 2)):
        polytope = PreferencePolytope([list(range(size)) for size in sizes])
        draws = polytope.sample(40_000, 1, "issues")
        for issue in range(3):
            mean = float((draws.points @ polytope.weight(issue)).mean())
            assert mean == pytest.approx(1 / 3, abs=4 * 0.2357 / 200)
    polytope = PreferencePolytope([[0, 1], list(range(5)), list(range(5))])
    draws = polytope.sample(40_000, 1, "increments")
    means = [float((draws.points @ polytope.weight(issue)).mean()) for issue in range(3)]
    assert means == pytest.approx([1 / 9, 4 / 9, 4 / 9], abs=0.005)


def test_soft_rows_weigh_draws() -> None:
    """A row of credence c multiplies the density by 1 where it holds and by 1 − c where not (closed form on one issue)."""
    polytope = PreferencePolytope([[0, 1]])
    row = Row(polytope.reservation(), 0.5)
    draws = polytope.sample(40_000, 3, soft=[SoftRow((row,), 0.6)])
    high = draws.points[:, -1] >= 0.5
    share = float(draws.weights[high].sum() / draws.weights.sum())
    assert share == pytest.approx(0.5 / (0.5 + 0.5 * 0.4), abs=4 * 0.0025)
    assert draws.effective_size == pytest.approx(40_000 * 0.7**2 / 0.58, rel=0.02)


def test_equally_liked_options_and_issues_without_a_choice() -> None:
    polytope = PreferencePolytope([[1, 1, 0], [0, 0]])
    assert polytope.bounds(polytope.utility([0, 0]) - polytope.utility([1, 1])) == pytest.approx((0, 0))
    assert polytope.bounds(polytope.weight(1)) == pytest.approx((0, 0))
    bad: list[list[list[int]]] = [[], [[0, 0]], [[1, 2]], [[]]]
    for orders in bad:
        with pytest.raises(ValueError, match=r"level|option"):
            PreferencePolytope(orders)


def test_solving_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """`--json` promises one object on standard output and nothing else."""
    polytope_with_rows([3, 3], 1, 3).bounds(np.ones(5))
    assert capfd.readouterr() == ("", "")
