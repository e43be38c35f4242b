"""Whether an answer stands on a knife's edge: on states that somebody likes exactly alike, or on a number assumed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

import numpy as np

from ..model.base import Frozen
from ..model.case import Case
from ..model.moves import Move, own_basis
from ..solvers.stability import Whatever
from .after_signing import AfterSigning
from .answers import Package
from .consent import ConsentingParty, consenting
from .departures import LOOKED_AT, Truth
from .holding import HEADLINE, Held, Payoffs, hold, payoffs_of, with_row_anew
from .joint import middle
from .premises import Premises
from .probability import Probability
from .sensitivity import DRAWS

NUDGE: Final = 0.05
"""By how much an assumed number is moved to either side: a twentieth of all that is at stake."""
TURNED: Final = 0.2
"""An answer is turned where it moves by two tenths or more."""
FEW_DRAWS: Final = 500
MOST_ALIKE: Final = 256
"""States up to which it is looked for some that somebody likes exactly alike."""
PAIRS: Final = 200
"""How many pairs of states are gone through for one that turns the answer alone."""


class KnifeEdge(Frozen):
    """Something small that turns whether the deal would hold (SEQ, best reading)."""

    of: str
    """The id of the maker whose preferences it is about."""
    alike: tuple[int, int] | None = None
    """Two states that it likes exactly alike, where liking either a little better would turn the answer."""
    input: str | None = None
    """The id of an assumed number, where moving it a little would: a worth, or what no agreement is worth."""
    by: float | None = None
    """By how much that is moved."""
    then: Probability | None = None
    """That the deal would hold with it."""


def knife_edges(
    held: Held,
    reading: Package,
    premises: Premises,
    parties: Mapping[str, ConsentingParty],
    silent: Mapping[str, str],
) -> Iterator[KnifeEdge]:
    """All of them; none where the answer is withheld or undecided."""
    if held.told(HEADLINE).withheld is None:
        yield from _alike(held)
        yield from _nudged(held, reading, premises, parties, silent)


def _alike(held: Held) -> Iterator[KnifeEdge]:
    after = held.after
    if after.states > MOST_ALIKE or held.payoffs.untold:
        return
    for place, maker in enumerate(after.makers):
        same = ~np.eye(after.states, dtype=bool)
        for table, _ in held.tables:
            same &= table[place][:, None] == table[place][None, :]
        if _turns(held, place, same, LOOKED_AT):
            pairs = islice((pair for pair in _that_bear(after, place) if same[pair]), PAIRS)
            alone = (pair for pair in pairs if _turns(held, place, _pair(after, *pair), 1))
            yield KnifeEdge(of=maker, alike=next(alone, None))


def _that_bear(after: AfterSigning, place: int) -> Iterator[tuple[int, int]]:
    """Pairs of states that a maker compares: the deal kept with another, or those that a move of its own joins."""
    yield from ((after.asked, state) for state in range(after.states))
    for state in range(after.states):
        yield from ((state, int(end)) for end in after.graph.moves.of(place, state))


def _pair(after: AfterSigning, first: int, second: int) -> Truth:
    found = np.zeros((after.states, after.states), dtype=bool)
    found[first, second] = found[second, first] = True
    return found


def _turns(held: Held, place: int, alike: Truth, tables: int) -> bool:
    """Whether the answer moves with which of some states one maker is taken to like better."""
    if not alike.any():
        return False
    unknown = np.zeros((len(held.after.makers), *alike.shape), dtype=bool)
    unknown[place] = alike
    found = []
    for table, draws in held.tables[:tables]:
        graph = held.after.graph.with_ranks(table.astype(np.int32))
        whatever = Whatever(graph, unknown)
        ends = [whatever.stable(maker, held.after.asked, HEADLINE) for maker in range(graph.makers)]
        found.append((len(draws), all(low for low, _ in ends), all(high for _, high in ends)))
    weights, low, high = map(np.array, zip(*found, strict=True))
    return bool(np.average(high, weights=weights) - np.average(low, weights=weights) >= TURNED)


def _nudged(
    held: Held,
    reading: Package,
    premises: Premises,
    parties: Mapping[str, ConsentingParty],
    silent: Mapping[str, str],
) -> Iterator[KnifeEdge]:
    number = min(held.payoffs.number, FEW_DRAWS)

    def told(after: AfterSigning, payoffs: Payoffs) -> Probability:
        return hold(after, payoffs, whole=False, concepts=(HEADLINE,)).told(HEADLINE)

    plain = payoffs_of(held.after, reading, premises, parties, number, silent)
    found: list[KnifeEdge] = []
    for by in (-NUDGE, NUDGE):
        for of, name, case in _with_worths_moved(held.after, by):
            # nobody else's preferences move, nor what can be done
            payoffs = with_row_anew(plain, AfterSigning(case, held.after.deal), reading, premises, of)
            found.append(KnifeEdge(of=of, input=name, by=by, then=told(held.after, payoffs)))
        for of, name, case in _with_reservations_moved(held, by):
            changed = replace(premises, case=case, draws=min(premises.draws, DRAWS))
            drawn = {party: each for party, each in consenting(changed).items() if party in parties}
            then = AfterSigning(case, held.after.deal)
            payoffs = payoffs_of(then, reading, changed, drawn, number, silent)
            found.append(KnifeEdge(of=of, input=name, by=by, then=told(then, payoffs)))
    if any(edge.then and edge.then.withheld is None for edge in found):
        before = told(held.after, plain)
        yield from (
            edge
            for edge in found
            if edge.then and edge.then.withheld is before.withheld is None
            if abs(middle(edge.then) - middle(before)) >= TURNED
        )


def _with_worths_moved(after: AfterSigning, by: float) -> Iterator[tuple[str, str, Case]]:
    """Cases in which one assumed worth is another, with whose it is and the input's id."""
    for name, outcome, where in after.outcomes:
        for maker, worth in outcome.worth.items():
            bears = maker in after.makers and maker not in after.case.priorities and where.any()
            if bears and own_basis(worth, outcome).is_assumption:
                low, high = worth.value
                moved = worth.model_copy(update={"value": (low + by, high + by)})
                changed = outcome.model_copy(update={"worth": {**outcome.worth, maker: moved}})
                section = "moves" if isinstance(outcome, Move) else "consequences"
                entries = {**getattr(after.case, section), name: changed}
                yield maker, f"{name}.worth.{maker}", after.case.model_copy(update={section: entries})


def _with_reservations_moved(held: Held, by: float) -> Iterator[tuple[str, str, Case]]:
    """The same of what no agreement is assumed to be worth, where something that is done ends the agreement."""
    case = held.after.case
    if not any(outcome.ends and where.any() for _, outcome, where in held.after.outcomes):
        return
    for name, assumption in case.assume.items():
        if assumption.party in held.payoffs.parties and assumption.reservation and assumption.basis().is_assumption:
            low, high = (min(max(end + by, 0.0), 1.0) for end in assumption.reservation)
            moved = assumption.model_copy(update={"reservation": (low, high)})
            yield assumption.party, name, case.model_copy(update={"assume": {**case.assume, name: moved}})
