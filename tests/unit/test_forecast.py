"""Forecasts of a case: what counts, what is refused, and that every number is that of its definition."""

import copy
import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest

from irenic.analyses.forecast import RECORDS, forecast_issues
from irenic.casefile.audience import as_seen_by
from irenic.casefile.load import load_case
from irenic.casefile.told import basis_of_number
from irenic.casefile.write import dump_case
from irenic.cli.main import main
from irenic.model.basis import Citation
from irenic.model.case import Case
from irenic.model.contest import Range, Stand
from irenic.model.problem import IrenicError
from irenic.preferences import together
from irenic.report.page.forecast_picture import scale_picture
from irenic.report.scale import columns, number
from irenic.report.terminal.forecast import forecast_lines
from irenic.solvers.spatial import compromise, ktab, settle
from irenic.workspace import open_case

from ..conftest import CASES

CASE = """
irenic: 1
title: The harbour of Osk (fictional)
sources:
  wire: {file: sources/wire.txt, outlet: Wire, published: 2031-03-01}
  late: {file: sources/late.txt, outlet: Late Post, published: 2031-05-01}
  memo: {file: sources/memo.txt, outlet: Memo, handling: confidential}
parties:
  alder: {name: Alder}
  birch: {name: Birch}
  cedar: {name: Cedar}
  dogwood: {name: Dogwood}
actors:
  elm: {name: Elm Union}
issues:
  fleet:
    question: How many ships?
    scale: number
    unit: ships
    options:
      few: {value: 40, assumed: x}
      some: {value: 60, assumed: x}
      many: {value: 100, assumed: x}
  tolls:
    question: Who pays?
    options: {nobody: {assumed: x}, guests: {assumed: x}, all: {assumed: x}}
drafts:
  paper: {terms: {fleet: {option: [few, some], readings_assumed: x, cite: {source: wire, quote: "The paper caps the fleet."}}}}
statements: {}
contests:
  fleet:
    positions:
      cedar: {position: many, salience: 0.5, influence: 2, cite: {source: wire, quote: "Cedar (0.5, two votes) wants a hundred ships."}}
      alder: {position: 40, salience: [0.6, 0.8, 1], influence: 4, cite: {source: wire, quote: "Alder, with four votes, wants forty ships."}, assumed: {salience: it talks of little else}}
      birch: {position: [50, 60, 70], salience: 0.2, cite: {source: wire, quote: "Birch (0.2) is for some sixty."}}
      dogwood: {position: 90, salience: 0.9, influence: 9, cite: {source: memo, quote: "Dogwood (0.9, nine votes) would go to ninety."}}
    outcome: {value: 55, cite: {source: late, quote: "They settled on 55."}}
  tolls:
    positions:
      alder: {position: nobody, salience: 0.1, influence: 4, cite: {source: wire, quote: "Alder (0.1, four votes) wants no tolls."}}
      cedar: {position: all, salience: 0.3, influence: 2, cite: {source: wire, quote: "Cedar (0.3, two votes) wants tolls for all."}}
      elm: {position: guests, salience: 0.3, influence: 1, cite: {source: late, quote: "Elm (0.3, one vote) would have guests pay."}}
=== sources/wire.txt
The paper caps the fleet. Cedar (0.5, two votes) wants a hundred ships. Alder, with four votes, wants forty ships. Birch (0.2) is for some sixty. Alder (0.1, four votes) wants no tolls. Cedar (0.3, two votes) wants tolls for all.
=== sources/late.txt
They settled on 55. Elm (0.3, one vote) would have guests pay.
=== sources/memo.txt
Dogwood (0.9, nine votes) would go to ninety.
"""


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    return make_case(CASE)


