"""`irenic stability`: whether a deal would hold once signed."""

from typing import Annotated

import typer

from ..model.meant import draft_meant
from ..report.terminal.stability import stability_lines
from ..workspace import open_case
from .cautions import answer_page
from .options import (
    AsOfOption,
    AssumptionsOption,
    CaseArgument,
    DigitsOption,
    DrawsOption,
    EvenIfAssumedOption,
    JsonOption,
    PriorName,
    PriorOption,
    SeedOption,
    StateOption,
    parse_day,
)
from .output import say, say_result, width


def stability_command(
    case: CaseArgument,
    draft: Annotated[
        str | None, typer.Argument(metavar="[DRAFT]", help="The draft that is signed; the latest if left out.")
    ] = None,
    state: StateOption = None,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    even_if_assumed: EvenIfAssumedOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """From what `moves` say can be done then: how probable it is that nobody gains by leaving the deal, what each
    breach brings and what others would answer, the guarantee or verification of least cost that would keep it, and the
    way back. With --state the same of another state than the deal kept: why it is or is not stable for each party.
    """
    workspace = open_case(case)
    result = workspace.stability(
        draft_meant(workspace.case, draft),
        state=state,
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
        even_if_assumed=even_if_assumed,
    )
    if json:
        say_result(result)
        return
    for line in answer_page(workspace.case, stability_lines(result, workspace.case, width(), with_digits=digits)):
        say(line)
