"""One claimant's account of one event, as a text tells it."""

import re
from dataclasses import dataclass, field
from typing import Final

from ..model.dates import DateRange
from ..model.proposal import Span
from ..model.record import Count
from .happening import Status
from .harm import HARM, WEAPONS
from .modes import sub_event_of
from .occasions import VIOLENT

_APART: Final = re.compile(
    r"\b(?:separate(?:ly)?|elsewhere|(?:another|a different|a second|an earlier|a previous|a similar) "
    r"(?:attack|incident|strike|raid|clash|ambush|blast|explosion|shooting|assault|bombing|operation|case|town|village))\b",
    re.IGNORECASE,
)
"""What tells another occasion from the one before."""


@dataclass(slots=True)
class Account:
    """One claimant's account of one event, in the pieces in which the text tells it; places count the whole text."""

    kind: str
    span: list[Span]
    status: Status
    claimant: str | None
    place: str | None
    date: DateRange
    counts: dict[str, Count] = field(default_factory=dict)
    words: str = ""
    sentence: int = 0
    is_own_only: bool = False
    """Told in the text's own voice without a number: the first claimant who says more has it in the account."""
    refers_back: bool = False
    """Told as of an occasion that was spoken of before: "they also", "the blast", "nine were"."""
    acting: str | None = None
    """Whom or what the clause is about that tells it."""
    is_loss_of_things: bool = False
    """Told of things alone that were shot down, destroyed or taken."""
    denies: str | None = None
    """What the claimant denies, where that is but a detail of it."""
    is_report: bool = False
    """Told as something of which there are reports."""
    is_of_the_day: bool = False
    """Told in an entry of the day's own record, under a time of day."""
    is_accusation: bool = False
    """Told of what somebody is accused of."""
    is_a_sum: bool = False
    """Told in the perfect tense of any time so far: "has killed 200"."""

    @property
    def is_violent(self) -> bool:
        return self.kind.partition("/")[0] in VIOLENT

    @property
    def is_apart(self) -> bool:
        """Whether the words say that it is of another occasion than the one before."""
        return bool(_APART.search(self.words))

    @property
    def is_by_arms(self) -> bool:
        """Whether the clause is about what was fired or fires: "the guns opened up"."""
        return self.acting is not None and self.acting.rstrip("s") in WEAPONS | {"gun", "battery"}

    @property
    def sub_event(self) -> str | None:
        """ACLED's name for the kind of violence."""
        return sub_event_of(self.kind, self.words) if self.is_violent else None

    @property
    def confidence(self) -> float:
        """How sure a proposal is: numbers of people more than other numbers, and a denial less than both."""
        if self.status == "denied" or self.denies:
            return 0.55
        return 0.7 if self.counts.keys() & HARM else 0.6


def count_alike(other: Account, account: Account) -> bool:
    """Whether both count people harmed, or the same; not where one counts things or people who fled, and one dead."""
    one, two = other.counts.keys(), account.counts.keys()
    return not one or not two or bool(one & two) or bool(one & HARM and two & HARM)


def sum_of(one: Count, other: Count) -> Count:
    """The number of both; a bound that only one of them has is no bound of both."""

    def both(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    made = Count(low=both(one.low, other.low), best=both(one.best, other.best), high=both(one.high, other.high))
    return made if (made.low, made.best, made.high) != (None, None, None) else one
