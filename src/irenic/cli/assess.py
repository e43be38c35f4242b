"""`irenic assess`: who would accept which draft, as far as words commit anybody."""

from typing import Annotated

import typer

from ..report.terminal.assessment import assessment_lines
from ..report.terminal.layout import settled
from ..workspace import open_case
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


def assess_command(
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
    for line in settled(assessment_lines(assessment, width(), with_digits=digits)):
        say(line)
