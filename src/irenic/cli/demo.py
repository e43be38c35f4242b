"""`irenic demo`: the main job on the worked cases that come with irenic."""

from pathlib import Path

import typer

from ..model.problem import failure
from ..report.terminal.layout import settled
from ..workspace import open_case
from .output import problem_lines, say, width
from .show import Part, page

WORKED_CASES = ("donbas-draft-2025", "training-moving")


def demo_command() -> None:
    """Checks the worked cases and shows who stands where in them."""
    for name in WORKED_CASES:
        folder = _cases() / name
        say(f"$ irenic check {name}")
        workspace = open_case(folder)
        result = workspace.check()
        for line in problem_lines((problem for problem in result.problems if problem.severity == "error"), folder):
            say(line)
        say(f"{result.errors} errors, {result.warnings} warnings, {len(workspace.case.statements)} statements checked")
        if not result.is_sound:
            raise typer.Exit(1)
        say()
        say(f"$ irenic show {name}")
        for line in settled(page(workspace, Part.matrix, None, width())):
            say(line)
        say()


def _cases() -> Path:
    """The folder of worked cases: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "cases", package.parent.parent / "cases"):
        if folder.is_dir():
            return folder
    raise failure("F001", "the worked cases are not installed", "install irenic anew, or run from a checkout")
