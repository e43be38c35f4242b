"""Parts a term at what is given for it, and at the second of two things that somebody is bound to do or not to do."""

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any, Final

from .clauses import Clause, trimmed
from .codes import codes_of
from .offers import GIVABLE

_FOR: Final = (("in", "return", "for"), ("in", "exchange", "for"))
_BOUND: Final = frozenset({"from", "to"})


def parts_of_trade(clause: Clause) -> Iterator[Clause]:
    """A term, or the parts of it that are each one: "scraps the tax in exchange for the right to dry nets"."""
    if clause.verb is None:
        yield clause
        return
    doc, begins = clause.verb.doc, list(_joined(clause))
    if begins:
        who = _bound_by(clause.verb) if clause.of_text else clause.subject
        for left, right in itertools.pairwise([clause.start, *begins, clause.end]):
            start, end = trimmed(doc, left, right)
            # who is bound to the one is bound to the others too
            first = left == clause.start
            yield dataclasses.replace(clause, start=start, end=end) if first else Clause(start, end, None, who)
    elif trade := _traded(clause, doc):
        for (left, right), one in zip(((clause.start, trade[0]), (trade[1], clause.end)), (clause, None), strict=True):
            start, end = trimmed(doc, left, right)
            yield dataclasses.replace(clause, start=start, end=end) if one else Clause(start, end, None)
    else:
        yield clause


def _bound_by(verb: Any) -> Any | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _traded(clause: Clause, doc: Any) -> tuple[int, int] | None:
    """Where a term ends and what is got for it begins, if that is a thing such as deals are about."""
    for at in range(clause.start + 2, clause.end - 4):
        if tuple(one.lower_ for one in doc[at : at + 3]) in _FOR:
            things = doc[at + 3 : clause.end]
            is_thing = things[0].tag_ in ("DT", "CD", "NN", "NNS", "JJ", "PDT")
            is_held = any(one.lemma_.lower() in GIVABLE for one in things) or bool(codes_of(things.text))
            return (at, at + 3) if is_thing and is_held else None
    return None


def _joined(clause: Clause) -> Iterator[int]:
    """ "is barred from recruiting and from moving guns", "commits to routing …, to scrapping … and to dropping …"."""
    verb = clause.verb
    if verb is None:
        return
    first = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ in _BOUND and one.i > verb.i), None)
    if first is None or all(child.tag_ != "VBG" for child in first.children):
        return
    for token in verb.doc[first.i + 2 : clause.end - 1]:
        is_again = token.lower_ == first.lower_ and token.nbor(1).tag_ == "VBG"
        if is_again and token.nbor(-1).lower_ in (",", "and", "or"):
            yield token.i
