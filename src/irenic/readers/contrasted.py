"""Two verdicts in one clause: "accepts the ceasefire but not the corridor", "could live with 800 men but not with 900".

What stands behind "but not" is refused by the one who takes the rest; it becomes a stand of its own, and what was taken
ends before it.
"""

import re
from dataclasses import replace
from typing import Any, Final

from ..model.proposal import Span
from .attributed import Attribution
from .harm import is_person
from .matters import is_matter
from .pieces import trimmed
from .sources import tree_span
from .stance_words import FORCES

_BUT_NOT: Final = re.compile(
    r",?\s+but\s+(?P<not>(?:(?:definitely|certainly|emphatically) )?not)\s+(?:(?:to|with|on|for|of)\s+)?"
    r"(?!(?:yet|a single|one|much|many|all|every|any|always|until|before|because|without|if|when|as|only|just|necessarily|so|too|both|in|by)\b)(?=\w)",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[.;:!?\n](?:\s|$)")
_TAKEN: Final = frozenset({"accepts", "offers"})
_PART: Final = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"})
_LEAVES: Final = re.compile(
    r",?\s+(?:he|she|it|they|[A-ZÀ-Þ][\w’'-]+)\s+(?:said|says|told|added)\b|,\s+(?:who|which|while|but|and)\b"
)


def with_what_is_refused(one: Attribution, document: Any, text: str) -> list[Attribution]:
    """The same, or what somebody takes and what the same clause says that it does not take."""
    if (
        one.stance not in _TAKEN
        or (one.kind == "direct" and not one.quoted)
        or one.negated
        or not one.cue
        or not one.content
    ):
        return [one]
    last = one.content[-1]
    match = _BUT_NOT.search(text, last[0], min(len(text), last[1] + 60))
    if match is None or _BREAK.search(text, last[0], match.start()) or match.start() > last[1]:
        return [one]
    refused = _refused(document, text, match.end())
    if refused is None:
        return [one]
    kept = trimmed(text, (last[0], match.start()), str.isspace)
    taken = replace(one, content=(*one.content[:-1], kept), about=())
    other = replace(
        one,
        cue=(*one.cue, match.span("not")),
        content=(refused,),
        stance="rejects",
        negated=True,
        refusal="not",
        about=(refused,),
        construction="stand",
    )
    return [taken, other]


def _refused(document: Any, text: str, at: int) -> Span | None:
    """What is refused behind "but not", where it is of what deals settle."""
    held = document.char_span(at, at + 1, alignment_mode="expand")
    if not held:
        return None
    top = held[0]
    while top.head.i > top.i and top.dep_ in _PART:
        top = top.head
    if top.pos_ not in ("NOUN", "PROPN", "NUM") or not is_matter(top):
        return None
    if top.dep_ in ("nsubj", "nsubjpass") and top.head.i > top.i and top.head.pos_ in ("VERB", "AUX"):
        # "but not the army would obey it" tells of another
        return None
    if (is_person(top.lemma_.lower()) or top.lemma_.lower() in FORCES) and any(
        one.dep_ == "poss" and one.lower_ == "its" for one in top.children
    ):
        # "accepted the truce, but not its troops": who does not follow
        return None
    end = tree_span(top)[1]
    stop = _LEAVES.search(text, at, end) or _BREAK.search(text, at, end)
    return at, stop.start() if stop else end
