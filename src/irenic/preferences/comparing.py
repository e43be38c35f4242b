"""Whether a party likes one draft better than another: what its words commit it to, and how probable it is."""

from collections.abc import Iterator

import numpy as np

from ..solvers.linear import FloatArray, Row
from ..solvers.polytope import CONSISTENT
from ..solvers.sampling import ENOUGH
from .conflicts import Labels, minimal_subset
from .consent import ConsentingParty
from .party import STRUCTURE, PartyPreferences, Verdict
from .probability import Probability, certain, estimated
from .readings import Readings
from .space import Space


class Preference(Probability):
    """Whether a party likes the second of two drafts better than the first.

    The probability takes each draft at the reading that the party likes best. Red lines count for nothing here: of two
    drafts that it could not accept it may well like one better.
    """

    verdict: Verdict | None = None
    """Yes where its words commit it to liking every reading of the second better than any of the first; no where they
    commit it to liking none better."""
    proof: tuple[str, ...] = ()


def preference(party: ConsentingParty, first: Readings, second: Readings) -> Preference:
    """Whether a party likes what a second draft allows better than what a first does."""
    if party.withheld is not None:
        return Preference(withheld=party.withheld)
    held = party.preferences
    verdict, proof = _verdict(held, first, second)
    if verdict != "undecided":
        return Preference(verdict=verdict, proof=proof, **dict(certain(1.0 if verdict == "yes" else 0.0)))
    draws = party.draws
    if draws.problem is not None:
        return Preference(verdict=verdict, withheld=draws.problem)
    gains = draws.values_of(lambda space: _gain(space, space.best(second), space.best(first)))
    better = (gains > CONSISTENT).astype(np.float64)
    weights = draws.draws.weights
    share = float(weights @ better / weights.sum())
    size = draws.draws.size_of(better if 0 < share < 1 else gains)
    if size < ENOUGH:
        reason = f"the draws tell of it no more than {size:,.0f} independent ones would, and {ENOUGH} are needed"
        return Preference(verdict=verdict, withheld=reason)
    return Preference(verdict=verdict, **dict(estimated(min(share, 1.0), size)))


def _gain(space: Space, better: dict[str, str], worse: dict[str, str]) -> FloatArray:
    return np.asarray(space.gain(better) - space.gain(worse))


def _verdict(held: PartyPreferences, first: Readings, second: Readings) -> tuple[Verdict, tuple[str, ...]]:
    for verdict in ("yes", "no"):
        if all(_forces(held, first, second, labels, verdict) for labels in held.readings_of_record or [held.hard]):

            def forces(labels: Labels, verdict: str = verdict) -> bool:
                return _forces(held, first, second, labels, verdict)

            needed = minimal_subset(held.shortest_start(forces), forces)
            return ("yes" if verdict == "yes" else "no"), (
                *(label for label in held.ranked if label in needed),
                STRUCTURE,
            )
    return "undecided", ()


def _forces(held: PartyPreferences, first: Readings, second: Readings, labels: Labels, verdict: str) -> bool:
    """Whether some ids leave no values under which the verdict is wrong, whatever orders they leave open."""
    return not any(_can_be_wrong(held, first, second, labels, verdict))


def _can_be_wrong(
    held: PartyPreferences, first: Readings, second: Readings, labels: Labels, verdict: str
) -> Iterator[bool]:
    spoken = {issue: tuple(dict.fromkeys((*first[issue], *second[issue]))) for issue in first}
    for space in held.spaces(labels, spoken):
        if space is None:
            # too many orders to go through: nothing is proved
            yield True
            return
        rows = held.rows(labels, space=space)
        if rows is None:
            continue
        if verdict == "yes":
            wrong = Row(-_gain(space, space.worst(second), space.best(first)))
        else:
            wrong = Row(_gain(space, space.best(second), space.worst(first)), strict=True)
        yield space.with_rows((*rows, wrong)).slack() > CONSISTENT
