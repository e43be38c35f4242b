"""KTAB's spatial model of politics: challenges, coalitions with third parties, bargains, and an election among them."""

from collections.abc import Iterable
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from . import ktab_kernel as kernel
from .averages import weighted_means
from .inputs import check_choice, check_fractions, check_number, contest
from .ktab_turn import Rules, one_turn
from .settled import Forecast

VICTORY: Final = {"linear": 1, "square": 2, "quartic": 4, "octic": 8, "binary": 0}
ELECTION: Final = {
    "conditional": kernel.CONDITIONAL,
    "markov_incentive": kernel.BY_INCENTIVE,
    "markov_uniform": kernel.UNIFORM,
}
VOTING: Final = {
    "proportional": kernel.PROPORTIONAL,
    "proportional_binary": kernel.PROP_BINARY,
    "binary": kernel.BINARY,
    "proportional_cubic": kernel.PROP_CUBIC,
    "asymmetric": kernel.ASYMMETRIC,
    "cubic": kernel.CUBIC,
}
SIGHT: Final = {"none": 0.0, "one_third": 1 / 3, "half": 0.5, "two_thirds": 2 / 3, "full": 1.0}
RISK: Final = {"min": 0.0, "mid": -0.5, "max": -1.0}
WEIGHING: Final = ("s2p2", "s1p1", "s2pmax")
VIEWING: Final = ("initiator", "both", "power_weighted")
THIRD_PARTIES: Final = ("semi", "none", "full")


def ktab(
    positions: ArrayLike,
    salience: ArrayLike | None = None,
    capability: ArrayLike | None = None,
    *,
    victory: Literal["linear", "square", "quartic", "octic", "binary"] = "linear",
    election: Literal["conditional", "markov_incentive", "markov_uniform"] = "conditional",
    voting: Literal[
        "proportional", "proportional_binary", "binary", "proportional_cubic", "asymmetric", "cubic"
    ] = "proportional",
    risk_estimate: Literal["none", "one_third", "half", "two_thirds", "full"] = "one_third",
    risk_range: Literal["min", "mid", "max"] = "mid",
    third_parties: Literal["semi", "none", "full"] = "semi",
    bargain: Literal["s2p2", "s1p1", "s2pmax"] = "s2p2",
    view: Literal["initiator", "both", "power_weighted"] = "initiator",
    transition: Literal["deterministic", "stochastic"] = "deterministic",
    scale: tuple[float, float] = (0.0, 100.0),
    turns: int = 100,
    tolerance: float = 0.02,
    seed: int = 0,
) -> Forecast:
    """The spatial model of the KAPSARC Toolkit for Behavioral Analysis (Wise, Lester, Efird 2015).

    Shapes and units: `Contest` in inputs.py. Positions lie within `scale`; salience is a fraction and adds up to at
    most 1 over an actor's dimensions. The outcome is the mean of the last positions, weighted by capability × salience.

    The defaults are KTAB's own, and reproduce its positions on every turn. The other values follow its program, are
    held against a slow restatement of it, and have not been held against its output:

    - victory (VictoryProbModel): the exponent of strengths in an election; "binary": a lead of a tenth decides
    - election (PCEModel): the chance to beat every other, given that one does; or where a chain of challenges ends up,
      each as likely as any other ("markov_uniform") or by its support and chance ("markov_incentive")
    - voting (VotingRule), risk_estimate (BigRAdjust), risk_range (BigRRange), bargain (InterVecBrgn)
    - third_parties (ThirdPartyCommit): with "none" and with "full" both coalitions come to the same for a third party,
      so that it stays away; in KTAB's program too
    - view (BargnModel): by whose view a bargain is made. KTAB's program puts the receiver's gain in utility where the
      receiver's view of the probability belongs; here it is the probability, as a comment there
      has it
    - transition (StateTransition): "stochastic" draws by `seed`, not by KTAB's generator

    Not offered: bargains that bind both sides ("BindingBest"), and ideals that lag behind positions.

    It stops when the moves of a turn, after at least two, add up to less than `tolerance` of those of the first, or at
    `turns`. Bargains are rounded to 4 decimals of the scale, as in KTAB. A tie goes to the actor that comes first, and
    to staying, one's own bargains and those received, in this order. An actor without any salience weighs all
    dimensions alike.

    Raises ValueError as `contest` does; for a position outside the scale; for saliences that add up to more than 1; for
    an actor with a position on some dimensions and not on others, for which KTAB has no rule; for an unknown option.
    """
    options: dict[str, Any] = {
        "victory": victory,
        "election": election,
        "voting": voting,
        "risk_estimate": risk_estimate,
        "risk_range": risk_range,
        "third_parties": third_parties,
        "bargain": bargain,
        "view": view,
        "transition": transition,
    }
    tables: tuple[Iterable[str], ...] = (
        VICTORY,
        ELECTION,
        VOTING,
        SIGHT,
        RISK,
        THIRD_PARTIES,
        WEIGHING,
        VIEWING,
        ("deterministic", "stochastic"),
    )
    for (name, value), table in zip(options.items(), tables, strict=True):
        check_choice(name, value, tuple(table))
    options |= {"scale": tuple(scale), "turns": turns, "tolerance": tolerance, "seed": seed}
    check_number("turns", turns, 0)
    check_number("tolerance", tolerance, 0)
    low, high = map(float, scale)
    if not low < high:
        raise ValueError(f"the scale runs from {low:g} to {high:g}; its lower end must be below its upper end")
    contested = contest(positions, salience, capability)
    check_fractions(contested, "KTAB's model")
    here = contested.present.all(axis=1)
    if (contested.present.any(axis=1) & ~here).any():
        raise ValueError(
            "an actor has a position on some dimensions and none on others; KTAB's model has no rule for it"
        )
    places, care, power = contested.positions[here], contested.salience[here], contested.capability[here]
    if places.min() < low or places.max() > high:
        raise ValueError(f"a position lies outside the scale {low:g} to {high:g}")
    if (care.sum(axis=1) > 1 + 1e-9).any():
        raise ValueError("the saliences of an actor add up to more than 1 over its dimensions")
    if power.sum() == 0:
        power = np.ones(len(power))
    how = Rules(
        VOTING[voting],
        VICTORY[victory],
        ELECTION[election],
        RISK[risk_range],
        SIGHT[risk_estimate],
        third_parties == "semi",
        bargain,
        view,
    )
    chance = np.random.default_rng(seed)
    # without rounding errors, so that the unit of the scale does not matter
    now = np.round((places - low) / (high - low), 12)
    run, rested, first = [now], False, 0.0
    for turn in range(1, turns + 1):
        luck = chance.random(len(now)) if transition == "stochastic" else None
        moved = one_turn(now, care, power, how, luck)
        step = float(np.sqrt(((moved - now) ** 2).sum(axis=1)).sum())
        now = moved
        run.append(now)
        first = step if turn == 1 else first
        if (turn >= 2 and step <= tolerance * first) or (step == 0 and transition == "deterministic"):
            rested = True
            break
    history = np.full((len(run), *contested.positions.shape), np.nan)
    history[:, here] = low + np.array(run) * (high - low)
    history[0] = contested.positions
    outcome = weighted_means(history[-1], contested.weights)
    return Forecast(outcome, history, rested, "KTAB's spatial model", options, contested.notes)
