"""Whether a document tells the same words of one speaker twice: in its lead, and where it quotes them later.

Reported speech turns "we will" into "they would"; what is left is compared by the words that carry it.
"""

import re
from collections.abc import Iterator
from typing import Final

from ..model.proposal import Proposal
from ..model.record import BINDING
from .pieces import meet

_WORD: Final = re.compile(r"\d[\d,.]*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LEAST: Final = 3
_SHARE: Final = 0.75
"""How much of what carries both has to be in each of them."""
_EMPTY: Final = frozenset(
    """
    a an the this that these those of to in on at by for from with as and or but so is are was were be been being am have
    has had do does did will would shall should can could may might must i we you he she it they me us him her them my our
    your his its their mine ours who which whom whose what there here then now also still just very said says say told
    tell tells added adds saying according today tomorrow yesterday government country side
    """.split()
)
_TURNING: Final = frozenset(
    """
    not no never nor none neither nobody without unless if only provided until before after half all some most least more
    less fewer first last north south east west
    """.split()
)
_MODALS: Final = {
    modal: words[0]
    for words in (["will", "would", "shall"], ["can", "could"], ["may", "might"], ["must"], ["should"])
    for modal in words
}
"""Reported speech turns "will" into "would"; what will be done is not what was done."""
_NEGATIONS: Final = frozenset("not no never nor none neither nobody".split())
_SHORT: Final = (("won't", "not"), ("n't", " not"), ("n’t", " not"), ("won’t", "not"), ("cannot", "can not"))


def keys_of_telling(one: Proposal) -> Iterator[tuple[str, ...]]:
    """What two tellings of the same words share at least one of."""
    if one.kind != "statement" or not one.entry.get("by"):
        return
    if (stand := _stand(one)) is not None:
        yield "stand", one.source, str(one.entry["by"]), *stand
    longest = sorted(_carrying(one.quote), key=lambda word: (-len(word), word))[:_LEAST]
    yield from (("told", one.source, str(one.entry["by"]), word) for word in longest)


def is_told_again(one: Proposal, other: Proposal) -> bool:
    """Whether two statements of one source are the same words of the same speaker, told twice."""
    if one.source != other.source or not _are_of_one(one, other) or meet(one.spans, other.spans):
        # a statement within another's words is one of its own
        return False
    stand = _stand(one)
    if stand is not None and stand == _stand(other):
        # "rejects it" and "will not accept it" are one stand; "accepts it, but only until May" is another
        return _narrowing(one.quote) == _narrowing(other.quote)
    if one.entry.get("if") != other.entry.get("if") or _stand(other) is not None or stand is not None:
        return False
    first, second = _carrying(one.quote), _carrying(other.quote)
    both = first.keys() & second.keys()
    if len(both) < _LEAST or len(both) < _SHARE * len(first.keys() | second.keys()):
        return False
    if [word for word in first if word in both] != [word for word in second if word in both]:
        # "Marn attacked Dorn" and "Dorn attacked Marn"
        return False
    return _turning(one.quote) == _turning(other.quote) and _modals(one.quote) == _modals(other.quote)


def _are_of_one(one: Proposal, other: Proposal) -> bool:
    """Whether one voice speaks in both, or tells in one of them what its side does."""
    if not one.entry.get("by") or one.entry.get("by") != other.entry.get("by"):
        return False
    if told_by_others(one, other):
        return False
    return bool(_voices(one) & _voices(other)) or one.entry.get("voice") == other.entry.get("voice")


def told_by_others(one: Proposal, other: Proposal) -> bool:
    """Whether words were passed on by somebody else in each of two statements: who did so would be lost in one."""
    tellers = _tellers(one), _tellers(other)
    return all(tellers) and tellers[0] != tellers[1]


def _tellers(one: Proposal) -> list[str]:
    via = one.entry.get("via")
    return [str(teller) for teller in via] if isinstance(via, (list, tuple)) else []


def _voices(one: Proposal) -> set[str]:
    by, voice = one.entry.get("by"), one.entry.get("voice")
    return {*_tellers(one), *([f"{by}.{voice}"] if voice else [])}


def _stand(one: Proposal) -> tuple[str, ...] | None:
    """The stance that binds, with what it is about and its condition; None for words that bind nobody."""
    stance, about = one.entry.get("stance"), one.entry.get("about")
    if stance not in BINDING or not isinstance(about, dict) or "topic" in about:
        return None
    return str(stance), repr(sorted(about.items())), repr(one.entry.get("if"))


def _words(quote: str) -> list[str]:
    plain = quote.casefold()
    for short, whole in _SHORT:
        plain = plain.replace(short, whole)
    return _WORD.findall(plain)


def _carrying(quote: str) -> dict[str, None]:
    """The words that carry what is said, once each, in their order."""
    return dict.fromkeys(_stem(word) for word in _words(quote) if word not in _EMPTY | _TURNING)


def _modals(quote: str) -> set[str]:
    return {_MODALS[word] for word in _words(quote) if word in _MODALS}


def _turning(quote: str) -> list[str]:
    """What may not differ: negations, conditions, numbers, and what comes first."""
    return sorted(word for word in _words(quote) if word in _TURNING or word[0].isdigit())


def _narrowing(quote: str) -> list[str]:
    """The same without negations, which a stance says already."""
    return [word for word in _turning(quote) if word not in _NEGATIONS]


def _stem(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
