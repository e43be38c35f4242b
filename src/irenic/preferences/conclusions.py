"""What may be concluded of a party, told by its opposite: a verdict follows where the opposite cannot hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ..solvers.linear import Row
from .claims import RedLine, best_readings
from .every_order import Asked as AskedOfEvery
from .every_order import EveryOrder
from .readings import Readings
from .space import Space

End = Literal["best", "worst"]
Asked = Mapping[str, str] | End
"""A package, or the reading of a draft that the party likes best, or least, whichever that is under its order."""


class Opposite(Protocol):
    """The opposite of a conclusion, which is tried beside a party's words."""

    @property
    def spoken(self) -> Readings:
        """The options that have to be told apart for it."""

    @property
    def keeps_lines(self) -> bool:
        """Whether it depends on which reading red lines leave a draft at its best."""

    def under(self, space: Space, lines: Sequence[RedLine]) -> list[tuple[Row, ...]]:
        """What it says under one order: it holds where the rows of one of these do."""

    def add_to(self, every: EveryOrder) -> None:
        """Say it of all orders at once."""


@dataclass(frozen=True)
class Answers:
    """That the party accepts what is asked, or that it does not."""

    asked: Asked
    readings: Readings
    accepts: bool

    @property
    def spoken(self) -> Readings:
        """The options that the draft's words allow."""
        return self.readings

    @property
    def keeps_lines(self) -> bool:
        """A draft at its best keeps within red lines."""
        return self.asked == "best"

    def under(self, space: Space, lines: Sequence[RedLine]) -> list[tuple[Row, ...]]:
        """One of the packages is accepted, or none is; what red lines exclude is refused whatever the values."""
        gains = [space.gain(package) for package in candidates(self.asked, self.readings, lines, space)]
        if self.accepts:
            return [(Row(gain),) for gain in gains]
        return [tuple(Row(-gain, strict=True) for gain in gains)]

    def add_to(self, every: EveryOrder) -> None:
        """Say it of all orders at once."""
        if isinstance(self.asked, str):
            every.ask(AskedOfEvery(self.readings, self.asked, self.accepts))
        else:
            every.ask(AskedOfEvery({i: (o,) for i, o in self.asked.items()}, "only", self.accepts))


@dataclass(frozen=True)
class Likes:
    """That some reading of a second draft is worth more than one of a first; or with `better` false, no more."""

    first: Readings
    second: Readings
    better: bool

    @property
    def spoken(self) -> Readings:
        """The options that either draft allows."""
        return {issue: tuple(dict.fromkeys((*self.first[issue], *self.second[issue]))) for issue in self.first}

    @property
    def keeps_lines(self) -> bool:
        """Of two drafts that a party could not accept it may well like one better."""
        return False

    def under(self, space: Space, lines: Sequence[RedLine]) -> list[tuple[Row, ...]]:  # noqa: ARG002
        """The second at its best against the first at its worst; or the second at its worst against the first."""
        if self.better:
            gain = space.gain(space.best(self.second)) - space.gain(space.worst(self.first))
            return [(Row(gain, strict=True),)]
        return [(Row(space.gain(space.best(self.first)) - space.gain(space.worst(self.second))),)]

    def add_to(self, every: EveryOrder) -> None:
        """Say it of all orders at once."""
        if self.better:
            every.like(self.second, self.first, strict=True)
        else:
            every.like(self.first, self.second, strict=False)


def candidates(asked: Asked, readings: Readings, lines: Sequence[RedLine], space: Space) -> Sequence[Mapping[str, str]]:
    """The packages of which the party accepts what is asked if it accepts any; none where red lines exclude it."""
    if asked == "best":
        return best_readings(readings, space, lines)
    package = worst_reading(readings, lines, space) if isinstance(asked, str) else asked
    return [] if any(line.excludes(space, package) for line in lines) else [package]


def worst_reading(readings: Readings, lines: Sequence[RedLine], space: Space) -> dict[str, str]:
    """The reading that is liked least; one that a red line excludes is liked least of all."""
    worst = space.worst(readings)
    for line in lines:
        for package in line.around(readings):
            if line.excludes(space, {**worst, **package}):
                return {**worst, **package}
    return worst
