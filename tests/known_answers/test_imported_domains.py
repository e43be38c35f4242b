"""Published two-party domains, imported into cases: their sizes, fronts and solutions, found again from the case.

Utilities are mapped back to the files' own scales before they are compared. Both sets call something "Kalai" that is not
the Kalai–Smorodinsky solution: one means the package of the front that is most equal, the other the largest sum. Both
are told of the files' own scales, so that the values are weighed by their length where they are added or compared.
"""

import json
from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from irenic.exchange import import_case
from irenic.exchange.importing import Imported
from irenic.solvers import bargain, frontier
from irenic.workspace import open_case

from ..domains import loaded_case, reservation_in, values_in

CLOSE = 1e-9


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


class Held(NamedTuple):
    """A domain as its case holds it, on irenic's scale and on the files' own."""

    made: Imported
    issues: list[str]
    options: list[list[str]]
    values: list[np.ndarray]
    """By issue, (options, parties), on irenic's scale."""
    low: np.ndarray
    span: np.ndarray

    @property
    def own(self) -> list[np.ndarray]:
        """On the files' scales: what every package is worth is the sum."""
        return [values * self.span + self.low / len(self.values) for values in self.values]

    def bid(self, package: tuple[int, ...]) -> dict[str, str]:
        return {i: options[o] for i, options, o in zip(self.issues, self.options, package, strict=True)}


def held(made: Imported, folder: Path) -> Held:
    case = loaded_case(folder)
    parties = list(made.parties)
    tables = [values_in(case, party) for party in parties]
    issues = list(tables[0])
    options = [list(tables[0][issue]) for issue in issues]
    low = np.array([made.parties[party].lowest for party in parties])
    span = np.array([made.parties[party].highest for party in parties]) - low
    values = [
        np.array([[table[issue][option] for table in tables] for option in each])
        for issue, each in zip(issues, options, strict=True)
    ]
    for party, least, length in zip(parties, low, span, strict=True):
        # none of these files gives a reservation value other than 0
        assert reservation_in(case, party) == pytest.approx(-least / length, abs=CLOSE)
    return Held(made, issues, options, values, low, span)


def folders(data: Path, name: str, number: int) -> Iterator[Path]:
    found = sorted(path for path in (data / "bargaining" / name).glob("*") if path.is_dir())
    if not found:
        pytest.skip(f"no domains at {data / 'bargaining' / name}")
    assert len(found) == number
    yield from found


def test_domains_of_geniusweb_keep_their_fronts(data: Path, tmp_path: Path) -> None:
    for folder in folders(data, "anl", 25):
        files = [folder / "profileA.json", folder / "profileB.json"]
        made = import_case("geniusweb", folder / f"{folder.name}.json", files, tmp_path / folder.name)
        domain, special = held(made, tmp_path / folder.name), read(folder / "specials.json")
        assert int(made.packages) == prod(map(len, domain.options)) == special["size"]
        front = frontier(domain.values)
        own = front.values * domain.span + domain.low
        wanted = np.array([point["utility"] for point in special["pareto_front"]])
        assert front.counts is not None
        assert sum(front.counts) == len(wanted), folder
        for point in special["pareto_front"]:
            apart = np.abs(own - point["utility"]).max(axis=1)
            assert apart.min() < CLOSE, folder
            assert point["bid"] in [domain.bid(package) for package in front.enumerate(int(apart.argmin()))]
        # no agreement is worth 0 on the files' scale, wherever that lies on irenic's
        nash = bargain(domain.values, -domain.low / domain.span, "nash")
        assert special["nash"]["bid"] in [domain.bid(package) for package in nash.enumerate()], folder
        assert (nash.values[0] * domain.span + domain.low).prod() == pytest.approx(
            np.prod(special["nash"]["utility"]), abs=CLOSE
        )
        equal = int(np.abs(own[:, 0] - own[:, 1]).argmin())
        assert np.abs(own[equal] - special["kalai"]["utility"]).max() < CLOSE, folder
        assert own.sum(axis=1).max() == pytest.approx(sum(special["social_welfare"]["utility"]), abs=CLOSE)


def test_domains_of_negolog_keep_their_solutions(data: Path, tmp_path: Path) -> None:
    for folder in folders(data, "negolog", 30):
        made = import_case("negolog", folder, [], tmp_path / folder.name)
        domain, published = held(made, tmp_path / folder.name), read(folder / "specs.json")
        assert int(made.packages) == published["NumberOfBids"]
        assert [len(options) for options in domain.options] == published["IssueValues"]
        nash = bargain(domain.values, -domain.low / domain.span, "nash")
        assert published["NashBid"] in [domain.bid(package) for package in nash.enumerate()], folder
        assert (nash.values[0] * domain.span + domain.low).prod() == pytest.approx(published["Nash Product"], abs=CLOSE)
        # their "Kalai" is the largest sum, on the files' own scales
        largest = bargain(domain.own, [0, 0], "utilitarian")
        assert published["KalaiBid"] in [domain.bid(package) for package in largest.enumerate()], folder
        assert largest.values[0].sum() == pytest.approx(published["Social Welfare"], abs=CLOSE)


@pytest.mark.parametrize("name", ["anl", "negolog"])
def test_the_zone_of_an_imported_domain_has_the_published_nash(data: Path, tmp_path: Path, name: str) -> None:
    """The whole way, from the files to the answer; on irenic's scale Nash picks the same package."""
    folder = next(folders(data, name, {"anl": 25, "negolog": 30}[name]))
    if name == "anl":
        files = [folder / "profileA.json", folder / "profileB.json"]
        import_case("geniusweb", folder / f"{folder.name}.json", files, tmp_path / "case")
        wanted = read(folder / "specials.json")["nash"]["bid"]
    else:
        import_case("negolog", folder, [], tmp_path / "case")
        wanted = read(folder / "specs.json")["NashBid"]
    zone = open_case(tmp_path / "case").zone(with_assumptions_only=True, draws=400)
    assert zone.exists.probability == 1
    assert wanted in [dict(package) for package in zone.solutions["nash"].center.packages]
    assert sum(picked.share for picked in zone.solutions["nash"].draws) == pytest.approx(1)
