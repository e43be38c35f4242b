"""One step along a chord: random numbers in compiled code, and a draw from a density that is a step function."""

import numpy as np
from numpy.typing import NDArray

from .linear import FloatArray
from .machine import compiled

WordArray = NDArray[np.uint64]
IntArray = NDArray[np.int64]

TINY = 1e-13
"""A slope below this is none."""


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


def generator_state(seed: int) -> WordArray:
    """The state of `next_uniform` for a seed (through splitmix64), shape (4,), 64-bit words."""
    words, value = [], seed & (2**64 - 1)
    for _ in range(4):
        value = (value + 0x9E3779B97F4A7C15) & (2**64 - 1)
        mixed = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        words.append(mixed ^ (mixed >> 31))
    return np.array(words, dtype=np.uint64)
