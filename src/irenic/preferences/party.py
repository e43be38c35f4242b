"""One party's preferences as its words leave them: claims, conflicts, verdicts with proofs."""

import hashlib
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, Literal

from ..model.case import Assumption, Case
from ..model.force import binds, issues_of
from ..model.record import Statement
from ..solvers.linear import FloatArray, Row
from ..solvers.polytope import CONSISTENT
from .apart import Apart
from .claims import (
    Claim,
    Meaning,
    RedLine,
    accepting,
    best_readings,
    meaning,
    mentions,
    red_line,
    reservation_bounds,
    worst_readings,
)
from .conclusions import Answers, Asked, End, Opposite, candidates, question_of
from .conflicts import Labels, maximal_consistent, minimal_conflicts, minimal_subset
from .every_order import EveryOrder
from .orders import Levels, Order, orders_of, told_apart, unknown_orders_of
from .readings import Readings, Tied
from .space import Space, space_under

Verdict = Literal["yes", "undecided", "no"]
STRUCTURE: Final = "structure"
FEW_ORDERS, ORDER_LIMIT = 8, 4096
"""Up to how many combinations of orders are gone through one by one though one program could tell, and at most."""
CONFLICTED_CREDENCE: Final = 0.9
"""How far statements that contradict each other are taken at their word in probabilities."""


