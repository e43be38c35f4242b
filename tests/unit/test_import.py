"""Importing other tools' domains: values, reservation values and orders, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile import checks
from irenic.casefile.load import load_case
from irenic.cli.main import main
from irenic.exchange import import_case
from irenic.exchange.importing import Format
from irenic.model.problem import IrenicError
from irenic.workspace import open_case

from ..domains import (
    domain_json,
    loaded_case,
    packages,
    profile_json,
    reason_in,
    reservation_in,
    values_in,
    worth,
    write_json,
)

QUOTAS = {"Quota": {"small": 0.2, "middle": 0.5, "large": 1.0}, "Port fee": {"none": 0.9, "half": 0.9, "full": 0.1}}
WEIGHTS = {"Quota": 0.7, "Port fee": 0.3}
OTHER = {"Quota": {"small": 1.0, "middle": 0.25, "large": 0.0}, "Port fee": {"none": 0.0, "half": 0.5, "full": 1.0}}


def geniusweb(tmp_path: Path, *profiles: dict[str, Any], domain: Any = None) -> Path:
    """Import a domain with these profiles, and return the case's folder."""
    first = write_json(tmp_path / "in" / "domain.json", domain_json(QUOTAS) if domain is None else domain)
    files = [write_json(tmp_path / "in" / f"side{n}.json", profile) for n, profile in enumerate(profiles)]
    import_case("geniusweb", first, files, tmp_path / "case")
    return tmp_path / "case"


def north(**more: Any) -> dict[str, Any]:
    return profile_json("North", WEIGHTS, QUOTAS, **more)


def south(**more: Any) -> dict[str, Any]:
    return profile_json("South", {"Quota": 0.5, "Port fee": 0.5}, OTHER, **more)


def refused(code: str, words: str, *profiles: dict[str, Any], tmp_path: Path, domain: Any = None) -> None:
    with pytest.raises(IrenicError) as caught:
        geniusweb(tmp_path, *profiles, domain=domain)
    (problem,) = caught.value.problems
    assert problem.code == code, problem
    assert words in problem.message, problem.message
    assert problem.hint
    assert not (tmp_path / "case").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_worths_are_moved_and_stretched_with_the_reservation_value(tmp_path: Path) -> None:
    case = loaded_case(geniusweb(tmp_path, north(reservationValue=0.4), south()))
    low, high = 0.7 * 0.2 + 0.3 * 0.1, 0.7 + 0.3 * 0.9
    values = values_in(case, "North")
    for package in packages(QUOTAS):
        wanted = (worth(WEIGHTS, QUOTAS, package) - low) / (high - low)
        assert sum(values[issue][value] for issue, value in package.items()) == pytest.approx(wanted, abs=1e-14)
    assert reservation_in(case, "North") == pytest.approx((0.4 - low) / (high - low), abs=1e-14)
    assert reservation_in(case, "South") == 0.0
    assert sum(interval[0] for interval in case.assume["North-values"].weights.values()) == pytest.approx(1)


def test_orders_follow_from_the_values_with_ties(tmp_path: Path) -> None:
    case = loaded_case(geniusweb(tmp_path, north(), south()))
    assert case.parties["North"].wants["Port-fee"].order == (("none", "half"), ("full",))
    assert case.parties["South"].wants["Quota"].order == (("small",), ("middle",), ("large",))


def test_everything_says_where_it_is_from(tmp_path: Path) -> None:
    folder = geniusweb(tmp_path, north(reservationValue=0.4), south())
    loaded = load_case(folder)
    assert [problem for problem in checks.run(loaded) if problem.severity != "info"] == []
    assert {problem.code for problem in checks.run(loaded)} == {"N001"}
    case = loaded.case
    assert "no negotiation's record" in (case.notice or "")
    assert not case.drafts
    assert not case.statements
    why = reason_in(case, "North", "reservation")
    assert "side0.json (source 'file-side0')" in why
    assert "from 0.17 to 0.97" in why
    assert "is worth 0.4" in why
    assert "names no reservation value, which means 0" in reason_in(case, "South", "reservation")
    assert (folder / "sources" / "file-side0.original.json").read_bytes() == (
        tmp_path / "in" / "side0.json"
    ).read_bytes()


