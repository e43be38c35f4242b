"""Parties, their voices and what they want; and everybody else who appears."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_serializer

from .base import Id, Ids, Texts, Unknown, Written, invalid, listed, shorthand
from .basis import Citations, Entry

Role = Literal["principal", "author", "broker", "implementer", "guarantor", "patron", "spoiler", "third-party"]
"""What a party or an actor is in the deal."""

SpeaksFor = Literal["party", "self", "faction", "unclear"]
"""Whose words a voice's are; only the party's bind it, unless the analyst says otherwise."""

Roles = Annotated[tuple[Role, ...], shorthand(listed, Role | list[Role])]


class Voice(Written):
    """A person or an office that speaks for a party."""

    name: str | None = None
    office: str | None = None
    aliases: Texts = ()
    identity: Literal["named", "anonymous"] = "named"
    speaks_for: SpeaksFor | None = None
    """Left out: `party` for a named voice, `unclear` for an anonymous one."""
    note: str | None = None

    @property
    def binds(self) -> SpeaksFor:
        """Whose words this voice's are, with the rule for a voice that does not say."""
        return self.speaks_for or ("party" if self.identity == "named" else "unclear")


class Consent(Written):
    """Whether, and on which issues, the deal needs a party's yes."""

    scope: Literal["all", "none", "some"] = "all"
    on: Ids = ()

    @property
    def counts(self) -> bool:
        """Whether the deal needs this party's yes on anything."""
        return self.scope != "none"

    def covers(self, issue: str) -> bool:
        """Whether the deal needs this party's yes on the issue."""
        return self.scope == "all" or (self.scope == "some" and issue in self.on)

    @model_serializer
    def _as_written(self) -> Any:
        return {"on": list(self.on)} if self.scope == "some" else self.scope


class ConsentOn(Written):
    """Consent that is needed on some issues only, as it is written."""

    on: Ids


def _consent(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("all", "none"):
            raise invalid("consent", f"'{value}' is not a consent")
        return {"scope": value}
    if isinstance(value, dict) and "scope" not in value:
        return {"scope": "some", **value}
    return value


class Want(Entry):
    """A party's order of the options of one issue, best first: cited or assumed."""

    order: Literal["high", "low"] | Unknown | tuple[Ids, ...] | None = None
    """`high` or `low` for the ends of the scale, or a list from best to worst; an inner list is liked equally."""
    unranked: Ids = ()
    """Options of which nothing is known but that they belong to the issue."""
    peak: Id | None = None
    """The option liked best on a scale, the others less the farther they lie from it."""


def _want(value: Any) -> Any:
    return {"order": value} if isinstance(value, (str, list)) else value


class Party(Entry):
    """Somebody whose agreement is needed, or who acts at the table."""

    name: str
    aliases: Texts = ()
    roles: Roles = ()
    consent: Annotated[Consent, shorthand(_consent, Literal["all", "none"] | ConsentOn)] = Consent()
    voices: Mapping[Id, Voice] = Field(default_factory=dict)
    wants: Mapping[Id, Annotated[Want, shorthand(_want, str | list[Id | list[Id]] | Want)]] = Field(
        default_factory=dict
    )
    """Issue by issue, what the party would rather have."""


class Actor(Written):
    """Somebody who appears in the record without being a party."""

    name: str | None = None
    office: str | None = None
    aliases: Texts = ()
    roles: Roles = ()
    identity: Literal["named", "anonymous"] = "named"
    cite: Citations = ()
    note: str | None = None


class Interest(Entry):
    """The need behind a position."""

    of: Id
    """The party."""
    test: str
    """The need, in the party's words where it is cited."""
    issues: Ids | Unknown = "unknown"
    """The issues that it bears on."""
