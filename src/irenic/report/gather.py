"""Asks a case all that a report tells: the record, and every answer that it has."""

import datetime
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from ..analyses.gap import Matrix
from ..analyses.record import Record
from ..analyses.table import Table
from ..casefile.load import LoadedCase
from ..model.result import CheckResult, Result
from ..model.source import Handling
from ..preferences.joint import drafts_as_of, latest_pair
from .page.build import ANSWERS, ReportInputs, command_of
from .page.picture import Scale

Verb = Callable[..., Result]
"""A question to a case, with its options."""


class Answering(Protocol):
    """An open case that answers: `workspace.Workspace`."""

    @property
    def loaded(self) -> LoadedCase:
        """The case as it was read."""
        ...

    @property
    def is_answerable(self) -> bool:
        """Whether nothing is at fault that leaves nothing to compute from."""
        ...

    def check(self) -> CheckResult: ...
    def matrix(self, *, as_of: datetime.date | None = None) -> Matrix: ...
    def table(self, *, as_of: datetime.date | None = None) -> Table: ...
    def record(self, *, as_of: datetime.date | None = None) -> Record: ...
    @property
    def assess(self) -> Verb: ...
    @property
    def why(self) -> Verb: ...
    @property
    def ask(self) -> Verb: ...
    @property
    def trace(self) -> Verb: ...
    @property
    def zone(self) -> Verb: ...
    @property
    def amend(self) -> Verb: ...
    @property
    def compare(self) -> Verb: ...


def gathered(
    case: Answering,
    *,
    as_of: datetime.date | None,
    drawing: Mapping[str, Any],
    audience: Handling,
    quotes_only: bool,
    progress: Callable[[int, int], None] | None,
) -> ReportInputs:
    """All that a report is made of, as of a day; `drawing` are the options of the answers about preferences."""
    held, how = case.loaded.case, {"as_of": as_of, **drawing}
    answers: dict[str, Callable[[], Any]] = {}
    if case.is_answerable:
        answers["zone"] = partial(case.zone, **how)
        if drafts_as_of(held, as_of or held.as_of):
            for name, verb in ("assessment", case.assess), ("why", case.why), ("questions", case.ask):
                answers[name] = partial(verb, **how)
            answers["amendments"] = partial(case.amend, **how)
            if not drawing["with_assumptions_only"]:
                answers["trace"] = partial(case.trace, **how)
        if pair := latest_pair(held, as_of or held.as_of):
            answers["comparison"] = partial(case.compare, *pair, **how)
    found: dict[str, Any] = dict.fromkeys(ANSWERS)
    for done, (name, compute) in enumerate(answers.items()):
        if progress is not None:
            progress(done, len(answers))
        found[name] = compute()
    return ReportInputs(
        matrix=case.matrix(as_of=as_of),
        table=case.table(as_of=as_of),
        record=case.record(as_of=as_of),
        problems=case.check().problems,
        texts=case.loaded.texts,
        scales={
            name: Scale(tuple(issue.options), {option: issue.short_label(option) for option in issue.options})
            for name, issue in held.issues.items()
        },
        options={
            name: {option: issue.option_label(option) for option in issue.options}
            for name, issue in held.issues.items()
        },
        **found,
        audience=audience,
        quotes_only=quotes_only,
        command=command_of(case.loaded.folder.path.name, {**how, "audience": audience, "quotes_only": quotes_only}),
    )
