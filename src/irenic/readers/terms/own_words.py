"""The words of an option as they can be said otherwise: "within thirty days" for "within 30 days", "sole" for "alone"."""

import re
from typing import Final

from ..numbers import NUMBER, value_of

_NUMBER: Final = re.compile(rf"(?<![\w.,/-])(?:{NUMBER})(?![\w/]|[.,:]\d)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"[- ]*(?P<what>[^\W\d_]+)")
_LARGEST: Final = 1e12
_SAME: Final = {
    **dict.fromkeys(("sole", "solely", "exclusive", "exclusively", "unilateral", "unilaterally"), "alone"),
    **dict.fromkeys(("jointly", "shared"), "joint"),
}
_SAID: Final = re.compile(rf"\b(?:{'|'.join(_SAME)})\b", re.IGNORECASE)
_OWNERS: Final = (
    re.compile(r"(?P<who>\w+?)(?:[’']s?)? (?:own )?alone\b", re.IGNORECASE),
    re.compile(r"\balone (?:\w+ ){1,5}?(?:by|for|to|under) (?:the )?(?P<who>\w+)", re.IGNORECASE),
)
DENIED: Final = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|rather than|instead of|except)\b|n[’']t\b", re.IGNORECASE
)
"""What turns some words against an option that they name."""


def as_options_say(words: str) -> str:
    """The words with their numbers in digits, and with one word for what is said in several ways."""
    plain = _NUMBER.sub(_in_digits, words)
    return _SAID.sub(lambda match: _SAME[match[0].lower()], plain)


def _in_digits(match: re.Match[str]) -> str:
    # "one" is as often somebody, and "a dozen" about twelve
    value = None if match[0].lower() in ("one", "zero") or "dozen" in match[0].lower() else value_of(match[0])
    return match[0] if value is None or value >= _LARGEST else f"{value:.0f}" if value == int(value) else match[0]


def numbers_of(words: str) -> frozenset[str]:
    """The numbers of some words, each with what it counts: "30 day", "2033"; as `as_options_say` writes them."""
    said = as_options_say(words)
    return frozenset(_with_what(said, match) for match in _NUMBER.finditer(said))


def _with_what(said: str, match: re.Match[str]) -> str:
    counted = _COUNTED.match(said, match.end())
    what = "" if counted is None else counted["what"].lower()
    return f"{match[0]} {what[:-1] if len(what) > 3 and what.endswith('s') else what}".strip()


def says_what_is_special(label: str, words: str) -> bool:
    """Whether some words have each number of an option's label, and give something alone to whom the label gives it.

    "Veldania's sole control" is no "Osmark alone", though Osmark is who rejects it.
    """
    numbers = numbers_of(label)
    said = numbers_of(words) if numbers else frozenset()
    # a label may end with its number: "by 2033"
    if not all(number in said or (" " not in number and _has(number, said)) for number in numbers):
        return False
    owners = _owners_in(label)
    return not owners or bool(owners & _owners_in(words))


def _has(number: str, said: frozenset[str]) -> bool:
    return any(one.partition(" ")[0] == number for one in said)


def _owners_in(words: str) -> frozenset[str]:
    said = as_options_say(words)
    return frozenset(match["who"].lower() for pattern in _OWNERS for match in pattern.finditer(said))
