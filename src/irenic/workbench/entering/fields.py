"""What a form is made of: fields in groups, told apart by how they are filled in."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal

from ...model.base import Frozen
from ...model.case import Case
from ...model.spoken import called
from ..saying import Choice

Kind = Literal["line", "words", "number", "day", "choose", "one", "several"]
"""A line, several lines, a number, a day; a choice from a list that unfolds, one of some, any of some."""


class Fold(Frozen):
    """Choices that are folded away, behind the one that they belong to."""

    first: Choice | None
    """What is always shown: a party."""
    words: str
    choices: tuple[Choice, ...]


class Field(Frozen):
    """One thing to fill in."""

    name: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    empty: str | None = None
    """What a list that unfolds says where nothing is chosen; None where something always is."""
    term: str | None = None
    """The word of the glossary that the label explains."""
    required: bool = False
    folds: tuple[Fold, ...] = ()
    """The choices as they are shown where they are many; none where all are shown as they are listed."""
    wide: bool = False


class Group(Frozen):
    """Fields that belong together."""

    legend: str
    fields: tuple[Field, ...]
    hint: str = ""
    folded: bool = False
    """Whether it is folded away until it is wanted."""
    columns: int = 0
    """In how many columns its fields stand, where they belong together row by row; 0 for as many as there is room."""
    cites: bool = False
    """Whether it holds the words of a source, which can be picked in its text."""


def choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """What can be chosen: what is sent, and what is read."""
    return tuple(Choice(value, words) for value, words in pairs)


def with_held(offered: Iterable[Choice], held: Iterable[str | None]) -> tuple[Choice, ...]:
    """What can be chosen, and what is chosen now though the case does not have it: that goes only if it is unticked."""
    listed = list(offered)
    known = {one.value for one in listed}
    return (*listed, *(Choice(one, f"{one}, which is not in the case") for one in held if one and one not in known))


def values_of(offered: Iterable[Choice]) -> list[str]:
    """What is sent for each choice."""
    return [one.value for one in offered]


def issues_of(case: Case, held: Iterable[str] = ()) -> tuple[Choice, ...]:
    """The issues of a case."""
    return with_held(choices((name, case.issue_label(name)) for name in case.issues), held)


def everybody(case: Case, held: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Who can give, get or act: parties, their voices, and others who appear."""
    found = []
    for name, party in case.parties.items():
        found.append((name, party.name))
        found += [(f"{name}.{voice}", called(case, f"{name}.{voice}")) for voice in party.voices]
    return with_held(choices([*found, *((name, called(case, name)) for name in case.actors)]), held)


_FEW: Final = 12
"""So many choices are shown as they are."""


def folded_by_party(case: Case, offered: Sequence[Choice], first: Collection[str]) -> tuple[Fold, ...]:
    """Those who can be chosen, voices behind their parties and others behind all; the parties of `first` come first.

    None where there are few.
    """
    if len(offered) <= _FEW:
        return ()
    of: dict[str, list[Choice]] = {}
    for one in offered:
        of.setdefault(one.value.partition(".")[0], []).append(one)
    found = []
    for party in sorted(case.parties, key=lambda name: name not in first):
        head, *voices = of.pop(party)
        words = f"{len(voices)} who speak{'s' if len(voices) == 1 else ''} for {head.words}"
        found.append(Fold(first=head, words=words, choices=tuple(voices)))
    others = tuple(one for listed in of.values() for one in listed)
    told = "1 other who appears" if len(others) == 1 else f"{len(others)} others who appear"
    return (*found, Fold(first=None, words=told, choices=others)) if others else (*found,)
