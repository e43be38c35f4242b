"""The search for the exchange with the largest gain."""

from typing import NamedTuple

import numpy as np

from ..linear import FloatArray


class Trade(NamedTuple):
    """Two actors and two issues: i gives its vote on one and gets j's on the other."""

    i: int
    j: int
    given: int
    got: int
    shift_given: float
    shift_got: float
    """By how much the outcomes move."""
    gain: float


def best_trade(
    wanted: FloatArray,
    votes: FloatArray,
    salience: FloatArray,
    shares: FloatArray,
    outcomes: FloatArray,
    direction: FloatArray,
    rounding: float,
) -> Trade:
    """The exchange with the largest gain; a gain of 0 where there is none. Ties: the first i, then j, then issues.

    All arrays (actors, issues), `outcomes` (issues,); `shares` is an actor's part of the weight on an issue,
    `direction` the way that it has moved its vote, 0 where it has not. Who stands within `rounding` of an outcome
    stands at it, and so on neither side.
    """
    room = _room(wanted, votes, shares, outcomes, direction, rounding)
    # by i, j, issue given, issue got: i gives towards j, and j towards i
    towards_j, towards_i = room.transpose(1, 0, 2)[:, :, :, None], room[:, :, None, :]
    both = salience[:, None, :] + salience[None, :, :]
    given, got = both[:, :, :, None], both[:, :, None, :]
    # i cares more for what it gets, relative to what it gives, than j does
    edge = (
        salience[:, None, None, :] * salience[None, :, :, None]
        - salience[:, None, :, None] * salience[None, :, None, :]
    )
    size = np.minimum(towards_j * given, towards_i * got)
    gain = np.divide(size * edge, given * got, out=np.zeros(size.shape), where=(size > 0) & (edge > 0))
    at = np.unravel_index(int(gain.argmax()), gain.shape)
    i, j, first, second = (int(one) for one in at)
    whole = float(size[at])
    if gain[at] <= 0:
        return Trade(i, j, first, second, 0.0, 0.0, 0.0)
    return Trade(i, j, first, second, whole / both[i, j, first], whole / both[i, j, second], float(gain[at]))


def _room(
    wanted: FloatArray,
    votes: FloatArray,
    shares: FloatArray,
    outcomes: FloatArray,
    direction: FloatArray,
    rounding: float,
) -> FloatArray:
    """How far a supplier can shift an outcome towards a demander: (demanders, suppliers, issues), 0 for no trade.

    They stand on opposite sides of the outcome. The supplier's vote moves to the demander's position at most, the
    outcome no further than that position; a supplier that once moved one way on an issue does not move back.
    """
    side = wanted - outcomes
    # a trade often moves an outcome just to somebody's position
    side[np.abs(side) <= rounding] = 0.0
    sign = np.where(side > 0, 1.0, -1.0)
    way = sign[:, None, :] * (wanted[:, None, :] - votes[None])
    opposed = (side[:, None, :] * side[None] < 0) & (direction[None] * sign[:, None, :] >= 0)
    found: FloatArray = np.minimum(way * shares[None], np.abs(side)[:, None, :])
    return np.where(opposed & (way > 0), found, 0.0)
