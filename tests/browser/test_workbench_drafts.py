"""What if, in a browser: a term or a slider that is moved moves the answers without a reload, and writes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..conftest import CASES
from ..unit.test_workbench_zone import CASE
from ..workbench import served

pytestmark = pytest.mark.browser
TRAINING = CASES / "training-moving"


@pytest.mark.slow
def test_a_changed_term_moves_the_answers_without_a_reload(browser: Browser) -> None:
    before = {path: path.read_bytes() for path in sorted(TRAINING.rglob("*.yaml"))}
    with served(TRAINING, read_only=True) as bench:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(bench.address)
        page.goto(f"{bench.base}/drafts?draft=elsin-2")
        page.evaluate("window.wasNotReloaded = true")
        meruvia = page.locator('#answers tr[data-party="meruvia"]')
        expect(meruvia.locator("td").first).to_contain_text("its words commit it to no", timeout=90_000)
        expect(page.locator("#answers [data-waits]")).to_have_count(0, timeout=90_000)
        expect(page.locator("#answers td.moved")).to_have_count(0)
        page.locator("#to-water").focus()
        page.locator("#to-water").select_option("w110")
        expect(meruvia.locator("td.moved")).to_be_visible(timeout=30_000)
        assert page.evaluate("document.activeElement.id") == "to-water"
        page.locator("#to-forces").select_option("c6500")
        expect(meruvia.locator("td.moved")).to_contain_text("undecided", timeout=30_000)
        expect(meruvia.locator("td.moved")).to_contain_text("in 10", timeout=30_000)
        expect(meruvia.locator("td").first).to_contain_text("its words commit it to no")
        assert page.evaluate("window.wasNotReloaded")
        assert "to.forces=c6500" in page.url
        # the address alone gives the same page, and back to what the draft says nothing is changed
        page.reload()
        expect(page.locator("#to-forces")).to_have_value("c6500")
        expect(meruvia.locator("td.moved")).to_contain_text("in 10", timeout=30_000)
        page.evaluate("window.wasNotReloaded = true")
        page.locator("#to-forces").select_option("")
        page.locator("#to-water").select_option("")
        expect(page.locator("#answers td.moved")).to_have_count(0, timeout=30_000)
        assert page.evaluate("window.wasNotReloaded")
        assert faults == []
        page.close()
    assert {path: path.read_bytes() for path in sorted(Path(TRAINING).rglob("*.yaml"))} == before


@pytest.mark.slow
def test_a_slider_moves_what_is_supposed_and_the_rest_stays(browser: Browser, make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE), read_only=True) as bench:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(bench.address)
        page.goto(f"{bench.base}/zone")
        page.evaluate("window.wasNotReloaded = true")
        exists = page.locator('[data-part="exists"]')
        expect(exists.locator("svg.bar")).to_have_count(1, timeout=90_000)
        page.locator("#credences summary").click()
        page.locator('input[name="credence.s2"]').focus()
        for _ in range(10):
            page.keyboard.press("ArrowLeft")
        expect(page.locator('input[name="credence.s2"] + output')).to_have_text("0.5")
        expect(exists).to_contain_text("Under what is supposed", timeout=30_000)
        expect(exists.locator("svg.bar")).to_have_count(2, timeout=60_000)
        assert page.url.endswith("/zone?credence.s2=0.5")
        assert page.evaluate("document.activeElement.name") == "credence.s2"
        # the frontier that was put in place tells of its points too
        page.locator("svg.front").first.focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".picked").first).to_contain_text("Point 1 of")
        assert page.evaluate("window.wasNotReloaded")
        assert faults == []
        page.close()
