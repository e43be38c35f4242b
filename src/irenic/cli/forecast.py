"""`irenic forecast`: where issues would settle, beside honest baselines."""

from typing import Annotated

import typer

from ..report.terminal.forecast import forecast_lines
from ..workspace import open_case
from .cautions import answer_page
from .options import (
    AsOfOption,
    AssumptionsOption,
    CaseArgument,
    EvenIfAssumedOption,
    JsonOption,
    SeedOption,
    parse_day,
)
from .output import say, say_result, width


def forecast_command(
    case: CaseArgument,
    issue: Annotated[
        str | None, typer.Argument(metavar="[ISSUE]", help="One issue; all that have a contest if left out.")
    ] = None,
    as_of: AsOfOption = None,
    draws: Annotated[
        int, typer.Option("--draws", min=100, max=100_000, help="Draws from the ranges of the inputs.")
    ] = 1_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    even_if_assumed: EvenIfAssumedOption = False,
    json: JsonOption = False,
) -> None:
    """For every contest of the case a distribution, with the compromise mean as its headline; every known model beside
    it, and whether it ever beat the plain mean. A forecast is refused where it would rest on assumptions mostly.
    """
    workspace = open_case(case)
    found = workspace.forecast(
        issue,
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        with_assumptions_only=with_assumptions_only,
        even_if_assumed=even_if_assumed,
    )
    if json:
        say_result(found)
        return
    for line in answer_page(workspace.case, forecast_lines(found, width())):
        say(line)
