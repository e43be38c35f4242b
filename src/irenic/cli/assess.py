"""`irenic assess`: who would accept which draft, as far as words commit anybody."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..report.terminal.assessment import assessment_lines
from ..report.terminal.layout import settled
from ..workspace import open_case
from .options import parse_day
from .output import say, say_result, width


class PriorName(StrEnum):
    """What is held possible before any statement."""

    issues = "issues"
    increments = "increments"


def assess_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="Only this draft.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Count only what is not later: 2031-03-09.")
    ] = None,
    prior: Annotated[
        PriorName, typer.Option("--prior", help="issues: every issue may matter alike; increments: every step may.")
    ] = PriorName.issues,
    draws: Annotated[int, typer.Option("--draws", min=400, max=1_000_000, help="Draws stored per party.")] = 10_000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same numbers.")] = 0,
    with_assumptions_only: Annotated[
        bool, typer.Option("--with-assumptions-only", help="Leave statements out: the analyst's assumptions alone.")
    ] = False,
    digits: Annotated[bool, typer.Option("--digits", help="Print probabilities in digits too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """A party whose words bind it to nothing gets no verdict and no number, and is named."""
    workspace = open_case(case)
    assessment = workspace.assess(
        draft,
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(assessment)
        return
    names = {name: party.name for name, party in workspace.case.parties.items()}
    for line in settled(assessment_lines(assessment, names, width(), with_digits=digits)):
        say(line)
