"""How far apart are the sides? Parties × issues: every cited position, and where no source says anything."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from ..casefile.unheard import Unheard
from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.dates import DateRange
from ..model.draft import Draft
from ..model.evidence import Evidence, evidence_of
from ..model.force import binds, dated, in_force, is_later, issues_of, retracted_sources
from ..model.issue import Issue, OptionSets, Scale
from ..model.on_the_table import drafts_as_of
from ..model.problem import Problem
from ..model.record import (
    AboutDraft,
    AboutDrafts,
    AboutIssue,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutTerms,
    Stance,
    Statement,
)
from ..model.result import Result, shown
from ..model.spoken import condition_of, relays_of, speaker_of
from ..preferences.proposed import find_proposed, is_unsourced

METHOD: Final = "statements in force, read as they stand"
LEFT_OUT: Final = "left out until it is mended"
Silence = Literal["nothing on record", "declined to comment", "left out until it is mended"]
"""The last: words of the party are in the file, and say nothing as long as something is at fault."""


class Position(Frozen):
    """What one statement says of a party's stand on one issue."""

    statement: str
    stance: Stance
    words: str
    """The stand in plain words, with the option's label."""
    options: tuple[str, ...]
    """The options that it speaks of, as ids."""
    speaker: str
    date: DateRange
    credence: float
    condition: OptionSets
    through_draft: str | None
    """The draft that the words are about, where they do not name the issue themselves."""
    assumed_options: tuple[str, ...]
    """Labels of those of its options that nobody proposed."""
    evidence: tuple[Evidence, ...]
    assumed: str | None
    """The analyst's reason, where the statement is not cited."""

    @property
    def takes(self) -> bool:
        """Whether the words are for what they speak of, not against it."""
        return self.stance in _TAKING

    @property
    def names_options(self) -> bool:
        """Whether the party itself speaks of options of the issue: words on a whole draft name none."""
        return self.through_draft is None and bool(self.options)


_TAKING: Final = frozenset({"accepts", "offers", "demands", "prefers", "supports"})


class Remark(Frozen):
    """Words on a draft or an issue that commit nobody to yes or to no, as they stand."""

    statement: str
    words: str
    evidence: tuple[Evidence, ...]
    assumed: str | None


class Cell(Frozen):
    """A party's positions on one issue, or the kind of silence."""

    party: str
    issue: str
    positions: tuple[Position, ...]
    silence: Silence | None
    consent_needed: bool = True
    """Whether the deal needs the party's yes on the issue."""
    silence_evidence: tuple[Evidence, ...] = ()
    """The words in which a party declined to comment."""
    remarks: tuple[Remark, ...] = ()
    """Stands on the issue of voices that do not speak for the party, such as one without a name."""


class DraftStand(Frozen):
    """What a party's words say of drafts as a whole."""

    party: str
    positions: tuple[Position, ...]
    remarks: tuple[Remark, ...]
    """What else it says of drafts: support without the analyst's word, talk, a voice that does not bind it."""
    silence: Silence = "nothing on record"
    """What is told where it says neither."""


class Gap(Frozen):
    """How far two parties' stands on one issue are apart, over all options that each has said it would take.

    What is said of a draft as a whole is no stand on any of its issues, and gives no distance.
    """

    issue: str
    parties: tuple[str, str]
    low: float
    high: float
    """In the issue's unit on a number scale, in steps on an ordered one; 0 or 1 (the same or not) on others."""
    words: str


class Side(Frozen):
    """A party as a column of the matrix."""

    id: str
    name: str
    consent_needed: bool


class Question(Frozen):
    """An issue as a row of the matrix."""

    id: str
    label: str
    question: str
    scale: Scale
    unit: str | None
    values: Mapping[str, float]
    """The place of options on a number scale, in the unit; an option without one, such as no limit, is left out."""
    assumed_options: Mapping[str, str]
    """Options that nobody proposed, with the analyst's reason."""


class Matrix(Result):
    """Parties × issues, as of a day."""

    title: str
    notice: str | None
    as_of: datetime.date | None
    summary: str
    """What the matrix shows, in one sentence."""
    sources_read: int
    """Sources published by the day and not withdrawn by then; one without a date counts."""
    parties: tuple[Side, ...]
    issues: tuple[Question, ...]
    cells: tuple[Cell, ...]
    """Row by row: every party on the first issue, then on the second."""
    on_drafts: tuple[DraftStand, ...]
    """What each party says of drafts as a whole; the cells give the same statements issue by issue."""
    gaps: tuple[Gap, ...]
    """For every issue and two parties that both have a stand there, the distance between the stands."""

    def cell(self, party: str, issue: str) -> Cell:
        """The cell of a party and an issue; KeyError where the case has no such pair."""
        for cell in self.cells:
            if (cell.party, cell.issue) == (party, issue):
                return cell
        raise KeyError((party, issue))


