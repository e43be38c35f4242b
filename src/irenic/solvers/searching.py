"""Depth-first search for a package that gives every party enough, where no multipliers decide by themselves."""

from typing import Final

import numpy as np

from .blocks import FloatArray, IntArray, WordArray
from .machine import compiled, from_largest, put, times
from .relaxing import NONE, OPEN, PROOF, SOME, relax

CHEAP: Final = 300
"""Nodes that are looked at before programs are solved at nodes too: most searches end sooner."""
FEW: Final = 2
"""Blocks still to be decided at which no program is solved: looking at their packages costs less."""


@compiled
def search(
    values: FloatArray,
    starts: IntArray,
    base: FloatArray,
    multipliers: FloatArray,
    bits: WordArray,
    active: WordArray,
    involved: WordArray,
    limit: int,
    package: IntArray,
) -> int:
    """SOME where a package has base + Σ values ≥ 0 for all parties, NONE where none has, OPEN past `limit` nodes.

    A node is left where a party cannot reach 0 with the best of what follows, or λ·h cannot for the multipliers given,
    or, past the first nodes, for those of the node's own program. Arguments are those of `relax`; `involved` (blocks,
    words) tells which forbidden partial packages have options in a block. `package` (blocks,) becomes what was found.
    """
    parties, blocks, words = len(base), len(starts) - 1, len(active)
    score = times(values, multipliers)
    top, contested = np.empty(blocks), np.empty(blocks)
    outset = 0.0
    for party in range(parties):
        outset += base[party] * multipliers[party]
    slack = outset
    for block in range(blocks):
        top[block] = score[starts[block]]
        for option in range(starts[block] + 1, starts[block + 1]):
            top[block] = max(top[block], score[option])
        slack += top[block]
    for block in range(blocks):
        contested[block] = 0.0
        for party in range(parties):
            low, high = 1e300, -1e300
            for option in range(starts[block], starts[block + 1]):
                if slack - top[block] + score[option] >= -PROOF:
                    low, high = min(low, values[option, party]), max(high, values[option, party])
            contested[block] += multipliers[party] * (high - low)
    # what is most contested comes first; of each block what is worth most under the multipliers
    order = from_largest(contested)
    ends = np.zeros(blocks + 1, dtype=np.int64)
    chosen_from = np.empty(len(values), dtype=np.int64)
    count = 0
    for depth in range(blocks):
        first, last = starts[order[depth]], starts[order[depth] + 1]
        for place_in_block in from_largest(score[first:last]):
            option = first + place_in_block
            if slack - top[order[depth]] + score[option] >= -PROOF:
                chosen_from[count] = option
                count += 1
        if count == ends[depth]:
            # not even what is worth most under the multipliers reaches 0
            return NONE
        ends[depth + 1] = count
    held_values, held_bits = np.empty((count, parties)), np.empty((count, words), dtype=np.uint64)
    # one column more than there are parties: λ·h
    worth = np.empty((count, parties + 1))
    for held_option in range(count):
        option = chosen_from[held_option]
        put(held_values[held_option], values[option])
        put(held_bits[held_option], bits[option])
        put(worth[held_option, :parties], values[option])
        worth[held_option, parties] = score[option]
    rest = np.zeros((blocks + 1, parties + 1))
    pending = np.zeros((blocks + 1, words), dtype=np.uint64)
    for depth in range(blocks - 1, -1, -1):
        for column in range(parties + 1):
            most = worth[ends[depth], column]
            for option in range(ends[depth] + 1, ends[depth + 1]):
                most = max(most, worth[option, column])
            rest[depth, column] = rest[depth + 1, column] + most
        for word in range(words):
            pending[depth, word] = pending[depth + 1, word] | involved[order[depth], word]
    so_far = np.zeros((blocks + 1, parties + 1))
    put(so_far[0, :parties], base)
    so_far[0, parties] = outset
    matched = np.zeros((blocks + 1, words), dtype=np.uint64)
    put(matched[0], active)
    room, own, held = np.empty((parties + 1, parties + 2)), np.empty(parties), np.empty(parties)
    taken, place = np.zeros(blocks, dtype=np.int64), np.empty(blocks, dtype=np.int64)
    put(place, ends)
    depth, nodes = 0, 0
    while depth >= 0:
        if place[depth] == ends[depth + 1]:
            depth -= 1
            continue
        option = place[depth]
        place[depth] += 1
        taken[depth] = option
        nodes += 1
        if nodes > limit:
            return OPEN
        inside = True
        for column in range(parties + 1):
            so_far[depth + 1, column] = so_far[depth, column] + worth[option, column]
            # at the end nothing follows, and the parties' own sums decide
            slip = 0.0 if depth == blocks - 1 and column < parties else -PROOF
            inside = inside and so_far[depth + 1, column] + rest[depth + 1, column] >= slip
        for word in range(words):
            matched[depth + 1, word] = matched[depth, word] & held_bits[option, word]
            inside = inside and matched[depth + 1, word] & ~pending[depth + 1, word] == 0
        if not inside:
            continue
        found = depth == blocks - 1
        if not found and nodes > CHEAP and blocks - 1 - depth > FEW:
            below = relax(
                held_values,
                ends[depth + 1 :],
                so_far[depth + 1, :parties],
                held_bits,
                matched[depth + 1],
                room,
                own,
                taken[depth + 1 :],
                held,
            )
            if below == NONE:
                continue
            found = below == SOME
        if found:
            for level in range(blocks):
                package[order[level]] = chosen_from[taken[level]]
            return SOME
        depth += 1
        place[depth] = ends[depth]
    return NONE
