"""One turn of KTAB's spatial model, compiled.

Positions are on a scale 0 … 1. Sums run in the order of KTAB's own loops, so that ties fall as they do there.
"""

import math

import numpy as np

from ..chord import IntArray
from ..linear import FloatArray
from ..machine import compiled

PROPORTIONAL, PROP_BINARY, BINARY, PROP_CUBIC, ASYMMETRIC, CUBIC = 0, 1, 2, 3, 4, 5
S2P2, S1P1, S2PMAX = 0, 1, 2
INITIATOR, BOTH, POWER_WEIGHTED = 0, 1, 2

SMALL_COALITION, LITTLE_COALITION = 1e-8, 1e-10
LEAST_GAIN, LEAST_WEIGHT = 1e-5, 1e-6


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
def _distance(care: FloatArray, here: FloatArray, there: FloatArray) -> float:
    """Between two positions, weighted by the squares of one actor's salience; evenly where it has none."""
    total, weight, plain = 0.0, 0.0, 0.0
    for k in range(len(care)):
        gap = (here[k] - there[k]) ** 2
        total += care[k] ** 2 * gap
        weight += care[k] ** 2
        plain += gap
    return math.sqrt(total / weight) if weight > 0 else math.sqrt(plain / len(care))


@compiled
def _utility(distance: float, aversion: float) -> float:
    return (1 - distance) * (1 + aversion * distance)


@compiled
def _chance(i: int, j: int, utility: FloatArray, power: FloatArray, rule: int, semi_committed: bool) -> float:
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
def _bargain(
    mine: FloatArray, theirs: FloatArray, care_i: FloatArray, care_j: FloatArray, chance: float, weighing: int
) -> tuple[FloatArray, FloatArray]:
    """Where i and j would each move, by i's chance to win."""
    to_i, to_j = np.empty(len(mine)), np.empty(len(mine))
    for k in range(len(mine)):
        if weighing == S2PMAX:
            ahead_j, ahead_i = max(0.0, 1 - 2 * chance), max(0.0, 2 * chance - 1)
            square_i, square_j = care_i[k] ** 2, care_j[k] ** 2
            move_i = ahead_j * square_j / (ahead_j * square_j + LEAST_WEIGHT + (1 - ahead_j) * square_i)
            move_j = ahead_i * square_i / (ahead_i * square_i + LEAST_WEIGHT + (1 - ahead_i) * square_j)
            to_i[k] = mine[k] + move_i * (theirs[k] - mine[k])
            to_j[k] = theirs[k] + move_j * (mine[k] - theirs[k])
            continue
        weight_i, weight_j = care_i[k] * chance, care_j[k] * (1 - chance)
        if weighing == S2P2:
            weight_i, weight_j = weight_i**2, weight_j**2
        whole = weight_i + weight_j + LEAST_WEIGHT
        to_i[k] = round(((weight_i + LEAST_WEIGHT) * mine[k] + weight_j * theirs[k]) / whole, 4)
        to_j[k] = round((weight_i * mine[k] + (weight_j + LEAST_WEIGHT) * theirs[k]) / whole, 4)
    return to_i, to_j


@compiled
def risk_aversion(
    positions: FloatArray, salience: FloatArray, capability: FloatArray, choices: FloatArray
) -> FloatArray:
    """R_i of every actor, (actors,), from an election among all positions; `choices` as in `one_turn`."""
    actors = len(positions)
    neutral = np.empty((actors, actors))
    for h in range(actors):
        for i in range(actors):
            neutral[h, i] = 1 - _distance(salience[h], positions[h], positions[i])
    chance = election(neutral, capability, int(choices[0]), choices[1])
    most, least = chance.max(), chance.min()
    found = np.zeros(actors)
    if most > least:
        for i in range(actors):
            found[i] = choices[2] + (1 - choices[2]) * (chance[i] - least) / (most - least)
    return found


