"""Importing Genius's XML: evaluations, ranges of whole numbers, and what is refused."""

from pathlib import Path

import pytest

from irenic.exchange import import_case
from irenic.exchange.importing import Imported
from irenic.model.problem import IrenicError

from ..domains import loaded_case, reservation_in, values_in

DOMAIN = """<?xml version="1.0" encoding="ISO-8859-1"?>
<negotiation_template><utility_space number_of_issues="2">
<objective index="0" etype="objective" type="objective" description="" name="Café">
 <issue index="1" name="Menu" type="discrete" etype="discrete" vtype="discrete">
  <item index="1" value="soup" description=""/> <item index="2" value="thé"/>
 </issue>
 <issue index="2" name="Tables" type="integer" lowerbound="2" upperbound="6"/>
</objective></utility_space></negotiation_template>
"""
PROFILE = """<utility_space number_of_issues="2">
<objective index="0" type="objective" name="any">
 <issue index="1" name="Menu" type="discrete">
  <item index="1" value="soup" evaluation="20"/>
  <item index="2" value="thé" evaluation="50"/>
 </issue>
 <issue index="2" name="Tables" type="integer" lowerbound="2" upperbound="6">
  <evaluator ftype="linear" offset="0.2" slope="0.2"/>
 </issue>
 <weight index="1" value="0.25"/> <weight index="2" value="0.75"/>
</objective>
<reservation value="0.35"/><discount_factor value="0.8"/>
</utility_space>
"""


def imported(tmp_path: Path, *, domain: str = DOMAIN, profile: str = PROFILE) -> Imported:
    for name, text, encoding in (("d", domain, "latin-1"), ("one", profile, "utf-8"), ("two", PROFILE, "utf-8")):
        (tmp_path / f"{name}.xml").write_text(text, encoding=encoding)
    return import_case("genius", tmp_path / "d.xml", [tmp_path / "one.xml", tmp_path / "two.xml"], tmp_path / "case")


def test_evaluations_are_shares_of_the_largest_and_ranges_are_lines(tmp_path: Path) -> None:
    made = imported(tmp_path)
    case = loaded_case(tmp_path / "case")
    assert case.title == "Café (a domain of Genius)"
    # from 0.25 × 0.4 + 0.75 × 0.2 to 0.25 + 0.75 × 1
    low, high = 0.25, 1.0
    values = values_in(case, "one")
    assert values["Menu"] == pytest.approx({"soup": 0.0, "thé": 0.25 * 0.6 / (high - low)})
    assert values["Tables"] == pytest.approx({str(n): 0.75 * 0.2 * (n - 2) / (high - low) for n in range(2, 7)})
    assert reservation_in(case, "one") == pytest.approx((0.35 - low) / (high - low))
    assert [option.value for option in case.issues["Tables"].options.values()] == [2, 3, 4, 5, 6]
    assert "discount factor of 0.8 is left out" in made.about.problems[0].message


def test_a_line_is_cut_off_at_0_and_1_as_genius_does(tmp_path: Path) -> None:
    imported(tmp_path, profile=PROFILE.replace('slope="0.2"', 'slope="0.5"'))
    values = values_in(loaded_case(tmp_path / "case"), "one")["Tables"]
    assert values["4"] == values["6"] > values["3"]


def test_a_bound_may_stand_in_a_range(tmp_path: Path) -> None:
    ranged = DOMAIN.replace(
        'type="integer" lowerbound="2" upperbound="6"/>',
        'type="integer"><range lowerbound="2" upperbound="6"/></issue>',
    )
    imported(tmp_path, domain=ranged)


@pytest.mark.parametrize(
    ("code", "words", "old", "new", "line"),
    [
        ("I003", "value 'thé' of issue 'Menu'", '<item index="2" value="thé" evaluation="50"/>', "", None),
        ("I003", "value 'tea' of issue 'Menu', which", 'value="thé"', 'value="tea"', None),
        ("I003", "issue 'Men', which", 'name="Menu"', 'name="Men"', None),
        ("I003", "has no weight", '<weight index="1" value="0.25"/>', "", 3),
        ("I003", "has the index 2, which is 'Tables'", 'index="1" name', 'index="2" name', 3),
        ("I004", "the weight of issue 'Menu' is below 0", 'value="0.25"', 'value="-1"', 10),
        ("I004", "evaluation of 'soup' of issue 'Menu' is nothing", 'evaluation="20"', "", 4),
        ("I004", "evaluation of 'soup' of issue 'Menu' is 'tasty'", 'evaluation="20"', 'evaluation="tasty"', 4),
        ("I004", "is below 0: -2", 'evaluation="20"', 'evaluation="-2"', 4),
        ("I002", "the type 'real'", 'type="integer"', 'type="real"', 7),
        ("I002", "an evaluator triangular", 'ftype="linear"', 'ftype="triangular"', 7),
        ("I003", "runs from 2 to 7 here", 'upperbound="6"', 'upperbound="7"', 7),
        ("I001", "begins with <space>", "utility_space", "space", 1),
        ("I001", "no XML: mismatched tag in line 13, column 3", "</objective>", "", 13),
        ("I004", "the reservation value is 'low'", 'value="0.35"', 'value="low"', 12),
    ],
)
def test_what_profiles_are_refused_for(
    tmp_path: Path, code: str, words: str, old: str, new: str, line: int | None
) -> None:
    assert old in PROFILE
    with pytest.raises(IrenicError) as caught:
        imported(tmp_path, profile=PROFILE.replace(old, new))
    (problem,) = caught.value.problems
    assert problem.code == code, problem
    assert words in problem.message, problem.message
    assert line is None or problem.line == line
    assert "one.xml" in (problem.file or "")
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE utility_space [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE utility_space SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE utility_space [<!ENTITY secret SYSTEM "secret.txt">]>',
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, declared: str) -> None:
    (tmp_path / "secret.txt").write_text("0.5", encoding="utf-8")
    with pytest.raises(IrenicError, match=r"document type \(DOCTYPE\) in line 1") as caught:
        imported(tmp_path, profile=declared + PROFILE)
    assert caught.value.problems[0].code == "I001"


def test_very_deep_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IrenicError, match="nested too deeply"):
        imported(tmp_path, domain="<a>" * 100_000)


def test_an_unknown_entity_is_a_fault_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(IrenicError, match="undefined entity in line 4"):
        imported(tmp_path, profile=PROFILE.replace('evaluation="20"', 'evaluation="&x;"'))
