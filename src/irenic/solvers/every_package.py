"""Every package of a space: the probability that each party accepts it, and the best of them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from .accepted import HeldParty
from .blocks import Block, BoolArray, FloatArray, IntArray
from .counting import add_weight_of_pairs
from .filters import matches, options_of

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
    for parts, draws in party.patterns:
        # where the same partial packages are forbidden, what contains one is accepted in no draw
        found = np.zeros_like(total) if parts else total
        held = party if len(party.patterns) == 1 else party.of(draws)
        for first in range(0, len(draws), step):
            some = slice(first, first + step)
            lacking = held.floor[some] - _worth(blocks[:cut], held, sizes, left, some)
            others = _worth(blocks[cut:], held, sizes, right, some)
            add_weight_of_pairs(
                np.ascontiguousarray(lacking.T), np.ascontiguousarray(others.T), held.weights[some], found
            )
        if parts:
            found[_containing(blocks, parts, sides)] = 0.0
            total += found
    total /= party.weights.sum()
    return total


def _worth(
    blocks: Sequence[Block], party: HeldParty, sizes: Sequence[int], combinations: IntArray, some: slice
) -> FloatArray:
    """What combinations of some blocks are worth in some draws, (combinations, draws)."""
    offsets = np.cumsum([0, *sizes[:-1]])
    found: FloatArray = np.zeros((1, len(party.floor[some])))
    # what all have in common is added once: blocks without choice come first
    for place in sorted(range(len(blocks)), key=lambda place: len(blocks[place].combinations) > 1):
        block = blocks[place]
        which = combinations[:, place] if len(block.combinations) > 1 else np.zeros(1, dtype=np.int64)
        for issue, options in zip(block.issues, block.options(which), strict=True):
            found = found + party.worth[offsets[issue] + options, some]
    return np.broadcast_to(found, (len(combinations), found.shape[1]))


def _containing(
    blocks: Sequence[Block], parts: Sequence[dict[int, int]], sides: tuple[IntArray, IntArray]
) -> BoolArray:
    """Which packages contain one of some partial packages, (combinations of the left, of the right)."""
    left, right = sides
    tables, _ = matches(blocks, parts)
    found = np.zeros((len(left), len(right)), dtype=np.bool_)
    halves = []
    for side, held in ((left, tables[: left.shape[1]]), (right, tables[left.shape[1] :])):
        inside = np.ones((len(side), len(parts)), dtype=np.bool_)
        for place, table in enumerate(held):
            inside &= table[side[:, place]]
        halves.append(inside)
    for part in range(len(parts)):
        found |= np.outer(halves[0][:, part], halves[1][:, part])
    return found
