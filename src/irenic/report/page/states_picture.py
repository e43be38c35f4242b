"""The states of a deal kept or broken as a picture: moves, improvements, and which states would hold."""

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ...analyses.stability import Stability
from ...preferences.holding import HEADLINE
from ...preferences.stability_answers import Arrow, StateShown
from ..holding import Telling
from ..terminal.words import tenths
from .marks import COLOURS, text

MOST_DRAWN: Final = 32
"""States that are drawn; of more, the deal kept, the state asked of and what lies one move from that, then those that
hold most often."""
_WIDE, _LOW, _LINE = 160, 74, 14
"""How wide a state is drawn, how high at least, and how high a line of its words."""
_LINES = 9
"""Lines that the words of a state take at most."""
_NEAR, _FARTHER = 16, 11
"""How far the arc of a move bends away for the next node, and for each one beyond."""


_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
"""Where along its arc a letter may stand, best first."""
_CLEAR: Final = 15.0
"""So far from another letter, middle to middle, a letter does not touch it; from another arc half as far."""


class _Place(NamedTuple):
    column: int
    row: int


_Point = tuple[float, float]


class _Arc(NamedTuple):
    """A move as a cubic curve: its two ends, and the points that bend it."""

    arrow: Arrow
    maker: int
    bends: tuple[_Point, _Point, _Point, _Point]

    def at(self, along: float) -> _Point:
        """The point of the curve at a share of its course (Bernstein's form)."""
        back = 1 - along
        weights = (back**3, 3 * back**2 * along, 3 * back * along**2, along**3)
        across, down = (sum(w * p[axis] for w, p in zip(weights, self.bends, strict=True)) for axis in (0, 1))
        return across, down


def state_graph(found: Stability, telling: Telling) -> Markup:
    """The picture with a text alternative that tells the same; empty where nobody can move."""
    shown = _shown(found)
    if len(shown) < 2:
        return Markup("")
    makers = list(dict.fromkeys(held.by for held in found.moves.values() if held.in_play and held.kind != "verify"))
    places = _places(found, shown, makers)
    columns, rows = (1 + max(place[axis] for place in places.values()) for axis in (0, 1))
    across, down = _gap(columns), _gap(rows)
    words = {state.number: _lines(found, telling, state, makers) for state in shown}
    high = max(_LOW, 38 + _LINE * max(map(len, words.values())))
    width = columns * (_WIDE + 2 * down)
    height = across + rows * (high + 2 * across) - across
    corner = {
        number: (down + place.column * (_WIDE + 2 * down), across + place.row * (high + 2 * across))
        for number, place in places.items()
    }
    parts = [_head(place) for place in range(len(makers))]
    arcs = [_arc(arrow, places, corner, makers, high) for arrow in _drawn(found.arrows, places)]
    parts += [_curve(arc) for arc in arcs]
    parts += [text(x, y + 4, _letter(arc.maker), "label middle") for arc, (x, y) in _lettered(arcs)]
    parts += [_node(found, telling, state, corner[state.number], high, words[state.number]) for state in shown]
    return Markup(
        '<div class="frame" tabindex="0" aria-label="States and moves"><svg class="states" role="img" '
        'viewBox="0 0 {0} {1}" width="{0}" height="{1}"><title>{2}</title>{3}</svg></div>'
    ).format(round(width), round(height), in_words(found, telling), Markup("").join(parts))


def in_words(found: Stability, telling: Telling) -> str:
    """What the picture shows: each state that is drawn, whether it holds, and the moves from it that better someone."""
    shown = _shown(found)
    drawn = {state.number for state in shown}
    sentences = []
    for state in shown:
        better = [
            f"{telling.name(arrow.by)} to {arrow.end}"
            for arrow in found.arrows
            if arrow.start == state.number and arrow.end in drawn and arrow.better > 0.5
        ]
        called = _called(found, state.number)
        kept = f" ({called})" if called else ""
        holds = _holds(found, state)
        nobody = (
            "; no move from it " + ("is known to better" if found.withheld or found.untold else "betters") + " anybody"
        )
        leads = f"; better for who moves: {', '.join(better)}" if better else nobody
        sentences.append(
            f"State {state.number}{kept}: {telling.state(state.made)}{f', {holds}' if holds else ''}{leads}."
        )
    left = len(found.states) - len(shown)
    return " ".join([*sentences, *([f"{left} more states are not drawn."] if left else [])])


