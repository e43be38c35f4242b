"""Who says it: the word that a source hangs on, and the place of all its words."""

import re
from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from .cues import lemma_of
from .frames import FELT
from .months import DAY_OR_MONTH
from .quotations import SUBJECTS, speech_right_before

_RELATIVE: Final = ("who", "which", "that")
_WHEN: Final = re.compile(
    rf"(?:{DAY_OR_MONTH}|yesterday|today|tonight|week|month|year|morning|afternoon|evening|night|weekend|twitter|"
    r"facebook|interview|statement|speech|email|debate|rally|conference|time)s?",
    re.IGNORECASE,
)


_SEASONS: Final = frozenset(
    "spring summer autumn winter noon midnight dawn dusk nightfall easter christmas then now".split()
)
_AHEAD: Final = re.compile(
    r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?\s+(?:[–—-]\s+)?|[A-Z][\w.,' -]{2,60}\([A-Z][\w ]{1,30}\)\s*(?:--|[–—-])\s+"
)
"""What stands before the first sentence of a report or of an entry: a place with its agency, or the time of day."""


@dataclass(frozen=True)
class Source:
    """A source: the word it hangs on, the word that is meant by it where that is a "who", and its place."""

    word: Any
    meant: Any
    span: Span


def tree_span(token: Any) -> Span:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)


def source_of(verb: Any, quotes: list[Span], text: str) -> Source | None:
    """Who says, thinks or wants what a verb says; None where nobody is named."""
    word = _subject(verb, quotes, 0)
    if word is None:
        word = _beside(verb, quotes)
    if word is None:
        return None
    meant = word
    relative = word.lower_ in _RELATIVE and word.tag_ in ("WP", "WDT", "IN", "DT") and _relative_head(word)
    if relative:
        # "Mira, who said …": the words that stand there are "who", and Mira is meant
        meant = _named(relative)
        return Source(word, meant, (word.idx, word.idx + len(word.text)))
    return Source(word, meant, _source_span(word, verb, quotes, text))


def quoted_as_saying(verb: Any) -> Source | None:
    """Who has said it where another passes it on: "Dorn quoted Velmar as saying that", at either of the two verbs."""
    said = verb if verb.dep_ == "pcomp" and verb.tag_ == "VBG" else None
    quoting = verb if said is None else verb.head.head
    if lemma_of(quoting) not in ("quote", "cite"):
        return None
    whom = next((child for child in quoting.children if child.dep_ == "dobj" and child.i > quoting.i), None)
    if whom is None:
        return None
    linked = [child for word in (quoting, whom) for child in word.children if child.lower_ == "as" and child.i > whom.i]
    if not any(
        child.dep_ == "pcomp" and (said is None or child.i == said.i) for one in linked for child in one.children
    ):
        return None
    return Source(whom, whom, (whom.left_edge.idx, whom.idx + len(whom.text)))


def _relative_head(word: Any) -> Any | None:
    token = word.head
    while token.dep_ in ("conj", "xcomp", "ccomp", "advcl") and token.head.i != token.i:
        token = token.head
    return token.head if token.dep_ == "relcl" else None


