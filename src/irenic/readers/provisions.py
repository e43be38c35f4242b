"""What a text on the table would have somebody do or get: the terms that a document tells of drafts, deals and offers."""

import itertools
import re
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from .terms.clauses import SUBJECTS, UNCLEAR, Clause, auxiliaries, is_ahead, is_present, row_of, subject_of, trimmed
from .terms.codes import codes_of, subject_matter
from .terms.finding import TermFinder
from .terms.hedges import condition_in, deadline_in, hedge_in
from .terms.listed import Part, is_laid_out_by, parts_of
from .terms.quantities import quantity_of
from .terms.reactions import is_reaction
from .terms.sides import sides_of
from .terms.tabled import leads

Parse = Callable[[list[str]], Iterable[Any]]
"""Parses texts; each comes back as a spaCy document."""

_HANGS_ON: Final = re.compile(
    r",? (?:but )?(?:only )?(?:if|once|unless|provid(?:ed|ing)(?: that)?|on (?:the )?condition that|as long as|so long as|"
    r"as soon as|subject to|should (?=(?:the )?\w+ \w+ ))\b[^,.;:]+"
)
_TOLD_BY: Final = re.compile(
    r"\b(?:said|says|say|told|tells|according|added|adds|wrote|reported|he|she)\b", re.IGNORECASE
)
_REMEMBERED: Final = 600
"""So many characters before a list are looked at for the text that it is of."""


class Provision(NamedTuple):
    """One term: its words, who gives and gets, how much, and what weakens or limits it."""

    spans: tuple[Span, ...]
    what: str
    gives: str | None
    gets: str | None
    quantity: float | None
    unit: str | None
    hedge: str | None
    condition: str | None
    deadline: str | None
    codes: tuple[str, ...]
    """What it is about, by PA-X or by irenic's own codes."""
    confidence: float


