"""What a page is narrowed to, as its address says: party, issue, source, dates, stance, confidence."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, get_args
from urllib.parse import urlencode

from ..model.base import Frozen
from ..model.dates import DateRange
from ..model.problem import failure
from ..model.record import Stance

FilterName = Literal["party", "issue", "source", "stance", "since", "until", "as_of", "confidence"]
FILTERS: Final = get_args(FilterName)
_LONGEST: Final = 200
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Filters(Frozen):
    """The filters of a page; None is no filter."""

    party: str | None = None
    issue: str | None = None
    source: str | None = None
    stance: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    as_of: datetime.date | None = None
    """The day on which what is shown holds."""
    confidence: float | None = None
    """At least so sure is reading of a proposal, from 0 to 1."""

    @property
    def given(self) -> dict[str, str]:
        """The filters that are set, as they stand in an address."""
        return {name: str(value) for name in FILTERS if (value := getattr(self, name)) is not None}

    @property
    def narrows(self) -> bool:
        """Whether anything may be missing from the page on their account; a day of the answer narrows nothing."""
        return bool(self.given.keys() - {"as_of"})

    def without(self, name: FilterName) -> str:
        """The query of the same page without one of the filters."""
        return urlencode({key: value for key, value in self.given.items() if key != name})

    @property
    def query(self) -> str:
        """The query of an address that keeps them."""
        return urlencode(self.given)

    def holds_on(self, date: DateRange) -> bool:
        """Whether a date lies within `since` and `until`; one that is not known lies within no such bound."""
        if self.since is None and self.until is None:
            return True
        first, last = date.start or date.end, date.end or date.start
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def holds_for(self, sources: Iterable[str]) -> bool:
        """Whether one of the sources is the one that is asked for."""
        return self.source is None or self.source in sources


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters that an address gives; an empty one is none. Raises IrenicError (E009) where one cannot be."""
    found: dict[str, object] = {}
    for name in FILTERS:
        written = query.get(name, "").strip()
        if not written:
            continue
        if len(written) > _LONGEST:
            raise failure("E009", f"'{name}' is too long to be a filter", "choose one from the list on the page")
        found[name] = _value(name, written)
    return Filters.model_validate(found)


def _value(name: str, written: str) -> object:
    if name in ("since", "until", "as_of"):
        try:
            if _DAY.fullmatch(written):
                return datetime.date.fromisoformat(written)
        except ValueError:
            pass
        raise failure("E009", f"'{written}' is not a date", "write year-month-day, such as 2031-03-09")
    if name == "confidence":
        try:
            if 0 <= (number := float(written)) <= 1:
                return number
        except ValueError:
            pass
        raise failure("E009", f"'{written}' is no confidence", "write a number from 0 to 1")
    if name == "stance" and written not in get_args(Stance):
        raise failure("E009", f"'{written}' is no stance", f"stances are: {', '.join(get_args(Stance))}")
    return written
