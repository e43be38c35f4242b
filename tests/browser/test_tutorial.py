"""The tutorial of the workbench, step by step as it is written: its words are what is clicked, pressed, chosen and seen.

In a numbered step **bold words** are clicked, `keys` pressed, *words* chosen in the field that follows in bold, and
“words in quotation marks” are waited for. A step that says something else fails.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from irenic.cli.main import main

from ..conftest import ROOT
from .test_workbench import faults, page, strays

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser
TUTORIAL = ROOT / "docs" / "tutorial" / "workbench.md"
PATIENCE = 60_000
"""Milliseconds in which a busy machine has worked an answer out."""
_BLOCK = re.compile(r"```\w+ (?P<kind>[^\n]+)\n(?P<body>.*?)```|^\d+\. (?P<step>.*?)(?=\n\n|\n\d+\. |\Z)", re.S | re.M)
_ACT = re.compile(
    r"\*(?P<value>[^*\n]+)\*\s+in\s+\*\*(?P<field>[^*]+)\*\*|\*\*(?P<click>[^*]+)\*\*|`(?P<key>[^`]+)`|“(?P<seen>(?:[^“”]|“[^”]*”)+)”"
)


class Act(NamedTuple):
    """One thing that a step says: what is done, to what, and with which words."""

    kind: str
    words: str
    field: str = ""


def acts_of(step: str) -> Iterator[Act]:
    """What a step says, in its order."""
    for found in _ACT.finditer(step):
        held = {name: " ".join(words.split()) for name, words in found.groupdict().items() if words}
        match held:
            case {"value": words, "field": field}:
                yield Act("choose", words, field)
            case _:
                ((kind, words),) = held.items()
                yield Act(kind, words)


def tutorial() -> Iterator[tuple[str, str]]:
    """Blocks and steps in their order: what kind each is of, and its text."""
    for found in _BLOCK.finditer(TUTORIAL.read_text(encoding="utf-8")):
        yield ("step", found["step"]) if found["step"] else (found["kind"], found["body"])


def visible(found: Locator) -> Locator:
    return found.locator("visible=true").first


def named(page: Page, words: str) -> Locator:
    """What can be clicked and is called so."""
    exact = page.get_by_role("link", name=words, exact=True).or_(page.get_by_role("button", name=words, exact=True))
    return visible(exact.or_(page.locator("summary", has_text=words)).or_(page.locator("a, button", has_text=words)))


def do(page: Page, act: Act, downloads: list[Download]) -> None:
    """Do what a step says."""
    # a person is slower than the page's scripts
    page.wait_for_load_state()
    match act:
        case Act("click", words):
            if words.startswith("Download "):
                expect(named(page, words)).to_be_visible(timeout=PATIENCE)
                with page.expect_download() as held:
                    named(page, words).click()
                downloads.append(held.value)
                return
            named(page, words).click()
        case Act("key", words):
            page.keyboard.press(words)
        case Act("choose", words, field):
            visible(page.get_by_label(field)).select_option(label=words)
        case Act("seen", words):
            expect(visible(page.get_by_text(words)), words).to_be_visible(timeout=PATIENCE)


@pytest.mark.slow
@pytest.mark.usefixtures("strays", "faults")
def test_every_step_of_the_tutorial_works(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    downloads: list[Download] = []
    served: subprocess.Popen[str] | None = None
    kinds = []
    try:
        for kind, text in tutorial():
            kinds.append(kind)
            if kind.startswith("file="):
                Path(kind.removeprefix("file=")).write_text(text, encoding="utf-8")
            elif kind == "run":
                assert main(shlex.split(text)[1:]) == 0, capsys.readouterr()
            elif kind == "serve":
                command = [sys.executable, "-m", *shlex.split(text), "--no-browser", "--port", "0"]
                served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
                assert served.stdout is not None
                told = "".join(served.stdout.readline() for _ in range(3))
                page.goto(re.findall(r"http://\S+", told)[0])
            elif kind == "paste":
                expect(page.locator(".gutter span").first).to_be_visible(timeout=PATIENCE)
                page.locator("#file-text").press("Control+a")
                page.keyboard.insert_text(text)
            else:
                acts = list(acts_of(text))
                assert acts or "Put the following in the place" in text, text
                for act in acts:
                    do(page, act, downloads)
        assert kinds.count("step") >= 15
        assert {"file=report.txt", "run", "serve", "paste"} < set(kinds)
        (brief,) = downloads
        assert brief.suggested_filename == "border-brief.html"
        held = Path(brief.path()).read_text(encoding="utf-8")
        written = tmp_path / "written.html"
        assert main(["report", "border", "--form", "brief", "--output", str(written)]) == 0
        assert held == written.read_text(encoding="utf-8")
        shown = browser.new_page()
        shown.set_content(held)
        expect(shown.locator("body")).to_contain_text("A shared customs house is out of the question")
        shown.close()
    finally:
        if served is not None:
            served.terminate()
            served.wait(30)
            assert served.stdout is not None
            served.stdout.close()
