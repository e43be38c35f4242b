"""The terms of one item of a list: the whole of it, or each of several verbs."""

import itertools
from typing import Any, Final, Literal

from .by_items import NO_ITEM
from .clauses import (
    LONGEST,
    Clause,
    auxiliaries,
    is_ahead,
    is_negated,
    is_present,
    row_of,
    shared_subject,
    subject_of,
    trimmed,
)
from .codes import codes_of
from .leading import SIDES
from .offers import GIVABLE, GIVING
from .reactions import is_reaction
from .standing import is_ruled_missing

Whose = Literal["text", "issuer", "unsaid"]
"""Whose list an item is of: a text's on the table, that of whoever issues the document, or nobody's that is named."""

_SPOKEN: Final = frozenset(
    """
    say tell claim allege insist deny reject argue intend believe hope warn fear expect think consider want demand
    report add complain speak maintain accuse blame refuse welcome oppose support reiterate reaffirm regret condemn
    deplore stress underline emphasise emphasize urge thank praise applaud remind
    """.split()
)
"""Verbs of what people say and think of a text: an item that tells of it is no term."""
_TOLD: Final = frozenset("recall note observe state underscore declare announce".split())
"""What is said where a clause follows: "recalls that …", not "recalls its militia"."""
_CONSENTING: Final = frozenset("accept agree consent approve endorse object decline prefer favour favor".split())
"""What somebody does about terms, unless a text has the parties of it do so."""
SINGLE: Final = frozenset(
    """
    amnesty ceasefire truce armistice disarmament demobilisation demobilization withdrawal autonomy referendum
    elections election neutrality federation secession reparations compensation arbitration power-sharing
    """.split()
)
"""What is a term by one word; any other noun alone is only a topic."""
_TRADED: Final = (("in", "return", "for"), ("in", "exchange", "for"), ("matched", "by"))
_BEGINNING: Final = frozenset("DT PDT CD NN NNS NNP NNPS JJ PRP PRP$".split())
_FINITE: Final = frozenset("VBZ VBP MD VB".split())


def terms_of_item(item: Any, *, is_marked: bool, whose: Whose = "text") -> list[Clause]:
    """The terms of a parsed item; one that is not `is_marked` but stands behind a colon is parted by its commas too."""
    found: list[Clause] = []
    for sentence in _sentences(item):
        if len(sentence) > LONGEST or not _is_a_term(sentence) or _is_a_stand(sentence.root, whose):
            continue
        rows = _rows(sentence.root)
        cuts = [sentence.start, *(_start(one) for one in rows[1:])]
        if not is_marked and (parted := _parted_by_commas(sentence)):
            cuts, rows = [sentence.start, *parted], []
        if not any(one.pos_ == "VERB" and subject_of(one) is not None for one in rows):
            cuts = sorted({*cuts, *_traded(sentence), *_otherwise(sentence)})
            rows = rows if len(cuts) == len(rows) else []
        for i, (cut, next_cut) in enumerate(itertools.pairwise([*cuts, sentence.end])):
            start, end = trimmed(item, cut, next_cut)
            if end - start >= 2 or (len(cuts) > 1 and start < end and item[start].pos_ == "NOUN"):
                verb = rows[i] if rows else _first_clause(item, start, end)
                if verb is not None and is_ruled_missing(verb):
                    continue
                if verb is not None and i == 0:
                    verb = _told_first(verb)
                end = _untraded(item, start, end)
                found.append(Clause(start, end, verb, shared_subject(verb) if verb else _acting(item, start, end)))
    return found


def _is_a_stand(root: Any, whose: Whose) -> bool:
    """Whether an item of a list tells what somebody thinks of terms, where no words say that the list is of a text.

    "The Republic accepts the release of all prisoners" would be a term of a draft; in a communiqué it is an answer to
    one. What a party offers to do is a term all the same: "Veldania is prepared to pull back".
    """
    subject = subject_of(root) if whose != "text" and root.pos_ in ("VERB", "AUX") else None
    if subject is None or subject.lemma_.lower() in SIDES:
        # "the parties accept", "neither side will": what both undertake together
        return False
    if whose == "issuer" and is_negated(root):
        # "Veldania will not withdraw its troops"
        return True
    gives = any(one.dep_ == "xcomp" and one.lemma_.lower() in GIVING for one in root.children)
    return root.lemma_.lower() in _CONSENTING and not gives


def _sentences(item: Any) -> list[Any]:
    """The sentences of an item; what a parser splits without a full stop stays together."""
    found: list[Any] = []
    for sentence in item.sents:
        if found and not found[-1].text.rstrip().endswith((".", "!", "?", "”", '"')):
            found[-1] = item[found[-1].start : sentence.end]
        else:
            found.append(sentence)
    return found


