"""The report, opened in a browser without a network: every section is there, every quote opens, nothing overflows."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from irenic.report.gather import Form
from irenic.workspace import open_case

from ..conftest import CASES
from ..functional.test_report_numbers import inputs_of, page_of

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


@pytest.mark.parametrize("form", ["brief", "full"])
def test_what_is_not_for_everybody_says_so_on_every_printed_page(page: Page, tmp_path: Path, form: Form) -> None:
    for audience in ("restricted", "public"):
        path = tmp_path / f"{audience}.html"
        open_case(CASES / "training-moving").report(path, form=form, audience=audience, draws=800)
        page.goto(path.as_uri())
        sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
        told = ["Restricted: not for anybody else" in sheet.get_textpage().get_text_range() for sheet in sheets]
        assert len(told) >= 2
        assert told == [audience == "restricted"] * len(told)
        sheets.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", WORKED)
def test_no_printed_page_is_half_empty_or_without_its_number(page: Page, name: str, paper: str) -> None:
    page.set_content(page_of(inputs_of(name, "full", assumptions=False)))
    sheets = pypdfium2.PdfDocument(page.pdf(format=paper))
    for number, sheet in enumerate(sheets, 1):
        text = sheet.get_textpage()
        height = sheet.get_height()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        foot = [box for box in boxes if box[3] < 18 / 25.4 * 72]
        assert f"{number} / {len(sheets)}" in text.get_text_range()
        used = height - min(box[1] for box in boxes if box not in foot)
        assert used > 0.6 * height or number == len(sheets), (number, used / height)
        assert max(box[2] for box in boxes) < sheet.get_width() - 30, "cut off at the right"
    sheets.close()


@pytest.mark.parametrize("name", ["training-moving"])
def test_on_a_phone_tables_scroll_in_their_frame_beside_a_first_column_that_stays(browser: Browser, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, offline=True)
    page = context.new_page()
    page.set_content(page_of(inputs_of(name, "full", assumptions=False)))
    moved = page.evaluate(
        """() => [...document.querySelectorAll('.frame:has(tbody th)')].filter(frame => frame.checkVisibility()).map(frame => {
             const head = frame.querySelector('thead th'), first = frame.querySelector('tbody th');
             frame.scrollLeft = 60;
             const left = frame.getBoundingClientRect().left;
             return [frame.scrollLeft, head.getBoundingClientRect().left - left, first.getBoundingClientRect().left - left];
           })"""
    )
    assert any(scrolled > 0 for scrolled, _, _ in moved)
    assert all(abs(head) < 1 and abs(first) < 1 for _, head, first in moved)
    small = page.evaluate(
        """() => [...document.querySelectorAll('svg.front text, .key li, svg.matrix text')]
             .filter(text => text.checkVisibility()).map(text => text.getBoundingClientRect().height)"""
    )
    assert min(small) > 9
    context.close()
