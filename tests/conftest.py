"""Cases for tests: the test's docstring is the case file, and `«` marks the place where a problem is expected."""

import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from irenic.casefile.load import LoadedCase, load_case
from irenic.documents.read import read_document
from irenic.model.source import Document

from .documents import Read

ROOT = Path(__file__).parent.parent
CASES = ROOT / "cases"
MARK = "«"

# the same examples in every run, so that what is green stays green; `HYPOTHESIS=search` looks for new ones
settings.register_profile(
    "irenic",
    deadline=None,
    derandomize="HYPOTHESIS" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("irenic")


def write_case(folder: Path, text: str) -> Path:
    """Write a case folder: `case.yaml`, then other files, each after a line `=== sources/report.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    first, *others = textwrap.dedent(text).replace(MARK, "").split("\n=== ")
    (folder / "case.yaml").write_text(first.strip("\n") + "\n", encoding="utf-8")
    for other in others:
        name, _, content = other.partition("\n")
        path = folder / name.strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def marked_place(text: str) -> tuple[int, int] | None:
    """Line and column, from 1, of the mark in the text of a case."""
    content = textwrap.dedent(text).strip("\n")
    if MARK not in content:
        return None
    before = content[: content.index(MARK)].split("\n=== ")[-1]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.fixture
def documented_case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of the case that the test's docstring holds."""
    return write_case(tmp_path / "case", request.function.__doc__ or "")


@pytest.fixture
def loaded(documented_case: Path) -> LoadedCase:
    """The case of the test's docstring, loaded."""
    return load_case(documented_case)


@pytest.fixture
def make_case(tmp_path: Path) -> Callable[[str], Path]:
    """Make a case folder from a text."""
    return lambda text: write_case(tmp_path / "made", text)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read bytes as a file of a name."""

    def call(name: str, data: bytes, *, encoding: str | None = None) -> Document:
        (tmp_path / name).write_bytes(data)
        return read_document(tmp_path / name, encoding=encoding)

    return call


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IRENIC_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def data() -> Path:
    """The folder of measuring data; the test is skipped where it is absent."""
    folder = Path(os.environ.get("IRENIC_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no measuring data at {folder} (set IRENIC_DATA)")
    return folder
