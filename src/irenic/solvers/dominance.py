"""Which of many points nothing dominates: compiled sweeps for two, three and more parties, on whole numbers.

A candidate is the sum of a point of the front so far and an option; `code` is option · 2³² + point. Sorted lists stay
sorted when the same option is added to all their points, so that nothing is ever sorted from scratch: the lists of the
options are merged. Two parties: a sweep while merging. Three: a sweep with a staircase (Kung, Luccio, Preparata 1975).
More: bitmaps of which points are at least as good, one for each party and level, taken together party by party.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .blocks import BoolArray, IntArray, WordArray
from .machine import compiled, put

POINT: Final = 2**32 - 1
LEVELS: Final = 256
FIRST_SEGMENT: Final = 512
SEGMENT: Final = 16_384

ByteArray = NDArray[np.uint8]


@compiled
def candidate_lists(
    front: IntArray, options: IntArray, floor: IntArray, first: int, last: int, held: IntArray
) -> tuple[IntArray, IntArray]:
    """Codes of the sums that reach the floor, option by option from first to last - 1, after those held; the ends."""
    codes = np.empty(len(held) + (last - first) * len(front), dtype=np.int64)
    ends = np.zeros(last - first + 2, dtype=np.int64)
    count = len(held)
    put(codes[:count], held)
    ends[1] = count
    for option in range(first, last):
        for point in range(len(front)):
            inside = True
            for party in range(front.shape[1]):
                inside = inside and front[point, party] + options[option, party] >= floor[party]
            if inside:
                codes[count] = (option << 32) | point
                count += 1
        ends[option - first + 2] = count
    return codes[:count], ends


@compiled
def sweep_two(front: IntArray, options: IntArray, codes: IntArray, ends: IntArray) -> IntArray:
    """Codes of what nothing dominates, ties included, from the most to the least for the first party.

    Each list of `codes` has that order.
    """
    last = front.shape[1] - 1
    count = len(codes)
    firsts, seconds = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    for place in range(count):
        point, option = codes[place] & POINT, codes[place] >> 32
        firsts[place] = front[point, 0] + options[option, 0]
        seconds[place] = front[point, last] + options[option, last]
    firsts_out, seconds_out, codes_out = np.empty_like(firsts), np.empty_like(seconds), np.empty_like(codes)
    ends = ends.copy()
    lists = len(ends) - 1
    while lists > 1:
        out = 0
        merged = 0
        for pair in range(0, lists, 2):
            left, left_end = ends[pair], ends[pair + 1]
            right, right_end = left_end, left_end
            if pair + 2 <= lists:
                right_end = ends[pair + 2]
            start = out
            while left < left_end or right < right_end:
                if left < left_end and (
                    right == right_end
                    or firsts[left] > firsts[right]
                    or (firsts[left] == firsts[right] and seconds[left] >= seconds[right])
                ):
                    take = left
                    left += 1
                else:
                    take = right
                    right += 1
                if (
                    out == start
                    or seconds[take] > seconds_out[out - 1]
                    or (seconds[take] == seconds_out[out - 1] and firsts[take] == firsts_out[out - 1])
                ):
                    firsts_out[out] = firsts[take]
                    seconds_out[out] = seconds[take]
                    codes_out[out] = codes[take]
                    out += 1
            ends[merged] = start
            merged += 1
        ends[merged] = out
        lists = merged
        firsts, firsts_out = firsts_out, firsts
        seconds, seconds_out = seconds_out, seconds
        codes, codes_out = codes_out, codes
    return codes[: ends[1]].copy()


@compiled
def _later(front: IntArray, options: IntArray, one: int, other: int) -> bool:
    """Whether the first code comes after the second one, going down party by party."""
    for party in range(front.shape[1]):
        left = front[one & POINT, party] + options[one >> 32, party]
        right = front[other & POINT, party] + options[other >> 32, party]
        if left != right:
            return bool(left < right)
    return False


@compiled
def merge(
    front: IntArray,
    options: IntArray,
    front_keys: IntArray,
    option_keys: IntArray,
    codes: IntArray,
    ends: IntArray,
) -> IntArray:
    """All codes in one list, from the greatest key to the least, then party by party; each list has that order."""
    count = len(codes)
    keys = np.empty(count, dtype=np.int64)
    for place in range(count):
        keys[place] = front_keys[codes[place] & POINT] + option_keys[codes[place] >> 32]
    keys_out, codes_out = np.empty_like(keys), np.empty_like(codes)
    codes = codes.copy()
    ends = ends.copy()
    lists = len(ends) - 1
    while lists > 1:
        merged = 0
        for pair in range(0, lists, 2):
            left, left_end = ends[pair], ends[pair + 1]
            right, right_end = left_end, left_end
            if pair + 2 <= lists:
                right_end = ends[pair + 2]
            out = left
            while left < left_end and right < right_end:
                if keys[right] > keys[left] or (
                    keys[right] == keys[left] and _later(front, options, codes[left], codes[right])
                ):
                    keys_out[out], codes_out[out] = keys[right], codes[right]
                    right += 1
                else:
                    keys_out[out], codes_out[out] = keys[left], codes[left]
                    left += 1
                out += 1
            while left < left_end:
                keys_out[out], codes_out[out] = keys[left], codes[left]
                left += 1
                out += 1
            while right < right_end:
                keys_out[out], codes_out[out] = keys[right], codes[right]
                right += 1
                out += 1
            ends[merged + 1] = right_end
            merged += 1
        lists = merged
        keys, keys_out = keys_out, keys
        codes, codes_out = codes_out, codes
    return codes


@compiled
def groups(front: IntArray, options: IntArray, codes: IntArray) -> IntArray:
    """Where each run of codes with equal values starts, and the number of codes at the end."""
    starts = np.empty(len(codes) + 1, dtype=np.int64)
    count = 0
    for place in range(len(codes)):
        new = place == 0
        if not new:
            one, other = codes[place - 1], codes[place]
            for party in range(front.shape[1]):
                left = front[one & POINT, party] + options[one >> 32, party]
                right = front[other & POINT, party] + options[other >> 32, party]
                new = new or left != right
        if new:
            starts[count] = place
            count += 1
    starts[count] = len(codes)
    return starts[: count + 1].copy()


@compiled
def kept_codes(codes: IntArray, starts: IntArray, kept: BoolArray) -> tuple[IntArray, IntArray]:
    """Codes and starts of the groups that are kept."""
    codes_out, starts_out = np.empty_like(codes), np.empty_like(starts)
    count, out = 0, 0
    for group in range(len(kept)):
        if kept[group]:
            starts_out[count] = out
            count += 1
            for place in range(starts[group], starts[group + 1]):
                codes_out[out] = codes[place]
                out += 1
    starts_out[count] = out
    return codes_out[:out].copy(), starts_out[: count + 1].copy()


@compiled
def sweep_three(values: IntArray) -> BoolArray:
    """Which points nothing dominates; they differ and go down party by party, shape (points, 3)."""
    kept = np.zeros(len(values), dtype=np.bool_)
    # the staircase: second values going down, third values going up
    seconds, thirds = np.empty(len(values), dtype=np.int64), np.empty(len(values), dtype=np.int64)
    size = 0
    for place in range(len(values)):
        second, third = values[place, 1], values[place, 2]
        low, high = 0, size
        while low < high:
            middle = (low + high) // 2
            if seconds[middle] >= second:
                low = middle + 1
            else:
                high = middle
        if low > 0 and thirds[low - 1] >= third:
            continue
        kept[place] = True
        if low > 0 and seconds[low - 1] == second:
            low -= 1
        end = low
        while end < size and thirds[end] <= third:
            end += 1
        if end == low:
            for step in range(size, low, -1):
                seconds[step] = seconds[step - 1]
                thirds[step] = thirds[step - 1]
            size += 1
        elif end > low + 1:
            gap = end - low - 1
            for step in range(end, size):
                seconds[step - gap] = seconds[step]
                thirds[step - gap] = thirds[step]
            size -= gap
        seconds[low], thirds[low] = second, third
    return kept


@compiled
def _is_dominated(values: IntArray, point: int, members: IntArray, bits: WordArray, words: int, before: int) -> bool:
    """Whether one of the members that the bits name, of those before a place, is at least as good for everybody."""
    for word in range(words):
        left = bits[word]
        if left == 0:
            continue
        for bit in range(64):
            place = word * 64 + bit
            if place >= before:
                return False
            if (left >> np.uint64(bit)) & np.uint64(1):
                better = True
                for party in range(values.shape[1]):
                    better = better and values[members[place], party] >= values[point, party]
                if better:
                    return True
    return False


@compiled
def sweep_many(values: IntArray, levels: ByteArray) -> BoolArray:
    """Which points nothing dominates; they differ, and a point comes after all those that dominate it.

    `values` and `levels` have the shape (points, parties); a greater value never has a lower level. The next points
    still standing make a segment: bitmaps of those at each level or above, for each party, are cut with one another for
    every point that follows; only what is left is compared.
    """
    count, parties = values.shape
    alive = np.ones(count, dtype=np.bool_)
    table = np.zeros((parties, LEVELS, SEGMENT // 64), dtype=np.uint64)
    members = np.empty(SEGMENT, dtype=np.int64)
    bits = np.empty(SEGMENT // 64, dtype=np.uint64)
    start = 0
    limit = FIRST_SEGMENT
    while start < count:
        size = 0
        first = start
        while start < count and size < limit:
            if alive[start]:
                members[size] = start
                size += 1
            start += 1
        words = (size + 63) // 64
        for party in range(parties):
            for level in range(LEVELS):
                for word in range(words):
                    table[party, level, word] = np.uint64(0)
            for place in range(size):
                table[party, levels[members[place], party], place >> 6] |= np.uint64(1) << np.uint64(place & 63)
            for level in range(LEVELS - 2, -1, -1):
                for word in range(words):
                    table[party, level, word] |= table[party, level + 1, word]
        place = 0
        for point in range(first, count):
            if not alive[point]:
                continue
            before = size
            if point < start:
                before = place
                place += 1
            used = (before + 63) // 64
            top = table[0, levels[point, 0]]
            for word in range(used):
                bits[word] = top[word]
            for party in range(1, parties):
                row = table[party, levels[point, party]]
                for word in range(used):
                    bits[word] &= row[word]
            if _is_dominated(values, point, members, bits, used, before):
                alive[point] = False
        limit = min(2 * limit, SEGMENT)
    return alive
