"""`irenic compare`: what changed from one draft to another."""

from typing import Annotated

import typer

from ..model.meant import draft_meant
from ..report.terminal.compare import compare_lines
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
)
from .output import say, say_result, width


def compare_command(
    case: CaseArgument,
    first: Annotated[str, typer.Argument(metavar="A", help="The draft that comes first.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The draft that it is compared with.")],
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """What was added, dropped, sharpened or blurred, term by term, and who likes the second better than the first."""
    workspace = open_case(case)
    result = workspace.compare(
        draft_meant(workspace.case, first) or first,
        draft_meant(workspace.case, second) or second,
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(result)
        return
    for line in answer_page(workspace.case, compare_lines(result, workspace.case, width(), with_digits=digits)):
        say(line)
