"""What other tools' files say, in one shape: a domain, and what each side's packages are worth on its own scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Final

from ..documents.files import read_bytes
from ..documents.metadata import shown_path
from ..model.problem import IrenicError, Problem, failure

FLAT: Final = Fraction(1, 10**12)
"""A scale shorter than this share of its ends is one on which every package is worth the same."""


@dataclass(frozen=True)
class ForeignFile:
    """One file of another tool, as it was read."""

    name: str
    """As people know it: with its folder where it was named so."""
    data: bytes

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return Path(self.name).stem

    def fault(self, code: str, message: str, hint: str, line: int | None = None) -> IrenicError:
        """The exception for something that is wrong with the file."""
        return failure(code, message, hint, file=self.name, line=line)

    def note(self, message: str, hint: str) -> Problem:
        """A warning of something in the file that is not taken over as it stands."""
        return Problem(
            code="I006",
            severity="warning",
            file=self.name,
            line=None,
            column=None,
            message=message,
            hint=hint,
        )


def open_foreign(path: Path) -> ForeignFile:
    """Read a file; raises IrenicError where that cannot be done, or where it is empty."""
    name = shown_path(path)
    data = read_bytes(path, shown=name)
    if not data.strip():
        raise failure("F003", f"'{name}' is empty", "check that the right file was given", file=name)
    return ForeignFile(name, data)


@dataclass(frozen=True)
class Domain:
    """The issues of a domain, each with its values in the order of the file."""

    name: str
    issues: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[Fraction, ...]]
    """The values of those issues that are ranges of numbers, from the lowest to the highest."""

    @property
    def size(self) -> int:
        """How many packages it has."""
        return prod(len(values) for values in self.issues.values())


@dataclass(frozen=True)
class Profile:
    """What every value is worth to one side, weight and all, so that a package is worth the sum of its values'."""

    name: str
    file: ForeignFile
    worth: Mapping[str, Mapping[str, Fraction]]
    """By issue and value, on the file's own scale."""
    reservation: Fraction
    """What no agreement is worth, on the same scale."""
    reservation_from: str
    """Where that comes from, in words."""
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Foreign:
    """A whole domain with its profiles."""

    domain: Domain
    profiles: tuple[Profile, ...]
    files: tuple[ForeignFile, ...]
    """Every file that was read, each once."""


@dataclass(frozen=True)
class Rescaled:
    """A profile moved and stretched so that the worst package is worth 0 and the best 1."""

    lowest: Fraction
    highest: Fraction
    """What the worst and the best package are worth on the file's own scale."""
    values: Mapping[str, Mapping[str, float]]
    """By issue and value: 0 for the worst value of every issue; the best values of all issues add up to 1."""
    levels: Mapping[str, tuple[tuple[str, ...], ...]]
    """By issue the values from best to worst, those worth the same together."""
    reservation: float
    """Below 0 where every package is good enough, above 1 where none is; never clipped."""


def rescaled(profile: Profile) -> Rescaled:
    """U and the reservation value r alike: U' = (U − Umin) / (Umax − Umin), r' = (r − Umin) / (Umax − Umin).

    Raises IrenicError (I005) where every package is worth the same.
    """
    least = {issue: min(worth.values()) for issue, worth in profile.worth.items()}
    lowest = sum(least.values(), Fraction(0))
    highest = sum((max(worth.values()) for worth in profile.worth.values()), Fraction(0))
    span = highest - lowest
    if span <= FLAT * max(Fraction(1), abs(lowest), abs(highest)):
        raise profile.file.fault(
            "I005",
            f"every package is worth the same, {decimal(lowest)}",
            "a party that likes nothing better than anything else has no place in the case: leave its profile out",
        )
    return Rescaled(
        lowest=lowest,
        highest=highest,
        values={
            issue: {value: float((held - least[issue]) / span) for value, held in worth.items()}
            for issue, worth in profile.worth.items()
        },
        levels={issue: _levels(worth) for issue, worth in profile.worth.items()},
        reservation=float((profile.reservation - lowest) / span),
    )


def _levels(worth: Mapping[str, Fraction]) -> tuple[tuple[str, ...], ...]:
    found: dict[Fraction, list[str]] = {}
    for value, held in worth.items():
        found.setdefault(held, []).append(value)
    return tuple(tuple(found[level]) for level in sorted(found, reverse=True))


def decimal(number: Fraction) -> str:
    """A number as people write it."""
    return f"{float(number):.10g}"
