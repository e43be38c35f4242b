"""Would it hold? Whether the deal kept is an equilibrium, which breach pays, what would keep it, and the way back."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Unpack

from ..model.case import Case
from ..model.moves import agreed_is_told
from ..model.on_the_table import drafts_as_of, latest_draft
from ..model.problem import IrenicError, Problem, failure
from ..preferences.after_signing import AfterSigning, Deal
from ..preferences.answers import Package
from ..preferences.consent import ConsentingParty, consenting
from ..preferences.counted import with_what_counts
from ..preferences.departures import ANSWERED, Departure
from ..preferences.edges import KnifeEdge, knife_edges
from ..preferences.holding import HEADLINE, Held, hold, payoffs_of
from ..preferences.inputs import Input, inputs_of, nothing_cited
from ..preferences.joint import middle
from ..preferences.premises import How, PreferenceResult, Premises, premises_of
from ..preferences.probability import Probability
from ..preferences.readings import count, readings_of, sensible_packages
from ..preferences.sensitivity import Variant, variants
from ..preferences.stability_answers import (
    Arrow,
    Guaranteed,
    Holding,
    Leaving,
    Made,
    MoveShown,
    StateShown,
    StepTaken,
    Together,
    Untold,
    Way,
)
from ..solvers.stability import CONCEPTS, Step, shortest_routes

METHOD: Final = (
    "the graph model for conflict resolution on the moves after signing; preferences drawn from the same words and "
    "assumptions as every other answer, stability decided exactly in each draw"
)
MOST_DRAWS: Final = 2_000
"""Joint draws in which stability is decided; fewer to choose among the readings of an ambiguous draft."""
FEWER_DRAWS: Final = 500
FEWEST: Final = 400
WORK: Final = 2_000_000
"""Draws times states that are looked at for one answer, where that leaves more than the fewest draws."""
ADDING: Final = 3_000_000
"""The same for all that could be added together; larger sets are not tried where the fewest draws would go beyond."""
MOST_DRAWN_MOVES: Final = 12
"""Moves in play up to which preferences are drawn: each doubles the states."""
LISTED_STATES: Final = 1_024
"""Up to how many states all are listed; of more, the deal kept, today's, and equilibria of some draw."""
READINGS: Final = 64
SETS_OF_GUARANTEES: Final = 64
LISTED: Final = 60
"""Assumed inputs that a refusal lists."""


class Stability(PreferenceResult):
    """Whether a deal would hold."""

    draft: str | None
    """The id of the draft; null where the case has none."""
    on_assumptions: bool
    """Whether the answer was asked for although most of what it rests on is assumed, or nothing cited tells of some."""
    moves: Mapping[str, MoveShown]
    """Every move of the case, by its id."""
    agreed: int
    """The number of the state in which the deal is kept."""
    asked: int
    """The number of the state that is asked of: the deal kept, unless another is named; the answer is told of it."""
    agreed_is_told: bool
    """Whether some move tells which state that is; if not, it is taken to be the one in which nobody makes a move."""
    best_reading: Holding
    """At the reading that makes an equilibrium (SEQ) of the state asked of most probable; all else is told of it."""
    worst_reading: Holding
    """The readings that make an equilibrium (SEQ) most and least probable; the rest is told of the first."""
    sensitivity: Mapping[Variant, Probability]
    """That the deal holds (SEQ, best reading), with one thing changed at a time that nobody said."""
    untold: tuple[Untold, ...]
    """What moves are worth to makers of whom nothing says it; what turns on it is undecided."""
    knife_edges: tuple[KnifeEdge, ...]
    """What little would turn whether the deal would hold (SEQ, best reading)."""
    withheld: Mapping[str, str]
    """Makers of which nothing is said, with the reason."""
    not_counted: Mapping[str, str]
    """Entries that do not count on the day, such as `moves.ID`, with the reason: the answer is as if without them."""
    leaving: tuple[Leaving, ...]
    """Each way in which a maker can leave the deal, those that most probably pay (SEQ) first."""
    guarantees: tuple[Guaranteed, ...]
    """What adding guarantees and verifications does, the cheapest first, after none; empty where none can be added."""
    by_number: bool
    """Whether what is added is counted rather than paid for, since not every one has a cost."""
    today: int | None
    """The number of today's state; null where the case names no move as made today."""
    from_today: tuple[Way, ...]
    """How the makers most often come from today's state to the deal kept, each bettering itself at every step."""
    together_from_today: tuple[Together, ...]
    """Who could go there together so that each is better off than today; the smallest coalitions."""
    states: tuple[StateShown, ...]
    """Every state; of more than 1,024 the deal kept, today's, and those that are an equilibrium (SEQ) in some draw."""
    arrows: tuple[Arrow, ...]
    """Each move that leads from one state to another, of makers of which something can be said."""
    inputs: tuple[Input, ...]
    """Every entry of the case that the answer rests on."""
    assumed: tuple[str, ...]
    """The ids of the inputs that are assumed."""
    stability_draws: int
    """Joint draws in which stability was decided; one where nothing is uncertain."""


