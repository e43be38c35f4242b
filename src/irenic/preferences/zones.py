"""Whether a zone of agreement exists: how probable it is over joint draws, and what words make safe or possible."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from ..model.case import Case
from ..solvers.accepted import DrawnParty
from ..solvers.blocks import Block
from ..solvers.covering import PackageSearch
from ..solvers.filters import REACH, blocks_of
from ..solvers.linear import FloatArray
from ..solvers.sampling import ENOUGH
from ..solvers.zones import zone_exists
from .answers import Package
from .consent import ConsentingParty
from .joint import Parties
from .linked import SolverLink, links_between
from .party import PartyPreferences
from .probability import Probability, estimated, too_few, with_error
from .readings import Readings

TRIES: Final = 400
"""How many packages are tried by linear programs before whether one is safe, or possible, is left open."""
CUTS: Final = 5
"""Draws that are laid down at a time, those that lack most."""


@dataclass(frozen=True)
class Packages:
    """What packages are made of: the issues that some party consents on, sorted, each with its options."""

    case: Case
    issues: Mapping[str, tuple[str, ...]]

    @property
    def sizes(self) -> list[int]:
        """How many options each issue has."""
        return [len(options) for options in self.issues.values()]

    @property
    def links(self) -> list[SolverLink]:
        """The links between them, as the solvers take them."""
        return links_between(self.case, list(self.issues))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Linked issues merged. Raises ValueError where they have more than a million combinations."""
        return blocks_of([np.ones(size, dtype=np.bool_) for size in self.sizes], self.links)

    @property
    def count(self) -> int:
        """How many packages make sense."""
        total = 1
        for block in self.blocks:
            total *= len(block.combinations)
        return total

    def named(self, chosen: Sequence[int] | NDArray[np.int64]) -> dict[str, str]:
        """A package by its options' ids."""
        return {issue: options[int(place)] for (issue, options), place in zip(self.issues.items(), chosen, strict=True)}

    def named_at(self, place: int, package: Mapping[str, str]) -> int:
        """Which option of an issue, both by their places, a package holds."""
        issue = list(self.issues)[place]
        return self.issues[issue].index(package[issue])

    def readings(self, package: Mapping[str, str]) -> Readings:
        """A package as what a draft's words would allow."""
        return {issue: (option,) for issue, option in package.items()}


def packages_of(case: Case, parties: Parties) -> Packages:
    """The packages that some parties are asked on."""
    covered = {order.issue for party in parties.values() for order in party.preferences.orders}
    return Packages(case, {issue: tuple(case.issues[issue].options) for issue in sorted(covered)})


@dataclass(frozen=True, eq=False)
class JointDraws:
    """Draws of all parties side by side: row d of each party makes up joint draw d."""

    packages: Packages
    names: tuple[str, ...]
    drawn: tuple[DrawnParty, ...]
    """By party, each row counting alike."""
    of: tuple[NDArray[np.int64], ...]
    """By party, the draw of the party's own that each joint draw holds."""

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.of[0])

    @property
    def values(self) -> list[FloatArray]:
        """For every issue what options are worth, shape (draws, options, parties)."""
        return [
            np.stack([np.asarray(party.values[issue]) for party in self.drawn], axis=2)
            for issue in range(len(self.packages.issues))
        ]

    @property
    def reservation(self) -> FloatArray:
        """Shape (draws, parties)."""
        return np.column_stack([np.asarray(party.reservation) for party in self.drawn])

    @property
    def allowed(self) -> list[NDArray[np.bool_]]:
        """For every issue what no party filters, shape (draws, options)."""
        flags = [np.ones((self.number, size), dtype=np.bool_) for size in self.packages.sizes]
        for party in self.drawn:
            for issue, held in enumerate(party.allowed or ()):
                flags[issue] &= np.asarray(held, dtype=np.bool_)
        return flags

    @property
    def forbidden(self) -> list[tuple[Mapping[int, int], NDArray[np.bool_]]]:
        """Partial packages that some party filters, and in which draws."""
        return [
            (options, np.asarray(where, dtype=np.bool_)) for party in self.drawn for options, where in party.forbidden
        ]


def lost_of(parties: Parties) -> dict[str, str]:
    """Why nothing can be told of packages: parties whose draws failed, or whose scale is too long for sums."""
    beyond = f"what no agreement is worth to it lies beyond {REACH:,.0f} times all that is at stake"
    return {
        name: party.draws.problem or beyond
        for name, party in parties.items()
        if party.draws.problem is not None or max(map(abs, party.preferences.reservation)) > REACH
    }


