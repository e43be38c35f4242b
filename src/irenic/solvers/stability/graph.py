"""A conflict graph: makers, states, who can go where, and who likes which state better; and what is stable in it."""

import copy
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import foresight, individual, matrices
from .coalitions import CoalitionSearch, every_coalition
from .kernels import Index, Starts, Truth, reached_from
from .moves import Moves, MovesGiven, OneMakersMoves, keys_of, moves_of, strategies
from .options import OptionForm, as_ranks

Path = Literal["search", "matrix"]
CONCEPTS: Final = ("nash", "gmr", "smr", "seq", "sim")
"""The concepts for any number of makers; `L1`, `L2`, … and `nonmyopic` are for two."""
COALITION_CONCEPTS: Final = ("nash", "gmr", "smr", "seq")

Payoffs = NDArray[np.generic] | Sequence[Sequence[object]]


class Jump(NamedTuple):
    """A joint improvement from one equilibrium to another, which no member could make alone."""

    start: int
    coalition: tuple[int, ...]
    end: int


class ConflictGraph:
    """States, the makers' moves between them, and their preferences (Fang, Hipel, Kilgour 1993).

    `moves[maker][state]` are the states that the maker reaches from there in one move, or `Moves`. `payoffs` (makers,
    states) are numbers of any size of which only the order counts; equal ones are liked equally. Makers may go by name
    in both, in the order of the payoffs. `parts` (makers, states) says what each maker decides of each state, for SIM;
    left out, it is told from the moves where they tell it. Raises ValueError where these do not fit together.
    """

    def __init__(
        self,
        moves: MovesGiven | Mapping[str, OneMakersMoves] | Moves,
        payoffs: Payoffs | Mapping[str, Sequence[object]],
        *,
        parts: Starts | None = None,
    ) -> None:
        names = [*payoffs] if isinstance(payoffs, Mapping) else None
        if isinstance(payoffs, Mapping):
            payoffs = [*payoffs.values()]
        if isinstance(moves, Mapping):
            moves = [moves[name] for name in names or moves]
        rows = [as_ranks(row) for row in payoffs]
        if len({len(row) for row in rows}) != 1:
            raise ValueError("payoffs are one number for every maker and state: " + str([len(row) for row in rows]))
        self.ranks: Index = np.stack(rows)
        """The place of each state in each maker's order, (makers, states); larger is better."""
        self.moves: Moves = moves if isinstance(moves, Moves) else moves_of(moves, self.ranks.shape[1])
        if self.moves.makers != len(rows) or self.moves.states != self.ranks.shape[1]:
            raise ValueError(
                f"moves of {self.moves.makers} makers among {self.moves.states} states, "
                f"payoffs of {len(rows)} makers for {self.ranks.shape[1]} states"
            )
        if parts is not None and (parts.shape != self.ranks.shape or len(np.unique(parts.T, axis=0)) != self.states):
            raise ValueError("the parts that makers decide have to tell every state from every other")
        self._parts = parts
        self._keys: Starts | None = None
        self._coalitions = CoalitionSearch(self.moves, self.ranks)
        self._dense: list[Truth] = []

    @classmethod
    def from_options(cls, form: OptionForm, payoffs: Payoffs) -> "ConflictGraph":
        """The graph of an option form; `payoffs` (makers, states) in the order of the form's codes."""
        return cls(form.moves(), payoffs, parts=form.keys())

    def with_payoffs(self, payoffs: Payoffs) -> "ConflictGraph":
        """The same states and moves with other preferences; nothing is checked or built anew that need not be."""
        return self.with_ranks(np.stack([as_ranks(row) for row in payoffs]))

    def with_ranks(self, ranks: Index) -> "ConflictGraph":
        """The same with preferences that are given as places in each maker's order already, (makers, states)."""
        other = copy.copy(self)
        other.ranks = ranks
        other._coalitions = CoalitionSearch(self.moves, other.ranks)
        return other

    @property
    def makers(self) -> int:
        """How many makers there are."""
        return len(self.ranks)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.ranks.shape[1])

    def stable(self, concept: str, *, path: Path = "search") -> Truth:
        """Which states are stable for which maker, (makers, states).

        `concept`: `nash`, `gmr`, `smr`, `seq`, `sim`; for two makers `L1`, `L2`, … and `nonmyopic`, by search alone.
        Raises ValueError for any other, and for `sim` where no part of the states can be told to be a maker's own.
        """
        name = concept.lower()
        if horizon := re.fullmatch(r"l([0-9]+)", name):
            return foresight.limited(self.moves, self.ranks, int(horizon[1]))
        if name == "nonmyopic":
            return foresight.non_myopic(self.moves, self.ranks)
        if name not in CONCEPTS:
            raise ValueError(f"'{concept}' is no concept: {', '.join(CONCEPTS)}, L1, L2, …, nonmyopic")
        one = self._by_search if path == "search" else self._by_matrix
        return np.stack([one(name, maker) for maker in range(self.makers)])

    def equilibria(self, concept: str, *, path: Path = "search") -> Truth:
        """Which states (states,) are stable for every maker."""
        return np.asarray(self.stable(concept, path=path).all(axis=0))

    def coalition_stable(self, coalition: Collection[int], concept: str, *, path: Path = "search") -> Truth:
        """Which states (states,) are stable for makers acting together: CNash, CGMR, CSMR or CSEQ.

        `concept` may be written with or without its C. Raises ValueError for an empty coalition or another concept.
        """
        name, members = concept.lower().removeprefix("c"), tuple(sorted(set(coalition)))
        if name not in COALITION_CONCEPTS:
            raise ValueError(f"'{concept}' is no concept for coalitions: {', '.join(COALITION_CONCEPTS)}")
        if not members or not 0 <= members[0] <= members[-1] < self.makers:
            raise ValueError(f"a coalition is made of makers from 0 to {self.makers - 1}, not of {list(coalition)}")
        if path == "search":
            return self._coalitions.stable(members, name)
        others = [maker for maker in range(self.makers) if maker not in members]
        own = self.move_matrices()
        answers = None
        if name in ("gmr", "smr"):
            answers = matrices.reach([own[maker] for maker in others])
        elif name == "seq":
            classes = every_coalition(others)
            answers = matrices.reach([matrices.joint_improvements(own, self.ranks, each) for each in classes])
        together = matrices.reach([own[maker] for maker in members])
        relation = matrices.coalition_relation(self.ranks, members)
        return matrices.stable(together, relation, answers if others else None, symmetric=name == "smr")

    def universally_stable(self, concept: str, *, path: Path = "search") -> Truth:
        """Which states (states,) are stable for every coalition, single makers included."""
        stable = np.ones(self.states, dtype=bool)
        for members in every_coalition([*range(self.makers)]):
            stable &= self.coalition_stable(members, concept, path=path)
        return stable

    def jumps(self, concept: str = "nash") -> tuple[Jump, ...]:
        """Joint improvements of two or more makers that lead from an equilibrium to an equilibrium."""
        settled = self.equilibria(concept)
        found = []
        for members in every_coalition([*range(self.makers)]):
            if len(members) > 1:
                starts, targets = self._coalitions.improvements(members)
                for state in np.flatnonzero(settled):
                    ends = targets[starts[state] : starts[state + 1]]
                    found += [Jump(int(state), members, int(end)) for end in ends if settled[end]]
        return tuple(found)

    def reachable(self, state: int, makers: Iterable[int], *, improving: bool = False) -> set[int]:
        """The states that some makers reach from a state by one move or more, no one twice in succession.

        With `improving`, each step betters the maker who takes it, from the state in which it is taken. The state
        itself is left out.
        """
        movers = np.zeros(self.makers, dtype=bool)
        movers[list(makers)] = True
        reached = np.zeros(self.states, dtype=bool)
        reached_from(self.moves.starts, self.moves.targets, self.ranks, state, movers, improving, reached)
        return {int(place) for place in np.flatnonzero(reached)} - {state}

    def improvements(self, state: int, maker: int) -> list[int]:
        """The states that are better for a maker and that it reaches alone from a state in one move."""
        there = self.moves.of(maker, state)
        return [int(place) for place in there[self.ranks[maker, there] > self.ranks[maker, state]]]

    @property
    def keys(self) -> Starts:
        """What each maker decides of each state, as numbers whose sums tell the states apart, (makers, states).

        Raises ValueError where the moves do not tell it.
        """
        if self._keys is not None:
            return self._keys
        parts = self._parts if self._parts is not None else strategies(self.moves)
        if parts is None:
            raise ValueError(
                "moves made at the same time cannot be put together in this graph: what one maker decides changes "
                "with the moves of another; give the states as options, or leave out 'sim'"
            )
        self._keys = keys_of(parts)
        return self._keys

    def _by_search(self, concept: str, maker: int) -> Truth:
        if concept == "sim":
            return individual.at_once(self.moves, self.ranks, maker, self.keys)
        search = {
            "nash": individual.nash,
            "gmr": individual.general,
            "smr": individual.symmetric,
            "seq": individual.sequential,
        }[concept]
        return search(self.moves, self.ranks, maker)

    def _by_matrix(self, concept: str, maker: int) -> Truth:
        own = self.move_matrices()
        if concept == "sim":
            return matrices.at_once(own, self.ranks, self.keys, maker)
        answers = None
        if concept != "nash":
            others = [other for other in range(self.makers) if other != maker]
            improving = concept == "seq"
            answers = matrices.reach(
                [own[other] & matrices.better(self.ranks[other]) if improving else own[other] for other in others]
            )
            if not others:
                answers = np.zeros_like(own[0])
        relation = matrices.simple(self.ranks[maker])
        return matrices.stable(own[maker], relation, answers, symmetric=concept == "smr")

    def move_matrices(self) -> list[Truth]:
        """The moves of each maker as a matrix (states, states)."""
        if not self._dense:
            self._dense = [self.moves.matrix(maker) for maker in range(self.makers)]
        return self._dense
