"""Which errors of a case leave nothing to answer from: those of what the answer needs, and not of its other parts."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from ..model.problem import Problem

Answer = Literal["preferences", "stability", "forecast"]
"""Who would accept what, and where a deal could lie; whether a deal would hold; where a contest would settle."""

_LEFT_OUT: Final = frozenset({"Q001", "Q002", "Q003"})
"""Errors that concern one citation; a statement that rests on nothing else is then not counted."""

_NEEDED_BY: Final[Mapping[str, frozenset[Answer]]] = {
    **dict.fromkeys(("moves", "consequences", "priorities", "impossible"), frozenset[Answer]({"stability"})),
    "contests": frozenset({"forecast"}),
    # they are told, and nothing is computed from them
    **dict.fromkeys(("events", "process", "interests"), frozenset[Answer]()),
}
"""The parts of a case that not every answer needs."""


def is_of_a_citation(problem: Problem) -> bool:
    """Whether a problem is that a quote does not stand in its source as it is given."""
    return problem.code in _LEFT_OUT


def in_the_way_of(problems: Iterable[Problem], answer: Answer) -> tuple[Problem, ...]:
    """The errors that stand in the way of an answer.

    An error whose part of the case is not known stands in the way of every answer.
    """
    return tuple(
        problem
        for problem in problems
        if problem.severity == "error"
        and not is_of_a_citation(problem)
        and (problem.part not in _NEEDED_BY or answer in _NEEDED_BY[problem.part])
    )