def joint_draws(parties: Parties, packages: Packages, number: int, seed: int) -> JointDraws:
    """Joint draws: every party's own, each as often as it counts, in an order of chance.

    Parties are independent given the record, so that any order of one party's draws goes with any of another's.
    """
    names = tuple(sorted(parties))
    drawn, of = [], []
    for place, name in enumerate(names):
        party, members = parties[name].draws.worth(packages.issues)
        generator = np.random.Generator(np.random.PCG64DXSM([seed & (2**63 - 1), place]))
        ladder = np.cumsum(np.asarray(party.weights, dtype=np.float64))
        places = (np.arange(number) + generator.random()) / number * ladder[-1]
        rows = generator.permutation(np.minimum(np.searchsorted(ladder, places, "right"), len(ladder) - 1))
        drawn.append(
            DrawnParty(
                values=[np.asarray(held)[rows] for held in party.values],
                reservation=np.asarray(party.reservation)[rows],
                weights=np.ones(number),
                allowed=[np.asarray(held)[rows] for held in party.allowed or ()],
                forbidden=[(options, np.asarray(where)[rows]) for options, where in party.forbidden],
            )
        )
        of.append(members[rows])
    return JointDraws(packages, names, tuple(drawn), tuple(of))


def zones_of(joint: JointDraws) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """For every joint draw whether a zone exists (−1: not decided), and a package in it."""
    found = zone_exists(
        joint.values, joint.reservation, allowed=joint.allowed, links=joint.packages.links, forbidden=joint.forbidden
    )
    return found.exists, found.witnesses


def chance_of_zone(joint: JointDraws, exists: NDArray[np.int8], parties: Parties) -> Probability:
    """How probable it is that a zone exists; draws that were not decided widen its interval on either side.

    The error adds up what each party's own draws leave open, as they tell of the answer in their own order: a walk's
    draws hang together, and some draws count more than others.
    """
    held = (exists == 1).astype(np.float64)
    undecided = float((exists < 0).mean())
    p = float(held.mean())
    alone = p * (1 - p) / joint.number
    squared, smallest = -(len(joint.names) - 1) * alone, float(joint.number)
    for name, own in zip(joint.names, joint.of, strict=True):
        draws = parties[name].draws.draws
        size = len(draws.points)
        counts = np.bincount(own, minlength=size)
        told = np.where(counts > 0, np.bincount(own, held, minlength=size) / np.maximum(counts, 1), p)
        independent = draws.size_of(told)
        smallest = min(smallest, independent)
        squared += float(np.average((told - p) ** 2, weights=draws.weights)) / max(independent, 1.0)
    if smallest < ENOUGH:
        return Probability(withheld=too_few(smallest))
    found = estimated(p, smallest) if p in (0.0, 1.0) else with_error(p, max(squared, alone) ** 0.5)
    if not undecided:
        return found
    high = min(1.0, (found.high or 0.0) + undecided)
    return found.model_copy(update={"high": high, "at_most": high if p == 0.0 else None})


def witness(
    kind: Literal["safe", "possible"],
    packages: Packages,
    parties: Parties,
    first: Sequence[Package] = (),
    near: tuple[Package, int] | None = None,
    kept: Collection[str] = (),
    asked: Callable[[Package], Collection[str]] | None = None,
) -> tuple[bool | None, dict[str, str] | None]:
    """Whether some package is safe (every party's words commit it to yes) or possible (no party's to no); and which.

    None where it was too much to find out. `first` are packages to try before any other; `near` a package with how
    many of its terms may differ, and `kept` the issues on which it may not; `asked` tells whose consent a package
    needs, all parties' where it is left out. A binary program looks for a package; linear programs try it, party by
    party. A party that is not as wanted on it is no more so on any package that gives it nothing better: that is laid
    down, and the search goes on. Of draws it is known besides that a safe package is accepted in each.
    """

    def lacking_on(package: Package, order: Sequence[str]) -> str | None:
        wanted = order if asked is None else [name for name in order if name in asked(package)]
        return next((name for name in wanted if not _is(kind, parties[name], packages, package)), None)

    if kind == "safe" and asked is None:
        # whose words contradict each other in too many ways has no verdict: no search could tell more of it
        clear = {name: party for name, party in parties.items() if party.preferences.readings_of_record}
        if len(clear) < len(parties):
            refuted = bool(clear) and witness(kind, packages, clear, near=near, kept=kept)[0] is False
            return False if refuted else None, None
    for package in first:
        if lacking_on(package, list(parties)) is None:
            return True, dict(package)
    search = PackageSearch(packages.blocks, packages.sizes)
    if near is not None:
        same = [(issue, option == near[0][issue]) for issue, options in packages.issues.items() for option in options]
        search.require(np.array([float(held) for _, held in same]), float(len(packages.issues) - near[1]))
        if kept:
            search.require(np.array([float(held and issue in kept) for issue, held in same]), float(len(set(kept))))
    starts = np.concatenate([[0], np.cumsum(packages.sizes)]).astype(int)
    worlds = worlds_of(parties, packages) if kind == "safe" else []
    order = sorted(parties)
    for _ in range(TRIES):
        try:
            chosen = search.find()
        except ArithmeticError:
            return None, None
        if chosen is None:
            return False, None
        laid_down = [_lay_down_draws(search, world, chosen, starts) for world in worlds]
        if any(laid_down):
            continue
        package = packages.named(chosen)
        # who refused last is asked first: most often it refuses again
        lacking = lacking_on(package, order)
        if lacking is None:
            return True, package
        order.sort(key=lambda name: name != lacking)
        if asked is None or near is None or lacking in asked(near[0]):
            search.require(_better(parties[lacking].preferences, packages, package), 1.0)
        else:
            # elsewhere it may not be asked at all: nothing is told but of this package
            taken = [
                float(option == package[issue]) for issue, options in packages.issues.items() for option in options
            ]
            search.require(-np.array(taken), 1.0 - len(packages.issues))
    return None, None


