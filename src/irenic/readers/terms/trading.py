"""Parts a term at what is given for it, and at the second of two things that somebody is bound to do or not to do."""

import dataclasses
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
    doc = clause.verb.doc
    cut, behind = _traded(clause, doc) or _joined(clause) or (clause.end, clause.end)
    if cut == clause.end:
        yield clause
        return
    start, end = trimmed(doc, clause.start, cut)
    yield dataclasses.replace(clause, start=start, end=end)
    start, end = trimmed(doc, behind, clause.end)
    # who is bound to the one is bound to the other too
    is_bound = cut == behind
    yield Clause(start, end, None, clause.subject or _bound_by(clause.verb) if is_bound else None)


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


def _joined(clause: Clause) -> tuple[int, int] | None:
    """ "is barred from recruiting and from moving guns": where the second begins."""
    for child in clause.verb.children if clause.verb is not None else ():
        if child.dep_ != "prep" or child.lower_ not in _BOUND or child.i < clause.verb.i:
            continue
        for other in child.children:
            is_again = other.dep_ == "conj" and other.lower_ == child.lower_ and other.i + 1 < clause.end
            if is_again and any(one.dep_ == "pcomp" for one in other.children):
                return other.i, other.i
    return None
