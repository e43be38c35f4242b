"""What a deal is made of: nouns and verbs for what sides give, get, allow and stop; a stance binds on nothing else."""

import re
from collections.abc import Iterator
from typing import Any, Final

from .harm import FRACTIONS
from .lexicon import TERMS, TEXTS
from .months import DAY_OR_MONTH
from .pieces import word_set

_SECURITY: Final = word_set(
    """
    garrison base troop peacekeeper observer monitor inspector disarmament demobilisation demobilization cantonment
    corridor buffer patrol stockpile arsenal missile warhead enrichment blockade siege shelling bombardment overflight
    conscription mobilisation mobilization de-escalation disengagement stationing deployment fighting hostilities
    hostility militia battalion brigade weapon arm
    artillery gun rifle tank howitzer launcher soldier mine minefield demining uniform sentry halt aircraft flight drill
    convoy redeployment cessation decommissioning reintegration dismantling watchtower tower curfew tunnel pause
    barracks fort fence boat vessel ship barge
    exercise manoeuvre lock auditor verifier expert adviser advisor engineer officer gendarme policeman bunker trench
    """
)
_LAND: Final = word_set(
    """
    border frontier strip belt sector hill canal ferry rail zone bridgehead enclave exclave crossing strait status
    sovereignty territory land line island valley
    harbour port dam airspace airfield airport runway bridge road railway checkpoint outpost ridge heights plateau
    reservoir reactor plant lease village town district province region quarter pasture grazing forest spring sluice
    turbine mint shed port lighthouse museum waters fishery fishing
    islet peninsula demarcation lake river highway terminal archive
    """
)
_RULE: Final = word_set(
    """
    seat veto autonomy independence federalism federation recognition election vote post ministry presidency
    chairmanship confederation plebiscite citizenship trusteeship rotation census passport
    constitution power-sharing membership cabinet coalition registration accession secession statehood signature statute charter
    """
)
_JUSTICE: Final = word_set(
    """
    refugee returnee resettlement repatriation remains release exchange return prisoner detainee hostage captive vetting inquiry tribunal trial prosecution immunity pardon
    extradition reparations compensation restitution lustration
    """
)
_MONEY: Final = word_set(
    """
    sanction receipts revenue customs embargo tariff asset royalty royalties share payment fund fee toll subsidy
    debt loan aid pension sum levy
    percentage pipeline quota licence concession lifting rent wage union currency
    """
)
_ORDER: Final = word_set(
    """
    deadline extension schedule timeline list sequence sequencing condition number figure point article paragraph
    section annex chapter passage map wording formulation version end start phase stage review opt-out access presence control
    exception exemption
    """
)

MATTERS: Final = TERMS | _SECURITY | _LAND | _RULE | _JUSTICE | _MONEY | _ORDER
"""Nouns for what a deal settles; what somebody accepts, wants or offers that is none of these binds nobody."""

ACTS: Final = word_set(
    """
    accept sign ratify initial endorse withdraw pull retreat leave evacuate vacate hand give cede surrender yield
    relinquish return restore release free exchange swap lift ease end stop halt cease suspend freeze limit cap cut
    reduce halve lower raise open reopen close admit allow let permit grant recognise recognize share pay compensate
    fund finance disarm demobilise demobilize dismantle destroy lay scrap disband integrate extradite drop waive forgo
    forego renounce abandon keep move step station deploy demilitarise demilitarize compromise concede join host
    add include supply provide build rebuild shorten increase delay split divide merge register demine escort relocate
    guarantee verify remove redeploy extend postpone unfreeze dissolve transfer resign count halt ground dismantle
    resume restart reinstate repeal cancel annul repatriate
    resettle clear send ship contribute allocate honour honor uphold double triple widen narrow vote sit
    """
)
"""What is done or left undone to keep a deal."""

FREEING: Final = frozenset({"free", "release", "repatriate", "exchange", "swap"})
"""What is done to people for a deal, whoever they are."""

NO_MATTER: Final = word_set(
    """
    invitation call blame responsibility apology criticism explanation award gift interview resignation visit
    condolence comment detail help prayer thanks support assessment advice hope glimpse evidence proof view opinion
    answer attention respect praise congratulation sympathy assistance service mediation word reason example clarity
    clarification excuse reassurance insight version account name date estimate sabotage accident fault cause link
    role involvement possibility attack play error resistance talk discussion dialogue negotiation meeting
    consultation summit conversation contact request order bribe coffee tea hand challenge charge verdict fate run bid
    candidacy future truth fact reality idea premise notion theory probe investigation
    allegation accusation report verdict ruling judgement judgment finding conclusion decision authority legitimacy
    jurisdiction logic comparison violence defeat death narrative description label argument interference behaviour
    behavior conduct gift money situation
    """
)
"""What is accepted, offered, demanded or ruled out every day and is no part of a deal."""

