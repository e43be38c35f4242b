"""Properties of documents: offsets hold in every format, and no bytes whatever bring a reader down."""

import html
import io
import itertools
import re
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from irenic.documents.html_text import visible_text
from irenic.documents.normalise import join_pages, normal_form, paragraphs
from irenic.documents.read import read_document
from irenic.documents.store import load_record, store_document, verify
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
@given(paragraphs_=texts, rows=st.lists(st.lists(sentences, min_size=2, max_size=2), max_size=2))
def test_word_and_mail_lose_and_add_nothing(tmp_path: Path, paragraphs_: list[str], rows: list[list[str]]) -> None:
    """The text is the words that were put in, up to the frozen form."""
    table = ["\n".join("\t".join(row) for row in rows)] if rows else []
    wanted = unicodedata.normalize("NFC", "\n\n".join([*paragraphs_, *table])) + "\n"
    assert read(tmp_path, "a.docx", make_docx(paragraphs_, table=rows)).text == wanted
    plain = unicodedata.normalize("NFC", "\n\n".join(paragraphs_))
    made = read(tmp_path, "a.eml", make_mail("\r\n\r\n".join(paragraphs_))).text
    assert made.partition("\n\n")[2] == plain + "\n"
    markup = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs_)
    made = read(tmp_path, "a.eml", make_mail(markup, as_html=True)).text
    assert made.partition("\n\n")[2] == plain + "\n"


# "code" and "a" are within lines; the others part what they hold from what is around them
tags = st.sampled_from("p div li td tr table ul blockquote h2 article b a code".split())
trees = st.recursive(st.just(None), lambda below: st.lists(st.tuples(tags, below), max_size=4), max_leaves=12)


@settings(max_examples=200, deadline=None)
@given(tree=trees)
def test_words_of_a_page_are_neither_glued_nor_parted(tree: Any) -> None:
    """However tags are nested, each word put between them comes out once, whole, and in its order."""
    number = itertools.count()
    inline = {"b", "a", "code"}

    def written(node: Any) -> str:
        parts = [f" w{next(number)}x "]
        for tag, below in node or ():
            parts += [
                f"<{tag}>{written(below)}</{tag}>",
                f" w{next(number)}x " if tag in inline else f"w{next(number)}x",
            ]
        return "".join(parts)

    import lxml.etree

    # as XML, so that no parser of HTML moves what stands where it should not
    markup = f"<body>{written(tree)}</body>"
    text = visible_text(lxml.etree.fromstring(markup))
    assert text.split() == re.findall(r"w\d+x", markup)


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
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_broken_bytes_are_told_never_a_crash(tmp_path: Path, name: str, data: st.DataObject) -> None:
    """Truncated, changed and inserted bytes: a Document, or an error with words."""
    seed = SEEDS[name]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, len(seed)))
    broken = seed[:start] + data.draw(st.binary(max_size=30)) + seed[end:]
    check_told(tmp_path, name, broken)


def check_told(folder: Path, name: str, data: bytes, *, encoding: str | None = None) -> None:
    """Reading gives a sound document that can be stored and found again, or an error in words."""
    told: tuple[Problem, ...] = ()
    try:
        (folder / name).write_bytes(data)
        document = read_document(folder / name, encoding=encoding)
    except IrenicError as error:
        told = error.problems
    else:
        sound(document)
        with tempfile.TemporaryDirectory() as case:
            stored = store_document(document, data, Path(case), "r")
            record = load_record(Path(case), stored.text)
            assert record is not None
            assert record.divisions == document.divisions
            assert verify(record, (Path(case) / stored.text).read_bytes().decode())
    assert all(problem.message and problem.hint for problem in told)


hostile = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@hostile
@given(data=st.data())
def test_broken_xml_in_a_sound_word_file_is_told(tmp_path: Path, data: st.DataObject) -> None:
    """Bytes changed in a zip mostly fail its checksum; these pass it and reach the parser."""
    part = data.draw(st.sampled_from(["word/document.xml", "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SEEDS["a.docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                start = data.draw(st.integers(0, len(content)))
                end = data.draw(st.integers(start, min(len(content), start + 60)))
                junk = st.sampled_from([b"", b"<", b"</w:p>", b"<w:tbl>", b"&x;", b"\xff", b"\x00", b'"', b"<w:tc/>"])
                content = content[:start] + data.draw(junk) + content[end:]
            new.writestr(entry.filename, content)
    check_told(tmp_path, "a.docx", out.getvalue())


@hostile
@given(
    label=st.sampled_from(
        ["utf-8", "koi8-r", "rot13", "utf-16", "idna", "x", "base64", "us-ascii", "iso-8859-1", "big5"]
    ),
    content=st.binary(max_size=60) | st.text(max_size=30).map(str.encode),
    headers=st.binary(max_size=40),
)
def test_any_bytes_under_any_label_are_told(tmp_path: Path, label: str, content: bytes, headers: bytes) -> None:
    """Pages and e-mails whose bytes are not what they state."""
    check_told(tmp_path, "a.html", f"<html><meta charset={label}><p>".encode() + content)
    mail = (
        f"Content-Type: text/plain; charset={label}\r\nFrom: a\r\nSubject: ".encode() + headers + b"\r\n\r\n" + content
    )
    check_told(tmp_path, "a.eml", mail)
    check_told(tmp_path, "a.txt", content, encoding=label)


@hostile
@given(st.text(alphabet="abc:- \n\t'\"[]{}#&*!|>,?%@`\\~é😀", max_size=60))
def test_any_front_matter_is_read_or_told(tmp_path: Path, fields: str) -> None:
    check_told(tmp_path, "a.md", f"---\na: b\n{fields}\n---\nText.\n".encode())
    check_told(tmp_path, "b.md", f"---\n{fields}\n---\nText.\n".encode())
