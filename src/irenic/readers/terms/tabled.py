"""Which words name a text on the table (a draft, a paper, an article of one) and which verbs tell what it holds."""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import TEXTS

NAMES: Final = TEXTS | frozenset(
    """
    pact convention charter resolution outline counter-proposal non-paper nonpaper version article clause
    paragraph programme program pager understanding summary outline sketch section annex appendix addendum memo
    point provision term truce ceasefire armistice swap exchange bargain initiative revision redraft rewrite rider codicil preamble
    covenant instrument accords understandings statute option variant alternative timetable schedule
    """.split()
)
"""Nouns for a text on the table, for a part of one, and for what it agrees on."""
_PARTS: Final = frozenset("point article clause paragraph section annex provision term version".split())
_PIECES: Final = _PARTS | frozenset("part pillar plank element step stage leg strand idea component chapter".split())
"""What a text is said to have, or to rest on, before they are told one by one."""
_NUMBERED: Final = frozenset(
    "annex article chapter section appendix clause paragraph protocol point part pillar basket".split()
)
_ACTS: Final = frozenset(
    "statute law bill act decree constitution declaration communiqué communique regulation settlement order ordinance".split()
)
_PROPOSED: Final = frozenset("draft proposed leaked tentative envisaged planned preliminary".split())
_ARRANGEMENTS: Final = frozenset("truce ceasefire armistice swap exchange bargain".split())

