"""A party's order of each issue's options: the one that its `wants` give, or all those that they leave possible."""

import itertools
import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model.case import Case
from ..model.issue import Issue
from ..model.party import Party, Want

Levels = tuple[tuple[str, ...], ...]
"""Options of an issue from worst to best; those in one level are liked equally."""

EXTENSION_LIMIT: Final = 5040
"""The most orders of one issue that are told apart: those of seven options of which nothing is known."""


class Order(NamedTuple):
    """What is known of a party's order on one issue."""

    issue: str
    levels: tuple[Levels, ...]
    """The total orders that are possible; none where there are too many to tell apart."""
    is_said: bool
    """Whether the party's `wants` say anything of it."""

    @property
    def is_total(self) -> bool:
        """Whether there is one possible order alone."""
        return len(self.levels) == 1


def orders_of(case: Case, party: str) -> tuple[Order, ...]:
    """The party's order on every issue that it consents on and that has options, sorted by the issues' ids."""
    held = case.parties[party]
    return tuple(
        order_of(name, issue, held)
        for name, issue in sorted(case.issues.items())
        if held.consent.covers(name) and issue.options
    )


def order_of(name: str, issue: Issue, party: Party) -> Order:
    """The party's order on one issue: the linear extensions of what is known."""
    want = party.wants.get(name)
    is_said = want is not None and want.order != "unknown" and len(issue.options) > 1
    found = tuple(itertools.islice(_extensions(issue, want if is_said else None), EXTENSION_LIMIT + 1))
    return Order(name, found if len(found) <= EXTENSION_LIMIT else (), is_said)


def unknown_orders(issue: Issue) -> Iterator[Levels]:
    """The orders of an issue of which nothing is known: up or down its scale, or any where it has none."""
    options = tuple(issue.options)
    if len(options) == 1:
        yield _each(options)
    elif issue.scale == "unordered":
        yield from (_each(order) for order in itertools.permutations(options))
    else:
        yield _each(options)
        yield _each(options[::-1])


def unknown_orders_of(issue: Issue, spoken: frozenset[str]) -> Iterator[Levels] | None:
    """The same, of orders that words on some options cannot tell apart one each; None where there are too many.

    On an issue without a scale only the spoken options change places: the others stand at the ends, where they leave
    the most room.
    """
    if issue.scale != "unordered" or len(issue.options) < 2:
        return unknown_orders(issue)
    named = tuple(option for option in issue.options if option in spoken)
    others = tuple(option for option in issue.options if option not in spoken)
    if math.factorial(min(len(named), 8)) > EXTENSION_LIMIT:
        return None
    at_ends = (others[:1], others[1:]), (others[1:], others[:1])
    return (
        _each((*below, *order, *above))
        for order in itertools.permutations(named)
        for below, above in (at_ends if len(others) == 1 else at_ends[:1])
    )


def told_apart(orders: Iterator[Levels], spoken: frozenset[str]) -> list[Levels]:
    """Of orders that words cannot tell apart, one each, in the order in which they come.

    Words tell two orders apart only by how the options that they speak of stand to one another. Where another option
    stands below the worst of these, or above the best, they have only more room: such an order stands for those
    without.
    """
    held: dict[object, dict[tuple[bool, bool], Levels]] = {}
    for levels in orders:
        kept = [tuple(option for option in equals if option in spoken) for equals in levels]
        within = [position for position, equals in enumerate(kept) if equals]
        ends = (within[0] > 0, within[-1] < len(kept) - 1) if within else (len(kept) > 1, False)
        alike = held.setdefault(tuple(frozenset(equals) for equals in kept if equals), {})
        if not any(_has_room(other, ends) for other in alike):
            for other in [other for other in alike if _has_room(ends, other)]:
                del alike[other]
            alike[ends] = levels
    return [levels for alike in held.values() for levels in alike.values()]


def _has_room(ends: tuple[bool, bool], other: tuple[bool, bool]) -> bool:
    """Whether options stand at all ends at which they stand in another order."""
    return ends[0] >= other[0] and ends[1] >= other[1]


def _extensions(issue: Issue, want: Want | None) -> Iterator[Levels]:
    options = tuple(issue.options)
    if want is None:
        yield from unknown_orders(issue)
    elif want.peak is not None:
        others = tuple(option for option in options if option != want.peak)
        if issue.scale == "unordered":
            yield from (_each((*order, want.peak)) for order in itertools.permutations(others))
        else:
            at = options.index(want.peak)
            # on either side the options are liked the less the farther they lie from the peak
            yield from (_each((*order, want.peak)) for order in _interleaved(options[:at], options[:at:-1]))
    elif want.order == "high":
        yield _each(options)
    elif want.order == "low":
        yield _each(options[::-1])
    else:
        ranked = tuple(equals for equals in want.order[::-1] if equals) if isinstance(want.order, tuple) else ()
        named = {option for equals in ranked for option in equals}
        yield from _with(ranked, [option for option in options if option not in named])


def _interleaved(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every way to merge two sequences that keeps the order of each."""
    for places in itertools.combinations(range(len(one) + len(other)), len(one)):
        mine, theirs = iter(one), iter(other)
        yield tuple(next(mine if place in places else theirs) for place in range(len(one) + len(other)))


def _with(ranked: Levels, others: list[str]) -> Iterator[Levels]:
    """Every way to put further options between, below and above the levels of an order."""
    if not others:
        yield ranked
        return
    for place in range(len(ranked) + 1):
        yield from _with((*ranked[:place], (others[0],), *ranked[place:]), others[1:])


def _each(options: tuple[str, ...]) -> Levels:
    return tuple((option,) for option in options)
