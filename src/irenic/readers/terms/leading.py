"""Clauses of which the sentence says that they are of a text: "under the deal, …", "the parties shall …"."""

from collections.abc import Iterator
from typing import Any, Final

from .clauses import auxiliaries, is_ahead, is_present, is_to_do, modal_of, row_of, shared_subject, subject_of
from .reactions import NEUTRAL, REACTING, is_parted, is_reaction
from .tabled import is_informed, is_tabled, leads

SPEAKERS: Final = frozenset("i we you me us".split())
UNDERTAKING: Final = frozenset("undertake commit pledge promise agree".split())
"""What the parties of a text do who will do something by it."""
_LASTING: Final = frozenset("prolong renew extend terminate denounce amend review suspend end".split())
"""What is done to a text by its own clauses on how long it lasts."""
SIDES: Final = frozenset("side party parties signatory signatories both".split())
"""How the parties of a text are called in it."""
_ADOPTED: Final = frozenset("believe adopt approve accept implement enact trust".split())


def led_in(sentence: Any, on_text: bool) -> Iterator[Any]:
    """The verbs of a sentence that are told as of a text; `on_text` says that "it" is one."""
    for verb in verbs_in(sentence):
        if any(_is_adoption(child) for child in verb.children):
            yield from (one for one in row_of(verb) if modal_of(one) and is_ahead(one) and not is_reaction(one))
    for lead in leads(sentence, on_text):
        verb = _led_verb(lead)
        if verb is not None:
            yield from _told_under(verb)
    yield from _of_itself(sentence, on_text)
    yield from _shall(sentence)
    yield from _by_the_sides(sentence)
    yield from _by_the_informed(sentence)


def verbs_in(sentence: Any) -> Iterator[Any]:
    """The verbs of a sentence, without auxiliaries."""
    return (token for token in sentence if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))


def clause_of(verb: Any) -> Any | None:
    """The clause that somebody says."""
    return next((child for child in verb.children if child.dep_ == "ccomp"), None)


def _led_verb(lead: Any) -> Any | None:
    """The first verb of the clause that "under the deal" is said of."""
    verb = lead.head.head if lead.head.lower_ in ("according", "compared") else lead.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    while verb.lemma_.lower() in NEUTRAL and (inner := clause_of(verb)) is not None:
        verb = inner
    if verb.pos_ not in ("VERB", "AUX") or (lead.lower_ in ("in", "within") and lead.i > verb.i):
        return None
    while verb.dep_ == "xcomp" and verb.head.lemma_ in ("be", "have"):
        verb = verb.head
    while verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not auxiliaries(verb):
        # "under the deal just read out, …"
        verb = verb.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _told_under(verb: Any) -> Iterator[Any]:
    row = list(row_of(verb))
    if verb.dep_ == "ccomp" and verb.i < verb.head.i and is_parted(verb, verb.head):
        row += row_of(verb.head)
    for one in row:
        subject = shared_subject(one)
        if subject is None or subject.lower_ in SPEAKERS:
            continue
        if one.lemma_.lower() in UNDERTAKING:
            yield from undertaken(one)
        elif one.lemma_ == "be" and is_reaction(one):
            # "are close to a treaty that would …"
            continue
        elif is_ahead(one) if modal_of(one) else is_present(one) and one.lemma_.lower() not in REACTING:
            yield one


def undertaken(verb: Any) -> Iterator[Any]:
    """What the parties of a text "undertake to" do."""
    for inner in verb.children:
        if inner.i > verb.i and (inner.dep_ == "xcomp" or (inner.dep_ == "advcl" and is_to_do(inner))):
            yield from row_of(inner)
        elif inner.i > verb.i and inner.lower_ == "to" and any(one.tag_ == "VBG" for one in inner.children):
            # "commits to routing its exports through the port"
            yield verb


def _is_adoption(clause: Any) -> bool:
    """ "If the paper is to be believed", "once the plan is adopted": what is told stands in the text."""
    if clause.dep_ != "advcl" or clause.left_edge.lower_ not in ("if", "once", "should"):
        return False
    subject = subject_of(clause)
    return subject is not None and is_tabled(subject) and bool(_ADOPTED & {token.lemma_ for token in clause.subtree})


def _of_itself(sentence: Any, on_text: bool) -> Iterator[Any]:
    """What may become of the text by its own words: "The accord may be renewed", "It may be ended by either side"."""
    for verb in verbs_in(sentence):
        subject = subject_of(verb)
        if subject is None or modal_of(verb) not in ("may", "shall", "can") or verb.lemma_.lower() not in _LASTING:
            continue
        if subject.dep_ == "nsubjpass" and (is_tabled(subject) or (on_text and subject.lower_ == "it")):
            yield verb


def _shall(sentence: Any) -> Iterator[Any]:
    """Clauses with "shall", the verb of treaties: "the parties shall …"."""
    for token in sentence:
        if token.lower_ == "shall" and token.dep_ == "aux":
            subject = subject_of(token.head)
            if subject is not None and subject.lower_ not in SPEAKERS:
                yield from (one for one in row_of(token.head) if modal_of(one) or one.tag_ == "VB")


def _by_the_sides(sentence: Any) -> Iterator[Any]:
    """What "the parties" undertake to do, in the words of treaties."""
    for verb in verbs_in(sentence):
        if verb.lemma_.lower() in UNDERTAKING - {"promise"} and verb.tag_ in ("VBP", "VBZ"):
            subject = subject_of(verb)
            if subject is not None and subject.lemma_.lower() in SIDES:
                yield from undertaken(verb)
                inner = clause_of(verb)
                if inner is not None and verb.lemma_ == "agree" and (is_ahead(inner) or is_present(inner)):
                    yield from row_of(inner)


def _by_the_informed(sentence: Any) -> Iterator[Any]:
    """What those tell who know a text: "diplomats familiar with the draft said that …"."""
    for verb in verbs_in(sentence):
        teller = subject_of(verb) if verb.lemma_.lower() in NEUTRAL else None
        inner = clause_of(verb) if teller is not None and is_informed(teller) else None
        if inner is not None:
            for one in row_of(inner):
                if is_ahead(one) if modal_of(one) else is_present(one) and not is_reaction(one):
                    yield one
