"""`irenic ask`: what to ask whom next."""

from typing import Annotated

import typer

from ..documents.metadata import in_command
from ..model.meant import draft_meant
from ..report.terminal.ask import ask_lines
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


def ask_command(
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
    """Parties with nothing on record come first; then questions ranked by how much their answers would settle."""
    workspace = open_case(case)
    result = workspace.ask(
        draft_meant(workspace.case, draft),
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
        progress=progress("ask"),
    )
    if json:
        say_result(result)
        return
    for line in answer_page(workspace.case, ask_lines(result, width(), with_digits=digits, called=in_command(case))):
        say(line)
