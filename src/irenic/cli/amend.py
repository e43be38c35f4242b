"""`irenic amend`: which changes of a draft help most."""

from typing import Annotated

import typer

from ..documents.metadata import in_command
from ..model.meant import draft_meant
from ..report.terminal.amend import amend_lines
from ..workspace import open_case
from .cautions import answer_page
from .options import (
    AsOfOption,
    AssumptionsOption,
    CaseArgument,
    DigitsOption,
    HalvedDrawsOption,
    JsonOption,
    PriorName,
    PriorOption,
    SeedOption,
    parse_day,
)
from .output import say, say_result, width


def amend_command(
    case: CaseArgument,
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="The draft; the latest if left out.")] = None,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: HalvedDrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """The fewest changes that make it possible, and the best one, two and three, with who proposed each new term."""
    workspace = open_case(case)
    result = workspace.amend(
        draft_meant(workspace.case, draft),
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(result)
        return
    for line in answer_page(
        workspace.case, amend_lines(result, workspace.case, width(), with_digits=digits, called=in_command(case))
    ):
        say(line)
