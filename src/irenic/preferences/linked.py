"""Which packages make sense at all: the links that a case draws between issues."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..model.case import Case

SolverLink = tuple[tuple[int, ...], NDArray[np.bool_]]
"""Positions of issues, and which combinations of their options are allowed."""


def makes_sense(case: Case, package: Mapping[str, str]) -> bool:
    """Whether a package keeps to every link: where all options of `if` are chosen, so are those of `then`."""
    return all(
        not _meets(package, link.condition) or _meets(package, link.then)
        for link in case.links
        if all(issue in package for issue in (*link.condition, *link.then))
    )


def links_between(case: Case, issues: Sequence[str]) -> list[SolverLink]:
    """The links among some issues as the solvers take them: options by their place in the case."""
    found: list[SolverLink] = []
    places = {issue: place for place, issue in enumerate(issues)}
    for link in case.links:
        involved = tuple(dict.fromkeys([*link.condition, *link.then]))
        if not all(issue in places for issue in involved):
            continue
        options = [tuple(case.issues[issue].options) for issue in involved]
        flags = [
            not _meets(package, link.condition) or _meets(package, link.then)
            for package in (dict(zip(involved, chosen, strict=True)) for chosen in itertools.product(*options))
        ]
        shape = tuple(len(held) for held in options)
        found.append((tuple(places[issue] for issue in involved), np.array(flags, dtype=np.bool_).reshape(shape)))
    return found


def _meets(package: Mapping[str, str], wanted: Mapping[str, Sequence[str]]) -> bool:
    return all(package[issue] in options for issue, options in wanted.items())
