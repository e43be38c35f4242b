"""How much a term is of: the number that measures it, with its unit."""

import re
from typing import Any, Final, NamedTuple

from ...model.proposal import Span
from ..amounts import bound_around
from ..months import MONTH
from ..numbers import NUMBER, range_of, value_of
from .units import measured_in, with_rate

_NUMBER: Final = re.compile(
    rf"(?<![\w.,/-])(?P<sign>[$€£])?(?P<number>{NUMBER}(?:(?<=\d)(?:k|mn|m|bn)\b)?)(?![\w/]|[.,:]\d)", re.IGNORECASE
)
_METRES: Final = re.compile(r"(?<=\d)m\Z", re.IGNORECASE)
_MONEY: Final = re.compile(r"\s(?:dollars?|euros?|pounds?|crowns?|people|votes?)\b", re.IGNORECASE)
"""Behind "5m" what says that it is millions; "500m" alone is a distance."""
_SIGNS: Final = {"$": "dollars", "€": "euros", "£": "pounds"}
_TIME: Final = re.compile(r"(?:second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
# numbers that name and do not measure
_NAMING: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?: \d{{4}})?|{MONTH} \d{{1,2}}\b(?:,? \d{{4}})?|{MONTH} \d{{4}}|"
    r"(?:in|of|since|by|until|from|to|the|borders of|before|after) (?:1[5-9]|20|21)\d\d\b|\d{1,2}:\d\d|"
    r"(?:Articles?|Points?|Paragraphs?|Sections?|Clauses?|Resolution|Route|No\.|Chapter|Phase|Stage) \d+(?:(?: to | and |[-–])\d+)?|"
    r"(?:Variant|Option|Alternative) \d+|the two (?=[a-z]+s\b)|(?:under|aged) \d\d(?= and\b|,|\.|$| years)|"
    r"(?:the|both|all) (?:two|three|four) (?:sides|parties|countries|governments|states|capitals|delegations|armies|nations)|"
    r"(?:one|two|three) (?:and|or) (?:the )?other|one another|\bone (?:of|third|half|quarter|day|side|party|year later)\b)",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(r"[- ](?:thirds?|quarters?|halves|half|fifths?|tenths?)\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s*[–—-]?\s*(?:or|to|and|[–—-])\s*(?:$|about |some |at most )?$", re.IGNORECASE)
_CHANGED: Final = re.compile(
    r"\b(?:come|came|gone?|cut|lowered|raised|reduced|fallen|risen|increased|shortened|extended|narrowed|down|up|shrunk|"
    r"grown|widened)\b[^.;]{0,20}\bfrom\s+$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_PERCENT: Final = re.compile(r"\]?\s?(?:per ?cent\b|%|percentage points?\b)", re.IGNORECASE)
_OF: Final = re.compile(rf" of (?:the|its|their|his) (?:{NUMBER} )?(?P<whom>\w+)", re.IGNORECASE)
_MODALS: Final = frozenset("would will shall must may can could should is are has have go goes".split())
_MEASURES: Final = frozenset("nautical square cubic metric".split())


class Quantity(NamedTuple):
    """What measures a term, and in which unit: a number with the bound that the words set, or a range."""

    number: float | None
    """None for a range."""
    unit: str | None
    low: float | None = None
    """At least so many; None where the words set no such bound."""
    high: float | None = None


class Measure(NamedTuple):
    """A number as some words give it, with its bounds: for an exact one both are the number."""

    number: float
    low: float | None
    high: float | None
    is_open: bool
    """Whether the bound itself is left out: "more than 400"."""
    unit: str | None = None
    """The unit of measure right behind it: "metres per second", never "soldiers"."""

    @property
    def is_exact(self) -> bool:
        """Whether the words say just this number."""
        return self.low is not None and self.low == self.high

    def holds(self, value: float) -> bool:
        """Whether a value lies within the bounds; none does for a number that is about right."""
        if self.is_open and value == self.number:
            return False
        is_low, is_high = self.low is not None, self.high is not None
        return (
            (is_low or is_high)
            and (not is_low or value >= (self.low or 0))
            and (not is_high or value <= (self.high or 0))
        )


def measures_in(words: str) -> list[Measure]:
    """The numbers of some words that measure something, each with its bounds; ranges come as one."""
    text = _plain(words)
    found: list[Measure] = []
    matches = _measuring(text, [])
    for place, match in enumerate(matches):
        behind = matches[place + 1] if place + 1 < len(matches) else None
        ends = None if behind is None else _ends(text, match, behind)
        if ends is not None:
            found.append(Measure(ends[1], *ends, is_open=False, unit=measured_in(text, matches[place + 1].end())))
        elif not (place and _ends(text, matches[place - 1], match)):
            number = value_of(match["number"]) or 0.0
            bound, is_open = bound_around(text, match.start(), match.end())
            low = number if bound in ("", "low") else None
            high = number if bound in ("", "high") else None
            found.append(Measure(number, low, high, is_open, measured_in(text, match.end())))
    return found