_JOINT: Final = frozenset("communiqué communique declaration statement".split())
_STAGES: Final = frozenset("phase stage part section wording core half chapter page sentence passage".split())
ORDINALS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth final last initial next opening".split()
)
"""What counts the pieces of a text."""
_ANY: Final = frozenset("any no every each some such another".split())
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
    call speak provide include contain foresee envisage envision propose comprise feature list stipulate promise require
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
    recognise recognize move raise lower restore cede transfer abolish extend release free protect keep make subject
    shorten lengthen narrow widen drop scrap retain maintain remove add insert replace cancel annul merge tie link
    lapse declare proclaim decree legalise legalize ask task treat double ensure secure preserve define regulate settle postpone defer share
    """.split()
)
_IRREGULAR: Final = {"foresaw": "foresee", "foreseen": "foresee"}
_VERBS: Final = SAYING | LISTING | ACTING
# what comes of a text and what to think of it are no terms of it
_JUDGING: Final = frozenset(
    """
    seem appear mean mark represent amount reward punish betray humiliate undermine threaten endanger destroy weaken
    strengthen cost legitimise legitimize embolden appease help save ruin pave spell risk deepen jeopardise jeopardize
    serve suit favour favor benefit harm hurt please satisfy surprise anger worry alarm dismay fuel cause spark trigger
    disappoint bring vindicate haunt doom prove matter divide poison heal overshadow dominate
    """.split()
)
_HAPPENING: Final = frozenset(
    """
    be do become remain stay have come go run face need meet fail collapse survive work hold last die fall pass win lose
    draw attract follow reflect resemble echo ignore omit mention address deal concern differ sound look bear contradict
    violate breach change cover list describe circulate arrive drop skip delete strike avoid build rest rely date echo carry
    begin start contain
    """.split()
)
# things that are no terms: "raises questions", "gives hope"
_EMPTY: Final = frozenset(
    """
    question hope doubt eyebrow fear concern impression headache everything nothing sense pressure support praise
    criticism ground consequence effect chance rise trouble problem risk word name light signal message peace page
    order detail logic spirit letter attention idea tone mention reference much little something more less lot
    """.split()
)
_LAYING_OUT: Final = frozenset(
    "read list sum outline differ consist have contain set present describe give publish name rest comprise".split()
)
_ASKED: Final = re.compile(
    r"\bwhat(?:[’']s| is| does| do| did| would|, then,)\b.*\b"
    r"(?:in (?:it|the)|say|says|get|offer|foresee|provide|contain|mean)\b",
    re.IGNORECASE,
)
"""A question after what a text holds."""
_ASKED_OF_PAPER: Final = re.compile(
    r"\bwhat(?:[’']s| is| are| does| do| did| would)\b[^?]*\b(?:letter|note|message|offer|paper|draft|text|plan|proposal|deal)\b",
    re.IGNORECASE,
)
_CONCERNING: Final = frozenset("concern regard cover address deal".split())
_REVISING: Final = frozenset("revise amend change cut rewrite shorten redraft expand trim".split())
_WARS: Final = frozenset(
    "war conflict fighting violence bloodshed hostility crisis dispute suffering stalemate deadlock isolation".split()
)
_LEADS: Final = frozenset({"under", "in", "per", "within"})
# by these a text comes new before the reader, or is before somebody
_NEW: Final = frozenset(
    """
    put send present submit circulate table unveil publish release leak obtain draw draft hand lay outline distribute
    rewrite redraft deliver receive get read study
    """.split()
)
_PREPARING: Final = _NEW | frozenset(
    "reach sign initial float set make see show offer propose weigh discuss amend revise agree adopt".split()
)


_LOOKED_AT: Final = 20_000
_TEXT_IN_TALKS: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(TEXTS - {'package', 'offer', 'scheme', 'arrangement', 'formula'}))})s?\b", re.IGNORECASE
)
_TALKING: Final = re.compile(
    r"\b(?:mediat\w+|truce|cease-?fire|peace|talks|envoys?|negotiat\w+|militias?|rebels?|both sides|two sides|facilitat\w+)\b",
    re.IGNORECASE,
)
_OBTAINED: Final = re.compile(
    r"\b(?:got (?:hold of|our hands on|sight of)|obtained|has seen|have seen|was seen|seen by|has read|have read|reviewed by|"
    r"has reviewed|was shown|were shown|leaked to|has a copy|have a copy|in our possession|came into)\b",
    re.IGNORECASE,
)


def is_tabled(noun: Any) -> bool:
    """Whether a noun names a text on the table, or a part of one ("Article 6", "the clause on language")."""
    lemma = noun.lemma_.lower()
    if noun.i > 0 and noun.nbor(-1).lemma_.lower() in _NUMBERED and (noun.like_num or noun.text.isupper()):
        # "Annex II exempts": a parser takes the number for who does so
        return True
    if lemma in ("page", "line") and noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].like_num:
        return True
    if lemma in _STAGES:
        named = (one for child in noun.children for one in (child, *child.children) if child.dep_ in ("poss", "prep"))
        return any(one.i != noun.i and one.dep_ in ("poss", "pobj") and is_tabled(one) for one in named)
    if lemma in _JOINT:
        return any(child.lower_ == "joint" for child in noun.children)
    if lemma in _ACTS:
        # "a draft statute" is on the table; later it is "the statute"
        return lemma == "statute" or any(child.lower_ in _PROPOSED for child in noun.children)
    if lemma not in NAMES or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(child.dep_ == "det" and child.lower_ in _ANY for child in noun.children):
        return False
    if lemma in ("option", "variant", "alternative"):
        # "option B", "the second variant"; "the only alternative" is no text
        behind = noun.doc[noun.i + 1 : noun.i + 2]
        return bool(behind) and (behind[0].like_num or (len(behind[0]) == 1 and behind[0].is_upper))
    if lemma == "point" and all(child.lower_ not in ORDINALS for child in noun.children):
        return bool(noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].like_num)
    return True


def is_lead(noun: Any) -> bool:
    """Whether "under" or "in" this noun begins what a text holds: not "in one version of events"."""
    is_part = noun.lemma_.lower() in _PARTS
    return is_tabled(noun) or (is_part and any(is_tabled(child) for child in _below(noun)))


def is_stage(noun: Any) -> bool:
    """Whether a noun counts a stage of the text that is told of: "in the second phase"."""
    ordinal = any(child.lower_ in ORDINALS for child in noun.children)
    return ordinal and noun.lemma_.lower() in ("phase", "stage", "step")


def acts(token: Any) -> bool:
    """Whether a word is a verb that tells what a text holds; a parser takes "obliges" and "reserves" for nouns."""
    return bool(token.pos_ in ("VERB", "AUX") or (token.tag_ in ("NNS", "NNPS") and base_of(token) in _VERBS))


def base_of(verb: Any) -> str:
    """A verb's base form, also where it was taken for a noun."""
    lemma = _IRREGULAR.get(verb.lower_, str(verb.lemma_.lower()))
    return lemma if verb.pos_ in ("VERB", "AUX") or lemma in _VERBS else str(verb.lower_).removesuffix("s")


