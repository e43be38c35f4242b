"""Published and derived values: the closed forms for additive preferences without and with one statement."""

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from irenic.solvers.linear import Row
from irenic.solvers.polytope import PreferencePolytope

DRAWS = 100_000


@pytest.fixture
def forms(data: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((data / "preferences" / "closed_forms.json").read_text(encoding="utf-8"))
    return values


def share(polytope: PreferencePolytope, package: str) -> float:
    gain = polytope.utility([int(level) for level in package]) - polytope.reservation()
    return float((polytope.sample(DRAWS, 7, "increments").points @ gain >= 0).mean())


def near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= 4 * math.sqrt(max(wanted * (1 - wanted), 1e-6) / DRAWS)


def test_without_statements_a_package_is_accepted_with_its_share_of_steps() -> None:
    polytope = PreferencePolytope([[0, 1, 2]] * 3)
    for package in ("000", "100", "111", "210", "221", "222"):
        assert near(share(polytope, package), sum(map(int, package)) / 6), package


@pytest.mark.parametrize(("given", "sign"), [("given_accept", 1.0), ("given_reject", -1.0)])
def test_given_that_a_package_was_accepted_or_rejected(forms: dict[str, Any], given: str, sign: float) -> None:
    plain = PreferencePolytope([[0, 1, 2]] * 3)
    for packages, wanted in forms[given].items():
        asked, known = packages.split("|")
        gain = plain.utility([int(level) for level in known]) - plain.reservation()
        polytope = plain.with_rows([Row(sign * gain, strict=sign < 0)])
        assert near(share(polytope, asked), float(Fraction(wanted))), packages


@pytest.mark.parametrize("issues", ["3", "4"])
def test_ranked_weights_have_the_rank_order_centroids(forms: dict[str, Any], issues: str) -> None:
    plain = PreferencePolytope([[0, 1]] * int(issues))
    rows = [Row(plain.weight(i) - plain.weight(i + 1)) for i in range(int(issues) - 1)]
    points = plain.with_rows(rows).sample(DRAWS, 7, "increments").points
    for issue, wanted in enumerate(forms["rank_order_centroids"][issues]):
        weights = points @ plain.weight(issue)
        assert abs(weights.mean() - float(Fraction(wanted))) <= 4 * weights.std() / math.sqrt(len(points))


def test_the_first_of_three_ranked_weights(forms: dict[str, Any]) -> None:
    plain = PreferencePolytope([[0, 1]] * 3)
    polytope = plain.with_rows([Row(plain.weight(i) - plain.weight(i + 1)) for i in range(2)])
    points = polytope.sample(DRAWS, 7, "increments").points
    wanted = float(Fraction(forms["P(w1>=1/2 | w1>=w2>=w3, uniform simplex)"]))
    assert near(float((points @ plain.weight(0) >= 0.5).mean()), wanted)
