"""What a pronoun may stand for by its number: "they" for several, "it" for one body, neither for one person."""

import re
from bisect import bisect_left, insort
from typing import Final

from .harm import is_person
from .pieces import word_set

_HEAD: Final = re.compile(
    r"\s*(?:,|\(|\b(?:of|in|from|at|for|on|to|near|who|which|that|whose|with|by|under|close|familiar|briefed|speaking)\b)"
)
_BODIES: Final = re.compile(
    r"\b(?:States|Nations|Emirates|Netherlands|Philippines|Isles|Islands|Times|News|headquarters)\Z"
)
_GROUPS: Final = word_set(
    """
    rebels police people troops forces guerrillas insurgents militias sides parties states governments ministries
    councils armies leaders lawmakers delegates officials sources diplomats authorities women men children
    settlers ranks members
    """
)
_SEVERAL: Final = re.compile(
    r"^(?:both|two|three|four|five|six|several|many|some|all|most|few|dozens|other)\b", re.IGNORECASE
)
_PERSONAL: Final = re.compile(
    r"^(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w’'.-]+[’']s?) (?:[\w’'-]+ ){0,3}?"
    r"(?:president|minister|premier|chancellor|king|queen|prince|princess|emperor|sultan|emir|governor|mayor|commander|"
    r"general|colonel|admiral|leader|envoy|mediator|ambassador|negotiator|chairman|chairwoman|speaker|secretary|bishop|"
    r"archbishop|patriarch|pope)\b"
)


def is_several(words: str) -> bool:
    """Whether words name more than one: "the rebels", "Alpha and Beta", "two officials"; a body is one."""
    core = _HEAD.split(words.strip(), maxsplit=1)[0].strip()
    if _SEVERAL.match(core) or re.search(r"\band\b", core):
        return True
    last = core.rpartition(" ")[2]
    if _BODIES.search(core) or not last:
        return False
    lower = last.lower()
    if lower in _GROUPS:
        return True
    ends = lower.endswith("s") and not lower.endswith(("ss", "us", "is", "’s", "'s"))
    return ends and (is_person(lower[:-1]) or last.islower())


def holds_an_office(words: str) -> bool:
    """Whether words call one person by an office that is told as known: "the president", "Alpha's foreign minister"."""
    core = _HEAD.split(words.strip(), maxsplit=1)[0].strip()
    return _PERSONAL.match(core) is not None and not is_several(core)


class Sides:
    """The sides that a text speaks of, with their places: whom "it" and "they" may stand for."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str]] = []

    def take(self, at: int, words: str) -> None:
        """Know that a side acts, speaks or is spoken of at a place."""
        insort(self._found, (at, words))

    def before(self, at: int, *, several: bool | None, without: str | None = None, within: int) -> str | None:
        """The last of them before a place, at most `within` characters off; `several` asks for one or for more."""
        for place, words in reversed(self._found[: bisect_left(self._found, (at, ""))]):
            if at - place > within:
                return None
            if words != without and several in (None, is_several(words)):
                return words
        return None
