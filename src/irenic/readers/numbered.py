"""Numbers with the noun that each counts: "at least 33 enemy drones", "a medic", "two of the guards"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from ..model.record import Count
from .amounts import Bound, amounts_in, bounded
from .harm import COLLECTIVE, MATERIEL, PERSONS, is_person
from .nearby import text_of

_PARTS: Final = (["among", "them"], ["among", "whom"], ["of", "them"], ["of", "whom"], ["of", "which"])


_HARMED: Final = frozenset("dead killed wounded injured hurt missing captured".split())
_HOW: Final = frozenset("seriously critically badly severely slightly lightly gravely fatally".split())
_BODIES: Final = frozenset(
    """
    foundation party council ministry army force forces front union agency commission committee company group league
    state states republic city county province district street bridge airport association movement radio post times lamp cross crescent society fund
    """.split()
)
"""Last words of names that are no person's."""
_GROUND: Final = frozenset("cape port fort mount lake camp point hill town island upper lower north south".split())
"""First words of names that are no person's."""
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with the word of the parse that it counts."""

    span: Span
    noun: Any
    count: Count
    bound: Bound


def numbers_in(document: Any) -> list[Numbered]:
    """Every number that stands with a noun or for one, with the bound that its noun phrase sets."""
    text = text_of(document)
    at = {token.idx: token.i for token in document}
    found: list[Numbered] = []
    for amount in amounts_in(text):
        start, end = amount.span
        first = at.get(start)
        if first is None:
            continue
        tokens = []
        for token in document[first:]:
            if token.idx >= end:
                break
            tokens.append(token)
        noun = _noun_of(document, tokens)
        if noun is None or _is_passed_over(document, tokens):
            continue
        count, bound = amount.count, amount.bound
        if bound and tokens[0].dep_ == "prt":
            # "handed over 350 rifles"
            start, count, bound = tokens[1].idx, bounded(count.low or 0, ""), ""
        if len(tokens) > 1 and tokens[0].lower_ in ("about", "around", "over") and tokens[1].lower_ == "the":
            # "nothing is said about the 9,000 deported"
            start, count, bound = tokens[1].idx, bounded(count.best or count.low or count.high or 0, ""), ""
        if bound == "high" and tokens[0].lower_ == "up" and _is_gone_up(tokens[0]):
            # "has gone up to six"
            start, count, bound = tokens[-1].idx, bounded(count.high or 0, ""), ""
        if not bound and (before := _coordinated(found, noun, document)) is not None and count.low == count.high:
            # "at least 33 drones and six missiles": the bound is of both
            bound = before
            count = bounded(count.low or 0, bound)
        end = max(end, noun.idx + len(noun.text)) if noun.i >= tokens[-1].i and noun.i - tokens[-1].i < 6 else end
        found.append(Numbered((start, end), noun, count, bound))
    return found


def _is_gone_up(up: Any) -> bool:
    """Whether "up" says that a number rose, and "to" what it has come to."""
    before = up.nbor(-1) if up.i else up
    return before.lemma_.lower() in ("go", "creep", "climb", "shoot", "move", "edge", "jump", "be", "push", "bring")


def _is_passed_over(document: Any, tokens: list[Any]) -> bool:
    """Whether a number is a part of one that was counted ("among them 11 children"), or just what it is not."""
    first = tokens[0].i
    before = [token.lower_ for token in document[max(0, first - 2) : first]]
    if before[-1:] == ["including"] or before in _PARTS:
        return True
    behind = document[tokens[-1].i + 1 : tokens[-1].i + 2].text.lower()
    if before[-1:] == [","] and behind in _HOW:
        # "wounded 17, three seriously"
        return True
    if before[-1:] == ["not"] and first == tokens[-1].i and tokens[0].lower_ == "one":
        return True
    return before[-1:] == ["not"] and behind == "but"


def _noun_of(document: Any, tokens: list[Any]) -> Any | None:
    """The word that a number counts; the number itself where no noun stands with it."""
    inside = {token.i for token in tokens}
    numeral = [token for token in tokens if token.pos_ == "NUM" or token.like_num or token.lower_ == "dozen"]
    if not numeral:
        return None
    root = next((token for token in reversed(numeral) if token.head.i not in inside), numeral[-1])
    if root.dep_ == "conj" and root.head.pos_ == "NUM" and root.head.dep_ == "nummod":
        # "not 40 but 4 people"
        return root.head.head
    if numeral[-1].dep_ == "appos" and numeral[-1] is not root and numeral[-1].head.i in inside:
        # "at least ten, perhaps as many as 15, people"
        after = document[numeral[-1].i + 1 : numeral[-1].i + 3]
        if [w.tag_ for w in after] == [",", "NNS"]:
            return after[1]
    behind = document[root.i + 1 : root.i + 3]
    if len(behind) == 2 and behind[0].lower_ in _HARMED and (behind[1].is_punct or behind[1].dep_ == "cc"):
        # "two dead, seven hurt", where a parser has "hurt" for the noun of both
        return root
    if root.dep_ in ("nummod", "compound", "quantmod", "amod", "advmod", "appos") and root.head.i > root.i:
        head = root.head
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        if head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") or head.tag_ in ("VBN", "VBD"):
            return head if head.pos_ != "VERB" else root
    following = root.i + 1
    if root.dep_ == "nummod" and following < len(document) and document[following].pos_ == "NOUN":
        return document[following]
    return root


def _coordinated(found: list[Numbered], noun: Any, document: Any) -> Bound | None:
    """The bound of the number that this one stands beside in one noun phrase."""
    if not found:
        return None
    last = found[-1]
    between = document[last.noun.i + 1 : noun.i]
    if noun.dep_ == "conj" and noun.head.i == last.noun.i and last.bound and not any(w.pos_ == "VERB" for w in between):
        return last.bound
    return None


def singles_in(document: Any, taken: set[int]) -> Iterator[Numbered]:
    """One person or thing each: "a medic was killed", "killing a farmer and his son", "seized a patrol boat"."""
    for token in document:
        if token.i not in taken and _is_one_more(token):
            yield Numbered((token.idx, token.idx + len(token.text)), token, bounded(1, ""), "")
        if (
            token.i in taken
            or token.tag_ not in ("NN", "NNP")
            or token.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj")
        ):
            continue
        if not _is_one_person(token) and not _is_one_thing(token):
            continue
        start = token.left_edge if token.i - token.left_edge.i < 8 else token
        yield Numbered((start.idx, token.idx + len(token.text)), token, bounded(1, ""), "")


def _is_one_more(token: Any) -> bool:
    """ "Another was wounded", "a third is missing"."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "dative", "iobj"):
        return False
    return token.lower_ == "another" or (token.lower_ in _ORDINALS and is_indefinite(token))


