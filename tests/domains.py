"""Small fictional domains in other tools' formats, and the worths of packages by the plainest of sums."""

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from irenic.casefile.load import load_case
from irenic.model.case import Case

Utilities = Mapping[str, Mapping[str, float]]


def write_json(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def domain_json(utilities: Utilities, name: str = "Fishing") -> dict[str, Any]:
    return {"name": name, "issuesValues": {issue: {"values": list(values)} for issue, values in utilities.items()}}


def profile_json(name: str, weights: Mapping[str, float], utilities: Utilities, **more: Any) -> dict[str, Any]:
    space = {
        "name": name,
        "issueWeights": dict(weights),
        "issueUtilities": {
            issue: {"DiscreteValueSetUtilities": {"valueUtilities": dict(values)}}
            for issue, values in utilities.items()
        },
        **more,
    }
    return {"LinearAdditiveUtilitySpace": space}


def packages(utilities: Utilities) -> Iterator[dict[str, str]]:
    for chosen in itertools.product(*utilities.values()):
        yield dict(zip(utilities, chosen, strict=True))


def worth(weights: Mapping[str, float], utilities: Utilities, package: Mapping[str, str]) -> float:
    return sum(weights[issue] * utilities[issue][value] for issue, value in package.items())


def loaded_case(folder: Path) -> Case:
    return load_case(folder).case


def values_in(case: Case, party: str) -> dict[str, dict[str, float]]:
    """What is assumed that options are worth to a party, by the labels of issues and options."""
    found: dict[str, dict[str, float]] = {}
    for held in case.assume.values():
        if held.party == party:
            for issue, values in held.values.items():
                assert all(low == high for low, high in values.values())
                found[case.issue_label(issue)] = {
                    case.option_label(issue, option): low for option, (low, _) in values.items()
                }
    return found


def reservation_in(case: Case, party: str) -> float:
    (held,) = {one.reservation for one in case.assume.values() if one.party == party and one.reservation is not None}
    assert held[0] == held[1]
    return held[0]


def reason_in(case: Case, party: str, field: str) -> str:
    (held,) = [one for one in case.assume.values() if one.party == party and getattr(one, field)]
    assert isinstance(held.assumed, str)
    return held.assumed
