"""What to do next can be copied as it stands: commands name the case, in marks where its path needs them."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

CASE = """
irenic: 1
title: Two fictional sides
sources: {r: {file: r.txt, published: 2031-05-14, assumed: {published: told}}, r2: {file: r2.txt, replaces: r}}
parties: {front: {name: The Front}, gov: {name: The Government}}
issues:
  port: {question: Who runs the port?, options: {fronts: {label: the Front, assumed: x}, shared: {label: a joint board, assumed: x}}, assumed: x}
drafts:
  paper: {title: The paper, assumed: x, terms: {port: {option: shared, assumed: x}}}
statements:
  s: {by: front, stance: rejects, about: {draft: paper}, cite: {source: r, quote: The Front rejects the paper}}
=== r.txt
The Front rejects the paper. The Government is silent.
=== r2.txt
The Front rejects the paper.
"""


@pytest.fixture
def folder(make_case: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_case(CASE)
    moved = made.rename(made.parent / "the paper's case")
    monkeypatch.chdir(moved.parent)
    monkeypatch.setenv("COLUMNS", "80")
    return Path(moved.name)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["zone"], 0),
        (["amend"], 0),
        (["check"], 0),
        (["accept", "s-nothing"], 1),
        (["accept", "--kind", "event", "--party", "front"], 0),
        (["reject", "--all-from", "nobody"], 1),
    ],
)
def test_commands_that_are_shown_name_the_case(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str], code: int
) -> None:
    open_case(folder).read_sources()
    verb, *rest = command
    assert main([verb, str(folder), *rest]) == code
    told = capsys.readouterr()
    page = " ".join((told.out + told.err).split())
    assert "CASE" not in page
    shown = [found[0] for found in re.finditer(r"irenic [a-z]+ (?:--into )?'[^ ].*?(?='\"'\"')", page)]
    if verb != "accept" or code:
        assert shown, page
        # as one word of a shell it is the folder's name
        assert shlex.quote(str(folder)) in page


def test_a_case_that_is_not_there_yet_is_no_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "r.txt")]) == 1
    assert "irenic new CASE --from FILE" in " ".join(capsys.readouterr().out.split())
