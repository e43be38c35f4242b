"""Whether the deal kept is an equilibrium, draw by draw; and what leaving it would bring."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..solvers.stability import (
    CONCEPTS,
    ConflictGraph,
    Step,
    Whatever,
    answered_at,
    shortest_routes,
)
from .after_signing import UNITS, AfterSigning, is_exact, worth_of_outcomes, worth_of_packages
from .consent import ConsentingParty
from .premises import Premises
from .probability import Probability, certain, estimated
from .zones import JointDraws, chance_of_zone, joint_draws, lost_of, packages_of

HEADLINE: Final = "seq"
"""The concept that answers first: the others answer a breach only by what betters them, so that no threat is empty."""
ANSWERED: Final = ("gmr", "smr", "seq")
"""The concepts that ask for an answer of the others, move by move."""
OWN_ALONE: Final = frozenset({"nash", "gmr", "smr"})
"""The concepts that ask for nobody's preferences but the maker's own."""
LOOKED_AT: Final = 200
"""Different draws in which the ways of answers, and of coming back, are followed: of each way of leaving, of today."""
MOST_OPEN: Final = 256
"""States up to which it is looked into what turns on worths that are not told."""
NAMED: Final = 3
"""How many of these are named where a reason is given."""
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
            found.withheld[name] = lost[0].removeprefix(f"{name}: ")
            del drawn[name]
    if drawn:
        found.joint, found.parties = joint_draws(drawn, packages_of(after.case, drawn), number, premises.seed), drawn
    if drawn or not is_exact(after, [maker for maker in after.makers if maker not in premises.case.priorities]):
        found.number = number
    for maker in after.makers:
        if maker in found.withheld:
            continue
        listed = after.priorities(maker)
        if listed is not None:
            places = {value: place for place, value in enumerate(sorted(set(listed)))}
            found.of[maker] = np.array([[places[value] for value in listed]])
            continue
        worth = worth_of_outcomes(after, maker, found.number, premises.seed)
        if found.joint is not None and maker in drawn:
            base = worth_of_packages(after, reading, found.joint, found.joint.names.index(maker))
            worth = base if worth is None else base + worth
        if worth is None:
            found.withheld[maker] = NO_SAY
            continue
        found.of[maker] = np.rint(worth * UNITS).astype(np.int64)
        if untold := after.untold(maker, by_packages=maker in drawn):
            found.untold[maker] = untold
    if after.states > MOST_OPEN:
        found.withheld |= {maker: untold_words(after, [(maker, moves)]) for maker, moves in found.untold.items()}
        found.of = {maker: rows for maker, rows in found.of.items() if maker not in found.withheld}
        found.untold = {}
    return found


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
class Departure:
    """One way in which one maker can leave the deal, over the draws."""

    maker: str
    state: int
    better: Truth
    """Where that betters it, (draws,)."""
    pays: dict[str, Truth]
    """By concept, where it betters it and is left without an answer, (draws,)."""
    undecided: set[str]
    """`better`, and the concepts, where in some draw that turns on what is not told."""
    answers: Counter[tuple[str, int]]
    """What the others most easily answer with, by concept and state, over the draws looked at."""
    ways_back: Counter[tuple[Step, ...]]
    """By what improvements they come back to the deal kept, over the draws looked at."""
    no_way_back: int
    """In how many of them they do not."""
    looked_at: int
    """How many draws that betters it were looked at."""
    followed: int
    """How many different ones these are."""


@dataclass
class Held:
    """How stable the states are, draw by draw."""

    after: AfterSigning
    payoffs: Payoffs
    stable: dict[str, Truth]
    """By concept, whether the deal kept is stable for each maker whatever is not told, (draws, makers)."""
    possible: dict[str, Truth]
    """The same for all that is told; other than `stable` only where something is not."""
    unknown: Truth | None
    """Between which states no maker's preference is told, (makers, states, states); None where all is."""
    equilibrium: dict[str, NDArray[np.float64]]
    """By concept, in which share of the draws each state is stable for every maker, (states,); zeros if not `whole`."""
    departures: list[Departure]
    better: NDArray[np.float64]
    """In which share of the draws each maker's move from one state to another betters it, (makers, states, states)."""
    from_today: Counter[tuple[Step, ...] | None]
    together: Counter[tuple[str, ...]]
    """Which makers, by going together from today's state to the deal kept, would each be better off there."""
    tables: tuple[tuple[ConflictGraph, list[int]], ...]
    """What the makers prefer, each once, and in which draws."""

    def told(self, concept: str, maker: str | None = None) -> Probability:
        """How probable it is that the deal kept is stable for one maker, or for all."""
        of = slice(None) if maker is None else [self.after.makers.index(maker)]
        surely, maybe = (np.asarray(each[concept][:, of].all(axis=1)) for each in (self.stable, self.possible))
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
            alone = []
            for move in moves:
                unknown = np.zeros((len(self.after.makers), self.after.states, self.after.states), dtype=bool)
                unknown[self.after.makers.index(maker)] = self.after.apart([move])
                if any(_is_open(self.after, Whatever(graph, unknown)) for graph, _ in self.tables[:LOOKED_AT]):
                    alone.append(move)
            if alone:
                found.append((maker, tuple(alone)))
        return tuple(found or self.payoffs.untold.items())

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
    makers, states, number, agreed = len(after.makers), after.states, payoffs.number, after.agreed
    nothing = np.zeros((1, states), dtype=np.int64)
    rows = [payoffs.of.get(maker, nothing) for maker in after.makers]
    tables: dict[bytes, tuple[ConflictGraph, list[int]]] = {}
    for draw in range(number):
        graph = after.graph.with_payoffs(np.stack([row[draw % len(row)] for row in rows]))
        tables.setdefault(graph.ranks.tobytes(), (graph, []))[1].append(draw)
    unknown = None
    if payoffs.untold:
        unknown = np.stack([after.apart(payoffs.untold.get(maker, ())) for maker in after.makers])
    stable = {concept: np.zeros((number, makers), dtype=bool) for concept in concepts}
    possible = {concept: np.zeros((number, makers), dtype=bool) for concept in concepts}
    # of each maker, and of all together
    is_open = {concept: np.zeros(makers + 1, dtype=bool) for concept in concepts}
    equilibrium = {concept: np.zeros(states) for concept in concepts}
    better = np.zeros((makers, states, states) if whole and states <= 64 else (makers, 0, 0))
    departures = [
        Departure(
            name,
            int(end),
            np.zeros(number, bool),
            {c: np.zeros(number, bool) for c in ANSWERED},
            set(),
            Counter(),
            Counter(),
            0,
            0,
            0,
        )
        for maker, name in enumerate(after.makers if whole else ())
        for end in after.graph.moves.of(maker, agreed)
        if name not in payoffs.withheld
    ]
    from_today: Counter[tuple[Step, ...] | None] = Counter()
    together: Counter[tuple[str, ...]] = Counter()
    for place, (graph, draws) in enumerate(tables.values()):
        whatever = None if unknown is None else Whatever(graph, unknown)
        for concept in concepts:
            if whatever is not None:
                # who is undecided in one draw is undecided, and is not asked again once all together are as well
                asked = ~(is_open[concept][:-1] & is_open[concept][-1])
                if asked.any():
                    surely, maybe = _whatever(after, whatever, concept, asked)
                    stable[concept][draws], possible[concept][draws] = surely, maybe
                    is_open[concept] |= np.append(surely != maybe, surely.all() != maybe.all())
                continue
            if whole:
                found = graph.stable(concept)
                equilibrium[concept] += found.all(axis=0) * len(draws) / number
                stable[concept][draws] = possible[concept][draws] = found[:, agreed]
            else:
                stable[concept][draws] = possible[concept][draws] = _kept(after, graph, concept)
        if whole:
            if better.size:
                better += (graph.ranks[:, None, :] > graph.ranks[:, :, None]) * (len(draws) / number)
            _leave(after, graph, draws, departures, unknown, whatever)
            if place < LOOKED_AT and after.today is not None and unknown is None:
                from_today[shortest_routes(graph, after.today, [agreed], improving=True).get(agreed)] += len(draws)
                for members in _going_together(after, graph, after.today):
                    together[members] += len(draws)
    return Held(
        after,
        payoffs,
        stable,
        possible,
        unknown,
        equilibrium,
        departures,
        better,
        from_today,
        together,
        tuple(tables.values()),
    )


