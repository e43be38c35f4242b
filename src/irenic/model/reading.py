"""What reading a document proposes: statements, provisions, events and dates, each with its exact places."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from .base import Frozen
from .dates import DateRange
from .proposal import Span
from .record import Count, Stance
from .result import Result

Spans = tuple[Span, ...]


class ReadStatement(Frozen):
    """Words, and whom the text gives them to."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None
    """Whom the source's words name, pronouns resolved; None where nobody is named."""
    voice: str | None = None
    """The voice of the party, where the case's own names tell it."""
    party: str | None = None
    """The party or the actor of the case that speaks."""
    joint: tuple[str, ...] = ()
    """Who else of the case says it with them, as references: in "Alpha and Beta accept it", Beta."""
    anonymous: bool = False
    negated: bool = False
    modal: str | None = None
    chain: tuple[str, ...] = ()
    """Who gives the words on, from the outlet inwards."""
    stance: Stance
    reason: str
    """The words that suggest the stance."""
    about: Spans = ()
    """What a stance that binds is about."""
    condition: Spans = ()
    """The words that put such a stance under a condition."""
    cited: Spans = ()
    """What a quote of it has to hold, so that whoever reads that alone sees what the words commit to: with the cue,
and with what it is about, where these carry it; else the content."""
    date: DateRange
    quote: str
    confidence: float = Field(ge=0, le=1)


class ReadProvision(Frozen):
    """A term of a proposed deal, as the text tells it."""

    id: str
    span: Spans
    issue: str | None = None
    option: str | None = None
    what: str
    quantity: float | None = None
    """The number that measures it; None where the words give a range, or none."""
    low: float | None = None
    high: float | None = None
    """The bounds, where the words set one: "at least 90 days", "up to 600 troops", "between 40 and 60"."""
    unit: str | None = None
    gives: str | None = None
    gets: str | None = None
    hedge: str | None = None
    """The words that weaken it: "potentially", "though the specifics remain unclear"."""
    condition: str | None = None
    """The words that it hangs on: "once the withdrawal has been verified"."""
    deadline: str | None = None
    """The words that say until when: "within 30 days"."""
    is_offer: bool = False
    """Whether a side offers it by its own word; else a text on the table holds it."""
    codes: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)


class ReadEvent(Frozen):
    """Something that the text tells as having happened, with what was counted, by whose word."""

    id: str
    span: Spans
    kind: str
    sub_event: str | None = None
    place: str | None = None
    date: DateRange
    by: str | None = None
    counts: Mapping[str, Count] = Field(default_factory=dict)
    claimant: str | None = None
    """None where the text says it in its own voice."""
    status: Literal["happened", "planned", "denied"] = "happened"
    denies: str | None = None
    """What the claimant denies, where that is but a detail: "children were among the dead"."""
    confidence: float = Field(ge=0, le=1)


class ReadDate(Frozen):
    """An expression for days; as JSON it gives its first and last day beside `date` too, as `from` and `to`."""

    span: Span
    words: str
    date: DateRange

    @model_validator(mode="before")
    @classmethod
    def _told_twice(cls, value: Any) -> Any:
        return (
            {key: held for key, held in value.items() if key not in ("from", "to")}
            if isinstance(value, dict)
            else value
        )

    @model_serializer(mode="wrap")
    def _with_both_ends(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        ends = self.date.model_dump(mode="json", by_alias=True)
        return {**handler(self), "from": ends.get("from"), "to": ends.get("to")}


class ReadActor(Frozen):
    """Somebody who speaks, or whom the text names with an office."""

    name: str
    aliases: tuple[str, ...] = ()
    """Shorter names that the text uses: a surname alone."""
    office: str | None = None
    """As the text gives it."""
    party: str | None = None
    """The party or the actor of the case that it is or speaks for, where the case's own names tell it."""
    spans: Spans
    """Every place of its names."""


class ReadJudgement(Frozen):
    """What the outlet itself judges: nobody's statement, and never proposed as one."""

    span: Span
    words: str
    is_headline: bool = False


class ReadDocument(Frozen):
    """All that was read in one document."""

    file: str
    title: str | None
    published: str | None
    text_length: int
    statements: tuple[ReadStatement, ...]
    provisions: tuple[ReadProvision, ...]
    events: tuple[ReadEvent, ...]
    dates: tuple[ReadDate, ...]
    actors: tuple[ReadActor, ...] = ()
    own_voice: tuple[ReadJudgement, ...] = ()
    """The outlet's own judgements."""


class Reading(Result):
    """What was read in some documents; nothing of it counts until a person accepts it."""

    documents: tuple[ReadDocument, ...]
