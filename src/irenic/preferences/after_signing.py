"""A case's moves as a conflict graph: states, who can go from which to which, and what each draw makes them worth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.case import Case
from ..model.moves import Consequence, Move, agreed_is_told, moves_named
from ..model.problem import failure
from ..solvers.linear import FloatArray
from ..solvers.stability import ConflictGraph, Direction, OptionForm, Pattern, formula, weighed
from .naming_states import state_named
from .zones import JointDraws

UNITS: Final = 10**9
"""Worths are compared in whole units of one billionth: what differs by rounding alone is equal."""
_DIRECTIONS: Final[Mapping[str, Direction]] = {"no": "both", "once taken": "forward", "once given up": "back"}

Truth = NDArray[np.bool_]


@dataclass(frozen=True)
class Deal:
    """A deal of which it is asked whether it would hold: a draft with what is added to it."""

    draft: str | None
    """None where the case has no draft, and what is done is all that matters."""
    added: frozenset[str] = frozenset()
    """Guarantees and verifications beyond those of the draft."""
    state: str | None = None
    """The state that it is asked of, as somebody names it; None for the deal kept."""


class AfterSigning:
    """The states that the parties and others can bring about once a deal is signed."""

    def __init__(self, case: Case, deal: Deal) -> None:
        """Raises IrenicError where no move can be made, no state is possible, or the deal kept or the one asked of is
        none."""
        self.case, self.deal = case, deal
        held = {
            name
            for name, move in case.moves.items()
            if not move.can_be_added or deal.draft in move.drafted_in or name in deal.added
        }
        self.moves: tuple[str, ...] = tuple(
            name
            for name, move in case.moves.items()
            if name in held and move.kind != "verify" and set(move.needs) <= held
        )
        """The moves that can be made, in the order of the case."""
        if not self.moves:
            raise failure(
                "E005",
                "no move can be made in this deal: each is a verification, or asks for what the deal does not hold",
                "add what its parties could do; 'drafted_in' names the drafts that hold a guarantee or verification",
            )
        self.makers: tuple[str, ...] = tuple(dict.fromkeys(case.moves[name].by for name in self.moves))
        """Who can make one of them."""
        places = {maker: place for place, maker in enumerate(self.makers)}
        self._bit = {name: bit for bit, name in enumerate(self.moves)}
        holders = tuple(places[case.moves[name].by] for name in self.moves)
        directions = tuple(_DIRECTIONS[case.moves[name].irreversible] for name in self.moves)
        whole = OptionForm(holders, (), directions)
        wrong = np.zeros(len(whole.codes), dtype=bool)
        for impossible in case.impossible:
            wrong |= self._where(impossible.state, whole)
        every = (1 << len(self.moves)) - 1
        patterns = tuple(Pattern(int(code), every & ~int(code)) for code in whole.codes[wrong])
        if wrong.all():
            raise failure("E005", "no state is possible: 'impossible' rules out every one", "look at what it says")
        self.form = OptionForm(holders, patterns, directions) if patterns else whole
        kept = self.state_of(name for name in self.moves if case.moves[name].is_agreed)
        if kept is None and not agreed_is_told(case.moves.values()):
            # nothing says which state the deal is, which the answer tells: any possible one stands for it
            kept = 0
        if kept is None:
            raise failure(
                "E005",
                "the deal kept is no possible state: 'impossible' rules out what is agreed to be done",
                "look at 'impossible', and at which moves are 'agreed' (where left out: those of the kind comply)",
            )
        self.agreed: int = kept
        """The state in which the deal is kept."""
        self.asked: int = kept if deal.state is None else state_named(self, deal.state)
        """The state that it is asked of: whether it would hold, and what leaving it would bring."""

    @property
    def states(self) -> int:
        """How many there are."""
        return len(self.form.codes)

    def state_of(self, taken: Iterable[str]) -> int | None:
        """The state in which just these moves are made; None where it is none of them."""
        code = sum(1 << self._bit[name] for name in taken)
        place = int(np.searchsorted(self.form.codes, code))
        return place if place < self.states and self.form.codes[place] == code else None

    def made(self, state: int) -> tuple[str, ...]:
        """The moves that are made in a state."""
        code = int(self.form.codes[state])
        return tuple(name for name, bit in self._bit.items() if code >> bit & 1)

    def changed(self, start: int, end: int) -> tuple[tuple[str, bool], ...]:
        """The moves by which two states differ, and whether each is made in the second."""
        before, after = int(self.form.codes[start]), int(self.form.codes[end])
        return tuple((name, bool(after >> bit & 1)) for name, bit in self._bit.items() if (before ^ after) >> bit & 1)

    @property
    def today(self) -> int | None:
        """Today's state; None where no move is said to be made today, or it is impossible."""
        taken = [name for name in self.moves if self.case.moves[name].today]
        return self.state_of(taken) if taken else None

    @cached_property
    def graph(self) -> ConflictGraph:
        """The graph with nobody preferring anything."""
        graph = ConflictGraph.from_options(self.form, np.zeros((len(self.makers), self.states), dtype=np.int64))
        # every draw has the same: found here once
        _ = graph.keys
        return graph

    def where(self, statement: str) -> Truth:
        """In which states (states,) a statement on moves holds; what is not in play, or does not count, is not done."""
        return self._where(statement, self.form)

    def _where(self, statement: str, form: OptionForm) -> Truth:
        never = np.zeros(len(form.codes), dtype=bool)
        read = formula(statement, moves_named(statement))
        return np.asarray(read(lambda name: form.taken(self._bit[name]) if name in self._bit else never))

    @cached_property
    def outcomes(self) -> tuple[tuple[str, Move | Consequence, Truth], ...]:
        """What follows, by id, and in which states: moves first, then consequences, in the order of the case."""
        moves = [(name, self.case.moves[name], self.form.taken(self._bit[name])) for name in self.moves]
        return (*moves, *((name, held, self.where(held.when)) for name, held in self.case.consequences.items()))

    @property
    def rests_on_packages(self) -> bool:
        """Whether what is done changes what the parties get of the deal."""
        return any((held.sets or held.ends) and where.any() for _, held, where in self.outcomes)

    def package(self, state: int, reading: Mapping[str, str]) -> dict[str, str] | None:
        """What holds in a state of a deal read in one way, None where there is no agreement any more.

        Where several things that are done set one issue, the last in the order of the case does.
        """
        found = dict(reading)
        for _, held, where in self.outcomes:
            if where[state]:
                if held.ends:
                    return None
                found |= held.sets
        return found

    def options(self, reading: Mapping[str, str]) -> set[tuple[str, str]]:
        """Every issue with an option that holds in some state of a deal read in one way."""
        found = set(reading.items())
        for _, held, _ in self.outcomes:
            found |= set(held.sets.items())
        return found

    def untold(self, maker: str, *, by_packages: bool) -> tuple[str, ...]:
        """The moves in play of which nothing says what they are worth to a maker without priorities.

        Something does where the move has a worth for the maker, or, with `by_packages`, where it ends the agreement or
        changes issues that the maker consents to, on which its words tell what it likes. So does a consequence that
        this one move, made or left out where the deal is kept, brings about or undoes; not one of several together.
        """
        covers = self.case.parties[maker].consent.covers if by_packages else None
        told: set[str] = set()
        for name, held, _ in self.outcomes:
            changes = covers is not None and (held.ends or (held.sets and all(map(covers, held.sets))))
            if maker in held.worth or changes:
                told |= {name} if isinstance(held, Move) else self._turning(held.when)
        return tuple(name for name in self.moves if name not in told)

    def adds_up(self, maker: str, *, by_packages: bool) -> bool:
        """Whether all that nothing tells a maker's liking of is what moves are worth to it, a number for each.

        Not where something that is done changes a deal beyond what its words tell of: how it likes that together with
        something else is no sum of numbers.
        """
        covers = self.case.parties[maker].consent.covers if by_packages else None
        return all(
            covers is not None and (held.ends or all(map(covers, held.sets)))
            for _, held, where in self.outcomes
            if (held.sets or held.ends) and where.any()
        )

    def _turning(self, statement: str) -> set[str]:
        """The moves each of which alone, made or left out where the deal is kept, turns whether a statement holds."""
        read, kept = formula(statement, moves_named(statement)), set(self.made(self.agreed))

        def holds(made: set[str]) -> bool:
            return bool(read(lambda name: np.array([name in made]))[0])

        return {name for name in self.moves if holds(kept ^ {name}) != holds(kept)}

    def bits(self, moves: Iterable[str]) -> int:
        """Some moves as bits of the codes of states."""
        return sum(1 << self._bit[name] for name in moves)

    def priorities(self, maker: str) -> list[int] | None:
        """Payoffs (states,) of a maker whose priorities the case lists, else None."""
        listed = self.case.priorities.get(maker)
        return weighed([self.where(each.holds) for each in listed], self.states) if listed else None


