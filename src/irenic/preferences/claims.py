"""Statements and assumptions as labelled rows and filters, always the weakest that the words allow."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from ..model.case import Assumption, Case
from ..model.record import (
    AboutDraft,
    AboutDrafts,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutTerms,
    Statement,
)
from ..solvers.linear import FloatArray, Row
from .readings import READING_LIMIT, Readings, Tied, count, readings_about, readings_of
from .space import Space, no_better

ACCEPTING: Final = ("accepts", "offers", "supports")


@dataclass(frozen=True)
class RedLine:
    """What a party rules out: an option, and with it what it likes still less, in packages that meet a condition."""

    id: str
    issue: str
    option: str
    condition: Readings
    credence: float

    def excludes(self, space: Space, package: Mapping[str, str]) -> bool:
        """Whether a package is unacceptable to the party by this red line."""
        return (
            self.issue in space.level
            and package.get(self.issue) in space.no_better(self.issue, self.option)
            and all(package.get(issue) in options for issue, options in self.condition.items())
        )

    def around(self, readings: Readings) -> list[dict[str, str]]:
        """Every choice that readings leave on the issues that it speaks of."""
        involved = [issue for issue in dict.fromkeys([self.issue, *self.condition]) if issue in readings]
        return [
            dict(zip(involved, chosen, strict=True))
            for chosen in itertools.product(*(readings[issue] for issue in involved))
        ]


@dataclass(frozen=True)
class Meaning:
    """What one statement or assumption says under given orders and red lines."""

    rows: tuple[Row, ...] = ()
    clashes_with: frozenset[str] = frozenset()
    """Red lines that it cannot stand beside, whatever the values."""


class _Same:
    """An entry of a case, equal to itself alone: the same entry is asked for day after day."""

    def __init__(self, held: Statement | Assumption) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held


@lru_cache(maxsize=8192)
def _written(entry: _Same, *, said_alone: bool) -> str:
    said = {"stance", "about", "condition", "weights", "values", "reservation"}
    return entry.held.model_dump_json(include=said if said_alone else None)


@dataclass(frozen=True)
class Claim:
    """One statement or assumption that bears on a party's preferences."""

    id: str
    source: Statement | Assumption
    credence: float

    @property
    def is_statement(self) -> bool:
        """Whether it is what somebody said, not the analyst's judgement."""
        return isinstance(self.source, Statement)

    @property
    def is_cited(self) -> bool:
        """Whether a source holds the words."""
        return isinstance(self.source, Statement) and not self.source.basis().is_assumption

    @cached_property
    def content(self) -> str:
        """What it says, whoever says it and whenever: two of one content are one."""
        return _written(_Same(self.source), said_alone=True)

    @property
    def whole(self) -> str:
        """All of it."""
        return _written(_Same(self.source), said_alone=False)

    @property
    def is_exact(self) -> bool:
        """Whether it assumes some value exactly, where others give an interval."""
        if isinstance(self.source, Statement):
            return False
        values = [held for options in self.source.values.values() for held in options.values()]
        given = [*self.source.weights.values(), *values, self.source.reservation]
        return any(interval is not None and interval[0] == interval[1] for interval in given)


def is_said_again(claims: Sequence[Claim], label: str) -> bool:
    """Whether another claim says the same at least as firmly, cited where this one is: without it nothing changes."""
    own = next((claim for claim in claims if claim.id == label), None)
    return own is not None and any(
        other.id != label
        and other.content == own.content
        and other.credence >= own.credence
        and other.is_cited >= own.is_cited
        and other.is_statement == own.is_statement
        for other in claims
    )


def reservation_bounds(assumed: Sequence[Claim]) -> tuple[float, float]:
    """The bounds of r: 0 and 1, or wider where an explicit assumption sets the reservation value outside."""
    bounds = [claim.source.reservation for claim in assumed if not isinstance(claim.source, Statement)]
    known = [interval for interval in bounds if interval is not None]
    return min([0.0, *(low for low, _ in known)]), max([1.0, *(high for _, high in known)])


