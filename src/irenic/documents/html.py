"""HTML: the main text of a page, as trafilatura finds it, and what the page says of itself."""

import html
import importlib.metadata
import logging
import re
import warnings
from typing import Any

from ..model.problem import failure
from .encoding import decode_text
from .extracted import Extracted
from .metadata import tidy

_JOINER = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u00ad]")
_JOINER_ENTITY = re.compile(r"&(?:zwj|zwnj|lrm|rlm|shy|#820[3-7]|#x200[b-f]);", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)


def extract_html(data: bytes, name: str, encoding: str | None = None) -> Extracted:
    """The main text of an HTML page.

    Raises IrenicError (X004) where the page holds no text, (X002) where it cannot be read, and as `decode_text` does.
    """
    stated = _CHARSET.search(data[:4096])
    return html_text(decode_text(data, name, encoding or (stated[1].decode("ascii") if stated else None)), name)


def html_text(markup: str, name: str) -> Extracted:
    """The main text of HTML that is decoded already; errors as `extract_html`."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # the bytes are decoded: a declaration of their encoding would only mislead the parser
    markup, joiners = _with_visible_joiners(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\x00", "")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            text = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
            text = (text or _all_text(markup)).translate(joiners)
            metadata = _metadata(trafilatura.extract_metadata(markup), markup)
        except Exception as error:  # a parser of strangers' bytes may raise anything; all of it means this
            raise failure(
                "X002",
                f"'{name}' cannot be read as HTML: {type(error).__name__}",
                "open it in a browser and save it anew, or save its text as txt",
                file=name,
            ) from None
    if not text.strip():
        raise failure(
            "X004",
            f"'{name}' holds no text",
            "the page may load its text later: open it in a browser and save the page, or copy its text to a txt file",
            file=name,
        )
    version = importlib.metadata.version("trafilatura")
    return Extracted((text,), f"trafilatura {version}", metadata=metadata)


def _with_visible_joiners(markup: str) -> tuple[str, dict[int, str]]:
    """The markup with letters that it does not hold in place of invisible joiners, and the way back.

    trafilatura drops every character that cannot be printed; but Persian words, Indic letters and many emoji are
    spelt with joiners, and direction marks belong to the quotes that hold them.
    """
    markup = _JOINER_ENTITY.sub(lambda entity: html.unescape(entity[0]), markup)
    unused = (letter for letter in map(chr, range(0x10600, 0x10700)) if letter not in markup)
    back: dict[int, str] = {}
    for joiner in sorted(set(_JOINER.findall(markup))):
        stand_in = next(unused)
        markup = markup.replace(joiner, stand_in)
        back[ord(stand_in)] = joiner
    return markup, back


def _all_text(markup: str) -> str:
    """The text of the whole body, where no main text was found: a short page may have no more than that."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(markup)
    except etree.ParserError:
        return ""
    for element in tree.xpath("//script|//style|//noscript|//template|//head|//comment()"):
        element.drop_tree()
    blocks = [" ".join(part.split()) for part in "\n".join(tree.itertext()).split("\n")]
    return "\n\n".join(block for block in blocks if block)


def _metadata(found: Any, markup: str) -> dict[str, str]:
    if found is None:
        return {}
    # trafilatura also guesses a date from the text; only one that the page states counts
    stated = found.date if found.date and _states_date(markup, found.date) else None
    return tidy(
        {
            "title": found.title,
            "outlet": found.sitename,
            "author": found.author,
            "published": stated,
            "url": found.url,
            "language": found.language or _language(markup),
        }
    )


def _states_date(markup: str, day: str) -> bool:
    head = re.sub(r"<body.*", "", markup, flags=re.DOTALL | re.IGNORECASE)
    times = " ".join(re.findall(r"<time[^>]*>", markup, re.IGNORECASE))
    return day in head or day in times


def _language(markup: str) -> str | None:
    found = re.search(r"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z-]+)", markup[:4096], re.IGNORECASE)
    return found[1] if found else None
