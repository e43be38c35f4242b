"""Preferences of which not even the orders are known: one mixed-integer program over all of them at once.

Every issue has one of several orders, each with increments of its own; those of the orders not chosen are 0 (the convex
hull of a disjunction, Balas 1979), so that a row which is linear under each order is linear in the whole program.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import highspy
import numpy as np

from .linear import QUIET, TOLERANCE, FloatArray

ROOM: Final = 0.01
"""The slack that is asked for at most: whether there is any is the question, not how much."""

Forms = Sequence[Sequence[FloatArray]]
"""For every issue, under each of its orders, coefficients of the increments; a shape for each, (increments,)."""


class ChoiceRow(NamedTuple):
    """Σ forms · increments + reservation · r + Σ relaxed by the orders chosen ≥ bound; strict: > bound."""

    forms: Forms
    reservation: float = 0.0
    bound: float = 0.0
    strict: bool = False
    equality: bool = False
    relaxed: Sequence[FloatArray] = ()
    """For every issue what each of its orders adds, shape (orders,); left out, nothing."""


def find_orders(
    increments: Sequence[Sequence[int]],
    rows: Sequence[ChoiceRow],
    *,
    allowed: Sequence[FloatArray] = (),
    reservation: tuple[float, float] = (0.0, 1.0),
    excluded: Sequence[Sequence[int]] = (),
) -> tuple[int, ...] | None:
    """Orders, one for every issue, under which some increments and r satisfy all rows; None where there are none.

    `increments[i][o]` is how many increments issue i has under its order o; all increments are ≥ 0 and sum to 1.
    `allowed` (orders,) for every issue, 0 where an order is out of the question. `excluded` are choices not to return.
    The answer is only as good as the program's tolerance: check it with a linear program under those orders. Raises
    ArithmeticError where the program finds neither orders nor that there are none.
    """
    counts = [len(held) for held in increments]
    orders = sum(counts)
    sizes = [size for held in increments for size in held]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
    width = orders + int(starts[-1]) + 2
    at_r, at_slack = width - 2, width - 1
    forms: list[FloatArray] = []
    lower: list[float] = []
    upper: list[float] = []

    def add(form: FloatArray, low: float, high: float) -> None:
        forms.append(form)
        lower.append(low)
        upper.append(high)

    whole = np.zeros(width)
    whole[orders : orders + starts[-1]] = 1.0
    add(whole, 1.0, 1.0)
    first = 0
    for count in counts:
        one = np.zeros(width)
        one[first : first + count] = 1.0
        add(one, 1.0, 1.0)
        for place in range(first, first + count):
            held = np.zeros(width)
            held[place] = 1.0
            held[orders + starts[place] : orders + starts[place + 1]] = -1.0
            add(held, 0.0, np.inf)
        first += count
    for row in rows:
        form = np.zeros(width)
        form[orders : orders + starts[-1]] = np.concatenate([part for issue in row.forms for part in issue])
        if row.relaxed:
            form[:orders] = np.concatenate(list(row.relaxed))
        form[at_r] = row.reservation
        form[at_slack] = -1.0 if row.strict else 0.0
        add(form, row.bound, row.bound if row.equality else np.inf)
    firsts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
    for choice in excluded:
        form = np.zeros(width)
        form[[firsts[issue] + order for issue, order in enumerate(choice)]] = 1.0
        add(form, -np.inf, len(counts) - 1.0)
    out = np.concatenate(list(allowed)) if allowed else np.ones(orders)
    highs = _program(np.array(forms), np.array(lower), np.array(upper), orders, out, reservation)
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"the search over orders ended without an answer: {highs.modelStatusToString(status)}")
    solution = np.array(highs.getSolution().col_value)
    if not solution[at_slack] > 1e-7:
        return None
    return tuple(int(np.argmax(solution[firsts[issue] : firsts[issue + 1]])) for issue in range(len(counts)))


def _program(
    matrix: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
    orders: int,
    allowed: FloatArray,
    reservation: tuple[float, float],
) -> highspy.Highs:
    rows, columns = matrix.shape
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = columns, rows
    costs = np.zeros(columns)
    costs[-1] = 1.0
    program.col_cost_ = costs
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_lower_ = np.concatenate([np.zeros(columns - 2), [reservation[0], 0.0]])
    program.col_upper_ = np.concatenate([allowed, np.ones(columns - 2 - orders), [reservation[1], ROOM]])
    program.integrality_ = [
        highspy.HighsVarType.kInteger if column < orders else highspy.HighsVarType.kContinuous
        for column in range(columns)
    ]
    program.row_lower_, program.row_upper_ = lower, upper
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    filled = matrix != 0
    program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(filled.sum(axis=1))]).astype(np.int32)
    program.a_matrix_.index_ = np.nonzero(filled)[1].astype(np.int32)
    program.a_matrix_.value_ = matrix[filled]
    highs = QUIET()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        # its start costs more than the whole of a program this small
        ("mip_heuristic_run_feasibility_jump", False),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", TOLERANCE),
        ("mip_feasibility_tolerance", TOLERANCE),
        ("primal_feasibility_tolerance", TOLERANCE),
        ("dual_feasibility_tolerance", TOLERANCE),
    ):
        highs.setOptionValue(option, value)
    highs.passModel(program)
    return highs