def mentions(case: Case, claim: Claim) -> dict[str, frozenset[str]]:
    """The options, by issue, whose values or places in an order a claim depends on."""
    found: dict[str, set[str]] = {}
    if isinstance(claim.source, Assumption):
        for issue, values in claim.source.values.items():
            found.setdefault(issue, set()).update(values)
        return {issue: frozenset(options) for issue, options in found.items()}
    about = claim.source.about
    named: list[Readings] = [claim.source.condition]
    match about:
        case AboutDraft() | AboutTerms():
            named.append(readings_about(case, about))
        case AboutDrafts():
            named += [readings_of(case, case.drafts[draft]) for draft in (about.draft, about.over)]
        case AboutOptions():
            named.append({about.issue: (about.option, about.over)})
        case AboutOption():
            named.append({about.issue: (about.option,)})
    for readings in named:
        for issue, options in readings.items():
            found.setdefault(issue, set()).update(options)
    return {issue: frozenset(options) for issue, options in found.items()}


def drafts_of(case: Case, claim: Claim) -> list[Readings]:
    """The readings of the drafts, or of terms, that a claim speaks of."""
    if isinstance(claim.source, Assumption):
        return []
    match about := claim.source.about:
        case AboutDraft() | AboutTerms():
            return [readings_about(case, about, claim.source.condition)]
        case AboutDrafts():
            return [readings_of(case, case.drafts[draft]) for draft in (about.draft, about.over)]
    return []


def accepting(case: Case, claim: Claim, readings: Readings) -> bool:
    """Whether a claim accepts, without a condition, just what some readings allow."""
    source = claim.source
    return (
        isinstance(source, Statement)
        and source.stance in ACCEPTING
        and not source.condition
        and drafts_of(case, claim) == [readings]
    )


def red_line(claim: Claim) -> RedLine | None:
    """The claim as a red line, where it is one."""
    source = claim.source
    if isinstance(source, Statement) and source.stance == "rules out" and isinstance(source.about, AboutOption):
        return RedLine(claim.id, source.about.issue, source.about.option, source.condition, claim.credence)
    return None


def meaning(case: Case, claim: Claim, space: Space, lines: Sequence[RedLine]) -> Meaning:
    """The rows of a claim, given the party's orders and the red lines that stand with it."""
    if isinstance(claim.source, Assumption):
        return Meaning(tuple(_assumed(claim.source, space)))
    statement, about = claim.source, claim.source.about
    match about:
        case AboutDraft() | AboutTerms():
            readings = readings_about(case, about, statement.condition)
            if statement.stance in ACCEPTING:
                return _accepted(readings, space, lines)
            return _rejected(readings, space, lines)
        case AboutDrafts():
            first, second = (readings_of(case, case.drafts[draft]) for draft in (about.draft, about.over))
            better, worse = best_readings(first, space, lines), space.worst(second)
            if len(better) != 1 or all(
                first[issue] == second[issue] and len(first[issue]) == 1 for issue in space.level
            ):
                # the case holds the same of both: by what one is the better for the party, it does not tell
                return Meaning()
            return _strictly(space.gain(better[0]) - space.gain(worse))
        case AboutOptions() if about.issue in space.level:
            return _strictly(space.value(about.issue, about.option) - space.value(about.issue, about.over))
        case AboutIssues() if _is_a_choice(space, about.issue) and _is_a_choice(space, about.over):
            return _strictly(space.weight(about.issue) - space.weight(about.over))
        case AboutOption() if about.issue in space.level:
            if statement.stance in ("demands", "rejects") and not _is_a_choice(space, about.issue):
                return Meaning()
            value = space.value(about.issue, about.option)
            if statement.stance == "demands":
                return _strictly(value)
            if statement.stance == "rejects":
                return _strictly(space.weight(about.issue) - value)
            if statement.stance in ACCEPTING:
                return Meaning(
                    clashes_with=forbidding(
                        about.issue, about.option, statement.condition, space.level[about.issue], lines
                    )
                )
    return Meaning()


def best_readings(readings: Readings, space: Space, lines: Sequence[RedLine]) -> list[dict[str, str]]:
    """The readings that the party likes best among those that no red line excludes; none where all are excluded.

    Option by option there is one; only red lines under a condition can leave several, none better than another.
    """
    firm = [line for line in lines if not line.condition and line.issue in space.level]
    left = {
        issue: tuple(
            option
            for option in options
            if not any(line.issue == issue and option in space.no_better(issue, line.option) for line in firm)
        )
        for issue, options in readings.items()
    }
    if not all(left.values()):
        return []
    conditional = [line for line in lines if line.condition and line.issue in space.level]
    best = space.best(left)
    tied = readings if isinstance(readings, Tied) else None

    def is_left(package: Mapping[str, str]) -> bool:
        return (tied is None or tied.keeps(package)) and not any(line.excludes(space, package) for line in conditional)

    involved = {issue for line in conditional for issue in (line.issue, *line.condition) if issue in left}
    involved |= tied.involved if tied is not None else set()
    among = {issue: left[issue] for issue in sorted(involved)}
    if is_left(best) or (tied is not None and count(among) > READING_LIMIT):
        return [best]
    found = [package for chosen in _products(among) if is_left(package := {**best, **chosen})]
    return [x for x in found if not any(_dominates(space, y, x) for y in found)]