def _kept(after: AfterSigning, graph: ConflictGraph, concept: str) -> Truth:
    """Whether the deal kept is stable for each maker (makers,), where nothing is asked of other states."""
    lures = [graph.improvements(after.agreed, maker) for maker in range(graph.makers)]
    if concept == "sim" and any(lures):
        return np.asarray(graph.stable(concept)[:, after.agreed])
    return np.array(
        [
            not ends or (concept in ANSWERED and bool(answered_at(graph, maker, after.agreed, concept)[ends].all()))
            for maker, ends in enumerate(lures)
        ]
    )


def _whatever(after: AfterSigning, whatever: Whatever, concept: str, asked: Truth) -> tuple[Truth, Truth]:
    """Whether the deal kept is stable for each maker (makers,): whatever is not told, and for all that is told.

    Of makers that are not asked, (makers,), neither.
    """
    if concept == "sim":
        # what others would do at the same time is looked into only where all is told; with no lure nothing is to ask
        return _whatever(after, whatever, "nash", asked)[0], asked
    surely, maybe = np.zeros((2, len(asked)), dtype=bool)
    for maker in np.flatnonzero(asked):
        surely[maker], maybe[maker] = whatever.stable(int(maker), after.agreed, concept)
    return surely, maybe


def _is_open(after: AfterSigning, whatever: Whatever) -> bool:
    surely, maybe = _whatever(after, whatever, HEADLINE, np.ones(len(after.makers), dtype=bool))
    return bool(surely.all() != maybe.all())