@compiled
def one_turn(
    positions: FloatArray,
    salience: FloatArray,
    capability: FloatArray,
    choices: FloatArray,
    kinds: IntArray,
    luck: FloatArray,
) -> FloatArray:
    """Positions (actors, dimensions) after one turn.

    `choices`: voting rule, exponent of the election, least risk aversion, how far an actor sees another's own risk
    aversion (0 … 1). `kinds`: weights of a bargain, whose view it takes, whether third parties are semi-committed.
    `luck` (actors,): draws from 0 … 1 that pick each actor's bargain by its chance; empty: the likeliest.
    """
    actors, dimensions = positions.shape
    rule, exponent, sight = int(choices[0]), choices[1], choices[3]
    weighing, viewing, semi_committed = kinds[0], kinds[1], kinds[2] == 1
    total = np.zeros(actors)
    for i in range(actors):
        for k in range(dimensions):
            total[i] += salience[i, k]
    power = capability * total
    aversion = risk_aversion(positions, salience, capability, choices)
    far = np.empty((actors, actors))
    for h in range(actors):
        for i in range(actors):
            far[h, i] = _distance(salience[h], positions[h], positions[i])

    # every actor's best challenge, and the bargains that it leads to
    most = 2 * actors
    to_i, to_j = np.empty((most, dimensions)), np.empty((most, dimensions))
    first, second = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    made = 0
    seen, seen_by_j = np.empty((actors, actors)), np.empty((actors, actors))
    for i in range(actors):
        for m in range(actors):
            supposed = aversion[i] + sight * (aversion[m] - aversion[i])
            for place in range(actors):
                seen[m, place] = _utility(far[m, place], supposed)
        best, best_gain, best_chance = -1, LEAST_GAIN, 0.0
        for j in range(actors):
            if i == j:
                continue
            chance = _chance(i, j, seen, power, rule, semi_committed)
            win, lose = 2 * seen[i, i], 2 * seen[i, j]
            gain = (1 - total[j]) * win + total[j] * (chance * win + (1 - chance) * lose) - (seen[i, i] + seen[i, j])
            if gain > best_gain:
                best, best_gain, best_chance = j, gain, chance
        if best < 0:
            continue
        j = best
        own_i, own_j = _bargain(positions[i], positions[j], salience[i], salience[j], best_chance, weighing)
        other_i, other_j = own_i, own_j
        if viewing != INITIATOR:
            for m in range(actors):
                supposed = aversion[j] + sight * (aversion[m] - aversion[j])
                for place in range(actors):
                    seen_by_j[m, place] = _utility(far[m, place], supposed)
            chance = _chance(i, j, seen_by_j, power, rule, semi_committed)
            other_i, other_j = _bargain(positions[i], positions[j], salience[i], salience[j], chance, weighing)
        if viewing == POWER_WEIGHTED:
            both = power[i] + power[j]
            if both > 0:
                own_i = (power[i] * own_i + power[j] * other_i) / both
                own_j = (power[i] * own_j + power[j] * other_j) / both
        first[made], second[made], to_i[made], to_j[made] = i, j, own_i, own_j
        made += 1
        if viewing == BOTH:
            first[made], second[made], to_i[made], to_j[made] = i, j, other_i, other_j
            made += 1

    # what every actor makes of the state that a bargain gives: the mean utility of all positions in it
    worth = np.empty((actors, made + 1))
    for h in range(actors):
        base = 0.0
        for n in range(actors):
            base += _utility(far[h, n], aversion[h])
        worth[h, 0] = base / actors
        for b in range(made):
            i, j = first[b], second[b]
            state = base - _utility(far[h, i], aversion[h]) - _utility(far[h, j], aversion[h])
            state += _utility(_distance(salience[h], positions[h], to_i[b]), aversion[h])
            state += _utility(_distance(salience[h], positions[h], to_j[b]), aversion[h])
            worth[h, b + 1] = state / actors

    moved = positions.copy()
    for k in range(actors):
        queue = [0]
        for b in range(made):
            if first[b] == k:
                queue.append(b + 1)
        for b in range(made):
            if second[b] == k:
                queue.append(b + 1)
        if len(queue) == 1:
            continue
        on_offer = np.empty((actors, len(queue)))
        for h in range(actors):
            for place in range(len(queue)):
                on_offer[h, place] = worth[h, queue[place]]
        chances = election(on_offer, capability, rule, exponent)
        taken = int(np.argmax(chances))
        if len(luck):
            passed, taken = 0.0, len(queue) - 1
            for place in range(len(queue)):
                passed += chances[place]
                if luck[k] < passed:
                    taken = place
                    break
        if queue[taken] > 0:
            b = queue[taken] - 1
            moved[k] = to_i[b] if first[b] == k else to_j[b]
    return moved
