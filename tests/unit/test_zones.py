"""Whether a zone exists, against brute force over all packages and a mixed-integer program; bounds, filters, refusals."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from irenic.solvers import Zones, searching, zone_exists, zones
from irenic.solvers.polytope import CONSISTENT

from ..drawn import Drawn, all_packages, random_draws, random_links, random_sizes

SEEDS = st.integers(0, 1_000_000)
Links = list[tuple[tuple[int, ...], np.ndarray]]


def a_case(seed: int) -> tuple[Drawn, Links]:
    generator = np.random.default_rng(seed)
    sizes = random_sizes(generator)
    parties = int(generator.integers(1, 6))
    return random_draws(generator, sizes, parties, int(generator.integers(1, 8))), random_links(generator, sizes)


def asked(drawn: Drawn, links: Links, **named: Any) -> Zones:
    return zone_exists(
        drawn.values, drawn.reservation, allowed=drawn.allowed, links=links, forbidden=drawn.forbidden, **named
    )


def holds(drawn: Drawn, links: Links, found: Zones) -> None:
    packages = all_packages(drawn.sizes, links)
    for draw, (exists, witness) in enumerate(zip(found.exists.tolist(), found.witnesses.tolist(), strict=True)):
        assert exists == any(drawn.accepts(draw, package) for package in packages)
        if exists:
            assert tuple(witness) in packages
            assert drawn.accepts(draw, tuple(witness))
        else:
            assert witness == [-1] * len(drawn.sizes)


@settings(max_examples=600)
@given(SEEDS)
def test_a_zone_exists_where_some_package_is_accepted_by_all(seed: int) -> None:
    drawn, links = a_case(seed)
    holds(drawn, links, asked(drawn, links))


def test_draws_are_decided_alike_in_small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        drawn, links = a_case(seed)
        monkeypatch.setattr(zones, "CHUNK", 1 + 50 * (seed % 5))
        holds(drawn, links, asked(drawn, links))


def opposed(seed: int, issues: int, options: int, parties: int, draws: int) -> tuple[list[np.ndarray], np.ndarray]:
    """Values that rise along each issue for half of the parties and fall for the others."""
    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(issues), (draws, parties))
    values = []
    for issue in range(issues):
        rising = np.cumsum(generator.dirichlet(np.ones(options - 1), (draws, parties)), axis=2)
        held = np.concatenate([np.zeros((draws, parties, 1)), rising], axis=2)
        for party in generator.permutation(parties)[: parties // 2]:
            held[:, party] = held[:, party, ::-1]
        values.append((held * weights[:, :, issue, None]).transpose(0, 2, 1))
    return values, generator.random((draws, parties))


def gains_of_all(values: list[np.ndarray], reservation: np.ndarray) -> np.ndarray:
    """(draws, packages, parties)."""
    packages = np.array(list(product(*(range(issue.shape[1]) for issue in values))))
    total = sum((issue[:, packages[:, place]] for place, issue in enumerate(values)), np.zeros(1))
    return np.asarray(total - reservation[:, None])


def check_open(values: list[np.ndarray], reservation: np.ndarray, found: Zones) -> None:
    content = np.all(gains_of_all(values, reservation) >= -CONSISTENT, axis=2)
    assert found.exists.tolist() == np.any(content, axis=1).astype(int).tolist()
    check_witnesses(values, reservation, found)


def check_witnesses(values: list[np.ndarray], reservation: np.ndarray, found: Zones) -> None:
    some = np.flatnonzero(found.exists == 1)
    total = sum((issue[some, found.witnesses[some, place]] for place, issue in enumerate(values)), np.zeros(1))
    assert (total - reservation[some] >= -CONSISTENT).all()
    assert (found.witnesses[found.exists != 1] == -1).all()


@pytest.mark.parametrize("seed", range(40))
def test_opposed_parties_find_a_zone_where_there_is_one(seed: int) -> None:
    values, reservation = opposed(seed, 5, 4, 2 + seed % 5, 100)
    check_open(values, reservation, zone_exists(values, reservation))


@pytest.mark.parametrize("seed", range(20))
def test_programs_at_nodes_decide_as_the_search_alone(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first nodes are spared them; here none is, in Python, where constants can be changed."""
    monkeypatch.setattr(searching, "CHEAP", 0)
    monkeypatch.setattr(zones, "search", searching.search.py_func)  # type: ignore[attr-defined]
    monkeypatch.setattr(zones, "_decide", zones._decide.py_func)  # type: ignore[attr-defined]
    values, reservation = opposed(seed, 5, 4, 2 + seed % 4, 30)
    check_open(values, reservation, zone_exists(values, reservation))
    for more in range(10):
        drawn, links = a_case(1_000 * seed + more)
        holds(drawn, links, asked(drawn, links))


