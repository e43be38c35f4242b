"""Whether all parties could be content if packages might be mixed: the linear program behind a zone of agreement.

max t with Σ μ_x h_p(x) ≥ t for every party, μ ≥ 0, Σ μ = 1; its dual is min over λ ≥ 0, Σ λ = 1 of max_x λ·h(x), which
below 0 proves that no package has h ≥ 0 for all. It is solved by the revised simplex method with columns generated as
they are needed (Dantzig, Wolfe 1960): the package that is best for the current multipliers is found block by block.
"""

from typing import Final

from .blocks import FloatArray, IntArray, WordArray
from .machine import compiled

NONE: Final = 0
SOME: Final = 1
OPEN: Final = -1
PROOF: Final = 1e-9
"""How far below 0 a bound must lie to prove something: sums of values that are not far from 1 err by much less."""
SMALL: Final = 1e-11
"""Below this a number in the program is 0 but for rounding."""
PIVOTS: Final = 200
"""Pivots after which the program is left as it is: multipliers that are not the best prove less, but nothing false."""


@compiled
def most_wanted(
    values: FloatArray, starts: IntArray, base: FloatArray, multipliers: FloatArray, picked: IntArray, held: FloatArray
) -> float:
    """The largest λ·h over packages; `picked` (blocks,) becomes a package that has it, `held` (parties,) its h."""
    parties = len(base)
    total = 0.0
    for party in range(parties):
        held[party] = base[party]
        total += multipliers[party] * base[party]
    for block in range(len(starts) - 1):
        best, place = -1e300, starts[block]
        for option in range(starts[block], starts[block + 1]):
            worth = 0.0
            for party in range(parties):
                worth += multipliers[party] * values[option, party]
            if worth > best:
                best, place = worth, option
        picked[block] = place
        total += best
        for party in range(parties):
            held[party] += values[place, party]
    return total


@compiled
def excluded(picked: IntArray, bits: WordArray, active: WordArray) -> bool:
    """Whether a package contains all options of some partial package that is forbidden; see `relax` for the words."""
    for word in range(len(active)):
        left = active[word]
        for block in range(len(picked)):
            left &= bits[picked[block], word]
        if left != 0:
            return True
    return False


@compiled
def relax(
    values: FloatArray,
    starts: IntArray,
    base: FloatArray,
    bits: WordArray,
    active: WordArray,
    room: FloatArray,
    multipliers: FloatArray,
    picked: IntArray,
    held: FloatArray,
) -> int:
    """NONE where multipliers prove that no package has h = base + Σ values ≥ 0 for all, SOME where one was met.

    `values` (combinations, parties), those of block b at starts[b] … starts[b + 1] - 1; there is at least one of every
    block. `picked` (blocks,) holds the package that was met. Else OPEN, and `multipliers` (parties,) are those of the
    mixture that is best for the party worst off. `bits` (combinations, words): a bit for every forbidden partial
    package, set where the combination has its options or its block is none of its; `active` (words,): those in force.
    `room` (parties + 1, parties + 2) and `held` (parties,) are written over.
    """
    parties = len(base)
    rows = parties + 1
    multipliers[:] = 1.0 / parties
    if most_wanted(values, starts, base, multipliers, picked, held) < -PROOF:
        return NONE
    worst = 0
    for party in range(parties):
        worst = party if held[party] < held[worst] else worst
    if held[worst] >= 0 and not excluded(picked, bits, active):
        return SOME
    # the inverse of the basis in all columns of `room` but the last: t, the first package, what all but one have over t
    room[:] = 0.0
    room[0, worst], room[0, parties] = -1.0, held[worst]
    room[1, parties] = 1.0
    row = 2
    for party in range(parties):
        if party != worst:
            room[row, worst], room[row, party], room[row, parties] = 1.0, -1.0, held[party] - held[worst]
            row += 1
    for _ in range(PIVOTS):
        least, entering = -SMALL, -1
        for party in range(parties):
            if -room[0, party] < least:
                least, entering = -room[0, party], party
            multipliers[party] = max(-room[0, party], 0.0)
        if entering >= 0:
            for row in range(rows):
                room[row, rows] = -room[row, entering]
        else:
            bound = most_wanted(values, starts, base, multipliers, picked, held)
            if bound < -PROOF:
                return NONE
            least = held[0]
            for party in range(1, parties):
                least = min(least, held[party])
            if least >= 0 and not excluded(picked, bits, active):
                return SOME
            if bound <= room[0, parties] + SMALL:
                return OPEN
            for row in range(rows):
                entry = room[row, parties]
                for party in range(parties):
                    entry += room[row, party] * held[party]
                room[row, rows] = entry
        leaving, ratio = -1, 1e300
        for row in range(1, rows):
            if room[row, rows] > SMALL and room[row, parties] < ratio * room[row, rows]:
                leaving, ratio = row, room[row, parties] / room[row, rows]
        if leaving < 0:
            return OPEN
        pivot = room[leaving, rows]
        for column in range(rows):
            room[leaving, column] /= pivot
        for row in range(rows):
            if row != leaving:
                factor = room[row, rows]
                for column in range(rows):
                    room[row, column] -= factor * room[leaving, column]
    return OPEN
