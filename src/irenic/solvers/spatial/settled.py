"""What every spatial model returns: where the issue settles, and how the actors got there."""

from dataclasses import dataclass
from typing import Any

from ..linear import FloatArray


@dataclass(frozen=True, eq=False)
class Forecast:
    """One model's answer for one contest; never a probability: a single number per dimension."""

    outcome: FloatArray
    """Where each dimension settles, in the units of the positions, shape (dimensions,)."""
    history: FloatArray
    """Positions after every turn, shape (turns, actors, dimensions); history[0] is the input. NaN: takes no part."""
    converged: bool | None
    """Whether the model came to rest before its limit; None where a model has no turns."""
    method: str
    parameters: dict[str, Any]
    """The named options as they were used."""
    notes: tuple[str, ...]
    """Which stated rule had to stand in for an input: a missing or an all-zero weight."""
