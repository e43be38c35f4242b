"""Ends of the days that words name: ranges ("from 3 to 5 March") and what is open on one side ("since", "until", "before")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .calendar_days import DAY, OPEN, Days, Way
from .meaning import Core, Reference, future, past
from .words import HAPPENING, OWNER, noun_behind, words_pattern

_WINDOW: Final = 60


_FROM: Final = frozenset(
    "since, from, as of, as from, not before, no earlier than, not earlier than, no sooner than, on or after".split(
        ", "
    )
)
_BEFORE: Final = frozenset(("before", "prior to", "ahead of"))
_UNMOVED: Final = frozenset(("", "for", "to", "of", "between"))
"""What stands before a date without opening an end of it; it may still tell where the date lies."""


@dataclass(frozen=True)
class Expression:
    """A whole expression: the words for the days, and the preposition before them, which may open an end of them."""

    start: int
    end: int
    core: Core
    bound: str = ""
    is_an_end: bool = False
    """Whether it is "the end of" something: what is before the end of the month may still be on its last day."""

    def days(self, base: Days) -> Days:
        """The days that are meant, from those that the core names."""
        if self.bound in _UNMOVED:
            return base
        if self.bound in _FROM:
            return Days(base.first, None)
        if self.bound == "after":
            return Days(base.last + DAY, None) if base.last else OPEN
        if self.bound in _BEFORE and not self.is_an_end:
            return Days(None, base.first - DAY) if base.first else OPEN
        return Days(None, base.last)


_CLOCK: Final = (
    r"(?:midnight|noon|midday|dawn|dusk|\d{1,2}[:.]\d\d|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|o'clock|GMT|hours))"
)
_BOUND: Final = words_pattern(
    r"\b(?P<bound>(?:no|not) later than|not before|(?:no|not) earlier than|no sooner than|on or before|on or after|since|until|till|through"
    r"|up (?:to|until)|by|before|prior to|ahead of|from|as (?:of|from)|after|for|between|to|of)"
    rf"(?: (?:at least|about|around|approximately|as early as|sometime in|on|in|(?P<the>the)|{_CLOCK}(?: on)?))? $",
    re.IGNORECASE,
)
_GLUE: Final = words_pattern(
    r"(?P<dash>[-–])| (?P<spaced>[–-]) | (?P<word>to|until|till|through|and) (?:the )?(?:on )?", re.IGNORECASE
)
_MOVED: Final = re.compile(
    r"\b(?:mov\w+|postpon\w+|push\w+|delay\w+|shift\w+|brought forward|extend\w+|reschedul\w+|chang\w+|put off|put back|deferred)\b",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\b(?:letters?|videos?|footage|photos?|photographs?|images?|pictures?|reports?|statements?|drafts?|memos?|notes?|recordings?|figures|"
    r"texts?|versions?|posts?|clips?|interviews?|papers?|maps?|records?|minutes|news|back|away|different|men|data|message|order|those|that)\s+from\s+$",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(r"['’](?:s\b|(?=\s))")
_THE_DAY: Final = words_pattern(r"the \d\d? [a-z]", re.IGNORECASE)
_NAME: Final = re.compile(
    r"\s(?:Times|Herald|Post|Mail|Mirror|Telegraph|Express|Tribune|Star|Gazette|Courier|Monitor|Observer|News|Review|Journal|Chronicle|Movement|"
    r"Group|Club|Brigades?|Alliance|Accords?|Agreement|Revolution|Front|Square|Street|Avenue|Bridge|Palace|Party|Coalition|Rising|University)\b"
)
"""Behind a date, what makes a name of it: a newspaper, a movement, a street."""
_PLACED: Final = re.compile(r"\b(?:on|since|until|by|before|after|late|early|last|next)\s$", re.IGNORECASE)
_END_OF: Final = re.compile(r"(?:the\s+)?end\s+of\b", re.IGNORECASE)
_LATEST: Final = words_pattern(r",? at the latest\b| or earlier\b")
_ONWARDS: Final = words_pattern(r" onwards?\b| or later\b| on(?=[.,;])")


_MOVABLE: Final = ("day", "weekday", "month")
"""What comes again, so that one end of a range tells which of them the other is."""


def is_name(text: str, core: Core) -> bool:
    """Whether the words are part of a name ("the Friday Movement")."""
    placed = _PLACED.search(text, max(0, core.start - 8), core.start)
    return placed is None and _NAME.match(text, core.end) is not None


def with_ranges(text: str, cores: Sequence[Core]) -> list[Core]:
    """The cores, two of them put together where the text makes them the ends of one range."""
    found: list[Core] = []
    at = 0
    while at < len(cores):
        core = cores[at]
        joined = _joined(text, core, cores[at + 1]) if at + 1 < len(cores) else None
        found.append(joined or core)
        at += 2 if joined else 1
    return found


def _joined(text: str, left: Core, right: Core) -> Core | None:
    if left.has_ends or right.has_ends or not 0 < right.start - left.end <= 12:
        return None
    glue = _GLUE.fullmatch(text, left.end, right.start)
    before = text[max(0, left.start - _WINDOW) : left.start]
    opened = re.search(r"\b(from|between)\s+$", before, re.IGNORECASE)
    opener = opened[1].lower() if opened else ""
    if glue is None or _POSSESSIVE.match(text, right.end) or _POSSESSIVE.match(text, left.end):
        return None
    word = (glue["word"] or "").lower()
    if (word == "and") != (opener == "between"):
        return None
    if opener == "from" and _MOVED.search(before):
        return None
    alike = left.kind == right.kind and left.kind != "other"
    if glue["spaced"] and left.kind not in ("day", "month"):
        return None
    if not alike and not (opener and word):
        return None
    return Core(left.start, right.end, right.kind, _Range(left, right), has_ends=True)


@dataclass(frozen=True)
class _Range:
    """From the first day of the one to the last day of the other, each the nearest to the other."""

    left: Core
    right: Core

    def __call__(self, near: Reference) -> Days | None:
        left, right = self._ends(near)
        if left is None or right is None:
            return None
        if left.first and right.last and left.first > right.last:
            return OPEN
        return Days(left.first, right.last)

    def _ends(self, near: Reference) -> tuple[Days | None, Days | None]:
        nowhere = Reference(None, told=near.told)
        left, right = self.left.meaning(nowhere), self.right.meaning(nowhere)
        if left != OPEN and right != OPEN:
            return left, right
        if right is not None and right != OPEN and self.left.kind in _MOVABLE:
            return self.left.meaning(replace(near, day=right.first, tense=past)), right
        if left is not None and left != OPEN and self.right.kind in _MOVABLE:
            return left, self.right.meaning(replace(near, day=left.last, tense=future))
        if near.tense() is Way.AHEAD or self.right.kind not in _MOVABLE:
            left = self.left.meaning(near)
            movable = left is not None and left.last is not None and self.right.kind in _MOVABLE
            return left, self.right.meaning(replace(near, day=left.last, tense=future) if movable and left else near)
        right = self.right.meaning(near)
        movable = right is not None and right.first is not None and self.left.kind in _MOVABLE
        return self.left.meaning(replace(near, day=right.first, tense=past) if movable and right else near), right


def with_bound(text: str, core: Core) -> Expression:
    """The expression with the words around it that open an end of it, if there are any."""
    before = text[max(0, core.start - _WINDOW) : core.start]
    match = _BOUND.search(before)
    bound = _what_it_is_to_the_date(text, core, before, match)
    one = Expression(core.start, core.end, core, bound)
    latest, onwards = _LATEST.match(text, core.end), _ONWARDS.match(text, core.end)
    if bound == "" and (latest or onwards):
        one = replace(one, bound="until" if latest else "from")
    behind = latest or onwards
    if behind is not None and one.bound not in _UNMOVED:
        one = replace(one, end=behind.end())
    # "from" opens the date, or begins its range
    if match is not None and (bound == "between" or bound not in _UNMOVED):
        is_an_end = _END_OF.match(text, core.start) is not None
        one = replace(one, start=core.start - len(before) + match.start(), is_an_end=is_an_end)
    return one


def _what_it_is_to_the_date(text: str, core: Core, before: str, match: re.Match[str] | None) -> str:
    """The preposition before a date, as far as it is the date's own."""
    # "its March comment", "after the 14 March accord" may lie on any side of today
    owned = OWNER.search(before) is not None or _THE_DAY.match(text, core.start) is not None
    in_capitals = text[core.start : core.end].isupper()
    if core.kind in ("day", "month") and owned and (noun_behind(text, core.end) or in_capitals):
        return "of"
    # in "after Friday's vote" and "before Friday prayers" it is the vote and the prayers that are before or after
    belongs = _POSSESSIVE.match(text, core.end) is not None or HAPPENING.match(text, core.end) is not None
    if match is None or belongs or (match["the"] and core.kind != "other"):
        return ""
    bound = " ".join(match["bound"].lower().split())
    if bound in ("from", "between") and core.has_ends:
        return "between"
    # "through the night" is all of it, "through Friday" ends with it
    if bound == "between" or (bound == "through" and text[core.start : core.end].endswith("night")):
        return ""
    if bound == "from" and _MOVED.search(before):
        return "to"
    return "of" if bound == "from" and _DATED.search(before) else bound
