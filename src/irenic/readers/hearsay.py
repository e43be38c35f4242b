"""What nobody vouches for: words that stand under a report, a rumour, a denial, a doubt, a guess or a condition.

"Rumours that Marn would sign", "it was feared that …", "no sign that …", "had Marn signed, …": whoever is named in such
words has not said them, and is put on record by nothing in them. Parsers often err on just these sentences, so the
words that open such a clause are looked for as words; the parse only tells how far the clause goes.
"""

from collections.abc import Iterator
from typing import Any, Final

from .frames import CLAUSE, SPEECH
from .hearsay_words import (
    BARE,
    DENIALS,
    DENIED,
    DENIED_BEHIND,
    DENIED_NEXT,
    DENYING_FORMS,
    HEARD_OF,
    HEARSAY,
    INSTEAD,
    NAMES_ITSELF,
    OF_ONES_OWN,
    OPENERS,
    OWN_WORD,
    TRUE,
    VOUCHING,
    WHOLE,
)
from .matters import is_matter
from .nearby import sentence_of, text_of
from .quotations import SUBJECTS

_INVERTED: Final = frozenset({"had", "should", "were"})
_AFTER_NO: Final = frozenset({"never", "nor", "neither", "so", "only", "rarely", "seldom"})
_APART: Final = frozenset({"but", "while", "whereas", "yet", "though", "although"})
_UNVOUCHED: Final = frozenset(
    "not n't n’t never nobody refused refuses declined declines neither nor cannot without could would".split()
)
_TIMES: Final = frozenset({"before", "when", "whenever", "until", "till", "once", "after"})
_MOMENTS: Final = frozenset("day moment morning evening night hour minute time week year".split())
_WITHIN: Final = frozenset("poss prep pobj compound nmod".split())
_DEEPEST: Final = 20
_NEAR: Final = 24
"""So many words behind its opening the verb of a clause is looked for."""
_OPENED: Final = "irenic_hearsay"


def is_hearsay(word: Any) -> bool:
    """Whether a word, as of a stand that somebody takes, stands in a clause that nobody vouches for."""
    if _is_inverted(word) or _is_of_hearsay(word) or _is_still_to_come(word):
        return True
    whole, clauses = _openings(word)
    return any(first <= word.i for first in whole) or any(_holds(first, word) for first in clauses) or _is_denied(word)


def _openings(word: Any) -> tuple[list[int], list[int]]:
    """Where in the sentence of a word begins what is all hearsay, and where a clause that is; looked for once."""
    sentence = sentence_of(word)
    kept: dict[tuple[int, int], tuple[list[int], list[int]]] = word.doc.user_data.setdefault(_OPENED, {})
    key = sentence.start, sentence.end
    if key not in kept:
        text = text_of(word.doc)
        found = (match for pattern in WHOLE for match in pattern.finditer(text, sentence.start_char, sentence.end_char))
        kept[key] = ([_at(sentence, match.end()) for match in found], sorted({*_clauses_in(sentence, text)}))
    return kept[key]


def _at(sentence: Any, place: int) -> int:
    """The first word of a sentence at or behind a character of the text."""
    return next((token.i for token in sentence if token.idx >= place), int(sentence.end))


def _clauses_in(sentence: Any, text: str) -> Iterator[int]:
    document, start, end = sentence.doc, sentence.start_char, sentence.end_char
    for match in HEARD_OF.finditer(text, start, end):
        noun, first = document[_at(sentence, match.start())], _at(sentence, match.end())
        between = document[noun.i + 1 : max(noun.i + 1, first - 1)]
        # "throws into doubt a truce that both accepted": what is told of the truce
        relative = document[first - 1].head.dep_ == "relcl" and is_matter(document[first - 1].head.head)
        if (
            not (relative and len(between))
            and not _is_told_between(between)
            and not _is_vouched_for(noun, first, text, end)
        ):
            yield first
    for match in BARE.finditer(text, start, end):
        noun, first = document[_at(sentence, match.start("noun"))], _at(sentence, match.end())
        if _has_a_clause(document, first, sentence.end) and not _is_vouched_for(noun, first, text, end):
            yield first
    for match in INSTEAD.finditer(text, start, end):
        first = _at(sentence, match.end())
        verb = _clause_verb(document, first, sentence.end)
        if verb is not None and not any(token.text == "," for token in document[first : verb.i]):
            yield first
    for pattern in OPENERS:
        yield from (_at(sentence, match.end()) for match in pattern.finditer(text, start, end))


def _is_told_between(between: Any) -> bool:
    """Whether somebody else's telling stands between hearsay and a "that": "dismissed rumours and announced that"."""
    return any(
        (token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and token.lemma_.lower() in SPEECH | CLAUSE)
        or (token.lemma_.lower() in OWN_WORD and token.i == between.end - 1)
        for token in between
    )


def _is_vouched_for(noun: Any, first: int, text: str, end: int) -> bool:
    """ "Confirmed reports that it would sign", "reports that … are true", "Marn's claim that it has signed"."""
    before = noun.doc[max(noun.sent.start, noun.i - 6) : noun.i]
    denied = noun.lemma_.lower() in DENIALS or any(token.lower_ in DENYING_FORMS for token in before)
    if denied:
        return False
    if noun.pos_ == "VERB" and _subject_of(noun, noun.sent.start) is not None:
        # "the Herald reports that"
        return True
    vouching = next((token for token in before if token.lemma_.lower() in VOUCHING), None)
    if vouching is not None:
        return not any(token.lower_ in _UNVOUCHED for token in noun.doc[max(0, vouching.i - 5) : vouching.i])
    if TRUE.search(text, noun.idx, end):
        return True
    verb = _clause_verb(noun.doc, first, noun.sent.end)
    subject = None if verb is None else _subject_of(verb, first)
    own = subject is not None and subject.lower_ in NAMES_ITSELF and noun.lemma_.lower() in OF_ONES_OWN
    return own and any(child.dep_ == "poss" for child in noun.children)


