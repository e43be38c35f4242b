"""Pictures of answers: a probability with how far it moves, what an entry contributes, and a joint answer over time."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from ...analyses.trace import Moment, Trace
from ...preferences.joint import middle
from ...preferences.probability import Probability
from ..brief.shape import capital
from ..terminal.words import digits, in_ten
from .marks import COLOURS

LEFT, WIDTH = 56, 560
"""Where the axis of days begins, and how long it is."""
_HEIGHT = 120
_DASHES: Final = ("6 3", "2 3", "10 3 2 3", "1 5", "12 4", "4 2 1 2 1 2", "8 6", "3 6")
"""One for each party: told apart without colour vision."""


def bar(p: Probability, spread: tuple[float, float] | None = None) -> Markup:
    """A probability from 0 to 1: a pale bar for how far it moves, a dark one for its error; exact is a solid block."""
    if p.low is None or p.high is None:
        return Markup("")
    words = f"{in_ten(p, spread)}; {digits(p)}"
    if p.exact:
        inner = Markup('<rect class="exact" x="{}" y="2" width="8" height="12"/>').format(96 if p.probability else 4)
    else:
        inner = Markup("")
        if spread is not None:
            low, high = spread
            inner += Markup('<rect class="spread" x="{}" y="4" width="{}" height="8"/>').format(
                round(4 + 100 * low, 1), round(max(1.0, 100 * (high - low)), 1)
            )
        inner += Markup('<rect class="interval" x="{}" y="6" width="{}" height="4"/>').format(
            round(4 + 100 * p.low, 1), round(max(1.5, 100 * (p.high - p.low)), 1)
        )
        if p.probability is not None:
            inner += Markup('<circle cx="{}" cy="8" r="3.5"/>').format(round(4 + 100 * p.probability, 1))
    return Markup(
        '<svg class="bar" viewBox="0 0 108 16" role="img" aria-label="{}">'
        '<path d="M4 8h100M4 4v8M54 6v4M104 4v8"/>{}</svg>'
    ).format(words, inner)


def change_bar(change: float | None) -> Markup:
    """By how much an entry moves a probability: to the right where it raises it, to the left where it lowers it."""
    if change is None:
        return Markup("")
    start, length = (54, 50 * change) if change >= 0 else (54 + 50 * change, -50 * change)
    way = "raises" if change >= 0 else "lowers"
    return Markup(
        '<svg class="bar" viewBox="0 0 108 16" role="img" aria-label="{} it by {} in 10"><path d="M54 2v12M4 8h100"/>'
        '<rect class="interval" x="{}" y="4" width="{}" height="8"/></svg>'
    ).format(way, f"{10 * abs(change):.1f}", round(start, 1), round(max(1.0, length), 1))


def over_time(
    trace: Trace,
    draft: str,
    called: str,
    names: Mapping[str, str],
    days: tuple[datetime.date, datetime.date] | None = None,
) -> Markup:
    """How the joint answer on a draft, and each party's own, changed day by day, as a step line.

    `called` is the draft in words, `names` are those of the parties whose answers are drawn. From its first day to the
    last, or from one given day to another, neither of which leaves any of it out.
    """
    moments = [moment for moment in trace.moments if draft in moment.drafts]
    if len(moments) < 2:
        return Markup("")
    parties = list(names)
    first, last = days or (moments[0].date, trace.as_of or moments[-1].date)
    span, until = max(1, (last - first).days), trace.as_of or moments[-1].date

    def x(day: datetime.date) -> float:
        return LEFT + WIDTH * (day - first).days / span

    lines = Markup("")
    labels: list[tuple[float, str, str]] = []
    for party in [*parties, ""]:
        points = [(x(moment.date), _value(moment, draft, party)) for moment in moments]
        colour = COLOURS[parties.index(party) % len(COLOURS)] if party else "currentColor"
        path = _steps(points, x(until))
        if path:
            dashes = _DASHES[parties.index(party) % len(_DASHES)] if party else "none"
            lines += Markup('<path class="{}" stroke="{}" stroke-dasharray="{}" d="{}"/>').format(
                "own" if party else "all", colour, dashes, path
            )
        told = [(at, value) for at, value in points if value is not None]
        if len(told) == 1 and told[0][0] == x(until):
            # a line of no length shows nothing
            lines += Markup('<circle r="3" cx="{}" cy="{}" fill="{}"/>').format(
                round(told[0][0], 1), round(_y(told[0][1]), 1), colour
            )
        if (end := points[-1][1]) is not None:
            labels.append((_y(end), names[party] if party else "all together", colour))
    text = Markup("").join(
        Markup('<text x="{}" y="{}" fill="{}" class="name">{}</text>').format(
            LEFT + WIDTH + 8, round(at, 1), colour, name
        )
        for at, name, colour in _apart(labels)
    )
    ticks = Markup("").join(
        Markup('<path class="tick" d="M{} {}v5"/>').format(round(x(moment.date), 1), _HEIGHT + 8) for moment in moments
    )
    axis = Markup(
        '<path class="axis" d="M{left} 8V{base}H{right}"/><text x="{edge}" y="14" class="end">yes</text>'
        '<text x="{edge}" y="{middle}" class="end">5 in 10</text><text x="{edge}" y="{base}" class="end">no</text>'
        '<text x="{left}" y="{below}">{first}</text><text x="{right}" y="{below}" class="end">{last}</text>'
    ).format(
        left=LEFT, base=_HEIGHT + 8, right=LEFT + WIDTH, edge=LEFT - 6, middle=round(_y(0.5) + 4),
        below=_HEIGHT + 28, first=first, last=last,
    )  # fmt: skip
    return Markup('<svg class="overtime" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>').format(
        LEFT + WIDTH + 150,
        _HEIGHT + 36 + 14 * max(0, len(labels) - 2),
        f"{capital(called)}. {_in_words(moments, draft, names)}",
        axis,
        ticks,
        lines,
        text,
    )


def _value(moment: Moment, draft: str, party: str) -> float | None:
    answers = moment.drafts[draft]
    if not party:
        answer: Probability = answers.all.best_reading
    elif party in answers.parties:
        answer = answers.parties[party].best_reading
    else:
        return None
    return None if answer.withheld is not None else middle(answer)


def _in_words(moments: Sequence[Moment], draft: str, names: Mapping[str, str]) -> str:
    """The picture without the picture: every number from the day on which it came, for all together and for each."""
    lines = []
    for party, name in {"": "All together", **names}.items():
        told: dict[datetime.date, str] = {}
        for moment in moments:
            words = _told(moment, draft, party)
            if words not in list(told.values())[-1:]:
                told[moment.date] = words
        lines.append(f"{name}: {'; '.join(f'from {day} {words}' for day, words in told.items())}.")
    return " ".join(lines)


def _told(moment: Moment, draft: str, party: str) -> str:
    answers = moment.drafts[draft]
    if party and party not in answers.parties:
        return "no number"
    answer = answers.parties[party].best_reading if party else answers.all.best_reading
    return "no number" if answer.withheld is not None else in_ten(answer)


def _y(value: float) -> float:
    return 8 + _HEIGHT * (1 - value)


def _steps(points: list[tuple[float, float | None]], end: float) -> str:
    """A step line; a gap where there is no number."""
    path, before = "", None
    for at, value in points:
        if value is None:
            path += f"H{at:.1f}" if before is not None else ""
        elif before is None:
            path += f"M{at:.1f} {_y(value):.1f}"
        else:
            path += f"H{at:.1f}V{_y(value):.1f}"
        before = value
    return path + (f"H{end:.1f}" if before is not None else "")


def _apart(labels: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Labels moved down where they would hide one another."""
    placed: list[tuple[float, str, str]] = []
    for at, name, colour in sorted(labels):
        low = placed[-1][0] + 14 if placed else 0.0
        placed.append((max(at + 4, low), name, colour))
    return placed
