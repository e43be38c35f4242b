"""What a space of packages is made of: values in whole units, filters, and linked issues merged into blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
WordArray = NDArray[np.uint64]

UNITS: Final = 10**12
"""Units in 1: values are rounded once to whole units, so that sums, ties and dominance are exact."""
COMBINATIONS: Final = 10**6
"""Combinations of options that the linked issues of one block may have at most."""
ROOM: Final = 2**62
"""Whole units that all parties' values may reach together at most, so that no sum can overflow 64 bits."""

Link = tuple[Sequence[int], ArrayLike]
"""Issues, and which combinations of their options are allowed, shape (options of the first, of the second, …)."""


@dataclass(frozen=True, eq=False)
class Block:
    """One issue, or several that links tie together; its combinations are those that filters and links allow."""

    issues: tuple[int, ...]
    shape: tuple[int, ...]
    """Options of each issue."""
    combinations: IntArray
    """Positions in the ravelled array of that shape, (combinations,)."""
    units: IntArray
    """What each combination is worth to each party, (combinations, parties)."""

    def options(self, combination: "int | IntArray") -> tuple[IntArray, ...]:
        """The option of each issue in a combination, or in several."""
        return tuple(np.unravel_index(self.combinations[combination], self.shape))


@dataclass(frozen=True, eq=False)
class Space:
    """All packages: one combination of every block."""

    blocks: tuple[Block, ...]
    parties: int
    issues: int
    reservation: IntArray | None
    """In whole units, (parties,)."""


def space(
    values: Sequence[ArrayLike],
    reservation: ArrayLike | None = None,
    allowed: Sequence[ArrayLike] | None = None,
    links: Sequence[Link] = (),
) -> Space:
    """Check and round what `frontier` and `bargain` are given.

    Raises ValueError where shapes do not fit, a number is not finite or too large, or a block has too many
    combinations.
    """
    if len(values) == 0:
        raise ValueError("there is no issue: values must hold one array (options, parties) for every issue")
    arrays = [_finite(array, f"values[{issue}]") for issue, array in enumerate(values)]
    parties = arrays[0].shape[1] if arrays[0].ndim == 2 else 0
    for issue, array in enumerate(arrays):
        if array.ndim != 2 or array.shape[0] == 0 or array.shape[1] != parties or parties == 0:
            raise ValueError(
                f"values[{issue}] has the shape {array.shape}; it must be (options, parties), with at least one option"
                " and the same parties for every issue"
            )
    floor = None if reservation is None else _finite(reservation, "reservation")
    if floor is not None and floor.shape != (parties,):
        raise ValueError(f"reservation has the shape {floor.shape}; it must be ({parties},), one value for every party")
    reach = sum(float(np.abs(array).max(axis=0).sum()) for array in arrays)
    reach += 0.0 if floor is None else float(np.abs(floor).sum())
    if reach * UNITS >= ROOM:
        raise ValueError(
            f"the values are too large for exact sums: those of all parties, with their reservation values, may reach"
            f" {ROOM / UNITS:,.0f} together, and reach {reach:,.0f}; divide all that one party has by the same number"
        )
    open_options = _open_options(arrays, allowed)
    tables = [_table(link, number, arrays) for number, link in enumerate(links)]
    units = [_units(array) for array in arrays]
    blocks = tuple(_block(issues, units, open_options, tables) for issues in _components(len(arrays), tables))
    return Space(blocks, parties, len(arrays), None if floor is None else _units(floor))


def _finite(array: ArrayLike, name: str) -> FloatArray:
    try:
        numbers = np.asarray(array, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be an array of numbers: {error}") from error
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} holds a number that is not finite")
    return numbers


def _units(array: FloatArray) -> IntArray:
    return np.ascontiguousarray(np.rint(array * UNITS), dtype=np.int64)


def _flags(array: ArrayLike, shape: tuple[int, ...], name: str) -> BoolArray:
    flags: NDArray[Any] = np.asarray(array)
    if flags.dtype != np.bool_ or flags.shape != shape:
        raise ValueError(f"{name} must be an array of bools of the shape {shape}, one for every option")
    return flags


def _open_options(arrays: Sequence[FloatArray], allowed: Sequence[ArrayLike] | None) -> list[IntArray]:
    if allowed is None:
        return [np.arange(len(array)) for array in arrays]
    if len(allowed) != len(arrays):
        raise ValueError(f"allowed holds {len(allowed)} arrays for {len(arrays)} issues")
    return [
        np.flatnonzero(_flags(flags, (len(array),), f"allowed[{issue}]"))
        for issue, (flags, array) in enumerate(zip(allowed, arrays, strict=True))
    ]


def _table(link: Link, number: int, arrays: Sequence[FloatArray]) -> tuple[tuple[int, ...], BoolArray]:
    issues = tuple(int(issue) for issue in link[0])
    if not issues or len(set(issues)) < len(issues) or not all(0 <= issue < len(arrays) for issue in issues):
        raise ValueError(
            f"links[{number}] names the issues {issues}; they must be different ones of 0 … {len(arrays) - 1}"
        )
    return issues, _flags(link[1], tuple(len(arrays[issue]) for issue in issues), f"links[{number}]")


def _components(count: int, tables: Sequence[tuple[tuple[int, ...], BoolArray]]) -> list[tuple[int, ...]]:
    """Issues that links connect, directly or through others."""
    groups = [{issue} for issue in range(count)]
    for issues, _ in tables:
        touched = [group for group in groups if group & set(issues)]
        groups = [group for group in groups if not group & set(issues)]
        groups.append(set[int]().union(*touched))
    return sorted(tuple(sorted(group)) for group in groups)


def _block(
    issues: tuple[int, ...],
    units: Sequence[IntArray],
    open_options: Sequence[IntArray],
    tables: Sequence[tuple[tuple[int, ...], BoolArray]],
) -> Block:
    shape = tuple(len(units[issue]) for issue in issues)
    chosen = [open_options[issue] for issue in issues]
    count = 1
    for options in chosen:
        count *= len(options)
    if len(issues) > 1 and count > COMBINATIONS:
        raise ValueError(
            f"links tie the issues {', '.join(map(str, issues))} together, which have {count:,} combinations of"
            f" options; at most {COMBINATIONS:,} can be looked at: filter options, or link fewer issues"
        )
    grid = np.meshgrid(*chosen, indexing="ij")
    rows = {issue: axis.ravel() for issue, axis in zip(issues, grid, strict=True)}
    keep = np.ones(count, dtype=np.bool_)
    for linked, table in tables:
        if linked[0] in rows:
            keep &= table[tuple(rows[issue] for issue in linked)]
    rows = {issue: options[keep] for issue, options in rows.items()}
    total = np.zeros((int(keep.sum()), units[0].shape[1]), dtype=np.int64)
    for issue, options in rows.items():
        total += units[issue][options]
    flat = np.ravel_multi_index(tuple(rows[issue] for issue in issues), shape)
    return Block(issues, shape, np.asarray(flat, dtype=np.int64), total)
