"""A correction confirms nothing: it is offered as one, and what it takes up of the report is told for a look."""

import json
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.workspace import Workspace, open_case

CASE = """irenic: 1
title: Fictional countries
sources: {}
parties: {marn: {name: Marn, voices: {orren: {name: Ilva Orren, office: president}}}}
drafts: {plan: {title: The valley plan, assumed: x}}
"""
REPORT = """BRACK, 3 May 2034 (Northern Wire) – Marn rejects the valley plan, its president said on Wednesday. The president,
Ilva Orren, said that the dam was safe and that the harbour would be closed for the whole of the summer. Traders in the
old town said that the prices of grain and of salt had risen by a third since the first week of the last month.
"""
NOTE = """Northern Wire, 5 May 2034

CORRECTION: In our report of 3 May we wrote that Marn rejects the valley plan. It has not decided. We withdraw the
sentence.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text(CASE)
    return case


def _read(folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str) -> dict[str, Any]:
    (folder.parent / name).write_text(text)
    capsys.readouterr()
    assert main(["read", str(folder.parent / name), "--into", str(folder), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _rejects(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.waiting() if one.entry.get("stance") == "rejects"]


@pytest.mark.parametrize("is_accepted", [True, False])
def test_what_a_correction_takes_up_is_no_further_citation(
    folder: Path, capsys: pytest.CaptureFixture[str], is_accepted: bool
) -> None:
    """Its outlet is known by its head alone, which nobody has confirmed yet."""
    _read(folder, capsys, "report.txt", REPORT)
    (found,) = _rejects(open_case(folder))
    if is_accepted:
        open_case(folder).accept(found, stance="rejects")
    (added,) = _read(folder, capsys, "note.txt", NOTE)["added"]
    assert (added["version_of"], added["is_note"]) == ("report", True)
    waiting = [one for one in open_case(folder).waiting() if one.kind == "statement" and one.sources != ("report",)]
    assert not waiting
    assert len(_rejects(open_case(folder))) == (0 if is_accepted else 1)
    capsys.readouterr()
    assert main(["read", "--into", str(folder)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert ("'note' may correct or withdraw 'report'" in told) is is_accepted
    assert ("- statements.s1: “Marn rejects the valley plan”" in told) is is_accepted
    assert "NO LONGER STANDS" not in told


def test_a_report_that_is_printed_again_under_another_name_is_offered_as_a_version(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _read(folder, capsys, "report.txt", REPORT)
    later = REPORT.replace("3 May", "4 May").replace("closed", "open")
    (added,) = _read(folder, capsys, "later.txt", later)["added"]
    assert (added["version_of"], added["is_note"]) == ("report", False)
    assert "the same outlet, Northern Wire" in added["reason"]
