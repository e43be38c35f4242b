"""Footnotes of a page: every quote once, numbered, with its exact place in the source's text."""

import itertools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from ...casefile.quotes import SourceText, Span
from ...model.evidence import Evidence
from ...model.spoken import in_marks


class Footnote(NamedTuple):
    """One quote with its number, and where it stands."""

    number: int
    evidence: Evidence
    span: Span | None
    """None where the quote does not stand in its source."""


class Segment(NamedTuple):
    """A stretch of a source's text, with the footnotes whose quotes it belongs to."""

    text: str
    notes: tuple[int, ...]
    begins: tuple[int, ...]
    """The footnotes whose quotes begin with this stretch."""


class Footnotes:
    """Gives each quote a number when it is first cited on the page."""

    def __init__(self, texts: Mapping[str, SourceText]) -> None:
        self._texts = texts
        self._notes: dict[tuple[str, str, tuple[int, int] | None], Footnote] = {}

    @property
    def all(self) -> list[Footnote]:
        """The footnotes cited so far, in the order of their numbers."""
        return list(self._notes.values())

    def cite(self, found: Iterable[Evidence]) -> Markup:
        """Links to the footnotes of some quotes; each opens the drawer, or leads to the quote in its source."""
        # what one quote says of two things is one footnote
        links = [self._link(note) for note in dict.fromkeys(self._note(evidence) for evidence in found)]
        # kept together, so that commas stand between the links of one place alone
        return Markup('<span class="cites">{}</span>').format(Markup("").join(links)) if links else Markup("")

    @staticmethod
    def quoted(words: str) -> str:
        """Words of a source between quotation marks that do not repeat their own."""
        return in_marks(words)

    def segments(self, source: str) -> list[Segment]:
        """The text of a source, cut where quotes begin and end."""
        text = self._texts[source].text
        spans = [
            (note.number, note.span) for note in self._notes.values() if note.evidence.source == source and note.span
        ]
        cuts = sorted({0, len(text), *(edge for _, span in spans for edge in span)})
        return [
            Segment(
                text[start:end],
                tuple(number for number, span in spans if span.start <= start and end <= span.end),
                tuple(number for number, span in spans if span.start == start),
            )
            for start, end in itertools.pairwise(cuts)
        ]

    def _note(self, evidence: Evidence) -> Footnote:
        key = (evidence.source, evidence.quote, evidence.at)
        if key not in self._notes:
            self._notes[key] = Footnote(len(self._notes) + 1, evidence, self._place(evidence))
        return self._notes[key]

    def _place(self, evidence: Evidence) -> Span | None:
        text = self._texts.get(evidence.source)
        spans = text.find(evidence.quote) if text else []
        if evidence.at is not None and Span(*evidence.at) in spans:
            return Span(*evidence.at)
        return spans[0] if spans else None

    @staticmethod
    def _link(note: Footnote) -> Markup:
        quote = " ".join(note.evidence.quote.split())
        link = Markup('<a class="cite" href="#note-{0}" data-note="{0}" title="{1}">{0}</a>')
        return link.format(note.number, escape(quote))
