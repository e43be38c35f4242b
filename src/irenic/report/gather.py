"""Asks a case all that a report tells: the record, and every answer that it has."""

import datetime
import shlex
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal, Protocol, cast

from ..analyses.acceptance import Assessment
from ..analyses.actors import ActorMap, who_is_who
from ..analyses.amend import Amendments
from ..analyses.compare import Comparison
from ..analyses.forecast import Forecasts
from ..analyses.gap import Matrix
from ..analyses.influence import Why
from ..analyses.questions import Questions
from ..analyses.record import Record
from ..analyses.stability import Stability
from ..analyses.table import Table
from ..analyses.trace import Trace
from ..analyses.zone import Zone
from ..casefile.leaving_out import in_words
from ..casefile.load import LoadedCase
from ..casefile.quotes import SourceText
from ..documents.metadata import in_command
from ..model.case import Case
from ..model.on_the_table import drafts_as_of, latest_pair
from ..model.problem import Problem
from ..model.result import CheckResult, Result
from ..model.source import Handling
from .page.picture import Scale

Form = Literal["full", "brief"]
"""All that is known, or two pages in plain words."""
Extra = Literal["stability", "forecast"]
"""What a report holds only where it is asked for."""
EXTRAS: Final[tuple[Extra, ...]] = ("stability", "forecast")
ANSWERS: Final = ("assessment", "why", "questions", "trace", "zone", "amendments", "comparison")
"""The inputs of a report that are answers about preferences, and may be None."""


@dataclass(frozen=True)
class ReportInputs:
    """All that a report is made of."""

    matrix: Matrix
    table: Table
    record: Record
    actors: ActorMap
    assessment: Assessment | None
    """None where the case has no draft to assess."""
    why: Why | None
    questions: Questions | None
    trace: Trace | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, SourceText]
    scales: Mapping[str, Scale]
    options: Mapping[str, Mapping[str, str]]
    """What people call the options of every issue, numbers with their unit."""
    case: Case
    command: str
    """What rebuilds the report."""
    zone: Zone | None = None
    amendments: Amendments | None = None
    """Of the latest draft."""
    comparison: Comparison | None = None
    """Of the latest draft with the one before it."""
    stability: Stability | None = None
    """Only where it is asked for."""
    forecast: Forecasts | None = None
    """Only where it is asked for."""
    form: Form = "full"
    audience: Handling = "public"
    """Who may see the report: it is made as if other sources did not exist."""
    quotes_only: bool = False
    """Whether the full texts of the sources are left out."""
    is_answerable: bool = True
    """Whether nothing is at fault that the answers about preferences need; where something is, there are none."""
    is_answerable_on_latest: bool = True
    """Whether that holds of answers on the latest draft too."""
    left_out: tuple[str, ...] = ()
    """The parts of the case that could not be read, in words."""
    unproven: frozenset[str] = frozenset()
    """The statements of which no quote stands in its source."""


def command_of(name: str, how: Mapping[str, object]) -> str:
    """What makes the report again: every option that is not as it is by itself."""
    plain = {"as_of": None, "draws": 10_000, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    plain |= {"state": None, "even_if_assumed": False, "form": "full", "audience": "public", "quotes_only": False}
    extras = [("with", extra) for extra in cast(tuple[str, ...], how.get("extras", ()))]
    given = [(option.replace("_", "-"), value) for option, value in how.items() if value != plain.get(option, value)]
    given += extras
    return " ".join(
        [
            "irenic report",
            # a name of bytes that are no text has no letters for them
            in_command(name.encode(errors="replace").decode()),
            *(f"--{o}" if v is True else f"--{o} {shlex.quote(str(v))}" for o, v in given),
        ]
    )


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

    def is_answerable_on(self, draft: str | None, *, as_of: datetime.date | None = None) -> bool: ...

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
    @property
    def stability(self) -> Verb: ...
    @property
    def forecast(self) -> Verb: ...


def gathered(
    case: Answering,
    *,
    as_of: datetime.date | None,
    drawing: Mapping[str, Any],
    form: Form = "full",
    audience: Handling = "public",
    quotes_only: bool = False,
    extras: Collection[Extra] = (),
    state: str | None = None,
    even_if_assumed: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> ReportInputs:
    """All that a report is made of, as of a day; `drawing` are the options of the answers about preferences.

    `state`: whether another state than the deal kept would hold. `even_if_assumed`: the extras also where most of what
    they rest on is assumed.
    """
    held, how = case.loaded.case, {"as_of": as_of, **drawing}
    answers: dict[str, Callable[[], Any]] = {}
    if case.is_answerable:
        answers["zone"] = partial(case.zone, **how)
        tabled = drafts_as_of(held, as_of or held.as_of)
        if any(case.is_answerable_on(draft, as_of=as_of) for draft in tabled):
            answers["assessment"] = partial(case.assess, **how)
            if case.is_answerable_on(None, as_of=as_of):
                for name, verb in ("why", case.why), ("questions", case.ask), ("amendments", case.amend):
                    answers[name] = partial(verb, **how)
            if not drawing["with_assumptions_only"]:
                answers["trace"] = partial(case.trace, **how)
        pair = latest_pair(held, as_of or held.as_of)
        if pair and all(case.is_answerable_on(draft, as_of=as_of) for draft in pair):
            answers["comparison"] = partial(case.compare, *pair, **how)
    if "stability" in extras:
        answers["stability"] = partial(case.stability, state=state, even_if_assumed=even_if_assumed, **how)
    if "forecast" in extras:
        own = {"seed": drawing["seed"], "with_assumptions_only": drawing["with_assumptions_only"]}
        answers["forecast"] = partial(case.forecast, as_of=as_of, even_if_assumed=even_if_assumed, **own)
    found: dict[str, Any] = dict.fromkeys((*ANSWERS, *EXTRAS))
    for done, (name, compute) in enumerate(answers.items()):
        if progress is not None:
            progress(done, len(answers))
        found[name] = compute()
    return ReportInputs(
        matrix=case.matrix(as_of=as_of),
        table=case.table(as_of=as_of),
        record=case.record(as_of=as_of),
        actors=who_is_who(held, as_of=as_of, inputs=case.loaded.inputs, problems=case.check().problems),
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
        case=held,
        **found,
        form=form,
        audience=audience,
        quotes_only=quotes_only,
        is_answerable=case.is_answerable,
        is_answerable_on_latest=case.is_answerable_on(None, as_of=as_of),
        left_out=tuple(map(in_words, case.loaded.left_out)),
        unproven=frozenset(
            name
            for name, statement in held.statements.items()
            if statement.cite and case.loaded.unproven.issuperset(statement.cite)
        ),
        command=command_of(
            case.loaded.folder.path.name,
            {
                **how,
                "state": state,
                "even_if_assumed": even_if_assumed,
                "form": form,
                "audience": audience,
                "quotes_only": quotes_only,
                "extras": tuple(sorted(extras)),
            },
        ),
    )
