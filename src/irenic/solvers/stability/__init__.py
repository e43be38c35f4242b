"""The graph model for conflict resolution: which states of a conflict would hold, for whom, and why."""

from .answers import answered_at
from .bounded import Bounded
from .degrees import strongly_stable, weakly_stable
from .graph import CONCEPTS, ConflictGraph, Jump
from .inverse import RankingCount, SmallestChanges, count_rankings, smallest_changes
from .options import Direction, OptionForm, Pattern, as_ranks, option_form, pattern
from .ranking import formula, prioritised, ranked, weighed
from .routes import Step, shortest_routes
from .unknown import Whatever, stable_with_unknown

__all__ = [
    "CONCEPTS",
    "Bounded",
    "ConflictGraph",
    "Direction",
    "Jump",
    "OptionForm",
    "Pattern",
    "RankingCount",
    "SmallestChanges",
    "Step",
    "Whatever",
    "answered_at",
    "as_ranks",
    "count_rankings",
    "formula",
    "option_form",
    "pattern",
    "prioritised",
    "ranked",
    "shortest_routes",
    "smallest_changes",
    "stable_with_unknown",
    "strongly_stable",
    "weakly_stable",
    "weighed",
]
