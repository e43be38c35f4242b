"""Hit-and-run over weights and the shares within each issue in turn (Smith 1984), compiled.

The prior over issues is uniform on these, and every row is linear in each block. Soft groups as in `walk`.
"""

import numpy as np

from .chord import TINY, IntArray, WordArray, next_uniform, step
from .linear import FloatArray
from .machine import compiled, put


@compiled
def walk_shares(
    state: WordArray,
    rows: FloatArray,
    bounds: FloatArray,
    steps: IntArray,
    moves: FloatArray,
    low_r: float,
    high_r: float,
    weights: FloatArray,
    shares: FloatArray,
    group: IntArray,
    soft: FloatArray,
    r_is_free: bool,
    stored: int,
    thin: int,
) -> FloatArray:
    """Draws of (w, s, r), uniform where δ_ik = w_i s_ik and r satisfy rows · (δ, r) ≥ bounds.

    `rows` (rows, increments + 1), increments issue by issue, r last; `steps` (issues,) increments of each issue;
    `moves` (moves, issues + 1) directions of (w, r) that keep Σ w. `weights` (issues + 1,), r last, and `shares`
    (increments,) are where the walk begins, and are left where it ends; `r_is_free` where nothing ties r to the
    weights but rows. Returns δ and r, shape (stored, increments + 1).
    """
    number = len(rows)
    issues = len(steps)
    starts = np.zeros(issues + 1, dtype=np.int64)
    for issue in range(issues):
        starts[issue + 1] = starts[issue] + steps[issue]
    size = starts[issues]
    w, s, r = weights, shares, weights[issues]
    found = np.empty((stored, size + 1))
    groups = len(soft)
    ends = np.empty((groups, 2))
    events, factors = np.empty(2 * groups + 2), np.empty(2 * groups + 2)
    coefficient = np.empty((number, issues))
    slack = np.empty(number)
    slopes = np.empty(number)
    # which rows tell the increments of an issue apart: on the others its shares are free
    touching = np.zeros((issues, number), dtype=np.int64)
    touched = np.zeros(issues, dtype=np.int64)
    for issue in range(issues):
        for row in range(number):
            for k in range(starts[issue] + 1, starts[issue + 1]):
                if rows[row, k] != rows[row, starts[issue]]:
                    touching[issue, touched[issue]] = row
                    touched[issue] += 1
                    break
    leaning = np.zeros(number, dtype=np.int64)
    leaning_count = 0
    for row in range(number):
        if r_is_free and rows[row, size] != 0.0:
            leaning[leaning_count] = row
            leaning_count += 1
    for one in range(stored):
        for row in range(number):
            slack[row] = rows[row, size] * r - bounds[row]
            for issue in range(issues):
                total = 0.0
                for k in range(starts[issue], starts[issue + 1]):
                    total += rows[row, k] * s[k]
                coefficient[row, issue] = total
                slack[row] += total * w[issue]
        for _ in range(thin):
            for move in range(len(moves)):
                low, high = -1e300, 1e300
                for g in range(groups):
                    ends[g, 0], ends[g, 1] = -1e300, 1e300
                for issue in range(issues):
                    slope = moves[move, issue]
                    if slope > TINY:
                        low = max(low, -w[issue] / slope)
                    elif slope < -TINY:
                        high = min(high, -w[issue] / slope)
                along_r = moves[move, issues]
                if leaning_count > 0 and move >= len(moves) // 2:
                    # r goes along so that one row stays as it is: thin sets need that
                    row = leaning[int(next_uniform(state) * leaning_count)]
                    along_r = 0.0
                    for issue in range(issues):
                        along_r -= coefficient[row, issue] * moves[move, issue]
                    along_r /= rows[row, size]
                slope = along_r
                if slope > TINY:
                    low = max(low, (low_r - r) / slope)
                    high = min(high, (high_r - r) / slope)
                elif slope < -TINY:
                    low = max(low, (high_r - r) / slope)
                    high = min(high, (low_r - r) / slope)
                for row in range(number):
                    slope = rows[row, size] * along_r
                    for issue in range(issues):
                        slope += coefficient[row, issue] * moves[move, issue]
                    slopes[row] = slope
                    if slope > TINY:
                        reach = -slack[row] / slope
                        if group[row] < 0:
                            low = max(low, reach)
                        else:
                            ends[group[row], 0] = max(ends[group[row], 0], reach)
                    elif slope < -TINY:
                        reach = -slack[row] / slope
                        if group[row] < 0:
                            high = min(high, reach)
                        else:
                            ends[group[row], 1] = min(ends[group[row], 1], reach)
                    elif group[row] >= 0 and slack[row] < 0:
                        ends[group[row], 1] = -1e300
                if not high > low:
                    continue
                move_by = (
                    step(state, low, high, ends, soft, events, factors)
                    if groups
                    else low + (high - low) * next_uniform(state)
                )
                for issue in range(issues):
                    w[issue] += move_by * moves[move, issue]
                r += move_by * along_r
                for row in range(number):
                    slack[row] += move_by * slopes[row]
            for issue in range(issues):
                first, last = starts[issue], starts[issue + 1]
                if last - first < 2:
                    continue
                if touched[issue] == 0:
                    # nothing tells these shares apart: drawn anew
                    total = 0.0
                    for k in range(first, last):
                        s[k] = -np.log(1.0 - next_uniform(state))
                        total += s[k]
                    for k in range(first, last):
                        s[k] /= total
                    continue
                for turn in range(last - first + 1):
                    # the last turn takes r along as well
                    k = first + turn if first + turn < last else first + int(next_uniform(state) * (last - first))
                    other = first + int(next_uniform(state) * (last - first - 1))
                    if other >= k:
                        other += 1
                    shift = 0.0
                    if first + turn >= last:
                        if leaning_count == 0:
                            continue
                        row = leaning[int(next_uniform(state) * leaning_count)]
                        shift = -w[issue] * (rows[row, k] - rows[row, other]) / rows[row, size]
                    low, high = -s[k], s[other]
                    if shift > TINY:
                        low = max(low, (low_r - r) / shift)
                        high = min(high, (high_r - r) / shift)
                    elif shift < -TINY:
                        low = max(low, (high_r - r) / shift)
                        high = min(high, (low_r - r) / shift)
                    for g in range(groups):
                        ends[g, 0], ends[g, 1] = -1e300, 1e300
                    for place in range(number if shift != 0.0 or groups else touched[issue]):
                        row = place if shift != 0.0 or groups else touching[issue, place]
                        slope = w[issue] * (rows[row, k] - rows[row, other]) + shift * rows[row, size]
                        slopes[row] = slope
                        if slope > TINY:
                            reach = -slack[row] / slope
                            if group[row] < 0:
                                low = max(low, reach)
                            else:
                                ends[group[row], 0] = max(ends[group[row], 0], reach)
                        elif slope < -TINY:
                            reach = -slack[row] / slope
                            if group[row] < 0:
                                high = min(high, reach)
                            else:
                                ends[group[row], 1] = min(ends[group[row], 1], reach)
                        elif group[row] >= 0 and slack[row] < 0:
                            ends[group[row], 1] = -1e300
                    if not high > low:
                        continue
                    move_by = (
                        step(state, low, high, ends, soft, events, factors)
                        if groups
                        else low + (high - low) * next_uniform(state)
                    )
                    s[k] += move_by
                    s[other] -= move_by
                    r += move_by * shift
                    for place in range(touched[issue]):
                        row = touching[issue, place]
                        coefficient[row, issue] += move_by * (rows[row, k] - rows[row, other])
                    for place in range(number if shift != 0.0 or groups else touched[issue]):
                        row = place if shift != 0.0 or groups else touching[issue, place]
                        slack[row] += move_by * slopes[row]
        # back onto the simplex: rounding errors do not add up over stored points
        total = 0.0
        for issue in range(issues):
            w[issue] = max(w[issue], 0.0)
            total += w[issue]
        for issue in range(issues):
            w[issue] /= total
            first, last = starts[issue], starts[issue + 1]
            whole = 0.0
            for k in range(first, last):
                s[k] = max(s[k], 0.0)
                whole += s[k]
            for k in range(first, last):
                s[k] /= whole
                found[one, k] = w[issue] * s[k]
        r = min(max(r, low_r), high_r)
        w[issues] = r
        found[one, size] = r
    return found


