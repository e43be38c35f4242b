"""When a term falls due, and whether it can be taken back, in words."""

import re
from collections.abc import Iterator
from typing import Final

from .base import UNKNOWN
from .case import Case
from .draft import Term

_UNITS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}
_SPAN: Final = re.compile(r"([0-9]{1,6})\s*(d|w|m|y|days?|weeks?|months?|years?)")


def timing_of(case: Case, term: Term) -> Iterator[str]:
    """The days by which a term falls due, and the issues whose terms come before or after it."""
    if term.when:
        if term.when.within:
            yield f"within {span_in_words(term.when.within)}"
        if term.when.by:
            yield f"by {term.when.by}"
        if term.when.after:
            yield f"after {case.issue_label(term.when.after)}"
        if term.when.before:
            yield f"before {case.issue_label(term.when.before)}"
    if term.reversible != UNKNOWN:
        yield "can be reversed" if term.reversible else "cannot be reversed"


def span_in_words(within: str) -> str:
    """A span as people say it: `100d` are 100 days."""
    number, unit = int(within[:-1]), _UNITS[within[-1]]
    return f"{number} {unit}{'' if number == 1 else 's'}"


def span_written(words: str) -> str | None:
    """A span as a case has it: 100 days are `100d`; None for words that are none."""
    found = _SPAN.fullmatch(words.strip().lower())
    return f"{int(found[1])}{found[2][0]}" if found else None
