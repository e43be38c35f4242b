"""Adjusted winner: two parties divide issues so that nobody envies the other, and at most one issue is split."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational
from typing import SupportsFloat

import numpy as np

from .blocks import UNITS

Points = Sequence[int | float | Fraction]


@dataclass(frozen=True)
class Division:
    """Who gets how much of each issue; exact."""

    shares: tuple[Fraction, ...]
    """What the first party gets of each issue, 0 … 1; the second party gets the rest."""
    points: tuple[Fraction, Fraction]
    """What each party's share is worth to it, in its own points."""


def adjusted_winner(points_a: Points, points_b: Points) -> Division:
    """The division that is worth equally much to both, as a share of each party's points, and that nothing dominates.

    Points are worth what the whole issue is worth to a party, one number for every issue, none negative. Issues go to
    the first party in the order of its points per point of the second, until both have equally much; where issues have
    equal ratios, those that come first go first. Floats are rounded to whole units of 10⁻¹²; integers and fractions are
    taken as they are. Source: Brams, Taylor (1996), Fair Division, chapter 4.

    Raises ValueError where the lists differ in length, a number is negative or not finite, or all are 0.
    """
    if len(points_a) != len(points_b):
        raise ValueError(f"there are {len(points_a)} points of the first party and {len(points_b)} of the second")
    first, second = _exact(points_a, "first"), _exact(points_b, "second")
    total_a, total_b = sum(first), sum(second)
    # each as a share of its party's points; with equal totals this is the points themselves
    shares_a, shares_b = [one / total_a for one in first], [one / total_b for one in second]
    order = sorted(range(len(first)), key=lambda issue: _keenness(shares_a[issue], shares_b[issue]))
    given = [Fraction(0)] * len(first)
    lead = Fraction(-1)
    for issue in order:
        step = shares_a[issue] + shares_b[issue]
        if step == 0:
            continue
        given[issue] = min(Fraction(1), -lead / step)
        lead += given[issue] * step
        if lead == 0:
            break
    worth_a = sum((share * worth for share, worth in zip(given, first, strict=True)), Fraction(0))
    worth_b = sum(((1 - share) * worth for share, worth in zip(given, second, strict=True)), Fraction(0))
    return Division(tuple(given), (worth_a, worth_b))


def _exact(points: Points, party: str) -> list[Fraction]:
    exact = []
    for one in points:
        if isinstance(one, (int, Rational)):
            exact.append(Fraction(one))
        elif isinstance(one, SupportsFloat) and np.isfinite(float(one)):
            exact.append(Fraction(round(Fraction(float(one)) * UNITS), UNITS))
        else:
            raise ValueError(f"the points of the {party} party hold {one!r}, which is no finite number")
    if any(one < 0 for one in exact):
        raise ValueError(f"the points of the {party} party hold a negative number")
    if sum(exact) == 0:
        raise ValueError(f"the points of the {party} party are all 0")
    return exact


def _keenness(mine: Fraction, theirs: Fraction) -> Fraction:
    """The other's part of what both see in it: the less, the more the first party's points buy."""
    return theirs / (mine + theirs) if mine + theirs else Fraction(1)
