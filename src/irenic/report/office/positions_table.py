"""The positions of a party: a paper to read, and a sheet to edit that can be read back."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from ...analyses.actors import ActorMap
from ...analyses.gap import Matrix, Position
from ...analyses.record import Record, StatementRow
from ...model.case import Case
from ...model.force import is_later
from ...model.record import AboutIssues, AboutOptions, AboutTerms
from ..brief.shape import joined
from ..stands import in_place_of_one, own_positions, unproposed
from ..terminal.layout import NOTHING
from .citations import Citations
from .content import Cell, Column, Grid, Part, Row, assumed, cell, line
from .sheet import EDITED, KEYS, PositionRow, fingerprint
from .stands_table import ON_DRAFTS, Words, distances, issue_cell

_PAPER: Final = (Column("Issue", 1.4, "issue"), Column("What it has said, and who said it", 4, "said"))
_SAID: Final = (
    Column("Day", 1.2, "day"),
    Column("Who", 1.6, "who"),
    Column("What", 3.4, "what"),
    Column("What it binds", 1.6, "binds"),
)


def positions_part(
    case: Case,
    matrix: Matrix,
    record: Record,
    actors: ActorMap,
    parties: Sequence[str],
    words: Words,
    citations: Citations,
) -> Part:
    """What each of these parties has said, issue by issue; its red lines and offers, its interests, and all it said."""
    names = {side.id: side.name for side in matrix.parties}
    grids: list[Grid] = []
    for party in parties:
        grids.append(_paper(matrix, case, party, names[party], words))
        grids.append(_lines(record, party, names[party], words, citations))
        grids.append(_needs(actors, record.as_of, party, names[party], citations))
        if matrix.gaps:
            grids.append(
                distances(matrix, party)._replace(title="How far it is from the others", only="paged", level=3)
            )
        grids.append(_said(record, party, names[party], words, citations))
    grids.append(position_sheet(case, matrix, parties, words, citations))
    one = f"The positions of {names[parties[0]]}" if len(parties) == 1 else "The positions of each party"
    lead = "A stand is what words on record say, not what anybody is taken to want."
    return Part("positions", one, (line(lead),), tuple(grids), wide=False)


def _paper(matrix: Matrix, case: Case, party: str, name: str, words: Words) -> Grid:
    stand = next(stand for stand in matrix.on_drafts if stand.party == party)
    rows = [Row((cell(line(ON_DRAFTS, "head")), tuple(words.on_drafts(stand, spoken=True))))]
    for issue in matrix.issues:
        held = matrix.cell(party, issue.id)
        rows.append(Row((issue_cell(issue), tuple(words.on_issue(held, spoken=True)))))
    silent = [issue.label for issue in matrix.issues if not own_positions(matrix.cell(party, issue.id))]
    told = _told(len(silent), len(matrix.issues))
    return Grid("paper", name, _PAPER, tuple(rows), lead=(line(f"{_needed(case, party)} {told}"),), only="paged")


def _needed(case: Case, party: str) -> str:
    """Whether the deal needs its consent, and on what."""
    consent = case.parties[party].consent
    if consent.scope == "some":
        return f"The deal needs its consent on {joined([case.issue_label(issue) for issue in consent.on])} alone."
    if consent.counts:
        return "The deal needs its consent."
    return "The analyst takes it that the deal does not need its consent."


def _told(silent: int, issues: int) -> str:
    """On how many issues a party has no position, as a sentence."""
    if not silent:
        return "On every issue it has a position of its own on record."
    if silent == issues:
        of = "the one issue" if issues == 1 else f"any of the {issues} issues"
        return f"It has no position of its own on record on {of}."
    return f"On {silent} of {issues} issues it has no position of its own on record."


_KINDS: Final = {
    "rules out": "red line",
    "demands": "demand",
    "offers": "offer",
    "accepts": "would accept",
    "rejects": "rejects",
}
_LINES: Final = (
    Column("What it is", 1.1, "kind"),
    Column("On what", 3.2, "what"),
    Column("Who", 1.8, "who"),
    Column("Day", 1.2, "day"),
)
_NEEDS: Final = (Column("What it says it needs", 3.4, "need"), Column("Issues that it bears on", 2.6, "issues"))


def _lines(record: Record, party: str, name: str, words: Words, citations: Citations) -> Grid:
    """What binds it in so many words: what it will never accept, what it demands, and what it would give or take."""
    held = [row for row in record.statements if row.party == party and row.in_force and row.bears_on_preferences]
    rows = tuple(
        Row(
            (
                cell(_KINDS[row.stance]),
                cell(line(row.about, "ours", citations.of(row.evidence, words.speaker(row.id))), assumed(row.assumed)),
                cell(words.speaker(row.id), f"taken at {row.credence:g}" if row.credence < 1 else None),
                cell(words.day(row.id)),
            )
        )
        for kind in _KINDS
        for row in held
        if row.stance == kind
    )
    none = line("No red line, demand or offer of it is on record.", "silent")
    return Grid(
        "lines",
        "Red lines, demands and offers",
        _LINES,
        rows,
        subject=(name, "Party"),
        instead=(none,),
        level=3,
    )


def _needs(actors: ActorMap, day: datetime.date | None, party: str, name: str, citations: Citations) -> Grid:
    """The needs behind its positions, as far as the case holds them."""
    rows = tuple(
        Row(
            (
                cell(line(row.need, "ours", citations.of(row.evidence, name)), assumed(row.assumed)),
                cell(
                    ", ".join(row.issues) if row.issues else line("no source says", "silent"),
                    assumed(row.issues_assumed),
                ),
            )
        )
        for row in actors.interests
        if row.party == party and not (row.evidence and all(is_later(one.published, day) for one in row.evidence))
    )
    none = line("No interest of it is on record: what lies behind its positions is unknown.", "silent")
    return Grid("needs", "Interests", _NEEDS, rows, subject=(name, "Party"), instead=(none,), level=3)


def _said(record: Record, party: str, name: str, words: Words, citations: Citations) -> Grid:
    rows = tuple(
        Row(
            (
                cell(words.day(row.id)),
                cell(words.speaker(row.id)),
                _what(row, words, citations),
                cell(_binds(row, words)),
            )
        )
        for row in record.statements
        if row.party == party and not is_later(row.date, record.as_of)
    )
    none = line("No statement of it is on record.", "silent")
    return Grid("said", "All that it is on record with", _SAID, rows, subject=(name, "Party"), instead=(none,), level=3)


def _what(row: StatementRow, words: Words, citations: Citations) -> Cell:
    notes = citations.of(row.evidence, words.speaker(row.id))
    return cell(line(f"{row.stance} – {row.about}", "ours", notes), assumed(row.assumed))


def _binds(row: StatementRow, words: Words) -> str:
    if not row.in_force:
        return f"not in force: {words.standing(row)}"
    if not row.bears_on_preferences:
        return "neither a yes nor a no"
    return "binds" if row.credence == 1 else f"binds, taken at {row.credence:g}"


def position_sheet(case: Case, matrix: Matrix, parties: Sequence[str], words: Words, citations: Citations) -> Grid:
    """One row for every stand and every silence: what is edited here can be read back as proposals."""
    rows = []
    for party in parties:
        for issue in matrix.issues:
            held = matrix.cell(party, issue.id)
            for position in own_positions(held):
                found = row_of(case, party, issue.id, position)
                notes = citations.of(position.evidence, words.speaker(position.statement))
                beside = position.words + unproposed(position), words.day_of(position)
                rows.append(_sheet_row(found, position.statement, beside, notes))
            if not own_positions(held):
                notes = citations.of(held.silence_evidence)
                silence = in_place_of_one(held) or NOTHING
                found = PositionRow(issue=case.issue_label(issue.id), party=case.name_of(party), stance=silence)
                rows.append(_sheet_row(found, "", (silence, "no day"), notes))
    columns = (*(Column(label, width, key, holds) for key, (label, width, holds) in EDITED.items()), *_BESIDE)
    return Grid("positions", "Positions, row by row", columns, tuple(rows), keys=KEYS, only="sheets")


_BESIDE: Final = (
    Column("In words", 2.4, "words"),
    Column("Day", 1.2, "day"),
    Column("Citations", 1, "citations"),
)


def _sheet_row(row: PositionRow, statement: str, beside: tuple[str, str], notes: tuple[int, ...]) -> Row:
    cells = [cell(*words.split("\n")) if words else () for words in row]
    cited = cell(line("", "ours", notes)) if notes else cell(line("no citation"))
    return Row((*cells, *map(cell, beside), cited), (statement, fingerprint(row)))


def row_of(case: Case, party: str, issue: str, position: Position) -> PositionRow:
    """A position as the sheet shows it."""
    statement = case.statements[position.statement]
    about, stance, rather = statement.about, str(position.stance), ""
    if isinstance(about, AboutOptions):
        rather = case.option_label(issue, about.over)
    elif isinstance(about, AboutIssues):
        # seen from the issue that comes second, the stance is another's
        rather = case.issue_label(about.over) if about.issue == issue else ""
        stance = stance if about.issue == issue else position.words
    elif isinstance(about, AboutTerms):
        stance += " (in a package)"
    return PositionRow(
        issue=case.issue_label(issue),
        party=case.name_of(party),
        voice="" if statement.voice is None else case.name_of(f"{party}.{statement.voice}"),
        stance=stance,
        option=case.option_label(issue, position.options[0]) if position.options else "",
        rather_than=rather,
        only_if=condition_words(case, statement.condition),
        date=str(statement.date) if statement.date.is_known else "",
        quote="\n".join(" ".join(evidence.quote.split()) for evidence in position.evidence),
        source="\n".join(evidence.source for evidence in position.evidence),
        assumed=position.assumed or "",
    )


def condition_words(case: Case, condition: Mapping[str, Sequence[str]]) -> str:
    """A condition as the sheet shows it: `Fleet: few or many; Tolls: none`."""
    return "; ".join(_one_condition(case, issue, options) for issue, options in condition.items())


def _one_condition(case: Case, issue: str, options: Sequence[str]) -> str:
    return f"{case.issue_label(issue)}: {' or '.join(case.option_label(issue, option) for option in options)}"