def _has_a_clause(document: Any, first: int, end: int) -> bool:
    """Whether a clause without a "that" begins with a word: its subject stands right at its head."""
    verb = _clause_verb(document, first, end)
    if verb is None or _subject_of(verb, first) is None:
        return False
    return not any(token.text in (",", ";", ":") or token.dep_ == "cc" for token in document[first : verb.i])


def _subject_of(verb: Any, first: int) -> Any | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.i >= first), None)


def _holds(first: int, word: Any) -> bool:
    """Whether a word is of the clause that begins with another, by what the parse hangs it on."""
    if word.i < first:
        return False
    verb = _clause_verb(word.doc, first, word.sent.end)
    token = word
    for _ in range(_DEEPEST):
        if verb is not None and token.i == verb.i:
            return True
        if token.head.i == token.i or token.head.i < first or _begins_anew(token):
            return False
        token = token.head
    return True


def _clause_verb(document: Any, first: int, end: int) -> Any | None:
    """The first verb from a word on that is the main one of a clause, or what stands for it in a parse."""
    return next(
        (
            token
            for token in document[first : min(end, first + _NEAR)]
            if token.pos_ in ("VERB", "AUX")
            and token.dep_ not in ("aux", "auxpass", "amod", "compound")
            and not (token.dep_ in ("relcl", "acl") and token.head.i >= first)
        ),
        None,
    )


def _begins_anew(token: Any) -> bool:
    """ "…, but Marn rejects it", "…, while Dorn accepts it": a clause beside the one before, with a subject of its own."""
    words = {one.lower_ for one in token.doc[max(token.head.i, token.left_edge.i - 2) : token.i]}
    own = any(child.dep_ in SUBJECTS for child in token.children)
    parted = any(one.text in (";", ":") for one in token.doc[min(token.i, token.head.i) : max(token.i, token.head.i)])
    if (
        token.dep_ == "conj"
        and not own
        and token.tag_ == "VBD"
        and any(one.tag_ == "MD" for one in token.head.children)
    ):
        # "denied reports that it would sign and rejected the draft"
        return True
    return parted or (token.dep_ in ("conj", "advcl", "ccomp", "parataxis") and own and bool(words & _APART))


def _is_inverted(word: Any) -> bool:
    """ "Had Marn accepted the cap", "should Dorn sign", "were it to withdraw"."""
    for verb in (word, word.head):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
        for child in verb.children:
            if child.lower_ in _INVERTED and child.dep_ in ("aux", "auxpass") and subject is not None:
                ahead = child.doc[child.i - 1].lower_ if child.i > child.sent.start else ""
                if child.i < subject.i and child.i < word.i and ahead not in _AFTER_NO:
                    return True
    return word.head.lower_ in _INVERTED and any(
        child.dep_ in SUBJECTS and word.head.i < child.i < word.i for child in word.head.children
    )


def _is_still_to_come(word: Any) -> bool:
    """ "Before Marn accepts the cap", "the day Marn signs": a time that has not come; "after it signed" is past."""
    token = word
    for _ in range(4):
        present = token.tag_ in ("VBZ", "VBP", "VB") and not any(
            child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "MD") for child in token.children
        )
        opening = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod") and child.i < token.i}
        if token.dep_ in ("advcl", "pcomp", "relcl") and present and opening & _TIMES:
            return True
        if token.dep_ == "relcl" and present and token.head.lemma_.lower() in _MOMENTS:
            return True
        if token.dep_ not in ("acomp", "attr", "xcomp", "conj"):
            return False
        token = token.head
    return False


def _is_of_hearsay(word: Any) -> bool:
    """ "Rumours of Marn's acceptance", "denied any willingness", "reports of its readiness to sign": a noun under one."""
    token = word
    for _ in range(4):
        if token.pos_ == "NOUN" and token.dep_ == "dobj" and token is word and token.head.lower_ in DENIED:
            return token.lemma_.lower() not in HEARSAY
        if token.dep_ not in _WITHIN or token.head.i == token.i:
            return False
        token = token.head
        if token.lemma_.lower() in HEARSAY and token.pos_ == "NOUN":
            return True
    return False


def _is_denied(word: Any) -> bool:
    """Whether the words behind say that it is not so: "…, which the ministry denied"; "The ministry denied it."

    Who speaks of itself ("said that it accepts") is not undone by what another says of that.
    """
    text = text_of(word.doc)
    subject = next((child for child in word.children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ in NAMES_ITSELF:
        return False
    sentence = sentence_of(word)
    if DENIED_BEHIND.search(text, word.idx + len(word.text), sentence.end_char):
        return True
    if sentence.end >= len(word.doc):
        return False
    following = sentence_of(word.doc[sentence.end])
    return "\n\n" not in text[sentence.start_char : following.start_char] and bool(
        DENIED_NEXT.match(text[following.start_char : following.end_char])
    )
