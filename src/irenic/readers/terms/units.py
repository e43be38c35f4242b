"""Units as people write them: whether two are the same, and what a unit means that is counted by the second or the day."""

import re
from typing import Final, NamedTuple

from ..pieces import word_set

_WORD: Final = re.compile(r"[^\W\d_]+|[²³]|/")
RATE: Final = re.compile(
    r"\s+(?:of\s+(?:[\w-]+\s+){1,2}?)?(?P<rate>(?:per|each|every|an?)\s+(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|"
    r"season|person|head|capita|household|family|hectare|vehicle|side|party|crossing|kilometre|kilometer|mile|tonne|ton|"
    r"barrel)|per\s+annum|daily|weekly|monthly|yearly|annually|an?\s+head)\b",
    re.IGNORECASE,
)
"""Behind a unit what it is counted by: "per second", "of water a day", "a year"."""
_AREAS: Final = word_set("square cubic nautical")
_SCALES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NO_PART: Final = word_set("of the a an per each every in metric")
_SHORT: Final = {
    "m": "metre",
    "km": "kilometre",
    "meter": "metre",
    "kilometer": "kilometre",
    "kg": "kilogram",
    "kilo": "kilogram",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kw": "kilowatt",
    "liter": "litre",
    "ton": "tonne",
    "s": "second",
    "sec": "second",
    "h": "hour",
    "annum": "year",
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "capita": "person",
    "head": "person",
    "percent": "cent",
    "percentage": "cent",
    "ha": "hectare",
    "foot": "foot",
    "feet": "foot",
}
_PEOPLE: Final = word_set(
    "soldier troop man men personnel people person fighter officer servicemen serviceman member staff"
)
_COUNTED_BY: Final = re.compile(
    r"(?:\bper\b|/|\beach\b|\bevery\b|\ban?\b)\s*(?P<what>[^\W\d_]+)|\b(?P<adverb>daily|weekly|monthly|yearly|annually)\b",
    re.IGNORECASE,
)
_CENT: Final = re.compile(r"\bper ?cent\b|%|\bpercent(?:age points?)?\b", re.IGNORECASE)
_POWER: Final = re.compile(r"\b(?P<length>[kcm]?m)(?P<of>[²³23])(?!\w)")
""" "km²", "m3"."""
_MEASURED: Final = re.compile(
    r"[\s-]*(?P<unit>(?:(?:square|cubic|nautical|metric)\s+)?(?:per ?cent|percent|%|(?:kilo|centi|milli)?met(?:re|er)s?|"
    r"kilomet(?:re|er)s?|miles?|hectares?|acres?|feet|seconds?|minutes?|hours?|days?|weeks?|months?|years?|tonnes?|tons?|"
    r"kilos?|kilograms?|lit(?:re|er)s?|barrels?|gallons?|dollars?|euros?|pounds?|crowns?|(?:mega|kilo|giga)watts?)\b)",
    re.IGNORECASE,
)
"""A unit of measure right behind a number: what is no matter of taste, as "soldiers" and "men" are."""


class Unit(NamedTuple):
    """A unit, taken apart."""

    words: frozenset[str]
    """What is counted, in the singular: {"metre"}; empty for a bare number."""
    power: str | None
    """ "square", "cubic", "nautical"."""
    by: str | None
    """What it is counted by: in "cubic metres per second", "second"."""
    scale: float
    """How many of it one is: in "million tonnes", a million."""


def unit_of(unit: str) -> Unit:
    """The parts of a unit as it is written."""
    plain = _CENT.sub(" percent ", unit.lower().replace("kph", "km/h"))
    plain = _POWER.sub(lambda match: f"{'square' if match['of'] in '²2' else 'cubic'} {match['length']}", plain)
    match = _COUNTED_BY.search(plain)
    by = None if match is None else _single(match["what"] or match["adverb"])
    held = plain if match is None else plain[: match.start()]
    words = [_single(word) for word in _WORD.findall(held)]
    power = next((word for word in words if word in _AREAS), None)
    scale = next((_SCALES[word] for word in words if word in _SCALES), 1.0)
    return Unit(frozenset(words) - _NO_PART - _AREAS - _SCALES.keys(), power, by, scale)


def are_one_unit(one: str, other: str) -> bool:
    """Whether two units are the same but for a "million" before them: an army counts soldiers, men or personnel.

    Cubic metres are no cubic metres per second, and kilometres no square kilometres.
    """
    first, second = unit_of(one), unit_of(other)
    if (first.power, first.by) != (second.power, second.by):
        return False
    if first.words & _PEOPLE and second.words & _PEOPLE:
        return True
    return bool(first.words & second.words) or first.words == second.words


def counted_in(number: float, unit: str | None, other: str | None = None) -> float:
    """A number of one unit in another, or in single units: 4.1 of "million cubic metres" are 4,100,000 cubic metres."""
    # 4.1 times a million is 4,099,999.9999999995
    return float(f"{number * unit_of(unit or '').scale / unit_of(other or '').scale:.12g}")


def with_rate(text: str, unit: str, end: int) -> str:
    """A unit that ends at a character of a text, with what it is counted by: "cubic metres per second"."""
    rate = RATE.match(text, end)
    return unit if rate is None else f"{unit} {' '.join(rate['rate'].split())}"


def measured_in(text: str, end: int) -> str | None:
    """The unit of measure that stands right behind a number in a text; None where none does."""
    found = _MEASURED.match(text, end)
    return None if found is None else with_rate(text, found["unit"], found.end())


def _single(word: str) -> str:
    word = word.lower()
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return _SHORT.get(word, word)
