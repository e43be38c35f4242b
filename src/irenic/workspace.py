"""An open case folder: what is asked of it, on top of what is read into it and edited in it."""

import copy
import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

from .analyses.gap import Matrix, issue_matrix
from .analyses.record import Record, the_record
from .analyses.table import Table, what_is_on_the_table
from .casefile import checks
from .casefile.blocking import Answer
from .casefile.folder import CASE_FILE
from .casefile.load import LoadedCase
from .casefile.sparing import needed_by, require_sound, spared_by
from .casefile.unheard import drafts_at_fault, unheard_words
from .intake.desk import Desk
from .model.case import Case
from .model.on_the_table import drafts_as_of, latest_draft
from .model.problem import IrenicError, Problem, failure
from .model.result import CheckResult, Provenance

if TYPE_CHECKING:
    from .analyses.acceptance import Assessment
    from .analyses.amend import Amendments
    from .analyses.compare import Comparison
    from .analyses.contradictions import Contradictions
    from .analyses.forecast import Forecasts
    from .analyses.influence import Why
    from .analyses.questions import Questions
    from .analyses.stability import Stability
    from .analyses.trace import Trace
    from .analyses.zone import Zone
    from .model.source import Handling
    from .preferences.contested import ContestError
    from .preferences.premises import Drawing
    from .preferences.supposed import Supposed
    from .report.gather import Extra, Form
    from .solvers.polytope import Prior

CHECK_METHOD: Final = "all checks"
LOOP: Final = "U001"
"""The code of the problem that drafts take each other's place in a circle."""