@pytest.fixture
def values(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = load_case(folder).case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return found


def test_the_case_is_sound_and_its_numbers_are_those_of_their_definitions(folder: Path) -> None:
    workspace = open_case(folder)
    assert [
        problem for problem in workspace.check().problems if problem.severity == "error" and problem.code[0] != "H"
    ] == []
    found = workspace.forecast()
    fleet = found.issues["fleet"]
    # birch's influence is not known: the mean of the others stands in
    x, s, c = [40, 60, 100, 90], [0.8, 0.2, 0.5, 0.9], [4, np.nan, 2, 9]
    assert fleet.headline == pytest.approx(compromise(x, s, c).outcome[0])
    assert list(fleet.scale) == [40, 100]
    assert fleet.models["plain mean"].value == pytest.approx(72.5)
    assert fleet.models["compromise mean"].value == fleet.headline
    alone = ktab(x, s, c, scale=(40, 100))
    assert fleet.models["KTAB's model"].value == pytest.approx(alone.outcome[0])
    assert fleet.drafts == {"paper": (40, 60)}
    assert fleet.titles == {"paper": "draft paper"}
    assert found.inputs == {"cited": 19, "assumed": 1, "unknown": 1}
    assert (found.basis, found.on_assumptions) == ("record", False)


def test_ranges_widen_the_answer_and_the_residual_does_the_rest(folder: Path) -> None:
    found = open_case(folder).forecast(draws=2_000)
    fleet, tolls = found.issues["fleet"].distribution, found.issues["tolls"].distribution
    assert fleet.inputs_low < found.issues["fleet"].headline < fleet.inputs_high
    assert fleet.inputs_high - fleet.inputs_low < fleet.high - fleet.low
    assert tolls.inputs_low == tolls.inputs_high
    model = found.issues["fleet"].models["compromise mean"]
    assert model.low == pytest.approx(fleet.inputs_low, abs=0.5)
    assert found.issues["tolls"].models["compromise mean"].low == found.issues["tolls"].headline


def test_an_exact_contest_is_settled_as_the_solver_says(folder: Path) -> None:
    tolls = open_case(folder).forecast("tolls").issues["tolls"]
    own = settle([0, 100, 50], [0.1, 0.3, 0.3], [4, 2, 1])
    assert tolls.distribution.median == own.median
    assert (tolls.distribution.low, tolls.distribution.high) == own.shortest(0.8)
    assert tolls.options == {"nobody": 0, "guests": 50, "all": 100}
    assert sum(tolls.distribution.options.values()) == pytest.approx(1)
    assert tolls.distribution.options["guests"] == pytest.approx(own.chance_between(25, 75))
    assert any("placed evenly" in note for note in tolls.notes)


def test_the_bars_of_the_picture_hold_the_whole_distribution(folder: Path) -> None:
    fleet = open_case(folder).forecast("fleet").issues["fleet"]
    assert sum(columns(fleet, 48)) == pytest.approx(1)
    assert sum(columns(fleet, 7)) == pytest.approx(1)
    # the low end of the scale is in the first bar, with who stands there
    assert columns(fleet, 48)[0] > 0.05


def test_where_nobody_has_any_weight_all_count_alike_and_that_is_said(values: dict[str, Any]) -> None:
    for stand in values["contests"]["tolls"]["positions"].values():
        stand["salience"] = 0
    tolls = forecast_issues(Case.model_validate(values), "tolls").issues["tolls"]
    assert tolls.headline == pytest.approx(50)
    assert "nobody has both a salience and an influence above 0; all count alike" in tolls.notes


def test_it_is_said_which_models_look_at_contests_that_were_not_asked_for(folder: Path) -> None:
    workspace = open_case(folder)
    note = "the other contests, not counted here, have a part in the exchange: tolls"
    assert note in workspace.forecast("fleet").issues["fleet"].notes
    assert not any("other contests" in one for one in workspace.forecast().issues["fleet"].notes)


def test_trades_are_not_sought_where_they_would_take_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_TRADED", 9)
    model = open_case(folder).forecast().issues["tolls"].models["equal-gain exchange"]
    assert (model.value, model.withheld) == (None, "of more than 9 actors × contests it takes too long")


def test_what_stands_in_for_unknown_weights_is_said(folder: Path) -> None:
    fleet, tolls = (list(forecast_lines(open_case(folder).forecast(issue), 80)) for issue in ("fleet", "tolls"))
    assert "In place of a weight that is not known stands the mean of the others" in " ".join(fleet)
    assert not any("stands the mean" in line for line in tolls)


@pytest.mark.parametrize(("shift", "scale"), [(10, 1), (0, 5), (-30, 0.25)])
def test_another_unit_of_the_scale_moves_the_whole_forecast_alike(
    values: dict[str, Any], shift: float, scale: float
) -> None:
    """Ships counted from another number, or in fleets: every place moves, and no chance."""
    plain = forecast_issues(Case.model_validate(values), "fleet", draws=400).issues["fleet"]

    def moved(place: Any) -> Any:
        return [moved(one) for one in place] if isinstance(place, list) else shift + scale * place

    fleet = values["contests"]["fleet"]
    for option in values["issues"]["fleet"]["options"].values():
        option["value"] = moved(option["value"])
    for stand in fleet["positions"].values():
        held = stand["position"]
        stand["position"] = held if isinstance(held, str) else [moved(held[end]) for end in ("low", "mode", "high")]
    fleet["outcome"]["value"] = moved(fleet["outcome"]["value"])
    again = forecast_issues(Case.model_validate(values), "fleet", draws=400).issues["fleet"]
    step = 1e-3 * scale * (plain.scale[1] - plain.scale[0])
    assert again.headline == pytest.approx(moved(plain.headline))
    assert again.distribution.median == pytest.approx(moved(plain.distribution.median), abs=2 * step)
    assert again.distribution.low == pytest.approx(moved(plain.distribution.low), abs=2 * step)
    assert again.distribution.high == pytest.approx(moved(plain.distribution.high), abs=2 * step)
    assert again.distribution.options == pytest.approx(plain.distribution.options, abs=0.01)
    for name, model in again.models.items():
        if model.value is not None:
            assert model.value == pytest.approx(moved(plain.models[name].value), abs=1.5 * step), name


def test_order_in_the_file_changes_nothing_and_the_same_seed_gives_the_same(values: dict[str, Any]) -> None:
    turned = copy.deepcopy(values)
    for contest in turned["contests"].values():
        contest["positions"] = dict(reversed(list(contest["positions"].items())))
    turned["contests"] = dict(reversed(list(turned["contests"].items())))
    first, second = (forecast_issues(Case.model_validate(one), seed=4) for one in (values, turned))
    assert {name: first.issues[name] for name in sorted(first.issues)} == {
        name: second.issues[name] for name in sorted(second.issues)
    }
    other = forecast_issues(Case.model_validate(values), seed=5)
    assert other.issues["fleet"].distribution != first.issues["fleet"].distribution


def test_what_is_later_than_the_day_or_retracted_or_not_quoted_does_not_count(folder: Path) -> None:
    then = open_case(folder).forecast(as_of="2031-04-01")
    assert set(then.issues["tolls"].stands) == {"alder", "cedar"}
    assert then.issues["tolls"].left_out == {"elm": "its source is later than 2031-04-01"}
    assert then.issues["fleet"].score is None, "nobody knew then how it would come out"
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(
        text.replace("Cedar (0.3, two votes) wants tolls for all", "Cedar wants them all"), encoding="utf-8"
    )
    left = open_case(folder).forecast("tolls").issues["tolls"].left_out
    assert left == {"cedar": "no quote that is given for it stands in its source"}


def test_an_outcome_scores_and_is_never_used(folder: Path, values: dict[str, Any]) -> None:
    found = open_case(folder).forecast()
    score = found.issues["fleet"].score
    assert score is not None
    fleet = found.issues["fleet"]
    assert score.error == pytest.approx(abs(fleet.distribution.median - 55))
    assert score.covered == (fleet.distribution.low <= 55 <= fleet.distribution.high)
    assert fleet.models["plain mean"].error == pytest.approx(17.5)
    assert found.hit_rates.keys() == {"5%", "10%", "20%"}
    assert found.mean_crps == pytest.approx(100 * score.crps / 60)
    without = copy.deepcopy(values)
    del without["contests"]["fleet"]["outcome"]
    blind = forecast_issues(Case.model_validate(without))
    assert blind.issues["fleet"].distribution == fleet.distribution
    assert blind.issues["fleet"].score is None
    assert blind.mean_crps is None


def test_it_refuses_where_most_is_assumed_and_lists_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    reason = "assumed: ours"
    for words in ("Alder (0.1, four votes) wants no tolls.", "Cedar (0.3, two votes) wants tolls for all."):
        text = text.replace(f'cite: {{source: wire, quote: "{words}"}}', reason)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IrenicError) as caught:
        open_case(folder).forecast("tolls")
    assert caught.value.problems[0].code == "A004"
    assert "6 inputs are assumed and 3 cited: position of Alder on tolls: ours" in caught.value.problems[0].message
    assert "--even-if-assumed" in (caught.value.problems[0].hint or "")
    found = open_case(folder).forecast("tolls", even_if_assumed=True)
    assert (found.basis, found.on_assumptions) == ("record", True)
    assert len(found.assumed) == 6
    # the case as a whole is mostly cited
    assert open_case(folder).forecast().on_assumptions is False
    assert main(["forecast", str(folder), "tolls"]) == 1
    assert main(["forecast", str(folder), "tolls", "--even-if-assumed"]) == 0
    assert "analyst's assumption; no source says it" in " ".join(capsys.readouterr().out.split())


