"""Where an issue would settle, from positions, salience and capability: five known models, and a calibrated one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .averages import compromise, weighted_median
    from .challenging import challenge
    from .distribution import Distribution
    from .exchanging import exchange
    from .ktab_model import ktab
    from .settled import Forecast
    from .settling import settle

__all__ = ["Distribution", "Forecast", "challenge", "compromise", "exchange", "ktab", "settle", "weighted_median"]

_HOMES = {
    "Distribution": "distribution",
    "settle": "settling",
    "Forecast": "settled",
    "challenge": "challenging",
    "compromise": "averages",
    "exchange": "exchanging",
    "ktab": "ktab_model",
    "weighted_median": "averages",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"irenic.solvers.spatial has no '{name}'")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
