"""How a clause is meant by its form: as a wish, as an infinitive, as something to be done."""

from typing import Any, Final

from .matters import ACTS
from .quotations import SUBJECTS

_OUGHT: Final = frozenset({"should", "shall", "will", "would", "must"})


def is_wished(clause: Any) -> bool:
    """ "That the dam be returned", "that any deal include the dam"."""
    if any(child.dep_ in ("auxpass", "aux") and child.lower_ == "be" for child in clause.children):
        return not any(child.tag_ == "MD" for child in clause.children)
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    plain = not any(child.dep_ == "aux" for child in clause.children)
    single = subject is not None and subject.tag_ in ("NN", "NNP")
    return plain and (clause.tag_ == "VB" or (single and clause.tag_ == "VBP" and clause.lower_ == clause.lemma_))


def is_infinitive(clause: Any) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def is_to_be_done(clause: Any) -> bool:
    """ "That both bridges should reopen", "that the prisoners be freed": a deed of a deal that lies ahead."""
    if clause.lemma_.lower() not in ACTS or any(child.dep_ == "neg" for child in clause.children):
        return False
    ahead = any(child.dep_ == "aux" and child.lower_ in _OUGHT for child in clause.children)
    subject = any(child.dep_ in SUBJECTS for child in clause.children)
    return subject and (ahead or is_wished(clause))
