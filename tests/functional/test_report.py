"""`irenic report`: one file, never over another, and never with a source that its audience may not see."""

import json
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from irenic.cli.main import main
from irenic.model.problem import IrenicError
from irenic.model.source import Handling
from irenic.report.gather import Extra, Form
from irenic.report.page.pdf import BROWSERS, printed
from irenic.workspace import open_case

from ..conftest import CASES
from ..unit import test_audience
from ..unit.test_audience import written

# what is public and what is not of moves and contests, marked as in the case that it is added to
AFTERWARDS = """\
moves:
  leave: {by: alder, kind: breach, sets: {fleet: many}, cite: {source: wire, quote: "Birch rejects it."}}
  sortie: {by: birch, kind: respond, worth: {alder: -0.4}, cite: {source: memo, quote: "Five were hurt."}} #-
contests:
  fleet:
    positions:
      alder: {position: 40, salience: 0.5, influence: 1, cite: {source: wire, quote: "Alder accepts the harbour paper."}}
      birch: {position: 90, salience: 0.5, influence: 1, cite: {source: wire, quote: "Birch rejects it."}}
      cedar: {position: 60, salience: 0.5, influence: 1, cite: {source: memo, quote: "Five were hurt."}} #-
"""


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_a_report_is_byte_for_byte_that_of_a_case_from_which_the_rest_was_deleted(
    tmp_path: Path, audience: Handling
) -> None:
    whole, left = written(tmp_path / "1" / "case", whole=True), written(tmp_path / "2" / "case", whole=False)
    seen = open_case(whole).report(tmp_path / "seen.html", audience=audience).read_bytes()
    if audience == "public":
        assert seen == open_case(left).report(tmp_path / "left.html").read_bytes()
        assert not [word for word in (b"memo", b"cable", b"deput", b"Cedar", b"tolls") if word in seen.lower()]
    else:
        assert b"Restricted: not for anybody else" in seen
        assert b"cable" in seen
        assert b"memo" not in seen


@pytest.mark.parametrize("fault", ["", "cost: 3, "])
@pytest.mark.parametrize("form", ["brief", "full"])
def test_nothing_that_is_asked_for_beside_betrays_a_source_either(tmp_path: Path, form: Form, fault: str) -> None:
    """Whether it would hold, forecasts, and what is said of faults: byte for byte as without what is hidden."""
    afterwards = AFTERWARDS.replace("kind: breach, ", f"kind: breach, {fault}")
    text = test_audience.CASE + afterwards
    extras: list[Extra] = ["forecast"] if fault else ["stability", "forecast"]
    pages = []
    for name, whole in (("whole", True), ("left", False)):
        case = open_case(written(tmp_path / name / "case", whole=whole, text=text))
        target = tmp_path / f"{name}.html"
        pages.append(case.report(target, form=form, extras=extras, draws=400, with_assumptions_only=True).read_bytes())
    assert pages[0] == pages[1]
    assert (b"which irenic check lists" in pages[0]) == bool(fault)
    assert b"forecast" in pages[0]
    assert not [word for word in (b"memo", b"cable", b"deput", b"edar", b"sortie") if word in pages[0].lower()]


def test_no_report_goes_out_where_what_is_at_fault_may_be_hidden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, target = written(tmp_path / "case", whole=True), tmp_path / "out.html"
    (folder / "case.yaml").write_text((folder / "case.yaml").read_text().replace("stance: claims", "stance: mutters"))
    assert main(["report", str(folder), "-o", str(target)]) == 1
    assert not target.exists()
    told = " ".join(capsys.readouterr().err.split())
    assert "nothing was written" in told
    assert "memo" not in told


def test_quotes_alone_go_out_where_they_are_asked_for(tmp_path: Path) -> None:
    case = open_case(CASES / "donbas-draft-2025")
    page = case.report(tmp_path / "a.html", quotes_only=True).read_text(encoding="utf-8")
    assert "The sources, with every quote in its place" not in page
    assert set(re.findall(r'data-note="(\d+)"', page)) == set(re.findall(r'id="note-(\d+)"', page))
    assert 'href="#place-' not in page
    assert "--quotes-only" in page


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


def test_a_pdf_is_printed_where_there_is_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, target = str(CASES / "donbas-draft-2025"), tmp_path / "brief.pdf"
    if any(shutil.which(name) for name in BROWSERS):
        assert main(["report", case, "--form", "brief", "-o", str(target)]) == 0
        document = pypdfium2.PdfDocument(target)
        assert len(document) <= 2
        assert "The draft peace plan" in document[0].get_textpage().get_text_range()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(IrenicError, match="Chromium, which was not found"):
        printed("<p>words</p>")


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_every_footnote_of_the_brief_leads_to_its_quote(tmp_path: Path, name: str) -> None:
    page = open_case(CASES / name).report(tmp_path / "a.html", form="brief", draws=800).read_text(encoding="utf-8")
    numbers = set(re.findall(r'data-note="(\d+)"', page))
    assert numbers == set(re.findall(r'<li id="note-(\d+)"', page))
    assert "does not stand in its source" not in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
