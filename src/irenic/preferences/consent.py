"""A party whose consent counts: whether anything can be said of it, and what it says to a draft or a package."""

import copy
import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
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
        self._alike: ConsentingParty | None = None
        self._bearing: dict[object, bool] = {}
        self._answers: dict[object, PartyAnswers] = {}
        self._drafts = [readings_of(case, draft) for draft in case.drafts.values()]

    @cached_property
    def withheld(self) -> str | None:
        """Why nothing can be said of the party; None where something can."""
        if (stopped := self.premises.stopped.get(self.party)) is not None:
            return stopped
        preferences, assumptions_only = self.preferences, self.premises.assumptions_only
        if self._alike is not None:
            return self._alike.withheld
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
        if self._alike is not None:
            return self._alike.words_bear_on(readings)
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
        if self._alike is not None:
            return self._alike.draws
        return PartyDraws(self.preferences, premises.prior, premises.draws, premises.seed, watched=self._watched())

    def with_reservation(self, rising: float, falling: float) -> "ConsentingParty":
        """The same party, with what no agreement is worth to it weighed by a Beta density of that shape."""
        other = copy.copy(self)
        other.__dict__.pop("draws", None)
        other._answers = {}
        other._weighed = (self, rising, falling)
        return other

    def on_half(self, number: int) -> "ConsentingParty":
        """The same party, with the first half of its draws (0) or the second (1)."""
        other = copy.copy(self)
        other._answers = {}
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
        key = tuple(readings.items())
        if key not in self._answers:
            best, worst = self.answer("best", readings), self.answer("worst", readings)
            self._answers[key] = PartyAnswers(best_reading=best, worst_reading=worst)
        return self._answers[key]

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
        # a variant may be without options that only later drafts hold
        options = {name: issue.options for name, issue in self.premises.case.issues.items()}
        return [
            package
            for package in found
            if package is not None and all(option in options.get(issue, ()) for issue, option in package.items())
        ]

    def take_from(self, other: "ConsentingParty") -> None:
        """Have verdicts and draws from a party that says the same, under whatever names and however often.

        Only where nothing of it contradicts, and no red line is of less than full credence: there the names of
        statements decide what is listed, or which draws are made for which line.
        """
        if other is not self and other.withheld is None and _is_one_voice(other.preferences):
            self._alike, self.preferences.alike = other, other.preferences

    @cached_property
    def content(self) -> str:
        """A hash of all that the party's answers are computed from."""
        said = [(claim.id, claim.credence, claim.whole) for claim in self.preferences.claims]
        return _hash(self._framework, said)

    @cached_property
    def meaning(self) -> str:
        """A hash of all that its verdicts and draws are computed from: what is said, by nobody's name, once each."""
        said = {
            (claim.content, claim.credence, claim.is_statement, claim.is_cited) for claim in self.preferences.claims
        }
        return _hash(self._framework, sorted(said))

    @cached_property
    def _framework(self) -> object:
        """What words are about, and how answers are drawn."""
        premises, case = self.premises, self.premises.case
        return (
            self.party,
            [(order.issue, order.levels, order.is_said) for order in self.preferences.orders],
            {name: list(held.items()) for name, held in zip(case.drafts, self._drafts, strict=True)},
            [link.model_dump_json(by_alias=True) for link in case.links],
            {name: (issue.scale, list(issue.options)) for name, issue in case.issues.items()},
            (premises.prior, premises.draws, premises.seed, premises.assumptions_only),
        )


def _is_one_voice(preferences: PartyPreferences) -> bool:
    """Whether answers hang on what is said alone, whatever it is called: nothing contradicts, no red line is soft."""
    lines = preferences.red_lines(frozenset(claim.id for claim in preferences.claims))
    return not preferences.conflicts and all(line.credence == 1 for line in lines)


def _hash(*content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


class _Remembered:
    """The first parties that were asked, by what they are computed from; the latest `REMEMBERED` of each kind."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, ConsentingParty] = OrderedDict()
        self._turn = threading.Lock()

    def first(self, key: str, party: ConsentingParty) -> ConsentingParty:
        """The party that was asked before under a key, or this one."""
        with self._turn:
            found = self._known.setdefault(key, party)
            self._known.move_to_end(key)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found

    def forget(self) -> None:
        """Let go of them all."""
        with self._turn:
            self._known.clear()


_equal, _alike = _Remembered(), _Remembered()


def forget_parties() -> None:
    """Let go of all parties that were asked, with their verdicts and draws."""
    _equal.forget()
    _alike.forget()


def consenting(premises: Premises) -> dict[str, ConsentingParty]:
    """The parties whose consent counts, in the order of the case.

    One that was asked before on the same inputs is the same object, with its verdicts and draws; one that says the
    same under other names has them from that one.
    """
    found = [ConsentingParty(premises, name) for name, party in premises.case.parties.items() if party.consent.counts]
    return {
        # what is known of a party was worked out of all its words
        held.party: held if premises.draws > LARGEST or held.party in premises.stopped else _known(held)
        for held in found
    }


def _known(party: ConsentingParty) -> ConsentingParty:
    found = _equal.first(party.content, party)
    if found is party:
        party.take_from(_alike.first(party.meaning, party))
    return found
