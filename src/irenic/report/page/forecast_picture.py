"""Each issue's scale with who asks for what, drafts and the forecast distribution, with a text alternative."""

from markupsafe import Markup

from ...analyses.forecast import IssueForecast
from ..scale import asked, columns, drafts_in_words, number, place_in_words
from .marks import text

_LEFT, _WIDTH, _TOP, _HIGH, _LANE = 12, 536, 28, 96, 20
_BARS = 49
"""Odd, and no divisor of a round number, so that who stands at the middle or at a tenth stands below a bar."""


def scale_picture(issue: IssueForecast) -> Markup:
    """The figure of one issue."""
    low, high = issue.scale
    axis = _TOP + _HIGH

    def x(place: float) -> float:
        return round(_LEFT + _WIDTH * (place - low) / (high - low), 1)

    mass = columns(issue, _BARS)
    wide = _WIDTH / _BARS
    bars = Markup("").join(
        Markup('<rect class="mass" x="{}" y="{}" width="{}" height="{}"/>').format(
            round(_LEFT + at * wide, 1), round(axis - _HIGH * one / max(mass), 1), round(wide - 1, 1),
            round(_HIGH * one / max(mass), 1),
        )
        for at, one in enumerate(mass)
    )  # fmt: skip
    told = issue.distribution
    stands = asked(issue)
    # lines of drafts first, so that words stand over them
    below = axis + 40 + len(stands) * (_LANE + 12)
    on_it = [(draft, place) for draft, places in issue.drafts.items() for place in places]
    drawn = bars + Markup("").join(
        Markup('<path class="draft" d="M{} {}V{}"/>').format(x(place), _TOP, below + at * _LANE)
        for at, (_, place) in enumerate(on_it)
    )
    drawn += Markup('<path class="axis" d="M{} {}h{}"/>').format(_LEFT, axis, _WIDTH)
    drawn += Markup('<path class="interval" d="M{} {y}H{}"/>').format(x(told.low), x(told.high), y=axis + 4)
    drawn += Markup('<path class="headline" d="M{} {}v{}"/>').format(x(issue.headline), _TOP - 6, _HIGH + 14)
    drawn += _label(x(issue.headline), _TOP - 12, f"compromise mean {number(issue.headline)}")
    drawn += text(_LEFT, axis + 20, number(low), "small") + text(_LEFT + _WIDTH, axis + 20, number(high), "small end")
    y = axis + 40
    for one in stands:
        drawn += Markup('<path class="reach" d="M{} {y}H{}"/>').format(x(one.low), x(one.high), y=y - 4)
        drawn += Markup('<circle class="asked" cx="{}" cy="{}" r="4"/>').format(x(one.mode), y - 4)
        drawn += _label(x(one.mode), y + 12, f"{place_in_words(issue, one.mode)}: {_short(one.names)}")
        y += _LANE + 12
    for draft, place in on_it:
        drawn += _label(x(place), y + 12, issue.titles[draft])
        y += _LANE
    if issue.score is not None:
        at = x(min(high, max(low, issue.score.outcome)))
        drawn += Markup('<path class="outcome" d="M{} {}l5 6l-5 6l-5 -6z"/>').format(at, y - 4)
        drawn += _label(at, y + 20, f"came out at {number(issue.score.outcome)}")
        y += _LANE + 12
    return Markup(
        '<svg class="settles-at" viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{}'
        '</title><desc id="{id}-d">{}</desc>{}</svg>'
    ).format(_LEFT * 2 + _WIDTH, y + 8, issue.label, in_words(issue), drawn, id=f"scale-{_plain(issue.label)}")


def in_words(issue: IssueForecast) -> str:
    """All that the picture shows."""
    unit = f" {issue.unit}" if issue.unit else ""
    told = issue.distribution
    stands = "; ".join(
        f"{', '.join(one.names)} at {place_in_words(issue, one.mode)}{_reach(one.low, one.high)}"
        for one in asked(issue)
    )
    came = "" if issue.score is None else f" It came out at {number(issue.score.outcome)}."
    drafts = "".join(f" {words[0].upper()}{words[1:]}." for words in drafts_in_words(issue))
    return (
        f"The scale runs from {number(issue.scale[0])} to {number(issue.scale[1])}{unit}. {stands}.{drafts} The "
        f"compromise mean is {number(issue.headline)}. Half of the forecast lies at {number(told.median)} or below, "
        f"{100 * told.level:.0f} % of it from {number(told.low)} to {number(told.high)}.{came}"
    )


def _reach(low: float, high: float) -> str:
    return f" (from {number(low)} to {number(high)})" if low < high else ""


def _short(names: tuple[str, ...]) -> str:
    return ", ".join(names) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more"


def _label(x: float, y: float, words: str) -> Markup:
    """Words at a place, turned towards the middle of the picture near its ends."""
    turn = "middle" if _LEFT + 120 < x < _LEFT + _WIDTH - 120 else "start" if x <= _LEFT + 120 else "end"
    return text(x, y, words, f"label small {turn}")


def _plain(label: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in label)
