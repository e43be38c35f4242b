"""Classic conflicts of the literature: who would stay where, by every concept, and what would have to differ."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from irenic.solvers import ConflictGraph
from irenic.solvers.stability import count_rankings

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
