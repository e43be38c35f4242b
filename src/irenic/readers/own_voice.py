"""The outlet's own judgements: what a report itself values or foretells, in no one's words; never a party's statement.

"In a major breakthrough", "the concessions are significant", "my take: the plan is dead", a headline that judges. They
are told apart so that nobody takes them for what a party said. What an issuer says of itself in a communiqué or a
letter is not an outlet's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..model.proposal import Span
from .judging import RESULTS, WEIGHT, WORTH
from .paragraphs import headlines
from .pieces import trimmed
from .quotations import SUBJECTS, quotations_in
from .remarks import formulas_in, is_a_remark
from .sources import tree_span

_SUBORDINATE: Final = frozenset({"aux", "auxpass", "relcl", "acl", "amod"})
_BEING: Final = frozenset("be seem look appear remain sound feel become prove".split())
_MAKING: Final = frozenset("make leave render".split())
_FORETOLD: Final = frozenset("dead doomed unlikely hopeless inevitable unthinkable over".split())
_VIEW: Final = re.compile(
    r"\b(?:in (?:my|our) (?:view|opinion|book|judg(?:e)?ment)|(?:my|our) (?:take|guess|bet|verdict|view|hunch)|"
    r"I[’']d (?:bet|say|wager|guess)|I (?:would not|wouldn[’']t) (?:bet|wager|count|bank)|I would (?:bet|say|wager|guess)|I (?:find|think|believe|suspect|doubt|reckon)|"
    r"if you ask (?:me|us)|we (?:think|believe|doubt|suspect)|to (?:my|our) mind)\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"\s*(?:(?:the |my |our )?(?:verdict|bottom line|take|guess|bet|hunch|reading|assessment|conclusion|analysis|lesson|upshot|moral)|"
    r"in short|in a word)(?: so far| here)?\s*[:?]\s*",
    re.IGNORECASE,
)
_REMARKS: Final = frozenset(
    """
    predictably unsurprisingly surprisingly tellingly remarkably sadly fortunately unfortunately ironically inevitably
    astonishingly incredibly regrettably mercifully ominously
    """.split()
)
_EVERYBODY: Final = frozenset({"everybody", "everyone", "nobody", "no-one"})
_WORDS: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_A_JUDGEMENT: Final = frozenset(
    {"step", "invitation", "opportunity", "crime", "threat", "hope", "chance", "advance"}
)
"""Nouns that name a thing as often as they say what it amounts to; they judge only with a word of weight or worth."""


def judgements_in(block: Any, told: Sequence[Span]) -> list[Span]:
    """The judgements of a parsed paragraph that lie in nobody's words; `told` are the places of what somebody says."""
    text = block.text
    apart = [*told, *quotations_in(text)]
    found: list[Span] = []
    for sentence in block.sents:
        if sentence.text.rstrip(" ”\"'’").endswith("?"):
            continue
        for span in _of_sentence(sentence, text):
            start, end = _trimmed(text, span)
            if start < end and not any(start < right and left < end for left, right in [*apart, *found]):
                found.append((start, end))
    return sorted(found)


def judging_headlines(text: str) -> list[Span]:
    """The headlines that judge: with a word of worth or result, and no quotation."""
    found = []
    for start, end in headlines(text):
        words = text[start:end]
        plain = {word.lower() for word in _WORDS.findall(words)}
        if plain & (WORTH | RESULTS - _NOT_A_JUDGEMENT) and not re.search(r"[“\"‘]", words):
            found.append(_trimmed(text, (start, end)))
    return found


def _of_sentence(sentence: Any, text: str) -> Iterator[Span]:
    start, end = sentence.start_char, sentence.end_char
    lead = _LEAD.match(text, start, end)
    if lead is not None:
        yield lead.end(), end
    for view in _VIEW.finditer(text, start, end):
        # "my guess is that it holds; both sides are tired": two judgements
        left = max(start, text.rfind(";", start, view.start()) + 1)
        right = text.find(";", view.end(), end)
        yield left, end if right < 0 else right
    for at in formulas_in(text, start, end):
        word = next((token for token in sentence if token.idx <= at < token.idx + len(token.text)), None)
        if word is not None:
            verb = word
            while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
                verb = verb.head
            while verb.dep_ in ("aux", "auxpass"):
                verb = verb.head
            left, right = _clause(verb)
            # "he is said to want it; I'd take that with a grain of salt"
            yield max(left, text.rfind(";", left, at) + 1), min(right, text.find(";", at, right) % (right + 1))
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.dep_ == "advmod" and token.lower_ in _REMARKS and token.head.pos_ in ("VERB", "AUX"):
            yield _clause(token.head)
        elif (lemma in _BEING and _predicate(token) and not _is_hedged(token)) or (
            lemma in _MAKING and any(child.lower_ in WORTH for child in _complements(token))
        ):
            yield _clause(token)
        elif token.pos_ in ("VERB", "AUX") and token.dep_ not in _SUBORDINATE and is_a_remark(token):
            if not _is_hedged(token):
                yield _clause(token)
        elif token.dep_ in SUBJECTS and token.lower_ in _EVERYBODY and token.head.lemma_.lower() in ("have", "know"):
            yield _clause(token.head)
        elif token.pos_ == "NOUN" and _amounts(token):
            yield _phrase(token)
        elif token.dep_ == "appos" and token.lower_ == "first":
            yield tree_span(token)


def _predicate(verb: Any) -> bool:
    """Whether what something is judges it."""
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in ("acomp", "attr", "oprd"):
            continue
        valued = [child, *(one for one in child.children if one.dep_ in ("amod", "conj", "advmod"))]
        if any(one.lower_ in WORTH | WEIGHT | _FORETOLD and one.pos_ in ("ADJ", "ADV") for one in valued):
            return True
        if child.lemma_.lower() in RESULTS - _NOT_A_JUDGEMENT:
            return True
    return False


def _complements(verb: Any) -> Iterator[Any]:
    for child in verb.children:
        if child.dep_ in ("ccomp", "oprd", "acomp", "xcomp"):
            yield child
            yield from (one for one in child.children if one.dep_ in ("acomp", "amod"))


def _is_hedged(verb: Any) -> bool:
    """ "If it is fair", "whether it was wise" judges nothing."""
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless") for child in verb.children)


def _amounts(noun: Any) -> bool:
    """ "A major breakthrough", "significant concessions"."""
    if noun.lemma_.lower() not in RESULTS - {"chance", "hope", "opportunity"}:
        return False
    return any(child.dep_ == "amod" and child.i < noun.i and child.lower_ in WORTH | WEIGHT for child in noun.children)


def _phrase(noun: Any) -> Span:
    """The noun with its words; with the "in" that makes it a remark on the whole sentence."""
    start, end = tree_span(noun)
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "in" and head.i < noun.i:
        start = head.idx
    relative = next((child for child in noun.children if child.dep_ in ("relcl", "acl")), None)
    return int(start), int(relative.left_edge.idx if relative is not None else end)


def _clause(verb: Any) -> Span:
    """A verb's clause, with those joined to it; a clause under another verb is that clause alone."""
    start, end = tree_span(verb)
    return int(start), int(end)


def _trimmed(text: str, span: Span) -> Span:
    return trimmed(
        text,
        span,
        lambda sign: sign.isspace() or sign in ",;:–—-",
        lambda sign: not (sign.isalnum() or sign in "”\"'’)%"),
    )
