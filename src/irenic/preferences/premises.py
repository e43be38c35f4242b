"""What an answer is computed from: a case, the statements that count, and how probabilities are drawn; and variants."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal, TypedDict

from pydantic import JsonValue

from ..model.basis import Citation
from ..model.case import Case
from ..model.dates import DateRange
from ..model.force import in_force, is_later
from ..model.issue import Issue
from ..model.party import Party, Want
from ..model.problem import Problem
from ..model.record import AboutOption, AboutOptions, AboutTerms, Statement
from ..model.result import Provenance, Result
from ..solvers.priors import Prior
from .grounded import on_grounds
from .rejections import Rejections, find_rejections

Basis = Literal["record", "assumptions"]


Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""


TOO_EARLY: Final = "A003"
"""The code of the problem that a draft was not yet on the table on the day that is asked about."""


class Drawing(TypedDict, total=False):
    """How probabilities are drawn, and from what."""

    draws: int
    """Stored per party."""
    seed: int
    prior: Prior
    with_assumptions_only: bool


class How(Drawing, total=False):
    """How an answer about preferences is computed, and what is known of the files that it is computed from."""

    as_of: datetime.date | None
    unproven: frozenset[Citation]
    inputs: str | None
    problems: tuple[Problem, ...]
    stopped: Mapping[str, str]


class Head(TypedDict):
    """What every answer about preferences begins with."""

    about: Provenance
    names: Mapping[str, str]
    titles: Mapping[str, str]
    left_out: tuple[str, ...]
    rejections: Rejections
    case: str
    notice: str | None
    as_of: datetime.date | None
    prior: Prior
    draws: int
    basis: Basis


class PreferenceResult(Result):
    """An answer about preferences."""

    names: Mapping[str, str]
    """What people call the parties."""
    titles: Mapping[str, str]
    """What people call the drafts, as it stands in a sentence."""
    left_out: tuple[str, ...]
    """Statements that do not count because no quote of theirs stands in its source."""
    rejections: Rejections
    """The options that statements in force reject, by issue and option: an answer may hold them all the same."""
    case: str
    notice: str | None
    as_of: datetime.date | None
    prior: Prior
    draws: int
    """Stored per party."""
    basis: Basis


@dataclass(frozen=True)
class Premises:
    """The inputs of an answer about preferences."""

    case: Case
    standing: Mapping[str, Statement]
    """The statements in force."""
    as_of: datetime.date | None = None
    prior: Prior = "issues"
    draws: int = 10_000
    """Stored per party."""
    seed: int = 0
    assumptions_only: bool = False
    unproven: frozenset[Citation] = frozenset()
    """Citations whose quote does not stand in its source."""
    inputs: str | None = None
    """SHA-256 over the files of the case."""
    problems: tuple[Problem, ...] = ()
    """What is amiss with the files."""
    stopped: Mapping[str, str] = field(default_factory=dict)
    """Parties of which nothing is to be worked out, since words of theirs rest on what is at fault; with the reason."""

    def head(
        self,
        verb: str,
        method: str,
        problems: Iterable[Problem] = (),
        *,
        on: Iterable[str] = (),
        **parameters: JsonValue,
    ) -> Head:
        """What an answer from these premises begins with; `problems` are the answer's own, `on` the drafts it is on."""
        day = str(self.as_of) if self.as_of else None
        about = Provenance(
            verb=verb,
            method=method,
            parameters={"as_of": day, "prior": self.prior, "draws": self.draws, **parameters},
            seed=self.seed,
            inputs=self.inputs,
            problems=(*self.problems, *problems, *self._too_early(on)),
        )
        return {
            "about": about,
            "names": {name: party.name for name, party in self.case.parties.items()},
            "titles": {name: self.case.draft_called(name) for name in self.case.drafts},
            "left_out": tuple(
                name
                for name, statement in self.case.statements.items()
                if statement.cite and self.unproven.issuperset(statement.cite)
            ),
            "rejections": self.rejections,
            "case": self.case.title,
            "notice": self.case.notice,
            "as_of": self.as_of,
            "prior": self.prior,
            "draws": self.draws,
            "basis": self.basis,
        }

    @property
    def rejections(self) -> Rejections:
        """The options that statements in force reject."""
        return find_rejections(self.case, self.standing, self.unproven)

    @property
    def basis(self) -> Basis:
        """Whether statements count."""
        return "assumptions" if self.assumptions_only else "record"

    def _too_early(self, drafts: Iterable[str]) -> Iterator[Problem]:
        """A problem for every draft that was not yet on the table on the day that is asked about."""
        for name in drafts:
            date = self.case.drafts[name].date if name in self.case.drafts else DateRange()
            if is_later(date, self.as_of):
                yield Problem(
                    code=TOO_EARLY,
                    severity="warning",
                    file=None,
                    line=None,
                    column=None,
                    message=f"draft '{name}' is of {date}, later than {self.as_of}: what was on record on that day is "
                    "asked about a text that was not yet on the table",
                    hint="name a later day with --as-of to count what was said since",
                )

    def without(self, label: str) -> "Premises":
        """The same without a statement, an assumption, or an order that a party `wants` (`PARTY.wants.ISSUE`).

        As if it had never been: what a statement superseded counts again, as far as nothing else stands against it.
        Raises KeyError where there is nothing of that name.
        """
        if label in self.standing:
            others = {name: held for name, held in self.case.statements.items() if name != label}
            case = self.case.model_copy(update={"statements": others})
            if not self.standing[label].supersedes:
                return replace(self, case=case, standing={n: held for n, held in self.standing.items() if n != label})
            counted = in_force(self.case, self.as_of, self.unproven)
            again = in_force(case, self.as_of, self.unproven)
            standing = {name: held for name, held in again.items() if name in self.standing or name not in counted}
            return replace(self, case=case, standing=standing)
        if label in self.case.assume:
            left = {name: held for name, held in self.case.assume.items() if name != label}
            return replace(self, case=self.case.model_copy(update={"assume": left}))
        name, _, issue = label.partition(".wants.")
        party = self.case.parties[name]
        return self._with_wants({name: {other: want for other, want in party.wants.items() if other != issue}})

    def from_citations(self) -> "Premises":
        """The same without what rests on the analyst's judgement: assumptions, statements and orders not cited."""
        cited = {name: held for name, held in self.standing.items() if not held.basis().is_assumption}
        bare = replace(self, standing=cited, case=self.case.model_copy(update={"assume": {}}))
        return bare._with_wants(
            {
                name: {issue: want for issue, want in party.wants.items() if not _is_assumed(party, issue)}
                for name, party in self.case.parties.items()
            }
        )

    def with_proposed_options_alone(self) -> "Premises":
        """The same without options that nobody proposed: in no draft, statement or status quo."""
        spoken = self._spoken_options()
        issues = {name: _with_options(issue, spoken[name]) for name, issue in self.case.issues.items()}
        if all(len(issues[name].options) == len(issue.options) for name, issue in self.case.issues.items()):
            return self
        assume = {
            name: held.model_copy(
                update={
                    "values": {
                        issue: {option: value for option, value in values.items() if option in issues[issue].options}
                        for issue, values in held.values.items()
                        if issue in issues
                    }
                }
            )
            for name, held in self.case.assume.items()
        }
        left = replace(self, case=self.case.model_copy(update={"issues": issues, "assume": assume}))
        return left._with_wants(
            {
                name: {
                    issue: _with_ranked(want, issues[issue]) if issue in issues else want
                    for issue, want in party.wants.items()
                }
                for name, party in self.case.parties.items()
            }
        )

    def _with_wants(self, wants: Mapping[str, Mapping[str, Want]]) -> "Premises":
        parties = {
            name: party.model_copy(update={"wants": dict(wants[name])}) if name in wants else party
            for name, party in self.case.parties.items()
        }
        return replace(self, case=self.case.model_copy(update={"parties": parties}))

    def _spoken_options(self) -> dict[str, set[str]]:
        """The options that somebody proposed or spoke of by the day, issue by issue, and what holds today."""
        case = self.case
        spoken_of = {
            draft
            for statement in self.standing.values()
            for draft in (getattr(statement.about, "draft", None), getattr(statement.about, "over", None))
        }
        later = {
            name for name, draft in case.drafts.items() if is_later(draft.date, self.as_of) and name not in spoken_of
        }
        found: dict[str, set[str]] = {name: set() for name in case.issues}
        named: list[tuple[str, str]] = [
            (issue, option)
            for name, draft in case.drafts.items()
            if name not in later
            for issue, term in draft.terms.items()
            for option in term.option
        ]
        for statement in self.standing.values():
            about = statement.about
            named += [(issue, option) for issue, options in statement.condition.items() for option in options]
            match about:
                case AboutTerms():
                    named += list(about.terms.items())
                case AboutOption():
                    named.append((about.issue, about.option))
                case AboutOptions():
                    named += [(about.issue, about.option), (about.issue, about.over)]
        for name, issue in case.issues.items():
            named += [
                (name, option) for option, held in issue.options.items() if held.cite or set(held.proposed_in) - later
            ]
            if issue.status_quo is not None:
                named.append((name, issue.status_quo))
        # a peak is what a party wants, whoever proposed it
        named += [
            (issue, want.peak)
            for party in case.parties.values()
            for issue, want in party.wants.items()
            if want.peak is not None
        ]
        for issue_name, option in named:
            if issue_name in found:
                found[issue_name].add(option)
        return found


