"""Who stands where: drafts on top, then issue by issue what each party has said, and what no source says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from markupsafe import Markup
from pydantic import Field

from ...analyses.gap import Cell, DraftStand, Matrix, Position, Remark
from ...analyses.table import Table
from ...model.base import Frozen
from ...model.evidence import Evidence
from ...model.record import AboutDraft, AboutDrafts
from ...report.page.picture import Scale, matrix_picture
from ...report.stands import in_place_of_one, own_positions
from ..answers import Answer
from ..filters import FilterName, Filters
from ..questions import Assess
from ..registry import Asked, PlainPage, View
from ..snapshot import Snapshot

_SHOWN: Final = 3
"""So many of a cell's sentences stand in it; the rest open beside it."""
_DRAWN: Final = 400
"""So many positions at most are drawn as pictures."""


class Said(Frozen):
    """One sentence of a cell."""

    statement: str
    words: str
    speaker: str | None
    date: str | None
    assumed: str | None
    unproposed: tuple[str, ...] = ()
    """Options that it speaks of and nobody proposed."""
    commits: bool = True
    """Whether it is a position; talk, praise and voices that do not bind are none."""
    evidence: tuple[Evidence, ...] = ()


class Stand(Frozen):
    """A cell: what one party says, or that it says nothing."""

    party: str
    said: tuple[Said, ...]
    heard: tuple[Said, ...] = ()
    """What voices say that do not speak for it."""
    silence: str | None
    """In which way it says nothing; never because of a filter."""
    silence_evidence: tuple[Evidence, ...] = ()
    hidden: int = 0
    """How many of its sentences the filters leave out."""

    @property
    def shown(self) -> tuple[Said, ...]:
        """The latest sentences: so many as stand in the cell."""
        return self.said[-_SHOWN:]

    @property
    def more(self) -> int:
        """How many earlier ones there are."""
        return max(0, len(self.said) - _SHOWN)


class OnTable(Frozen):
    """What a draft says on an issue."""

    draft: str
    words: str
    hedge: str | None


class DraftLine(Frozen):
    """A draft, and what each party says of it as a whole."""

    id: str
    title: str
    date: str
    held: str
    stands: tuple[Stand, ...]


class IssueLine(Frozen):
    """An issue: what drafts say on it, where the parties stand, and how far apart."""

    id: str
    label: str
    question: str
    drafts: tuple[OnTable, ...]
    stands: tuple[Stand, ...]
    gaps: tuple[str, ...]
    """The distances, the widest first."""


class Column(Frozen):
    """A party."""

    id: str
    name: str
    consent_needed: bool


class MatrixView(View):
    """The issue matrix."""

    template: ClassVar[str] = "matrix.html.j2"
    as_of: str | None
    parties: tuple[Column, ...]
    drafts: tuple[DraftLine, ...]
    issues: tuple[IssueLine, ...]
    assessment: Answer | None
    """What each party's words commit it to; None where no draft is on the table, or the case has errors."""
    pictures: Any = Field(default=None, exclude=True)
    """Every issue on its own scale, as markup; None under a filter, where it would show more than the table."""

    def head(self) -> Sequence[str]:
        """One row for each sentence and each quote of it."""
        return (
            "row",
            "party",
            "words",
            "statement",
            "speaker",
            "date",
            "quote",
            "outlet",
            "published",
            "source",
            "assumed",
        )

    def rows(self) -> Iterable[Sequence[object]]:
        """Drafts first, then issues; silence has a row too."""
        names = {party.id: party.name for party in self.parties}
        lines = [(f"draft {line.id}", line.stands) for line in self.drafts]
        for label, stands in [*lines, *((line.label, line.stands) for line in self.issues)]:
            for stand in stands:
                if not stand.said and not stand.hidden:
                    yield (label, names[stand.party], stand.silence, *(None,) * 8)
                for said in stand.said:
                    yield from _rows(label, names[stand.party], said)


def _rows(label: str, party: str, said: Said) -> Iterator[Sequence[object]]:
    first = (label, party, said.words, said.statement, said.speaker, said.date)
    for one in said.evidence:
        yield (*first, one.quote, one.outlet, one.published, one.source, said.assumed)
    if not said.evidence:
        yield (*first, None, None, None, None, said.assumed)


class MatrixPage(PlainPage):
    """The page."""

    name: ClassVar[str] = "matrix"
    title: ClassVar[str] = "Matrix"
    filters: ClassVar[tuple[FilterName, ...]] = ("party", "issue", "source", "stance", "since", "until", "as_of")

    def warm(self, snapshot: Snapshot) -> None:
        """The matrix as it stands, its pictures, and the drafts."""
        matrix, table = _matrix(snapshot, Filters()), _table(snapshot, Filters())
        snapshot.once("matrix pictures", lambda: _pictures(snapshot, matrix, table))

    def view(self, asked: Asked) -> MatrixView:
        """The matrix, narrowed to what the filters leave."""
        snapshot, filters = asked.snapshot, asked.filters
        matrix, table = _matrix(snapshot, filters), _table(snapshot, filters)
        columns = [one for one in matrix.parties if filters.party in (None, one.id)]
        by_cell = snapshot.once(("cells", filters.as_of), lambda: {(c.party, c.issue): c for c in matrix.cells})
        day = f" --as-of {filters.as_of}" if filters.as_of else ""
        plain = not filters.given
        return MatrixView(
            heading=matrix.summary,
            command=f"irenic show {asked.case_word}{day}",
            as_of=str(matrix.as_of) if matrix.as_of else None,
            parties=tuple(Column(id=one.id, name=one.name, consent_needed=one.consent_needed) for one in columns),
            drafts=tuple(_draft_lines(snapshot, matrix, table, filters, [one.id for one in columns])),
            issues=tuple(
                IssueLine(
                    id=issue.id,
                    label=issue.label,
                    question=issue.question,
                    drafts=tuple(_on_table(table, issue.id)),
                    stands=tuple(_stand(by_cell[party.id, issue.id], filters) for party in columns),
                    gaps=tuple(_gaps(matrix, issue.id, filters.party)),
                )
                for issue in matrix.issues
                if filters.issue in (None, issue.id)
            ),
            assessment=_assessment(asked, table),
            pictures=snapshot.once("matrix pictures", lambda: _pictures(snapshot, matrix, table)) if plain else None,
        )


