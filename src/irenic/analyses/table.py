"""What is on the table? Every draft, term by term: who gives, who gets, hedges, readings, and where it comes from."""

import datetime
from collections.abc import Iterator
from typing import Final, Literal

from ..model.base import Frozen
from ..model.basis import Citation, Entry
from ..model.case import Case
from ..model.dates import DateRange
from ..model.draft import Draft, Term
from ..model.due import timing_of
from ..model.evidence import Evidence, evidence_of
from ..model.force import is_later, quotes_known
from ..model.measure import in_words
from ..model.problem import Problem
from ..model.result import Result, shown
from ..model.spoken import called
from ..preferences.silences import AS_TODAY, OPEN, goes_on

METHOD: Final = "the drafts as the case holds them"
NO_QUOTE: Final = "no quote that is given for it stands in its source"
Who = tuple[str, ...] | Literal["unknown"]


class TermRow(Frozen):
    """What a draft says on one issue, with names and labels in place of ids."""

    issue: str
    label: str
    says: str | None
    """The term in short words, where the case gives them."""
    readings: tuple[str, ...]
    """Labels of the options that the words allow; several where the term is ambiguous."""
    options: tuple[str, ...]
    assumed_readings: tuple[str, ...]
    """Labels of those readings that nobody proposed in these words: the analyst's own options."""
    readings_assumed: str | None
    hedge: str | None
    gives: Who
    gets: Who
    must_act: Who
    details: tuple[str, ...]
    """Timing, conditions and what it is given for, in words."""
    assumed_fields: dict[str, str]
    """The analyst's reasons, by field, for what the cited words do not hold."""
    evidence: tuple[Evidence, ...]
    assumed: str | None


class OriginAccount(Frozen):
    """One account of where a draft comes from: a claim, never a fact."""

    claimant: str
    who: tuple[str, ...]
    role: str
    denies: bool
    evidence: tuple[Evidence, ...]
    assumed: str | None


class DraftSheet(Frozen):
    """One draft, whole."""

    id: str
    title: str
    date: DateRange
    text_held: bool
    text_told: bool
    """Whether the case says which source is its text, or that it is not held."""
    is_reported: bool
    """Whether its text, or a report of it, is cited; else the analyst put it together."""
    replaces: str | None
    reported_by: tuple[Evidence, ...]
    origins: tuple[OriginAccount, ...]
    terms: tuple[TermRow, ...]
    silent_on: tuple[str, ...]
    """Labels of issues on which it says nothing."""
    silences: tuple[str, ...]
    """The same issues by what the silence means, a phrase for each meaning."""

    @property
    def held(self) -> str:
        """What there is of it, in words."""
        if self.text_held:
            return "its text is held"
        if self.is_reported and self.text_told:
            return "its text is not held: this is what others report of it"
        if self.is_reported:
            return "no source is named as its text: this is what sources tell of it"
        return "put together by the analyst: no source reports it"


class Table(Result):
    """Every draft of the case that is not later than the day."""

    title: str
    notice: str | None
    as_of: datetime.date | None
    drafts: tuple[DraftSheet, ...]
    later: int
    """How many drafts are left out, being dated after the day."""
    at_fault: tuple[str, ...] = ()
    """Those that are left out until they are mended, as people call them."""

    def called(self, draft: str) -> str:
        """What people call a draft: its title in quotation marks; "draft" and its id where it has none."""
        title = next((sheet.title for sheet in self.drafts if sheet.id == draft), draft)
        return f"draft {draft}" if title == draft else f"“{title}”"

    @property
    def left_out(self) -> str | None:
        """What is left out, in words; None where nothing is."""
        told = []
        if self.later:
            drafts = "1 later draft is" if self.later == 1 else f"{self.later} later drafts are"
            told.append(f"As of {self.as_of}: {drafts} left out.")
        if self.at_fault:
            is_one = len(self.at_fault) == 1
            verb, them = ("is", "it is") if is_one else ("are", "they are")
            words = f"{', '.join(self.at_fault)} {verb} at fault, and left out until {them} mended."
            told.append(words[:1].upper() + words[1:])
        return " ".join(told) or None


