"""Coordinate hit-and-run (Smith 1984), compiled: uniform over a polytope, or over shares and weights in turn.

A soft group of rows multiplies the density where one of them is broken, so that the density along a chord is a step
function; it is drawn exactly.
"""

import numpy as np
from numpy.typing import NDArray

from .linear import FloatArray
from .machine import compiled

WordArray = NDArray[np.uint64]
IntArray = NDArray[np.int64]

_TINY = 1e-13


@compiled
def next_uniform(state: WordArray) -> float:
    """The next number of xoshiro256++ (Blackman, Vigna 2019) in [0, 1); `state` is four 64-bit words."""
    total = state[0] + state[3]
    result = ((total << np.uint64(23)) | (total >> np.uint64(41))) + state[0]
    shifted = state[1] << np.uint64(17)
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = (state[3] << np.uint64(45)) | (state[3] >> np.uint64(19))
    return float((result >> np.uint64(11)) * (1.0 / 9007199254740992.0))


@compiled
def step(
    state: WordArray,
    low: float,
    high: float,
    ends: FloatArray,
    soft: FloatArray,
    events: FloatArray,
    factors: FloatArray,
) -> float:
    """A point of the chord [low, high] drawn from a step density.

    Soft group g has factor soft[g] outside [ends[g, 0], ends[g, 1]]. `events` and `factors` are room to work in.
    """
    count = 0
    level = 0.0
    for group in range(len(soft)):
        left, right = ends[group, 0], ends[group, 1]
        if left >= right or right <= low or left >= high:
            continue
        # the group holds from left to right: there the density is higher by 1 / factor
        gain = -np.log(soft[group])
        if left <= low:
            level += gain
        else:
            events[count] = left
            factors[count] = gain
            count += 1
        if right < high:
            events[count] = right
            factors[count] = -gain
            count += 1
    if count == 0:
        return low + (high - low) * next_uniform(state)
    for one in range(1, count):
        event, factor = events[one], factors[one]
        place = one - 1
        while place >= 0 and events[place] > event:
            events[place + 1] = events[place]
            factors[place + 1] = factors[place]
            place -= 1
        events[place + 1] = event
        factors[place + 1] = factor
    highest = level
    running = level
    for one in range(count):
        running += factors[one]
        highest = max(highest, running)
    total = 0.0
    running = level
    before = low
    for one in range(count):
        total += (events[one] - before) * np.exp(running - highest)
        running += factors[one]
        before = events[one]
    total += (high - before) * np.exp(running - highest)
    wanted = next_uniform(state) * total
    running = level
    before = low
    for one in range(count):
        density = np.exp(running - highest)
        mass = (events[one] - before) * density
        if wanted < mass:
            return float(before + wanted / density)
        wanted -= mass
        running += factors[one]
        before = events[one]
    return float(min(high, before + wanted / np.exp(running - highest)))


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
    number, size = rows.shape
    slopes = moves @ rows.T
    point = start.copy()
    slack = rows @ point - bounds
    found = np.empty((stored, size))
    groups = len(soft)
    ends = np.empty((groups, 2))
    events, factors = np.empty(2 * groups + 2), np.empty(2 * groups + 2)
    for one in range(stored):
        for _ in range(thin):
            for move in range(len(moves)):
                low, high = -1e300, 1e300
                for g in range(groups):
                    ends[g, 0], ends[g, 1] = -1e300, 1e300
                for row in range(number):
                    slope = slopes[move, row]
                    if slope > _TINY:
                        reach = -slack[row] / slope
                        if group[row] < 0:
                            low = max(low, reach)
                        else:
                            ends[group[row], 0] = max(ends[group[row], 0], reach)
                    elif slope < -_TINY:
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
                for row in range(number):
                    slack[row] += move_by * slopes[move, row]
                for variable in range(size):
                    point[variable] += move_by * moves[move, variable]
        # rounding errors do not add up over stored points
        slack = rows @ point - bounds
        found[one] = point
    return found


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
                    if slope > _TINY:
                        low = max(low, -w[issue] / slope)
                    elif slope < -_TINY:
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
                if slope > _TINY:
                    low = max(low, (low_r - r) / slope)
                    high = min(high, (high_r - r) / slope)
                elif slope < -_TINY:
                    low = max(low, (high_r - r) / slope)
                    high = min(high, (low_r - r) / slope)
                for row in range(number):
                    slope = rows[row, size] * along_r
                    for issue in range(issues):
                        slope += coefficient[row, issue] * moves[move, issue]
                    slopes[row] = slope
                    if slope > _TINY:
                        reach = -slack[row] / slope
                        if group[row] < 0:
                            low = max(low, reach)
                        else:
                            ends[group[row], 0] = max(ends[group[row], 0], reach)
                    elif slope < -_TINY:
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
                    if shift > _TINY:
                        low = max(low, (low_r - r) / shift)
                        high = min(high, (high_r - r) / shift)
                    elif shift < -_TINY:
                        low = max(low, (high_r - r) / shift)
                        high = min(high, (low_r - r) / shift)
                    for g in range(groups):
                        ends[g, 0], ends[g, 1] = -1e300, 1e300
                    for place in range(number if shift != 0.0 or groups else touched[issue]):
                        row = place if shift != 0.0 or groups else touching[issue, place]
                        slope = w[issue] * (rows[row, k] - rows[row, other]) + shift * rows[row, size]
                        slopes[row] = slope
                        if slope > _TINY:
                            reach = -slack[row] / slope
                            if group[row] < 0:
                                low = max(low, reach)
                            else:
                                ends[group[row], 0] = max(ends[group[row], 0], reach)
                        elif slope < -_TINY:
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
    slopes = moves @ rows.T
    changes = moves @ spread.T
    point = start.copy()
    slack = rows @ point - bounds
    weights = base + spread @ point
    found = np.empty((stored, size))
    for one in range(stored):
        for _ in range(thin):
            for move in range(len(moves)):
                low, high = -1e300, 1e300
                for row in range(number):
                    slope = slopes[move, row]
                    if group[row] >= 0:
                        continue
                    if slope > _TINY:
                        low = max(low, -slack[row] / slope)
                    elif slope < -_TINY:
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
        slack = rows @ point - bounds
        weights = base + spread @ point
        found[one] = point
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


def generator_state(seed: int) -> WordArray:
    """The state of `next_uniform` for a seed (through splitmix64), shape (4,), 64-bit words."""
    words, value = [], seed & (2**64 - 1)
    for _ in range(4):
        value = (value + 0x9E3779B97F4A7C15) & (2**64 - 1)
        mixed = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        words.append(mixed ^ (mixed >> 31))
    return np.array(words, dtype=np.uint64)
