"""The part of a report on stability, in a browser: its picture is seen whole, and nothing is serious to axe."""

from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from irenic.workspace import open_case

from ..conftest import CASES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1100, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["cuba-1962", "training-ceasefire"])
def test_the_states_are_seen_and_read_aloud(
    browser: Browser, tmp_path: Path, name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    path = open_case(CASES / name).report(tmp_path / "page.html", draws=800, extras=["stability"])
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("h2#holding").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # no text of a node is wider than the node
    spilling = page.evaluate(
        """[...document.querySelectorAll('svg.states g')].flatMap(node => {
            const box = node.querySelector('rect').getBBox();
            return [...node.querySelectorAll('text')].filter(words => {
                const held = words.getBBox();
                return held.x + held.width > box.x + box.width || held.y + held.height > box.y + box.height + 1;
            }).map(words => words.textContent);
        })"""
    )
    assert spilling == []
    assert page.locator("svg.states title").first.evaluate("node => node.textContent").startswith("State 0")
    page.evaluate(rules)
    found: dict[str, Any] = page.evaluate("axe.run()")
    faults = [
        (fault["id"], fault["nodes"][0]["html"])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert faults == []
    context.close()
