"""Who accepts a draft under a condition, and whether the draft meets it; where it does not, they accept another."""

from collections.abc import Mapping

from ..model.basis import Citation
from ..model.case import Case
from ..model.draft import Draft
from ..model.record import AboutDraft, Statement
from .claims import ACCEPTING
from .readings import readings_of
from .stands import Met, Stand, stand_of


class Assent(Stand):
    """An acceptance, or an offer, of a draft under a condition."""

    met: Met
    """Whether its condition is met in the draft. Where it is not, the words accept the draft with the condition's
    options in place of its own, and say nothing of the draft as it stands."""


def assents_to(
    case: Case,
    name: str,
    draft: Draft,
    standing: Mapping[str, Statement],
    unproven: frozenset[Citation] = frozenset(),
) -> tuple[Assent, ...]:
    """The statements in force that accept a draft under a condition, each with whether that is met there.

    `draft` are the terms that it is told of, which may be those of `name` changed.
    """
    readings = readings_of(case, draft)
    stands = (
        stand_of(case, label, held, unproven)
        for label, held in sorted(standing.items())
        if held.stance in ACCEPTING
        and held.bears_on_preferences
        and held.condition
        and isinstance(held.about, AboutDraft)
        and held.about.draft == name
    )
    return tuple(Assent(**dict(one), met=one.met_by(readings)) for one in stands)
