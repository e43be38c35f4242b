"""Numbers in a text with the bound that the words set: "at least nine", "between six and eight", "some 200"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ..model.proposal import Span
from ..model.record import Count

Bound = Literal["", "low", "best", "high"]

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_POWERS: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_UNIT: Final = "|".join(_UNITS)
_SMALL: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT}))?|{_UNIT})"
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d+(?= million))?)"
_POWER: Final = "|".join(_POWERS)
_LARGE: Final = (
    rf"(?:an?|{_SMALL}|{_DIGITS}) (?:{_POWER})(?: (?:{_POWER}))?(?:(?: and)? {_SMALL}(?: hundred)?(?: and {_SMALL})?)?"
)
_DOZEN: Final = r"(?:half a|an?|one|two|three|four|five|six|\d) dozen"
_NUMBER: Final = rf"(?:{_LARGE}|{_DOZEN}|{_SMALL}|{_DIGITS})"
_BOUNDS: Final[dict[str, Bound]] = {
    "at least": "low",
    "no fewer than": "low",
    "not fewer than": "low",
    "no less than": "low",
    "not less than": "low",
    "more than": "low",
    "over": "low",
    "upwards of": "low",
    "in excess of": "low",
    "up to": "high",
    "at most": "high",
    "as many as": "high",
    "no more than": "high",
    "not more than": "high",
    "fewer than": "high",
    "less than": "high",
    "under": "high",
    "some": "best",
    "about": "best",
    "around": "best",
    "nearly": "best",
    "almost": "best",
    "roughly": "best",
    "approximately": "best",
    "close to": "best",
    "an estimated": "best",
}
_AFTER: Final[dict[str, Bound]] = {"or more": "low", "or so": "best", "or fewer": "high", "or less": "high"}
_OPENING: Final = r"[“\"‘']?"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,:/$€£#§-])(?:(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s+(?:the\s+)?{_OPENING}"
    rf"|(?P<between>between)\s+)?(?<![\w.,:/$€£#§-])(?P<number>{_NUMBER})"
    rf"(?:(?P<range>\s+to\s+|\s+or\s+|\s?[-–]\s?|\s+and\s+)(?P<upper>{_NUMBER})(?!\w))?"
    rf"(?:\s+(?P<after>{'|'.join(_AFTER)})\b)?"
    r"(?![\w%]|[.,:/]\d|-[A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands, with its bound's words, and which bound it is; none where it is exact or a range."""

    span: Span
    count: Count
    bound: Bound


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text, in its order; dates, times, shares and ages are for those who read on to tell apart."""
    at = 0
    while (match := _AMOUNT.search(text, at)) is not None:
        at, start = match.end(), match.start()
        number = number_of(match["number"])
        upper = None if match["upper"] is None else number_of(match["upper"])
        joined = (match["range"] or "").strip()
        rises = text[max(0, start - 5) : start].lower() == "from "
        fits = not rises and (joined == "and") == bool(match["between"])
        if upper is not None and number is not None and fits and number < upper:
            yield Amount((start, at), Count(low=number, high=upper), "")
            continue
        if match["upper"] is not None:
            # "killed nine and eleven", "rose from 14 to 16": two numbers, the second of which is looked at next
            at = match.end("number")
        if number is not None:
            bound: Bound = _BOUNDS.get(" ".join((match["bound"] or "").lower().split()), "")
            if match["upper"] is None and match["after"]:
                bound = _AFTER[match["after"].lower()]
            yield Amount((start, at), bounded(number, bound), bound)


def bounded(number: int, bound: Bound) -> Count:
    """The count that a number and its bound give.

    A bound is always a number that the text says: "more than 30" is at least 30, and "fewer than 30" at most 30. A
    count has no shape for an open bound, and 31 and 29 would be numbers of nobody's.
    """
    if not bound:
        return Count(low=number, best=number, high=number)
    return Count(**{bound: number})


def number_of(words: str) -> int | None:
    """A number in digits or words; None for dozens, hundreds and thousands, which are no numbers."""
    plain = words.lower().replace(",", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain.endswith(" dozen"):
        first = plain.removesuffix(" dozen")
        number = 0.5 if first == "half a" else number_of(first) if first not in ("a", "an") else 1
        return None if number is None else int(12 * number)
    total = part = 0
    parts = [one for one in re.split(r"[- ]", plain) if one and one != "and"]
    for place, one in enumerate(parts):
        if one in ("a", "an") and place == 0 and len(parts) > 1:
            part = 1
        elif one in _POWERS:
            if not part:
                return None
            part *= _POWERS[one]
            if _POWERS[one] >= 1000:
                total, part = total + part, 0
        elif one in _UNITS or one in _TENS:
            part += _UNITS.get(one, _TENS.get(one, 0))
        elif re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", one) and place == 0 and len(parts) > 1:
            if parts[1] not in _POWERS:
                return None
            whole = float(one) * _POWERS[parts[1]]
            return round(whole) if len(parts) == 2 else None
        else:
            return None
    return total + part if parts else None
