"""The case's own names: whom and what words name, whatever a language model would guess."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ..model.case import Case
from .spokesmen import Word, holds_office, is_person_meant, speaks_for_person, speaks_for_side

_WORD: Final = re.compile(r"[\w’'-]+|,")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_AWAY: Final = frozenset({"to", "from", "against", "with", "by", "near", "opposing", "opposed", "between", "among"})
_GOVERNING: Final = frozenset({"of", "for", "in", "between", "from", "to", "against", "with", "among"})
_RELATIVE: Final = frozenset("who which whose that speaking citing requesting familiar briefed".split())


class Named(NamedTuple):
    """Whom words name: a reference of the case, and whether it is a person or an office rather than a side."""

    reference: str
    is_person: bool


class Gazetteer:
    """The names, offices and aliases of a case's parties, voices and actors."""

    def __init__(self, names: Mapping[str, Named], offices: Iterable[tuple[str, Named]] = ()) -> None:
        self._names = {_spelt(name): named for name, named in names.items() if _spelt(name)}
        self._offices = [(_spelt(office), named) for office, named in offices if _spelt(office)]

    @classmethod
    def of(cls, case: Case) -> "Gazetteer":
        """The gazetteer of a case. A surname stands for its voice or actor as long as no other has it."""
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
            if is_person and someone.name and " " in someone.name:
                surnames.setdefault(someone.name.split()[-1], set()).add(actor)
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

        A person's name goes before an office, which two may hold, and before a side. "Critics of Alpha", "Alpha's
        allies" and "an aide to Orren" are neither Alpha nor Orren (see `spokesmen`); "the foreign minister of Alpha" is
        Alpha's, whoever holds that office there. Of several that are joined, it is the first.
        """
        return next(iter(self.all_named(words)), None)

    def all_named(self, words: str | None) -> tuple[Named, ...]:
        """Each of those whom words name, of one side once: two in "Alpha and Beta", where both speak."""
        plain = _without_relative(_words(words or ""))
        parts = self._parts(plain)
        found = [self._named(part) for part in parts]
        if len(parts) > 1 and found[-1] is None and self._stands_in(parts[-1]):
            # "Alpha and Beta hardliners": of which of the two they are is open
            found = []
        sides: dict[str, Named] = {}
        for one in found:
            if one is not None:
                side = one.reference.partition(".")[0]
                sides[side] = one if side not in sides or (one.is_person and not sides[side].is_person) else sides[side]
        return tuple(sides.values())

    def _parts(self, plain: list[Word]) -> list[list[Word]]:
        """The words of each of those who are joined; what governs the first by a preposition governs the others too."""
        inside = {
            at + step
            for name in self._names
            for at in range(len(plain) - len(name) + 1)
            if tuple(word.plain for word in plain[at : at + len(name)]) == name
            for step in range(len(name))
        }
        joints = [at for at, word in enumerate(plain) if word.plain == "and" and at not in inside]
        if not joints:
            return [plain]
        parts: list[list[Word]] = [[]]
        for at, word in enumerate(plain):
            if at in joints or (word.plain == "," and at < joints[-1]):
                parts.append([])
            else:
                parts[-1].append(word)
        parts = [part for part in parts if part] or [plain]
        first = [at for at, word in enumerate(parts[0]) if word.plain in _GOVERNING]
        ahead = parts[0][: first[-1] + 1] if first else []
        return [parts[0], *([*ahead, *part] if ahead and not _has_own_head(part) else part for part in parts[1:])]

    def _stands_in(self, part: list[Word]) -> bool:
        plain = [word.plain for word in part]
        return any(
            tuple(plain[at : at + len(name)]) == name
            for name in self._names
            for at in range(len(plain) - len(name) + 1)
        )

    def _named(self, words: list[Word]) -> Named | None:
        segments = _segments(words)
        fitting = [
            (held.is_person, size, held)
            for segment in segments
            for name, named in self._names.items()
            if (told := _said(segment, name, named)) is not None
            for size, held in (told,)
        ]
        named = max(fitting, key=lambda one: one[:2])[2] if fitting else None
        if named is not None and named.is_person:
            return named
        holders = [
            (len(office), one)
            for segment in segments
            for office, one in self._offices
            if any(holds_office(*around) for around in _places(segment, office))
        ]
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


def _words(text: str) -> list[Word]:
    return [
        Word(_POSSESSIVE.sub("", word.casefold()), _POSSESSIVE.search(word) is not None, word[:1].isupper())
        for word in _WORD.findall(text)
    ]


def _spelt(name: str) -> tuple[str, ...]:
    return tuple(word.plain for word in _words(name))


def _without_relative(words: list[Word]) -> list[Word]:
    """The words up to what is told of those who are named: "the envoy, who met Alpha's king"."""
    return words[: next((at for at, word in enumerate(words) if at and word.plain in _RELATIVE), len(words))]


def _segments(words: list[Word]) -> list[list[Word]]:
    """The words between commas: a name, and what it is in apposition to."""
    found: list[list[Word]] = [[]]
    for word in words:
        if word.plain == ",":
            found.append([])
        else:
            found[-1].append(word)
    return [one for one in found if one]


def _has_own_head(part: list[Word]) -> bool:
    """Whether what is joined is somebody in its own right: "the president of Alpha and the king of Beta"."""
    return any(word.plain in _GOVERNING for word in part)


def _places(segment: list[Word], name: tuple[str, ...]) -> Iterator[tuple[list[Word], list[Word], list[Word]]]:
    """Where a name stands in some words: what is before it, its words, and what is behind it."""
    for at in range(len(segment) - len(name) + 1):
        end = at + len(name)
        if tuple(word.plain for word in segment[at:end]) == name:
            yield segment[:at], segment[at:end], segment[end:]


def _said(segment: list[Word], name: tuple[str, ...], named: Named) -> tuple[int, Named] | None:
    """How many words of a name stand among others as the one who speaks, and who that is; None where it does not."""
    for before, own, behind in _places(segment, name):
        if any(word.plain in _AWAY for word in before):
            continue
        if not named.is_person:
            if speaks_for_side(before, own, behind):
                return len(name), named
        elif not any(word.plain in ("of", "for") for word in before):
            if is_person_meant(own, behind):
                return len(name), named
            if speaks_for_person(behind):
                # "Orren's office" speaks for the side and is not Orren
                return len(name), Named(named.reference.partition(".")[0], False)
    return None
