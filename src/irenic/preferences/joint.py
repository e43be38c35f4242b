"""All parties together on a draft: the one reading that all are asked for, never a product over different ones."""

from collections.abc import Iterable, Mapping, Sequence

from ..model.case import Case
from ..model.draft import Draft
from ..model.problem import Problem
from .answers import DraftAnswers, JointAnswer, JointAnswers, Package
from .consent import ConsentingParty
from .probability import Probability, certain, product
from .readings import READING_LIMIT, Readings, count, readings_of, sensible_packages

Parties = Mapping[str, ConsentingParty]


def draft_answers(case: Case, draft: Draft, parties: Parties) -> DraftAnswers:
    """Every party on a draft by itself, and all whose consent it needs together."""
    readings = readings_of(case, draft)
    answers = {name: party.answers(readings) for name, party in parties.items()}
    together = joint_answers(case, draft, parties)
    withheld_by = together.best_reading.withheld_by
    speaking = {name: party for name, party in parties.items() if name not in withheld_by}
    rest = joint_answers(case, draft, speaking) if withheld_by and asked_for(case, draft, speaking) else None
    return DraftAnswers(parties=answers, all=together, rest=rest)


def joint_answers(case: Case, draft: Draft, parties: Parties) -> JointAnswers:
    """All whose consent a draft needs at its readings; withheld where nothing can be said of one of them."""
    silent = silent_on(case, draft, parties)
    if silent:
        withheld = JointAnswer(withheld=reason_of(case, parties, silent), withheld_by=silent)
        return JointAnswers(best_reading=withheld, worst_reading=withheld)
    names = sorted(asked_for(case, draft, parties))
    if not names:
        nobody = JointAnswer(withheld="no party's consent is needed for it")
        return JointAnswers(best_reading=nobody, worst_reading=nobody)
    readings = readings_of(case, draft)
    if count(readings) > READING_LIMIT:
        reason = f"the draft's words allow {count(readings):,} readings, and at most {READING_LIMIT:,} are compared"
        withheld = JointAnswer(withheld=reason)
        return JointAnswers(best_reading=withheld, worst_reading=withheld)
    found: list[JointAnswer] = []
    # sorted, so that the order of issues in the file does not choose among packages that do as well as one another
    for package in sorted(sensible_packages(case, readings), key=lambda one: sorted(one.items())):
        answer = together(case, package, readings, names, parties)
        if answer.withheld:
            return JointAnswers(best_reading=answer, worst_reading=answer)
        found.append(answer)
    # what is proved goes before what all draws agree on
    return JointAnswers(
        best_reading=max(found, key=lambda answer: (middle(answer), answer.exact)),
        worst_reading=min(found, key=lambda answer: (middle(answer), not answer.exact)),
    )


def silent_on(case: Case, draft: Draft, parties: Parties) -> tuple[str, ...]:
    """The parties whose yes a draft needs and of which nothing can be said."""
    return tuple(name for name in asked_for(case, draft, parties) if parties[name].withheld is not None)


def reason_of(case: Case, parties: Parties, silent: Sequence[str]) -> str:
    """Why an answer of all is withheld: by which parties, as people call them, and what there is of the first."""
    who = ", ".join(case.parties[name].name for name in silent)
    return f"{who} withhold{'s' if len(silent) == 1 else ''} it: {parties[silent[0]].withheld}"


def asked_for(case: Case, draft: Draft, parties: Parties) -> list[str]:
    """The parties whose yes a draft needs: those who consent on all issues, or on one that it has a term on."""
    return [
        name
        for name in parties
        if case.parties[name].consent.scope == "all"
        or any(issue in draft.terms for issue in case.parties[name].consent.on)
    ]


def together(case: Case, package: Package, readings: Readings, names: Sequence[str], parties: Parties) -> JointAnswer:
    """How probable it is that all of some parties accept one package of a draft."""
    parts = [parties[name].probability(package, readings) for name in names]
    lacking = [(name, part) for name, part in zip(names, parts, strict=True) if part.withheld]
    if any(part.exact and part.probability == 0 for part in parts):
        # one no settles it, whatever can be told of the others
        return JointAnswer(reading=package, frechet=(0.0, 0.0), **dict(certain(0.0)))
    if lacking:
        return JointAnswer(
            withheld=f"{case.parties[lacking[0][0]].name}: {lacking[0][1].withheld}",
            withheld_by=tuple(name for name, _ in lacking),
        )
    lows = [middle(part) if part.at_least is None else part.at_least for part in parts]
    highs = [middle(part) if part.at_most is None else part.at_most for part in parts]
    return JointAnswer(
        reading=package,
        frechet=(max(0.0, sum(lows) - len(lows) + 1), min(highs, default=1.0)),
        **dict(product(parts)),
    )


def middle(answer: Probability) -> float:
    """A probability's own value, or the end at which all draws agree."""
    if answer.probability is not None:
        return answer.probability
    return 1.0 if answer.at_least is not None else 0.0


def problems_of(parties: Parties, answers: Iterable[DraftAnswers]) -> list[Problem]:
    """A problem for every party of which answers lack a probability, or leave an assumption out of it."""
    return [*_too_few(parties, answers), *_unheard(parties)]


def _too_few(parties: Parties, answers: Iterable[DraftAnswers]) -> list[Problem]:
    """A problem for every party whose draws tell too little to give a probability, of anything or of something."""
    reasons: dict[tuple[str, str], None] = {}
    for draft in answers:
        for name, held in draft.parties.items():
            for answer in (held.best_reading, held.worst_reading):
                if answer.withheld is not None:
                    reasons[name, answer.withheld] = None
        for together in (draft.all, draft.rest):
            joint = together.best_reading if together is not None else None
            if joint is not None and joint.withheld is not None:
                # by what it is called, which parties that are remembered do not tell
                reasons |= {(name, joint.withheld.partition(": ")[2]): None for name in joint.withheld_by[:1]}
    return [
        Problem(
            code="A001",
            severity="warning",
            file=None,
            line=None,
            column=None,
            message=f"no probability is given for {name}: {reason}",
            hint="verdicts by linear programs hold all the same; look at what is assumed of the party",
        )
        for name, reason in reasons
        if parties[name].withheld is None
    ]


def _unheard(parties: Parties) -> list[Problem]:
    """A problem for every assumption that is left out of probabilities."""
    return [
        Problem(
            code="A002",
            severity="warning",
            file=None,
            line=None,
            column=None,
            message=f"{label} is left out of {name}'s probabilities: it assumes an exact value and contradicts "
            "other words of the record",
            hint="give an interval in place of the exact value, or settle the contradiction",
        )
        for name, party in parties.items()
        if party.withheld is None
        for label in sorted(party.preferences.unheard)
    ]
