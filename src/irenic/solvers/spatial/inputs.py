"""Positions, salience and capability as checked arrays, with the rules for what is missing."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..linear import FloatArray


@dataclass(frozen=True, eq=False)
class Contest:
    """Actors on dimensions, with every weight in place.

    Rules for what is missing (each use is named in `notes`):

    - a missing (NaN) position: the actor takes no part on that dimension
    - a missing salience: the mean of the known ones on that dimension; 1 where none is known
    - a missing capability: the mean of the known ones; 1 where none is known
    - weights capability × salience that are all 0 on a dimension: everybody who takes part counts equally
    """

    positions: FloatArray
    """(actors, dimensions); NaN: takes no part."""
    salience: FloatArray
    """(actors, dimensions), none missing where there is a position; 0 where there is none."""
    capability: FloatArray
    """(actors,), none missing."""
    weights: FloatArray
    """(actors, dimensions): capability × salience, 0 where there is no position; never all 0 on a dimension."""
    notes: tuple[str, ...]

    @property
    def present(self) -> Any:
        """Who takes part where, (actors, dimensions) bool."""
        return ~np.isnan(self.positions)


def contest(positions: ArrayLike, salience: ArrayLike | None, capability: ArrayLike | None) -> Contest:
    """Check and complete the input of a spatial model.

    `positions` (actors,) or (actors, dimensions), any unit; `salience` of the same shape, or (actors,) for every
    dimension alike; `capability` (actors,). None for a weight: 1 for everybody.

    Raises ValueError for shapes that do not fit, for a negative or infinite number, and for a dimension on which nobody
    has a position.
    """
    places = _array(positions, "positions")
    if places.ndim == 1:
        places = places[:, None]
    if places.ndim != 2 or places.size == 0:
        raise ValueError("positions must have the shape (actors,) or (actors, dimensions), with at least one of each")
    actors, dimensions = places.shape
    if np.isinf(places).any():
        raise ValueError("a position is infinite")
    nobody = np.flatnonzero(np.isnan(places).all(axis=0))
    if len(nobody):
        raise ValueError(f"nobody has a position on dimension {nobody[0]}")
    care = np.ones((actors, dimensions)) if salience is None else _array(salience, "salience")
    if care.ndim == 1:
        care = np.repeat(care[:, None], dimensions, axis=1) if len(care) == actors else care
    power = np.ones(actors) if capability is None else _array(capability, "capability")
    if care.shape != (actors, dimensions):
        raise ValueError(f"salience has the shape {care.shape}; positions have {(actors, dimensions)}")
    if power.shape != (actors,):
        raise ValueError(f"capability has the shape {power.shape}; there are {actors} actors")
    for name, values in (("salience", care), ("capability", power)):
        if np.isinf(values).any() or (values < 0).any():
            raise ValueError(f"{name} holds a negative or infinite number")
    present = ~np.isnan(places)
    notes: list[str] = []
    care, power = care.copy(), power.copy()
    for dimension in range(dimensions):
        column, here = care[:, dimension], present[:, dimension]
        missing = here & np.isnan(column)
        if missing.any():
            known = column[here & ~missing]
            column[missing] = known.mean() if len(known) else 1.0
            notes.append(f"salience of {missing.sum()} on dimension {dimension} missing: the mean of the others")
        column[~here] = 0.0
    missing = np.isnan(power)
    if missing.any():
        power[missing] = power[~missing].mean() if not missing.all() else 1.0
        notes.append(f"capability of {missing.sum()} missing: the mean of the others")
    weights = power[:, None] * care
    for dimension in np.flatnonzero(weights.sum(axis=0) == 0).tolist():
        weights[present[:, dimension], dimension] = 1.0
        notes.append(f"all weights on dimension {dimension} are 0: everybody counts equally")
    return Contest(places, care, power, weights, tuple(notes))


def _array(values: ArrayLike, name: str) -> FloatArray:
    try:
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be numbers, in rows of equal length; use NaN for a missing one") from error


def check_choice(name: str, value: object, known: tuple[Any, ...]) -> None:
    """Raise ValueError where a named option has a value that it does not have."""
    if value not in known:
        raise ValueError(f"{name} is {value!r}; known are {', '.join(map(repr, known))}")


def check_number(name: str, value: float, low: float, high: float = np.inf) -> None:
    """Raise ValueError where a number is outside its range."""
    if not low <= value <= high:
        raise ValueError(f"{name} is {value!r}; it must lie between {low:g} and {high:g}")


def check_fractions(contested: Contest, method: str) -> None:
    """Raise ValueError where a salience is above 1: the method uses it as the probability that an actor resists."""
    if (contested.salience > 1).any():
        raise ValueError(f"{method} takes salience as a fraction, 0 to 1; divide percentages by 100")
