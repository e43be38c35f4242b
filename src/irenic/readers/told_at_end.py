"""Who tells a sentence by its end: "Alpha rejects any larger force, its deputy minister, Mira Solt, told reporters."

A parser takes an office and a name between commas for more of what is told, and a headline's first noun for who says it.
The end of such a sentence is known by its words: somebody named, a verb of saying, and nothing that is said behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from spacy.language import Language

from ..model.proposal import Span
from .attributed import AT_END, Attribution
from .declared import SIDES
from .harm import is_person
from .pieces import outside, without_marks
from .quotations import EDGE

NAME: Final = "irenic_told_at_end"
_STOPS: Final = frozenset(".!?;:")
_SAID: Final = (
    r"(?:(?:has|have|had) )?(?:said|told|added|confirmed|announced|warned|insisted|reported|claimed|noted|explained|"
    r"stressed|argued|wrote|declared|says|tells|adds|confirms|announces|warns|insists|reports|claims|notes|explains)"
)
_TOLD: Final = frozenset({"told", "tells"})
_WHOM: Final = (
    r"(?: (?:reporters|journalists|correspondents|the press|the media|lawmakers|deputies|parliament|state \w+|local \w+|"
    r"the (?:[\w-]+ ){0,2}[\w-]+|our (?:\w+ )?\w+|us|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}))"
)
_ADDRESSED: Final = re.compile(
    r"(?:the |some |our )?(?:[\w-]+ )?(?:reporters|journalists|correspondents|press|media|lawmakers|deputies|parliament|newspapers?|"
    r"television|radio|tv|us|me|him|her|them)",
    re.IGNORECASE,
)
"""Whom something is told; it is not what is told."""
_WHEN: Final = (
    r"(?: (?:on|in|at|by|from|during|after|late|early|earlier) [^,.;:“”\"()]{2,40}| (?:today|yesterday|tonight))"
)
_NAME: Final = r"[A-ZÀ-Þ][\w.’'-]*(?: (?:(?:de|van|von|al|bin|da|di|el) )?[A-ZÀ-Þ][\w.’'-]*){0,4}"
_OFFICE: Final = r"(?!(?:or|so|as|and|but|which|who|that|to|if|not|then|also|later|still|thus|nothing|something|anything|everything|little|much|more|only|no)\b)(?:(?:its|his|her|their|the|a|an|our) (?:[\w’'-]+ ){0,7}[\w’'-]+|(?:[A-ZÀ-Þ][\w’'-]* ){0,4}[a-z][\w’'-]*(?: [\w’'-]+){0,5})"
_SAYS_WHAT: Final = rf"(?P<cue>{_SAID})(?P<whom>{_WHOM})?{_WHEN}{{0,2}}"
_END: Final = r"\s*[.!]?\s*$"
_BETWEEN_COMMAS: Final = rf", (?:or so |so )?(?P<who>{_OFFICE}, {_NAME}|{_NAME}, {_OFFICE}), {_SAYS_WHAT}"
_SET_OFF: Final = re.compile(_BETWEEN_COMMAS + _END)
"""An office and a name between commas."""
_SET_OFF_BEFORE: Final = re.compile(r",(?: or so| so)?\s*$")
_SET_OFF_IN_TEXT: Final = re.compile(_BETWEEN_COMMAS + r"(?=[.!](?:\s|$)|\s*$)")
_PLAIN: Final = re.compile(rf", (?:or so |so )?(?P<who>{_NAME}|{_OFFICE}) {_SAYS_WHAT}{_END}")
_TURNED: Final = re.compile(
    rf", (?P<cue>says|said|reports|reported|announces|announced|claims|claimed|writes|wrote) (?P<who>(?:{_OFFICE}|{_NAME})(?:, (?:{_OFFICE}|{_NAME}))?)\s*[.!]?\s*$"
)
_OF_THINGS_TOO: Final = frozenset({"claims", "claimed", "writes", "wrote"})
"""What is done to things as well: "took the bridge, claimed the town"."""
_SUBORDINATE: Final = frozenset(
    "when while after before as if although though because since asked speaking pressed that who which".split()
)
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD", "MD"})
_MARKS: Final = '“”"„«»'


@Language.component(NAME)
def part_tellers(document: Any) -> Any:
    """Begin a sentence where an office and a name between commas tell the one before; set between tagger and parser."""
    text = document.text
    for match in _SET_OFF_IN_TEXT.finditer(text):
        who = document.char_span(*match.span("who"), alignment_mode="expand")
        ahead: list[Any] = []
        for token in reversed(document[: who.start]):
            if token.text in _STOPS or "\n\n" in token.text:
                break
            ahead.append(token)
        if _can_be_told([one for one in ahead[::-1] if not one.is_space], match):
            document[who.start].is_sent_start = True
    return document


class Tail(NamedTuple):
    """The end of a sentence that says who tells the rest of it, as characters of the paragraph."""

    who: Span
    cue: Span
    clause: Span
    is_set_off: bool


def with_tellers_at_end(found: list[Attribution], document: Any, text: str) -> list[Attribution]:
    """The attributions of a paragraph, with those at the ends of its sentences as these say; others end before them."""
    found = [one for one in found if one.verb != "tell" or not _is_addressed(one, text)]
    for tail in tails_in(document, text):
        at = next((one for one in found if one.cue and _meet(one.cue[0], tail.cue)), None)
        is_of_it = at is not None and any(_meet(span, tail.clause) for span in at.content)
        is_right = at is not None and bool(at.source) and at.source[0][0] >= tail.who[0] and is_of_it
        if is_right or (at is not None and not tail.is_set_off):
            continue
        ends = tail.clause[1], tail.cue[1]
        kept = [_before(one, ends) for one in found if one is not at and not any(_meet(s, ends) for s in one.source)]
        found = [*(one for one in kept if one.content), _told_by(tail, document, text)]
    return found


def tails_in(document: Any, text: str) -> Iterator[Tail]:
    """The ends of sentences that name who tells them."""
    before: Any = None
    for sentence in document.sents:
        whole = sentence
        if before is not None and _SET_OFF_BEFORE.search(before.text):
            # what was told apart for the parser
            whole = document[before.start : sentence.end]
        before = sentence
        start, end = int(whole.start_char), int(whole.end_char)
        for pattern in (_SET_OFF, _TURNED, _PLAIN):
            match = pattern.search(text[start:end])
            if match is None:
                continue
            clause = start, start + match.start()
            if _can_be_told([one for one in whole if one.idx < clause[1] and not one.is_space], match):
                who = _without_comma(text[start:end], match.span("who"))
                moved = [(left + start, right + start) for left, right in (who, match.span("cue"))]
                is_turned = pattern is _TURNED and _is_somebody(document, moved[0])
                if pattern is not _TURNED or is_turned or match["cue"] not in _OF_THINGS_TOO:
                    yield Tail(moved[0], moved[1], clause, pattern is _SET_OFF or is_turned)
            break


def _is_somebody(document: Any, who: Span) -> bool:
    """Whether it is a name, a person or a side that stands behind the verb: "claimed the town" tells nothing."""
    words = document.char_span(*who, alignment_mode="expand")
    first = next((token.i for token in words if token.text == ","), words.end)
    last = document[words.start : first].root
    return bool(last.pos_ == "PROPN" or is_person(last.lemma_.lower()) or last.lemma_.lower() in SIDES)


def _can_be_told(ahead: Sequence[Any], match: re.Match[str]) -> bool:
    """Whether what stands ahead is a clause that somebody can tell, and the verb behind it has nothing else to say."""
    groups = match.groupdict()
    if groups["cue"].rpartition(" ")[2] in _TOLD and not groups.get("whom"):
        return False
    if not ahead or ahead[0].lower_ in _SUBORDINATE or any(sign in match[0] for sign in _MARKS):
        return False
    return not any(one.text in _MARKS for one in ahead) and any(one.tag_ in _FINITE for one in ahead)


def _told_by(tail: Tail, document: Any, text: str) -> Attribution:
    verb = document.char_span(*tail.cue, alignment_mode="expand")[-1]
    who = document.char_span(*tail.who, alignment_mode="expand")
    first = next((token.i for token in who if token.text == ","), who.end)
    content = without_marks(text, tail.clause, EDGE)
    return Attribution(
        (tail.who,), (tail.cue,), (content,) if content else (), "indirect", verb.lemma_.lower(), False, None, 0.8,
        who=document[first - 1].lemma_.lower(), construction=AT_END, at=verb.i,
    )  # fmt: skip


def _is_addressed(one: Attribution, text: str) -> bool:
    return len(one.content) == 1 and _ADDRESSED.fullmatch(text, *one.content[0]) is not None


def _before(one: Attribution, ends: Span) -> Attribution:
    """The attribution without what its content has of the end of the sentence."""
    if not any(_meet(span, ends) for span in one.content):
        return one
    return replace(one, content=tuple(outside(one.content, [ends])))


def _without_comma(words: str, span: Span) -> Span:
    return span[0], span[0] + len(words[slice(*span)].rstrip(" ,."))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