class ProvisionReader:
    """Reads the paragraphs of a document in their order, and remembers of which text they tell."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._finder = TermFinder()
        self._before = ""
        self._in_list = False
        self._named: str | None = None
        """Who gave or got by the last term that named somebody."""

    def terms_of(self, block: Any, heading: str = "") -> list[Provision]:
        """The terms of a parsed paragraph, with their places in it; `heading` is what stands between it and the last."""
        text = block.text
        parts = parts_of(text, (self._before + "\n" + heading)[-_REMEMBERED:], self._in_list)
        if is_laid_out_by(heading):
            self._finder.is_laid_out()
        found: list[Provision] = []
        if len(parts) == 1 and not parts[0].is_item and parts[0].span[0] == 0:
            for sentence in block.sents:
                found += self._running(sentence, 0)
        else:
            # line ends within an item are no words
            parsed = self._parse([re.sub(r"\s", " ", text[start:end]) for (start, end), *_ in parts])
            for part, doc in zip(parts, parsed, strict=True):
                if part.is_item:
                    found += _item(doc, part)
                    self._finder.has_listed()
                else:
                    for sentence in doc.sents:
                        found += self._running(sentence, part.span[0])
        self._in_list = bool(parts) and parts[-1].is_item and parts[-1].is_plain
        self._before = (self._before + "\n" + heading + "\n" + text)[-_REMEMBERED:]
        return [self._resolved(one) for one in found]

    def _resolved(self, one: Provision) -> Provision:
        """The term with a name for "it", "they" and "its", where the terms before named one."""
        gives, gets = (self._named if _is_pronoun(who) else who for who in (one.gives, one.gets))
        self._named = gives or gets or self._named
        return one._replace(gives=gives, gets=gets)

    def _running(self, sentence: Any, start: int) -> list[Provision]:
        found = self._finder.terms_in(sentence)
        limits = [*(one.start for one in found[1:]), sentence.end]
        return [_made(one, sentence.doc, start, 0.6, limit) for one, limit in zip(found, limits, strict=False)]


def _item(doc: Any, part: Part) -> list[Provision]:
    """The terms of one item of a list: the whole of it, or each of several verbs."""
    found: list[Provision] = []
    for sentence in _sentences(doc):
        root = sentence.root
        if not _is_a_term(sentence, part):
            continue
        rows = (
            [one for one in row_of(root) if one.i == root.i or _parts_at(one)] if root.pos_ in ("VERB", "AUX") else []
        )
        cuts = [sentence.start]
        if not part.is_plain and (parted := _parted_by_commas(sentence)):
            cuts, rows = [sentence.start, *parted], []
        for one in rows[1:]:
            own = subject_of(one)
            cuts.append(
                min([one.i, *(each.i for each in auxiliaries(one))]) if own is None else min(one.i, own.left_edge.i)
            )
        for i, cut in enumerate(cuts):
            end = cuts[i + 1] if i + 1 < len(cuts) else sentence.end
            start, end = trimmed(doc, cut, end)
            if end - start >= 2:
                verb = rows[i] if rows else next((one for one in doc[start:end] if _is_main(one)), None)
                subject = _subject(verb) if verb is not None else _acting(doc, start, end)
                if verb is not None and i == 0 and (first := _first_told(verb)) is not None:
                    verb, subject = first, subject_of(first)
                found.append(_made(Clause(start, end, verb, subject), doc, part.span[0], 0.7))
    return found


def _sentences(doc: Any) -> list[Any]:
    """The sentences of an item; what a parser splits without a full stop stays together."""
    found: list[Any] = []
    for sentence in doc.sents:
        if found and not found[-1].text.rstrip().endswith((".", "!", "?", "”", '"')):
            found[-1] = doc[found[-1].start : sentence.end]
        else:
            found.append(sentence)
    return found


def _parted_by_commas(sentence: Any) -> list[int]:
    """Where the clauses of a list without semicolons begin: "15 villages go to Beta, the railway stays, and …"."""
    commas = [token.i for token in sentence if token.text == ","]
    without_verbs = not any(token.tag_ in ("VBZ", "VBP", "MD", "VBD") for token in sentence)
    found = []
    for at, end in itertools.pairwise([*commas, sentence.end]):
        piece = [token for token in sentence.doc[at + 1 : end] if token.lower_ not in ("and", "or")]
        is_clause = without_verbs or any(token.tag_ in ("VBZ", "VBP", "MD", "VB") for token in piece[1:])
        if piece and is_clause and piece[0].tag_ in ("DT", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$"):
            found.append(at + 1)
    return found if len(found) > 1 else []


def _first_told(verb: Any) -> Any | None:
    """The clause that an item begins with, where another follows behind a comma: "the army is cut, the copy says"."""
    return next((one for one in verb.children if one.dep_ == "ccomp" and one.i < verb.i and subject_of(one)), None)


def _is_main(token: Any) -> bool:
    return token.pos_ in ("VERB", "AUX") and subject_of(token) is not None


def _acting(doc: Any, start: int, end: int) -> Any | None:
    """Who acts in an item whose verb the parser took for a noun: "The army cantons 3,000 fighters"."""
    for token in doc[start + 1 : min(end - 1, start + 8)]:
        before, behind = token.nbor(-1), token.nbor(1)
        follows = behind.tag_ in ("DT", "PRP$", "CD", "PDT") or behind.lower_ in ("between", "up", "at")
        if token.pos_ in ("NOUN", "PROPN") and before.pos_ in ("NOUN", "PROPN") and follows:
            return before
        if token.pos_ in ("VERB", "ADP", "CCONJ", "PUNCT"):
            return None
    return None


def _subject(verb: Any) -> Any | None:
    while (own := subject_of(verb)) is None and verb.dep_ == "conj":
        verb = verb.head
    return own


def _parts_at(verb: Any) -> bool:
    """Whether a joined verb begins a term of its own: it stands in the same form, or has a subject."""
    return subject_of(verb) is not None or verb.tag_ in ("VB", "VBZ", "VBP") or bool(auxiliaries(verb))


def _is_a_term(sentence: Any, part: Part) -> bool:
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX"):
        return not sentence.text.rstrip().endswith("?")
    if subject_of(root) is None:
        return True
    if root.lemma_ == "be" and is_reaction(root):
        return False
    return bool(is_ahead(root) or is_present(root) or (root.tag_ in ("VB", "VBG", "VBN") and not auxiliaries(root)))


def _made(one: Clause, doc: Any, offset: int, confidence: float, limit: int | None = None) -> Provision:
    words = doc[one.start : one.end]
    start, end = words.start_char, words.end_char
    if limit is not None and one.end < limit:
        # a parser may hang the condition on the verb of speech
        hangs = _HANGS_ON.match(doc.text, end, doc[limit - 1].idx)
        end = hangs.end() if hangs else end
        if not hangs and limit == doc[one.end - 1].sent.end and _goes_on(doc[one.end : limit]):
            end = _end_of(doc[one.end : limit])
    behind = doc.text[end : doc[one.end - 1].sent.end_char]
    unclear = UNCLEAR.search(behind)
    # the reservation belongs to the term that it follows at once
    if unclear and not behind[: unclear.start()].strip(' ,”"'):
        end += len(behind[: unclear.end()].rstrip(' .,;”"'))
    if doc.text[end : end + 1] in ("”", '"') and doc.text.count("“", start, end) > doc.text.count("”", start, end):
        end += 1
    text = doc.text[start:end]
    hedge, condition, deadline = (found(text) for found in (hedge_in, condition_in, deadline_in))
    span = doc.char_span(start, end, alignment_mode="expand")
    quantity = quantity_of(span, [place for place in (deadline,) if place is not None]) if span is not None else None
    gives, gets = sides_of(one, doc)
    return Provision(
        spans=((offset + start, offset + end),),
        what=" ".join(text.split()),
        gives=gives,
        gets=gets,
        quantity=quantity.number if quantity else None,
        unit=quantity.unit if quantity else None,
        hedge=one.hedge or _cut(text, hedge),
        condition=_cut(text, condition),
        deadline=_cut(text, deadline),
        codes=codes_of(subject_matter(" ".join(text.split()), _cut(text, condition), _cut(text, hedge))),
        confidence=confidence,
    )


def _is_pronoun(who: str | None) -> bool:
    return who is not None and who.lower() in ("it", "they", "its", "their", "them")


def _end_of(words: Any) -> int:
    """Where words end, without their full stop."""
    return max(int(token.idx) + len(token.text) for token in words if token.text not in ".!?\n ")


def _goes_on(tail: Any) -> bool:
    """Whether what is left of a sentence belongs to its last term: "…, with the key held by the mission, until …"."""
    words = [token for token in tail if not token.is_punct and not token.is_space]
    if not words or words[0].tag_ not in ("IN", "TO", "VBG", "VBN", "CC", "RB", "JJ") or _TOLD_BY.search(tail.text):
        return False
    if any(token.text in ';:–—“”"' for token in tail[:-1] if token.i < words[-1].i) or next(leads(tail), None):
        return False
    # another clause of its own is no part of it
    own = [token for token in words if token.dep_ in SUBJECTS and token.head.dep_ not in ("relcl", "advcl", "pcomp")]
    return not own


def _cut(text: str, place: Span | None) -> str | None:
    return " ".join(text[place[0] : place[1]].split()) if place is not None else None
