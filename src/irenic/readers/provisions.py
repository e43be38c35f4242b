"""What a text on the table would have somebody do or get: the terms that a document tells of drafts and offers."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from .issuers import is_an_issuers
from .nearby import text_of
from .terms.clauses import SUBJECTS, UNCLEAR, Clause
from .terms.codes import codes_of, subject_matter
from .terms.evident import is_of_what_is_missing
from .terms.finding import TermFinder
from .terms.hedges import condition_in, condition_of_all, deadline_in, hedge_in
from .terms.items import Whose, terms_of_item
from .terms.listed import Part, is_headed, is_laid_out_by, parts_of
from .terms.plain import plainly
from .terms.quantities import quantity_of
from .terms.sides import offering_in, sides_of
from .terms.tabled import is_of_talks, leads

Parse = Callable[[list[str]], Iterable[Any]]
"""Parses texts; each comes back as a spaCy document."""

IN_A_LIST: Final = 0.7
"""How sure a term is that stands in a list of terms."""
IN_A_SENTENCE: Final = 0.6

_REMEMBERED: Final = 600
"""So many characters before a list are looked at for the text that it is of."""
_HANGS_ON: Final = re.compile(
    r",? (?:but )?(?:only )?(?:if|once|unless|provid(?:ed|ing)(?: that)?|on (?:the )?condition that|as long as|"
    r"so long as|as soon as|subject to|should (?=(?:the )?\w+ \w+ ))\b[^,.;:]+"
)
_TOLD_BY: Final = re.compile(
    r"\b(?:said|says|say|told|tells|according|added|adds|wrote|reported|he|she)\b", re.IGNORECASE
)
_GOING_ON: Final = frozenset("IN TO VBG VBN CC RB JJ".split())
_PRONOUNS: Final = frozenset("it they its their them".split())


class Provision(NamedTuple):
    """One term: its words, who gives and gets, how much, and what weakens or limits it."""

    span: Span
    what: str
    gives: str | None
    gets: str | None
    quantity: float | None
    low: float | None
    """The least that it may be, where the words set a bound: "at least 90 days"."""
    high: float | None
    unit: str | None
    hedge: str | None
    condition: str | None
    deadline: str | None
    codes: tuple[str, ...]
    """What it is about, by PA-X or by irenic's own codes."""
    confidence: float
    is_offer: bool = False
    """Whether a side offers it by its own word, and no text holds it."""


class ProvisionReader:
    """Reads the paragraphs of a document in their order, and remembers of which text they tell."""

    def __init__(self, parse: Parse, text: str = "") -> None:
        self._parse = parse
        self._finder = TermFinder(is_of_talks=is_of_talks(text))
        self._of_nobody: Whose = "issuer" if is_an_issuers(text) else "unsaid"
        self._whose: Whose = self._of_nobody
        """Whose list is read."""
        self._before = ""
        self._is_in_list = False
        self._offering: str | None = None
        """Who offers what the list that follows holds: "the Government is prepared: (a) to …"."""
        self._named: str | None = None
        """Who gave or got by the last term that named somebody."""

    def terms_of(self, block: Any, heading: str = "") -> list[Provision]:
        """The terms of a parsed paragraph, with their places in it; `heading` stands between it and the one before."""
        text = block.text
        parts = parts_of(text, f"{self._before}\n{heading}"[-_REMEMBERED:], self._is_in_list)
        headed = is_headed(text, heading, self._before, self._is_in_list)
        if headed is not None and not any(part.is_item for part in parts):
            rest = Part((headed.span[1], len(text)), False)
            parts = [headed, *([rest] if text[rest.span[0] :].strip() else [])]
        if is_laid_out_by(heading):
            self._finder.is_laid_out()
        found: list[Provision] = []
        if len(parts) == 1 and not parts[0].is_item and parts[0].span[0] == 0:
            found += self._running(block, 0)
        else:
            # the end of a line within an item is no word
            parsed = self._parse([re.sub(r"\s", " ", text[part.span[0] : part.span[1]]) for part in parts])
            for part, words in zip(parts, parsed, strict=True):
                if part.is_question:
                    self._finder.hear(words)
                elif part.is_item:
                    if part.is_led is not None:
                        self._whose = "text" if part.is_led else self._of_nobody
                    made = [
                        _made(one, words, part.span[0], IN_A_LIST)
                        for one in terms_of_item(words, is_marked=part.is_marked, whose=self._whose)
                    ]
                    found += [
                        one._replace(
                            gives=one.gives or self._offering,
                            deadline=one.deadline or part.when,
                            hedge=one.hedge or part.is_open,
                            is_offer=self._offering is not None or self._whose == "issuer",
                        )
                        for one in made
                    ]
                    self._finder.has_listed()
                else:
                    found += self._running(words, part.span[0])
                    self._offering = offering_in(words)
        if len(parts) == 1 and not parts[0].is_item:
            self._offering = offering_in(block)
        self._is_in_list = headed is not None or (bool(parts) and parts[-1].is_item and parts[-1].is_marked)
        self._before = f"{self._before}\n{heading}\n{text}"[-_REMEMBERED:]
        return [self._resolved(one) for one in found]

    def hear(self, question: Any) -> None:
        """The press asks: of the text that it names the answer may tell."""
        self._finder.hear(question)
        self._before = f"{self._before}\n{question.text}"[-_REMEMBERED:]

    def _running(self, words: Any, start: int) -> Iterable[Provision]:
        for sentence in words.sents:
            shared = condition_of_all(sentence.text)
            for term in self._told_by(sentence, words, start):
                yield term if term.condition or shared is None else term._replace(condition=shared)

    def _told_by(self, sentence: Any, words: Any, start: int) -> Iterable[Provision]:
        """The terms of a sentence of some words that begin at `start`, read in plainer words where it has them."""
        plain = [] if is_of_what_is_missing(sentence.text) else plainly(sentence.text)
        if not plain:
            yield from self._told_in(sentence, start)
        begins = start + int(sentence.start_char)
        for one, parsed in zip(plain, self._parse([one.text for one in plain]), strict=True):
            for term in (term for part in parsed.sents for term in self._told_in(part, 0)):
                left, right = (begins + one.place(at) for at in term.span)
                if left < right:
                    yield term._replace(span=(left, right), what=_flat(words.text[left - start : right - start]))

    def _told_in(self, sentence: Any, start: int) -> Iterable[Provision]:
        """The terms of a sentence, in a document that begins at `start`."""
        found = self._finder.terms_in(sentence)
        limits = [*(one.start for one in found[1:]), sentence.end]
        for one, limit in zip(found, limits, strict=False):
            yield _made(one, sentence.doc, start, IN_A_SENTENCE, limit)

    def _resolved(self, one: Provision) -> Provision:
        """The term with a name for "it", "they" and "its", where the terms before named one."""
        gives, gets = (self._named if who and who.lower() in _PRONOUNS else who for who in (one.gives, one.gets))
        self._named = gives or gets or self._named
        return one._replace(gives=gives, gets=gets)


