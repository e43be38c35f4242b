"""The flat piece of space that a polytope fills: which of its inequalities are equalities, and a point well inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .linear import FloatArray, LinearSet, Row

FLAT: Final = 1e-7
"""A row whose largest slack over the polytope is at most this is an equality."""


@dataclass(frozen=True)
class Flat:
    """{x = origin + basis · y: rows · y ≥ bounds}, with a point that is inside and what became of the rows given."""

    origin: FloatArray
    basis: FloatArray
    """Orthonormal columns, shape (variables, dimensions)."""
    rows: FloatArray
    bounds: FloatArray
    equal: NDArray[np.bool_]
    """Which of the inequalities given hold with equality everywhere."""

    @property
    def dimensions(self) -> int:
        """How many ways there are to move."""
        return int(self.basis.shape[1])

    def points(self, inside: FloatArray) -> FloatArray:
        """Points of the piece as points of the whole space, shape (points, variables)."""
        return np.asarray(self.origin + inside @ self.basis.T)


def flatten(size: int, rows: Sequence[Row]) -> Flat | None:
    """The flat piece that rows leave of a space of `size` variables; None where they leave nothing.

    All bounds have to be among the rows; strict rows are taken with their closure.
    """
    free = np.full(size, np.inf)
    equalities = [row for row in rows if row.equality]
    others = [row for row in rows if not row.equality]
    whole = LinearSet(-free, free, [row._replace(strict=False) for row in rows])
    middle = LinearSet(-free, free, [*equalities, *(row._replace(strict=True) for row in others)])
    equal = np.zeros(len(others), dtype=bool)
    if not middle.slack() > FLAT:
        for number, row in enumerate(others):
            reach = whole.bounds(row.form)
            if reach is None:
                return None
            equal[number] = reach[1] - row.bound <= FLAT
    fixed = [*equalities, *(row for row, is_equal in zip(others, equal, strict=True) if is_equal)]
    kept = [row for row, is_equal in zip(others, equal, strict=True) if not is_equal]
    basis = _null_space(np.array([row.form for row in fixed]).reshape(-1, size))
    # a point that all equalities hold at, found by the program itself rather than by inverting them
    origin = LinearSet(
        -free, free, [*(row._replace(equality=True) for row in fixed), *(row._replace(strict=True) for row in kept)]
    ).centre()
    if origin is None:
        return None
    forms = np.array([row.form for row in kept]).reshape(-1, size)
    bounds = np.array([row.bound for row in kept]) - forms @ origin
    moved = forms @ basis
    length = np.linalg.norm(moved, axis=1)
    useful = length > 1e-12
    return Flat(origin, basis, moved[useful] / length[useful, None], bounds[useful] / length[useful], equal)


def chebyshev(flat: Flat) -> tuple[FloatArray, float]:
    """The centre and the radius of the largest ball within a flat piece, shape (dimensions,)."""
    size = flat.dimensions
    if size == 0 or len(flat.rows) == 0:
        return np.zeros(size), 0.0
    rows = [Row(np.append(row, -1.0), float(bound)) for row, bound in zip(flat.rows, flat.bounds, strict=True)]
    lower, upper = np.append(np.full(size, -np.inf), 0.0), np.full(size + 1, np.inf)
    upper[-1] = 1e3
    found = LinearSet(lower, upper, rows).argmax(np.append(np.zeros(size), 1.0))
    if found is None:
        return np.zeros(size), 0.0
    return found[:-1], float(found[-1])


def corner(flat: Flat, direction: FloatArray) -> FloatArray | None:
    """The point of a flat piece that lies farthest in a direction; None where it goes on for ever."""
    free = np.full(flat.dimensions, np.inf)
    rows = [Row(row, float(bound)) for row, bound in zip(flat.rows, flat.bounds, strict=True)]
    return LinearSet(-free, free, rows).argmax(direction)


def _null_space(matrix: FloatArray) -> FloatArray:
    """Orthonormal columns that every row of a matrix sends to 0."""
    size = matrix.shape[1]
    if len(matrix) == 0:
        return np.eye(size)
    lengths = np.linalg.norm(matrix, axis=1)
    _, singular, right = np.linalg.svd(matrix / np.where(lengths > 0, lengths, 1.0)[:, None])
    rank = int((singular > 1e-9).sum())
    return np.ascontiguousarray(right[rank:].T)
