"""Evidence: citations with what a reader wants to know of their sources."""

from collections.abc import Iterable

from .base import Frozen
from .basis import Citation
from .case import Case
from .dates import DateRange


class Evidence(Frozen):
    """A quote, and where it was published."""

    source: str
    outlet: str | None
    published: DateRange
    quote: str
    at: tuple[int, int] | None = None
    translated_from: str | None = None
    """The language of the words, where the quote is a translation."""
    is_retracted: bool = False


def evidence_of(case: Case, citations: Iterable[Citation]) -> tuple[Evidence, ...]:
    """The citations with their sources' outlets and dates; a source that the case lacks has neither."""
    found = []
    for citation in citations:
        source = case.sources.get(citation.source)
        found.append(
            Evidence(
                source=citation.source,
                outlet=source.outlet if source else None,
                published=source.published if source else DateRange(),
                quote=citation.quote,
                at=citation.at,
                translated_from=source.translated_from if source else None,
                is_retracted=bool(source and source.retracted),
            )
        )
    return tuple(found)
