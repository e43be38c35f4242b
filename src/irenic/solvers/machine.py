"""Compilation of inner loops to machine code, kept on disk from one run to the next."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np

from .linear import FloatArray

Function = TypeVar("Function", bound=Callable[..., Any])


def forget_stale_code(folder: Path) -> None:
    """Remove machine code kept in a folder's cache that is older than some source beside it.

    numba looks at the file of a function alone, not at those of the functions that it calls.
    """
    with contextlib.suppress(OSError):
        newest = max((source.stat().st_mtime for source in folder.glob("*.py")), default=0.0)
        for kept in (folder / "__pycache__").glob("*.nbi"):
            if kept.stat().st_mtime < newest:
                kept.unlink(missing_ok=True)


forget_stale_code(Path(__file__).parent)


def compiled(function: Function) -> Function:
    """A function of arrays and numbers as machine code; compiled on first use, then loaded from numba's cache.

    No number in these functions is ever NaN, and the sign of a zero says nothing: least and greatest of many can so be
    found several at a time. Sums keep their order, so that the same seed gives the same bits.
    """
    flags = {"nnan", "nsz"}
    return cast(Function, numba.njit(function, cache=True, nogil=True, error_model="numpy", fastmath=flags))


@compiled
def times(matrix: FloatArray, vector: FloatArray) -> FloatArray:
    """A matrix (rows, columns) times a vector (columns,): shape (rows,).

    numba's own `@` needs scipy, and its sums depend on the linear algebra library that is installed; these do not.
    """
    found = np.zeros(len(matrix))
    for row in range(len(matrix)):
        total = 0.0
        for column in range(len(vector)):
            total += matrix[row, column] * vector[column]
        found[row] = total
    return found


@compiled
def product(left: FloatArray, right: FloatArray) -> FloatArray:
    """A matrix (rows, inner) times another (inner, columns): shape (rows, columns)."""
    found = np.zeros((left.shape[0], right.shape[1]))
    for row in range(left.shape[0]):
        for inner in range(left.shape[1]):
            factor = left[row, inner]
            for column in range(right.shape[1]):
                found[row, column] += factor * right[inner, column]
    return found
