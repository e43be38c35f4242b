"""KTAB's scenarios as cases: every number cited from its row, and forecast as KTAB does."""

import json
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.exchange.importing_contests import import_ktab
from irenic.model.problem import IrenicError
from irenic.workspace import open_case

HEAD = "Talks,Made up,2,2,\nActor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,\n"
ROWS = "A,Alba,100.0,  30,24.0,20,48.0,\nB,Boria,60.2,45,44.7,65.5,41.3,\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "talks.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scenario_becomes_a_case_whose_every_number_is_cited(tmp_path: Path) -> None:
    made = import_ktab(written(tmp_path, HEAD + ROWS), tmp_path / "case")
    assert (made.issues, made.parties) == (2, 2)
    workspace = open_case(tmp_path / "case")
    assert [problem for problem in workspace.check().problems if problem.severity != "info"] == []
    case = workspace.case
    assert case.parties["A"].name == "Alba"
    stand = case.contests["Pstn2"].positions["B"]
    assert stand.position == stand.position.model_copy(update={"low": 65.5, "mode": 65.5, "high": 65.5})  # type: ignore[union-attr]
    assert stand.salience is not None
    assert stand.salience.mode == 0.413
    assert stand.influence is not None
    assert stand.influence.mode == 60.2
    assert stand.basis("salience").kind == "cited"
    assert case.issues["Pstn1"].options["at-30"].value == 30
    assert workspace.forecast().basis == "record"


def test_rows_are_cited_whole_however_lines_end_and_where_a_cell_runs_over_two(tmp_path: Path) -> None:
    """A form feed, which ends a line for some and not for others, moves no citation to another row."""
    rows = ROWS.replace("Alba", '"Alba,\nthe\x0c old"')
    for number, end in enumerate(("\n", "\r\n", "\r")):
        path = tmp_path / f"talks{number}.csv"
        path.write_bytes((HEAD + rows).replace("\n", end).encode())
        import_ktab(path, tmp_path / f"case{number}")
        workspace = open_case(tmp_path / f"case{number}")
        assert [problem for problem in workspace.check().problems if problem.severity != "info"] == []
        (cite,) = workspace.case.contests["Pstn1"].positions["A"].cite
        assert cite.quote.startswith('A,"Alba, the')
        assert "48.0" in cite.quote


FRACTIONS = "A,Alba,100.0,0.30,0.240,0.2,0.48\nB,Boria,60.2,0.45,0.447,0.655,0.413\n"


def test_fractions_are_never_taken_for_hundredths_unasked(tmp_path: Path) -> None:
    """The same scenario in fractions makes the same contests, once it is said that they are fractions."""
    import_ktab(written(tmp_path, HEAD + ROWS), tmp_path / "percent")
    path = written(tmp_path, HEAD + FRACTIONS)
    for how in ({}, {"saliences": "fractions"}, {"positions": "fractions"}):
        with pytest.raises(IrenicError, match="1 or less; KTAB's run from 0 to 100"):
            import_ktab(path, tmp_path / "case", **how)  # type: ignore[arg-type]
        assert not (tmp_path / "case").exists()
    import_ktab(path, tmp_path / "case", saliences="fractions", positions="fractions")
    percent, fractions = (open_case(tmp_path / name).case for name in ("percent", "case"))
    (source,) = fractions.sources.values()
    assert "positions and saliences run from 0 to 1" in (source.note or "")
    for issue, contest in percent.contests.items():
        for who, stand in contest.positions.items():
            other = fractions.contests[issue].positions[who]
            assert (stand.position, stand.salience) == (other.position, other.salience)
    import_ktab(path, tmp_path / "tiny", saliences="percent", positions="percent")
    tiny = open_case(tmp_path / "tiny").case.contests["Pstn1"].positions["A"]
    assert (tiny.position.mode, tiny.salience.mode) == (0.3, 0.0024)  # type: ignore[union-attr]


def test_what_is_no_fraction_is_told_where_fractions_were_said(tmp_path: Path) -> None:
    with pytest.raises(IrenicError, match=r"a salience is 24\.0 \(all of them are read as fractions\)") as caught:
        import_ktab(written(tmp_path, HEAD + ROWS), tmp_path / "case", saliences="fractions")
    assert caught.value.problems[0].line == 3


def test_a_scale_that_nobody_cares_for_needs_no_word(tmp_path: Path) -> None:
    """Nothing but 0 is 0 either way."""
    rows = "A,Alba,100.0,0,24.0,20,0\nB,Boria,60.2,0,44.7,65.5,0\n"
    import_ktab(written(tmp_path, HEAD + rows), tmp_path / "case")
    assert open_case(tmp_path / "case").case.contests["Pstn2"].positions["A"].salience.mode == 0  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "file"), [("SOE-Pol-Comp", "SOE-Pol-Comp"), ("dummy3", "dummyData_3Dim")])
