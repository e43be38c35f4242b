"""Which options and drafts words on record reject, under which condition, and whether a package or draft meets it."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pydantic import Field

from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.conditional import conditional_words
from ..model.draft import Draft
from ..model.force import spoken_for
from ..model.issue import OptionSets
from ..model.record import AboutDraft, AboutOption, Stance, Statement
from ..model.spoken import about_of, condition_of, speaker_of
from .readings import READING_LIMIT, Readings, Tied, count, readings_of
from .silences import goes_on

SPEAKING_AGAINST: Final = frozenset({"rejects", "rules out", "opposes"})

Chosen = Mapping[str, str | tuple[str, ...]]
"""By issue the option of a package, or those that words leave open."""
Met = Literal["met", "not met", "cannot be told"]
"""Whether what somebody's refusal is conditional on is so in a package or draft: where it is met, the refusal holds."""


class Rejection(Frozen):
    """A statement in force that rejects an option or a draft, whether or not its words are a red line."""

    statement: str
    by: str
    """The party, actor or source whose words they are."""
    who: str
    """Who speaks, in words: the party where the words are its own, else whoever said them; and that it is assumed."""
    of_the_party: bool
    """Whether a source has the words as a party's own; those of an official without a name are not."""
    stance: Stance
    about: str
    """What it rejects, in words."""
    conditional: bool = False
    """Whether it rejects it only under a condition."""
    condition: OptionSets = Field(default_factory=dict)
    """The condition: it holds in packages with these options alone."""
    condition_in_words: str = ""
    """The condition by the names that the case gives: "monitors: joint teams or none"; empty where there is none."""
    quotes: tuple[str, ...] = ()
    """The words that it is cited from."""
    not_coded: str | None = None
    """Words of those quotes that seem to be a condition, where none is coded: it counts as said without one."""

    def met_in(self, package: Chosen) -> Met:
        """Whether the condition holds in a package; one that is silent on an issue of it, or leaves more than one
        option there, does not tell."""
        return self.met_by({issue: (held,) if isinstance(held, str) else held for issue, held in package.items()})

    def met_by(self, readings: Readings) -> Met:
        """Whether the condition holds in every reading, in none, or in some alone."""
        if any(not set(readings.get(issue, wanted)) & set(wanted) for issue, wanted in self.condition.items()):
            return "not met"
        if not self.condition.keys() <= readings.keys():
            return "cannot be told"
        if isinstance(readings, Tied):
            return self._met_by_tied(readings)
        if all(set(readings[issue]) <= set(wanted) for issue, wanted in self.condition.items()):
            return "met"
        return "cannot be told"

    def _met_by_tied(self, readings: Tied) -> Met:
        among = {issue: readings[issue] for issue in sorted({*readings.involved, *self.condition} & readings.keys())}
        if count(among) > READING_LIMIT:
            return "cannot be told"
        answers = {
            all(package[issue] in wanted for issue, wanted in self.condition.items())
            for chosen in itertools.product(*among.values())
            if readings.keeps(package := dict(zip(among, chosen, strict=True)))
        }
        return "cannot be told" if len(answers) != 1 else "met" if answers == {True} else "not met"


class Refusal(Rejection):
    """A rejection under a condition, beside a package or draft that holds what it rejects."""

    issue: str | None = None
    option: str | None = None
    """What it rejects; None where that is the draft as a whole."""
    met: Met | None = None
    """Whether its condition is met there; None where the condition is not coded."""


Rejections = Mapping[str, Mapping[str, tuple[Rejection, ...]]]
"""By issue and option; without those that nobody rejects."""


def find_rejections(
    case: Case, standing: Mapping[str, Statement], unproven: frozenset[Citation] = frozenset()
) -> Rejections:
    """The options that statements in force reject; quotes that do not stand in their sources (`unproven`) are none."""
    found: dict[str, dict[str, tuple[Rejection, ...]]] = {}
    for name, held in sorted(standing.items()):
        if held.stance in SPEAKING_AGAINST and isinstance(held.about, AboutOption):
            options = found.setdefault(held.about.issue, {})
            options[held.about.option] = (
                *options.get(held.about.option, ()),
                _rejection(case, name, held, unproven),
            )
    return found


def refusals_in(rejections: Rejections, package: Mapping[str, str]) -> tuple[Refusal, ...]:
    """The conditional rejections of what a package holds, each with whether its condition is met there."""
    readings = {issue: (option,) for issue, option in package.items()}
    return tuple(
        one for issue, option in package.items() for one in _beside(rejections, readings, issue, option)
    )  # fmt: skip


def refusals_of_draft(
    case: Case,
    name: str,
    draft: Draft,
    standing: Mapping[str, Statement],
    unproven: frozenset[Citation] = frozenset(),
) -> tuple[Refusal, ...]:
    """The conditional rejections of a draft, and of options that some reading of it holds.

    An issue that it leaves open holds none of its options. Of the draft as a whole only words whose condition is not
    coded are told: a coded one of a draft is an acceptance.
    """
    rejections, readings = find_rejections(case, standing, unproven), readings_of(case, draft)
    whole = (
        Refusal(**dict(_rejection(case, label, held, unproven)))
        for label, held in sorted(standing.items())
        if held.stance in SPEAKING_AGAINST and isinstance(held.about, AboutDraft) and held.about.draft == name
    )
    parts = (
        one
        for issue, options in readings.items()
        if issue in draft.terms or goes_on(case, draft, issue) is not None
        for option in options
        for one in _beside(rejections, readings, issue, option)
    )
    return (*(one for one in whole if one.not_coded is not None), *parts)


def _beside(rejections: Rejections, readings: Readings, issue: str, option: str) -> Iterator[Refusal]:
    for one in rejections.get(issue, {}).get(option, ()):
        if one.conditional:
            chosen = {**readings, issue: (option,)}
            there = Tied(chosen, readings.links) if isinstance(readings, Tied) else chosen
            yield Refusal(**dict(one), issue=issue, option=option, met=one.met_by(there))
        elif one.not_coded is not None:
            yield Refusal(**dict(one), issue=issue, option=option)


def _rejection(case: Case, name: str, held: Statement, unproven: frozenset[Citation]) -> Rejection:
    quotes = tuple(dict.fromkeys(one.quote for one in held.cite if one not in unproven))
    # a condition that is written and empty is the analyst's word that there is none
    told = bool(held.condition) or "condition" in held.model_fields_set
    seeming = (words for quote in quotes if (words := conditional_words(quote)) is not None)
    return Rejection(
        statement=name,
        by=held.by,
        who=_who(case, held) + (" (assumed)" if held.basis().is_assumption else ""),
        of_the_party=_is_partys(case, held) and not held.basis().is_assumption,
        stance=held.stance,
        about=about_of(case, held.about),
        conditional=bool(held.condition),
        condition=held.condition,
        condition_in_words=condition_of(case, held.condition).removeprefix(", if "),
        quotes=quotes,
        not_coded=None if told else next(seeming, None),
    )


def _is_partys(case: Case, held: Statement) -> bool:
    return held.by in case.parties and spoken_for(case, held) == "party"


def _who(case: Case, held: Statement) -> str:
    if _is_partys(case, held):
        return case.parties[held.by].name
    return speaker_of(case, held) + (", not taken as the party's word" if held.by in case.parties else "")
