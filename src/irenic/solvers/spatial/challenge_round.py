"""One round of the challenge model, on whole arrays."""

from typing import Final, NamedTuple

import numpy as np

from ..linear import FloatArray

NO_MORE: Final = 1e-10
"""A difference of no more than this, in parts of the range or in utility, is rounding and so none."""


class Reading(NamedTuple):
    """How what the sources leave open is read; see `challenge`."""

    all_pairs: bool
    curved: bool
    own_view: bool
    stay: float
    offer: str


def one_round(
    positions: FloatArray, salience: FloatArray, weights: FloatArray, median: float, span: float, reading: Reading
) -> FloatArray:
    """Positions (actors,) after every actor has answered the best of the offers that it sees, all at once."""
    actors = len(positions)
    apart = np.abs(positions[:, None] - positions[None]) / span
    reach = np.abs(positions - median)[:, None] / span

    def gains(shares: FloatArray, risk: FloatArray) -> FloatArray:
        """E_ij: what i expects of challenging j, with the risk exponents of a matrix: (actors, actors)."""

        def utility(base: FloatArray | float) -> FloatArray:
            found: FloatArray = 2 - 4 * np.maximum(base, 0.0) ** risk
            return found

        success, failure = utility(0.5 - 0.5 * apart), utility(0.5 + 0.5 * apart)
        resisted = shares * success + (1 - shares) * failure
        better, worse = utility(0.5 - 0.25 * (reach + apart)), utility(0.5 + 0.25 * (reach + apart))
        change = np.where(reach < apart - NO_MORE, better, worse)
        found: FloatArray = salience * resisted + (1 - salience) * success
        return found - reading.stay * utility(0.5) - (1 - reading.stay) * change

    flat = np.ones(actors)
    shares = _votes(apart, weights, flat, reading.all_pairs)
    expected = gains(shares, np.ones((actors, actors)))
    danger = expected.sum(axis=0) - np.diagonal(expected)
    risk = flat
    most, least = danger.max(), danger.min()
    if most > least:
        acceptance = (2 * danger - most - least) / (most - least)
        risk = (1 - acceptance / 3) / (1 + acceptance / 3)
    if reading.curved:
        shares = _votes(apart, weights, risk, reading.all_pairs)
    by_row = np.repeat(risk[:, None], actors, axis=1)
    mine = gains(shares, by_row)
    # what j expects of challenging i, as i sees it or as j does
    theirs = gains(shares, by_row.T if reading.own_view else by_row).T
    return _answers(positions, mine, theirs, reading.offer)


def _votes(apart: FloatArray, weights: FloatArray, risk: FloatArray, all_pairs: bool) -> FloatArray:
    """P_ij, the share of the vote for i's position against j's, (actors, actors)."""
    far = apart ** risk[:, None]
    gain = weights[:, None, None] * (far[:, None, :] - far[:, :, None])
    won, cast = np.maximum(gain, 0.0).sum(axis=0), np.abs(gain).sum(axis=0)
    if all_pairs:
        cast = np.full_like(cast, cast.sum())
    found: FloatArray = np.divide(won, cast, out=np.zeros_like(won), where=cast > 0)
    return found


def _answers(positions: FloatArray, mine: FloatArray, theirs: FloatArray, offer: str) -> FloatArray:
    """Where every actor moves: it takes the best kind of offer and, of that, the one with the least key."""
    moved = positions.copy()
    for i in range(len(positions)):
        best: tuple[int, float] | None = None
        for j in range(len(positions)):
            a, b = float(mine[i, j]), float(theirs[i, j])
            nothing = b <= NO_MORE or abs(a) <= NO_MORE or (a > 0 and b <= a + NO_MORE)
            if nothing or positions[i] == positions[j]:
                continue
            target, kind = float(positions[j]), 0 if a > 0 else 2
            if a < 0 and b > -a:
                target, kind = float(positions[i] + (positions[j] - positions[i]) * (-a / b)), 1
            key = abs(target - float(positions[i]))
            if offer == "paper" and kind == 1:
                key = float(-a * positions[i] + b * positions[j]) / (b - a)
            if offer == "least_move":
                kind = 0
            if best is None or kind < best[0] or (kind == best[0] and key < best[1] - NO_MORE):
                best = (kind, key)
                moved[i] = target
    return moved
