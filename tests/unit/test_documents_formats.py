"""Word, PDF and e-mail: what people hand round, with all its words and none made up."""

import io
import re
import zipfile
from collections.abc import Mapping

import docx
import pytest
from docx.oxml import parse_xml

from irenic.documents.pdf import join_parted_words

from ..documents import Read, make_docx, make_pdf, problem_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*blocks: str) -> bytes:
    """A Word document whose body is made of these elements."""
    document = docx.Document()
    for at, block in enumerate(blocks):
        document.element.body.insert(at, parse_xml(block.replace(">", f" {W}>", 1) if W not in block else block))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes | None], more: Mapping[str, bytes] | None = None) -> bytes:
    """A zip file with parts changed, left out or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = changes.get(part.filename, old.read(part))
            if content is not None:
                new.writestr(part.filename, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_read_as_accepted(read: Read) -> None:
    """A draft that goes from hand to hand: what was put in counts, what was struck out does not."""
    data = word(
        f"<w:p>{run('The army is capped at ')}<w:ins w:id='1' w:author='a'>{run('800,000')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>600,000</w:delText></w:r></w:del>"
        f"<w:moveFrom w:id='3' w:author='a'>{run('gone')}</w:moveFrom>{run('.')}</w:p>"
    )
    document = read("a.docx", data)
    assert document.text == "The army is capped at 800,000.\n"
    assert document.metadata["tracked_changes"] == "read as accepted"
    assert "tracked_changes" not in read("b.docx", make_docx(["Words."])).metadata


def test_content_controls_links_and_fields_are_text(read: Read) -> None:
    data = word(
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('in a control')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink>{run(' and ')}<w:sdt><w:sdtContent>{run('a choice')}</w:sdtContent></w:sdt>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t><w:br w:type='page'/></w:r></w:p>",
    )
    assert read("a.docx", data).text == "in a control\n\na link and a choice-\tx\ny\n"


def test_a_text_box_is_read_once(read: Read) -> None:
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    other = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    data = word(
        f"<w:p {W} {other}>{run('before')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run(' after')}</w:p>"
    )
    assert read("a.docx", data).text == "before after\n\nboxed\n"


def test_cells_that_are_merged_are_read_once_and_tables_within_cells_too(read: Read) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "c"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    table.cell(2, 1).text = ""
    table.cell(2, 0).text = "first\nsecond"
    table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "inner"
    stream = io.BytesIO()
    document.save(stream)
    assert read("a.docx", stream.getvalue()).text == "wide\tc\nc inner\tc\ttall\nfirst second\t\t\n"


def test_footnotes_follow_the_text(read: Read) -> None:
    notes = (
        f'<?xml version="1.0"?><w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p>{run("----")}</w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("As told to the press.")}</w:p></w:footnote></w:footnotes>'
    ).encode()
    plain = make_docx(["The text."])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
        types = archive.read("[Content_Types].xml")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = repacked(
        plain,
        {
            "word/_rels/document.xml.rels": relations.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>',
            ),
            "[Content_Types].xml": types.replace(
                b"</Types>",
                b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
            ),
        },
        {"word/footnotes.xml": notes},
    )
    assert read("a.docx", data).text == "The text.\n\nAs told to the press.\n"


def test_what_a_word_file_does_not_say_of_itself_is_not_made_up(read: Read) -> None:
    """Without core properties, python-docx would call the file 'Word Document'."""
    plain = make_docx(["The text."], title="T")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        relations = archive.read("_rels/.rels")
        core = archive.read("docProps/core.xml")
    without = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", relations)
    assert dict(read("a.docx", repacked(plain, {"_rels/.rels": without, "docProps/core.xml": None})).metadata) == {}
    broken = re.sub(rb"2013-12-23T[^<]*", b"last week", core)
    metadata = read("b.docx", repacked(plain, {"docProps/core.xml": broken})).metadata
    assert metadata["title"] == "T"
    assert "created" not in metadata


def test_a_part_that_swells_a_hundredfold_is_refused(read: Read) -> None:
    """Well below the limit of all that may be unpacked, but no text packs so well."""
    swollen = f"<w:document {W}><w:body>".encode() + b"<w:p/>" * 3_000_000 + b"</w:body></w:document>"
    assert problem_of(read, "a.docx", repacked(make_docx(["x"]), {"word/document.xml": swollen})).code == "X002"


def test_entities_of_a_word_file_are_not_expanded(read: Read) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>kept &b;&f;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    data = repacked(make_docx(["x"]), {"word/document.xml": bomb})
    document = read("a.docx", data)
    assert document.text == "kept \n"


def test_a_hyphen_that_parts_a_word_at_the_end_of_a_line_goes(read: Read) -> None:
    """Between numbers it stays: there it is part of what is said."""
    document = read(
        "a.pdf", make_pdf([["they went on with the negotia-", "tions of peace at 600,000-", "700,000 men"]])
    )
    assert document.text == "they went on with the negotiations of peace at 600,000-\n700,000 men\n"


@pytest.mark.parametrize("mark", ["\x02", "\ufffe"])
@pytest.mark.parametrize("newline", ["", "\n", "\r\n"])
def test_both_marks_of_a_parted_word_are_known_with_and_without_the_end_of_the_line(mark: str, newline: str) -> None:
    """pdfium gives one or the other, by the call and the version."""
    assert join_parted_words(f"negotia{mark}{newline}tions\r\nof") == "negotiations\r\nof"


def test_pages_that_are_pictures_among_pages_of_text_are_named(read: Read) -> None:
    """A quote that is looked for there is not to be found, and the record says why."""
    data = make_pdf([["words"], [], []])
    picture = b"BI /W 1 /H 1 /CS /G /BPC 8 ID x EI\n"
    streams = [match.start() for match in re.finditer(rb"<< /Length 0 >>\nstream\n", data)]
    at = streams[0]
    data = data[:at] + data[at:].replace(
        b"/Length 0 >>\nstream\n", b"/Length %d >>\nstream\n%s" % (len(picture), picture), 1
    )
    document = read("a.pdf", data)
    assert document.metadata["pages_without_text"] == "2"
    assert [division.number for division in document.divisions] == [1]


def test_a_pdf_may_hold_any_script(read: Read) -> None:
    document = read("a.pdf", make_pdf([["Київ “так” é 和平"]]))
    assert document.text == "Київ “так” é 和平\n"


def mail(headers: str, body: bytes) -> bytes:
    return headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    "date", ["tomorrow", "", "Sun, 99 Foo 2031 99:99:99 +9999", "Sun, 09 Mar 2031 10:00:00 +9999999"]
)
def test_a_mail_with_a_date_that_is_none_is_read_all_the_same(read: Read, date: str) -> None:
    document = read("a.eml", mail(f"From: a@example.org\nDate: {date}", b"Words."))
    assert document.text.endswith("\n\nWords.\n")
    assert "published" not in document.metadata


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Sun, 09 Mar 2031 23:30:00 -0800", "2031-03-09"),
        ("Mon, 10 Mar 2031 00:30:00 +1200", "2031-03-10"),
        ("09 Mar 2031 23:30 -0000", "2031-03-09"),
    ],
)
def test_a_mail_is_published_on_the_senders_day(read: Read, date: str, day: str) -> None:
    metadata = read("a.eml", mail(f"From: a@example.org\nTo: b@example.org\nDate: {date}", b"Words.")).metadata
    assert (metadata["published"], metadata["to"]) == (day, "b@example.org")


@pytest.mark.parametrize(
    "date", ["Mon, 09 Mar 2031 23:30:00 +0900", "9 Mar 31 23:30 +0900 (JST)", "Sun, 9 March 2031 23:30:00 +0900"]
)
def test_the_date_of_a_mail_stays_as_it_was_written(read: Read, date: str) -> None:
    """The library would write it anew, and correct a day of the week that somebody got wrong."""
    document = read("a.eml", mail(f"From: a@example.org\nDate: {date}", b"Words."))
    assert f"\nDate: {date}\n" in document.text
    assert document.metadata["published"] == "2031-03-09"


def test_headers_that_break_the_rules_are_shown_as_they_stand(read: Read) -> None:
    data = b"From: \xff\xfe x <a@example.org>\r\nSubject: =?utf-8?q?caf=C3=A9?= \xd0\x9a\r\n\r\nWords."
    document = read("a.eml", data)
    assert document.text.endswith("\n\nWords.\n")
    assert "café" in document.metadata["title"]


def test_a_mail_whose_plain_part_is_empty_is_read_from_its_html(read: Read) -> None:
    body = (
        b"--X\r\nContent-Type: text/plain\r\n\r\n \r\n--X\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<p>"
        + "Здравствуйте".encode("cp1251")
        + b"</p>\r\n--X--\r\n"
    )
    document = read(
        "a.eml", mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=X", body)
    )
    assert document.text == "From: a@example.org\n\nЗдравствуйте\n"


def test_bytes_of_a_mail_that_do_not_fit_are_told_not_replaced(read: Read) -> None:
    """A sign that stands for what could not be read would be quoted as if somebody had written it."""
    headers = "From: a@example.org\nContent-Type: text/plain; charset=utf-8"
    words = "Переговоры прошли во вторник."
    assert problem_of(read, "a.eml", mail(headers, words.encode("cp1251"))).code == "F006"
    assert words in read("a.eml", mail(headers, words.encode("cp1251")), encoding="windows-1251").text
    assert "“yes”" in read("b.eml", mail(headers.replace("utf-8", "iso-8859-1"), b"\x93yes\x94")).text
    assert words in read("c.eml", mail(headers.replace("utf-8", "nonsense"), words.encode())).text


def test_attachments_are_named_and_not_read(read: Read) -> None:
    body = (
        b"--X\r\nContent-Type: text/plain\r\n\r\nWords.\r\n"
        b"--X\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename*=utf-8''%C3%A9.txt\r\n\r\nsecret\r\n"
        b"--X\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=map.png\r\n\r\nx\r\n--X--\r\n"
    )
    document = read(
        "a.eml", mail("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X", body)
    )
    assert document.metadata["attachments"] == "é.txt, map.png"
    assert "secret" not in document.text


def test_a_text_without_a_line_in_it_has_one_paragraph(read: Read) -> None:
    assert [(d.kind, d.number, d.start, d.end) for d in read("a.txt", b"word").divisions] == [("paragraph", 1, 0, 4)]