def test_the_forecast_of_ktabs_own_samples_is_ktabs(data: Path, tmp_path: Path, name: str, file: str) -> None:
    """The weighted means of the last positions, dimension by dimension, as KTAB sums them up."""
    expected = json.loads((data / "forecasting" / "ktab" / f"{name}.expected.json").read_text(encoding="utf-8"))
    import_ktab(data / "forecasting" / "ktab" / f"{file}.csv", tmp_path / "case")
    found = open_case(tmp_path / "case").forecast()
    values = [issue.models["KTAB's model"].value for issue in found.issues.values()]
    assert values == pytest.approx([one["final_wmean"] for one in expected["summary"]], abs=1e-6)


def test_a_missing_comma_at_the_end_of_rows_does_not_matter(data: Path, tmp_path: Path) -> None:
    for number, file in enumerate(("dummyData_3Dim.csv", "dummyData_3Dim-no-final-comma.csv")):
        import_ktab(data / "forecasting" / "ktab" / file, tmp_path / f"case{number}")
    first, second = (open_case(tmp_path / f"case{number}").case for number in (0, 1))
    for issue, contest in first.contests.items():
        for who, stand in contest.positions.items():
            other = second.contests[issue].positions[who]
            assert (stand.position, stand.salience, stand.influence) == (
                other.position,
                other.salience,
                other.influence,
            )


@pytest.mark.parametrize(
    ("text", "code", "message", "line"),
    [
        ("a,b\n1,2\n3,4\n", "I001", "no scenario of KTAB", 1),
        (HEAD + ROWS + ROWS, "I001", "tells of 2 actors, and 4 rows follow", 1),
        (HEAD + ROWS.replace("B,Boria", "A,Boria"), "I001", "'A' stands on line 3 already", 4),
        (HEAD + ROWS.replace("65.5", "high"), "I004", "a position is 'high', not a number", 4),
        (HEAD + ROWS.replace("65.5", "101"), "I004", "a position is 101", 4),
        (HEAD + ROWS.replace("41.3", "60"), "I004", "add up to 104.7", 4),
        (HEAD + ROWS.replace("60.2", "-1"), "I004", "an influence is -1", 4),
        (HEAD + ROWS.replace(",41.3,", ""), "I001", "too few numbers", 4),
        (
            HEAD + "A,Alba,1,30,0.24,20,48\nB,Boria,1,45,1,65.5,0",
            "I020",
            "every salience under 'Sal1' is 1 or less",
            2,
        ),
        (HEAD + "A,Alba,1,30,24,0.2,48\nB,Boria,1,45,1,0.65,0", "I020", "every position under 'Pstn2' is 1 or less", 2),
        (HEAD.replace("2,2", "2,200") + ROWS, "I002", "2 actors and 200 dimensions", 1),
    ],
)
def test_what_is_wrong_with_a_scenario_is_told_and_nothing_is_made(
    tmp_path: Path, text: str, code: str, message: str, line: int
) -> None:
    with pytest.raises(IrenicError) as caught:
        import_ktab(written(tmp_path, text), tmp_path / "case")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (code, line)
    assert message in problem.message
    assert not (tmp_path / "case").exists()


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, case = str(written(tmp_path, HEAD + ROWS)), str(tmp_path / "case")
    assert main(["import", "ktab", path, "-o", case]) == 0
    assert "2 parties, 2 issues with a contest" in capsys.readouterr().out
    assert main(["import", "ktab", path, "-o", case]) == 1
    assert main(["import", "ktab", path, path, "-o", f"{case}2"]) == 2
    assert main(["import", "ktab", path]) == 2
    assert main(["import", "gmcr", path, "--saliences", "percent", "-o", f"{case}2"]) == 2
    capsys.readouterr()
    parted = tmp_path / "parts"
    parted.mkdir()
    fractions = str(written(parted, HEAD + FRACTIONS))
    assert main(["import", "ktab", fractions, "-o", f"{case}4"]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "talks.csv:2" in told
    assert "--saliences fractions where 1 is the whole" in told
    both = ["--saliences", "fractions", "--positions", "fractions"]
    assert main(["import", "ktab", fractions, "-o", f"{case}4", *both]) == 0
    capsys.readouterr()
    assert main(["import", "ktab", path, "-o", f"{case}3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source_format"] == "ktab"