POINTING: Final = frozenset(
    """
    it this that them these those they first second third fourth fifth sixth seventh eighth ninth tenth latter rest
    """.split()
)
"""What may stand for a text or a term that was named before."""
_MADE_ONE: Final = frozenset({"joint", "foreign", "multinational", "interim", "transitional", "neutral"})
"""Adjectives that make a matter of a force, a police or a council."""
_KEEPING: Final = word_set(
    """
    keeper guardian custodian trustee administrator administration commissioner commission supervisor supervision force
    presence police mission monitor observer guarantor court tribunal body authority team
    """
)
"""What is of a deal where it is international."""
_OF_A_VERB: Final = frozenset(
    {"down", "for", "upon", "about", "of", "against", "with", "on", "to", "in", "out", "behind"}
)
_CHANGES: Final = frozenset({"change", "amendment", "alteration", "adjustment", "restriction", "end", "return"})
_PARTS: Final = frozenset("half third quarter fifth tenth part share portion".split())
_MENTIONS: Final = frozenset({"reference", "commitment", "right", "claim"})
_BOUNDING: Final = frozenset({"between", "under", "over", "above", "below", "from", "up"})
_A_MONTH: Final = re.compile(DAY_OR_MONTH)
QUANTITIES: Final = frozenset({"per", "cent", "percent", "%"})


def is_matter(noun: Any) -> bool:
    """Whether a noun phrase is of what deals settle: by its own word, a number, or what it is "of"."""
    if is_time_in_office(noun):
        return False
    if noun.lemma_.lower() in MATTERS or noun.pos_ == "NUM" or noun.like_num or noun.lower_ in QUANTITIES:
        return True
    shared = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
    if noun.lemma_.lower() in _PARTS and shared:
        # "a quarter of the receipts"
        return True
    for child in noun.children:
        if child.dep_ == "nummod" and child.i < noun.i and not noun.text[:1].isupper():
            return True
        if child.dep_ in ("compound", "amod", "nmod") and child.lemma_.lower() in MATTERS | _MADE_ONE:
            return True
        if child.lower_ == "international" and noun.lemma_.lower() in _KEEPING:
            return True
        bears = child.lower_ == "of" or (child.lower_ == "to" and noun.lemma_.lower() in _CHANGES | _MENTIONS)
        if child.dep_ == "prep" and bears and any(is_matter(one) for one in child.children):
            return True
        if child.dep_ == "conj" and is_matter(child):
            return True
        if child.dep_ == "prep" and noun.lower_ in ("anything", "something") and child.lower_ in _BOUNDING:
            # "could live with anything between 20 and 30"
            return any(one.pos_ == "NUM" for one in child.children)
    return False


def is_no_matter(noun: Any) -> bool:
    """Whether a noun is of what is accepted or refused every day.

    "The third version of the paper" is of a text, and "Marn's version of the plan" what Marn tells of one.
    """
    of = (one for child in noun.children if child.lower_ == "of" for one in child.children)
    of_a_text = any(one.lemma_.lower() in TEXTS for one in of) and not any(c.dep_ == "poss" for c in noun.children)
    return noun.lemma_.lower() in NO_MATTER and not of_a_text


def is_time_in_office(noun: Any) -> bool:
    """ "A third term", "his second term in office": one term alone is a time, unless it is one of a text."""
    of = [
        one
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "in")
        for one in child.children
    ]
    return noun.lower_ == "term" and not any(one.lemma_.lower() in TEXTS for one in of)


def things_of(verb: Any) -> Iterator[Any]:
    """What a verb is done to: its object, what a word of its own joins to it, or in the passive its subject."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "obj", "attr", "oprd") and child.i > verb.i]
    found = [one for one in found if not is_a_day(one)]
    if not found:
        found = [
            one
            for child in verb.children
            if child.dep_ in ("prep", "prt", "agent", "dative") and child.i > verb.i and child.lower_ in _OF_A_VERB
            for one in child.children
            if one.dep_ in ("pobj", "pcomp", "dobj") and not is_a_day(one)
        ][:1]
    if verb.dep_ == "relcl" and any(
        c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") and c.i < verb.i for c in verb.children
    ):
        # "the draft, which the rebels rejected"
        found = [verb.head]
    if any(child.dep_ == "agent" for child in verb.children):
        found = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if not found and verb.dep_ == "relcl":
        # "a truce that both sides accepted"
        found = [verb.head]
    yield from found


def is_a_day(noun: Any) -> bool:
    """Whether a noun says when something was said, and not what it is about."""
    if noun.lower_.rstrip("s").endswith("day") or noun.lower_ in ("week", "month", "year"):
        return True
    return noun.pos_ == "PROPN" and _A_MONTH.fullmatch(noun.text) is not None


def shared_of(things: list[Any]) -> list[Any]:
    """ "Half of the *income*", "a third of the *guns*": what is shared."""
    of = [child for thing in things if thing.lower_ in FRACTIONS for child in thing.children if child.lower_ == "of"]
    return [one for child in of for one in child.children if one.dep_ == "pobj"]
