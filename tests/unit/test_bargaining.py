"""Bargaining solutions by their definitions, over all packages; known traps; who blocks; adjusted winner."""

from fractions import Fraction
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.solvers import Solution, adjusted_winner, bargain
from irenic.solvers.bargaining import Rule
from irenic.solvers.blocking import blocking_sets
from irenic.solvers.blocks import space

from ..conftest import ROOT
from ..packages import GRID, brute_blocking, brute_solution, random_space

RULES: tuple[Rule, ...] = get_args(Rule)
PANAMA = [(22, 9), (22, 15), (15, 15), (14, 3), (11, 15), (6, 5), (4, 11), (2, 7), (2, 7), (2, 13)]


def picked(solution: Solution) -> set[tuple[int, ...]]:
    return {tuple(row) for row in solution.packages.tolist()}


def one_issue(*options: tuple[float, ...]) -> list[np.ndarray]:
    return [np.array(options)]


@settings(max_examples=600)
@given(st.integers(0, 1_000_000))
def test_every_rule_picks_what_it_says_and_who_blocks_is_minimal(seed: int) -> None:
    small = random_space(seed)
    stuck = brute_blocking(small)
    for rule in RULES:
        solution = bargain(small.values, small.reservation, rule, allowed=small.allowed, links=small.links)
        expected = brute_solution(small, rule)
        assert picked(solution) == expected, rule
        assert solution.count == len(expected)
        assert sorted(solution.enumerate()) == sorted(expected)
        assert solution.blocking is not None
        assert set(solution.blocking) == stuck
        assert len(solution.blocking) == len(stuck)
        for package, worth in zip(solution.packages.tolist(), solution.values.tolist(), strict=True):
            assert small.worth(tuple(package)) == tuple(round(value * GRID) for value in worth)


def test_kalai_smorodinsky_past_corners() -> None:
    options = one_issue((1, 0, 0), (0, 1, 0), (0, 0, 1), (0.55, 0.62, 0.5), (0.9, 0.6, 0.6))
    solution = bargain(options, [0, 0, 0], "kalai_smorodinsky")
    assert solution.values.tolist() == [[0.9, 0.6, 0.6]]


def test_kalai_smorodinsky_looks_at_rational_packages_alone_for_the_ideal() -> None:
    """What a party would get where another is left with too little is no ideal of it."""
    options = one_issue((1, 0.1), (0.5, 0.6), (0.4, 0.8))
    assert bargain(options, [0, 0.2], "kalai_smorodinsky").values.tolist() == [[0.4, 0.8]]
    assert bargain(options, [0, 0.2], "kalai_smorodinsky", allowed=[np.array([True, True, False])]).packages == [[1]]


def test_nash_of_equal_numbers_of_winners_is_the_largest_product() -> None:
    solution = bargain(one_issue((0.2, 0.2, 0.2), (0.9, 0.8, 0.19)), [0, 0, 0], "nash")
    assert solution.values.tolist() == [[0.9, 0.8, 0.19]]


def test_nash_wants_most_to_gain_first() -> None:
    solution = bargain(one_issue((0.9, 0.9, 0), (0.1, 0.1, 0.1)), [0, 0, 0], "nash")
    assert solution.values.tolist() == [[0.1, 0.1, 0.1]]


def test_two_losses_are_no_gain() -> None:
    """(−0.5)·(−0.5) is more than 0.1·0.1."""
    assert bargain(one_issue((0, 0), (0.6, 0.6)), [0.5, 0.5], "nash").values.tolist() == [[0.6, 0.6]]
    for rule in RULES:
        nothing = bargain(one_issue((0, 0), (0.1, 0)), [0.5, 0.5], rule)
        assert nothing.packages.shape == (0, 1)
        assert nothing.values.shape == (0, 2)
        assert nothing.count == 0
        assert nothing.blocking == (frozenset({0}), frozenset({1}))


def test_decimal_ties_are_ties() -> None:
    """In floating point 0.3 · 0.7 is not 0.7 · 0.3 once reservation values are taken off."""
    options = one_issue((0.4, 0.8), (0.8, 0.4), (0.5, 0.5))
    assert picked(bargain(options, [0.1, 0.1], "nash")) == {(0,), (1,)}
    assert picked(bargain(options, [0.1, 0.1], "kalai_smorodinsky")) == {(2,)}
    split = [np.array([[0.1, 0.2], [0.2, 0.1]]), np.array([[0.2, 0.1], [0.1, 0.2]])]
    for rule in RULES[:3]:
        solution = bargain(split, [0, 0], rule)
        assert picked(solution) == {(0, 0), (1, 1)}
        assert solution.values.tolist() == [[0.3, 0.3]] * 2
    assert bargain(split, [0, 0], "utilitarian").count == 4


def test_exactly_the_reservation_value_is_enough() -> None:
    values = [np.array([[0.1, 0.2]])] * 3
    assert bargain(values, [0.3, 0.6], "egalitarian").count == 1


def test_near_ties_are_told_apart() -> None:
    """Products that differ by one unit in 10²⁴, which floating point cannot see."""
    options = one_issue((0.5, 0.5), (0.500000000001, 0.499999999999))
    assert bargain(options, [0, 0], "nash").packages.tolist() == [[0]]


