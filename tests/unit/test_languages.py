"""Pages and terminal call a language by its name; what a program reads keeps the code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.report.languages import language_name
from irenic.workspace import open_case

from ..conftest import CASES
from ..workbench import served


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("fr", "French"),
        ("FR", "French"),
        ("fra", "French"),
        ("uk", "Ukrainian"),
        ("ps", "Pashto"),
        ("prs", "Dari"),
        ("ckb", "Central Kurdish"),
        ("iw", "Hebrew"),
        ("tet", "Tetum"),
        ("pt-BR", "Brazilian Portuguese"),
        ("zh_Hant", "Traditional Chinese"),
        ("sr-Latn", "Serbian (Latin)"),
        ("ar-SD", "Arabic (Sudan)"),
        ("x-meruvian", "Meruvian"),
        ("x-old-meruvian", "Old Meruvian"),
        ("und", "a language that is not told"),
        # no tag of a language
        ("zzq", "zzq"),
        ("French", "French"),
        ("x-", "x-"),
    ],
)
def test_a_language_has_its_english_name(code: str, name: str) -> None:
    assert language_name(code) == name


def test_every_place_that_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES / "training-moving"
    workspace = open_case(case)
    assert main(["show", str(case), "all"]) == 0
    pages = [capsys.readouterr().out]
    assert main(["assess", str(case), "--draws", "400"]) == 0
    pages.append(capsys.readouterr().out)
    for form in ("brief", "full"):
        workspace.report(tmp_path / f"{form}.html", form=form, draws=400, quotes_only=True)
        pages.append((tmp_path / f"{form}.html").read_text(encoding="utf-8"))
    with served(case, read_only=True) as bench:
        pages += [
            bench.client.get(path).text
            for path in ("/sources", "/sources/ministry-0310", "/evidence?of=statements/s34", "/sources/hadrin-0316")
        ]
        told = bench.client.get("/sources.json").text
    for page in pages:
        assert "translated from Meruvian" in " ".join(page.split())
        assert "x-meruvian" not in page
    assert '"x-meruvian"' in told


def test_what_a_program_reads_keeps_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(CASES / "training-moving"), "sources", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert {one["translated_from"] for one in record["sources"]} == {None, "x-meruvian"}


def test_names_are_loaded_only_where_words_are_translated() -> None:
    code = "import sys, irenic.report.terminal.layout, irenic.report.languages; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
