"""`irenic demo`: the main job on the worked cases that come with irenic."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..model.problem import failure
from ..report.terminal.assessment import assessment_lines
from ..report.terminal.layout import settled, wrapped
from ..workspace import Workspace, open_case, read_documents
from .output import problem_lines, say, width
from .show import Part, page

WORKED_CASES = ("donbas-draft-2025", "training-moving")


def demo_command(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the reports are written.")
    ] = Path("irenic-demo"),
) -> None:
    """Reads their sources, checks them, shows who stands where, assesses the drafts and writes a report of each."""
    try:
        output.mkdir(exist_ok=True)
    except OSError:
        raise failure("F010", f"the folder '{output}' cannot be made", "name another with --output") from None
    for name in WORKED_CASES:
        for line in _one(name, cases_folder() / name, output / f"{name}.html"):
            say(line)


def _one(name: str, folder: Path, target: Path) -> Iterator[str]:
    workspace = open_case(folder)
    yield f"$ irenic read {name}/sources/*.txt"
    yield from wrapped(_reading(workspace, folder), width())
    yield f"$ irenic check {name}"
    result = workspace.check()
    yield from problem_lines((problem for problem in result.problems if problem.severity == "error"), folder)
    yield f"{result.errors} errors, {result.warnings} warnings in {len(workspace.case.statements)} statements"
    if not result.is_sound:
        raise typer.Exit(1)
    yield ""
    yield f"$ irenic show {name}"
    yield from settled(page(workspace, Part.matrix, None, width()))
    yield ""
    yield f"$ irenic assess {name}"
    names = {party: held.name for party, held in workspace.case.parties.items()}
    yield from settled(assessment_lines(workspace.assess(), names, width()))
    yield ""
    yield f"$ irenic report {name}"
    yield f"Wrote {workspace.report(target, overwrite=True)}"
    yield ""


def _reading(workspace: Workspace, folder: Path) -> str:
    """How much of what the case holds reading finds again by itself."""
    files = [folder / source.file for source in workspace.case.sources.values()]
    read = read_documents(files, published=workspace.case.as_of)
    found = sum(len(document.statements) for document in read.documents)
    terms = sum(len(document.provisions) for document in read.documents)
    events = sum(len(document.events) for document in read.documents)
    held = len(workspace.case.statements)
    return (
        f"{len(files)} sources: {found} attributions, {terms} provisions and {events} events with numbers proposed; "
        f"the case holds {held} statements that a person accepted"
    )


def cases_folder() -> Path:
    """The folder of worked cases: inside an installed package, or at the top of a checkout.

    Raises IrenicError where they are not installed.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "cases", package.parent.parent / "cases"):
        if folder.is_dir():
            return folder
    raise failure("F001", "the worked cases are not installed", "install irenic anew, or run from a checkout")
