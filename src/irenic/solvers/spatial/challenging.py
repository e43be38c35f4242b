"""The challenge model: actors challenge one another, and move where they expect to lose."""

from typing import Any, Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray
from .averages import weighted_means, weighted_medians
from .challenge_round import Reading, one_round
from .inputs import Contest, check_choice, check_fractions, check_number, contest
from .settled import Forecast

Denominator = Literal["all_pairs", "this_pair"]
Votes = Literal["curved", "linear"]
View = Literal["own_risk", "their_risk"]
Span = Literal["first", "each_round"]
Offer = Literal["paper", "least_move_by_kind", "least_move"]
Summary = Literal["median", "mean"]

EXACT: Final = 14
"""Decimals of the range to which positions are kept."""


def challenge(
    positions: ArrayLike,
    salience: ArrayLike | None = None,
    capability: ArrayLike | None = None,
    *,
    denominator: Denominator = "all_pairs",
    votes: Votes = "curved",
    view: View = "own_risk",
    span: Span = "first",
    offer: Offer = "paper",
    stay: float = 1.0,
    rounds: int = 20,
    tolerance: float = 1e-3,
    summary: Summary = "median",
) -> Forecast:
    """The expected-utility model of Bueno de Mesquita (1994), as restated by Scholz, Calbert, Smith (2011).

    Shapes and units: `Contest` in inputs.py; salience is a fraction, the chance that an actor resists. Each dimension
    is a contest of its own. In a round every actor compares, for every other, what it expects of challenging it (a)
    with what it thinks the other expects (b): b > a > 0 is a confrontation that it loses (it moves to the other);
    b > 0 > a with b > |a| a compromise (it moves the share |a| / b of the way); b > 0 > a with b ≤ |a| a capitulation.
    All move at once. A tie between offers goes to the actor that comes first.

    What the sources leave open, as named options; the defaults reproduce the published emissions case on every round:

    - denominator: the votes in P_ij are divided by those cast over "all_pairs" of positions, or by those of "this_pair"
    - votes: "curved" by each voter's own risk exponent, or "linear" in distance
    - view: an actor values what the other expects with its "own_risk", or with "their_risk"
    - span: the range of positions at the "first" round, or of "each_round"
    - offer: "paper": confrontations before compromises before capitulations; of confrontations and capitulations the
      one with the least move, of compromises the one with the lowest (|a| x_i + b x_j) / (|a| + b) – which is what the
      published numbers come from, though its authors say otherwise; "least_move_by_kind": always the least move;
      "least_move": whatever its kind
    - stay: Q, the chance that things stay as they are when nobody challenges, 0 … 1
    - rounds and tolerance: it stops when the moves of a round add up to less than `tolerance` of the range
    - summary: the outcome is the weighted "median" or "mean" of the last positions

    Raises ValueError as `contest` does, for a salience above 1 and for an unknown option.
    """
    for name, value, known in (
        ("denominator", denominator, Denominator),
        ("votes", votes, Votes),
        ("view", view, View),
        ("span", span, Span),
        ("offer", offer, Offer),
        ("summary", summary, Summary),
    ):
        check_choice(name, value, get_args(known))
    check_number("stay", stay, 0, 1)
    check_number("rounds", rounds, 0)
    check_number("tolerance", tolerance, 0)
    contested = contest(positions, salience, capability)
    check_fractions(contested, "the challenge model")
    reading = Reading(denominator == "all_pairs", votes == "curved", view == "own_risk", float(stay), offer)
    runs, rested = [], True
    for dimension in range(contested.positions.shape[1]):
        run, came_to_rest = _one_dimension(contested, dimension, reading, span == "first", rounds, tolerance)
        runs.append(run)
        rested &= came_to_rest
    turns = max(len(run) for run in runs)
    # a dimension that came to rest stays where it is
    history = np.stack([np.concatenate([run, np.repeat(run[-1:], turns - len(run), axis=0)]) for run in runs], axis=2)
    average = weighted_medians if summary == "median" else weighted_means
    options: dict[str, Any] = {
        "denominator": denominator,
        "votes": votes,
        "view": view,
        "span": span,
        "offer": offer,
        "stay": stay,
        "rounds": rounds,
        "tolerance": tolerance,
        "summary": summary,
    }
    outcome = average(history[-1], contested.weights)
    return Forecast(outcome, history, rested, "challenge model", options, contested.notes)


def _one_dimension(
    contested: Contest,
    dimension: int,
    reading: Reading,
    fixed: bool,
    rounds: int,
    tolerance: float,
) -> tuple[FloatArray, bool]:
    """Positions after every round (turns, actors), and whether they came to rest."""
    here = contested.present[:, dimension]
    places = contested.positions[here, dimension]
    low, first = float(places.min()), float(np.ptp(places))
    # on a scale from 0 to 1, with rounding errors taken off: who stands together must be seen to stand together
    now = np.round((places - low) / (first or 1.0), EXACT)
    care, weights = contested.salience[here, dimension], contested.weights[here, dimension]
    run, rested = [now], False
    for _ in range(rounds):
        span = float(np.ptp(now))
        if span == 0:
            rested = True
            break
        median = float(weighted_medians(now[:, None], weights[:, None])[0])
        whole = 1.0 if fixed else span
        moved = np.round(one_round(now, care, weights, median, whole, reading), EXACT)
        step = float(np.abs(moved - now).sum())
        now = moved
        run.append(now)
        if step < tolerance or step == 0:
            rested = True
            break
    found = np.full((len(run), len(here)), np.nan)
    found[:, here] = low + np.array(run) * first
    found[0, here] = places
    return found, rested
