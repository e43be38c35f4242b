"""The record: who said what, what happened, and the talks, each as somebody's account."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag, model_serializer
from pydantic_core.core_schema import SerializationInfo, SerializerFunctionWrapHandler

from .base import Frozen, Id, Ids, Number, Reference, References, Texts, WholeNumber, Written, invalid, shorthand
from .basis import Entry
from .dates import DateRange, Day, When
from .issue import OptionSets
from .party import SpeaksFor
from .source import Retracted

Stance = Literal[
    "accepts",
    "rejects",
    "prefers",
    "prioritises",
    "demands",
    "rules out",
    "offers",
    "supports",
    "opposes",
    "willing to discuss",
    "appraises",
    "claims",
    "denies",
    "downplays",
    "sets a test",
    "declines to comment",
]
"""How a voice stands to what it speaks of. Stance is not truth: it records what was said."""

BINDING: Final[frozenset[Stance]] = frozenset(
    {"accepts", "rejects", "prefers", "prioritises", "demands", "rules out", "offers"}
)
"""The stances that bear on preferences; `supports` and `opposes` do only where the analyst says so."""
CONDITIONAL: Final[tuple[Stance, ...]] = ("accepts", "offers", "rules out")
"""The stances that can stand under a condition."""


class AboutDraft(Written):
    """A draft as a whole."""

    draft: Id


class AboutDrafts(Written):
    """One draft rather than another."""

    draft: Id
    over: Id


class AboutTerms(Written):
    """A package, or a part of one, that no draft has to hold."""

    terms: Mapping[Id, Id] = Field(min_length=1)


class AboutIssue(Written):
    """An issue, without any of its options."""

    issue: Id


class AboutOption(Written):
    """One option of an issue."""

    issue: Id
    option: Id


class AboutOptions(Written):
    """One option of an issue rather than another."""

    issue: Id
    option: Id
    over: Id


class AboutIssues(Written):
    """One issue before another."""

    issue: Id
    over: Id


class AboutEvent(Written):
    """Something that happened, is planned or is denied."""

    event: Id


class AboutProcess(Written):
    """Talks, a meeting, a call."""

    process: Id


class AboutTopic(Written):
    """Anything else, in words."""

    topic: str


_ABOUT_BY_FIELDS: Final = {
    frozenset(kind.model_fields): kind
    for kind in (
        AboutDraft,
        AboutDrafts,
        AboutTerms,
        AboutIssue,
        AboutOption,
        AboutOptions,
        AboutIssues,
        AboutEvent,
        AboutProcess,
        AboutTopic,
    )
}


_ABOUT_SHAPES: Final = " · ".join("{" + ", ".join(kind.model_fields) + "}" for kind in _ABOUT_BY_FIELDS.values())


def _kind_of_about(value: Any) -> str | None:
    if isinstance(value, Frozen):
        return type(value).__name__
    kind = _ABOUT_BY_FIELDS.get(frozenset(value)) if isinstance(value, dict) else None
    return kind.__name__ if kind else None


About = Annotated[
    Annotated[AboutDraft, Tag("AboutDraft")]
    | Annotated[AboutDrafts, Tag("AboutDrafts")]
    | Annotated[AboutTerms, Tag("AboutTerms")]
    | Annotated[AboutIssue, Tag("AboutIssue")]
    | Annotated[AboutOption, Tag("AboutOption")]
    | Annotated[AboutOptions, Tag("AboutOptions")]
    | Annotated[AboutIssues, Tag("AboutIssues")]
    | Annotated[AboutEvent, Tag("AboutEvent")]
    | Annotated[AboutProcess, Tag("AboutProcess")]
    | Annotated[AboutTopic, Tag("AboutTopic")],
    Discriminator(
        _kind_of_about,
        custom_error_type="about",
        custom_error_message=f"'about' takes one of these shapes: {_ABOUT_SHAPES}",
    ),
]
"""What a statement is about."""


class Statement(Entry):
    """What a voice said, with its stance; words, not truth."""

    by: Id
    """The party, actor or source (the outlet's own voice) that speaks."""
    voice: Id | None = None
    """Which of the party's voices."""
    via: References = ()
    """Who passed the words on: voices of the same party, or others."""
    stance: Stance
    about: About
    condition: OptionSets = Field(default_factory=dict, alias="if")
    """Holds only in packages with these options."""
    credence: Number = 1.0
    """How far the words are meant, 0 to 1."""
    supersedes: Ids = ()
    """Earlier statements that this one takes the place of."""
    bears_on: Literal["acceptance"] | None = None
    """The analyst's word that support or opposition is meant as acceptance or rejection."""
    speaks_for: SpeaksFor | None = None
    """Whose words these are, where that differs from the voice's own."""
    date: When = DateRange()
    """The day of the words; left out, the source's day of publication."""
    retracted: Retracted = None

    @property
    def bears_on_preferences(self) -> bool:
        """Whether the stance is one that can bind a party (page 3a's table)."""
        return self.stance in BINDING or (self.stance in ("supports", "opposes") and self.bears_on is not None)


Status = Literal["happened", "ongoing", "planned", "denied", "disputed"]


class Count(Written):
    """A number as a claimant gave it: exact, a range, or a bound; competing numbers are never merged."""

    low: WholeNumber | None = None
    best: WholeNumber | None = None
    high: WholeNumber | None = None

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> Any:
        short = isinstance(info.context, Mapping) and info.context.get("shorthand")
        exact = self.low is not None and self.low == self.best == self.high
        return self.low if short and exact else handler(self)

    def __str__(self) -> str:
        named = {"low": self.low, "best": self.best, "high": self.high}
        held = [number for number in named.values() if number is not None]
        if held != sorted(held):
            # a range that ends before it begins is none, until it is mended
            told = ", ".join(f"{name} {number:,}" for name, number in named.items() if number is not None)
            return f"at fault ({told})"
        if self.low is not None and self.low == self.high:
            return f"{self.low:,}"
        if self.low is not None and self.high is not None:
            text = f"{self.low:,} to {self.high:,}"
        elif self.low is not None:
            text = f"at least {self.low:,}"
        elif self.high is not None:
            text = f"at most {self.high:,}"
        else:
            return "unknown" if self.best is None else f"about {self.best:,}"
        return text if self.best is None else f"{text} (best {self.best:,})"


def _count(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return {"low": value, "best": value, "high": value}
    if not isinstance(value, (dict, Count)):
        raise invalid("count", f"'{value}' is not a count")
    return value


class Account(Entry):
    """One claimant's version of an event or of talks."""

    claimant: Reference
    says: str | None = None
    calls_it: str | None = None
    """The claimant's word for it."""
    denies: bool | str = False
    """True where the claimant denies the whole, or the word that it denies."""
    as_known: When = DateRange()
    counts: Mapping[Id, Annotated[Count, shorthand(_count, int | Count)]] = Field(default_factory=dict)
    """Killed, wounded, missing, captured, or another name of what was counted."""


class Event(Written):
    """Something that happened, is planned or is denied; what is known of it is somebody's account."""

    kind: str
    """PLOVER type, with its mode: `ASSAULT/aerial`."""
    sub_event: str | None = None
    """ACLED's name for the kind of violence."""
    title: str | None = None
    place: str | None = None
    date: When = DateRange()
    approximate: bool = False
    by: References = ()
    targets: Texts = ()
    status: Status = "happened"
    accounts: tuple[Account, ...] = ()
    note: str | None = None


class Process(Written):
    """Talks, meetings and calls; whether they took place may be in dispute."""

    kind: Literal["talks", "meeting", "call", "visit", "consultation", "ceasefire-talks", "other"] = "talks"
    title: str | None = None
    parties: References = Field(default=(), alias="with")
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    approximate: bool = False
    place: str | None = None
    status: Status = "happened"
    accounts: tuple[Account, ...] = ()
    note: str | None = None

    @property
    def date(self) -> DateRange:
        """The days of the process, as an interval."""
        return DateRange(start=self.start, end=self.end)
