"""Unknown preferences: stability where a maker's preference between some states is not known.

Li, Hipel, Kilgour, Fang (2004), definitions for more than two makers; Xu, Hipel, Kilgour, Fang (2018), chapter 5. Four
attitudes of a maker to the unknown:

| attitude | leaves for the unknown | is held back by the unknown |
| --- | --- | --- |
| a | yes | no |
| b | no | no |
| c | yes | yes |
| d | no | yes |

For SEQ the others answer by steps that are improvements or whose worth to the mover is unknown, in all four: the
attitude is the focal maker's, who does not count on the others to hold back.

`Whatever` asks instead what holds whichever way the unknown turns out. What lures is then all that may be better, what
keeps from going is only what is known to be no better, and the others answer only by known improvements; what may hold
is the reverse. For Nash, GMR and SMR these are attitudes a and d.
"""

from functools import cached_property
from typing import Literal

import numpy as np

from . import matrices
from .graph import ConflictGraph, Path
from .individual import worst_answer
from .kernels import Truth, best_move, related
from .moves import Moves, kept

Attitude = Literal["a", "b", "c", "d"]


def stable_with_unknown(
    graph: ConflictGraph, unknown: Truth, concept: str, attitude: Attitude, *, path: Path = "search"
) -> Truth:
    """Which states are stable for which maker, (makers, states).

    `unknown` (makers, states, states) is true for pairs between which a maker's preference is not known, whatever its
    payoffs say. `concept`: `nash`, `gmr`, `smr` or `seq`. Raises ValueError for another concept or attitude, or where
    the pairs are not symmetric.
    """
    if concept not in ("nash", "gmr", "smr", "seq") or attitude not in ("a", "b", "c", "d"):
        raise ValueError(f"'{concept}' with attitude '{attitude}' is not defined")
    if unknown.shape != (graph.makers, graph.states, graph.states):
        raise ValueError(f"unknown pairs {unknown.shape} for {graph.makers} makers and {graph.states} states")
    if not np.array_equal(unknown, unknown.transpose(0, 2, 1)) or np.einsum("kss->ks", unknown).any():
        raise ValueError("a pair is unknown either way round, and never a state with itself")
    one = _by_search if path == "search" else _by_matrix
    return np.stack([one(graph, unknown, concept, attitude, maker) for maker in range(graph.makers)])


class Whatever:
    """What holds whichever way unknown preferences turn out, and what may hold.

    Pairs of states are taken one by one, so that what is true of every consistent way to fill them in may still be
    left open.
    """

    def __init__(self, graph: ConflictGraph, unknown: Truth) -> None:
        """`unknown` (makers, states, states) as for `stable_with_unknown`."""
        self._graph, self._unknown = graph, unknown
        self._answered: dict[tuple[int, int, str], tuple[Truth, Truth]] = {}

    @cached_property
    def _improvements(self) -> tuple[Moves, Moves]:
        """The moves that are known to better whoever makes them, and those that may."""
        better = np.stack([matrices.better(row) for row in self._graph.ranks])
        return kept(self._graph.moves, better & ~self._unknown), kept(self._graph.moves, better | self._unknown)

    def answered(self, maker: int, state: int, concept: str) -> tuple[Truth, Truth]:
        """For every state (states,): whether an answer keeps a maker that goes there from being better off.

        First whatever the unknown preferences are, then for all that is known of them. `concept`: `gmr`, `smr` or
        `seq`. Raises ValueError for another one.
        """
        if concept not in ("gmr", "smr", "seq"):
            raise ValueError(f"'{concept}' asks for no answer: gmr, smr or seq")
        if (maker, state, concept) not in self._answered:
            graph = self._graph
            better, is_open = graph.ranks[maker] > graph.ranks[maker, state], self._unknown[maker, state]
            surely, maybe = self._improvements if concept == "seq" else (graph.moves, graph.moves)
            self._answered[maker, state, concept] = (
                self._with(surely, ~better & ~is_open, maker, concept),
                self._with(maybe, ~better | is_open, maker, concept),
            )
        return self._answered[maker, state, concept]

    def stable(self, maker: int, state: int, concept: str) -> tuple[bool, bool]:
        """Whether a state is stable for a maker whatever the unknown preferences are, and whether it may be.

        `concept`: `nash`, `gmr`, `smr` or `seq`.
        """
        graph = self._graph
        ends = graph.moves.of(maker, state)
        better, is_open = graph.ranks[maker, ends] > graph.ranks[maker, state], self._unknown[maker, state, ends]
        if not (better | is_open).any():
            return True, True
        surely = maybe = np.zeros(len(ends), dtype=bool)
        if concept != "nash":
            surely, maybe = (each[ends] for each in self.answered(maker, state, concept))
        return bool((~(better | is_open) | surely).all()), bool((~(better & ~is_open) | maybe).all())

    def _with(self, answers: Moves, harmed: Truth, maker: int, concept: str) -> Truth:
        others = np.ones(self._graph.makers, dtype=bool)
        others[maker] = False
        values = (~harmed).astype(np.int32)
        if concept == "smr":
            values = best_move(self._graph.moves.starts[maker], self._graph.moves.targets, values)
        return np.asarray(worst_answer(answers, self._graph.ranks, values, others, improving=False) == 0)


def _relation(graph: ConflictGraph, unknown: Truth, attitude: Attitude, maker: int) -> matrices.Relation:
    above = matrices.better(graph.ranks[maker]) & ~unknown[maker]
    lured = above | unknown[maker] if attitude in ("a", "c") else above
    harmed = ~above if attitude in ("c", "d") else ~above & ~unknown[maker]
    return matrices.Relation(lured, harmed)


def _steps(graph: ConflictGraph, unknown: Truth) -> Truth:
    """Pairs that are an improvement, or may be one, for each maker, (makers, states, states)."""
    return np.stack([matrices.better(row) for row in graph.ranks]) | unknown


def _by_search(graph: ConflictGraph, unknown: Truth, concept: str, attitude: Attitude, maker: int) -> Truth:
    movers = np.ones(graph.makers, dtype=bool)
    movers[maker] = False
    if concept == "nash":
        movers[:] = False
    answers = kept(graph.moves, _steps(graph, unknown)) if concept == "seq" else graph.moves
    lured, harmed = _relation(graph, unknown, attitude, maker)
    return related(
        graph.moves.starts[maker],
        graph.moves.targets,
        answers.back_starts,
        answers.sources,
        lured,
        harmed,
        movers,
        concept == "smr",
    )


def _by_matrix(graph: ConflictGraph, unknown: Truth, concept: str, attitude: Attitude, maker: int) -> Truth:
    own = graph.move_matrices()
    others = [other for other in range(graph.makers) if other != maker]
    answers = None
    if concept != "nash" and others:
        steps = _steps(graph, unknown)
        answers = matrices.reach([own[other] & steps[other] if concept == "seq" else own[other] for other in others])
    relation = _relation(graph, unknown, attitude, maker)
    return matrices.stable(own[maker], relation, answers, symmetric=concept == "smr")
