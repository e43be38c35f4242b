"""From a problem to the field that mends it, by keyboard, until the list is shorter."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ..unit.test_workbench_folds import CASE as LARGE
from ..unit.test_workbench_plainly import CASE
from ..workbench import Served, served
from .test_workbench import SERIOUS, faults, page, strays

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    with served(make_case(CASE)) as held:
        yield held


def follow(page: Page, words: str) -> None:
    """Press Enter on the link that leads to where a problem is mended."""
    page.get_by_role("link", name=words).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()


@pytest.mark.usefixtures("strays", "faults")
def test_a_missing_number_is_given_in_the_form_that_the_problem_leads_to(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/problems")
    follow(page, "Change option “many” of the army")
    expect(page.locator("h1")).to_have_text("Change option “many” of the army")
    page.locator("[name=value]").focus()
    page.keyboard.insert_text("7")
    page.locator('[name="assumed"], [name="reason"]').last.focus()
    page.keyboard.insert_text("told at the table")
    with page.expect_navigation():
        page.locator("#entry button.main").press("Enter")
    page.wait_for_load_state()
    page.goto(f"{bench.base}/problems")
    expect(page.locator("h1")).to_contain_text("1 error has to be mended")
    assert not [one for one in bench.session.fresh(10).checked.problems if one.code == "O002"]


@pytest.mark.usefixtures("strays", "faults")
def test_the_field_that_is_meant_is_the_one_that_is_filled_in_next(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/problems")
    follow(page, "Change term of “The valley plan” on the army")
    expect(page.locator("#f-quote")).to_be_focused()
    page.goto(f"{bench.base}/problems")
    follow(page, "Change whether the deal needs the yes of Beta")
    # Tab goes on from there to the word that is explained, and to the answers
    expect(page.locator("#f-consent")).to_be_focused()


@pytest.mark.usefixtures("strays")
def test_what_only_the_file_holds_leads_to_its_line(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/problems")
    follow(page, "Mend it in case.yaml, line 4")
    expect(page.locator("#file-text")).to_be_focused()


@pytest.mark.usefixtures("strays", "faults")
def test_voices_are_unfolded_and_ticked_by_keyboard(make_case: Callable[[str], Path], page: Page) -> None:
    with served(make_case(LARGE)) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/case?of=drafts/plan/terms/army")
        gets = page.locator("#f-gets")
        expect(gets.get_by_label("Ana gamma")).to_be_hidden()
        gets.locator("summary", has_text="3 who speak for Gamma").press("Enter")
        expect(gets.get_by_label("Ana gamma")).to_be_visible()
        page.keyboard.press("Tab")
        expect(gets.get_by_label("Ana gamma")).to_be_focused()
        page.keyboard.press("Space")
        with page.expect_navigation():
            page.locator("#entry button.main").press("Enter")
        expect(page.locator("main [role=status]")).to_contain_text("Changed term")
        assert bench.session.fresh(10).case.drafts["plan"].terms["army"].gets == ("gamma.a",)


def test_axe_finds_no_serious_fault_in_folds_and_leads(make_case: Callable[[str], Path], browser: Browser) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": 400, "height": 900}, bypass_csp=True)
    page = context.new_page()
    for case, address in ((LARGE, "case?of=drafts/plan/terms/army"), (CASE, "problems")):
        with served(make_case(case)) as bench:
            page.goto(bench.address)
            page.goto(f"{bench.base}/{address}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 400
            page.evaluate(rules)
            found: dict[str, Any] = page.evaluate("axe.run()")
            assert found["passes"]
            serious = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in SERIOUS]
            assert serious == [], address
    context.close()
