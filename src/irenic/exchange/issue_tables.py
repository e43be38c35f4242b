"""Tables of past contests, as CSV or TSV: one row for every actor on an issue, or one for every issue."""

import csv
import io
import math
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from ..model.problem import IrenicError, failure
from ..model.tabled import TabledActor, TabledIssue
from .profiles import ForeignFile, open_foreign

_POWER = ("capability", "influence", "power")
_GROUP = ("group", "proposal", "prnr", "prname")
_OUTCOME = ("outcome", "out")
_ISSUE = ("issue", "isnr", "isnrnmc", "name")


class IssueTable(NamedTuple):
    """What a file holds."""

    issues: tuple[TabledIssue, ...]
    notes: tuple[str, ...]
    """What was made of it that the file does not say."""


def read_issue_table(path: Path, *, without: Collection[str] = ()) -> IssueTable:
    """Read a table; actors named in `without` are left out.

    Long: a column each for issue, actor, position and outcome, and if there are any salience, capability (or
    influence, or power) and group (or proposal); an issue's outcome and group stand in each of its rows, or in the
    first. Wide: one row for every issue, with columns `pX` and `sX` for the position and salience of actor X, and
    `out`; a row without an issue holds in `pX` the capability of X. An empty cell is not known. Where a salience is
    above 1, all are percentages.

    Raises IrenicError where the file cannot be read or is no such table, with the line.
    """
    file = open_foreign(path)
    try:
        text = file.data.decode("utf-8-sig")
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
    table = _Table(file, header, rows)
    dropped = {name.strip().lower() for name in without}
    if table.has("position", "actor"):
        issues = list(_long(table, dropped))
    elif table.pairs():
        issues = list(_wide(table, dropped))
    else:
        hint = "name columns issue, actor, position, outcome (salience, capability, group); or pX, sX … and out"
        raise file.fault("I001", "this is no table of issues with positions", hint, line=1)
    if unknown := dropped - table.seen:
        hint = f"its actors are: {', '.join(sorted(table.seen)[:40])}"
        raise failure("E009", f"no actor of the table is called {', '.join(sorted(unknown))}", hint)
    if not issues:
        raise file.fault("I001", "the table holds no issue", "one row at least is needed below the names of columns")
    return _as_fractions(issues)


class _Table:
    """The cells of a file, by the names of their columns."""

    def __init__(self, file: ForeignFile, header: list[str], rows: list[tuple[int, list[str]]]) -> None:
        self.file, self.header, self.rows = file, header, rows
        self.seen: set[str] = set()

    def has(self, *names: str) -> bool:
        return all(name in self.header for name in names)

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
            raise self.fault(line, f"'{held}' under '{names[0]}' is no number")
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
        outcome = table.number(line, row, *_OUTCOME)
        if outcomes.get(issue) is not None and outcome is not None and outcome != outcomes[issue]:
            raise table.fault(line, f"'{issue}' has a second outcome, {outcome:g}")
        outcomes[issue] = outcome if outcomes.get(issue) is None else outcomes[issue]
        groups.setdefault(issue, table.text(row, *_GROUP) or issue)
        table.seen.add(actor.lower())
        position = table.number(line, row, "position")
        if actor in found.setdefault(issue, {}):
            raise table.fault(line, f"'{actor}' stands twice on '{issue}'")
        if position is not None and actor.lower() not in dropped:
            found[issue][actor] = TabledActor(
                name=actor,
                position=position,
                salience=_weight(table, line, row, "salience"),
                capability=_weight(table, line, row, *_POWER),
            )
    for issue, actors in found.items():
        if actors:
            yield TabledIssue(
                name=issue, group=groups[issue], actors=tuple(actors.values()), outcome=outcomes.get(issue)
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
                salience=_weight(table, line, row, f"s{actor}"),
                capability=power.get(actor),
            )
            for actor in actors
            if actor not in dropped and (position := table.number(line, row, f"p{actor}")) is not None
        ]
        if held:
            outcome = table.number(line, row, *_OUTCOME)
            yield TabledIssue(name=name, group=group or name, actors=tuple(held), outcome=outcome)


def _weight(table: _Table, line: int, row: list[str], *names: str) -> float | None:
    number = table.number(line, row, *names)
    if number is not None and number < 0:
        raise table.fault(line, f"{number:g} under '{names[0]}' is below 0")
    return number


def _as_fractions(issues: list[TabledIssue]) -> IssueTable:
    """Saliences from 0 to 1; where one is above 1 all are percentages."""
    highest = max((actor.salience or 0 for issue in issues for actor in issue.actors), default=0)
    if highest <= 1:
        return IssueTable(tuple(issues), ())
    if highest > 100:
        raise failure("I004", f"a salience is {highest:g}", "write saliences from 0 to 1, or from 0 to 100")
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
    return IssueTable(tuple(scaled), ("saliences reach above 1 and are taken as percentages",))
