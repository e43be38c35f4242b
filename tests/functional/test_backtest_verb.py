"""`irenic backtest` on a table that a person wrote."""

import json
from pathlib import Path

import pytest

from irenic.cli.main import main

from ..unit.test_backtest import LONG


def test_enough_groups_are_told_a_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "past.csv"
    rows = [f"i{n},{who},{at},50,1,{30 + n},g{n}" for n in range(20) for who, at in (("A", 10), ("B", 90))]
    table.write_text("\n".join(["issue,actor,position,salience,capability,outcome,group", *rows]), encoding="utf-8")
    assert main(["backtest", str(table)]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    for words in ("does it beat it?", "cannot be told", "95 % intervals", "This table would teach held"):
        assert words in " ".join(page.split())


def test_the_page_and_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "past.csv"
    table.write_text(LONG, encoding="utf-8")
    assert main(["backtest", str(table)]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    for words in (
        "3 issues with an outcome, in 2 groups",
        "plain mean",
        "Too few groups for a verdict: 2, and 20 are needed",
        "So few groups teach no constants",
    ):
        assert words in " ".join(page.split())
    assert "does it beat it?" not in page
    assert main(["backtest", str(table), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["baseline"] == "plain mean"
    assert found["models"]["KTAB's model"]["mae_against_baseline"]["beats_baseline"] == "too few groups"
    assert main(["backtest", str(table), "--scale", "0", "50"]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "past.csv:3: error I004" in told
    assert "90 under 'position' lies outside the scale 0 to 50" in told
    assert main(["backtest", str(tmp_path / "none.csv")]) == 1


def test_a_problem_names_its_file_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "past.csv"
    file.write_text("issue,actor,position,salience,influence,outcome\na,x,10,many,1,20\n", encoding="utf-8")
    assert main(["backtest", str(file)]) == 1
    told = capsys.readouterr()
    assert (told.out + told.err).count("past.csv") == 1