def quantity_of(words: Any, without: list[Span]) -> Quantity | None:
    """What measures a term, in parsed words; None where nothing does, or one of two numbers that are left open.

    `without` are parts of the words, in characters, whose numbers do not measure it: deadlines.
    """
    text = _plain(words.text)
    found = _measuring(text, without)
    measured: list[tuple[re.Match[str], str | None]] = [(one, _unit(words, one)) for one in found]
    durations = [one for one in measured if one[1] and _TIME.fullmatch(one[1])]
    others = [one for one in measured if one not in durations]
    for match, unit in (others or durations)[:1]:
        if (other := _beside(text, match, found)) is not None:
            left, right = sorted((match, other), key=lambda one: one.start())
            if _CHANGED.search(text[: left.start()]):
                # "has come down from 40 to 30": what it is now
                return Quantity(value_of(right["number"]) or 0.0, _unit(words, right))
            ends = _ends(text, left, right)
            return None if ends is None else Quantity(None, unit or _unit(words, other), *ends)
        number = value_of(match["number"]) or 0.0
        bound, _ = bound_around(text, match.start(), match.end())
        return Quantity(number, unit, low=number if bound == "low" else None, high=number if bound == "high" else None)
    return None


def _measuring(text: str, without: list[Span]) -> list[re.Match[str]]:
    """The numbers of a text that name nothing: no day, no article, no "one another"."""
    naming = [match.span() for match in _NAMING.finditer(text)] + without
    return [
        match
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start("number") < end for start, end in naming)
        and not _FRACTION.match(text, match.end())
        and match["number"].lower() not in ("one", "zero")
        # "the Seven Ports Union" is a name
        and not (match["number"][0].isupper() and match.start() > 0)
        and not (_METRES.search(match["number"]) and not match["sign"] and not _MONEY.match(text, match.end()))
        and value_of(match["number"]) is not None
    ]


def _plain(words: str) -> str:
    """The words with each kind of space as a plain one, character by character."""
    return re.sub(r"\s", " ", words)


def _beside(text: str, one: re.Match[str], found: list[re.Match[str]]) -> re.Match[str] | None:
    """The other end of a range, or the other of two numbers that the text does not decide between."""
    for other in found:
        left, right = sorted((one, other), key=lambda match: match.start())
        between = text[left.end() : right.start()]
        if left is right or len(between) >= 12:
            continue
        if re.fullmatch(r" \w+ to ", between) and text[: left.start()].lower().endswith("from "):
            return other
        if _RANGE.fullmatch(between):
            is_pair = re.fullmatch(r"\s+and\s*", between) and not _BETWEEN.search(text[: left.start()])
            return None if is_pair else other
    return None


def _ends(text: str, left: re.Match[str], right: re.Match[str]) -> tuple[float, float] | None:
    """The ends of a range: "between 3,000 and 3,500", "40 to 60"; none of a choice: "250,000 or 300,000"."""
    between = text[left.end() : right.start()]
    rises = text[: left.start()].lower().endswith("from ")
    is_range = re.fullmatch(r" to |\s?[–-]\s?", between) is not None and not rises
    is_both = between == " and " and _BETWEEN.search(text[: left.start()]) is not None
    return range_of(left["number"], right["number"]) if is_range or is_both else None


def _unit(words: Any, number: re.Match[str]) -> str | None:
    text = _plain(words.text)
    if number["sign"]:
        return _SIGNS[number["sign"]]
    if percent := _PERCENT.match(text, number.end()):
        return percent[0].strip("] ").lower().replace("%", "per cent").replace("percent", "per cent")
    if of_those := _OF.match(text, number.end()):
        return None if of_those["whom"].isdigit() or of_those["whom"] in _MODALS else of_those["whom"]
    span = words.char_span(number.start("number"), number.end("number"), alignment_mode="expand")
    if span is None:
        return None
    last = span[-1]
    following = list(words.doc[last.i + 1 : min(words.end, last.i + 6)])
    unit: list[Any] = []
    for token in following:
        if token.text in "-–" and not unit:
            continue
        if token.pos_ in ("NOUN", "PROPN") and (token.text[:1].islower() or not unit):
            unit.append(token)
        elif unit or token.pos_ not in ("ADJ", "VERB", "ADV") or token.tag_ == "VBP":
            break
    if not unit or not unit[-1].text[:1].isalpha():
        return None
    measures = [token for token in following if token.lower_ in _MEASURES and token.i < unit[0].i]
    ends = unit[-1].idx + len(unit[-1].text) - words[0].idx
    return with_rate(text, " ".join(token.text for token in (*measures, *unit)), ends)