def issue_matrix(
    case: Case,
    *,
    as_of: datetime.date | None = None,
    unproven: frozenset[Citation] = frozenset(),
    unheard: tuple[Unheard, ...] = (),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Matrix:
    """Every position that statements in force give a party on an issue, and silence where there is none.

    A position is a stance that bears on preferences, in words that bind the party (page 3a's table); praise, talk and
    support without the analyst's word are none. `unproven` are citations whose quotes do not stand in their sources:
    they prove no position. `unheard` are words that say nothing until what is at fault is mended. `inputs` and
    `problems` are those of the case, for the result's provenance.
    """
    day = as_of or case.as_of
    standing = in_force(case, day, unproven)
    drafts = drafts_as_of(case, day)
    unproposed = {issue: _unproposed(case, drafts, standing, issue) for issue in case.issues}
    cells = tuple(
        _cell(case, standing, party, issue, unproposed[issue], unheard)
        for issue in case.issues
        for party in case.parties
    )
    withdrawn = retracted_sources(case, day)
    read = sum(name not in withdrawn and not is_later(source.published, day) for name, source in case.sources.items())
    return Matrix(
        about=shown(METHOD, day, inputs, problems),
        title=case.title,
        notice=case.notice,
        as_of=day,
        summary=_summary(cells, read, len(case.sources), day) + _more_may_be(cells) if cells else _nothing_in(case),
        sources_read=read,
        parties=tuple(
            Side(id=name, name=party.name, consent_needed=party.consent.counts) for name, party in case.parties.items()
        ),
        issues=tuple(
            Question(
                id=name,
                label=case.issue_label(name),
                question=issue.question,
                scale=issue.scale,
                unit=issue.unit,
                values={option: held.value for option, held in issue.options.items() if held.value is not None},
                assumed_options=issue.assumed_options,
            )
            for name, issue in case.issues.items()
        ),
        cells=cells,
        on_drafts=tuple(_on_drafts(case, standing, party, unheard) for party in case.parties),
        gaps=tuple(_gaps(case, cells)),
    )


def _cell(
    case: Case,
    standing: dict[str, Statement],
    party: str,
    issue: str,
    unproposed: frozenset[str],
    unheard: tuple[Unheard, ...],
) -> Cell:
    positions: list[Position] = []
    declined: list[Evidence] = []
    remarks: list[Remark] = []
    for name, statement in standing.items():
        if statement.by != party:
            continue
        if statement.stance == "declines to comment" and _names(case, statement, issue):
            declined.extend(evidence_of(case, statement.cite))
        elif issue not in issues_of(case, statement) or not _speaks_to(case, statement, issue):
            continue
        elif binds(case, statement):
            positions.append(_position(case, name, statement, _words(case, statement, issue), issue, unproposed))
        elif statement.bears_on_preferences and not isinstance(statement.about, (AboutDraft, AboutDrafts)):
            remarks.append(_remark(case, name, statement, _words(case, statement, issue)))
    positions.sort(key=_by_date)
    silence: Silence | None = None
    if not positions:
        left_out = any(one.party == party and (one.issues is None or issue in one.issues) for one in unheard)
        silence = LEFT_OUT if left_out else "declined to comment" if declined else "nothing on record"
    return Cell(
        party=party,
        issue=issue,
        positions=tuple(positions),
        silence=silence,
        consent_needed=case.parties[party].consent.covers(issue),
        silence_evidence=tuple(declined) if silence == "declined to comment" else (),
        remarks=tuple(remarks),
    )


def _speaks_to(case: Case, statement: Statement, issue: str) -> bool:
    """Whether words that name an issue, or a draft that settles it, are meant for it.

    Who is asked on some issues only accepts a draft for its part: that is no stand on the draft's other issues.
    """
    through_draft = isinstance(statement.about, (AboutDraft, AboutDrafts))
    return not through_draft or case.parties[statement.by].consent.covers(issue)


def _names(case: Case, statement: Statement, issue: str) -> bool:
    if isinstance(statement.about, AboutIssue):
        return statement.about.issue == issue
    return issue in issues_of(case, statement)


def _on_drafts(case: Case, standing: dict[str, Statement], party: str, unheard: tuple[Unheard, ...]) -> DraftStand:
    found = [
        _position(case, name, statement, _words_on_draft(case, statement.stance, statement.about))
        for name, statement in standing.items()
        if statement.by == party and binds(case, statement) and isinstance(statement.about, (AboutDraft, AboutDrafts))
    ]
    said = {position.statement for position in found}
    remarks = tuple(
        _remark(case, name, statement, _words_on_draft(case, statement.stance, statement.about))
        for name, statement in standing.items()
        if statement.by == party and name not in said and isinstance(statement.about, (AboutDraft, AboutDrafts))
    )
    return DraftStand(
        party=party,
        positions=tuple(sorted(found, key=_by_date)),
        remarks=remarks,
        silence=LEFT_OUT if any(one.party == party and one.on_draft for one in unheard) else "nothing on record",
    )


def _remark(case: Case, name: str, statement: Statement, said: "_Said") -> Remark:
    if statement.bears_on_preferences:
        why = f": said by {speaker_of(case, statement)}, not taken as the party's word"
    elif statement.stance == "supports":
        why = ": not taken as acceptance"
    elif statement.stance == "opposes":
        why = ": not taken as rejection"
    else:
        why = ": neither a yes nor a no"
    return Remark(
        statement=name,
        words=said.words + condition_of(case, statement.condition) + why,
        evidence=evidence_of(case, statement.cite),
        assumed=statement.basis().reason if statement.basis().is_assumption else None,
    )


def _by_date(position: Position) -> tuple[datetime.date, str]:
    return position.date.earliest or datetime.date.min, position.statement


def _unproposed(
    case: Case, drafts: Mapping[str, Draft], standing: Mapping[str, Statement], issue: str
) -> frozenset[str]:
    """The options of an issue that no source holds: in no draft, and in nobody's cited words for it."""
    return frozenset(
        option
        for option in case.issues[issue].assumed_options
        if is_unsourced(case, find_proposed(case, drafts, standing, issue, option))
    )


def _position(
    case: Case,
    name: str,
    statement: Statement,
    said: "_Said",
    issue: str | None = None,
    unproposed: frozenset[str] = frozenset(),
) -> Position:
    notes = []
    if statement.bears_on is not None:
        notes.append(f"taken as {'acceptance' if statement.stance == 'supports' else 'rejection'} by the analyst")
    if relays := relays_of(case, statement):
        notes.append(f"by the word of {', '.join(relays)}")
    if statement.credence < 1:
        notes.append(f"taken at {statement.credence:g}")
    return Position(
        statement=name,
        stance=statement.stance,
        words=said.words + condition_of(case, statement.condition) + (f" ({'; '.join(notes)})" if notes else ""),
        options=said.options,
        speaker=speaker_of(case, statement),
        date=dated(case, statement),
        credence=statement.credence,
        condition=statement.condition,
        through_draft=said.draft,
        assumed_options=tuple(case.option_label(issue, one) for one in said.options if issue and one in unproposed),
        evidence=evidence_of(case, statement.cite),
        assumed=statement.basis().reason if statement.basis().is_assumption else None,
    )


class _Said(NamedTuple):
    """A stand in plain words, the options it speaks of, and the draft that it is about."""

    words: str
    options: tuple[str, ...] = ()
    draft: str | None = None


def _words_on_draft(case: Case, stance: Stance, about: AboutDraft | AboutDrafts) -> _Said:
    if isinstance(about, AboutDrafts):
        return _Said(f"prefers {case.draft_called(about.draft)} to {case.draft_called(about.over)}", (), about.draft)
    return _Said(f"{stance} {case.draft_called(about.draft)}", (), about.draft)


def _words(case: Case, statement: Statement, issue: str) -> _Said:
    about, stance = statement.about, statement.stance
    match about:
        case AboutOptions():
            pair = (about.option, about.over)
            return _Said(f"prefers {case.option_label(issue, pair[0])} to {case.option_label(issue, pair[1])}", pair)
        case AboutOption():
            return _Said(f"{stance} {case.option_label(issue, about.option)}", (about.option,))
        case AboutTerms():
            option = about.terms[issue]
            return _Said(f"{stance} {case.option_label(issue, option)} as part of a package", (option,))
        case AboutIssues():
            if issue == about.issue:
                return _Said(f"puts this before {case.issue_label(about.over)}")
            return _Said(f"puts {case.issue_label(about.issue)} before this")
        case AboutDraft():
            term = case.drafts[about.draft].terms[issue]
            labels = " or ".join(case.option_label(issue, option) for option in term.option)
            return _Said(f"{stance} {case.draft_called(about.draft)} as a whole ({labels})", term.option, about.draft)
        case AboutDrafts():
            return _Said(
                f"prefers {case.draft_called(about.draft)} to {case.draft_called(about.over)}", (), about.draft
            )
    raise TypeError(f"'{stance}' about {type(about).__name__} bears on no issue")


def _gaps(case: Case, cells: tuple[Cell, ...]) -> Iterator[Gap]:
    stands = {(cell.issue, cell.party): _stands(cell) for cell in cells}
    for issue in case.issues:
        for one, other in itertools.combinations(case.parties, 2):
            pairs = list(itertools.product(stands[issue, one], stands[issue, other]))
            distances = [_distance(case.issues[issue], *pair) for pair in pairs]
            known = [distance for distance in distances if distance is not None]
            if known and len(known) == len(distances):
                low, high = min(known), max(known)
                yield Gap(
                    issue=issue, parties=(one, other), low=low, high=high, words=_apart(case.issues[issue], low, high)
                )


def _stands(cell: Cell) -> list[str]:
    """The options that a party has said it would take; of a comparison only the better one."""
    found: dict[str, None] = {}
    for position in cell.positions:
        if position.takes and position.names_options:
            found.update(dict.fromkeys(position.options[:1] if position.stance == "prefers" else position.options))
    return list(found)


def _distance(issue: Issue, one: str, other: str) -> float | None:
    """None where an option has no place on the scale: no limit is no number."""
    if one == other:
        return 0.0
    if issue.scale == "unordered":
        return 1.0
    if issue.scale == "ordered":
        places = list(issue.options)
        return float(abs(places.index(one) - places.index(other)))
    values = issue.options[one].value, issue.options[other].value
    return None if values[0] is None or values[1] is None else abs(values[0] - values[1])


def _apart(issue: Issue, low: float, high: float) -> str:
    if high == 0:
        return "at the same point"
    if issue.scale == "unordered":
        return "at different points" if low else "partly at the same point"
    unit = (issue.unit or "") if issue.scale == "number" else "steps"
    if low == high:
        return f"{low:,.10g} {'step' if unit == 'steps' and low == 1 else unit} apart".replace("  ", " ")
    return f"{low:,.10g} to {high:,.10g} {unit} apart".replace("  ", " ")


def _summary(cells: tuple[Cell, ...], read: int, held: int, day: datetime.date | None) -> str:
    none = "the case, which holds no source"
    if held and day is not None:
        none = f"the case, of whose sources none is of {day} or earlier"
    sources = {0: none, 1: "the one source read"}.get(read, f"the {read} sources read")
    issues = len({cell.issue for cell in cells})
    which = "the one issue" if issues == 1 else f"any of the {issues} issues"
    if not any(cell.positions for cell in cells):
        return f"The record holds no cited position of any party on {which}: none was found in {sources}."
    silent, through = _without_own(cells)
    if not silent and not through:
        each = "the one issue" if issues == 1 else f"each of the {issues} issues"
        return f"On {each} at least one party has a position on record in {sources}."
    if not silent:
        return (
            f"On {through} of {_number(issues)} no party has a position of its own on record in {sources}, "
            "only words on a whole draft."
        )
    text = f"On {silent} of {_number(issues)} no party has a position on record in {sources}"
    return f"{text}, and on {through} more only words on a whole draft." if through else f"{text}."


def _more_may_be(cells: tuple[Cell, ...]) -> str:
    is_left_out = any(cell.silence == LEFT_OUT for cell in cells)
    return " Words that are left out until they are mended may hold more." if is_left_out else ""


def _nothing_in(case: Case) -> str:
    missing = [what for what, held in (("parties", case.parties), ("issues", case.issues)) if not held]
    return f"The case names no {' and no '.join(missing)}, so there is nothing to compare."


def _number(issues: int) -> str:
    return "1 issue" if issues == 1 else f"{issues} issues"


def _without_own(cells: tuple[Cell, ...]) -> tuple[int, int]:
    """On how many issues nobody has a position, and on how many only through words on a draft as a whole."""
    silent = through = 0
    for issue in dict.fromkeys(cell.issue for cell in cells):
        held = [position for cell in cells if cell.issue == issue for position in cell.positions]
        silent += not held
        through += bool(held) and all(position.through_draft for position in held)
    return silent, through
