"""Whether a party likes one draft better than another: what its words commit it to, and how probable it is."""

import numpy as np

from ..solvers.polytope import CONSISTENT
from ..solvers.sampling import ENOUGH
from .conclusions import Likes
from .conflicts import Labels, minimal_subset
from .consent import ConsentingParty
from .party import STRUCTURE, PartyPreferences, Verdict
from .probability import Probability, certain, estimated, too_few
from .readings import Readings


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
    gains = draws.best_values(second) - draws.best_values(first)
    better = (gains > CONSISTENT).astype(np.float64)
    weights = draws.draws.weights
    share = float(weights @ better / weights.sum())
    size = draws.draws.size_of(better if 0 < share < 1 else gains)
    if size < ENOUGH:
        return Preference(verdict=verdict, withheld=too_few(size))
    return Preference(verdict=verdict, **dict(estimated(min(share, 1.0), size)))


def _verdict(held: PartyPreferences, first: Readings, second: Readings) -> tuple[Verdict, tuple[str, ...]]:
    verdicts: tuple[Verdict, ...] = ("yes", "no")
    for verdict in verdicts:
        opposite = Likes(first, second, better=verdict == "no")

        def forces(labels: Labels, opposite: Likes = opposite) -> bool:
            return held.excludes(opposite, labels)

        if all(forces(labels) for labels in held.readings_of_record or [held.hard]):
            needed = minimal_subset(held.shortest_start(forces), forces)
            return verdict, (*(label for label in held.ranked if label in needed), STRUCTURE)
    return "undecided", ()
