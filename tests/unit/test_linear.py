"""Linear programs against a second solver: the simplex method in exact fractions."""

from fractions import Fraction

import numpy as np
import pytest

from irenic.solvers.linear import FloatArray, Row
from irenic.solvers.polytope import PreferencePolytope
from tests.exact import greatest


def exact(values: FloatArray) -> list[Fraction]:
    return [Fraction(float(value)) for value in values]


def exact_greatest(polytope: PreferencePolytope, form: FloatArray, *, slack: bool = False) -> Fraction | None:
    """As LinearSet does it: over the closure, or with a common slack ≤ 1 of the strict rows as last variable."""
    tail = [Fraction(0)] * slack
    at_least: list[tuple[list[Fraction], Fraction]] = []
    equal: list[tuple[list[Fraction], Fraction]] = []
    for row in polytope.inequalities():
        held = exact(row.form) + [Fraction(-1 if row.strict else 0)] * slack
        (equal if row.equality else at_least).append((held, Fraction(float(row.bound))))
    if slack:
        tail = [Fraction(1)]
        at_least.append(([*([Fraction(0)] * polytope.size), Fraction(-1)], Fraction(-1)))
    return greatest(exact(form) + tail, at_least, equal)


def random_polytope(seed: int) -> PreferencePolytope:
    generator = np.random.default_rng(seed)
    levels = [list(range(generator.integers(2, 5))) for _ in range(generator.integers(1, 5))]
    whole = PreferencePolytope(levels)
    rows = []
    for _ in range(generator.integers(0, 8)):
        package = [int(generator.integers(0, len(held))) for held in levels]
        other = [int(generator.integers(0, len(held))) for held in levels]
        against = whole.reservation() if generator.random() < 0.6 else whole.utility(other)
        form = whole.utility(package) - against
        if not form.any():
            continue
        rows.append(
            Row(
                form if generator.random() < 0.5 else -form,
                float(generator.choice([0.0, 0.0, 0.0, 0.125, -0.25])),
                strict=bool(generator.random() < 0.4),
                equality=bool(generator.random() < 0.1),
            )
        )
    return whole.with_rows(rows)


@pytest.mark.parametrize("block", range(4))
def test_bounds_and_emptiness_are_those_of_exact_fractions(block: int) -> None:
    empty = 0
    for seed in range(50 * block, 50 * block + 50):
        polytope = random_polytope(seed)
        generator = np.random.default_rng(seed + 10_000)
        for _ in range(3):
            package = [int(generator.integers(0, held.max() + 1)) for held in polytope.orders]
            form = polytope.utility(package) - polytope.reservation()
            high, low = exact_greatest(polytope, form), exact_greatest(polytope, -form)
            bounds = polytope.bounds(form)
            if high is None or low is None:
                assert bounds is None
                continue
            assert bounds == pytest.approx((-float(low), float(high)), abs=1e-8)
        slack = exact_greatest(polytope, np.zeros(polytope.size))
        with_slack = _slack(polytope)
        if slack is None:
            assert polytope.is_empty()
            empty += 1
        elif with_slack is not None:
            assert polytope.slack() == pytest.approx(with_slack, abs=1e-8)
            assert polytope.is_empty() == (with_slack <= 1e-7)
    assert 0 < empty < 50, "both kinds of set have to occur"


def _slack(polytope: PreferencePolytope) -> float | None:
    held = exact_greatest(polytope, np.zeros(polytope.size), slack=True)
    return None if held is None else float(held)


def test_the_exact_solver_itself_solves_a_textbook_program() -> None:
    # maximise 3x + 5y with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: 36 at (2, 6) (Hillier, Lieberman)
    number = Fraction
    rows = [
        ([number(-1), number(0)], number(-4)),
        ([number(0), number(-2)], number(-12)),
        ([number(-3), number(-2)], number(-18)),
    ]
    assert greatest([number(3), number(5)], rows, []) == 36
    assert greatest([number(1), number(0)], [([number(-1), number(0)], number(1))], []) is None
    with pytest.raises(ValueError, match="no upper bound"):
        greatest([number(1)], [([number(1)], number(1))], [])
