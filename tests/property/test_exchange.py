"""Random domains written as GeniusWeb's files and imported: every package is worth what a plain sum says."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.casefile import checks
from irenic.casefile.load import load_case
from irenic.exchange import export_case, import_case
from irenic.exchange.importing import Format
from irenic.model.problem import IrenicError
from irenic.preferences.premises import premises_of

from ..domains import (
    Utilities,
    domain_json,
    loaded_case,
    packages,
    profile_json,
    reservation_in,
    values_in,
    worth,
    write_json,
)

SHARES = st.integers(0, 1000).map(lambda n: n / 1000)
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=6).filter(
    str.strip
)


@st.composite
def domains(draw: st.DrawFn) -> tuple[Utilities, list[tuple[dict[str, float], Utilities, float]]]:
    """The values of every issue, and of two to three sides the weights, the utilities and the reservation value."""
    issues = draw(st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=4, unique=True), min_size=1, max_size=3))
    sides: list[tuple[dict[str, float], Utilities, float]] = []
    for _ in range(draw(st.integers(2, 3))):
        weights = {issue: draw(SHARES) for issue in issues}
        utilities = {issue: {value: draw(SHARES) for value in values} for issue, values in issues.items()}
        sides.append((weights, utilities, draw(st.floats(-2, 2).map(lambda x: round(x, 4)))))
    return {issue: dict.fromkeys(values, 0.0) for issue, values in issues.items()}, sides


@given(domains())
@settings(max_examples=60)
def test_an_import_is_the_affine_image_of_the_file(
    drawn: tuple[Utilities, list[tuple[dict[str, float], Utilities, float]]],
) -> None:
    values, sides = drawn
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = write_json(folder / "domain.json", domain_json(values))
        files = [
            write_json(folder / f"s{n}.json", profile_json(f"S{n}", weights, utilities, reservationValue=r))
            for n, (weights, utilities, r) in enumerate(sides)
        ]
        sums = [[worth(weights, utilities, package) for package in packages(values)] for weights, utilities, _ in sides]
        if any(max(each) - min(each) < 1e-9 for each in sums):
            with pytest.raises(IrenicError, match="worth the same"):
                import_case("geniusweb", first, files, folder / "case")
            return
        import_case("geniusweb", first, files, folder / "case")
        loaded = load_case(folder / "case")
        assert [problem for problem in checks.run(loaded) if problem.severity == "error"] == []
        case = loaded.case
        for party, each, (_, _, r) in zip(case.parties, sums, sides, strict=True):
            low, span = min(each), max(each) - min(each)
            held = values_in(case, party)
            for package, own in zip(packages(values), each, strict=True):
                found = sum(held[issue][value] for issue, value in package.items())
                assert found == pytest.approx((own - low) / span, abs=1e-12)
            assert reservation_in(case, party) == pytest.approx((r - low) / span, rel=1e-12, abs=1e-12)
        made = export_case(loaded, folder / "out", premises=premises_of(case))
        import_case(
            "geniusweb", folder / "out" / made.domain, [folder / "out" / p.file for p in made.profiles], folder / "b"
        )
        again = loaded_case(folder / "b")
        for party, other in zip(case.parties, again.parties, strict=True):
            one, two = values_in(case, party), values_in(again, other)
            for issue, own_values in one.items():
                assert list(two[issue].values()) == pytest.approx(list(own_values.values()), abs=1e-12)
            assert reservation_in(again, other) == pytest.approx(reservation_in(case, party), rel=1e-12, abs=1e-12)


FIELDS = "issuesValues LinearAdditiveUtilitySpace issueWeights issueUtilities values range issues a".split()


def nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=3), nested, max_leaves=12))
@settings(max_examples=150)
def test_no_json_is_a_fault_of_irenics_own(value: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "x.json"
        file.write_text(json.dumps(value), encoding="utf-8")
        formats: tuple[Format, ...] = ("geniusweb", "negolog")
        for source_format in formats:
            with pytest.raises(IrenicError):
                import_case(source_format, file, [file, file], Path(name) / "case")
