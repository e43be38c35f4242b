"""Proposals: what reading found in a document and a person has not yet decided on."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field, JsonValue

from .base import Frozen

_SECTIONS: Final = {"statement": "statements", "provision": "drafts", "version": "sources", "dateline": "sources"}
Span = tuple[int, int]
ProposalKind = Literal["statement", "provision", "event", "date", "actor", "version", "dateline"]


class Several(Frozen):
    """A stance that words take on one of several drafts: a person says on which."""

    stance: str
    drafts: tuple[str, ...]


class Proposal(Frozen):
    """One thing read, with its exact place; nothing of it counts until a person accepts it."""

    id: str
    """See `proposal_id`: the same thing keeps its id when the document is read again."""
    kind: ProposalKind
    source: str
    spans: tuple[Span, ...]
    """Where it stands, in characters of the source's frozen text; several pieces where it is interrupted."""
    quote: str
    entry: Mapping[str, JsonValue] = Field(default_factory=dict)
    """The entry as it would stand in the case."""
    confidence: float = Field(ge=0, le=1)
    reason: str
    """The words that led to the proposal."""
    sheet: str | None = None
    """The workbook in which a person wrote it; None where it was read in a source."""
    changes: str | None = None
    """The statement of the case that it would change; None where it would be a new entry."""
    fields: tuple[str, ...] = ()
    """Of that statement, the fields that it would set; one that `entry` does not have it would remove."""
    speaker: str | None = None
    """Whom the text gives it to, in words: who speaks, or whose account of an event it is."""
    several: Several | None = None
    """Where its words fit several drafts of the case, which; until a person says it, it is about none of them."""


class Gathered(Proposal):
    """One thing to decide on, with every place of the sources that says it.

    It goes by the id of its first mention; that of any other leads to it too.
    """

    mentions: tuple[Proposal, ...]
    """Every mention, the first of them first."""
    origins: int = Field(ge=1)
    """How many origins the mentions have: sources that rest on one another are one."""
    adds_to: str | None = None
    """The entry of the case that has it already, to which these would be further citations: `statements.s1`."""

    beside: str | None = None
    """The event of the case of which this may be another account: the same place and days."""

    outgrown: str | None = None
    """The statement of the case that has these words as those of somebody from outside, accepted before whoever says
    them was known to speak for a party.
    """

    one_event_with: tuple[str, ...] = ()
    """Other proposals that wait, and may be accounts of the same event."""

    @property
    def places(self) -> tuple[Proposal, ...]:
        """The mentions that are cited: of two which overlap in one source the first."""
        kept: list[Proposal] = []
        for mention in self.mentions:
            # two accounts of an event are told apart though one stands within the other
            own = [one for one in kept if mention.kind != "event" or mention.speaker == one.speaker]
            if not any(mention.source == one.source and _meet(mention.spans, one.spans) for one in own):
                kept.append(mention)
        return tuple(kept)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that say it, each once."""
        return tuple(dict.fromkeys(mention.source for mention in self.mentions))


def _meet(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for one in some for other in others)


class ReadAs(Frozen):
    """What a source's mentions were read from, as a hash: they are read again once it would be another."""

    read_as: str


class Decision(Frozen):
    """What a person decided on a proposal."""

    proposal: str
    verdict: Literal["accepted", "rejected"]
    entry: str | None = None
    """The id under which it stands in the case, where it was accepted."""
    why: str | None = None


def section_of(proposal: Proposal) -> str:
    """The part of a case in which what a proposal becomes stands."""
    return _SECTIONS.get(proposal.kind, "events")


def proposal_id(kind: ProposalKind, source: str, quote: str, occurrence: int = 0) -> str:
    """A name for a proposal that survives rereading: a hash of kind, source, normalised quote and occurrence.

    `occurrence` counts, from 0, the places in the source at which the same quote was read as the same kind.
    """
    key = "\x1f".join((kind, source, same_quote(quote), str(occurrence)))
    return f"{kind[0]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def same_quote(quote: str) -> str:
    """A quote as it is compared: two places of which this is the same are two occurrences of one quote."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", quote)).strip().casefold()