@compiled
def walk_points_by_shares(
    state: WordArray,
    rows: FloatArray,
    bounds: FloatArray,
    steps: IntArray,
    points: FloatArray,
    low_r: float,
    high_r: float,
    group: IntArray,
    soft: FloatArray,
    sweeps: int,
) -> None:
    """As `walk_points`, uniformly over (w, s, r); `steps` (issues,) are the increments of every issue."""
    issues = len(steps)
    size = points.shape[1] - 1
    weights, shares = np.empty(issues + 1), np.empty(size)
    moves = np.zeros((2 * issues + 2, issues + 1))
    for point in range(len(points)):
        first = 0
        for issue in range(issues):
            last = first + steps[issue]
            total = 0.0
            for k in range(first, last):
                total += points[point, k]
            weights[issue] = total
            for k in range(first, last):
                shares[k] = points[point, k] / total if total > 0 else 1.0 / steps[issue]
            first = last
        weights[issues] = points[point, size]
        for move in range(2 * issues + 2):
            moves[move, :] = 0.0
            if move % (issues + 1) == issues:
                moves[move, issues] = 1.0
            elif issues > 1:
                one = move % (issues + 1)
                other = int(next_uniform(state) * (issues - 1))
                if other >= one:
                    other += 1
                moves[move, one] = 1.0
                moves[move, other] = -1.0
        moved = walk_shares(
            state,
            rows[point],
            bounds[point],
            steps,
            moves,
            low_r,
            high_r,
            weights,
            shares,
            group,
            soft,
            low_r < high_r,
            1,
            sweeps,
        )
        put(points[point], moved[0])
