"""Plain text, its encodings, and what is said about a document in front matter and sidecars."""

import os
from pathlib import Path

import pytest

from irenic.documents.encoding import stated_encoding
from irenic.documents.metadata import tidy
from irenic.documents.normalise import normal_form
from irenic.documents.read import read_document
from irenic.model.problem import IrenicError

from ..documents import Read, problem_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufeffa\ufeffb", "ab"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("tab\tstays", "tab\tstays"),
        ("cafe\u0301", "café"),
        ("a\u200db \u200fc", "a\u200db \u200fc"),
        ("\ud800x", "x"),
    ],
)
def test_the_frozen_form(given: str, kept: str) -> None:
    assert normal_form(given) == kept


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_start_names_the_encoding(read: Read, codec: str) -> None:
    """UTF-32 begins with the mark of UTF-16, and is not mistaken for it."""
    assert read("a.txt", "peace 😀".encode(codec)).text == "peace 😀\n"


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "undefined", "idna", "punycode", "unicode_escape", "no-such", "é", "a\x00b"]
)
@pytest.mark.parametrize("file", ["a.txt", "a.html", "a.eml", "a.pdf"])
def test_what_is_no_encoding_of_texts_is_refused_for_every_format(read: Read, file: str, name: str) -> None:
    assert problem_of(read, file, b"words", encoding=name).code == "F006"


def test_latin_1_is_read_with_the_quotes_that_its_users_mean(read: Read) -> None:
    assert read("a.txt", b"He said \x93yes\x94.", encoding="iso-8859-1").text == "He said “yes”.\n"


@pytest.mark.parametrize(("newline", "line"), [(b"\n", 3), (b"\r\n", 3), (b"\r", 3)])
def test_the_line_of_a_byte_that_does_not_fit(read: Read, newline: bytes, line: int) -> None:
    data = newline.join([b"one", b"two", b"thr\xe9\xe9 words"])
    problem = problem_of(read, "a.txt", data)
    assert (problem.code, problem.line) == ("F006", line)
    assert f"byte {data.index(0xE9)} in line {line}" in problem.message
    assert "a.txt" in problem.message


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("windows-1251", "Переговоры о мире продолжатся на следующей неделе, сообщил министр."),
        ("windows-1252", "Die Gespräche über die Grenze wurden für längere Zeit fortgesetzt."),
        ("cp932", "和平交渉は来週も続けられる予定であると外務省の報道官が述べた。"),
    ],
)
def test_the_hint_names_an_encoding_that_works(read: Read, codec: str, text: str) -> None:
    """Following the hint to the letter gives the text."""
    hint = problem_of(read, "a.txt", text.encode(codec)).hint
    assert read("a.txt", text.encode(codec), encoding=hint.rpartition("--encoding ")[2]).text == text + "\n"


def test_utf_16_without_a_mark_is_told_from_a_binary_file(read: Read) -> None:
    data = "peace talks".encode("utf-16-le")
    assert "--encoding utf-16-le" in problem_of(read, "a.txt", data).hint
    assert read("a.txt", data, encoding="utf-16-le").text == "peace talks\n"
    assert "--encoding" not in problem_of(read, "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00rest of it").hint


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "iso8859-1"),
        ("us-ascii", None),
        ("utf-16", None),
        ("utf-7", None),
        ("rot13", None),
        ("x", None),
        (None, None),
    ],
)
def test_what_a_page_may_state_of_its_encoding(label: str | None, codec: str | None) -> None:
    assert stated_encoding(label) == codec


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("title: ~\nauthor: null\nurl: ''\noutlet:", {}),
        ("title: 'null'\nyear: 2031\nopen: yes", {"title": "null", "year": "2031", "open": "yes"}),
        ("# a remark\n\nTitle: x", {"title": "x"}),
        ("published: 2025-11-21T23:30Z", {"published": "2025-11-21"}),
        ("published: 2031-03-09 23:30:00 +09:00", {"published": "2031-03-09"}),
        ("tags: [a, b]\nauthors:\n- A\n- B", {"tags": "a, b", "authors": "A, B"}),
        ("author: {name: A, office: B}", {"author.name": "A", "author.office": "B"}),
        ("title: |\n  two\n  lines", {"title": "two lines"}),
        ("título: x", {"título": "x"}),
        ("", {}),
    ],
)
def test_fields_are_kept_as_words(read: Read, front: str, fields: dict[str, str]) -> None:
    document = read("a.md", f"---\n{front}\n---\nText.\n".encode())
    assert (dict(document.metadata), document.text) == (fields, "Text.\n")


