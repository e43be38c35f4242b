"""Numbers that stand in a list under a heading: "Killed: 12 (army), 40 (rebels), 17 (district hospital)".

A parser finds no sentence there; what is counted is told by the heading, and whose count it is by what stands with
the number. Where those named may as well be the ones counted, nobody is said to tell it.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from ..model.record import Count
from .amounts import amounts_in
from .counters import may_count, only_counts
from .harm import is_person
from .nearby import text_of

_KEPT: Final = "irenic_tallies"
_LABELS: Final = {
    "killed": "killed|dead|deaths?|fatalities|deceased|death toll",
    "wounded": "wounded|injured|hurt|injuries|hospitali[sz]ed|in hospital",
    "missing": "missing|disappeared|unaccounted for",
    "captured": "captured|prisoners|captives|hostages",
    "displaced": "displaced|uprooted",
    "abducted": "abducted|kidnapped|abductions|kidnappings",
    "arrested": "arrested|arrests",
    "detained": "detained|detentions|detainees",
    "released": "released|freed|set free",
    "evacuated": "evacuated",
    "casualties": "casualties",
}
_HEADING: Final = re.compile(
    r"(?:^|(?<=[.;!?:\n(])|(?<=[–—•*|])|(?<=[–—:;] ))[ \t•*–—|-]*(?!(?:exchange|release|swap|handover|return)s?\b)(?:[^\W\d_]+[ -]){0,2}?"
    rf"(?:{'|'.join(f'(?P<{what}>{words})' for what, words in _LABELS.items())})"
    r"(?: (?:persons?|people|civilians|soldiers|residents|troops))?(?: (?:so far|to date|today|overnight|held|taken|in action|since \w+(?: \w+)?|in total|on (?:both|our|their) sides?))?"
    r"(?: ?[:=] ?| [–—-] )(?=\S)",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?P<clause>[^.!?;:\n]{5,160}?)(?:: | [–—] )(?=(?:the |[A-Z])[^.;:,\d]{1,40}? (?:\d|\w+[,;]))"
)
"""A clause whose numbers stand behind it one by one: "both sides freed prisoners: the navy ten, the rebels two"."""
_TOLD_OF: Final = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), what, is_deed)
    for words, what, is_deed in (
        (r"releas\w+|freed|exchang\w+|swap\w*|handed over|let go|set free", "released", True),
        ("lost|losses|buried|dead|deaths|killed|fatalities|died", "killed", False),
        ("wounded|injured|injuries|hurt", "wounded", False),
        ("missing|disappeared", "missing", False),
        ("captured|took prisoner|holds?|captives|hostages", "captured", True),
        ("arrested|arrests", "arrested", True),
        ("displaced|fled", "displaced", False),
    )
)
"""Words of such a clause, what they count, and whether those named behind it did it rather than tell it."""
_END: Final = re.compile(r"[.!?](?=\s|$)|\n")
_PART: Final = re.compile(r"[;,](?=\s)|\s/\s|(?<=\))\s+(?=\d)")
_DETAIL: Final = re.compile(r"\([^()]*\d[^()]*\)|\([^()]*\b(?:one|two|three|four|five|six|of whom|of them)\b[^()]*\)")
"""What brackets tell more of: "8 (three of them children)"."""
_IN_BRACKETS: Final = re.compile(r"\s*\((?P<who>[^()]{2,60})\)")
_GIVEN: Final = r"(?:if you (?:trust|believe|ask|go by|credit)|according to|as (?:reported|stated|told|given) by|as per|per|says?|said|by|from|so|claims?|reports?)"
_BEHIND: Final = re.compile(rf"\s*[,–—-]?\s*{_GIVEN}\s+(?P<who>[^,;:()\d]{{2,60}}?)\s*$", re.IGNORECASE)
_DONE_BY: Final = re.compile(
    r"\s*(?:registered|reported|confirmed|counted|recorded|verified)[^.;:\d]{0,40}? (?:by|according to) (?P<who>[^,;:()\d]{2,60}?)\s*$"
)
_WHOSE: Final = re.compile(r"[’']s? (?:own )?(?:account|count|figures?|reckoning|estimate|tally|records|books)$")
_OWN: Final = re.compile(
    r"(?:by |on )?(?:its|their|his|her)? ?own (?:figures?|count|account|estimate|reckoning|tally|admission)",
    re.IGNORECASE,
)
_OWN_VERB: Final = re.compile(
    r"\s*[,–—-]?\s*(?P<who>[^,;:()\d]{2,60}?) (?:says?|said|claims?|reports?)\s*$", re.IGNORECASE
)
_BEFORE: Final = re.compile(r"^\s*(?:and\s+)?(?P<who>[^,;:()\d]{2,60}?)\s*[:,–—-]?\s*$")
_NOUN: Final = re.compile(r"\s+(?P<noun>[^\W\d_]+)")
_SMALL: Final = frozenset(
    "registered reported confirmed counted recorded verified if of in on at by according per as from and so says said since among over during".split()
)
_PEOPLE: Final = frozenset({"people", "persons", "men", "women", "children", "dead"})


@dataclass(frozen=True, slots=True)
class Tally:
    """A number under a heading, and who gives it as the list tells; None where it does not."""

    span: Span
    what: str
    count: Count
    who: str | None


def tallies_in(document: Any) -> tuple[Tally, ...]:
    """The numbers of lists under headings in a parsed text, in its order; kept with it."""
    if _KEPT not in document.user_data:
        document.user_data[_KEPT] = tuple(_tallies(text_of(document)))
    found: tuple[Tally, ...] = document.user_data[_KEPT]
    return found


def _tallies(text: str) -> list[Tally]:
    found: list[Tally] = []
    sure = False
    headings = list(_HEADING.finditer(text))
    for at, heading in enumerate(headings):
        what = next(name for name, words in heading.groupdict().items() if words)
        stop = _END.search(text, heading.end())
        end = min(
            stop.start() if stop else len(text), headings[at + 1].start() if at + 1 < len(headings) else len(text)
        )
        items, is_sure = _items(text, heading.end(), end, what)
        found, sure = found + items, sure or is_sure
    for clause in _SHARED.finditer(text):
        told = [(what, is_deed) for pattern, what, is_deed in _TOLD_OF if pattern.search(clause["clause"])]
        stop = _END.search(text, clause.end())
        if len(told) != 1 or any(one.span[0] >= clause.end() for one in found):
            continue
        items, is_sure = _items(text, clause.end(), stop.start() if stop else len(text), told[0][0])
        if len(items) > 1:
            # whoever released them does not tell it
            plain = [one if is_sure and not told[0][1] else Tally(one.span, one.what, one.count, None) for one in items]
            found, sure = found + plain, sure or (is_sure and not told[0][1])
    # "killed: 12 (army), 40 (rebels)" may tell who was killed, unless the hospital counts beside them
    return found if sure else [Tally(one.span, one.what, one.count, None) for one in found]


def _items(text: str, start: int, end: int, what: str) -> tuple[list[Tally], bool]:
    """The numbers of one list, and whether one of those named can be nothing but who tells it."""
    tallies: list[Tally] = []
    sure = False
    for left, right in _parts(text, start, end):
        amounts = list(amounts_in(_DETAIL.sub(_blank, text[left:right])))
        if not amounts and tallies:
            who = _teller(text[left:right], "")
            # "14, according to the ministry"
            if who is not None and tallies[-1].who is None:
                tallies[-1], sure = Tally(tallies[-1].span, what, tallies[-1].count, who), True
            continue
        if len(amounts) != 1:
            break
        first, last = amounts[0].span
        behind = text[left + last : right]
        if (noun := _NOUN.match(behind)) is not None and not _counts_people(noun["noun"].lower()):
            break
        before = text[left : left + first]
        if before.strip() and _BEFORE.match(before) is None:
            break
        who, is_given = _named(before, behind)
        if before.strip() and who is None:
            break
        sure = sure or is_given or (who is not None and only_counts(who))
        tallies.append(Tally((left + first, left + last), what, amounts[0].count, who))
    return tallies, sure


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _parts(text: str, start: int, end: int) -> list[Span]:
    """The stretches between commas and semicolons."""
    marks = [match.span() for match in _PART.finditer(text, start, end)]
    lefts = [start, *(right for _, right in marks)]
    rights = [*(left for left, _ in marks), end]
    return list(zip(lefts, rights, strict=True))


def _named(before: str, behind: str) -> tuple[str | None, bool]:
    """Who stands with a number, and whether the words say outright that it is theirs."""
    inside = _IN_BRACKETS.match(behind)
    if (ahead := _BEFORE.match(before)) is not None and _is_named(ahead["who"]):
        return ahead["who"].strip(), inside is not None and _OWN.fullmatch(inside["who"].strip()) is not None
    if inside is not None:
        who = inside["who"].strip()
        given = re.match(rf"(?:{_GIVEN}|source:|figure of)\s+(?P<who>.+)", who, re.IGNORECASE)
        who = who if given is None else given["who"]
        return (who, given is not None) if may_count(who) else (None, False)
    who_behind = _teller(behind, "")
    return who_behind, who_behind is not None


def _is_named(words: str) -> bool:
    """Whether words before a number name somebody, by their last word: not "the sides exchanged"."""
    head = re.split(r" (?:of|in|for|at|on) ", words.strip())[0].rpartition(" ")[2]
    return may_count(words) and may_count(head)


def _teller(words: str, default: str) -> str | None:
    for pattern in (_BEHIND, _OWN_VERB, _DONE_BY):
        if (match := pattern.match(words)) is not None:
            who = _WHOSE.sub("", match["who"].strip())
            if may_count(who):
                return who
    return default or None


def _counts_people(word: str) -> bool:
    return word in _SMALL | _PEOPLE or is_person(word) or is_person(word.removesuffix("s"))
