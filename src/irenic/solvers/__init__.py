"""Methods on plain arrays; this room knows nothing of cases and can be used without one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .accepted import DrawnParty, acceptance, joined
    from .bargaining import Solution, bargain
    from .best import BestPackages, best_packages
    from .dividing import Division, adjusted_winner
    from .linear import Row
    from .pareto import Frontier, frontier
    from .polytope import PreferencePolytope
    from .stability import ConflictGraph
    from .zones import Zones, zone_exists

__all__ = [
    "BestPackages",
    "ConflictGraph",
    "Division",
    "DrawnParty",
    "Frontier",
    "PreferencePolytope",
    "Row",
    "Solution",
    "Zones",
    "acceptance",
    "adjusted_winner",
    "bargain",
    "best_packages",
    "frontier",
    "joined",
    "zone_exists",
]

_HOMES = {
    "BestPackages": "best",
    "ConflictGraph": "stability",
    "Division": "dividing",
    "DrawnParty": "accepted",
    "Frontier": "pareto",
    "PreferencePolytope": "polytope",
    "Row": "linear",
    "Solution": "bargaining",
    "Zones": "zones",
    "acceptance": "accepted",
    "adjusted_winner": "dividing",
    "bargain": "bargaining",
    "best_packages": "best",
    "frontier": "pareto",
    "joined": "accepted",
    "zone_exists": "zones",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"irenic.solvers has no '{name}'")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
