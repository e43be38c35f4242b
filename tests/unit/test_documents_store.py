"""The frozen text beside the original: whole or not at all, once and for ever."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.documents import store
from irenic.documents.files import sha256, write_atomically
from irenic.documents.read import read_document
from irenic.documents.store import Record, divisions_of, load_record, store_document, verify
from irenic.model.problem import IrenicError, Problem
from irenic.model.source import Document

ORIGINAL = b"---\ntitle: T\n---\nOne caf\xc3\xa9.\r\n\r\nTwo.\r\n"
NAMES = ["r1.json", "r1.original.md", "r1.txt"]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "a.md").write_bytes(ORIGINAL)
    return read_document(tmp_path / "a.md")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case").mkdir()
    return tmp_path / "case"


def held(case: Path) -> dict[str, bytes]:
    return {str(path.relative_to(case)): path.read_bytes() for path in case.rglob("*") if path.is_file()}


def refused(call: Callable[[], object]) -> Problem:
    with pytest.raises(IrenicError) as caught:
        call()
    (problem,) = caught.value.problems
    return problem


def test_three_files_hold_text_original_and_record(document: Document, case: Path) -> None:
    stored = store_document(document, ORIGINAL, case, "r1")
    assert sorted(path.name for path in (case / "sources").iterdir()) == NAMES
    assert (case / stored.text).read_bytes() == "One café.\n\nTwo.\n".encode()
    assert (case / stored.original).read_bytes() == ORIGINAL
    record = json.loads((case / stored.record).read_text(encoding="utf-8"))
    assert list(record) == sorted(record)
    assert record["sha256_original"] == sha256(ORIGINAL)
    assert record["divisions"][1] == {"kind": "paragraph", "number": 2, "start": 11, "end": 15}
    assert record["metadata"] == {"title": "T"}


def test_a_record_knows_its_text_to_the_character(document: Document, case: Path) -> None:
    record = load_record(case, store_document(document, ORIGINAL, case, "r1").text)
    assert record is not None
    assert verify(record, document.text)
    assert not verify(record, document.text + " ")
    assert not verify(record, "\ud800")
    assert divisions_of(document.text) == document.divisions == record.divisions


def test_a_text_without_a_record_has_none(case: Path) -> None:
    assert load_record(case, "sources/other.txt") is None


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"{\n 'a'", 2), (b"", 1), (b"[]", None), (b'{"name": "a"}', None), (b"\xff\xfe", 1), (b"[" * 100_000, 1)],
)
def test_a_record_that_cannot_be_read_is_told(case: Path, content: bytes, line: int | None) -> None:
    (case / "sources").mkdir()
    (case / "sources/r1.json").write_bytes(content)
    problem = refused(lambda: load_record(case, "sources/r1.txt"))
    assert (problem.code, problem.file, problem.line) == ("X003", "sources/r1.json", line)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_there_with_other_content_is_never_overwritten(document: Document, case: Path, name: str) -> None:
    (case / "sources").mkdir()
    (case / "sources" / name).write_bytes(b"mine")
    problem = refused(lambda: store_document(document, ORIGINAL, case, "r1"))
    assert (problem.code, problem.file) == ("F011", f"sources/{name}")
    assert held(case) == {f"sources/{name}": b"mine"}


def test_a_link_that_leads_nowhere_is_there(document: Document, case: Path) -> None:
    (case / "sources").mkdir()
    (case / "sources/r1.txt").symlink_to(case / "nowhere")
    assert refused(lambda: store_document(document, ORIGINAL, case, "r1")).code in ("F001", "F011")
    assert not (case / "nowhere").exists()
    assert [path.name for path in (case / "sources").iterdir()] == ["r1.txt"]


@pytest.mark.parametrize("there", [NAMES[1:2], NAMES[1:], NAMES])
def test_what_a_crash_left_is_completed(document: Document, case: Path, there: list[str]) -> None:
    """Original, text, record: wherever the power fails, the next attempt goes on from there."""
    stored = store_document(document, ORIGINAL, case, "r1")
    whole = held(case)
    for name in set(NAMES) - set(there):
        (case / "sources" / name).unlink()
    assert store_document(document, ORIGINAL, case, "r1") == stored
    assert held(case) == whole


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_leaves_nothing_behind(
    document: Document, case: Path, monkeypatch: pytest.MonkeyPatch, failing: int, code: int
) -> None:
    """Whichever of the three files it hits; and once there is room, the same call succeeds."""
    calls = 0
    honest = os.fsync

    def fsync(descriptor: int) -> None:
        nonlocal calls
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            calls += 1
            if calls == failing:
                raise OSError(code, os.strerror(code))
        honest(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    problem = refused(lambda: store_document(document, ORIGINAL, case, "r1"))
    assert problem.code == "F010"
    assert ("full" in problem.message) == (code == errno.ENOSPC)
    assert list(case.iterdir()) == []
    store_document(document, ORIGINAL, case, "r1")
    assert sorted(path.name for path in (case / "sources").iterdir()) == NAMES


def test_an_interrupt_leaves_nothing_behind_but_what_was_there(
    document: Document, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case / "sources").mkdir()
    (case / "sources/r1.original.md").write_bytes(ORIGINAL)
    before = held(case)
    honest = write_atomically

    def interrupted(path: Path, data: bytes, **options: object) -> None:
        if path.suffix == ".json":
            raise KeyboardInterrupt
        honest(path, data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "write_atomically", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store_document(document, ORIGINAL, case, "r1")
    assert held(case) == before


def test_a_case_folder_that_is_missing_is_told(document: Document, tmp_path: Path) -> None:
    assert refused(lambda: store_document(document, ORIGINAL, tmp_path / "none", "r1")).code == "F010"


def test_a_long_text_in_short_paragraphs_can_be_stored_and_read_again(tmp_path: Path, case: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a line\n\n" * 100_000)
    document = read_document(tmp_path / "a.txt")
    record = load_record(case, store_document(document, (tmp_path / "a.txt").read_bytes(), case, "long").text)
    assert isinstance(record, Record)
    assert len(record.divisions) == 100_000
