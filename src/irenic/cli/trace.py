"""`irenic trace`: the answers as of every day on which something changed."""

from typing import Annotated

import typer

from ..model.meant import draft_meant
from ..report.terminal.trace import trace_lines
from ..workspace import open_case
from .cautions import answer_page
from .options import (
    AsOfOption,
    AssumptionsOption,
    CaseArgument,
    DigitsOption,
    DrawsOption,
    JsonOption,
    PriorName,
    PriorOption,
    SeedOption,
    parse_day,
    progress,
)
from .output import say, say_result, width


def trace_command(
    case: CaseArgument,
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="Only this draft.")] = None,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """A party whose words did not change has the same numbers as before."""
    workspace = open_case(case)
    result = workspace.trace(
        draft_meant(workspace.case, draft),
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
        progress=progress("days"),
    )
    if json:
        say_result(result)
        return
    for line in answer_page(workspace.case, trace_lines(result, width(), with_digits=digits)):
        say(line)
