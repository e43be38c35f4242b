"""How a page of text is laid out: headings, wrapped paragraphs, quotes with where they stand."""

import datetime
import textwrap
from collections.abc import Iterable, Iterator

from ...model.dates import DateRange
from ...model.evidence import Evidence

NOTHING = "nothing on record"


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """A paragraph as lines; `hanging` indents the lines after the first."""
    yield from textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    ) or [indent.rstrip()]


def opening(title: str, notice: str | None, as_of: datetime.date | None, width: int) -> Iterator[str]:
    """The first lines of a page: what the case is, as of when, and its notice."""
    yield from wrapped(title + (f" (as of {as_of})" if as_of else ""), width)
    if notice:
        yield from wrapped(notice, width)
    yield ""


def heading(words: str, width: int) -> Iterator[str]:
    """A heading with a rule below it."""
    lines = list(wrapped(words, width))
    yield from lines
    yield "─" * min(width, max(len(line) for line in lines))


def spoken(evidence: Evidence) -> str:
    """A quote with where it was published: “…” (Outlet, 2031-03-03; translated from French)."""
    return f"“{' '.join(evidence.quote.split())}” ({place(evidence)})"


def place(evidence: Evidence) -> str:
    """Where a quote was published."""
    parts = [evidence.outlet or evidence.source]
    if evidence.published.is_known:
        parts.append(str(evidence.published))
    text = f"{', '.join(parts)} [{evidence.source}]"
    if evidence.translated_from:
        text += f"; translated from {evidence.translated_from}"
    return text + ("; RETRACTED" if evidence.is_retracted else "")


def quotes(found: Iterable[Evidence], assumed: str | None, width: int, indent: str) -> Iterator[str]:
    """The quotes that an entry rests on, or the analyst's reason, a paragraph each."""
    for evidence in found:
        yield from wrapped(spoken(evidence), width, indent, indent + " ")
    if assumed is not None:
        yield from wrapped(f"assumed: {assumed}", width, indent, indent + "  ")


def dated(date: DateRange, *, approximate: bool = False) -> str:
    """A date as it stands before an entry."""
    return f"about {date}" if approximate and date.is_known else str(date)


def names(who: Iterable[str] | str) -> str:
    """Who, in words: `unknown` where no source names anybody."""
    return "unknown who" if isinstance(who, str) else ", ".join(who) or "nobody"
