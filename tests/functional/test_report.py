"""`irenic report`: one file, never over another, and never with a source that is not public."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

from ..conftest import CASES

SECRET = """
irenic: 1
parties: {a: {name: Alpha}}
issues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}
drafts: {d: {terms: {i: {option: o, assumed: x}}}}
sources: {open: {file: open.txt}, hidden: {file: hidden.txt, handling: HANDLING}}
=== open.txt
Open words.
=== hidden.txt
Words nobody may see.
"""


@pytest.mark.parametrize("handling", ["restricted", "confidential"])
def test_nothing_of_a_source_that_is_not_public_goes_out(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, handling: str
) -> None:
    target = tmp_path / "out.html"
    assert main(["report", str(make_case(SECRET.replace("HANDLING", handling))), "-o", str(target)]) == 1
    assert not target.exists()
    told = " ".join(capsys.readouterr().err.split())
    assert "not public" in told
    assert "hidden" not in told


def test_a_report_is_never_written_over_another_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text("mine")
    case = str(CASES / "donbas-draft-2025")
    assert main(["report", case, "-o", str(target)]) == 1
    assert target.read_text() == "mine"
    assert main(["report", case, "-o", str(target), "--overwrite", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"report": str(target)}
    assert "<!doctype html>" in target.read_text()


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_the_page_is_made_of_the_results_alone(tmp_path: Path, name: str) -> None:
    """Every quote of the record stands on it once by number, every footnote leads to one, and it is the same each time."""
    workspace = open_case(CASES / name)
    text = workspace.report(tmp_path / "a.html").read_text(encoding="utf-8")
    assert text == open_case(CASES / name).report(tmp_path / "b.html").read_text(encoding="utf-8")
    numbers = set(re.findall(r'data-note="(\d+)"', text))
    assert numbers == set(re.findall(r'id="note-(\d+)"', text)) == set(re.findall(r'id="place-(\d+)"', text))
    parts = set(re.findall(r'<section aria-labelledby="(\w+)"', text))
    assert ({"compare", "zone", "amend"} <= parts) == (name == "training-moving")
    for statement in workspace.case.statements.values():
        for citation in statement.cite:
            assert citation.quote.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in text
    assert "http" not in text.replace("http-equiv", "")
