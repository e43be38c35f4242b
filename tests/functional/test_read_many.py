"""Many documents: each is read or told of, results come as they are read, and what is there is not read again."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.readers.pipeline import load_pipeline
from irenic.workspace import open_case

from ..conftest import ROOT

SENTENCE = (
    "The envoy of district {0} said that the talks would go on. At least {0} people were killed on Thursday in Brack.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, one of them in a folder within; an empty one; what is no document; and a case."""
    folder = tmp_path / "reports"
    (folder / "later").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "b.md", "later/a.txt"), 3):
        (folder / name).write_text(SENTENCE.format(number))
    (folder / "empty.txt").write_text("")
    (folder / "some-case" / "sources").mkdir(parents=True)
    (folder / "some-case" / "case.yaml").write_text("irenic: 1\n")
    (folder / "some-case" / "sources" / "b.txt").write_text(SENTENCE)
    (folder / "table.ods").write_bytes(b"PK")
    (folder / ".hidden.txt").write_text(SENTENCE)
    (folder / "a.txt.meta.yaml").write_text("published: 2031-03-14\n")
    return folder


def test_one_that_cannot_be_read_is_told_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(folder), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in told["documents"]] == ["a", "b", "a"]
    assert [one["published"] for one in told["documents"]] == ["2031-03-14", None, None]
    assert [problem["code"] for problem in told["about"]["problems"]] == ["F003"]
    assert main(["read", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("Who said what: 1") == 3
    assert "table.ods" in printed.err
    assert "3 of 4 documents were read" in printed.err


def test_json_of_many_documents_has_one_on_each_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(folder), "--json"])
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == '{"documents": ['
    assert [json.loads(line.rstrip(","))["file"] for line in lines[:3]] == ["a", "b", "a"]


def test_nothing_that_can_be_read_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["read", str(tmp_path / "empty.txt"), "--json"]) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["F003"]
    assert main(["read", str(tmp_path / "not-there"), "--json"]) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["F001"]


def test_a_fault_in_one_document_is_told_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = load_pipeline()

    def fail(texts: Iterable[str], **how: Any) -> Any:
        held = list(texts)
        assert not any("district 4" in text for text in held)
        return real.pipe(held, **how)

    monkeypatch.setattr("irenic.readers.reading.load_pipeline", lambda _: SimpleNamespace(pipe=fail))
    assert main(["read", str(folder), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["documents"]) == 2
    fault = next(problem for problem in told["about"]["problems"] if problem["code"] == "X008")
    assert "b.md" in fault["message"]
    assert "AssertionError at test_read_many.py" in fault["message"]


@pytest.mark.parametrize(
    "arguments", [["--again"], ["--to", "x", "--into", "y"], ["--spans", "--to", "x"], ["--workers", "0"]]
)
def test_options_that_do_not_fit(folder: Path, arguments: list[str]) -> None:
    assert main(["read", str(folder), *arguments]) == 2


def test_a_case_is_no_folder_of_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "case")]) == 0
    capsys.readouterr()
    assert main(["read", str(tmp_path / "case")]) == 1
    assert "irenic read --into" in " ".join(capsys.readouterr().err.split())


def test_a_folder_of_results_is_filled_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["read", str(folder), "--to", str(out)]) == 1
    written = {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in out.rglob("*.json")}
    assert sorted(written) == ["a.txt.json", "b.md.json", "later/a.txt.json"]
    (document,) = json.loads((out / "later" / "a.txt.json").read_text())["documents"]
    assert document["statements"][0]["quote"] == "that the talks would go on"
    # what changed is read again, and so is everything that is to be read otherwise
    (folder / "b.md").write_text(SENTENCE.format(9))
    capsys.readouterr()
    assert main(["read", str(folder), "--to", str(out), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert ([Path(name).name for name in told["written"]], told["current"]) == (["b.md.json"], 2)
    assert "district 9" in (out / "b.md.json").read_text()
    assert (out / "a.txt.json").stat().st_mtime_ns == written["a.txt.json"]
    main(["read", str(folder), "--to", str(out), "--json", "--published", "2031-03-20"])
    assert json.loads(capsys.readouterr().out)["current"] == 0
    main(["read", str(folder), "--to", str(out), "--json", "--published", "2031-03-20", "--again"])
    assert json.loads(capsys.readouterr().out)["current"] == 0


def test_nothing_of_anybodys_is_overwritten(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.txt.json").write_text('{"mine": true}')
    assert main(["read", str(folder / "a.txt"), "--to", str(out), "--json"]) == 1
    assert [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]] == ["F011"]
    assert (out / "a.txt.json").read_text() == '{"mine": true}'
    # two of one name, from two folders, would meet
    assert (
        main(
            [
                "read",
                str(folder / "b.md"),
                str(folder / "a.txt"),
                str(folder / "later" / "a.txt"),
                "--to",
                str(tmp_path / "o"),
            ]
        )
        == 1
    )
    assert "two documents are called 'a.txt'" in " ".join(capsys.readouterr().err.split())


@pytest.mark.slow
def test_several_processes_give_what_one_gives(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(10, 16):
        (folder / f"more-{number}.txt").write_text(SENTENCE.format(number))
    found = []
    for workers in ("1", "2"):
        main(["read", str(folder), "--json", "--workers", workers])
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_an_interruption_keeps_what_was_read_and_the_next_goes_on(tmp_path: Path) -> None:
    """Ctrl-C reaches all processes of a terminal: no traceback, code 130, and no source is read twice."""
    reports, case = tmp_path / "reports", tmp_path / "case"
    reports.mkdir()
    for number in range(2, 42):
        (reports / f"r{number}.txt").write_text(SENTENCE.format(number) * 60)
    assert main(["new", str(case)]) == 0
    command = [sys.executable, "-m", "irenic", "read", str(reports), "--into", str(case), "--workers", "2"]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    deadline = time.monotonic() + 120
    while not list(case.glob("inbox/*.jsonl")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert "Traceback" not in errors
    assert "interrupted" in errors
    workspace = open_case(case)
    assert len(workspace.case.sources) == 40
    read = {path.stem: path.read_bytes() for path in case.glob("inbox/*.jsonl")}
    assert 0 < len(read) < 40
    assert not list(case.rglob("*.part"))
    done = workspace.read_sources()
    assert set(done.current) == set(read)
    assert len(list(case.glob("inbox/*.jsonl"))) == 40
    assert {name: (case / "inbox" / f"{name}.jsonl").read_bytes() for name in read} == read
    assert workspace.read_sources().current == tuple(workspace.case.sources)
