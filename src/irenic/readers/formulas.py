"""A yes or a no told by a whole formula: "would have none of it", "sees no basis for", "would not stand in the way of".

Each row is a verb with the words that follow it. What the formula is of has to be of a deal, or a deed of one; a
formula that is only a stand where it is negated, or of what is to come, says so.
"""

import re
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from .contents import Given
from .fronted import topic_of
from .lexicon import MEETINGS
from .matters import ACTS, POINTING, is_matter, things_of
from .sources import tree_span

NO: Final = "flat no"
YES: Final = "flat yes"
LEAVE: Final = "flat leave"
"""What somebody will not hinder: it could live with it."""
DEMAND: Final = "flat demand"
FORMULA_NAMES: Final = frozenset({NO, YES, LEAVE, DEMAND})

_ITS: Final = r"(?:its|his|her|their|our|my|the|that|an?)"
_SELF: Final = r"(?:himself|herself|itself|themselves|ourselves|myself)"
_TAKES: Final = r"(?:accept|sign|agree to|approve|consent to|assent to|ratify|initial|live with|subscribe to)"
_CONSENT: Final = r"(?:blessing|consent|assent|approval|seal of approval|green light|go-ahead|nod|thumbs[ -]up|placet)"
_A_TEXT: Final = r"(?:offer|deal|plan|proposal|draft|package|terms|bargain|accord|compromise)"
_ELSEWHERE: Final = r"(?!\s+(?:to|into|back|apart|seriously|away|home|as|out|off|up|for|before|from|with|under)\b)"
_AHEAD: Final = frozenset("will wo would ’ll 'll ’d 'd shall can ca could".split())
_NOT: Final = frozenset({"not", "n't", "n’t", "never"})
_AHEAD_OF_NOUN: Final = ("det", "amod", "compound", "poss", "nummod", "nmod", "aux", "quantmod", "case")


class _Row(NamedTuple):
    words: re.Pattern[str]
    """Behind the verb; where it has a group `thing`, that is what the formula is of."""
    name: str
    negated: bool = False
    ahead: bool = False
    going_on: bool = False
    """Whether it is a formula only in the progressive: "is having none of it"."""


def _row(name: str, words: str, *, negated: bool = False, ahead: bool = False, going_on: bool = False) -> _Row:
    return _Row(re.compile(rf"\s+(?:{words})(?=\s)", re.IGNORECASE), name, negated, ahead, going_on)


def _whole(name: str, words: str, *, negated: bool = False, ahead: bool = False) -> _Row:
    return _Row(re.compile(rf"\s+{words}", re.IGNORECASE), name, negated, ahead)


_NO_GROUND: Final = r"no (?:\w+ )?(?:basis|grounds?|justification|reason|cause|case) (?:whatsoever )?(?:for|in|to)"
_ROWS: Final[dict[str, tuple[_Row, ...]]] = {
    "have": (
        _row(NO, "none of", ahead=True),
        _row(NO, "none of", going_on=True),
        _row(NO, "any of", negated=True, going_on=True),
    ),
    "find": (_row(NO, _NO_GROUND),),
    "be": (
        _whole(NO, rf"(?P<until>(?:(?:not|n[’']t) in (?:a|any)|in no) position)\s+to\s+(?={_TAKES}\b)"),
    ),
    "bring": (_whole(NO, rf"(?P<until>{_SELF})\s+to\s+(?={_TAKES}\b)", negated=True),),
    "stand": (
        _row(LEAVE, f"in {_ITS} way of", negated=True, ahead=True),
        _whole(LEAVE, f"(?P<topic>in {_ITS} way)\\b", negated=True, ahead=True),
    ),
    "oppose": (_whole(LEAVE, r"(?=\S)", negated=True, ahead=True),),
    "obstruct": (_whole(LEAVE, r"(?=\S)", negated=True, ahead=True),),
    "raise": (_row(LEAVE, "no objections? (?:to|against)"),),
    "lodge": (_row(LEAVE, "no objections? (?:to|against)"),),
    "see": (_row(NO, _NO_GROUND), _row(LEAVE, "no obstacles? to")),
    "take": (
        _whole(YES, rf"(?P<thing>(?:the|this|that|its|his|her|their)\s+(?:[\w-]+\s+){{0,2}}{_A_TEXT})\b{_ELSEWHERE}", ahead=True),
    ),
    "swallow": (_whole(YES, r"(?=\S)"),),
    "give": (
        _whole(YES, rf"(?P<thing>(?:the|this|that|an?)\s+(?:[\w’'-]+\s+){{1,4}}?){_ITS}\s+(?:(?:own|full|final)\s+)*{_CONSENT}\b"),
        _whole(NO, rf"(?P<thing>(?:the|this|that|an?)\s+(?:[\w’'-]+\s+){{1,4}}?){_ITS}\s+thumbs[ -]down\b"),
        _whole(NO, rf"{_ITS}\s+thumbs[ -]down to(?=\s)"),
    ),
    "sign": (_row(YES, "on ?to"),),
    "require": (_whole(DEMAND, r"(?=\S)"),),
    "turn": (_row(NO, rf"{_ITS} backs? on|{_ITS} noses? up at|up {_ITS} noses? at"),),
    "decline": (_whole(NO, r"(?=(?:the|this|that|these|it|its|his|her|their|any|all|both)\b)"),),
    "pronounce": (_whole(LEAVE, rf"{_SELF}\s+(?:willing|ready|prepared)\s+to(?=\s)"),),
    "profess": (_whole(LEAVE, rf"{_SELF}\s+(?:willing|ready|prepared)\s+to(?=\s)"),),
    "declare": (
        _whole(LEAVE, rf"{_SELF}\s+(?:willing|ready|prepared)\s+to(?=\s)"),
        _row(YES, rf"{_SELF} (?:satisfied|content|happy|fine|in agreement) with"),
    ),
    "walk": (_row(NO, "away from|out on"),),
    "make": (_whole(DEMAND, r"(?P<thing>(?:the|this|that|an?)\s+(?:[\w’'-]+\s+){1,5}?)(?:an?|its|their|his|her)\s+(?:pre-?)?condition (?:for|of)\b"),),
}  # fmt: skip
FORMULAS: Final = frozenset(_ROWS)


