"""Every package of a space: the probability that each party accepts it, and the best of them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from .accepted import HeldParty
from .blocks import Block, BoolArray, FloatArray, IntArray
from .counting import add_weight_of_pairs
from .filters import matches, options_of, words

CHUNK: Final = 2**17
"""Numbers that are laid out for counting at a time."""


def ranked(probability: FloatArray, packages: IntArray) -> IntArray:
    """The places from the most probable, then by options, shape (packages,)."""
    return np.asarray(np.lexsort((*packages.T[::-1], -probability)))


def product_of(shares: Sequence[FloatArray], hardly: float = 0.0) -> FloatArray:
    """The product over the parties, in their order, so that it is the same wherever it is taken.

    `hardly` is added to every share first: a party that accepts in no draw then hides nothing of the others.
    """
    found = shares[0] + hardly
    for share in shares[1:]:
        found *= share + hardly
    return found


def best_of_all(
    blocks: Sequence[Block], parties: Sequence[HeldParty], sizes: Sequence[int], top: int, hardly: float = 0.0
) -> tuple[IntArray, FloatArray]:
    """The best packages and their products, (at most `top`, blocks) and (at most `top`,); a combination of each block.

    Those of one product come by their options, issue by issue.
    """
    counts = [len(block.combinations) for block in blocks]
    cut = _halves(counts)
    left, right = _combinations(counts[:cut]), _combinations(counts[cut:])
    products = product_of([_shares_of_all(blocks, party, sizes, (left, right)).ravel() for party in parties], hardly)
    top = min(top, len(products))
    least = np.partition(products, len(products) - top)[len(products) - top]
    above, tied = np.flatnonzero(products > least), np.flatnonzero(products == least)

    def packages(places: IntArray) -> IntArray:
        one, other = np.divmod(places, len(right))
        return np.hstack([left[one], right[other]])

    # often far more tie for the last place than there is room for
    first = ranked(products[tied], options_of(blocks, packages(tied), len(sizes)))[: top - len(above)]
    places = np.concatenate([above, tied[first]])
    found = packages(places)
    order = ranked(products[places], options_of(blocks, found, len(sizes)))
    return found[order], products[places][order]


def _halves(counts: Sequence[int]) -> int:
    """Where to cut the blocks in two, so that both sides have few combinations."""
    ends = np.concatenate([[1.0], np.cumprod(np.array(counts, dtype=np.float64))])
    return int(np.argmin(ends + ends[-1] / ends))


def _combinations(counts: Sequence[int]) -> IntArray:
    """All of some blocks, the last changing fastest, (combinations, blocks); one, empty, of no block."""
    total = int(np.prod(counts, dtype=np.int64))
    if not counts:
        return np.zeros((1, 0), dtype=np.int64)
    return np.stack(np.unravel_index(np.arange(total), tuple(counts)), axis=1)


def _shares_of_all(
    blocks: Sequence[Block], party: HeldParty, sizes: Sequence[int], sides: tuple[IntArray, IntArray]
) -> FloatArray:
    """The share of the draws in which a party accepts each package, (combinations of the left, of the right).

    What a package is worth is what its two halves are worth: every draw adds each half once, not every package.
    """
    left, right = sides
    cut = left.shape[1]
    total = np.zeros((len(left), len(right)))
    step = max(1, CHUNK // (len(left) + len(right)))
    tables, _ = matches(blocks, party.parts)
    in_left, in_right = _inside(tables[:cut], left, len(party.parts)), _inside(tables[cut:], right, len(party.parts))
    # those that no package contains part no draws
    met = np.flatnonzero(in_left.any(axis=0) & in_right.any(axis=0))
    for pattern, draws in _alike(party.where[:, met]):
        # where the same partial packages are forbidden, what contains one is accepted in no draw
        forbidden = met[pattern]
        found = np.zeros_like(total) if len(forbidden) else total
        for first in range(0, len(draws), step):
            some = draws[first : first + step]
            lacking = party.floor[some] - _worth(blocks[:cut], party, sizes, left, some)
            others = _worth(blocks[cut:], party, sizes, right, some)
            add_weight_of_pairs(
                np.ascontiguousarray(lacking.T), np.ascontiguousarray(others.T), party.weights[some], found
            )
        if len(forbidden):
            # how many of them a package contains
            found[in_left[:, forbidden].astype(np.float32) @ in_right[:, forbidden].T.astype(np.float32) > 0] = 0.0
            total += found
    total /= party.weights.sum()
    return total


def _alike(where: BoolArray) -> list[tuple[IntArray, IntArray]]:
    """Which partial packages are forbidden together, and the draws in which just these are."""
    if where.shape[1] == 0:
        return [(np.empty(0, dtype=np.int64), np.arange(len(where)))]
    _, first, pattern_of = np.unique(words(where), axis=0, return_index=True, return_inverse=True)
    members = np.split(np.argsort(pattern_of.ravel(), kind="stable"), np.cumsum(np.bincount(pattern_of.ravel()))[:-1])
    return [(np.flatnonzero(where[one]), draws) for one, draws in zip(first, members, strict=True)]


def _inside(tables: Sequence[BoolArray], side: IntArray, parts: int) -> BoolArray:
    """Which combinations of a half have what partial packages have in it, (combinations, partial packages)."""
    found = np.ones((len(side), parts), dtype=np.bool_)
    for place, table in enumerate(tables):
        found &= table[side[:, place]]
    return found


def _worth(
    blocks: Sequence[Block], party: HeldParty, sizes: Sequence[int], combinations: IntArray, some: IntArray
) -> FloatArray:
    """What combinations of some blocks are worth in some draws, (combinations, draws)."""
    offsets = np.cumsum([0, *sizes[:-1]])
    consecutive = len(some) > 0 and some[-1] - some[0] == len(some) - 1
    columns: slice | IntArray = slice(int(some[0]), int(some[-1]) + 1) if consecutive else some
    found: FloatArray = np.zeros((1, len(some)))
    # what all have in common is added once: blocks without choice come first
    for place in sorted(range(len(blocks)), key=lambda place: len(blocks[place].combinations) > 1):
        block = blocks[place]
        which = combinations[:, place] if len(block.combinations) > 1 else np.zeros(1, dtype=np.int64)
        for issue, options in zip(block.issues, block.options(which), strict=True):
            rows = offsets[issue] + options
            found = found + (party.worth[rows, columns] if consecutive else party.worth[rows[:, None], columns])
    return np.broadcast_to(found, (len(combinations), len(some)))
