"""What may be concluded of a party, told by its opposite: a verdict follows where the opposite cannot hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ..solvers.linear import Row
from .claims import RedLine, best_readings, worst_readings
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
    def drafts(self) -> tuple[Readings, ...]:
        """The readings of the drafts that it compares, or that it is about."""

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
    def drafts(self) -> tuple[Readings, ...]:
        """The draft; none where one package is asked for."""
        return (self.readings,) if isinstance(self.asked, str) else ()

    @property
    def keeps_lines(self) -> bool:
        """A draft at its best keeps within red lines."""
        return self.asked == "best"

    def under(self, space: Space, lines: Sequence[RedLine]) -> list[tuple[Row, ...]]:
        """One of the packages is accepted, or none is; at its worst all are, or one is not.

        What red lines exclude is refused whatever the values.
        """
        gains = [space.gain(package) for package in candidates(self.asked, self.readings, lines, space)]
        if not gains:
            return [] if self.accepts else [()]
        rows = [Row(gain) if self.accepts else Row(-gain, strict=True) for gain in gains]
        together = (self.asked == "worst") == self.accepts
        return [tuple(rows)] if together else [(row,) for row in rows]

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
    def drafts(self) -> tuple[Readings, ...]:
        """Both."""
        return (self.first, self.second)

    @property
    def keeps_lines(self) -> bool:
        """Of two drafts that a party could not accept it may well like one better."""
        return False

    def under(self, space: Space, lines: Sequence[RedLine]) -> list[tuple[Row, ...]]:  # noqa: ARG002
        """The second at its best against the first at its worst; or the second at its worst against the first."""
        best, worst = (self.second, self.first) if self.better else (self.first, self.second)
        return [
            (Row(space.gain(more) - space.gain(less), strict=self.better),)
            for more in best_readings(best, space, ())
            for less in worst_readings(worst, space, ())
        ]

    def add_to(self, every: EveryOrder) -> None:
        """Say it of all orders at once."""
        if self.better:
            every.like(self.second, self.first, strict=True)
        else:
            every.like(self.first, self.second, strict=False)


def candidates(asked: Asked, readings: Readings, lines: Sequence[RedLine], space: Space) -> Sequence[Mapping[str, str]]:
    """The packages that tell whether the party accepts what is asked: it does if it accepts any of them, and of the
    worst reading if it accepts all; none where red lines exclude it.
    """
    if asked == "best":
        return best_readings(readings, space, lines)
    if asked == "worst":
        return worst_readings(readings, space, lines)
    return [] if any(line.excludes(space, asked) for line in lines) else [asked]


def question_of(asked: Asked, readings: Readings) -> tuple[Asked, object]:
    """What is asked, with a key that is equal for equal questions; the only reading of a draft is a package."""
    if isinstance(asked, str) and all(len(options) == 1 for options in readings.values()):
        asked = {issue: options[0] for issue, options in readings.items()}
    return asked, (asked if isinstance(asked, str) else tuple(asked.items()), tuple(readings.items()))
