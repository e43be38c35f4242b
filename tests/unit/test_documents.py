"""Documents: what is kept of every format, what the file says of itself, and what is told where a file cannot be read."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from irenic.documents.files import sha256
from irenic.documents.read import read_document
from irenic.documents.store import load_record, store_document
from irenic.model.problem import IrenicError

from ..documents import Read, make_docx, make_html, make_mail, make_pdf

WORDS = "The minister said she would accept the middle line 😀, “for now”."
SECOND = "Nothing was said on the second day; the talks go on in the coming week, all sides confirmed."


def refused(read: Read, name: str, data: bytes, **options: str) -> tuple[str, str]:
    with pytest.raises(IrenicError) as caught:
        read(name, data, **options)
    (problem,) = caught.value.problems
    assert name in (problem.file or "")
    assert problem.hint
    return problem.code, f"{problem.message} {problem.hint}"


def test_plain_text_is_kept_as_it_is_but_for_its_form(read: Read) -> None:
    """Line ends become LF, accents one piece, the mark at the start goes; blank lines and tabs stay."""
    document = read("a.txt", "\ufeffOne\r\ntwo\tcafe\u0301\r\r\nthree\u2028four\x00".replace("\x00", "\x07").encode())
    assert document.text == "One\ntwo\tcafé\n\nthree\nfour\n"
    assert [(d.kind, document.text[d.start : d.end]) for d in document.divisions] == [
        ("paragraph", "One\ntwo\tcafé"),
        ("paragraph", "three\nfour"),
    ]
    assert document.sha256_text == sha256(document.text.encode())
    assert document.extractor.startswith("irenic text")


def test_front_matter_is_metadata_and_no_text(read: Read) -> None:
    front = (
        '---\ntitle: "A title: with a colon"\npublished: 2031-03-09T22:00:00Z\ntags: [a, b]\nauthor:\n---\nThe text.\n'
    )
    document = read("a.md", front.encode())
    assert document.text == "The text.\n"
    assert dict(document.metadata) == {"title": "A title: with a colon", "published": "2031-03-09", "tags": "a, b"}


@pytest.mark.parametrize(
    "text", ["---\nA dialogue begins.\n---\nIt ends.\n", "--- no\nfront matter\n", "a\n---\nb: c\n---\n"]
)
def test_a_rule_is_no_front_matter(read: Read, text: str) -> None:
    assert read("a.txt", text.encode()).text == text


@pytest.mark.parametrize(
    ("front", "line"), [("a: &x 1", 2), ("a: b\nc: [", 3), ("published: last week", 2), ("a: {b: {c: d}}", 2)]
)
def test_front_matter_that_cannot_be_read_is_told_with_its_line(read: Read, front: str, line: int) -> None:
    with pytest.raises(IrenicError) as caught:
        read("a.md", f"---\n{front}\n---\nText.\n".encode())
    (problem,) = caught.value.problems
    assert (problem.code, problem.line is not None and problem.line >= line - 1) == ("X003", True)


def test_a_sidecar_goes_before_what_the_file_says(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.md.meta.yaml").write_text("title: From the sidecar\noutlet: The Outlet\n")
    document = read("a.md", b"---\ntitle: From the file\nauthor: A. Author\n---\nText.\n")
    assert dict(document.metadata) == {"title": "From the sidecar", "author": "A. Author", "outlet": "The Outlet"}


def test_html_keeps_the_article_and_what_the_page_states(read: Read) -> None:
    head = (
        "<meta property='og:site_name' content='The Outlet'><meta name='author' content='Ann Author'>"
        "<meta property='article:published_time' content='2024-03-09T08:00:00+02:00'>"
        "<link rel='canonical' href='https://example.org/a'>"
    )
    document = read("a.html", make_html([WORDS, SECOND] * 3, head=head))
    assert WORDS in document.text
    assert SECOND in document.text
    assert "script text" not in document.text
    assert "color: red" not in document.text
    told = dict(document.metadata)
    assert (told["title"], told["outlet"], told["published"]) == ("A title", "The Outlet", "2024-03-09")
    assert told["language"] == "en"


def test_a_date_in_the_words_of_a_page_is_not_its_day_of_publication(read: Read) -> None:
    document = read(
        "a.html", make_html(["On 5 January 2029 the war began, and it has gone on since then, day after day."] * 3)
    )
    assert "published" not in document.metadata


def test_html_in_the_encoding_that_it_states(read: Read) -> None:
    page = "<html><head><meta charset=windows-1251></head><body><p>Переговоры прошли во вторник.</p></body></html>"
    assert "Переговоры прошли во вторник." in read("a.htm", page.encode("windows-1251")).text


def test_pdf_keeps_its_pages(read: Read) -> None:
    document = read(
        "a.pdf", make_pdf([["First page, line one", "and line two"], [], ["Third page – Київ, é"]], title="On paper")
    )
    pages = [(d.kind, d.number, document.text[d.start : d.end]) for d in document.divisions]
    assert pages == [("page", 1, "First page, line one\nand line two"), ("page", 3, "Third page – Київ, é")]
    assert dict(document.metadata) == {"title": "On paper", "created": "2031-03-09"}
    assert document.media_type == "application/pdf"


def test_a_word_parted_at_the_end_of_a_line_can_be_quoted(read: Read) -> None:
    document = read("a.pdf", make_pdf([["the two sides went on with the negotia-", "tions of peace"]]))
    assert "negotiations" in document.text or "negotia-\ntions" in document.text


def test_word_keeps_paragraphs_and_tables_in_order(read: Read) -> None:
    data = make_docx(
        [WORDS, SECOND], table=[["Issue", "Position"], ["line", "the middle"]], title="Minutes", author="A. Author"
    )
    document = read("a.docx", data)
    assert document.text == f"{WORDS}\n\n{SECOND}\n\nIssue\tPosition\nline\tthe middle\n"
    assert document.metadata["title"] == "Minutes"
    assert document.metadata["author"] == "A. Author"
    assert "published" not in document.metadata


def test_mail_keeps_who_when_and_what(read: Read) -> None:
    """The day is the sender's, whatever day it is elsewhere."""
    document = read("a.eml", make_mail(f"{WORDS}\n\n{SECOND}\n", subject="On the “line”", attachment="map.png"))
    assert document.text.startswith("From: Desk <desk@example.org>\nTo: Mira <mira@example.org>\n")
    assert "Subject: On the “line”\n\n" + WORDS in document.text
    told = dict(document.metadata)
    assert (told["published"], told["title"], told["attachments"]) == ("2031-03-09", "On the “line”", "map.png")


