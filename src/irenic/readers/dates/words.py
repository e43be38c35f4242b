"""The words that dates are made of, and pieces of patterns that find them."""

import re
from typing import Final

from ..months import MONTH as MONTH_WORD
from ..months import MONTHS, WEEKDAYS
from ..numbers import ONES, TENS, value_of
from .calendar_days import Unit

ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_NUMBERS: Final = {"a": 1, "an": 1, "couple": 2, "fortnight": 2, "dozen": 12}

PART_OF_DAY: Final = r"(?:morning|afternoon|evening|night|noon|midday|midnight)\b"
MONTH: Final = rf"{MONTH_WORD}(?![a-z])"
SHORT_WEEKDAY: Final = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.|\b)"
YEAR: Final = r"(?:1[6-9]|20)\d\d(?![\d%°])(?!,\d)(?!\.\d)"
DAY_NUMBER: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\dA-Za-z%])"
ORDINAL: Final = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
NUMBER: Final = rf"(?:\d{{1,3}}|(?:{'|'.join(TENS)})-(?:{'|'.join(ONES[:9])})|{'|'.join(ONES)}|{'|'.join(TENS)}|a couple of|a dozen|a|an)"
UNIT: Final = "(?:day|week|month|year)"


_HAPPENINGS: Final = """
    prayers? talks elections? votes? meetings? summit sessions? deadline attacks? strikes? raids? round ceasefire truce protests?
    accords? agreements? shelling clashes referendum draft statement visit race campaign war crisis pact treaty deal coup
    uprising offensive
""".split()
HAPPENING: Final = re.compile(rf"\s(?:{'|'.join(_HAPPENINGS)})\b")
"""Behind a date, what it is the date of: "Friday prayers", "the Easter truce", "the 2000 accord"."""
OWNER: Final = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our|my|your|any)|['’]s|s['’])\s$", re.IGNORECASE)
"""Before a date, the word that goes with the noun behind it: "its March comment"."""
_FUNCTION_WORDS: Final = """
    and or but nor to when that which who whom whose the a an with without after before as by was were is are be been had has have
    did do would will could can may might must should shall until till in on at for from of if because while although though it
    he she they we there this these those his her their its our my no not onwards? alone only also again than then into over
    under near between against so yet
""".split()
_FUNCTION_WORD: Final = re.compile(rf"\s(?:{'|'.join(_FUNCTION_WORDS)})\b")


def noun_behind(text: str, end: int) -> bool:
    """Whether a word follows that is written small and is no function word: the date may belong to it."""
    return re.match(r"\s[a-z]", text[end : end + 2]) is not None and not _FUNCTION_WORD.match(text, end)


def words_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which a space stands for spaces and at most one line end, and an apostrophe for either form.

    Pieces of blank space are bounded, so that no text makes the search slow.
    """
    space = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,8})"
    return re.compile(pattern.replace(" ", space).replace("'", "['’]"), flags)


def month_number(word: str) -> int:
    """1 to 12, from a month's name or the abbreviation of one."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(word.lower().rstrip(".")[:3]))


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, from a weekday's name or the abbreviation of one."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def number_in(words: str) -> int:
    """A number in digits or in words; "a couple of" is 2."""
    word = re.sub(r"^an? (?=couple|dozen)| of$", "", " ".join(words.lower().split()))
    return _NUMBERS[word] if word in _NUMBERS else int(value_of(word) or 0)


def ordinal_in(words: str) -> int:
    """A day's number: "14th", "the twenty-fourth", "3"."""
    word = words.lower().removeprefix("the").strip()
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS.index("-".join(word.split())) + 1


def unit_in(word: str) -> Unit:
    """The unit that a word names, in singular or plural."""
    return Unit(word.lower().removesuffix("s"))
