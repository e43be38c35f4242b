"""What irenic writes for a desk opens in a program of a desk, and says there what it said."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from irenic.documents.read import read_document
from irenic.report.office.importing import import_sheet
from irenic.report.office.writing import Target, export_office
from irenic.workspace import open_case

from ..conftest import CASES

Convert = Callable[[Path, str], Path]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """LibreOffice without a window; the test is skipped where it is absent."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: nobody but our own libraries has opened the files")

    def call(path: Path, kind: str) -> Path:
        folder = tmp_path / "converted"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(program), "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        made = folder / f"{path.stem}.{kind.partition(':')[0]}"
        assert made.exists(), done.stderr
        return made

    return call


def exported(name: str, folder: Path, target: Target) -> Path:
    path = folder / f"{name}.{'docx' if target == 'word' else 'xlsx'}"
    export_office(open_case(CASES / name), path, target)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_a_document_prints_with_every_quote_on_its_pages(name: str, tmp_path: Path, convert: Convert) -> None:
    """As PDF: no table is cut off, since all its words are there; every page has its number and the case's notice."""
    workspace = open_case(CASES / name)
    text = read_document(convert(exported(name, tmp_path, "word"), "pdf")).text
    said = "".join(text.split())
    pages = text.count("Page ")
    assert pages >= 3
    assert f"Page 1 of {pages}" in " ".join(text.split())
    notice = "".join((workspace.case.notice or "").split())
    assert said.count(notice) >= pages
    matrix = workspace.matrix()
    for cell in matrix.cells:
        for position in cell.positions:
            if position.through_draft is None:
                assert "".join(position.words.split()) in said
                for evidence in position.evidence:
                    assert "".join(evidence.quote.split()) in said
    assert "nothingonrecord" in said or not any(cell.silence for cell in matrix.cells)


@pytest.mark.slow
def test_a_workbook_that_another_program_saved_is_read_back(tmp_path: Path, convert: Convert) -> None:
    path = exported("training-moving", tmp_path, "excel")
    saved = convert(path, "xlsx")
    mine, theirs = openpyxl.load_workbook(path), openpyxl.load_workbook(saved)
    assert mine.sheetnames == theirs.sheetnames
    for page in mine:
        for row in page.iter_rows(min_row=4):
            for cell in row:
                other = theirs[page.title][cell.coordinate].value
                assert str(other or "") == str(cell.value or ""), (page.title, cell.coordinate)
    folder = tmp_path / "case"
    shutil.copytree(CASES / "training-moving", folder)
    made = import_sheet(open_case(folder).loaded, saved)
    assert (made.proposals, made.about.problems) == ((), ())
