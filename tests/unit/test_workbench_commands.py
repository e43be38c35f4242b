"""The command that a page of the workbench shows is one that irenic carries out."""

import shlex
from collections.abc import Iterator

import pytest

from irenic.cli.main import main

from ..conftest import CASES
from ..workbench import Served, served

PAGES = (
    "matrix",
    "timeline",
    "timeline?as_of=2031-03-20",
    "drafts?draft=elsin-1",
    "sources",
    "sources/wire-0303",
    "evidence?of=statements/s34",
)


@pytest.fixture(scope="module")
def bench() -> Iterator[Served]:
    with served(CASES / "training-moving", read_only=True) as held:
        yield held


@pytest.mark.parametrize("page", PAGES)
def test_the_command_of_a_page(
    bench: Served, page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mark, query = page.partition("?")
    name, *given = shlex.split(bench.client.get(f"/{path}.json{mark}{query}").json()["command"])
    monkeypatch.chdir(CASES)
    assert name == "irenic"
    assert main(given) == 0, capsys.readouterr().err
