"""Where could a deal lie? Whether a zone of agreement exists, the best packages, where rules would settle, swaps."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Unpack

from ..model.base import Frozen
from ..model.case import Case
from ..model.on_the_table import drafts_as_of, latest_draft
from ..preferences.answers import DraftAnswers, JointAnswer, JointAnswers, Package, PartyAnswer, PartyAnswers
from ..preferences.consent import consenting
from ..preferences.fronts import Front, fronts_of
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import Parties, joint_answers, middle, problems_of, reason_of, together
from ..preferences.logrolls import Logroll, find_logrolls
from ..preferences.premises import How, PreferenceResult, Premises, premises_of
from ..preferences.probability import Probability
from ..preferences.proposed import find_proposed, is_unsourced
from ..preferences.rejections import Refusal, refusals_in
from ..preferences.sensitivity import Variant, variants
from ..preferences.settlements import Settled, settle_at
from ..preferences.zones import (
    Packages,
    chance_of_zone,
    first_of,
    joint_draws,
    lost_of,
    packages_of,
    witness,
    worlds_of,
    zones_of,
)
from ..solvers.bargaining import Rule
from ..solvers.best import best_packages

METHOD: Final = (
    "for every joint draw it is decided exactly whether some package is worth as much as no agreement to all; "
    "best packages are found on one half of the draws and told from the other"
)
TOP: Final = 10
"""Best packages that are listed."""
FEW: Final = 500
"""Draws of each party that most often show already that no package is safe."""


class Best(Frozen):
    """One of the packages that all accept with the largest probability."""

    package: Package
    all: JointAnswer
    parties: Mapping[str, PartyAnswer]
    refusals: tuple[Refusal, ...] = ()
    """Who rejects what it holds under a condition, and whether that is met."""


class ZoneAnswers(Frozen):
    """What is known of where a deal between some parties could lie."""

    exists: Probability
    """That some package is worth as much as no agreement to every party; a zone is not a deal."""
    possible: bool | None
    """Whether there is a package that no party's words exclude; None where it was too much to find out."""
    possible_package: Package | None
    safe: bool | None
    """Whether there is one that every party's words commit it to."""
    safe_package: Package | None
    best: tuple[Best, ...]
    best_is_exact: bool
    """Whether all packages were looked at; else these are the best that were found."""
    solutions: Mapping[Rule, Settled]
    fronts: tuple[Front, ...]
    """What any two of the parties could have at once, at the mean of their draws."""
    logrolls: tuple[Logroll, ...]
    """Swaps on the draft named in `logrolls_of`."""
    sensitivity: Mapping[Variant, Probability]
    """That a zone exists, with one thing changed that nobody said."""


class Zone(ZoneAnswers, PreferenceResult):
    """Where a deal could lie between all whose consent the case needs."""

    packages: str
    """How many packages make sense, as an exact number."""
    parties: tuple[str, ...]
    """Those whose consent is needed."""
    withheld_by: tuple[str, ...]
    """Those of which nothing can be said, and who withhold the answer."""
    rest: ZoneAnswers | None
    """The same for the others, where some withhold it and two at least are left."""
    logrolls_of: str | None
    """The draft whose terms are swapped: the latest."""
    grounds: Mapping[str, Ground]
    """Every id that a proof names, with its words."""
    unproposed: Mapping[str, tuple[str, ...]]
    """Options that no source proposed, by issue: the analyst's own, which packages may hold all the same."""


def zone_of_agreement(case: Case, **how: Unpack[How]) -> Zone:
    """Whether and where a deal could lie, as far as the record tells.

    P(a zone exists) counts the joint draws in which one package is worth as much as no agreement to every party;
    parties are independent given the record. It differs widely from what the best single package has: both are told.
    Raises ValueError where linked issues have more than a million combinations.
    """
    premises = premises_of(case, **how)
    case = premises.case
    parties = consenting(premises)
    silent = tuple(name for name, party in parties.items() if party.withheld is not None)
    speaking = {name: party for name, party in parties.items() if party.withheld is None}
    packages = packages_of(case, speaking if speaking else parties)
    draft = _draft(premises)
    nothing = _withheld(
        "no party's consent is needed" if not parties else reason_of(case, parties, silent) if silent else ""
    )
    told = nothing if silent or not parties else _answers(premises, parties, packages, draft)
    rest = _answers(premises, speaking, packages, draft) if silent and len(speaking) > 1 else None
    shown = told if rest is None else rest
    named = {label for one in shown.best for answer in one.parties.values() for label in answer.proof}
    lacking = [
        DraftAnswers(
            parties={name: _both(answer) for name, answer in one.parties.items()},
            all=JointAnswers(best_reading=one.all, worst_reading=one.all),
        )
        for one in shown.best
    ]
    return Zone(
        **premises.head("zone", METHOD, problems_of(speaking, lacking)),
        **dict(told),
        packages=str(packages.count) if packages.issues else "0",
        parties=tuple(parties),
        withheld_by=silent,
        rest=rest,
        logrolls_of=draft,
        grounds=grounds_of(case, sorted(named)),
        unproposed=_unproposed(premises),
    )


