"""What a picture of an issue's scale shows, drawn or in text: who asks for what, and how a forecast is spread."""

from itertools import pairwise
from typing import Final, NamedTuple

from ..analyses.forecast import IssueForecast
from .terminal.words import tenths

MOST_OPTIONS: Final = 8


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


def number(value: float) -> str:
    """A place on a scale as people write it: three digits or more, no zeros at the end."""
    size = abs(value)
    if 0 < size < 0.01:
        return f"{value:.2g}"
    if size >= 1e12:
        return f"{value:.4g}"
    told = f"{value:,.{0 if size >= 100 else 1 if size >= 10 else 2}f}"
    return told.rstrip("0").rstrip(".") if "." in told else told


def place_in_words(issue: IssueForecast, place: float) -> str:
    """A place, with the option that stands there where its number is none of its own."""
    at = [issue.labels[option] for option, held in issue.options.items() if held == place]
    return number(place) + (f" ({at[0]})" if at and not issue.unit and not any(map(str.isdigit, at[0])) else "")


def drafts_in_words(issue: IssueForecast) -> list[str]:
    """Each draft with the places of its readings."""
    return [
        f"{issue.titles[name]} at {' or '.join(place_in_words(issue, place) for place in places)}"
        for name, places in issue.drafts.items()
        if places
    ]


def nearest_in_words(issue: IssueForecast) -> str:
    """How likely each option is to be the one nearest to the outcome; empty where there are not two, or too many."""
    held = issue.distribution.options
    if not 2 <= len(held) <= MOST_OPTIONS:
        return ""
    return "; ".join(f"{issue.labels[option]} ({tenths(chance)})" for option, chance in held.items())
