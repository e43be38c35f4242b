"""Draws of one party's preferences under a prior: how often it accepts, and what hangs together with that."""

import copy
import hashlib
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..solvers.accepted import DrawnParty, joined
from ..solvers.linear import FloatArray, Row
from ..solvers.polytope import CONSISTENT
from ..solvers.priors import Prior
from ..solvers.sampling import ENOUGH, Draws, SoftRow
from ..solvers.sequential import alike, sample_orders
from .claims import RedLine, best_readings
from .conclusions import Asked, candidates
from .party import PartyPreferences
from .probability import Probability, estimated, too_few
from .readings import Readings
from .space import Space
from .stages import stages_of


class PartyDraws:
    """Draws of one party's preferences under a prior: what every option is worth, and what no agreement is worth."""

    def __init__(
        self,
        preferences: PartyPreferences,
        prior: Prior,
        number: int,
        seed: int,
        watched: Sequence[Mapping[str, str]] = (),
    ) -> None:
        """Draw `number` preferences; `seed` is the analysis's own.

        `watched` are packages of which it will be asked whether the party accepts them: walks last until they tell.
        """
        self.preferences = preferences
        self._told: dict[object, Probability] = {}
        self._credences = preferences.credences()
        self._firm = frozenset(name for name, credence in self._credences.items() if credence == 1)
        self._firm_lines = preferences.red_lines(self._firm)
        self._soft_lines = preferences.soft_lines
        own_seed = _party_seed(seed, preferences.party)
        if preferences.has_one_order and not self._lines_matter():
            self.draws = self._of_one_order(prior, number, own_seed, watched)
            everything = np.arange(len(self.draws.points))
            choices = self._lines_in_force()
            self.shares = np.array([share for _, share in choices])
            self._groups = [
                _Group(preferences.space, lines, everything, choice) for choice, (lines, _) in enumerate(choices)
            ]
        else:
            self._draw_orders(prior, number, own_seed)

    def _lines_matter(self) -> bool:
        """Whether what other words say depends on which red lines of less than full credence are in force."""
        preferences = self.preferences
        with_all = self._firm | frozenset(self._soft_lines)
        return bool(self._soft_lines) and any(
            _said(preferences.rows(frozenset({name}), beside=self._firm))
            != _said(preferences.rows(frozenset({name}), beside=with_all))
            for name in self._credences
        )

    def _lines_in_force(self) -> list[tuple[tuple[RedLine, ...], float]]:
        """Every choice of the red lines of less than full credence, with the firm ones, and how probable it is."""
        soft = self.preferences.red_lines(frozenset(self._soft_lines))
        found: list[tuple[tuple[RedLine, ...], float]] = [(self._firm_lines, 1.0)]
        for line in soft:
            credence = self._soft_lines[line.id]
            found = [
                one
                for lines, share in found
                for one in ((lines, share * (1 - credence)), ((*lines, line), share * credence))
            ]
        return found

    def _of_one_order(self, prior: Prior, number: int, seed: int, watched: Sequence[Mapping[str, str]]) -> Draws:
        preferences, space = self.preferences, self.preferences.space
        rows = preferences.rows(self._firm)
        if rows is None:
            return _nothing("what is taken at its word excludes itself")
        soft = [
            SoftRow(said, credence)
            for name, credence in self._credences.items()
            if 0 < credence < 1 and (said := preferences.rows(frozenset({name}), beside=self._firm))
        ]
        return space.with_rows(rows).sample(
            number, seed, prior, soft=_once(soft), indicators=[space.gain(package) for package in watched]
        )

    def _draw_orders(self, prior: Prior, number: int, seed: int) -> None:
        """Draws of an order of each issue, of which red lines are in force, and of values under them."""
        preferences = self.preferences
        possible = preferences.possible_orders
        self._groups = []
        self.shares = np.ones(1)
        if any(row.equality and not _is_of_reservation(row) for row in preferences.rows(self._firm) or ()):
            self.draws = _nothing(
                "an assumed value leaves no room where an order, or whether a red line holds, is not known: "
                "give an interval"
            )
            return
        drawn = sample_orders(
            preferences.space.polytope.steps,
            [
                *(np.ones(len(orders)) for orders in possible),
                *(np.array([1 - c, c]) for c in self._soft_lines.values()),
            ],
            preferences.reservation,
            stages_of(preferences, self._credences, self._firm, tuple(self._soft_lines)),
            number,
            seed,
            prior,
        )
        self.draws = drawn.draws
        if self.draws.problem is not None:
            return
        for choice, held in alike(drawn.orders):
            chosen = tuple(orders[number] for orders, number in zip(possible, choice, strict=False))
            in_force = [name for name, holds in zip(self._soft_lines, choice[len(possible) :], strict=True) if holds]
            lines = preferences.red_lines(self._firm | frozenset(in_force))
            self._groups.append(_Group(preferences.space_of(chosen), lines, held, 0))

    def accepts(self, package: Mapping[str, str]) -> FloatArray:
        """For every draw, how probable it is that the party accepts the package: 0, 1, or less for soft red lines."""
        return self.accepts_reading({issue: (option,) for issue, option in package.items()}, package)

    def accepts_reading(self, readings: Readings, asked: Asked) -> FloatArray:
        """The same for what is asked: a package, or the reading liked best, or least, in every draw."""
        # shares add up to 1 only as far as they are exact
        return np.asarray(np.minimum(self.accepts_each(readings, asked) @ self.shares, 1.0))

    def accepts_each(self, readings: Readings, asked: Asked) -> FloatArray:
        """The same told apart by which soft red lines are in force, shape (draws, choices): 0 or 1.

        How probable each choice is stands in `shares`. What is asked together has to be told of each choice: a line in
        force is in force for all of it.
        """
        accepted = np.zeros((len(self.draws.points), len(self.shares)))
        for group in self._groups:
            points = self.draws.points[group.members]
            packages = candidates(asked, readings, group.lines, group.space)
            every = asked == "worst" and bool(packages)
            taken = np.full(len(points), every)
            for package in packages:
                # as verdicts have it: a gain that is 0 but for rounding is none that is lacking
                accepts = group.space.gains(points, package) >= -CONSISTENT
                taken = taken & accepts if every else taken | accepts
            accepted[group.members, group.choice] = taken
        return accepted

    def _margin(self, readings: Readings, asked: Asked) -> FloatArray:
        """By how much what is asked is worth more than no agreement at its best, shape (draws,); −1 where excluded."""
        found = np.zeros(len(self.draws.points))
        for group in self._groups:
            points = self.draws.points[group.members]
            packages = candidates(asked, readings, group.lines, group.space)
            margins = [group.space.gains(points, package) for package in packages]
            share = self.shares[group.choice]
            most = np.min if asked == "worst" else np.max
            found[group.members] += share * (most(margins, axis=0) if margins else np.full(len(points), -1.0))
        return found

    def holds(self, form_of: Callable[[Space], FloatArray]) -> FloatArray:
        """Whether a form, which depends on the party's order, is at least 0, shape (draws, choices): 0 or 1."""
        found = np.zeros((len(self.draws.points), len(self.shares)))
        for group in self._groups:
            found[group.members, group.choice] = self.draws.points[group.members] @ form_of(group.space) >= 0
        return found

    def best_values(self, readings: Readings) -> FloatArray:
        """What the reading that is worth most is worth in every draw, red lines aside, (draws,)."""
        found = np.zeros(len(self.draws.points))
        for group in self._groups:
            points = self.draws.points[group.members]
            # what no agreement is worth falls out of any difference
            gains = [group.space.gains(points, package) for package in best_readings(readings, group.space, ())]
            found[group.members] = np.max(gains, axis=0)
        return found

    def values_of(self, form_of: Callable[[Space], FloatArray]) -> FloatArray:
        """The value of a form, which depends on the party's order but not on red lines, in every draw, (draws,)."""
        found = np.zeros(len(self.draws.points))
        for group in self._groups:
            found[group.members] = self.draws.points[group.members] @ form_of(group.space)
        return found

    def rules_out(self, issue: str, option: str) -> FloatArray:
        """Whether no package with an option would be accepted, shape (draws, choices): 0 or 1."""

        def lacks(space: Space) -> FloatArray:
            # r + w_i − v_i(o) − 1: with all else at its best the package is worth less than no agreement
            whole = np.append(np.ones(space.weight(issue).size - 1), 0.0)
            return np.asarray(space.reservation() + space.weight(issue) - space.value(issue, option) - whole)

        found = self.holds(lacks)
        for group in self._groups:
            if any(not line.condition and line.excludes(group.space, {issue: option}) for line in group.lines):
                found[group.members, group.choice] = 1.0
        return found

    def share(self, asked: Asked, readings: Readings) -> Probability:
        """How probable it is that the party accepts a package, or a reading, with its error or the reason for none."""
        key = (asked if isinstance(asked, str) else tuple(asked.items()), tuple(readings.items()))
        if key not in self._told:
            self._told[key] = self._share(asked, readings)
        return self._told[key]

    def _share(self, asked: Asked, readings: Readings) -> Probability:
        if reason := self.problem:
            return Probability(withheld=reason)
        accepted = self.accepts_reading(readings, asked)
        weights = self.draws.weights
        told = accepted[weights > 0]
        agree = not len(told) or bool(told.min() == told.max())
        # an answer that never changes tells nothing of how far the walks got: how near it comes to changing does
        watched = self._margin(readings, asked) if agree else accepted
        size = self.draws.size_of(watched)
        if size < ENOUGH or not self.draws.has_mixed(watched):
            return Probability(withheld=too_few(size))
        # sums of weights are rounded: where all draws agree, they agree wholly
        if agree:
            return estimated(float(told[0]), size)
        return estimated(float((weights * accepted).sum() / weights.sum()), size)

    def weighed(self, rising: float, falling: float) -> "PartyDraws":
        """The same draws with r weighed by a Beta density of that shape between its bounds."""
        low, high = self.preferences.reservation
        if self.draws.problem is not None or not low < high:
            return self
        other = copy.copy(self)
        other._told = {}
        at = np.clip((self.draws.points[:, -1] - low) / (high - low), 0.0, 1.0)
        other.draws = self.draws.weighed(at ** (rising - 1) * (1 - at) ** (falling - 1))
        # where the words leave one value of r alone, at an end, there is nothing to weigh
        return other if other.draws.weights.any() else self

    def satisfy_words(self) -> NDArray[np.bool_]:
        """Which draws satisfy all that is taken at its word; in a conflict, one of its largest consistent sets."""
        preferences = self.preferences
        if not preferences.conflicts:
            return np.ones(len(self.draws.points), dtype=np.bool_)
        found = np.zeros(len(self.draws.points), dtype=np.bool_)
        for group in self._groups:
            points, polytope = self.draws.points[group.members], group.space.polytope
            for labels in preferences.readings_of_record:
                rows = preferences.rows(labels, space=group.space)
                if rows is not None:
                    found[group.members] |= polytope.satisfies(points, rows)
        return found

    def half(self, number: int) -> "PartyDraws":
        """The first half of the draws (0) or the second (1); of walks and runs, whole ones where there are several."""
        other = copy.copy(self)
        other._told = {}
        count = len(self.draws.points)
        low, high = (0, count // 2) if number == 0 else (count // 2, count)
        chains, runs = self.draws.chains // 2, self.draws.runs // 2
        other.draws = replace(
            self.draws,
            points=self.draws.points[low:high],
            weights=self.draws.weights[low:high],
            chains=chains,
            runs=runs,
        )
        other._groups = [
            group._replace(members=group.members[(group.members >= low) & (group.members < high)] - low)
            for group in self._groups
        ]
        return other

    def worth(self, issues: Mapping[str, Sequence[str]]) -> tuple[DrawnParty, NDArray[np.int64]]:
        """What options are worth in every draw and choice of soft red lines, and which draw each row is of.

        `issues` are those that packages are made of, each with its options; where the party does not consent on one,
        its options are worth nothing.
        """
        held = [self._once(group) for group in self._groups if len(group.members)]
        parts = [self._worth_of(group, issues) for group in held]
        return joined(parts), np.concatenate([group.members for group in held])

    def _once(self, group: "_Group") -> "_Group":
        """A group of which all draws are one point as the first alone: exact values are looked at once, not in each."""
        weights = self.draws.weights[group.members]
        points = self.draws.points[group.members]
        alike = len(self._groups) == 1 and not np.ptp(weights) and not np.ptp(points, axis=0).any()
        return group._replace(members=group.members[:1]) if alike else group

    def _worth_of(self, group: "_Group", issues: Mapping[str, Sequence[str]]) -> DrawnParty:
        points, space = self.draws.points[group.members], group.space
        places = {issue: place for place, issue in enumerate(issues)}
        nothing = np.zeros(points.shape[1])
        allowed = [np.ones(len(options), dtype=np.bool_) for options in issues.values()]
        forbidden: list[tuple[dict[int, int], NDArray[np.bool_]]] = []
        for line in group.lines:
            if line.issue not in space.level or line.issue not in issues:
                continue
            out = [option for option in issues[line.issue] if option in space.no_better(line.issue, line.option)]
            if not line.condition:
                allowed[places[line.issue]] &= ~np.isin(list(issues[line.issue]), out)
                continue
            if not all(issue in issues for issue in line.condition):
                continue
            for chosen in itertools.product(out, *line.condition.values()):
                package = dict(zip((line.issue, *line.condition), chosen, strict=True))
                if package[line.issue] in out:
                    held = {places[issue]: list(issues[issue]).index(option) for issue, option in package.items()}
                    forbidden.append((held, np.ones(len(points), dtype=np.bool_)))
        return DrawnParty(
            values=[
                points @ np.array([space.value(i, o) if i in space.level else nothing for o in options]).T
                for i, options in issues.items()
            ],
            reservation=points[:, -1],
            weights=self.draws.weights[group.members] * self.shares[group.choice],
            allowed=allowed,
            forbidden=forbidden,
        )

    @property
    def problem(self) -> str | None:
        """Why no probability can be drawn for the party, whatever is asked."""
        return self.draws.problem


class _Group(NamedTuple):
    """Draws that share an order of each issue and the red lines in force."""

    space: Space
    lines: tuple[RedLine, ...]
    members: NDArray[np.int64]
    choice: int
    """Which of the choices of soft red lines it is, where every draw stands for all of them."""


def _said(rows: Sequence[Row] | None) -> object:
    return None if rows is None else [(row.form.tobytes(), row[1:]) for row in rows]


def _nothing(problem: str) -> Draws:
    return Draws(np.empty((0, 0)), np.empty(0), 0, problem=problem)


def _is_of_reservation(row: Row) -> bool:
    """Whether a row speaks of r alone; such a one is in the bounds of r already."""
    return not row.form[:-1].any()


def _once(soft: Sequence[SoftRow]) -> list[SoftRow]:
    """Equal groups of rows once, at the highest credence: repetition is not evidence."""
    best: dict[bytes, SoftRow] = {}
    for group in soft:
        key = b"".join(row.form.tobytes() + repr(row[1:]).encode() for row in group.rows)
        if key not in best or best[key].credence < group.credence:
            best[key] = group
    return [best[key] for key in sorted(best)]


def _party_seed(seed: int, party: str) -> int:
    """A seed of the party's own, so that no party's draws depend on which others there are."""
    return int.from_bytes(hashlib.sha256(f"{seed}\x1f{party}".encode()).digest()[:8], "big")
