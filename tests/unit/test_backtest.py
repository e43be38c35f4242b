"""Tables of past contests: how they are read, and what each model would have been worth on them."""

from pathlib import Path

import numpy as np
import pytest

from irenic.analyses.backtest import BASELINE, Backtest, backtest_models
from irenic.exchange.issue_tables import read_issue_table
from irenic.model.problem import IrenicError
from irenic.model.tabled import TabledActor, TabledIssue
from irenic.report.terminal.backtest import backtest_lines

LONG = """\
issue,actor,position,salience,capability,outcome,group
tariff,Alba,10,80,2,40,treaty
tariff,Boria,90,50,1,,treaty
quota,Alba,0,60,2,0,treaty
quota,Boria,100,,1,,treaty
border,Alba,20,70,2,30,summit
border,Caria,40,,,,summit
"""
WIDE = """\
prnr\tisnr\tpalba\tpboria\tpcaria\tsalba\tsboria\tscaria\tout
\t\t2\t1\t\t\t\t\t
treaty\ttariff\t10\t90\t\t80\t50\t\t40
treaty\tquota\t0\t100\t\t60\t\t\t0
summit\tborder\t20\t\t40\t70\t\t\t30
"""


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_long_and_wide_tables_say_the_same(tmp_path: Path) -> None:
    long, wide = (read_issue_table(written(tmp_path, text)) for text in (LONG, WIDE))
    assert [issue.model_copy(update={"actors": ()}) for issue in long.issues] == [
        issue.model_copy(update={"actors": ()}) for issue in wide.issues
    ]
    for one, other in zip(long.issues, wide.issues, strict=True):
        assert [(a.name.lower(), a.position, a.salience, a.capability) for a in one.actors] == [
            (a.name, a.position, a.salience, a.capability) for a in other.actors
        ]
    assert long.issues[0] == TabledIssue(
        name="tariff",
        group="treaty",
        actors=(
            TabledActor(name="Alba", position=10, salience=0.8, capability=2),
            TabledActor(name="Boria", position=90, salience=0.5, capability=1),
        ),
        outcome=40,
    )
    assert long.notes == ("saliences reach above 1 and are taken as percentages",)


