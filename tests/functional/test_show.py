"""`irenic show`: pages that can be read in 80 columns, and the same as JSON."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from irenic.cli.main import main
from irenic.cli.output import display_width
from irenic.workspace import open_case

from ..conftest import CASES

PARTS = ["matrix", "drafts", "statements", "events", "process", "sources", "all"]
WORKED = sorted(folder.name for folder in CASES.iterdir() if (folder / "case.yaml").is_file())


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("name", WORKED)
def test_every_page_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for part in PARTS:
        page = printed(capsys, "show", CASES / name, part)
        assert page.strip()
        assert max(display_width(line) for line in page.splitlines()) <= columns
        assert "None" not in page
        assert "\n\n\n" not in page
        assert "\x1b" not in page


@pytest.mark.parametrize("name", WORKED)
def test_nothing_that_the_record_holds_is_lost_on_the_pages(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Every statement, event, process entry, source and term stands on its page, with its quotes."""
    case = open_case(CASES / name).case
    for part, entries in (
        ("statements", case.statements),
        ("events", case.events),
        ("process", case.process),
        ("sources", case.sources),
    ):
        page = printed(capsys, "show", CASES / name, part)
        for entry in entries:
            assert f"{entry}:" in page
    words = " ".join(printed(capsys, "show", CASES / name, "statements").split())
    for statement in case.statements.values():
        for citation in statement.cite:
            assert " ".join(citation.quote.split()) in words
    if case.drafts:
        words = " ".join(printed(capsys, "show", CASES / name, "drafts").split())
        for draft in case.drafts.values():
            for issue, term in draft.terms.items():
                assert case.issue_label(issue) in words
                assert term.hedge is None or f"“{term.hedge}”" in words


@pytest.mark.parametrize("name", WORKED)
def test_json_is_the_result_of_the_python_interface(capsys: pytest.CaptureFixture[str], name: str) -> None:
    workspace = open_case(CASES / name)
    assert json.loads(printed(capsys, "show", CASES / name, "matrix", "--json")) == workspace.matrix().to_json()
    assert json.loads(printed(capsys, "show", CASES / name, "drafts", "--json")) == workspace.table().to_json()
    record = workspace.record().to_json()
    for part in ("statements", "events", "process", "sources"):
        shown = json.loads(printed(capsys, "show", CASES / name, part, "--json"))
        assert shown[part] == record[part]
        assert set(shown["about"]) == {"irenic", "format", "verb", "method", "parameters", "seed", "inputs", "problems"}
    assert set(json.loads(printed(capsys, "show", CASES / name, "all", "--json"))) == {"matrix", "drafts", "record"}


def test_earlier_days_hold_less(capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES / "training-moving"
    early = json.loads(printed(capsys, "show", case, "--json", "--as-of", "2031-03-05"))
    late = json.loads(printed(capsys, "show", case, "--json"))

    def filled(matrix: dict[str, list[dict[str, object]]]) -> int:
        return sum(bool(cell["positions"]) for cell in matrix["cells"])

    assert 0 < filled(early) < filled(late)


def test_drafts_of_later_days_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "show", CASES / "training-moving", "drafts", "--as-of", "2031-03-10")
    assert "2 later drafts are left out" in page
    assert "hadrin-text" not in page


def test_a_terminal_without_unicode_is_served(tmp_path: Path) -> None:
    """Characters that cannot be shown are replaced; JSON stays exact."""
    for arguments in (["show", CASES / "training-moving", "all"], ["show", CASES / "training-moving", "--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "irenic", *map(str, arguments)],
            env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin", "HOME": str(tmp_path), "LC_ALL": "C"},
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        done.stdout.decode("ascii")
    assert json.loads(done.stdout)["title"] == open_case(CASES / "training-moving").case.title


def test_demo_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = printed(capsys, "demo", "-o", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "donbas-draft-2025.html",
        "training-moving.html",
    ]
    for name in ("donbas-draft-2025", "training-moving"):
        assert f"$ irenic check {name}" in page
    assert "The record holds no cited position of any party" in " ".join(page.split())


def test_schema_accepts_the_worked_cases_and_is_never_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    schema = json.loads(printed(capsys, "schema"))
    validator = jsonschema.Draft202012Validator(schema)
    for name in WORKED:
        values = open_case(CASES / name).loaded.root.value()
        assert [error.message for error in validator.iter_errors(values)] == []
        assert list(validator.iter_errors({**values, "statments": {}}))
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$defs"]["Statement"]["properties"]["credence"]["description"].startswith("How far the words")
    target = tmp_path / "case.schema.json"
    assert main(["schema", "-o", str(target)]) == 0
    before = target.read_bytes()
    assert json.loads(before) == schema
    assert main(["schema", "-o", str(target)]) == 1
    assert target.read_bytes() == before
    capsys.readouterr()
