"""The inner loops of KTAB's spatial model, compiled: elections, and who would defeat whom."""

import numpy as np

from ..linear import FloatArray
from ..machine import compiled

PROPORTIONAL, PROP_BINARY, BINARY, PROP_CUBIC, ASYMMETRIC, CUBIC = 0, 1, 2, 3, 4, 5
CONDITIONAL, BY_INCENTIVE, UNIFORM = 0, 1, 2
SMALL_COALITION, LITTLE_COALITION = 1e-8, 1e-10
SHARP = 1e-8
"""Up to this difference in utility a vote that is all or nothing grows evenly."""
LEAD, LEAST_CHANCE = 1.1, 1e-6
MOST_STEPS = 10_000
LEAST_GAIN = 1e-5


@compiled
def _vote(rule: int, weight: float, gain: float) -> float:
    """How much of its weight a voter throws in for a gain in utility."""
    sign = min(max(gain / SHARP, -1.0), 1.0)
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
def _victory(mine: float, theirs: float, model: int) -> float:
    """The chance that a coalition defeats another; `model` is an exponent, or 0 for a lead of a tenth that decides."""
    if model > 0:
        return mine**model / (mine**model + theirs**model)
    if mine >= LEAD * theirs:
        return 1.0 / (1.0 + LEAST_CHANCE)
    if theirs >= LEAD * mine:
        return LEAST_CHANCE / (1.0 + LEAST_CHANCE)
    return (mine / (mine + theirs) * (LEAD + 1) - 1) / (LEAD - 1)


@compiled
def election(utilities: FloatArray, capability: FloatArray, rule: int, model: int, kind: int) -> FloatArray:
    """How likely each option is to win: utilities (voters, options) -> (options,), adding up to 1."""
    voters, options = utilities.shape
    strength = np.full((options, options), SMALL_COALITION)
    chance = np.full((options, options), 0.5)
    for i in range(options):
        for j in range(i):
            for voter in range(voters):
                cast = _vote(rule, capability[voter], utilities[voter, i] - utilities[voter, j])
                if cast > 0:
                    strength[i, j] += cast
                else:
                    strength[j, i] -= cast
            chance[i, j] = _victory(strength[i, j], strength[j, i], model)
            chance[j, i] = _victory(strength[j, i], strength[i, j], model)
    if kind == CONDITIONAL:
        won = np.ones(options)
        for i in range(options):
            for j in range(options):
                won[i] *= chance[i, j]
        conditional: FloatArray = won / won.sum()
        return conditional
    challenged = np.full((options, options), 1.0 / options)
    least = 1e-6
    if kind == BY_INCENTIVE:
        # who takes up the challenge to the favourite: by how much support it has, and its chance
        least = 1e-8
        for j in range(options):
            for i in range(options):
                challenged[i, j] = strength[i, j] * chance[i, j] + (1e-10 if i == j else 0.0)
            challenged[:, j] /= challenged[:, j].sum()
    found: FloatArray = np.full(options, 1.0 / options)
    for _ in range(MOST_STEPS):
        after = np.zeros(options)
        for i in range(options):
            for j in range(options):
                after[i] += chance[i, j] * (found[i] * challenged[j, i] + found[j] * challenged[i, j])
        change = np.abs(after - found).max()
        found = (found + after) / 2
        if change <= least:
            break
    found /= found.sum()
    return found


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
        # who commits itself not at all, or wholly, finds both coalitions worth the same to it and stays away
        if third in (i, j) or not semi_committed:
            continue
        mine, other, own = utility[third, i], utility[third, j], utility[third, third]
        cast = _vote(rule, power[third], mine - other)
        with_i, with_j = for_i + max(cast, 0.0), for_j + max(-cast, 0.0)
        share = with_i / (with_i + with_j)
        joined_i = share * (2 * mine + own) + (1 - share) * 3 * other
        joined_j = share * 3 * mine + (1 - share) * (2 * other + own)
        cast = _vote(rule, power[third], joined_i - joined_j)
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
