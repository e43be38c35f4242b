"""A package under linear conditions on which options it holds, whatever the number of packages."""

from collections.abc import Sequence
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

from .blocks import Block, FloatArray, IntArray
from .linear import QUIET

EDGE: Final = 1e-7
"""By how much a condition may be broken: what HiGHS allows, so that what it finds has to be looked at again."""


class PackageSearch:
    """Looks for a package that meets all conditions laid down so far (a binary program; HiGHS)."""

    def __init__(self, blocks: Sequence[Block], sizes: Sequence[int]) -> None:
        """`blocks` are the issues, those that links tie together merged; `sizes` how many options each issue has."""
        self._blocks = list(blocks)
        self._starts = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
        columns = int(sum(len(block.combinations) for block in self._blocks))
        # which options each combination holds, (combinations of all blocks, options of all issues)
        self._holds = np.zeros((columns, int(self._starts[-1])))
        first = 0
        self._columns: list[NDArray[np.int64]] = []
        for block in self._blocks:
            count = len(block.combinations)
            for issue, options in zip(block.issues, block.options(np.arange(count)), strict=True):
                self._holds[first + np.arange(count), self._starts[issue] + options] = 1.0
            self._columns.append(np.arange(first, first + count))
            first += count
        self._highs = QUIET()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        for _ in range(columns):
            self._highs.addVar(0.0, 1.0)
        for column in range(columns):
            self._highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for columns_of in self._columns:
            self._add(columns_of, np.ones(len(columns_of)), 1.0, 1.0)

    def require(self, coefficients: FloatArray, least: float) -> None:
        """Lay down Σ coefficients of the options held ≥ least; `coefficients` (options of all issues,)."""
        weights = self._holds @ coefficients
        places = np.nonzero(weights)[0]
        self._add(places, weights[places], least, highspy.kHighsInf)

    def find(self) -> IntArray | None:
        """A package that meets all conditions, the option of every issue, or None where there is none.

        Raises ArithmeticError where the search ends without an answer.
        """
        if not all(len(columns) for columns in self._columns):
            return None
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the search ended without an answer: {self._highs.modelStatusToString(status)}")
        solution = np.array(self._highs.getSolution().col_value)
        package = np.full(len(self._starts) - 1, -1, dtype=np.int64)
        for block, columns in zip(self._blocks, self._columns, strict=True):
            combination = int(np.argmax(solution[columns]))
            for issue, option in zip(block.issues, block.options(combination), strict=True):
                package[issue] = int(option)
        return package

    def _add(self, places: NDArray[np.int64], weights: FloatArray, low: float, high: float) -> None:
        self._highs.addRow(low, high, len(places), places.astype(np.int32), weights.astype(np.float64))
