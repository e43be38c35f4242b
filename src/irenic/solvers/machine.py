"""Compilation of inner loops to machine code, kept on disk from one run to the next."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """A function of arrays and numbers as machine code; compiled on first use, then loaded from numba's cache.

    No number in these functions is ever NaN, and the sign of a zero says nothing: least and greatest of many can so be
    found several at a time. Sums keep their order, so that the same seed gives the same bits.
    """
    flags = {"nnan", "nsz"}
    return cast(Function, numba.njit(function, cache=True, nogil=True, error_model="numpy", fastmath=flags))
