"""A party whose consent counts: whether anything can be said of it, and what it says to a draft or a package."""

import copy
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from .answers import NOTHING_ON_RECORD, Package, PartyAnswer, PartyAnswers
from .conclusions import Asked, End
from .draws import PartyDraws
from .on_record import bears_on, is_on_record
from .party import PartyPreferences, Verdict
from .premises import Premises
from .probability import Probability, certain
from .readings import Readings, readings_of

ENDS: Final[tuple[End, ...]] = ("best", "worst")
REMEMBERED: Final = 24
LARGEST: Final = 20_000
"""How many parties are kept for answers on the same premises, and the most draws of one that is kept."""


class ConsentingParty:
    """One party under given premises: its preferences, and its draws once a probability is asked for."""

    def __init__(self, premises: Premises, party: str) -> None:
        case = premises.case
        self.premises, self.party = premises, party
        self.preferences = PartyPreferences(case, party, premises.standing, statements=not premises.assumptions_only)
        self._weighed: tuple[ConsentingParty, float, float] | None = None
        self._bearing: dict[object, bool] = {}
        self._drafts = [readings_of(case, draft) for draft in case.drafts.values()]

    @cached_property
    def withheld(self) -> str | None:
        """Why nothing can be said of the party; None where something can."""
        preferences, assumptions_only = self.preferences, self.premises.assumptions_only
        if not assumptions_only and not any(claim.is_cited for claim in preferences.claims):
            return NOTHING_ON_RECORD
        if issues := ", ".join(preferences.too_many_orders):
            return f"no verdict and no number: it is not known which of the many options it likes better on {issues}"
        if not preferences.has_choice:
            return "no verdict and no number: on none of its issues is one option liked better than another"
        if not assumptions_only and not is_on_record(preferences):
            return NOTHING_ON_RECORD
        return None

    def words_bear_on(self, readings: Readings) -> bool:
        """Whether words of a source tell anything of what the party thinks of a draft."""
        key = tuple(readings.items())
        if key not in self._bearing:
            self._bearing[key] = not self.premises.assumptions_only and bears_on(self.preferences, readings)
        return self._bearing[key]

    @cached_property
    def draws(self) -> PartyDraws:
        """The party's draws; the same whichever draft is asked for."""
        if self._weighed is not None:
            party, rising, falling = self._weighed
            return party.draws.weighed(rising, falling)
        premises = self.premises
        return PartyDraws(self.preferences, premises.prior, premises.draws, premises.seed, watched=self._watched())

    def with_reservation(self, rising: float, falling: float) -> "ConsentingParty":
        """The same party, with what no agreement is worth to it weighed by a Beta density of that shape."""
        other = copy.copy(self)
        other.__dict__.pop("draws", None)
        other._weighed = (self, rising, falling)
        return other

    def on_half(self, number: int) -> "ConsentingParty":
        """The same party, with the first half of its draws (0) or the second (1)."""
        other = copy.copy(self)
        other.__dict__["draws"] = self.draws.half(number)
        return other

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
            words_bear=self.words_bear_on(readings),
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

    def verdict(self, asked: Asked, readings: Readings) -> Verdict:
        """What the party's words commit it to on a package, or on the best or the worst reading of a draft."""
        return self.preferences.verdict(asked, readings)

    def reading(self, asked: Asked, readings: Readings) -> Package | None:
        """The package that is asked for; None where it depends on an order that is not known, or none is left."""
        if not isinstance(asked, str):
            return asked
        if all(len(options) == 1 for options in readings.values()):
            return {issue: options[0] for issue, options in readings.items()}
        if not self.preferences.has_one_order:
            return None
        return self.preferences.reading(readings, self.preferences.readings_of_record[0], asked)

    def _watched(self) -> list[Mapping[str, str]]:
        """The packages that will be asked for: of every draft the best and the worst reading."""
        if not self.preferences.has_one_order:
            return []
        found = (self.reading(end, readings) for readings in self._drafts for end in ENDS)
        return [package for package in found if package is not None]

    @cached_property
    def _content(self) -> str:
        """A hash of all that the party's answers are computed from."""
        premises, preferences = self.premises, self.preferences
        content = (
            self.party,
            [(order.issue, order.levels, order.is_said) for order in preferences.orders],
            [(claim.id, claim.credence, claim.source.model_dump_json()) for claim in preferences.claims],
            {name: list(readings_of(premises.case, draft).items()) for name, draft in premises.case.drafts.items()},
            [link.model_dump_json(by_alias=True) for link in premises.case.links],
            {name: (issue.scale, list(issue.options)) for name, issue in premises.case.issues.items()},
            (premises.prior, premises.draws, premises.seed, premises.assumptions_only),
        )
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self._content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ConsentingParty) and self._content == other._content


@lru_cache(maxsize=REMEMBERED)
def _known(party: ConsentingParty) -> ConsentingParty:
    """The first of all that are equal, with the verdicts and draws that it has come by."""
    return party


def consenting(premises: Premises) -> dict[str, ConsentingParty]:
    """The parties whose consent counts, in the order of the case.

    One that was asked before on the same inputs is the same object, with its verdicts and draws.
    """
    found = (ConsentingParty(premises, name) for name, party in premises.case.parties.items() if party.consent.counts)
    return {held.party: held if premises.draws > LARGEST else _known(held) for held in found}
