"""Numbers of people and things in reports of violence: what was counted, and whether exactly, at least or at most."""

import re
from dataclasses import dataclass, field
from typing import Final

from ..model.proposal import Span
from ..model.record import Count

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_WORD: Final = "|".join([*_UNITS, *_TENS, "dozens?", "hundreds?", "thousands?"])
_NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS)})|(?:{_WORD}))"
_BOUND: Final = r"(?P<bound>at least|no fewer than|not fewer than|no less than|not more than|no more than|more than|over|up to|at most|fewer than|less than|some|about|around|nearly|almost|roughly|an estimated)"
_AMOUNT: Final = rf"(?:{_BOUND} |between (?={_NUMBER} and ))?(?P<number>{_NUMBER})(?:(?: to |[-–]|(?<=between \d) and |(?<=between \d\d) and |(?<=between \d\d\d) and )(?P<upper>{_NUMBER}))?"
_WHOM: Final = r"(?:other |more |\w+ )?(?:people|persons|civilians|soldiers|troops|servicemen|children|women|men|residents|others|police officers|fighters|militants|rebels|peasants|workers|guerrillas)"
_AMONG: Final = r"(?:, (?:among them|among whom|including) [^,.;:]{1,60},)?"
_EFFECTS: Final = {
    "killed": r"killed|dead|died|slain|murdered|deaths?|fatalit(?:y|ies)|lost their lives|perished|assassinated",
    "wounded": r"wounded|injured|hurt|injur(?:y|ies)",
    "missing": r"missing|unaccounted for|accounted for at",
    "captured": r"captured|taken prisoner|kidnapped|abducted|arrested|detained",
}
_THINGS: Final = r"drones?|missiles?|rockets?|tanks?|aircraft|helicopters?|shells|bombs?|mines|vehicles|UAVs?"


_WHEN: Final = r"(?:in|on|by|since|after|before|until|during|around|of)\b"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# a toll that is put at a number, and no more is said of it, is one of dead; "the injury toll" and "a road toll" are not
_TOLL: Final = re.compile(
    r"(?:\b(?:death|dead) toll\b(?: [a-z]+){0,5}?|\b(?:put|puts|putting|raised|raises|raising|revised|lowered) "
    r"(?:the|its|their) (?:official |overall )?toll\b)(?: (?:so far|now))?(?: from \d+)? (?:at|to|is|was|of|reached|passed) "
    rf"{_AMOUNT}(?! ?(?:per ?cent|%|{_MONTH}))(?= (?:and|with|but|dead|deaths|people|killed|soldiers|civilians|on|after|as|in|while|so)\b"
    r"|\s*(?:[,.;:)”’\"]|$))",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\bnot\b(?! (?:yet been|fewer|more|less))|n[’']t\b|\b(?:could|would|may|might|will|shall|should|can)\b", re.I
)
_NONE: Final = re.compile(
    r"\b(?:none of|neither of|not|no|nobody among|free|frees|freed|freeing|releas\w+|exchang\w+|return\w*|swap\w*)(?: the| these| its| all)*\s+$",
    re.I,
)
_AHEAD: Final = re.compile(r"(?: \w+){0,3}? (?:could|would|may|might|will|shall|should|can) ", re.I)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """A number in a text, and what it counts."""

    span: Span
    what: str
    """killed, wounded, missing, captured; or the thing, for materiel."""
    count: Count = field(compare=False)


def counted(text: str) -> list[Counted]:
    """Every number of dead, wounded, missing and captured people, and of drones and the like, in the order of the text."""
    found: list[Counted] = []
    for what, words in _EFFECTS.items():
        for pattern in (
            rf"(?<!\bno )\b{_AMOUNT} {_WHOM}?(?: \w+){{0,2}}?{_AMONG} ?(?:were |was |had |have |has |are |been |still |also |not yet been |confirmed |reported |left )*(?P<effect>{words})\b",
            rf"(?<!\bno )\b{_AMOUNT} (?P<effect>{words})\b",
            rf"\b(?P<effect>{words})(?: (?!{_WHEN})\w+)? {_AMOUNT}(?! {_MONTH})(?: {_WHOM})?\b",
        ):
            for match in re.finditer(pattern, text, re.IGNORECASE):
                made = _count(match)
                if made is not None and _is_told(text, match):
                    found.append(Counted((match.start(), match.end()), what, made))
    for match in _TOLL.finditer(text):
        made = _count(match)
        if made is not None and _is_told(text, match):
            found.append(Counted((match.start("bound" if match["bound"] else "number"), match.end()), "killed", made))
    for match in re.finditer(rf"\b{_AMOUNT} (?:\w+ ){{0,2}}?(?P<thing>{_THINGS})\b", text, re.IGNORECASE):
        made = _count(match)
        if made is not None and not _AHEAD.match(text, match.end()):
            thing = match["thing"].lower()
            found.append(Counted(match.span(), thing if thing.endswith(("s", "craft")) else f"{thing}s", made))
    return _without_overlaps(found)


def number_of(words: str) -> int | None:
    """A number in digits or words; None for dozens, hundreds and thousands, which are no numbers."""
    plain = words.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    if plain in _UNITS:
        return _UNITS[plain]
    parts = re.split(r"[- ]", plain)
    if parts[0] in _TENS:
        return _TENS[parts[0]] + (_UNITS.get(parts[1], 0) if len(parts) > 1 else 0)
    return None


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether the words say that it happened: not that it did not, could, or of how many none did; and no year."""
    is_year = bool(_YEAR.fullmatch(match["number"])) and match.end() == match.end("number")
    return not is_year and not _DENIED.search(match[0]) and not _NONE.search(text[: match.start()])


def _count(match: re.Match[str]) -> Count | None:
    """The count that a number and its bound give.

    A bound is always a number that the text says: "more than 30" is at least 30, and "fewer than 30" at most 30. A
    count has no shape for an open bound, and 31 and 29 would be numbers of nobody's.
    """
    number = number_of(match["number"])
    if number is None:
        return None
    upper = number_of(match["upper"]) if match["upper"] else None
    if upper is not None:
        return Count(low=number, high=upper)
    bound = (match["bound"] or "").lower()
    if bound in ("at least", "no fewer than", "not fewer than", "no less than", "more than", "over"):
        return Count(low=number)
    if bound in ("up to", "at most", "no more than", "not more than", "fewer than", "less than"):
        return Count(high=number)
    if bound:
        return Count(best=number)
    return Count(low=number, best=number, high=number)


def _without_overlaps(found: list[Counted]) -> list[Counted]:
    kept: list[Counted] = []
    for one in sorted(found, key=lambda item: (item.span[1] - item.span[0], item.span)):
        if not any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in kept):
            kept.append(one)
    return sorted(kept)
