"""Who has to act or yield by a term, and who gains by its words; nobody where the words do not say."""

import itertools
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from .clauses import Clause, deed_of, is_to_do, modal_of, subject_of
from .tabled import base_of, is_tabled

_GETTING: Final = frozenset(
    "have receive get obtain gain regain acquire win recover keep retain inherit benefit enjoy join rejoin".split()
)
_GIVEN: Final = frozenset(
    """
    give grant award offer promise guarantee assign reserve leave hand return allocate pay cede transfer deliver supply
    open lease lend send restore allot sell concede provide extend accord release yield surrender
    """.split()
)
_ALLOWED: Final = frozenset("allow permit entitle let enable exempt welcome readmit admit compensate".split())
_BOUND: Final = frozenset(
    """
    oblige require ask force compel commit bind order urge make bar ban forbid prohibit prevent deny deprive strip see
    have
    """.split()
)
_LIMITED: Final = frozenset(
    """
    cap limit restrict reduce cut halve shrink lower freeze disband dismantle demilitarise demilitarize place withdraw
    disarm seize confiscate remove close suspend
    """.split()
)
_LIFTED: Final = frozenset("lift ease suspend remove end waive relax drop scrap".split())
_PAYMENTS: Final = frozenset("payment compensation reparation access transfer sum pension aid".split())
_PAID: Final = frozenset("finance fund pay guarantee provide supply staff build guard patrol run host".split())
"""What somebody does who gives a thing: "a fund, financed by the Union"."""
_DEEDS: Final = frozenset(
    """
    withdrawal pullout pullback removal release registration disarmament recognition evacuation closure lifting opening
    reopening surrender return handover demobilisation demobilization cantonment reduction renunciation payment cession
    """.split()
)
_GOING: Final = frozenset("flow go belong fall stay remain pass revert return devolve accrue rest lie transfer".split())
_BEING: Final = frozenset("be become stay remain".split())
_BURDENS: Final = frozenset("responsible liable bound obliged answerable subject".split())
_BENEFITS: Final = frozenset("eligible entitled exempt free office power".split())
_SERVING: Final = frozenset("inform notify consult compensate reimburse repay assist protect supply".split())
_ADDING: Final = frozenset("add include create establish foresee envisage provide contain propose".split())
_FORCES: Final = frozenset(
    "unit post force troop position base garrison gun artillery fighter soldier brigade battalion column patrol".split()
)
_MEASURES: Final = frozenset("sanction embargo blockade restriction tariff ban duty siege claim".split())
_WORDS_OF: Final = frozenset("letter message note statement reply answer response speech".split())
_LIMITS: Final = frozenset({"more", "only", "most", "fewer", "less", "maximum", "just"})
_PLACES: Final = frozenset(
    """
    barracks base position border line village home table talk site side level ceiling number soil shore court vote
    status map camp town place control rule zone area distance end force use service power peace review point parliament
    """.split()
)


class Sides(NamedTuple):
    """The words for who gives and for who gets."""

    gives: str | None = None
    gets: str | None = None


def sides_of(clause: Clause, doc: Any) -> Sides:
    """Who gives and who gets by a term, as the words of its clause say it."""
    verb = clause.verb
    if verb is None:
        words = doc[clause.start : clause.end]
        giver = _name(clause.subject) if clause.subject is not None and _is_a_side(clause.subject) else None
        return Sides(giver or _giver(words), _receiver(words))
    if modal_of(verb) in ("may", "can"):
        # what somebody is free to do is given to them
        who = clause.subject
        if who is None or clause.of_text or any(child.dep_ in ("auxpass", "neg") for child in verb.children):
            return Sides()
        return Sides(gets=_name(who)) if _is_somebody(who) and who.lemma_ not in ("side", "party") else Sides()
    verb = deed_of(verb) or _continued(verb)
    lemma = base_of(verb)
    if clause.of_text:
        return _by_a_text(verb, lemma)
    subject = clause.subject
    if subject is None:
        return Sides(None, _to(verb))
    own = subject_of(verb)
    is_passive = any(child.dep_ == "auxpass" for child in verb.children) or (
        own is not None and own.dep_ == "nsubjpass"
    )
    if is_passive:
        return _of_passive(verb, lemma, subject)
    if lemma in _BEING:
        return _of_state(verb, subject)
    if lemma in _GETTING:
        inside = [token.lower_ for child in verb.children if child.dep_ in ("dobj", "prep") for token in child.subtree]
        if any(word in _LIMITS for word in inside):
            return Sides(gives=_name(subject))
        return Sides(gives=_from(verb), gets=_name(subject))
    if lemma in _GOING and not _is_somebody(subject):
        return Sides(gets=_to(verb, strict=False) or _with(verb))
    if _is_counted(subject):
        return Sides(gets=_to(verb))
    if subject.lower_ in ("there", "this", "that") or is_tabled(subject):
        return Sides()
    if not _is_somebody(subject):
        return Sides(gives=_owner(subject) or _whose(subject), gets=_to(verb))
    return Sides(gives=_name(subject), gets=_to(verb) or _served(verb, lemma))