def test_a_number_that_no_quote_tells_is_never_presented_as_cited(values: dict[str, Any]) -> None:
    """Words that tell where a party stands are no source for how much it cares, or for a number that they lack."""
    alder = values["contests"]["fleet"]["positions"]["alder"]
    alder.update(position=44, influence=7, assumed={})
    row = forecast_issues(Case.model_validate(values)).issues["fleet"].stands["alder"]
    told = [(one.basis, one.assumed) for one in (row.position, row.salience, row.influence)]
    assert told == [("assumed", "no number in the words cited for it tells it")] * 3
    # words for an option are no number, and are cited
    cedar = forecast_issues(Case.model_validate(values)).issues["fleet"].stands["cedar"]
    assert (cedar.position.basis, cedar.salience.basis) == ("cited", "cited")
    for stand in values["contests"]["fleet"]["positions"].values():
        stand.update(salience=0.77, influence=77, assumed={})
    with pytest.raises(IrenicError, match="9 inputs are assumed and 3 cited"):
        forecast_issues(Case.model_validate(values), "fleet")
    values["contests"]["fleet"]["outcome"]["value"] = 56
    score = forecast_issues(Case.model_validate(values), "fleet", even_if_assumed=True).issues["fleet"].score
    assert score is not None
    assert score.assumed == "no number in the words cited for it tells it"


