"""Stands told by a verb with fixed words behind it: "put its name to", "has no quarrel with", "wants no part of".

Each row says what the words mean by the name of a plain word: "accept" for a yes, "reject" for a no. What they are said
of has to be of a deal where the same words are used of much else ("bowed to pressure").
"""

import re
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from .contents import Given
from .lexicon import TERMS
from .matters import POINTING, is_matter
from .sources import tree_span

_ITS: Final = r"(?:its|his|her|their|our|my|the|that|this|an?)"
_FULL: Final = r"(?:(?:own|full|formal|final|official|written|earlier|whole|public|explicit|conditional|cautious) )*"
_NUMBER: Final = (
    r"(?:(?:the|a|its|his|her|their) )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third)\b)"
)
_ASIDE: Final = re.compile(r"\s+(?:on|last|late|early|in|this)?\s*(?:\w+day|week|month|morning|evening|night)\s+")
"""A day between a verb and what it is done to: "signed off on Monday on the plan"."""


class _Row(NamedTuple):
    words: re.Pattern[str]
    name: str
    of_a_matter: bool = False
    """Whether it is a stand only where it is of what deals settle."""
    negated: bool = False
    """Whether it is a stand only where it is negated: "will not hear of"."""
    ahead: bool = False
    """Whether it is a stand only of what is to come: "will have nothing to do with"."""


def _rows(name: str, words: str, *, of_a_matter: bool = False, negated: bool = False, ahead: bool = False) -> _Row:
    return _Row(re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE), name, of_a_matter, negated, ahead)


