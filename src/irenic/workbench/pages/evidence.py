"""The sentences behind a cell, a term or a verdict: what the drawer shows, and a page of its own without scripts."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from ...model.problem import failure
from ..registry import Asked, PlainPage, View
from ..sentences import Sentence, prepare, sentences_at, sentences_of
from ..snapshot import Snapshot


class EvidenceView(View):
    """Entries of the case with their quotes."""

    template: ClassVar[str] = "evidence.html.j2"
    sentences: tuple[Sentence, ...]

    def head(self) -> Sequence[str]:
        """One row for each quote."""
        return ("entry", "says", "voice", "date", "quote", "outlet", "published", "source", "start", "end", "assumed")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order asked for; an entry that rests on no quote has a row too."""
        for one in self.sentences:
            first = (one.entry, one.says, one.voice, one.date)
            for quote in one.quotes:
                place = (quote.outlet, quote.published, quote.source, quote.start, quote.end)
                yield (*first, quote.words, *place, one.assumed)
            if not one.quotes:
                yield (*first, *(None,) * 6, one.assumed)


class EvidencePage(PlainPage):
    """`/evidence?of=statements/s1&of=…`, `/evidence?cell=PARTY/ISSUE`, `/evidence?source=ID&at=START-END`."""

    name: ClassVar[str] = "evidence"
    title: ClassVar[str] = ""

    def warm(self, snapshot: Snapshot) -> None:
        """What all sentences need."""
        prepare(snapshot)

    def view(self, asked: Asked) -> EvidenceView:
        """The entries that are asked for."""
        of = [*asked.lists.get("of", ())]
        for cell in asked.lists.get("cell", ()):
            of += _in_cell(asked, cell)
        found = sentences_of(asked.snapshot, of)
        if asked.query.get("at"):
            start, _, end = asked.query["at"].partition("-")
            if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
                raise failure("E009", "a place in a source is two numbers: at=START-END", "go back to the source")
            found += sentences_at(asked.snapshot, asked.query.get("source", ""), int(start), int(end))
        count = len(found)
        return EvidenceView(
            heading="Nothing of the case rests on this."
            if not count
            else "The words behind it"
            if count == 1
            else f"{count} entries, with the words behind them",
            command=f"irenic show {asked.case_word} statements",
            sentences=tuple(found),
        )


def _in_cell(asked: Asked, address: str) -> list[str]:
    party, _, issue = address.partition("/")
    matrix = asked.snapshot.once(("matrix", None), asked.snapshot.workspace.matrix)
    for cell in matrix.cells:
        if (cell.party, cell.issue) == (party, issue):
            return [f"statements/{position.statement}" for position in reversed(cell.positions)]
    raise failure("E001", f"the matrix has no cell '{address}'", "it may have been renamed or removed meanwhile")


PAGE = EvidencePage()