def _is_one_person(token: Any) -> bool:
    lemma = token.lemma_.lower()
    if lemma in ("hostage", "prisoner", "captive") and token.head.lemma_.lower() in ("take", "hold", "make"):
        # "took two others hostage"
        return False
    if any(child.dep_ == "nummod" or child.lower_ in ("no", "every", "each", "any") for child in token.children):
        return False
    if lemma == "by" and any(child.lower_ == "passer" for child in token.children):
        # "a passer-by", which is parted
        return True
    if token.tag_ == "NN":
        return is_person(lemma) and lemma not in COLLECTIVE
    # a name of two words or with a title is a person's where a person is what a verb needs
    if token.lower_ in _BODIES or any(child.lower_ in _GROUND for child in token.children if child.dep_ == "compound"):
        return False
    return any(child.dep_ == "compound" for child in token.children) or lemma in PERSONS


def _is_one_thing(token: Any) -> bool:
    """One drone, boat or the like with an article, of which a verb tells what was done to it."""
    return (
        token.lemma_.lower() in MATERIEL
        and token.dep_ in ("dobj", "nsubjpass")
        and token.lower_ != "round"
        and token.head.lemma_.lower() not in ("hit", "strike", "fire", "drop")
        and is_indefinite(token)
    )


def is_indefinite(noun: Any) -> bool:
    """Whether a noun has "a" or "another" before it."""
    return any(child.dep_ == "det" and child.lower_ in ("a", "an", "another") for child in noun.children)


def last_counted(word: Any) -> Any:
    """The noun with a number that stands last before a word, not far off.

    The word itself where there is none, or where two stand side by side: it could be of either.
    """
    for token in reversed(word.doc[max(0, word.i - 60) : word.i]):
        if token.pos_ == "NOUN" and _is_numbered(token):
            beside = token.dep_ == "conj" and token.head.pos_ == "NOUN" and _is_numbered(token.head)
            return word if beside else token
    return word


def _is_numbered(noun: Any) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)
