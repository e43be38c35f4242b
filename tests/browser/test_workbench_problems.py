"""From a problem to the field that mends it, by keyboard, until the list is shorter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..unit.test_workbench_plainly import CASE
from ..workbench import Served, served
from .test_workbench import faults, page, strays

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