def _subject(verb: Any, quotes: list[Span], depth: int) -> Any | None:
    """Who says it: the verb's own subject, that of the verb it is joined to, or of the clause that it hangs on."""
    if verb.lower_ == "know" and verb.head.lemma_.lower() == "let" and verb.dep_ in ("ccomp", "xcomp"):
        # "a minister has let me know that"
        return _subject(verb.head, quotes, depth + 1) if depth < 6 else None
    inside = {quote for quote in quotes if quote[0] < verb.idx < quote[1]}

    def is_outside(token: Any) -> bool:
        # a parser that stumbles over a quotation takes its last words for the speaker
        return not any(left < token.idx < right for left, right in quotes if (left, right) not in inside)

    if depth > 6:
        return None
    own = [child for child in verb.children if child.dep_ in SUBJECTS and is_outside(child)]
    if len(own) > 1 and own[0].lower_ == "that" and own[0].i < own[1].i < verb.i:
        # "said that the king was prepared": a parser takes "that" for a subject
        own = own[1:]
    named = [child for child in own if child.i < verb.i and child.pos_ in ("NOUN", "PROPN", "PRON")]
    if len(named) > 1:
        # "…, killing seven people, the governor said": whom a parser takes for a subject as well was killed
        own = named[-1:]
    behind = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("dobj", "attr", "npadvmod") and child.pos_ in ("PROPN", "NOUN", "PRON")
    ]
    if own and own[0].dep_ == "nsubjpass":
        # what is said or written is not who says it
        return by_whom(verb) if depth == 0 and verb.lower_ not in FELT else own[0]
    if own:
        return own[0]
    if behind and speech_right_before(verb, quotes) and is_outside(behind[0]):
        return behind[0]
    if (passive := by_whom(verb)) is not None:
        return passive
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in ("conj", "advcl", "xcomp", "dep") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if verb.dep_ == "xcomp":
            held = next((child for child in head.children if child.dep_ == "dobj" and head.i < child.i < verb.i), None)
            if held is not None and verb.tag_ == "VB":
                # "urged the council to accept": it is the council that accepts
                return held
        if head.dep_ == "acomp" and head.head.pos_ in ("AUX", "VERB"):
            # "is quick to praise"
            head = head.head
        return _subject(head, quotes, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in ("VERB", "AUX"):
        # "before backing the plan, the minister …"
        return _subject(head.head, quotes, depth + 1)
    if verb.dep_ in ("relcl", "acl") and verb.tag_ == "VBG":
        # "a letter calling for peace"
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    if verb.dep_ == "ccomp" and head.pos_ == "VERB" and verb.tag_ == "VBG":
        return _subject(head, quotes, depth + 1)
    return None


def _beside(verb: Any, quotes: list[Span]) -> Any | None:
    """Who stands right beside a verb that the parser gives no subject: “…,” said the mayor; the mayor, 44, said …"""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in (
        "ROOT",
        "ccomp",
        "parataxis",
        "conj",
        "dep",
        "appos",
    ):
        return None
    if verb.i + 1 < len(verb.doc) and speech_right_before(verb, quotes):
        return _top(verb.doc[verb.i + 1], verb, 1)
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("ADV", "PUNCT", "AUX"):
        at -= 1
    return _top(verb.doc[at], verb, -1) if verb.dep_ != "conj" and at >= 0 else None


def _top(token: Any, verb: Any, side: int) -> Any | None:
    """The word that a noun phrase beside a verb hangs on."""
    for _ in range(12):
        head = token.head
        within = head.i > verb.i if side > 0 else head.i < verb.i
        if head.i == token.i or not within or head.pos_ in ("VERB", "AUX") or head.sent.start != token.sent.start:
            break
        token = head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def by_whom(verb: Any) -> Any | None:
    """Who is behind what is said in the passive: "was praised by the mayor"."""
    passive = next((child for child in verb.children if child.dep_ == "agent"), None)
    who = passive and next((child for child in passive.children if child.dep_ == "pobj"), None)
    # "could be accepted by summer" has nobody behind it
    return None if who is None or _WHEN.fullmatch(who.text) or who.lower_ in _SEASONS or who.pos_ == "NUM" else who


def _named(noun: Any) -> Any:
    while noun.dep_ == "appos":
        noun = noun.head
    return noun


def _source_span(word: Any, verb: Any, quotes: list[Span], text: str) -> Span:
    """All words of a source, without the cue itself, and without when and where it was said."""
    start, end = tree_span(word)
    ahead = _AHEAD.match(text, start, word.idx + 1)
    if ahead is not None and ahead.end() <= word.idx:
        start = ahead.end()
    if text[start : start + 5].lower() == "even " and start + 5 <= word.idx:
        start += 5
    paragraph_end = text.find("\n\n", word.idx, end)
    if paragraph_end > 0:
        end = paragraph_end
    # "Mira Tann on Friday endorsed": the day is no part of a name
    for child in word.children:
        if child.dep_ == "prep" and child.i > word.i and child.lower_ in ("on", "in", "at", "during", "after"):
            held = next((one for one in child.children if one.dep_ == "pobj"), None)
            if held is not None and _WHEN.fullmatch(held.text):
                end = min(end, child.idx)
        elif child.dep_ in ("npadvmod", "advmod") and child.i > word.i and _WHEN.fullmatch(child.text):
            end = min(end, child.left_edge.idx)
    if start < verb.idx < end:
        cut = next(
            (
                token
                for token in verb.doc[word.i + 1 : verb.i]
                if token.lower_ in _RELATIVE and token.tag_ in ("WP", "WDT")
            ),
            None,
        )
        end = cut.idx if cut is not None else verb.idx
        if word.i > verb.i:
            start, end = word.idx, tree_span(word)[1]
    for left, right in quotes:
        if left <= start < right < end and right <= word.idx:
            start = right
        if start <= word.idx + len(word.text) <= left < end and right >= end and right - left > 25:
            # what is quoted behind a speaker is no part of who that is
            end = left
    return start, max(start, end)
