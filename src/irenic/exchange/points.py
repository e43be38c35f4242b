"""One point of a party's preferences, as other tools need it: what every option and no agreement are worth, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..model.case import Assumption, Case, Interval
from ..model.problem import failure
from ..preferences.consent import ConsentingParty
from ..preferences.orders import orders_of

SAME: Final = 1e-9
"""By how much numbers that should be one may lie apart."""


@dataclass(frozen=True)
class Point:
    """What options and no agreement are worth to a party; its worst package is worth 0 and its best 1."""

    values: Mapping[str, Mapping[str, float]]
    """By issue and option; 0 on issues on which its consent is not needed."""
    reservation: float
    draws: int | None = None
    """How many draws it is the mean of; None where the party's preferences are this point alone."""


def exact_point(case: Case, party: str) -> Point:
    """The one point that is assumed of a party.

    An option's value is exact where it is assumed so, where it is liked least (0) or best (the weight of its issue), or
    as much as another that is; one weight that is left follows from the others. Raises IrenicError (I007) that names
    what is open otherwise.
    """
    held = [assumption for assumption in case.assume.values() if assumption.party == party]
    found = {issue: _known(case, party, issue, levels, held) for issue, levels in _levels(case, party).items()}
    tops = {issue: max(values.values()) for issue, (values, is_whole) in found.items() if is_whole}
    for issue, (values, is_whole) in found.items():
        levels = _levels(case, party)[issue]
        lacking = [equals for equals in levels if not any(option in values for option in equals)]
        # weights are shares of 1: the last of them follows
        if not is_whole and lacking == [levels[-1]] and len(tops) == len(found) - 1:
            values |= dict.fromkeys(levels[-1], 1 - sum(tops.values()))
        elif not is_whole:
            options = ", ".join(case.option_label(issue, option) for equals in lacking for option in equals)
            raise _open(case, party, f"what {options} is worth on {case.issue_label(issue)}")
    reservation = _exactly([one.reservation for one in held if one.reservation is not None])
    if reservation is None:
        raise _open(case, party, "what no agreement is worth")
    point = Point(
        {
            issue: dict(found[issue][0]) if issue in found else dict.fromkeys(case.issues[issue].options, 0.0)
            for issue in case.issues
        },
        reservation,
    )
    best = sum(max(values.values(), default=0.0) for values in point.values.values())
    worst = sum(min(values.values(), default=0.0) for values in point.values.values())
    if abs(best - 1) > SAME or abs(worst) > SAME:
        raise failure(
            "I007",
            f"what is assumed of {case.name_of(party)} does not run from 0 to 1: its worst package is worth {worst:g} "
            f"and its best {best:g}",
            "the worst option of every issue is worth 0, and the best ones add up to 1",
        )
    return point


def mean_point(party: ConsentingParty, name: str) -> Point:
    """The mean of a party's draws, stretched to run from 0 to 1 again where orders that are not known blur it.

    Raises IrenicError (I007) where nothing can be said of the party, or nothing can be drawn.
    """
    reason = party.withheld or party.draws.problem
    if reason is not None:
        raise failure(
            "I007",
            f"there is no mean of {name}'s draws: {reason}",
            "add --with-assumptions-only where assumptions alone are to count",
        )
    issues = {issue: tuple(held.options) for issue, held in party.premises.case.issues.items()}
    drawn, _ = party.draws.worth(issues)
    weights = np.asarray(drawn.weights)
    means = [np.average(np.asarray(values), axis=0, weights=weights) for values in drawn.values]
    lowest = [float(mean.min(initial=np.inf)) if len(mean) else 0.0 for mean in means]
    span = sum(float(mean.max()) - low for mean, low in zip(means, lowest, strict=True) if len(mean))
    if not span > SAME:
        raise failure(
            "I007",
            f"the mean of {name}'s draws is worth the same on every package",
            "the record tells nothing of what it would rather have: add what it wants",
        )
    return Point(
        values={
            issue: {option: (float(worth) - low) / span for option, worth in zip(options, mean, strict=True)}
            for (issue, options), mean, low in zip(issues.items(), means, lowest, strict=True)
        },
        reservation=(float(np.average(np.asarray(drawn.reservation), weights=weights)) - sum(lowest)) / span,
        draws=len(party.draws.draws.points),
    )


def _levels(case: Case, party: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The party's order on every issue that it consents on, from worst to best; each option alone where not known."""
    return {
        order.issue: order.levels[0]
        if order.is_total
        else tuple((option,) for option in case.issues[order.issue].options)
        for order in orders_of(case, party)
    }


def _known(
    case: Case, party: str, issue: str, levels: tuple[tuple[str, ...], ...], held: list[Assumption]
) -> tuple[dict[str, float], bool]:
    """The options whose values are exact, and whether these are all."""
    is_total = next(order.is_total for order in orders_of(case, party) if order.issue == issue)
    found: dict[str, float] = {}
    for place, equals in enumerate(levels):
        given = [one.values[issue][option] for one in held for option in equals if option in one.values.get(issue, {})]
        if is_total and place == 0:
            given.append((0.0, 0.0))
        elif is_total and place == len(levels) - 1:
            given += [one.weights[issue] for one in held if issue in one.weights]
        value = _exactly(given)
        if value is not None:
            found |= dict.fromkeys(equals, value)
    return found, len(found) == len(case.issues[issue].options)


def _exactly(given: list[Interval]) -> float | None:
    """The one number that intervals give, or None where none is exact, or two contradict each other."""
    exact = [low for low, high in given if low == high]
    if not exact or max(exact) - min(exact) > SAME:
        return None
    # what others leave has to hold it
    return exact[0] if all(low - SAME <= exact[0] <= high + SAME for low, high in given) else None


def _open(case: Case, party: str, what: str) -> Exception:
    return failure(
        "I007",
        f"the preferences of {case.name_of(party)} are not one point: it is open {what}",
        "assume exact values for it, or add --centre to write the mean of its draws",
    )