def test_a_quote_that_does_not_count_on_the_day_tells_no_number(values: dict[str, Any]) -> None:
    birch = values["contests"]["fleet"]["positions"]["birch"]
    birch.update(salience=0.3, cite=[*birch["cite"], {"source": "late", "quote": "Birch (0.3)."}])
    case = Case.model_validate(values)
    found = [forecast_issues(case, as_of=datetime.date(2031, month, 2)).issues["fleet"] for month in (6, 4)]
    rows = [one.stands["birch"] for one in found]
    assert [row.salience.basis for row in rows] == ["cited", "assumed"]
    assert [len(row.evidence) for row in rows] == [2, 1]


@pytest.mark.parametrize(
    ("words", "field", "number", "told"),
    [
        ("Up to 1.5 million tons.", "position", 1_500_000, True),
        ("Six hundred and twenty thousand men.", "position", 620_000, True),
        ("A hundred ships.", "position", 100, True),
        ("Ninety-five ships.", "position", 95, True),
        ("A fall of -5 degrees.", "position", -5, True),
        ("A fall of -5 degrees.", "position", 5, False),
        ("Some 40 per cent.", "salience", 0.4, True),
        ("Some 40 per cent.", "influence", 0.4, False),
        ("Many ships.", "position", 100, False),
        ("In 1994 and 1995.", "position", 1, False),
    ],
)
def test_numbers_in_words(words: str, field: str, number: float, told: bool) -> None:
    entry = Stand(position=number, cite=(Citation(source="s", quote=words),))
    assert basis_of_number(entry, field, number).is_assumption is not told


