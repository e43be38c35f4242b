"""The workbench lets in only its own pages, and a document never becomes more than text."""

import contextlib
import gc
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from irenic.model.problem import IrenicError
from irenic.workbench import patience
from irenic.workbench.guard import BODY_LIMIT, HEADERS
from irenic.workbench.session import Session

from ..conftest import CASES
from ..workbench import Served, served

TRAINING = CASES / "training-moving"


@pytest.fixture(scope="module")
def bench() -> Iterator[Served]:
    with served(TRAINING, read_only=True) as held:
        yield held


def stranger(bench: Served, **headers: str) -> httpx.Client:
    """A client that knows the address but not the token."""
    return httpx.Client(base_url=bench.base, headers=headers)


def test_it_listens_to_this_machine_alone(bench: Served) -> None:
    assert bench.base.startswith("http://127.0.0.1:")


def test_nobody_gets_in_without_the_token(bench: Served) -> None:
    with stranger(bench) as client:
        for path in ("/", "/matrix", "/matrix.json", "/assets/workbench.js", "/events", "/openapi.json", "/nowhere"):
            answer = client.get(path)
            assert answer.status_code == 403, path
            assert "Oruin" not in answer.text
        assert client.get("/?token=wrong").status_code == 403
        assert client.get("/?token=").status_code == 403
        assert client.get("/matrix", params={"token": bench.address.partition("token=")[2]}).status_code == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_have(bench: Served) -> None:
    with stranger(bench) as client:
        answer = client.get(bench.address)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1.evil.example", "localhost:1", "[::1]", ""]
)
def test_a_name_that_was_made_to_lead_here_is_refused(bench: Served, host: str) -> None:
    """DNS rebinding: the browser believes that it talks to a stranger, and sends what the stranger asks."""
    answer = bench.client.get("/matrix", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "Oruin" not in answer.text


def test_its_two_own_names_are_known(bench: Served) -> None:
    port = bench.base.rpartition(":")[2]
    assert bench.client.get("/matrix", headers={"Host": f"127.0.0.1:{port}"}).status_code == 200
    assert bench.client.get("/matrix", headers={"Host": f"localhost:{port}"}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://127.0.0.1:1",
        "file://",
        "http://localhost.evil.example",
    ],
)
def test_what_another_page_sends_is_refused(bench: Served, origin: str) -> None:
    for method in ("GET", "POST"):
        assert bench.client.request(method, "/undo", headers={"Origin": origin}).status_code == 403


def test_an_edit_has_to_say_which_page_it_comes_from(bench: Served) -> None:
    with httpx.Client(base_url=bench.base, cookies=bench.client.cookies) as client:
        assert client.get("/matrix").status_code == 200
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert client.request(method, "/undo").status_code == 403
        assert client.get("/matrix", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.get("/matrix", headers={"Sec-Fetch-Site": "same-site"}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/matrix",
        "/matrix.json",
        "/sources.csv",
        "/nowhere",
        "/assets/workbench.css",
        "/state.json",
        "/export",
        "/export/brief.html/file",
    ],
)
def test_every_answer_keeps_the_browser_from_running_or_sending_what_is_not_ours(bench: Served, path: str) -> None:
    answer = bench.client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "server" not in answer.headers


def test_pages_hold_no_script_and_no_style_of_their_own(bench: Served) -> None:
    for path in ("/matrix", "/sources", "/sources/wire-0303", "/problems", "/words", "/evidence?of=statements/s01"):
        page = bench.client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page), path


@pytest.mark.parametrize(
    "path",
    ["/assets/..%2f..%2fapp.py", "/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/base.html.j2", "/sources/..%2fcase.yaml", "/sources/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/evidence?of=../../etc/passwd", "/sources/a%00b"],
)  # fmt: skip
def test_no_address_leads_out_of_the_case(bench: Served, path: str) -> None:
    answer = bench.client.get(path)
    assert answer.status_code in (400, 404), path
    assert "import" not in answer.text
    assert "root:" not in answer.text


