"""What would change the answer on a draft? The fewest changed terms that make it possible, or a joint yes likelier."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Unpack

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from ..model.base import Frozen
from ..model.case import Case
from ..model.on_the_table import drafts_as_of
from ..preferences.answers import DraftAnswers, JointAnswer, JointAnswers, Package, PartyAnswer, PartyAnswers
from ..preferences.changed import changed_draft
from ..preferences.comparing import Preference, preference
from ..preferences.consent import consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.joint import Parties, asked_for, joint_answers, problems_of, silent_on, together
from ..preferences.linked import makes_sense
from ..preferences.premises import How, PreferenceResult, Premises, premises_of
from ..preferences.proposed import Proposed, find_proposed
from ..preferences.readings import Readings, allowed_by
from ..preferences.rejections import Refusal, refusals_of_draft
from ..preferences.silences import draft_says
from ..preferences.zones import Packages, lost_of, packages_of, witness
from ..solvers.accepted import acceptance

METHOD: Final = "every package within three changed terms, chosen on one half of the draws and told from the other"
MOST: Final = 3
"""How many terms are changed at most."""
PACKAGES: Final = 200_000
"""Packages that are looked at for one number of changes at most."""
CHUNK: Final = 5_000
TRIED: Final = 300
"""Packages that are tried one by one for the fewest changes; past these a program looks for one."""


class ChangedTerm(Frozen):
    """One term of an amendment."""

    before: str = Field(alias="from")
    draft_says: str
    """What the draft says on the issue, in words: `from` is not its own where it is silent."""
    to: str
    proposed_in: Proposed
    """Where the new term was proposed; empty throughout where no source proposed it."""


class Amendment(Frozen):
    """The best change of so many terms."""

    changes: int
    terms: Mapping[str, ChangedTerm]
    package: Package
    all: JointAnswer
    parties: Mapping[str, PartyAnswer]
    """The parties whose consent the amended draft needs."""
    likes_it_better: Mapping[str, Preference]
    """Whether each of them likes the amended draft better than the draft as it is: who gains, and who loses."""
    refusals: tuple[Refusal, ...] = ()
    """Who rejects what the amended draft holds under a condition, and whether that is met there."""


class Amendments(PreferenceResult):
    """What would change the answer on one draft."""

    draft: str
    reading: Package | None
    """The reading that is amended: the one that makes a joint yes most probable."""
    readings: Readings
    """The options that the draft allows on every issue, before any change."""
    front: tuple[Amendment, ...]
    """The draft as it is, then for 1, 2 and 3 changes the best, where it is better than with fewer."""
    not_looked_at: tuple[int, ...]
    """Numbers of changes of which there were too many packages to look at all."""
    possible_with: int | None
    """The fewest changes after which no party's words exclude the draft; None where no package is possible, or it was
    too much to find out."""
    possible_package: Package | None
    withheld: str | None
    """Why there is no answer."""
    withheld_by: tuple[str, ...]
    grounds: Mapping[str, Ground]

    def left_open_by(self, one: Amendment) -> Readings:
        """The options that the amended draft allows: where it is not changed, what is not settled stays so."""
        return {**self.readings, **{issue: (term.to,) for issue, term in one.terms.items()}}


@dataclass(frozen=True)
class _Table:
    """One draft, the parties of which something can be said, and the packages that it can be changed to."""

    premises: Premises
    draft: str
    parties: Parties
    packages: Packages
    base: Package

    @property
    def case(self) -> Case:
        return self.premises.case

    def asked(self, package: Package) -> list[str]:
        """Whose consent a package needs: those asked on the draft, and on what is changed."""
        changed = {issue for issue, option in package.items() if option != self.base[issue]}
        first = asked_for(self.case, self.case.drafts[self.draft], self.parties)
        others = (name for name in self.parties if changed & set(self.case.parties[name].consent.on))
        named = {*first, *others}
        return [name for name in self.parties if name in named]


def amend_draft(case: Case, draft: str, **how: Unpack[How]) -> Amendments:
    """The best 1, 2 and 3 changes of a draft's terms, exactly, and the fewest that make it possible.

    Where a party of which nothing can be said would have to agree, the answer is withheld; an issue on which such a
    party would have to agree only if it were changed is left as it is. Raises KeyError where there is no such draft.
    """
    premises = premises_of(case, **how)
    case = premises.case
    held = case.drafts[draft]
    everyone = consenting(premises)
    silent = silent_on(case, held, everyone)
    parties = {name: party for name, party in everyone.items() if party.withheld is None}
    joint = joint_answers(case, held, everyone).best_reading
    lost = lost_of(parties)
    reason = joint.withheld or "; ".join(f"{case.parties[name].name}: {why}" for name, why in lost.items()) or None
    front: tuple[Amendment, ...] = ()
    skipped: tuple[int, ...] = ()
    possible: tuple[int | None, Package | None] = (None, None)
    if reason is None and joint.reading is not None:
        shut = {issue for name in everyone if name not in parties for issue in case.parties[name].consent.on}
        packages = packages_of(case, parties)
        free = {issue: options for issue, options in packages.issues.items() if issue not in shut}
        base = {issue: joint.reading[issue] for issue in packages.issues}
        table = _Table(premises, draft, parties, packages, base)
        found, skipped = _front(table, free)
        front = tuple(_amendment(table, package) for package in found)
        changes, package = _fewest(table, free)
        # of several that would do, the one that is told of anyway: the likeliest
        likelier = (one for one in front if one.changes == changes and not _is_refused(one))
        possible = (changes, next((one.package for one in likelier), package))
    return Amendments(
        **premises.head(
            "amend", METHOD, problems_of(parties, [_answers(one) for one in front]), on=[draft], draft=draft
        ),
        draft=draft,
        reading=joint.reading,
        readings=allowed_by(case, held),
        front=front,
        not_looked_at=skipped,
        possible_with=possible[0],
        possible_package=possible[1],
        withheld=reason,
        withheld_by=silent,
        grounds=grounds_of(case, sorted({label for one in front for label in _named(one)})),
    )


def _front(table: _Table, free: Mapping[str, tuple[str, ...]]) -> tuple[list[Package], tuple[int, ...]]:
    """The draft's own package, and for each number of changes the best if it is better than with fewer."""
    halves = {name: party.on_half(0) for name, party in table.parties.items()}
    names = sorted(halves)
    drawn = [halves[name].draws.worth(table.packages.issues)[0] for name in names]
    front, skipped, best = [table.base], [], -1.0
    for changes in range(MOST + 1):
        if _count(table.base, free, changes) > PACKAGES:
            skipped.append(changes)
            continue
        for chunk in _chunks(_changed(table, free, changes)):
            shares = acceptance(drawn, np.array([_places(table.packages, package) for package in chunk]))
            asked = np.array([[name in table.asked(package) for name in names] for package in chunk])
            by_all = np.where(asked, shares, 1.0).prod(axis=1)
            place = int(np.argmax(by_all))
            if by_all[place] > best + 1e-12:
                best = float(by_all[place])
                if changes:
                    if _differ(table.base, front[-1]) == changes:
                        front.pop()
                    front.append(chunk[place])
    return front, tuple(skipped)


