"""One party's preferences as its words leave them: claims, conflicts, verdicts with proofs."""

import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal

from ..model.case import Case
from ..model.force import binds, issues_of
from ..model.record import Statement
from ..solvers.linear import FloatArray, Row
from ..solvers.polytope import CONSISTENT
from .claims import Claim, Meaning, RedLine, best_readings, meaning, mentions, red_line
from .conflicts import Labels, maximal_consistent, minimal_conflicts, minimal_subset
from .orders import Levels, Order, orders_of, representative_orders
from .readings import Readings
from .space import Space

Verdict = Literal["yes", "undecided", "no"]
STRUCTURE: Final = "structure"
ORDER_LIMIT: Final = 2000
"""How many combinations of orders are tried when orders are left out of a conflict or a proof."""
CONFLICTED_CREDENCE: Final = 0.9
"""How far statements that contradict each other are taken at their word in probabilities."""


@dataclass(frozen=True)
class Finding:
    """What a party's words commit it to on one reading, and which of them do."""

    verdict: Verdict
    proof: tuple[str, ...]


class PartyPreferences:
    """What a party's statements in force, assumptions and orders imply about its preferences."""

    def __init__(self, case: Case, party: str, standing: Mapping[str, Statement], *, statements: bool = True) -> None:
        """`standing` are the statements in force; with `statements` false only assumptions and orders count."""
        self.case = case
        self.party = party
        self.orders: tuple[Order, ...] = orders_of(case, party)
        self._levels = {order.issue: order.levels for order in self.orders if order.levels is not None}
        own = {
            name: statement
            for name, statement in sorted(standing.items())
            if statement.by == party
            and binds(case, statement)
            and any(case.parties[party].consent.covers(issue) for issue in issues_of(case, statement))
        }
        said = [Claim(name, statement, statement.credence) for name, statement in own.items()] if statements else []
        assumed = [Claim(name, held, 1.0) for name, held in sorted(case.assume.items()) if held.party == party]
        self.claims: tuple[Claim, ...] = (*said, *assumed)
        self._by_id = {claim.id: claim for claim in self.claims}
        self._reservation = _reservation_bounds(assumed)

    @cached_property
    def not_total(self) -> tuple[Order, ...]:
        """The issues on which the party's order is not known whole."""
        return tuple(order for order in self.orders if order.levels is None)

    @cached_property
    def space(self) -> Space:
        """The party's preferences before any claim; raises ValueError where no issue has options liked differently."""
        return Space(self._levels, self._reservation)

    @property
    def claims_of_statements(self) -> tuple[Claim, ...]:
        """The claims that somebody said."""
        return tuple(claim for claim in self.claims if claim.is_statement)

    @property
    def has_choice(self) -> bool:
        """Whether the party likes some option better than another on any of its issues."""
        return any(len(levels) > 1 for levels in self._levels.values())

    @property
    def is_on_record(self) -> bool:
        """Whether a statement in force gives the party a row or a filter."""
        lines = self.red_lines(frozenset(self._by_id))
        return any(
            claim.is_statement and (red_line(claim) is not None or self._meaning(claim, self.space, lines).rows)
            for claim in self.claims
        )

    @cached_property
    def hard(self) -> Labels:
        """The ids of all that is taken wholly at its word: statements of credence 1, assumptions, and orders."""
        return frozenset({claim.id for claim in self.claims if claim.credence == 1} | self._want_ids)

    @cached_property
    def _want_ids(self) -> frozenset[str]:
        return frozenset(f"{self.party}.wants.{issue}" for issue, levels in self._levels.items() if len(levels) > 1)

    @cached_property
    def _ranked(self) -> list[str]:
        """Hard ids in the order in which they are shown: statements, assumptions, then orders."""
        statements = [claim.id for claim in self.claims if claim.is_statement and claim.credence == 1]
        assumed = [claim.id for claim in self.claims if not claim.is_statement]
        return [*statements, *assumed, *sorted(self._want_ids)]

    def _droppable(self, ids: Labels) -> list[str]:
        """Hard ids with orders first: they are dropped last, when few statements are left that speak of options."""
        ranked = [*sorted(self._want_ids), *(label for label in self._ranked if label not in self._want_ids)]
        return [label for label in ranked if label in ids]

    @cached_property
    def _conflicts(self) -> tuple[list[Labels], bool]:
        return minimal_conflicts(self._droppable(self.hard), self._is_consistent)

    @property
    def conflicts(self) -> list[Labels]:
        """The minimal sets of hard ids that cannot hold together."""
        return self._conflicts[0]

    @property
    def conflicts_cut_off(self) -> bool:
        """Whether there are more conflicts than are listed."""
        return self._conflicts[1]

    @cached_property
    def readings_of_record(self) -> list[Labels]:
        """The largest sets of hard ids that can hold together: one, of all, where nothing contradicts."""
        return maximal_consistent(self._ranked, self.conflicts) if self.conflicts else [self.hard]

    def credences(self) -> dict[str, float]:
        """How far each claim is taken at its word in probabilities: less than wholly where it is in a conflict."""
        disputed = frozenset(itertools.chain.from_iterable(self.conflicts))
        return {
            claim.id: min(claim.credence, CONFLICTED_CREDENCE) if claim.id in disputed else claim.credence
            for claim in self.claims
        }

    def red_lines(self, ids: Labels) -> tuple[RedLine, ...]:
        """The red lines among some claims."""
        lines = (red_line(claim) for claim in self.claims if claim.id in ids)
        return tuple(line for line in lines if line is not None)

    def rows(self, ids: Labels, beside: Labels | None = None) -> tuple[Row, ...]:
        """The rows of some claims under the party's own orders; claims that say the same count once.

        The best reading of a draft keeps within the red lines among `beside` (the claims themselves where left out).
        """
        lines = self.red_lines(ids if beside is None else beside)
        found: dict[bytes, Row] = {}
        for claim in self.claims:
            if claim.id in ids:
                for row in self._meaning(claim, self.space, lines).rows:
                    found.setdefault(_key(row), row)
        return tuple(found[key] for key in sorted(found))

    def best_reading(self, readings: Readings, ids: Labels) -> dict[str, str] | None:
        """The reading that the party likes best of those that its red lines leave; None where they leave none."""
        best = best_readings(readings, self.space, self.red_lines(ids))
        return best[0] if best else None

    def worst_reading(self, readings: Readings, ids: Labels) -> dict[str, str]:
        """The reading that the party likes least; one that its red lines exclude goes before all others."""
        for line in self.red_lines(ids):
            for package in _around(readings, line):
                if line.excludes(self.space, {**self.space.worst(readings), **package}):
                    return {**self.space.worst(readings), **package}
        return self.space.worst(readings)

    def verdict(self, package: Mapping[str, str] | None, readings: Readings, ids: Labels | None = None) -> Finding:
        """What the party's words commit it to on a package; None is a draft of which red lines leave no reading.

        Where hard claims contradict each other: yes or no only if every largest consistent set of them says so.
        """
        if ids is not None:
            return self._verdict(package, readings, ids)
        findings = [self._verdict(package, readings, labels) for labels in self.readings_of_record]
        if len({finding.verdict for finding in findings}) == 1:
            return findings[0]
        return Finding("undecided", ())

    def _verdict(self, package: Mapping[str, str] | None, readings: Readings, ids: Labels) -> Finding:
        found = self._decided(package, ids)
        if found == "undecided":
            return Finding(found, ())
        needed = minimal_subset(self._droppable(ids), lambda some: self._verdict_needs(package, readings, found, some))
        return Finding(found, tuple(label for label in self._ranked if label in needed) or (STRUCTURE,))

    def _decided(self, package: Mapping[str, str] | None, ids: Labels) -> Verdict:
        if package is None or any(line.excludes(self.space, package) for line in self.red_lines(ids)):
            return "no"
        gain = self.space.gain(package)
        carved = self.space.with_rows(self.rows(ids))
        bounds = carved.bounds(gain)
        if bounds is None:
            return "undecided"
        low, high = bounds
        if low >= -CONSISTENT:
            return "yes"
        # at the very edge a strict row decides: a rejected draft must not come out as undecided
        edge = abs(high) <= CONSISTENT and not carved.with_rows([Row(gain)]).slack() > CONSISTENT
        return "no" if high < -CONSISTENT or edge else "undecided"

    def _verdict_needs(
        self, package: Mapping[str, str] | None, readings: Readings, verdict: Verdict, ids: Labels
    ) -> bool:
        """Whether some hard ids by themselves force a verdict on a package, under every order that they leave open."""
        if verdict == "no" and self._excludes(package, readings, ids):
            return True
        return package is not None and not self._is_consistent(ids, Negated(package, accepts=verdict == "no"))

    def _excludes(self, package: Mapping[str, str] | None, readings: Readings, ids: Labels) -> bool:
        """Whether red lines alone exclude a package, or every reading, under every order that the ids leave open."""
        lines = self.red_lines(ids)
        for space in self._spaces(ids, readings):
            if space is None:
                return False
            if package is None:
                if best_readings(readings, space, lines):
                    return False
            elif not any(line.excludes(space, package) for line in lines):
                return False
        return True

    def _is_consistent(self, ids: Labels, negated: "Negated | None" = None) -> bool:
        """Whether claims and orders can hold together, with the negation of a conclusion where one is given."""
        lines = self.red_lines(ids)
        package = {} if negated is None else negated.package
        for space in self._spaces(ids, {issue: (option,) for issue, option in package.items()}):
            if space is None:
                # not proved inconsistent: what was left out stays in what is shown
                return True
            rows: list[Row] = []
            clash = False
            for claim in self.claims:
                if claim.id in ids:
                    said = self._meaning(claim, space, lines)
                    clash = clash or bool(said.clashes_with)
                    rows += said.rows
            if clash:
                continue
            if negated is not None:
                if negated.accepts and any(line.excludes(space, negated.package) for line in lines):
                    continue
                gain = space.gain(negated.package)
                rows.append(Row(gain) if negated.accepts else Row(-gain, strict=True))
            if space.with_rows(rows).slack() > CONSISTENT:
                return True
        return False

    def _meaning(self, claim: Claim, space: Space, lines: Sequence[RedLine]) -> Meaning:
        return meaning(self.case, claim, space, lines)

    def _spaces(self, ids: Labels, readings: Readings) -> Iterator[Space | None]:
        """The party's space under its own order where an order's id is given, and under every order elsewhere.

        Orders are told apart only by the options that the claims and the readings speak of. None comes last where
        there were too many to try them all.
        """
        yield self.space
        open_issues = [issue for issue in self._levels if f"{self.party}.wants.{issue}" in self._want_ids - ids]
        if not open_issues:
            return
        spoken: dict[str, set[str]] = {issue: set(readings.get(issue, ())) for issue in open_issues}
        for claim in self.claims:
            if claim.id in ids:
                for issue, options in mentions(self.case, claim).items():
                    if issue in spoken:
                        spoken[issue] |= options
        choices = [
            representative_orders(tuple(self.case.issues[issue].options), frozenset(spoken[issue]))
            for issue in open_issues
        ]
        for number, chosen in enumerate(itertools.product(*choices)):
            if number == ORDER_LIMIT:
                yield None
                return
            yield _space(
                tuple({**self._levels, **dict(zip(open_issues, chosen, strict=True))}.items()), self._reservation
            )