def what_is_on_the_table(
    case: Case,
    *,
    as_of: datetime.date | None = None,
    at_fault: tuple[str, ...] = (),
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Table:
    """The drafts of a case, term by term, in the order of the case's issues; one without a date counts on any day.

    Of where a draft comes from, and for a term, no quote is shown that is later than the day or that stands in no
    source (`unproven`); a term without any other is told as the analyst's.
    """
    day = as_of or case.as_of
    drafts = {name: draft for name, draft in case.drafts.items() if not is_later(draft.date, day)}
    return Table(
        about=shown(METHOD, day, inputs, problems),
        title=case.title,
        notice=case.notice,
        as_of=day,
        drafts=tuple(_sheet(case, name, _as_known(case, draft, day, unproven)) for name, draft in drafts.items()),
        later=len(case.drafts) - len(drafts),
        at_fault=at_fault,
    )


def _as_known(case: Case, draft: Draft, day: datetime.date | None, unproven: frozenset[Citation]) -> Draft:
    """The draft with what was told of it by the day, in words that stand in their sources."""

    def known(cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return quotes_known(case, cited, day, unproven)

    return draft.model_copy(
        update={
            "reported_by": known(draft.reported_by),
            "origin": tuple(
                origin.model_copy(update={"cite": known(origin.cite)})
                for origin in draft.origin
                if not origin.cite or known(origin.cite)
            ),
            "terms": {
                issue: term.model_copy(
                    update={"cite": known(term.cite) or tuple(one for one in term.cite if one not in unproven)}
                )
                for issue, term in draft.terms.items()
            },
        }
    )


def _sheet(case: Case, name: str, draft: Draft) -> DraftSheet:
    return DraftSheet(
        id=name,
        title=draft.title or name,
        date=draft.date,
        text_held=draft.own_text is not None,
        text_told=draft.text is not None,
        is_reported=draft.own_text is not None
        or bool(draft.reported_by)
        or any(term.cite for term in draft.terms.values()),
        replaces=draft.replaces,
        reported_by=evidence_of(case, draft.reported_by),
        origins=tuple(
            OriginAccount(
                claimant=called(case, origin.claimant),
                who=tuple(called(case, who) for who in origin.who),
                role=origin.role,
                denies=origin.denies,
                evidence=evidence_of(case, origin.cite),
                assumed=_reason(origin),
            )
            for origin in draft.origin
        ),
        terms=tuple(
            _row(case, issue, draft.terms[issue], given=bool(case.drafts[name].terms[issue].cite))
            for issue in case.issues
            if issue in draft.terms
        ),
        silent_on=tuple(case.issue_label(issue) for issue in case.issues if issue not in draft.terms),
        silences=tuple(_silences(case, draft)),
    )


def _silences(case: Case, draft: Draft) -> Iterator[str]:
    """What may follow where the draft is silent: an issue of which nobody says what holds today is open."""
    silent = [issue for issue in case.issues if issue not in draft.terms]
    today = {issue: held for issue in silent if (held := goes_on(case, draft, issue))}
    if today:
        told = (f"{case.issue_label(issue)} ({case.option_label(issue, held)})" for issue, held in today.items())
        yield f"{', '.join(told)}: {AS_TODAY} there"
    if unsaid := [case.issue_label(issue) for issue in silent if issue not in today]:
        why = "" if draft.silent else ", since the case does not say what holds today"
        yield f"{', '.join(unsaid)}: {OPEN} there{why}"


def _row(case: Case, issue: str, term: Term, *, given: bool) -> TermRow:
    """A term; `given` where quotes were given for it, whether or not any of them stands in its source."""
    labels = tuple(case.option_label(issue, option) for option in term.option)
    return TermRow(
        issue=issue,
        label=case.issue_label(issue),
        says=term.what,
        readings=labels,
        options=term.option,
        assumed_readings=tuple(
            case.option_label(issue, option)
            for option in term.option
            if issue in case.issues and option in case.issues[issue].assumed_options
        ),
        readings_assumed=term.readings_assumed,
        hedge=term.hedge,
        gives=_who(case, term.gives),
        gets=_who(case, term.gets),
        must_act=_who(case, term.must_act),
        details=tuple(_details(case, term, labels)),
        assumed_fields=dict(term.assumed) if isinstance(term.assumed, dict) else {},
        evidence=evidence_of(case, term.cite),
        assumed=NO_QUOTE if given and not term.cite else _reason(term),
    )


def _details(case: Case, term: Term, labels: tuple[str, ...]) -> Iterator[str]:
    quantity = in_words(term.quantity, term.low, term.high, term.unit)
    if quantity and quantity not in labels:
        yield quantity
    if term.in_return_for:
        yield "in return for " + ", ".join(case.issue_label(issue) for issue in term.in_return_for)
    yield from timing_of(case, term)
    for requirement in term.requires:
        assumed = f" (assumed: {requirement.basis().reason})" if requirement.basis().is_assumption else ""
        yield f"requires of {case.name_of(requirement.who)}: {requirement.what}{assumed}"


def _who(case: Case, who: tuple[str, ...] | Literal["unknown"]) -> Who:
    return "unknown" if isinstance(who, str) else tuple(case.name_of(name) for name in who)


def _reason(entry: Entry) -> str | None:
    basis = entry.basis()
    return basis.reason if basis.is_assumption else None