BAD_FIELDS = [
    ("title: a\nb: &x 1", 3),
    ("a: 1\nb: *a", 3),
    ("a: !!python/object:os.system x", 2),
    ("a: 1\na: 2", 3),
    ("a: {b: 1, b: 2}", 2),
    ("title: a\npublished: 2031-02-30", 3),
    ("title: a\npublished: in March", 3),
    ("a: 1\nb: [c, [d]]", 3),
    ("a: b: c", 2),
]


@pytest.mark.parametrize(("fields", "line"), BAD_FIELDS)
def test_fields_that_cannot_be_read_are_told_with_their_line(
    read: Read, tmp_path: Path, fields: str, line: int
) -> None:
    """In front matter lines count from the `---`; in a sidecar from its top."""
    problem = problem_of(read, "a.md", f"---\n{fields}\n---\nText.\n".encode())
    assert (problem.code, problem.line) == ("X003", line)
    (tmp_path / "b.md.meta.yaml").write_text(fields + "\n")
    problem = problem_of(read, "b.md", b"Text.\n")
    assert (problem.code, problem.line) == ("X003", line - 1)
    assert "b.md.meta.yaml" in (problem.file or "")


@pytest.mark.parametrize(
    "content", [b"just words", b"- a\n- b", b"? [a]\n: b", b"a: 1\n---\nb: 2", b"a: \xff", b"a: \x01", b"{a"]
)
def test_a_sidecar_that_is_no_list_of_fields_is_told(read: Read, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf.meta.yaml").write_bytes(content)
    (tmp_path / "a.txt.meta.yaml").write_bytes(content)
    assert problem_of(read, "a.txt", b"Text.").code == "X003"


def test_a_field_in_the_sidecar_that_is_empty_takes_nothing_away(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.md.meta.yaml").write_text("title:\noutlet: O\n")
    document = read("a.md", b"---\ntitle: T\n---\nText.\n")
    assert dict(document.metadata) == {"title": "T", "outlet": "O"}


def test_words_between_rules_at_the_top_stay_text(read: Read) -> None:
    text = "---\n" + "word " * 20_000 + "\n---\nmore\n"
    assert read("a.md", text.encode()).text == text


def test_metadata_holds_nothing_that_is_not_text() -> None:
    assert tidy({"title": "a\x00b\ud800\n c", "published": "soon", "\x00": "x", "author": None}) == {"title": "ab c"}


def test_a_name_on_disk_that_is_no_text_is_shown_as_well_as_it_can_be(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    try:
        path.write_bytes(b"Text.\n")
    except OSError:
        pytest.skip("the file system takes no such names")
    assert read_document(path).name == "a\ufffd.txt"
    path.write_bytes(b"")
    with pytest.raises(IrenicError) as caught:
        read_document(path)
    assert caught.value.problems[0].code == "F003"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root, taking away the leave to read would change nothing, so opening is made to fail."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_bytes(b"Text.")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(IrenicError) as caught:
        read_document(tmp_path / "a.txt")
    (problem,) = caught.value.problems
    assert (problem.code, "permission denied" in problem.message) == ("F002", True)


@pytest.mark.parametrize(("what", "code"), [("missing.txt", "F001"), ("folder.txt", "F002")])
def test_what_is_missing_and_what_is_no_file(tmp_path: Path, what: str, code: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(IrenicError) as caught:
        read_document(tmp_path / what)
    assert caught.value.problems[0].code == code


def test_the_limit_of_text_counts_bytes_so_that_a_stored_text_can_be_read_again(read: Read) -> None:
    """Three million letters of four bytes are more than ten mebibytes, though far fewer characters."""
    assert problem_of(read, "a.txt", "😀".encode() * 3_000_000).code == "F005"


def test_a_transcript_between_lines_is_no_front_matter(read: Read) -> None:
    """Who speaks is not what a document says of itself."""
    text = "---\nMinister: we accept the line.\nMediator: noted.\n---\nThe talks ended.\n"
    assert read("a.txt", text.encode()).text == text
    assert read("b.txt", b"---\ntitle: T\n---\nWords.\n").text == "Words.\n"
