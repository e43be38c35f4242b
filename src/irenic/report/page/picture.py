"""The issue matrix as pictures: issue by issue one scale in the issue's own measure, a lane for each party.

Words on a whole draft are no stand on its issues and are not drawn; drafts are vertical lines across all lanes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from ...analyses.gap import Matrix, Position, Question, Side
from ...analyses.table import Table
from ..brief.shape import capital
from .labels import LINE, placed
from .marks import Look, arrow, hatch, mark, names_in_lines, text

WIDTH: Final = 420
_LEFT, _RIGHT, _EDGE = 132, 396, 418
_LABELLED: Final = 6
"""So many options of a scale at most are all told by their labels."""
_LANE, _STEP = 24, 18


class Scale(NamedTuple):
    """An issue's options in their order, with their labels."""

    options: tuple[str, ...]
    labels: Mapping[str, str]


class _Draft(NamedTuple):
    """A draft on an option of the issue, in the words of its label."""

    option: str
    words: str
    number: int


class _Row(NamedTuple):
    """What is drawn of one issue."""

    issue: Question
    scale: Scale
    lanes: list[tuple[int, Side, list[Position]]]
    drafts: list[_Draft]


def matrix_picture(matrix: Matrix, table: Table, scales: Mapping[str, Scale]) -> Markup:
    """A figure for each issue, with a text alternative that says in words all that is drawn."""
    return Markup("").join(_figure(matrix, _row(matrix, table, issue, scales[issue.id])) for issue in matrix.issues)


def _row(matrix: Matrix, table: Table, issue: Question, scale: Scale) -> _Row:
    lanes = []
    for number, party in enumerate(matrix.parties):
        # an option that the issue does not have is an error of the case, told elsewhere on the page
        drawn = [
            position
            for position in matrix.cell(party.id, issue.id).positions
            if position.names_options and set(position.options) <= set(scale.options)
        ]
        if drawn:
            lanes.append((number, party, drawn))
    drafts = [
        _Draft(option, table.called(draft.id) + (" (one reading)" if len(term.options) > 1 else ""), number)
        for number, draft in enumerate(table.drafts)
        for term in draft.terms
        if term.issue == issue.id
        for option in term.options
        if option in scale.options
    ]
    return _Row(issue, scale, lanes, drafts)


def _figure(matrix: Matrix, row: _Row) -> Markup:
    held = row.issue.unit if row.issue.scale == "number" else None
    unit = f", {held}" if held and held.casefold() not in row.issue.label.casefold() else ""
    drawing = _list(row) if row.issue.scale == "unordered" else _axis(row)
    words = Markup("").join(
        Markup('<span class="silence">{}</span>').format(f"{line}. ") for line in _not_drawn(matrix, row)
    )
    return Markup(
        '<figure class="scale"><figcaption><strong>{}</strong>{}</figcaption>{}<p class="small">{}</p></figure>'
    ).format(row.issue.label, unit, drawing, words)


def _not_drawn(matrix: Matrix, row: _Row) -> Iterator[str]:
    """Who has no mark on the scale, and why, in words."""
    why: dict[str, list[str]] = {}
    drawn = {party.id for _, party, _ in row.lanes}
    for party in matrix.parties:
        cell = matrix.cell(party.id, row.issue.id)
        if party.id in drawn:
            continue
        if not cell.positions:
            reason = str(cell.silence)
        elif all(position.through_draft for position in cell.positions):
            reason = "only words on a whole draft"
        else:
            reason = "; ".join(position.words for position in cell.positions if not position.through_draft)
        why.setdefault(reason, []).append(party.name)
    for reason, parties in why.items():
        yield f"{', '.join(parties)}: {reason}"


def _axis(row: _Row) -> Markup:
    """The scale as a line: options at their values, or in even steps where there is only an order."""
    places = _places(row)
    told = {option.option for option in row.drafts} | {
        option for _, _, drawn in row.lanes for position in drawn for option in position.options
    }
    options = row.scale.options
    # where they are many, those in between that nobody speaks of are ticks alone
    ends = set(options) if len(options) <= _LABELLED else {*options[:1], *options[-1:]}
    above = placed([(places[draft.option], draft.words) for draft in _merged(row.drafts)], 0, _EDGE, above=True)
    top = max((label.bottom for label in above), default=0.0) + 6
    heights = [max(_LANE, LINE * len(names_in_lines(party.name)) + 6) for _, party, _ in row.lanes]
    axis = top + sum(heights) + 10
    below = placed(
        [(places[option], _named(row, option)) for option in row.scale.options if option in told | ends], 0, _EDGE
    )
    height = axis + 14 + max((label.bottom for label in below), default=0.0)
    parts: list[Markup] = []
    for label in above:
        parts.append(_rule("draft", label.at, label.bottom, axis))
        parts += [text(label.left, label.top + 11 + LINE * at, line, "label") for at, line in enumerate(label.lines)]
    parts += _line(row, places, axis)
    for label in below:
        if label.top:
            parts.append(_rule("leader", label.at, axis + 6, axis + 8 + label.top))
        parts += [
            text(label.left, axis + 20 + label.top + LINE * at, line, "label") for at, line in enumerate(label.lines)
        ]
    y = top
    for (number, party, drawn), tall in zip(row.lanes, heights, strict=True):
        middle = y + tall / 2
        lines = names_in_lines(party.name)
        parts += [
            text(0, middle + 4 + LINE * (at - (len(lines) - 1) / 2), line, "lane") for at, line in enumerate(lines)
        ]
        parts += _lane(row, number, drawn, places, middle)
        y += tall
    return _drawing(row, height, parts)


