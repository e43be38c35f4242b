"""Exporting a case to GeniusWeb's and NegMAS's files: exactly, or as the mean of draws, or not at all."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.load import load_case
from irenic.cli.main import main
from irenic.exchange import export_case, import_case
from irenic.exchange.exporting import Exported, Target
from irenic.model.problem import IrenicError
from irenic.preferences.premises import premises_of

from ..conftest import CASES
from ..domains import domain_json, loaded_case, packages, profile_json, reservation_in, values_in, worth, write_json

VALUES = {"Quota": {"small": 0.2, "middle": 0.53, "large": 1.0}, "Port fee": {"none": 0.9, "half": 0.9, "full": 0.1}}
OTHER = {"Quota": {"small": 1.0, "middle": 0.25, "large": 0.0}, "Port fee": {"none": 0.0, "half": 0.5, "full": 1.0}}
THIRD = {"Quota": {"small": 0.3, "middle": 0.1, "large": 0.7}, "Port fee": {"none": 0.2, "half": 0.2, "full": 0.2}}

OPEN = """
    irenic: 1
    title: Two rivers
    parties:
      alpha: {name: Alpha, wants: {cap: high, fee: low}, assumed: {wants: x}}
      beta: {name: Beta, wants: {cap: low, fee: [none, full]}, assumed: {wants: x}}
      gamma: {name: Gamma, consent: none}
    issues:
      cap: {question: How many?, scale: number, unit: ships, options: {few: {value: 3, assumed: x}, many: {value: 1000, assumed: x}}}
      fee: {question: Which fee?, options: {none: {label: none, assumed: x}, full: {label: the fee, assumed: x}}}
    drafts: {}
    assume:
      a1: {party: alpha, weights: {cap: 0.7}, reservation: 0.25, assumed: x}
      b1: {party: beta, weights: {cap: 0.4, fee: [0.5, 0.6]}, values: {fee: {none: 0.6}}, reservation: -0.5, assumed: x}
    statements: {}