def _is(kind: str, party: ConsentingParty, packages: Packages, package: Mapping[str, str]) -> bool:
    verdict = party.preferences.verdict(package, packages.readings(package))
    return verdict == "yes" if kind == "safe" else verdict != "no"


def worlds_of(parties: Parties, packages: Packages) -> list[DrawnParty]:
    """Of every party the draws that satisfy all that is taken at its word: in each of them it accepts what is safe."""
    found = []
    for _, party in sorted(parties.items()):
        if party.draws.problem is None:
            drawn, of = party.draws.worth(packages.issues)
            held = np.nonzero(party.draws.satisfy_words()[of])[0]
            found.append(
                DrawnParty(
                    values=[np.asarray(worth)[held] for worth in drawn.values],
                    reservation=np.asarray(drawn.reservation)[held],
                    weights=np.ones(len(held)),
                )
            )
    return [drawn for drawn in found if len(np.asarray(drawn.reservation))]


def first_of(drawn: DrawnParty, number: int) -> DrawnParty:
    """The first so many draws of a party that filters nothing."""
    return DrawnParty(
        values=[np.asarray(worth)[:number] for worth in drawn.values],
        reservation=np.asarray(drawn.reservation)[:number],
        weights=np.asarray(drawn.weights)[:number],
    )


def _lay_down_draws(
    search: PackageSearch, world: DrawnParty, chosen: NDArray[np.int64], starts: NDArray[np.int64]
) -> bool:
    """Lay down the draws in which a package lacks most; False where it lacks nothing in any."""
    gains = -np.asarray(world.reservation, dtype=np.float64)
    for issue, option in enumerate(chosen):
        gains = gains + np.asarray(world.values[issue])[:, option]
    worst = np.argsort(gains, kind="stable")[:CUTS]
    worst = worst[gains[worst] < -1e-6]
    for draw in worst:
        coefficients = np.zeros(int(starts[-1]))
        for issue in range(len(chosen)):
            coefficients[starts[issue] : starts[issue + 1]] = np.asarray(world.values[issue])[draw]
        search.require(coefficients, float(np.asarray(world.reservation)[draw]) - 1e-6)
    return len(worst) > 0


def _better(preferences: PartyPreferences, packages: Packages, package: Mapping[str, str]) -> FloatArray:
    """Which options a party may like better than those of a package, under any order that it may have.

    Any other option at all where an order is disputed, or where a red line holds under a condition.
    """
    disputed = frozenset(label for conflict in preferences.conflicts for label in conflict)
    conditional = any(line.condition for line in preferences.red_lines(frozenset(preferences.credences())))
    found: list[float] = []
    for issue, options in packages.issues.items():
        orders = preferences.choices.get(issue, ())
        lost = conditional or f"{preferences.party}.wants.{issue}" in disputed
        mine = package[issue]
        for option in options:
            if lost and (orders or conditional):
                found.append(float(option != mine))
                continue
            levels = [{one: number for number, equals in enumerate(order) for one in equals} for order in orders]
            found.append(float(any(level[option] > level[mine] for level in levels)))
    return np.array(found)
