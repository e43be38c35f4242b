"""Drafts and their terms: what is on the table, as far as sources tell it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Ids, Number, Reference, References, ReferencesOrUnknown, Unknown, Written
from .basis import Citations, Entry
from .dates import DateRange, Day, When

NOT_HELD = "not held"


class Requirement(Entry):
    """Something that somebody else has to do before a term can be kept."""

    who: Reference
    what: str


class Timing(Written):
    """When a term falls due."""

    after: Id | None = None
    before: Id | None = None
    """Issues whose terms come first, or later."""
    by: Day | None = None
    within: Annotated[str, Field(pattern=r"^[0-9]+[dwmy]$")] | None = None
    """A span of days, weeks, months or years: `100d`, `6w`, `3m`, `2y`."""


class Term(Entry):
    """What a draft says on one issue. Several options are an ambiguous term: the set of its readings."""

    option: Ids = Field(min_length=1)
    readings_assumed: str | None = None
    """Why the words allow just these readings: the analyst's judgement."""
    what: str | None = None
    quantity: Number | None = None
    low: Number | None = None
    high: Number | None = None
    """The bounds of the quantity, where the words set one: "at least 90 days" is low, "up to 600" high."""
    unit: str | None = None
    hedge: str | None = None
    """The word that weakens the term: *potentially*, *would*."""
    gives: ReferencesOrUnknown = "unknown"
    gets: ReferencesOrUnknown = "unknown"
    must_act: ReferencesOrUnknown = "unknown"
    in_return_for: Ids = ()
    when: Timing | None = None
    reversible: bool | Unknown = "unknown"
    requires: tuple[Requirement, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether the words allow more than one option."""
        return len(self.option) > 1


class Origin(Entry):
    """One claimant's account of where a draft comes from; competing accounts stand side by side."""

    who: References
    role: str
    """What they are said to have had to do with it."""
    claimant: Reference
    """Whose word this is."""
    denies: bool = False
    """Whether the claimant denies it."""
    as_known: When = DateRange()


class Draft(Entry):
    """A text on the table; its terms settle some of the issues."""

    title: str | None = None
    date: When = DateRange()
    text: Literal["not held"] | Id | None = None
    """The source that is the draft's own text, or `not held` where only others' words about it are; left out, nothing
    is said of that."""
    replaces: Id | None = None
    reported_by: Citations = ()
    origin: tuple[Origin, ...] = ()
    silent: Literal["open"] | None = None
    """`open`: where the draft is silent anything may follow; left out, the status quo does."""
    terms: Mapping[Id, Term] = Field(default_factory=dict)

    @property
    def own_text(self) -> str | None:
        """The source that is its text; None where it is not held, or none is named."""
        return None if self.text == NOT_HELD else self.text
