"""What an input rests on: the words of a source, or the analyst's own judgement."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Written, listed, shorthand

NO_REASON_GIVEN = "no reason given"


class Citation(Written):
    """A place in a source: the exact quote, and where it stands (W3C TextQuoteSelector with TextPositionSelector)."""

    source: Id
    """The source that holds the words."""
    quote: str = Field(min_length=1)
    """The words, exactly as they stand in the source; runs of white space count as one space."""
    at: tuple[int, int] | None = None
    """Start and end in characters of the source's frozen text; only where the quote occurs more than once."""


Citations = Annotated[tuple[Citation, ...], shorthand(listed, Citation | list[Citation])]


class Basis(Written):
    """What one input rests on. `unstated` counts as assumed, with no reason given."""

    kind: Literal["cited", "assumed", "unstated"]
    citations: tuple[Citation, ...] = ()
    reason: str | None = None

    @property
    def is_assumption(self) -> bool:
        """Whether the input rests on the analyst's judgement."""
        return self.kind != "cited"


class Entry(Written):
    """Something in a case that carries what it rests on."""

    cite: Citations = ()
    """Where a source says so: `{source, quote}`, or a list of them."""
    assumed: str | Mapping[str, str] | None = None
    """The analyst's reason, where no source says so: for the entry, or for single fields of it."""
    note: str | None = None
    """A remark for readers; nothing is computed from it."""

    def basis(self, field: str | None = None) -> Basis:
        """What the entry, or one field of it, rests on.

        A reason given for a field goes before the entry's citation, since the analyst says by it that the
        cited words do not hold that field. A reason for the whole entry counts only where nothing is cited.
        """
        reason = self.assumed.get(field) if field and isinstance(self.assumed, Mapping) else None
        if reason is not None:
            return Basis(kind="assumed", reason=reason or NO_REASON_GIVEN)
        if self.cite:
            return Basis(kind="cited", citations=self.cite)
        if isinstance(self.assumed, str):
            return Basis(kind="assumed", reason=self.assumed or NO_REASON_GIVEN)
        return Basis(kind="unstated", reason=NO_REASON_GIVEN)
