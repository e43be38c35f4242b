"""The frontier against brute force over all packages; counts past 64 bits, links, filters, and what is refused."""

from itertools import islice, product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.solvers import Frontier, fold, frontier

from ..packages import GRID, Small, Worth, brute_front, random_space

SEEDS = st.integers(0, 1_000_000)
TWO = [np.array([[1.0, 0.0], [0.0, 1.0]])]


def tenths(front: Frontier) -> list[Worth]:
    return [tuple(round(value * GRID) for value in row) for row in front.values.tolist()]


def holds(space: Small, front: Frontier, expected: dict[Worth, set[tuple[int, ...]]]) -> None:
    """Values, one package each, counts and all packages are as expected, and in order."""
    assert front.counts is not None
    assert front.epsilon == 0
    assert tenths(front) == sorted(expected, reverse=True)
    for point, worth in enumerate(tenths(front)):
        same = list(front.enumerate(point))
        assert set(same) == expected[worth]
        assert front.counts[point] == len(same) == len(set(same))
        assert space.worth(tuple(front.packages[point].tolist())) == worth
        assert tuple(front.packages[point].tolist()) in expected[worth]


@settings(max_examples=600)
@given(SEEDS)
def test_the_front_is_that_of_all_packages(seed: int) -> None:
    space = random_space(seed)
    named = {"allowed": space.allowed, "links": space.links}
    holds(space, frontier(space.values, **named), brute_front(space, list(space.packages())))  # type: ignore[arg-type]
    pruned = frontier(space.values, reservation=space.reservation, **named)  # type: ignore[arg-type]
    holds(space, pruned, brute_front(space, space.rational()))


def test_the_front_is_the_same_in_small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        space = random_space(seed)
        monkeypatch.setattr(fold, "CHUNK", 1 + seed % 5)
        front = frontier(space.values, allowed=space.allowed, links=space.links)
        holds(space, front, brute_front(space, list(space.packages())))


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 6])
def test_a_front_of_thousands_is_that_of_all_packages(parties: int) -> None:
    generator = np.random.default_rng(parties)
    values = [generator.random((4, parties)).round(3) for _ in range(6)]
    packages = np.array(list(product(range(4), repeat=6)))
    worth = sum(np.rint(values[issue] * 1000).astype(int)[packages[:, issue]] for issue in range(6))
    assert isinstance(worth, np.ndarray)
    distinct = np.unique(worth, axis=0)
    kept = [row for row in distinct if not ((distinct >= row).all(axis=1) & (distinct > row).any(axis=1)).any()]
    front = frontier(values)
    assert np.rint(front.values * 1000).astype(int).tolist() == [row.tolist() for row in reversed(kept)]
    assert front.counts == tuple(int((worth == row).all(axis=1).sum()) for row in reversed(kept))


