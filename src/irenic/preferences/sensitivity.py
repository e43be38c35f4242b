"""How far an answer moves with what nobody said: the prior, what no agreement is worth, options, the analyst's part."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from ..model.base import Frozen
from ..model.draft import Draft
from .conclusions import End
from .consent import consenting
from .joint import Parties, joint_answers, middle
from .premises import Premises
from .probability import Probability
from .readings import readings_of

Variant = Literal["other prior", "low reservation", "high reservation", "proposed options"]

DRAWS: Final = 4_000
"""The most draws that a variant with draws of its own stores: it tells how far an answer moves, not the answer."""

WORDS: Final[dict[Variant, str]] = {
    "other prior": "under the other prior",
    "low reservation": "if no agreement is more likely to be worth little than much",
    "high reservation": "if no agreement is more likely to be worth much than little",
    "proposed options": "without the options that nobody proposed",
}


class Ends(Frozen):
    """A probability at the best reading and at the worst."""

    best_reading: Probability
    worst_reading: Probability


class Varied(Frozen):
    """The probabilities of one draft under a variant of the premises."""

    parties: Mapping[str, Ends]
    all: Ends


def variants(premises: Premises, parties: Parties) -> Iterator[tuple[Variant, Premises, Parties]]:
    """The premises with one thing changed at a time; those that change nothing in this case are left out.

    Neither citations alone nor assumptions alone are among them: they are other answers, which stand beside.
    """
    fewer = replace(premises, draws=min(premises.draws, DRAWS))
    other = replace(fewer, prior="increments" if premises.prior == "issues" else "issues")
    yield "other prior", other, consenting(other)
    shapes: tuple[tuple[Variant, float, float], ...] = (("low reservation", 1, 2), ("high reservation", 2, 1))
    for name, rising, falling in shapes:
        weighed = {held: party.with_reservation(rising, falling) for held, party in parties.items()}
        yield name, premises, weighed
    proposed = fewer.with_proposed_options_alone()
    if proposed is not fewer:
        yield "proposed options", proposed, consenting(proposed)


def varied(premises: Premises, parties: Parties, drafts: Mapping[str, Draft]) -> dict[str, dict[Variant, Varied]]:
    """Every draft, by its name, under every variant that leaves out no option of its terms."""
    found: dict[str, dict[Variant, Varied]] = {draft: {} for draft in drafts}
    for name, changed, held in variants(premises, parties):
        for draft, terms in drafts.items():
            if all(changed.case.issues[issue].options.keys() >= {*term.option} for issue, term in terms.terms.items()):
                found[draft][name] = _of_draft(changed, held, terms)
    return found


def of_citations(premises: Premises, draft: str) -> Varied:
    """A draft from citations alone: without what the analyst assumes of the parties."""
    cited = replace(premises, draws=min(premises.draws, DRAWS)).from_citations()
    return _of_draft(cited, consenting(cited), cited.case.drafts[draft])


def _of_draft(premises: Premises, parties: Parties, held: Draft) -> Varied:
    readings = readings_of(premises.case, held)
    joint = joint_answers(premises.case, held, parties)
    return Varied(
        parties={
            name: Ends(
                best_reading=party.probability("best", readings), worst_reading=party.probability("worst", readings)
            )
            for name, party in parties.items()
        },
        all=Ends(best_reading=joint.best_reading, worst_reading=joint.worst_reading),
    )


def at(ends: Ends, end: End) -> Probability:
    """The probability at the best reading, or at the worst."""
    return ends.best_reading if end == "best" else ends.worst_reading


def spread(answer: Probability, others: Mapping[Variant, Probability]) -> tuple[float, float] | None:
    """The least and the greatest that a probability is over the variants that give one; None without a number."""
    if answer.exact or (answer.probability is None and answer.at_most is None and answer.at_least is None):
        return None
    told = [middle(other) for other in (answer, *others.values()) if other.withheld is None]
    return min(told), max(told)
