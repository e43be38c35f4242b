"""The packages that all parties accept with the largest probability, where each has draws of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .accepted import DrawnParty, held_parties, shares_of
from .blocks import FloatArray, IntArray, Link
from .climbing import climb
from .every_package import best_of_all, product_of, ranked
from .filters import blocks_of, options_of

EXACT: Final = 10**6
"""Packages up to which all are looked at."""


@dataclass(frozen=True, eq=False)
class BestPackages:
    """Packages from the most probable to the least; those equally probable by their options, issue by issue."""

    packages: IntArray
    """Positions in the full lists of options, (packages, issues)."""
    acceptance: FloatArray
    """The share of each party's draws in which it accepts, (packages, parties)."""
    probability: FloatArray
    """That all accept, (packages,): the product over parties, which are drawn independently."""
    exact: bool
    """Whether all packages were looked at; else these are the best that were found."""
    size: int
    """How many packages there are that every party accepts in some draw as far as single options go."""


def best_packages(
    parties: Sequence[DrawnParty],
    *,
    links: Sequence[Link] = (),
    top: int = 10,
    seed: int = 0,
    limit: int = EXACT,
) -> BestPackages:
    """The `top` packages by the probability that all parties accept, Π_p P_p(x), with each party's own.

    P_p(x) is what `acceptance` tells. Options that a party filters in all of its draws are left out, and combinations
    that `links` (as of `frontier`) exclude. Up to `limit` packages all are looked at; beyond, a local search from
    several starts, the same for the same `seed`, tells the best that it met. The maximum over draws is biased upward:
    search on some of the draws, and report from the others by `acceptance`.

    Raises ValueError as `acceptance` does, and where linked issues have more than a million combinations.
    """
    if top < 1 or limit < 1:
        raise ValueError(f"top is {top} and limit is {limit}; both must be at least 1")
    held, sizes = held_parties(parties)
    usable = np.logical_and.reduce([party.usable for party in held])
    blocks = blocks_of(np.split(usable, np.cumsum(sizes)[:-1]), links)
    size = 1
    for block in blocks:
        size *= len(block.combinations)
    exact = size <= limit
    if size == 0:
        packages = np.empty((0, len(sizes)), dtype=np.int64)
    elif exact:
        packages = options_of(blocks, best_of_all(blocks, held, sizes, top)[0], len(sizes))
    else:
        generator = np.random.default_rng(seed & (2**63 - 1))
        packages = options_of(blocks, climb(blocks, held, sizes, top, generator), len(sizes))
    shares = shares_of(held, packages, sizes)
    probability = product_of(list(shares.T))
    first = ranked(probability, packages)[:top]
    return BestPackages(packages[first], shares[first], probability[first], exact, size)
