"""What a form is made of: fields in groups, told apart by how they are filled in."""

from collections.abc import Iterable
from typing import Literal

from ...model.base import Frozen
from ...model.case import Case
from ...model.spoken import called
from ..saying import Choice

Kind = Literal["line", "words", "number", "day", "choose", "one", "several"]
"""A line, several lines, a number, a day; a choice from a list that unfolds, one of some, any of some."""


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
    wide: bool = False


class Group(Frozen):
    """Fields that belong together."""

    legend: str
    fields: tuple[Field, ...]
    hint: str = ""
    folded: bool = False
    """Whether it is folded away until it is wanted."""
    cites: bool = False
    """Whether it holds the words of a source, which can be picked in its text."""


def choices(pairs: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """What can be chosen: what is sent, and what is read."""
    return tuple(Choice(value, words) for value, words in pairs)


def issues_of(case: Case) -> tuple[Choice, ...]:
    """The issues of a case."""
    return choices((name, case.issue_label(name)) for name in case.issues)


def everybody(case: Case) -> tuple[Choice, ...]:
    """Who can give, get or act: parties, their voices, and others who appear."""
    found = []
    for name, party in case.parties.items():
        found.append((name, party.name))
        found += [(f"{name}.{voice}", called(case, f"{name}.{voice}")) for voice in party.voices]
    return choices([*found, *((name, called(case, name)) for name in case.actors)])
