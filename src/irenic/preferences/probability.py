"""A probability, with its error or the reason why there is none; and the product of several."""

import math
from collections.abc import Sequence

from ..model.base import Frozen
from ..solvers.sampling import ENOUGH


class Probability(Frozen):
    """A probability with its Monte Carlo error; `exact` where linear programs prove it."""

    probability: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    """A 95 % interval from the draws alone."""
    exact: bool = False
    at_most: float | None = None
    at_least: float | None = None
    """Bounds where all draws agree, which proves nothing."""
    withheld: str | None = None
    """Why no probability is given."""


def certain(p: float) -> Probability:
    """A probability that linear programs prove."""
    return Probability(probability=p, se=0.0, low=p, high=p, exact=True)


def estimated(p: float, size: float) -> Probability:
    """A sampled share of an effective number of draws: SE = √(p(1 − p)/size); at 0 or 1 the bound 3/size."""
    if p <= 0:
        return Probability(at_most=min(1.0, 3 / size), low=0.0, high=min(1.0, 3 / size))
    if p >= 1:
        return Probability(at_least=max(0.0, 1 - 3 / size), low=max(0.0, 1 - 3 / size), high=1.0)
    return with_error(p, math.sqrt(p * (1 - p) / size))


def with_error(p: float, se: float) -> Probability:
    """A probability with a standard error."""
    return Probability(probability=p, se=se, low=max(0.0, p - 1.96 * se), high=min(1.0, p + 1.96 * se))


def product(parts: Sequence[Probability]) -> Probability:
    """The probability that all accept, parties being independent given the record; error by the delta method.

    All parts have to be given (none withheld). A part that is only bounded makes the product bounded.
    """
    if any(part.exact and part.probability == 0 for part in parts):
        return certain(0.0)
    if all(part.exact for part in parts):
        return certain(1.0)
    if any(part.probability is None for part in parts):
        low = math.prod(part.low or 0.0 for part in parts)
        high = math.prod(1.0 if part.high is None else part.high for part in parts)
        if any(part.at_most is not None for part in parts):
            return Probability(low=low, high=high, at_most=high)
        values = [part.probability for part in parts if part.probability is not None]
        if all(value == 1 for value in values):
            return Probability(low=low, high=high, at_least=low)
    centers = [_center(part) for part in parts]
    p = math.prod(centers)
    relative = sum((error_of(part) / center) ** 2 for part, center in zip(parts, centers, strict=True))
    return with_error(p, p * math.sqrt(relative))


def _center(part: Probability) -> float:
    # a part of which all draws agree stands at its end; its bound is an error of a third of the bound
    return 1.0 if part.probability is None else part.probability


def too_few(size: float) -> str:
    """Why there is no number: the draws are worth fewer independent ones than are needed."""
    return f"the draws tell of its answer no more than {size:,.0f} independent ones would, and {ENOUGH} are needed"


def error_of(part: Probability) -> float:
    """The standard error of a probability that is given; a third of the bound where all draws agree."""
    if part.at_most is not None:
        return part.at_most / 3
    if part.at_least is not None:
        return (1 - part.at_least) / 3
    return part.se or 0.0
