"""`irenic demo`: the main job on the worked cases that come with irenic."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..intake.many import read_documents
from ..model.problem import failure
from ..report.terminal.assessment import assessment_lines
from ..report.terminal.layout import settled, wrapped
from ..workspace import Workspace, open_case
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
    errors, warnings = (
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((result.errors, "error"), (result.warnings, "warning"))
    )
    yield f"{errors}, {warnings} in {len(workspace.case.statements)} statements"
    if not result.is_sound:
        raise typer.Exit(1)
    yield ""
    yield f"$ irenic show {name}"
    yield from settled(page(workspace, Part.matrix, None, width()))
    yield ""
    yield f"$ irenic assess {name}"
    yield from settled(assessment_lines(workspace.assess(), width()))
    yield ""
    yield f"$ irenic report {name}"
    yield f"Wrote {workspace.report(target, overwrite=True)}"
    yield ""


def _reading(workspace: Workspace, folder: Path) -> str:
    """What reading proposes, beside what a person accepted into the case."""
    held, found, proposed = workspace.case.statements, 0, 0
    for source, text in workspace.loaded.texts.items():
        day = workspace.case.sources[source].published.earliest
        (document,) = read_documents([folder / workspace.case.sources[source].file], published=day, raw=True).documents
        spans = [span for statement in document.statements for span in statement.content]
        proposed += len(document.statements) + len(document.provisions) + len(document.events)
        for statement in held.values():
            places = [text.find(citation.quote) for citation in statement.cite if citation.source == source]
            found += any(
                start < right and left < end for place in places for left, right in place for start, end in spans
            )
    return (
        f"{len(workspace.loaded.texts)} sources give {proposed} proposals; of the {len(held)} statements that the case "
        f"accepts, reading finds {found} by itself"
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
