"""The frozen form of a text: Unicode NFC, LF line ends, nothing that is not text; and its pages or paragraphs."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from ..model.source import Division

# Unicode's line and paragraph separators, next line, vertical tab and form feed are line ends too
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
PAGE_BREAK: Final = "\n\n"


def normal_form(text: str) -> str:
    """A text in the form in which it is frozen. Twice is the same as once."""
    plain = _NO_TEXT.sub("", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", plain)


def join_pages(pages: Sequence[str]) -> tuple[str, tuple[Division, ...]]:
    """The pages as one text, a blank line between them, and where each stands; an empty page takes up nothing."""
    parts: list[str] = []
    divisions: list[Division] = []
    length = 0
    for number, page in enumerate(map(normal_form, pages), 1):
        content = page.strip("\n")
        if not content.strip():
            continue
        if parts:
            parts.append(PAGE_BREAK)
            length += len(PAGE_BREAK)
        divisions.append(Division(kind="page", number=number, start=length, end=length + len(content)))
        parts.append(content)
        length += len(content)
    # letters and accents never meet across a page break, so the joined text is in normal form as its pages are
    return "".join(parts) + "\n", tuple(divisions)


def paragraphs(text: str) -> tuple[Division, ...]:
    """The paragraphs of a text in its frozen form: what blank lines part, without the white space around it."""
    return tuple(
        Division(kind="paragraph", number=number, start=start, end=end)
        for number, (start, end) in enumerate(_blocks(text), 1)
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop, following in [*((gap.start(), gap.end()) for gap in _BLANK_LINES.finditer(text)), (len(text), len(text))]:
        block = text[start:stop]
        if block.strip():
            first = start + len(block) - len(block.lstrip())
            yield first, start + len(block.rstrip())
        start = following