def test_a_reservation_bid_is_worth_what_the_bid_is(tmp_path: Path) -> None:
    bid = {"issuevalues": {"Quota": "middle", "Port fee": "half"}}
    case = loaded_case(geniusweb(tmp_path, north(reservationBid=bid), south(reservationBid=None)))
    values = values_in(case, "North")
    assert reservation_in(case, "North") == pytest.approx(values["Quota"]["middle"] + values["Port fee"]["half"])
    # worth as much as no agreement is enough
    workspace = open_case(tmp_path / "case")
    terms = {issue: {"option": option, "assumed": "x"} for issue, option in (("Quota", "middle"), ("Port-fee", "half"))}
    workspace.insert(("drafts", "same"), {"terms": terms})
    same = workspace.assess(with_assumptions_only=True, draws=400).drafts["same"]
    assert same.parties["North"].best_reading.verdict == "yes"


@pytest.mark.parametrize(("own", "exists", "best"), [(0.1, 1.0, 9), (1.0, 0.0, 0)])
def test_a_reservation_value_outside_the_scale_is_kept(tmp_path: Path, own: float, exists: float, best: int) -> None:
    """Below the worst package every package is good enough; above the best none is."""
    folder = geniusweb(tmp_path, north(reservationValue=own), south())
    assert not 0 <= reservation_in(loaded_case(folder), "North") <= 1
    zone = open_case(folder).zone(with_assumptions_only=True, draws=400)
    assert zone.exists.probability == exists
    assert zone.exists.exact
    assert zone.possible is zone.safe is bool(exists)
    assert len(zone.best) == best
    assert zone.solutions["nash"].center.count == bool(exists)


def test_a_draft_is_assessed_on_point_values(tmp_path: Path) -> None:
    """A term by hand: each side is committed to yes or no by its values, and the numbers are proved."""
    folder = geniusweb(tmp_path, north(reservationValue=0.5), south(reservationValue=0.5))
    workspace = open_case(folder)
    for name, chosen in (("large", "large"), ("small", "small")):
        terms = {
            issue: {"option": option, "assumed": "x"} for issue, option in {"Quota": chosen, "Port-fee": "half"}.items()
        }
        workspace.insert(("drafts", name), {"terms": terms})
    drafts = workspace.assess(with_assumptions_only=True, draws=400).drafts
    verdicts = {
        (name, party): held.best_reading.verdict for name, one in drafts.items() for party, held in one.parties.items()
    }
    # North: 0.97 and 0.41 against 0.5; South: 0.25 and 0.75
    assert verdicts == {
        ("large", "North"): "yes",
        ("large", "South"): "no",
        ("small", "North"): "no",
        ("small", "South"): "yes",
    }
    assert drafts["large"].all.best_reading.exact


def test_three_sides_with_one_name_are_told_apart(tmp_path: Path) -> None:
    case = loaded_case(geniusweb(tmp_path, north(), north(reservationValue=0.3), south()))
    assert [party.name for party in case.parties.values()] == ["North", "North (2)", "South"]
    assert list(case.parties) == ["North", "North-2", "South"]


def test_names_that_no_id_can_hold_become_labels(tmp_path: Path) -> None:
    strange = {"Квота": {"да": 1.0, "нет": 0.0, "no": 0.5}, "unknown": {"−1": 0.0, "1": 1.0, "a b": 0.2, "a-b": 0.1}}
    weights = {"Квота": 0.5, "unknown": 0.5}
    sides = [profile_json(name, weights, strange) for name in ("Север", "structure")]
    folder = geniusweb(tmp_path, *sides, domain=domain_json(strange))
    assert not [problem for problem in checks.run(load_case(folder)) if problem.severity != "info"]
    case = loaded_case(folder)
    assert [case.issue_label(issue) for issue in case.issues] == list(strange)
    assert list(case.issues["unknown-2"].options) == ["minus-1", "1", "a-b", "a-b-2"]
    (first, second) = case.parties
    assert (case.name_of(first), second) == ("Север", "structure-2")
    assert values_in(case, first)["unknown"]["a b"] == pytest.approx(0.1)