class PartyPreferences:
    """What a party's statements in force, assumptions and orders imply about its preferences."""

    def __init__(self, case: Case, party: str, standing: Mapping[str, Statement], *, statements: bool = True) -> None:
        """`standing` are the statements in force; with `statements` false only assumptions and orders count."""
        self.case = case
        self.party = party
        self.orders: tuple[Order, ...] = orders_of(case, party)
        self._orders = {order.issue: order.levels for order in self.orders}
        own = {
            name: statement
            for name, statement in sorted(standing.items())
            if statement.by == party
            and binds(case, statement)
            and any(case.parties[party].consent.covers(issue) for issue in issues_of(case, statement))
        }
        # what is not taken at its word at all says nothing
        said = [
            Claim(name, statement, statement.credence)
            for name, statement in own.items()
            if statements and statement.credence > 0
        ]
        assumed = [Claim(name, held, 1.0) for name, held in sorted(case.assume.items()) if held.party == party]
        self.claims: tuple[Claim, ...] = (*said, *assumed)
        self._by_id = {claim.id: claim for claim in self.claims}
        self._reservation = reservation_bounds(assumed)
        self._verdicts: dict[object, Verdict] = {}
        self.alike: PartyPreferences | None = None
        """Others that say the same, without a contradiction, whose verdicts are had for these."""
        self._apart = Apart(self.claims, self._want_ids, self._is_consistent)
        self._proofs: dict[object, tuple[str, ...]] = {}
        self._meanings: dict[object, Meaning] = {}
        self._mentions: dict[str, Mapping[str, frozenset[str]]] = {}

    @property
    def too_many_orders(self) -> tuple[str, ...]:
        """The issues on which so little is known of the party's order that not all are told apart."""
        return tuple(order.issue for order in self.orders if not order.levels)

    @cached_property
    def has_one_order(self) -> bool:
        """Whether the party's order is known whole, so that everything is linear."""
        return all(order.is_total for order in self.orders)

    @cached_property
    def space(self) -> Space:
        """The party's preferences before any claim, under its order, or the first of those that are possible.

        Raises ValueError where no issue has options liked differently.
        """
        return self.space_of(tuple(orders[0] for orders in self._orders.values()))

    def space_of(self, chosen: tuple[Levels, ...]) -> Space:
        """The party's preferences before any claim under one order for each of its issues."""
        return space_under(tuple(zip(self._orders, chosen, strict=True)), self._reservation)

    @property
    def reservation(self) -> tuple[float, float]:
        """The bounds of r before any claim, or its one value where that is assumed and nothing contradicts it."""
        values = {
            claim.source.reservation[0]
            for claim in self.claims
            if claim.id not in self.unheard
            and isinstance(claim.source, Assumption)
            and claim.source.reservation is not None
            and claim.source.reservation[0] == claim.source.reservation[1]
        }
        return (min(values), max(values)) if len(values) == 1 else self._reservation

    @cached_property
    def claims_by_content(self) -> tuple[str, ...]:
        """The claims once each, those taken at their word first, sorted by what they say and not by their names."""
        best: dict[str, Claim] = {}
        for claim in self.claims:
            if claim.content not in best or best[claim.content].credence < claim.credence:
                best[claim.content] = claim
        return tuple(claim.id for _, claim in sorted(best.items(), key=lambda one: (-one[1].credence, one[0])))

    @property
    def possible_orders(self) -> tuple[tuple[Levels, ...], ...]:
        """For each of the party's issues the total orders that are possible, equally likely before anybody spoke."""
        return tuple(self._orders.values())

    @property
    def choices(self) -> Mapping[str, tuple[Levels, ...]]:
        """The same by issue."""
        return self._orders

    @property
    def has_choice(self) -> bool:
        """Whether the party likes some option better than another on any of its issues."""
        return any(len(orders[0]) > 1 for orders in self._orders.values() if orders)

    def meanings(self) -> Iterator[tuple[Space, Mapping[str, Meaning]]]:
        """Under each order that the party may have, what every claim says, by id, beside all others."""
        lines = self.red_lines(frozenset(self._by_id))
        for space in self.spaces(frozenset(self._by_id) | self._want_ids, {}):
            if space is not None:
                yield space, {claim.id: self._meaning(claim, space, lines) for claim in self.claims}

    @property
    def bearing(self) -> tuple[str, ...]:
        """The ids of all that the party's answers are computed from: its claims, then its orders."""
        return (*(claim.id for claim in self.claims), *sorted(self._want_ids))

    @cached_property
    def hard(self) -> Labels:
        """The ids of all that is taken wholly at its word: statements of credence 1, assumptions, and orders."""
        return frozenset({claim.id for claim in self.claims if claim.credence == 1} | self._want_ids)

    @cached_property
    def _want_ids(self) -> frozenset[str]:
        return frozenset(f"{self.party}.wants.{order.issue}" for order in self.orders if order.is_said)

    @cached_property
    def ranked(self) -> list[str]:
        """Hard ids in the order in which they are shown: statements, assumptions, then orders."""
        statements = [claim.id for claim in self.claims if claim.is_statement and claim.credence == 1]
        assumed = [claim.id for claim in self.claims if not claim.is_statement]
        return [*statements, *assumed, *sorted(self._want_ids)]

    def _droppable(self, ids: Labels) -> list[str]:
        """Hard ids with orders first: they are dropped last, when few statements are left that speak of options."""
        ranked = [*sorted(self._want_ids), *(label for label in self.ranked if label not in self._want_ids)]
        return [label for label in ranked if label in ids]

    @cached_property
    def _conflicts(self) -> tuple[list[Labels], bool]:
        return minimal_conflicts(self._droppable(self.hard), self.can_stand) if self.alike is None else ([], False)

    def can_stand(self, ids: Labels) -> bool:
        """Whether hard ids can hold together, by themselves or beside the party's red lines.

        A red line can take the edge off other words: what holds beside it is no contradiction.
        """
        lines = frozenset(line.id for line in self.red_lines(self.hard))
        return self._holds_together(ids) or (not lines <= ids and self._holds_together(ids | lines))

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
        if not self.conflicts:
            return [self.hard]
        return maximal_consistent(self.ranked, self.conflicts, self._holds_together)

    @cached_property
    def overruled(self) -> tuple[str, ...]:
        """The claims of less than full credence that cannot hold beside what is taken wholly at its word."""
        soft = [claim.id for claim in self.claims if claim.credence < 1]
        held = self.readings_of_record or [self.hard]
        return tuple(label for label in soft if not any(self._is_consistent(some | {label}) for some in held))

    @cached_property
    def soft_lines(self) -> dict[str, float]:
        """The red lines that are in force only with some credence, those that say the same once, at the highest."""
        credences = self.credences()
        best: dict[object, str] = {}
        for line in sorted(self.red_lines(frozenset(credences)), key=lambda held: -credences[held.id]):
            best.setdefault(
                (line.issue, line.option, tuple(sorted((i, tuple(sorted(o))) for i, o in line.condition.items()))),
                line.id,
            )
        chosen = sorted(set(best.values()) - set(self.overruled))
        return {name: credences[name] for name in chosen if credences[name] < 1}

    def credences(self) -> dict[str, float]:
        """How far each claim is taken at its word in probabilities: less than wholly where it is in a conflict."""
        return {
            claim.id: 0.0
            if claim.id in self.unheard
            else min(claim.credence, CONFLICTED_CREDENCE)
            if claim.id in self._disputed
            else claim.credence
            for claim in self.claims
        }

    @cached_property
    def _disputed(self) -> Labels:
        return frozenset(itertools.chain.from_iterable(self.conflicts))

    @cached_property
    def unheard(self) -> Labels:
        """Assumptions in a conflict that give an exact value: no draw hits it by chance, so that they weigh nothing."""
        return frozenset(claim.id for claim in self.claims if claim.id in self._disputed and claim.is_exact)

    def red_lines(self, ids: Labels) -> tuple[RedLine, ...]:
        """The red lines among some claims."""
        return tuple(line for line in self._lines if line.id in ids)

    @cached_property
    def _lines(self) -> tuple[RedLine, ...]:
        return tuple(line for claim in self.claims if (line := red_line(claim)) is not None)

    def rows(self, ids: Labels, beside: Labels | None = None, space: Space | None = None) -> tuple[Row, ...] | None:
        """The rows of some claims under one order; claims that say the same count once. None where they clash.

        The best reading of a draft keeps within the red lines among `beside` (the claims themselves where left out).
        """
        lines = self.red_lines(ids if beside is None else beside)
        found: dict[bytes, Row] = {}
        for claim in self.claims:
            if claim.id in ids:
                said = self._meaning(claim, space or self.space, lines)
                if said.clashes_with:
                    return None
                for row in said.rows:
                    found.setdefault(_key(row), row)
        return tuple(found[key] for key in sorted(found))

    def reading(self, readings: Readings, ids: Labels, end: End, space: Space | None = None) -> dict[str, str] | None:
        """The reading that the party likes best of those that its red lines leave (None where they leave none), or the
        one that it likes least; one that its red lines exclude is liked least of all.
        """
        space = space or self.space
        lines = self.red_lines(ids)
        if end == "best":
            best = best_readings(readings, space, lines)
            return best[0] if best and (len(best) == 1 or not isinstance(readings, Tied)) else None
        worst = worst_readings(readings, space, ())
        for line in lines if len(worst) == 1 else ():
            for package in line.around(readings):
                if line.excludes(space, {**worst[0], **package}):
                    return {**worst[0], **package}
        return worst[0] if len(worst) == 1 else None

    def verdict(self, package: Asked, readings: Readings) -> Verdict:
        """What the party's words commit it to on a package, or at the best or the worst reading of a draft.

        Where hard claims contradict each other: yes or no only if every largest consistent set of them says so; where
        the party's order is not known whole, only if it is so under every order that its words leave.
        """
        if self.alike is not None:
            return self.alike.verdict(package, readings)
        asked, key = question_of(package, readings)
        if key not in self._verdicts:
            if self._accepting(asked, readings):
                return "yes"
            found = {self._verdict(asked, readings, labels) for labels in self.readings_of_record}
            verdict: Verdict = found.pop() if len(found) == 1 else "undecided"
            if verdict == "yes" and any(self._unsettles(line, asked, readings) for line in self.soft_lines):
                verdict = "undecided"
            self._verdicts[key] = verdict
        return self._verdicts[key]

    def _accepting(self, asked: Asked, readings: Readings) -> str | None:
        """A hard claim that accepts just what is asked, where links leave several best readings.

        That one of them is acceptable is no linear row, so that the linear programs do not know of it.
        """
        if asked != "best" or not isinstance(readings, Tied) or self.soft_lines:
            return None
        held = frozenset.intersection(*self.readings_of_record or [frozenset()])
        said = (claim for claim in self.claims if claim.credence == 1 and claim.id in held)
        return next((claim.id for claim in said if accepting(self.case, claim, readings)), None)

    def _unsettles(self, line: str, asked: Asked, readings: Readings) -> bool:
        """Whether a red line of less than full credence, were it in force, would leave no yes."""
        return any(
            self._is_consistent(labels | {line}) and self._verdict(asked, readings, labels | {line}) != "yes"
            for labels in self.readings_of_record
        )

    def proof(self, package: Asked, readings: Readings) -> tuple[str, ...]:
        """The ids that commit the party to its verdict, none of which can be dropped; none where it is undecided.

        Where hard claims contradict each other, those of one of their largest consistent sets.
        """
        asked, key = question_of(package, readings)
        verdict = self.verdict(package, readings)
        if key not in self._proofs:
            said = self._accepting(asked, readings)
            if said is not None:
                self._proofs[key] = (said, STRUCTURE)
            else:
                self._proofs[key] = () if verdict == "undecided" else self._proof(asked, readings, verdict)
        return self._proofs[key]

    def _proof(self, asked: Asked, readings: Readings, verdict: Verdict) -> tuple[str, ...]:
        needed = minimal_subset(
            self.shortest_start(lambda some: self._verdict_needs(asked, readings, verdict, some)),
            lambda some: self._verdict_needs(asked, readings, verdict, some),
        )
        return (*(label for label in self.ranked if label in needed), STRUCTURE)

    def shortest_start(self, proves: Callable[[Labels], bool]) -> list[str]:
        """What a proof is looked for in: the words of sources alone, where they suffice."""
        held = self.readings_of_record[0]
        cited = [claim.id for claim in self.claims if claim.is_cited and claim.id in held]
        return cited if cited and proves(frozenset(cited)) else self._droppable(held)

    def _verdict(self, package: Asked, readings: Readings, ids: Labels) -> Verdict:
        if not self._goes_through(self._choices_of(ids, readings)):
            yes, no = (self._is_consistent(ids, Answers(package, readings, accepts)) for accepts in (True, False))
            return "undecided" if yes == no else "yes" if yes else "no"
        found: set[Verdict] = set()
        for space in self.spaces(ids, readings):
            if space is None:
                return "undecided"
            rows = self.rows(ids, space=space)
            # an order that the words do not leave says nothing
            if rows is not None and space.with_rows(rows).slack() > CONSISTENT:
                found.add(self._decided(package, readings, ids, space, rows))
            if len(found) > 1 or "undecided" in found:
                return "undecided"
        return found.pop() if found else "undecided"

    def _decided(self, asked: Asked, readings: Readings, ids: Labels, space: Space, rows: tuple[Row, ...]) -> Verdict:
        packages = candidates(asked, readings, self.red_lines(ids), space)
        if len(packages) != 1:
            yes, no = (self._holds_under(space, ids, Answers(asked, readings, accepts)) for accepts in (True, False))
            return "undecided" if yes == no else "yes" if yes else "no"
        gain = space.gain(packages[0])
        carved = space.with_rows(rows)
        bounds = carved.bounds(gain)
        if bounds is None:
            return "undecided"
        low, high = bounds
        if low >= -CONSISTENT:
            return "yes"
        # at the very edge a strict row decides: a rejected draft must not come out as undecided
        edge = abs(high) <= CONSISTENT and not carved.with_rows([Row(gain)]).slack() > CONSISTENT
        return "no" if high < -CONSISTENT or edge else "undecided"

    def _verdict_needs(self, asked: Asked, readings: Readings, verdict: Verdict, ids: Labels) -> bool:
        """Whether some hard ids by themselves force a verdict, under every order that they leave open."""
        return self.excludes(Answers(asked, readings, accepts=verdict == "no"), ids)

    def excludes(self, opposite: Opposite, ids: Labels) -> bool:
        """Whether some ids leave no preferences under which something holds, whatever orders they leave open."""
        # a set that contradicts itself leaves nothing, and so proves nothing
        return not self._is_consistent(ids, opposite) and self._holds_together(ids)

    def _holds_together(self, ids: Labels) -> bool:
        return self._apart.can_hold(ids)

    def _is_consistent(self, ids: Labels, opposite: Opposite | None = None) -> bool:
        """Whether claims and orders can hold together, with the opposite of a conclusion where one is given."""
        spoken = {} if opposite is None else opposite.spoken
        choices = self._choices_of(ids, spoken)
        if not self._goes_through(choices):
            # what is said over and over is taken once
            claims = list({claim.content: claim for claim in self.claims if claim.id in ids}.values())
            lines = self.red_lines(ids)
            best, drafts = (False, ()) if opposite is None else (opposite.keeps_lines, opposite.drafts)
            if all(choices.values()) and EveryOrder.can_hold(self.case, lines, claims, best=best, drafts=drafts):
                return self._holds_under_some(choices, ids, claims, lines, opposite)
        # where there are too many: not proved inconsistent, so that what was left out stays in what is shown
        return any(space is None or self._holds_under(space, ids, opposite) for space in self.spaces(ids, spoken))

    def _holds_under_some(
        self,
        choices: Mapping[str, list[Levels]],
        ids: Labels,
        claims: Sequence[Claim],
        lines: Sequence[RedLine],
        opposite: Opposite | None,
    ) -> bool:
        """The same by one program over all orders; what it finds is tried by a linear program under those orders."""
        every = EveryOrder(self.case, choices, self._reservation, lines)
        for claim in claims:
            every.add(claim)
        if opposite is not None:
            opposite.add_to(every)
        tried: list[tuple[int, ...]] = []
        while len(tried) < ORDER_LIMIT:
            try:
                found = every.first(tried)
            except ArithmeticError:
                # not proved inconsistent, as where there are too many
                return True
            if found is None:
                return False
            chosen = tuple(orders[number] for orders, number in zip(choices.values(), found, strict=True))
            if self._holds_under(self.space_of(chosen), ids, opposite):
                return True
            tried.append(found)
        return True

    def _holds_under(self, space: Space, ids: Labels, opposite: Opposite | None) -> bool:
        """Whether claims can hold together under one order, with the opposite of a conclusion where one is given."""
        rows = self.rows(ids, space=space)
        if rows is None:
            return False
        said = [()] if opposite is None else opposite.under(space, self.red_lines(ids))
        return any(space.with_rows((*rows, *more)).slack() > CONSISTENT for more in said)

    def _meaning(self, claim: Claim, space: Space, lines: Sequence[RedLine]) -> Meaning:
        key = (claim.id, space, tuple(line.id for line in lines))
        if key not in self._meanings:
            self._meanings[key] = meaning(self.case, claim, space, lines)
        return self._meanings[key]

    def spaces(self, ids: Labels, readings: Readings) -> Iterator[Space | None]:
        """The party's space under every order that is left: its own where the order's id is given, else any.

        Orders are told apart only by the options that the claims and the readings speak of. None comes last where
        there were too many to try them all.
        """
        choices = self._choices_of(ids, readings)
        for number, chosen in enumerate(itertools.product(*choices.values())):
            if number == ORDER_LIMIT:
                yield None
                return
            yield self.space_of(chosen)
        if not all(choices.values()):
            yield None

    def _choices_of(self, ids: Labels, readings: Readings) -> Mapping[str, list[Levels]]:
        """For every issue the orders that have to be told apart, given what is spoken of."""
        if self.has_one_order and self._want_ids <= ids:
            return self._only
        spoken: dict[str, set[str]] = {issue: set(readings.get(issue, ())) for issue in self._orders}
        for claim in self.claims:
            if claim.id in ids:
                for issue, options in self._mentioned(claim).items():
                    if issue in spoken:
                        spoken[issue] |= options
        return {order.issue: self._choices(order, ids, frozenset(spoken[order.issue])) for order in self.orders}

    @cached_property
    def _only(self) -> Mapping[str, list[Levels]]:
        return {issue: list(orders) for issue, orders in self._orders.items()}

    @staticmethod
    def _goes_through(choices: Mapping[str, list[Levels]]) -> bool:
        """Whether orders are few enough to be gone through one by one, rather than by one program over all."""
        return math.prod(len(orders) for orders in choices.values()) <= FEW_ORDERS

    def _mentioned(self, claim: Claim) -> Mapping[str, frozenset[str]]:
        if claim.id not in self._mentions:
            self._mentions[claim.id] = mentions(self.case, claim)
        return self._mentions[claim.id]

    def _choices(self, order: Order, ids: Labels, spoken: frozenset[str]) -> list[Levels]:
        """The orders of one issue that have to be told apart; the party's own comes first."""
        possible: Iterator[Levels] = iter(order.levels)
        if order.is_said and f"{self.party}.wants.{order.issue}" not in ids:
            # left out, the order is unknown; the party's own stays possible even where it leaves the scale
            unknown = unknown_orders_of(self.case.issues[order.issue], spoken)
            possible = itertools.chain(order.levels, unknown) if unknown is not None else iter(())
        return told_apart(possible, spoken)


def _key(row: Row) -> bytes:
    form: FloatArray = row.form
    return hashlib.sha256(form.tobytes() + repr((row.bound, row.strict, row.equality)).encode()).digest()
