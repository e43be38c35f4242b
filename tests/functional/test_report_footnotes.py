"""Every footnote leads to its quote: on the page, in the text of its source, and in the printed PDF."""

import ctypes
import re
import shutil

import lxml.html
import pypdfium2
import pytest
from pypdfium2 import raw

from irenic.report.gather import Form
from irenic.report.page.pdf import BROWSERS, printed
from irenic.workspace import open_case

from ..conftest import CASES
from .test_report_numbers import NAMES, inputs_of, page_of


def folded(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("form", ["full", "brief"])
@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_where_it_says(name: str, form: Form) -> None:
    """From a footnote to its quote and, in the full report, from there to the same words in the source."""
    root = lxml.html.fromstring(page_of(inputs_of(name, form, assumptions=False)))
    places = {node.get("id"): node for node in root.iter("*") if node.get("id")}
    assert len(places) == len(root.xpath("//*[@id]")), "an id stands twice"
    texts = open_case(CASES / name).loaded.texts
    quotes = {}
    for link in root.xpath("//a"):
        assert link.get("href").startswith("#")
        target = places[link.get("href").removeprefix("#")]
        if link.get("class") == "cite":
            quote = folded(target.xpath(".//*[@class='quote']")[0].text_content())
            assert link.text == target.get("value")
            assert link.get("title") in quote
            quotes[link.text] = link.get("title")
        elif link.text_content() == "In the source":
            number = link.get("href").removeprefix("#place-")
            marked, node = "", target.getnext()
            while len(folded(marked)) < len(quotes[number]):
                assert node.tag in ("mark", "span")
                marked, node = marked + node.text_content(), node.getnext()
            assert folded(marked).startswith(quotes[number])
    assert set(quotes) == {node.get("value") for node in root.xpath("//li[@value]")}
    for quote in quotes.values():
        assert any(quote in folded(text.text) for text in texts.values())
    # an entry of the contents leads to every section, and to nothing else
    contents = [link.get("href") for link in root.xpath("//nav//a")]
    assert contents == [f"#{node.get('id')}" for node in root.xpath("//h2")] or form == "brief"


@pytest.mark.browser
@pytest.mark.parametrize("form", ["full", "brief"])
@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving"])
def test_footnotes_of_a_pdf_lead_to_the_page_of_their_quote(name: str, form: Form) -> None:
    if not any(map(shutil.which, BROWSERS)):
        pytest.skip("Chromium is not installed: make browser installs it where it can")
    page = page_of(inputs_of(name, form, assumptions=False))
    root = lxml.html.fromstring(page)
    quotes = {
        node.get("value"): node.xpath(".//*[@class='quote']")[0].text_content() for node in root.xpath("//li[@value]")
    }
    document = pypdfium2.PdfDocument(printed(page))
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    led = 0
    for sheet, text in zip(document, texts, strict=True):
        textpage = sheet.get_textpage()
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(sheet.raw, position, link):
            box = raw.FS_RECTF()
            raw.FPDFLink_GetAnnotRect(link, box)
            shown = textpage.get_text_bounded(box.left, box.bottom, box.right, box.top).strip(" ,\u2009\r\n")
            target = raw.FPDFDest_GetDestPageIndex(document.raw, raw.FPDFLink_GetDest(document.raw, link))
            if shown in quotes:
                assert 0 <= target < len(texts), (shown, text[:80])
                words = re.findall(r"\w+", quotes[shown])[:2]
                # a quote may run on to the next page
                there = re.sub(r"\W+", " ", texts[target] + " " + "".join(texts[target + 1 : target + 2]))
                assert " ".join(words) in there
                led += 1
    assert led >= len(quotes)
