"""What in the record cannot hold together? Minimal sets of each party's words, with the quotes side by side."""

import datetime
from collections.abc import Mapping
from typing import Final

from ..model.basis import Citation
from ..model.case import Case
from ..model.problem import Problem
from ..model.result import Provenance, Result
from ..preferences.consent import consenting
from ..preferences.grounds import Ground, grounds_of
from ..preferences.incompatible import conflicts_of
from ..preferences.premises import premises_of

METHOD: Final = "minimal sets by a deletion filter, each tried by linear programs"


class Contradictions(Result):
    """By party, the minimal sets of ids that cannot hold together: drop any one of a set, and the rest can."""

    case: str
    notice: str | None
    as_of: datetime.date | None
    contradictions: Mapping[str, tuple[tuple[str, ...], ...]]
    """Of one voice with itself, or with what the analyst assumes."""
    disagreements: Mapping[str, tuple[tuple[str, ...], ...]]
    """Between voices of one party."""
    cut_off: tuple[str, ...]
    """Parties of which there are more than are listed."""
    overruled: Mapping[str, tuple[str, ...]]
    """Statements of less than full credence that cannot hold beside what is taken at its word."""
    grounds: Mapping[str, Ground]
    """Every id that is named, with its words."""


def find_contradictions(
    case: Case,
    *,
    as_of: datetime.date | None = None,
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
    stopped: Mapping[str, str] | None = None,
) -> Contradictions:
    """What no preferences at all could satisfy, party by party; nothing is drawn for it, so that it takes little time.

    Statements of less than full credence are in no set: one that is impossible beside the rest is overruled.
    """
    premises = premises_of(case, as_of=as_of, unproven=unproven, problems=problems, stopped=stopped or {})
    case = premises.case
    found = conflicts_of(case, consenting(premises))
    return Contradictions(
        about=Provenance(
            verb="contradictions",
            method=METHOD,
            parameters={"as_of": str(premises.as_of) if premises.as_of else None},
            seed=None,
            inputs=inputs,
            problems=premises.problems,
        ),
        case=case.title,
        notice=case.notice,
        as_of=premises.as_of,
        contradictions=found.contradictions,
        disagreements=found.disagreements,
        cut_off=found.cut_off,
        overruled=found.overruled,
        grounds=grounds_of(case, sorted(found.named)),
    )
