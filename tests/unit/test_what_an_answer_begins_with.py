"""What every answer tells before anything else: names, what was left out, and a draft that nobody had seen yet."""

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest

import irenic
from irenic.cli.main import main
from irenic.preferences.premises import TOO_EARLY, PreferenceResult

CASES = Path(__file__).parents[2] / "cases"
EARLY = datetime.date(2031, 3, 10)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The training case with one quote that stands in no source."""
    folder = tmp_path_factory.mktemp("broken") / "case"
    shutil.copytree(CASES / "training-moving", folder)
    statements = folder / "record" / "statements.yaml"
    words = statements.read_text(encoding="utf-8")
    statements.write_text(words.replace("accepts its part in the second version", "takes no part"), encoding="utf-8")
    return folder


def answers(folder: Path, **how: Any) -> dict[str, PreferenceResult]:
    case = irenic.open(folder)
    few: dict[str, Any] = {"draws": 400, **how}
    return {
        "assess": case.assess("elsin-2", **few),
        "why": case.why("elsin-2", **few),
        "ask": case.ask("elsin-2", **few),
        "trace": case.trace("elsin-2", **few),
        "compare": case.compare("elsin-1", "elsin-2", **few),
        "amend": case.amend("elsin-2", **few),
    }


def test_every_answer_names_the_parties_and_the_statements_that_were_left_out(broken: Path) -> None:
    for verb, found in answers(broken).items():
        assert found.about.verb == verb
        assert found.names["ports"] == "Seven Ports Union"
        assert found.left_out == ("s41",), verb


def test_a_draft_that_is_later_than_the_day_is_told_of() -> None:
    for verb, found in answers(CASES / "training-moving", as_of=EARLY).items():
        if verb != "trace":
            (told,) = (one for one in found.about.problems if one.code == TOO_EARLY)
            assert "'elsin-2' is of 2031-03-29, later than 2031-03-10" in told.message
    late = irenic.open(CASES / "training-moving").assess("elsin-2", draws=400)
    assert not [one for one in late.about.problems if one.code == TOO_EARLY]


def test_a_page_says_both(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(broken), "elsin-2", "--as-of", "2031-03-10", "--draws", "400"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "no quote that is given for it stands in its source: s41." in words
    assert "Note: draft 'elsin-2' is of 2031-03-29, later than 2031-03-10" in words


def test_questions_give_the_unit_of_a_number_and_how_likely_each_answer_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(CASES / "training-moving"), "--draws", "2000"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "one change on forces: 2,000 soldiers instead of 4,000 soldiers?" in words
    assert "All together: no, whatever else holds." in words
    assert "0 in 10 likely" not in words.replace("10 in 10", "")
