"""The documentation says what the program does: every verb and option, current pages, a tutorial that runs."""

import importlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from irenic.cli.main import VERBS, main
from irenic.workspace import open_case

from ..conftest import CASES, ROOT

DOCS = ROOT / "docs"


@pytest.mark.parametrize("script", [["scripts/reference.py", "--check"], ["scripts/links.py"]])
def test_pages_are_current_and_links_alive(script: list[str]) -> None:
    done = subprocess.run([sys.executable, *script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_verb_and_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    commands = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"## irenic {verb}" in commands
        assert main([verb, "--help"]) == 0
        helped = capsys.readouterr().out
        for option in set(re.findall(r"--[a-z][a-z-]+", helped)) - {"--help"}:
            assert f"`{option}`" in commands, (verb, option)


def test_the_tutorial_runs_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its files are written and its commands run, in order."""
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "tutorial" / "first-case.md").read_text(encoding="utf-8")
    printed = []
    for kind, body in re.findall(r"```\w+ ([^\n]+)\n(.*?)```", page, re.DOTALL):
        if kind.startswith("file="):
            Path(kind.removeprefix("file=")).write_text(body, encoding="utf-8")
            continue
        for line in body.strip().splitlines():
            arguments = re.findall(r'"([^"]*)"|(\S+)', line.removeprefix("irenic "))
            assert main([quoted or word for quoted, word in arguments]) == 0, capsys.readouterr()
            printed.append(capsys.readouterr().out)
    made, checked, shown, read, accepted, assessed, reported = (" ".join(page.split()) for page in printed)
    assert "Made the case border" in made
    assert "The case is sound" in checked
    assert "Beta" in checked
    assert "accepts 4,000 troops" in shown
    assert "declined to comment" in shown
    assert "2 wait for a decision. Not proposed again: 5 in the case already" in read
    assert "a further citation of statements.s1" in read
    assert "is now 's3'" in accepted
    assert "Nothing on record on any draft: Alpha, Beta" in assessed
    assert "Wrote border.html" in reported
    assert Path("border.html").stat().st_size > 10_000


def test_every_field_of_the_format_is_documented() -> None:
    from irenic.casefile.schema import case_schema

    page = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
    skipped = {"About", "Count", "Basis", "Range", "Retraction", "Consent", "Want"}
    for name, schema in case_schema()["$defs"].items():
        if not any(name.startswith(word) or name.endswith(word) for word in skipped):
            for field in schema.get("properties", {}):
                assert f"`{field}`" in page or f"{field}:" in page, (name, field)


def test_every_field_of_every_json_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its type or by its name, and under the very name that is printed."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    reference: Any = importlib.import_module("json_reference")
    assert reference.undocumented() == []
    assert set(reference.RESULTS) | set(reference._BESIDE) | {"demo"} == set(VERBS)
    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    workspace = open_case(CASES / "training-moving")
    how: Any = {"draws": 500}
    printed = [workspace.check(), workspace.matrix(), workspace.table(), workspace.record(), workspace.assess(**how)]
    printed += [workspace.compare("elsin-1", "elsin-2", **how), workspace.amend("elsin-2", **how)]

    def walk(value: Any) -> None:
        if isinstance(value, BaseModel):
            for name, inner in value.model_dump(mode="json").items():
                assert name in explained, (type(value).__name__, name)
                walk(getattr(value, name, inner))
        elif isinstance(value, (tuple, list)):
            for one in value:
                walk(one)
        elif isinstance(value, Mapping):
            for one in value.values():
                walk(one)

    for result in printed:
        walk(result)
