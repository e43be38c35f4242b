"""The issue matrix as a table: parties × issues, and how far apart the stands are."""

from ...analyses.gap import Cell as Stand
from ...analyses.gap import DraftStand, Matrix, Position, Question, Remark
from ...analyses.record import StatementRow
from ..stands import in_place_of_one, own_positions, standing, unproposed
from .citations import Citations
from .content import Cell, Column, Grid, Line, Part, Piece, Row, cell, flat, line
from .sheet import MATRIX_KEYS, lines_mark

ON_DRAFTS = "the drafts as a whole"
NOT_NEEDED = "* The analyst takes it that the deal does not need this party's consent."


class Words:
    """A stand in the words of a line: when, what, and the citations behind it."""

    def __init__(self, citations: Citations, said: dict[str, StatementRow]) -> None:
        self._citations = citations
        self._said = said

    def of(self, position: Position, *, spoken: bool = False) -> Line:
        """One position, after its day; with `spoken` after who said it, too."""
        notes = self._citations.of(position.evidence, self.speaker(position.statement))
        day = self.day_of(position)
        when = f"{self.speaker(position.statement)}, {day}" if spoken else day
        pieces = [Piece(f"{when}: {position.words}", "ours", notes)]
        if said := unproposed(position):
            pieces.append(Piece(said, "assumed"))
        if position.assumed is not None:
            pieces.append(Piece(f" (assumed: {position.assumed})", "assumed"))
        return tuple(pieces)

    def on_drafts(self, stand: DraftStand, *, spoken: bool = False) -> list[Line]:
        """What a party says of drafts as a whole, words that commit it to nothing included."""
        lines = [self.of(position, spoken=spoken) for position in stand.positions]
        lines += [self._remark(remark, spoken=spoken) for remark in stand.remarks]
        return lines or [line(stand.silence, "silent")]

    def on_issue(self, stand: Stand, *, spoken: bool = False) -> list[Line]:
        """What a party says on an issue, or how it is silent."""
        if own := own_positions(stand):
            lines = [self.of(position, spoken=spoken) for position in own]
        else:
            lines = [line(in_place_of_one(stand), "silent", self._citations.of(stand.silence_evidence, None))]
        return lines + [self._remark(remark, spoken=spoken) for remark in stand.remarks]

    def _remark(self, remark: Remark, *, spoken: bool) -> Line:
        """Words that commit nobody."""
        notes = self._citations.of(remark.evidence, self.speaker(remark.statement))
        reason = () if remark.assumed is None else (Piece(f" (assumed: {remark.assumed})", "assumed"),)
        day = self.day(remark.statement)
        when = f"{self.speaker(remark.statement)}, {day}" if spoken else day
        return (Piece(f"{when}: {remark.words}", "ours", notes), *reason)

    def day_of(self, position: Position) -> str:
        """The day of a position, which rests on what of its citations still stands."""
        if self._said[position.statement].date_note is None:
            return str(position.date)
        assumed = self._citations.is_assumed_day(position.evidence, position.date)
        return f"by {position.date}{' (assumed)' if assumed else ''}"

    def day(self, statement: str) -> str:
        """The day of a statement: by that of the report, where no other is known."""
        row = self._said[statement]
        if row.date_note is None:
            return str(row.date)
        return f"by {row.date}{' (assumed)' if row.date_note.endswith('assumed') else ''}"

    def standing(self, row: StatementRow) -> str | None:
        """Why a statement does not count, with the day of what took its place rather than its name."""
        return standing(row, self._said)

    def speaker(self, statement: str) -> str:
        """Whose words they are, with those who passed them on."""
        row = self._said[statement]
        return row.speaker + (f" (via {', '.join(row.via)})" if row.via else "")


def matrix_part(matrix: Matrix, words: Words) -> Part:
    """The matrix, and the distances between stands."""
    if not matrix.cells:
        return Part("matrix", "Who stands where", (line(matrix.summary),), (), wide=False)
    columns = (
        Column("Issue", 1.2, "issue"),
        *(
            Column(party.name + ("" if party.consent_needed else " *"), 1.6, f"party:{party.id}")
            for party in matrix.parties
        ),
    )
    rows = []
    if any(stand.positions or stand.remarks for stand in matrix.on_drafts):
        on_drafts = (tuple(words.on_drafts(stand)) for stand in matrix.on_drafts)
        rows.append(_marked(cell(line(ON_DRAFTS, "head")), list(on_drafts), matrix, ""))
    for issue in matrix.issues:
        stands = (tuple(words.on_issue(matrix.cell(party.id, issue.id))) for party in matrix.parties)
        rows.append(_marked(issue_cell(issue), list(stands), matrix, issue.id))
    starred = any(not party.consent_needed for party in matrix.parties)
    grid = Grid(
        "matrix",
        "Parties and issues",
        columns,
        tuple(rows),
        below=(line(NOT_NEEDED),) if starred else (),
        keys=MATRIX_KEYS,
    )
    return Part("matrix", "Who stands where", (line(matrix.summary),), (grid, distances(matrix)), wide=True)


def _marked(head: Cell, stands: list[Cell], matrix: Matrix, issue: str) -> Row:
    """A row with what tells lines that are written into it later from those that stand in it now."""
    lines = {
        f"party:{side.id}": [flat((one,), numbered=False) for one in stand]
        for side, stand in zip(matrix.parties, stands, strict=True)
    }
    return Row((head, *stands), (issue, lines_mark(lines)))


def issue_cell(issue: Question) -> Cell:
    """An issue as the head of a row, with its question."""
    return cell(line(issue.label, "head"), None if issue.question == issue.label else issue.question)


def distances(matrix: Matrix, party: str | None = None) -> Grid:
    """How far apart the stands of every two parties are, or those of one party and the others."""
    names = {side.id: side.name for side in matrix.parties}
    labels = {issue.id: issue.label for issue in matrix.issues}
    rows = tuple(
        Row((cell(labels[gap.issue]), cell(f"{names[gap.parties[0]]} and {names[gap.parties[1]]}"), cell(gap.words)))
        for gap in matrix.gaps
        if party is None or party in gap.parties
    )
    none = line("On no issue are there two stands whose distance can be told.", "silent")
    columns = (Column("Issue", 2, "issue"), Column("Between", 3, "between"), Column("How far apart", 2, "distance"))
    return Grid(
        "distances",
        "How far apart the stands are",
        columns,
        rows,
        lead=(line("Over the options that each has said it would take; words on a whole draft give no distance."),),
        instead=(none,),
    )