def _matrix(snapshot: Snapshot, filters: Filters) -> Matrix:
    return snapshot.once(("matrix", filters.as_of), lambda: snapshot.workspace.matrix(as_of=filters.as_of))


def _table(snapshot: Snapshot, filters: Filters) -> Table:
    return snapshot.once(("table", filters.as_of), lambda: snapshot.workspace.table(as_of=filters.as_of))


def _assessment(asked: Asked, table: Table) -> Answer | None:
    """Asked in a process of its own, since it may take long."""
    if not table.drafts or not asked.snapshot.workspace.is_answerable:
        return None
    day = asked.filters.as_of
    return asked.answer(Assess(as_of=str(day) if day else None))


def _stand(cell: Cell, filters: Filters) -> Stand:
    own = own_positions(cell)
    kept = [position for position in own if _keeps(filters, position)]
    # under a filter only positions are shown: a remark tells neither its stance nor its day
    heard = () if filters.given else cell.remarks
    return Stand(
        party=cell.party,
        said=tuple(_told_apart(list(map(_said, kept)))),
        heard=tuple(map(_remarked, heard)),
        silence=None if own else in_place_of_one(cell),
        silence_evidence=cell.silence_evidence,
        hidden=len(own) - len(kept),
    )


def _keeps(filters: Filters, position: Position) -> bool:
    return (
        filters.stance in (None, position.stance)
        and filters.holds_on(position.date)
        and filters.holds_for(one.source for one in position.evidence)
    )


def _said(position: Position) -> Said:
    return Said(
        statement=position.statement,
        words=position.words,
        speaker=position.speaker,
        date=str(position.date),
        assumed=position.assumed,
        unproposed=position.assumed_options,
        evidence=position.evidence,
    )


def _told_apart(said: Sequence[Said]) -> Iterator[Said]:
    """Those that say the same in the same words, with who said it, and when: else one looks like a slip."""
    words = [one.words for one in said]
    for one in said:
        apart = words.count(one.words) > 1
        yield one.model_copy(update={"words": f"{one.words} ({one.speaker}, {one.date})"}) if apart else one


def _remarked(remark: Remark) -> Said:
    return Said(
        statement=remark.statement,
        words=remark.words,
        speaker=None,
        date=None,
        assumed=remark.assumed,
        commits=False,
        evidence=remark.evidence,
    )


def _draft_lines(
    snapshot: Snapshot, matrix: Matrix, table: Table, filters: Filters, parties: Sequence[str]
) -> Iterator[DraftLine]:
    stands = {stand.party: stand for stand in matrix.on_drafts}
    for sheet in table.drafts:
        yield DraftLine(
            id=sheet.id,
            title=sheet.title,
            date=str(sheet.date),
            held=sheet.held,
            stands=tuple(_on_draft(snapshot, stands[party], sheet.id, filters) for party in parties),
        )


def _on_draft(snapshot: Snapshot, stand: DraftStand, draft: str, filters: Filters) -> Stand:
    statements = snapshot.case.statements

    def is_on(name: str) -> bool:
        about: Any = statements[name].about
        return isinstance(about, (AboutDraft, AboutDrafts)) and draft in (about.draft, getattr(about, "over", None))

    positions = [one for one in stand.positions if is_on(one.statement)]
    remarks = [one for one in stand.remarks if is_on(one.statement)]
    kept = [one for one in positions if _keeps(filters, one)]
    heard = [
        one
        for one in remarks
        if filters.stance in (None, statements[one.statement].stance)
        and filters.holds_for(held.source for held in one.evidence)
    ]
    return Stand(
        party=stand.party,
        said=(*map(_remarked, heard), *map(_said, kept)),
        silence=None if positions or remarks else stand.silence,
        hidden=len(positions) + len(remarks) - len(kept) - len(heard),
    )


def _on_table(table: Table, issue: str) -> Iterator[OnTable]:
    for sheet in table.drafts:
        for term in sheet.terms:
            if term.issue == issue:
                yield OnTable(draft=sheet.id, words=" or ".join(term.readings), hedge=term.hedge)


def _gaps(matrix: Matrix, issue: str, party: str | None) -> Iterator[str]:
    names = {one.id: one.name for one in matrix.parties}
    found = [gap for gap in matrix.gaps if gap.issue == issue and (party is None or party in gap.parties)]
    for gap in sorted(found, key=lambda one: (-one.high, -one.low)):
        yield f"{names[gap.parties[0]]} and {names[gap.parties[1]]}: {gap.words}"


def _pictures(snapshot: Snapshot, matrix: Matrix, table: Table) -> Markup | None:
    """Every issue on its own scale; None where there is nothing to draw, or so much that nobody could tell it apart."""
    drawn = sum(len(cell.positions) for cell in matrix.cells)
    if not drawn or drawn > _DRAWN:
        return None
    scales: Mapping[str, Scale] = {
        name: Scale(tuple(issue.options), {option: issue.short_label(option) for option in issue.options})
        for name, issue in snapshot.case.issues.items()
    }
    return matrix_picture(matrix, table, scales)


PAGE = MatrixPage()
