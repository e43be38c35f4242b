"""irenic: from the record of a negotiation to a source-cited case, and to what its words imply.

The public names are loaded when they are first used, so that a start pays only for what it needs.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .model.problem import IrenicError, Problem
    from .model.version import VERSION as __version__  # noqa: N811
    from .workspace import Workspace
    from .workspace import open_case as open  # noqa: A004

__all__ = ["IrenicError", "Problem", "Workspace", "__version__", "open"]

_PUBLIC = {
    "IrenicError": ("model.problem", "IrenicError"),
    "Problem": ("model.problem", "Problem"),
    "Workspace": ("workspace", "Workspace"),
    "__version__": ("model.version", "VERSION"),
    "open": ("workspace", "open_case"),
}


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"irenic has no '{name}'")
    from importlib import import_module

    module, attribute = _PUBLIC[name]
    return getattr(import_module(f".{module}", __name__), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
