"""The text of an HTML document is the text that a reader sees in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from irenic.documents.read import read_document

from ..documents import make_html

pytestmark = pytest.mark.browser

ARTICLES = {
    "a wire report": [
        "PORT ELSIN – The two delegations met for a second day on Tuesday, and neither side would say what was discussed.",
        "“We can live with a middle line,” the minister said, “but not with an open port.”",
        "Asked whether the draft would be signed this week, a senior official declined to comment.",
    ],
    "many scripts": [
        "Президент заявив: «Ми готові працювати чесно й далі», – і подякував посередникам за їхню роботу.",
        "قال الوزير إن المسودة «خطوة في الاتجاه الصحيح»، لكنها لا تكفي لإنهاء النزاع بين الطرفين.",
        "The emoji 👩‍🚀 and Persian می‌خواهم keep their joiners, and café its accent, in the frozen text as on the page.",
    ],
    "markup in the words": [
        "The paper says “x < y & z” in article 7, which the delegations read in two different ways.",
        "A second paragraph, long enough to be taken for the words of an article and not for a menu of the site.",
    ],
}


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_extracted_is_what_a_reader_sees(page: Page, tmp_path: Path, name: str) -> None:
    path = tmp_path / "article.html"
    path.write_bytes(make_html(ARTICLES[name]))
    page.goto(path.as_uri())
    seen = page.inner_text("article").split()
    document = read_document(path)
    shown = " ".join(seen)
    for division in document.divisions:
        words = " ".join(document.text[division.start : division.end].split())
        assert words in shown
    for paragraph in ARTICLES[name]:
        assert paragraph in document.text
        assert paragraph in shown
