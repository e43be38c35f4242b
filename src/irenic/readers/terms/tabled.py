"""Which words name a text on the table (a draft, a paper, an article of one) and which verbs tell what it holds."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import TEXTS

NAMES: Final = TEXTS | frozenset(
    """
    pact convention charter resolution outline counter-proposal non-paper nonpaper version article clause paragraph
    section annex point provision term truce ceasefire armistice swap exchange bargain initiative
    """.split()
)
"""Nouns for a text on the table, for a part of one, and for what it agrees on."""
_PARTS: Final = frozenset("article clause paragraph section annex point provision term version".split())
_ARRANGEMENTS: Final = frozenset("truce ceasefire armistice swap exchange bargain".split())

# verbs whose clause is what the text holds: "the draft says that …", "the plan would see Beta give up …"
SAYING: Final = frozenset(
    """
    say state read propose provide stipulate foresee envisage envision specify suggest require demand see have mandate
    declare lay set prescribe recommend determine mean ask ensure confirm add
    """.split()
)
# verbs whose objects are each a term: "the plan calls for a ceasefire and a fund"
LISTING: Final = frozenset(
    """
    call provide include contain foresee envisage envision propose comprise feature list stipulate promise require
    demand mandate involve entail outline offer suggest guarantee prescribe
    """.split()
)
# what a text itself does, told in the present: "Article 6 obliges …", "the deal bars …"
ACTING: Final = frozenset(
    """
    oblige require ask force compel commit bind order call urge demand allow permit entitle let enable exempt bar ban
    forbid prohibit prevent deny deprive strip exclude give grant award offer promise guarantee assign reserve leave
    hand return allocate cap limit restrict reduce cut halve shrink lower freeze disband dismantle demilitarise
    demilitarize set fix establish create impose introduce lift ease suspend waive end open close place put divide split
    recognise recognize restore cede transfer abolish extend release free protect keep make subject treat raise double
    ensure secure preserve define regulate settle postpone defer defin replace turn transform merge share
    """.split()
)
# what happens to a text, what it is like and what comes of it are no terms of it
_FATE: Final = frozenset(
    """
    be become seem appear remain stay have come go run face need meet fail collapse survive work hold last die fall
    pass win lose draw attract spark trigger cause anger please satisfy surprise worry mark mean represent amount
    reward punish betray humiliate undermine threaten endanger destroy weaken strengthen cost legitimise legitimize
    embolden appease help save ruin pave spell risk bring follow reflect resemble echo ignore omit mention address deal
    concern differ fuel deepen jeopardise jeopardize serve suit favour favor benefit harm hurt please sound look bear
    contradict violate breach change disappoint cover list describe
    """.split()
)
_WARS: Final = frozenset(
    "war conflict fighting violence bloodshed hostility crisis dispute suffering stalemate deadlock isolation".split()
)
_LEADS: Final = frozenset({"under", "in", "per", "within"})
_PREPARED: Final = re.compile(
    r"\b(?:put(?:s|ting)? forward|present|submit|circulat|tabl|unveil|publish|releas|leak|obtain|draw[ns]? up|drew up|"
    r"drafted|hand|lay|laid|outlin|describ|reach|sign|agree|initial|float|set out|seen|saw|propos|offer|on the table|"
    r"is out|has been)\w*",
    re.IGNORECASE,
)


def is_tabled(noun: Any) -> bool:
    """Whether a noun names a text on the table, or a part of one ("Article 6", "the clause on language")."""
    lemma = noun.lemma_.lower()
    if lemma not in NAMES or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if lemma == "point":
        return noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].like_num
    return True


def is_lead(noun: Any) -> bool:
    """Whether "under" or "in" this noun begins what a text holds: not "in one version of events"."""
    lemma = noun.lemma_.lower()
    return is_tabled(noun) or (lemma in _PARTS and any(is_tabled(child) for child in _below(noun)))


def names_a_text(tokens: Any) -> bool:
    """Whether any of some words names a text on the table as such, and not only an arrangement or a part."""
    return any(is_tabled(token) and token.lemma_.lower() not in _ARRANGEMENTS for token in tokens)


def is_brought_up(tokens: Any) -> bool:
    """Whether a sentence lays a text before the reader, so that the next may tell what it holds."""
    return names_a_text(tokens) and bool(_PREPARED.search(" ".join(token.text for token in tokens)))


def leads(tokens: Any) -> Iterator[Any]:
    """The prepositions that say of which text a clause is: "under the deal", "according to the leaked draft"."""
    for token in tokens:
        lower = token.lower_
        if lower in _LEADS or (lower == "to" and token.i > 0 and token.nbor(-1).lower_ == "according"):
            found = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
        elif lower == "of" and token.i > 1 and token.doc[token.i - 2 : token.i].text.lower() == "as part":
            found = [child for child in token.children if child.dep_ == "pobj"]
        else:
            continue
        if any(is_lead(noun) and _is_definite(noun, lower) for noun in found):
            yield token


def _is_definite(noun: Any, lead: str) -> bool:
    """ "In a deal" and "in exchange" tell of no text; "in the plan" does."""
    if lead != "in":
        return noun.lemma_.lower() != "exchange" or any(child.dep_ == "det" for child in noun.children)
    determined = any(child.lower_ in ("the", "this", "that", "its", "their") for child in noun.children)
    return determined and noun.lemma_.lower() not in _ARRANGEMENTS


def is_fate(verb: Any) -> bool:
    """Whether a verb with a text for its subject tells what becomes of it or what to think of it."""
    lemma = verb.lemma_.lower()
    if lemma in ("take", "enter", "expire"):
        return not any(child.lemma_.lower() in ("effect", "force", "into") for child in verb.children)
    if lemma in ("end", "stop", "settle", "resolve", "freeze"):
        return any(child.dep_ == "dobj" and child.lemma_.lower() in _WARS for child in verb.children)
    return lemma in _FATE


def _below(noun: Any) -> Iterator[Any]:
    for child in noun.children:
        if child.dep_ == "prep":
            yield from (one for one in child.children if one.dep_ == "pobj")
