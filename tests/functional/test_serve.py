"""`irenic serve` as a person starts it, and what comes of requests that nobody would think of."""

import os
import re
import signal
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irenic.cli.main import main

from ..conftest import CASES, ROOT, write_case
from ..workbench import Served, served

FILTERS = (
    "party",
    "issue",
    "source",
    "stance",
    "since",
    "until",
    "as_of",
    "confidence",
    "kind",
    "of",
    "cell",
    "at",
    "outlet",
    "token",
    "draft",
    "to.forces",
    "credence.s07",
    "low.a1.reservation",
    "citations",
)


def test_it_prints_an_address_serves_and_ends_at_an_interruption(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "irenic",
        "serve",
        str(CASES / "training-moving"),
        "--no-browser",
        "--port",
        "0",
        "--read-only",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(4)]
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", "".join(lines))
        with httpx.Client(follow_redirects=True) as client:
            page = client.get(address)
            assert page.status_code == 200
            # a question that takes long is being answered meanwhile
            assert "data-waits" in page.text
            with client.stream("GET", str(page.url).replace("matrix", "events")):
                process.send_signal(signal.SIGINT)
                out, err = process.communicate(timeout=60)
    assert out.strip() == "Closed."
    assert err == ""
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_served_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path), "--no-browser"]) == 1
    assert "holds no case.yaml" in capsys.readouterr().err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", str(CASES / "training-moving"), "--no-browser", "--port", port]) == 1
    assert f"port {port} is taken" in capsys.readouterr().err
    assert main(["serve", str(CASES / "training-moving"), "--commit", "--read-only"]) == 1
    assert "exclude each other" in capsys.readouterr().err


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("serve") / "case"
    write_case(
        folder,
        """
        irenic: 1
        sources: {wire: {file: wire.txt}}
        parties: {alpha: {name: Alpha}}
        issues: {troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}}
        statements:
          s1: {by: alpha, stance: accepts, about: {issue: troops, option: few}, cite: {source: wire, quote: "alpha takes few"}}
        === wire.txt
        Alpha takes few.
        """,
    )
    with served(folder) as held:
        yield held


def files_beside(bench: Served) -> set[str]:
    """All that lies in the folder that holds the case, apart from the case itself."""
    folder = bench.session.current.loaded.folder.path
    return {os.fspath(path) for path in folder.parent.rglob("*") if folder not in path.parents}


@pytest.mark.slow
def test_no_request_of_its_own_description_brings_it_down(bench: Served) -> None:
    """Whatever fits the OpenAPI description, and much that does not, is answered without a 500."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import schemathesis
    cookies = "; ".join(f"{name}={value}" for name, value in bench.client.cookies.items())
    headers = {"Cookie": cookies, "Origin": bench.base}
    schema = schemathesis.openapi.from_dict(bench.client.get("/openapi.json").json())
    before = files_beside(bench)
    tried = 0
    for found in schema.get_all_operations():
        operation: Any = found.ok() if hasattr(found, "ok") else None
        if operation.path == "/events":  # it never ends
            continue

        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(base_url=bench.base, headers=headers, timeout=30)
            assert answer.status_code < 500, (case, answer.text)
            assert "Traceback" not in answer.text

        ask()
        tried += 1
    assert tried > 15
    assert files_beside(bench) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from(["matrix", "drafts", "drafts/answers", "zone", "why.csv", "timeline", "sources", "sources/wire", "problems", "evidence", "words", "matrix.json", "evidence.csv"]),
    query=st.dictionaries(st.sampled_from(FILTERS), st.text(max_size=30) | st.sampled_from(["alpha", "2031-01-01", "9-1", "statements/s1", "statements/s1/cite/0", "links/0", "title/x", "statements/s1/cite/²", f"statements/s1/cite/{'9' * 5000}"])),
)  # fmt: skip
def test_no_filter_brings_it_down(bench: Served, page: str, query: dict[str, str]) -> None:
    answer = bench.client.get(f"/{page}", params=query)
    assert answer.status_code in (200, 400, 404), answer.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=200),
    kind=st.sampled_from(
        [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json",
            "x",
        ]
    ),
    path=st.sampled_from(
        [
            "/undo",
            "/export/stop",
            "/problems/fix",
            "/inbox/accept",
            "/inbox/reject",
            "/statement",
            "/sources/anchor",
            "/edit",
            "/case",
        ]
    ),
)
def test_no_body_brings_it_down(bench: Served, data: bytes, kind: str, path: str) -> None:
    while bench.session.history.last:
        # what other tests added is not to be taken back by a request of this one
        bench.session.undo()
    before = (bench.session.current.loaded.folder.path / "case.yaml").read_bytes()
    answer = bench.client.post(path, content=data, headers={"Content-Type": kind})
    assert 300 <= answer.status_code < 500, answer.text
    assert (bench.session.current.loaded.folder.path / "case.yaml").read_bytes() == before


@pytest.mark.slow
@settings(max_examples=14, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400)
    | st.sampled_from([b"%PDF-1.7\n1 0 obj<<", b"PK\x03\x04" + b"\0" * 60, b"<html><a" * 60, b"From: a\n\nb"]),
    name=st.sampled_from(["a.pdf", "a.docx", "a.html", "a.eml", "../a.txt", "a", "..", "a\x00.txt", "CON.md", "/etc/passwd.txt"]),
)  # fmt: skip
def test_no_upload_brings_it_down_or_leaves_the_case(bench: Served, data: bytes, name: str) -> None:
    before = files_beside(bench)
    answer = bench.client.post("/inbox/add", files=[("files", (name, data))])
    assert answer.status_code < 500, answer.text
    assert "Traceback" not in answer.text
    assert files_beside(bench) == before


def test_the_glossary_holds_every_word_that_a_page_explains() -> None:
    """A word without an entry would bring its page down; here each is looked up."""
    from irenic.workbench.words import glossary

    used = {
        word
        for path in (ROOT / "src/irenic/workbench/assets").glob("*.j2")
        for word in re.findall(r'\bword\("([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= glossary().keys()
