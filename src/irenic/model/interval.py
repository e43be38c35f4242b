"""An interval of numbers, which one number can stand for."""

from typing import Annotated, Any

from .base import Number, invalid, shorthand


def _interval(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (value, value)
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise invalid("interval", f"'{value}' is neither a number nor an interval")
    return value


Interval = Annotated[tuple[Number, Number], shorthand(_interval, float | tuple[float, float])]
"""Lowest and highest value; one number stands for both."""
