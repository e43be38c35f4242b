"""The best packages against brute force over all packages, in exact fractions; ties, filters, the local search."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.solvers import BestPackages, DrawnParty, acceptance, best_packages, climbing, every_package, joined

from ..drawn import Drawn, all_packages, brute_best, random_draws, random_links, random_sizes

SEEDS = st.integers(0, 1_000_000)
Links = list[tuple[tuple[int, ...], np.ndarray]]


def a_case(seed: int) -> tuple[list[Drawn], Links]:
    generator = np.random.default_rng(seed)
    sizes = random_sizes(generator)
    count = int(generator.integers(1, 6))
    parties = [random_draws(generator, sizes, 1, int(generator.integers(1, 9))) for _ in range(count)]
    return parties, random_links(generator, sizes)


def told_rightly(parties: list[Drawn], found: BestPackages) -> None:
    """What is said of each package is so, and they come in order."""
    rows = [tuple(row) for row in found.packages.tolist()]
    assert len(set(rows)) == len(rows)
    for row, shares, probability in zip(rows, found.acceptance.tolist(), found.probability.tolist(), strict=True):
        assert shares == [float(party.share(row)) for party in parties]
        assert probability == pytest.approx(np.prod(shares), abs=1e-15)
    assert rows == [row for _, row in sorted(zip((-found.probability).tolist(), rows, strict=True))]


@settings(max_examples=600)
@given(SEEDS)
def test_the_best_packages_are_those_of_all(seed: int) -> None:
    parties, links = a_case(seed)
    expected = brute_best(parties, all_packages(parties[0].sizes, links))
    top = 1 + seed % 12
    found = best_packages([party.party() for party in parties], links=links, top=top)
    assert found.exact
    assert found.size == len(expected)
    assert len(found.packages) == min(top, len(expected))
    told_rightly(parties, found)
    assert found.probability.tolist() == pytest.approx([float(one) for one, _ in expected[:top]], abs=1e-15)


def test_the_best_packages_are_the_same_in_small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        parties, links = a_case(seed)
        drawn = [party.party() for party in parties]
        whole = best_packages(drawn, links=links)
        monkeypatch.setattr(every_package, "CHUNK", 1 + 20 * (seed % 5))
        chunks = best_packages(drawn, links=links)
        monkeypatch.undo()
        assert chunks.packages.tolist() == whole.packages.tolist()
        assert chunks.probability.tolist() == whole.probability.tolist()


@settings(max_examples=300)
@given(SEEDS)
def test_acceptance_is_the_share_of_draws_that_accept(seed: int) -> None:
    parties, links = a_case(seed)
    packages = all_packages(parties[0].sizes, links)
    found = acceptance([party.party() for party in parties], np.array(packages, dtype=int))
    assert found.shape == (len(packages), len(parties))
    for package, shares in zip(packages, found.tolist(), strict=True):
        assert shares == [float(party.share(package)) for party in parties]


def test_acceptance_counts_many_draws_as_few() -> None:
    """More draws than are gone through at a time."""
    generator = np.random.default_rng(5)
    values = [generator.random((3_001, size)) for size in (3, 40, 2)]
    party = DrawnParty(values, generator.random(3_001) * 3, generator.random(3_001))
    packages = generator.integers(0, [3, 40, 2], (50, 3))
    total = sum((issue[:, packages[:, place]] for place, issue in enumerate(values)), np.zeros(1))
    expected = np.average(
        (total - np.asarray(party.reservation)[:, None] >= 0).T, axis=1, weights=np.asarray(party.weights)
    )
    assert acceptance([party], packages)[:, 0] == pytest.approx(expected, abs=1e-9)
    best = best_packages([party], top=240)
    assert best.probability == pytest.approx(acceptance([party], best.packages)[:, 0], abs=0)


@settings(max_examples=150)
@given(SEEDS)
def test_a_local_search_that_sees_everything_misses_nothing(seed: int) -> None:
    parties, links = a_case(seed)
    drawn = [party.party() for party in parties]
    found = best_packages(drawn, links=links, limit=1, seed=seed)
    exact = best_packages(drawn, links=links)
    assert found.exact == (exact.size <= 1)
    assert found.size == exact.size
    told_rightly(parties, found)
    assert found.probability[:1].tolist() == pytest.approx(exact.probability[:1].tolist())


def test_a_local_search_tells_the_best_that_it_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climbing, "NEAR", 4)
    monkeypatch.setattr(climbing, "SAMPLE", 3)
    reached = 0
    for seed in range(60):
        parties, links = a_case(seed)
        drawn = [party.party() for party in parties]
        exact = best_packages(drawn, links=links)
        found = best_packages(drawn, links=links, limit=1, seed=seed)
        again = best_packages(drawn, links=links, limit=1, seed=seed)
        assert again.packages.tolist() == found.packages.tolist()
        told_rightly(parties, found)
        assert len(found.packages) or not len(exact.packages)
        if len(exact.packages):
            assert found.probability[0] <= exact.probability[0] + 1e-12
            reached += bool(found.probability[0] >= exact.probability[0] - 1e-12)
    assert reached >= 45


def test_ties_come_in_the_order_of_their_options() -> None:
    same = DrawnParty([np.zeros((4, 3)), np.zeros((4, 2))], np.zeros(4), np.full(4, 0.1))
    found = best_packages([same, same], top=4)
    assert found.packages.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert found.probability.tolist() == [1.0] * 4


def test_ties_come_in_that_order_where_links_tie_distant_issues() -> None:
    same = DrawnParty([np.zeros((4, 2))] * 3, np.zeros(4), np.ones(4))
    found = best_packages([same], links=[((0, 2), np.ones((2, 2), dtype=bool))], top=5)
    assert found.packages.tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [1, 0, 0]]


def test_different_draws_of_equal_weight_tie() -> None:
    """0.1 + 0.1 + 0.1 is not 0.3, but three draws of ten are three draws of ten."""
    accepted = np.array([[1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 1, 0, 1]]).T
    party = DrawnParty([accepted], np.ones(10), np.full(10, 0.1))
    assert acceptance([party], [[0], [1]]).tolist() == [[0.3], [0.3]]


@pytest.mark.parametrize(("lacking", "share"), [(0.0, 1.0), (0.5e-7, 1.0), (2e-7, 0.0)])
def test_a_party_accepts_what_is_worth_its_reservation_value(lacking: float, share: float) -> None:
    party = DrawnParty([np.array([[0.1]]), np.array([[0.2]])], np.array([0.3 + lacking]), np.ones(1))
    assert acceptance([party], [[0, 0]]).tolist() == [[share]]
    assert best_packages([party]).probability.tolist() == [share]


def test_draws_with_choices_count_by_their_share() -> None:
    """Half of each draw's weight has a red line on the second option in force."""
    values = [np.array([[0.0, 1.0], [0.2, 0.8]])]
    free = DrawnParty(values, np.array([0.5, 0.9]), np.array([3.0, 1.0]) * 0.5)
    barred = free._replace(allowed=[np.array([True, False])])
    barred_if = free._replace(forbidden=[({0: 1}, np.array([True, True]))])
    for one in (barred, barred_if):
        both = joined([free, one])
        assert acceptance([both], [[0], [1]]).tolist() == [[0.0], [0.375]]
        assert best_packages([both]).packages.tolist() == [[1], [0]]