def legend(found: Stability, telling: Telling) -> list[tuple[str, str]]:
    """The letter by which each maker's moves are told, and its name."""
    makers = dict.fromkeys(held.by for held in found.moves.values() if held.in_play and held.kind != "verify")
    return [(_letter(place), telling.name(maker)) for place, maker in enumerate(makers)]


def _called(found: Stability, number: int) -> str:
    """What is said of a state at once: that it is the deal kept, or the one that is asked of."""
    if number == found.agreed:
        return "the deal kept"
    return "asked of" if number == found.asked else ""


def _letter(maker: int) -> str:
    return "ABCDEFGHIJKLMNOP"[maker]


def _shown(found: Stability) -> list[StateShown]:
    if len(found.states) <= MOST_DRAWN:
        return list(found.states)
    near = {found.agreed, found.asked} | {arrow.end for arrow in found.arrows if arrow.start == found.asked}
    order = sorted(
        found.states, key=lambda state: (state.number not in near, -state.equilibrium.get(HEADLINE, 0.0), state.number)
    )
    return sorted(order[:MOST_DRAWN], key=lambda state: state.number)


def _places(found: Stability, shown: Iterable[StateShown], makers: Sequence[str]) -> dict[int, _Place]:
    """Columns by what some makers do and rows by what the others do, so that every move is along one of them."""
    by_columns = set(makers[: max(1, len(makers) // 2)])
    choices: list[dict[tuple[str, ...], int]] = [{}, {}]
    found_places = {}
    states = sorted(shown, key=lambda state: (len(state.made), state.number))
    chosen = {
        state.number: tuple(
            tuple(move for move in state.made if (found.moves[move].by in by_columns) == (axis == 0)) for axis in (0, 1)
        )
        for state in states
    }
    for axis in (0, 1):
        for number in sorted(chosen):
            choices[axis].setdefault(chosen[number][axis], len(choices[axis]))
    for number, (column, row) in chosen.items():
        found_places[number] = _Place(choices[0][column], choices[1][row])
    return found_places


def _gap(count: int) -> float:
    return _NEAR + _FARTHER * max(count - 2, 0) + 16


def _drawn(arrows: Sequence[Arrow], places: Mapping[int, _Place]) -> list[Arrow]:
    """The moves to draw: those that better who makes them last, so that they lie above; others once for both ways."""
    inside = [arrow for arrow in arrows if arrow.start in places and arrow.end in places]
    better = [arrow for arrow in inside if arrow.better > 0.5]
    joined = {frozenset((arrow.start, arrow.end)) for arrow in better}
    plain: dict[frozenset[int], Arrow] = {}
    for arrow in inside:
        pair = frozenset((arrow.start, arrow.end))
        if pair not in joined:
            plain.setdefault(pair, arrow)
    return [*plain.values(), *better]


def _arc(
    arrow: Arrow,
    places: Mapping[int, _Place],
    corner: Mapping[int, _Point],
    makers: Sequence[str],
    high: int,
) -> _Arc:
    """A move as an arc: along a row above the nodes to the right and below to the left, along a column alike."""
    start, end = places[arrow.start], places[arrow.end]
    (x1, y1), (x2, y2) = corner[arrow.start], corner[arrow.end]
    along_row = start.row == end.row
    steps = end.column - start.column if along_row else end.row - start.row
    forward = 1 if steps > 0 else -1
    bend = 1.6 * (_NEAR + _FARTHER * (abs(steps) - 1))
    if along_row:
        side = y1 if forward > 0 else y1 + high
        a, b = (x + _WIDE / 2 + lean for x, lean in _leaning(x1, x2, _WIDE / 2 - 14, forward))
        out = side - bend * forward
        bends = ((a, side), (a, out), (b, out), (b, side))
    else:
        side = x1 + _WIDE if forward > 0 else x1
        a, b = (y + high / 2 + lean for y, lean in _leaning(y1, y2, high / 2 - 10, forward))
        out = side + bend * forward
        bends = ((side, a), (out, a), (out, b), (side, b))
    return _Arc(arrow, makers.index(arrow.by), bends)


def _leaning(start: float, end: float, room: float, forward: int) -> tuple[_Point, _Point]:
    """Where an arc leaves and arrives, off the middle of its nodes, so that the way there and back are two."""
    return (start, 0.7 * room * forward), (end, -0.7 * room * forward)


def _curve(arc: _Arc) -> Markup:
    start, *middle, end = (f"{x:.0f} {y:.0f}" for x, y in arc.bends)
    path = f"M{start} C{' '.join(middle)} {end}"
    if arc.arrow.better <= 0.5:
        return Markup('<path class="plain" d="{}"/>').format(path)
    return Markup('<path class="better" stroke="{}" marker-end="url(#head-{})" d="{}"/>').format(
        COLOURS[arc.maker % len(COLOURS)], arc.maker, path
    )


def _lettered(arcs: Sequence[_Arc]) -> Iterable[tuple[_Arc, _Point]]:
    """Where the letter of each coloured arc stands: the first place along it clear of other letters and arcs.

    Where no place is clear, the one that is farthest from what is nearest.
    """
    coloured = [arc for arc in arcs if arc.arrow.better > 0.5]
    courses = [[arc.at(step / 20) for step in range(21)] for arc in coloured]
    taken: list[_Point] = []
    for own, arc in enumerate(coloured):
        others = [point for other, course in enumerate(courses) if other != own for point in course]

        def room(at: _Point, others: Sequence[_Point] = others) -> float:
            letters = min((math.dist(at, letter) for letter in taken), default=math.inf)
            return min(letters, 2 * min((math.dist(at, point) for point in others), default=math.inf), _CLEAR)

        best = max((arc.at(along) for along in _ALONG), key=room)  # the first of the best
        taken.append(best)
        yield arc, best


def _head(maker: int) -> Markup:
    return Markup(
        '<marker id="head-{}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="{}"/></marker>'
    ).format(maker, COLOURS[maker % len(COLOURS)])


def _lines(found: Stability, telling: Telling, state: StateShown, makers: Sequence[str]) -> list[str]:
    """What is done in a state, each maker's moves from a line of their own on."""
    lines = []
    for place, maker in enumerate(makers):
        if theirs := [telling.label(move) for move in state.made if found.moves[move].by == maker]:
            lines += textwrap.wrap(f"{_letter(place)}: {'; '.join(theirs)}", 23)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], "…"]
    return lines or ["no move is made"]


def _node(
    found: Stability,
    telling: Telling,
    state: StateShown,
    corner: _Point,
    high: int,
    lines: Sequence[str],
) -> Markup:
    x, y = corner
    kept = state.number == found.agreed
    share = state.equilibrium.get(HEADLINE, 0.0)
    parts = [
        Markup('<rect class="state{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
            " kept" if kept else "", round(x), round(y), _WIDE, high
        )
    ]
    if share > 0.5:
        parts.append(
            Markup('<rect class="holds" x="{}" y="{}" width="{}" height="{}" rx="2"/>').format(
                round(x) + 4, round(y) + 4, _WIDE - 8, high - 8
            )
        )
    called = _called(found, state.number)
    head = f"{state.number}{f' – {called}' if called else ''}"
    parts.append(text(x + 10, y + 18, head, "strong"))
    parts += [text(x + 10, y + 33 + _LINE * at, line, "small") for at, line in enumerate(lines)]
    title = f"{telling.state(state.made)}{f'; {_holds(found, state)}' if _holds(found, state) else ''}"
    return Markup("<g><title>{}</title>{}</g>").format(title, Markup("").join(parts))


def _holds(found: Stability, state: StateShown) -> str:
    if HEADLINE not in state.equilibrium:
        return ""
    share = state.equilibrium[HEADLINE]
    if found.stability_draws == 1:
        return "would hold" if share else "would not hold"
    return f"would hold: {tenths(share)}"