def would_it_hold(
    case: Case,
    draft: str | None = None,
    *,
    state: str | None = None,
    even_if_assumed: bool = False,
    **how: Unpack[How],
) -> Stability:
    """Whether a draft (the latest if left out), once signed and kept, would be left by somebody.

    With `state` the same of another state than the deal kept, named as in `preferences.naming_states.state_named`;
    what could be added to the deal is left out then.

    Fang, Hipel, Kilgour (1993) for the concepts; Fearon (1995) for the question: what keeps each side to its word once
    the deal is signed. Raises IrenicError where the case has no moves, where the draft has too many readings, where no
    state is called so, and where most of what the answer would rest on is assumed, unless `even_if_assumed`.
    """
    case, not_counted = with_what_counts(case, how.get("as_of") or case.as_of, how.get("unproven", frozenset()))
    premises = premises_of(case, **how)
    case = premises.case
    if draft is None and drafts_as_of(case, premises.as_of):
        draft = latest_draft(case, premises.as_of)
    told = even_if_assumed or premises.assumptions_only
    parties = {
        name: party
        for name, party in consenting(premises).items()
        if any(move.by == name for move in case.moves.values())
    }
    after = AfterSigning(case, Deal(draft, state=state))
    if after.rests_on_packages and draft is None:
        raise failure(
            "E005",
            "what the moves change of a deal cannot be told: the case has no draft",
            "add the draft, or leave out 'sets' and 'ends'",
        )
    drawn = {name: party for name, party in parties.items() if after.rests_on_packages and name not in case.priorities}
    # what could be added rests on more than the deal as drafted does
    is_other = after.asked != after.agreed
    every_one = frozenset(name for name, move in case.moves.items() if move.can_be_added and not is_other)
    widest = AfterSigning(case, Deal(draft, every_one))
    inputs = inputs_of(widest, premises, drawn)
    assumed = [each for each in inputs if each.assumed is not None]
    if not told and 2 * len(assumed) > len(inputs):
        raise IrenicError(_refusal(inputs, assumed))
    silent = {} if told else nothing_cited(inputs, widest)
    whole = _number(premises, after)
    drawn_ones = any(maker not in case.priorities for maker in after.makers)
    if drawn_ones and len(after.moves) > MOST_DRAWN_MOVES:
        raise _too_many(after)
    best, worst = _readings(case, draft, after, premises, parties, silent)
    payoffs = payoffs_of(after, best, premises, parties, whole, silent)
    held = hold(after, payoffs)
    least = (
        held if worst == best else hold(after, payoffs_of(after, worst, premises, parties, whole, silent), whole=False)
    )
    guarantees, by_number = ((), False) if is_other else _guarantees(held, best, premises, parties, silent)
    return Stability(
        **premises.head(
            "stability",
            METHOD,
            on=[draft] if draft else [],
            draft=draft,
            even_if_assumed=even_if_assumed,
            state=state,
        ),
        draft=draft,
        not_counted=not_counted,
        on_assumptions=told and (2 * len(assumed) > len(inputs) or bool(nothing_cited(inputs, widest))),
        moves={
            name: MoveShown(
                by=move.by,
                kind=move.kind,
                label=move.label or name.replace("-", " "),
                in_play=name in after.moves or (move.kind == "verify" and draft in move.drafted_in),
                cost=None if move.cost is None else move.cost.value,
            )
            for name, move in case.moves.items()
        },
        agreed=after.agreed,
        asked=after.asked,
        agreed_is_told=agreed_is_told(case.moves.values()),
        untold=tuple(_untold(held)),
        knife_edges=tuple(knife_edges(held, best, premises, parties, silent)),
        best_reading=_holding(held, best if draft else None),
        worst_reading=_holding(least, worst if draft else None),
        sensitivity=dict(_sensitivity(held, best, premises, parties, silent)),
        withheld=held.payoffs.withheld,
        leaving=tuple(_leaving(held)),
        guarantees=guarantees,
        by_number=by_number,
        today=after.today,
        from_today=tuple(
            Way(steps=_steps(after, after.today, route), share=weight / held.from_today.total())
            for route, weight in held.from_today.most_common(3)
            if route is not None and after.today is not None and not held.payoffs.withheld
        ),
        together_from_today=tuple(
            Together(makers=members, share=weight / held.from_today.total())
            for members, weight in held.together.most_common(3)
            if not held.payoffs.withheld
        ),
        states=tuple(_states(held)),
        arrows=tuple(_arrows(held)),
        inputs=inputs,
        assumed=tuple(each.id for each in assumed),
        stability_draws=held.payoffs.number,
    )


