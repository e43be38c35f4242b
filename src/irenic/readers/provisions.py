"""What a proposal would have somebody do or get: the terms that a text tells of a plan, draft or agreement."""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from .lexicon import CUE_VERBS

_TEXTS: Final = frozenset(
    "plan draft proposal agreement deal text document paper framework accord treaty offer article".split()
)
_PROPOSING: Final = frozenset(
    """
    propose provide stipulate require foresee envisage envision call include say state set contain offer suggest
    demand oblige
    """.split()
)
_GETTING: Final = frozenset("receive get obtain gain regain welcome keep retain".split())
_HEDGES: Final = re.compile(
    r"\b(?:potentially|possibly|reportedly|eventually|perhaps|in principle|as appropriate)\b", re.IGNORECASE
)
_UNCLEAR: Final = re.compile(
    r"(?:even )?(?:though|although|but|while|whereas|even if)\b[^.;,]*\b(?:unclear|undecided|uncertain|unresolved|"
    r"disputed|vague|not (?:yet )?(?:been )?(?:specified|agreed|settled|decided|defined)|remains? open|"
    r"under (?:discussion|negotiation|review)|"
    r"still (?:being |to be )?(?:discussed|negotiated|debated|worked out|drafted|settled|agreed|open)|"
    r"yet to be \w+|to be (?:agreed|settled|decided|worked out|determined))\b[^.;]*",
    re.IGNORECASE,
)
_JUDGING: Final = frozenset({"be", "mean", "mark", "represent", "amount", "seem", "help", "come"})
_QUANTITY: Final = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s+([a-z]+)", re.IGNORECASE)


class Provision(NamedTuple):
    """One term: its words, who does it, and what weakens it."""

    spans: tuple[Span, ...]
    what: str
    gives: str | None
    gets: str | None
    quantity: float | None
    unit: str | None
    hedge: str | None


def terms_of_proposals(document: Any) -> list[Provision]:
    """The terms of proposals that a parsed text tells of."""
    text = document.text
    found: list[Provision] = []
    goes_on = False
    for sentence in document.sents:
        terms = list(_terms(sentence, goes_on))
        # "Under the paper, Alpha would withdraw. Beta would get the port.": it is told as long as it "would"
        goes_on = bool(terms) and (goes_on or _is_led_in(sentence) or terms[-1][0].head.lemma_.lower() in _PROPOSING)
        for verb, giver in terms:
            found.extend(_made(verb, giver, text))
    return found


def _is_led_in(sentence: Any) -> bool:
    """Whether a sentence begins with the text whose terms it tells: "Under the paper, …"."""
    return any(
        token.lower_ == "under" and any(child.lemma_.lower() in _TEXTS for child in token.children)
        for token in itertools.islice(sentence, 3)
    )


def _is_told(verb: Any, led_in: bool) -> bool:
    """Whether what somebody "would" do is a term, and not what it would say to one: "Alpha would accept the paper"."""
    if not any(child.lower_ == "would" and child.dep_ == "aux" for child in verb.children):
        return False
    if any(child.dep_ == "neg" for child in verb.children) and not led_in:
        return False
    is_passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return led_in or is_passive or verb.lemma_.lower() not in CUE_VERBS


def _is_judged(verb: Any) -> bool:
    """Whether a sentence that names no text speaks of the terms rather than telling one: "That would be a blow"."""
    subject = _subject(verb)
    return subject is None or subject.pos_ == "PRON" or verb.lemma_.lower() in _JUDGING


def _terms(sentence: Any, goes_on: bool) -> Iterator[tuple[Any, Any | None]]:
    """Verbs that tell a term, each with who would do it."""
    led_in = _is_led_in(sentence)
    named = any(token.lemma_.lower() in _TEXTS for token in sentence)
    for token in sentence:
        if token.lemma_.lower() in _PROPOSING and _is_of_a_text(token):
            for clause in (child for child in token.children if child.dep_ == "ccomp"):
                yield from _joined(clause, _subject(clause))
        elif token.dep_ == "ROOT" and (named or (goes_on and not _is_judged(token))) and _is_told(token, led_in):
            yield from _joined(token, _subject(token))


def _is_of_a_text(verb: Any) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in _TEXTS for child in verb.children)


