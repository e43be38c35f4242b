"""Coordinate hit-and-run over a polytope (Smith 1984), compiled.

A soft group of rows multiplies the density where one of them is broken, so that the density along a chord is a step
function; it is drawn exactly.
"""

import numpy as np

from .chord import TINY, IntArray, WordArray, next_uniform, step
from .linear import FloatArray
from .machine import compiled, product, put, times


@compiled
def _room(slack: FloatArray, step_before: float, slopes_before: FloatArray, inverse: FloatArray) -> tuple[float, float]:
    """How far a move may go back and on; in the same pass, what the step before left of every row."""
    low, high = -1e300, 1e300
    for row in range(len(slack)):
        held = slack[row] + step_before * slopes_before[row]
        slack[row] = held
        per_slope = inverse[row]
        reach = -held * per_slope
        low = max(low, reach if per_slope > 0 else -1e300)
        high = min(high, reach if per_slope < 0 else 1e300)
    return low, high


@compiled
def walk_polytope(
    state: WordArray,
    rows: FloatArray,
    bounds: FloatArray,
    moves: FloatArray,
    start: FloatArray,
    group: IntArray,
    soft: FloatArray,
    stored: int,
    thin: int,
) -> FloatArray:
    """Points of {x: rows · x ≥ bounds}, shape (stored, variables), one after every `thin` sweeps over the moves.

    `rows` (rows, variables); `moves` (moves, variables) are directions; `start` is inside. Rows with group[row] ≥ 0
    are soft and belong to that group.
    """
    # the rows that must hold come first; the chain is told in steps along the moves
    hard = np.nonzero(group < 0)[0]
    soft_rows = np.nonzero(group >= 0)[0]
    ordered = np.concatenate((hard, soft_rows))
    rows, bounds, group = rows[ordered], bounds[ordered], group[ordered]
    number, count, certain = len(moves), len(rows), len(hard)
    slopes = product(moves, rows.T)
    along = np.ascontiguousarray(slopes.T)
    inverse = np.zeros(slopes.shape)
    for move in range(number):
        for row in range(count):
            if abs(slopes[move, row]) > TINY:
                inverse[move, row] = 1.0 / slopes[move, row]
    steps, found = np.zeros(number), np.empty((stored, number))
    outset = times(rows, start) - bounds
    slack = outset.copy()
    groups = len(soft)
    ends = np.empty((groups, 2))
    events, factors = np.empty(2 * groups + 2), np.empty(2 * groups + 2)
    for one in range(stored):
        before, move_by = 0, 0.0
        for _ in range(thin):
            for move in range(number):
                low, high = _room(slack[:certain], move_by, slopes[before, :certain], inverse[move, :certain])
                for g in range(groups):
                    ends[g, 0], ends[g, 1] = -1e300, 1e300
                for row in range(certain, count):
                    slack[row] += move_by * slopes[before, row]
                    reach = -slack[row] * inverse[move, row]
                    if inverse[move, row] > 0:
                        ends[group[row], 0] = max(ends[group[row], 0], reach)
                    elif inverse[move, row] < 0:
                        ends[group[row], 1] = min(ends[group[row], 1], reach)
                    elif slack[row] < 0:
                        ends[group[row], 1] = -1e300
                before, move_by = move, 0.0
                if high > low:
                    if groups:
                        move_by = step(state, low, high, ends, soft, events, factors)
                    else:
                        move_by = low + (high - low) * next_uniform(state)
                steps[move] += move_by
        # rounding errors do not add up over stored points
        slack = outset + times(along, steps)
        put(found[one], steps)
    return start + product(found, moves)


