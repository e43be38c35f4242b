"""Small spaces of packages with values that differ by draw, and every package looked at in every draw: slow and obvious."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

import numpy as np

from irenic.solvers import DrawnParty

from .packages import GRID, Package


@dataclass(frozen=True)
class Drawn:
    """Draws of one or several parties, with values in whole tenths."""

    tenths: list[np.ndarray]
    """By issue, (draws, options, parties)."""
    reserved: np.ndarray
    """(draws, parties)."""
    allowed: list[np.ndarray]
    """By issue, (options,) or (draws, options)."""
    forbidden: list[tuple[dict[int, int], np.ndarray]]
    weights: np.ndarray
    """(draws,), whole numbers."""

    @property
    def values(self) -> list[np.ndarray]:
        return [issue / GRID for issue in self.tenths]

    @property
    def reservation(self) -> np.ndarray:
        return self.reserved / GRID

    @property
    def sizes(self) -> list[int]:
        return [issue.shape[1] for issue in self.tenths]

    def open(self, draw: int, package: Package) -> bool:
        """Whether filters leave the package in a draw."""
        return all(
            (flags if flags.ndim == 1 else flags[draw])[option]
            for flags, option in zip(self.allowed, package, strict=True)
        ) and not any(
            where[draw] and all(package[issue] == option for issue, option in part.items())
            for part, where in self.forbidden
        )

    def accepts(self, draw: int, package: Package) -> bool:
        """Whether all parties do."""
        worth = sum(issue[draw, option] for issue, option in zip(self.tenths, package, strict=True))
        return self.open(draw, package) and bool(np.all(worth >= self.reserved[draw]))

    def share(self, package: Package) -> Fraction:
        accepted = sum(int(weight) for draw, weight in enumerate(self.weights) if self.accepts(draw, package))
        return Fraction(accepted, int(self.weights.sum()))

    def party(self) -> DrawnParty:
        """Of one party alone."""
        return DrawnParty(
            [issue[:, :, 0] for issue in self.values],
            self.reservation[:, 0],
            self.weights.astype(float),
            self.allowed,
            self.forbidden,
        )


def random_sizes(generator: np.random.Generator) -> list[int]:
    return [int(size) for size in generator.integers(1, 5, int(generator.integers(1, 5)))]


def random_links(generator: np.random.Generator, sizes: Sequence[int]) -> list[tuple[tuple[int, ...], np.ndarray]]:
    links = []
    for _ in range(int(generator.choice([0, 0, 1, 2])) if len(sizes) > 1 else 0):
        linked = tuple(generator.permutation(len(sizes))[: generator.integers(1, min(3, len(sizes)) + 1)].tolist())
        links.append((linked, generator.random([sizes[issue] for issue in linked]) > 0.3))
    return links


def random_draws(generator: np.random.Generator, sizes: Sequence[int], parties: int, draws: int) -> Drawn:
    """Ties, parties that do not care, draws without weight, filters by draw, partial packages forbidden."""
    spread = int(generator.choice([1, 3, 12]))
    tenths = []
    for size in sizes:
        values = generator.integers(-1, spread + 1, (draws, size, parties))
        values[:, :, generator.random(parties) < 0.15] = 0
        tenths.append(values)
    most = sum((values.max(axis=1) for values in tenths), np.zeros((draws, parties), dtype=int))
    reserved = np.floor(most * generator.choice([0.2, 0.5, 0.8, 1.0])).astype(int)
    reserved -= generator.integers(0, 2, (draws, parties))
    filtered = generator.choice([-1.0, 0.2, 0.7], p=[0.5, 0.4, 0.1])
    allowed = [
        generator.random((draws, size) if generator.random() < 0.5 else size) > (filtered if size > 1 else filtered / 4)
        for size in sizes
    ]
    forbidden = []
    for _ in range(int(generator.choice([0, 0, 1, 3, 70], p=[0.3, 0.3, 0.2, 0.17, 0.03]))):
        issues = generator.permutation(len(sizes))[: generator.integers(0 if generator.random() < 0.05 else 1, 4)]
        part = {int(issue): int(generator.integers(sizes[issue])) for issue in issues}
        forbidden.append((part, generator.random(draws) < 0.5))
    weights = generator.integers(0, 4, draws) if generator.random() < 0.5 else np.ones(draws, dtype=int)
    weights[0] = max(weights[0], 1)
    return Drawn(tenths, reserved, allowed, forbidden, weights)


def all_packages(sizes: Sequence[int], links: Sequence[tuple[tuple[int, ...], np.ndarray]]) -> list[Package]:
    """All that links leave."""
    return [
        package
        for package in product(*(range(size) for size in sizes))
        if all(table[tuple(package[issue] for issue in issues)] for issues, table in links)
    ]


def brute_best(parties: Sequence[Drawn], packages: Sequence[Package]) -> list[tuple[Fraction, Package]]:
    """From the most probable; without options that a party filters in all draws that count."""
    kept = [
        package
        for package in packages
        if all(
            any(
                weight and (flags if flags.ndim == 1 else flags[draw])[option]
                for draw, weight in enumerate(party.weights)
            )
            for party in parties
            for flags, option in zip(party.allowed, package, strict=True)
        )
    ]
    found = [(prod((party.share(package) for party in parties), start=Fraction(1)), package) for package in kept]
    return sorted(found, key=lambda one: (-one[0], one[1]))
