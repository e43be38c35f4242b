"""Numbers whose verb stands with another: "the army lost 12 men, the rebels nine"; "the hospital, 14".

They are found by their form: a parser joins who and number to whatever stands before.
"""

import re
from typing import Any, Final

from ..model.proposal import Span
from .counters import may_count
from .harm import is_person
from .nearby import text_of
from .told_near import told_by_lead

_FAR: Final = 120
_NAME: Final = r"(?P<who>(?:[Tt]he )?[^\W\d][^;:,.\d“”\"()]{2,50}?)"
_BEHIND_SEMICOLON: Final = re.compile(rf";\s+(?:and |but |while )?{_NAME}(?:,| at)\s+\Z")
_AFTER_TELLER: Final = re.compile(
    r"\b(?:spoke|speaks?|talk\w*|puts?|report\w*|count\w*|confirm\w*|says?|said|claim\w*|list\w*|giv\w+|gave|have|has)\b"
    rf"[^.;:]*, (?:and |but |while )?{_NAME}(?: (?:of|at))?\s+\Z"
)
_SAYS: Final = re.compile(
    rf"(?:^|[.;:!?,]\s+|\b(?:and|but|while)\s+){_NAME} (?:now |still |also )?"
    r"(?:says?|said|reports?|reported|counts?|counted|claims?|claimed|lists?|listed|speaks? of|spoke of|talks? of|"
    r"knows? of|admits? to|admitted to|records?|recorded|estimates?|estimated|gives?|gave|cites?|cited|quotes?|quoted|"
    r"puts? (?:it|them|this|that|the (?:figure|number|total|toll)) at)\s+[“\"‘]?\Z"
)
_ALONE: Final = re.compile(r"(?:^|[.!?:;][”\"’]?\s+|\n)[“\"‘]?\Z")
_SAYING: Final = "says?|said|answers?|answered|replies|replied|tells?|told|claims?|claimed|counters?|countered|insists?|insisted|boasts?|boasted|swears?|swore|retorts?|maintains?|reports?|reported|declares?|declared"
_TOLD_AFTER: Final = re.compile(
    rf"[”\"’]?,[”\"’]? (?:(?:{_SAYING}) (?P<who>(?:the )?[^\W\d][^;:,.\d“”\"()]{{2,50}}?)(?=[.,;!?\n]|$)"
    rf"|(?P<whom>(?:the )?[^\W\d][^;:,.\d“”\"()]{{1,50}}?) (?:{_SAYING})\b)"
)
_ENDS: Final = re.compile(r"[”\"’]?\s*(?:[;.!?]|$)")
_ENDS_OR_GOES_ON: Final = re.compile(r"[”\"’]?\s*(?:[;.!?,]|$|and the\b|while\b|but\b)")
_SHARED: Final = re.compile(
    r"[,;] (?:and |while |but |against )?(?P<who>(?:[Tt]he |its |their )?[^\W\d][^;:,.\d“”\"()]{1,40}?) \Z"
)
_COMPARED: Final = frozenset("fewer further other another over under later earlier after per rather".split())


def teller_in_gap(document: Any, number: Span) -> str | None:
    """Who gives a number without a verb: "put the dead at nine; the hospital, 14", "speaks of nine, the radio of 40"."""
    if (teller := _teller_after(document, number)) is not None:
        return teller
    start = max(0, number[0] - _FAR)
    before = text_of(document)[start : number[0]]
    found = _BEHIND_SEMICOLON.search(before[-80:]) or _AFTER_TELLER.search(before)
    ends = _ENDS
    if found is None:
        found, ends = _SAYS.search(before), _ENDS_OR_GOES_ON
        # "the authorities in Sable report 11", where a parser has a report
        if found is None or not may_count(found["who"]):
            return None
    if not ends.match(text_of(document), number[1]) or not _names_somebody(document, found, number[0]):
        return None
    return str(found["who"]).strip()


def _teller_after(document: Any, number: Span) -> str | None:
    """ "Thirteen, answers the government"; "23, Reik told parliament"."""
    text = text_of(document)
    found = _TOLD_AFTER.match(text, number[1])
    if found is None or not _ALONE.search(text, max(0, number[0] - 6), number[0]):
        return None
    who = (found["who"] or found["whom"]).strip()
    return who if may_count(who) else None


def shares_a_verb(document: Any, number: Span, last: Span) -> bool:
    """Whether a number goes on with what was counted right before it: "lost 12 men, the rebels nine"."""
    before = text_of(document)[last[1] : number[0]]
    found = _SHARED.search(before) if len(before) < _FAR else None
    if (
        found is None
        or re.search(r"[.;:!?]", before[: found.start()])
        or not _ENDS_OR_GOES_ON.match(text_of(document), number[1])
    ):
        return False
    who = found["who"]
    is_name = may_count(who) or who.lower().startswith(("the ", "its ", "their "))
    return is_name and _names_somebody(document, found, number[0])


def stands_alone(document: Any, number: Span) -> bool:
    """Whether a number stands for a whole sentence: "the hospital, 14", "not so, replies the army: four"."""
    if teller_in_gap(document, number) is not None:
        return True
    text = text_of(document)
    return (
        _ENDS.match(text, number[1]) is not None
        and text[max(0, number[0] - 5) : number[0]].rstrip('“"‘ ').endswith((":", "–", "—"))
        and told_by_lead(document, number[0]) is not None
    )


def _names_somebody(document: Any, found: re.Match[str], end: int) -> bool:
    """Whether the words for who it is hold no verb and no preposition at their head."""
    start = end - len(found.string)
    left, right = (start + place for place in found.span("who"))
    who = document.char_span(left, right, alignment_mode="expand")
    return (
        who is not None
        and not any(word.pos_ in ("VERB", "AUX") for word in who)
        and who[0].pos_ not in ("ADP", "ADV", "SCONJ", "CCONJ")
    )


def is_of_people(text: str, end: int) -> bool:
    """Whether a noun for people stands behind a number."""
    return any(
        (is_person(word.lower().removesuffix("s")) and word.lower() not in _COMPARED)
        or word.lower() in ("people", "men", "women")
        for word in re.findall(r"[^\W\d_]+", re.split(r"[.;:!?\n]", text[end : end + 30])[0])[:2]
    )
