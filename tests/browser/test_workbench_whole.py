"""What runs through all pages, as a person meets it: words that explain themselves, pages that only show, what goes out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from irenic.workbench.registry import pages
from irenic.workspace import open_case

from ..workbench import served
from .test_workbench import faults, page, strays
from .test_workbench_deciding import CASE, REPORT, chosen

__all__ = ["faults", "page", "strays"]

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    folder = make_case(CASE)
    (folder / "first.txt").write_text(f"The valley plan speaks of 6000 soldiers. {REPORT}\n", encoding="utf-8")
    open_case(folder).read_sources()
    return folder


@pytest.mark.usefixtures("strays", "faults")
def test_a_brief_goes_out_by_keyboard(folder: Path, page: Page, tmp_path: Path) -> None:
    with served(folder) as bench:
        page.goto(bench.address)
        page.locator("#side nav a", has_text="Export").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/export")
        page.get_by_role("link", name="Brief: Web page").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/export/brief.html?audience=public#file")
        link = page.get_by_role("link", name="Download made-brief.html")
        expect(link).to_be_visible(timeout=90_000)
        link.focus()
        with page.expect_download() as held:
            page.keyboard.press("Enter")
        written = open_case(folder).report(tmp_path / "brief.html", form="brief")
        assert Path(held.value.path()).read_bytes() == written.read_bytes()
        # and it is not shown among our own pages
        expect(page.get_by_role("link", name="Download made-brief.html")).to_be_visible()
        page.locator("[name=audience]").select_option("confidential")
        expect(page).to_have_url(f"{bench.base}/export?audience=confidential")
        expect(page.locator("h1")).to_contain_text("all that the case holds")


@pytest.mark.usefixtures("strays", "faults")
def test_filters_of_the_inbox_stay_while_one_decides(folder: Path, page: Page) -> None:
    with served(folder) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/inbox/first")
        every = page.locator("article.proposal").count()
        page.locator("#filters summary").click()
        page.locator('#filters [name="party"]').select_option("beta")
        expect(page).to_have_url(f"{bench.base}/inbox/first?party=beta")
        page.wait_for_load_state()  # keys work when the page's scripts are there
        left = page.locator("article.proposal").count()
        assert 0 < left < every
        expect(page.locator("#proposals")).to_contain_text("left out by the filters")
        page.keyboard.press("j")
        assert "party=beta" in page.url
        assert "at=s-" in page.url
        page.keyboard.press("e")
        expect(page.locator("form.correct")).to_be_visible()
        assert "party=beta" in page.url
        page.keyboard.press("Escape")
        expect(page.locator("form.correct")).to_have_count(0)
        words = chosen(page).locator(".quote").first.inner_text()
        page.keyboard.press("x")
        expect(page.locator("article.proposal", has_text=words)).to_have_count(0)
        assert "party=beta" in page.url


@pytest.mark.usefixtures("strays", "faults")
def test_pages_that_only_show_offer_no_edit_and_make_none(folder: Path, page: Page) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with served(folder, read_only=True) as bench:
        page.goto(bench.address)
        for name in (*pages(), "inbox/first", "sources/first", "statement/first?at=0-10", "edit"):
            if name in ("evidence", "statement"):
                continue
            page.goto(f"{bench.base}/{name}")
            forms = page.locator('form[method="post"]:not([action="/export/stop"])')
            # the editor's form shows a file, and has nothing that sends it
            assert forms.count() == forms.and_(page.locator("#file-form")).count(), name
            for key in ("a", "x", "e", "n", "u"):
                page.keyboard.press(key)
        expect(page.locator("#file-text")).to_have_attribute("readonly", "")
        page.locator("#file-text").focus()
        page.keyboard.press("Control+s")
        page.wait_for_timeout(300)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("strays", "faults")
def test_every_word_with_a_meaning_tells_it_on_hover_and_leads_to_it(folder: Path, page: Page) -> None:
    with served(folder, read_only=True) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/words")
        anchors = set(page.locator("dt").evaluate_all("(all) => all.map((one) => one.id)"))
        seen = 0
        for name in (*pages(), "inbox/first", "sources/first", "drafts?to.army=large"):
            if name in ("evidence", "statement"):
                continue
            page.goto(f"{bench.base}/{name}")
            for word in page.locator("a.word").all():
                assert len(word.get_attribute("title") or "") > 10
                assert (word.get_attribute("href") or "").partition("#")[2] in anchors
                seen += 1
        assert seen > 20


@pytest.mark.usefixtures("strays", "faults")
def test_a_new_version_takes_the_quotes_over_by_keyboard(page: Page, make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        """
        irenic: 1
        sources:
          old: {file: old.txt, outlet: Wire, published: 2031-03-03, assumed: {published: told}}
          new: {file: new.txt, outlet: Wire, published: 2031-03-04, replaces: old, assumed: {published: told}}
        parties: {alpha: {name: Alpha}}
        statements:
          s1: {by: alpha, stance: claims, about: {topic: t}, cite: {source: old, quote: Alpha takes few}}
          s2: {by: alpha, stance: claims, about: {topic: t}, cite: {source: old, quote: Alpha sleeps}}
        === old.txt
        Alpha takes few. Alpha sleeps.
        === new.txt
        It was said that Alpha takes few.
        """
    )
    with served(folder) as bench:
        page.goto(bench.address)
        page.goto(f"{bench.base}/sources/new")
        expect(page.locator("main")).to_contain_text("Alpha sleeps")
        page.locator('form[action="/sources/anchor"] button').focus()
        page.keyboard.press("Enter")
        expect(page.locator(".margin a.said").first).to_be_visible()
        cited = {name: one.cite[0].source for name, one in bench.session.fresh(10).case.statements.items()}
        assert cited == {"s1": "new", "s2": "old"}
        # what no longer stands is still listed
        expect(page.locator("main")).to_contain_text("Alpha sleeps")
        expect(page.locator('form[action="/undo"] button')).to_be_visible()
        page.wait_for_load_state()
        page.keyboard.press("u")
        expect(page.locator('form[action="/sources/anchor"] button')).to_be_visible()
