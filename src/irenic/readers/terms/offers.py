"""What a side offers to give or do as a part of the deal: "Alpha is prepared to …", "Beta has offered to …"."""

from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import CUE_VERBS, MEETINGS, TALKS
from .clauses import Clause, extents, is_negated, row_of, subject_of, thing_clauses, things_of
from .tabled import is_tabled

_READY: Final = frozenset({"ready", "prepared", "willing"})
# who is ready for these gives nothing, and takes a stand, talks, or fights
_NO_DEED: Final = (
    TALKS
    | frozenset(CUE_VERBS)
    | frozenset(
        """
        sign study talk negotiate return resume continue travel fight die defend respond retaliate go come help mediate
        act face wait stand hear look take_part cooperate be do try compromise make move start begin live drop_by attack
        sit stay strike use carry
        """.split()
    )
    - frozenset("guarantee recognise report".split())
)
_NO_THING: Final = MEETINGS | frozenset(
    """
    condolence comment help support assistance apology explanation detail hope praise thank sympathy mediation advice
    service branch insight glimpse view reason evidence word seat chance opportunity sign clue answer excuse
    """.split()
)
_NOBODY: Final = frozenset({"nobody", "none", "who", "you"})


def offered(sentence: Any) -> Iterator[Clause]:
    """The clauses of a sentence in which somebody offers something, each without who offers it."""
    if sentence.text.rstrip().endswith("?"):
        return
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.lower_ in _READY and not _is_denied(token):
            yield from _deeds(token, _who_is(token))
        elif lemma == "offer" and token.pos_ == "VERB" and not _is_denied(token):
            who = _who_does(token)
            deeds = list(_deeds(token, who))
            yield from deeds
            if not deeds and who is not None and not is_tabled(who) and not _is_of_past(token):
                yield from thing_clauses([one for one in things_of(token) if one.lemma_.lower() not in _NO_THING])
        elif lemma == "offer" or (lemma == "proposal" and token.pos_ == "NOUN"):
            owner = next((child for child in token.children if child.dep_ == "poss"), None)
            yield from _deeds(token, owner)
        elif lemma in ("propose", "suggest", "recommend") and token.pos_ == "VERB" and not _is_denied(token):
            yield from _proposed(token)


def _deeds(word: Any, who: Any | None) -> Iterator[Clause]:
    """What somebody is ready "to" do."""
    if who is not None and (who.lower_ in _NOBODY or is_tabled(who)):
        return
    for inner in word.children:
        if inner.dep_ in ("xcomp", "acl", "ccomp") and inner.tag_ == "VB" and inner.i > word.i and subject_of(inner) is None:
            verbs = [one for one in row_of(inner) if one.tag_ == "VB" and one.lemma_.lower() not in _NO_DEED]
            for one in extents(verbs):
                start = one.start + (one.start < one.end and one.verb.doc[one.start].lower_ == "to")
                yield Clause(start, one.end, one.verb, who)


def _proposed(verb: Any) -> Iterator[Clause]:
    """What somebody proposes "that" both sides do: in the subjunctive, or with "should"."""
    for inner in verb.children:
        subject = subject_of(inner) if inner.dep_ == "ccomp" and inner.i > verb.i else None
        if subject is None or is_tabled(subject):
            continue
        auxiliaries = {child.lower_ for child in inner.children if child.dep_ in ("aux", "auxpass")}
        if auxiliaries & {"should", "be"} or (not auxiliaries and inner.tag_ in ("VB", "VBP")):
            yield from extents([one for one in row_of(inner) if one.tag_ in ("VB", "VBP", "VBN")])


def _who_is(adjective: Any) -> Any | None:
    return subject_of(adjective) or subject_of(adjective.head)


def _who_does(verb: Any) -> Any | None:
    while (own := subject_of(verb)) is None and verb.dep_ in ("conj", "xcomp"):
        verb = verb.head
    return own or (verb.head if verb.dep_ == "acl" else None)


def _is_denied(word: Any) -> bool:
    return is_negated(word) or (word.head.pos_ in ("AUX", "VERB") and word.dep_ == "acomp" and is_negated(word.head))


def _is_of_past(verb: Any) -> bool:
    """ "Offered" alone may be of long ago; who "offers" or "has offered" something does so now."""
    return bool(verb.tag_ == "VBD")
