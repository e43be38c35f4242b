"""The search for the exchange with the largest gain, compiled."""

import numpy as np

from ..linear import FloatArray
from ..machine import compiled


@compiled
def room(
    issue: int,
    demander: int,
    supplier: int,
    wanted: FloatArray,
    votes: FloatArray,
    shares: FloatArray,
    outcomes: FloatArray,
    direction: FloatArray,
) -> float:
    """How far the supplier can shift the outcome of an issue towards the demander; 0 where the two cannot trade on it.

    They stand on opposite sides of the outcome. The supplier's vote moves to the demander's position at most, the
    outcome no further than that position; a supplier that once moved one way on an issue does not move back.
    """
    goal, now = wanted[demander, issue], outcomes[issue]
    sign = 1.0 if goal > now else -1.0
    if (goal - now) * (wanted[supplier, issue] - now) >= 0 or direction[supplier, issue] * sign < 0:
        return 0.0
    way = sign * (goal - votes[supplier, issue])
    if way <= 0:
        return 0.0
    return float(min(way * shares[supplier, issue], abs(goal - now)))


@compiled
def best_exchange(
    wanted: FloatArray,
    votes: FloatArray,
    salience: FloatArray,
    shares: FloatArray,
    outcomes: FloatArray,
    direction: FloatArray,
) -> FloatArray:
    """The exchange with the largest gain: i, j, issue that i gives, issue that i gets, shift of each, gain.

    All arrays (actors, issues), `outcomes` and the shifts per issue; `shares` is an actor's part of the weight on an
    issue. A gain of 0: there is none. Ties: the first i, then j, then issues.
    """
    actors, issues = votes.shape
    found = np.zeros(7)
    for i in range(actors):
        for j in range(actors):
            if i == j:
                continue
            for given in range(issues):
                for got in range(issues):
                    # i cares more for what it gets, relative to what it gives, than j does
                    edge = salience[i, got] * salience[j, given] - salience[i, given] * salience[j, got]
                    if given == got or edge <= 0:
                        continue
                    to_j = room(given, j, i, wanted, votes, shares, outcomes, direction)
                    if to_j <= 0:
                        continue
                    to_i = room(got, i, j, wanted, votes, shares, outcomes, direction)
                    if to_i <= 0:
                        continue
                    both_given = salience[i, given] + salience[j, given]
                    both_got = salience[i, got] + salience[j, got]
                    size = min(to_j * both_given, to_i * both_got)
                    gain = size * edge / (both_given * both_got)
                    if gain > found[6]:
                        found[:] = np.array([i, j, given, got, size / both_given, size / both_got, gain])
    return found
