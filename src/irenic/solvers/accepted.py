"""How probable it is that each party, drawn independently of the others, accepts packages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .blocks import BoolArray, FloatArray, IntArray
from .filters import Forbidden, forbidden_parts, numbers, open_options
from .polytope import CONSISTENT


class DrawnParty(NamedTuple):
    """Draws of one party's preferences. A draw that stands for several choices comes once for each; see `joined`."""

    values: Sequence[ArrayLike]
    """For every issue what each option is worth, (draws, options)."""
    reservation: ArrayLike
    """What no agreement is worth, (draws,)."""
    weights: ArrayLike
    """How much each draw counts, (draws,); they need not sum to 1."""
    allowed: Sequence[ArrayLike] | None = None
    """For every issue bools (options,) or (draws, options); False where the party filters the option."""
    forbidden: Sequence[Forbidden] = ()
    """Options by issue, with bools (draws,): in these draws the party accepts no package with all these options."""


@dataclass(frozen=True, eq=False)
class HeldParty:
    """The same, checked and laid out for counting."""

    worth: FloatArray
    """The options of all issues, one after the other, (options of all issues, draws); −∞ where filtered."""
    floor: FloatArray
    """What a package must be worth, (draws,)."""
    weights: FloatArray
    """In whole numbers, (draws,)."""
    parts: list[dict[int, int]]
    where: BoolArray
    """In which draws each partial package is forbidden, (draws, partial packages)."""

    @property
    def usable(self) -> BoolArray:
        """Which options are open in some draw, (options of all issues,)."""
        return np.asarray((self.worth > -np.inf).any(axis=1))

    def of(self, draws: IntArray) -> "HeldParty":
        """Some of the draws."""
        worth = np.ascontiguousarray(self.worth[:, draws])
        return HeldParty(worth, self.floor[draws], self.weights[draws], self.parts, self.where[draws])


def joined(parts: Sequence[DrawnParty]) -> DrawnParty:
    """One party from several groups of draws, whose weights tell how much each counts beside the others.

    A draw that stands for several choices (of red lines in force, say) comes in one group for each choice, with its
    weight times the share of the choice. Raises ValueError where there is no group, or issues differ.
    """
    if not parts:
        raise ValueError("there is no group of draws to join")
    if len({len(part.values) for part in parts}) > 1:
        raise ValueError("the groups differ in how many issues they have")
    draws = [len(np.asarray(part.reservation)) for part in parts]
    ends = np.cumsum(draws)
    sizes = [np.shape(array)[-1] for array in parts[0].values]
    forbidden = []
    for part, first, count in zip(parts, ends - draws, draws, strict=True):
        for options, where in part.forbidden:
            mask = np.zeros(int(ends[-1]), dtype=np.bool_)
            mask[first : first + count] = where
            forbidden.append((options, mask))
    flags = [open_options(part.allowed, sizes, count) for part, count in zip(parts, draws, strict=True)]
    return DrawnParty(
        values=[np.concatenate([part.values[issue] for part in parts]) for issue in range(len(sizes))],
        reservation=np.concatenate([part.reservation for part in parts]),
        weights=np.concatenate([part.weights for part in parts]),
        allowed=[
            np.concatenate(
                [np.broadcast_to(held[issue], (count, size)) for held, count in zip(flags, draws, strict=True)]
            )
            for issue, size in enumerate(sizes)
        ],
        forbidden=forbidden,
    )


def acceptance(parties: Sequence[DrawnParty], packages: ArrayLike) -> FloatArray:
    """The weighted share of each party's draws in which it accepts each package, shape (packages, parties).

    `packages` (packages, issues) are positions in the lists of options. A party accepts in a draw where the package is
    worth no less than its reservation value, or less by no more than 1e-7, and nothing in it is filtered. To search on
    some draws and report from others, hand over the others here. Weights are rounded to whole units, a power of two of
    which the largest has 2⁵⁰ / draws or more: their sums are exact, and what ties by weights ties.

    Raises ValueError where shapes do not fit, a number is not finite or beyond 10⁴, or a party's weights are negative
    or all 0.
    """
    held, sizes = held_parties(parties)
    return shares_of(held, _packages(packages, sizes), sizes)


