"""The case: one negotiation, whole, as its folder holds it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from .base import Frozen, Id, WholeNumber, Written, invalid, shorthand
from .basis import Citation, Entry
from .contest import Contest
from .dates import Day
from .draft import Draft
from .interval import Interval
from .issue import Issue, Link
from .moves import Consequence, Impossible, Move, Priorities
from .party import Actor, Interest, Party, Voice
from .record import Event, Process, Statement
from .source import Handling, Source


class Assumption(Entry):
    """The analyst's judgement on a party's preferences, as intervals on its own scale from 0 to 1."""

    party: Id
    weights: Mapping[Id, Interval] = Field(default_factory=dict)
    """Swing weight of an issue: what its best option is worth over its worst."""
    reservation: Interval | None = None
    """What no agreement is worth to the party."""
    values: Mapping[Id, Mapping[Id, Interval]] = Field(default_factory=dict)
    """What an option is worth, within its issue's weight."""


def _without_links_of_none(value: Any) -> Any:
    if isinstance(value, dict):
        raise invalid("links", "'links' is a list: begin each link with '- '")
    return value


class Case(Written):
    """One negotiation: sources, those at the table, the questions, the drafts and the record."""

    irenic: WholeNumber
    """The version of the case format."""
    title: str = "Untitled case"
    notice: str | None = None
    """A sentence that every page shows, such as that the countries are fictional."""
    note: str | None = None
    as_of: Day | None = None
    """The day for which answers hold; what is later does not count."""
    language: str = "en"
    handling: Handling | None = None
    """Who may see the folder as a whole; left out, the strictest of its sources decides."""
    include: tuple[str, ...] = ()
    sources: Mapping[Id, Source] = Field(default_factory=dict)
    parties: Mapping[Id, Party] = Field(default_factory=dict)
    actors: Mapping[Id, Actor] = Field(default_factory=dict)
    issues: Mapping[Id, Issue] = Field(default_factory=dict)
    interests: Mapping[Id, Interest] = Field(default_factory=dict)
    drafts: Mapping[Id, Draft] = Field(default_factory=dict)
    links: Annotated[tuple[Link, ...], shorthand(_without_links_of_none, list[Link])] = ()
    assume: Mapping[Id, Assumption] = Field(default_factory=dict)
    moves: Mapping[Id, Move] = Field(default_factory=dict)
    """What can be done once the deal is signed."""
    consequences: Mapping[Id, Consequence] = Field(default_factory=dict)
    priorities: Mapping[Id, Priorities] = Field(default_factory=dict)
    """By party or actor, what it would rather have so of what is done, the most important first."""
    impossible: tuple[Impossible, ...] = ()
    statements: Mapping[Id, Statement] = Field(default_factory=dict)
    contests: Mapping[Id, Contest] = Field(default_factory=dict)
    """By issue: what a forecast is made from."""
    process: Mapping[Id, Process] = Field(default_factory=dict)
    events: Mapping[Id, Event] = Field(default_factory=dict)

    @property
    def people(self) -> tuple[str, ...]:
        """The references of voices and actors that are persons with a name."""
        voices = (
            (f"{party}.{name}", voice.name)
            for party, held in self.parties.items()
            for name, voice in held.voices.items()
        )
        actors = ((name, actor.name) for name, actor in self.actors.items())
        return tuple(reference for reference, name in (*voices, *actors) if name)

    def speaker(self, reference: str) -> "Speaker | None":
        """Who a reference names, or None where the case has nobody of that name."""
        name, _, voice = reference.partition(".")
        if party := self.parties.get(name):
            if not voice:
                return Speaker(party.name, name, None)
            held = party.voices.get(voice)
            return Speaker(_call_voice(held, voice, party.name), name, held) if held else None
        if voice:
            return None
        if actor := self.actors.get(name):
            return Speaker(actor.name or actor.office or name, None, None)
        if source := self.sources.get(name):
            return Speaker(source.outlet or source.title or name, None, None)
        return None

    def issue_label(self, issue: str) -> str:
        """What people call an issue: its label, else its id in words."""
        held = self.issues.get(issue)
        return (held.label if held else None) or issue.replace("-", " ").replace("_", " ")

    def option_label(self, issue: str, option: str) -> str:
        """What people call an option of an issue; its id where the case does not have it."""
        return self.issues[issue].option_label(option) if issue in self.issues else option

    def draft_called(self, draft: str) -> str:
        """What people call a draft: its title in quotation marks; "draft" and its id where it has none."""
        held = self.drafts.get(draft)
        return f"“{held.title}”" if held and held.title else f"draft {draft}"

    def name_of(self, reference: str) -> str:
        """What people call whom a reference names; the reference itself where nobody is known by it."""
        speaker = self.speaker(reference)
        return speaker.name if speaker else reference


class Speaker(NamedTuple):
    """Whom a reference names."""

    name: str
    party: str | None
    """The party's id, where it is a party or one of its voices."""
    voice: Voice | None


def _call_voice(voice: Voice, fallback: str, party: str) -> str:
    if voice.name and voice.office:
        return f"{voice.name}, {voice.office}"
    # an office alone says nothing of whose it is
    return voice.name or f"{voice.office or fallback} ({party})"


class PlacedCitation(NamedTuple):
    """A citation with the path of fields that leads to it from the top of the case."""

    path: tuple[str | int, ...]
    citation: Citation


def citations(value: object, path: tuple[str | int, ...] = ()) -> Iterator[PlacedCitation]:
    """Every citation within a part of a case, in the order of the case."""
    if isinstance(value, Citation):
        yield PlacedCitation(path, value)
    elif isinstance(value, Frozen):
        for name, field in type(value).model_fields.items():
            yield from citations(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from citations(item, (*path, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from citations(item, (*path, position))
