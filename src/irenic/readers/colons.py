"""A quotation behind a name and a colon at the beginning of a line: "General Garrow, on arrival: “…”"."""

import re
from dataclasses import replace
from typing import Any, Final

from ..model.proposal import Span
from .attributed import Attribution, Context
from .commitments import said_stance
from .frames import SPEECH

_NAMED_LINE: Final = re.compile(
    r"\s*(?:\d{1,2}[:.]\d{2}\s*(?:[–—-]\s*)?)?"
    r"(?P<who>(?:[A-ZÀ-Þ][\w’'.-]*[ ,]+){0,5}[A-ZÀ-Þ][\w’'.-]*"
    r"(?: \([^()]{2,40}\)| (?:to|at|in|on|from|after|before|outside) [\w’' ]{2,40}|, [^:“\"]{2,60})?):\s*"
)
_ASKED_ABOUT: Final = re.compile(r", asked\b")


def quoted_by_colon(document: Any, quotes: list[Span], context: Context) -> list[Attribution]:
    """A quotation behind a name and a colon at the beginning of a line: "General Garrow, on arrival: “…”"."""
    text, made = context.text, []
    for left, right in quotes:
        line = max(text.rfind(sign, 0, left) for sign in ("\n", ". ", "! ", "? ", "… ")) + 1
        named = _NAMED_LINE.fullmatch(text, line, left)
        word = document.char_span(left, right, alignment_mode="expand")
        label = None if named is None else document.char_span(*named.span("who"), alignment_mode="expand")
        if named is None or word is None or label is None or not _names_only(label):
            continue
        who = named.start("who"), named.start("who") + len(_ASKED_ABOUT.split(named["who"])[0])
        one = Attribution((who,), (), ((left, right),), "direct", "colon", False, None, 0.8, at=word[0].i)
        made.append(replace(one, stance=said_stance(one, document, context).stance))
    return made


def _names_only(label: Any) -> bool:
    """Whether the words before a colon say who speaks, and are no sentence: "The mayor, 44, agreed: “…”" is one."""
    aside = ("relcl", "acl", "amod")
    beside = {one.i for token in label if token.dep_ in aside for one in token.subtree}
    # "Orr, asked whether her side will disarm: “…”"
    beside |= {one.i for at in label if at.lower_ == "asked" and at.i > label[0].i for one in at.subtree}
    verbs = [token for token in label if token.pos_ == "VERB" and token.i not in beside]
    # a name that a parser takes for a verb stands alone in front, in its plain form
    said = label[0].lemma_.lower() in SPEECH and len(label) > 1
    return not said and all(token.i == label[0].i and token.tag_ == "VB" for token in verbs)
