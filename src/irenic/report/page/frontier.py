"""The picture of what two parties could have at once: the frontier between them, the drafts, and where rules settle."""

import string
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from ...preferences.fronts import Front, Point
from ...solvers.bargaining import Rule
from ..brief.shape import capital
from ..terminal.words import RULES
from .marks import COLOURS, names_in_lines

_LEFT, _TOP, _SIDE, _RIGHT = 48, 16, 360, 200
_NAME: Final = 26
_LINE: Final = 15
_LETTERS: Final = string.ascii_uppercase


def frontier_picture(
    front: Front,
    names: Mapping[str, str],
    labels: Mapping[str, str],
    options: Mapping[str, Mapping[str, str]],
    called: Callable[[str], str],
) -> Markup:
    """One frontier; `labels` are what people call the issues, `options` their options, `called` a draft.

    Every point, draft and rule carries its package in words, which the page's script shows when it is pointed at.
    """
    first, second = (names[party] for party in front.parties)
    inner = _axes(front, first, second)
    for place, point in enumerate(front.points, 1):
        words = f"Point {place} of {len(front.points)}: {_told(point, first, second, labels, options)}"
        x, y = _at(point.values)
        inner += Markup('<circle class="pick point" cx="{}" cy="{}" r="3.5" data-words="{}"/>').format(x, y, words)
    marked: list[tuple[float, float, str]] = []
    for draft, point in front.drafts.items():
        x, y = _at(point.values)
        words = f"{capital(called(draft))}: {_told(point, first, second, labels, options)}"
        inner += Markup('<path class="pick onfront" d="M{} {}l7 7l-7 7l-7-7z" data-words="{}"/>').format(
            x, y - 7, words
        )
        marked.append((x, y, called(draft)))
    for point, rules in _together(front.rules):
        x, y = _at(point.values)
        named = ", ".join(RULES[rule] for rule in rules)
        words = f"{named}: {_told(point, first, second, labels, options)}"
        inner += Markup('<circle class="pick settles" cx="{}" cy="{}" r="7" data-words="{}"/>').format(x, y, words)
        marked.append((x, y, "all four rules" if len(rules) == len(front.rules) == 4 else named))
    marked.sort(key=lambda one: one[1])
    inner += _lettered(marked) + _named(marked)
    key = Markup("").join(
        Markup("<li>{} {}</li>").format(letter, name) for letter, (_, _, name) in zip(_LETTERS, marked, strict=False)
    )
    return Markup(
        '<div class="plot"><svg class="front" viewBox="0 0 {} {}" role="img" tabindex="0" aria-label="{}">{}</svg>'
        '</div><ul class="key" aria-hidden="true">{}</ul>'
    ).format(_LEFT + _SIDE + _RIGHT, _TOP + _SIDE + 44, _in_words(front, first, second, called), inner, key)


def _axes(front: Front, first: str, second: str) -> Markup:
    x, y = _at((min(max(front.reservation[0], 0.0), 1.0), min(max(front.reservation[1], 0.0), 1.0)))
    outside = any(not 0 <= value <= 1 for value in front.reservation)
    base, right = _TOP + _SIDE, _LEFT + _SIDE
    return Markup(
        '<path class="axis" d="M{left} {top}V{base}H{right}"/>'
        '<path class="level" d="M{x} {top}V{base}M{left} {y}H{right}"/>'
        '<text class="small" x="{right}" y="{below}" text-anchor="end" fill="{own}">more for {first} →</text>'
        '<text class="small" x="{left}" y="{below}">worst</text>'
        '<text class="small" transform="translate({edge} {top}) rotate(-90)" text-anchor="end" fill="{other}">'
        'more for {second} →</text><text class="small" x="{beside}" y="{foot}">no agreement{beyond}</text>'
    ).format(
        left=_LEFT, top=_TOP, base=base, right=right, x=x, y=y, below=base + 20, edge=_LEFT - 12, first=first,
        second=second, own=COLOURS[0], other=COLOURS[5], beside=min(x + 5, right - 70), foot=base - 6,
        beyond=" (beyond the scale)" if outside else "",
    )  # fmt: skip


def _at(values: tuple[float, float]) -> tuple[float, float]:
    return round(_LEFT + _SIDE * values[0], 1), round(_TOP + _SIDE * (1 - values[1]), 1)


def _lettered(marked: Sequence[tuple[float, float, str]]) -> Markup:
    """A letter beside every mark, which the names in the margin and the list below the picture share."""
    found, taken = Markup(""), list[tuple[float, float]]()
    for letter, (x, y, _) in zip(_LETTERS, marked, strict=False):
        beside = x + 9
        while any(abs(beside - other) < 11 and abs(y - below) < 12 for other, below in taken):
            beside += 11
        taken.append((beside, y))
        found += Markup('<text class="letter" x="{}" y="{}">{}</text>').format(
            round(beside, 1), round(max(y - 6, 12.0), 1), letter
        )
    return found


def _named(marked: Sequence[tuple[float, float, str]]) -> Markup:
    """Names at the right edge of the picture, each with a line to its mark; none above another."""
    found, low = Markup(""), 0.0
    left = _LEFT + _SIDE + 14
    for letter, (x, y, name) in zip(_LETTERS, marked, strict=False):
        low = max(y, low + _LINE)
        found += Markup('<path class="leader" d="M{} {}L{} {}"/>').format(round(x + 8, 1), y, left - 4, round(low, 1))
        for place, line in enumerate(names_in_lines(f"{letter} {name}", _NAME)):
            low += _LINE if place else 0
            found += Markup('<text class="name" x="{}" y="{}">{}</text>').format(left, round(low + 4, 1), line)
    return found


def _together(rules: Mapping[Rule, Point]) -> list[tuple[Point, list[Rule]]]:
    """The rules that settle at the same package, with it."""
    found: list[tuple[Point, list[Rule]]] = []
    for rule, point in rules.items():
        held = next((others for other, others in found if other == point), None)
        if held is None:
            found.append((point, [rule]))
        else:
            held.append(rule)
    return found


def _told(
    point: Point, first: str, second: str, labels: Mapping[str, str], options: Mapping[str, Mapping[str, str]]
) -> str:
    terms = "; ".join(
        f"{labels[issue]}: {options[issue].get(option, option)}"
        for issue, option in ((issue, point.package[issue]) for issue in labels if issue in point.package)
    )
    return f"worth {point.values[0]:.2f} to {first} and {point.values[1]:.2f} to {second}, of 1 at most. {terms}"


def _in_words(front: Front, first: str, second: str, called: Callable[[str], str]) -> str:
    drafts = "; ".join(
        f"{called(name)} {one.values[0]:.2f} and {one.values[1]:.2f}" for name, one in front.drafts.items()
    )
    rules = "; ".join(f"{RULES[name]} {one.values[0]:.2f} and {one.values[1]:.2f}" for name, one in front.rules.items())
    points = "one point" if front.count == 1 else f"{front.count:,} points"
    return (
        f"What {first} and {second} could have at once: a frontier of {points}. No agreement is worth "
        f"{front.reservation[0]:.2f} to {first} and {front.reservation[1]:.2f} to {second}. "
        f"Drafts: {drafts or 'none'}. Rules: {rules or 'none settles'}. The arrow keys go from point to point."
    )