@pytest.mark.parametrize("seed", range(60))
def test_a_thinned_front_says_by_how_much_it_may_err(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:
        monkeypatch.setattr(fold, "CHUNK", 10)
    generator = np.random.default_rng(seed)
    parties, limit = 2 + seed % 4, int(generator.integers(1, 12))
    tenths_of = [generator.integers(0, 30, (5, parties)).tolist() for _ in range(3)]
    space = Small(tenths_of, [int(generator.integers(0, 30))] * parties, [np.ones(5, bool)] * 3, [])
    front = frontier(space.values, reservation=space.reservation, limit=limit)
    if front.epsilon == 0:
        holds(space, front, brute_front(space, space.rational()))
        return
    assert front.counts is None
    assert len(front) <= limit
    error = front.epsilon * GRID + 1e-6
    for point, worth in enumerate(tenths(front)):
        assert min(space.gains(worth)) >= 0
        for package in [tuple(front.packages[point].tolist()), *front.enumerate(point)]:
            assert space.worth(package) == worth
    for package in space.packages():
        mine = space.worth(package)
        if min(space.gains(mine)) >= error:
            assert any(all(y >= x - error for x, y in zip(mine, other, strict=True)) for other in tenths(front))


def test_counts_pass_64_bits() -> None:
    front = frontier([np.zeros((10, 3))] * 20)
    assert front.counts == (10**20,)
    assert len(list(islice(front.enumerate(0), 1000))) == 1000
    front = frontier(TWO * 80)
    assert front.counts == tuple(comb(80, taken) for taken in range(81))
    assert all(type(count) is int for count in front.counts)


def test_decimal_ties_are_ties() -> None:
    """0.1 + 0.2 is 0.3 here, though not in floating point."""
    front = frontier([np.array([[0.1, 0.2], [0.3, 0.0]]), np.array([[0.2, 0.1], [0.0, 0.3]])])
    assert front.counts == (1, 2, 1)
    assert front.values.tolist() == [[0.5, 0.1], [0.3, 0.3], [0.1, 0.5]]


def test_a_link_forbids_a_combination() -> None:
    """The first option of the first issue only with the second of the third."""
    table = np.array([[False, True], [True, True]])
    values = [np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0]]), np.array([[2.0, 0.0], [0.0, 1.0]])]
    front = frontier(values, links=[((0, 2), table)])
    assert front.packages.tolist() == [[0, 0, 1], [1, 0, 1]]
    assert list(front.enumerate(0)) == [(0, 0, 1), (1, 0, 0)]


def test_nothing_is_left() -> None:
    for front in (
        frontier(TWO, allowed=[np.array([False, False])]),
        frontier(TWO * 2, links=[((0, 1), np.zeros((2, 2), bool))]),
        frontier(TWO, reservation=[1, 1]),
    ):
        assert len(front) == 0
        assert front.counts == ()
        assert front.values.shape == (0, 2)
        with pytest.raises(IndexError):
            front.enumerate(0)


def test_one_party_takes_its_best() -> None:
    front = frontier([np.array([[1.0], [3.0], [3.0]]), np.array([[0.5]])])
    assert front.values.tolist() == [[3.5]]
    assert list(front.enumerate(0)) == [(1, 0), (2, 0)]


@pytest.mark.parametrize(
    ("values", "named", "said"),
    [
        ([], {}, "there is no issue"),
        ([np.zeros(3)], {}, r"values\[0\] has the shape \(3,\)"),
        ([np.zeros((2, 2)), np.zeros((2, 3))], {}, r"values\[1\] has the shape \(2, 3\)"),
        ([np.zeros((0, 2))], {}, r"values\[0\] has the shape \(0, 2\)"),
        ([[["a", "b"]]], {}, r"values\[0\] must be an array of numbers"),
        ([np.array([[np.nan, 0.0]])], {}, r"values\[0\] holds a number that is not finite"),
        (TWO, {"reservation": [np.inf, 0]}, "reservation holds a number that is not finite"),
        (TWO, {"reservation": [0]}, r"reservation has the shape \(1,\)"),
        ([np.array([[3e6, 0.0]])] * 2, {}, "too large for exact sums"),
        (TWO, {"allowed": []}, "allowed holds 0 arrays for 1 issues"),
        (TWO, {"allowed": [np.array([1, 0])]}, r"allowed\[0\] must be an array of bools"),
        (TWO * 2, {"links": [((0, 0), np.ones((2, 2), bool))]}, r"links\[0\] names the issues \(0, 0\)"),
        (TWO * 2, {"links": [((0, 5), np.ones((2, 2), bool))]}, r"links\[0\] names the issues \(0, 5\)"),
        (TWO * 2, {"links": [((0, 1), np.ones((2, 3), bool))]}, r"links\[0\] must be an array of bools"),
        (TWO, {"limit": 0}, "limit is 0"),
        (
            [np.zeros((101, 2))] * 3,
            {"links": [((0, 1), np.ones((101, 101), bool)), ((1, 2), np.ones((101, 101), bool))]},
            "issues 0, 1, 2 together, which have 1,030,301 combinations",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused(values: list[np.ndarray], named: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        frontier(values, **named)  # type: ignore[arg-type]
