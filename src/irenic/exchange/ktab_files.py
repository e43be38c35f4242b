"""KTAB's input files: actors with their influence, and position and salience on every dimension."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from ..documents.encoding import decode_text
from ..model.problem import IrenicError
from .numbers import number
from .profiles import ForeignFile

Unit = Literal["percent", "fractions"]
"""Whether numbers run from 0 to 100, as in KTAB, or from 0 to 1."""

ACTOR_LIMIT: Final = 200
DIMENSION_LIMIT: Final = 50


class KtabActor(NamedTuple):
    """One row."""

    name: str
    description: str
    influence: float
    positions: tuple[float, ...]
    saliences: tuple[float, ...]
    """From 0 to 1."""
    written: str
    """The row as it stands in the file."""


class KtabScenario(NamedTuple):
    """What a file holds."""

    file: ForeignFile
    name: str
    description: str
    dimensions: tuple[str, ...]
    actors: tuple[KtabActor, ...]


def read_ktab(file: ForeignFile, saliences: Unit | None = None, positions: Unit | None = None) -> KtabScenario:
    """Read a scenario.

    The first row names it, its description, and how many actors and dimensions there are; the second names columns:
    actor, description, influence, and position and salience of every dimension; then one row for every actor. Positions
    are 0 to 100, saliences percentages that add up to at most 100 for an actor. A column whose numbers are all 1 or
    less may hold fractions instead: `saliences` and `positions` tell which it is.

    Raises IrenicError (I001) where the file is no such table, (I002) where it is too large, (I004) where a number is
    none or lies outside its range, with the line, and (I020) where a column may hold either and nothing is told.
    """
    # as Windows, Unix and old Macs end lines
    text = io.StringIO(decode_text(file.data, file.name).replace("\ufeff", ""), newline=None).read()
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text))
    rows: list[tuple[int, list[str]]] = []
    written: dict[int, str] = {}
    try:
        before = 0
        for row in reader:
            rows.append((reader.line_num, [cell.strip() for cell in row]))
            # a cell in quotation marks may run over several lines
            written[reader.line_num] = "\n".join(lines[before : reader.line_num])
            before = reader.line_num
    except csv.Error as error:
        raise file.fault("I001", f"the table cannot be read: {error}", "check that it is a CSV file of KTAB") from None
    rows = [(line, row) for line, row in rows if any(row)]
    if len(rows) < 3 or len(rows[0][1]) < 4 or not (rows[0][1][2].isdigit() and rows[0][1][3].isdigit()):
        hint = "a scenario begins with its name, its description, and the numbers of actors and dimensions"
        raise file.fault("I001", "this is no scenario of KTAB", hint, 1)
    name, description, count, dimensions = rows[0][1][0], rows[0][1][1], int(rows[0][1][2]), int(rows[0][1][3])
    if not 0 < count <= ACTOR_LIMIT or not 0 < dimensions <= DIMENSION_LIMIT:
        raise file.fault(
            "I002",
            f"the scenario has {count:,} actors and {dimensions:,} dimensions",
            f"1 to {ACTOR_LIMIT} actors and 1 to {DIMENSION_LIMIT} dimensions are read",
            1,
        )
    if len(rows) - 2 != count:
        message = f"the first row tells of {count} actors, and {len(rows) - 2} rows follow"
        raise file.fault("I001", message, "correct the number, or the rows", 1)
    line, header = rows[1]
    if len([cell for cell in header if cell]) < 3 + 2 * dimensions:
        hint = "name actor, description and influence, then position and salience of every dimension"
        raise file.fault("I001", "the second row names too few columns", hint, line)
    labels = tuple(_label(header[3 + 2 * at], at) for at in range(dimensions))
    unclear = [
        problem
        for what, first, units in (("position", 3, positions), ("salience", 4, saliences))
        for at in range(first, 3 + 2 * dimensions, 2)
        if units is None and _may_be_fractions([row[at] for _, row in rows[2:] if at < len(row)])
        for problem in file.fault(
            "I020",
            f"every {what} under '{header[at]}' is 1 or less; KTAB's run from 0 to 100",
            f"add --{what}s fractions where 1 is the whole, or --{what}s percent where it is a hundredth",
            line,
        ).problems
    ]
    if unclear:
        raise IrenicError(unclear)
    whole = {"position": 1 if positions == "fractions" else 100, "salience": 1 if saliences == "fractions" else 100}
    actors = tuple(_actor(file, line, row, dimensions, written[line], whole) for line, row in rows[2:])
    taken: dict[str, int] = {}
    for (line, _), actor in zip(rows[2:], actors, strict=True):
        if actor.name in taken:
            message = f"'{actor.name}' stands on line {taken[actor.name]} already"
            raise file.fault("I001", message, "give each actor a name of its own", line)
        taken[actor.name] = line
    return KtabScenario(file, name, description, labels, actors)


def _label(column: str, at: int) -> str:
    """What a dimension is called, from the name of its column of positions."""
    for ending in (" position", " pstn"):
        if column.lower().endswith(ending):
            column = column[: -len(ending)]
    return column or f"Dimension {at + 1}"


def _may_be_fractions(cells: list[str]) -> bool:
    """Whether the numbers of a column are all 1 or less, and not all 0; what is no number is told later."""
    try:
        values = [float(cell) for cell in cells]
    except ValueError:
        return False
    return 0 < max(values, default=0) <= 1


def _actor(
    file: ForeignFile, line: int, row: list[str], dimensions: int, written: str, whole: Mapping[str, int]
) -> KtabActor:
    """One row; `whole` tells which number stands for the whole of a scale, and of what matters."""
    if not row[0] or len(row) < 3 + 2 * dimensions:
        message = "the row names no actor, or has too few numbers"
        raise file.fault("I001", message, f"{3 + 2 * dimensions} cells are needed", line)
    positions, saliences = [], []
    for at in range(dimensions):
        positions.append(100 * _share(file, line, row[3 + 2 * at], "position", whole))
        saliences.append(_share(file, line, row[4 + 2 * at], "salience", whole))
    influence = float(number(row[2], file, "an influence", line))
    if influence < 0:
        raise file.fault("I004", f"an influence is {row[2]}", "write 0 or more", line)
    if (total := sum(saliences)) > 1 + Fraction(1, 10**9):
        most = whole["salience"]
        message = f"the saliences of '{row[0]}' add up to {float(most * total):g}"
        raise file.fault("I004", message, f"KTAB's saliences add up to at most {most} for an actor", line)
    return KtabActor(row[0], row[1], influence, tuple(map(float, positions)), tuple(map(float, saliences)), written)


def _share(file: ForeignFile, line: int, cell: str, what: str, whole: Mapping[str, int]) -> Fraction:
    """A number as a part of the whole."""
    found, most = number(cell, file, f"a {what}", line), whole[what]
    if not 0 <= found <= most:
        units = " (all of them are read as fractions)" if most == 1 else ""
        raise file.fault("I004", f"a {what} is {cell}{units}", f"write a number from 0 to {most}", line)
    return found / most
