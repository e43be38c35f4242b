"""A party's order of each issue's options, from its `wants`: total where they give one, else the reason why not."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from ..model.case import Case
from ..model.issue import Issue
from ..model.party import Party, Want

Levels = tuple[tuple[str, ...], ...]
"""Options of an issue from worst to best; those in one level are liked equally."""


class Order(NamedTuple):
    """What is known of a party's order on one issue."""

    issue: str
    levels: Levels | None
    """None where the order is not total."""
    why_not: str | None
    """Why there is no total order, in words."""


def orders_of(case: Case, party: str) -> tuple[Order, ...]:
    """The party's order on every issue that it consents on and that has options, in the order of the case."""
    held = case.parties[party]
    return tuple(
        order_of(name, issue, held)
        for name, issue in case.issues.items()
        if held.consent.covers(name) and issue.options
    )


def order_of(name: str, issue: Issue, party: Party) -> Order:
    """The party's order on one issue."""
    want = party.wants.get(name)
    if len(issue.options) == 1:
        return Order(name, (tuple(issue.options),), None)
    if want is None or want.order == "unknown":
        return Order(name, None, "no source and no assumption says which options it likes better")
    levels = _levels(issue, want)
    if levels is None:
        return Order(name, None, "its order of the options is only partly known")
    return Order(name, levels, None)


def _levels(issue: Issue, want: Want) -> Levels | None:
    options = tuple(issue.options)
    if want.peak is not None:
        # a peak at an end orders all options; one in the middle leaves the two sides incomparable
        ends = {options[-1]: options, options[0]: options[::-1]}
        return tuple((option,) for option in ends[want.peak]) if want.peak in ends else None
    if want.order == "high":
        return tuple((option,) for option in options)
    if want.order == "low":
        return tuple((option,) for option in options[::-1])
    if not isinstance(want.order, tuple):
        return None
    named = {option for equals in want.order for option in equals}
    if want.unranked or named != set(options):
        return None
    return tuple(want.order[::-1])


def representative_orders(options: tuple[str, ...], mentioned: frozenset[str]) -> Iterator[Levels]:
    """Enough total orders of an issue's options to stand for all of them, where only some options are spoken of.

    What nobody speaks of matters only by taking up the worst or the best place. Two or more such options at both ends
    leave the mentioned ones free in between, which holds every other case; a single one is tried at either end.
    """
    spoken = tuple(option for option in options if option in mentioned)
    rest = tuple(option for option in options if option not in mentioned)
    for order in itertools.permutations(spoken):
        if len(rest) == 1:
            yield _each(rest + order)
            if order:
                yield _each(order + rest)
        else:
            yield _each((*rest[:1], *order, *rest[1:]))


def _each(options: tuple[str, ...]) -> Levels:
    return tuple((option,) for option in options)
