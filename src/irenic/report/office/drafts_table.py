"""Drafts as tables: each term by term, where it comes from, and what changed from one to another."""

from collections.abc import Iterable, Mapping

from ...analyses.compare import Side, TermChange
from ...analyses.table import DraftSheet, Table, TermRow, Who
from ...model.case import Case
from ...model.spoken import in_marks
from ..terminal.compare import CHANGES
from ..terminal.layout import names
from ..terms import says_it_all
from .citations import Citations
from .content import Cell, Column, Grid, Line, Part, Piece, Row, assumed, cell, line

_TERMS = (
    Column("Issue", 1.2, "issue"),
    Column("What it says", 3, "says"),
    Column("Gives", 1, "gives"),
    Column("Gets", 1, "gets"),
    Column("To act", 1, "to_act"),
    Column("Conditions, timing and what is assumed", 2.2, "more"),
)
_ORIGINS = (
    Column("By the account of", 2, "claimant"),
    Column("", 1, "verb"),
    Column("Who, and what part they had", 5, "role"),
)
_CHANGES = (
    Column("Issue", 1.2, "issue"),
    Column("Before", 2.5, "before"),
    Column("After", 2.5, "after"),
    Column("What changed", 1.2, "change"),
)
Changes = Mapping[tuple[str, str], Mapping[str, TermChange]]
"""What became of every term, by the drafts that are compared: the earlier one and the later."""


def drafts_part(case: Case, table: Table, changes: Changes, citations: Citations) -> Part:
    """Every draft, term by term, with the accounts of where it comes from; then what changed between them."""
    grids: list[Grid] = []
    for draft in table.drafts:
        grids.append(_terms(draft, table, citations))
        if draft.origins:
            grids.append(_origins(draft, table, citations))
    grids += [_changes(case, table, pair, found, citations) for pair, found in changes.items()]
    lead = [_on_the_table(table)]
    if len(table.drafts) == 1:
        lead.append("There is no other to compare it with.")
    if table.left_out:
        lead.append(table.left_out)
    return Part("drafts", "What is on the table", tuple(map(line, lead)), tuple(grids), wide=True)


def _on_the_table(table: Table) -> str:
    reported = sum(draft.is_reported for draft in table.drafts)
    if reported:
        return f"{'One draft is' if reported == 1 else f'{reported} drafts are'} on the table."
    if table.drafts:
        return "Nothing that a source reports is on the table: what follows the analyst put together."
    return "No draft is on the table."


def _terms(draft: DraftSheet, table: Table, citations: Citations) -> Grid:
    date = str(draft.date)
    replaced = f"; it replaces {table.called(draft.replaces)}" if draft.replaces else ""
    state = f"{date[:1].upper()}{date[1:]}; {draft.held}{replaced}."
    lead: list[Line] = [line(state, "ours", citations.of(draft.reported_by))]
    return Grid(
        "terms",
        f"{draft.title}, term by term",
        _TERMS,
        tuple(_term(term, citations) for term in draft.terms),
        subject=(draft.title, "Draft"),
        lead=tuple(lead),
        below=tuple(line(f"Silent on {silence}.", "silent") for silence in draft.silences),
    )


def _term(term: TermRow, citations: Citations) -> Row:
    own = dict(term.assumed_fields)
    whole = says_it_all(term)
    says: list[Piece] = [Piece(f"{term.says}{'' if whole else ': '}")] if term.says else []
    for at, reading in enumerate(term.readings):
        if not whole:
            says.append(Piece(f"{' or ' if at else ''}{reading}"))
        if reading in term.assumed_readings and term.assumed is None:
            says.append(Piece(" (assumed)", "assumed"))
    if term.hedge:
        says += [Piece(", "), Piece(in_marks(term.hedge), "quoted")]
    says.append(Piece("", "ours", citations.of(term.evidence)))
    several = len(term.readings) > 1
    ambiguous = line(f"The words allow {len(term.readings)} readings.") if several else None
    more: list[Line] = [line(detail) for detail in term.details]
    more += [line(f"{field.replace('_', ' ')} assumed: {reason}", "assumed") for field, reason in own.items()]
    sides = (_who(who, assumed_too=field in own) for field, who in _sides(term))
    reasons = (assumed(term.readings_assumed) if several else None, assumed(term.assumed))
    nothing = None if more else line("no source says", "silent")
    says_cell = cell(tuple(says), ambiguous, *reasons)
    return Row((cell(line(term.label, "head")), says_cell, *sides, cell(*more, nothing)))


def _sides(term: TermRow) -> Iterable[tuple[str, Who]]:
    return (("gives", term.gives), ("gets", term.gets), ("must_act", term.must_act))


def _who(who: Who, *, assumed_too: bool) -> Cell:
    """Who gives, gets or acts; `unknown` is what no source says."""
    mark = (Piece(" (assumed)", "assumed"),) if assumed_too else ()
    return cell((Piece(names(who), "silent" if isinstance(who, str) else "ours"), *mark))


def _origins(draft: DraftSheet, table: Table, citations: Citations) -> Grid:
    rows = []
    for origin in draft.origins:
        says = line("denies" if origin.denies else "says")
        told = line(f"{names(origin.who)} – {origin.role}", "ours", citations.of(origin.evidence, origin.claimant))
        rows.append(Row((cell(origin.claimant), cell(says), cell(told, assumed(origin.assumed)))))
    count = len(rows)
    title = "one account" if count == 1 else f"{count} accounts that stand side by side"
    return Grid(
        "origins",
        f"Where {table.called(draft.id)} comes from, by {title}",
        _ORIGINS,
        tuple(rows),
        subject=(draft.title, "Draft"),
    )


def _changes(
    case: Case, table: Table, pair: tuple[str, str], found: Mapping[str, TermChange], citations: Citations
) -> Grid:
    titles = {draft.id: draft.title for draft in table.drafts}
    before, after = (titles.get(draft, draft) for draft in pair)
    rows = tuple(
        Row(
            (
                cell(line(case.issue_label(issue), "head")),
                _side(case, issue, change.before, citations),
                _side(case, issue, change.after, citations),
                cell(CHANGES[change.change]),
            )
        )
        for issue, change in found.items()
    )
    kept = sum(change.change == "kept" for change in found.values())
    told = _told(kept, len(found))
    return Grid(
        "comparison",
        f"What changed from {table.called(pair[0])} to {table.called(pair[1])}",
        _CHANGES,
        rows,
        subject=(f"{before} → {after}", "From draft to draft"),
        lead=(line(told),),
    )


def _told(kept: int, terms: int) -> str:
    """How much stayed as it was, as a sentence."""
    if not terms:
        return "Neither has a term."
    if kept in (0, terms):
        of = "Its one term" if terms == 1 else f"{'None' if not kept else 'Each'} of the {terms} terms"
        return f"{of} is {'not ' if terms == 1 and not kept else ''}as before."
    return f"{kept} of {terms} terms {'is' if kept == 1 else 'are'} as before."


def _side(case: Case, issue: str, side: Side, citations: Citations) -> Cell:
    if side.silence is not None:
        return cell(line(f"silent: {side.silence}", "silent"))
    words = " or ".join(case.option_label(issue, option) for option in side.options)
    hedge = (Piece(", "), Piece(in_marks(side.hedge), "quoted")) if side.hedge else ()
    return cell((Piece(words), *hedge, Piece("", "ours", citations.of(side.evidence))), assumed(side.assumed))