def _continued(verb: Any) -> Any:
    """What goes on, where it does: "will continue to be paid by the centre"."""
    if verb.lemma_ != "continue":
        return verb
    return next((child for child in verb.children if child.dep_ == "xcomp"), verb)


def _of_state(verb: Any, subject: Any) -> Sides:
    """Who gains or is bound by what somebody is to be: "stays in office", "become eligible", "is liable"."""
    words = {token.lower_ for child in verb.children if child.i > verb.i for token in (child, *child.children)}
    if words & _BURDENS:
        return Sides(gives=_name(subject))
    if words & _BENEFITS:
        return Sides(gets=_name(subject))
    return Sides()


def _is_counted(subject: Any) -> bool:
    """Whether people are counted: "150 monitors would fan out" does not say who sends them."""
    numbers = [child for child in subject.children if child.dep_ == "nummod"]
    return bool(numbers) and subject.lemma_.lower() not in ("side", "party", "country", "government", "state", "army")


def _whose(thing: Any) -> str | None:
    """Whose forces they are, by the word before: "Front units", "army posts"."""
    if thing.lemma_.lower() not in _FORCES:
        return None
    named = [child for child in thing.children if child.dep_ in ("compound", "nmod", "amod") and child.i < thing.i]
    return next((one.text for one in named if one.lemma_.lower() in _PEOPLE or one.pos_ == "PROPN"), None)


def _with(verb: Any) -> str | None:
    """ "stay with the centre", "rests with the assembly"."""
    for child in verb.children:
        if child.lower_ == "with" and child.dep_ == "prep":
            return next((_name(one) for one in child.children if one.dep_ == "pobj"), None)
    return None


def _served(verb: Any, lemma: str) -> str | None:
    """Whom a deed is done to for their good: "informs Beta", "will allow Beta's goods to pass"."""
    if lemma not in _ALLOWED | _SERVING:
        return None
    inner = next((child for child in verb.children if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i), None)
    whom = subject_of(inner) if inner is not None else None
    whom = whom or next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if whom is None:
        return None
    return _owner(whom) or (_name(whom) if _is_somebody(whom) else None)


def _is_a_side(who: Any) -> bool:
    """Whether who offers a thing can give it: no letter does."""
    return who.lemma_.lower() not in _WORDS_OF and not is_tabled(who)


def offering_in(words: Any) -> str | None:
    """Who offers what follows, by the last sentence before a list: "the Government is prepared:"; "it" is resolved."""
    sentences = list(words.sents)
    if not sentences or not any(token.lower_ in ("prepared", "ready", "willing", "offers") for token in sentences[-1]):
        return None
    who = subject_of(sentences[-1].root)
    for sentence in reversed(sentences[:-1]):
        if who is None or who.lower_ not in ("it", "they", "he", "she"):
            break
        who = subject_of(sentence.root) or who
    return _name(who) if who is not None and who.pos_ != "PRON" else None


