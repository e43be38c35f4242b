"""Methods on plain arrays; this room knows nothing of cases and can be used without one."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .linear import Row
    from .polytope import PreferencePolytope

__all__ = ["PreferencePolytope", "Row"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"irenic.solvers has no '{name}'")
    from . import linear, polytope

    return getattr(linear if name == "Row" else polytope, name)
