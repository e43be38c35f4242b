"""Numbers in a text with the bound that the words set: "at least nine", "between six and eight", "some 200"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ..model.proposal import Span
from ..model.record import Count
from .numbers import NUMBER, range_of, whole_number

Bound = Literal["", "low", "best", "high"]

_BOUNDS: Final[dict[str, Bound]] = {
    "at least": "low",
    "at the least": "low",
    "at the very least": "low",
    "at a minimum": "low",
    "at minimum": "low",
    "a minimum of": "low",
    "above": "low",
    "exceeding": "low",
    "exceeds": "low",
    "exceed": "low",
    "greater than": "low",
    "larger than": "low",
    "longer than": "low",
    "no shorter than": "low",
    "no smaller than": "low",
    "upward of": "low",
    "no fewer than": "low",
    "not fewer than": "low",
    "no less than": "low",
    "not less than": "low",
    "more than": "low",
    "over": "low",
    "upwards of": "low",
    "well over": "low",
    "well above": "low",
    "just over": "low",
    "just under": "high",
    "well under": "high",
    "in excess of": "low",
    "up to": "high",
    "at most": "high",
    "at the most": "high",
    "at the very most": "high",
    "at a maximum": "high",
    "a maximum of": "high",
    "not even": "high",
    "below": "high",
    "not exceeding": "high",
    "not exceed": "high",
    "not to exceed": "high",
    "no greater than": "high",
    "no larger than": "high",
    "no longer than": "high",
    "smaller than": "high",
    "shorter than": "high",
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
    "closer to": "best",
    "nearer": "best",
    "somewhere near": "best",
    "somewhere around": "best",
    "in the order of": "best",
    "in the neighbourhood of": "best",
    "nearer to": "best",
    "in the region of": "best",
    "approaching": "best",
    "north of": "low",
}
_AFTER: Final[dict[str, Bound]] = {
    "or more": "low",
    "and more": "low",
    "if not more": "low",
    "and counting": "low",
    "plus": "low",
    "at least": "low",
    "at the least": "low",
    "at the very least": "low",
    "at a minimum": "low",
    "at minimum": "low",
    "or so": "best",
    "or fewer": "high",
    "or less": "high",
    "at most": "high",
    "at the most": "high",
    "at the very most": "high",
    "at a maximum": "high",
}
_ROUGHLY: Final = "|".join(words for words, bound in _BOUNDS.items() if bound == "best")
_BOUND: Final = "|".join(sorted(_BOUNDS, key=len, reverse=True))
_SO_THEY_SAY: Final = r"(?!(?<=\bor so)\s+(?:he|she|they|it|we|says?|goes|the\s+\w+\s+(?:go|say|tell|claim)s?)\b)"
"""No bound: "nine bodies, or so they say"."""
_BEHIND: Final = (
    rf"(?P<after>{'|'.join(sorted(_AFTER, key=len, reverse=True))})\b{_SO_THEY_SAY}"
    rf"(?!\s+(?:than|(?:(?:the|{_ROUGHLY})\s+)?[“\"‘']?(?:another|half|dozens|scores|{NUMBER})\b))"
)
"""A bound behind its number, and before no other: not in "26, at least nine of them children"."""
_OPENING: Final = r"[“\"‘']?"
_CLOSING: Final = r"[”\"’']?"
_SET: Final = rf"{_CLOSING}\s+(?:(?:{_ROUGHLY})\s+)?(?:the\s+)?{_OPENING}"
"""What may stand between a bound and its number: "“at least” 26", "at least some 40"."""
_AND: Final = r"(?:\s+(?:and|to)\s+|\s?[-–]\s?)"
_TO: Final = r"(?:\s+to\s+|\s+or\s+|\s?[-–]\s?|\s+and\s+)"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,:/$€£#§-])(?:(?P<bound>{_BOUND}){_SET}"
    rf"|(?P<between>between)\s+(?={NUMBER}(?:\s+(?:and|to)\s+|\s?[-–]\s?){NUMBER}(?!\w)))?"
    rf"(?<![\w.,:/$€£#§-])(?P<number>{NUMBER})"
    rf"(?(between){_AND}(?P<until>{NUMBER})(?!\w)|(?:(?P<range>{_TO})(?P<upper>{NUMBER})(?!\w))?)"
    rf"(?:(?P<plus>\+)(?!\w)|(?P<odd>[- ]odd)\b|,?\s+{_BEHIND})?"
    r"(?![\w%]|[.,:/]\d|-[A-Za-z])",
    re.IGNORECASE,
)
_SECOND: Final = re.compile(
    rf",?\s+(?:(?:but|and|or|perhaps|possibly|maybe|even|probably)\s+){{1,3}}(?P<bound>{_BOUND}){_SET}(?P<number>{NUMBER})"
    r"(?![\w%]|[.,:/]\d|-[A-Za-z])",
    re.IGNORECASE,
)
"""The other bound of the same number: "more than 10 but fewer than 20", "at least ten, perhaps as many as 15"."""
_BEHIND_NOUN: Final = re.compile(rf"(?:\s+(?!(?:and|or|to|but|in|at)\b)[a-z-]+){{1,2}},?\s+{_BEHIND}")
""" "26 people, at least", "11 people and counting"."""
_UNREAD_BEFORE: Final = re.compile(
    r"(?:\b(?:least|minimum|maximum|than|above|below|exceed\w*|surpass\w*|upwards?|excess|barely|hardly|scarcely|nearly|"
    r"almost|roughly|approximately|at most|not even|up to|close to|as many as)\b)(?:[^\w.;:!?]+\w+){0,2}[^\w.;:!?]*\Z",
    re.IGNORECASE,
)
_UNREAD_BEHIND: Final = re.compile(
    r"(?:[^\w.;:!?]+\w+){0,2}[^\w.;:!?]+"
    rf"(?:least|minimum|maximum|counting|plus|at most|or more|or fewer|or less|or so)\b{_SO_THEY_SAY}",
    re.IGNORECASE,
)
"""Words for bounds within three words of a number: where no rule reads them, the number is not exact."""


_STRICT: Final = re.compile(
    r"(?:more|greater|larger|longer|fewer|less|smaller|shorter) than|over|above|below|under|in excess of|"
    r"upwards? of|exceed\w*|not even",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(rf"\b(?P<bound>{_BOUND}){_SET}\Z", re.IGNORECASE)
_RIGHT_BEHIND: Final = re.compile(rf"(?P<plus>\+)(?!\w)|,?\s+{_BEHIND}", re.IGNORECASE)
_BEHIND_UNIT: Final = re.compile(rf"{_BEHIND_NOUN.pattern}", re.IGNORECASE)


def bound_around(text: str, start: int, end: int) -> tuple[Bound, bool]:
    """The bound that the words around a number set, whatever it counts, and whether the number itself is outside.

    "More than 30" leaves 30 out, and "at least 30" does not.
    """
    before = _BEFORE.search(text[max(0, start - 60) : start])
    if before is not None:
        words = " ".join(before["bound"].lower().split())
        return _BOUNDS[words], _STRICT.fullmatch(words) is not None
    behind = _RIGHT_BEHIND.match(text, end) or _BEHIND_UNIT.match(text, end)
    if behind is None:
        return "", False
    words = behind.groupdict()["after"]
    return ("low" if words is None else _AFTER[" ".join(words.lower().split())]), False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands, with its bound's words, and which bound it is; none where it is exact or a range."""

    span: Span
    count: Count
    bound: Bound


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text, in its order; dates, times, shares and ages are for those who read on to tell apart.

    A number beside words for a bound that no rule reads is left out: it is not known to be exact.
    """
    found = list(_amounts(text))
    for place, one in enumerate(found):
        before = found[place - 1].span[1] if place else 0
        behind = found[place + 1].span[0] if place + 1 < len(found) else len(text)
        if one.count.low != one.count.high or not _has_unread_bound(text, one.span, before, behind):
            yield one


def amounts_in_front(text: str) -> bool:
    """Whether words begin with a number in digits: "24 body bags"."""
    return re.match(r"\s*\d", text) is not None


def _has_unread_bound(text: str, span: Span, before: int, behind: int) -> bool:
    """Whether a word for a bound stands near a number, and is none of the numbers beside it."""
    start = max(before, span[0] - 60)
    return bool(_UNREAD_BEFORE.search(text[start : span[0]]) or _UNREAD_BEHIND.match(text, span[1], behind))


def _amounts(text: str) -> Iterator[Amount]:
    at = 0
    while (match := _AMOUNT.search(text, at)) is not None:
        at, start = match.end(), match.start()
        joined = (match["range"] or "").strip()
        second = match["until"] or (None if joined == "and" or _rises(text, start) else match["upper"])
        ends = None if second is None else range_of(match["number"], second)
        if ends is not None and all(end == int(end) for end in ends):
            yield Amount((start, at), Count(low=int(ends[0]), high=int(ends[1])), "")
            continue
        if match["upper"] or match["until"]:
            # "killed nine and eleven", "rose from 14 to 16": two numbers, the second of which is looked at next
            at = match.end("number")
        number = whole_number(match["number"])
        if number is None:
            continue
        bound: Bound = _BOUNDS.get(" ".join((match["bound"] or "").lower().split()), "")
        if match["upper"] is None:
            bound = _bound_behind(text, match) or bound
            other = _SECOND.match(text, at)
            if other is not None and (both := _both(number, bound, other)) is not None:
                at = other.end()
                yield Amount((start, at), both, "")
                continue
        yield Amount((start, at), bounded(number, bound), bound)


def _rises(text: str, start: int) -> bool:
    """Whether a number is what a change began with: "from 14 to 16"."""
    return text[max(0, start - 5) : start].lower() == "from "


def _bound_behind(text: str, match: re.Match[str]) -> Bound:
    """The bound that the words behind a number or behind its noun set; "" where there is none."""
    if match["plus"]:
        return "low"
    if match["odd"]:
        return "best"
    behind = match["after"]
    if behind is None and not match["bound"] and (later := _BEHIND_NOUN.match(text, match.end())) is not None:
        behind = later["after"]
    return "" if behind is None else _AFTER[" ".join(behind.lower().split())]


def _both(number: int, bound: Bound, other: re.Match[str]) -> Count | None:
    """The count of a number whose one bound follows the other."""
    second = whole_number(other["number"])
    bounds = {bound: number, _BOUNDS.get(" ".join(other["bound"].lower().split()), ""): second}
    low, high = bounds.get("low"), bounds.get("high")
    return Count(low=low, high=high) if low is not None and high is not None and low < high else None


def bounded(number: int, bound: Bound) -> Count:
    """The count that a number and its bound give.

    A bound is always a number that the text says: "more than 30" is at least 30, and "fewer than 30" at most 30. A
    count has no shape for an open bound, and 31 and 29 would be numbers of nobody's.
    """
    if not bound:
        return Count(low=number, best=number, high=number)
    return Count(**{bound: number})
