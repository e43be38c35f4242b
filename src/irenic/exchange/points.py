"""One point of a party's preferences, as other tools need it: what every option and no agreement are worth, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..model.case import Assumption, Case
from ..model.interval import Interval
from ..model.problem import IrenicError, failure
from ..preferences.consent import ConsentingParty
from ..preferences.orders import Order, orders_of

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
    orders = orders_of(case, party)
    found = {order.issue: _known(case, order, held) for order in orders}
    lacking = {
        order.issue: [option for option in case.issues[order.issue].options if option not in found[order.issue]]
        for order in orders
    }
    opens = [order for order in orders if lacking[order.issue]]
    if len(opens) == 1 and opens[0].is_total and set(lacking[opens[0].issue]) == set(opens[0].levels[0][-1]):
        # weights are shares of 1: the last of them follows
        rest = sum(max(values.values()) for issue, values in found.items() if issue != opens[0].issue)
        found[opens[0].issue] |= dict.fromkeys(lacking[opens[0].issue], 1 - rest)
    elif opens:
        issue = opens[0].issue
        options = ", ".join(case.option_label(issue, option) for option in lacking[issue])
        raise _open(case, party, f"what {options} is worth on {case.issue_label(issue)}")
    reservation = _exactly([one.reservation for one in held if one.reservation is not None])
    if reservation is None:
        raise _open(case, party, "what no agreement is worth")
    point = Point(
        {name: found.get(name) or dict.fromkeys(issue.options, 0.0) for name, issue in case.issues.items()}, reservation
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


def _known(case: Case, order: Order, held: list[Assumption]) -> dict[str, float]:
    """The options of an issue whose values are exact."""
    issue = order.issue
    levels = order.levels[0] if order.is_total else [(option,) for option in case.issues[issue].options]
    found: dict[str, float] = {}
    for place, equals in enumerate(levels):
        given = [one.values[issue][option] for one in held for option in equals if option in one.values.get(issue, {})]
        if order.is_total and place == 0:
            given.append((0.0, 0.0))
        elif order.is_total and place == len(levels) - 1:
            given += [one.weights[issue] for one in held if issue in one.weights]
        value = _exactly(given)
        if value is not None:
            found |= dict.fromkeys(equals, value)
    return found


def _exactly(given: list[Interval]) -> float | None:
    """The one number that intervals give, or None where none is exact, or two contradict each other."""
    exact = [low for low, high in given if low == high]
    if not exact or max(exact) - min(exact) > SAME:
        return None
    # what others leave has to hold it
    return exact[0] if all(low - SAME <= exact[0] <= high + SAME for low, high in given) else None


def _open(case: Case, party: str, what: str) -> IrenicError:
    return failure(
        "I007",
        f"the preferences of {case.name_of(party)} are not one point: it is open {what}",
        "assume exact values for it, or add --centre to write the mean of its draws",
    )
