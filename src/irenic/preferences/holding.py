"""Whether the deal kept is an equilibrium, draw by draw; and what leaving it would bring."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..solvers.stability import CONCEPTS, Bounded, ConflictGraph, Step, as_ranks, shortest_routes
from .after_signing import UNITS, AfterSigning, is_exact, worth_of_outcomes, worth_of_packages
from .consent import ConsentingParty
from .departures import LOOKED_AT, Departure, departures_of
from .filling_in import Answer, Effort, FillingIn, Question
from .premises import Premises
from .probability import Probability, certain, estimated
from .zones import JointDraws, chance_of_zone, joint_draws, lost_of, packages_of

HEADLINE: Final = "seq"
"""The concept that answers first: the others answer a breach only by what betters them, so that no threat is empty."""
OWN_ALONE: Final = frozenset({"nash", "gmr", "smr"})
"""The concepts that ask for nobody's preferences but the maker's own."""
MOST_OPEN: Final = 1024
"""States up to which it is looked into what turns on worths that are not told."""
NAMED: Final = 3
"""How many of these are named where a reason is given."""
EFFORT: Final = 4_000
"""How many times it is asked at most what holds for a range of worths that are not told, in one whole answer."""
LESS_EFFORT: Final = 256
"""The same where it is asked whether the deal kept holds, and no more."""
ANYTHING: Final = 2**50
"""What a worth that is not told could be at most, in units: more than all that is known can make up for."""
UNDECIDED: Final = "undecided"
"""How a reason begins where an answer turns on a worth that nothing tells."""
NO_SAY: Final = "nothing says which states it would rather have: no worth, no priorities"

Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]


@dataclass
class Payoffs:
    """What every maker would rather have, in every draw."""

    number: int
    """How many draws there are; one where nothing is drawn."""
    of: dict[str, Whole] = field(default_factory=dict)
    """By maker, (draws, states) or, where it is the same in all, (1, states)."""
    withheld: dict[str, str] = field(default_factory=dict)
    """Makers of which nothing can be said, with the reason."""
    joint: JointDraws | None = None
    parties: dict[str, ConsentingParty] = field(default_factory=dict)
    """Those whose own preferences are drawn."""
    untold: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By maker, the moves of which nothing says what they are worth to it: they count as 0 in `of`, and as unknown."""


def payoffs_of(
    after: AfterSigning,
    reading: Mapping[str, str],
    premises: Premises,
    parties: Mapping[str, ConsentingParty],
    number: int,
    silent: Mapping[str, str],
) -> Payoffs:
    """The payoffs of a deal read in one way.

    A maker with `priorities` has those; else what it gets of the deal, where it consents and what is done changes that,
    and what the moves are said to be worth to it. `silent` are makers of which nothing is to be said, with the reason.
    """
    found = Payoffs(1)
    asked = {
        name: party
        for name, party in parties.items()
        if name in after.makers and name not in premises.case.priorities and after.rests_on_packages
    }
    for name, party in asked.items():
        if name not in silent and party.withheld is not None:
            found.withheld[name] = party.withheld
    found.withheld |= {name: reason for name, reason in silent.items() if name in after.makers}
    drawn = {name: party for name, party in asked.items() if name not in found.withheld}
    for name in list(drawn):
        if lost := lost_of({name: drawn[name]}):
            found.withheld[name] = lost[name]
            del drawn[name]
    if drawn:
        found.joint, found.parties = joint_draws(drawn, packages_of(after.case, drawn), number, premises.seed), drawn
    if drawn or not is_exact(after, [maker for maker in after.makers if maker not in premises.case.priorities]):
        found.number = number
    for maker in after.makers:
        if maker in found.withheld:
            continue
        row = _row(after, reading, found, premises.seed, maker)
        if row is None:
            found.withheld[maker] = NO_SAY
            continue
        found.of[maker] = row
        if maker in premises.case.priorities:
            continue
        if untold := after.untold(maker, by_packages=maker in drawn):
            found.untold[maker] = untold
    if after.states > MOST_OPEN:
        found.withheld |= {maker: untold_words(after, [(maker, moves)]) for maker, moves in found.untold.items()}
        found.of = {maker: rows for maker, rows in found.of.items() if maker not in found.withheld}
        found.untold = {}
    return found


