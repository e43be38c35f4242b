"""Whether a party is on record: whether any words of a source tell something of what it would accept."""

from collections.abc import Mapping

from ..solvers.linear import Row
from ..solvers.polytope import CONSISTENT
from .claims import Meaning, RedLine, red_line
from .party import PartyPreferences
from .readings import Readings
from .space import Space


def is_on_record(party: PartyPreferences) -> bool:
    """Whether a statement in force, in a source's words, gives the party a row or a filter (page 3a)."""
    cited = [claim for claim in party.claims if claim.is_cited]
    return any(red_line(claim) is not None for claim in cited) or any(
        said[claim.id].rows for _, said in party.meanings() for claim in cited
    )


def bears_on(party: PartyPreferences, readings: Readings) -> bool:
    """Whether such words tell anything of a draft: without any, a number would be the analyst's alone.

    A red line does where a reading of the draft crosses it. A row does unless the party's order and what is assumed of
    it imply that row already, as they imply a demand for what it likes better than the worst. Accepting or rejecting is
    always told: those words are the party's own answer.
    """
    cited = [claim for claim in party.claims if claim.is_cited]
    lines = [line for claim in cited if (line := red_line(claim)) is not None]
    under = list(party.meanings())
    return (
        any(row.form[-1] != 0 for _, said in under for claim in cited for row in said[claim.id].rows)
        or any(_may_cross(line, space, readings) for space, _ in under for line in lines)
        or any(_tells(party, space, said, [claim.id for claim in cited]) for space, said in under)
    )


def _may_cross(line: RedLine, space: Space, readings: Readings) -> bool:
    if line.issue not in space.level:
        return False
    refused = space.no_better(line.issue, line.option)
    return any(option in refused for option in readings.get(line.issue, ())) and all(
        set(options) & set(readings.get(issue, ())) for issue, options in line.condition.items()
    )


def _tells(party: PartyPreferences, space: Space, said: Mapping[str, Meaning], cited: list[str]) -> bool:
    """Whether a row of cited words leaves out anything that the order and the assumptions leave."""
    assumed = tuple(row for claim in party.claims if not claim.is_statement for row in said[claim.id].rows)
    # words that are said over and over are asked of once
    rows = {(row.form.tobytes(), row[1:]): row for name in cited for row in said[name].rows}
    if not rows:
        return False
    carved = space.with_rows(assumed)
    return any(not _is_implied(row, carved.bounds(row.form)) for row in rows.values())


def _is_implied(row: Row, bounds: tuple[float, float] | None) -> bool:
    if bounds is None:
        return False
    low, high = bounds
    # where a strict row holds nowhere, it leaves no such order
    return low >= row.bound - CONSISTENT and not (row.strict and high <= row.bound + CONSISTENT)