def is_arrangement(noun: Any) -> bool:
    """Whether a noun is for what is agreed on rather than for a text: a truce, a swap."""
    return noun.lemma_.lower() in _ARRANGEMENTS


def names_a_text(tokens: Any) -> bool:
    """Whether any of some words names a text on the table as such, and not only an arrangement or a part."""
    return any(is_tabled(token) and token.lemma_.lower() not in _ARRANGEMENTS for token in tokens)


_INFORMED: Final = re.compile(
    r"\b(?:familiar|seen|saw|see|read|brief\w*|knowledge|access|copy|notes|privy|shown|handled)\b", re.IGNORECASE
)


def is_informed(teller: Any) -> bool:
    """Whether the words for somebody say that they know a text: "diplomats familiar with the draft"."""
    words = list(teller.subtree)
    return names_a_text(words) and bool(_INFORMED.search(" ".join(one.text for one in words)))


def is_brought_up(tokens: Any, *, as_new: bool = False) -> bool:
    """Whether a sentence lays a text before the reader, so that the next may tell what it holds.

    With `as_new` only where the text is what is laid, so that "it" is the text from then on.
    """
    verbs = _NEW if as_new else _PREPARING
    is_named = any(
        is_tabled(one) and (not as_new or (one.dep_ == "dobj" and not is_arrangement(one))) for one in tokens
    )
    if is_named and any(token.lemma_ == "have" and token.pos_ == "VERB" and _holds_a_text(token) for token in tokens):
        return True
    return is_named and any(
        token.pos_ == "VERB"
        and token.lemma_.lower() in verbs
        # what somebody would sign, or will present, is not there yet
        and not any(child.tag_ == "MD" for child in token.children)
        for token in tokens
    )


def is_asked_for_terms(question: str) -> bool:
    """Whether somebody is asked what a text holds: "What is in the envoy's letter?"."""
    return bool(_ASKED.search(question)) or bool(_ASKED_OF_PAPER.search(question))


def is_of_talks(text: str) -> bool:
    """Whether a document is about talks and a text that is on the table in them."""
    named = _TEXT_IN_TALKS.search(text[:_LOOKED_AT])
    words = itertools.islice(_TALKING.finditer(text[:_LOOKED_AT]), 2)
    return named is not None and len(list(words)) == 2


def is_obtained(tokens: Any) -> bool:
    """Whether a sentence says that a text was seen or got: "We have got hold of a newer version of the paper"."""
    return any(is_tabled(one) for one in tokens) and bool(_OBTAINED.search(tokens.text))


def _holds_a_text(verb: Any) -> bool:
    """ "Now we have a one-page addendum." """
    is_ours = any(child.lower_ in ("we", "i") and child.dep_ == "nsubj" for child in verb.children)
    return is_ours and any(child.dep_ == "dobj" and is_tabled(child) for child in verb.children)


def is_title(tokens: Any) -> bool:
    """Whether a sentence without a verb names a text, of which the next tells: "The paper. It …", "Another draft."."""
    return tokens.root.lemma_.lower() in NAMES and tokens.root.pos_ in ("NOUN", "PROPN")


def is_laid_out(tokens: Any, on_text: bool) -> bool:
    """Whether a sentence says that the terms of a text follow: "She read out the main clauses.", "It was revised."."""
    verb = tokens.root
    if tokens.text.rstrip().endswith("?"):
        return bool(_ASKED.search(tokens.text)) and (on_text or any(is_tabled(token) for token in tokens))
    for one in (verb, *(child for child in verb.children if child.dep_ == "conj")):
        if one.lemma_ == "be" and any(child.lower_ in ("that", "this", "these", "here") for child in one.children):
            # "That is the order of the new text.", "This is what stands in it."
            is_what = any(token.lower_ == "what" for token in one.subtree) and on_text
            return is_what or names_a_text(tokens)
    if verb.lemma_.lower() in _REVISING and any(child.dep_ == "auxpass" for child in verb.children):
        return any(
            child.dep_ == "nsubjpass" and (is_tabled(child) or (on_text and child.lower_ == "it"))
            for child in verb.children
        )
    is_about = verb.lemma_ == "be" and any(one.lower_ == "about" for one in verb.children)
    if (is_about or verb.lemma_.lower() in _CONCERNING) and any(
        one.dep_ == "nsubj" and _is_a_piece(one) for one in verb.children
    ):
        # "Part two of the plan concerns the exiles."
        return True
    return verb.lemma_.lower() in _LAYING_OUT and any(
        token.lemma_.lower() in _PIECES and token.tag_ in ("NNS", "NNPS") and token.dep_ in ("dobj", "pobj")
        for token in tokens
    )