def test_mail_in_html_is_read_as_html(read: Read) -> None:
    document = read("a.eml", make_mail(f"<p>{WORDS}</p><script>bad()</script>", as_html=True))
    assert WORDS in document.text
    assert "bad()" not in document.text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml"])
def test_an_empty_file_is_refused(read: Read, name: str) -> None:
    assert refused(read, name, b"")[0] == "F003"
    assert refused(read, name, b" \n \n")[0] == "F003"


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.txt", b"text\x00with nothing", "F004", "binary"),
        ("a.xyz", b"text", "F004", ".docx"),
        ("a", b"text", "F004", ".txt"),
        ("a.txt", "Одна строка\nдругая строка текста".encode("windows-1251"), "F006", "--encoding"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "X004", "txt"),
        ("a.pdf", make_pdf([[], []]), "X001", "ocrmypdf"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "X002", "save it anew"),
        ("a.pdf", b"no PDF at all", "X002", "save it anew"),
        ("a.pdf", make_pdf([["secret"]], encrypted=True), "X002", "password"),
        ("a.docx", b"no zip", "X002", "save it anew"),
        ("a.docx", make_docx([]), "X004", "txt"),
        ("a.eml", b"\n\nno headers", "X004", "eml"),
        ("a.eml", make_mail(" \n"), "X004", "eml"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(read: Read, name: str, data: bytes, code: str, words: str) -> None:
    found, told = refused(read, name, data)
    assert found == code
    assert words in told


def test_a_wrong_encoding_is_told_with_the_place_and_a_guess(read: Read) -> None:
    text = "Перша сторінка тексту\nІ друга сторінка, яка довша за першу, щоб було що вгадувати."
    with pytest.raises(IrenicError) as caught:
        read("a.txt", b"first line\n" + text.encode("windows-1251"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("F006", 2)
    assert "byte 11" in problem.message
    assert "--encoding" in problem.hint
    assert read("a.txt", text.encode("windows-1251"), encoding="windows-1251").text == text + "\n"
    assert refused(read, "a.txt", text.encode("windows-1251"), encoding="no-such-thing")[0] == "F006"
    assert refused(read, "a.txt", text.encode("windows-1251"), encoding="ascii")[0] == "F006"
    assert read("a.txt", "peace".encode("utf-16")).text == "peace\n"


def test_a_zip_bomb_is_refused_unopened(read: Read) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (201 * 1024 * 1024))
    code, told = refused(read, "a.docx", stream.getvalue())
    assert code == "X002"
    assert "MiB" in told


def test_a_document_of_50_megabytes_is_refused(read: Read, tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(IrenicError) as caught:
        read_document(tmp_path / "a.pdf")
    assert caught.value.problems[0].code == "F005"
    code, _ = refused(read, "a.txt", b"word " * (11 * 1024 * 1024 // 5))
    assert code == "F005"


@pytest.mark.parametrize("what", ["missing.txt", "folder"])
def test_a_file_that_is_not_there_or_no_file(tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IrenicError):
        read_document(tmp_path / what)


def test_reading_a_text_imports_no_parser_of_other_formats() -> None:
    import subprocess

    code = "import sys, irenic.documents.read; print([m for m in ('lxml', 'trafilatura', 'pypdfium2', 'docx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_document_is_stored_once_and_never_overwritten(read: Read, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    document = read("a.md", b"---\ntitle: T\n---\nText.\n")
    original = (tmp_path / "a.md").read_bytes()
    stored = store_document(document, original, case, "r1")
    assert stored == ("sources/r1.txt", "sources/r1.original.md", "sources/r1.json")
    assert (case / stored.original).read_bytes() == original
    assert (case / stored.text).read_text() == "Text.\n"
    assert store_document(document, original, case, "r1") == stored
    record = load_record(case, stored.text)
    assert record is not None
    assert (record.sha256_text, record.name, record.metadata["title"]) == (document.sha256_text, "a.md", "T")
    other = read("b.md", b"Other.\n")
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    with pytest.raises(IrenicError) as caught:
        store_document(other, b"Other.\n", case, "r1")
    assert caught.value.problems[0].code == "F011"
    assert {path: path.read_bytes() for path in case.rglob("*") if path.is_file()} == before
    (case / stored.record).unlink()
    assert store_document(document, original, case, "r1") == stored
    (case / stored.record).write_text(json.dumps({"name": "a"}))
    with pytest.raises(IrenicError):
        load_record(case, stored.text)