def test_a_range_of_numbers_is_read_in_its_steps(tmp_path: Path) -> None:
    domain = {"name": "Tariff", "issuesValues": {"rate": {"range": {"low": 0.1, "high": "0.45", "step": 0.1}}}}
    line = {"lowValue": 0.1, "lowUtility": 1.0, "highValue": 0.4, "highUtility": 0.0}
    rising = {**line, "lowUtility": 0.0, "highUtility": 1.0}
    sides = [
        {
            "LinearAdditiveUtilitySpace": {
                "issueWeights": {"rate": 1},
                "issueUtilities": {"rate": {"NumberValueSetUtilities": utilities}},
                "reservationBid": {"issuevalues": {"rate": 0.2}},
            }
        }
        for utilities in (line, rising)
    ]
    case = loaded_case(geniusweb(tmp_path, *sides, domain=domain))
    assert [option.value for option in case.issues["rate"].options.values()] == [0.1, 0.2, 0.3, 0.4]
    assert list(values_in(case, "side0")["rate"].values()) == pytest.approx([1, 2 / 3, 1 / 3, 0], abs=1e-15)
    assert reservation_in(case, "side1") == pytest.approx(1 / 3)


def test_a_zone_on_many_unordered_values_is_found_at_once(tmp_path: Path) -> None:
    """Thirty values without a scale have more orders than anybody can list; none but the party's own is needed."""
    values = {"Site": {f"s{n}": (7 * n % 31) / 30 for n in range(30)}, "Share": {f"p{n}": n / 20 for n in range(20)}}
    falling = {issue: {value: 1 - held for value, held in each.items()} for issue, each in values.items()}
    halves = {"Site": 0.5, "Share": 0.5}
    sides = [profile_json("A", halves, values, reservationValue=0.5), profile_json("B", halves, falling, reservationValue=0.5)]  # fmt: skip
    zone = open_case(geniusweb(tmp_path, *sides, domain=domain_json(values))).zone(with_assumptions_only=True)
    # the sides want the opposite: there is a zone just where both get exactly half
    exact = any(abs(worth(halves, values, package) - 0.5) < 1e-9 for package in packages(values))
    assert zone.exists.probability == float(exact)
    assert zone.packages == "600"


def test_what_is_too_large_for_a_case_is_not_made(tmp_path: Path) -> None:
    names = [f"rate {n}" for n in range(16)]
    ranged = {"range": {"low": 0, "high": 999, "step": 1}}
    line = {"lowValue": 0, "lowUtility": 0, "highValue": 999, "highUtility": 1}
    side = {
        "LinearAdditiveUtilitySpace": {
            "issueWeights": dict.fromkeys(names, 0.0625),
            "issueUtilities": {name: {"NumberValueSetUtilities": line} for name in names},
        }
    }
    domain = {"name": "x", "issuesValues": dict.fromkeys(names, ranged)}
    refused("I002", "16,000 values and 4 profiles are too many", *[side] * 4, tmp_path=tmp_path, domain=domain)


def test_names_of_the_first_versions_are_read(tmp_path: Path) -> None:
    old = json.loads(json.dumps(north(reserved_value=0.4)).replace("DiscreteValueSetUtilities", "discreteutils"))
    case = loaded_case(geniusweb(tmp_path, old, south()))
    assert reservation_in(case, "North") == pytest.approx((0.4 - 0.17) / 0.8)