def _too_many(after: AfterSigning) -> IrenicError:
    return failure(
        "E005",
        f"{len(after.moves)} moves make {after.states:,} states, too many where preferences are not known exactly",
        f"keep at most {MOST_DRAWN_MOVES} moves in play, or list 'priorities' of every maker",
    )


def _refusal(inputs: tuple[Input, ...], assumed: list[Input]) -> Problem:
    by_kind: dict[str, list[str]] = {}
    for each in assumed[:LISTED]:
        by_kind.setdefault(each.kind, []).append(each.id)
    listed = "; ".join(f"{kind}: {', '.join(ids)}" for kind, ids in by_kind.items())
    more = f"; and {len(assumed) - LISTED} more" if len(assumed) > LISTED else ""
    return Problem(
        code="A005",
        severity="error",
        file=None,
        line=None,
        column=None,
        message=f"{len(assumed)} of the {len(inputs)} inputs of this answer are the analyst's own: {listed}{more}",
        hint="cite what sources say of them, a worth at its own number; "
        "irenic stability --even-if-assumed answers all the same, and says so",
    )


def _readings(
    case: Case,
    draft: str | None,
    after: AfterSigning,
    premises: Premises,
    parties: Mapping[str, ConsentingParty],
    silent: Mapping[str, str],
) -> tuple[Package, Package]:
    """The readings of a draft at which the deal kept is most and least probably an equilibrium (SEQ)."""
    if draft is None:
        return {}, {}
    readings = readings_of(case, case.drafts[draft])
    if count(readings) > READINGS:
        raise failure(
            "E005",
            f"draft '{draft}' has {count(readings):,} readings, and this is asked of at most {READINGS}",
            "say what more its terms mean, or ask about the terms that matter as a draft of its own",
        )
    found = sorted(sensible_packages(case, readings), key=lambda one: sorted(one.items()))
    if len(found) == 1 or not after.rests_on_packages:
        return found[0], found[0]
    chances = []
    for reading in found:
        payoffs = payoffs_of(after, reading, premises, parties, FEWER_DRAWS, silent)
        held = hold(after, payoffs, whole=False, concepts=(HEADLINE,))
        # by what is so whatever is not told, then by what may be
        chances.append(tuple(float(each.mean()) for each in held.all_stable[HEADLINE]))
    return found[chances.index(max(chances))], found[chances.index(min(chances))]


def _holding(held: Held, reading: Package | None) -> Holding:
    return Holding(
        reading=reading,
        equilibrium={c: held.told(c) for c in CONCEPTS},
        makers={maker: {c: held.told(c, maker) for c in CONCEPTS} for maker in held.after.makers},
    )


def _untold(held: Held) -> Iterator[Untold]:
    is_open = bool(held.payoffs.untold) and held.told(HEADLINE).withheld is not None
    turning = dict(held.settling) if is_open else {}
    for maker, moves in held.payoffs.untold.items():
        yield from (Untold(move=move, to=maker, turns=move in turning.get(maker, ())) for move in moves)


def _leaving(held: Held) -> Iterator[Leaving]:
    after = held.after
    agreed = after.asked
    found = []
    for one in held.departures:
        pays = {concept: held.told_of(one, concept) for concept in ANSWERED}
        back = shortest_routes(after.graph, one.state, [agreed]).get(agreed)
        silent = bool(held.payoffs.withheld or held.payoffs.untold)
        answer = None if silent else _commonest(one, "seq")
        threat = _commonest(one, "gmr")
        way = one.ways_back.most_common(1)
        found.append(
            Leaving(
                by=one.maker,
                changes=_made(after, agreed, one.state),
                better=held.told_of(one),
                pays=pays,
                answer=None if answer is None else _made(after, one.state, answer),
                threat=None if threat is None else _made(after, one.state, threat),
                way_back=None
                if silent or not way
                else Way(steps=_steps(after, one.state, way[0][0]), share=way[0][1] / one.looked_at),
                comes_back=0.0 if silent or not one.looked_at else 1 - one.no_way_back / one.looked_at,
                shortest_way_back=None if back is None else _steps(after, one.state, back),
            )
        )
    # the smallest departure goes first among those that are as good for the one who leaves
    found.sort(key=lambda each: (-_size(each.pays[HEADLINE]), -_size(each.better), len(each.changes)))
    return iter(found)


def _size(p: Probability) -> float:
    return -1.0 if p.withheld else middle(p)


def _commonest(one: Departure, concept: str) -> int | None:
    by_state = [(weight, -state) for (asked, state), weight in one.answers.items() if asked == concept]
    return -max(by_state)[1] if by_state else None