def _going_together(after: AfterSigning, graph: ConflictGraph, today: int) -> Iterator[tuple[str, ...]]:
    """The smallest coalitions that reach the deal kept from today's state, each member better off than today."""
    found: list[set[int]] = []
    gaining = [maker for maker in range(graph.makers) if graph.ranks[maker, after.agreed] > graph.ranks[maker, today]]
    for size in range(2, len(gaining) + 1):
        for members in combinations(gaining, size):
            smaller = any(other <= set(members) for other in found)
            if not smaller and after.agreed in graph.reachable(today, members):
                found.append(set(members))
                yield tuple(after.makers[maker] for maker in members)


def _leave(
    after: AfterSigning,
    graph: ConflictGraph,
    draws: list[int],
    departures: list[Departure],
    unknown: Truth | None,
    whatever: Whatever | None,
) -> None:
    """Tell in some draws, alike in all preferences, what each departure from the deal brings."""
    agreed = after.agreed

    @cache
    def answered(maker: int, concept: str) -> tuple[Truth, Truth]:
        if whatever is not None:
            return whatever.answered(maker, agreed, concept)
        found = answered_at(graph, maker, agreed, concept)
        return found, found

    for one in departures:
        maker = after.makers.index(one.maker)
        is_open = unknown is not None and bool(unknown[maker, agreed, one.state])
        if not is_open and graph.ranks[maker, one.state] <= graph.ranks[maker, agreed]:
            continue
        one.better[draws] = not is_open
        one.undecided |= {"better"} if is_open else set()
        for concept in ANSWERED:
            if concept in one.undecided:
                continue
            surely, maybe = (each[one.state] for each in answered(maker, concept))
            one.pays[concept][draws] = not is_open and not maybe
            if not surely and (is_open or maybe):
                one.undecided.add(concept)
        if unknown is None and one.followed < LOOKED_AT:
            one.followed += 1
            _follow(after, graph, maker, one, len(draws))


def _follow(after: AfterSigning, graph: ConflictGraph, maker: int, one: Departure, weight: int) -> None:
    one.looked_at += weight
    others = [other for other in range(graph.makers) if other != maker]
    for concept, improving in (("seq", True), ("gmr", False)):
        limit = graph.ranks[maker, after.agreed]
        ends = [
            end for end in graph.reachable(one.state, others, improving=improving) if graph.ranks[maker, end] <= limit
        ]
        if ends:
            one.answers[concept, min(ends, key=_easiest(after, graph, one.state))] += weight
    route = shortest_routes(graph, one.state, [after.agreed], improving=True).get(after.agreed)
    if route is None:
        one.no_way_back += weight
    else:
        one.ways_back[route] += weight


def _easiest(after: AfterSigning, graph: ConflictGraph, start: int) -> Callable[[int], tuple[int, int, int]]:
    """Answers by what they ask for: the fewest moves first, then the best for those who make them."""

    def key(end: int) -> tuple[int, int, int]:
        changed = after.changed(start, end)
        givers = {after.makers.index(after.case.moves[name].by) for name, _ in changed}
        return len(changed), -sum(int(graph.ranks[giver, end]) for giver in givers), end

    return key
