"""What `irenic export` and `irenic import` do with the formats of a desk."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from ..documents.metadata import in_command
from ..model.problem import IrenicError
from ..model.source import Handling
from ..report.office.gathering import What
from ..report.office.importing import import_sheet
from ..report.office.writing import Target, export_office
from ..report.terminal.inbox import kept_lines
from ..report.terminal.layout import wrapped
from ..workspace import open_case
from .output import problem_lines, say, say_result, width


def export_for_desk(
    case: Path,
    output: Path,
    target: Target,
    what: Sequence[What],
    party: str | None,
    as_of: datetime.date | None,
    audience: Handling,
    *,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write a document, a workbook or a folder, and tell what is in it."""
    workspace = open_case(case)
    made = export_office(
        workspace, output, target, what=what, party=party, as_of=as_of, audience=audience, overwrite=overwrite
    )
    if as_json:
        say_result(made)
        return
    where = "as footnotes" if target == "word" else "in a table of their own"
    quotes = "quote" if made.citations == 1 else "quotes"
    told = f"Wrote {made.path}: {', '.join(made.what)}; {made.citations} {quotes} {where}"
    for line in wrapped(told, width(), "", "  "):
        say(line)
    for file in made.files:
        say(f"  {file}")
    if audience != "public":
        say(f"It is {audience}, and says so on every page: keep it as close.")
    if target == "excel" and {"matrix", "positions"} & set(made.what):
        again = f"irenic import xlsx {in_command(output)} --into {in_command(case)}"
        for line in wrapped(f"Edit its sheets Matrix and Positions, then: {again}", width(), "", "  "):
            say(line)


def import_from_desk(case: Path, file: Path, *, as_json: bool) -> None:
    """Lay what was edited in a workbook into the inbox, and tell what waits.

    Raises IrenicError where cells are at fault; what could be read waits all the same.
    """
    workspace = open_case(case)
    made = import_sheet(workspace.loaded, file)
    faults = [problem for problem in made.about.problems if problem.severity == "error"]
    if as_json:
        say_result(made)
        if faults:
            raise SystemExit(1)
        return
    decided = f"; {made.decided} decided on already" if made.decided else ""
    count = len(made.proposals)
    say(f"{count} {'proposal' if count == 1 else 'proposals'} from {made.file}, {made.new} of them new{decided}.")
    for proposal in made.proposals:
        say()
        for line in wrapped(f"{proposal.id}  {proposal.reason}", width(), "", "  "):
            say(line)
        for line in wrapped(f"“{proposal.quote}” [{proposal.source}]", width(), "  ", "   ") if proposal.source else ():
            say(line)
        for line in kept_lines(workspace.loaded, proposal, width()):
            say(line)
    if made.proposals:
        say()
        say(f"Decide with: irenic accept {in_command(case)} ID   or   irenic reject {in_command(case)} ID")
    # what is to be looked at of a proposal is told with it
    notes = [problem for problem in made.about.problems if problem not in faults and problem.code != "I016"]
    if notes:
        say()
        for line in problem_lines(notes, None):
            say(line)
    if faults:
        raise IrenicError(faults)