def _is_a_piece(noun: Any) -> bool:
    """Whether a noun is for a numbered piece of a text: "Part two of the plan", "The second article"."""
    if noun.lemma_.lower() not in _PIECES | _STAGES:
        return False
    below = [*noun.subtree, *noun.doc[noun.i + 1 : noun.i + 2]]
    return any(is_tabled(one) for one in below if one.i != noun.i) or any(
        one.lower_ in ORDINALS or one.like_num for one in below
    )


def leads(tokens: Any, on_text: bool = False) -> Iterator[Any]:
    """The prepositions that say of which text a clause is: "under the deal", "according to the leaked draft".

    `on_text` says that "it" is a text.
    """
    for token in tokens:
        found = _named_by(token)
        is_it = on_text and any(noun.lower_ == "it" for noun in found)
        if is_it or any((is_lead(noun) or is_stage(noun)) and _is_definite(noun, token.lower_) for noun in found):
            yield token


def _named_by(word: Any) -> list[Any]:
    """What a preposition names, where it is one that can name the text that something is told of."""
    lower, before = word.lower_, word.nbor(-1).lower_ if word.i > 0 else ""
    if word.dep_ == "prep" and word.head.dep_ == "relcl" and any(one.lower_ == "which" for one in word.children):
        # "a compromise under which …"
        return [word.head.head]
    is_lead = lower in _LEADS or (lower in ("to", "with") and before in ("according", "compared"))
    if lower == "to" and before == "according":
        named = [child for child in word.children if child.dep_ in ("pobj", "pcomp")]
        # "according to a person briefed on the document"
        return [one for who in named for one in (who.subtree if is_informed(who) else [who])]
    if is_lead or (lower == "of" and word.i > 1 and word.doc[word.i - 2 : word.i].text.lower() == "as part"):
        return [child for child in word.children if child.dep_ in ("pobj", "pcomp")]
    return []


def _is_definite(noun: Any, lead: str) -> bool:
    """ "In a deal" and "in exchange" tell of no text; "in the plan" does."""
    if lead != "in":
        return noun.lemma_.lower() != "exchange" or any(child.dep_ == "det" for child in noun.children)
    # "in a compromise, Alpha is to leave": the parties of it are to do so
    words = ("the", "this", "that", "its", "their", "a", "an")
    determined = any(child.lower_ in words or child.dep_ == "poss" for child in noun.children)
    return determined and noun.lemma_.lower() not in _ARRANGEMENTS


def is_fate(verb: Any) -> bool:
    """Whether a verb with a text for its subject tells what becomes of it or what to think of it."""
    lemma = base_of(verb)
    if any(child.dep_ == "auxpass" for child in verb.children):
        return False
    held = {child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "attr") and child.i > verb.i}
    if lemma == "lapse":
        return False
    if lemma in ("turn", "move", "come") and not any(child.dep_ == "dobj" for child in verb.children):
        return True
    if lemma in ("take", "enter", "expire"):
        return not any(child.lemma_.lower() in ("effect", "force", "into") for child in verb.children)
    if lemma in ("leave", "take") and any(token.lower_ == "out" for token in verb.doc[verb.i + 1 : verb.i + 2]):
        # what a text leaves out is no term of it
        return True
    if held & _EMPTY or is_judgement(verb):
        return True
    if lemma == "have" and any(child.dep_ == "aux" for child in verb.children):
        return False
    return lemma in _HAPPENING


def is_judgement(verb: Any) -> bool:
    """Whether a verb tells what somebody thinks that comes of a deal: "reward", "end the war"."""
    lemma = base_of(verb)
    if lemma in ("end", "stop", "settle", "resolve", "freeze"):
        return any(child.dep_ == "dobj" and child.lemma_.lower() in _WARS for child in verb.children)
    return lemma in _JUDGING


def _below(noun: Any) -> Iterator[Any]:
    for child in noun.children:
        if child.dep_ == "prep":
            yield from (one for one in child.children if one.dep_ == "pobj")
