"""What two parties could have at once: the frontier between them at the mean of their draws, with drafts and rules."""

import itertools
from collections.abc import Mapping
from typing import Final

import numpy as np

from ..model.base import Frozen
from ..model.on_the_table import drafts_as_of
from ..solvers.bargaining import Rule, bargains
from ..solvers.linear import FloatArray
from ..solvers.pareto import frontier
from ..solvers.polytope import CONSISTENT
from .answers import Package
from .joint import Parties, joint_answers
from .premises import Premises
from .settlements import RULES, conditional_at_center
from .zones import JointDraws

POINTS: Final = 60
"""Points of a frontier that are written out at most, evenly along it; its ends always are."""
DRAWN: Final = 8
"""Parties up to which a frontier is found for every pair of them."""


class Point(Frozen):
    """A package, and what it is worth to either party on its own scale from 0 to 1."""

    package: Package
    values: tuple[float, float]


class Front(Frozen):
    """The packages at which neither of two parties can get more without the other getting less."""

    parties: tuple[str, str]
    reservation: tuple[float, float]
    """What no agreement is worth to either, at the mean of its draws."""
    count: int
    """How many points the frontier has; those written out may be fewer."""
    points: tuple[Point, ...]
    """From the most for the first party to the most for the second."""
    drafts: Mapping[str, Point]
    """Each draft at the reading that both are most likely to accept."""
    rules: Mapping[Rule, Point]
    """Where rules of bargaining would settle between the two alone; none where nothing is worth as much as no
    agreement to both."""


def fronts_of(premises: Premises, parties: Parties, joint: JointDraws) -> tuple[Front, ...]:
    """The frontier between any two of the parties of joint draws; none where there are more than eight parties.

    The others' wishes count for nothing in it. Red lines that a party of the two has in every draw filter.
    """
    if len(joint.names) > DRAWN:
        return ()
    # in the order of the case, which is the user's
    return tuple(
        _front(premises, parties, joint, pair)
        for pair in itertools.combinations([joint.names.index(name) for name in parties], 2)
    )


def _front(premises: Premises, parties: Parties, joint: JointDraws, pair: tuple[int, int]) -> Front:
    both = JointDraws(
        joint.packages,
        (joint.names[pair[0]], joint.names[pair[1]]),
        (joint.drawn[pair[0]], joint.drawn[pair[1]]),
        (joint.of[pair[0]], joint.of[pair[1]]),
    )
    values = [held.mean(axis=0) for held in both.values]
    reservation = both.reservation.mean(axis=0)
    links = [*both.packages.links, *conditional_at_center(both)]
    allowed = [held.any(axis=0) for held in both.allowed]
    first, second = both.names

    def point(package: Mapping[str, str]) -> Point:
        worth = np.zeros(2)
        for place, (issue, options) in enumerate(both.packages.issues.items()):
            worth += values[place][options.index(package[issue])]
        return Point(package={issue: package[issue] for issue in both.packages.issues}, values=_pair(worth))

    drafts = {}
    for name, draft in drafts_as_of(premises.case, premises.as_of).items():
        reading = joint_answers(premises.case, draft, {one: parties[one] for one in both.names}).best_reading.reading
        if reading is not None:
            drafts[name] = point(reading)
    if not all(held.any() for held in allowed):
        return Front(
            parties=(first, second), reservation=_pair(reservation), count=0, points=(), drafts=drafts, rules={}
        )
    found = frontier(values, allowed=allowed, links=links)
    settled = bargains(values, reservation, RULES, allowed=allowed, links=links, tolerance=CONSISTENT)
    return Front(
        parties=(first, second),
        reservation=_pair(reservation),
        count=len(found),
        points=tuple(
            Point(package=both.packages.named(found.packages[place]), values=_pair(found.values[place]))
            for place in _along(found.values)
        ),
        drafts=drafts,
        rules={rule: point(both.packages.named(one.packages[0])) for rule, one in settled.items() if len(one.packages)},
    )


def _pair(values: FloatArray) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _along(values: FloatArray) -> list[int]:
    """Points at even distances along a frontier, the ends among them."""
    if len(values) <= POINTS:
        return list(range(len(values)))
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(values, axis=0).T))])
    wanted = np.linspace(0.0, along[-1], POINTS)
    return sorted({int(np.argmin(np.abs(along - at))) for at in wanted})
