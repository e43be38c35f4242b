"""Compilation of inner loops to machine code, kept on disk from one run to the next."""

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core import event
from numpy.typing import NDArray

from .linear import FloatArray

Function = TypeVar("Function", bound=Callable[..., Any])
AnyArray = NDArray[Any]
log = logging.getLogger("irenic")
"""Told what takes long; silent unless whoever uses irenic listens."""


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


class _Teller(event.Listener):
    """Tells once that something is compiled; what is loaded from the cache is not."""

    def __init__(self) -> None:
        self._has_told = False

    def on_start(self, event: Any) -> None:  # noqa: ARG002
        if not self._has_told:
            self._has_told = True
            log.info("preparing calculations for this computer: once after installing, up to a minute")

    def on_end(self, event: Any) -> None:
        """Nothing more is to be told."""


event.register("numba:compile", _Teller())  # type: ignore[no-untyped-call]


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
def from_largest(keys: FloatArray) -> NDArray[np.int64]:
    """The places of keys from the largest to the least, equal ones in their order: shape (keys,).

    Merging by hand: numba takes seconds to compile a sort of its own.
    """
    count = len(keys)
    order, other = np.arange(count), np.empty(count, dtype=np.int64)
    width = 1
    while width < count:
        for first in range(0, count, 2 * width):
            middle, last = min(first + width, count), min(first + 2 * width, count)
            left, right = first, middle
            for place in range(first, last):
                if left < middle and (right == last or keys[order[left]] >= keys[order[right]]):
                    other[place] = order[left]
                    left += 1
                else:
                    other[place] = order[right]
                    right += 1
        order, other = other, order
        width *= 2
    return order


@compiled
def put(target: AnyArray, source: AnyArray) -> None:
    """Write the first numbers of a row into another row, both of one dimension: as many as the target has.

    numba's own assignment of rows costs a compilation of what it would say of shapes that do not fit.
    """
    for place in range(len(target)):
        target[place] = source[place]


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