@dataclass(frozen=True)
class Negated:
    """The opposite of a conclusion: that the party accepts a package, or that it does not."""

    package: Mapping[str, str]
    accepts: bool


@lru_cache(maxsize=4096)
def _space(orders: tuple[tuple[str, Levels], ...], reservation: tuple[float, float]) -> Space:
    return Space(dict(orders), reservation)


def _around(readings: Readings, line: RedLine) -> list[dict[str, str]]:
    involved = [issue for issue in dict.fromkeys([line.issue, *line.condition]) if issue in readings]
    return [
        dict(zip(involved, chosen, strict=True))
        for chosen in itertools.product(*(readings[issue] for issue in involved))
    ]


def _reservation_bounds(assumed: Sequence[Claim]) -> tuple[float, float]:
    """0 and 1, or wider where an explicit assumption sets the reservation value outside."""
    bounds = [claim.source.reservation for claim in assumed if not isinstance(claim.source, Statement)]
    known = [interval for interval in bounds if interval is not None]
    return min([0.0, *(low for low, _ in known)]), max([1.0, *(high for _, high in known)])


def _key(row: Row) -> bytes:
    form: FloatArray = row.form
    return hashlib.sha256(form.tobytes() + repr((row.bound, row.strict, row.equality)).encode()).digest()
