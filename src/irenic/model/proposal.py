"""Proposals: what reading found in a document and a person has not yet decided on."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, JsonValue

from .base import Frozen

Span = tuple[int, int]
ProposalKind = Literal["statement", "provision", "event", "date", "actor"]


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
    changes: str | None = None
    """The statement of the case that it would change; None where it would be a new entry."""
    fields: tuple[str, ...] = ()
    """Of that statement, the fields that it would set; one that `entry` does not have it would remove."""


class Decision(Frozen):
    """What a person decided on a proposal."""

    proposal: str
    verdict: Literal["accepted", "rejected"]
    entry: str | None = None
    """The id under which it stands in the case, where it was accepted."""
    why: str | None = None


def proposal_id(kind: ProposalKind, source: str, quote: str, occurrence: int = 0) -> str:
    """A name for a proposal that survives rereading: a hash of kind, source, normalised quote and occurrence.

    `occurrence` counts, from 0, the places in the source at which the same quote was read as the same kind.
    """
    normalised = re.sub(r"\s+", " ", unicodedata.normalize("NFC", quote)).strip().casefold()
    key = "\x1f".join((kind, source, normalised, str(occurrence)))
    return f"{kind[0]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
