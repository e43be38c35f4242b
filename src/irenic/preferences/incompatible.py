"""What of each party's record cannot hold together, and whether one voice or several said it."""

from collections.abc import Mapping
from typing import NamedTuple

from ..model.case import Case
from .joint import Parties

Sets = Mapping[str, tuple[tuple[str, ...], ...]]


class Incompatible(NamedTuple):
    """By party, minimal sets of ids that cannot hold together, and what they leave no room for."""

    contradictions: Sets
    """Of one voice with itself, or with what the analyst assumes."""
    disagreements: Sets
    """Between voices of one party."""
    cut_off: tuple[str, ...]
    """Parties of which there are more sets than are listed."""
    overruled: Mapping[str, tuple[str, ...]]
    """Claims of less than full credence that cannot hold beside what is taken at its word."""

    @property
    def named(self) -> frozenset[str]:
        """Every id in a set or overruled."""
        listed = [*self.contradictions.values(), *self.disagreements.values()]
        return frozenset(label for sets in listed for one in sets for label in one).union(*self.overruled.values())


def conflicts_of(case: Case, parties: Parties) -> Incompatible:
    """The minimal conflicts of every party of which something can be said."""
    contradictions: dict[str, list[tuple[str, ...]]] = {}
    disagreements: dict[str, list[tuple[str, ...]]] = {}
    speaking = {name: party.preferences for name, party in parties.items() if party.withheld is None}
    for name, preferences in speaking.items():
        for conflict in preferences.conflicts:
            voices = {case.statements[label].voice for label in conflict if label in case.statements}
            kind = disagreements if len(voices) > 1 else contradictions
            kind.setdefault(name, []).append(tuple(sorted(conflict)))
    return Incompatible(
        {name: tuple(sorted(found)) for name, found in contradictions.items()},
        {name: tuple(sorted(found)) for name, found in disagreements.items()},
        tuple(name for name, preferences in speaking.items() if preferences.conflicts_cut_off),
        {name: preferences.overruled for name, preferences in speaking.items() if preferences.overruled},
    )
