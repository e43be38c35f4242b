"""The picture of what happened when: a lane for each party's statements, for drafts, talks and events, on one axis."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ..report.page.charts import LEFT, WIDTH
from ..report.page.marks import COLOURS

_LANE, _BELOW, _NAMES = 28, 24, 150
_APART: Final = 7.0
"""Marks nearer to one another than so much are drawn as one, which opens all that they stand for."""
_TOGETHER: Final = 40
"""So many entries at most are opened by one mark."""
Days = tuple[datetime.date, datetime.date]


class Spot(NamedTuple):
    """One entry on the axis: from its first day to its last."""

    entry: str
    days: Days
    words: str


class Lane(NamedTuple):
    """One line of the picture."""

    name: str
    kind: str
    """Drafts are diamonds, statements dots, talks and events bars where they last."""
    colour: int | None
    """The party's place in the user's order."""
    spots: Sequence[Spot]


def lanes_picture(lanes: Sequence[Lane], axis: Days) -> Markup:
    """All lanes, each mark a link to the words behind what it stands for; nothing where no lane has a mark."""
    drawn = [lane for lane in lanes if lane.spots]
    if not drawn:
        return Markup("")
    first, last = axis
    base = _LANE * len(drawn) + 4
    inner = Markup("")
    for at, lane in enumerate(drawn):
        y = _LANE * at + _LANE / 2
        inner += Markup('<path class="rule" d="M{} {y}H{}"/><text x="{}" y="{}" class="name">{}</text>').format(
            LEFT, LEFT + WIDTH, LEFT + WIDTH + 8, y + 4, lane.name, y=y
        )
        for spots in _together(lane.spots, axis):
            inner += _mark(lane, spots, axis, y)
    inner += Markup(
        '<path class="axis" d="M{left} {base}H{right}"/><text x="{left}" y="{below}">{first}</text>'
        '<text x="{right}" y="{below}" class="end">{last}</text>'
    ).format(left=LEFT, right=LEFT + WIDTH, base=base, below=base + 18, first=first, last=last)
    words = "; ".join(f"{lane.name}: {len(lane.spots)}" for lane in drawn)
    return Markup('<svg class="overtime lanes" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        LEFT + WIDTH + _NAMES, base + _BELOW, f"From {first} to {last}. {words}.", inner
    )


def _x(day: datetime.date, axis: Days) -> float:
    first, last = axis
    return LEFT + WIDTH * (min(max(day, first), last) - first).days / max(1, (last - first).days)


def _together(spots: Sequence[Spot], axis: Days) -> list[list[Spot]]:
    """Spots that could not be told apart, as one; what lasts stays by itself."""
    found: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda one: (one.days, one.entry)):
        before = found[-1] if found else None
        if before and len(before) < _TOGETHER and _x(spot.days[0], axis) - _x(before[0].days[0], axis) < _APART:
            before.append(spot)
        else:
            found.append([spot])
    return found


def _mark(lane: Lane, spots: Sequence[Spot], axis: Days, y: float) -> Markup:
    x, end = _x(spots[0].days[0], axis), _x(max(spot.days[1] for spot in spots), axis)
    colour = "currentColor" if lane.colour is None else COLOURS[lane.colour % len(COLOURS)]
    if lane.kind == "draft":
        shape = Markup('<path fill="var(--paper)" stroke="{}" stroke-width="2" d="M{} {}l6 6l-6 6l-6-6z"/>').format(
            colour, round(x, 1), y - 6
        )
    elif lane.kind == "statement":
        shape = Markup('<circle fill="{}" cx="{}" cy="{}" r="{}"/>').format(
            colour, round(x, 1), y, 4 if len(spots) == 1 else 5.5
        )
    else:
        shape = Markup('<rect fill="{}" opacity=".75" x="{}" y="{}" width="{}" height="8"/>').format(
            colour, round(x - 2, 1), y - 4, round(max(4.0, end - x + 4), 1)
        )
    words = (
        spots[0].words if len(spots) == 1 else f"{len(spots)} entries: {'; '.join(spot.words for spot in spots[:3])}"
    )
    query = "&".join(f"of={spot.entry}" for spot in spots)
    return Markup('<a href="/evidence?{}" aria-label="{}"><title>{}</title>{}</a>').format(query, words, words, shape)
