"""Tables of past contests, as CSV or TSV: one row for every actor on an issue, or one for every issue."""

import csv
import difflib
import io
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ..model.problem import IrenicError
from ..model.tabled import TabledActor, TabledIssue
from .profiles import ForeignFile, open_foreign

_POWER: Final = ("capability", "influence", "power")
_GROUP: Final = ("group", "proposal", "prnr", "prname")
_OUTCOME: Final = ("outcome", "out")
_ISSUE: Final = ("issue", "isnr", "isnrnmc", "name")
_LONG: Final[Mapping[str, tuple[str, ...]]] = {
    "issue": _ISSUE,
    "actor": ("actor",),
    "position": ("position",),
    "outcome": _OUTCOME,
    "salience": ("salience",),
    "capability": _POWER,
    "group": _GROUP,
}
"""What a table with a row for every actor on an issue tells, and what its columns may be called."""
_REQUIRED: Final = ("issue", "actor", "position", "outcome")
_ALIKE: Final = 0.75
"""How alike, from 0 to 1, a column's name is to one that is looked for when it is taken to be misspelt."""


class IssueTable(NamedTuple):
    """What a file holds."""

    issues: tuple[TabledIssue, ...]
    notes: tuple[str, ...]
    """What was made of it that the file does not say."""


def read_issue_table(
    path: Path, *, without: Collection[str] = (), scale: tuple[float, float] = (-math.inf, math.inf)
) -> IssueTable:
    """Read a table; actors named in `without` are left out, and positions and outcomes must lie within `scale`.

    Long: a column each for issue, actor, position and outcome, and if there are any salience, capability (or
    influence, or power) and group (or proposal); an issue's outcome and group stand in each of its rows, or in the
    first. Wide: one row for every issue, with columns `pX` and `sX` for the position and salience of actor X, and
    `out`; a row without an issue holds in `pX` the capability of X. An empty cell is not known. Where a salience is
    above 1, all are percentages.

    Raises IrenicError where the file cannot be read or is no such table, where a column that is needed is missing or
    the name of one looks misspelt, and where a cell holds what it cannot, with its line and column.
    """
    file = open_foreign(path)
    try:
        # as Windows, Unix and old Macs end lines
        text = io.StringIO(file.data.decode("utf-8-sig"), newline=None).read()
    except UnicodeDecodeError:
        raise file.fault("I001", "the text is not in UTF-8", "save the table as CSV or TSV in UTF-8") from None
    first = text.partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise file.fault("I001", f"the table cannot be read: {error}", "save it anew as CSV or TSV") from None
    header = [name.strip().lower() for name in rows[0][1]] if rows else []
    table = _Table(file, header, rows, scale)
    dropped = {name.strip().lower() for name in without}
    notes = []
    if table.pairs():
        table.require({"outcome": _OUTCOME}, ("outcome",))
        issues = list(_wide(table, dropped))
    else:
        table.require(_LONG, _REQUIRED)
        if unread := [name for name in header if name and not any(name in names for names in _LONG.values())]:
            notes.append(f"columns that are not read: {', '.join(unread)}")
        issues = list(_long(table, dropped))
    if unknown := dropped - table.seen:
        hint = f"its actors are: {', '.join(sorted(table.seen)[:40])}"
        raise file.fault("E009", f"no actor of the table is called {', '.join(sorted(unknown))}", hint)
    if not issues:
        raise file.fault("I001", "the table holds no issue", "one row at least is needed below the names of columns")
    if all(issue.outcome is None for issue in issues):
        message = "no issue has an outcome, and so nothing tells how far off a model would have been"
        raise file.fault("I001", message, f"fill the column '{table.called(_OUTCOME)}'", line=1)
    return _as_fractions(issues, notes)


class _Table:
    """The cells of a file, by the names of their columns."""

    def __init__(
        self, file: ForeignFile, header: list[str], rows: list[tuple[int, list[str]]], scale: tuple[float, float]
    ) -> None:
        self.file, self.header, self.rows, self.scale = file, header, rows, scale
        self.seen: set[str] = set()
        if twice := [name for name, times in Counter(header).items() if name and times > 1]:
            message = f"the first row names a column '{twice[0]}' twice"
            raise file.fault("I001", message, "rename or remove one of the two", line=1)

    def require(self, looked_for: Mapping[str, tuple[str, ...]], needed: Collection[str]) -> None:
        """Raise IrenicError where a column that is needed is missing, or one is there under a misspelt name."""
        for what, names in looked_for.items():
            if any(name in self.header for name in names):
                continue
            free = [name for name in self.header if not any(name in known for known in looked_for.values())]
            close = [(name, one) for name in names for one in difflib.get_close_matches(name, free, 1, _ALIKE)]
            if not close and what not in needed:
                continue
            if close:
                hint = f"did you mean '{close[0][0]}' by '{close[0][1]}'? correct the name, or remove the column"
            else:
                hint = "columns that are looked for: " + ", ".join(
                    " or ".join(known) + ("" if one in needed else " (may be left out)")
                    for one, known in looked_for.items()
                )
                hint += "" if looked_for is not _LONG else "; or a row for every issue: pX and sX of actors X, and out"
            called = " or ".join(f"'{name}'" for name in names)
            raise self.file.fault("I001", f"no column is called {called}", hint, line=1)

    def called(self, names: tuple[str, ...]) -> str:
        """What the first of these columns that is there is called; the first where none is."""
        return next((name for name in names if name in self.header), names[0])

    def pairs(self) -> list[str]:
        """The actors of a wide table."""
        return [name[1:] for name in self.header if len(name) > 1 and name[0] == "p" and f"s{name[1:]}" in self.header]

    def text(self, row: list[str], *names: str) -> str:
        """The first cell of these columns that holds something."""
        for name in names:
            at = self.header.index(name) if name in self.header else len(row)
            if at < len(row) and row[at].strip():
                return row[at].strip()
        return ""

    def number(self, line: int, row: list[str], *names: str) -> float | None:
        """The number of a cell; None where it is empty. Raises IrenicError where it is none."""
        held = self.text(row, *names)
        if not held:
            return None
        try:
            number = float(held.replace(",", ".") if held.count(",") == 1 and "." not in held else held)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise self.fault(line, f"'{held}' under '{self.called(names)}' is no number")
        return number

    def place(self, line: int, row: list[str], *names: str) -> float | None:
        """A place on the scale; raises IrenicError where it lies outside."""
        number = self.number(line, row, *names)
        low, high = self.scale
        if number is not None and not low <= number <= high:
            message = f"{number:g} under '{self.called(names)}' lies outside the scale {low:g} to {high:g}"
            raise self.file.fault(
                "I004", message, "correct it, or name the scale's ends with --scale LOW HIGH", line=line
            )
        return number

    def fault(self, line: int, message: str) -> IrenicError:
        hint = "correct the cell, or leave it empty where it is not known"
        return self.file.fault("I004", message, hint, line=line)


