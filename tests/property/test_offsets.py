"""In every format, every proposal's place holds its words, and what is accepted of it stands in the source."""

import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from irenic.documents.read import read_document
from irenic.intake.adding import add_documents
from irenic.workspace import open_case

from ..conftest import write_case
from ..documents import make_docx, make_html, make_mail, make_pdf

CASE: Final = """
irenic: 1
drafts: {}
sources: {}
parties: {alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}}
"""
PARAGRAPHS: Final = (
    "Foreign Minister Ilva Orren said that the talks would go on. “We will not sign,” she said. “Not now.”",
    "At least five people were killed late Thursday in Brack, according to the governor 🪖 of the valley.",
    "The draft proposes that Alpha would reduce its army to 6,000 soldiers within 30 days.",
    "“We waited for months. Nothing came.\n\n“Now we will act on our own,” Mato Lir said on Monday.",
    "The envoy, the governor said, had called the cap – “an insult 👩‍👩‍👧” – on 3 March.",
    "شالوم said the mediator; the talks, he added, failed. שלום, Beta said, is “far away”.",
    "09:40 Beta’s spokeswoman told the Coast Wire that the bridge was hit twice; three medics are missing.",
    "The minister’s claim that Alpha re-armed was denied by Café-owner Zoë Naïve, who said it was false.",
)
TURNS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: text.replace("talks", "ta\u00adlks").replace("people", "peo\u00adple"),
    "straight quotes": lambda text: text.translate(str.maketrans("“”’", '""\'')),
    "no-break spaces": lambda text: text.replace(" said", "\u00a0said").replace("the ", "the\u00a0\u2009"),
    "right to left": lambda text: "\u200f" + text.replace("said", "\u202bsaid\u202c"),
    "emoji before all": lambda text: "🇺🇦🔴 " + text,
}


def _live(paragraphs: list[str]) -> bytes:
    entries = "".join(
        f"<div class='entry'><time datetime='2031-03-14T0{at % 9}:00'>0{at % 9}:00</time><p>{one}</p></div>"
        for at, one in enumerate(paragraphs)
    )
    return f"<html><head><title>Live 🔴</title></head><body><main>{entries}</main></body></html>".encode()


FORMATS: Final[dict[str, Callable[[list[str]], bytes]]] = {
    "plain.txt": lambda paragraphs: "\n\n".join(paragraphs).encode(),
    "crlf.txt": lambda paragraphs: "\r\n\r\n".join(paragraphs).replace("\n\n", "\r\n\r\n").encode("utf-8-sig"),
    "notes.md": lambda paragraphs: ("# A title\n\n" + "\n\n".join(f"*{one}*" for one in paragraphs)).encode(),
    "page.html": make_html,
    "live.html": _live,
    "paper.docx": make_docx,
    "letter.eml": lambda paragraphs: make_mail("\n\n".join(paragraphs)),
    "letter-html.eml": lambda paragraphs: make_mail(make_html(paragraphs).decode(), as_html=True),
    # a line of a page for every line of a paragraph: the text breaks in the midst of sentences
    "leak.pdf": lambda paragraphs: make_pdf([[line for one in paragraphs for line in _lines(one)]]),
}


def _lines(paragraph: str) -> list[str]:
    words = paragraph.split()
    return [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]


@pytest.mark.slow
@settings(max_examples=5, phases=[Phase.generate])
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=5, unique=True),
    st.sampled_from(sorted(TURNS)),
    st.sampled_from(sorted(TURNS)),
)
def test_every_place_holds_its_words_in_every_format(paragraphs: list[str], first: str, second: str) -> None:
    turned = [TURNS[second](TURNS[first](paragraph)) for paragraph in paragraphs]
    with tempfile.TemporaryDirectory() as folder:
        case = write_case(Path(folder) / "case", CASE)
        files = []
        for name, made in FORMATS.items():
            files.append(Path(folder) / name)
            files[-1].write_bytes(made(turned))
        workspace = open_case(case)
        added = add_documents(workspace, files)
        assert not [one for one in added if one.problems]
        workspace.read_sources()
        mentions = [mention for one in workspace.inbox().everything() for mention in one.mentions]
        assert {mention.source for mention in mentions} == set(workspace.case.sources)
        for mention in mentions:
            text = workspace.loaded.texts[mention.source].text
            words = " … ".join(" ".join(text[start:end].split()) for start, end in mention.spans)
            assert mention.quote == words or mention.kind == "event"
            assert mention.quote.split()[0] in words
        provisions = [one.id for one in workspace.waiting() if one.kind == "provision"]
        chosen = [one.id for one in workspace.waiting() if one.id not in provisions]
        workspace.accept_all(chosen, by="alpha.orren")
        assert workspace.check().errors == 0, workspace.check().problems
        assert [one.id for one in workspace.waiting() if one.kind != "provision"] == []
        for source, held in workspace.case.sources.items():
            # the frozen text is that of the document itself
            original = case / str(held.original)
            assert read_document(original).text == workspace.loaded.texts[source].text
