"""What is filtered in some draws and not in others: options out of the question, and partial packages forbidden."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .blocks import Block, BoolArray, FloatArray, IntArray, Link, Space, WordArray, space

Forbidden = tuple[Mapping[int, int], ArrayLike]
"""Options by issue, and bools (draws,): in these draws every package with all of these options is excluded."""
REACH: Final = 1e4
"""What values and reservation values may reach at most, so that sums err by much less than what is told apart."""
BITS: Final = 64


def numbers(array: ArrayLike, shape: tuple[int | None, ...], name: str) -> FloatArray:
    """An array of finite numbers of that shape, None standing for any length but 0.

    Raises ValueError where it is not, or where a number is too large.
    """
    try:
        found = np.asarray(array, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be an array of numbers: {error}") from error
    fits = len(shape) == found.ndim and all(
        given == wanted if wanted is not None else given > 0 for given, wanted in zip(found.shape, shape, strict=True)
    )
    if not fits:
        wanted = ", ".join("any" if length is None else str(length) for length in shape)
        raise ValueError(f"{name} has the shape {found.shape}; it must be ({wanted})")
    if found.size and not (found.min() >= -REACH and found.max() <= REACH):
        raise ValueError(
            f"{name} holds a number that is not finite, or beyond {REACH:,.0f}; divide by what all is worth"
        )
    return found


def open_options(allowed: Sequence[ArrayLike] | None, sizes: Sequence[int], draws: int) -> list[BoolArray]:
    """For every issue bools (1, options) or (draws, options).

    Raises ValueError where shapes do not fit.
    """
    if allowed is None:
        return [np.ones((1, size), dtype=np.bool_) for size in sizes]
    if len(allowed) != len(sizes):
        raise ValueError(f"allowed holds {len(allowed)} arrays for {len(sizes)} issues")
    found = []
    for issue, (array, size) in enumerate(zip(allowed, sizes, strict=True)):
        flags: NDArray[Any] = np.asarray(array)
        if flags.dtype != np.bool_ or flags.shape not in ((size,), (draws, size)):
            raise ValueError(
                f"allowed[{issue}] must be an array of bools of the shape ({size},) or ({draws}, {size}),"
                " one for every option, or for every draw and option"
            )
        found.append(np.atleast_2d(flags))
    return found


def forbidden_parts(
    forbidden: Sequence[Forbidden], sizes: Sequence[int], draws: int
) -> tuple[list[dict[int, int]], BoolArray]:
    """Partial packages, each once, and the draws in which they are forbidden, shape (draws, partial packages).

    Raises ValueError where one names what there is not, or its draws do not fit.
    """
    held: dict[tuple[tuple[int, int], ...], BoolArray] = {}
    for number, (part, where) in enumerate(forbidden):
        flags: NDArray[Any] = np.asarray(where)
        if flags.dtype != np.bool_ or flags.shape != (draws,):
            raise ValueError(f"forbidden[{number}] must come with an array of bools of the shape ({draws},)")
        for issue, option in part.items():
            if not (0 <= issue < len(sizes) and 0 <= option < sizes[issue]):
                raise ValueError(f"forbidden[{number}] names option {option} of issue {issue}, which there is not")
        key = tuple(sorted((int(issue), int(option)) for issue, option in part.items()))
        held[key] = held[key] | flags if key in held else flags
    parts = [dict(key) for key, flags in held.items() if flags.any()]
    masks = [flags for flags in held.values() if flags.any()]
    return parts, np.stack(masks, axis=1) if masks else np.zeros((draws, 0), dtype=np.bool_)


def blocks_of(open_somewhere: Sequence[BoolArray], links: Sequence[Link]) -> tuple[Block, ...]:
    """Linked issues merged; `open_somewhere` (options,) for every issue.

    Raises ValueError as `blocks.space` does.
    """
    nothing = [np.zeros((len(flags), 1)) for flags in open_somewhere]
    packages: Space = space(nothing, allowed=open_somewhere, links=links)
    return packages.blocks


def matches(blocks: Sequence[Block], parts: Sequence[Mapping[int, int]]) -> tuple[list[BoolArray], BoolArray]:
    """Which combinations of a block have all options of a partial package that are of this block.

    For every block bools (combinations, partial packages), and which partial packages have options in it, (blocks,
    partial packages).
    """
    tables, involved = [], np.zeros((len(blocks), len(parts)), dtype=np.bool_)
    for number, block in enumerate(blocks):
        options = dict(zip(block.issues, block.options(np.arange(len(block.combinations))), strict=True))
        table = np.ones((len(block.combinations), len(parts)), dtype=np.bool_)
        for place, part in enumerate(parts):
            for issue in part.keys() & options.keys():
                table[:, place] &= options[issue] == part[issue]
                involved[number, place] = True
        tables.append(table)
    return tables, involved


def words(flags: BoolArray) -> WordArray:
    """The same in bits, shape (rows, words) from (rows, flags)."""
    rows, count = flags.shape
    padded = np.zeros((rows, -(-count // BITS) * BITS), dtype=np.bool_)
    padded[:, :count] = flags
    packed: WordArray = np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
    return packed


def options_of(blocks: Sequence[Block], combinations: IntArray, issues: int) -> IntArray:
    """Packages as options, (packages, issues), from combinations, (packages, blocks)."""
    found = np.empty((len(combinations), issues), dtype=np.int64)
    for number, block in enumerate(blocks):
        for issue, options in zip(block.issues, block.options(combinations[:, number]), strict=True):
            found[:, issue] = options
    return found