@compiled
def walk_points(
    state: WordArray,
    rows: FloatArray,
    bounds: FloatArray,
    points: FloatArray,
    low_r: float,
    high_r: float,
    group: IntArray,
    soft: FloatArray,
    sweeps: int,
) -> None:
    """Move points in place, uniformly over increments: point p within rows[p] · x ≥ bounds[p]."""
    size = points.shape[1]
    number = rows.shape[1]
    whole = np.zeros((number + size + 1, size))
    limits = np.empty(number + size + 1)
    of = np.full(number + size + 1, -1, dtype=np.int64)
    for k in range(size - 1):
        whole[number + k, k] = 1.0
        limits[number + k] = 0.0
    whole[number + size - 1, size - 1] = 1.0
    limits[number + size - 1] = low_r
    whole[number + size, size - 1] = -1.0
    limits[number + size] = -high_r
    moves = np.zeros((size, size))
    moves[size - 1, size - 1] = 1.0
    for point in range(len(points)):
        for row in range(number):
            put(whole[row], rows[point, row])
        put(limits[:number], bounds[point])
        put(of[:number], group)
        for k in range(size - 1):
            moves[k, :] = 0.0
            other = int(next_uniform(state) * (size - 2)) if size > 2 else k
            if other >= k:
                other += 1
            if other < size - 1:
                moves[k, k] = 1.0
                moves[k, other] = -1.0
        put(points[point], walk_polytope(state, whole, limits, moves, points[point], of, soft, 1, sweeps)[0])


@compiled
def walk_density(
    state: WordArray,
    rows: FloatArray,
    bounds: FloatArray,
    moves: FloatArray,
    start: FloatArray,
    group: IntArray,
    soft: FloatArray,
    base: FloatArray,
    spread: FloatArray,
    powers: FloatArray,
    stored: int,
    thin: int,
) -> FloatArray:
    """As `walk_polytope`, with density Π (base + spread · x)_i ^ −powers_i, by slice sampling (Neal 2003)."""
    number, size = rows.shape
    slopes = product(moves, rows.T)
    changes = product(moves, spread.T)
    point = start.copy()
    slack = times(rows, point) - bounds
    weights = base + times(spread, point)
    found = np.empty((stored, size))
    for one in range(stored):
        for _ in range(thin):
            for move in range(len(moves)):
                low, high = -1e300, 1e300
                for row in range(number):
                    slope = slopes[move, row]
                    if group[row] >= 0:
                        continue
                    if slope > TINY:
                        low = max(low, -slack[row] / slope)
                    elif slope < -TINY:
                        high = min(high, -slack[row] / slope)
                if not (high > low and low <= 0.0 and high >= 0.0):
                    continue
                wanted = np.log(1.0 - next_uniform(state))
                wanted += _log_density(0.0, slack, slopes[move], group, soft, weights, changes[move], powers)
                move_by = 0.0
                for _attempt in range(200):
                    tried = low + (high - low) * next_uniform(state)
                    if _log_density(tried, slack, slopes[move], group, soft, weights, changes[move], powers) >= wanted:
                        move_by = tried
                        break
                    if tried < 0:
                        low = tried
                    else:
                        high = tried
                for row in range(number):
                    slack[row] += move_by * slopes[move, row]
                for issue in range(len(weights)):
                    weights[issue] += move_by * changes[move, issue]
                for variable in range(size):
                    point[variable] += move_by * moves[move, variable]
        slack = times(rows, point) - bounds
        weights = base + times(spread, point)
        put(found[one], point)
    return found


@compiled
def _log_density(
    by: float,
    slack: FloatArray,
    slopes: FloatArray,
    group: IntArray,
    soft: FloatArray,
    weights: FloatArray,
    changes: FloatArray,
    powers: FloatArray,
) -> float:
    total = 0.0
    for issue in range(len(weights)):
        if powers[issue] > 0:
            total -= powers[issue] * np.log(max(weights[issue] + by * changes[issue], 1e-300))
    for g in range(len(soft)):
        for row in range(len(slack)):
            if group[row] == g and slack[row] + by * slopes[row] < 0:
                total += np.log(soft[g])
                break
    return total