def worth_of_packages(after: AfterSigning, reading: Mapping[str, str], joint: JointDraws, place: int) -> FloatArray:
    """What every state is worth to one party of joint draws by what it gets, (draws, states).

    No agreement is worth the reservation value; a package that crosses a red line of the party's a little less.
    """
    drawn = joint.drawn[place]
    reservation = np.asarray(drawn.reservation, dtype=np.float64)
    found = np.empty((joint.number, after.states))
    known: dict[tuple[tuple[str, str], ...] | None, FloatArray] = {None: reservation}
    issues = joint.packages.issues
    for state in range(after.states):
        package = after.package(state, reading)
        key = None if package is None else tuple(sorted(package.items()))
        if key not in known and package is not None:
            chosen = [list(options).index(package[issue]) for issue, options in issues.items()]
            worth = np.zeros(joint.number)
            is_open = np.ones(joint.number, dtype=bool)
            for issue, option in enumerate(chosen):
                worth = worth + np.asarray(drawn.values[issue])[:, option]
                if drawn.allowed:
                    is_open &= np.asarray(drawn.allowed[issue])[:, option]
            for options, forbidden in drawn.forbidden:
                if all(chosen[issue] == option for issue, option in options.items()):
                    is_open &= ~np.asarray(forbidden, dtype=bool)
            known[key] = np.where(is_open, worth, np.minimum(worth, reservation - 1e-6))
        found[:, state] = known[key]
    return found


def worth_of_outcomes(after: AfterSigning, maker: str, number: int, seed: int) -> FloatArray | None:
    """What is added for a maker in every state by what is done, (draws, states); None where nothing is said of it.

    Each interval is drawn evenly, and once for all states of a draw; exact numbers are the same in every draw.
    """
    terms = [(name, held.worth[maker].value, where) for name, held, where in after.outcomes if maker in held.worth]
    if not terms:
        return None
    found = np.zeros((after.states, number))
    for name, (low, high), where in terms:
        generator = np.random.Generator(np.random.PCG64DXSM([seed & (2**63 - 1), *f"{maker}\x1f{name}".encode()]))
        drawn = low + (high - low) * generator.random(number)
        found[where] += drawn
    return np.ascontiguousarray(found.T)


def is_exact(after: AfterSigning, makers: Sequence[str]) -> bool:
    """Whether no number that is in play for some makers is an interval."""
    return all(
        held.worth[maker].value[0] == held.worth[maker].value[1]
        for _, held, _ in after.outcomes
        for maker in makers
        if maker in held.worth
    )
