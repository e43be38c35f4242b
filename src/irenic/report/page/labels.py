"""Places labels along an axis so that none covers another: text is wrapped, shifted and, where it must be, lowered."""

import textwrap
from collections.abc import Sequence
from typing import Final, NamedTuple

CHARACTER: Final = 7.5
"""Width of a character of the picture's 13-unit type, the mean of a wide face."""
LINE: Final = 15
_LONGEST: Final = (22, 16)
_ROWS: Final = 24


class Label(NamedTuple):
    """A label where it stands: its lines, the left end of them, its top, and the place on the axis that it names."""

    lines: tuple[str, ...]
    left: float
    top: float
    at: float

    @property
    def width(self) -> float:
        """How wide its longest line is."""
        return width_of(self.lines)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + LINE * len(self.lines)


def width_of(lines: Sequence[str]) -> float:
    """How wide the longest of some lines is, about."""
    return CHARACTER * max(map(len, lines), default=0)


def placed(wanted: Sequence[tuple[float, str]], left: float, right: float, *, above: bool = False) -> list[Label]:
    """Labels for places on an axis between two edges, each as near to the axis as there is room for it.

    They are set from the left and from the right, in wide lines and in narrow ones: what runs through the fewest words,
    then what is lowest, is taken. Tops are counted from the axis down; from the highest label, for those `above` it.
    """
    ways = (
        _placed(sorted(wanted, reverse=backwards), left, right, longest)
        for longest in _LONGEST
        for backwards in (False, True)
    )
    found = min(ways, key=lambda found: (_cuts(found), _height(found)))
    if above:
        # the axis is below them: what was nearest to it at the top is nearest to it at the bottom
        height = _height(found)
        return [label._replace(top=height - label.bottom) for label in found]
    return found


def _height(found: Sequence[Label]) -> float:
    return max((label.bottom for label in found), default=0.0)


def _cuts(found: Sequence[Label]) -> int:
    """How many labels the lines down to others run through."""
    return sum(_cut(one, other) for one in found for other in found if one is not other)


def _placed(wanted: Sequence[tuple[float, str]], left: float, right: float, longest: int) -> list[Label]:
    found: list[Label] = []
    for at, words in wanted:
        lines = tuple(textwrap.wrap(words, longest) or [""])
        width = width_of(lines)
        starts = [min(max(left, start), right - width) for start in (at - width / 2, at - width + 8, at - 8)]
        tries = [Label(lines, start, row * LINE / 3, at) for row in range(_ROWS) for start in starts]
        # a line that runs behind other words is better than words that cover others
        found.append(
            next((one for one in tries if not any(_meets(one, other) for other in found)), None)
            or Label(lines, starts[0], max(other.bottom for other in found), at)
        )
    return found


def _meets(one: Label, other: Label) -> bool:
    """Whether two labels, or the line from the axis down to one of them and the other, cross."""
    gap = CHARACTER
    beside = one.left + one.width + gap <= other.left or other.left + other.width + gap <= one.left
    above = one.bottom <= other.top or other.bottom <= one.top
    return not (beside or above) or _cut(one, other) or _cut(other, one)


def _cut(one: Label, other: Label) -> bool:
    """Whether the line down to a label runs through another."""
    return other.top < one.top and other.left - 2 < one.at < other.left + other.width + 2