def premises_of(
    case: Case,
    *,
    as_of: datetime.date | None = None,
    draws: int = 10_000,
    seed: int = 0,
    prior: Prior = "issues",
    with_assumptions_only: bool = False,
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
    stopped: Mapping[str, str] = MappingProxyType({}),
) -> Premises:
    """The premises of a case as of a day: its statements in force, or none where assumptions alone are asked for.

    Their case holds what has grounds on the day (see `grounded`); an answer is made from that case, never from another.
    """
    day = as_of or case.as_of
    held = on_grounds(case, day, unproven)
    standing = {} if with_assumptions_only else in_force(held.case, day, unproven)
    # where words do not count, none are missing
    reasons = {} if with_assumptions_only else stopped
    told = (*problems, *held.notes)
    return Premises(
        held.case, standing, day, prior, draws, seed, with_assumptions_only, unproven, inputs, told, reasons
    )


def _is_assumed(party: Party, issue: str) -> bool:
    """Whether a party's order on an issue rests on the analyst: by its own entry, or by the party's."""
    want = party.wants[issue]
    if want.cite:
        return want.basis().is_assumption
    return want.assumed is not None or party.basis("wants").is_assumption


def _with_options(issue: Issue, kept: set[str]) -> Issue:
    left = {name: option for name, option in issue.options.items() if name in kept}
    # an issue of which nobody proposed anything stays as it is: without options it would be none
    return issue.model_copy(update={"options": left}) if left else issue


def _with_ranked(want: Want, issue: Issue) -> Want:
    """A party's order without the options that an issue no longer has."""
    if not isinstance(want.order, tuple):
        return want.model_copy(update={"unranked": tuple(o for o in want.unranked if o in issue.options)})
    levels = (tuple(option for option in equals if option in issue.options) for equals in want.order)
    return want.model_copy(
        update={
            "order": tuple(equals for equals in levels if equals) or "unknown",
            "unranked": tuple(option for option in want.unranked if option in issue.options),
        }
    )
