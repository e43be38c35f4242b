"""What a side offers to give or do as a part of the deal: "Alpha is prepared to …", "Beta has offered to …"."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import DOUBTS, MEETINGS
from .clauses import (
    Clause,
    antecedent,
    auxiliaries,
    extents,
    is_ahead,
    is_negated,
    modal_of,
    row_of,
    subject_of,
    things_from,
    things_of,
    trimmed,
)
from .tabled import is_arrangement, is_tabled

_READY: Final = frozenset({"ready", "prepared", "willing"})
_READINESS: Final = frozenset("readiness willingness preparedness".split())
_PROPOSING: Final = frozenset("suggest recommend float moot".split())
_TABLING: Final = frozenset("propose table put proposal".split())
# what somebody does who gives something for the deal; who is ready to talk, to sign or to fight gives nothing
GIVING: Final = frozenset(
    """
    canton raise increase double withdraw pull evacuate vacate leave retreat redeploy step release free pardon
    amnesty exchange swap trade return hand surrender cede transfer relinquish abandon yield give grant offer sell
    lease lend share pay compensate refund fund finance contribute provide supply deliver send station deploy host
    build rebuild repair clear restore reopen open lift ease waive drop renounce forgo forego end halt stop suspend
    freeze pause cease extend limit cap cut reduce halve lower shrink keep hold disarm demobilise demobilize disband
    dismantle destroy scrap demolish close shut demilitarise demilitarize recognise recognize guarantee protect
    admit allow let permit repeal amend appoint place put move divide split sacrifice concede refrain withhold set
    ship route
    """.split()
)
"""What somebody does who gives something for a deal."""
# what is given in a deal, where no number says that something is
GIVABLE: Final = frozenset(
    """
    destruction dismantling opening reopening lifting transfer division closure evacuation creation census force
    truce ceasefire armistice withdrawal pullout pullback disarmament demobilisation handover verification
    monitoring inspection guarantee protection corridor passage conduct moratorium freeze pause release exchange
    swap amnesty pardon prisoner hostage detainee captive body remains return autonomy self-rule seat post ministry
    referendum election recognition citizenship veto share signature land territory village island port harbour
    harbor strip base lease sale compensation reparation indemnity fund money royalty revenue toll loan transit
    access job pension payment cession observer monitor troop tribunal court commission police garrison border road
    railway dam water
    """.split()
)
_NO_THING: Final = MEETINGS | {"table", "help", "comment", "support"}
_RETURN: Final = re.compile(r"in (?:return|exchange)\b|on (?:the )?condition\b|against\b")
_ONLY_IF: Final = frozenset({"if", "once", "provided", "unless"})
_AT_ONCE: Final = re.compile(r"\b(?:the (?:minute|moment|day|hour)|as soon as|provided)\b", re.IGNORECASE)
_NOBODY: Final = frozenset({"nobody", "none", "who", "you"})


def offered(sentence: Any) -> Iterator[Clause]:
    """The clauses of a sentence in which somebody offers something, each without who offers it."""
    if sentence.text.rstrip().endswith("?"):
        return
    for token in sentence:
        if not _is_denied(token):
            # what somebody proposes may be the text on the table
            is_own = token.lemma_.lower() not in _PROPOSING | _TABLING
            yield from (dataclasses.replace(one, is_offer=is_own) for one in _offered_by(token, sentence.end))


def _offered_by(token: Any, end: int) -> Iterator[Clause]:
    lemma, is_verb = token.lemma_.lower(), token.pos_ == "VERB"
    if token.lower_ in _READY:
        yield from _deeds(token, subject_of(token) or subject_of(token.head))
    elif is_verb and _puts_up(token, lemma):
        yield from _things_or_deeds(token, lemma, end)
    elif lemma == "agree" and token.tag_ in ("VBN", "VBD") and not _is_doubted(token):
        # who has said yes to a deed will do it: it is a term of what they agree on
        yield from _deeds(token, _who_does(token))
    elif lemma in _READINESS or token.lower_ in ("offer", "offering", "proposal"):
        deeds = list(_deeds(token, _owner_of(token)))
        yield from deeds or _named_in(token)
    elif (
        is_verb
        and (lemma in GIVING or lemma in ("rise", "grow", "fall"))
        and modal_of(token) in ("would", "could", "will")
    ):
        yield from _in_return(token)
    elif lemma in _PROPOSING and is_verb:
        yield from _proposed(token)


def _puts_up(verb: Any, lemma: str) -> bool:
    """Whether somebody offers or puts forward a thing or a deed."""
    if lemma == "put":
        return any(one.lower_ == "forward" for one in verb.children)
    if lemma in ("table", "float", "moot", "suggest"):
        return all(one.dep_ != "ccomp" for one in verb.children)
    return lemma in ("offer", "propose")


def _things_or_deeds(verb: Any, lemma: str, end: int) -> Iterator[Clause]:
    """What somebody "offers to" do, "proposes that" both do, or offers: "a truce of ten days"."""
    who = _who_does(verb)
    if who is None or is_tabled(who):
        return
    found = [*_deeds(verb, who), *(_proposed(verb) if lemma != "offer" else ())]
    yield from found
    if not found:
        # "what we have offered is a lease"
        listed = things_of(verb.head if verb.dep_ == "csubj" else verb, end)
        is_met = any(noun.lemma_.lower() in _NO_THING for one in listed for noun in verb.doc[one.start : one.end])
        is_given = not is_met and any(is_givable(one, verb.doc) for one in listed)
        for one in listed:
            # what stands in a list with things that are given is given too
            if is_givable(one, verb.doc) or (is_given and one.end - one.start > 2 and not _is_clause(one, verb.doc)):
                yield dataclasses.replace(one, subject=antecedent(who))


def _deeds(word: Any, who: Any | None) -> Iterator[Clause]:
    """What somebody is ready "to" do."""
    if who is not None and (who.lower_ in _NOBODY or is_tabled(who)):
        return
    for inner in word.children:
        is_gerund = inner.dep_ == "xcomp" and inner.tag_ == "VBG" and word.lemma_ in ("propose", "offer", "suggest")
        is_infinitive = inner.dep_ in ("xcomp", "acl", "ccomp", "advcl") and inner.tag_ == "VB"
        is_deed = (is_infinitive or is_gerund) and inner.i > word.i
        if not is_deed or subject_of(inner) is not None:
            continue
        verbs = [one for one in row_of(inner) if one.tag_ in ("VB", inner.tag_) and one.lemma_.lower() in GIVING]
        for one in extents(verbs):
            start = one.start + (word.doc[one.start].lower_ == "to")
            end = max([one.end, *_conditions(word, one.end)])
            yield Clause(*trimmed(word.doc, start, end), one.verb, antecedent(who) if who is not None else None)


def _conditions(word: Any, end: int) -> Iterator[int]:
    """Where the conditions of an offer end: "Alpha is ready to leave, provided that Beta …"."""
    for head in (word, word.head):
        for child in head.children:
            first = child.left_edge
            hangs = first.lower_ in _ONLY_IF or _RETURN.match(first.doc[first.i : first.i + 4].text)
            if child.dep_ in ("advcl", "prep") and child.i >= end and hangs:
                yield child.right_edge.i + 1


def _is_clause(one: Clause, doc: Any) -> bool:
    return bool(doc[one.start].tag_ == "IN" or doc[one.start].text in "“”" or doc[one.start].lower_ == "that")


def is_givable(one: Clause, doc: Any) -> bool:
    """Whether a thing is such as a side gives in a deal, or a number says how much of it."""
    words = doc[one.start : one.end]
    nouns = [token.lemma_.lower() for token in words if token.pos_ in ("NOUN", "PROPN")]
    if len(words) < 2 or any(noun in _NO_THING for noun in nouns):
        return False
    if any(is_tabled(token) and not is_arrangement(token) for token in words):
        return False
    return words.root.lemma_.lower() in GIVABLE or any(token.like_num and token.lower_ != "one" for token in words)


def _proposed(verb: Any) -> Iterator[Clause]:
    """What somebody proposes "that" both sides do: in the subjunctive, with "should" or with "might"."""
    clauses = [inner for inner in verb.children if inner.dep_ == "ccomp" and inner.i > verb.i]
    if verb.dep_ == "parataxis":
        # "Beta, the envoy suggested, might be given a port"
        clauses.append(verb.head)
    for inner in clauses:
        subject = subject_of(inner)
        if subject is None or is_tabled(subject) or subject.lemma_.lower() in MEETINGS:
            continue
        words = {child.lower_ for child in auxiliaries(inner)}
        if words & {"might", "could", "would"}:
            is_meant = subject.pos_ != "PRON" and is_ahead(inner) and inner.lemma_.lower() in GIVING
        else:
            is_meant = _is_wished(verb, inner, subject, words)
        if is_meant:
            yield from extents([one for one in row_of(inner) if one.tag_ in ("VB", "VBP", "VBN")])


def _is_wished(verb: Any, inner: Any, subject: Any, words: set[str]) -> bool:
    """Whether a clause is a wish and no opinion: "suggested that it be", "proposed that it should"."""
    is_opinion = verb.lemma_ == "suggest"
    if words:
        return words == {"be"} or (words <= {"should", "be"} and not is_opinion)
    # a plain form after one who would need an ending: "that Alpha lease the port"
    is_base = inner.tag_ == "VB" or (inner.tag_ == "VBP" and (not is_opinion or subject.tag_ in ("NN", "NNP")))
    return is_base and inner.lower_ not in ("are", "is")


def _in_return(verb: Any) -> Iterator[Clause]:
    """What somebody would give "if" or "in return for" something: "Alpha would lift the siege if Beta disarmed"."""
    subject = subject_of(verb)
    if subject is None or is_tabled(subject) or is_negated(verb):
        return
    marks = {child.left_edge.lower_ for child in verb.children if child.dep_ == "advcl"}
    if modal_of(verb) == "will":
        # "We will lift the blockade the minute the drills stop": what lies ahead anyhow is no offer
        is_ours = subject.lower_ in ("we", "i")
        if is_ours and (marks & _ONLY_IF or _AT_ONCE.search(verb.doc[verb.i : verb.sent.end].text)):
            yield from extents([verb])
        return
    places = [verb.doc[child.i : child.i + 4].text for child in verb.children if child.dep_ == "prep"]
    if marks & {"if", "once", "provided"} or any(_RETURN.match(words) for words in places):
        yield from extents([verb])


def _who_does(verb: Any) -> Any | None:
    while (own := subject_of(verb)) is None and verb.dep_ in ("conj", "xcomp"):
        verb = verb.head
    return own or (verb.head if verb.dep_ == "acl" else None)


def _owner_of(noun: Any) -> Any | None:
    """Whose offer or readiness it is: as the words say, else the subject of the clause."""
    owner = next((child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    if owner is None and any(child.lower_ in ("by", "from") and child.dep_ == "prep" for child in noun.children):
        # who turns down "a proposal by Alpha" gives nothing by it, and who makes it may be a go-between
        return None
    word = noun
    while owner is None and word.head.i != word.i:
        word = word.head
        owner = subject_of(word)
    return owner if owner is None or owner.i != noun.i else noun


def _named_in(noun: Any) -> Iterator[Clause]:
    """What an offer is "of": "the north's offer of a ten-year lease", "a proposal for joint patrols"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == noun.i + 1:
            for thing in child.children:
                if thing.dep_ == "pobj":
                    listed = things_from(thing, child.right_edge.i + 1)
                    owner = _owner_of(noun)
                    for one in listed:
                        if is_givable(one, noun.doc):
                            yield dataclasses.replace(one, subject=owner)


def _is_denied(word: Any) -> bool:
    return is_negated(word) or (word.head.pos_ in ("AUX", "VERB") and word.dep_ == "acomp" and is_negated(word.head))


def _is_doubted(verb: Any) -> bool:
    above = verb
    while above.head.i != above.i:
        above = above.head
        if above.lemma_.lower() in DOUBTS | {"claim"}:
            return True
    return False