def test_what_is_assumed_is_told_on_every_page(folder: Path, tmp_path: Path) -> None:
    """Also where the case as a whole is cited for the most part, and one issue is not."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    for words in ("Alder (0.1, four votes) wants no tolls.", "Cedar (0.3, two votes) wants tolls for all."):
        text = text.replace(f'cite: {{source: wire, quote: "{words}"}}', "assumed: ours")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    workspace, noted = open_case(folder), "more of the inputs on this issue are assumed than cited"
    found = workspace.forecast()
    assert [noted in one.notes for one in found.issues.values()] == [False, True]
    page = " ".join(" ".join(forecast_lines(found, 80)).split())
    assert f"Note: {noted}." in page
    assert "Assumed: " in page
    assert "position of Alder on tolls: ours" in page
    how: Any = {"draws": 400, "extras": ["forecast"], "form": "brief"}
    assert noted in workspace.report(tmp_path / "a.html", **how).read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(
        re.sub(r"salience: [\d.]+, influence: \d,", "salience: 0.77, influence: 77,", text)
    )
    brief = open_case(folder).report(tmp_path / "b.html", even_if_assumed=True, **how).read_text(encoding="utf-8")
    assert "Most of what it is made from is the analyst’s assumption" in brief


def test_a_page_of_huge_numbers_fits_80_columns(values: dict[str, Any]) -> None:
    """In another unit no name runs into a number."""
    for option in values["issues"]["fleet"]["options"].values():
        option["value"] *= 1e40
    for stand in values["contests"]["fleet"]["positions"].values():
        stand.update(position="some")
    values["contests"]["fleet"]["positions"]["alder"].update(position="few")
    del values["contests"]["fleet"]["outcome"]
    lines = list(forecast_lines(forecast_issues(Case.model_validate(values)), 80))
    assert max(map(len, lines)) <= 80


def test_a_rounding_error_is_no_distance_to_the_outcome(folder: Path) -> None:
    """In public the compromise mean is 55, but for the last bit."""
    found = open_case(folder).seen_by("public").forecast().issues["fleet"]
    assert found.headline == pytest.approx(55)
    assert found.models["compromise mean"].error == 0


def test_an_outcome_is_in_the_picture(folder: Path) -> None:
    found = open_case(folder).forecast().issues["fleet"]
    assert 'class="outcome"' in scale_picture(found)
    assert "It came out at 55." in scale_picture(found)
    unknown = found.model_copy(update={"score": None})
    assert "outcome" not in scale_picture(unknown)
    lines = list(forecast_lines(open_case(folder).forecast("fleet"), 80))
    assert any(line.strip() == "◆" for line in lines)
    assert "  ◆ 55: where it came out" in lines


@pytest.mark.parametrize(
    ("issue", "old", "new", "line"),
    [
        ("tolls", "question: Who pays?", "scale: unordered\n    question: Who pays?", "    scale: unordered"),
        ("tolls", "alder: {position: nobody", "alder: {position: 140", "      alder: {position: 140"),
        (
            "tolls",
            'influence: 2, cite: {source: wire, quote: "Cedar (0.3',
            'influence: 1.0e+300, cite: {source: wire, quote: "Cedar (0.3',
            "      cedar: {position: all",
        ),
        (
            "fleet",
            "    outcome: {value: 55",
            "    scale: [-1.0e+308, 1.0e+308]\n    outcome: {value: 55",
            "    scale: [-1",
        ),
        ("fleet", "many: {value: 100, assumed: x}", "many: {assumed: x}", "      cedar: {position: many"),
    ],
)
def test_what_cannot_be_forecast_is_told_with_its_line(folder: Path, issue: str, old: str, new: str, line: str) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IrenicError) as caught:
        open_case(folder).forecast(issue)
    (problem,) = caught.value.problems
    lines = text.splitlines()
    at = max(number for number, one in enumerate(lines, start=1) if one.startswith(line))
    assert (problem.code, problem.file, problem.line) == ("E005", "case.yaml", at)
    assert issue not in open_case(folder).forecast().issues


def test_a_report_takes_in_what_rests_on_assumptions_where_it_is_asked_to(folder: Path, tmp_path: Path) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    extras: tuple[Literal["forecast"]] = ("forecast",)
    cited = r', cite: \{source: wire, quote: "(?:Cedar|Alder|Birch)[^"]*"\}(?:, assumed: \{[^}]*\})?'
    text = re.sub(cited, ", assumed: ours", text)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IrenicError, match="rest on assumptions more than on sources"):
        open_case(folder).report(tmp_path / "a.html", draws=400, extras=extras)
    path = open_case(folder).report(tmp_path / "b.html", draws=400, extras=extras, even_if_assumed=True)
    page = path.read_text(encoding="utf-8")
    assert "Most of what it is made from is the analyst" in page
    assert "--even-if-assumed --with forecast" in page


def test_with_assumptions_only_nothing_that_is_cited_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The option means the same as with every other verb: what sources say is left out."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    text = text.replace('cite: {source: wire, quote: "Alder (0.1, four votes) wants no tolls."}', "assumed: ours")
    elm = "      elm: {position: guests, salience: 0.3, influence: 1, cite:"
    text = text.replace(elm, elm.replace("cite:", "assumed: {position: ours}, cite:"))
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    found = open_case(folder).forecast(with_assumptions_only=True)
    assert found.basis == "assumptions"
    assert set(found.issues) == {"tolls"}, "on the fleet every position is cited"
    tolls = found.issues["tolls"]
    assert tolls.left_out == {"cedar": "its position is cited, and assumptions alone count here"}
    assert tolls.stands["alder"].salience.basis == "assumed"
    assert tolls.stands["elm"].position.basis == "assumed"
    assert tolls.stands["elm"].salience.basis == "unknown", "its salience is cited"
    # of elm's weights nothing is left: alder's stand in
    assert tolls.headline == pytest.approx(25)
    assert tolls.notes == (
        "the options are only ordered; they are placed evenly from 0 to 100, which is an assumption",
    )
    assert main(["forecast", str(folder), "--with-assumptions-only"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "nothing that is cited counts" in page
    assert "Left out: Cedar: its position is cited" in page


def test_a_forecast_from_one_side_alone_says_so(values: dict[str, Any]) -> None:
    stands = values["contests"]["tolls"]["positions"]
    values["contests"]["tolls"]["positions"] = {"elm": stands["elm"]}
    one, several = (forecast_issues(Case.model_validate(values)).issues[name] for name in ("tolls", "fleet"))
    assert [any("only one position counts" in note for note in held.notes) for held in (one, several)] == [True, False]


def test_assumptions_alone_tell_nothing_where_all_is_cited(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forecast", str(folder), "--with-assumptions-only"]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "no position in the contests is assumed" in told
    assert "leave out --with-assumptions-only" in told


def test_ktab_runs_on_all_contests_together_where_saliences_are_parts_of_one_whole(values: dict[str, Any]) -> None:
    for name in ("fleet", "tolls"):
        held = values["contests"][name]["positions"]
        values["contests"][name]["positions"] = {who: held[who] for who in ("alder", "cedar")}
    values["contests"]["fleet"]["positions"]["alder"]["salience"] = 0.6
    found = forecast_issues(Case.model_validate(values))
    x, s = [[0, 0], [100, 100]], [[0.6, 0.1], [0.5, 0.3]]
    both = ktab(x, s, [4, 2]).outcome
    assert found.issues["tolls"].models["KTAB's model"].value == pytest.approx(both[1])
    assert found.issues["fleet"].models["KTAB's model"].value == pytest.approx(40 + 0.6 * both[0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.pop("contests"), "the case has no contest"),
        (lambda v: v.update(contests={"tolls": {}}), "no position in the case's contests counts"),
        (lambda v: v["issues"]["tolls"].update(scale="unordered"), "have no order"),
        (lambda v: v["contests"]["fleet"].update(scale=[50, 100]), "outside its scale, 50 to 100"),
        (lambda v: v["issues"]["fleet"]["options"]["many"].pop("value"), "has no place on the scale"),
    ],
)
def test_what_cannot_be_forecast_is_told(values: dict[str, Any], change: Callable[[Any], Any], message: str) -> None:
    change(values)
    with pytest.raises(IrenicError, match=message):
        forecast_issues(Case.model_validate(values))


def test_a_contest_in_which_no_position_counts_is_told_as_left_out(values: dict[str, Any]) -> None:
    """It was passed over in silence beside one that is forecast."""
    values["contests"]["tolls"]["positions"] = {"elm": values["contests"]["tolls"]["positions"]["elm"]}
    case = Case.model_validate(values)
    whole, early = forecast_issues(case), forecast_issues(case, as_of=datetime.date(2031, 4, 1))
    assert whole.without_position == {}
    assert early.without_position == {"tolls": case.issue_label("tolls")}
    assert early.issues.keys() == {"fleet"}
    page = " ".join(" ".join(forecast_lines(early, 80)).split())
    assert f"Left out, since no position in it counts: {case.issue_label('tolls')}." in page
    assert forecast_issues(case, "fleet", as_of=datetime.date(2031, 4, 1)).without_position == {}


def test_an_issue_without_a_contest_is_told(folder: Path) -> None:
    with pytest.raises(IrenicError, match="no contest on 'army'"):
        open_case(folder).forecast("army")
    with pytest.raises(IrenicError) as caught:
        open_case(folder).forecast("flet")
    assert caught.value.problems[0].hint == "did you mean 'fleet'? contests are on: fleet, tolls"


def test_a_hidden_source_leaves_no_trace_in_a_forecast(folder: Path) -> None:
    """The public's forecast is that of a case without the memo and what only it tells."""
    seen = as_seen_by(load_case(folder), "public").case
    assert set(seen.contests["fleet"].positions) == {"alder", "birch", "cedar"}
    assert "dogwood" not in seen.contests["fleet"].positions
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "memo" not in line]
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    left = forecast_issues(load_case(folder).case)
    assert forecast_issues(seen).issues == left.issues