def _is_a_term(sentence: Any) -> bool:
    """Whether an item tells what is to be: a thing, or a clause that is not of the past."""
    root = sentence.root
    words = [token for token in sentence if token.is_alpha or token.like_num]
    own = [token for token in words if token.tag_ not in ("DT", "PRP$")]
    is_bare = len(own) == 1 and own[0].lemma_.lower() not in SINGLE
    is_a_topic = is_bare or (
        len(words) < 4 and not any(token.like_num for token in words) and not codes_of(sentence.text)
    )
    if is_ruled_missing(root) or NO_ITEM.match(sentence.text) or (is_a_topic and root.pos_ not in ("VERB", "AUX")):
        return False
    if all(token.tag_ in ("NN", "NNS", "CC") or token.is_punct or token.is_space for token in sentence):
        # "three strands: security, money and justice"
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return not sentence.text.rstrip().endswith("?")
    if subject_of(root) is None:
        return True
    if (root.lemma_ == "be" and is_reaction(root)) or root.lemma_.lower() in _SPOKEN:
        return False
    if root.lemma_.lower() in _TOLD and any(one.dep_ == "ccomp" and one.i > root.i for one in root.children):
        return False
    is_bare = root.tag_ in ("VB", "VBG", "VBN") and not auxiliaries(root)
    own = [one for one in root.children if one.dep_ in ("dobj", "ccomp", "xcomp")]
    # "a buffer strip narrowed to 8 kilometres": a participle that was taken for the past
    is_bare |= root.tag_ == "VBD" and root.lower_.endswith("ed") and not own and not auxiliaries(root)
    told = _told_first(root)
    return bool(is_ahead(root) or is_present(root) or is_bare or (told is not root and is_present(told)))


def _rows(root: Any) -> list[Any]:
    """The verbs of an item that each begin a term: joined in the same form, or with a subject."""
    if root.pos_ not in ("VERB", "AUX"):
        return []
    joined = [one for one in row_of(root) if one.i != root.i]
    kept = [one for one in joined if subject_of(one) is not None or one.tag_ in _FINITE or auxiliaries(one)]
    return sorted([root, *kept], key=lambda one: int(one.i))


def _start(verb: Any) -> int:
    own = subject_of(verb)
    before = [own.left_edge.i] if own is not None else [one.i for one in auxiliaries(verb)]
    return int(min([verb.i, *before]))


def _parted_by_commas(sentence: Any) -> list[int]:
    """Where the parts of a list without semicolons begin: "15 villages go to Beta, the railway stays, and …"."""
    commas = [token.i for token in sentence if token.text == ","]
    is_of_things = sentence.root.pos_ not in ("VERB", "AUX")
    if commas:
        last = [token.i for token in sentence if token.lower_ == "and" and token.i > commas[-1] + 1]
        commas += [at for at in last[-1:] if _begins_another(sentence.doc, at + 1, sentence.end, is_of_things)]
    found = []
    for at, end in itertools.pairwise([*commas, sentence.end]):
        piece = [token for token in sentence.doc[at + 1 : end] if token.lower_ not in ("and", "or")]
        # "and – “tentatively” – a seat": what weakens a thing stands before it
        while piece and (piece[0].is_punct or piece[0].tag_ == "RB"):
            piece = piece[1:]
        is_part = is_of_things or any(token.tag_ in _FINITE for token in piece[1:])
        if piece and is_part and piece[0].tag_ in _BEGINNING:
            found.append(at + 1)
    is_row = len(found) > 1 or any(sentence.doc[at].lower_ == "and" for at in (*found, *(at - 1 for at in found)))
    return found if is_row else []


def _traded(sentence: Any) -> list[int]:
    """Where what is got for a thing begins: "a ban on flights in return for an open border"; both are terms."""
    return [
        token.i + len(words)
        for token in sentence[1:-3]
        for words in _TRADED
        if tuple(one.lower_ for one in sentence.doc[token.i : token.i + len(words)]) == words
    ]


def _otherwise(sentence: Any) -> list[int]:
    """Where the other of two things begins of which there is to be one: "a return home, or compensation for those"."""
    return [
        token.i + 1
        for token in sentence[2:-1]
        if token.lower_ == "or" and token.nbor(-1).text == "," and token.nbor(1).lemma_.lower() in GIVABLE
    ]


def _untraded(doc: Any, start: int, end: int) -> int:
    """The end of a term without the "in return for" that leads to the next."""
    for words in _TRADED:
        if tuple(one.lower_ for one in doc[max(start, end - len(words)) : end]) == words:
            return trimmed(doc, start, end - len(words))[1]
    return end


def _begins_another(doc: Any, at: int, end: int, is_of_things: bool) -> bool:
    """Whether another thing, or another clause, begins behind an "and" without a comma."""
    if is_of_things:
        return at < end and doc[at].tag_ in ("DT", "CD", "PRP$")
    piece = doc[at:end]
    return any(one.tag_ in _FINITE and (own := subject_of(one)) is not None and own.i >= at for one in piece)


def _first_clause(item: Any, start: int, end: int) -> Any | None:
    clauses = (one for one in item[start:end] if one.pos_ in ("VERB", "AUX") and subject_of(one) is not None)
    return next(clauses, None)


def _told_first(verb: Any) -> Any:
    """The clause that an item begins with, where another follows behind a comma: "the army is cut, the copy says"."""
    before = (one for one in verb.children if one.dep_ == "ccomp" and one.i < verb.i and subject_of(one) is not None)
    return next(before, verb)


def _acting(item: Any, start: int, end: int) -> Any | None:
    """Who acts in an item whose verb the parser took for a noun: "The army cantons 3,000 fighters"."""
    for token in item[start + 1 : min(end - 1, start + 8)]:
        before, behind = token.nbor(-1), token.nbor(1)
        follows = behind.tag_ in ("DT", "PRP$", "CD", "PDT") or behind.lower_ in ("between", "up", "at")
        if token.pos_ in ("NOUN", "PROPN") and before.pos_ in ("NOUN", "PROPN") and follows:
            return before
        if token.pos_ in ("VERB", "ADP", "CCONJ", "PUNCT"):
            return None
    return None
