"""Numbers in digits and in English words: one list of them, the pattern that finds them, and what they are worth."""

import re
from typing import Final

ONES: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
"""Every number below twenty that is one word, from one on."""
TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORTH: Final = {"zero": 0, **{word: number for number, word in enumerate(ONES, 1)}, **TENS}
_SHARES: Final = {"half": 0.5, "quarter": 0.25}
_SIZES: Final = {**SCALES, "hundred": 100, "dozen": 12}
_ABBREVIATED: Final = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}

_ONE: Final = "|".join(sorted(["zero", *ONES], key=len, reverse=True))
SMALL: Final = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[:9])})\b)?|(?:{_ONE}))"
"""A number below a hundred in words."""
_SCALE: Final = "|".join(SCALES)
_LARGER: Final = rf"(?![- ](?:hundred|{_SCALE})\b)"
DIGITS: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}},\d{{1,2}}(?=[- ](?:{_SCALE})\b)|\d+(?:\.\d+)?)"
"""A number in digits. A comma before one or two digits is a decimal one where "million" or the like follows; where
nothing does, it may be anything."""
_HUNDREDS: Final = rf"(?:(?:an?|{SMALL}|{DIGITS})[- ]hundred\b(?: (?:and )?{SMALL}\b{_LARGER})?)"
_COUNTED: Final = rf"(?:(?:an?|{SMALL}|{DIGITS})[- ]hundred\b(?: (?:and )?{SMALL}\b(?=[- ](?:{_SCALE})\b))?)"
"""How many thousands or millions: in "two hundred and fifty thousand", all that comes before "thousand"."""
_MANY: Final = rf"(?:{_COUNTED}|{SMALL}|{DIGITS}|an?)"
_REST: Final = rf"(?: (?:and )?(?:{_HUNDREDS}|{SMALL}\b{_LARGER}))?"
_BY_SCALE: Final = (
    rf"(?:{_MANY}(?: and a (?:half|quarter))?[- ](?:{_SCALE})\b(?:[- ](?:{_SCALE})\b)?(?: and a (?:half|quarter)\b)?"
    rf"(?: (?:and )?{_MANY}[- ]thousand\b)?{_REST})"
)
_SHARE: Final = (
    rf"(?:(?:(?:a )?half(?:[- ]an?)?|(?:(?:a|three) )?quarters? of a)[- ](?:{_SCALE}|dozen)\b"
    rf"|half[- ]a[- ](?:{_SCALE}|dozen)\b)"
)
_DOZEN: Final = rf"(?:(?:an?|{SMALL}|\d) dozen\b)"
NUMBER: Final = rf"(?:{_SHARE}|{_BY_SCALE}|{_HUNDREDS}|{_DOZEN}|{SMALL}|{DIGITS})"
"""Any number, as long as it goes: "two hundred and fifty thousand", "1.2 million", "half a million", "a dozen"."""
_TOO_LONG: Final = 1e15
"""From here on digits are a code, and no number of anything."""
_IS_NUMBER: Final = re.compile(NUMBER, re.IGNORECASE)
_IS_SHARE: Final = re.compile(
    rf"(?:a |(?P<three>three ))?(?P<share>half|quarter)s?(?:[- ](?:of )?an?)?[- ](?P<scale>{_SCALE}|dozen)"
)
_AND_A_SHARE: Final = re.compile(r"(?P<whole>.+) and a (?P<share>half|quarter)")


def value_of(words: str) -> float | None:
    """What a number in digits or words is worth; None for what is no number, as "dozens" and "thousand" are.

    "k", "m", "mn" and "bn" behind digits are read; whether "m" is millions or metres, the caller has to know.
    """
    plain = " ".join(words.lower().split())
    plain = re.sub(r"(?<=\d)(k|mn|m|bn)$", lambda match: f" {_ABBREVIATED[match[1]]}", plain)
    if not plain.isascii() or not _IS_NUMBER.fullmatch(plain):
        return None
    value = _worth(plain)
    return round(value, 6) if value < _TOO_LONG else None


def _worth(plain: str) -> float:
    """The value of what is known to be a number, from its largest scale down."""
    if share := _IS_SHARE.fullmatch(plain):
        return (3 if share["three"] else 1) * _SHARES[share["share"]] * _SIZES[share["scale"]]
    if (plus := _AND_A_SHARE.fullmatch(plain)) and not any(scale in plus["whole"] for scale in _SIZES):
        return _worth(plus["whole"]) + _SHARES[plus["share"]]
    for scale in sorted(_SIZES, key=lambda name: -_SIZES[name]):
        many, found, rest = plain.replace("-", " ").partition(f" {scale}")
        if found:
            rest = rest.strip().removeprefix("and ")
            over = _SHARES[rest[2:]] * _SIZES[scale] if rest[2:] in _SHARES else _worth(rest) if rest else 0
            return _worth(_point(many)) * _SIZES[scale] + over
    if plain in ("a", "an"):
        return 1
    return sum(_WORTH[one] if one in _WORTH else float(one.replace(",", "")) for one in re.split(r"[- ]", plain))


def _point(digits: str) -> str:
    """Digits before a scale, with a point for a comma that parts off decimals: "3,5 million"."""
    return re.sub(r"^(\d{1,3}),(\d{1,2})$", r"\1.\2", digits)


def whole_number(words: str) -> int | None:
    """The same where it is a whole number; None where it is none."""
    value = value_of(words)
    return int(value) if value is not None and value == int(value) else None


def range_of(first: str, second: str) -> tuple[float, float] | None:
    """The ends of a range: in "5 to 6 million" and "two to three hundred" the first counts what the second does.

    None where they are no numbers in rising order.
    """
    low, high = value_of(first), value_of(second)
    if low is None or high is None:
        return None
    scale = _SIZES.get(re.split(r"[- ]", second.lower())[-1], 1)
    is_bare = re.search(rf"\b(?:hundred|dozen|{_SCALE})\b|,\d{{3}}", first, re.IGNORECASE) is None
    if scale > 1 and is_bare and not second.lower().startswith(("a ", "an ")) and low * scale < high:
        low *= scale
    return (low, high) if low < high else None
