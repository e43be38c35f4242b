"""Whether a zone of agreement exists, draw by draw: a package that is worth no less to any party than no agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .blocks import Block, BoolArray, FloatArray, IntArray, Link, WordArray
from .filters import Forbidden, blocks_of, forbidden_parts, matches, numbers, open_options, options_of, words
from .machine import compiled, put
from .pareto import frontier
from .polytope import CONSISTENT
from .relaxing import NONE, OPEN, SOME, relax
from .searching import search

NODES: Final = 20_000
"""Nodes of the depth-first search after which a draw is folded instead."""
POINTS: Final = 20_000
"""Points of a fold after which a draw is left undecided."""
CHUNK: Final = 2**23
"""Numbers that are laid out for the search at a time."""


@dataclass(frozen=True, eq=False)
class Zones:
    """For every draw whether some package is worth its reservation value to every party."""

    exists: NDArray[np.int8]
    """1 where there is one, 0 where there is none, −1 where the search ended undecided, shape (draws,)."""
    witnesses: IntArray
    """Such a package, the option of each issue; −1 where none was found, shape (draws, issues)."""


def zone_exists(
    values: Sequence[ArrayLike],
    reservation: ArrayLike,
    *,
    allowed: Sequence[ArrayLike] | None = None,
    links: Sequence[Link] = (),
    forbidden: Sequence[Forbidden] = (),
    nodes: int = NODES,
    points: int = POINTS,
) -> Zones:
    """Decide exactly, for every joint draw, whether there is a package x with Σ_i v_i(x_i) ≥ r for all parties.

    A party accepts where it lacks no more than 1e-7, `polytope.CONSISTENT`, as everywhere. Multipliers λ ≥ 0 with
    max_x λ·(U − r) < 0 prove that there is none, a package found on the way to them that there is one; else a
    depth-first search with these bounds decides (Lagrangian relaxation: Geoffrion 1974). Where many packages are worth
    the same the search is long, but their front is small: what is left open is looked up in it (see `frontier`).

    `values`: for every issue an array (draws, options, parties), what each option is worth to each party in each draw;
    `reservation` (draws, parties). `allowed`: for every issue bools (options,) or (draws, options); False where some
    party that must agree filters the option. `links`: as of `frontier`. `forbidden`: partial packages (the option of
    some issues) with bools (draws,): where True, every package with all these options is excluded. `nodes`: how many
    nodes the search may look at in one draw; `points`: how many points the front may have, 0 for no front at all. What
    is still open then is told as undecided, and so is, past its nodes, a draw with partial packages forbidden.

    Raises ValueError where shapes do not fit, a number is not finite or beyond 10⁴, or linked issues have more than a
    million combinations.
    """
    if len(values) == 0:
        raise ValueError("there is no issue: values must hold one array (draws, options, parties) for every issue")
    if nodes < 0 or points < 0:
        raise ValueError(f"nodes is {nodes} and points is {points}; neither must be negative")
    shape = np.shape(reservation)
    if len(shape) != 2 or shape[1] == 0:
        raise ValueError(f"reservation has the shape {shape}; it must be (draws, parties), with at least one party")
    draws, parties = shape
    floor = numbers(reservation, (draws, parties), "reservation")
    arrays = [numbers(array, (draws, None, parties), f"values[{issue}]") for issue, array in enumerate(values)]
    sizes = [array.shape[1] for array in arrays]
    flags = open_options(allowed, sizes, draws)
    parts, where = forbidden_parts(forbidden, sizes, draws)
    blocks = blocks_of([np.asarray(held.any(axis=0)) for held in flags], links)
    exists = np.zeros(draws, dtype=np.int8)
    witnesses = np.full((draws, len(arrays)), -1, dtype=np.int64)
    count = sum(len(block.combinations) for block in blocks)
    if min(len(block.combinations) for block in blocks) == 0:
        return Zones(exists, witnesses)
    tables, involved = matches(blocks, parts)
    # what lies within one block is a combination that is not open; across blocks it has to be watched
    across = involved.sum(axis=0) != 1
    bits = words(np.concatenate(tables)[:, across])
    step = max(1, CHUNK // (count * (parties + 1)))
    for first in range(0, draws, step):
        chunk = slice(first, min(first + step, draws))
        packed = _side_by_side(blocks, arrays, chunk)
        usable = _usable(blocks, flags, chunk)
        for place in np.flatnonzero(~across):
            block = int(np.argmax(involved[:, place]))
            usable[block] = usable[block] & ~(where[chunk, place, None] & tables[block][:, place])
        starts = np.cumsum([0] + [len(block.combinations) for block in blocks])
        found = np.full((len(packed), len(blocks)), -1, dtype=np.int64)
        _decide(
            packed,
            starts,
            np.concatenate(usable, axis=1),
            floor[chunk] - CONSISTENT,
            bits,
            words(where[chunk][:, across]),
            words(involved[:, across]),
            nodes,
            exists[chunk],
            found,
        )
        some = exists[chunk] == SOME
        witnesses[chunk][some] = options_of(blocks, found[some], len(arrays))
    # a front knows nothing of partial packages that are forbidden
    for draw in np.flatnonzero((exists == OPEN) & ~where.any(axis=1)) if points else ():
        front = frontier(
            [array[draw] for array in arrays],
            reservation=floor[draw] - CONSISTENT,
            allowed=[held[draw if len(held) > 1 else 0] for held in flags],
            links=links,
            limit=points,
        )
        if len(front):
            exists[draw], witnesses[draw] = SOME, front.packages[0]
        elif front.epsilon == 0:
            exists[draw] = NONE
    return Zones(exists, witnesses)


def _side_by_side(blocks: Sequence[Block], arrays: Sequence[FloatArray], chunk: slice) -> FloatArray:
    """What combinations are worth, block after block, shape (draws, combinations, parties)."""
    draws, _, parties = arrays[0][chunk].shape
    packed = np.empty((draws, sum(len(block.combinations) for block in blocks), parties))
    first = 0
    for block in blocks:
        part = packed[:, first : first + len(block.combinations)]
        options = block.options(np.arange(len(block.combinations)))
        whole = len(block.issues) == 1 and len(block.combinations) == block.shape[0]
        part[:] = arrays[block.issues[0]][chunk] if whole else arrays[block.issues[0]][chunk][:, options[0]]
        for issue, picked in zip(block.issues[1:], options[1:], strict=True):
            part += arrays[issue][chunk][:, picked]
        first += len(block.combinations)
    return packed


def _usable(blocks: Sequence[Block], flags: Sequence[BoolArray], chunk: slice) -> list[BoolArray]:
    """Which combinations are open, for every block (draws, combinations)."""
    draws = chunk.stop - chunk.start
    usable = []
    for block in blocks:
        held = np.ones((draws, len(block.combinations)), dtype=np.bool_)
        for issue, options in zip(block.issues, block.options(np.arange(len(block.combinations))), strict=True):
            # what is open in no draw is not among the combinations
            if len(flags[issue]) > 1:
                held &= flags[issue][chunk][:, options]
        usable.append(held)
    return usable


@compiled
def _decide(
    packed: FloatArray,
    starts: IntArray,
    usable: BoolArray,
    floor: FloatArray,
    bits: WordArray,
    active: WordArray,
    involved: WordArray,
    limit: int,
    exists: NDArray[np.int8],
    found: IntArray,
) -> None:
    """Fill `exists` (draws,) and, where a package was found, `found` (draws, blocks) with its combinations."""
    draws, count, parties = packed.shape
    blocks = len(starts) - 1
    values, own_bits = np.empty((count, parties)), np.empty((count, bits.shape[1]), dtype=np.uint64)
    origin, own_starts = np.empty(count, dtype=np.int64), np.zeros(blocks + 1, dtype=np.int64)
    base, multipliers, held = np.empty(parties), np.empty(parties), np.empty(parties)
    room, picked = np.empty((parties + 1, parties + 2)), np.empty(blocks, dtype=np.int64)
    for draw in range(draws):
        kept, blocked = 0, False
        for block in range(blocks):
            for option in range(starts[block], starts[block + 1]):
                if usable[draw, option]:
                    put(values[kept], packed[draw, option])
                    put(own_bits[kept], bits[option])
                    origin[kept] = option - starts[block]
                    kept += 1
            own_starts[block + 1] = kept
            blocked = blocked or kept == own_starts[block]
        if blocked:
            exists[draw] = NONE
            continue
        for party in range(parties):
            base[party] = -floor[draw, party]
        forced = active[draw]
        answer = relax(values, own_starts, base, own_bits, forced, room, multipliers, picked, held)
        if answer == OPEN:
            answer = search(values[:kept], own_starts, base, multipliers, own_bits, forced, involved, limit, picked)
        exists[draw] = answer
        if answer == SOME:
            for block in range(blocks):
                found[draw, block] = origin[picked[block]]
