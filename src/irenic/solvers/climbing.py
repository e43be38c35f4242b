"""Local search for packages that all parties accept with the largest probability, where there are too many to see."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from .accepted import HeldParty
from .blocks import Block, IntArray
from .every_package import best_of_all

STARTS: Final = 8
"""Packages from which the search sets out."""
SAMPLE: Final = 400
"""Draws of each party for which a start is made good first: what is good in some draws lies apart."""
NEAR: Final = 1_024
"""Packages that are looked at together: some blocks take any combination while the others stay."""
SWEEPS: Final = 2
"""Times that all blocks are gone through in vain before a package is taken as good."""
HARDLY: Final = 1e-6
"""What counts for a party that accepts in no draw, so that nearing the others is not lost on it."""


def climb(
    blocks: Sequence[Block],
    parties: Sequence[HeldParty],
    sizes: Sequence[int],
    top: int,
    generator: np.random.Generator,
) -> IntArray:
    """The best packages that were met, and others, each once, (packages, blocks): a combination of each block.

    From every start some blocks at a time take the combinations that are best while all others stay (coordinate
    ascent, by blocks), until nothing betters: first on some of the draws, then on all.
    """
    met: dict[tuple[int, ...], float] = {}
    for start in range(STARTS):
        some = [_some(party, generator) for party in parties]
        package = _outset(blocks, some, sizes, generator, plain=start == 0)
        package = _ascend(blocks, some, sizes, package, 1, generator, {})
        _ascend(blocks, parties, sizes, package, top, generator, met)
    return np.array(list(met))


def _some(party: HeldParty, generator: np.random.Generator) -> HeldParty:
    """Draws of a party at random."""
    count = len(party.floor)
    return party if count <= SAMPLE else party.of(np.sort(generator.choice(count, SAMPLE, replace=False)))


def _outset(
    blocks: Sequence[Block],
    parties: Sequence[HeldParty],
    sizes: Sequence[int],
    generator: np.random.Generator,
    *,
    plain: bool,
) -> IntArray:
    """What is worth most on the whole, (blocks,): to all parties alike, or with random weights of theirs."""
    care = np.ones(len(parties)) if plain else generator.dirichlet(np.ones(len(parties)))
    # what is filtered in a draw is worth less than anything else, but not so much that nothing else counts
    worth = sum(
        share * (np.maximum(party.worth, -1.0) @ party.weights) for share, party in zip(care, parties, strict=True)
    )
    offsets = np.cumsum([0, *sizes[:-1]])
    found = []
    for block in blocks:
        total = np.zeros(len(block.combinations))
        for issue, options in zip(block.issues, block.options(np.arange(len(total))), strict=True):
            total += np.asarray(worth)[offsets[issue] + options]
        found.append(int(np.argmax(total)))
    return np.array(found)


def _ascend(
    blocks: Sequence[Block],
    parties: Sequence[HeldParty],
    sizes: Sequence[int],
    package: IntArray,
    top: int,
    generator: np.random.Generator,
    met: dict[tuple[int, ...], float],
) -> IntArray:
    """A package that no change betters, among those that were tried; the best of each trial are put into `met`."""
    best, vain = -1.0, 0
    while vain < SWEEPS:
        vain += 1
        for group in _groups(blocks, generator):
            chosen = [
                _tried(len(block.combinations), held, generator) if place in group else np.array([held])
                for place, (block, held) in enumerate(zip(blocks, package.tolist(), strict=True))
            ]
            near = [
                replace(block, combinations=block.combinations[which], units=block.units[which])
                for block, which in zip(blocks, chosen, strict=True)
            ]
            found, products = best_of_all(near, parties, sizes, top, HARDLY)
            packages = np.stack([which[found[:, place]] for place, which in enumerate(chosen)], axis=1)
            met.update(zip(map(tuple, packages.tolist()), products.tolist(), strict=True))
            if products[0] > best:
                best, package, vain = float(products[0]), packages[0], 0
    return package


def _groups(blocks: Sequence[Block], generator: np.random.Generator) -> list[list[int]]:
    """All blocks at random, as many together as have no more combinations than are looked at."""
    groups: list[list[int]] = []
    room = 0
    for place in generator.permutation(len(blocks)).tolist():
        count = len(blocks[place].combinations)
        if groups and count <= room:
            groups[-1].append(place)
            room //= count
        else:
            groups.append([place])
            room = NEAR // count
    return groups


def _tried(count: int, held: int, generator: np.random.Generator) -> IntArray:
    """All combinations of a block, or of too many some at random, with that which it has."""
    if count <= NEAR:
        return np.arange(count)
    return np.union1d(generator.choice(count, NEAR - 1, replace=False), [held])
