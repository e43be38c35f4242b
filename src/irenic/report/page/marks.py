"""The signs of the picture: a party's shape and colour, filled, pale, crossed or hatched; arrows and text."""

import textwrap
from typing import Final, Literal, NamedTuple

from markupsafe import Markup

# Okabe and Ito (2008): told apart without colour vision; a shape, and the name beside it, double each colour
COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8a7f00", "#555555")
_NAME: Final = 16


class Look(NamedTuple):
    """How a mark is drawn."""

    party: int
    """The place of the party in the user's order: it gives the shape and the colour."""
    form: Literal["takes", "refuses", "prefers"]
    conditional: bool
    assumed: bool
    prefix: str
    """Where the hatching of an assumed mark is defined."""


def mark(look: Look, x: float, y: float, title: str) -> Markup:
    """A mark in the party's shape: filled for what it would take, crossed out for what it refuses."""
    colour = COLOURS[look.party % len(COLOURS)]
    hollow = look.form in ("refuses", "prefers")
    fill = "none" if hollow else f"url(#{hatch_id(look.prefix, look.party)})" if look.assumed else colour
    kind = f"mark {look.form}{' conditional' if look.conditional else ''}{' assumed-mark' if look.assumed else ''}"
    shape = Markup('<path class="{}" fill="{}" stroke="{}" d="{}"/>').format(
        kind, fill, colour, _outline(look.party, x, y)
    )
    if look.form == "refuses":
        shape += Markup('<path class="strike" d="M{} {} l14 14 m0 -14 l-14 14"/>').format(
            round(x - 7, 1), round(y - 7, 1)
        )
    return Markup("<g><title>{}</title>{}</g>").format(title, shape)


def hatch_id(prefix: str, party: int) -> str:
    """The name of the hatching of a party within one picture."""
    return f"hatch-{prefix}-{party}"


def hatch(prefix: str, party: int) -> Markup:
    """The hatching of a party's assumed marks."""
    return Markup(
        '<pattern id="{}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0v4" stroke="{}" stroke-width="3"/></pattern>'
    ).format(hatch_id(prefix, party), COLOURS[party % len(COLOURS)])


def arrow(party: int, start: float, end: float, y: float) -> Markup:
    """An arrow along a lane from an option to the one that is liked better."""
    tip = 9 if end > start else -9
    return Markup('<path class="arrow" stroke="{}" d="M{} {y} H{} m{} -4 l{} 4 l{} 4"/>').format(
        COLOURS[party % len(COLOURS)], round(start, 1), round(end - tip, 1), -tip / 2, tip / 2, -tip / 2, y=round(y, 1)
    )


def text(x: float, y: float, words: str, kind: str) -> Markup:
    """A line of text."""
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, round(x, 1), round(y, 1), words)


def names_in_lines(name: str, width: int = _NAME) -> list[str]:
    """A name in lines that fit beside the lanes, whole."""
    return textwrap.wrap(name, width) or [name]


def _outline(party: int, x: float, y: float) -> str:
    x, y = round(x, 1), round(y, 1)
    outlines = (
        f"M{x - 6} {y} a6 6 0 1 0 12 0 a6 6 0 1 0 -12 0",
        f"M{x - 5} {y - 5} h10 v10 h-10 z",
        f"M{x} {y - 7} l7 12 h-14 z",
        f"M{x} {y - 7} l7 7 l-7 7 l-7 -7 z",
    )
    return outlines[party % len(outlines)]