@pytest.mark.parametrize(("words", "stays"), [("Birch (0.2) would have some.", False), ("Birch (0.2) wants 60.", True)])
def test_the_number_of_an_option_is_hidden_with_the_source_that_alone_tells_it(
    folder: Path, words: str, stays: bool
) -> None:
    """A place on the scale is a number, and would move every forecast; what a public source tells as well stays."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "some: {value: 60, assumed: x}", 'some: {value: 60, cite: {source: memo, quote: "Sixty is some."}}'
    )
    text = text.replace("position: [50, 60, 70]", "position: some").replace("Birch (0.2) is for some sixty.", words)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    for name, more in (("memo", "Sixty is some."), ("wire", words)):
        source = folder / "sources" / f"{name}.txt"
        source.write_text(source.read_text(encoding="utf-8") + more, encoding="utf-8")
    seen = open_case(folder).seen_by("public")
    assert ("some" in seen.case.issues["fleet"].options) is stays
    assert ("birch" in seen.case.contests["fleet"].positions) is stays
    assert ("60" in str(seen.forecast("fleet").issues["fleet"].options)) is stays
    assert "some" in open_case(folder).seen_by("confidential").case.issues["fleet"].options


def test_a_position_goes_with_any_of_its_hidden_citations(folder: Path) -> None:
    """Which of its sources tells its salience cannot be known."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    both = '[{source: wire, quote: "Cedar (0.5, two votes) wants a hundred ships."}, {source: memo, quote: "Dogwood (0.9, nine votes) would go to ninety."}]'
    text = text.replace('{source: wire, quote: "Cedar (0.5, two votes) wants a hundred ships."}', both)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    assert set(open_case(folder).seen_by("public").loaded.case.contests["fleet"].positions) == {"alder", "birch"}
    assert set(open_case(folder).loaded.case.contests["fleet"].positions) == {"alder", "birch", "cedar", "dogwood"}


