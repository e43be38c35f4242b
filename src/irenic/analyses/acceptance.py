"""Who would accept which draft? What each party's words commit it to, and how probable its yes is where they do not."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.draft import Draft
from ..model.force import in_force
from ..model.problem import Problem
from ..model.record import Statement
from ..model.result import Provenance, Result
from ..preferences.party import Asked, End, PartyPreferences, Verdict
from ..preferences.probability import PartyDraws, Probability, product
from ..preferences.readings import READING_LIMIT, Readings, count, packages, readings_of
from ..solvers.polytope import Prior

METHOD: Final = (
    "rows and filters from statements; verdicts by linear programs; probabilities by draws of what they leave"
)
ENDS: Final[tuple[End, ...]] = ("best", "worst")
NOTHING_ON_RECORD: Final = "nothing on record: no statement in force binds it"


class PartyAnswer(Probability):
    """What one party's words say of one reading of a draft."""

    verdict: Verdict | None = None
    proof: tuple[str, ...] = ()
    """The ids that commit it: statements, assumptions, `PARTY.wants.ISSUE`; `structure` where none is needed."""
    reading: Mapping[str, str] | None = None
    """The option on every issue; None where no reading is left, or none is looked at."""


class PartyAnswers(Frozen):
    """One party on one draft: at the reading that it likes best, and at the one that it likes least."""

    best_reading: PartyAnswer
    worst_reading: PartyAnswer


class JointAnswer(Probability):
    """Whether all parties whose consent counts accept one and the same reading."""

    reading: Mapping[str, str] | None = None
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


class Assessment(Result):
    """Every draft of a case, or one."""

    case: str
    notice: str | None
    as_of: datetime.date | None
    prior: Prior
    draws: int
    basis: Literal["record", "assumptions"]
    drafts: Mapping[str, DraftAnswers]
    contradictions: Mapping[str, tuple[tuple[str, ...], ...]]
    disagreements: Mapping[str, tuple[tuple[str, ...], ...]]
    nothing_on_record: tuple[str, ...]
    not_assessed: Mapping[str, str]
    """Parties on record of which this method can say nothing yet, each with the reason."""


