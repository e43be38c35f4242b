"""Numbers of other tools' files, exactly as they are written, and ranges of them."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final

from .profiles import ForeignFile

RANGE_LIMIT: Final = 1000
"""The most values of a range of numbers that become options."""
EXPONENT_LIMIT: Final = 300
LENGTH_LIMIT: Final = 400
"""Digits of a number, and its power of ten: what no worth needs, and what would take for ever to add up."""


def number(value: Any, file: ForeignFile, what: str, line: int | None = None) -> Fraction:
    """A number, also one written in quotes, exactly; raises IrenicError (I004) where it is none."""
    found: Decimal | None = None
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        found = Decimal(value)
    elif isinstance(value, str) and len(value) < LENGTH_LIMIT:
        try:
            found = Decimal(value.strip())
        except InvalidOperation:
            found = None
    if found is None or not found.is_finite():
        shown = "nothing" if value is None else f"'{value}'"[:80]
        raise file.fault("I004", f"{what} is {shown}, not a number", "write a number, such as 0.25", line)
    if found and (abs(found.adjusted()) > EXPONENT_LIMIT or len(found.as_tuple().digits) > LENGTH_LIMIT):
        raise file.fault("I004", f"{what} is a number out of all proportion", "write a number, such as 0.25", line)
    return Fraction(found)


def weight(value: Any, file: ForeignFile, issue: str, line: int | None = None) -> Fraction:
    """The weight of an issue; raises IrenicError (I004) where it is no number, or below 0."""
    found = number(value, file, f"the weight of issue '{issue}'", line)
    if found < 0:
        raise file.fault(
            "I004", f"the weight of issue '{issue}' is below 0: {value}", "a weight is 0 or more: correct it", line
        )
    return found


def spread(low: Fraction, high: Fraction, step: Fraction, file: ForeignFile, issue: str) -> tuple[Fraction, ...]:
    """Every value of a range, from its low end in steps up to its high end.

    Raises IrenicError (I004) where the range is empty or its step is none, (I002) where it has too many values.
    """
    if step <= 0 or high < low:
        raise file.fault(
            "I004",
            f"the range of issue '{issue}' runs from {plain(low)} to {plain(high)} in steps of {plain(step)}",
            "give a step above 0, and the lower end first",
        )
    count = (high - low) // step + 1
    if count > RANGE_LIMIT:
        raise file.fault(
            "I002",
            f"the range of issue '{issue}' has {count:,} values, and at most {RANGE_LIMIT:,} become options",
            "give the range a larger step",
        )
    return tuple(low + place * step for place in range(count))


def plain(value: Fraction) -> str:
    """A number in full, without an exponent where it has an end: the name of its option."""
    if value.denominator == 1:
        return str(value.numerator)
    digits = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{digits:f}".rstrip("0").rstrip(".")