def _line(row: _Row, places: Mapping[str, float], axis: float) -> Iterator[Markup]:
    """The line with its ticks; what has no number stands beyond a break in it."""
    options = row.scale.options
    open_ended = row.issue.scale == "number" and len(options) > 1 and options[-1] not in row.issue.values
    end = _RIGHT - 44 if open_ended else _RIGHT
    yield Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, end, axis, axis)
    if open_ended:
        yield Markup('<line class="axis break" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(end, _RIGHT, axis, axis)
    for option in options:
        kind = "tick assumed-option" if option in row.issue.assumed_options else "tick"
        yield Markup('<circle class="{}" cx="{}" cy="{}" r="3.5"/>').format(kind, round(places[option], 1), axis)


def _places(row: _Row) -> dict[str, float]:
    options, values = row.scale.options, row.issue.values
    if row.issue.scale == "number" and values:
        low, high = min(values.values()), max(values.values())
        right = _RIGHT if len(values) == len(options) else _RIGHT - 60
        share = {option: (values[option] - low) / (high - low or 1) for option in options if option in values}
        return {option: _LEFT + (right - _LEFT) * share[option] if option in share else _RIGHT for option in options}
    step = (_RIGHT - _LEFT) / max(1, len(options) - 1)
    return {option: _LEFT + step * at for at, option in enumerate(options)}


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts on the same option share one line, and its label names them all."""
    found: dict[str, _Draft] = {}
    for draft in drafts:
        held = found.get(draft.option)
        found[draft.option] = draft if held is None else held._replace(words=f"{held.words}, {draft.words}")
    return list(found.values())


def _lane(
    row: _Row, number: int, drawn: Sequence[Position], places: Mapping[str, float], middle: float
) -> Iterator[Markup]:
    """A party's marks in its own lane; several on one spot stand side by side."""
    yield Markup('<line class="rule" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, _RIGHT, middle, middle)
    spots: dict[str, list[Position]] = {}
    for position in drawn:
        for option in position.options[:1] if position.stance == "prefers" else position.options:
            held = spots.setdefault(option, [])
            # liked better than several others is still one place
            if position.stance != "prefers" or all(other.stance != "prefers" for other in held):
                held.append(position)
    for position in drawn:
        # a comparison with one side alone is an error of the case, which its page tells
        if position.stance == "prefers" and len(position.options) > 1:
            yield arrow(number, places[position.options[1]], places[position.options[0]], middle)
    for option, held in spots.items():
        for at, position in enumerate(held):
            x = places[option] + _STEP * (at - (len(held) - 1) / 2)
            yield mark(_look(row, number, position, option), x, middle, f"{position.speaker}: {position.words}")


def _look(row: _Row, number: int, position: Position, option: str) -> Look:
    return Look(
        party=number,
        form="prefers" if position.stance == "prefers" else "takes" if position.takes else "refuses",
        conditional=bool(position.condition),
        assumed=position.assumed is not None or option in row.issue.assumed_options,
        prefix=row.issue.id,
    )


def _list(row: _Row) -> Markup:
    """Options without an order, one below the other: who speaks of each, and which drafts hold it."""
    parts: list[Markup] = []
    y = 4.0
    for option in row.scale.options:
        for at, line in enumerate(names_in_lines(_named(row, option), 56)):
            parts.append(text(0, y + 12, line, "lane" if at == 0 else "label"))
            y += LINE
        said = [
            (number, party, position)
            for number, party, drawn in row.lanes
            for position in drawn
            if option in position.options
        ]
        held = ", ".join(draft.words for draft in row.drafts if draft.option == option)
        if held:
            parts.append(text(20, y + 13, f"in {held}", "label"))
            y += LINE + 2
        for number, party, position in said:
            look = _look(row, number, position, option)
            behind = position.stance == "prefers" and position.options[0] != option
            if not behind:
                parts.append(mark(look, 28, y + 9, f"{position.speaker}: {position.words}"))
            words = f"{party.name} {'likes it less' if behind else _does(position)}"
            parts.append(text(42, y + 13, words, "label"))
            y += LINE + 3
        y += 6
    return _drawing(row, y, parts)


def _does(position: Position) -> str:
    return position.stance + (", under a condition" if position.condition else "")


def _named(row: _Row, option: str) -> str:
    """An option's label, with its number where the label does not say it, and whether anybody proposed it."""
    label = row.scale.labels[option]
    return f"{label} (assumed)" if option in row.issue.assumed_options else label


def _drawing(row: _Row, height: float, parts: Sequence[Markup]) -> Markup:
    hatches = Markup("").join(hatch(row.issue.id, number) for number, _, _ in row.lanes)
    return Markup('<svg class="matrix" viewBox="0 0 {} {}" role="img" aria-label="{}"><defs>{}</defs>{}</svg>').format(
        WIDTH, round(height), _in_words(row), hatches, Markup("").join(parts)
    )


def _in_words(row: _Row) -> str:
    """The picture without the picture."""
    order = {"number": "by number", "ordered": "in order", "unordered": "in no order"}[row.issue.scale]
    unit = f" in {row.issue.unit}" if row.issue.unit and row.issue.scale == "number" else ""
    told = [f"{row.issue.label}{unit}, {order}: {', '.join(_named(row, option) for option in row.scale.options)}"]
    told += [f"{capital(draft.words)}: {row.scale.labels[draft.option]}" for draft in row.drafts]
    told += [f"{party.name}: {'; '.join(p.words for p in drawn)}" for _, party, drawn in row.lanes]
    return ". ".join(told) + "."


def _rule(kind: str, x: float, top: float, bottom: float) -> Markup:
    return Markup('<line class="{0}" x1="{1}" x2="{1}" y1="{2}" y2="{3}"/>').format(
        kind, round(x, 1), round(top, 1), round(bottom, 1)
    )