def _changed(table: _Table, free: Mapping[str, tuple[str, ...]], changes: int) -> Iterator[Package]:
    """Every package that makes sense and differs from the draft's in so many terms."""
    for issues in itertools.combinations(free, changes):
        others = [[option for option in free[issue] if option != table.base[issue]] for issue in issues]
        for chosen in itertools.product(*others):
            package = {**table.base, **dict(zip(issues, chosen, strict=True))}
            # what the draft says itself stands, whether or not it makes sense
            if not changes or makes_sense(table.case, package):
                yield package


def _count(base: Package, free: Mapping[str, tuple[str, ...]], changes: int) -> int:
    """How many packages differ in so many terms, links aside."""
    counts = [1] + [0] * changes
    for issue, options in free.items():
        others = len([option for option in options if option != base[issue]])
        for number in range(changes, 0, -1):
            counts[number] += counts[number - 1] * others
    return counts[changes]


def _chunks(packages: Iterator[Package]) -> Iterator[list[Package]]:
    while chunk := list(itertools.islice(packages, CHUNK)):
        yield chunk


def _places(packages: Packages, package: Package) -> NDArray[np.int64]:
    return np.array([options.index(package[issue]) for issue, options in packages.issues.items()], dtype=np.int64)


def _differ(first: Package, second: Package) -> int:
    return sum(first[issue] != second[issue] for issue in first)


def _fewest(table: _Table, free: Mapping[str, tuple[str, ...]]) -> tuple[int | None, Package | None]:
    """The fewest changes after which the package is possible."""
    for changes in range(len(free) + 1):
        for number, package in enumerate(_changed(table, free, changes)):
            if number >= TRIED:
                break
            readings = table.packages.readings(package)
            refused = (
                table.parties[name].preferences.verdict(package, readings) == "no" for name in table.asked(package)
            )
            if not any(refused):
                return changes, package
        else:
            continue
        break
    kept = [issue for issue in table.packages.issues if issue not in free]
    for changes in range(1, len(free) + 1):
        is_possible, found = witness(
            "possible", table.packages, table.parties, near=(table.base, changes), kept=kept, asked=table.asked
        )
        if is_possible is None:
            return None, None
        if is_possible:
            return changes, found
    return None, None


def _is_refused(one: Amendment) -> bool:
    """Whether some party's words exclude it."""
    return any(answer.verdict == "no" for answer in one.parties.values())


def _amendment(table: _Table, package: Package) -> Amendment:
    told = {name: table.parties[name].on_half(1) for name in table.asked(package)}
    readings = table.packages.readings(package)
    before = table.packages.readings(table.base)
    tabled = drafts_as_of(table.case, table.premises.as_of)
    terms = {
        issue: ChangedTerm(
            **{"from": table.base[issue]},
            draft_says=draft_says(table.case, table.draft, issue, table.base[issue]),
            to=option,
            proposed_in=find_proposed(table.case, tabled, table.premises.standing, issue, option),
        )
        for issue, option in package.items()
        if option != table.base[issue]
    }
    changed = changed_draft(table.case, table.draft, tuple((issue, term.to) for issue, term in terms.items()))
    return Amendment(
        changes=len(terms),
        terms=terms,
        package=package,
        all=together(table.case, package, readings, sorted(told), told),
        parties={name: party.answer(package, readings) for name, party in told.items()},
        likes_it_better={name: preference(table.parties[name], before, readings) for name in told} if terms else {},
        refusals=refusals_of_draft(
            table.case, "" if terms else table.draft, changed, table.premises.standing, table.premises.unproven
        ),
    )


def _answers(one: Amendment) -> DraftAnswers:
    parties = {name: PartyAnswers(best_reading=told, worst_reading=told) for name, told in one.parties.items()}
    return DraftAnswers(parties=parties, all=JointAnswers(best_reading=one.all, worst_reading=one.all))


def _named(one: Amendment) -> set[str]:
    proofs = [answer.proof for answer in one.parties.values()] + [held.proof for held in one.likes_it_better.values()]
    return {label for proof in proofs for label in proof}