def test_what_geniusweb_profiles_are_refused_for(tmp_path: Path) -> None:
    def without(profile: dict[str, Any], *path: str) -> dict[str, Any]:
        inner = profile["LinearAdditiveUtilitySpace"]
        for name in path[:-1]:
            inner = inner[name]
        del inner[path[-1]]
        return profile

    def changed(profile: dict[str, Any], value: Any, *path: str) -> dict[str, Any]:
        inner = profile["LinearAdditiveUtilitySpace"]
        for name in path[:-1]:
            inner = inner[name]
        inner[path[-1]] = value
        return profile

    quota = ("issueUtilities", "Quota", "DiscreteValueSetUtilities", "valueUtilities")
    for code, words, profile in (
        ("I003", "nothing on issue 'Quota'", without(north(), "issueWeights", "Quota")),
        ("I003", "nothing on value 'large' of issue 'Quota'", without(north(), *quota, "large")),
        ("I003", "issue 'Sea', which the domain does not have", changed(north(), 0.1, "issueWeights", "Sea")),
        ("I003", "value 'vast' of issue 'Quota'", changed(north(), 0.1, *quota, "vast")),
        ("I004", "the weight of issue 'Quota' is below 0: -0.7", changed(north(), -0.7, "issueWeights", "Quota")),
        ("I004", "'large' of issue 'Quota' is 'much', not a number", changed(north(), "much", *quota, "large")),
        ("I004", "is 'True', not a number", changed(north(), True, *quota, "large")),
        ("I004", "out of all proportion", changed(north(), "1e9999", *quota, "large")),
        ("I002", "of a kind that is not read: SpecialUtilities", changed(north(), {"SpecialUtilities": {}}, *quota[:2])),
        ("I001", "'issueWeights' is missing", without(north(), "issueWeights")),
        ("I001", "'issueWeights' is no object", changed(north(), [], "issueWeights")),
        ("I002", "no 'LinearAdditiveUtilitySpace' but 'DefaultPartialOrdering'", {"DefaultPartialOrdering": {}}),
        ("I002", "tells twice", north(reservationValue=0.1, reservationBid={"issuevalues": {}})),
        ("I003", "bid says nothing on issue 'Port fee'", north(reservationBid={"issuevalues": {"Quota": "small"}})),
        ("I003", "names 'tiny' on issue 'Quota'", north(reservationBid={"issuevalues": {"Quota": "tiny"}})),
        ("I003", "its own 'domain' has issue 'Sea'", north(domain=domain_json({"Sea": {"x": 1}}))),
        ("I005", "every package is worth the same", profile_json("N", WEIGHTS, {i: dict.fromkeys(v, 0.3) for i, v in QUOTAS.items()})),
    ):  # fmt: skip
        refused(code, words, profile, south(), tmp_path=tmp_path)


def test_what_domains_are_refused_for(tmp_path: Path) -> None:
    def one(held: Any) -> dict[str, Any]:
        return {"name": "x", "issuesValues": {"rate": held}}

    for code, words, domain in (
        ("I002", "1,001 values, and at most 1,000", one({"range": {"low": 0, "high": 1, "step": 0.001}})),
        ("I004", "in steps of 0", one({"range": {"low": 0, "high": 1, "step": 0}})),
        ("I004", "'step' of the range of issue 'rate' is nothing", one({"range": {"low": 0, "high": 1}})),
        ("I002", "neither 'values' nor a 'range': words", one({"words": []})),
        ("I001", "names a value twice", one({"values": ["a", "a"]})),
        ("I001", "is no name", one({"values": [None]})),
        ("I001", "no issue", {"name": "x", "issuesValues": {}}),
        ("I001", "it has no 'issuesValues'", north()),
    ):
        refused(code, words, north(), south(), tmp_path=tmp_path, domain=domain)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ('{"a": 1,\n "b": }', "expecting value in line 2, column 7", 2),
        ('{"a": 1, "a": 2}', "'a' stands twice", None),
        ('{"a": NaN}', "nan is not a number", None),
        ("[1]", "no object", None),
        ('{"issuesValues": {"\\ud800": {"values": ["a"]}}}', "half of a character", None),
        ('{"a":' * 100_000, "nested too deeply", None),
        ('{"a": ' + "9" * 5000 + "}", "exceeds the limit", None),
    ],
)
def test_broken_json_is_told_with_its_place(tmp_path: Path, text: str, words: str, line: int | None) -> None:
    (tmp_path / "d.json").write_text(text, encoding="utf-8")
    with pytest.raises(IrenicError) as caught:
        import_case("geniusweb", tmp_path / "d.json", [tmp_path / "d.json"], tmp_path / "case")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("I001", line), problem
    assert words in problem.message, problem.message


