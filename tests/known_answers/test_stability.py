"""Classic conflicts of the literature: who would stay where, by every concept, and what would have to differ."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.solvers import ConflictGraph
from irenic.solvers.stability import CONCEPTS, count_rankings
from irenic.workspace import open_case

from ..conftest import CASES

NAMES = ("prisoners_dilemma", "chicken", "cuban_reversible", "cuban_airstrike_irreversible", "elmira_9", "syria_iraq")


def read(data: Path, name: str) -> tuple[dict[str, Any], ConflictGraph]:
    """The file, and the graph of its moves and payoffs."""
    held = json.loads((data / "stability" / f"{name}.json").read_text(encoding="utf-8"))
    places = {str(state): place for place, state in enumerate(held["state_ids"])}
    moves = [
        [[places[str(there)] for there in held["reach"][maker].get(state, [])] for state in places]
        for maker in held["dms"]
    ]
    return held, ConflictGraph(moves, [held["payoffs"][maker] for maker in held["dms"]])


def named(held: dict[str, Any], stable: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> list[Any]:
    return [held["state_ids"][state] for state in np.flatnonzero(stable)]


@pytest.mark.parametrize("path", ["search", "matrix"])
@pytest.mark.parametrize("name", NAMES)
def test_stable_states(data: Path, name: str, path: Any) -> None:
    held, graph = read(data, name)
    for concept, expected in held["stable_states"].items():
        if not concept.startswith("L"):
            found = graph.stable(concept, path=path)
            assert {maker: named(held, row) for maker, row in zip(held["dms"], found, strict=True)} == expected, concept
            assert named(held, graph.equilibria(concept, path=path)) == held["equilibria"][concept]


@pytest.mark.parametrize("name", NAMES)
def test_looking_ahead(data: Path, name: str) -> None:
    held, graph = read(data, name)
    for concept, expected in held["stable_states"].items():
        if concept.startswith("L"):
            found = graph.stable(concept)
            assert {maker: named(held, row) for maker, row in zip(held["dms"], found, strict=True)} == expected, concept
            assert named(held, graph.equilibria(concept)) == held["equilibria"][concept]


@pytest.mark.parametrize("path", ["search", "matrix"])
@pytest.mark.parametrize("name", NAMES)
def test_coalitions(data: Path, name: str, path: Any) -> None:
    held, graph = read(data, name)
    for coalition, by_concept in held["coalition"].items():
        members = [held["dms"].index(maker) for maker in coalition.split(",")]
        for concept, expected in by_concept.items():
            assert named(held, graph.coalition_stable(members, concept, path=path)) == expected, (coalition, concept)
    for concept, expected in held["universal_coalition"].items():
        assert named(held, graph.universally_stable(concept, path=path)) == expected, concept


@pytest.mark.parametrize("name", NAMES)
def test_jumps_between_equilibria(data: Path, name: str) -> None:
    held, graph = read(data, name)
    found = [
        {
            "from": held["state_ids"][jump.start],
            "coalition": [held["dms"][maker] for maker in jump.coalition],
            "to": held["state_ids"][jump.end],
        }
        for jump in graph.jumps("nash")
    ]
    assert found == held["nash_equilibrium_jumps"]


def test_rankings_that_would_make_a_state_an_equilibrium(data: Path) -> None:
    held, graph = read(data, "syria_iraq")
    inverse = held["inverse"]
    state = held["state_ids"].index(inverse["wanted_state"])
    for concept, expected in inverse["rankings_that_make_it_an_equilibrium"].items():
        found = count_rankings(graph, state, concept, [held["dms"].index("Syria")])
        assert (found.count, found.of) == (expected, 720), concept


def test_every_file_is_looked_at(data: Path) -> None:
    assert {path.stem for path in (data / "stability").glob("*.json")} == set(NAMES)


# the worked cases give what is published: states of the case and of the data are matched by what is done in them

CUBA = {0: (), 1: ("airstrike",), 2: ("blockade",), 3: ("airstrike", "blockade")}
CUBA_STATES = {
    base + added: {*moves, *extra}
    for base, moves in CUBA.items()
    for added, extra in ((0, ()), (4, ("withdraw",)), (8, ("escalate",)))
}
ELMIRA_STATES = {
    1: {"delay"},
    2: {"modify", "delay"},
    3: {"accept"},
    4: {"modify", "accept"},
    5: {"delay", "insist"},
    6: {"modify", "delay", "insist"},
    7: {"accept", "insist"},
    8: {"modify", "accept", "insist"},
    9: {"abandon"},
}


@pytest.mark.parametrize(
    ("name", "file", "states"),
    [
        ("cuba-1962", "cuban_airstrike_irreversible", CUBA_STATES),
        ("elmira-1991", "elmira_9", ELMIRA_STATES),
    ],
)
def test_worked_cases_have_the_published_equilibria(
    data: Path, name: str, file: str, states: dict[int, set[str]]
) -> None:
    held, _ = read(data, file)
    found = open_case(CASES / name).stability()
    by_moves = {frozenset(state.made): state for state in found.states}
    for concept, expected in held["equilibria"].items():
        if concept in CONCEPTS:
            shown = [number for number, made in states.items() if by_moves[frozenset(made)].equilibrium[concept] == 1]
            assert sorted(shown) == expected, concept


def test_the_worked_cases_rank_states_as_published(data: Path) -> None:
    for name, file, states in (
        ("cuba-1962", "cuban_airstrike_irreversible", CUBA_STATES),
        ("elmira-1991", "elmira_9", ELMIRA_STATES),
    ):
        held, _ = read(data, file)
        after = AfterSigning(open_case(CASES / name).case, Deal(None))
        for maker, payoffs in zip(after.case.priorities, held["payoffs"].values(), strict=True):
            own = after.priorities(maker)
            assert own is not None
            worth = {number: own[after.state_of(made) or 0] for number, made in states.items()}
            assert sorted(worth, key=lambda number: worth[number]) == sorted(
                worth, key=lambda number: dict(zip(held["state_ids"], payoffs, strict=True))[number]
            )