"""


def exported(case: Path, folder: Path, target: Target = "geniusweb", *, centre: bool = False, **how: Any) -> Exported:
    loaded = load_case(case)
    premises = premises_of(loaded.case, draws=400, with_assumptions_only=how.get("assumptions", False))
    return export_case(loaded, folder, target=target, centre=centre, premises=premises)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def three_sides(tmp_path: Path) -> Path:
    """A case of three profiles, with reservation values within, below and above the scale."""
    files = [
        write_json(
            tmp_path / f"{name}.json", profile_json(name, {"Quota": w, "Port fee": round(1 - w, 2)}, values, **r)
        )
        for name, w, values, r in (
            ("North", 0.7, VALUES, {"reservationValue": 0.41}),
            ("South", 0.35, OTHER, {"reservationValue": -0.2}),
            ("East", 0.9, THIRD, {"reservationValue": 1.5}),
        )
    ]
    import_case("geniusweb", write_json(tmp_path / "d.json", domain_json(VALUES)), files, tmp_path / "case")
    return tmp_path / "case"


@pytest.mark.parametrize("target", ["geniusweb", "negmas"])
def test_there_and_back_gives_the_same_values(three_sides: Path, tmp_path: Path, target: Target) -> None:
    made = exported(three_sides, tmp_path / "out", target)
    files = [tmp_path / "out" / profile.file for profile in made.profiles]
    assert [profile.draws for profile in made.profiles] == [None, None, None]
    import_case("geniusweb", tmp_path / "out" / made.domain, files, tmp_path / "again")
    first, second = loaded_case(three_sides), loaded_case(tmp_path / "again")
    assert first.title == second.title
    assert list(first.parties) == list(second.parties)
    for party in first.parties:
        one, other = values_in(first, party), values_in(second, party)
        assert {issue: list(values) for issue, values in one.items()} == {i: list(v) for i, v in other.items()}
        for issue, values in one.items():
            assert other[issue] == pytest.approx(values, abs=1e-12)
        assert reservation_in(second, party) == pytest.approx(reservation_in(first, party), abs=1e-12)
        assert first.parties[party].wants == second.parties[party].wants


def test_weights_add_up_to_1_to_the_last_digit(three_sides: Path, tmp_path: Path) -> None:
    """GeniusWeb adds the decimals as they are written, and refuses any other sum."""
    for profile in exported(three_sides, tmp_path / "out").profiles:
        written = json.loads((tmp_path / "out" / profile.file).read_text(encoding="utf-8"), parse_float=Decimal)
        space = written["LinearAdditiveUtilitySpace"]
        assert sum(space["issueWeights"].values()) == 1
        for issue in space["issueUtilities"].values():
            assert all(0 <= value <= 1 for value in issue["DiscreteValueSetUtilities"]["valueUtilities"].values())


def test_negmas_reads_the_same_utilities_and_reservation_values(three_sides: Path, tmp_path: Path) -> None:
    inout = pytest.importorskip("negmas.inout", reason="negmas is not installed: its reading of an export is not tried")
    made = exported(three_sides, tmp_path / "out", "negmas")
    scenario = inout.load_geniusweb_domain(
        tmp_path / "out" / made.domain, [tmp_path / "out" / profile.file for profile in made.profiles]
    )
    case = loaded_case(three_sides)
    for ufun, profile in zip(scenario.ufuns, made.profiles, strict=True):
        values = values_in(case, profile.party)
        assert [issue.name for issue in scenario.outcome_space.issues] == list(values)
        for package in packages(VALUES):
            wanted = sum(values[issue][value] for issue, value in package.items())
            assert float(ufun(tuple(package.values()))) == pytest.approx(wanted, abs=1e-12)
        assert ufun.reserved_value == pytest.approx(reservation_in(case, profile.party), abs=1e-12)


def test_what_follows_from_what_is_assumed_is_exact(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    """The last weight is what the others leave; the worst option is worth 0; an interval may hold the exact value."""
    made = exported(make_case(OPEN), tmp_path / "out")
    assert [profile.party for profile in made.profiles] == ["alpha", "beta"]
    alpha, beta = (
        read(tmp_path / "out" / f"profile-{name}.json")["LinearAdditiveUtilitySpace"] for name in ("alpha", "beta")
    )
    assert alpha["issueWeights"] == {"cap": 0.7, "fee": 0.3}
    utilities = alpha["issueUtilities"]
    assert utilities["cap"]["DiscreteValueSetUtilities"]["valueUtilities"] == {"3 ships": 0, "1,000 ships": 1}
    assert utilities["fee"]["DiscreteValueSetUtilities"]["valueUtilities"] == {"none": 1, "the fee": 0}
    assert beta["issueWeights"] == {"cap": 0.4, "fee": 0.6}
    assert (alpha["reservationValue"], beta["reservationValue"]) == (0.25, -0.5)
    assert read(tmp_path / "out" / "domain.json")["name"] == "Two rivers"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("cap: 0.7}", "cap: [0.6, 0.7]}", "of Alpha are not one point: it is open what 1,000 ships is worth on cap"),
        ("reservation: 0.25", "reservation: [0, 0.25]", "of Alpha are not one point: it is open what no agreement"),
        ("none: 0.6}", "none: 0.5}", "assumed of Beta does not run from 0 to 1"),
        ("wants: {cap: high, fee: low}", "wants: {fee: low}", "of Alpha are not one point"),
    ],
)
def test_what_is_not_one_point_is_refused_by_name(
    make_case: Callable[[str], Path], tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in OPEN
    with pytest.raises(IrenicError) as caught:
        exported(make_case(OPEN.replace(old, new)), tmp_path / "out")
    assert caught.value.problems[0].code == "I007"
    assert words in caught.value.problems[0].message
    assert not (tmp_path / "out").exists()


def test_the_centre_is_the_mean_of_draws_and_says_so(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    """The weight of alpha's cap is uniform on 0.6 to 0.8; beta stays exact."""
    case = make_case(OPEN.replace("cap: 0.7}", "cap: [0.6, 0.8]}"))
    with pytest.raises(IrenicError, match="nothing on record"):
        exported(case, tmp_path / "out", centre=True)
    made = exported(case, tmp_path / "out", centre=True, assumptions=True)
    assert [profile.draws for profile in made.profiles] == [400, None]
    space = read(tmp_path / "out" / "profile-alpha.json")["LinearAdditiveUtilitySpace"]
    assert space["name"] == "Alpha (mean of 400 draws from what the record leaves open)"
    assert space["issueWeights"]["cap"] == pytest.approx(0.7, abs=0.02)
    assert space["reservationValue"] == pytest.approx(0.25)