def formula_of(verb: Any, lemma: str, cue: Span, text: str) -> tuple[str, Given] | None:
    """What a verb with the words of a formula behind it takes a stand on, and by what name the stand goes."""
    end = verb.idx + len(verb.text)
    for row in _ROWS.get(lemma, ()):
        if not _fits(verb, row):
            continue
        match = row.words.match(text, end)
        if match is None:
            continue
        if "topic" in row.words.groupindex:
            topic = topic_of(verb, text)
            if topic is None:
                continue
            return row.name, Given([topic], "stand", (cue[0], match.end()))
        left, right = match.span("thing") if "thing" in row.words.groupindex else (_next(text, match.end()), 0)
        held = verb.doc.char_span(left, left + 1, alignment_mode="expand")
        if not held:
            continue
        if "until" in row.words.groupindex:
            # "was not in a position" | "to accept foreign officers"
            deed = held[0]
            if not any(is_matter(one) or one.lower_ in POINTING for one in things_of(deed)):
                continue
            to = next((child for child in deed.children if child.lower_ == "to" and child.i < deed.i), deed)
            return row.name, Given([(int(to.idx), int(tree_span(deed)[1]))], "stand", (cue[0], match.end("until")))
        first = top = held[0]
        while top.head.i > top.i and top.dep_ in _AHEAD_OF_NOUN:
            top = top.head
        if not _is_of_a_deal(top):
            continue
        if "thing" in row.words.groupindex:
            return row.name, Given([(left, right)], "stand", (cue[0], max(cue[1], end)))
        reach = max(cue[1], match.end())
        return row.name, Given([(int(first.idx), int(tree_span(top)[1]))], "stand", (cue[0], reach))
    return None


def _next(text: str, at: int) -> int:
    """The place of the next word."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _fits(verb: Any, row: _Row) -> bool:
    if verb.lemma_.lower() == "require" and not any(child.lower_ in ("i", "we") for child in verb.children):
        # what a law requires, or a relief agency, is asked of nobody at the table
        return False
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "advmod")}
    if verb.lemma_.lower() != "be" and row.negated != bool(words & _NOT):
        return False
    if row.going_on != (verb.tag_ == "VBG" and row.words.pattern.find("of)") > 0):
        return False
    perfect = bool(words & {"have", "has", "had", "’ve", "'ve"})
    return not row.ahead or (bool(words & _AHEAD) and not perfect)


def _is_of_a_deal(top: Any) -> bool:
    """Whether what a formula is of is a text, a term, or a deed of a deal; never mere talks."""
    if top.lemma_.lower() in MEETINGS:
        return False
    if top.pos_ == "VERB":
        return top.lemma_.lower() in ACTS
    return is_matter(top) or top.lower_ in POINTING
