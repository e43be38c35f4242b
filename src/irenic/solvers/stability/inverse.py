"""The question turned round: which preferences would make a wanted state an equilibrium.

Kinsara, Petersons, Hipel, Kilgour (2015); Wang, Hipel, Fang, Dang (2018). Whether a state is stable for a maker under
Nash, GMR and SMR rests on one thing about its preferences: which states it likes better than that one. The rankings are
therefore counted from sets of states, exactly, and never gone through one by one; for SEQ, where a maker's order also
decides how it answers others, they are gone through where nothing else settles the question.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations, product
from math import comb, factorial, prod
from typing import Final

import numpy as np

from .graph import ConflictGraph

MOST_TOGETHER: Final = 20
"""States whose places above or below the wanted one are looked at together: 2 to this power combinations."""
MOST_RANKINGS: Final = 50_000
"""Rankings that are gone through one by one."""
MOST_TRIED: Final = 200_000

Harm = frozenset[int]
"""States all of which have to be no better than the wanted one."""
Clause = tuple[Harm, ...]
"""What answers one improvement: any one of these sets."""


@dataclass(frozen=True, slots=True)
class RankingCount:
    """How many of all rankings make a state an equilibrium."""

    count: int
    of: int


@dataclass(frozen=True, slots=True)
class SmallestChanges:
    """The least that would have to change in one maker's order for a state to be stable for it."""

    changes: tuple[frozenset[int], ...]
    """Each a set of states that would have to be liked no better than the wanted one; an empty set: nothing."""
    is_complete: bool
    """Whether all smallest changes are listed; where not, the search was cut off."""


def count_rankings(
    graph: ConflictGraph, state: int, concept: str, vary: Collection[int], *, ties: bool = False
) -> RankingCount:
    """How many rankings of the makers in `vary`, the others' being as they are, make a state an equilibrium.

    `concept`: `nash`, `gmr`, `smr` or `seq`. Strict rankings, or with `ties` all of them. Raises ValueError where too
    many states depend on one another to be counted, or too many rankings would have to be gone through.
    """
    if concept not in ("nash", "gmr", "smr", "seq"):
        raise ValueError(f"rankings are counted for nash, gmr, smr and seq, not for '{concept}'")
    makers = sorted(set(vary))
    of_one = _weak_orders(graph.states) if ties else factorial(graph.states)
    total = of_one ** len(makers)
    fixed = [maker for maker in range(graph.makers) if maker not in makers]
    if concept == "seq" and len(makers) + len(fixed) > 1 and (unsettled := _unsettled(graph, state, makers, fixed)):
        if unsettled == "never":
            return RankingCount(0, total)
        return RankingCount(_by_going_through(graph, state, makers, ties), total)
    stable = graph.stable(concept)[:, state]
    if not all(stable[maker] for maker in fixed if concept != "seq" or not makers):
        return RankingCount(0, total)
    counts = [_count(clauses(graph, state, concept, maker), graph.states, ties) for maker in makers]
    return RankingCount(prod(counts), total)


def smallest_changes(graph: ConflictGraph, state: int, concept: str, maker: int) -> SmallestChanges:
    """The smallest sets of states that a maker would have to like no better than this one for it to be stable.

    `concept`: `nash`, `gmr`, `smr` or `seq`, the others' preferences being as they are.
    """
    ranks = graph.ranks[maker]
    held = clauses(graph, state, concept, maker)
    above = {each for clause in held for harm in clause for each in harm if ranks[each] > ranks[state]}
    open_clauses = [[harm & above for harm in clause] for clause in held]
    tried = 0
    for size in range(len(above) + 1):
        found: list[frozenset[int]] = []
        for chosen in combinations(sorted(above), size):
            tried += 1
            if tried > MOST_TRIED:
                return SmallestChanges(tuple(found), False)
            moved = frozenset(chosen)
            if all(any(harm <= moved for harm in clause) for clause in open_clauses):
                found.append(moved)
        if found:
            return SmallestChanges(tuple(found), True)
    return SmallestChanges((), True)


def clauses(graph: ConflictGraph, state: int, concept: str, maker: int) -> list[Clause]:
    """For each move of a maker from a state, the sets of states any one of which, being no better, makes it stay.

    The state that the move leads to is always one of them: then it is no improvement.
    """
    own = {each: frozenset(int(there) for there in graph.moves.of(maker, each)) for each in range(graph.states)}
    others = [other for other in range(graph.makers) if other != maker]
    found = []
    for there in sorted(own[state]):
        harms = [frozenset({there})]
        if concept != "nash":
            for answer in graph.reachable(there, others, improving=concept == "seq"):
                harms.append(frozenset({answer}) | (own[answer] if concept == "smr" else frozenset()))
        # the wanted state itself is never better than itself
        bare = {harm - {state} for harm in harms}
        found.append(tuple(sorted((harm for harm in bare if not any(less < harm for less in bare)), key=sorted)))
    return [clause for clause in found if frozenset() not in clause]


