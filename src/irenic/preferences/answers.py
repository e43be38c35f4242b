"""What can be answered of a draft: each party by itself, and all together."""

from collections.abc import Mapping
from typing import Final

from ..model.base import Frozen
from .party import Verdict
from .probability import Probability

Package = Mapping[str, str]
"""One option for every issue."""

NOTHING_ON_RECORD: Final = "nothing on record: no statement in force bears on what it would accept"


class PartyAnswer(Probability):
    """What one party's words say of one reading of a draft."""

    verdict: Verdict | None = None
    proof: tuple[str, ...] = ()
    """The ids that commit it: statements, assumptions, `PARTY.wants.ISSUE`; `structure` where none is needed."""
    reading: Package | None = None
    """The option on every issue; None where no reading is left, or none is looked at."""
    words_bear: bool = True
    """False where no words of a source tell anything of this draft: its number is then that of the party's order, of
    the prior and of the analyst's assumptions alone.
    """


class PartyAnswers(Frozen):
    """One party on one draft: at the reading that it likes best, and at the one that it likes least."""

    best_reading: PartyAnswer
    worst_reading: PartyAnswer


class JointAnswer(Probability):
    """Whether all parties whose consent counts accept one and the same reading."""

    reading: Package | None = None
    withheld_by: tuple[str, ...] = ()
    frechet: tuple[float, float] | None = None
    """What the joint probability can be at the least and at the most, whatever binds the parties to one another."""


class JointAnswers(Frozen):
    """The one reading that makes a joint yes most probable, and the one that makes it least so."""

    best_reading: JointAnswer
    worst_reading: JointAnswer


class DraftAnswers(Frozen):
    """Every consenting party on one draft, and all of them together."""

    parties: Mapping[str, PartyAnswers]
    all: JointAnswers
    rest: JointAnswers | None = None
    """The same for those parties of which something can be said, where others withhold the joint answer."""