def test_what_is_filtered_throughout_is_left_out() -> None:
    values = [np.ones((2, 2))]
    one = DrawnParty(values, np.zeros(2), np.ones(2), allowed=[np.array([True, False])])
    other = DrawnParty(values, np.zeros(2), np.ones(2), allowed=[np.array([[False, True], [True, True]])])
    found = best_packages([one, other])
    assert found.packages.tolist() == [[0]]
    assert found.acceptance.tolist() == [[1.0, 0.5]]
    neither = best_packages([one, one._replace(allowed=[np.array([False, True])])])
    assert neither.size == 0
    assert neither.exact
    assert neither.packages.shape == (0, 1)
    assert neither.acceptance.shape == (0, 2)


def test_a_block_with_very_many_combinations_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climbing, "NEAR", 20)
    generator = np.random.default_rng(0)
    party = DrawnParty([generator.random((30, 6)) for _ in range(3)], np.full(30, 1.8), np.ones(30))
    links = [((0, 2), np.ones((6, 6), dtype=bool))]
    found = best_packages([party], links=links, limit=100)
    assert not found.exact
    assert found.probability[0] <= best_packages([party]).probability[0]
    assert found.probability.tolist() == acceptance([party], found.packages)[:, 0].tolist()


FINE = DrawnParty([np.zeros((2, 3))], np.zeros(2), np.ones(2))
REFUSED: list[tuple[str, list[DrawnParty], dict[str, Any]]] = [
    ("no party", [], {}),
    ("no issue", [DrawnParty([], np.zeros(2), np.ones(2))], {}),
    (r"parties\[1\].values holds", [FINE, FINE._replace(values=[np.zeros((2, 3))] * 2)], {}),
    (r"parties\[1\].values\[0\] has the shape", [FINE, FINE._replace(values=[np.zeros((2, 4))])], {}),
    (r"parties\[0\].values\[0\] has the shape", [FINE._replace(values=[np.zeros(2)])], {}),
    (r"parties\[0\].weights has the shape", [FINE._replace(weights=np.ones(3))], {}),
    ("must not be negative", [FINE._replace(weights=np.array([1.0, -1.0]))], {}),
    ("must not be negative", [FINE._replace(weights=np.zeros(2))], {}),
    ("must not be negative", [DrawnParty([np.zeros((0, 3))], np.zeros(0), np.zeros(0))], {}),
    ("not finite", [FINE._replace(reservation=np.array([0.0, np.nan]))], {}),
    ("allowed", [FINE._replace(allowed=[])], {}),
    (r"forbidden\[0\]", [FINE._replace(forbidden=[({0: 7}, np.ones(2, dtype=bool))])], {}),
    ("at least 1", [FINE], {"top": 0}),
]


@pytest.mark.parametrize(("message", "parties", "named"), REFUSED)
def test_what_does_not_fit_is_refused(message: str, parties: list[DrawnParty], named: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=message):
        best_packages(parties, **named)


@pytest.mark.parametrize("packages", [[0], [[0, 0]], [[3]], [[-1]], [[0.5]]])
def test_packages_that_there_are_not_are_refused(packages: Any) -> None:
    with pytest.raises(ValueError, match="packages"):
        acceptance([FINE], packages)


def test_nothing_to_join_is_refused() -> None:
    with pytest.raises(ValueError, match="no group"):
        joined([])
    with pytest.raises(ValueError, match="how many issues"):
        joined([FINE, FINE._replace(values=[])])
