"""Calendar days and intervals of them, as sources give them: often open, sometimes unknown."""

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, SerializationInfo, SerializerFunctionWrapHandler, model_serializer

from .base import UNKNOWN, Unknown, Written, invalid, shorthand

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: Any) -> Any:
    # pydantic alone would take the number 2031 for seconds since 1970, and a date with a clock for a day
    if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise invalid("day", f"there is no day '{value}' in the calendar") from None
    raise invalid("day", f"'{value}' is not a date: write year-month-day, such as 2031-03-09")


Day = Annotated[datetime.date, BeforeValidator(_day)]
"""One calendar day, written `2031-03-09`."""


class DateRange(Written):
    """Calendar days at the source's place, both ends inclusive; an end that is not known is None."""

    start: Day | None = Field(default=None, alias="from")
    """The first day, or null."""
    end: Day | None = Field(default=None, alias="to")
    """The last day, or null."""

    @property
    def is_known(self) -> bool:
        """Whether either end is known."""
        return self.start is not None or self.end is not None

    @property
    def is_day(self) -> bool:
        """Whether this is exactly one day."""
        return self.start is not None and self.start == self.end

    @property
    def earliest(self) -> datetime.date | None:
        """The first day known to belong to the interval: its start, else its end."""
        return self.start or self.end

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
        if not (isinstance(info.context, Mapping) and info.context.get("shorthand")):
            return handler(self)
        if not self.is_known:
            return UNKNOWN
        return self.start.isoformat() if self.is_day and self.start else handler(self)

    def __str__(self) -> str:
        if self.is_day:
            return f"{self.start}"
        if not self.is_known:
            return "date unknown"
        if self.start is None:
            return f"until {self.end}"
        return f"from {self.start}" if self.end is None else f"{self.start} to {self.end}"


def _expand(value: Any) -> Any:
    if isinstance(value, str):
        return {} if value == UNKNOWN else {"from": value, "to": value}
    if isinstance(value, datetime.date):
        return {"from": value, "to": value}
    return value


When = Annotated[DateRange, shorthand(_expand, datetime.date | Unknown | DateRange)]
"""A date as it stands in a case file: `2031-03-03`, `unknown`, or `{from: …, to: …}`."""
