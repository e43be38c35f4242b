"""What a form was sent with: read field by field, and what is wrong with a field told at that field."""

import datetime
import math
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from ...model.problem import IrenicError, Problem

LONGEST: Final = 2_000
"""The longest that a field may be, in characters."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_NUMBER: Final = r"(-?[0-9]+(?:\.[0-9]+)?)"
_INTERVAL: Final = re.compile(rf"{_NUMBER}(?:\s*(?:to|and|–|-)\s*{_NUMBER})?")

Interval = tuple[int | float, int | float]
"""The lowest and the highest that a number may be."""
Values = Mapping[str, Sequence[str]]
"""What the fields of a form hold."""


class FormError(IrenicError):
    """What was sent cannot be taken as it is: `fields` say at each field why, "" what is of the form as a whole."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(
            Problem(code="E009", severity="error", file=None, line=None, column=None, message=words, hint=_HINT)
            for words in fields.values()
        )
        self.fields = dict(fields)


_HINT: Final = "nothing was written; correct it, and save it once more"


class Sent:
    """The fields of a form as they were sent. What is at fault is gathered, so that all of it is told at once."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self.faults: dict[str, str] = {}
        """What is wrong, by the field."""

    def fault(self, field: str, words: str) -> None:
        """Tell what is wrong with a field; the first that is said of it stays."""
        self.faults.setdefault(field, words)

    def require(self) -> None:
        """Raise FormError where anything is at fault."""
        if self.faults:
            raise FormError(self.faults)

    def line(self, field: str, required: str = "") -> str | None:
        """A field as one line; None where it is empty, which is at fault if `required` says why."""
        words = " ".join(self._one(field).split())
        if not words and required:
            self.fault(field, required)
        return words or None

    def several(self, field: str, known: Collection[str]) -> list[str]:
        """What is ticked, in the order of what can be."""
        ticked = set(self._values.get(field, ()))
        if unknown := ticked - set(known) - {""}:
            self.fault(field, f"'{min(unknown)[:80]}' is not among what can be chosen: load the page again")
        return [one for one in known if one in ticked]

    def one_of(self, field: str, known: Collection[str]) -> str | None:
        """What is chosen; None where nothing is."""
        chosen = self._one(field)
        if chosen and chosen not in known:
            self.fault(field, f"'{chosen[:80]}' is not among what can be chosen: load the page again")
        return chosen or None

    def listed(self, field: str, between: str = "\n") -> list[str]:
        """What stands on each line, or between other signs."""
        return [words for one in self._one(field).split(between) if (words := " ".join(one.split()))]

    def number(self, field: str) -> int | float | None:
        """A number: digits, with commas or spaces between thousands if wanted; None where the field is empty."""
        words = re.sub(r"(?<=\d)[, \u202f\u00a0](?=\d{3}\b)", "", self._one(field).strip())
        if not words:
            return None
        try:
            found = float(words)
        except ValueError:
            found = math.nan
        if not math.isfinite(found) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", words):
            self.fault(field, f"'{words[:80]}' is no number: write digits, such as 4000 or 2.5")
            return None
        return _whole(found)

    def interval(self, field: str) -> Interval | None:
        """One number, or two that it lies between (`0.2 to 0.4`); None where the field is empty."""
        words = self._one(field).strip()
        if not words:
            return None
        found = _INTERVAL.fullmatch(words)
        if found is None:
            self.fault(field, f"'{words[:80]}' is not understood: write one number, such as 0.3, or two: 0.2 to 0.4")
            return None
        low, high = (_whole(float(one)) for one in (found[1], found[2] or found[1]))
        return low, high

    def day(self, field: str) -> str | None:
        """A day as year-month-day; None where the field is empty."""
        words = self._one(field).strip()
        if not words:
            return None
        try:
            return datetime.date.fromisoformat(words).isoformat()
        except ValueError:
            self.fault(field, f"'{words[:80]}' is no day: write year-month-day, such as 2031-03-09")
            return None

    def _one(self, field: str) -> str:
        held = self._values.get(field, ())
        words = unicodedata.normalize("NFC", held[0]) if held else ""
        if len(words) > LONGEST:
            self.fault(field, f"these are more than {LONGEST:,} characters: say it in fewer")
            return ""
        if _CONTROL.search(words):
            self.fault(field, "there are signs in it that cannot be written: type it anew")
            return ""
        return words


def _whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number