def test_contests_are_written_and_read_back(folder: Path) -> None:
    case = load_case(folder).case
    (folder / "case.yaml").write_text(dump_case(case), encoding="utf-8")
    assert load_case(folder).case == case
    assert case.contests["fleet"].positions["birch"].position == Range(low=50, mode=60, high=70)
    assert "position: [50.0, 60.0, 70.0]" in (folder / "case.yaml").read_text(encoding="utf-8")


def test_a_position_at_fault_is_left_out_alone(folder: Path) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(
        text.replace("position: [50, 60, 70]", "position: [50, 60, 70, 80]"), encoding="utf-8"
    )
    loaded = load_case(folder)
    assert set(loaded.case.contests["fleet"].positions) == {"alder", "cedar", "dogwood"}
    (problem,) = loaded.problems
    assert "4 numbers are no range" in problem.message
    assert problem.hint == "write one number, [low, high], or [low, mode, high]"
    assert "the position of 'birch' in contest 'fleet' is left out" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("position: [50, 60, 70]", "position: [70, 60, 50]", "G001", "the range runs 70, 60, 50"),
        ("salience: 0.2,", "salience: 2,", "G001", "the salience of 'birch' is 2, not within 0 to 1"),
        ("influence: 9", "influence: -9", "G001", "the influence of 'dogwood' is -9, not within 0 or more"),
        ("salience: 0.5, influence: 2, cite", "salience: 0.6, cite", "B005", "tells its salience (0.6) on 'fleet'"),
        ("salience: 0.2, cite", "salience: [0.1, 0.4], cite", "B005", "tells its salience (0.1 to 0.4) on 'fleet'"),
        ("      birch: {position: [50", "      brich: {position: [50", "R001", "nobody is called 'brich'"),
        ("position: many", "position: lots", "R003", "has no option 'lots'"),
        ("  tolls:\n    positions:", "  trolls:\n    positions:", "R001", "no issue is called 'trolls'"),
        (
            'influence: 1, cite: {source: late, quote: "Elm (0.3, one vote) would have guests pay."}',
            "influence: 1",
            "B002",
            "where elm stands",
        ),
        (
            CASE[CASE.index("  tolls:\n    positions:") : CASE.index("=== sources/wire")],
            "  tolls: {}\n",
            "B006",
            "'tolls' has no",
        ),
        ("assumed: {salience: it talks", "assumed: {silence: it talks", "B003", "no field 'silence'"),
    ],
)
def test_checks_on_contests(folder: Path, old: str, new: str, code: str, message: str) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "case.yaml").write_text(text.replace(old, new), encoding="utf-8")
    found = [problem for problem in open_case(folder).check().problems if problem.code == code]
    assert any(message in problem.message for problem in found), found
    assert all(problem.line for problem in found)


