"""Stands whose words are a list: "Marn is prepared: (a) to withdraw; (b) to free the pilots", over several lines.

A parser sees each line alone; the lead, with who takes the stand, and the list after it are found by their form.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model.proposal import Span
from ..model.record import Stance
from .attributed import Attribution
from .commitments import GO_BETWEEN
from .matters import ACTS, MATTERS
from .pieces import without_marks
from .quotations import EDGE

_ITEM: Final = r"(?:\([a-z0-9]{1,3}\)|[•–—*-]|\d{1,2}[.)])[ \t]+"
_LEAD: Final = re.compile(
    r"(?<![\w’'-])(?P<who>(?:(?:The|the|Its|His|Her|Their|Our) )?[\w’'-]{1,40}"
    r"(?: [A-Z][\w’'-]{1,40}| of| the| and){0,6}) "
    r"(?P<cue>(?:is|are|would be|remains?|declares? (?:itself|its readiness))(?: also| further)? "
    r"(?:willing|ready|prepared)|(?:also |further )?(?:undertakes?|offers?|demands?|insists? on|proposes?|requires?))"
    rf"(?P<aside>,? [^.:;\n]{{0,80}}?)?[ \t]*[:,]?[ \t]*\r?\n\s*(?={_ITEM})"
)
_FOLLOWING: Final = re.compile(
    r"(?<![\w’'-])(?P<who>(?:(?:The|the|Its|His|Her|Their|Our) )?[\w’'-]{1,40}"
    r"(?: [A-Z][\w’'-]{1,40}| of| the| and){0,6}) (?P<cue>(?:offers?|undertakes?|demands?|requires?)) "
    r"(?=the\s+following\b[^.;:\n]{0,40}:\s+\([a-z0-9]\)\s)"
)
_INLINE: Final = re.compile(r"\([a-z0-9]{1,3}\)\s")
_ITEMS: Final = re.compile(rf"(?:{_ITEM}[^\n]+(?:\n(?![ \t]*\n)(?!\s*{_ITEM})[^\n]+)*\s*)+")
_ACT: Final = re.compile(rf"(?:^|\n)\s*{_ITEM}(?:to )?(?P<verb>\w+)", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:provided(?: that)?|(?:but )?only if|if|as long as|so long as|on (?:the )?condition that|unless|"
    r"in (?:return|exchange) for)\b[^;.\n]{3,160}(?<![\s,])"
)
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")
_WORD: Final = re.compile(r"\w+")


class Listed(NamedTuple):
    """A stand with its list, as characters of a text."""

    who: Span
    cue: Span
    content: Span
    stance: Stance


def listed_stands(text: str) -> Iterator[Listed]:
    """The stands of a text whose content is a list of at least two items that a deal could hold."""
    yield from _in_line(text)
    for lead in _LEAD.finditer(text):
        items = _ITEMS.match(text, lead.end())
        if items is None or len(re.findall(rf"(?m)^\s*{_ITEM}", items[0])) < 2:
            continue
        verbs = [match["verb"].lower() for match in _ACT.finditer("\n" + items[0])]
        stance = _stance(lead["cue"].lower(), lead["who"], verbs, items[0])
        if stance is None:
            continue
        content = without_marks(text, (lead.end("cue"), items.end()), EDGE)
        if content is not None:
            yield Listed(lead.span("who"), lead.span("cue"), content, stance)


def _in_line(text: str) -> Iterator[Listed]:
    """ "The government offers the following: (a) …; (b) …": up to the end of the paragraph."""
    for lead in _FOLLOWING.finditer(text):
        end = _PARAGRAPH_END.search(text, lead.end())
        words = text[lead.end() : end.start() if end else len(text)]
        if len(_INLINE.findall(words)) < 2 or GO_BETWEEN.search(lead["who"]):
            continue
        named = {word.lower().rstrip("s") for word in _WORD.findall(words)}
        content = without_marks(text, (lead.end("cue"), lead.end() + len(words)), EDGE)
        if content is not None and named & MATTERS:
            stance: Stance = "demands" if re.match("demand|require", lead["cue"]) else "offers"
            yield Listed(lead.span("who"), lead.span("cue"), content, stance)


def _stance(cue: str, who: str, verbs: list[str], items: str) -> Stance | None:
    if GO_BETWEEN.search(who):
        return None
    if re.search(r"demand|insist|require", cue):
        named = {word.lower().rstrip("s") for word in _WORD.findall(items)}
        return "demands" if named & MATTERS else None
    acts = sum(verb in ACTS | _DOES for verb in verbs)
    # more than half of it is to be done for the deal
    return "offers" if acts * 2 > len(verbs) and not cue.startswith("propose") else None


_DOES: Final = frozenset("shorten contribute suspend pay return hand grant provide accept limit".split())


def as_attribution(one: Listed, text: str, start: int) -> Attribution:
    """The same as an attribution of the paragraph that begins at a character of the text."""

    def moved(span: Span) -> Span:
        return span[0] - start, span[1] - start

    return Attribution(
        (moved(one.who),),
        (moved(one.cue),),
        (moved(one.content),),
        "indirect",
        text[slice(*one.cue)].split()[-1].lower(),
        False,
        None,
        0.6,
        who=text[slice(*one.who)].split()[-1].lower(),
        construction="list",
        stance=one.stance,
        about=(moved(one.content),),
        condition=tuple(moved(match.span()) for match in _CONDITION.finditer(text, *one.content)),
    )