@pytest.mark.slow
def test_large_spaces_are_decided_as_a_mixed_integer_program_decides_them() -> None:
    values, reservation = opposed(0, 8, 8, 4, 600)
    found = zone_exists(values, reservation)
    assert set(found.exists.tolist()) == {0, 1}
    check_witnesses(values, reservation, found)
    # those that multipliers alone do not decide are few: these are the ones to look at
    hard = np.flatnonzero(zone_exists(values, reservation, nodes=0, points=0).exists == -1)[:25]
    assert len(hard) == 25
    for draw in hard:
        most = most_for_the_worst_off([issue[draw] for issue in values], reservation[draw])
        # the program's own tolerance is no finer than this
        assert abs(most) < 1e-5 or (most > 0) == bool(found.exists[draw])


def most_for_the_worst_off(values: list[np.ndarray], reservation: np.ndarray) -> float:
    """max t: all gain t or more."""
    counts = [len(issue) for issue in values]
    worth = np.concatenate(values)
    columns = len(worth) + 1
    one = np.zeros((len(values), columns))
    first = 0
    for row, count in enumerate(counts):
        one[row, first : first + count] = 1
        first += count
    gains = np.hstack([worth.T, -np.ones((len(reservation), 1))])
    done = milp(
        np.append(np.zeros(columns - 1), -1.0),
        constraints=[LinearConstraint(one, 1, 1), LinearConstraint(gains, reservation, np.inf)],
        integrality=np.append(np.ones(columns - 1), 0),
        bounds=Bounds(np.append(np.zeros(columns - 1), -10), np.append(np.ones(columns - 1), 10)),
    )
    assert done.fun is not None
    return -float(done.fun)


def test_what_the_search_leaves_open_is_said_and_the_rest_is_right() -> None:
    values, reservation = opposed(1, 5, 4, 4, 400)
    exact = zone_exists(values, reservation).exists
    before = 0
    for nodes in (0, 5, 20, 100):
        found = zone_exists(values, reservation, nodes=nodes, points=0)
        decided = found.exists != -1
        assert (found.exists[decided] == exact[decided]).all()
        assert decided.sum() >= before
        check_witnesses(values, reservation, found)
        before = int(decided.sum())
    assert before == len(exact)


def test_what_the_search_leaves_open_is_looked_up_in_the_front() -> None:
    """One where no front may be looked at, or a partial package is forbidden, stays open; nothing is told wrongly."""
    left = 0
    for seed in range(400):
        drawn, links = a_case(seed)
        found = asked(drawn, links, nodes=0)
        packages = all_packages(drawn.sizes, links)
        for draw, exists in enumerate(found.exists.tolist()):
            if exists == -1:
                assert any(where[draw] for _, where in drawn.forbidden)
                left += 1
            else:
                assert exists == any(drawn.accepts(draw, package) for package in packages)
                assert not exists or drawn.accepts(draw, tuple(found.witnesses[draw].tolist()))
    assert left


def test_many_packages_worth_the_same_do_not_leave_a_draw_open() -> None:
    """Twenty issues alike: half of all is worth 10 to both, and 10.5 to both only where packages are mixed."""
    values = [np.array([[[0.1, 0.0], [0.0, 0.1]]] * 3)] * 21
    reservation = np.array([[1.05, 1.05], [1.1, 1.0], [1.1, 1.1]])
    assert zone_exists(values, reservation, points=0).exists.tolist() == [-1, 1, 0]
    found = zone_exists(values, reservation)
    assert found.exists.tolist() == [0, 1, 0]
    check_witnesses(values, reservation, found)


def test_a_front_too_large_leaves_a_draw_open_but_tells_what_it_met() -> None:
    values, reservation = opposed(3, 6, 6, 4, 200)
    exact = zone_exists(values, reservation).exists
    found = zone_exists(values, reservation, nodes=0, points=3)
    decided = found.exists != -1
    assert set(exact.tolist()) == {0, 1}
    assert not decided.all()
    assert (found.exists[decided] == exact[decided]).all()
    check_witnesses(values, reservation, found)


@pytest.mark.parametrize(("lacking", "exists"), [(0.0, 1), (0.5e-7, 1), (2e-7, 0)])
def test_a_party_accepts_what_is_worth_its_reservation_value(lacking: float, exists: int) -> None:
    values = [np.array([[[0.1, 0.9], [0.5, 0.2]]]), np.array([[[0.2, 0.0], [0.0, 0.1]]])]
    reservation = np.array([[0.1 + 0.2, 0.9 + lacking]])
    assert zone_exists(values, reservation).exists.tolist() == [exists]


