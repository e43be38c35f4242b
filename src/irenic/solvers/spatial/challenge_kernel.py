"""One round of the challenge model, compiled."""

import math

import numpy as np

from ..linear import FloatArray
from ..machine import compiled

PAPER, LEAST_BY_KIND, LEAST = 0, 1, 2
"""Which offer an actor takes."""
NO_MORE = 1e-10
"""A difference of no more than this, in parts of the range or in utility, is rounding and so none."""


@compiled
def _votes(positions: FloatArray, weights: FloatArray, risk: FloatArray, span: float, all_pairs: bool) -> FloatArray:
    """P_ij, the share of the vote for i's position against j's, (actors, actors)."""
    actors = len(positions)
    won, cast = np.zeros((actors, actors)), np.zeros((actors, actors))
    far = np.empty(actors)
    for voter in range(actors):
        for place in range(actors):
            far[place] = (abs(positions[voter] - positions[place]) / span) ** risk[voter]
        for i in range(actors):
            for j in range(actors):
                gain = weights[voter] * (far[j] - far[i])
                won[i, j] += max(gain, 0.0)
                cast[i, j] += abs(gain)
    if all_pairs:
        cast[:] = cast.sum()
    for i in range(actors):
        for j in range(actors):
            won[i, j] = won[i, j] / cast[i, j] if cast[i, j] > 0 else 0.0
    return won


@compiled
def _power(base: float, exponent: float) -> float:
    """A rounding error below 0 is 0."""
    found: float = math.pow(base, exponent) if base > 0 else 0.0
    return found


@compiled
def _gain(
    i: int,
    j: int,
    positions: FloatArray,
    salience: FloatArray,
    share: float,
    median: float,
    span: float,
    risk: float,
    stay: float,
) -> float:
    """E_ij: what i expects of challenging j, seen with one actor's risk exponent."""
    apart: float = abs(positions[i] - positions[j]) / span
    success, failure = 2 - 4 * _power(0.5 - 0.5 * apart, risk), 2 - 4 * _power(0.5 + 0.5 * apart, risk)
    expected: float = salience[j] * (share * success + (1 - share) * failure) + (1 - salience[j]) * success
    expected -= stay * (2 - 4 * _power(0.5, risk))
    if stay < 1:
        reach: float = abs(positions[i] - median) / span
        if reach < apart - NO_MORE:
            expected -= (1 - stay) * (2 - 4 * _power(0.5 - 0.25 * (reach + apart), risk))
        else:
            expected -= (1 - stay) * (2 - 4 * _power(0.5 + 0.25 * (reach + apart), risk))
    return expected


@compiled
def one_round(
    positions: FloatArray,
    salience: FloatArray,
    weights: FloatArray,
    median: float,
    span: float,
    all_pairs: bool,
    curved: bool,
    own_view: bool,
    stay: float,
    taking: int,
) -> FloatArray:
    """Positions (actors,) after every actor has answered the best of the offers that it sees, all at once."""
    actors = len(positions)
    neutral = np.ones(actors)
    shares = _votes(positions, weights, neutral, span, all_pairs)
    danger = np.zeros(actors)
    for i in range(actors):
        for j in range(actors):
            if i != j:
                danger[i] += _gain(j, i, positions, salience, shares[j, i], median, span, 1.0, stay)
    risk = neutral.copy()
    most, least = danger.max(), danger.min()
    if most > least:
        for i in range(actors):
            acceptance = (2 * danger[i] - most - least) / (most - least)
            risk[i] = (1 - acceptance / 3) / (1 + acceptance / 3)
    if curved:
        shares = _votes(positions, weights, risk, span, all_pairs)
    moved = positions.copy()
    for i in range(actors):
        best_kind, best_key = 3, 0.0
        for j in range(actors):
            if positions[i] == positions[j]:
                continue
            mine = _gain(i, j, positions, salience, shares[i, j], median, span, risk[i], stay)
            seen = risk[i] if own_view else risk[j]
            theirs = _gain(j, i, positions, salience, shares[j, i], median, span, seen, stay)
            if theirs <= NO_MORE or abs(mine) <= NO_MORE or (mine > 0 and theirs <= mine + NO_MORE):
                continue
            target, kind = positions[j], 2
            if mine > 0:
                kind = 0
            elif theirs > -mine:
                kind = 1
                target = positions[i] + (positions[j] - positions[i]) * (-mine / theirs)
            key = abs(target - positions[i])
            if taking == PAPER and kind == 1:
                key = (-mine * positions[i] + theirs * positions[j]) / (theirs - mine)
            if taking == LEAST:
                kind = 0
            if kind < best_kind or (kind == best_kind and key < best_key - NO_MORE):
                best_kind, best_key = kind, key
                moved[i] = target
    return moved
