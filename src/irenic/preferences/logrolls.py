"""Swaps of terms across two issues that leave every party concerned better off: each gives way where it cares less."""

import itertools
from collections.abc import Mapping
from typing import Final

import numpy as np

from ..model.base import Frozen
from ..solvers.linear import FloatArray
from ..solvers.sampling import ENOUGH
from .answers import Package
from .joint import Parties, middle
from .linked import makes_sense
from .probability import Probability, estimated, product
from .readings import Readings, allowed_by
from .silences import draft_says
from .zones import Packages

SHOWN: Final = 10


class Logroll(Frozen):
    """A change of two terms, and how probable it is that it leaves every party concerned better off."""

    terms: Mapping[str, tuple[str, str]]
    """For both issues the option before and after."""
    draft_says: Mapping[str, str]
    """What the draft says on them, in words: the option before is not its own where it is silent."""
    better_off: Probability
    parties: Mapping[str, Probability]
    """By party that is concerned, that it is better off."""
    package: Package
    readings: Readings
    """The options that the changed draft allows on every issue: `package` is one choice of them."""


def find_logrolls(
    parties: Parties, packages: Packages, draft: str, package: Package, top: int = SHOWN
) -> tuple[Logroll, ...]:
    """The swaps most likely to leave all concerned better off than a draft, read as a package; none of one alone.

    Concerned is who cares about an issue that is changed, two at least. A swap of which one half alone does as well for
    all is none: there nobody gives anything. A package that some party's words commit it to refuse is left out.
    """
    moves = {name: _moves(parties, packages, package, name) for name in sorted(parties)}
    allowed = allowed_by(packages.case, packages.case.drafts[draft])
    found: list[Logroll] = []
    for first, second in itertools.combinations(packages.issues, 2):
        for one, other in itertools.product(packages.issues[first], packages.issues[second]):
            if package[first] == one or package[second] == other:
                continue
            changed = {**package, first: one, second: other}
            swap = _swap(parties, moves, (first, one), (second, other))
            if swap is not None and makes_sense(packages.case, changed):
                terms = {issue: (package[issue], changed[issue]) for issue in (first, second)}
                says = {issue: draft_says(packages.case, draft, issue, package[issue]) for issue in terms}
                better_off = product(list(swap.values()))
                found.append(
                    Logroll(
                        terms=terms,
                        draft_says=says,
                        better_off=better_off,
                        parties=swap,
                        package=changed,
                        readings={**allowed, first: (one,), second: (other,)},
                    )
                )
    found.sort(key=lambda one: (-middle(one.better_off), sorted(one.terms.items())))
    likely = (one for one in found if middle(one.better_off) > 0)
    return tuple(itertools.islice((one for one in likely if not _is_refused(parties, packages, one.package)), top))


def _is_refused(parties: Parties, packages: Packages, package: Package) -> bool:
    """Whether the words of some party commit it to no."""
    readings = packages.readings(package)
    return any(party.preferences.verdict(package, readings) == "no" for party in parties.values())


Moves = Mapping[str, Mapping[str, FloatArray]]
"""By issue and option, what the change to it is worth in every draw, (draws,)."""


def _moves(parties: Parties, packages: Packages, package: Package, name: str) -> Moves:
    draws = parties[name].draws
    found: dict[str, dict[str, FloatArray]] = {}
    for issue, options in packages.issues.items():
        if issue in parties[name].preferences.choices:
            found[issue] = {
                option: draws.values_of(lambda s, i=issue, o=option: s.value(i, o) - s.value(i, package[i]))  # type: ignore[misc]
                for option in options
            }
    return found


def _swap(
    parties: Parties, moves: Mapping[str, Moves], first: tuple[str, str], second: tuple[str, str]
) -> dict[str, Probability] | None:
    """How probable it is of each party concerned that it is better off; None where it is no swap."""
    found: dict[str, Probability] = {}
    # whether each half by itself may cost somebody something: else nothing is given for it
    costs = [False, False]
    for name, own in moves.items():
        parts = [own[issue][option] if issue in own else None for issue, option in (first, second)]
        told = [part for part in parts if part is not None and part.any()]
        if not told:
            continue
        costs = [cost or (part is not None and bool((part < 0).any())) for cost, part in zip(costs, parts, strict=True)]
        drawn = parties[name].draws.draws
        better = (np.sum(told, axis=0) > 0).astype(np.float64)
        share = float(drawn.weights @ better / drawn.weights.sum())
        size = drawn.size_of(better)
        if size < ENOUGH:
            return None
        found[name] = estimated(min(share, 1.0), size)
    return found if len(found) >= 2 and all(costs) else None
