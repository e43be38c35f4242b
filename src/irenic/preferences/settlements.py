"""Where bargaining rules would settle: at the mean of the draws, and over the draws that have a zone of agreement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.base import Frozen
from ..solvers.bargaining import Rule, Solution, bargains, picked
from ..solvers.blocks import UNITS, Block
from ..solvers.linear import FloatArray
from ..solvers.polytope import CONSISTENT
from .answers import Package
from .zones import JointDraws

RULES: Final[tuple[Rule, ...]] = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
LISTED: Final = 10
"""Packages that are written out for one rule at most."""
SPACE: Final = 20_000
"""Packages up to which all are looked at in every draw."""
SPENT: Final = 4_000_000
"""Packages times draws that are looked at for all rules."""
MOST: Final = 1_000
"""Draws that rules are asked of at most; beyond `SPACE` packages a twentieth of that."""


class AtCenter(Frozen):
    """What a rule picks where every party has the mean of its draws."""

    packages: tuple[Package, ...]
    """All ties, up to ten; none where no package is worth as much as no agreement to every party."""
    count: int | None
    """How many there are; None where the front was not exact."""
    values: Mapping[str, float]
    """What the first is worth to each party, less what no agreement is worth to it."""
    blocking: tuple[tuple[str, ...], ...]
    """Where there is none: the smallest sets of parties whose demands cannot meet."""


class Picked(Frozen):
    """A package that a rule picks, and in what share of the draws with a zone; ties are split."""

    package: Package
    share: float


class Settled(Frozen):
    """What a rule picks."""

    center: AtCenter
    draws: tuple[Picked, ...]
    of: int
    """How many draws with a zone were asked."""


def settle_at(joint: JointDraws, exists: NDArray[np.int8]) -> dict[Rule, Settled]:
    """What each rule picks at the centre and over the draws; see `solvers.bargain` for the rules.

    Red lines in force in every draw filter at the centre; in a draw, those in force there.
    """
    over, center = _over_draws(joint, np.nonzero(exists == 1)[0]), _at_center(joint)
    return {rule: Settled(center=center[rule], draws=over[rule][0], of=over[rule][1]) for rule in RULES}


def _at_center(joint: JointDraws) -> dict[Rule, AtCenter]:
    values = [held.mean(axis=0) for held in joint.values]
    reservation = joint.reservation.mean(axis=0)
    links = [*joint.packages.links, *conditional_at_center(joint)]
    allowed = [held.any(axis=0) for held in joint.allowed]
    if not all(held.any() for held in allowed):
        return dict.fromkeys(RULES, AtCenter(packages=(), count=0, values={}, blocking=()))
    found = bargains(values, reservation, RULES, allowed=allowed, links=links, tolerance=CONSISTENT)
    return {rule: _told_at_center(joint, held, reservation) for rule, held in found.items()}


def _told_at_center(joint: JointDraws, found: Solution, reservation: FloatArray) -> AtCenter:
    packages = joint.packages
    gains = found.values[0] - reservation if len(found.values) else np.empty(0)
    return AtCenter(
        packages=tuple(packages.named(package) for package in found.packages[:LISTED]),
        count=found.count,
        values={name: max(float(gain), 0.0) for name, gain in zip(joint.names, gains, strict=False)},
        blocking=tuple(
            sorted(tuple(joint.names[party] for party in sorted(group)) for group in found.blocking or () if group)
        ),
    )


def conditional_at_center(joint: JointDraws) -> list[tuple[tuple[int, ...], NDArray[np.bool_]]]:
    """Partial packages that are filtered in every draw, as links."""
    return _conditional(joint, np.ones(joint.number, dtype=np.bool_))


def _conditional(joint: JointDraws, where: NDArray[np.bool_]) -> list[tuple[tuple[int, ...], NDArray[np.bool_]]]:
    """Partial packages that are filtered in all of some draws, as links."""
    sizes = joint.packages.sizes
    parts: dict[tuple[tuple[int, int], ...], NDArray[np.bool_]] = {}
    for options, held in joint.forbidden:
        key = tuple(sorted(options.items()))
        parts[key] = parts.get(key, np.zeros(joint.number, dtype=np.bool_)) | held
    found = []
    for key, held in parts.items():
        if key and held[where].all():
            flags = np.ones([sizes[issue] for issue, _ in key], dtype=np.bool_)
            flags[tuple(option for _, option in key)] = False
            found.append((tuple(issue for issue, _ in key), flags))
    return found


def _over_draws(joint: JointDraws, zones: NDArray[np.int64]) -> Mapping[Rule, tuple[tuple[Picked, ...], int]]:
    every = _every_package(joint)
    most = MOST // 20 if every is None else max(20, min(MOST, SPENT // max(len(every), 1)))
    asked = zones[:most]
    blocks = [
        (block, np.column_stack(block.options(np.arange(len(block.combinations))))) for block in joint.packages.blocks
    ]
    shares: dict[Rule, dict[tuple[int, ...], float]] = {rule: defaultdict(float) for rule in RULES}
    values, reservation, allowed, forbidden = joint.values, joint.reservation, joint.allowed, joint.forbidden
    # where all values are exact, every draw is the same
    known: dict[bytes, dict[Rule, list[tuple[int, ...]]]] = {}
    for draw in asked:
        own = [held[draw] for held in values]
        open_options = [held[draw] for held in allowed]
        shut = [options for options, where in forbidden if where[draw]]
        content = b"".join(part.tobytes() for part in (*own, reservation[draw], *open_options)) + repr(shut).encode()
        chosen = known.get(content)
        if chosen is None:
            if every is None:
                chosen = _by_front(joint, int(draw), own, reservation[draw], open_options)
            else:
                chosen = _by_looking(every, blocks, own, reservation[draw], open_options, shut)
            known = {content: chosen}
        for rule, packages in chosen.items():
            for package in packages:
                shares[rule][package] += 1 / len(packages) / len(asked)
    return {
        rule: (
            tuple(
                Picked(package=joint.packages.named(package), share=min(share, 1.0))
                for package, share in sorted(held.items(), key=lambda one: (-round(one[1], 12), one[0]))[:LISTED]
            ),
            len(asked),
        )
        for rule, held in shares.items()
    }


def _every_package(joint: JointDraws) -> NDArray[np.int64] | None:
    """All packages that make sense, (packages, issues); None where they are too many to look at in every draw."""
    if joint.packages.count > SPACE:
        return None
    found = np.zeros((1, len(joint.packages.issues)), dtype=np.int64)
    for block in joint.packages.blocks:
        options = np.column_stack(block.options(np.arange(len(block.combinations))))
        found = np.repeat(found, len(options), axis=0)
        found[:, list(block.issues)] = np.tile(options, (len(found) // max(len(options), 1), 1))
    return found


def _by_looking(
    every: NDArray[np.int64],
    blocks: Sequence[tuple[Block, NDArray[np.int64]]],
    values: Sequence[FloatArray],
    reservation: FloatArray,
    allowed: Sequence[NDArray[np.bool_]],
    shut: Sequence[Mapping[int, int]],
) -> dict[Rule, list[tuple[int, ...]]]:
    floor = np.rint(reservation * UNITS).astype(np.int64)
    whole = [np.rint(worth * UNITS).astype(np.int64) for worth in values]
    # party by party, as rows: adding and comparing along packages is what takes the time
    units, is_open = np.zeros((len(reservation), 1), dtype=np.int64), np.ones(1, dtype=np.bool_)
    # block by block, in the order in which all packages are listed
    for block, chosen in blocks:
        worth: NDArray[np.int64] = np.sum(
            [whole[issue][chosen[:, place]].T for place, issue in enumerate(block.issues)], axis=0
        )
        flags = np.logical_and.reduce([allowed[issue][chosen[:, place]] for place, issue in enumerate(block.issues)])
        units = (units[:, :, None] + worth[:, None, :]).reshape(len(reservation), -1)
        is_open = (is_open[:, None] & flags[None, :]).ravel()
    for options in shut:
        is_open &= ~np.logical_and.reduce([every[:, issue] == option for issue, option in options.items()])
    for own, least in zip(units, floor - round(CONSISTENT * UNITS), strict=True):
        is_open &= own >= least
    rational = np.nonzero(is_open)[0]
    gained = np.ascontiguousarray(units[:, rational].T)
    return {rule: [tuple(every[rational[place]].tolist()) for place in picked(gained, floor, rule)] for rule in RULES}


def _by_front(
    joint: JointDraws,
    draw: int,
    values: Sequence[FloatArray],
    reservation: FloatArray,
    allowed: Sequence[NDArray[np.bool_]],
) -> dict[Rule, list[tuple[int, ...]]]:
    where = np.zeros(joint.number, dtype=np.bool_)
    where[draw] = True
    links = [*joint.packages.links, *_conditional(joint, where)]
    found = bargains(values, reservation, RULES, allowed=allowed, links=links, tolerance=CONSISTENT)
    return {rule: [tuple(package.tolist()) for package in held.packages] for rule, held in found.items()}
