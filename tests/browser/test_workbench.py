"""The workbench in a browser: cell to sentence in one click, by keyboard too, and never a request beyond this machine."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from ..conftest import CASES
from ..workbench import Served, served

pytestmark = pytest.mark.browser
TRAINING = CASES / "training-moving"
SERIOUS = ("serious", "critical")
PAGES = (
    "matrix",
    "sources",
    "sources/wire-0303",
    "drafts",
    "drafts?to.forces=c6500",
    "zone?credence.s07=0.5",
    "why",
    "timeline",
    "inbox?confidence=0.9",
    "export?audience=restricted",
    "case",
    "problems",
    "words",
    "evidence?of=statements/s01",
    "nowhere",
)


@pytest.fixture(scope="module")
def bench() -> Iterator[Served]:
    with served(TRAINING, read_only=True) as held:
        yield held


@pytest.fixture
def strays(page: Page) -> Iterator[list[str]]:
    """What the pages asked of other machines; every test of this file fails if there is anything."""
    found: list[str] = []

    def only_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost"):
            route.continue_()
        else:
            found.append(route.request.url)
            route.abort()

    page.context.route("**/*", only_here)
    yield found
    assert found == []


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    """What the browser complains of: scripts that fail, or that the policy does not let run."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.usefixtures("strays", "faults")
def test_one_click_leads_from_a_cell_to_the_sentence_and_on_to_its_place(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    expect(page).to_have_url(f"{bench.base}/matrix")
    position = page.locator("#issue-forces a.said", has_text="rejects 6,500 soldiers")
    position.click()
    drawer = page.locator("#drawer")
    expect(drawer.locator("mark")).to_be_visible()
    quote = drawer.locator("mark").first.inner_text()
    drawer.get_by_role("link", name="In the source").first.click()
    expect(page.locator("main mark").first).to_be_visible()
    place = page.url.rpartition("#")[2]
    marked = page.locator(f"#{place} + mark")
    assert " ".join(quote.split()).startswith(" ".join(marked.inner_text().split()))


@pytest.mark.usefixtures("strays", "faults")
def test_all_of_it_by_keyboard(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.locator("#issue-forces a.said").first.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("#drawer")
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "said"
    page.keyboard.press("?")
    expect(drawer.get_by_text("undo the last edit")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("observer")
    expect(page.locator("#jump-list li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("main .text, #drawer .sentence").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{bench.base}/matrix")
    page.keyboard.press("]")
    page.wait_for_url(f"{bench.base}/inbox")
    page.keyboard.press("[")
    expect(page).to_have_url(f"{bench.base}/matrix")


@pytest.mark.slow
@pytest.mark.usefixtures("strays", "faults")
def test_verdicts_come_without_a_reload_and_probabilities_stay_folded(bench: Served, page: Page) -> None:
    page.goto(f"{bench.address}")
    page.evaluate("window.wasNotReloaded = true")
    expect(page.locator("#rests-on")).to_be_attached(timeout=90_000)
    expect(page.locator(".verdict").first).to_have_text("its words commit it to yes")
    assert page.evaluate("window.wasNotReloaded")
    assert "in 10" not in page.locator("main").inner_text()
    page.locator("#rests-on summary").click()
    assert "in 10" in page.locator("#rests-on").inner_text()


@pytest.mark.usefixtures("strays", "faults")
def test_filters_live_in_the_address_and_hide_without_silencing(bench: Served, page: Page) -> None:
    page.goto(bench.address)
    page.locator("#filters summary").click()
    page.locator('select[name="stance"]').select_option("rejects")
    expect(page).to_have_url(f"{bench.base}/matrix?stance=rejects")
    expect(page.locator("main")).to_contain_text("left out by the filters")
    plain = bench.client.get("/matrix.json").json()
    narrow = bench.client.get("/matrix.json?stance=rejects").json()
    for before, after in zip(plain["issues"], narrow["issues"], strict=True):
        for whole, left in zip(before["stands"], after["stands"], strict=True):
            assert left["silence"] == whole["silence"]
            assert len(left["said"]) + left["hidden"] == len(whole["said"])


@pytest.mark.usefixtures("strays", "faults")
def test_the_page_follows_an_edit_in_another_program(page: Page, make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        """
        irenic: 1
        sources: {wire: {file: wire.txt}}
        parties: {alpha: {name: Alpha}}
        issues: {troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}}
        statements:
          s1: {by: alpha, stance: accepts, about: {issue: troops, option: few}, cite: {source: wire, quote: Alpha takes few}}
        === wire.txt
        Alpha takes few.
        """
    )
    with served(folder) as bench:
        page.goto(bench.address)
        page.evaluate("window.wasNotReloaded = true")
        expect(page.locator("a.said", has_text="accepts few")).to_be_visible()
        text = (folder / "case.yaml").read_text(encoding="utf-8")
        (folder / "case.yaml").write_text(text.replace("accepts", "offers"), encoding="utf-8")
        expect(page.locator("a.said", has_text="offers few")).to_be_visible()
        (folder / "case.yaml").write_text(text + "  x: [", encoding="utf-8")
        expect(page.locator("#notices")).to_contain_text("cannot be read")
        assert page.evaluate("window.wasNotReloaded")


@pytest.mark.usefixtures("strays", "faults")
def test_the_charts_library_draws_under_the_policy(bench: Served, page: Page) -> None:
    """`ast: true` needs no `eval`, which the policy does not allow."""
    page.goto(f"{bench.base}/?token={bench.address.partition('token=')[2]}")
    drawn = page.evaluate(
        """async () => {
             await new Promise((done, failed) => {
               const script = document.createElement("script");
               Object.assign(script, {src: "/assets/vega.js", onload: done, onerror: failed});
               document.head.append(script);
             });
             const place = document.getElementById("main");
             const spec = {data: {values: [{a: 1, b: 2}, {a: 2, b: 3}]}, mark: "point", transform: [{calculate: "datum.a + 1", as: "c"}],
                           encoding: {x: {field: "c", type: "quantitative"}, y: {field: "b", type: "quantitative"}}};
             await bench.chart(place, spec);
             return place.querySelectorAll("svg path").length;
           }"""
    )
    assert drawn > 2


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_axe_finds_no_serious_fault_and_no_page_scrolls_sideways(
    bench: Served, browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    rules = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(bench.address)
    for name in PAGES:
        page.goto(f"{bench.base}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate(rules)
        found: dict[str, Any] = page.evaluate("axe.run()")
        assert found["passes"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in SERIOUS]
        assert serious == [], name
    context.close()


def test_without_scripts_every_sentence_still_leads_to_its_words(bench: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bench.address)
    page.locator("#issue-forces a.said").first.click()
    expect(page.locator("main mark").first).to_be_visible()
    context.close()


@pytest.mark.usefixtures("strays", "faults")
def test_a_quick_fix_and_its_undoing_by_keyboard(page: Page, make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        """
        irenic: 1
        sources: {wire: {file: wire.txt}}
        parties: {alpha: {name: Alpha}}
        issues: {troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}}
        statements:
          s1: {by: alpha, stance: accepts, about: {issue: troops, option: few}, cite: {source: wire, quote: alpha takes few}}
        === wire.txt
        Alpha takes few.
        """
    )
    before = (folder / "case.yaml").read_bytes()
    with served(folder) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/problems")
        button = page.get_by_role("button", name="Write the quote with the source's own signs")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Undo: Mend Q001")).to_be_visible()
        expect(button).to_have_count(0)
        assert "quote: Alpha takes few" in (folder / "case.yaml").read_text(encoding="utf-8")
        page.wait_for_load_state()
        page.keyboard.press("u")
        expect(button).to_be_visible()
        assert (folder / "case.yaml").read_bytes() == before