class Workspace(Desk):
    """A case folder that is open for questions and edits. The files are the only truth: nothing is kept beside them."""

    def __init__(self, path: Path) -> None:
        """Open the case at a path; raises IrenicError where it cannot be read."""
        super().__init__(path)
        self._checked: CheckResult | None = None
        self._recorded: tuple[datetime.date | None, Record] | None = None

    def reload(self, read: LoadedCase | None = None) -> None:
        """Read the case again, unless it was `read` already as it is now.

        Raises IrenicError where it cannot be read, and keeps what was read before.
        """
        super().reload(read)
        self._checked = None
        self._recorded = None

    def check(self) -> CheckResult:
        """All problems of the case."""
        if self._checked is None:
            self._checked = _check_result(checks.run(self._loaded), self._loaded.inputs)
        return self._checked

    def matrix(self, *, as_of: datetime.date | None = None) -> Matrix:
        """Parties × issues: positions with their citations, and where no source says anything."""
        return issue_matrix(self.case, as_of=as_of, unheard=unheard_words(self._loaded), **self._as_read())

    def table(self, *, as_of: datetime.date | None = None) -> Table:
        """The drafts that are not later than the day, term by term."""
        return what_is_on_the_table(self.case, as_of=as_of, at_fault=drafts_at_fault(self._loaded), **self._as_read())

    def record(self, *, as_of: datetime.date | None = None) -> Record:
        """Statements, events, talks and sources."""
        # several pages of the workbench ask for it one after the other
        if self._recorded is None or self._recorded[0] != as_of:
            self._recorded = as_of, the_record(self.case, as_of=as_of, **self._as_read())
        return self._recorded[1]

    def assess(
        self,
        draft: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        changes: Iterable[tuple[str, str]] = (),
        **how: "Unpack[Drawing]",
    ) -> "Assessment":
        """Who would accept each draft, or the one named; see `analyses.acceptance.assess_drafts`.

        With `changes`, such as `[("army", "small")]`, also what would follow if it, or the latest, had these terms.
        Raises IrenicError where the case has no such draft, or none at all, where a change names nothing that it has,
        and where it has errors in what the answer needs, which would rest on names or orders that are none. Quotes that
        do not stand in their sources are no such error, since they are left out, nor are errors in other parts of the
        case; see `casefile.blocking`.
        """
        # numpy and the linear programs are heavy: only those pay for them who ask
        from .analyses.acceptance import assess_drafts

        changed = tuple(changes)
        case, read = self._read_on(draft, as_of, latest=bool(changed))
        if changed:
            self._require_tabled(draft, as_of)
        return assess_drafts(case, draft=draft, changes=changed, as_of=_day(as_of), **how, **read)

    def why(
        self,
        draft: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        progress: Callable[[int, int], None] | None = None,
        **how: "Unpack[Drawing]",
    ) -> "Why":
        """What the answers on a draft (the latest if left out) rest on; see `analyses.influence.why_draft`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.influence import why_draft

        case, read = self._read_on(draft, as_of, latest=True)
        self._require_tabled(draft, as_of)
        return why_draft(case, draft, as_of=_day(as_of), **how, **read, progress=progress)

    def ask(
        self,
        draft: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        progress: Callable[[int, int], None] | None = None,
        **how: "Unpack[Drawing]",
    ) -> "Questions":
        """What to ask whom about a draft (the latest if left out); see `analyses.questions.what_to_ask`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.questions import what_to_ask

        case, read = self._read_on(draft, as_of, latest=True)
        self._require_tabled(draft, as_of)
        return what_to_ask(case, draft, as_of=_day(as_of), **how, **read, progress=progress)

    def trace(
        self,
        draft: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        progress: Callable[[int, int], None] | None = None,
        **how: "Unpack[Drawing]",
    ) -> "Trace":
        """The answers as of every day on which something changed; see `analyses.trace.answers_over_time`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.trace import answers_over_time

        case, read = self._read_on(draft, as_of)
        return answers_over_time(case, draft=draft, as_of=_day(as_of), **how, **read, progress=progress)

    def contradictions(self, *, as_of: datetime.date | str | None = None) -> "Contradictions":
        """What of each party's words cannot hold together; see `analyses.contradictions.find_contradictions`.

        Raises IrenicError where the case has errors.
        """
        from .analyses.contradictions import find_contradictions

        case, read = self._read_for("preferences", as_of)
        return find_contradictions(case, as_of=_day(as_of), **read)

    def zone(
        self,
        *,
        as_of: datetime.date | str | None = None,
        supposed: "Supposed" = (),
        citations_alone: bool = False,
        **how: "Unpack[Drawing]",
    ) -> "Zone":
        """Whether and where a deal could lie; see `analyses.zone.zone_of_agreement`.

        `supposed` are numbers that stand in place of the case's own (see `preferences.supposed`); with
        `citations_alone` nothing counts that the analyst assumes of the parties. Nothing of it is written.
        Raises IrenicError where the case has errors.
        """
        from .analyses.zone import zone_of_agreement
        from .preferences.premises import premises_of
        from .preferences.supposed import from_citations, with_supposed

        day = _day(as_of)
        case, read = self._read_for("preferences", as_of)
        if supposed:
            case = with_supposed(case, supposed)
        if citations_alone:
            case = from_citations(premises_of(case, as_of=day, **how, **read))
        found = zone_of_agreement(case, as_of=day, **how, **read)
        if not supposed and not citations_alone:
            return found
        told = {"supposed": dict(supposed), "citations_alone": citations_alone}
        about = found.about.model_copy(update={"parameters": {**found.about.parameters, **told}})
        return found.model_copy(update={"about": about})

    def forecast(
        self,
        issue: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        draws: int = 1_000,
        seed: int = 0,
        with_assumptions_only: bool = False,
        even_if_assumed: bool = False,
    ) -> "Forecasts":
        """Where every contest, or the one on an issue, would settle; see `analyses.forecast.forecast_issues`.

        Raises IrenicError where the case has errors or no contest that counts, and where most inputs are assumed,
        unless `even_if_assumed`.
        """
        from .analyses.forecast import forecast_issues

        case, read = self._read_contests(issue, as_of, assumed_alone=with_assumptions_only)
        return forecast_issues(
            case,
            issue,
            as_of=_day(as_of),
            draws=draws,
            seed=seed,
            with_assumptions_only=with_assumptions_only,
            even_if_assumed=even_if_assumed,
            **read,
        )

    def amend(
        self, draft: str | None = None, *, as_of: datetime.date | str | None = None, **how: "Unpack[Drawing]"
    ) -> "Amendments":
        """The changes of a draft (the latest if left out) that help most; see `analyses.amend.amend_draft`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.amend import amend_draft
        from .model.on_the_table import latest_draft

        case, read = self._read_on(draft, as_of, latest=True)
        self._require_tabled(draft, as_of)
        day = _day(as_of)
        return amend_draft(case, draft or latest_draft(case, day or case.as_of), as_of=day, **how, **read)

    def stability(
        self,
        draft: str | None = None,
        *,
        state: str | None = None,
        as_of: datetime.date | str | None = None,
        even_if_assumed: bool = False,
        **how: "Unpack[Drawing]",
    ) -> "Stability":
        """Whether a draft (the latest if left out) would hold once signed; see `analyses.stability.would_it_hold`.

        With `state` the same of another state than the deal kept.

        Raises IrenicError as `assess` does, and where most of what the answer would rest on is assumed.
        """
        from .analyses.stability import would_it_hold

        case, read = self._read_for("stability", as_of, [draft])
        if draft is not None:
            self.require_draft(draft)
        return would_it_hold(
            case, draft, state=state, even_if_assumed=even_if_assumed, as_of=_day(as_of), **how, **read
        )

    def compare(
        self, first: str, second: str, *, as_of: datetime.date | str | None = None, **how: "Unpack[Drawing]"
    ) -> "Comparison":
        """Two drafts side by side, and who likes which better; see `analyses.compare.compare_drafts`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.compare import compare_drafts

        case, read = self._read_for("preferences", as_of, [first, second])
        for draft in (first, second):
            self.require_draft(draft)
        return compare_drafts(case, first, second, as_of=_day(as_of), **how, **read)

    def _as_read(self) -> dict[str, Any]:
        """What every analysis wants to know of the files: quotes that prove nothing, their hash, their problems."""
        return {
            "unproven": self._loaded.unproven,
            "inputs": self._loaded.inputs,
            "problems": self.check().problems,
        }

    @property
    def answerable_case(self) -> Case:
        """The case without drafts that are at fault and that answers about preferences can do without."""
        return spared_by("preferences", self.case, self.check().problems).left_of(self.case, self.case.as_of)

    @property
    def stopped(self) -> Mapping[str, str]:
        """The parties of which nothing can be worked out, since words of theirs are about a draft at fault, and why."""
        return spared_by("preferences", self.case, self.check().problems).stopped

    def is_answerable_on(self, draft: str | None, *, as_of: datetime.date | None = None) -> bool:
        """Whether nothing is at fault that answers about preferences on a draft need; None is the latest."""
        problems = self.check().problems
        spared = spared_by("preferences", self.case, problems)
        return not (
            needed_by("preferences", problems, spared)
            or self._faults_of(draft, as_of or self.case.as_of, spared.drafts)
        )

    def _read_on(
        self, draft: str | None, as_of: datetime.date | str | None, *, latest: bool = False
    ) -> tuple[Case, dict[str, Any]]:
        """As `_read_for` an answer on a draft; where none is named, on the `latest` or on all.

        Raises IrenicError where the case has no such draft, or none that could be answered on.
        """
        case, read = self._read_for("preferences", as_of, [draft] if draft is not None or latest else [])
        self.require_draft(draft)
        if not case.drafts:
            raise IrenicError(one for one in self.check().problems if one.severity == "error" and one.part == "drafts")
        return case, read

    def _read_for(
        self, answer: Answer, as_of: datetime.date | str | None, drafts: Iterable[str | None] = ()
    ) -> tuple[Case, dict[str, Any]]:
        """The case that an answer is computed from, without what is at fault and not needed, and what it was read from.

        `drafts` are those that it is on, None the latest. Raises IrenicError where one of them, or anything else that
        the answer needs, is at fault.
        """
        day, problems = _day(as_of) or self.case.as_of, self.check().problems
        spared = require_sound(answer, self.case, problems)
        for draft in drafts:
            if faults := self._faults_of(draft, day, spared.drafts):
                raise IrenicError(faults)
        read = {**self._as_read(), "problems": (*problems, *spared.notes), "stopped": spared.stopped}
        return spared.left_of(self.case, day), read

    def _read_contests(
        self, issue: str | None, as_of: datetime.date | str | None, *, assumed_alone: bool
    ) -> tuple[Case, dict[str, Any]]:
        """As `_read_for` a forecast, of all issues or one: without contests at fault, where others are asked for."""
        from .preferences.contested import contest_faults

        problems, unproven = self.check().problems, self._loaded.unproven
        spared = require_sound("forecast", self.case, problems)
        found = dict(contest_faults(spared.left_of(self.case), _day(as_of), unproven, assumed_alone=assumed_alone))
        spared = replace(
            spared, contests={**spared.contests, **{name: self._placed(one) for name, one in found.items()}}
        )
        case = spared.left_of(self.case, _day(as_of) or self.case.as_of)
        needed = [issue] if issue is not None else [] if case.contests else list(spared.contests)
        if faults := [one for name in needed for one in spared.contests.get(name, ())]:
            raise IrenicError(faults)
        return case, {**self._as_read(), "problems": (*problems, *spared.notes)}

    def _placed(self, fault: "ContestError") -> tuple[Problem, ...]:
        """A fault of a contest at its place in the files; what an audience sees has none."""
        if not self._loaded.files:
            return fault.problems
        place = self._loaded.problem
        return tuple(place(one.code, "error", fault.path, one.message, one.hint) for one in fault.problems)

    def _faults_of(
        self, draft: str | None, day: datetime.date | None, at_fault: Mapping[str, tuple[Problem, ...]]
    ) -> tuple[Problem, ...]:
        """What is at fault in a draft; None is the latest, which one that could not be read at all may be."""
        if draft is not None or not at_fault:
            return at_fault.get(draft or "", ())
        tabled = drafts_as_of(self.case, day)
        # what one in a circle replaces is in doubt, and so is which comes last
        doubtful = [
            name
            for name, faults in at_fault.items()
            if name not in self.case.drafts or (name in tabled and any(one.code == LOOP for one in faults))
        ]
        latest = doubtful[0] if doubtful else latest_draft(self.case, day) if tabled else ""
        others = ", ".join(name for name in tabled if name not in at_fault)
        return tuple(
            one.model_copy(update={"hint": f"{one.hint} – or name another draft: {others}" if others else one.hint})
            for one in at_fault.get(latest, ())
        )

    def _require_tabled(self, draft: str | None, as_of: datetime.date | str | None) -> None:
        """Raise IrenicError where no draft is named and none is on the table by the day."""
        day = _day(as_of) or self.case.as_of
        if draft is None and not drafts_as_of(self.case, day):
            hint = f"name a later day with --as-of, or the draft that is meant: {', '.join(self.case.drafts)}"
            raise failure("E005", f"no draft is on the table by {day}", hint, file=CASE_FILE)

    @property
    def is_answerable(self) -> bool:
        """Whether nothing is at fault that the answers about preferences need."""
        problems = self.check().problems
        return not needed_by("preferences", problems, spared_by("preferences", self.case, problems))

    def report(
        self,
        path: str | Path,
        *,
        overwrite: bool = False,
        as_of: datetime.date | str | None = None,
        draws: int = 10_000,
        seed: int = 0,
        prior: "Prior" = "issues",
        with_assumptions_only: bool = False,
        form: "Form" = "full",
        audience: "Handling" = "public",
        quotes_only: bool = False,
        extras: "Collection[Extra]" = (),
        state: str | None = None,
        even_if_assumed: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Path:
        """Write the report of the case, or the brief, as one self-contained page, and return its path.

        It is HTML, or PDF where the path ends in .pdf (Chromium prints it); other endings are refused.
        What goes out is computed as if sources that the audience may not see did not exist. With `quotes_only` the full
        texts of sources are left out; `extras` are parts that are otherwise left out, and `state` (as for `stability`)
        and `even_if_assumed` are for them alone. Raises IrenicError as `seen_by` does, where there is a file at the
        path that is not to be overwritten, where the disk cannot be written, and as the extras do.
        """
        from .documents.files import write_atomically
        from .report.endings import require_ending
        from .report.gather import gathered
        from .report.page.pages import page_of

        target, day = Path(path), _day(as_of)
        require_ending(target, ".html", ".htm", ".pdf")
        drawing = {"draws": draws, "seed": seed, "prior": prior, "with_assumptions_only": with_assumptions_only}
        seen = self.seen_by(audience)
        inputs = gathered(
            seen,
            as_of=day,
            drawing=drawing,
            form=form,
            audience=audience,
            quotes_only=quotes_only,
            extras=extras,
            state=state,
            even_if_assumed=even_if_assumed,
            progress=progress,
        )
        page = page_of(inputs, as_pdf=target.suffix.lower() == ".pdf")
        write_atomically(target, page, overwrite=overwrite, shown=str(target))
        return target

    def seen_by(self, audience: "Handling") -> "Workspace":
        """The case as an audience may see it, for questions alone; see `casefile.audience.as_seen_by`.

        Its hash is that of what the audience sees, and its problems have no places in the files: neither tells how the
        files are laid out. Raises IrenicError as `as_seen_by` does.
        """
        from .casefile.audience import as_seen_by

        seen = copy.copy(self)
        seen._loaded = as_seen_by(self._loaded, audience)
        seen._recorded = None
        seen._checked = _check_result(checks.run_on_what_is_said(seen._loaded), seen._loaded.inputs)
        return seen


def _day(given: datetime.date | str | None) -> datetime.date | None:
    """A day, also where it is written out."""
    if not isinstance(given, str):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise failure("E009", f"'{given}' is not a date", "write year-month-day, such as 2031-03-09") from None


def open_case(path: str | Path) -> Workspace:
    """Open a case folder (or its case.yaml); raises IrenicError where it cannot be read."""
    return Workspace(Path(path))


def check_case(path: Path) -> CheckResult:
    """All problems of the case at a path, also where it cannot be read at all."""
    try:
        return Workspace(path).check()
    except IrenicError as error:
        return _check_result(error.problems, None)


def _check_result(problems: tuple[Problem, ...], inputs: str | None) -> CheckResult:
    return CheckResult(
        about=Provenance(verb="check", method=CHECK_METHOD, inputs=inputs),
        problems=problems,
        errors=sum(problem.severity == "error" for problem in problems),
        warnings=sum(problem.severity == "warning" for problem in problems),
    )
