"""Published two-party domains: their fronts, and their solutions by the definitions that their makers used.

Both sets call something "Kalai" that is not the Kalai–Smorodinsky solution: one means the package of the front that is
most equal, the other the one of the largest sum.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from irenic.solvers import Frontier, bargain, frontier

CLOSE = 1e-9


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def values_of(
    profiles: list[tuple[dict[str, float], dict[str, dict[str, float]]]],
) -> tuple[list[np.ndarray], list[list[str]]]:
    """By issue, what options are worth (options, parties), and the options' names; from (weights, values) of parties."""
    weights, worth = profiles[0]
    names = [list(worth[issue]) for issue in weights]
    arrays = [
        np.array([[theirs[issue] * values[issue][option] for theirs, values in profiles] for option in options])
        for issue, options in zip(weights, names, strict=True)
    ]
    return arrays, names


def anl(folder: Path) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    spaces = [read(folder / f"profile{side}.json")["LinearAdditiveUtilitySpace"] for side in "AB"]
    return [  # type: ignore[return-value]
        (
            space["issueWeights"],
            {
                issue: one["DiscreteValueSetUtilities"]["valueUtilities"]
                for issue, one in space["issueUtilities"].items()
            },
        )
        for space in spaces
    ]


def folders(data: Path, name: str, number: int) -> list[Path]:
    found = sorted(path for path in (data / "bargaining" / name).glob("*") if path.is_dir())
    if not found:
        pytest.skip(f"no domains at {data / 'bargaining' / name}")
    assert len(found) == number
    return found


def near(front: Frontier, wanted: list[float]) -> int:
    """The point of a front with these values."""
    apart = np.abs(front.values - wanted).max(axis=1)
    assert apart.min() < CLOSE
    return int(apart.argmin())


def bid(issues: list[str], names: list[list[str]], package: tuple[int, ...]) -> dict[str, str]:
    return {issue: options[option] for issue, options, option in zip(issues, names, package, strict=True)}


def test_whole_fronts_and_three_solutions(data: Path) -> None:
    for folder in folders(data, "anl", 25):
        profiles: Any = anl(folder)
        values, names = values_of(profiles)
        issues = list(profiles[0][0])
        special = read(folder / "specials.json")
        assert int(np.prod([len(options) for options in names])) == special["size"]
        front = frontier(values)
        wanted = np.array([point["utility"] for point in special["pareto_front"]])
        wanted = wanted[np.lexsort(-wanted.T[::-1])]
        assert front.counts is not None
        assert sum(front.counts) == len(wanted), folder
        assert np.abs(np.repeat(front.values, front.counts, axis=0) - wanted).max() < CLOSE, folder
        for point in special["pareto_front"]:
            place = near(front, point["utility"])
            assert point["bid"] in [bid(issues, names, package) for package in front.enumerate(place)]
        nash = bargain(values, [0, 0], "nash")
        assert special["nash"]["bid"] in [bid(issues, names, package) for package in nash.enumerate()], folder
        welfare = bargain(values, [0, 0], "utilitarian")
        assert special["social_welfare"]["bid"] in [bid(issues, names, package) for package in welfare.enumerate()]
        apart = np.abs(front.values[:, 0] - front.values[:, 1])
        assert near(front, special["kalai"]["utility"]) == int(apart.argmin()), folder


def test_sizes_nash_and_largest_sums(data: Path) -> None:
    for folder in folders(data, "negolog", 30):
        sides = [read(folder / f"profile{side}.json") for side in "AB"]
        values, names = values_of([(side["issueWeights"], side["issues"]) for side in sides])
        issues = list(sides[0]["issueWeights"])
        published = read(folder / "specs.json")
        assert int(np.prod([len(options) for options in names])) == published["NumberOfBids"]
        for rule, name, total in (("nash", "Nash", "Nash Product"), ("utilitarian", "Kalai", "Social Welfare")):
            solution = bargain(values, [0, 0], rule)  # type: ignore[arg-type]
            bids = [bid(issues, names, package) for package in solution.enumerate()]
            assert published[f"{name}Bid"] in bids, folder
            place = bids.index(published[f"{name}Bid"])
            assert solution.values[place] == pytest.approx([published[f"{name}_A"], published[f"{name}_B"]], abs=CLOSE)
            row = solution.values[place]
            assert (row.prod() if rule == "nash" else row.sum()) == pytest.approx(published[total], abs=CLOSE)