def _long(table: _Table, dropped: Collection[str]) -> Iterator[TabledIssue]:
    found: dict[str, dict[str, TabledActor]] = {}
    outcomes: dict[str, float | None] = {}
    groups: dict[str, str] = {}
    for line, row in table.rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        issue, actor = table.text(row, *_ISSUE), table.text(row, "actor")
        if not issue or not actor:
            raise table.fault(line, "the row names no issue, or no actor")
        outcome = table.place(line, row, *_OUTCOME)
        if outcomes.get(issue) is not None and outcome is not None and outcome != outcomes[issue]:
            raise table.fault(line, f"'{issue}' has a second outcome, {outcome:g}")
        outcomes[issue] = outcome if outcomes.get(issue) is None else outcomes[issue]
        group = table.text(row, *_GROUP)
        if group and groups.setdefault(issue, group) != group:
            raise table.file.fault(
                "I004", f"'{issue}' stands in a second group, '{group}'", "give each issue a name of its own", line=line
            )
        table.seen.add(actor.lower())
        position = table.place(line, row, "position")
        if actor in found.setdefault(issue, {}):
            raise table.fault(line, f"'{actor}' stands twice on '{issue}'")
        if position is not None and actor.lower() not in dropped:
            found[issue][actor] = TabledActor(
                name=actor,
                position=position,
                salience=_salience(table, line, row, "salience"),
                capability=_weight(table, line, row, *_POWER),
            )
    for issue, actors in found.items():
        if actors:
            yield TabledIssue(
                name=issue, group=groups.get(issue, issue), actors=tuple(actors.values()), outcome=outcomes.get(issue)
            )


def _wide(table: _Table, dropped: Collection[str]) -> Iterator[TabledIssue]:
    actors = table.pairs()
    table.seen.update(actors)
    power: dict[str, float | None] = {}
    for line, row in table.rows[1:]:
        if not any(cell.strip() for cell in row):
            continue
        group = table.text(row, *_GROUP)
        name = table.text(row, *_ISSUE) or (f"row {line}" if group else "")
        if not name:
            power = {actor: _weight(table, line, row, f"p{actor}") for actor in actors}
            continue
        held = [
            TabledActor(
                name=actor,
                position=position,
                salience=_salience(table, line, row, f"s{actor}"),
                capability=power.get(actor),
            )
            for actor in actors
            if actor not in dropped and (position := table.place(line, row, f"p{actor}")) is not None
        ]
        if held:
            outcome = table.place(line, row, *_OUTCOME)
            yield TabledIssue(name=name, group=group or name, actors=tuple(held), outcome=outcome)


def _weight(table: _Table, line: int, row: list[str], *names: str) -> float | None:
    number = table.number(line, row, *names)
    if number is not None and number < 0:
        raise table.fault(line, f"{number:g} under '{table.called(names)}' is below 0")
    return number


def _salience(table: _Table, line: int, row: list[str], name: str) -> float | None:
    number = _weight(table, line, row, name)
    if number is not None and number > 100:
        hint = "write saliences from 0 to 1, or from 0 to 100"
        raise table.file.fault("I004", f"{number:g} under '{name}' is above 100", hint, line=line)
    return number


def _as_fractions(issues: list[TabledIssue], notes: list[str]) -> IssueTable:
    """Saliences from 0 to 1; where one is above 1 all are percentages."""
    highest = max((actor.salience or 0 for issue in issues for actor in issue.actors), default=0)
    if highest <= 1:
        return IssueTable(tuple(issues), tuple(notes))
    scaled = [
        issue.model_copy(
            update={
                "actors": tuple(
                    actor.model_copy(update={"salience": None if actor.salience is None else actor.salience / 100})
                    for actor in issue.actors
                )
            }
        )
        for issue in issues
    ]
    return IssueTable(tuple(scaled), (*notes, "saliences reach above 1 and are taken as percentages"))
