"""The case's own names: whom and what words name, whatever a language model would guess."""

import re
from collections.abc import Mapping
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

    def __init__(self, names: Mapping[str, Named]) -> None:
        self._names = {tuple(_words(name)): named for name, named in names.items() if _words(name)}

    @classmethod
    def of(cls, case: Case) -> "Gazetteer":
        """The gazetteer of a case. A surname stands for its voice as long as no other voice has it."""
        found: dict[str, Named] = {}
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
                found |= {name: Named(reference, True) for name in (who.name, who.office, *who.aliases) if name}
                if who.name and " " in who.name:
                    surnames.setdefault(who.name.split()[-1], set()).add(reference)
        for surname, references in surnames.items():
            if len(references) == 1:
                found.setdefault(surname, Named(references.pop(), True))
        return cls(found)

    def named(self, words: str | None) -> Named | None:
        """Whom some words name: the longest of the names that stand in them; None where nobody is sure.

        "Critics of Alpha" and "an aide to Orren" are neither Alpha nor Orren; "the foreign minister of Alpha" is
        Alpha's.
        """
        plain = _words(words or "")
        fitting = [
            (len(name), named)
            for name, named in self._names.items()
            for at in range(len(plain) - len(name) + 1)
            if tuple(plain[at : at + len(name)]) == name and _is_meant(plain[:at], named)
        ]
        return max(fitting, key=lambda one: one[0])[1] if fitting else None

    def is_place(self, words: str) -> bool:
        """Whether words can be a place: not the name of a person of the case."""
        named = self.named(words)
        return named is None or not named.is_person


NOBODY: Final = Gazetteer({})
"""The gazetteer of no case."""


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text)]


def _is_meant(before: list[str], named: Named) -> bool:
    """Whether a name with these words before it is the one that speaks, not one that is spoken of."""
    if any(word in _AWAY for word in before):
        return False
    if "of" in before or "for" in before:
        return not named.is_person and bool(_OFFICES.search(" ".join(before)))
    return True
