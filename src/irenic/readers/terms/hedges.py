"""What weakens a term, what it hangs on, and until when it is due."""

import re
from typing import Final

from ...model.proposal import Span
from ..months import MONTH_NAME
from ..numbers import NUMBER
from .clauses import UNCLEAR

_WEAK: Final = re.compile(
    r"\b(?:potentially|possibly|reportedly|perhaps|in principle|as appropriate|tentatively|provisionally|in theory|"
    r"allegedly|apparently|presumably|probably|conceivably|maybe|where (?:possible|feasible)|if possible|"
    r"in the course of time|in due course|(?:to be|yet to be) (?:determined|decided)|[“\"]?tentatively[”\"]?|tbc|to be confirmed|rumou?r of the week|rumou?r has it|a placeholder)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"(?:the )?[^,.;]{0,40}\bof which\b[^.;]*\b(?:to be \w+|unclear|undecided|open|disputed)\b[^.;]*"
    r"|(?<=\()[^()]*\[blank\](?=\))|\[(?:\d[\d.,]*|tbd|tbc|blank|…|\.\.\.)\]|^(?:variant|option|alternative) (?:\d+|[a-z]|one|two|three)(?= )"
    r"|(?<=\()[^()]{0,40}\b(?:still to be \w+|to be (?:agreed|named|settled|decided|fixed)|(?:is |are )?(?:left|still) open|undecided|unclear)[^()]{0,40}(?=\))|(?:the )?(?:copy|scan|page|number|figure|word(?:ing)?) is (?:smudged|illegible|unreadable|blurred|missing|disputed)",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"\b(?:(?:but )?(?:only )?(?:if|once|unless)|on (?:the )?condition that|provid(?:ed|ing)(?: that)?|"
    r"as long as|so long as|as soon as(?! (?:practicable|possible|feasible))|the (?:minute|moment|day) (?=the |its |their |[A-Z])|"
    r"(?:each (?:of them )?)?tied to|subject to|should (?=(?:the |either |any |one )?[A-Z]?\w+ \w+ )|in the event (?:of|that)|in case of|until (?=(?:the|its|their) [\w ]{3,30} (?:is|are|has|have) )|conditional (?:up)?on|contingent (?:up)?on|dependent (?:up)?on)\b(?![^,.;]* believed)[^,.;]+",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d\d\W+)?(?:[\w ’'-]{3,40}[?:] )?(?P<ahead>(?:If|Once|Unless|Provided(?: that)?|As soon as|Should) "
    r"(?![^,]*\b(?:believed|adopted|approved|accepted)\b)[^,;:.]{4,90}), "
    r"|, (?P<behind>(?:but only )?(?:if|once|unless|provided(?: that)?|on condition that|as soon as) [^,;:.–]{4,120})\W*$"
)
"""A condition set off by a comma before or behind all that a sentence tells."""
_LENGTH: Final = rf"(?:{NUMBER}|an?)(?: working| calendar)?[ -](?:hour|day|week|month|year)s?"
_DAY: Final = (
    rf"(?:(?:the )?(?:end|start|beginning|middle|close) of (?:the )?[\w ]{{2,20}}|(?:early |mid-|late )?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|the [a-z]+(?:st|nd|rd|th|fifth))(?: of)? {MONTH_NAME}|{MONTH_NAME}(?: \d{{1,2}}\b(?!\d))?)(?:,? \d{{4}})?|(?:19|20)\d\d\b|"
    r"(?:the )?(?:summer|winter|spring|autumn|new year|year[’']s end|rains|harvest)(?: of \d{4})?|"
    r"(?:next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Easter|Christmas|midnight(?: on [\w ]{3,20})?|the \d{1,2}(?:st|nd|rd|th)\b)"
)
_DEADLINE: Final = re.compile(
    rf"\b(?:as soon as (?:practicable|possible|feasible)|within {_LENGTH}(?: (?:of|after|from) [^,.;]+)?|within (?:hours|days|weeks|months)\b"
    rf"|(?:by|before|no later than|not later than|until|at the latest by) {_DAY}"
    rf"|(?:no later than|not later than|at the latest) {_LENGTH}(?: (?:of|after|from) [^,.;]+)?"
    rf"|(?:at least |no later than |not later than )?{_LENGTH} (?:ahead of|before|in advance of|prior to) [^,.;]+"
    rf"|(?:at|from|as of) midnight(?: on {_DAY}| {_DAY})?|(?:at|from) (?:noon|dawn) on {_DAY}"
    r"|(?:to|by|until|before) day \d+|(?:in|during|over) the (?:first|coming|next|following) (?:\w+ )?(?:hours|days|weeks|months|years)"
    r"|(?:at once|immediately|forthwith|without delay)(?! (?:clear|available))|(?:up)?on (?:the day of )?(?:its |the )?(?:signature|signing|ratification|entry into force)"
    r"(?: and not [\w ]{3,30})?|(?:within|before|by) the (?:year|month|week|summer|winter|spring|autumn))",
    re.IGNORECASE,
)


def hedge_in(words: str) -> Span | None:
    """The words that weaken a term: a reservation that follows it, else an adverb ("potentially")."""
    for pattern in (UNCLEAR, _OPEN, _WEAK):
        if match := pattern.search(words):
            return match.end() - len(match[0].lstrip()), match.end()
    return None


def condition_in(words: str) -> Span | None:
    """The words that a term hangs on: "once the withdrawal has been verified", "subject to compliance"."""
    match = _CONDITION.search(words)
    return (match.start(), match.start() + len(match[0].rstrip())) if match else None


def condition_of_all(sentence: str) -> str | None:
    """The condition under which all terms of a sentence stand: "If both sides sign, Alpha would …, and Beta would …"."""
    match = _OF_ALL.search(sentence)
    return " ".join((match["ahead"] or match["behind"]).split()) if match else None


def deadline_in(words: str) -> Span | None:
    """The words that say until when a term is to be kept: "within 30 days", "by 15 December"."""
    match = _DEADLINE.search(words)
    return match.span() if match else None
