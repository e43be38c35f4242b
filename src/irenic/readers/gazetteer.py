"""The case's own names: whom and what words name, whatever a language model would guess."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from ..model.case import Case

_WORD: Final = re.compile(r"[\w’'-]+")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_AWAY: Final = frozenset({"to", "from", "against", "with", "by", "near", "opposing", "opposed"})
_OFFICES: Final = re.compile(
    r"minist|president|premier|chancellor|government|official|spokes|army|forces|military|delegation|negotiator|envoy|"
    r"ambassador|leader|head|chief|king|queen|parliament|council|cabinet|foreign|defence|defense|administration",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """Whom words name: a reference of the case, and whether it is a person or an office rather than a side."""

    reference: str
    is_person: bool


class Gazetteer:
    """The names, offices and aliases of a case's parties, voices and actors."""

    def __init__(self, names: Mapping[str, Named], offices: Iterable[tuple[str, Named]] = ()) -> None:
        self._names = {tuple(_words(name)): named for name, named in names.items() if _words(name)}
        self._offices = [(tuple(_words(office)), named) for office, named in offices if _words(office)]

    @classmethod
    def of(cls, case: Case) -> "Gazetteer":
        """The gazetteer of a case. A surname stands for its voice as long as no other voice has it."""
        found: dict[str, Named] = {}
        offices: list[tuple[str, Named]] = []
        surnames: dict[str, set[str]] = {}
        for party, held in case.parties.items():
            found |= {name: Named(party, False) for name in (held.name, *held.aliases)}
        for actor, someone in case.actors.items():
            # an organisation has a name alone; a person has an office, or is nobody who is named
            is_person = bool(someone.office) or someone.identity == "anonymous"
            names = (someone.name, someone.office, *someone.aliases)
            found |= {name: Named(actor, is_person) for name in names if name}
        for party, held in case.parties.items():
            for voice, who in held.voices.items():
                reference = f"{party}.{voice}"
                found |= {name: Named(reference, True) for name in (who.name, *who.aliases) if name}
                if who.office:
                    offices.append((who.office, Named(reference, True)))
                if who.name and " " in who.name:
                    surnames.setdefault(who.name.split()[-1], set()).add(reference)
        for surname, references in surnames.items():
            if len(references) == 1:
                found.setdefault(surname, Named(references.pop(), True))
        return cls(found, offices)

    def named(self, words: str | None) -> Named | None:
        """Whom some words name: the longest of the names that stand in them; None where nobody is sure.

        A person's name goes before an office, which two may hold, and before a side. "Critics of Alpha" and "an aide to
        Orren" are neither Alpha nor Orren; "the foreign minister of Alpha" is Alpha's, whoever holds that office there.
        """
        plain = _words(words or "")
        fitting = [
            (named.is_person, size, named) for name, named in self._names.items() if (size := _said(plain, name, named))
        ]
        named = max(fitting, key=lambda one: one[:2])[2] if fitting else None
        if named is not None and named.is_person:
            return named
        holders = [(size, one) for office, one in self._offices if (size := _said(plain, office, one))]
        longest = max((size for size, _ in holders), default=0)
        held = {one.reference: one for size, one in holders if size == longest}
        if named is not None:
            # "Alpha's foreign minister" is no other side's
            held = {name: one for name, one in held.items() if name.partition(".")[0] == named.reference}
        return next(iter(held.values())) if len(held) == 1 else named

    def is_place(self, words: str) -> bool:
        """Whether words can be a place: not the name of a person of the case."""
        named = self.named(words)
        return named is None or not named.is_person


NOBODY: Final = Gazetteer({})
"""The gazetteer of no case."""


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text)]


def _said(plain: list[str], name: tuple[str, ...], named: Named) -> int:
    """How many words of a name stand among others, as the one that is meant; 0 where they do not."""
    found = any(
        tuple(plain[at : at + len(name)]) == name and _is_meant(plain[:at], named)
        for at in range(len(plain) - len(name) + 1)
    )
    return len(name) if found else 0


def _is_meant(before: list[str], named: Named) -> bool:
    """Whether a name with these words before it is the one that speaks, not one that is spoken of."""
    if any(word in _AWAY for word in before):
        return False
    if "of" in before or "for" in before:
        return not named.is_person and bool(_OFFICES.search(" ".join(before)))
    return True
