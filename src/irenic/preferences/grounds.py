"""What an answer rests on, entry by entry: who said it, when, in which words; or what the analyst assumes, and why."""

from collections.abc import Iterable
from typing import Literal

from ..model.base import Frozen
from ..model.basis import Basis
from ..model.case import Assumption, Case
from ..model.dates import DateRange
from ..model.evidence import Evidence, evidence_of
from ..model.force import dated
from ..model.preferred import assumption_in_words, want_in_words
from ..model.record import Statement
from ..model.spoken import about_of, condition_of
from .party import STRUCTURE

Kind = Literal["statement", "assumption", "order", "structure"]


class Ground(Frozen):
    """A statement, an assumption, an order that a party `wants`, or the structure that all answers share."""

    id: str
    kind: Kind
    party: str | None = None
    words: str
    """What it says, in short."""
    issue: str | None = None
    """What people call the issue of an order."""
    speaker: str | None = None
    date: DateRange = DateRange()
    published: bool = False
    """Whether the date is the report's, since no source tells that of the statement."""
    credence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    assumed: str | None = None
    """The analyst's reason, where no source says so."""

    @property
    def is_judgement(self) -> bool:
        """Whether it is the analyst's own; the structure, which every answer shares, is not held against any."""
        return self.kind != "structure" and self.assumed is not None


def grounds_of(case: Case, labels: Iterable[str]) -> dict[str, Ground]:
    """The grounds of some ids, by id; raises KeyError for an id that is none of the case's."""
    return {label: ground_of(case, label) for label in dict.fromkeys(labels)}


def ground_of(case: Case, label: str) -> Ground:
    """The ground that an id of a proof, a contradiction or an influence names; raises KeyError where there is none."""
    if label == STRUCTURE:
        words = "each party would take its own ideal, and values what it likes better no less"
        return Ground(id=label, kind="structure", words=words, assumed="how preferences are modelled")
    if label in case.statements:
        return _statement(case, label, case.statements[label])
    if label in case.assume:
        return _assumption(case, label, case.assume[label])
    party, _, issue = label.partition(".wants.")
    held = case.parties[party]
    want = held.wants[issue]
    basis = want.basis() if want.cite or want.assumed is not None else held.basis("wants")
    return Ground(
        id=label,
        kind="order",
        party=party,
        words=f"{held.name} on {case.issue_label(issue)}: {want_in_words(case, issue, want)}",
        issue=case.issue_label(issue),
        evidence=evidence_of(case, basis.citations),
        assumed=_reason(basis),
    )


def _statement(case: Case, label: str, statement: Statement) -> Ground:
    voice = f"{statement.by}.{statement.voice}" if statement.voice else statement.by
    return Ground(
        id=label,
        kind="statement",
        party=statement.by,
        words=f"{statement.stance} {about_of(case, statement.about)}{condition_of(case, statement.condition)}",
        speaker=case.name_of(voice),
        date=dated(case, statement),
        published=not statement.date.is_known,
        credence=statement.credence,
        evidence=evidence_of(case, statement.cite),
        assumed=_reason(statement.basis()),
    )


def _assumption(case: Case, label: str, assumption: Assumption) -> Ground:
    return Ground(
        id=label,
        kind="assumption",
        party=assumption.party,
        words=f"{case.parties[assumption.party].name}: {assumption_in_words(case, assumption)}",
        evidence=evidence_of(case, assumption.cite),
        assumed=_reason(assumption.basis()),
    )


def _reason(basis: Basis) -> str | None:
    return basis.reason if basis.is_assumption else None
