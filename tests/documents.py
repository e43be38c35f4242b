"""Documents of every format, made for tests: the same words in each."""

import email.policy
import html
import io
from collections.abc import Callable, Sequence
from email.message import EmailMessage

import docx
import pytest

from irenic.model.problem import IrenicError, Problem
from irenic.model.source import Document

Read = Callable[..., Document]
"""Reads bytes as a file of a name."""


def problem_of(read: Read, name: str, data: bytes, **options: str) -> Problem:
    """The problem for which a document is refused."""
    with pytest.raises(IrenicError) as caught:
        read(name, data, **options)
    (problem,) = caught.value.problems
    return problem


def make_docx(
    paragraphs: Sequence[str], *, table: Sequence[Sequence[str]] = (), title: str = "", author: str = ""
) -> bytes:
    """A Word document of paragraphs, with a table below them."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.core_properties.title, document.core_properties.author = title, author
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_mail(body: str, *, subject: str = "A subject", as_html: bool = False, attachment: str | None = None) -> bytes:
    """An e-mail in UTF-8, sent late in the evening far east of Greenwich."""
    message = EmailMessage()
    message["From"] = "Desk <desk@example.org>"
    message["To"] = "Mira <mira@example.org>"
    message["Date"] = "Sun, 09 Mar 2031 23:30:00 +0900"
    message["Subject"] = subject
    message.set_content(body, subtype="html" if as_html else "plain", charset="utf-8", cte="base64")
    if attachment:
        message.add_attachment(b"data", maintype="application", subtype="octet-stream", filename=attachment)
    return message.as_bytes(policy=email.policy.SMTP)


def make_html(paragraphs: Sequence[str], *, head: str = "") -> bytes:
    """An article of paragraphs between a menu and a footer, with a script."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A title</title>{head}"
        "<script>var secret = 'script text';</script><style>p {color: red}</style></head>"
        f"<body><nav><a href='/'>Menu entry</a></nav><article><h1>A title</h1>{body}</article>"
        "<footer>Footer words</footer></body></html>"
    ).encode()


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "", encrypted: bool = False) -> bytes:
    """A minimal PDF with lines of text on pages; any Unicode letter, through a map from glyphs to letters."""
    letters = sorted({sign for page in pages for line in page for sign in line})
    glyphs = {sign: number for number, sign in enumerate(letters, 1)}
    mapping = "".join(f"<{glyphs[sign]:04x}> <{sign.encode('utf-16-be').hex()}>\n" for sign in letters)
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(letters)} beginbfchar\n{mapping}endbfchar\n"
        "endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{8 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /FontDescriptor 5 0 R /DW 600 >>",
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
        f"<< /Length {len(unicode_map)} >>\nstream\n{unicode_map}\nendstream",
        f"<< /Title ({title}) /CreationDate (D:20310309120000Z) >>",
    ]
    for number, page in enumerate(pages):
        lines = "".join(
            f"BT /F 12 Tf 50 {740 - 20 * at} Td <{''.join(f'{glyphs[sign]:04x}' for sign in line)}> Tj ET\n"
            for at, line in enumerate(page)
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {9 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(lines)} >>\nstream\n{lines}endstream")
    written = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    protection = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >>"
    trailer = (
        f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 7 0 R {protection + ' /ID [(aa) (aa)]' if encrypted else ''} >>"
    )
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(written)}\n%%EOF\n"
    return written + end.encode("latin-1")