def test_a_weight_that_its_words_tell_or_that_is_assumed_is_not_asked_about(folder: Path) -> None:
    """In per cent, with a comma, or as a range's end; and whoever says that it is a reading of the words says enough."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    source = folder / "sources" / "wire.txt"

    def asked(words: str, stand: str) -> list[str]:
        source.write_text(f"{words} The paper caps the fleet.", encoding="utf-8")
        held = f"alder: {{position: few, {stand}, cite: {{source: wire, quote: {json.dumps(words)}}}}}"
        contest = f"contests:\n  fleet:\n    positions:\n      {held}\n"
        (folder / "case.yaml").write_text(text.partition("contests:")[0] + contest, encoding="utf-8")
        return [problem.message for problem in open_case(folder).check().problems if problem.code == "B005"]

    assert asked("Alder: salience 80, power 1,200.", "salience: 0.8, influence: 1200") == []
    assert asked("Alder: salience 0,8, power 3.5.", "salience: 0.8, influence: 3.5") == []
    assert asked("Alder has four votes.", "influence: 4") == []
    assert asked("Alder cares from 0.6 up.", "salience: [0.6, 0.9]") == []
    assert asked("Alder wants 40.", "salience: 0.8, influence: 4, assumed: {salience: s, influence: i}") == []
    assert asked("Alder wants 40.", "salience: 0.8, influence: 4, assumed: {salience: s}") == [
        "no number in the words cited for 'alder' tells its influence (4) on 'fleet'; it counts as assumed"
    ]
    assert asked("Alder wants 40.", "salience: 0.8, influence: 2") == [
        "no number in the words cited for 'alder' tells its salience (0.8) and influence (2) on 'fleet'; "
        "it counts as assumed"
    ]


# pages


def test_the_page_fits_80_columns_and_says_what_it_is(folder: Path) -> None:
    lines = list(forecast_lines(open_case(folder).forecast(), 80))
    assert max(map(len, lines)) <= 80
    page = " ".join(" ".join(lines).split())
    for words in (
        "It says nothing of what any party's words commit it to",
        "Compromise mean:",
        "The number to quote is the compromise mean",
        "The forecast's median is another middle",
        "no, worse: +6.9",
        "(50 to 70): Birch",
        "draft paper at 40 or 60",
        "It came out at 55 ships",
    ):
        assert words in page
    for word in ("must", "should", "fair", "concession"):
        assert word not in page.split()


def test_the_json_is_the_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forecast", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == open_case(folder).forecast().to_json()


def test_the_report_holds_a_forecast_only_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    """With a text alternative that tells all that is drawn."""
    workspace = open_case(folder)
    plain = workspace.report(tmp_path / "plain.html", draws=400).read_text(encoding="utf-8")
    held = workspace.report(tmp_path / "held.html", draws=400, extras=["forecast"]).read_text(encoding="utf-8")
    assert 'id="forecast"' not in plain
    assert 'id="forecast"' in held
    assert "irenic report" in held
    assert "--with forecast" in held
    assert "The scale runs from 40 to 100 ships." in held
    assert "Birch at 60 (from 50 to 70)" in held
    assert "Draft paper at 40 or 60." in held
    # what only a confidential source tells is not in a public report
    assert "ogwood at 90" not in held


def test_the_brief_tells_it_in_short_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    """The middle, the width and the baseline of each contest, as the Result has them, and never a hidden stand."""
    workspace = open_case(folder)
    plain = workspace.report(tmp_path / "plain.html", form="brief", draws=400).read_text(encoding="utf-8")
    held = workspace.report(tmp_path / "held.html", form="brief", draws=400, extras=["forecast"])
    page, found = held.read_text(encoding="utf-8"), workspace.seen_by("public").forecast()
    assert "A forecast tells" not in plain
    assert "a forecast from where the case places those who take part" in plain
    assert "A forecast tells where past negotiations with such positions came out; it says nothing" in page
    assert "a forecast from where the case places those who take part" not in page
    for issue in found.issues.values():
        told = issue.distribution
        assert f"The compromise mean is {number(issue.headline)}" in page
        assert f"half of the forecast lies at {number(told.median)}" in page
        assert f"{round(100 * told.level)} % of it from {number(told.low)} to {number(told.high)}" in page
        assert f"is {number(issue.models['plain mean'].value or 0)}" in page
    assert "ninety" not in page


def test_the_worked_case_of_car_emissions(capsys: pytest.CaptureFixture[str]) -> None:
    """Bueno de Mesquita (1994): the compromise mean is 7.39 years, and the challenge model does not come to rest."""
    found = open_case(CASES / "car-emissions-1994").forecast()
    emissions = found.issues["emissions"]
    assert emissions.headline == pytest.approx(7.39, abs=0.005)
    assert emissions.models["challenge model"].converged is False
    assert emissions.models["equal-gain exchange"].withheld is not None
    assert emissions.score is not None
    assert emissions.score.outcome == 8.833
    assert emissions.score.covered
    assert main(["forecast", str(CASES / "car-emissions-1994")]) == 0
    assert "does not come to rest within 20 turns" in capsys.readouterr().out


def test_every_model_has_a_record_and_flags_follow_from_its_interval() -> None:
    for name, record in RECORDS.items():
        expected = "yes" if record.high < 0 else "no" if record.low > 0 else "cannot be told"
        if name != "plain mean":
            assert record.beats_baseline == expected
            assert record.low <= record.mae_difference <= record.high


def test_the_records_are_those_of_the_backtest(data: Path) -> None:
    from irenic.analyses.backtest import backtest_models
    from irenic.analyses.forecast import CALIBRATED_RECORD
    from irenic.exchange.issue_tables import read_issue_table

    tested = backtest_models(read_issue_table(data / "forecasting" / "deu_half.tsv").issues).models
    told = {name: record for name, record in RECORDS.items() if name != "plain mean"}
    for name, record in {**told, "calibrated, learnt anew": CALIBRATED_RECORD}.items():
        held = tested[name].mae_against_baseline
        assert held is not None
        found = (held.difference, held.low, held.high)
        assert found == pytest.approx((record.mae_difference, record.low, record.high), abs=0.051), name
        assert held.beats_baseline == record.beats_baseline


def test_an_outcome_that_only_a_hidden_source_tells_goes_with_it(folder: Path) -> None:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(
        text.replace("outlet: Late Post,", "outlet: Late Post, handling: restricted,"), encoding="utf-8"
    )
    seen = as_seen_by(load_case(folder), "public").case
    assert seen.contests["fleet"].outcome is None
    assert set(seen.contests["tolls"].positions) == {"alder", "cedar"}
    assert "elm" not in seen.actors
    assert as_seen_by(load_case(folder), "restricted").case.contests["fleet"].outcome is not None
