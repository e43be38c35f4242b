"""States from yes/no options: a choice for every option, without the patterns that cannot be.

A state's code is a whole number whose bit k is set where option k is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from .kernels import Index, Starts, Truth
from .moves import Moves, joined

MOST_OPTIONS: Final = 24
MOST_MOVES: Final = 400_000_000
"""What fits a common machine: 4 bytes for each move, twice."""

Direction = Literal["both", "forward", "back", "fixed"]
"""Whether an option can be taken and given up, only taken, only given up, or neither."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Options that are taken and options that are not; the others may be either."""

    taken: int
    """Bits of the options that are taken."""
    not_taken: int

    def holds(self, codes: Starts) -> Truth:
        """In which of the states, given by their codes."""
        return np.asarray(((codes & self.taken) == self.taken) & ((codes & self.not_taken) == 0))


def pattern(text: str) -> Pattern:
    """A pattern from a letter for every option, the first one first: `Y` taken, `N` not, `-` either.

    Raises ValueError for any other letter.
    """
    if wrong := set(text.upper()) - set("YN-"):
        raise ValueError(f"a pattern is written with Y, N and -, not with '{''.join(sorted(wrong))}': {text}")
    bits = {letter: sum(1 << place for place, each in enumerate(text.upper()) if each == letter) for letter in "YN"}
    return Pattern(bits["Y"], bits["N"])


@dataclass(frozen=True, slots=True)
class OptionForm:
    """Makers that each hold some options, and the states that follow.

    Raises ValueError for more than `MOST_OPTIONS` options, or where nothing is feasible.
    """

    holders: tuple[int, ...]
    """The maker that holds each option."""
    infeasible: tuple[Pattern, ...] = ()
    directions: tuple[Direction, ...] = ()
    """Which way each option can be changed; left out, both."""
    codes: Starts = field(init=False, repr=False, compare=False)
    """The codes of the feasible states (states,), in rising order."""

    def __post_init__(self) -> None:
        if len(self.holders) > MOST_OPTIONS:
            raise ValueError(
                f"{len(self.holders)} options make more states than can be looked at; at most {MOST_OPTIONS}"
            )
        if self.directions and len(self.directions) != len(self.holders):
            raise ValueError(f"{len(self.directions)} directions for {len(self.holders)} options")
        codes = np.arange(1 << len(self.holders), dtype=np.int64)
        for each in self.infeasible:
            codes = codes[~each.holds(codes)]
        if not len(codes):
            raise ValueError("no state is feasible: the patterns rule out every one")
        object.__setattr__(self, "codes", codes)

    @property
    def makers(self) -> int:
        """How many makers hold options."""
        return max(self.holders, default=-1) + 1

    def state(self, text: str) -> int:
        """The place of the state that is written with `Y` and `N` for every option. Raises KeyError if infeasible."""
        code = pattern(text).taken
        place = int(np.searchsorted(self.codes, code))
        if len(text) != len(self.holders) or place == len(self.codes) or self.codes[place] != code:
            raise KeyError(text)
        return place

    def letters(self, state: int) -> str:
        """The state written with `Y` and `N`."""
        code = int(self.codes[state])
        return "".join("Y" if code >> option & 1 else "N" for option in range(len(self.holders)))

    def taken(self, option: int) -> Truth:
        """In which states (states,) an option is taken."""
        return np.asarray(self.codes >> option & 1 == 1)

    def keys(self) -> Starts:
        """The part of each state's code that each maker decides, (makers, states)."""
        return np.stack([self.codes & self._mask(maker) for maker in range(self.makers)])

    def moves(self) -> Moves:
        """Every change of one or more of its own options by one maker, from one feasible state to another.

        Raises ValueError where that is more than `MOST_MOVES`.
        """
        wanted = sum((1 << self.holders.count(maker)) - 1 for maker in range(self.makers)) * len(self.codes)
        if wanted > MOST_MOVES:
            raise ValueError(f"these options make {wanted:,} moves, more than can be held")
        place = np.full(1 << len(self.holders), -1, dtype=np.int32)
        place[self.codes] = np.arange(len(self.codes), dtype=np.int32)
        no_way_up, no_way_down = self._closed("back"), self._closed("forward")
        return joined([self._moves_of(maker, place, no_way_up, no_way_down) for maker in range(self.makers)])

    def _moves_of(self, maker: int, place: Index, no_way_up: int, no_way_down: int) -> tuple[Starts, Index]:
        own = [option for option, holder in enumerate(self.holders) if holder == maker]
        changes = [sum(1 << own[k] for k in range(len(own)) if chosen >> k & 1) for chosen in range(1, 1 << len(own))]
        table = np.empty((len(self.codes), len(changes)), dtype=np.int32)
        for column, change in enumerate(changes):
            blocked = (~self.codes & change & no_way_up) | (self.codes & change & no_way_down)
            table[:, column] = np.where(blocked == 0, place[self.codes ^ change], -1)
        possible = table >= 0
        starts = np.concatenate([[0], np.cumsum(possible.sum(axis=1))]).astype(np.int64)
        return starts, table[possible]

    def _mask(self, maker: int) -> int:
        return sum(1 << option for option, holder in enumerate(self.holders) if holder == maker)

    def _closed(self, only: Direction) -> int:
        return sum(1 << option for option, way in enumerate(self.directions) if way in (only, "fixed"))


def option_form(
    options: Sequence[int],
    *,
    infeasible: Iterable[str | Pattern] = (),
    irreversible: Iterable[int] = (),
) -> OptionForm:
    """An option form from the number of options of each maker, in order.

    `infeasible` patterns may be written with `Y`, `N` and `-`; `irreversible` options can be taken, not given up.
    """
    holders = tuple(maker for maker, count in enumerate(options) for _ in range(count))
    one_way = set(irreversible)
    directions = tuple[Direction, ...]("forward" if option in one_way else "both" for option in range(len(holders)))
    patterns = tuple(pattern(each) if isinstance(each, str) else each for each in infeasible)
    return OptionForm(holders, patterns, directions)


def as_ranks(payoffs: NDArray[np.generic] | Sequence[object]) -> Index:
    """Places in the order of some numbers, equal numbers sharing one: exact for whole numbers of any size.

    Raises ValueError for what is no number.
    """
    if not isinstance(payoffs, np.ndarray) or payoffs.dtype == object:
        # numpy would make floating-point numbers of large whole ones, and lose which of them are equal
        values: list[Any] = [*payoffs]
        if any(isinstance(value, str) or value != value for value in values):
            raise ValueError("payoffs are numbers, one for each state")
        places = {value: place for place, value in enumerate(sorted(set(values)))}
        return np.array([places[value] for value in values], dtype=np.int32)
    if payoffs.dtype.kind not in "iufb" or (payoffs.dtype.kind == "f" and np.isnan(payoffs).any()):
        raise ValueError("payoffs are numbers, one for each state")
    return np.asarray(np.unique(payoffs, return_inverse=True)[1], dtype=np.int32)
