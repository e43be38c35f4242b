"""Properties of documents: offsets hold in every format, and no bytes whatever bring a reader down."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irenic.documents.normalise import join_pages, normal_form, paragraphs
from irenic.documents.read import read_document
from irenic.model.problem import IrenicError, Problem
from irenic.model.source import Document

from ..documents import make_docx, make_html, make_mail, make_pdf

WORDS = [
    "peace",
    "😀",
    "👩‍🚀",
    "“quoted”",
    "cafe\u0301",
    "naïve",
    "سلام",
    "שָׁלוֹם",
    "和平",
    "Київ",
    "it’s",
    "—",
    "600,000",
    "ﬁne",
    "Å",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
texts = st.lists(sentences, min_size=1, max_size=4)
newlines = st.sampled_from(["\n", "\r\n", "\r"])
folder_settings = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def read(folder: Path, name: str, data: bytes) -> Document:
    (folder / name).write_bytes(data)
    return read_document(folder / name)


def sound(document: Document) -> None:
    """The frozen form, and divisions that are in order, within the text, and not blank."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    last = 0
    for division in document.divisions:
        assert last <= division.start < division.end <= len(text)
        assert text[division.start : division.end].strip()
        last = division.end


@folder_settings
@given(paragraphs_=texts, newline=newlines)
def test_words_of_a_plain_text_stand_where_they_are_found(tmp_path: Path, paragraphs_: list[str], newline: str) -> None:
    for name in ("a.txt", "a.md"):
        document = read(tmp_path, name, (newline * 2).join(paragraphs_).encode())
        sound(document)
        wanted = [unicodedata.normalize("NFC", paragraph) for paragraph in paragraphs_]
        assert [document.text[d.start : d.end] for d in document.divisions] == wanted


@folder_settings
@given(paragraphs_=texts)
def test_words_of_word_mail_and_html_stand_where_they_are_found(tmp_path: Path, paragraphs_: list[str]) -> None:
    made = {
        "a.docx": make_docx(paragraphs_),
        "a.eml": make_mail("\n\n".join(paragraphs_)),
        "a.html": make_html(paragraphs_),
    }
    for name, data in made.items():
        document = read(tmp_path, name, data)
        sound(document)
        at = 0
        for paragraph in paragraphs_:
            quote = unicodedata.normalize("NFC", paragraph)
            start = document.text.find(quote, at)
            if name == "a.html" and start < 0:
                # trafilatura drops a paragraph that repeats another
                assert quote in document.text
                continue
            assert start >= 0, name
            assert document.text[start : start + len(quote)] == quote


@folder_settings
@given(
    pages=st.lists(
        st.lists(
            st.text("abcdef éß Київ", min_size=3, max_size=30).map(str.strip).filter(bool), min_size=1, max_size=3
        ),
        min_size=1,
        max_size=3,
    )
)
def test_words_of_a_pdf_stand_on_their_page(tmp_path: Path, pages: list[list[str]]) -> None:
    document = read(tmp_path, "a.pdf", make_pdf(pages))
    sound(document)
    assert [division.number for division in document.divisions] == list(range(1, len(pages) + 1))
    for division, page in zip(document.divisions, pages, strict=True):
        assert document.text[division.start : division.end].split() == " ".join(page).split()


@given(st.text(st.characters(codec="utf-8")))
def test_the_frozen_form_of_a_frozen_form_is_itself(text: str) -> None:
    frozen = normal_form(text)
    assert normal_form(frozen) == frozen
    blocks = [frozen[d.start : d.end] for d in paragraphs(frozen)]
    assert "".join("".join(blocks).split()) == "".join(frozen.split())


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=5))
def test_pages_are_joined_in_the_frozen_form(pages: list[str]) -> None:
    text, divisions = join_pages(pages)
    assert normal_form(text) == text
    for division in divisions:
        assert text[division.start : division.end] == normal_form(pages[division.number - 1]).strip("\n")


SEEDS = {
    "a.txt": "---\ntitle: T\n---\nWords é 😀".encode(),
    "a.html": make_html(["Some words to read here."] * 2),
    "a.pdf": make_pdf([["Some words"], ["more"]]),
    "a.docx": make_docx(["Some words"], table=[["a", "b"]]),
    "a.eml": make_mail("Some words"),
}


@pytest.mark.parametrize("name", SEEDS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_broken_bytes_are_told_never_a_crash(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Truncated, changed and inserted bytes: a Document, or an error with words."""
    seed = SEEDS[name]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, len(seed)))
    broken = seed[:start] + data.draw(st.binary(max_size=30)) + seed[end:]
    told: tuple[Problem, ...] = ()
    try:
        sound(read(tmp_path, name, broken))
    except IrenicError as error:
        told = error.problems
    assert all(problem.message and problem.hint for problem in told)