def _row(
    after: AfterSigning, reading: Mapping[str, str], found: Payoffs, seed: int, maker: str
) -> NDArray[np.int64] | None:
    """What every state is worth to one maker, (draws, states) or (1, states); None where nothing is said of it."""
    listed = after.priorities(maker)
    if listed is not None:
        places = {value: place for place, value in enumerate(sorted(set(listed)))}
        return np.array([[places[value] for value in listed]])
    worth = worth_of_outcomes(after, maker, found.number, seed)
    if found.joint is not None and maker in found.parties:
        base = worth_of_packages(after, reading, found.joint, found.joint.names.index(maker))
        worth = base if worth is None else base + worth
    return None if worth is None else np.rint(worth * UNITS).astype(np.int64)


def with_row_anew(
    payoffs: Payoffs, after: AfterSigning, reading: Mapping[str, str], premises: Premises, maker: str
) -> Payoffs:
    """The same payoffs, with those of one maker taken from a deal in which other worths are given for it alone."""
    row = _row(after, reading, payoffs, premises.seed, maker) if maker in payoffs.of else None
    return payoffs if row is None else replace(payoffs, of={**payoffs.of, maker: row})


def untold_words(after: AfterSigning, untold: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """That nothing says what some moves are worth to some makers, the first few by name."""
    labels = [
        f"‘{after.case.moves[move].label or move.replace('-', ' ')}’ is worth to {after.case.name_of(maker)}"
        for maker, moves in untold
        for move in moves
    ]
    more = f", and {len(labels) - NAMED} more" if len(labels) > NAMED else ""
    return f"nothing says what {', or '.join(labels[:NAMED])}{more}"


@dataclass
class Held:
    """How stable the states are, draw by draw."""

    after: AfterSigning
    payoffs: Payoffs
    stable: dict[str, Truth]
    """By concept, whether the deal kept is stable for each maker whatever is not told, (draws, makers)."""
    possible: dict[str, Truth]
    """The same for all that is told; other than `stable` only where something is not."""
    all_stable: dict[str, tuple[Truth, Truth]]
    """By concept, whether it is stable for all together, (draws,): whatever is not told, and for all that is told."""
    equilibrium: dict[str, NDArray[np.float64]]
    """By concept, in which share of the draws each state is stable for every maker, (states,); zeros if not `whole`."""
    departures: list[Departure]
    better: NDArray[np.float64]
    """In which share of the draws each maker's move from one state to another betters it, (makers, states, states)."""
    tables: tuple[tuple[Whole, list[int]], ...]
    """What the makers prefer (makers, states), each once, and in which draws."""
    from_today: Counter[tuple[Step, ...] | None] = field(default_factory=Counter)
    together: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """Which makers, by going together from today's state to the deal kept, would each be better off there."""

    def told(self, concept: str, maker: str | None = None) -> Probability:
        """How probable it is that the deal kept is stable for one maker, or for all."""
        surely, maybe = self.all_stable[concept]
        if maker is not None:
            place = self.after.makers.index(maker)
            surely, maybe = self.stable[concept][:, place], self.possible[concept][:, place]
        return self._unless(self.says(concept, maker), not np.array_equal(surely, maybe), surely)

    def told_of(self, one: Departure, concept: str | None = None) -> Probability:
        """How probable it is that a departure betters who leaves, or by a concept that it pays."""
        holds = one.better if concept is None else one.pays[concept]
        return self._unless(self.says(concept or "nash", one.maker), (concept or "better") in one.undecided, holds)

    def _unless(self, reason: str | None, is_open: bool, holds: Truth) -> Probability:
        if reason is None and is_open:
            reason = f"{UNDECIDED}: {untold_words(self.after, self.settling)}"
        return self.chance(holds) if reason is None else Probability(withheld=reason)

    @cached_property
    def settling(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """By maker, the moves of which the worth alone could turn whether the deal holds (SEQ); all where none does."""
        found = []
        for maker, moves in self.payoffs.untold.items():
            alone = [move for move in moves if self._is_open(maker, move)]
            if alone:
                found.append((maker, tuple(alone)))
        return tuple(found or self.payoffs.untold.items())

    def _is_open(self, maker: str, move: str) -> bool:
        """Whether it could turn on the worth of one move to one maker alone, others that are not told counting as 0."""
        effort = Effort(LESS_EFFORT)
        for table, _ in self.tables[:LOOKED_AT]:
            weighing = Weighing(self, table, {maker: (move,)}, effort)
            surely, maybe = weighing.answer(partial(stable_for, self.after.asked, HEADLINE, None))
            if surely != maybe:
                return True
        return False

    def chance(self, holds: Truth) -> Probability:
        """How probable it is that something holds that is told of every draw."""
        payoffs = self.payoffs
        if payoffs.number == 1:
            return certain(float(holds[0]))
        if payoffs.joint is not None:
            return chance_of_zone(payoffs.joint, holds.astype(np.int8), payoffs.parties)
        return estimated(float(holds.mean()), payoffs.number)

    def says(self, concept: str, maker: str | None) -> str | None:
        """Why nothing is said of a concept for one maker, or for all together; None where something is."""
        withheld = self.payoffs.withheld
        if maker is not None and concept in OWN_ALONE:
            return withheld.get(maker)
        first = maker if maker in withheld else next(iter(withheld), None)
        name = self.after.case.name_of(first) if first else ""
        return f"{name}: {withheld[first]}" if first is not None else None


def hold(after: AfterSigning, payoffs: Payoffs, *, whole: bool = True, concepts: tuple[str, ...] = CONCEPTS) -> Held:
    """Whether the deal kept, and every other state, is stable; with `whole` also what leaving it would bring.

    Makers of whom nothing is said like all states alike: what depends on them is not to be told.
    """
    makers, states, number = len(after.makers), after.states, payoffs.number
    nothing = np.zeros((1, states), dtype=np.int64)
    rows = [payoffs.of.get(maker, nothing) for maker in after.makers]
    tables: dict[bytes, tuple[Whole, list[int]]] = {}
    for draw in range(number):
        table = np.stack([row[draw % len(row)] for row in rows])
        if whole and not payoffs.untold:
            # only the order counts: draws that agree in it are looked at once
            table = np.stack([as_ranks(row) for row in table])
        tables.setdefault(table.tobytes(), (table, []))[1].append(draw)
    held = Held(
        after=after,
        payoffs=payoffs,
        stable={concept: np.zeros((number, makers), dtype=bool) for concept in concepts},
        possible={concept: np.zeros((number, makers), dtype=bool) for concept in concepts},
        all_stable={concept: (np.zeros(number, dtype=bool), np.zeros(number, dtype=bool)) for concept in concepts},
        equilibrium={concept: np.zeros(states) for concept in concepts},
        departures=departures_of(after, number, payoffs.withheld) if whole else [],
        better=np.zeros((makers, states, states) if whole and states <= 64 else (makers, 0, 0)),
        tables=tuple(tables.values()),
    )
    effort = Effort(EFFORT if whole else LESS_EFFORT)
    for place, (table, draws) in enumerate(held.tables):
        if not whole or payoffs.untold:
            _the_deal(held, Weighing(held, table, payoffs.untold, effort), draws)
        else:
            _every_state(held, table, draws, follow=place < LOOKED_AT)
        if held.better.size:
            held.better += (table[:, None, :] > table[:, :, None]) * len(draws)
    # counted first, so that what holds in every draw is a share of exactly one
    held.better /= number
    for count in held.equilibrium.values():
        count /= number
    return held


class Weighing:
    """What is told in draws that are alike in all that is told, where some worths could be anything."""

    def __init__(self, held: "Held", table: Whole, untold: Mapping[str, tuple[str, ...]], effort: Effort) -> None:
        self.bounded = bounds_of(held.after, table, untold)
        by_packages = held.payoffs.parties
        self._filling_in = None
        if untold and all(held.after.adds_up(maker, by_packages=maker in by_packages) for maker in untold):
            open_ones = np.array([held.after.bits(untold.get(maker, ())) for maker in held.after.makers])
            self._filling_in = FillingIn(held.after, table.astype(np.int64, copy=False), open_ones, effort)

    def answer(self, question: Question) -> Answer:
        """The answer whatever is not told, and for all that is told; the same where it does not turn on that."""
        surely, maybe = question(self.bounded)
        if surely == maybe or self._filling_in is None:
            return surely, maybe
        return self._filling_in.settle(question)


def stable_for(asked: int, concept: str, maker: int | None, bounded: Bounded) -> Answer:
    """Whether a state is stable for one maker, or for all together: surely, and maybe."""
    surely, maybe = bounded.stable(asked, concept)
    return (bool(surely.all()), bool(maybe.all())) if maker is None else (bool(surely[maker]), bool(maybe[maker]))


def _the_deal(held: Held, weighing: Weighing, draws: list[int]) -> None:
    """Tell in some draws, alike in all that is told, whether the state asked of is stable, and what leaving brings."""
    asked = held.after.asked
    for concept in held.stable:
        stable, possible = held.stable[concept], held.possible[concept]
        surely, maybe = (row.copy() for row in weighing.bounded.stable(asked, concept))
        for maker in map(int, np.flatnonzero(surely != maybe)):
            # what is open in one draw is open, and is not asked of others
            if np.array_equal(stable[:, maker], possible[:, maker]):
                surely[maker], maybe[maker] = weighing.answer(partial(stable_for, asked, concept, maker))
        stable[draws], possible[draws] = surely, maybe
        together = bool(surely.all()), bool(maybe.all())
        if together[0] != together[1] and np.array_equal(*held.all_stable[concept]):
            together = weighing.answer(partial(stable_for, asked, concept, None))
        for told, so in zip(held.all_stable[concept], together, strict=True):
            told[draws] = so
    for one in held.departures:
        one.tell(held.after, weighing, draws)


def _every_state(held: Held, ranks: Whole, draws: list[int], *, follow: bool) -> None:
    """Tell in some draws, alike in all preferences, which states are stable, and what leaving the deal brings."""
    after = held.after
    graph = after.graph.with_ranks(ranks.astype(np.int32))
    for concept in held.stable:
        found = graph.stable(concept)
        held.equilibrium[concept] += found.all(axis=0) * len(draws)
        held.stable[concept][draws] = held.possible[concept][draws] = found[:, after.asked]
        for told in held.all_stable[concept]:
            told[draws] = found[:, after.asked].all()
    weighing = Weighing(held, ranks, {}, Effort(0))
    for one in held.departures:
        if one.tell(after, weighing, draws):
            one.follow(after, graph, len(draws))
    if follow and after.today is not None:
        route = shortest_routes(graph, after.today, [after.asked], improving=True).get(after.asked)
        held.from_today[route] += len(draws)
        for members in _going_together(after, graph, after.today):
            held.together[members] += len(draws)


def bounds_of(after: AfterSigning, table: Whole, untold: Mapping[str, Iterable[str]]) -> Bounded:
    """What the makers prefer by a table of payoffs (makers, states), where some worths could be anything."""
    moves, codes, table = after.graph.moves, after.form.codes, table.astype(np.int64, copy=False)
    if not untold:
        return Bounded(moves, codes, table)
    open_ones = np.array([after.bits(untold.get(maker, ())) for maker in after.makers])
    width = np.full((len(after.makers), len(after.moves)), ANYTHING)
    return Bounded(moves, codes, table, open_ones=open_ones, low=-width, high=width)


def _going_together(after: AfterSigning, graph: ConflictGraph, today: int) -> Iterator[tuple[str, ...]]:
    """The smallest coalitions that reach the deal kept from today's state, each member better off than today."""
    found: list[set[int]] = []
    gaining = [maker for maker in range(graph.makers) if graph.ranks[maker, after.asked] > graph.ranks[maker, today]]
    for size in range(2, len(gaining) + 1):
        for members in combinations(gaining, size):
            smaller = any(other <= set(members) for other in found)
            if not smaller and after.asked in graph.reachable(today, members):
                found.append(set(members))
                yield tuple(after.makers[maker] for maker in members)
