"""Checks on counts: a number keeps the "at least" that it was said with."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...model.record import Account
from ..bounds import BOUND, written
from ..load import LoadedCase
from ..quotes import fold_quote
from .registry import Finding, check

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NO_COUNT: Final = r"(?![\w.,:/]*\d|\s*(?:%|per ?cent|days?|hours?|weeks?|months?|years?|km|kilomet|miles?)\b)"


@check("G002", "warning")
def bound_lost(loaded: LoadedCase) -> Iterator[Finding]:
    """A count is exact, but the words that it is cited from say "at least", "more than", "up to" or "about".

    Fourteen and at least fourteen are different claims, and only one was made. Write `{low: 14}` for "at least",
    `{high: 14}` for "up to", `{best: 14}` for "about". Only English words are looked at.
    """
    for section in ("events", "process"):
        for name, entry in getattr(loaded.case, section).items():
            for position, account in enumerate(entry.accounts):
                for counted, bound in _lost(account):
                    yield Finding(
                        (section, name, "accounts", position, "counts", counted),
                        f"this says exactly {bound.number:,}, but the quote says '{bound.words}'",
                        f"write {counted}: {bound.written}",
                    )


class _Bound(NamedTuple):
    number: int
    words: str
    written: str


def _lost(account: Account) -> Iterator[tuple[str, _Bound]]:
    exact = {
        what: count.low
        for what, count in account.counts.items()
        if count.low is not None and count.low == count.best == count.high
    }
    quotes = [fold_quote(citation.quote) for citation in account.cite]
    times = Counter(exact.values())
    for what, number in exact.items():
        spelt = "|".join(re.escape(spelling) for spelling in spellings(number))
        found = re.compile(rf"(?:\b({BOUND}) )?(?<![\w.,]){'(?:' + spelt + ')'}\b{_NO_COUNT}", re.IGNORECASE)
        places = [place for quote in quotes for place in found.finditer(quote)]
        bounded = [place for place in places if place[1]]
        # a number that also stands alone may be the one that is meant
        if bounded and len(places) - len(bounded) < times[number]:
            yield what, _Bound(number, bounded[0][0], written(bounded[0][1], number))


def spellings(number: int) -> list[str]:
    """How a whole number is written in English: in figures and, below a hundred, in words."""
    found = [f"{number:,}", str(number)]
    if 0 <= number < len(_UNITS):
        found.append(_UNITS[number])
    elif 20 <= number < 100:
        tens, units = _TENS[number // 10 - 2], number % 10
        found += [f"{tens}-{_UNITS[units]}", f"{tens} {_UNITS[units]}"] if units else [tens]
    return found
