"""Words of a proposal are cut shorter or longer in a browser: by keyboard, by selecting, and without scripts."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from irenic.workspace import open_case

from ..workbench import Served, served
from .test_workbench import SERIOUS, faults, page, strays
from .test_workbench_deciding import CASE, REPORT, step_to

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser
SELECT = """(words) => {
  const text = document.evaluate(`//*[@data-source]//text()[contains(., "${words}")]`, document, null, 9).singleNodeValue;
  const at = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, at, text, at + words.length);
}"""

SLOWLY = """() => {
  const own = window.fetch;
  window.fetch = async (address, how) => {
    if (String(address).startsWith("/inbox/cut")) await new Promise((go) => setTimeout(go, 1500));
    return own(address, how);
  };
}"""


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    folder = make_case(CASE)
    (folder / "first.txt").write_text(f"The valley plan speaks of 6000 soldiers. {REPORT}\n", encoding="utf-8")
    open_case(folder).read_sources()
    with served(folder) as held:
        yield held


def press(page: Page, name: str) -> None:
    """Press Enter on a button of the words, and wait until they are shown as they are cut then."""
    button = page.locator("#cut").get_by_role("button", name=name)
    with page.expect_response("**/inbox/cut*"):
        button.focus()
        page.keyboard.press("Enter")


@pytest.mark.usefixtures("strays", "faults")
def test_an_edge_is_moved_word_by_word_by_keyboard_and_the_text_follows(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    step_to(page, "cannot accept")
    page.keyboard.press("e")
    words = page.locator("#cut [name=quote]")
    expect(words).to_have_value("“We cannot accept the valley plan,”")
    page.locator("form.correct [name=stance]").select_option("rejects")
    press(page, "one word less at the start")
    expect(words).to_have_value("cannot accept the valley plan,”")
    # the same button is at hand again, and the place is marked in the text
    expect(page.locator("#cut").get_by_role("button", name="one word less at the start")).to_be_focused()
    expect(page.locator(".passage mark.here")).to_have_text("cannot accept the valley plan,”")
    press(page, "one word more at the end")
    expect(words).to_have_value("cannot accept the valley plan,” Foreign")
    press(page, "one word less at the end")
    expect(words).to_have_value("cannot accept the valley plan")
    # who presses faster than the page answers loses no step
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(words).to_have_value("cannot accept")
    expect(page.locator("#cut .place")).to_contain_text("“We cannot accept the valley plan,” Foreign Minister")
    # typed words that do not stand there are told, and nothing is lost
    words.fill("cannot accept that plan")
    page.keyboard.press("Tab")
    expect(page.locator("#cut-fault")).to_contain_text("does not stand word for word in “The Wire, 2031-03-14”")
    expect(words).to_have_value("cannot accept that plan")
    words.fill("cannot accept the valley plan")
    page.keyboard.press("Tab")
    expect(page.locator("#cut-told")).to_contain_text("It stands there word for word")
    expect(page.locator("form.correct [name=stance]")).to_have_value("rejects")
    page.locator("form.correct button.main").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Accepted")
    (held,) = bench.session.fresh(10).case.statements.values()
    assert (held.stance, held.cite[0].quote) == ("rejects", "cannot accept the valley plan")


@pytest.mark.usefixtures("strays", "faults")
def test_words_selected_in_the_text_are_taken_and_leaving_it_puts_the_marks_back(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    step_to(page, "discussion")
    before = page.locator(".passage mark.here").inner_text()
    page.keyboard.press("e")
    expect(page.locator("#cut")).to_be_visible()
    expect(page.locator("#take-cut")).to_be_disabled()
    page.evaluate("document.activeElement.blur()")
    page.evaluate(SELECT, "open to a discussion")
    expect(page.locator("#take-cut")).to_be_enabled()
    page.keyboard.press("w")
    expect(page.locator("#cut [name=quote]")).to_have_value("open to a discussion")
    expect(page.locator(".passage mark.here")).to_have_text("open to a discussion")
    page.keyboard.press("Escape")
    expect(page.locator("#cut")).to_have_count(0)
    expect(page.locator(".passage mark.here")).to_have_text(before)


@pytest.mark.usefixtures("strays", "faults")
def test_who_accepts_faster_than_the_page_answers_accepts_the_words_as_they_were_cut(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    step_to(page, "discussion")
    page.keyboard.press("e")
    words = page.locator("#cut [name=quote]").input_value()
    page.evaluate(SLOWLY)
    page.locator("#cut").get_by_role("button", name="one word less at the start").click()
    page.locator("form.correct button.main").click()
    expect(page.locator("#told")).to_contain_text("Accepted")
    (held,) = bench.session.fresh(10).case.statements.values()
    assert held.cite[0].quote == words.partition(" ")[2]


@pytest.mark.usefixtures("strays", "faults")
def test_words_selected_in_a_text_with_crlf_are_those_that_are_taken(
    make_case: Callable[[str], Path], page: Page
) -> None:
    folder = make_case(CASE)
    text = f"One line.\r\nAnother.\r\n\r\nA third\r\nline. {REPORT}\r\n"
    (folder / "first.txt").write_bytes(text.encode())
    open_case(folder).read_sources()
    with served(folder) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/inbox/first")
        step_to(page, "discussion")
        page.keyboard.press("e")
        expect(page.locator("#cut")).to_be_visible()
        page.evaluate("document.activeElement.blur()")
        page.evaluate(SELECT, "open to a discussion")
        page.keyboard.press("w")
        expect(page.locator("#cut [name=quote]")).to_have_value("open to a discussion")


def test_without_scripts_words_are_cut_and_what_else_was_chosen_stays(bench: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    page.locator("article.proposal", has_text="it was over").locator("a.edit").click()
    expect(page.locator("#take-cut")).to_be_hidden()
    page.locator("form.correct [name=who]").select_option("beta")
    page.locator("#cut").get_by_role("button", name="one word more at the start").click()
    expect(page.locator("#cut [name=quote]")).to_have_value("said that it was over")
    expect(page.locator(".passage mark.here")).to_have_text("said that it was over")
    page.locator("#cut [name=quote]").fill("it was never over")
    page.get_by_role("button", name="See where it stands").click()
    expect(page.locator("#cut-fault")).to_contain_text("does not stand word for word")
    page.locator("#cut [name=quote]").fill("said that it was")
    expect(page.locator("form.correct [name=who]")).to_have_value("beta")
    page.locator("form.correct button.main").click()
    expect(page.locator("article.proposal", has_text="it was over")).to_have_count(0)
    (held,) = bench.session.fresh(10).case.statements.values()
    assert (held.by, held.cite[0].quote) == ("beta", "said that it was")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_no_serious_fault_in_the_words(
    bench: Served, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(bench.address)
    (one,) = [
        held for held in bench.client.get("/inbox/first.json").json()["proposals"] if "over" in held["said"][0]["words"]
    ]
    page.goto(f"{bench.base}/inbox/first?at={one['id']}&edit=1")
    page.locator("#cut [name=quote]").fill("nobody said so")
    with page.expect_response("**/inbox/cut*"):
        page.locator("#cut").get_by_role("button", name="See where it stands").click()
    expect(page.locator("#cut-fault")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(rules)
    found: dict[str, Any] = page.evaluate("axe.run()")
    assert found["passes"]
    assert [(held["id"], held["nodes"][0]["html"]) for held in found["violations"] if held["impact"] in SERIOUS] == []
    context.close()


@pytest.mark.usefixtures("strays", "faults")
def test_the_form_stays_while_the_page_follows_the_case(bench: Served, page: Page) -> None:
    case = bench.session.current.workspace.folder.path / "case.yaml"
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    step_to(page, "cannot accept")
    page.keyboard.press("e")
    expect(page.locator("form.correct [name=who]")).to_be_focused()
    before = page.locator("body").get_attribute("data-state")
    case.write_text(case.read_text(encoding="utf-8").replace("A valley", "Another valley"), encoding="utf-8")
    expect(page.locator("body")).not_to_have_attribute("data-state", str(before))
    expect(page.locator("#side")).to_contain_text("A valley")
    expect(page.locator("form.correct [name=who]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("form.correct")).to_have_count(0)
    expect(page).not_to_have_url(f"{bench.base}/inbox/first?edit=1")
    assert "edit=1" not in page.url
