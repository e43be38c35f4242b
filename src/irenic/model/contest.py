"""Contests: who stands where on an issue's scale, how much it matters to them, how much they can move the others."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, SerializationInfo, SerializerFunctionWrapHandler, model_serializer

from .base import Frozen, Id, Number, Reference, invalid, shorthand
from .basis import Entry


class Range(Frozen):
    """A number that is not known exactly: it lies between two ends, most likely at its mode."""

    low: float
    mode: float
    """The likeliest value, in the unit of the ends."""
    high: float

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
        if not (isinstance(info.context, Mapping) and info.context.get("shorthand")):
            return handler(self)
        return self.mode if self.is_exact else [self.low, self.mode, self.high]

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left open."""
        return self.low == self.high


def _range(value: Any) -> Any:
    if isinstance(value, bool):
        raise invalid("range", f"'{value}' is not a number")
    if isinstance(value, (int, float)):
        return {"low": value, "mode": value, "high": value}
    if isinstance(value, (list, tuple)):
        if not all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in value):
            raise invalid("range", "the range holds something that is not a number")
        if len(value) == 2:
            return {"low": value[0], "mode": (value[0] + value[1]) / 2, "high": value[1]}
        if len(value) == 3:
            return dict(zip(("low", "mode", "high"), value, strict=True))
        raise invalid("range", f"{len(value)} numbers are no range")
    if isinstance(value, (dict, Range)):
        return value
    raise invalid("range", f"'{value}' is neither a number nor a range")


Ranged = Annotated[Range, shorthand(_range, float | tuple[float, float] | tuple[float, float, float])]
"""A number, `[low, high]` (then the mode is in the middle), or `[low, mode, high]`."""


def _place(value: Any) -> Any:
    return value if isinstance(value, str) else _range(value)


Placed = Annotated[Range | Id, shorthand(_place, Id | float | tuple[float, float] | tuple[float, float, float])]
"""A place on the scale: a range, or the option that stands there."""


class Stand(Entry):
    """One party, or anybody else who has a say, on one issue."""

    position: Placed
    salience: Ranged | None = None
    """How much the issue matters to it, from 0 to 1. Left out: not known, the mean of the others stands in."""
    influence: Ranged | None = None
    """How much it can move the others; any unit, the same for all. Left out: as salience."""


class CameOut(Entry):
    """How an issue was settled."""

    value: Annotated[Number | Id, Field(union_mode="left_to_right")]
    """A place on the scale, or an option."""


class Contest(Entry):
    """One issue as a contest: what a forecast is made from."""

    scale: tuple[Number, Number] | None = None
    """The ends of the scale. Left out: the values of the issue's options, or 0 to 100 where they are only ordered."""
    positions: Mapping[Reference, Stand] = Field(default_factory=dict)
    """By party or actor."""
    outcome: CameOut | None = None
    """Where it is known; a forecast never uses it, and is scored by it."""
