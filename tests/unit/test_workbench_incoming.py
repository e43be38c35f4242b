"""Documents that come in are read beside the case, for a bounded time: a bad one holds nobody up."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from irenic.intake.many import ExtractedFile, extract_files
from irenic.workbench import incoming
from irenic.workbench.incoming import Incoming, texts_of

from ..workbench import Served, served

CASE = """
irenic: 1
title: A valley (fictional)
sources: {wire: {file: wire.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {alpha: {name: Alpha}}
statements:
  s1: {by: alpha, stance: claims, about: {topic: harbour}, cite: {source: wire, quote: "alpha speaks"}}
=== wire.txt
Alpha speaks.
"""


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    with served(make_case(CASE)) as held:
        held.client.headers["Accept"] = "application/json"
        yield held


def test_a_document_that_takes_too_long_is_ended_and_told(bench: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """No process has started within so short a time: whatever the document is, it is too long."""
    monkeypatch.setattr(incoming, "PATIENCE", 0.01)
    before = (bench.session.current.workspace.folder.path / "case.yaml").read_bytes()
    told = bench.client.post("/inbox/add", files=[("files", ("slow.pdf", b"%PDF-1.4 and so on"))])
    assert told.status_code == 400
    (problem,) = told.json()["problems"]
    assert problem["code"] == "W004"
    assert problem["file"] == "slow.pdf"
    assert "took more than" in problem["message"]
    assert "irenic read --into" in problem["hint"]
    assert (bench.session.current.workspace.folder.path / "case.yaml").read_bytes() == before
    monkeypatch.undo()
    # the next is read as ever
    assert bench.client.post("/inbox/add", data={"text": "Alpha is silent."}).status_code == 200


def test_what_several_documents_may_take_together_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "PATIENCE_WITH_ALL", 0.0)
    with texts_of([Incoming(f"{n}.txt", b"Alpha speaks.") for n in range(3)]) as found:
        assert [one.document is not None for one in found] == [True, False, False]
        assert [one.problems[0].code for one in found[1:]] == ["W004", "W004"]


def test_a_document_that_brings_its_process_down_leaves_the_workbench_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it would be is not known before it is met; here the process is ended from outside."""
    from irenic.intake import workers

    def ended(crew: Any) -> tuple[Any, Any]:
        process, link = new(crew)
        process.kill()
        process.join()
        return process, link

    new = workers._Crew._new
    monkeypatch.setattr(workers._Crew, "_new", ended)
    with texts_of([Incoming("a.txt", b"Alpha speaks.")]) as found:
        assert found[0].document is None
        assert found[0].problems[0].code == "X008"


def test_edits_do_not_wait_for_a_document_that_is_being_read(bench: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    is_reading, may_end = threading.Event(), threading.Event()

    def slow(files: Sequence[Path], **how: Any) -> Iterator[ExtractedFile]:
        is_reading.set()
        assert may_end.wait(60)
        yield from extract_files(files, **how)

    monkeypatch.setattr(incoming, "extract_files", slow)
    answers: list[Any] = []
    sender = threading.Thread(
        target=lambda: answers.append(bench.client.post("/inbox/add", data={"text": "Alpha is silent."}))
    )
    sender.start()
    try:
        assert is_reading.wait(60)
        bench.session.edit("Take s1 at 0.5", lambda held: held.insert(("statements", "s1", "credence"), 0.5))
        assert not answers
    finally:
        may_end.set()
        sender.join(60)
    assert answers[0].status_code == 200
    case = bench.session.fresh(30).case
    assert case.statements["s1"].credence == 0.5
    assert len(case.sources) == 2


def test_only_so_many_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from irenic.model.problem import IrenicError

    monkeypatch.setattr(incoming, "_AT_ONCE", threading.BoundedSemaphore(1))
    monkeypatch.setattr(incoming, "PATIENCE", 0.01)
    incoming._AT_ONCE.acquire()
    with pytest.raises(IrenicError, match="still being read"), texts_of([Incoming("a.txt", b"Alpha speaks.")]):
        pass
