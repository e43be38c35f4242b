"""The inner loops of KTAB's spatial model, compiled: elections, and who would defeat whom."""

import numpy as np

from ..linear import FloatArray
from ..machine import compiled

PROPORTIONAL, PROP_BINARY, BINARY, PROP_CUBIC, ASYMMETRIC, CUBIC = 0, 1, 2, 3, 4, 5
SMALL_COALITION, LITTLE_COALITION = 1e-8, 1e-10
LEAST_GAIN = 1e-5


@compiled
def _vote(rule: int, weight: float, gain: float) -> float:
    """How much of its weight a voter throws in for a gain in utility."""
    sign = 1.0 if gain > 0 else (-1.0 if gain < 0 else 0.0)
    if rule == PROPORTIONAL:
        return weight * gain
    if rule == BINARY:
        return weight * sign
    if rule == PROP_BINARY:
        return weight * (0.8 * gain + 0.2 * sign)
    if rule == CUBIC:
        return weight * gain**3
    if rule == PROP_CUBIC:
        return weight * 0.5 * (gain + gain**3)
    return weight * (gain if gain < 0 else gain * 2 / 3)


@compiled
def election(utilities: FloatArray, capability: FloatArray, rule: int, exponent: float) -> FloatArray:
    """How likely each option is to win: utilities (voters, options) -> (options,), adding up to 1."""
    voters, options = utilities.shape
    chance = np.ones(options)
    for i in range(options):
        for j in range(options):
            against, in_favour = SMALL_COALITION, SMALL_COALITION
            for voter in range(voters):
                cast = _vote(rule, capability[voter], utilities[voter, i] - utilities[voter, j])
                if cast > 0:
                    in_favour += cast
                else:
                    against -= cast
            if i == j:
                chance[i] *= 0.5
            else:
                chance[i] *= in_favour**exponent / (in_favour**exponent + against**exponent)
    total = 0.0
    for i in range(options):
        total += chance[i]
    return chance / total


@compiled
def chance_of(i: int, j: int, utility: FloatArray, power: FloatArray, rule: int, semi_committed: bool) -> float:
    """The probability that i defeats j, with `utility` (actors, actors) as one actor sees it."""
    for_i, for_j = LITTLE_COALITION, LITTLE_COALITION
    for principal in (i, j):
        cast = _vote(rule, power[principal], utility[principal, i] - utility[principal, j])
        if cast > 0:
            for_i += cast
        else:
            for_j -= cast
    all_i, all_j = for_i, for_j
    for third in range(len(power)):
        if third in (i, j):
            continue
        mine, other, own = utility[third, i], utility[third, j], utility[third, third]
        gain = mine - other
        if semi_committed:
            cast = _vote(rule, power[third], gain)
            with_i, with_j = for_i + max(cast, 0.0), for_j + max(-cast, 0.0)
            share = with_i / (with_i + with_j)
            gain = (share * (2 * mine + own) + (1 - share) * 3 * other) - (
                share * 3 * mine + (1 - share) * (2 * other + own)
            )
        cast = _vote(rule, power[third], gain)
        if cast > 0:
            all_i += cast
        else:
            all_j -= cast
    return all_i / (all_i + all_j)


@compiled
def seen_by(viewer: int, far: FloatArray, aversion: FloatArray, sight: float) -> FloatArray:
    """What a viewer takes every position to be worth to every actor, (actors, actors).

    `far` (actors, actors): distances as each actor weighs them; `sight`: how far the viewer sees another's own risk
    aversion, 0 … 1.
    """
    actors = len(far)
    found = np.empty((actors, actors))
    for m in range(actors):
        supposed = aversion[viewer] + sight * (aversion[m] - aversion[viewer])
        for place in range(actors):
            found[m, place] = (1 - far[m, place]) * (1 + supposed * far[m, place])
    return found


@compiled
def best_challenges(
    far: FloatArray,
    aversion: FloatArray,
    total: FloatArray,
    power: FloatArray,
    sight: float,
    rule: int,
    semi_committed: bool,
) -> FloatArray:
    """Whom every actor would best challenge, and its chance as it sees it: (actors, 2); −1 for nobody."""
    actors = len(far)
    found = np.full((actors, 2), -1.0)
    for i in range(actors):
        seen = seen_by(i, far, aversion, sight)
        best_gain = LEAST_GAIN
        for j in range(actors):
            if i == j:
                continue
            chance = chance_of(i, j, seen, power, rule, semi_committed)
            win, lose = 2 * seen[i, i], 2 * seen[i, j]
            gain = (1 - total[j]) * win + total[j] * (chance * win + (1 - chance) * lose) - (seen[i, i] + seen[i, j])
            if gain > best_gain:
                best_gain = gain
                found[i, 0], found[i, 1] = j, chance
    return found
