"""What two parties could have at once, against all packages one by one; and its picture."""

import re
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from irenic.analyses.zone import zone_of_agreement
from irenic.preferences.consent import consenting
from irenic.preferences.fronts import POINTS, Front
from irenic.preferences.joint import joint_answers
from irenic.preferences.premises import premises_of
from irenic.preferences.zones import joint_draws, packages_of
from irenic.report.page.frontier import frontier_picture

from ..thorough import blocks
from .test_zone import every_package, random_case


def dominates(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("block", blocks(4, 10))
def test_the_front_of_two_parties_is_that_of_all_packages_one_by_one(block: int) -> None:
    looked_at = 0
    for seed in range(10 * block, 10 * block + 10):
        case = random_case(seed)
        premises = premises_of(case, draws=600)
        parties = consenting(premises)
        told = zone_of_agreement(case, draws=600)
        found = told.fronts or (told.rest.fronts if told.rest else ())
        speaking = {name: party for name, party in parties.items() if party.withheld is None}
        if not found:
            continue
        assert [front.parties for front in found] == list(combinations(speaking, 2))
        packages = packages_of(case, speaking)
        joint = joint_draws(speaking, packages, 600, 0)
        for front in found:
            looked_at += 1
            columns = [joint.names.index(name) for name in front.parties]
            means = [held.mean(axis=0)[:, columns] for held in joint.values]
            points = {}
            # the same part of a package may be forbidden in some draws by one line, in the others by another
            parts: dict[tuple[tuple[int, int], ...], Any] = {}
            for column in columns:
                for options, where in joint.drawn[column].forbidden:
                    key = tuple(sorted(options.items()))
                    parts[key] = np.asarray(where) | parts.get(key, False)
            for package in every_package(case):
                chosen = [joint.packages.issues[issue].index(package[issue]) for issue in joint.packages.issues]
                held = [joint.drawn[column] for column in columns]
                open_ = all(
                    np.asarray(party.allowed[issue])[:, option].any()
                    for party in held
                    for issue, option in enumerate(chosen)
                    if party.allowed
                )
                shut = any(
                    where.all()
                    for options, where in parts.items()
                    if all(chosen[issue] == option for issue, option in options)
                )
                if open_ and not shut:
                    worth = sum(means[issue][option] for issue, option in enumerate(chosen))
                    points[tuple(chosen)] = tuple(float(round(value, 12)) for value in worth)
            best = {value for value in points.values() if not any(dominates(o, value) for o in points.values())}
            assert front.count == len(best)
            assert len(front.points) <= POINTS
            for point in front.points:
                assert any(np.allclose(point.values, value, atol=1e-9) for value in best)
            for draft, point in front.drafts.items():
                pair = {name: parties[name] for name in front.parties}
                reading = joint_answers(case, case.drafts[draft], pair).best_reading.reading
                assert reading is not None
                assert point.package == {issue: reading[issue] for issue in joint.packages.issues}
            for point in front.rules.values():
                assert not any(dominates(value, tuple(v + 1e-9 for v in point.values)) for value in best)
                assert all(v >= r - 1e-9 for v, r in zip(point.values, front.reservation, strict=True))
    assert looked_at >= 5


def front_of(**changed: Any) -> Front:
    point = {"package": {"i": "a"}, "values": (0.25, 0.75)}
    told = {
        "parties": ("p", "q"),
        "reservation": (0.5, 0.4),
        "count": 1,
        "points": [point],
        "drafts": {"d": point, "e": {"package": {"i": "b"}, "values": (0.3, 0.74)}},
        "rules": {"nash": point, "egalitarian": point},
    }
    return Front.model_validate(told | changed)


def test_the_picture_says_its_numbers_and_names_drafts_and_rules() -> None:
    picture = str(
        frontier_picture(
            front_of(), {"p": "P<", "q": "Q"}, {"i": "issue"}, {"i": {"a": "A", "b": "B"}}, "the {}".format
        )
    )
    alternative = re.search(r'aria-label="([^"]*)"', picture)
    assert alternative
    assert (
        "No agreement is worth 0.50 to P&lt; and 0.40 to Q. Drafts: the d 0.25 and 0.75; the e 0.30 and 0.74."
        in alternative[1]
    )
    assert 'data-words="Point 1 of 1: worth 0.25 to P&lt; and 0.75 to Q, of 1 at most. issue: A"' in picture
    names = re.findall(r'<text class="name" x="\d+" y="([\d.]+)">([^<]*)', picture)
    assert [name for _, name in names] == ["A the d", "B Nash, egalitarian", "C the e"]
    assert re.findall(r'<text class="letter"[^>]*>(\w)<', picture) == ["A", "B", "C"]
    assert "<li>A the d</li><li>B Nash, egalitarian</li><li>C the e</li>" in picture
    places = [float(at) for at, _ in names]
    assert all(after - before >= 14 for before, after in pairwise(places))


def test_a_picture_without_any_package_still_shows_the_drafts() -> None:
    picture = str(
        frontier_picture(
            front_of(points=[], count=0, rules={}), {"p": "P", "q": "Q"}, {"i": "x"}, {"i": {"a": "A"}}, str
        )
    )
    assert "a frontier of 0 points" in picture
    assert "Rules: none settles" in picture
    assert picture.count("onfront") == 2