def _count(held: Sequence[Clause], states: int, ties: bool) -> int:
    """How many orders of all states meet every clause."""
    by_size = [1]
    relevant = 0
    for component in _components(held):
        sizes = _met(component)
        relevant += len(sizes) - 1
        by_size = _times(by_size, sizes)
    free = states - 1 - relevant
    if not ties:
        ordered = sum(count * factorial(below) * factorial(relevant - below) for below, count in enumerate(by_size))
        return factorial(states) // factorial(relevant + 1) * ordered
    total = 0
    for below, count in enumerate(by_size):
        for more_above in range(free + 1):
            above = relevant - below + more_above
            total += count * comb(free, more_above) * _weak_orders(above) * _on_top(states - 1 - above)
    return total


def _components(held: Sequence[Clause]) -> Iterator[list[Clause]]:
    """Clauses grouped so that no state stands in two groups."""
    waiting = [(set().union(*clause), [clause]) for clause in held]
    while waiting:
        states, group = waiting.pop()
        rest = []
        for other_states, other in waiting:
            if states & other_states:
                group = group + other
                states = states | other_states
            else:
                rest.append((other_states, other))
        if len(rest) == len(waiting):
            yield group
            continue
        waiting = [*rest, (states, group)]


def _met(component: list[Clause]) -> list[int]:
    """By how many of a component's states are below: in how many ways all its clauses are met."""
    states = sorted(set().union(*(harm for clause in component for harm in clause)))
    if len(component) == 1 and all(len(harm) == 1 for harm in component[0]):
        return [0, *(comb(len(states), below) for below in range(1, len(states) + 1))]
    if len(states) > MOST_TOGETHER:
        raise ValueError(
            f"the places of {len(states)} states depend on one another, too many to count; at most {MOST_TOGETHER}"
        )
    place = {each: bit for bit, each in enumerate(states)}
    below = np.arange(1 << len(states), dtype=np.int64)
    met = np.ones(len(below), dtype=bool)
    for clause in component:
        any_one = np.zeros(len(below), dtype=bool)
        for harm in clause:
            mask = sum(1 << place[each] for each in harm)
            any_one |= (below & mask) == mask
        met &= any_one
    sizes = np.bitwise_count(below[met].astype(np.uint64))
    return [int(count) for count in np.bincount(sizes, minlength=len(states) + 1)]


def _times(left: list[int], right: list[int]) -> list[int]:
    found = [0] * (len(left) + len(right) - 1)
    for first, one in enumerate(left):
        for second, other in enumerate(right):
            found[first + second] += one * other
    return found


@cache
def _weak_orders(states: int) -> int:
    """How many rankings with ties there are of some states (the ordered Bell numbers)."""
    return 1 if states == 0 else sum(comb(states, top) * _weak_orders(states - top) for top in range(1, states + 1))


def _on_top(others: int) -> int:
    """How many rankings with ties have one given state in the best place, alone or with some of the others."""
    return sum(comb(others, with_it) * _weak_orders(others - with_it) for with_it in range(others + 1))


def _unsettled(graph: ConflictGraph, state: int, makers: Sequence[int], fixed: Sequence[int]) -> str | None:
    """Whether, under SEQ, rankings have to be gone through: somebody's answers come from a maker whose order varies.

    None where they do not, `never` where no ranking can help, else `open`.
    """
    least = _with_answers(graph, makers, state, can=False)
    most = _with_answers(graph, makers, state, can=True)
    if not all(most[maker] for maker in fixed):
        return "never"
    several = len(makers) > 1
    return None if all(least[maker] for maker in fixed) and not several else "open"


def _with_answers(graph: ConflictGraph, makers: Sequence[int], state: int, *, can: bool) -> list[bool]:
    """Whether the state is SEQ-stable for each maker, if those in `makers` answer by every move, or by none."""
    found = []
    for focal in range(graph.makers):
        stable = True
        for there in graph.improvements(state, focal):
            answers = _answers(graph, there, focal, makers, can)
            stable = stable and any(graph.ranks[focal, each] <= graph.ranks[focal, state] for each in answers)
        found.append(stable)
    return found


def _answers(graph: ConflictGraph, start: int, focal: int, makers: Sequence[int], can: bool) -> set[int]:
    seen: set[tuple[int, int]] = set()
    waiting = [(start, -1)]
    while waiting:
        here, last = waiting.pop()
        for mover in range(graph.makers):
            if mover in (focal, last) or (mover in makers and not can):
                continue
            ways = graph.moves.of(mover, here) if mover in makers else graph.improvements(here, mover)
            for there in ways:
                if (int(there), mover) not in seen:
                    seen.add((int(there), mover))
                    waiting.append((int(there), mover))
    return {there for there, _ in seen}


def _by_going_through(graph: ConflictGraph, state: int, makers: Sequence[int], ties: bool) -> int:
    of_one = _weak_orders(graph.states) if ties else factorial(graph.states)
    if of_one ** len(makers) > MOST_RANKINGS:
        raise ValueError(
            f"{of_one ** len(makers):,} rankings would have to be gone through for seq; at most {MOST_RANKINGS:,}"
        )
    orders = list(_all_orders(graph.states, ties))
    found = 0
    for rows in product(orders, repeat=len(makers)):
        ranks = graph.ranks.copy()
        ranks[list(makers)] = rows
        found += bool(ConflictGraph(graph.moves, ranks).equilibria("seq")[state])
    return found


def _all_orders(states: int, ties: bool) -> Iterator[tuple[int, ...]]:
    if not ties:
        yield from permutations(range(states))
        return
    for order in product(range(states), repeat=states):
        if set(order) == set(range(max(order) + 1)):
            yield order
