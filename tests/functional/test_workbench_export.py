"""What a page gives out: the very files that the terminal writes, for nobody who may see more than the pages show."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from irenic.report.page.pdf import BROWSERS
from irenic.workbench.exporting import KINDS, MakeFile, audiences_within, is_printable
from irenic.workspace import Workspace, open_case

from ..workbench import Served, served

pytestmark = pytest.mark.slow
CASE = """
irenic: 1
title: A valley (fictional)
sources:
  wire: {file: wire.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}
  cable: {file: cable.txt, outlet: An envoy, published: 2031-03-15, handling: restricted, assumed: {published: told, handling: told}}
  talk: {file: talk.txt, outlet: A guest, published: 2031-03-16, handling: confidential, assumed: {published: told, handling: told}}
parties: {alpha: {name: Alpha}, beta: {name: Beta}}
issues:
  army: {question: How large?, options: {small: {label: few soldiers, assumed: x}, large: {assumed: x}}, assumed: x}
drafts:
  plan: {title: The valley plan, date: 2031-03-10, assumed: x, terms: {army: {option: small, cite: {source: wire, quote: few soldiers}}}}
statements:
  s1: {by: alpha, stance: rejects, about: {draft: plan}, cite: {source: wire, quote: Alpha says no}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: cable, quote: Beta whispers yes}}
  s3: {by: beta, stance: prioritises, about: {issue: army}, cite: {source: talk, quote: Beta murmurs of the army}}
