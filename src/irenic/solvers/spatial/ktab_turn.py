"""One turn of KTAB's spatial model; positions are on a scale 0 … 1."""

from typing import Final, NamedTuple

import numpy as np

from ..linear import FloatArray
from .ktab_kernel import best_challenges, chance_of, election, seen_by

LEAST_WEIGHT: Final = 1e-6


class Rules(NamedTuple):
    """The named options as the turn takes them."""

    voting: int
    victory: int
    """The exponent of coalitions' strengths in an election; 0: a lead of a tenth decides."""
    election: int
    least_aversion: float
    """Risk aversion of whoever holds the least probable position; 1 of the most probable."""
    sight: float
    """How far an actor sees another's own risk aversion, 0 … 1."""
    semi_committed: bool
    bargain: str
    view: str


class _Bargain(NamedTuple):
    """What an initiator and a receiver would each move to."""

    initiator: int
    receiver: int
    to_initiator: FloatArray
    to_receiver: FloatArray


def one_turn(
    positions: FloatArray, salience: FloatArray, capability: FloatArray, rules: Rules, luck: FloatArray | None
) -> FloatArray:
    """Positions (actors, dimensions) after one turn.

    `luck` (actors,): draws from 0 … 1 that pick each actor's bargain by its chance; None: the likeliest.
    """
    squares = salience**2
    # an actor without any salience weighs all dimensions alike
    squares = np.where(squares.sum(axis=1, keepdims=True) > 0, squares, 1.0)

    def far(places: FloatArray) -> FloatArray:
        """Distance of every actor to every place, as it weighs dimensions."""
        gaps = (positions[:, None, :] - places[None]) ** 2
        found: FloatArray = np.sqrt((squares[:, None, :] * gaps).sum(axis=2) / squares.sum(axis=1)[:, None])
        return found

    distance = far(positions)
    chance = election(1 - distance, capability, rules.voting, rules.victory, rules.election)
    spread = chance.max() - chance.min()
    aversion = np.zeros(len(positions))
    if spread > 0:
        aversion = rules.least_aversion + (1 - rules.least_aversion) * (chance - chance.min()) / spread
    bargains = _bargains(positions, salience, capability, distance, aversion, rules)

    def worth(places: FloatArray) -> FloatArray:
        """To every actor by its own risk aversion."""
        found: FloatArray = (1 - places) * (1 + aversion[:, None] * places)
        return found

    values = worth(distance)
    # what every actor makes of the state that a bargain gives: the mean utility of all positions in it
    mean = np.repeat(values.sum(axis=1)[:, None], len(bargains) + 1, axis=1)
    if bargains:
        first, second = [one.initiator for one in bargains], [one.receiver for one in bargains]
        mean[:, 1:] -= values[:, first] + values[:, second]
        mean[:, 1:] += worth(far(np.stack([one.to_initiator for one in bargains])))
        mean[:, 1:] += worth(far(np.stack([one.to_receiver for one in bargains])))
    mean /= len(positions)
    moved = positions.copy()
    for k in range(len(positions)):
        own = [at for at, one in enumerate(bargains, 1) if one.initiator == k]
        received = [at for at, one in enumerate(bargains, 1) if one.receiver == k]
        queue = [0, *own, *received]
        if len(queue) == 1:
            continue
        seen = np.ascontiguousarray(mean[:, queue])
        chances = election(seen, capability, rules.voting, rules.victory, rules.election)
        taken = int(chances.argmax())
        if luck is not None:
            taken = min(int(np.searchsorted(np.cumsum(chances), luck[k], side="right")), len(queue) - 1)
        if queue[taken]:
            one = bargains[queue[taken] - 1]
            moved[k] = one.to_initiator if one.initiator == k else one.to_receiver
    return moved


def _bargains(
    positions: FloatArray,
    salience: FloatArray,
    capability: FloatArray,
    distance: FloatArray,
    aversion: FloatArray,
    rules: Rules,
) -> list[_Bargain]:
    """Every actor's best challenge, as the bargains that it leads to."""
    total = salience.sum(axis=1)
    power = capability * total
    best = best_challenges(distance, aversion, total, power, rules.sight, rules.voting, rules.semi_committed)
    found = []
    for i, (target, chance) in enumerate(best.tolist()):
        if target < 0:
            continue
        j = int(target)
        own = _between(positions, salience, i, j, chance, rules.bargain)
        if rules.view == "initiator":
            found.append(own)
            continue
        seen = seen_by(j, distance, aversion, rules.sight)
        other_chance = chance_of(i, j, seen, power, rules.voting, rules.semi_committed)
        other = _between(positions, salience, i, j, other_chance, rules.bargain)
        if rules.view == "both":
            found += [own, other]
            continue
        share = power[i] / (power[i] + power[j]) if power[i] + power[j] > 0 else 1.0
        to_i, to_j = (share * mine + (1 - share) * theirs for mine, theirs in zip(own[2:], other[2:], strict=True))
        found.append(_Bargain(i, j, to_i, to_j))
    return found


def _between(positions: FloatArray, salience: FloatArray, i: int, j: int, chance: float, weighing: str) -> _Bargain:
    """Where i and j would each move, dimension by dimension, by i's chance to win."""
    mine, theirs, care_i, care_j = positions[i], positions[j], salience[i], salience[j]
    if weighing == "s2pmax":
        ahead_i, ahead_j = max(0.0, 2 * chance - 1), max(0.0, 1 - 2 * chance)
        pull_i, pull_j = ahead_i * care_i**2, ahead_j * care_j**2
        move_i = pull_j / (pull_j + LEAST_WEIGHT + (1 - ahead_j) * care_i**2)
        move_j = pull_i / (pull_i + LEAST_WEIGHT + (1 - ahead_i) * care_j**2)
        return _Bargain(i, j, mine + move_i * (theirs - mine), theirs + move_j * (mine - theirs))
    power = 2 if weighing == "s2p2" else 1
    weight_i, weight_j = (care_i * chance) ** power, (care_j * (1 - chance)) ** power
    whole = weight_i + weight_j + LEAST_WEIGHT
    to_i = np.round(((weight_i + LEAST_WEIGHT) * mine + weight_j * theirs) / whole, 4)
    to_j = np.round((weight_i * mine + (weight_j + LEAST_WEIGHT) * theirs) / whole, 4)
    return _Bargain(i, j, to_i, to_j)