def held_parties(parties: Sequence[DrawnParty]) -> tuple[list[HeldParty], list[int]]:
    """Checked, with the number of options of each issue."""
    if len(parties) == 0:
        raise ValueError("there is no party: hand over one DrawnParty for each")
    if len(parties[0].values) == 0:
        raise ValueError("there is no issue: values must hold one array (draws, options) for every issue")
    sizes = [np.shape(array)[1] if np.ndim(array) == 2 else 0 for array in parties[0].values]
    return [_held(party, f"parties[{number}]", sizes) for number, party in enumerate(parties)], sizes


def shares_of(parties: Sequence[HeldParty], packages: IntArray, sizes: Sequence[int]) -> FloatArray:
    """As `acceptance`, for what is checked already."""
    # numba takes half a second to import: only what counts pays for it
    from .counting import weight_of_packages

    offsets = np.cumsum([0, *sizes[:-1]])
    rows = np.ascontiguousarray(packages + offsets)
    shares = np.empty((len(packages), len(parties)))
    for number, party in enumerate(parties):
        places = [[int(offsets[issue]) + option for issue, option in part.items()] for part in party.parts]
        shares[:, number] = weight_of_packages(
            party.worth,
            rows,
            party.floor,
            party.weights,
            np.array([place for part in places for place in part], dtype=np.int64),
            np.cumsum([0, *(len(part) for part in places)]),
            np.ascontiguousarray(party.where.T),
        )
        shares[:, number] /= party.weights.sum()
    return shares


def _held(party: DrawnParty, name: str, sizes: Sequence[int]) -> HeldParty:
    draws = len(np.atleast_1d(np.asarray(party.reservation)))
    floor = numbers(party.reservation, (draws,), f"{name}.reservation")
    weights = numbers(party.weights, (draws,), f"{name}.weights")
    if len(party.values) != len(sizes):
        raise ValueError(f"{name}.values holds {len(party.values)} arrays for {len(sizes)} issues")
    arrays = [
        numbers(array, (draws, size or None), f"{name}.values[{issue}]")
        for issue, (array, size) in enumerate(zip(party.values, sizes, strict=True))
    ]
    if draws == 0 or weights.min() < 0 or weights.max() == 0:
        raise ValueError(f"{name}.weights must not be negative, and one at least must be above 0")
    worth = np.concatenate([array.T for array in arrays])
    flags = open_options(party.allowed, sizes, draws)
    worth[~np.concatenate([np.broadcast_to(held, (draws, held.shape[1])).T for held in flags])] = -np.inf
    parts, where = forbidden_parts(party.forbidden, sizes, draws)
    # a power of two, so that what is whole already stays as it is; all together stay below 2⁵³
    whole = np.rint(np.ldexp(weights, 52 - draws.bit_length() - int(np.frexp(weights.max())[1])))
    # what does not count costs no time
    counted = np.flatnonzero(whole)
    if len(counted) < draws:
        worth, floor, whole, where = worth[:, counted], floor[counted], whole[counted], where[counted]
    return HeldParty(np.ascontiguousarray(worth), floor - CONSISTENT, whole, parts, where)


def _packages(packages: ArrayLike, sizes: Sequence[int]) -> IntArray:
    found = np.asarray(packages)
    if found.size == 0:
        return np.zeros((0, len(sizes)), dtype=np.int64)
    if found.ndim != 2 or found.shape[1] != len(sizes) or found.dtype.kind not in "iu":
        raise ValueError(f"packages must be an array of whole numbers of the shape (packages, {len(sizes)})")
    if (found < 0).any() or (found >= np.array(sizes)).any():
        raise ValueError("packages names an option that there is not")
    return found.astype(np.int64)