def _by_a_text(verb: Any, lemma: str) -> Sides:
    # where the verb was taken for a noun, its object stands beside it
    objects = ("dative", "dobj") if verb.pos_ in ("VERB", "AUX") else ("appos", "nmod", "dobj")
    held = next((child for child in verb.children if child.dep_ in objects and child.i > verb.i), None)
    clauses = (child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i)
    inner = next((child for child in clauses if child.dep_ != "advcl" or is_to_do(child)), None)
    who = subject_of(inner) if inner is not None else None
    person = who if who is not None else held
    if lemma in _BOUND and person is not None and (_is_somebody(person) or inner is not None):
        if inner is not None and inner.lemma_.lower() in _GETTING:
            return Sides(gets=_name(person))
        return Sides(gives=_name(person), gets=_given_by(inner))
    if lemma in _ALLOWED and person is not None and (inner is not None or _is_somebody(person)):
        return Sides(gets=_name(person))
    if lemma in _GIVEN:
        return Sides(gets=_to(verb) or _first_of_two(verb))
    if lemma in _ADDING:
        words = verb.doc[verb.i + 1 : verb.right_edge.i + 1]
        return Sides(_giver(words), _receiver(words)) if len(words) else Sides()
    if held is not None and lemma in _LIFTED and held.lemma_.lower() in _MEASURES:
        return Sides(gives=_owner(held), gets=_against(held))
    return Sides(gives=_owner(held) if held is not None and lemma in _LIMITED else None, gets=_to(verb))