def test_nothing_goes_out_that_should_not(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    secret = OPEN.replace("    drafts: {}", "    handling: restricted\n    drafts: {}")
    with pytest.raises(IrenicError, match="restricted"):
        exported(make_case(secret), tmp_path / "out")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").touch()
    with pytest.raises(IrenicError, match="there already"):
        exported(make_case(OPEN), tmp_path / "taken")
    with pytest.raises(IrenicError) as caught:
        exported(make_case(OPEN.replace("party: alpha", "party: nobody")), tmp_path / "out")
    assert caught.value.problems[0].severity == "error"


def test_the_verb_tells_what_it_wrote_and_what_it_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    training = str(CASES / "training-moving")
    assert main(["export", "geniusweb", training, "-o", str(tmp_path / "out")]) == 1
    assert "add --centre" in " ".join(capsys.readouterr().err.split())
    options = ["--centre", "--draws", "400"]
    assert main(["export", "geniusweb", training, "-o", str(tmp_path / "out"), *options]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "the mean of 400 draws, as its name says" in said
    assert "links between issues are left out" in said
    assert "ruled out is left out" in said
    assert main(["export", "negmas", str(CASES / "panama-canal-1974"), "-o", str(tmp_path / "p"), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {profile["party"]: profile["reservation"] for profile in made["profiles"]} == {"us": 0.5, "panama": 0.5}
    # Raiffa's points: the division in the case's draft has 64 and 68 of them
    us = read(tmp_path / "p" / "profile-us.json")["LinearAdditiveUtilitySpace"]
    assert us["issueWeights"]["US defence rights"] == 0.22
    utilities = {i: one["discreteutils"]["valueUtilities"] for i, one in us["issueUtilities"].items()}
    theirs = {"US defence rights", "Use rights", "Expansion rights", "Expansion routes"}
    draft = {issue: "the United States' way" if issue in theirs else "Panama's way" for issue in utilities}
    assert worth(us["issueWeights"], utilities, draft) == pytest.approx(0.64)


DRAFTED = (
    OPEN.replace(
        "drafts: {}",
        "drafts: {paper: {terms: {cap: {option: fow, cite: {source: w, quote: some ships}}}}}\n    sources: {w: {file: w.txt, outlet: Wire}}",
    )
    + "=== w.txt\nsome ships\n"
)
"""A draft with a term that is no option."""


@pytest.mark.parametrize("target", ["geniusweb", "negmas"])
def test_a_draft_at_fault_is_left_out_with_a_note(
    make_case: Callable[[str], Path], tmp_path: Path, target: Target
) -> None:
    """The files are those of the case without it."""
    case, without = make_case(DRAFTED), tmp_path / "without"
    made = exported(case, tmp_path / "with", target)
    assert [one.code for one in made.about.problems if one.message.startswith("draft 'paper' is at fault")] == ["A006"]
    exported(make_case(OPEN), without, target)
    for file in ("domain.json", "profile-alpha.json", "profile-beta.json"):
        assert read(tmp_path / "with" / file) == read(without / file)


def test_of_whom_words_are_about_it_no_profile_is_written(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    said = "s{0}: {{by: {0}, stance: rejects, about: {{draft: paper}}, cite: {{source: w, quote: some ships}}}}"
    alone, both = said.format("alpha"), f"{said.format('alpha')}, {said.format('beta')}"
    made = exported(make_case(DRAFTED.replace("statements: {}", f"statements: {{{alone}}}")), tmp_path / "out")
    assert [one.party for one in made.profiles] == ["beta"]
    assert any(one.message.startswith("of Alpha nothing is worked out: its words") for one in made.about.problems)
    exported(make_case(OPEN), tmp_path / "without")
    assert read(tmp_path / "out" / "profile-beta.json") == read(tmp_path / "without" / "profile-beta.json")
    # where nobody would be left, nothing is exported
    with pytest.raises(IrenicError) as caught:
        exported(make_case(DRAFTED.replace("statements: {}", f"statements: {{{both}}}")), tmp_path / "none")
    assert "'salpha', 'sbeta' are about this draft" in caught.value.problems[0].hint
    assert not (tmp_path / "none").exists()
