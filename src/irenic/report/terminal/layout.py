"""How a page of text is laid out: headings, wrapped paragraphs, quotes with where they stand."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from ...casefile.sparing import LEFT_OUT
from ...model.dates import DateRange
from ...model.evidence import Evidence
from ...model.result import Provenance
from ...model.spoken import in_marks
from ...model.unbroken import lines_of_text
from ...preferences.grounded import GROUNDLESS
from ..languages import language_name

NOTHING = "nothing on record"


def with_id(titles: Mapping[str, str], draft: str) -> str:
    """A draft by its title, and by the id that commands take: “The draft plan” [plan]; "draft plan" without a title."""
    called = titles.get(draft, f"draft {draft}")
    return called if called == f"draft {draft}" else f"{called} [{draft}]"


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """A paragraph as lines; `hanging` indents the lines after the first."""
    later = indent if hanging is None else hanging
    yield from lines_of_text(text, width, indent, later, break_long_words=True) or [indent.rstrip()]


def opening(
    title: str, notice: str | None, as_of: datetime.date | None, about: Provenance, width: int
) -> Iterator[str]:
    """The first lines of a page: what the case is, as of when, its notice, and whether it has errors."""
    yield from wrapped(title + (f" (as of {as_of})" if as_of else ""), width)
    if notice:
        yield from wrapped(notice, width)
    errors = sum(problem.severity == "error" for problem in about.problems)
    if errors:
        found = "an error" if errors == 1 else f"{errors} errors"
        yield from wrapped(f"The case has {found}: what is at fault is left out below. See irenic check.", width)
    for problem in about.problems:
        if problem.code in (LEFT_OUT, GROUNDLESS):
            yield from wrapped(f"Note: {problem.message}.", width)
    yield ""


def heading(words: str, width: int) -> Iterator[str]:
    """A heading with a rule below it."""
    lines = list(wrapped(words, width))
    yield from lines
    yield "─" * min(width, max(len(line) for line in lines))


def spoken(evidence: Evidence) -> str:
    """A quote with where it was published: “…” (Outlet, 2031-03-03; translated from French)."""
    return f"{in_marks(' '.join(evidence.quote.split()))} ({place(evidence)})"


def place(evidence: Evidence) -> str:
    """Where a quote was published."""
    published = str(evidence.published) if evidence.published.is_known else None
    text = ", ".join(part for part in (evidence.outlet, published) if part)
    text = f"{text} [{evidence.source}]" if text else f"[{evidence.source}]"
    if evidence.translated_from:
        text += f"; translated from {language_name(evidence.translated_from)}"
    return text + ("; RETRACTED" if evidence.is_retracted else "")


def quotes(found: Iterable[Evidence], assumed: str | None, width: int, indent: str) -> Iterator[str]:
    """The quotes that an entry rests on, or the analyst's reason, a paragraph each."""
    for evidence in found:
        yield from wrapped(spoken(evidence), width, indent, indent + " ")
    if assumed is not None:
        yield from wrapped(f"assumed: {assumed}", width, indent, indent + "  ")


def dated(date: DateRange, *, approximate: bool = False) -> str:
    """A date as it stands before an entry."""
    if not approximate or not date.is_known:
        return str(date)
    if date.start is None or date.end is None:
        bound, day = str(date).split(" ", 1)
        return f"{bound} about {day}"
    return f"about {date}"


def names(who: Iterable[str] | str) -> str:
    """Who, in words, or that no source says."""
    return "no source says" if isinstance(who, str) else ", ".join(who) or "nobody"


def settled(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a page with no more than one blank line in a row, and none at its ends."""
    waiting = False
    begun = False
    for line in lines:
        if not line.strip():
            waiting = begun
            continue
        if waiting:
            yield ""
        yield line
        waiting, begun = False, True
