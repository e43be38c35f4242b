"""What an HTML page states of itself; above all its day of publication, which is taken from nowhere else."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from .metadata import day_of, tidy

# names under which pages state when they were published, the plainest first; those of changes are not among them
_PUBLISHED: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
)
_STATED: Final = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){1,60}")')


def page_metadata(tree: Any, found: Any) -> dict[str, str]:
    """Title, outlet, author, published, url and language of a page.

    `tree` is its lxml tree; `found` what trafilatura's `extract_metadata` makes of it.
    """
    return tidy(
        {
            "title": found.title,
            "outlet": found.sitename,
            "author": found.author,
            "published": next(_stated_days(tree), None),
            "url": found.url,
            "language": found.language or tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        }
    )


def _stated_days(tree: Any) -> Iterator[str]:
    """The days of publication that the page states, as written there: trafilatura would also guess from the words."""
    stated: dict[str, str] = {}
    for element in tree.xpath("//meta[@content] | //*[@itemprop]"):
        value = element.get("content") or element.get("datetime") or ""
        day = day_of(value)
        for attribute in ("property", "name", "itemprop"):
            if day:
                stated.setdefault((element.get(attribute) or "").strip().lower(), day)
    yield from (stated[name] for name in _PUBLISHED if name in stated)
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for written in _STATED.findall(script.text or ""):
            try:
                day = day_of(json.loads(written))
            except ValueError:
                continue
            if day:
                yield day
    for time in tree.xpath("//time[@pubdate] | //time[contains(@class, 'publish')] | //article//header//time"):
        day = day_of(time.get("datetime") or "")
        if day:
            yield day
