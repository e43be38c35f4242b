"""How a clause is meant by its form: as a wish, as an infinitive, as something to be done."""

from typing import Any, Final

from .matters import ACTS, is_matter
from .quotations import SUBJECTS

_SIDES: Final = frozenset("sides parties both they it armies forces prisoners troops".split())
_OUGHT: Final = frozenset({"should", "shall", "will", "would", "must"})


def is_wished(clause: Any) -> bool:
    """ "That the dam be returned", "that any deal include the dam"."""
    if any(child.dep_ in ("auxpass", "aux") and child.lower_ == "be" for child in clause.children):
        return not any(child.tag_ == "MD" for child in clause.children)
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    plain = not any(child.dep_ == "aux" for child in clause.children)
    single = subject is not None and subject.tag_ in ("NN", "NNP")
    return plain and (
        clause.tag_ == "VB" or (single and clause.tag_ in ("VBP", "NN") and clause.lower_ == clause.lemma_)
    )


def is_infinitive(clause: Any) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def is_to_be_done(clause: Any) -> bool:
    """ "That both bridges should reopen", "that the prisoners be freed": a deed of a deal that lies ahead."""
    if clause.lemma_.lower() not in ACTS or any(child.dep_ == "neg" for child in clause.children):
        return False
    ahead = any(child.dep_ == "aux" and child.lower_ in _OUGHT for child in clause.children)
    subject = any(child.dep_ in SUBJECTS and (is_matter(child) or child.lower_ in _SIDES) for child in clause.children)
    return subject and (ahead or is_wished(clause))


def is_told(clause: Any) -> bool:
    """A clause that a verb tells ("conceded that it had lost"), and no condition that a parser takes for one."""
    return bool(clause.dep_ == "ccomp") and not any(
        child.lower_ in ("if", "once", "unless", "provided") and child.dep_ in ("mark", "advmod", "prep")
        for child in clause.children
    )


def going_to(verb: Any) -> Any | None:
    """What somebody is going to do: "are not going to *sign*"."""
    now = any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)
    if verb.lower_ != "going" or not now:
        return None
    return next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)


def is_not_now(verb: Any) -> bool:
    """ "Am not signing": told as of now, and meant of what is to come."""
    now = any(child.dep_ == "aux" and child.lemma_ == "be" and child.tag_ in ("VBP", "VBZ") for child in verb.children)
    return verb.tag_ == "VBG" and now and any(child.dep_ == "neg" for child in verb.children)


def has_to(verb: Any) -> Any | None:
    """What is told to have to be done: "the blockade has to *end*", "the guns need to *go*"."""
    now = verb.lemma_.lower() in ("have", "need") and verb.tag_ in ("VBZ", "VBP")
    if not now or any(child.dep_ in ("neg", "dobj") for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ == "xcomp" and is_infinitive(child)), None)