@pytest.mark.parametrize("source_format", ["geniusweb", "genius", "negolog"])
@pytest.mark.parametrize(("content", "code"), [(b"", "F003"), (b"\xff\xfe\x00", ""), (b"plain words", "I001")])
def test_files_that_are_none_are_refused_by_every_reader(
    tmp_path: Path, source_format: Format, content: bytes, code: str
) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(IrenicError) as caught:
        import_case(source_format, tmp_path / "x", [tmp_path / "x"] * 2, tmp_path / "case")
    assert caught.value.problems[0].code.startswith(code)
    with pytest.raises(IrenicError) as missing:
        import_case(source_format, tmp_path / "nowhere", [tmp_path / "x"] * 2, tmp_path / "case")
    assert missing.value.problems[0].code == "F001"


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    first = write_json(tmp_path / "d.json", domain_json(QUOTAS))
    heavy = profile_json("N", {"Quota": 2, "Port fee": 1}, QUOTAS, discount_factor=0.9, mood="sour")
    files = [write_json(tmp_path / "a.json", heavy), write_json(tmp_path / "b.json", south())]
    made = import_case("geniusweb", first, files, tmp_path / "case")
    told = [problem.message for problem in made.about.problems]
    assert [problem.code for problem in made.about.problems] == ["I006"] * 3
    assert "discount factor of 0.9 is left out" in told[0]
    assert "weights add up to 3, not 1" in told[1]
    assert "mood" in told[2]


def test_negolog_by_specs_by_folder_and_by_the_first_profile(tmp_path: Path) -> None:
    folder = tmp_path / "quotas"
    for name, weights, issues, r in (("A", WEIGHTS, QUOTAS, 0.4), ("B", {"Quota": 0.5, "Port fee": 0.5}, OTHER, 0.0)):
        write_json(folder / f"profile{name}.json", {"reservationValue": r, "issueWeights": weights, "issues": issues})
    specs = write_json(folder / "specs.json", {"Name": "Quotas", "NumberOfBids": 9, "IssueValues": [3, 3]})
    a, b = folder / "profileA.json", folder / "profileB.json"
    cases = []
    for number, (domain, profiles) in enumerate(
        ((specs, [a, b]), (folder, []), (a, [b]), (a, [a, b]), (folder, [a, b]))
    ):
        made = import_case("negolog", domain, profiles, tmp_path / f"case{number}")
        assert list(made.parties) == ["profileA", "profileB"]
        cases.append(loaded_case(tmp_path / f"case{number}"))
        assert cases[-1].assume == cases[0].assume
    assert [case.title.split(" (")[0] for case in cases] == ["Quotas", "Quotas", "quotas", "quotas", "Quotas"]
    assert reservation_in(cases[0], "profileA") == pytest.approx((0.4 - 0.17) / 0.8)
    write_json(specs, {"Name": "Quotas", "NumberOfBids": 12, "IssueValues": [3, 4]})
    with pytest.raises(IrenicError, match="specs say \\[3, 4\\] and 12"):
        import_case("negolog", specs, [a, b], tmp_path / "other")
    write_json(specs, {"Name": "Quotas"})
    with pytest.raises(IrenicError, match="neither the specs"):
        import_case("negolog", specs, [a, b], tmp_path / "other")
    with pytest.raises(IrenicError, match="two sides"):
        import_case("negolog", a, [], tmp_path / "other")


def test_the_verb_tells_what_it_made_and_what_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = str(write_json(tmp_path / "d.json", domain_json(QUOTAS)))
    sides = [str(write_json(tmp_path / f"{n}.json", p)) for n, p in (("a", north(reservationValue=1)), ("b", south()))]
    case = str(tmp_path / "case")
    assert main(["import", "geniusweb", first, *sides, "-o", case]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"Made the case {case}: 2 issues, 9 packages" in said
    assert "no agreement is worth 1.0375 of 1: no package is good enough" in said
    assert f"irenic zone {case} --with-assumptions-only" in said
    assert main(["import", "geniusweb", first, *sides, "-o", case, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "F011"
    assert main(["import", "geniusweb", first, *sides, "-o", f"{case}2", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["packages"] == "9"
    assert made["parties"]["North"]["own_reservation"] == 1
    assert main(["zone", case, "--with-assumptions-only"]) == 0
    assert "none is possible" in " ".join(capsys.readouterr().out.split())
    assert main(["import", "pon", first, "-o", f"{case}3"]) == 2
