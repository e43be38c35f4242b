"""Which packages make sense at all: the links that a case draws between issues."""

import itertools
import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..model.case import Case
from ..model.issue import Link

SolverLink = tuple[tuple[int, ...], NDArray[np.bool_]]
"""Positions of issues, and which combinations of their options are allowed."""


def makes_sense(case: Case, package: Mapping[str, str]) -> bool:
    """Whether a package keeps to every link: where all options of `if` are chosen, so are those of `then`."""
    return all(
        not _meets(package, link.condition) or _meets(package, link.then)
        for link in case.links
        if all(issue in package for issue in (*link.condition, *link.then))
    )


def keeping_to_links(case: Case, allowed: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The options that some package among those allowed can have, as far as each link by itself tells.

    Where none of the packages makes sense, all stay: words are what they are, and a check tells of it.
    """
    left = dict(allowed)
    while True:
        before = left
        for link in case.links:
            kept = _sensible(link, left)
            if not kept:
                return dict(allowed)
            for issue in kept[0]:
                left = {**left, issue: tuple(option for option in left[issue] if any(x[issue] == option for x in kept))}
        if left == before:
            return left


def tying_links(case: Case, readings: Mapping[str, tuple[str, ...]]) -> tuple[Link, ...]:
    """The links that leave some readings and not others, so that options cannot be taken issue by issue."""
    return tuple(
        link
        for link in case.links
        if all(issue in readings for issue in involved(link))
        and 0 < len(_sensible(link, readings)) < math.prod(len(readings[issue]) for issue in involved(link))
    )


def keeps(link: Link, package: Mapping[str, str]) -> bool:
    """Whether a package keeps to a link."""
    return not _meets(package, link.condition) or _meets(package, link.then)


def involved(link: Link) -> tuple[str, ...]:
    """The issues that a link ties."""
    return tuple(dict.fromkeys([*link.condition, *link.then]))


def _sensible(link: Link, allowed: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """The combinations on a link's issues that keep to it."""
    issues = [issue for issue in involved(link) if issue in allowed]
    combinations = (
        dict(zip(issues, chosen, strict=True)) for chosen in itertools.product(*(allowed[issue] for issue in issues))
    )
    if len(issues) < len(involved(link)):
        return list(combinations)
    return [one for one in combinations if keeps(link, one)]


def links_between(case: Case, issues: Sequence[str]) -> list[SolverLink]:
    """The links among some issues as the solvers take them: options by their place in the case."""
    found: list[SolverLink] = []
    places = {issue: place for place, issue in enumerate(issues)}
    for link in case.links:
        issues_of_link = involved(link)
        if not all(issue in places for issue in issues_of_link):
            continue
        options = [tuple(case.issues[issue].options) for issue in issues_of_link]
        flags = [
            not _meets(package, link.condition) or _meets(package, link.then)
            for package in (dict(zip(issues_of_link, chosen, strict=True)) for chosen in itertools.product(*options))
        ]
        shape = tuple(len(held) for held in options)
        found.append((tuple(places[issue] for issue in issues_of_link), np.array(flags, dtype=np.bool_).reshape(shape)))
    return found


def _meets(package: Mapping[str, str], wanted: Mapping[str, Sequence[str]]) -> bool:
    return all(package[issue] in options for issue, options in wanted.items())
