"""Claims under every order that a party may have, at once: what holds under one of them, and under which.

Whatever a claim says is taken option by option, so on each issue it depends on that issue's order alone.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from ..model.case import Assumption, Case
from ..model.record import AboutDraft, AboutDrafts, AboutIssues, AboutOption, AboutOptions, AboutTerms
from ..solvers.choices import ChoiceRow, find_orders
from ..solvers.linear import FloatArray
from .claims import ACCEPTING, Claim, RedLine, drafts_of, forbidding
from .orders import Levels
from .readings import Readings, Tied, readings_about, readings_of
from .space import no_better


class Asked(NamedTuple):
    """A conclusion to try out: that the party accepts a reading, or that it does not."""

    readings: Readings
    """One option for every issue where a package is asked for."""
    end: Literal["best", "worst", "only"]
    """Which reading; the only one where there is one for every issue."""
    accepts: bool


class EveryOrder:
    """The program that says whether claims can hold together under some order of each issue."""

    def __init__(
        self,
        case: Case,
        choices: Mapping[str, Sequence[Levels]],
        reservation: tuple[float, float],
        lines: Sequence[RedLine],
    ) -> None:
        """`choices` gives the possible orders of every issue, `lines` the red lines that stand."""
        self.case, self.choices, self.reservation = case, choices, reservation
        self.lines = [line for line in lines if line.issue in choices]
        self._levels = {
            issue: [{option: level for level, equals in enumerate(levels) for option in equals} for levels in orders]
            for issue, orders in choices.items()
        }
        self._increments = [[len(levels) - 1 for levels in orders] for orders in choices.values()]
        self.rows: list[ChoiceRow] = []
        self.allowed = {issue: np.ones(len(orders)) for issue, orders in choices.items()}

    @staticmethod
    def can_hold(
        case: Case, lines: Sequence[RedLine], claims: Sequence[Claim], *, best: bool, drafts: Sequence[Readings] = ()
    ) -> bool:
        """Whether the claims can be taken issue by issue: not where links tie options of a draft, nor, of a best
        reading, where a red line stands under a condition.
        """
        spoken = (readings for claim in claims for readings in drafts_of(case, claim))
        if case.links and any(isinstance(readings, Tied) for readings in (*drafts, *spoken)):
            return False
        return not any(line.condition for line in lines) or not (best or any(map(_speaks_of_best, claims)))

    def add(self, claim: Claim) -> None:
        """What a claim says."""
        source = claim.source
        if isinstance(source, Assumption):
            self._assumed(source)
            return
        about = source.about
        match about:
            case AboutDraft() | AboutTerms():
                readings = readings_about(self.case, about, source.condition)
                if source.stance in ACCEPTING:
                    self._accept(readings)
                else:
                    self._row(self._gain(readings, "worst", -1.0), 1.0, relaxed=self._excluding(readings))
            case AboutDrafts():
                better = readings_of(self.case, self.case.drafts[about.draft])
                worse = readings_of(self.case, self.case.drafts[about.over])
                more, less = self._gain(better, "best", 1.0), self._gain(worse, "worst", -1.0)
                self._row(_sum(more, less), 0.0, relaxed=self._without_best(better))
            case AboutOptions() if about.issue in self.choices:
                self._on(about.issue, {about.option: 1.0, about.over: -1.0})
            case AboutIssues() if about.issue in self.choices and about.over in self.choices:
                form = self._nothing()
                form[about.issue] = [np.ones_like(part) for part in form[about.issue]]
                form[about.over] = [-np.ones_like(part) for part in form[about.over]]
                self._row(form, 0.0)
            case AboutOption() if about.issue in self.choices:
                if source.stance == "demands":
                    self._on(about.issue, {about.option: 1.0})
                elif source.stance == "rejects":
                    self._on(about.issue, {about.option: -1.0}, whole=1.0)
                elif source.stance in ACCEPTING:
                    for order, levels in enumerate(self._levels[about.issue]):
                        if forbidding(about.issue, about.option, source.condition, levels, self.lines):
                            self.allowed[about.issue][order] = 0.0

    def ask(self, asked: Asked) -> None:
        """Add a conclusion, or its opposite."""
        excluding = self._excluding(asked.readings) if asked.end != "best" else self._without_best(asked.readings)
        end: Literal["best", "worst"] = "best" if asked.end == "best" else "worst"
        if asked.accepts:
            for issue, held in excluding.items():
                self.allowed[issue] *= held == 0
            self._row(self._gain(asked.readings, end, 1.0), -1.0, strict=False)
        else:
            self._row(self._gain(asked.readings, end, -1.0), 1.0, relaxed=excluding)

    def like(self, better: Readings, worse: Readings, *, strict: bool) -> None:
        """Add that one draft at its best is worth no less than another at its worst, or more; red lines aside."""
        more, less = self._gain(better, "best", 1.0, keep_lines=False), self._gain(worse, "worst", -1.0)
        self._row(_sum(more, less), 0.0, strict=strict)

    def first(self, excluded: Sequence[Sequence[int]] = ()) -> tuple[int, ...] | None:
        """The number of an order on every issue under which all that was added can hold; None where there is none."""
        if any(not held.any() for held in self.allowed.values()):
            return None
        return find_orders(
            self._increments,
            self.rows,
            allowed=list(self.allowed.values()),
            reservation=self.reservation,
            excluded=excluded,
        )

    def _accept(self, readings: Readings) -> None:
        for issue, held in self._without_best(readings).items():
            self.allowed[issue] *= held == 0
        self._row(self._gain(readings, "best", 1.0), -1.0, strict=False)

    def _value(self, issue: str, order: int, option: str) -> FloatArray:
        form = np.zeros(len(self.choices[issue][order]) - 1)
        form[: self._levels[issue][order][option]] = 1.0
        return form

    def _nothing(self) -> dict[str, list[FloatArray]]:
        """No coefficient on any issue; one is put in by replacing the list of an issue, never within it."""
        return dict(self._zeros)

    @cached_property
    def _zeros(self) -> dict[str, list[FloatArray]]:
        return {issue: [np.zeros(len(levels) - 1) for levels in orders] for issue, orders in self.choices.items()}

    def _gain(
        self, readings: Readings, end: Literal["best", "worst"], sign: float, *, keep_lines: bool = True
    ) -> dict[str, list[FloatArray]]:
        """The forms of the utility of the best or the worst reading, under each order; the best keeps red lines."""
        keep_lines = keep_lines and end == "best"
        found: dict[str, list[FloatArray]] = {}
        for issue, orders in self.choices.items():
            found[issue] = []
            for order in range(len(orders)):
                levels = self._levels[issue][order]
                options = self._left(issue, order, readings[issue]) if keep_lines else readings[issue]
                pick = max if end == "best" else min
                chosen = pick(options or readings[issue], key=lambda option: levels[option])
                found[issue].append(sign * self._value(issue, order, chosen))
        return found

    def _left(self, issue: str, order: int, options: Sequence[str]) -> tuple[str, ...]:
        """Of some options those that no red line without a condition rules out under an order."""
        ruled_out: frozenset[str] = frozenset()
        for line in self.lines:
            if line.issue == issue and not line.condition:
                ruled_out |= no_better(self._levels[issue][order], line.option)
        return tuple(option for option in options if option not in ruled_out)

    def _without_best(self, readings: Readings) -> dict[str, FloatArray]:
        """Orders under which red lines leave no option on an issue, marked 1."""
        return {
            issue: np.array([float(not self._left(issue, order, readings[issue])) for order in range(len(orders))])
            for issue, orders in self.choices.items()
        }

    def _excluding(self, readings: Readings) -> dict[str, FloatArray]:
        """Orders under which a red line excludes one of the readings, marked 1."""
        found = {issue: np.zeros(len(orders)) for issue, orders in self.choices.items()}
        for line in self.lines:
            if all(set(readings[issue]) & set(options) for issue, options in line.condition.items()):
                met = set(readings[line.issue]) & set(line.condition.get(line.issue, readings[line.issue]))
                for order, levels in enumerate(self._levels[line.issue]):
                    if met & no_better(levels, line.option):
                        found[line.issue][order] = 1.0
        return found

    def _on(self, issue: str, options: Mapping[str, float], whole: float = 0.0) -> None:
        form = self._nothing()
        form[issue] = [
            whole * np.ones(len(levels) - 1)
            + sum(
                (sign * self._value(issue, order, option) for option, sign in options.items()),
                np.zeros(len(levels) - 1),
            )
            for order, levels in enumerate(self.choices[issue])
        ]
        self._row(form, 0.0)

    def _row(
        self,
        form: Mapping[str, Sequence[FloatArray]],
        reservation: float,
        *,
        bound: float = 0.0,
        strict: bool = True,
        equality: bool = False,
        relaxed: Mapping[str, FloatArray] | None = None,
    ) -> None:
        low, high = self.reservation
        room = 2.0 + abs(low) + abs(high)
        self.rows.append(
            ChoiceRow(
                list(form.values()),
                reservation,
                bound,
                strict,
                equality,
                [room * held for held in relaxed.values()] if relaxed else (),
            )
        )

    def _assumed(self, assumption: Assumption) -> None:
        for issue, interval in assumption.weights.items():
            if issue in self.choices:
                form = self._nothing()
                form[issue] = [np.ones_like(part) for part in form[issue]]
                self._between(form, 0.0, interval)
        for issue, values in assumption.values.items():
            for option, interval in values.items():
                if issue in self.choices:
                    form = self._nothing()
                    form[issue] = [self._value(issue, order, option) for order in range(len(self.choices[issue]))]
                    self._between(form, 0.0, interval)
        if assumption.reservation is not None:
            self._between(self._nothing(), 1.0, assumption.reservation)

    def _between(
        self, form: Mapping[str, Sequence[FloatArray]], reservation: float, interval: tuple[float, float]
    ) -> None:
        low, high = interval
        if low == high:
            self._row(form, reservation, bound=low, strict=False, equality=True)
            return
        self._row(form, reservation, bound=low, strict=False)
        negated = {issue: [-part for part in parts] for issue, parts in form.items()}
        self._row(negated, -reservation, bound=-high, strict=False)


def _sum(more: Mapping[str, list[FloatArray]], less: Mapping[str, list[FloatArray]]) -> dict[str, list[FloatArray]]:
    return {issue: [a + b for a, b in zip(more[issue], less[issue], strict=True)] for issue in more}


def _speaks_of_best(claim: Claim) -> bool:
    source = claim.source
    if isinstance(source, Assumption):
        return False
    accepts = isinstance(source.about, AboutDraft | AboutTerms) and source.stance in ACCEPTING
    return accepts or isinstance(source.about, AboutDrafts)
