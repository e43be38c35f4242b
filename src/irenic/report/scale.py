"""What a picture of an issue's scale shows, drawn or in text: who asks for what, and how a forecast is spread."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from ..analyses.forecast import IssueForecast


class Asked(NamedTuple):
    """One place on the scale, or a range of places, and who stands there."""

    low: float
    mode: float
    high: float
    names: tuple[str, ...]


def asked(issue: IssueForecast) -> list[Asked]:
    """Who asks for what, from the low end of the scale; those who ask for the same together."""
    found: dict[tuple[float, float, float], list[str]] = {}
    for stand in issue.stands.values():
        held = stand.position.value
        if held is not None:
            found.setdefault((held.mode, held.low, held.high), []).append(stand.name)
    return [Asked(low, mode, high, tuple(sorted(names))) for (mode, low, high), names in sorted(found.items())]


def columns(issue: IssueForecast, number: int) -> list[float]:
    """How much of the distribution lies in each of so many equal parts of the scale; the low end is in the first."""
    low, high = issue.scale
    cdf = issue.distribution.cdf

    def up_to(place: float) -> float:
        # between two kept places the distribution is taken to rise evenly
        for (before, below), (after, above) in pairwise(cdf):
            if place <= after:
                return below + (above - below) * (place - before) / (after - before)
        return 1.0

    ends = [low + (high - low) * at / number for at in range(number + 1)]
    reached = [0.0, *(up_to(end) for end in ends[1:-1]), 1.0]
    return [after - before for before, after in pairwise(reached)]


def drafts_in_words(drafts: Mapping[str, tuple[float, ...]]) -> list[str]:
    """Each draft with the places of its readings."""
    return [f"{name} at {' or '.join(f'{place:g}' for place in places)}" for name, places in drafts.items() if places]
