"""HTML: the main text of a page, as trafilatura finds it, and what the page says of itself."""

import copy
import html
import re
from typing import Any, Final

from ..model.problem import failure
from .encoding import decode_text, stated_encoding
from .extracted import Extracted
from .html_metadata import page_metadata
from .html_text import UNSEEN, visible_text
from .library import named_version, quiet

EXTRACTOR: Final = "irenic html 2"
_JOINER: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
_ENTITY: Final = re.compile(r"&(?:zwj|zwnj|lrm|rlm|shy|#\d{3,6}|#[xX][0-9a-fA-F]{2,5});")
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})")
_XML: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BYTES_WITH_CHARSET: Final = 4096


def extract_html(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """The main text of an HTML page, and of a page without an article all its text.

    `encoding` goes before what the page states. Raises IrenicError (X004) where the page holds no text, (X002) where
    it cannot be read, and as `decode_text` does.
    """
    head = data[:_BYTES_WITH_CHARSET]
    label = _DECLARED.search(head) or _CHARSET.search(head)
    stated = stated_encoding(label[1].decode("ascii")) if label else None
    return extract_markup(decode_text(data, name, encoding or stated), name)


def extract_markup(markup: str, name: str, *, whole: bool = False) -> Extracted:
    """As `extract_html`, of HTML that is decoded already; `whole`: all the text, not only the article."""
    import lxml.html
    import trafilatura

    # the characters are decoded: a declaration of their encoding would only mislead the parser
    markup, joiners = _with_visible_joiners(_XML.sub("", markup.replace("\x00", "")))
    text, extractor, metadata = "", f"{named_version('trafilatura')}, {EXTRACTOR}", {}
    with quiet():
        try:
            tree = _tree(markup)
            metadata = page_metadata(tree, trafilatura.extract_metadata(copy.deepcopy(tree)))
            lxml.etree.strip_elements(tree, *UNSEEN - {"head", "title"}, with_tail=False)
            page = visible_text(tree, UNSEEN)
            if not whole:
                # its tree instead of its text, in which signs stand that the page does not hold (`- `, `|---|`)
                article: Any = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=True)
                text = visible_text(article.body) if article is not None else ""
            if not text.strip() or not _stands_in(text, page):
                text, extractor = page, f"{named_version('lxml')} (whole page), {EXTRACTOR}"
        except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
            if not isinstance(error, lxml.etree.ParserError):  # which says that there is nothing to be parsed
                raise failure(
                    "X002",
                    f"'{name}' cannot be read as HTML: {type(error).__name__}",
                    "open it in a browser and save it anew, or save its text as txt",
                    file=name,
                ) from None
    text = text.translate(joiners)
    if not text.strip():
        raise failure(
            "X004",
            f"'{name}' holds no text",
            "the page may load its text later: open it in a browser and save the page, or copy its text to a txt file",
            file=name,
        )
    told = {field: value.translate(joiners) for field, value in metadata.items()}
    return Extracted((text,), extractor, metadata=told)


def _tree(markup: str) -> Any:
    import lxml.html

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    # an lxml parser knows no text without elements
    return lxml.html.document_fromstring(f"<body>{markup}" if "<" not in markup else markup, parser=parser)


def _stands_in(article: str, page: str) -> bool:
    """Whether every block of the article stands word for word on the page.

    On short pages trafilatura falls back on ways that split words at tags and glue paragraphs: no source says that.
    """
    words = " ".join(page.split())
    at = 0
    for block in article.split("\n\n"):
        wanted = " ".join(block.split())
        found = words.find(wanted, at)
        # nearly always they stand in order, so the search goes on where it was; if not, it starts anew
        at = found if found >= 0 else words.find(wanted)
        if at < 0:
            return False
    return True


def _with_visible_joiners(markup: str) -> tuple[str, dict[int, str]]:
    """The markup with letters that it does not hold in place of invisible joiners, and the way back.

    trafilatura drops every character that cannot be printed; but Persian words, Indic letters and many emoji are
    spelt with joiners, and direction marks belong to the quotes that hold them.
    """
    markup = _ENTITY.sub(_joiner_itself, markup)
    held = html.unescape(markup)
    unused = [letter for letter in map(chr, range(0x10600, 0x10700)) if letter not in held]
    back: dict[int, str] = {}
    for joiner, stand_in in zip(sorted(set(_JOINER.findall(markup))), unused, strict=False):
        markup = markup.replace(joiner, stand_in)
        back[ord(stand_in)] = joiner
    return markup, back


def _joiner_itself(entity: re.Match[str]) -> Any:
    sign = html.unescape(entity[0])
    return sign if _JOINER.fullmatch(sign) else entity[0]