def assess_drafts(
    case: Case,
    *,
    draft: str | None = None,
    as_of: datetime.date | None = None,
    draws: int = 10_000,
    seed: int = 0,
    prior: Prior = "issues",
    with_assumptions_only: bool = False,
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Assessment:
    """What the record implies about who would accept each draft (or the one named; KeyError where there is none such).

    Statements become linear rows and filters on additive preferences (Sarabando, Dias, Vetschera 2013 on mediation with
    incomplete information; robust ordinal regression: Greco, Mousseau, Słowiński 2008). `draws` are stored per party.
    A party with no statement in force that binds it gets no verdict and no number; `with_assumptions_only` leaves
    statements out and answers from the analyst's assumptions alone.
    """
    day = as_of or case.as_of
    standing = {} if with_assumptions_only else in_force(case, day, unproven)
    chosen = {draft: case.drafts[draft]} if draft is not None else case.drafts
    asked = [readings_of(case, held) for held in chosen.values()]
    parties = {
        name: _Party(case, name, standing, asked, prior, draws, seed, with_assumptions_only)
        for name in case.parties
        if case.parties[name].consent.counts
    }
    answers = {name: _draft(case, held, parties) for name, held in chosen.items()}
    found = [
        _too_few(name, party)
        for name, party in parties.items()
        if party.drawn is not None and party.drawn.problem is not None
    ]
    contradictions, disagreements = _sorted_conflicts(case, parties)
    return Assessment(
        about=Provenance(
            verb="assess",
            method=METHOD,
            parameters={"as_of": str(day) if day else None, "prior": prior, "draws": draws, "draft": draft},
            seed=seed,
            inputs=inputs,
            problems=(*problems, *found),
        ),
        case=case.title,
        notice=case.notice,
        as_of=day,
        prior=prior,
        draws=draws,
        basis="assumptions" if with_assumptions_only else "record",
        drafts=answers,
        contradictions=contradictions,
        disagreements=disagreements,
        nothing_on_record=tuple(name for name, party in parties.items() if party.withheld == NOTHING_ON_RECORD),
        not_assessed={
            name: party.withheld
            for name, party in parties.items()
            if party.withheld is not None and party.withheld != NOTHING_ON_RECORD
        },
    )


class _Party:
    """A consenting party with its draws, or with the reason why it has none."""

    def __init__(
        self,
        case: Case,
        party: str,
        standing: Mapping[str, Statement],
        asked: Sequence[Readings],
        prior: Prior,
        draws: int,
        seed: int,
        assumptions_only: bool,
    ) -> None:
        self.preferences = PartyPreferences(case, party, standing, statements=not assumptions_only)
        self.withheld = self._reason(assumptions_only)
        self.drawn: PartyDraws | None = None
        self._how: tuple[Prior, int, int] = (prior, draws, seed)
        self._asked = asked

    def _reason(self, assumptions_only: bool) -> str | None:
        preferences = self.preferences
        if not assumptions_only and not preferences.claims_of_statements:
            return NOTHING_ON_RECORD
        if issues := ", ".join(preferences.too_many_orders):
            return f"no verdict and no number: it is not known which of the many options it likes better on {issues}"
        if not preferences.has_choice:
            return "no verdict and no number: on none of its issues is one option liked better than another"
        if not assumptions_only and not preferences.is_on_record:
            return NOTHING_ON_RECORD
        return None

    def answer(self, asked: Asked, readings: Readings) -> PartyAnswer:
        """What the party's words say of a package, or of the best or the worst reading of a draft."""
        finding = self.preferences.verdict(asked, readings)
        package = self._reading(asked, readings)
        if finding.verdict == "undecided" and self.drawn is None:
            self.drawn = PartyDraws(self.preferences, *self._how, watched=self._watched())
        if self.drawn is None or finding.verdict != "undecided":
            exact = 1.0 if finding.verdict == "yes" else 0.0
            return PartyAnswer(
                verdict=finding.verdict,
                proof=finding.proof,
                reading=package,
                probability=exact,
                se=0.0,
                low=exact,
                high=exact,
                exact=True,
            )
        p = self.drawn.probability(asked, readings, finding.verdict)
        return PartyAnswer(verdict=finding.verdict, proof=finding.proof, reading=package, **dict(p))

    def _reading(self, asked: Asked, readings: Readings) -> Mapping[str, str] | None:
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
        found = (self._reading(end, readings) for readings in self._asked for end in ENDS)
        return [package for package in found if package is not None]


def _draft(case: Case, draft: Draft, parties: Mapping[str, _Party]) -> DraftAnswers:
    readings = readings_of(case, draft)
    answers = {name: _party_answers(party, readings) for name, party in parties.items()}
    asked = [
        name
        for name in parties
        if case.parties[name].consent.scope == "all"
        or any(issue in draft.terms for issue in case.parties[name].consent.on)
    ]
    silent = tuple(name for name in asked if parties[name].withheld is not None)
    speaking = [name for name in asked if name not in silent]
    if not silent:
        return DraftAnswers(parties=answers, all=_joint(readings, speaking, parties))
    reason = f"{', '.join(silent)} withhold{'s' if len(silent) == 1 else ''} it: {parties[silent[0]].withheld}"
    withheld = JointAnswer(withheld=reason, withheld_by=silent)
    return DraftAnswers(
        parties=answers,
        all=JointAnswers(best_reading=withheld, worst_reading=withheld),
        rest=_joint(readings, speaking, parties) if speaking else None,
    )


def _party_answers(party: _Party, readings: Mapping[str, tuple[str, ...]]) -> PartyAnswers:
    if party.withheld is not None:
        nothing = PartyAnswer(withheld=party.withheld)
        return PartyAnswers(best_reading=nothing, worst_reading=nothing)
    return PartyAnswers(best_reading=party.answer("best", readings), worst_reading=party.answer("worst", readings))


def _joint(readings: Mapping[str, tuple[str, ...]], names: list[str], parties: Mapping[str, _Party]) -> JointAnswers:
    if count(readings) > READING_LIMIT:
        reason = f"the draft's words allow {count(readings):,} readings, and at most {READING_LIMIT:,} are compared"
        withheld = JointAnswer(withheld=reason)
        return JointAnswers(best_reading=withheld, worst_reading=withheld)
    found: list[JointAnswer] = []
    for package in packages(readings):
        parts = [parties[name].answer(package, readings) for name in names]
        lacking = [(name, part) for name, part in zip(names, parts, strict=True) if part.withheld]
        if lacking:
            withheld = JointAnswer(withheld=lacking[0][1].withheld, withheld_by=tuple(name for name, _ in lacking))
            return JointAnswers(best_reading=withheld, worst_reading=withheld)
        shares = [_middle(part) for part in parts]
        found.append(
            JointAnswer(
                reading=package,
                frechet=(max(0.0, sum(shares) - len(shares) + 1), min(shares, default=1.0)),
                **dict(product(parts)),
            )
        )
    return JointAnswers(best_reading=max(found, key=_middle), worst_reading=min(found, key=_middle))


def _middle(answer: Probability) -> float:
    if answer.probability is not None:
        return answer.probability
    return 1.0 if answer.at_least is not None else 0.0


def _sorted_conflicts(
    case: Case, parties: Mapping[str, _Party]
) -> tuple[dict[str, tuple[tuple[str, ...], ...]], dict[str, tuple[tuple[str, ...], ...]]]:
    """Minimal conflicts of each party: those between different voices apart from those of one with itself."""
    contradictions: dict[str, list[tuple[str, ...]]] = {}
    disagreements: dict[str, list[tuple[str, ...]]] = {}
    for name, party in parties.items():
        if party.withheld is not None:
            continue
        for conflict in party.preferences.conflicts:
            voices = {case.statements[label].voice for label in conflict if label in case.statements}
            kind = disagreements if len(voices) > 1 else contradictions
            kind.setdefault(name, []).append(tuple(sorted(conflict)))
    return (
        {name: tuple(sorted(found)) for name, found in contradictions.items()},
        {name: tuple(sorted(found)) for name, found in disagreements.items()},
    )


def _too_few(name: str, party: _Party) -> Problem:
    return Problem(
        code="A001",
        severity="warning",
        file=None,
        line=None,
        column=None,
        message=f"no probability is given for {name}: {party.drawn.problem if party.drawn else ''}",
        hint="verdicts by linear programs hold all the same; look at what is assumed of the party",
    )
