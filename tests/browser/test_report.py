"""The report, opened in a browser without a network: every section is there, every quote opens, nothing overflows."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from irenic.workspace import open_case

from ..conftest import CASES

pytestmark = pytest.mark.browser
WORKED = ["donbas-draft-2025", "training-moving", "panama-canal-1974"]


@pytest.mark.parametrize("name", WORKED)
def test_every_section_is_there_and_nothing_is_asked_of_a_network(page: Page, tmp_path: Path, name: str) -> None:
    faults: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    path = open_case(CASES / name).report(tmp_path / "report.html")
    page.goto(path.as_uri())
    for section in ("table", "stands", "said", "unsaid", "assessment", "time", "problems", "sources", "quotes"):
        assert page.locator(f"h2#{section}").is_visible(), section
    assert page.locator("svg.matrix").first.is_visible()
    assert requests == [path.as_uri()]
    assert faults == []


def test_a_footnote_opens_its_quote_and_leads_to_its_place(page: Page, tmp_path: Path) -> None:
    page.goto(open_case(CASES / "training-moving").report(tmp_path / "report.html").as_uri())
    link = page.locator("#stands ~ .frame table a.cite").first
    number = link.get_attribute("data-note")
    link.click()
    drawer = page.locator("#drawer")
    assert drawer.is_visible()
    quote = page.locator(f"#note-{number} .quote").inner_text().strip("“”")
    assert quote in drawer.inner_text()
    drawer.get_by_text("In the source").click()
    place = page.locator(f"#place-{number} + mark")
    assert quote.startswith(place.inner_text()[:20])
    page.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert page.evaluate("document.activeElement.dataset.note") == number


@pytest.mark.parametrize("name", WORKED)
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_the_page_itself_never_scrolls_sideways(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(open_case(CASES / name).report(tmp_path / "report.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_donbas_report_begins_with_silence_and_holds_no_percentage(tmp_path: Path) -> None:
    text = open_case(CASES / "donbas-draft-2025").report(tmp_path / "report.html").read_text(encoding="utf-8")
    body = re.sub(
        r"<[^>]+>", " ", re.sub(r"<(style|script|svg).*?</\1>", " ", text.partition("<body>")[2], flags=re.DOTALL)
    )
    words = " ".join(body.split())
    assert words.startswith("The record holds no cited position of any party on any of the 7 issues")
    assert "%" not in words
    assert "in 10" not in words
    assert "Russia: Would you accept “The draft plan”?" in words
    for forbidden in (" must ", " should ", " ought ", "optimal"):
        assert forbidden not in words.replace("to act", "")


def test_a_source_full_of_scripts_is_shown_as_text(
    page: Page, make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    """Strangers' words never become markup, wherever they stand."""
    attack = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    folder = make_case(
        f"""
irenic: 1
title: '{attack.replace("'", "''")}'
sources: {{r: {{file: r.txt, outlet: '{attack.replace("'", "''")}'}}}}
parties: {{a: {{name: '{attack.replace("'", "''")}'}}}}
issues: {{i: {{question: '{attack.replace("'", "''")}', label: '{attack.replace("'", "''")}', options: {{o: {{assumed: x}}, p: {{assumed: x}}}}}}}}
drafts: {{d: {{title: '{attack.replace("'", "''")}', terms: {{i: {{option: o, cite: {{source: r, quote: onerror}}}}}}}}}}
statements: {{s: {{by: a, stance: accepts, about: {{issue: i, option: o}}, cite: {{source: r, quote: "<script>document"}}}}}}
=== r.txt
{attack}
"""
    )
    page.goto(open_case(folder).report(tmp_path / "report.html").as_uri())
    page.locator("a.cite").first.click()
    assert page.title() == attack
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1


def test_the_report_prints_compactly_and_every_scale_keeps_its_words(page: Page, tmp_path: Path) -> None:
    """The training case on at most 25 sheets of A4; no label runs out of its picture's frame."""
    page.goto(open_case(CASES / "training-moving").report(tmp_path / "report.html").as_uri())
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(sheets) <= 25
    sheets.close()
    cut = page.evaluate(
        """() => [...document.querySelectorAll('svg.matrix')].flatMap((svg) => {
             const frame = svg.getBoundingClientRect();
             return [...svg.querySelectorAll('text')]
               .filter((text) => text.getBoundingClientRect().right > frame.right + 12)
               .map((text) => text.textContent);
           })"""
    )
    assert cut == []
