"""How much a term is of: the number that measures it, with its unit."""

import re
from typing import Any, Final, NamedTuple

from ...model.proposal import Span

_SMALL: Final = {
    word: float(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {
    word: 10.0 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9,
}  # fmt: skip
_WORD: Final = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE: Final = "hundred|thousand|million|billion|trillion|dozen"
_AMOUNT: Final = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORD})(?:[- ](?:{_WORD}))?|(?<=\ba )(?:{_SCALE})|(?<=\bA )(?:{_SCALE}))"
    rf"(?:(?: (?:{_SCALE}))+|(?<=\d)(?:k|m|mn|bn)\b)?"
)
_NUMBER: Final = re.compile(rf"(?<![\w.,/-])(?P<sign>[$€£])?(?P<number>{_AMOUNT})(?![\w/]|[.,:]\d)", re.IGNORECASE)
_SIGNS: Final = {"$": "dollars", "€": "euros", "£": "pounds"}
_TIME: Final = re.compile(r"(?:second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
# numbers that name and do not measure
_NAMING: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}\b(?:,? \d{{4}})?|{_MONTH} \d{{4}}|"
    r"(?:in|of|since|by|until|from|to|the|borders of|before|after) (?:1[5-9]|20|21)\d\d\b|\d{1,2}:\d\d|"
    r"(?:Articles?|Points?|Paragraphs?|Sections?|Clauses?|Resolution|Route|No\.|Chapter|Phase|Stage) \d+(?:(?: to | and |[-–])\d+)?|"
    r"(?:the|both|all) (?:two|three|four) (?:sides|parties|countries|governments|states|capitals|delegations|armies|nations)|"
    r"(?:one|two|three) (?:and|or) (?:the )?other|one another|\bone (?:of|third|half|quarter|day|side|party|year later)\b)",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(r"[- ](?:thirds?|quarters?|halves|half|fifths?|tenths?)\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s*[–—-]?\s*(?:or|to|and|[–—-])\s*(?:$|about |some |at most )?$", re.IGNORECASE)
_PERCENT: Final = re.compile(r"\s?(?:per ?cent\b|%|percentage points?\b)", re.IGNORECASE)
_OF: Final = re.compile(rf" of (?:the|its|their|his) (?:{_AMOUNT} )?(?P<whom>\w+)", re.IGNORECASE)
_MODALS: Final = frozenset("would will shall must may can could should is are has have go goes".split())
_MEASURES: Final = frozenset("nautical square cubic metric".split())


class Quantity(NamedTuple):
    """A number and what it counts, as the words say it."""

    number: float
    unit: str | None


def quantity_of(words: Any, without: list[Span]) -> Quantity | None:
    """The number that measures a term, in parsed words; None where there is none, a range or two numbers to choose from.

    `without` are parts of the words, in characters, whose numbers do not measure it: deadlines.
    """
    text = _plain(words.text)
    naming = [match.span() for match in _NAMING.finditer(text)] + without
    found = [
        match
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start("number") < end for start, end in naming)
        and not _FRACTION.match(text, match.end())
        and match["number"].lower() != "one"
        # "the Seven Ports Union" is a name
        and not (match["number"][0].isupper() and match.start() > 0)
    ]
    measured: list[tuple[re.Match[str], str | None]] = [(one, _unit(words, one)) for one in found]
    durations = [one for one in measured if one[1] and _TIME.fullmatch(one[1])]
    others = [one for one in measured if one not in durations]
    for one in (others or durations)[:1]:
        if _is_range(text, one[0], found):
            return None
        return Quantity(number_in(one[0]["number"]), one[1])
    return None


def _plain(words: str) -> str:
    """The words with each kind of space as a plain one, character by character."""
    return re.sub(r"\s", " ", words)


def is_number(words: str) -> bool:
    """Whether words are a number that `number_in` can read."""
    return re.fullmatch(_AMOUNT, words, re.IGNORECASE) is not None


def number_in(words: str) -> float:
    """The value of a number in digits or words: "1,200", "12 million", "twenty-five"."""
    total, part = 0.0, 0.0
    glued = re.sub(r"(?<=\d)(k|mn|m|bn)$", r" \1", words.lower().replace(",", ""))
    for word in re.split(r"[- ]+", glued):
        if word in _SCALES:
            part = (part or 1.0) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0.0
        else:
            part += _SMALL[word] if word in _SMALL else float(word)
    return total + part


def _is_range(text: str, one: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Whether a number is one end of a range, or one of two that the text does not decide between."""
    for other in found:
        left, right = sorted((one, other), key=lambda match: match.start())
        between = text[left.end() : right.start()]
        is_change = re.fullmatch(r" \w+ to ", between) and text[: left.start()].lower().endswith("from ")
        if left is not right and is_change:
            return True
        if left is not right and len(between) < 12 and _RANGE.fullmatch(between):
            is_pair = re.fullmatch(r"\s+and\s*", between) and not re.search(r"\bbetween\s+$", text[: left.start()])
            return not is_pair
    return False


def _unit(words: Any, number: re.Match[str]) -> str | None:
    text = _plain(words.text)
    if number["sign"]:
        return _SIGNS[number["sign"]]
    if percent := _PERCENT.match(text, number.end()):
        return percent[0].strip().lower().replace("%", "per cent").replace("percent", "per cent")
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
    return " ".join(token.text for token in (*measures, *unit))
