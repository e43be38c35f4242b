"""A party whose consent counts: whether anything can be said of it, and what it says to a draft or a package."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

from .answers import NOTHING_ON_RECORD, Package, PartyAnswer, PartyAnswers
from .draws import PartyDraws
from .party import Asked, End, PartyPreferences
from .premises import Premises
from .probability import Probability, certain
from .readings import Readings, readings_of

ENDS: Final[tuple[End, ...]] = ("best", "worst")
REMEMBERED: Final = 24
"""How many parties' draws are kept for answers that rest on the same premises."""


class ConsentingParty:
    """One party under given premises: its preferences, and its draws once a probability is asked for."""

    def __init__(self, premises: Premises, party: str) -> None:
        case = premises.case
        self.premises, self.party = premises, party
        self.preferences = PartyPreferences(case, party, premises.standing, statements=not premises.assumptions_only)
        self._drafts = [readings_of(case, draft) for draft in case.drafts.values()]

    @cached_property
    def withheld(self) -> str | None:
        """Why nothing can be said of the party; None where something can."""
        preferences, assumptions_only = self.preferences, self.premises.assumptions_only
        if not assumptions_only and not preferences.claims_of_statements:
            return NOTHING_ON_RECORD
        if issues := ", ".join(preferences.too_many_orders):
            return f"no verdict and no number: it is not known which of the many options it likes better on {issues}"
        if not preferences.has_choice:
            return "no verdict and no number: on none of its issues is one option liked better than another"
        if not assumptions_only and not preferences.is_on_record:
            return NOTHING_ON_RECORD
        return None

    @cached_property
    def draws(self) -> PartyDraws:
        """The party's draws; the same whichever draft is asked for."""
        premises = self.premises
        drawn = PartyDraws(self.preferences, premises.prior, premises.draws, premises.seed, watched=self._watched())
        return drawn.weighed(*premises.reservation) if premises.reservation != (1.0, 1.0) else drawn

    @property
    def drawn(self) -> PartyDraws | None:
        """The draws, where any answer has needed them."""
        return self.__dict__.get("draws")

    def answers(self, readings: Readings) -> PartyAnswers:
        """What the party's words say of the reading of a draft that it likes best, and of the one it likes least."""
        if self.withheld is not None:
            nothing = PartyAnswer(withheld=self.withheld)
            return PartyAnswers(best_reading=nothing, worst_reading=nothing)
        return PartyAnswers(best_reading=self.answer("best", readings), worst_reading=self.answer("worst", readings))

    def answer(self, asked: Asked, readings: Readings) -> PartyAnswer:
        """What the party's words say of a package, or of the best or the worst reading of a draft, with its proof."""
        p = self.probability(asked, readings)
        if self.withheld is not None:
            return PartyAnswer(**dict(p))
        return PartyAnswer(
            verdict=self.preferences.verdict(asked, readings),
            proof=self.preferences.proof(asked, readings),
            reading=self.reading(asked, readings),
            **dict(p),
        )

    def probability(self, asked: Asked, readings: Readings) -> Probability:
        """How probable it is that the party accepts; exact where its words commit it."""
        if self.withheld is not None:
            return Probability(withheld=self.withheld)
        verdict = self.preferences.verdict(asked, readings)
        return (
            certain(1.0 if verdict == "yes" else 0.0) if verdict != "undecided" else self.draws.share(asked, readings)
        )

    def reading(self, asked: Asked, readings: Readings) -> Package | None:
        """The package that is asked for; None where it depends on an order that is not known, or none is left."""
        if not isinstance(asked, str):
            return asked
        if not self.preferences.has_one_order:
            only = all(len(options) == 1 for options in readings.values())
            return {issue: options[0] for issue, options in readings.items()} if only else None
        return self.preferences.reading(readings, self.preferences.readings_of_record[0], asked)

    def _watched(self) -> list[Mapping[str, str]]:
        """The packages that will be asked for: of every draft the best and the worst reading."""
        if not self.preferences.has_one_order:
            return []
        found = (self.reading(end, readings) for readings in self._drafts for end in ENDS)
        return [package for package in found if package is not None]

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that the party's answers are computed from."""
        premises, preferences = self.premises, self.preferences
        content = (
            self.party,
            [(order.issue, order.levels, order.is_said) for order in preferences.orders],
            [(claim.id, claim.credence, claim.source.model_dump_json()) for claim in preferences.claims],
            {name: list(readings_of(premises.case, draft).items()) for name, draft in premises.case.drafts.items()},
            {name: (issue.scale, list(issue.options)) for name, issue in premises.case.issues.items()},
            (premises.prior, premises.draws, premises.seed, premises.assumptions_only, premises.reservation),
        )
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()


class _Remembered:
    """A party as a key: equal where all that its answers are computed from is."""

    def __init__(self, party: ConsentingParty) -> None:
        self.party = party

    def __hash__(self) -> int:
        return hash(self.party.fingerprint)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Remembered) and self.party.fingerprint == other.party.fingerprint


@lru_cache(maxsize=REMEMBERED)
def _known(key: _Remembered) -> ConsentingParty:
    return key.party


def consenting(premises: Premises, names: Sequence[str] | None = None) -> dict[str, ConsentingParty]:
    """The parties whose consent counts (or those named), in the order of the case.

    One that was asked before on the same inputs is the same object, with its verdicts and draws.
    """
    parties = premises.case.parties
    chosen = parties if names is None else names
    return {
        name: _known(_Remembered(ConsentingParty(premises, name))) for name in chosen if parties[name].consent.counts
    }