def _first_of_two(verb: Any) -> str | None:
    """Who is given a thing, where a parser took both for one or for two things: "gives Kerrin Vale access"."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "dative") and child.i > verb.i]
    if len(things) > 1 and things[0].pos_ != "ADP":
        return _name(things[0])
    if not things:
        return None
    behind = verb.doc[verb.i + 1 : things[0].i]
    names = list(itertools.takewhile(lambda token: token.pos_ == "PROPN", behind))
    return " ".join(token.text for token in names) or None


def _given_by(deed: Any | None) -> str | None:
    """Who gains by what somebody is bound to do: "to admit the inspectors", "to hand the bridge to monitors"."""
    if deed is None:
        return None
    held = next((child for child in deed.children if child.dep_ == "dobj"), None)
    if deed.lemma_.lower() in _ALLOWED and held is not None and _is_somebody(held):
        return _name(held)
    return _to(deed)


def _of_passive(verb: Any, lemma: str, subject: Any) -> Sides:
    agent = next((one for child in verb.children if child.dep_ == "agent" for one in child.children), None)
    by = _name(agent) if agent is not None else None
    if lemma in _LIFTED and subject.lemma_.lower() in _MEASURES:
        return Sides(by, _against(subject))
    if lemma in _ALLOWED or (lemma in _GIVEN and any(child.dep_ in ("dobj", "oprd") for child in verb.children)):
        return Sides(by, _name(subject))
    if lemma in _GETTING:
        return Sides(by, None)
    if lemma in _BOUND and _is_somebody(subject):
        return Sides(_name(subject), None)
    return Sides(by or _owner(subject), _to(verb))


def _to(verb: Any, *, strict: bool = True) -> str | None:
    """Whom something is given to: "… to Beta", "give Beta …"."""
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP" and child.i > verb.i:
            return _name(child)
    if strict and verb.lemma_.lower() not in _GIVEN | _GOING:
        return None
    for child in verb.subtree:
        if child.lower_ in ("to", "for") and child.dep_ in ("prep", "dative") and child.head.i in _near(verb):
            for one in child.children:
                is_whom = one.dep_ == "pobj" and (_is_somebody(one) or not strict) and not one.like_num
                if is_whom and one.lemma_.lower() not in _PLACES and not any(c.dep_ == "nummod" for c in one.children):
                    # "to Brennmark's trawlers": whose they are gains
                    return _owner(one) or _name(one)
    return None


def _near(verb: Any) -> set[int]:
    return {verb.i} | {child.i for child in verb.children if child.dep_ in ("dobj", "attr", "nsubjpass", "nsubj")}


def _from(verb: Any) -> str | None:
    for child in verb.subtree:
        if child.lower_ == "from" and child.head.i in _near(verb):
            for one in child.children:
                if one.dep_ == "pobj" and _is_somebody(one):
                    return _name(one)
    return None


def _against(measure: Any) -> str | None:
    for child in measure.children:
        if child.lower_ in ("on", "against", "of") and child.dep_ == "prep":
            for one in child.children:
                if one.dep_ == "pobj":
                    return _owner(one) or _name(one)
    return None


def _giver(words: Any) -> str | None:
    """Who gives by a thing that is a deed: "the release of 60 men by the Front", "a withdrawal of Alpha's troops"."""
    for token in words:
        if token.lower_ == "courtesy" and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "of":
            return next((_name(one) for one in token.nbor(1).children if one.dep_ == "pobj"), None)
        lemma = token.head.lemma_.lower()
        if token.lower_ == "by" and (token.head.i == words.root.i or lemma in _PAID or lemma in _DEEDS):
            for one in token.children:
                is_counted = one.like_num or any(child.dep_ == "nummod" for child in one.children)
                if one.dep_ == "pobj" and not is_counted and _is_somebody(one):
                    return _name(one)
    root = words.root
    if root.lemma_.lower() in _DEEDS:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for one in child.children:
                    return _owner(one)
        return _owner(root)
    return None


def _receiver(words: Any) -> str | None:
    """Whom a thing is for: "8,000 jobs for former fighters"."""
    for token in words:
        is_paid = token.lower_ == "to" and token.head.lemma_.lower() in _PAYMENTS
        if (token.lower_ == "for" or is_paid) and token.dep_ == "prep" and token.head.pos_ in ("NOUN", "PROPN"):
            for one in token.children:
                if one.dep_ == "pobj" and _is_somebody(one):
                    return _owner(one) or _name(one)
    return None


def _owner(thing: Any) -> str | None:
    """Whose something is: "Keldria's garrison"."""
    for child in thing.children:
        if child.dep_ == "poss" and child.lower_ not in ("other", "another"):
            return " ".join(token.text for token in child.subtree if token.dep_ != "case").strip()
    return None


_PEOPLE: Final = frozenset(
    """
    side party army government rebel force troop militia council authority state country republic federation
    kingdom crown monitor observer inspector mission commission police fighter soldier prisoner detainee family
    victim refugee minority majority people resident villager citizen islander highlander hill highland north
    south east west region province enclave minister president parliament assembly front group movement faction
    signatory guarantor mediator power neighbour neighbor bank company farmer veteran ally capital man woman child
    person worker navy forces exile delegation tribe clan community board committee agency trust consortium
    facilitator trader merchant skipper miner teacher returnee deserter combatant militia donor lender firm
    operator contractor union league centre center presidency chamber senate congress secretariat coastguard
    hospital school clinic herder pilgrim driver official judge nation tribunal assembly engineer observer
    insurgent militiaman settler settlement owner fisherman trawler ship court united
    """.split()
)


def _is_somebody(noun: Any) -> bool:
    """Whether a noun is for somebody who can act, and not for a thing."""
    if noun.pos_ == "PRON":
        return noun.lower_ not in ("it", "this", "that", "there", "which", "these", "its", "who", "whom", "whose")
    if _owner(noun) is not None and noun.lemma_.lower() not in _PEOPLE:
        return False
    # a parser takes many a name at the beginning of a sentence for a noun
    is_name = noun.text[:1].isupper() and all(child.dep_ != "det" for child in noun.children)
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in _PEOPLE or (is_name and noun.tag_ == "NN")


def _name(who: Any) -> str:
    """The words for somebody, without a clause that hangs on them."""
    kept = sorted(_own(who), key=lambda token: int(token.i))
    return " ".join("".join(token.text_with_ws for token in kept).split()).strip(" ,")


def _own(who: Any) -> Iterator[Any]:
    yield who
    for child in who.children:
        if who.lower_ == "those" and child.dep_ == "relcl":
            yield from child.subtree
        elif child.dep_ in ("relcl", "acl", "appos", "punct") or (
            child.dep_ == "prep" and child.lower_ not in ("of", "for")
        ):
            continue
        yield from _own(child)