def test_an_actor_can_be_left_out(tmp_path: Path) -> None:
    for text in (LONG, WIDE):
        issues = read_issue_table(written(tmp_path, text), without=["BORIA"]).issues
        assert [len(issue.actors) for issue in issues] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "code", "message", "line"),
    [
        ("a,b\n1,2\n", "I001", "no column is called 'issue'", 1),
        ("issue,actor,position\nx,A,1\n", "I001", "no column is called 'outcome' or 'out'", 1),
        ("prnr,isnr,pa,sa\ng,x,1,1\n", "I001", "no column is called 'outcome' or 'out'", 1),
        ("issue,actor,position,outcome,outcome\nx,A,1,1,2\n", "I001", "a column 'outcome' twice", 1),
        ("issue,actor,position,outcome\nx,A,1,\n", "I001", "no issue has an outcome", 1),
        ("issue,actor,position,outcome\n", "I001", "holds no issue", None),
        ("issue,actor,position,outcome\nx,A,ten,1\n", "I004", "'ten' under 'position' is no number", 2),
        ("issue,actor,position,outcome\nx,A,nan,1\n", "I004", "'nan' under 'position' is no number", 2),
        ("issue,actor,position,outcome\n,A,1,1\n", "I004", "names no issue", 2),
        ("issue,actor,position,outcome\nx,A,1,1\nx,A,2,\n", "I004", "'A' stands twice on 'x'", 3),
        ("issue,actor,position,outcome\nx,A,1,1\nx,B,2,3\n", "I004", "second outcome, 3", 3),
        ("issue,actor,position,outcome,group\nx,A,1,1,g\nx,B,2,,h\n", "I004", "second group, 'h'", 3),
        ("issue,actor,position,salience,outcome\nx,A,1,-1,1\n", "I004", "below 0", 2),
        ("issue,actor,position,salience,outcome\nx,A,1,101,1\n", "I004", "101 under 'salience' is above 100", 2),
        ("isnr,pa,sa,out\nx,1,1,1\ny,1,800,1\n", "I004", "800 under 'sa' is above 100", 3),
        ("issue,actor,position,power,out\nx,A,1,-2,1\n", "I004", "-2 under 'power' is below 0", 2),
        ("\n", "F003", "is empty", None),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_line(
    tmp_path: Path, text: str, code: str, message: str, line: int | None
) -> None:
    with pytest.raises(IrenicError) as caught:
        read_issue_table(written(tmp_path, text))
    (problem,) = caught.value.problems
    assert problem.code == code
    assert message in problem.message
    assert problem.line == line


def test_a_table_of_an_old_mac_is_read(tmp_path: Path) -> None:
    path = tmp_path / "past.csv"
    path.write_bytes(b"issue,actor,position,outcome\rx,A,1,1\rx,B,2,\r")
    (issue,) = read_issue_table(path).issues
    assert [actor.name for actor in issue.actors] == ["A", "B"]


@pytest.mark.parametrize(
    ("wrong", "right"), [("outcme", "outcome"), ("saliance", "salience"), ("positon", "position"), ("gruop", "group")]
)
def test_a_misspelt_column_is_never_passed_over(tmp_path: Path, wrong: str, right: str) -> None:
    with pytest.raises(IrenicError, match=f"no column is called '{right}'") as caught:
        read_issue_table(written(tmp_path, LONG.replace(right, wrong, 1)))
    (problem,) = caught.value.problems
    assert problem.line == 1
    assert f"did you mean '{right}' by '{wrong}'?" in problem.hint


def test_the_columns_that_are_looked_for_are_named_and_those_that_are_not_read(tmp_path: Path) -> None:
    with pytest.raises(IrenicError) as caught:
        read_issue_table(written(tmp_path, LONG.replace("outcome", "result", 1)))
    hint = caught.value.problems[0].hint
    assert "issue or isnr or isnrnmc or name, actor, position, outcome or out, salience (may be left out)" in hint
    noted = read_issue_table(written(tmp_path, LONG.replace("group", "treaty", 1))).notes
    assert noted[0] == "columns that are not read: treaty"


def test_a_number_outside_the_scale_is_told_with_its_line_and_column(tmp_path: Path) -> None:
    for text, line, name in ((LONG, 3, "position"), (WIDE, 3, "pboria")):
        with pytest.raises(IrenicError, match=f"90 under '{name}' lies outside the scale 0 to 50") as caught:
            read_issue_table(written(tmp_path, text), scale=(0, 50))
        assert caught.value.problems[0].line == line


def test_a_table_that_is_not_text_and_an_actor_that_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("issue,actor,position\nx,Ä,1\n".encode("latin-1"))
    with pytest.raises(IrenicError, match="not in UTF-8"):
        read_issue_table(path)
    with pytest.raises(IrenicError, match="no actor of the table is called dora"):
        read_issue_table(written(tmp_path, LONG), without=["dora"])


def made(groups: int, seed: int = 0) -> list[TabledIssue]:
    """Contests whose outcome is the compromise mean with some noise, two to a group."""
    generator = np.random.default_rng(seed)
    found = []
    for group in range(groups):
        for number in range(2):
            x = np.round(generator.uniform(0, 100, 6))
            s, c = generator.uniform(0.1, 1, 6), generator.choice([1.0, 10.0], 6)
            mean = float((x * s * c).sum() / (s * c).sum())
            outcome = float(np.clip(mean + generator.normal(0, 3), 0, 100))
            actors = tuple(
                TabledActor(name=f"a{k}", position=float(x[k]), salience=float(s[k]), capability=float(c[k]))
                for k in range(6)
            )
            found.append(TabledIssue(name=f"i{group}.{number}", group=f"g{group}", actors=actors, outcome=outcome))
    return found


@pytest.fixture(scope="module")
def tested() -> Backtest:
    return backtest_models([*made(20), made(1)[0].model_copy(update={"name": "open", "outcome": None})])


def test_errors_are_those_of_the_points(tested: Backtest) -> None:
    issues = made(20)
    plain = [np.mean([a.position for a in issue.actors]) for issue in issues]
    errors = np.abs(np.array(plain) - [issue.outcome for issue in issues])
    assert tested.models[BASELINE].mae == pytest.approx(errors.mean())
    assert tested.models[BASELINE].hits["10%"] == pytest.approx((errors <= 10).mean())
    assert tested.issues == 40
    assert tested.without_outcome == 1
    assert tested.groups == 20
    assert tested.models[BASELINE].crps_against_baseline is None


def test_the_model_that_made_the_outcomes_is_found_to_beat_the_baseline(tested: Backtest) -> None:
    best = tested.models["compromise mean"]
    assert best.mae_against_baseline is not None
    assert best.crps_against_baseline is not None
    assert best.mae_against_baseline.beats_baseline == "yes"
    assert best.crps_against_baseline.beats_baseline == "yes"
    assert best.mae == min(one.mae for one in tested.models.values())
    # residuals of ±3 points make a narrow interval that still covers
    assert best.width < 15
    assert best.coverage > 0.6


def test_crps_of_a_point_with_the_residuals_of_other_groups_by_hand() -> None:
    """Two groups of one issue each: each takes the one residual of the other, and so is a point."""
    issues = [issue for issue in made(2) if issue.name.endswith(".0")]
    found = backtest_models(issues).models[BASELINE]
    points = [float(np.mean([a.position for a in issue.actors])) for issue in issues]
    outcomes = [issue.outcome or 0.0 for issue in issues]
    shifted = [points[0] + outcomes[1] - points[1], points[1] + outcomes[0] - points[0]]
    expected = np.mean([abs(min(max(one, 0), 100) - out) for one, out in zip(shifted, outcomes, strict=True)])
    assert found.crps == pytest.approx(expected, abs=0.11)


def test_the_same_seed_gives_the_same_and_order_in_the_file_changes_little(tested: Backtest) -> None:
    again = backtest_models([*made(20), made(1)[0].model_copy(update={"name": "open", "outcome": None})])
    assert again == tested
    turned = backtest_models(made(20)[::-1])
    for name, one in turned.models.items():
        assert one.mae == pytest.approx(tested.models[name].mae)


def test_few_groups_give_no_interval_and_no_verdict(tested: Backtest) -> None:
    """On 19 groups nothing is told of what 20 tell, though the model that made the outcomes is as good there."""
    few = backtest_models(made(19))
    fewer = few.models["compromise mean"].mae_against_baseline
    enough = tested.models["compromise mean"].mae_against_baseline
    assert fewer is not None
    assert enough is not None
    assert (fewer.low, fewer.high, fewer.beats_baseline) == (None, None, "too few groups")
    assert fewer.difference < -5
    assert enough.beats_baseline == "yes"
    pages = [" ".join(" ".join(backtest_lines(one, 80)).split()) for one in (few, tested)]
    assert ["is what to believe" in page for page in pages] == [False, True]


def test_too_few_groups_and_numbers_off_the_scale_are_refused() -> None:
    with pytest.raises(IrenicError, match="fewer than two groups"):
        backtest_models(made(1))
    with pytest.raises(IrenicError, match="outside the scale 0 to 50"):
        backtest_models(made(3), scale=(0, 50))


def test_the_calibrated_forecast_on_half_of_decision_making_in_the_eu(data: Path) -> None:
    """What docs/explanation/forecasts.md tells: better than the plain mean on issues that it has not seen."""
    table = read_issue_table(data / "forecasting" / "deu_half.tsv")
    found = backtest_models(table.issues)
    ours = found.models["calibrated, learnt anew"]
    assert ours.crps_against_baseline is not None
    assert ours.mae_against_baseline is not None
    assert found.issues == 180
    assert found.models[BASELINE].mae == pytest.approx(24.148, abs=0.001)
    assert ours.crps == pytest.approx(15.46, abs=0.05)
    assert ours.crps_against_baseline.beats_baseline == "yes"
    assert ours.mae_against_baseline.beats_baseline == "yes"
    assert 0.75 <= ours.coverage <= 0.85


def test_the_published_baseline_is_that_without_the_commission(data: Path) -> None:
    table = read_issue_table(data / "forecasting" / "deu_half.tsv", without=["com"])
    known = [issue for issue in table.issues if issue.outcome is not None]
    errors = [abs(float(np.mean([a.position for a in issue.actors])) - (issue.outcome or 0)) for issue in known]
    assert len(errors) == 180
    assert np.mean(errors) == pytest.approx(24.52, abs=0.005)