@pytest.mark.parametrize(("lacking", "exists"), [(0.0, 1), (0.5e-7, 1), (2e-7, 0), (5e-4, 0)])
def test_the_search_accepts_no_less(lacking: float, exists: int) -> None:
    """Mixed half and half the extremes would do, so that no multipliers decide; the middle may just not."""
    values = [np.array([[[1.0, 0.0], [0.5 - lacking, 0.5], [0.0, 1.0]]]), np.array([[[0.0, 0.1], [0.1, 0.0]]])]
    reservation = np.array([[0.5, 0.6]])
    assert zone_exists(values, reservation).exists.tolist() == [exists]
    if not exists:
        assert zone_exists(values, reservation, nodes=0, points=0).exists.tolist() == [-1]
        assert zone_exists(values, reservation, nodes=0).exists.tolist() == [0]


def test_one_party_takes_its_ideal_or_nothing() -> None:
    values = [np.array([[[0.0], [0.4]]] * 3), np.array([[[0.6], [0.1]]] * 3)]
    found = zone_exists(values, np.array([[1.0], [1.1], [-2.0]]))
    assert found.exists.tolist() == [1, 0, 1]
    assert found.witnesses[0].tolist() == [1, 0]


def test_where_everything_is_filtered_there_is_none() -> None:
    values, reservation = [np.ones((2, 2, 2))], np.zeros((2, 2))
    nothing = [np.zeros(2, dtype=bool)]
    assert zone_exists(values, reservation, allowed=nothing).exists.tolist() == [0, 0]
    by_draw = [np.array([[False, False], [False, True]])]
    found = zone_exists(values, reservation, allowed=by_draw)
    assert found.exists.tolist() == [0, 1]
    assert found.witnesses.tolist() == [[-1], [1]]
    no_package = zone_exists(values, reservation, forbidden=[({}, np.array([True, False]))])
    assert no_package.exists.tolist() == [0, 1]


def test_no_draws_have_no_answers() -> None:
    found = zone_exists([np.ones((0, 2, 3))], np.ones((0, 3)))
    assert found.exists.shape == (0,)
    assert found.witnesses.shape == (0, 1)


FINE = [np.zeros((2, 3, 2))]
REFUSED: list[tuple[str, tuple[Any, Any], dict[str, Any]]] = [
    ("no issue", ([], np.zeros((2, 2))), {}),
    ("reservation has the shape", (FINE, np.zeros(2)), {}),
    ("at least one party", (FINE, np.zeros((2, 0))), {}),
    (r"values\[0\] has the shape", (FINE, np.zeros((2, 3))), {}),
    (r"values\[0\] has the shape", ([np.zeros((2, 0, 2))], np.zeros((2, 2))), {}),
    ("not finite", ([np.full((2, 3, 2), np.nan)], np.zeros((2, 2))), {}),
    ("not finite", (FINE, np.full((2, 2), np.inf)), {}),
    ("beyond 10,000", ([np.full((2, 3, 2), 1e5)], np.zeros((2, 2))), {}),
    ("array of numbers", ([[["a"]]], np.zeros((2, 2))), {}),
    ("allowed holds", (FINE, np.zeros((2, 2))), {"allowed": []}),
    (r"allowed\[0\]", (FINE, np.zeros((2, 2))), {"allowed": [np.ones((3, 3), dtype=bool)]}),
    (r"allowed\[0\]", (FINE, np.zeros((2, 2))), {"allowed": [np.ones(3)]}),
    (r"forbidden\[0\]", (FINE, np.zeros((2, 2))), {"forbidden": [({0: 0}, np.ones(3, dtype=bool))]}),
    ("which there is not", (FINE, np.zeros((2, 2))), {"forbidden": [({0: 3}, np.ones(2, dtype=bool))]}),
    ("which there is not", (FINE, np.zeros((2, 2))), {"forbidden": [({1: 0}, np.ones(2, dtype=bool))]}),
    (r"links\[0\]", (FINE, np.zeros((2, 2))), {"links": [((1,), np.ones(3, dtype=bool))]}),
    ("negative", (FINE, np.zeros((2, 2))), {"nodes": -1}),
    ("negative", (FINE, np.zeros((2, 2))), {"points": -1}),
]


@pytest.mark.parametrize(("message", "given", "named"), REFUSED)
def test_what_does_not_fit_is_refused(message: str, given: tuple[Any, Any], named: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=message):
        zone_exists(*given, **named)