=== wire.txt
A plan speaks of few soldiers. Alpha says no.
=== cable.txt
Beta whispers yes.
=== talk.txt
Beta murmurs of the army.
"""


def fetched(bench: Served, file: str, query: str = "audience=public") -> bytes:
    """Have a file made, and fetch it."""

    def ready() -> Any:
        held = bench.client.get(f"/export/{file}.json?{query}").json()["held"]
        return held if held["state"] in ("done", "failed") else None

    held = bench.until(ready)
    assert held["state"] == "done", held["problems"]
    answer = bench.client.get(f"/export/{file}/file?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len(answer.content) == held["result"]
    return answer.content


@pytest.mark.parametrize("form", ["brief", "full"])
def test_the_page_gives_what_the_terminal_writes(make_case: Callable[[str], Path], tmp_path: Path, form: Any) -> None:
    folder = make_case(CASE)
    with served(folder) as bench:
        file = "brief.html" if form == "brief" else "report.html"
        held = fetched(bench, file)
        path = open_case(folder).report(tmp_path / "page.html", form=form, audience="public")
        assert held == path.read_bytes()
        assert b"whispers" not in held
        assert b"murmurs" not in held


def test_the_tables_are_those_of_the_terminal(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    from irenic.report.office.writing import export_office

    folder = make_case(CASE)
    with served(folder) as bench:
        for file, target in (("tables.docx", "word"), ("tables.xlsx", "excel")):
            made: Any = target
            export_office(open_case(folder), tmp_path / file, made, audience="restricted")
            assert fetched(bench, file, "audience=restricted") == (tmp_path / file).read_bytes()
        export_office(open_case(folder), tmp_path / "tables", "csv")
        with zipfile.ZipFile(io.BytesIO(fetched(bench, "tables.zip"))) as zipped:
            written = {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
            assert {name: zipped.read(name) for name in zipped.namelist()} == written
        held = fetched(bench, "tables.docx", "audience=restricted&as_of=2031-03-14")
        assert held != (tmp_path / "tables.docx").read_bytes()


def test_nothing_is_made_for_who_may_see_more_than_the_pages(make_case: Callable[[str], Path]) -> None:
    assert list(audiences_within("restricted")) == ["public", "restricted"]
    with served(make_case(CASE), audience="restricted") as bench:
        page = bench.client.get("/export").text
        assert "confidential" not in page
        for address in ("/export", "/export/brief.html", "/export/brief.html/file", "/export.json", "/export.csv"):
            assert bench.client.get(f"{address}?audience=confidential").status_code == 403
            assert bench.client.get(f"{address}?audience=everybody").status_code == 400
        assert b"murmurs" not in fetched(bench, "report.html", "audience=restricted")
        assert b"whispers" in fetched(bench, "report.html", "audience=restricted")
        # the same bytes as from the whole: what is hidden moves nothing
        public = fetched(bench, "brief.html")
    with served(bench.session.current.workspace.folder.path) as whole:
        assert fetched(whole, "brief.html") == public


def test_a_file_is_asked_for_only_by_its_own_pages(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE)) as bench:
        fetched(bench, "brief.html")
        address = f"{bench.base}/export/brief.html/file?audience=public"
        assert httpx.get(address).status_code == 403
        assert bench.client.get(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert bench.client.get("/export/..%2f..%2fcase.yaml/file").status_code == 404
        assert bench.client.get("/export/case.yaml").status_code == 404


def test_no_file_is_fetched_before_it_is_made_and_it_goes_when_the_case_changes(
    make_case: Callable[[str], Path],
) -> None:
    folder = make_case(CASE)
    with served(folder) as bench:
        first = bench.client.get("/export/brief.html/file?audience=public")
        assert first.status_code == 303
        assert first.headers["location"] == "/export/brief.html?audience=public"
        before = fetched(bench, "brief.html")
        text = (folder / "case.yaml").read_text(encoding="utf-8")
        (folder / "case.yaml").write_text(text.replace("stance: rejects", "stance: accepts"), encoding="utf-8")
        bench.until(lambda: bench.session.fresh().case.statements["s1"].stance == "accepts")
        assert fetched(bench, "brief.html") != before


def test_what_cannot_be_made_says_why(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE.replace("irenic: 1", "irenic: 1\nhandling: confidential").replace("handling: restricted, ", "").replace("handling: confidential, ", ""))  # fmt: skip
    with served(folder) as bench:
        bench.until(lambda: bench.client.get("/export/brief.html.json").json()["held"]["state"] == "failed")
        page = bench.client.get("/export/brief.html").text
        assert "the case as a whole is confidential" in page
        assert "/export/brief.html/file" not in page
        assert fetched(bench, "brief.html", "audience=confidential")


def test_a_file_that_is_stopped_is_forgotten(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE)) as bench:
        view = bench.client.get("/export/report.html.json?audience=public").json()
        assert view["held"]["state"] in ("waiting", "running")
        revision = bench.client.get("/state.json").json()["state"]
        sent = {"revision": revision, "key": view["held"]["key"], "query": "audience=public"}
        answer = bench.client.post("/export/stop", data=sent)
        assert answer.headers["location"] == "/export?audience=public"
        assert bench.client.get("/progress.json", params={"revision": revision, "key": view["held"]["key"]}).json() == {
            "state": "gone"
        }


@pytest.mark.skipif(not is_printable(), reason=f"none of {', '.join(BROWSERS)} is installed")
def test_a_pdf_is_printed(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE)) as bench:
        assert fetched(bench, "brief.pdf").startswith(b"%PDF-")


def test_without_chromium_a_pdf_is_not_offered(
    make_case: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with served(make_case(CASE), read_only=True) as bench:
        page = bench.client.get("/export").text
        assert "needs Chromium, which was not found" in page
        assert "/export/brief.pdf" not in page
        assert bench.client.get("/export/brief.pdf/file").status_code == 303


def test_printing_that_is_ended_takes_chromium_and_the_page_with_it(
    make_case: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A browser that never ends stands for one that is slow."""
    from irenic.workbench.answers import Answers
    from irenic.workbench.snapshot import Snapshot

    slow = tmp_path / "bin" / "chromium"
    slow.parent.mkdir()
    slow.write_text(f'#!/bin/sh\necho $$ > "{tmp_path}/pid"\nexec sleep 600\n', encoding="utf-8")
    slow.chmod(0o700)
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(held))
    snapshot = Snapshot(Workspace(make_case(CASE)))
    answers = Answers(snapshot.loaded.folder.path)
    asked = MakeFile(file="brief.pdf", audience="public")
    try:
        answers.ask(snapshot, asked)
        deadline = time.monotonic() + 60
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text(encoding="utf-8").strip():
            assert time.monotonic() < deadline
            answers.ask(snapshot, asked)
            time.sleep(0.05)
        assert any(held.rglob("page.html"))
        browser = int((tmp_path / "pid").read_text(encoding="utf-8"))
        answers.stop(snapshot.revision, asked.key)
        while any(held.rglob("page.html")) or is_alive(browser):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        answers.close()


def is_alive(process: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_file_is_listed_with_its_command(make_case: Callable[[str], Path]) -> None:
    from irenic.cli.main import main

    folder = make_case(CASE)
    with served(folder, read_only=True) as bench:
        view = bench.client.get("/export.json?audience=restricted").json()
    assert [one["file"] for one in view["files"]] == list(KINDS)
    before = Path.cwd()
    try:
        os.chdir(folder.parent)
        for one in view["files"]:
            if not one["file"].endswith(("pdf", "report.html")):
                assert main(one["command"].split()[1:]) == 0, one["command"]
    finally:
        os.chdir(before)
