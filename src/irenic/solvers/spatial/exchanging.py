"""Equal-gain exchange: actors trade their votes on one issue for another's on a second."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .averages import weighted_means
from .inputs import check_number, contest
from .largest_trade import best_trade
from .settled import Forecast

ROUNDING = 1e-10
"""A gain, or a distance from an outcome, of no more than this part of the scale is rounding."""


def exchange(
    positions: ArrayLike,
    salience: ArrayLike | None = None,
    capability: ArrayLike | None = None,
    *,
    exchanges: int = 10_000,
) -> Forecast:
    """The exchange model of Stokman, Van Oosten (1994), in which both sides of a trade gain equally much.

    Shapes and units: `Contest` in inputs.py; at least two dimensions (issues). The outcome O of an issue is the mean of
    the votes, weighted by capability × salience; an actor's loss is Σ s |O − x| over its issues, with its own positions
    x, which never change. i and j may trade where they stand on opposite sides of O on both of two issues: i moves its
    vote on issue p towards j, who cares more for p relative to q than i does, and j moves its vote on q towards i. With
    shifts of the outcomes δp and δq, i gains s_iq δq − s_ip δp and j gains s_jp δp − s_jq δq; these are equal where
    δp (s_ip + s_jp) = δq (s_iq + s_jq). The trade is as large as it can be: no vote moves past the other's position,
    and no outcome past the position of the actor that it moves to.

    The trade with the largest gain is made, everything is computed again, until nobody gains by more than rounding or
    after `exchanges`. What the source leaves open is settled thus: sides are those of the outcome at the time of the
    trade, so that the gains are exact; on an issue an actor moves its vote one way only; ties go to the actors and
    issues that come first; there is one round, and interests do not follow votes.

    history: votes after every exchange. An actor without a position on an issue does not trade it.

    Raises ValueError as `contest` does, and for fewer than two issues.
    """
    check_number("exchanges", exchanges, 0)
    contested = contest(positions, salience, capability)
    if contested.positions.shape[1] < 2:
        raise ValueError("an exchange needs at least two issues; give positions of the shape (actors, issues)")
    wanted = np.nan_to_num(contested.positions)
    # an actor that takes no part weighs 0, and so has nothing to give
    care = np.where(contested.present, contested.salience, 0.0)
    shares = contested.weights / contested.weights.sum(axis=0)
    votes, direction = wanted.copy(), np.zeros(wanted.shape)
    outcomes = weighted_means(votes, shares)
    span = float(np.nanmax(contested.positions) - np.nanmin(contested.positions))
    run, rested = [contested.positions.copy()], False
    traded: list[dict[str, Any]] = []
    for _ in range(exchanges + 1):
        best = best_trade(wanted, votes, care, shares, outcomes, direction, ROUNDING * span)
        if best.gain <= ROUNDING * span:
            rested = True
            break
        if len(traded) == exchanges:
            break
        traded.append({"gives": best.i, "to": best.j, "issue": best.given, "for": best.got, "gain": best.gain})
        for giver, taker, issue, shift in (
            (best.i, best.j, best.given, best.shift_given),
            (best.j, best.i, best.got, best.shift_got),
        ):
            sign = 1.0 if wanted[taker, issue] > outcomes[issue] else -1.0
            votes[giver, issue] += sign * shift / shares[giver, issue]
            direction[giver, issue] = sign
        outcomes = weighted_means(votes, shares)
        run.append(np.where(contested.present, votes, np.nan))
    options: dict[str, Any] = {"exchanges": exchanges, "made": traded}
    return Forecast(outcomes, np.array(run), rested, "equal-gain exchange", options, contested.notes)
