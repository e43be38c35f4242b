"""Words on record with their condition, and whether a package or a draft meets it."""

import itertools
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.conditional import conditional_words
from ..model.force import spoken_for
from ..model.issue import OptionSets
from ..model.record import AboutDraft, Stance, Statement
from ..model.spoken import about_of, condition_of, speaker_of
from .readings import READING_LIMIT, Readings, Tied, count

Chosen = Mapping[str, str | tuple[str, ...]]
"""By issue the option of a package, or those that words leave open."""
Met = Literal["met", "not met", "cannot be told"]
"""Whether what somebody's words are conditional on is so in a package or draft: where it is met, the words hold."""


class Stand(Frozen):
    """A statement in force with the condition of its words, where they have one."""

    statement: str
    by: str
    """The party, actor or source whose words they are."""
    who: str
    """Who speaks, in words: the party where the words are its own, else whoever said them; and that it is assumed."""
    of_the_party: bool
    """Whether a source has the words as a party's own; those of an official without a name are not."""
    stance: Stance
    about: str
    """What it is about, in words."""
    conditional: bool = False
    """Whether it holds only under a condition."""
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


def stand_of(case: Case, name: str, held: Statement, unproven: frozenset[Citation] = frozenset()) -> Stand:
    """A statement with its condition; quotes that do not stand in their sources (`unproven`) are none."""
    quotes = tuple(dict.fromkeys(one.quote for one in held.cite if one not in unproven))
    # a condition that is written and empty is the analyst's word that there is none
    told = bool(held.condition) or "condition" in held.model_fields_set
    seeming = (words for quote in quotes if (words := conditional_words(quote)) is not None)
    return Stand(
        statement=name,
        by=held.by,
        who=_who(case, held) + (" (assumed)" if held.basis().is_assumption else ""),
        of_the_party=_is_partys(case, held) and not held.basis().is_assumption,
        stance=held.stance,
        about=about_of(case, held.about, held.stance),
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


def denials_of(
    case: Case, name: str, standing: Mapping[str, Statement], unproven: frozenset[Citation] = frozenset()
) -> tuple[Stand, ...]:
    """The statements in force in which a party denies something said of a draft.

    A denial binds nobody and changes no answer; who reads an answer has to know of it all the same.
    """
    return tuple(
        stand_of(case, label, held, unproven)
        for label, held in sorted(standing.items())
        if held.stance == "denies"
        and held.by in case.parties
        and isinstance(held.about, AboutDraft)
        and held.about.draft == name
    )
