"""Methods on plain arrays; this room knows nothing of cases and can be used without one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .bargaining import Solution, bargain
    from .dividing import Division, adjusted_winner
    from .linear import Row
    from .pareto import Frontier, frontier
    from .polytope import PreferencePolytope

__all__ = [
    "Division",
    "Frontier",
    "PreferencePolytope",
    "Row",
    "Solution",
    "adjusted_winner",
    "bargain",
    "frontier",
]

_HOMES = {
    "Division": "dividing",
    "Frontier": "pareto",
    "PreferencePolytope": "polytope",
    "Row": "linear",
    "Solution": "bargaining",
    "adjusted_winner": "dividing",
    "bargain": "bargaining",
    "frontier": "pareto",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"irenic.solvers has no '{name}'")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
