"""The issue matrix as a picture: parties as columns, issues as rows, positions as marks on each issue's own scale."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from markupsafe import Markup

from ...analyses.gap import Cell, Matrix, Position
from ...analyses.table import Table

# Okabe and Ito (2008): told apart without colour vision; a shape doubles each colour
COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8a7f00", "#555555")
_LEFT, _TOP, _ROW, _PAD = 150, 52, 58, 26
_TAKES: Final = frozenset({"accepts", "offers", "demands", "prefers", "supports"})


class Scale(NamedTuple):
    """An issue's options in their order, with their labels."""

    options: tuple[str, ...]
    labels: Mapping[str, str]


def matrix_picture(matrix: Matrix, table: Table, scales: Mapping[str, Scale]) -> Markup:
    """The picture as SVG. It scales with the page; its text alternative is the table that stands beside it."""
    columns = max(1, len(matrix.parties))
    width = max(720, _LEFT + 150 * columns)
    column = (width - _LEFT) / columns
    height = _TOP + _ROW * len(matrix.issues) + 8
    parts = [
        Markup('<svg class="matrix" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            width, height, matrix.summary
        ),
    ]
    for number, party in enumerate(matrix.parties):
        x = _LEFT + column * (number + 0.5)
        parts.append(_mark(_Shape(number), x, 12, "takes"))
        parts.append(_text(x, 38, party.name + ("" if party.consent_needed else " *"), "head"))
    for row, issue in enumerate(matrix.issues):
        y = _TOP + _ROW * row
        parts.append(Markup('<line class="rule" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, y, y))
        parts += [_text(0, y + _ROW / 2 + 4 - 7 * (len(lines) - 1) + 14 * at, line, "issue")
                  for lines in [_two_lines(issue.label)] for at, line in enumerate(lines)]  # fmt: skip
        for number, party in enumerate(matrix.parties):
            left = _LEFT + column * number + _PAD
            parts += _cell(matrix.cell(party.id, issue.id), scales[issue.id], table, left, y, column - 2 * _PAD, number)
    parts.append(Markup("</svg>"))
    return Markup("").join(parts)


class _Shape(int):
    """The place of a party in the user's order: it gives the mark's shape and colour."""


def _cell(
    cell: Cell, scale: Scale, table: Table, left: float, top: float, width: float, number: int
) -> Iterator[Markup]:
    middle = top + _ROW / 2
    if not cell.positions:
        yield _text(left + width / 2, middle + 4, cell.silence or "", "silence")
        return
    step = width / max(1, len(scale.options) - 1)
    place = {option: left + step * at for at, option in enumerate(scale.options)}
    yield Markup('<line class="scale" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(left, left + width, middle, middle)
    for option, x in place.items():
        yield Markup('<line class="tick" x1="{0}" x2="{0}" y1="{1}" y2="{2}"><title>{3}</title></line>').format(
            x, middle - 3, middle + 3, scale.labels[option]
        )
    for at, draft in enumerate(table.drafts):
        for term in draft.terms:
            if term.issue == cell.issue:
                for option in (option for option in term.options if option in place):
                    x = place[option] + 3 * (at - (len(table.drafts) - 1) / 2)
                    line = Markup(
                        '<line class="draft d{0}" x1="{1}" x2="{1}" y1="{2}" y2="{3}">'
                        "<title>draft {4}: {5}</title></line>"
                    )
                    yield line.format(at % 4, x, top + 8, top + _ROW - 8, draft.id, scale.labels[option])
    for position in cell.positions:
        yield from _position(position, place, middle, _Shape(number))


def _position(position: Position, place: Mapping[str, float], middle: float, shape: _Shape) -> Iterator[Markup]:
    takes = position.stance in _TAKES
    options = position.options[:1] if position.stance == "prefers" else position.options
    # an option that the issue does not have is an error of the case, told elsewhere on the page
    for option in (option for option in options if option in place):
        kind = "takes" if takes else "refuses"
        if position.condition:
            kind += " conditional"
        yield Markup("<g><title>{}: {}</title>").format(position.statement, position.words)
        yield _mark(shape, place[option], middle, kind)
        yield Markup("</g>")


def _mark(shape: _Shape, x: float, y: float, kind: str) -> Markup:
    colour = COLOURS[shape % len(COLOURS)]
    if kind.startswith("refuses"):
        return Markup('<path class="mark {0}" stroke="{1}" d="M{2} {3} l10 10 m0 -10 l-10 10"/>').format(
            kind, colour, x - 5, y - 5
        )
    outlines = (
        f"M{x - 6} {y} a6 6 0 1 0 12 0 a6 6 0 1 0 -12 0",
        f"M{x - 5} {y - 5} h10 v10 h-10 z",
        f"M{x} {y - 7} l7 12 h-14 z",
        f"M{x} {y - 7} l7 7 l-7 7 l-7 -7 z",
    )
    return Markup('<path class="mark {}" fill="{}" stroke="{}" d="{}"/>').format(
        kind, colour, colour, outlines[shape % len(outlines)]
    )


def _text(x: float, y: float, words: str, kind: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, round(x, 1), round(y, 1), words)


def _two_lines(label: str) -> list[str]:
    if len(label) <= 18:
        return [label]
    words = label.split()
    first = words[:1]
    while len(first) < len(words) and len(" ".join([*first, words[len(first)]])) <= 18:
        first.append(words[len(first)])
    rest = " ".join(words[len(first) :])
    return [" ".join(first), rest if len(rest) <= 18 else rest[:17] + "…"] if rest else [" ".join(first)]
