"""Small spaces of packages, and every question about them answered by looking at all packages: slow and obvious."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import prod

import numpy as np

Package = tuple[int, ...]
Worth = tuple[int, ...]

GRID = 10
"""Values are whole tenths, so that there are many ties, and tenths are not exact in floating point."""


@dataclass(frozen=True)
class Small:
    """A space with values in whole tenths."""

    tenths: list[list[list[int]]]
    """By issue, option and party."""
    reserved: list[int]
    allowed: list[np.ndarray]
    links: list[tuple[tuple[int, ...], np.ndarray]]

    @property
    def parties(self) -> int:
        return len(self.reserved)

    @property
    def values(self) -> list[np.ndarray]:
        return [np.array(issue) / GRID for issue in self.tenths]

    @property
    def reservation(self) -> np.ndarray:
        return np.array(self.reserved) / GRID

    def packages(self) -> Iterator[Package]:
        """All that filters and links leave."""
        for package in product(*(range(len(issue)) for issue in self.tenths)):
            if all(flags[option] for flags, option in zip(self.allowed, package, strict=True)) and all(
                table[tuple(package[issue] for issue in issues)] for issues, table in self.links
            ):
                yield package

    def worth(self, package: Package) -> Worth:
        return tuple(
            sum(issue[option][party] for issue, option in zip(self.tenths, package, strict=True))
            for party in range(self.parties)
        )

    def rational(self) -> list[Package]:
        return [
            package
            for package in self.packages()
            if all(mine >= least for mine, least in zip(self.worth(package), self.reserved, strict=True))
        ]

    def gains(self, worth: Worth) -> Worth:
        return tuple(mine - least for mine, least in zip(worth, self.reserved, strict=True))


def random_space(seed: int) -> Small:
    """Two to five parties, ties, parties that do not care, issues without choice, filters and links."""
    generator = np.random.default_rng(seed)
    parties, issues = int(generator.integers(2, 6)), int(generator.integers(1, 5))
    spread = int(generator.choice([1, 3, 12]))
    tenths = []
    for _ in range(issues):
        options = int(generator.integers(1, 5))
        values = generator.integers(-1, spread + 1, (options, parties))
        values[:, generator.random(parties) < 0.15] = 0
        tenths.append(values.tolist())
    sizes = [len(issue) for issue in tenths]
    most = np.sum([np.max(issue, axis=0) for issue in tenths], axis=0)
    reserved = np.floor(most * generator.choice([0.2, 0.5, 0.8, 1.0])).astype(int) - generator.integers(0, 2, parties)
    filtered = generator.random() < 0.4
    allowed = [generator.random(size) > (0.25 if filtered else -1) for size in sizes]
    links = []
    for _ in range(int(generator.choice([0, 0, 1, 2])) if issues > 1 else 0):
        linked = tuple(generator.permutation(issues)[: generator.integers(1, min(3, issues) + 1)].tolist())
        links.append((linked, generator.random([sizes[issue] for issue in linked]) > 0.3))
    return Small(tenths, reserved.tolist(), allowed, links)


def dominates(one: Worth, other: Worth) -> bool:
    return one != other and all(mine >= theirs for mine, theirs in zip(one, other, strict=True))


def brute_front(space: Small, packages: list[Package]) -> dict[Worth, set[Package]]:
    """Values that no package dominates, with all packages that have them."""
    found = defaultdict(set)
    for package in packages:
        found[space.worth(package)].add(package)
    return {worth: same for worth, same in found.items() if not any(dominates(other, worth) for other in found)}


def brute_solution(space: Small, rule: str) -> set[Package]:
    """All packages that a rule picks, by its definition."""
    front = brute_front(space, space.rational())
    if not front:
        return set()
    gains = {worth: space.gains(worth) for worth in front}
    ideal = [
        max(gain[party] for gain in map(space.gains, map(space.worth, space.rational())))
        for party in range(space.parties)
    ]

    def merit(worth: Worth) -> object:
        mine = gains[worth]
        if rule == "nash":
            return sum(gain > 0 for gain in mine), prod(gain for gain in mine if gain > 0)
        if rule == "kalai_smorodinsky":
            return sorted(Fraction(gain, most) for gain, most in zip(mine, ideal, strict=True) if most > 0)
        return sorted(mine) if rule == "egalitarian" else sum(worth)

    best = max(merit(worth) for worth in front)  # type: ignore[type-var]
    return {package for worth, same in front.items() if merit(worth) == best for package in same}


def brute_blocking(space: Small) -> set[frozenset[int]]:
    """All sets of parties that cannot all be content, of which every smaller set can."""
    content = [
        {party for party, gain in enumerate(space.gains(space.worth(package))) if gain >= 0}
        for package in space.packages()
    ]
    stuck: list[frozenset[int]] = []
    for size in range(space.parties + 1):
        for members in map(frozenset, combinations(range(space.parties), size)):
            if not any(members <= happy for happy in content) and not any(smaller < members for smaller in stuck):
                stuck.append(members)
    return set(stuck)