def test_ties_past_what_can_be_written_out_are_counted() -> None:
    solution = bargain([np.zeros((10, 2))] * 20, [0, 0], "nash")
    assert solution.count == 10**20
    assert solution.packages.shape == (1_000, 20)
    assert len(np.unique(solution.packages, axis=0)) == 1_000


def test_who_blocks() -> None:
    """Any two can agree, all three cannot; and one that cannot have what it wants blocks alone."""
    options = one_issue((1, 1, 0), (1, 0, 1), (0, 1, 1))
    assert bargain(options, [1, 1, 1], "nash").blocking == (frozenset({0, 1, 2}),)
    assert bargain(options, [1, 2, 1], "nash").blocking == (frozenset({1}),)
    assert bargain(options, [1, 1, 0.5], "nash").blocking == (frozenset({0, 1, 2}),)
    assert bargain(options, [1, 1, 0], "nash").blocking == ()


def test_without_any_package_nobody_blocks_and_nothing_can_be_met() -> None:
    solution = bargain(one_issue((1, 1)), [0, 0], "nash", allowed=[np.array([False])])
    assert solution.blocking == (frozenset(),)


def test_who_blocks_among_a_great_many_packages() -> None:
    """10²⁰ packages of constant sum: 20 to divide, and both want more than half; a third wants nothing."""
    values = [np.array([[share / 9, 1 - share / 9, 0.0] for share in range(10)])] * 20
    assert bargain(values, [11, 10, 0], "nash").blocking == (frozenset({0, 1}),)
    assert blocking_sets(space(values, [11, 10, 0]), 1) is None


def test_a_rule_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="there is no rule 'kalai'; known are nash, kalai_smorodinsky"):
        bargain(one_issue((1, 1)), [0, 0], "kalai")  # type: ignore[arg-type]


def test_panama_whole_issues() -> None:
    """Raiffa 1982: each issue whole to one side."""
    values = [np.array([[us, 0], [0, panama]]) for us, panama in PANAMA]
    rules: tuple[Rule, ...] = ("nash", "egalitarian")
    for rule in rules:
        solution = bargain(values, [0, 0], rule)
        assert {tuple(row) for row in solution.values.tolist()} == {(64.0, 68.0)}


def test_panama_divided() -> None:
    """Brams and Taylor 1996: land and water is split, 66 each."""
    division = adjusted_winner(*zip(*PANAMA, strict=True))
    assert division.points == (Fraction(66), Fraction(66))
    assert division.shares[2] == Fraction(2, 15)
    assert {share for issue, share in enumerate(division.shares) if issue != 2} == {0, 1}


def test_divorce_divided() -> None:
    """Brams and Taylor: a sixth of the first item moves to Bob, and each has 56⅔."""
    division = adjusted_winner([50, 20, 15, 10, 5], [40, 30, 10, 10, 10])
    assert division.points == (Fraction(170, 3), Fraction(170, 3))
    assert list(division.shares) == [Fraction(5, 6), 0, 1, 0, 0]


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=7))
def test_a_division_is_equal_efficient_and_splits_one_issue_at_most(points: list[tuple[int, int]]) -> None:
    mine, theirs = ([Fraction(one) for one in side] for side in zip(*points, strict=True))
    if sum(mine) == 0 or sum(theirs) == 0:
        with pytest.raises(ValueError, match="all 0"):
            adjusted_winner(mine, theirs)
        return
    division = adjusted_winner(mine, theirs)
    first = sum(share * worth for share, worth in zip(division.shares, mine, strict=True)) / sum(mine)
    second = sum((1 - share) * worth for share, worth in zip(division.shares, theirs, strict=True)) / sum(theirs)
    assert first == second >= Fraction(1, 2)
    assert division.points == (first * sum(mine), second * sum(theirs))
    assert sum(0 < share < 1 for share in division.shares) <= 1
    # no swap helps: what the first party has any of buys it no less than what the second has any of
    for held, share in enumerate(division.shares):
        for other, rest in enumerate(division.shares):
            if share > 0 and rest < 1:
                assert mine[held] * theirs[other] >= mine[other] * theirs[held]


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ([1, 2], [1], "2 points of the first party and 1 of the second"),
        ([1, -2], [1, 1], "first party hold a negative number"),
        ([1, 2], [1, float("nan")], "second party hold nan, which is no finite number"),
        ([0, 0], [1, 1], "first party are all 0"),
    ],
)
def test_points_that_cannot_be_divided(mine: list[float], theirs: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        adjusted_winner(mine, theirs)


def test_the_example_of_the_page_runs_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "explanation" / "packages.md").read_text(encoding="utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    exec(compile(code, "packages.md", "exec"), {})
    promised = [line.split("# ")[1] for line in code.splitlines() if line.startswith("print")]
    assert capsys.readouterr().out.splitlines() == promised


def test_float_points_are_exact_decimals() -> None:
    assert adjusted_winner([0.1, 0.9], [0.9, 0.1]).points == (Fraction(9, 10), Fraction(9, 10))
