"""Citations of a document: every quote numbered where it is first cited, with whose words it holds."""

from collections.abc import Iterable, Iterator, Mapping

from ...analyses.record import Record, SourceRow
from ...casefile.quotes import SourceText
from ...model.dates import DateRange
from ...model.evidence import Evidence
from ..languages import language_name
from ..terminal.record import kept_words
from .content import Citation

NOBODYS = "the source itself"
"""Whose words a quote holds where no statement and no account gives it to anybody."""


class Citations:
    """Gives each quote of each voice a number when it is first cited."""

    def __init__(self, record: Record, texts: Mapping[str, SourceText]) -> None:
        self._sources = {row.id: row for row in record.sources}
        self._texts = texts
        self._found: dict[tuple[str, str, tuple[int, int] | None, str], Citation] = {}

    @property
    def all(self) -> tuple[Citation, ...]:
        """The citations so far, in the order of their numbers."""
        return tuple(self._found.values())

    def of(self, evidence: Iterable[Evidence], voice: str | None = None) -> tuple[int, ...]:
        """The numbers of some quotes; `voice` is who said these words, where that is told."""
        return tuple(dict.fromkeys(self._number(one, voice or NOBODYS) for one in evidence))

    def _number(self, evidence: Evidence, voice: str) -> int:
        key = (evidence.source, evidence.quote, evidence.at, voice)
        if key not in self._found:
            source = self._sources.get(evidence.source)
            self._found[key] = Citation(
                number=len(self._found) + 1,
                quote=" ".join(evidence.quote.split()),
                voice=voice,
                outlet=evidence.outlet or "outlet unknown",
                title=source.title if source else None,
                published=_day(evidence, source),
                source=evidence.source,
                remarks=tuple(self._remarks(evidence, source)),
            )
        return self._found[key].number

    def _remarks(self, evidence: Evidence, source: SourceRow | None) -> Iterator[str]:
        text = self._texts.get(evidence.source)
        if text is None or not text.find(evidence.quote):
            yield "these words do not stand in the source"
        if evidence.translated_from:
            yield f"translated from {language_name(evidence.translated_from)}: not the words as they were said"
        if evidence.is_retracted:
            yield "RETRACTED"
        if source is not None and source.replaced_by:
            yield f"replaced by {', then '.join(source.replaced_by)}"
        if source is not None and source.kept_beside:
            yield kept_words(source)
        if source is not None and source.rests_on:
            yield f"rests on {', '.join(source.rests_on)}"
        if source is not None and source.handling != "public":
            yield f"{source.handling} source"

    def is_assumed_day(self, found: Iterable[Evidence], day: DateRange) -> bool:
        """Whether a day of publication is the analyst's word alone: every source that gives it has it assumed."""
        giving = [one.source for one in found if one.published == day]
        return bool(giving) and all(name in self._sources and self._sources[name].published_assumed for name in giving)

    def sources(self) -> tuple[SourceRow, ...]:
        """The sources of the citations so far, in the order of the case."""
        cited = {key[0] for key in self._found}
        return tuple(row for name, row in self._sources.items() if name in cited)


def _day(evidence: Evidence, source: SourceRow | None) -> str:
    return f"{evidence.published}{' (assumed)' if source is not None and source.published_assumed else ''}"
