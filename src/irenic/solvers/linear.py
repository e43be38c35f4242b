"""Linear programs over one set of constraints, solved again and again with other objectives (HiGHS, kept warm)."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
TOLERANCE: Final = 1e-9


# highspy.Highs switches its callbacks on while it is made, which prints a banner before anything can be said against
# it; the class that it extends has all that is needed and keeps standard output clean
QUIET: Final[type[highspy.Highs]] = highspy.Highs.__mro__[1]


CONSISTENT: Final = 1e-7
"""A set is consistent where its strict rows hold with a slack above this."""


class Row(NamedTuple):
    """A linear constraint form · x ≥ bound; strict: > bound; equality: = bound."""

    form: FloatArray
    """Coefficients, shape (variables,)."""
    bound: float = 0.0
    strict: bool = False
    equality: bool = False


def satisfying(points: FloatArray, row: Row) -> NDArray[np.bool_]:
    """Which points, shape (points, variables), satisfy a row: shape (points,)."""
    value = points @ row.form - row.bound
    return np.asarray(value > 0 if row.strict else (np.abs(value) if row.equality else -value) <= CONSISTENT)


class LinearSet:
    """The points x within bounds that satisfy rows; strict rows hold with a common slack that can be maximised."""

    def __init__(self, lower: FloatArray, upper: FloatArray, rows: Sequence[Row]) -> None:
        """`lower` and `upper` bound each variable, shape (variables,); infinite where there is no bound."""
        self.size = len(lower)
        self.rows = tuple(rows)
        self._lower, self._upper = lower, upper
        # one program for least and one for greatest values: each sets out from an end near its own
        self._ends: tuple[highspy.Highs, highspy.Highs] | None = None
        self._slack: float | None = None

    def slack(self) -> float:
        """The largest ε ≤ 1 with which all strict rows hold at once; minus infinity where the set is empty.

        Without strict rows it is 1 where the set is not empty.
        """
        if self._slack is None:
            highs = _program(self._lower, self._upper, self.rows, with_slack=True)
            value = _optimum(highs, np.append(np.zeros(self.size), 1.0), maximise=True)
            self._slack = -np.inf if value is None else value
        return self._slack

    def bounds(self, form: FloatArray) -> tuple[float, float] | None:
        """Least and greatest value of a linear form over the closure of the set; None where that is empty."""
        least, greatest = self._warm()
        low = _optimum(least, form, maximise=False)
        if low is None:
            return None
        high = _optimum(greatest, form, maximise=True)
        return None if high is None else (low, high)

    def argmax(self, form: FloatArray) -> FloatArray | None:
        """A point of the closure at which a form is greatest; None where the set is empty or the form has no bound."""
        _, greatest = self._warm()
        value = _optimum(greatest, form, maximise=True)
        return None if value is None or np.isinf(value) else _solution(greatest)

    def _warm(self) -> tuple[highspy.Highs, highspy.Highs]:
        if self._ends is None:
            least, greatest = (_program(self._lower, self._upper, self.rows, with_slack=False) for _ in range(2))
            self._ends = least, greatest
        return self._ends

    def centre(self) -> FloatArray | None:
        """A point at which the strict rows hold with their largest common slack; None where the set is empty."""
        highs = _program(self._lower, self._upper, self.rows, with_slack=True)
        if _optimum(highs, np.append(np.zeros(self.size), 1.0), maximise=True) is None:
            return None
        return _solution(highs)[:-1]


def _solution(highs: highspy.Highs) -> FloatArray:
    return np.array(highs.getSolution().col_value, dtype=np.float64)


def _program(lower: FloatArray, upper: FloatArray, rows: Sequence[Row], *, with_slack: bool) -> highspy.Highs:
    size = len(lower)
    columns = size + with_slack
    matrix = np.zeros((len(rows), columns))
    low, high = np.empty(len(rows)), np.full(len(rows), highspy.kHighsInf)
    for number, row in enumerate(rows):
        matrix[number, :size] = row.form
        if with_slack and row.strict:
            matrix[number, size] = -1.0
        low[number] = row.bound
        if row.equality:
            high[number] = row.bound
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = columns, len(rows)
    program.col_cost_ = np.zeros(columns)
    # the slack has no lower bound: where even the closure is empty, that shows as a negative optimum or infeasible
    program.col_lower_ = np.append(lower, -highspy.kHighsInf) if with_slack else lower
    program.col_upper_ = np.append(upper, 1.0) if with_slack else upper
    program.row_lower_, program.row_upper_ = low, high
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    filled = matrix != 0
    program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(filled.sum(axis=1))]).astype(np.int32)
    program.a_matrix_.index_ = np.nonzero(filled)[1].astype(np.int32)
    program.a_matrix_.value_ = matrix[filled]
    highs = QUIET()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "off"),
        ("solver", "simplex"),
        ("simplex_strategy", 4),  # primal: stays feasible when only the objective changes
        ("primal_feasibility_tolerance", TOLERANCE),
        ("dual_feasibility_tolerance", TOLERANCE),
    ):
        highs.setOptionValue(option, value)
    highs.passModel(program)
    return highs


def _optimum(highs: highspy.Highs, costs: FloatArray, *, maximise: bool) -> float | None:
    """The optimal value, or None where no point is feasible."""
    sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
    highs.changeObjectiveSense(sense)
    highs.changeColsCost(
        len(costs), np.arange(len(costs), dtype=np.int32), np.ascontiguousarray(costs, dtype=np.float64)
    )
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return float(highs.getObjectiveValue())
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status == highspy.HighsModelStatus.kUnbounded:
        return np.inf if maximise else -np.inf
    raise ArithmeticError(f"the linear program ended with {highs.modelStatusToString(status)}")
