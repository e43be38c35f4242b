"""Published tables of robust ordinal regression (UTA-GMS): which alternatives are necessarily or possibly preferred."""

import json
from pathlib import Path
from typing import Any

import pytest

from irenic.solvers.linear import Row
from irenic.solvers.polytope import PreferencePolytope


class Table:
    """Alternatives with their performances on criteria, all to be maximised, and a decision maker's statements."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.names = list(given["performances"])
        columns = list(zip(*given["performances"].values(), strict=True))
        levels = [[sorted(set(column)).index(value) for value in column] for column in columns]
        whole = PreferencePolytope([list(range(max(column) + 1)) for column in levels])
        self.worth = {
            name: whole.utility([column[place] for column in levels]) for place, name in enumerate(self.names)
        }
        rows = []
        for statement in given["statements"]:
            better, sign, worse = statement.split()
            form = self.worth[better] - self.worth[worse]
            rows.append(Row(form, strict=True) if sign == ">" else Row(form, equality=True))
        self.carved = whole.with_rows(rows)

    def necessarily(self, better: str, worse: str) -> bool:
        """Whether no value function that fits has the second above the first."""
        form = self.worth[worse] - self.worth[better]
        return self.carved.with_rows([Row(form, strict=True)]).is_empty()

    def possibly(self, better: str, worse: str) -> bool:
        """Whether some value function that fits has the first no lower than the second."""
        return not self.carved.with_rows([Row(self.worth[better] - self.worth[worse])]).is_empty()


@pytest.fixture
def tables(data: Path) -> dict[str, Any]:
    text = (data / "preferences" / "robust_ordinal_regression.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_twelve_alternatives(tables: dict[str, Any]) -> None:
    given = tables["twelve"]
    table = Table(given)
    necessary = {(a, b) for a in table.names for b in table.names if table.necessarily(a, b)}
    assert len(necessary) == given["necessary_pairs_including_diagonal"]
    possible = {(a, b) for a in table.names for b in table.names if table.possibly(a, b)}
    assert len(possible) == given["possible_pairs"]
    for above, below in given["necessary_hasse"].items():
        for one in above.split("~"):
            assert all((one, other) in necessary for other in below)
    # what is necessary is just what follows from the diagram
    reach = {(a, a) for a in table.names}
    for above, below in given["necessary_hasse"].items():
        group = above.split("~")
        reach |= {(one, other) for one in group for other in (*group, *below)}
    while grown := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
        reach |= grown
    assert necessary == reach


def test_the_toy_of_three(tables: dict[str, Any]) -> None:
    given = tables["toy"]
    table = Table(given)
    expected = [[bool(cell) for cell in row] for row in given["possible"]]
    assert [[table.possibly(a, b) for b in table.names] for a in table.names] == expected
    strict = [[bool(cell) for cell in row] for row in given["necessary_strict"]]
    assert [[table.necessarily(a, b) for b in table.names] for a in table.names] == strict