def test_what_is_too_large_is_not_read(bench: Served) -> None:
    host, port = bench.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as raw:
        head = f"POST /undo HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {bench.base}\r\nContent-Length: {BODY_LIMIT + 1}\r\n\r\n"
        raw.sendall(head.encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 413")
    # and one that does not say how long it is
    sent = (b"x" * 1_000_000 for _ in range(BODY_LIMIT // 1_000_000 + 10))
    with contextlib.suppress(httpx.TransportError):
        assert bench.client.post(
            "/undo", content=sent, headers={"Content-Type": "application/x-www-form-urlencoded"}
        ).status_code in (400, 413)
    assert bench.client.get("/state.json").status_code == 200
    assert bench.client.get("/matrix", headers={"X-Long": "x" * 70_000}).status_code in (400, 431)


def test_faults_are_told_in_words(bench: Served) -> None:
    for path in (
        "/nowhere",
        "/sources/none",
        "/evidence?of=statements/none",
        "/evidence?source=x&at=a-b",
        "/matrix?since=x",
        "/matrix?stance=loves",
    ):
        page = bench.client.get(path)
        assert page.status_code in (400, 404), path
        assert "Traceback" not in page.text
        assert "<h1>" in page.text
    told = bench.client.get("/sources/none.json")
    assert told.status_code == 404
    assert told.json()["problems"][0]["code"] == "E001"


def test_a_source_full_of_scripts_is_shown_as_text(make_case: Callable[[str], Path]) -> None:
    """Strangers' words never become markup, wherever they stand, on any page and in any form."""
    attack = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    yaml = attack.replace("'", "''")
    folder = make_case(
        f"""
irenic: 1
title: '{yaml}'
notice: '{yaml}'
sources: {{r: {{file: r.txt, outlet: '{yaml}', title: '{yaml}', url: 'javascript:alert(1)'}}}}
parties: {{a: {{name: '{yaml}'}}}}
issues: {{i: {{question: '{yaml}', label: '{yaml}', options: {{o: {{label: '{yaml}', assumed: '{yaml}'}}, p: {{assumed: x}}}}}}}}
drafts: {{d: {{title: '{yaml}', terms: {{i: {{option: o, hedge: '{yaml}', cite: {{source: r, quote: onerror}}}}}}}}}}
statements: {{s: {{by: a, stance: accepts, about: {{issue: i, option: o}}, note: '{yaml}', cite: {{source: r, quote: "<script>document"}}}}}}
=== r.txt
{attack}
"""
    )
    with served(folder) as bench:
        for path in (
            "/matrix",
            "/sources",
            "/sources/r",
            "/problems",
            "/evidence?of=statements/s",
            "/evidence?of=drafts/d",
            "/nowhere",
        ):
            page = bench.client.get(path).text
            assert "<script>document" not in page, path
            assert "<img" not in page, path
            assert 'href="javascript' not in page, path
        assert bench.client.get("/matrix.json").headers["content-type"] == "application/json"
        assert bench.client.get("/sources.csv").headers["content-disposition"].startswith("attachment")


def test_words_that_would_be_formulas_stay_words(make_case: Callable[[str], Path]) -> None:
    """
    irenic: 1
    """
    folder = make_case(
        """
        irenic: 1
        sources: {r: {file: r.txt, outlet: '=HYPERLINK("http://evil.example")'}}
        === r.txt
        Nothing.
        """
    )
    with served(folder) as bench:
        assert "'=HYPERLINK" in bench.client.get("/sources.csv").text


def test_a_narrower_audience_sees_no_trace_of_what_is_not_for_it(make_case: Callable[[str], Path]) -> None:
    """Neither a page nor a revision tells that there is a confidential source, nor that it changed."""
    folder = make_case(
        """
        irenic: 1
        sources: {open: {file: o.txt}, secret: {file: s.txt, handling: confidential, outlet: Whisper}}
        parties: {alpha: {name: Alpha}}
        drafts: {}
        issues: {i: {question: q, options: {one: {assumed: x}, two: {assumed: x}}}}
        statements:
          s1: {by: alpha, stance: accepts, about: {issue: i, option: one}, cite: {source: open, quote: we accept one}}
          s2: {by: alpha, stance: rejects, about: {issue: i, option: two}, cite: {source: secret, quote: we reject two}}
        === o.txt
        They said: we accept one.
        === s.txt
        They whispered: we reject two.
        """
    )
    with served(folder, audience="public") as bench:
        for path in (
            "/matrix",
            "/matrix.json",
            "/sources",
            "/sources.json",
            "/problems",
            "/problems.json",
            "/jump.json?q=s",
            "/words",
            "/openapi.json",
        ):
            page = bench.client.get(path).text
            assert "secret" not in page, path
            assert "Whisper" not in page, path
            assert "s2" not in page, path
            assert "reject two" not in page, path
        for path in ("/sources/secret", "/sources/secret.json", "/evidence?of=statements/s2"):
            assert bench.client.get(path).status_code == 404
        before = bench.client.get("/state.json").json()
        (folder / "s.txt").write_text("They whispered: we reject two, and more.", encoding="utf-8")
        bench.until(lambda: not bench.session.is_behind)
        assert bench.client.get("/state.json").json() == before
        assert bench.client.post("/undo").status_code == 403
        whole = (folder / "case.yaml").read_text(encoding="utf-8")
        (folder / "case.yaml").write_text("secret: [", encoding="utf-8")
        bench.until(lambda: bench.session.fault)
        page = bench.client.get("/matrix").text
        assert "cannot be shown" in page
        assert "secret" not in page
        # nor does the process that opens the case by itself to answer
        held = bench.until(lambda: _ready(bench.client.get("/why.json").json()["conflicts"]))
        assert held["state"] == "failed"
        assert "cannot be shown" in str(held)
        assert "secret" not in bench.client.get("/why").text
        (folder / "case.yaml").write_text(whole, encoding="utf-8")
        bench.until(lambda: not bench.session.fault)
        assert bench.until(lambda: _ready(bench.client.get("/why.json").json()["conflicts"]))["state"] == "done"


def _ready(held: dict[str, Any]) -> dict[str, Any] | None:
    return held if held["state"] in ("done", "failed") else None


def test_a_case_that_cannot_be_read_is_not_served() -> None:
    with pytest.raises(IrenicError, match="no case"):
        Session(CASES / "none")


def test_a_connection_on_which_nothing_is_asked_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it help to send a request sign by sign; an answer that is still going on is not cut off."""
    monkeypatch.setattr(patience, "IDLE", 0.5)
    with served(TRAINING, read_only=True) as held, held.client.stream("GET", "/events") as events:
        lines = events.iter_lines()
        assert next(lines) == "event: state"
        host, port = held.base.removeprefix("http://").split(":")
        for sent in (b"", b"GET /matrix HT"):
            with socket.create_connection((host, int(port)), timeout=30) as raw:
                raw.sendall(sent)
                with contextlib.suppress(ConnectionError, TimeoutError):
                    raw.settimeout(0.2)
                    for sign in b"TP/1.1" + b" " * 400:
                        if sent:
                            raw.sendall(bytes([sign]))
                        try:
                            if raw.recv(10) == b"":
                                break
                        except TimeoutError:
                            continue
                    else:
                        raise AssertionError("it stayed open")
        assert held.client.get("/state.json").status_code == 200
        assert not events.is_closed


def test_it_speaks_no_other_protocol(bench: Served) -> None:
    """A page of a stranger may open a WebSocket to any address: it is answered as any other request without a token."""
    host, port = bench.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as raw:
        raw.sendall(
            f"GET /events HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\n"
            "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        assert raw.recv(12) == b"HTTP/1.1 403"


def test_nothing_stays_open_when_it_ends(monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder) -> None:
    """Nor a connection made while it ends, which uvicorn does not ask to close: a leak, told at a time of its own."""
    monkeypatch.setattr(patience.PatientProtocol, "shutdown", lambda _: None)
    with served(TRAINING, read_only=True) as held:
        host, port = held.base.removeprefix("http://").split(":")
        raw = socket.create_connection((host, int(port)), timeout=30)
        assert held.client.get("/state.json").status_code == 200
    with raw:
        assert raw.recv(10) == b""
    # what is left open is told when it is cleared away
    gc.collect()
    assert [str(one.message) for one in recwarn if one.category is ResourceWarning] == []
