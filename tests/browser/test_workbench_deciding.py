"""The inbox, the sources and the files in a browser, by keyboard: from a pasted report to an answer that changes."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from irenic.workspace import open_case

from ..workbench import Served, served
from .test_workbench import SERIOUS, faults, page, strays

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser
CASE = """
irenic: 1   # the format
title: A valley (fictional)
sources: {first: {file: first.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}
  beta: {name: Beta}
issues:
  army: {question: How large?, options: {small: {label: few soldiers, assumed: x}, large: {assumed: x}}, assumed: x}
drafts:
  plan: {title: The valley plan, assumed: x, terms: {army: {option: small, cite: {source: first, quote: 6000 soldiers}}}}
=== first.txt
The valley plan speaks of 6000 soldiers. 𝒜 sign stands before these words.
"""
REPORT = (
    "“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. Beta is open to a discussion of the valley "
    "plan. An envoy said that it was over."
)


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    with served(make_case(CASE)) as held:
        yield held


def chosen(page: Page) -> Any:
    return page.locator("article.proposal.chosen")


def step_to(page: Page, words: str) -> None:
    """Press `j` or `k` until the proposal with these words is chosen."""
    for key in "j" * 10 + "k" * 20:
        if words in chosen(page).inner_text():
            return
        page.keyboard.press(key)
    raise AssertionError(words)


@pytest.mark.usefixtures("strays", "faults")
def test_from_a_pasted_report_to_an_assessment_by_keyboard(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    assert bench.client.get("/matrix.json").json()
    page.goto(f"{bench.base}/inbox")
    page.locator("#add summary").focus()
    page.keyboard.press("Enter")
    page.locator("#add textarea").focus()
    page.keyboard.insert_text(REPORT)
    page.locator("#add [name=outlet]").focus()
    page.keyboard.type("Herald")
    page.locator("#add [name=published]").fill("2031-03-16")
    page.locator("#add form button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox/herald-0316")
    # it is read in another process, and the page follows
    expect(page.locator("article.proposal").first).to_be_visible(timeout=120_000)
    assert not bench.session.current.case.statements
    page.keyboard.press("j")
    step_to(page, "rejects")
    assert "cannot accept" in page.locator("mark.here").first.inner_text()
    page.keyboard.press("a")
    assert not bench.session.current.case.statements
    expect(chosen(page).locator(".ask")).to_contain_text("would bind Alpha")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Accepted: Ilva Orren, Foreign Minister rejects: “The valley plan”")
    expect(page.locator("article.proposal", has_text="cannot accept")).to_have_count(0)
    assert bench.session.fresh(10).case.statements["s1"].stance == "rejects"
    # correct: whose words, and how they are meant
    step_to(page, "it was over")
    page.keyboard.press("e")
    expect(page.locator("form.correct [name=who]")).to_be_focused()
    page.locator("form.correct [name=who]").select_option("beta")
    page.locator("form.correct [name=stance]").select_option("accepts")
    page.locator("form.correct [name=about]").select_option("issues/army/small")
    page.locator("form.correct button.main").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Accepted: Beta accepts: army: few soldiers")
    held = bench.session.fresh(10).case.statements["s2"]
    assert (held.by, held.stance) == ("beta", "accepts")
    # reject, and take that back
    step_to(page, "discussion")
    page.keyboard.press("x")
    expect(page.locator("#told")).to_contain_text("Rejected")
    expect(page.locator("article.proposal", has_text="discussion")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("Undone")
    expect(page.locator("article.proposal", has_text="discussion")).to_have_count(1)
    # what the words commit them to is seen
    page.goto(f"{bench.base}/matrix")
    expect(page.locator("a.said", has_text="rejects").first).to_be_visible()
    expect(page.locator(".verdict", has_text="its words commit it to no").first).to_be_visible(timeout=120_000)


@pytest.mark.usefixtures("strays", "faults")
def test_a_document_that_is_dropped_becomes_a_source(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox")
    page.evaluate(
        """() => {
             const held = new DataTransfer();
             held.items.add(new File(["The envoy was silent."], "Late note.txt", {type: "text/plain"}));
             document.getElementById("main").dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
           }"""
    )
    expect(page.locator("#add form button")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox/late-note")
    expect(page.locator(".passage").first).to_have_text("The envoy was silent.")


@pytest.mark.usefixtures("strays")
def test_words_that_are_selected_become_a_statement(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.goto(f"{bench.base}/sources/first")
    page.evaluate(
        """() => {
             const words = [...document.querySelectorAll(".paragraph .quote")].pop();
             const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
             let text; while (walker.nextNode()) text = walker.currentNode;
             const at = text.data.indexOf("stands before");
             getSelection().setBaseAndExtent(text, at, text, text.data.indexOf(" words"));
           }"""
    )
    expect(page.locator("#take")).to_be_enabled()
    page.keyboard.press("n")
    drawer = page.locator("#drawer")
    expect(drawer.locator("mark")).to_have_text("stands before these")
    expect(drawer.locator("[name=who]")).to_be_focused()
    drawer.locator("[name=who]").select_option("alpha.orren")
    drawer.locator("[name=stance]").select_option("accepts")
    drawer.locator('form[action="/statement"] button').click()
    # nothing says on what: the rules are those of a proposal
    expect(drawer.locator(".fault")).to_contain_text("nothing says on what")
    drawer.locator("[name=about]").select_option("drafts/plan")
    drawer.locator('form[action="/statement"] button').click()
    expect(page.locator(".margin a.said", has_text="Orren")).to_be_visible()
    (held,) = bench.session.fresh(10).case.statements.values()
    assert (held.voice, held.cite[0].quote) == ("orren", "stands before these")


@pytest.mark.usefixtures("strays")
def test_a_file_is_edited_with_its_names_and_a_stale_save_shows_both(bench: Served, page: Page) -> None:
    """The refusal is an answer of its own kind, which the browser notes in its console."""
    folder = bench.session.current.workspace.folder.path
    page.goto(bench.address)
    page.goto(f"{bench.base}/edit/case.yaml?line=3")
    text = page.locator("#file-text")
    expect(text).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("statements:\n  s1: {by: al")
    expect(page.locator("#names li").first).to_contain_text("alpha")
    page.keyboard.press("Enter")
    page.keyboard.type(", voice: ")
    page.keyboard.press("Control+Space")
    expect(page.locator("#names li")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.type(", stance: rej")
    page.keyboard.press("Enter")
    page.keyboard.type(", about: {draft: pl")
    page.keyboard.press("Enter")
    page.keyboard.type("}}")
    page.keyboard.press("Control+s")
    expect(page.locator("#told")).to_contain_text("saved")
    written = (folder / "case.yaml").read_text(encoding="utf-8")
    assert "s1: {by: alpha, voice: orren, stance: rejects, about: {draft: plan}}" in written
    # it rests on nothing, and the line says so
    expect(page.locator(".gutter .error").first).to_contain_text("✕")
    (folder / "case.yaml").write_text(written.replace("A valley", "Another valley"), encoding="utf-8")
    page.keyboard.type("# mine")
    page.keyboard.press("Control+s")
    expect(page.locator("#both")).to_contain_text("Another valley")
    assert "# mine" in text.input_value()
    assert "# mine" not in (folder / "case.yaml").read_text(encoding="utf-8")
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.locator("#told")).to_contain_text("saved")
    expect(page.locator("#both")).to_be_hidden()
    assert "# mine" in (folder / "case.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("strays", "faults")
def test_what_is_typed_while_a_file_is_saved_stays_and_is_saved_next(bench: Served, page: Page) -> None:
    written = bench.session.current.workspace.folder.path / "case.yaml"
    page.goto(bench.address)
    page.goto(f"{bench.base}/edit")
    held: list[Route] = []
    page.route("**/edit", lambda route: held.append(route) if not held else route.continue_())
    page.locator("#file-text").press("Control+End")
    page.keyboard.type("# one\n")
    page.keyboard.press("Control+s")
    while not held:
        page.wait_for_timeout(20)
    page.keyboard.type("# two")
    held[0].continue_()
    expect(page.locator("#told")).to_contain_text("saved")
    bench.until(lambda: not bench.session.is_behind)
    page.wait_for_timeout(700)  # the page is told that the case has changed
    assert page.locator("#file-text").input_value().endswith("# one\n# two")
    assert "# two" not in written.read_text(encoding="utf-8")
    page.keyboard.press("Control+s")
    expect(page.locator("#file-form[data-touched]")).to_have_count(0)
    assert written.read_text(encoding="utf-8").endswith("# one\n# two")


@pytest.mark.usefixtures("strays", "faults")
def test_the_inbox_follows_a_decision_made_in_a_terminal(bench: Served, page: Page) -> None:
    folder = bench.session.current.workspace.folder.path
    (folder / "first.txt").write_text(f"The valley plan speaks of 6000 soldiers. {REPORT}\n", encoding="utf-8")
    workspace = open_case(folder)
    workspace.read_sources()
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    one = page.locator("article.proposal", has_text="it was over")
    expect(one).to_have_count(1)
    workspace.reject(str(one.get_attribute("data-id")))
    expect(one).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_no_serious_fault(
    bench: Served, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    folder = bench.session.current.workspace.folder.path
    (folder / "first.txt").write_text(f"The valley plan speaks of 6000 soldiers. {REPORT}\n", encoding="utf-8")
    open_case(folder).read_sources()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(bench.address)
    waiting = bench.client.get("/inbox/first.json").json()["proposals"]
    names = ("inbox/first", f"inbox/first?at={waiting[0]['id']}&edit=1", "statement/first?at=5-20", "edit/case.yaml")
    for name in (*names, "sources/first"):
        page.goto(f"{bench.base}/{name}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate(rules)
        found: dict[str, Any] = page.evaluate("axe.run()")
        assert found["passes"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in SERIOUS]
        assert serious == [], name
    context.close()


def test_without_scripts_a_proposal_is_accepted_and_corrected(bench: Served, browser: Browser) -> None:
    folder = bench.session.current.workspace.folder.path
    (folder / "first.txt").write_text(f"The valley plan speaks of 6000 soldiers. {REPORT}\n", encoding="utf-8")
    open_case(folder).read_sources()
    bench.until(lambda: bench.client.get("/inbox/first.json").json()["proposals"])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bench.address)
    page.goto(f"{bench.base}/inbox/first")
    page.get_by_role("button", name="Yes: Alpha rejects").click()
    expect(page.locator("article.proposal", has_text="cannot accept")).to_have_count(0)
    page.locator("article.proposal", has_text="it was over").locator("a.edit").click()
    page.locator("form.correct [name=who]").select_option("beta")
    page.locator("form.correct button.main").click()
    expect(page.locator("article.proposal", has_text="it was over")).to_have_count(0)
    assert {one.by for one in bench.session.fresh(10).case.statements.values()} == {"alpha", "beta"}
    context.close()
