"""Past contests as a table holds them: who stood where on an issue, and how it came out."""

from .base import Frozen


class TabledActor(Frozen):
    """One actor on one issue."""

    name: str
    position: float
    salience: float | None = None
    """From 0 to 1; None: the table does not say."""
    capability: float | None = None


class TabledIssue(Frozen):
    """One issue with its actors and, where it is known, its outcome."""

    name: str
    group: str
    """Issues of one group were decided together, such as those of one proposal."""
    actors: tuple[TabledActor, ...]
    outcome: float | None