def _made(after: AfterSigning, start: int, end: int) -> tuple[Made, ...]:
    return tuple(Made(move=name, made=made) for name, made in after.changed(start, end))


def _steps(after: AfterSigning, start: int, route: Iterable[Step]) -> tuple[StepTaken, ...]:
    found, here = [], start
    for step in route:
        found.append(StepTaken(by=after.makers[step.maker], changes=_made(after, here, step.state)))
        here = step.state
    return tuple(found)


def _guarantees(
    held: Held,
    reading: Package,
    premises: Premises,
    parties: Mapping[str, ConsentingParty],
    silent: Mapping[str, str],
) -> tuple[tuple[Guaranteed, ...], bool]:
    """What could be added to the deal, from what costs least; and whether it is counted rather than paid for."""
    case, draft = held.after.case, held.after.deal.draft
    open_ones = [n for n, move in case.moves.items() if move.can_be_added and draft not in move.drafted_in]
    by_number = any(case.moves[name].cost is None for name in open_ones)
    if not open_ones:
        return (), by_number
    deals: dict[tuple[str, ...], AfterSigning] = {(): held.after}
    states = 0
    for size in range(1, len(open_ones) + 1):
        of_size = [*itertools.combinations(open_ones, size)]
        if len(deals) - 1 + len(of_size) > SETS_OF_GUARANTEES:
            break
        with_them = {added: AfterSigning(case, Deal(draft, frozenset(added))) for added in of_size}
        more = sum(each.states for each in with_them.values())
        if size > 1 and held.payoffs.number > 1 and (states + more) * FEWEST > ADDING:
            break
        deals |= with_them
        states += more
    number = min(_number(premises, held.after), max(min(premises.draws, FEWEST), ADDING // states))

    def cost(added: tuple[str, ...]) -> float:
        return (
            float(len(added))
            if by_number
            else sum(move.cost.value for name in added if (move := case.moves[name]).cost is not None)
        )

    found: list[Guaranteed] = []
    best = -1.0
    for added in sorted(deals, key=lambda each: (cost(each), len(each), each)):
        then = deals[added]
        draws = min(number, _number(premises, then))
        told = held
        if added or draws < held.payoffs.number:
            told = hold(then, payoffs_of(then, reading, premises, parties, draws, silent), whole=False)
        chances = {c: told.told(c) for c in CONCEPTS}
        reached = _size(chances[HEADLINE])
        found.append(Guaranteed(added=added, cost=cost(added), equilibrium=chances, helps=reached > best + 1e-9))
        # what is undecided as drafted may hold as well as anything that is added and never holds
        best = max(best, reached, 0.0)
    return tuple(found), by_number


def _number(premises: Premises, after: AfterSigning) -> int:
    """How many joint draws are looked at."""
    return min(premises.draws, max(FEWEST, min(MOST_DRAWS, WORK // after.states)))


def _sensitivity(
    held: Held, reading: Package, premises: Premises, parties: Mapping[str, ConsentingParty], silent: Mapping[str, str]
) -> Iterator[tuple[Variant, Probability]]:
    """That the deal holds (SEQ), with one thing changed at a time that nobody said."""
    if held.payoffs.joint is None or held.payoffs.withheld:
        return
    for name, changed, varied in variants(premises, parties):
        then = AfterSigning(changed.case, held.after.deal)
        asked = {party: found for party, found in varied.items() if party in held.payoffs.parties}
        options = {issue: changed.case.issues[issue].options for issue in changed.case.issues}
        if any(option not in options.get(issue, ()) for issue, option in then.options(reading)):
            continue
        payoffs = payoffs_of(then, reading, changed, asked, FEWER_DRAWS, silent)
        told = hold(then, payoffs, whole=False, concepts=(HEADLINE,)).told(HEADLINE)
        if told.withheld is None:
            yield name, told


def _states(held: Held) -> Iterator[StateShown]:
    after = held.after
    for state in range(after.states):
        named = state in (after.agreed, after.asked, after.today)
        if after.states > LISTED_STATES and not named and not held.equilibrium[HEADLINE][state]:
            continue
        shares = (
            {}
            if held.payoffs.withheld or held.payoffs.untold
            else {c: float(held.equilibrium[c][state]) for c in CONCEPTS}
        )
        yield StateShown(number=state, made=after.made(state), equilibrium=shares)


def _arrows(held: Held) -> Iterator[Arrow]:
    after = held.after
    if not held.better.size:
        return
    for place, maker in enumerate(after.makers):
        untold = after.bits(held.payoffs.untold.get(maker, ()))
        for state in range(after.states):
            for end in after.graph.moves.of(place, state):
                is_open = (after.form.codes[state] ^ after.form.codes[end]) & untold
                if maker not in held.payoffs.withheld and not is_open:
                    yield Arrow(by=maker, start=state, end=int(end), better=float(held.better[place, state, end]))
