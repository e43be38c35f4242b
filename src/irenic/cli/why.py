"""`irenic why`: what an answer rests on, and what moves it."""

from typing import Annotated

import typer

from ..documents.metadata import in_command
from ..model.meant import draft_meant
from ..report.terminal.why import why_lines
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


def why_command(
    case: CaseArgument,
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="The draft; the latest if left out.")] = None,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """Each statement, assumption and order is left out in turn; what moves the answer is listed with its words."""
    workspace = open_case(case)
    result = workspace.why(
        draft_meant(workspace.case, draft),
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
        progress=progress("left out"),
    )
    if json:
        say_result(result)
        return
    for line in answer_page(workspace.case, why_lines(result, width(), with_digits=digits, called=in_command(case))):
        say(line)