_IDIOMS: Final[dict[str, tuple[_Row, ...]]] = {
    "sign": (_rows("accept", "off on|up to"),),
    "go": (
        _rows("accept", "along with"),
        _rows(
            "bound",
            rf"(?:below|beneath|beyond|above|under|past|(?:lower|higher|further) than)(?=\s+{_NUMBER})",
            negated=True,
        ),
    ),
    "come": (
        _rows("against", "out (?:strongly |firmly )?against"),
        _rows("in favour", "out (?:strongly |firmly )?(?:for|in favou?r of)"),
        _rows("accept", "(?:a)?round to", of_a_matter=True),
    ),
    "draw": (
        _rows(
            "never",
            "(?:an?|the|its|his|her|their|our) (?:[\\w-]+ )?red line "
            "(?:at|under|on|over|around|before|against|through|when it comes to)",
        ),
    ),
    "speak": (_rows("against", "out against"), _rows("in favour", "out (?:for|in favou?r of)")),
    "make": (_rows("play", "light of"),),
    "throw": (_rows("in favour", f"{_ITS} {_FULL}weight behind"),),
    "put": (
        _rows("accept", f"{_ITS} {_FULL}(?:name|signature|seal|initials|hand)s? (?:to|on|under|beneath)", ahead=True),
    ),
    "set": (_rows("accept", f"{_ITS} {_FULL}(?:name|signature|seal|hand)s? (?:to|on|under)", ahead=True),),
    "lend": (
        _rows("accept", f"{_ITS} {_FULL}(?:name|signature) to", ahead=True),
        _rows("in favour", f"{_ITS} {_FULL}support to"),
    ),
    "give": (
        _rows(
            "accept",
            f"{_ITS} {_FULL}(?:green light|go-ahead|nod|seal of approval|okay|placet|thumbs[ -]up) (?:to|for)",
            of_a_matter=True,
        ),
        _rows("accept", f"{_ITS} (?:\\w+ )?yes to", of_a_matter=True),
        _rows("reject", f"{_ITS} (?:\\w+ )?no to", of_a_matter=True),
        _rows("accept", "in to|way to", of_a_matter=True),
        _rows("reject", f"{_ITS} (?:thumbs[ -]down|red light) to", of_a_matter=True),
        _rows("reject", "short shrift to", of_a_matter=True),
    ),
    "bow": (_rows("accept", "to", of_a_matter=True),),
    "yield": (_rows("accept", "to", of_a_matter=True),),
    "slam": (_rows("reject", f"{_ITS} door on", of_a_matter=True),),
    "shut": (_rows("reject", f"{_ITS} door (?:on|to)", of_a_matter=True),),
    "balk": (_rows("reject", "at", of_a_matter=True),),
    "baulk": (_rows("reject", "at", of_a_matter=True),),
    "hear": (_rows("accept", "of", negated=True),),
    "have": (
        _rows(
            "no objection",
            "nothing against|"
            "no (?:great |real )?(?:difficulty|difficulties|problem|quarrel|trouble|objections?|issue) (?:with|to)",
            of_a_matter=True,
        ),
        _rows("reject", "(?:nothing|no more|nothing more) to do with", of_a_matter=True, ahead=True),
        _rows("reject", "(?:no|any) part (?:in|of)", of_a_matter=True, ahead=True),
        _rows("no intention", "(?:no|not the (?:slightest|least)) (?:intention|plans?|desire|wish) (?:of|to)"),
    ),
    "want": (
        _rows("reject", "nothing (?:more )?to do with|no part (?:in|of)", of_a_matter=True),
        _rows("accept", "any part (?:in|of)|anything to do with", negated=True, of_a_matter=True),
    ),
    "take": (_rows("reject", "no part in|a stand against", of_a_matter=True),),
    "stand": (
        _rows("accept", f"by {_ITS} {_FULL}(?:acceptance|approval|agreement|signature) (?:of|to|on)"),
        _rows("accept", f"by {_ITS} {_FULL}(?:consent|assent|yes) to"),
        _rows("reject", f"by {_ITS} {_FULL}(?:rejection of|refusal of|no to)"),
        _rows("stand by", "by"),
    ),
    "stick": (_rows("insist", f"(?:to|by) {_ITS} {_FULL}demands? (?:for|of)"), _rows("stand by", "to|by")),
    "hold": (_rows("insist", "out for|fast to|firm(?:ly)? (?:on|to)", of_a_matter=True),),
    "cling": (_rows("insist", f"(?:on )?to {_ITS} {_FULL}demands? (?:for|of)"),),
    "adhere": (_rows("insist", f"to {_ITS} {_FULL}demands? (?:for|of)"),),
    "settle": (_rows("no less", "for (?:nothing|no) (?:less|short|fewer) (?:than|of)"),),
    "accept": (_rows("no less", "(?:nothing|no) (?:less|short|fewer) (?:than|of)"),),
}
IDIOMS: Final = frozenset(_IDIOMS)
_OWN: Final = frozenset({"offer", "proposal", "counterproposal", "counteroffer"})
"""What somebody stands by who made it, and so has not accepted it."""
_HELD_TO: Final = re.compile(r"\b(?:acceptance|consent|assent|approval|signature|yes)\b", re.IGNORECASE)
_HELD_BACK: Final = re.compile(r"\b(?:rejection|refusal|no|veto)\b", re.IGNORECASE)
_AHEAD: Final = frozenset({"will", "wo", "’ll", "'ll", "would", "’d", "'d", "can", "ca", "could"})


def idiom_of(verb: Any, lemma: str, cue: Span, text: str) -> tuple[str, Given] | None:
    """The words that a verb with its fixed words takes a stand on, and by what name the stand goes."""
    end = verb.idx + len(verb.text)
    for row in _IDIOMS.get(lemma, ()):
        match = row.words.match(text, end)
        held = match and verb.doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if match is None or not held or not _fits(verb, row):
            continue
        first = top = held[0]
        while top.head.i > top.i and top.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "aux"):
            top = top.head
        if row.of_a_matter and not (is_matter(top) or top.lower_ in POINTING):
            continue
        end_of_it = tree_span(verb)[1] if top.tag_ == "VBG" else tree_span(top)[1]
        span = (int(first.idx), int(end_of_it))
        name = row.name
        if name == "stand by":
            told = text[span[0] : span[1]]
            text_held = top.lemma_.lower() in TERMS - {"demand", "condition"} and top.lemma_.lower() not in _OWN
            name = (
                "accept as told"
                if text_held or _HELD_TO.search(told)
                else "reject as told"
                if _HELD_BACK.search(told)
                else ""
            )
        if name:
            return name, Given([span], "stand", (cue[0], match.end() - 1))
    return None


def _fits(verb: Any, row: _Row) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "advmod")}
    if row.negated and not words & {"not", "n't", "n’t", "never"}:
        return False
    return not row.ahead or bool(words & _AHEAD)