def worst_readings(readings: Readings, space: Space, lines: Sequence[RedLine]) -> list[dict[str, str]]:
    """The readings that the party likes least, none worse than another; none where a red line excludes one of them.

    What a red line excludes is liked least of all: the draft at its worst is then refused.
    """
    worst = space.worst(readings)
    if not isinstance(readings, Tied) or count(among := _among(readings, lines)) > READING_LIMIT:
        excluded = any(
            line.excludes(space, {**worst, **package}) for line in lines for package in line.around(readings)
        )
        return [] if excluded else [worst]
    found = [package for chosen in _products(among) if readings.keeps(package := {**worst, **chosen})]
    if any(line.excludes(space, package) for line in lines for package in found):
        return []
    return [x for x in found if not any(_dominates(space, x, y) for y in found)]


def _among(readings: Tied, lines: Sequence[RedLine]) -> dict[str, tuple[str, ...]]:
    """The issues on which options hang together, by links or by red lines."""
    spoken = {issue for line in lines for issue in (line.issue, *line.condition) if issue in readings}
    return {issue: readings[issue] for issue in sorted(readings.involved | spoken)}


def _accepted(readings: Readings, space: Space, lines: Sequence[RedLine]) -> Meaning:
    best = best_readings(readings, space, lines)
    if not best:
        return Meaning(clashes_with=frozenset(line.id for line in lines))
    # of several, none better than another, the words say only that one is acceptable, which is no linear row; what
    # takes the best of each is then acceptable all the more
    above = {issue: max((one[issue] for one in best), key=space.rank(issue)) for issue in best[0]}
    return Meaning((Row(space.gain(above)),))


def _rejected(readings: Readings, space: Space, lines: Sequence[RedLine]) -> Meaning:
    if any(line.excludes(space, package) for line in lines for package in _corners(readings, line)):
        return Meaning()
    return _strictly(-space.gain(space.worst(readings)))


def _corners(readings: Readings, line: RedLine) -> list[dict[str, str]]:
    """Readings that tell whether a red line excludes any: every choice on the issues that it is about."""
    involved = {issue: readings[issue] for issue in sorted({line.issue, *line.condition}) if issue in readings}
    rest = {issue: options[0] for issue, options in readings.items()}
    return [{**rest, **chosen} for chosen in _products(involved)]


def forbidding(
    issue: str,
    option: str,
    condition: Readings,
    ranked: Mapping[str, int],
    lines: Sequence[RedLine],
) -> frozenset[str]:
    """The red lines that rule out an option that was accepted; `ranked` gives the level of the issue's options."""
    return frozenset(
        line.id
        for line in lines
        if line.issue == issue
        and option in no_better(ranked, line.option)
        and all(set(condition.get(other, ())) & set(options) for other, options in line.condition.items())
    )


def _assumed(assumption: Assumption, space: Space) -> list[Row]:
    rows: list[Row] = []
    for issue, interval in assumption.weights.items():
        if issue in space.level:
            rows += _between(space.weight(issue), interval)
    for issue, values in assumption.values.items():
        for option, interval in values.items():
            if issue in space.level:
                rows += _between(space.value(issue, option), interval)
    if assumption.reservation is not None:
        rows += _between(space.reservation(), assumption.reservation)
    return rows


def _between(form: FloatArray, interval: tuple[float, float]) -> list[Row]:
    low, high = interval
    if low == high:
        return [Row(form, low, equality=True)]
    return [Row(form, low), Row(-form, -high)]


def _is_a_choice(space: Space, issue: str) -> bool:
    """Whether there is more than one option: else no words can say what somebody likes better there."""
    return len(space.level.get(issue, ())) > 1


def _strictly(form: FloatArray) -> Meaning:
    return Meaning((Row(form, strict=True),))


def _products(choices: Readings) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{}]
    for issue, options in choices.items():
        found = [{**package, issue: option} for package in found for option in options]
    return found


def _dominates(space: Space, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    levels = [(space.level[issue][one[issue]], space.level[issue][other[issue]]) for issue in space.level]
    return all(a >= b for a, b in levels) and any(a > b for a, b in levels)
