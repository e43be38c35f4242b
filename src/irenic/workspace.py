"""An open case folder: loaded once, read again when it changed, edited without loss."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

from .analyses.gap import Matrix, issue_matrix
from .analyses.record import Record, the_record
from .analyses.table import Table, what_is_on_the_table
from .casefile import checks, edit, inbox
from .casefile.accepting import Acceptance, acceptance, find_proposal
from .casefile.folder import CASE_FILE, CaseFolder
from .casefile.leaving_out import in_words
from .casefile.load import LoadedCase, load_case, place_in_file
from .casefile.save import save_file
from .casefile.tree import Path as FieldPath
from .documents.files import read_bytes
from .model.case import Case
from .model.problem import IrenicError, Problem, failure
from .model.proposal import Decision, Proposal
from .model.reading import Reading
from .model.result import CheckResult, Provenance
from .model.source import Document

if TYPE_CHECKING:
    from .analyses.acceptance import Assessment
    from .analyses.amend import Amendments
    from .analyses.compare import Comparison
    from .analyses.contradictions import Contradictions
    from .analyses.influence import Why
    from .analyses.questions import Questions
    from .analyses.trace import Trace
    from .analyses.zone import Zone
    from .preferences.premises import Drawing
    from .solvers.polytope import Prior

_LEFT_OUT: Final = frozenset({"Q001", "Q002", "Q003"})
"""Errors that concern one statement, which is then not counted."""

CHECK_METHOD: Final = "all checks"


class Workspace:
    """A case folder that is open for questions and edits. The files are the only truth: nothing is kept beside them."""

    def __init__(self, path: Path) -> None:
        """Open the case at a path; raises IrenicError where it cannot be read."""
        self._loaded = load_case(path)
        self._checked: CheckResult | None = None

    @property
    def folder(self) -> CaseFolder:
        """Where the case lies."""
        return self._loaded.folder

    @property
    def loaded(self) -> LoadedCase:
        """The case with its places and texts, as last read."""
        return self._loaded

    @property
    def case(self) -> Case:
        """The case as last read, without entries that could not be."""
        return self._loaded.case

    def is_stale(self) -> bool:
        """Whether a file of the case has changed since it was read."""
        return not self._loaded.is_current()

    def reload(self) -> None:
        """Read the case again; raises IrenicError where it cannot be, and keeps what was read before."""
        self._loaded = load_case(self.folder.path)
        self._checked = None

    def check(self) -> CheckResult:
        """All problems of the case."""
        if self._checked is None:
            self._checked = _check_result(checks.run(self._loaded), self._loaded.inputs)
        return self._checked

    def matrix(self, *, as_of: datetime.date | None = None) -> Matrix:
        """Parties × issues: positions with their citations, and where no source says anything."""
        return issue_matrix(self.case, as_of=as_of, **self._as_read())

    def table(self, *, as_of: datetime.date | None = None) -> Table:
        """The drafts that are not later than the day, term by term."""
        return what_is_on_the_table(self.case, as_of=as_of, inputs=self._loaded.inputs, problems=self.check().problems)

    def record(self, *, as_of: datetime.date | None = None) -> Record:
        """Statements, events, talks and sources."""
        return the_record(self.case, as_of=as_of, **self._as_read())

    def assess(
        self,
        draft: str | None = None,
        *,
        as_of: datetime.date | str | None = None,
        **how: "Unpack[Drawing]",
    ) -> "Assessment":
        """Who would accept each draft, or the one named; see `analyses.acceptance.assess_drafts`.

        Raises IrenicError where the case has no such draft, or none at all, and where it has errors: an answer would
        rest on names or orders that are none. Quotes that do not stand in their sources are no such error: they are
        left out.
        """
        # numpy and the linear programs are heavy: only those pay for them who ask
        from .analyses.acceptance import assess_drafts

        self._require_answerable(draft)
        return assess_drafts(self.case, draft=draft, as_of=_day(as_of), **how, **self._as_read())

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

        self._require_answerable(draft)
        self._require_tabled(draft, as_of)
        return why_draft(self.case, draft, as_of=_day(as_of), **how, **self._as_read(), progress=progress)

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

        self._require_answerable(draft)
        self._require_tabled(draft, as_of)
        return what_to_ask(self.case, draft, as_of=_day(as_of), **how, **self._as_read(), progress=progress)

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

        self._require_answerable(draft)
        return answers_over_time(self.case, draft=draft, as_of=_day(as_of), **how, **self._as_read(), progress=progress)

    def contradictions(self, *, as_of: datetime.date | str | None = None) -> "Contradictions":
        """What of each party's words cannot hold together; see `analyses.contradictions.find_contradictions`.

        Raises IrenicError where the case has errors.
        """
        from .analyses.contradictions import find_contradictions

        self._require_sound()
        return find_contradictions(self.case, as_of=_day(as_of), **self._as_read())

    def zone(self, *, as_of: datetime.date | str | None = None, **how: "Unpack[Drawing]") -> "Zone":
        """Whether and where a deal could lie; see `analyses.zone.zone_of_agreement`.

        Raises IrenicError where the case has errors.
        """
        from .analyses.zone import zone_of_agreement

        self._require_sound()
        return zone_of_agreement(self.case, as_of=_day(as_of), **how, **self._as_read())

    def amend(
        self, draft: str | None = None, *, as_of: datetime.date | str | None = None, **how: "Unpack[Drawing]"
    ) -> "Amendments":
        """The changes of a draft (the latest if left out) that help most; see `analyses.amend.amend_draft`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.amend import amend_draft
        from .preferences.joint import latest_draft

        self._require_answerable(draft)
        self._require_tabled(draft, as_of)
        day = _day(as_of)
        return amend_draft(
            self.case, draft or latest_draft(self.case, day or self.case.as_of), as_of=day, **how, **self._as_read()
        )

    def compare(
        self, first: str, second: str, *, as_of: datetime.date | str | None = None, **how: "Unpack[Drawing]"
    ) -> "Comparison":
        """Two drafts side by side, and who likes which better; see `analyses.compare.compare_drafts`.

        Raises IrenicError as `assess` does.
        """
        from .analyses.compare import compare_drafts

        for draft in (first, second):
            self._require_answerable(draft)
        return compare_drafts(self.case, first, second, as_of=_day(as_of), **how, **self._as_read())

    def _as_read(self) -> dict[str, Any]:
        """What every analysis wants to know of the files: quotes that prove nothing, their hash, their problems."""
        return {
            "unproven": self._loaded.unproven,
            "inputs": self._loaded.inputs,
            "problems": self.check().problems,
        }

    def _require_answerable(self, draft: str | None) -> None:
        """Raise IrenicError where nothing can be computed: the case has errors, or no such draft."""
        self._require_sound()
        self.require_draft(draft)

    def _require_tabled(self, draft: str | None, as_of: datetime.date | str | None) -> None:
        """Raise IrenicError where no draft is named and none is on the table by the day."""
        from .preferences.joint import drafts_as_of

        day = _day(as_of) or self.case.as_of
        if draft is None and not drafts_as_of(self.case, day):
            hint = f"name a later day with --as-of, or the draft that is meant: {', '.join(self.case.drafts)}"
            raise failure("E005", f"no draft is on the table by {day}", hint, file=CASE_FILE)

    def _require_sound(self) -> None:
        if faults := self._faults():
            raise IrenicError(faults)

    def _faults(self) -> tuple[Problem, ...]:
        """The errors of the case that leave nothing to compute from."""
        return tuple(
            problem
            for problem in self.check().problems
            if problem.severity == "error" and problem.code not in _LEFT_OUT
        )

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
        progress: Callable[[int, int], None] | None = None,
    ) -> Path:
        """Write the report of the case as one self-contained HTML page, and return its path.

        Raises IrenicError where the case holds a source that is not public (nothing of it may go out, not even that it
        exists), where there is a file at the path that is not to be overwritten, or where the disk cannot be written.
        """
        from .documents.files import write_atomically
        from .preferences.joint import drafts_as_of, latest_pair
        from .report.page.build import ANSWERS, ReportInputs, command_of, report_page
        from .report.page.picture import Scale

        strict = sum(source.handling != "public" for source in self.case.sources.values())
        if strict or self.case.handling not in (None, "public"):
            raise failure(
                "E006",
                "the report was not written: the case holds sources that are not public",
                "keep a copy of the case without them and make the report from that",
            )
        target = Path(path)
        day = _day(as_of)
        how: dict[str, Any] = {"as_of": day, "draws": draws, "seed": seed, "prior": prior}
        how["with_assumptions_only"] = with_assumptions_only
        answers: dict[str, Callable[[], Any]] = {}
        if not self._faults():
            answers["zone"] = partial(self.zone, **how)
            if drafts_as_of(self.case, day or self.case.as_of):
                for name, verb in ("assessment", self.assess), ("why", self.why), ("questions", self.ask):
                    answers[name] = partial(verb, **how)
                answers["amendments"] = partial(self.amend, **how)
                if not with_assumptions_only:
                    answers["trace"] = partial(self.trace, **how)
            if pair := latest_pair(self.case, day or self.case.as_of):
                answers["comparison"] = partial(self.compare, *pair, **how)
        found: dict[str, Any] = dict.fromkeys(ANSWERS)
        for done, (name, compute) in enumerate(answers.items()):
            if progress is not None:
                progress(done, len(answers))
            found[name] = compute()
        inputs = ReportInputs(
            matrix=self.matrix(as_of=day),
            table=self.table(as_of=day),
            record=self.record(as_of=day),
            problems=self.check().problems,
            texts=self._loaded.texts,
            scales={
                name: Scale(tuple(issue.options), {option: issue.short_label(option) for option in issue.options})
                for name, issue in self.case.issues.items()
            },
            options={
                name: {option: issue.option_label(option) for option in issue.options}
                for name, issue in self.case.issues.items()
            },
            **found,
            command=command_of(self.folder.path.name, how),
        )
        write_atomically(target, report_page(inputs).encode(), overwrite=overwrite, shown=str(target))
        return target

    def read_source(self, source: str, tagger: Path | None = None) -> int:
        """Read a source of the case and lay what it proposes into the inbox; returns how many proposals are new.

        Proposals that wait already are made anew, with what the case has come to know since; decisions are kept.
        Dates count from the source's day of publication. Raises IrenicError where there is no such source.
        """
        from .readers.gazetteer import Gazetteer
        from .readers.proposing import proposals_from
        from .readers.reading import read

        text = self._loaded.texts.get(source)
        if text is None:
            raise failure("E001", f"the case has no source '{source}' that can be read", "see irenic show CASE sources")
        document = _as_document(source, text.text)
        day = self.case.sources[source].published.earliest
        found = read(document, day, names=Gazetteer.of(self.case), tagger=tagger)
        return inbox.lay_in(self.folder, source, proposals_from(self.case, source, text.text, found))

    def waiting(self) -> list[Proposal]:
        """The proposals from sources of the case that nobody has decided on."""
        return inbox.waiting(self.folder, self.case.sources)

    def accept(
        self, proposal: str, *, by: str | None = None, name: str | None = None, term: tuple[str, str, str] | None = None
    ) -> str:
        """Let a proposal count: it becomes an entry of the case, under the name that is returned.

        `by` is whose words they are, where the proposal does not say; `term` is the draft, the issue and the option of
        a provision. One that was rejected is taken after all. Raises IrenicError where there is no such proposal, where
        one of these is missing or unknown, or where the entry cannot be added; nothing is then changed.
        """
        (accepted,) = self.accept_all([proposal], by=by, name=name, term=term)
        return accepted.name

    def accept_all(
        self,
        proposals: Sequence[str],
        *,
        by: str | None = None,
        name: str | None = None,
        term: tuple[str, str, str] | None = None,
    ) -> list[Acceptance]:
        """Let several proposals count, as `accept` does; all are looked at before any is written."""
        held, decisions = inbox.proposals_in(self.folder, self.case.sources), inbox.decisions_in(self.folder)
        if term is not None:
            self.require_draft(term[0])
        found: dict[str, Acceptance] = {}
        for start in proposals:
            one = find_proposal(self._loaded, start, held, decisions, again=True)
            if one.id not in found:
                taken = [other.path for other in found.values()]
                found[one.id] = acceptance(
                    self._loaded, one, decisions.get(one.id), by=by, name=name, term=term, taken=taken
                )
        done: list[str] = []
        for accepted in found.values():
            try:
                self.insert(accepted.path, accepted.entry)
            except IrenicError as error:
                if not done:
                    raise
                raise IrenicError(
                    [*error.problems, *failure("E008", "the others were accepted", ", ".join(done)).problems]
                ) from None
            entry = ".".join(map(str, accepted.path[1:]))
            inbox.decide(self.folder, Decision(proposal=accepted.proposal, verdict="accepted", entry=entry))
            done.append(f"{accepted.proposal} is now '{entry}'")
        return list(found.values())

    def reject(self, proposal: str, *, why: str | None = None) -> None:
        """Decide that a proposal does not count; it is not proposed again."""
        self.reject_all([proposal], why=why)

    def reject_all(self, proposals: Sequence[str], *, why: str | None = None) -> None:
        """Decide that several proposals do not count; all are looked for before any decision is kept."""
        held, decisions = inbox.proposals_in(self.folder, self.case.sources), inbox.decisions_in(self.folder)
        found = {find_proposal(self._loaded, start, held, decisions, again=False).id for start in proposals}
        for one in sorted(found):
            inbox.decide(self.folder, Decision(proposal=one, verdict="rejected", why=why))

    def require_draft(self, draft: str | None = None) -> None:
        """Raise IrenicError where the case has no such draft, or none at all."""
        known = ", ".join(self.case.drafts)
        lost = [part for part in self._loaded.left_out if part[0] == "drafts" and len(part) < 3]
        if lost and (not known or (draft is not None and ("drafts", draft) in lost)):
            named = ", ".join(in_words(part) for part in lost)
            raise failure(
                "E005",
                f"{named} is at fault and left out until it is mended",
                "irenic check tells what is wrong with it",
                file=CASE_FILE,
            )
        if not known:
            raise failure(
                "E005", "the case has no draft", "add what is on the table under 'drafts:' in case.yaml", file=CASE_FILE
            )
        if draft is not None and draft not in self.case.drafts:
            raise failure("E005", f"the case has no draft '{draft}'", f"its drafts are: {known}", file=CASE_FILE)

    def replace(self, path: FieldPath, value: Any) -> None:
        """Replace the value at a path, such as `("statements", "s1", "credence")`; see `casefile.edit.replace`."""
        self._edit(path, lambda text, place: edit.replace(text, place, value))

    def insert(self, path: FieldPath, value: Any) -> None:
        """Add a field, such as `("statements", "s9")`; see `casefile.edit.insert`."""
        self._edit(path, lambda text, place: edit.insert(text, place, value))

    def remove(self, path: FieldPath) -> None:
        """Remove a field or an item; see `casefile.edit.remove`."""
        self._edit(path, lambda text, place: edit.remove(text, place))

    def _edit(self, path: FieldPath, change: Callable[[str, FieldPath], str]) -> None:
        name, local = place_in_file(self._loaded, path)
        read = self._loaded.files[name]
        save_file(self.folder, name, change(read.text.text, local), read.sha256)
        self.reload()


def _as_document(name: str, text: str) -> Document:
    return Document(name=name, media_type="text/plain", text=text, extractor="", sha256_original="", sha256_text="")


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


def read_documents(
    files: Sequence[Path],
    *,
    published: datetime.date | None = None,
    encoding: str | None = None,
    raw: bool = False,
    tagger: Path | None = None,
) -> Reading:
    """What documents say, as proposals; `published` is the day that their dates count from, where they do not tell it.

    With `raw` places count characters of a text file as it is. Raises IrenicError where a document cannot be read.
    """
    from .documents.encoding import decode_text
    from .documents.read import read_document
    from .readers.reading import read

    found = []
    for file in files:
        document = read_document(file, encoding=encoding)
        if raw:
            document = document.model_copy(update={"text": decode_text(read_bytes(file), str(file), encoding)})
        stated = document.metadata.get("published")
        day = published or (datetime.date.fromisoformat(stated) if stated else None)
        found.append(read(document, day, tagger=tagger))
    parameters = {"published": str(published) if published else None, "tagger": str(tagger) if tagger else None}
    about = Provenance(verb="read", method="rules over a dependency parse", parameters=parameters)
    return Reading(about=about, documents=tuple(found))


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
