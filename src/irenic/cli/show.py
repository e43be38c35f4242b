"""`irenic show`: a case as pages of text."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..documents.metadata import in_command
from ..intake.choosing import ALL
from ..report.terminal.inbox import inbox_lines
from ..report.terminal.layout import opening, settled, wrapped
from ..report.terminal.matrix import matrix_lines
from ..report.terminal.record import event_lines, process_lines, source_lines, statement_lines
from ..report.terminal.table import table_lines
from ..workspace import Workspace, open_case
from .cautions import left_out_lines, privacy_lines
from .choosing import (
    FLAGS,
    BindingOption,
    KindOption,
    MinConfidenceOption,
    PartyOption,
    SourceOption,
    wanted_of,
)
from .options import parse_day
from .output import say, say_json, say_result, width


class Part(StrEnum):
    """The pages of a case."""

    matrix = "matrix"
    drafts = "drafts"
    statements = "statements"
    events = "events"
    process = "process"
    sources = "sources"
    inbox = "inbox"
    all = "all"


_RECORD = {
    Part.statements: statement_lines,
    Part.events: event_lines,
    Part.process: process_lines,
    Part.sources: source_lines,
}


def show_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    part: Annotated[Part, typer.Argument(metavar="[PART]", help=f"One of: {', '.join(Part)}.")] = Part.matrix,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Count only what is not later: 2031-03-09.")
    ] = None,
    kind: KindOption = None,
    party: PartyOption = None,
    source: SourceOption = None,
    min_confidence: MinConfidenceOption = None,
    binding: BindingOption = False,
    json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Every position and every term comes with the words it rests on; what no source says is shown as unknown. inbox is
    what waits for a decision, by source; nothing of it counts yet, so that it is no part of all.
    """
    day = parse_day(as_of)
    wanted = wanted_of(kind, party, source, min_confidence, binding)
    if wanted != ALL and part is not Part.inbox:
        raise typer.BadParameter(f"{FLAGS} go with inbox: irenic show {in_command(case)} inbox")
    if day is not None and part is Part.inbox:
        raise typer.BadParameter("--as-of does not go with inbox: what waits has counted on no day")
    workspace = open_case(case)
    if part is Part.inbox:
        waiting = workspace.what_waits(wanted)
        if json:
            say_result(waiting)
            return
        lines = inbox_lines(workspace.loaded, waiting, in_command(case), width())
        for line in settled(_with_cautions(workspace, lines, width())):
            say(line)
        return
    lost = any(path[0] == "drafts" for path in workspace.loaded.left_out)
    if part is Part.drafts and (workspace.case.drafts or lost):
        workspace.require_draft()
    if json:
        _show_json(workspace, part, day)
        return
    for line in settled(_with_cautions(workspace, page(workspace, part, day, width()), width())):
        say(line)


def _with_cautions(workspace: Workspace, lines: Iterator[str], columns: int) -> Iterator[str]:
    """A page below what it must not be read without: that it is not for everybody, and what is missing from it."""
    cautions = [*privacy_lines(workspace.case), *left_out_lines(workspace.loaded)]
    for caution in cautions:
        yield from wrapped(caution, columns, "", "  ")
    if cautions:
        yield ""
    yield from lines


def page(workspace: Workspace, part: Part, day: datetime.date | None, columns: int) -> Iterator[str]:
    """The lines of a page; `all` is every page, one after the other."""
    if part in (Part.matrix, Part.all):
        yield from matrix_lines(workspace.matrix(as_of=day), columns)
    if part is Part.all:
        yield ""
    if part is Part.drafts and not workspace.case.drafts:
        yield from wrapped("The case has no draft: nothing is on the table.", columns)
    if part in (Part.drafts, Part.all) and workspace.case.drafts:
        yield from table_lines(workspace.table(as_of=day), columns, opened=part is Part.all)
    record = workspace.record(as_of=day)
    if part in _RECORD:
        yield from opening(record.title, record.notice, record.as_of, record.about, columns)
        yield from _RECORD[part](record, columns)
    elif part is Part.all:
        for lines in _RECORD.values():
            yield from lines(record, columns)


def _show_json(workspace: Workspace, part: Part, day: datetime.date | None) -> None:
    if part is Part.matrix:
        say_result(workspace.matrix(as_of=day))
    elif part is Part.drafts:
        say_result(workspace.table(as_of=day))
    elif part is Part.all:
        say_json(
            {
                "matrix": workspace.matrix(as_of=day).to_json(),
                "drafts": workspace.table(as_of=day).to_json(),
                "record": workspace.record(as_of=day).to_json(),
            }
        )
    else:
        whole = workspace.record(as_of=day).to_json()
        say_json({key: whole[key] for key in ("about", "title", "notice", "as_of", part.value)})