def _made(one: Clause, doc: Any, offset: int, confidence: float, limit: int | None = None) -> Provision:
    """A term with its fields; `limit` is the token at which another begins, None where its words are all of it."""
    start, end = doc[one.start].idx, _whole(one, doc, limit)
    text = text_of(doc)[start:end]
    places = [found(text) for found in (hedge_in, condition_in, deadline_in)]
    hedge, condition, deadline = (" ".join(text[at[0] : at[1]].split()) if at else None for at in places)
    words = doc.char_span(start, end, alignment_mode="expand")
    quantity = quantity_of(words, [at for at in places[1:] if at is not None])
    gives, gets = sides_of(one, doc)
    what = _flat(text)
    return Provision(
        span=(offset + start, offset + end),
        what=what,
        gives=gives,
        gets=gets,
        quantity=quantity.number if quantity else None,
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
        unit=quantity.unit if quantity else None,
        hedge=one.hedge or hedge,
        condition=condition,
        deadline=deadline,
        codes=codes_of(subject_matter(what, condition, hedge)),
        confidence=confidence,
        is_offer=one.is_offer,
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _whole(one: Clause, doc: Any, limit: int | None) -> int:
    """Where a term's words end, in characters: behind what a parser hung elsewhere, but before `limit`."""
    last = doc[one.end - 1]
    end = int(last.idx) + len(last.text)
    if limit is not None and one.end < limit:
        rest = doc[one.end : limit]
        # a parser may hang the condition on the verb of speech
        if hangs := _HANGS_ON.match(text_of(doc), end, doc[limit - 1].idx):
            end = hangs.end()
        elif limit == last.sent.end and _goes_on(rest):
            end = max(int(token.idx) + len(token.text) for token in rest if token.text not in ".!?\n ")
    behind = text_of(doc)[end : last.sent.end_char]
    unclear = UNCLEAR.search(behind)
    # the reservation belongs to the term that it follows at once
    if unclear and not behind[: unclear.start()].strip(' ,”"'):
        end += len(behind[: unclear.end()].rstrip(' .,;”"'))
    start = doc[one.start].idx
    is_open = text_of(doc).count("“", start, end) > text_of(doc).count("”", start, end)
    return end + (is_open and text_of(doc)[end : end + 1] in ("”", '"'))


def _goes_on(tail: Any) -> bool:
    """Whether what is left of a sentence belongs to its last term: "…, with the key held by the mission, until …"."""
    words = [token for token in tail if not token.is_punct and not token.is_space]
    if not words or words[0].tag_ not in _GOING_ON or _TOLD_BY.search(tail.text):
        return False
    if any(token.text in ";:–—" for token in tail if token.i < words[-1].i) or any(leads(tail)):
        return False
    if tail.text.count("“") != tail.text.count("”") or tail.text.count('"') % 2:
        return False
    # another clause of its own is no part of it
    return all(token.dep_ not in SUBJECTS or token.head.dep_ in ("relcl", "advcl", "pcomp") for token in words)