def _unproposed(premises: Premises) -> dict[str, tuple[str, ...]]:
    tabled = drafts_as_of(premises.case, premises.as_of)
    found = {
        name: tuple(
            option
            for option in issue.assumed_options
            if is_unsourced(premises.case, find_proposed(premises.case, tabled, premises.standing, name, option))
        )
        for name, issue in premises.case.issues.items()
    }
    return {name: options for name, options in found.items() if options}


def _answers(premises: Premises, parties: Parties, packages: Packages, draft: str | None) -> ZoneAnswers:
    lost = lost_of(parties)
    if lost:
        possible = witness("possible", packages, parties)
        safe = witness("safe", packages, parties)
        reason = "; ".join(f"{premises.case.parties[name].name}: {why}" for name, why in lost.items())
        return _withheld(reason).model_copy(
            update={
                "possible": possible[0],
                "possible_package": possible[1],
                "safe": safe[0],
                "safe_package": safe[1],
            }
        )
    joint = joint_draws(parties, packages, premises.draws, premises.seed)
    exists, _ = zones_of(joint)
    best, is_exact = _best(premises, parties, packages)
    possible = witness("possible", packages, parties, [one.package for one in best])
    safe = (False, None) if _is_refuted(parties, packages) else witness("safe", packages, parties)
    baseline = None if draft is None else joint_answers(premises.case, premises.case.drafts[draft], parties)
    before = None if baseline is None else baseline.best_reading.reading
    return ZoneAnswers(
        exists=_proved(chance_of_zone(joint, exists, parties), safe[0], possible[0]),
        possible=possible[0],
        possible_package=possible[1],
        safe=safe[0],
        safe_package=safe[1],
        best=best,
        best_is_exact=is_exact,
        solutions=settle_at(joint, exists),
        fronts=fronts_of(premises, parties, joint),
        logrolls=() if draft is None or before is None else find_logrolls(parties, packages, draft, before),
        sensitivity={
            name: _chance(replace(premises, draws=changed.draws), varied, changed)
            for name, changed, varied in variants(premises, parties)
            if not any(party.withheld or party.draws.problem for party in varied.values())
        }
        if len(parties) == len(consenting(premises))
        else {},
    )


def _chance(premises: Premises, parties: Parties, changed: Premises) -> Probability:
    joint = joint_draws(parties, packages_of(changed.case, parties), premises.draws, premises.seed)
    return chance_of_zone(joint, zones_of(joint)[0], parties)


def _is_refuted(parties: Parties, packages: Packages) -> bool:
    """Whether draws show that no package is safe: a safe one is accepted in all that satisfy the words."""
    worlds = worlds_of(parties, packages)
    # what some of the draws refute needs no more of them
    for some in ([first_of(world, FEW) for world in worlds], worlds) if worlds else ():
        found = best_packages(some, links=packages.links, top=1)
        if not found.exact:
            return False
        if float(found.probability.max(initial=0.0)) < 1:
            return True
    return False


def _best(premises: Premises, parties: Parties, packages: Packages) -> tuple[tuple[Best, ...], bool]:
    """The best packages by one half of the draws, with their probabilities by the other; whether all were looked at.

    The largest of many estimates is too large: what it was chosen by does not tell how good it is.
    """
    names = sorted(parties)
    searched = {name: parties[name].on_half(0) for name in names}
    told = {name: parties[name].on_half(1) for name in names}
    found = best_packages(
        [searched[name].draws.worth(packages.issues)[0] for name in names],
        links=packages.links,
        top=TOP,
        seed=premises.seed,
    )
    best = []
    for chosen in found.packages[found.probability > 0]:
        package = packages.named(chosen)
        readings = packages.readings(package)
        best.append(
            Best(
                package=package,
                all=together(premises.case, package, readings, names, told),
                parties={name: told[name].answer(package, readings) for name in parties},
                refusals=refusals_in(premises.rejections, package),
            )
        )
    best.sort(key=lambda one: (one.all.withheld is not None, -middle(one.all), sorted(one.package.items())))
    return tuple(best), found.exact


def _proved(chance: Probability, safe: bool | None, possible: bool | None) -> Probability:
    """What the words prove of a zone goes before what all draws agree on."""
    if safe:
        return Probability(probability=1.0, se=0.0, low=1.0, high=1.0, exact=True)
    if possible is False:
        return Probability(probability=0.0, se=0.0, low=0.0, high=0.0, exact=True)
    return chance


def _withheld(reason: str) -> ZoneAnswers:
    return ZoneAnswers(
        exists=Probability(withheld=reason),
        possible=None,
        possible_package=None,
        safe=None,
        safe_package=None,
        best=(),
        best_is_exact=False,
        solutions={},
        fronts=(),
        logrolls=(),
        sensitivity={},
    )


def _draft(premises: Premises) -> str | None:
    """The latest draft that is on the table, if any is."""
    return latest_draft(premises.case, premises.as_of) if drafts_as_of(premises.case, premises.as_of) else None


def _both(answer: PartyAnswer) -> PartyAnswers:
    return PartyAnswers(best_reading=answer, worst_reading=answer)