def _subject(verb: Any) -> Any | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _joined(verb: Any, giver: Any | None) -> Iterator[tuple[Any, Any | None]]:
    """A verb and those joined to it: "cede control …, reduce its army …, while forgoing …, and receiving …"."""
    yield verb, giver
    for child in verb.children:
        if child.dep_ not in ("conj", "advcl") or child.pos_ != "VERB" or child.lower_ == "including":
            continue
        if _subject(child) is not None and (child.dep_ == "advcl" or _UNCLEAR.search(f"but {_words(child)}")):
            # "although the details are still being discussed" is no term of its own
            continue
        if child.dep_ == "conj" or child.tag_ in ("VB", "VBG", "VBN"):
            yield from _joined(child, _subject(child) or giver)


def _made(verb: Any, giver: Any | None, text: str) -> Iterator[Provision]:
    including = [child for child in verb.children if child.dep_ in ("advcl", "prep") and child.lower_ == "including"]
    for part in including:
        for thing in part.children:
            if thing.dep_ in ("pobj", "dobj"):
                for one in (thing, *thing.conjuncts):
                    yield from _term(_list_item(one), part, giver, text)
    own = [token for token in verb.subtree if token.i >= verb.i and _own_of(token, verb)]
    if (
        giver is not None
        and giver.dep_ == "nsubjpass"
        and verb.lemma_.lower() not in _GETTING
        and _subject(verb) == giver
    ):
        # what is capped or lifted gives nothing; it is what the term is about
        agent = next((one for child in verb.children if child.dep_ == "agent" for one in child.children), None)
        yield from _term([*giver.subtree, *_auxiliaries(verb), *own], verb, agent, text)
        return
    yield from _term([*_auxiliaries(verb), *own], verb, giver, text)


def _term(tokens: list[Any], verb: Any, giver: Any | None, text: str) -> Iterator[Provision]:
    if len(tokens) < 2:
        return
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
    start, end = _trim(text, start, end)
    if text[end : end + 2].strip(",") in ("”", '"') and text.count("“", start, end) > text.count("”", start, end):
        end = text.index(text[end : end + 2].strip(",")[0], end) + 1
    words = text[start:end]
    behind = text[end : verb.sent.end_char]
    unclear = _UNCLEAR.search(behind)
    spans = [(start, end)]
    # the reservation belongs to the term that it follows at once
    if unclear and not behind[: unclear.start()].strip(' ,”"'):
        spans.append(_trim(text, end + unclear.start(), end + unclear.end()))
    before = " ".join(child.text for child in verb.children if child.dep_ == "advmod" and child.i < verb.i)
    hedge = _HEDGES.search(f"{before} {words}")
    quantity = _QUANTITY.search(words)
    who = _name(giver, text) if giver is not None else None
    gets = verb.lemma_.lower() in _GETTING or verb.lower_ == "including"
    yield Provision(
        tuple(spans),
        " ".join(words.split()),
        None if gets else who,
        who if gets else None,
        float(quantity[1].replace(",", "")) if quantity else None,
        quantity[2] if quantity else None,
        text[spans[1][0] : spans[1][1]] if len(spans) > 1 else hedge[0].lower() if hedge else None,
    )


def _list_item(token: Any) -> list[Any]:
    """The words of one thing of a list, without those that are joined to it."""
    return [
        one
        for one in token.subtree
        if not any(above.dep_ in ("conj", "cc") and above.i > token.i for above in _path(one, token))
    ]


def _path(token: Any, top: Any) -> list[Any]:
    found = []
    while token.i != top.i:
        found.append(token)
        token = token.head
    return found


def _auxiliaries(verb: Any) -> list[Any]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i]


def _own_of(token: Any, verb: Any) -> bool:
    """Whether a word belongs to this verb's own term and not to one that is joined to it."""
    for above in _path(token, verb):
        if above.head.i == verb.i:
            joined = above.dep_ in ("conj", "cc") or above.lower_ == "including"
            return not joined and not (above.dep_ == "advcl" or above.dep_ == "punct")
    return True


def _words(token: Any) -> str:
    return " ".join(one.text for one in token.subtree)


def _name(giver: Any, text: str) -> str:
    return text[giver.left_edge.idx : giver.right_edge.idx + len(giver.right_edge.text)]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n\t,.;–—-":
        start += 1
    while end > start and text[end - 1] in " \n\t,.;–—-":
        end -= 1
    return start, end
