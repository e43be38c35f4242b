"""`irenic zone`: where a deal could lie."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ..documents.metadata import in_command
from ..report.terminal.layout import wrapped
from ..report.terminal.zone import zone_lines
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
    named_values,
    parse_day,
)
from .output import say, say_result, width

if TYPE_CHECKING:
    from ..model.case import Case
    from ..preferences.supposed import Supposed


def zone_command(
    case: CaseArgument,
    suppose: Annotated[
        list[str] | None,
        typer.Option(
            "--suppose",
            metavar="NAME=NUMBER",
            help="What would follow from another number, from 0 to 1: credence.STATEMENT, low.ASSUMPTION.reservation, "
            "high.ASSUMPTION.weights.ISSUE; may be given several times.",
        ),
    ] = None,
    cited_only: Annotated[
        bool, typer.Option("--cited-only", help="Leave out what the analyst assumes of the parties.")
    ] = False,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: HalvedDrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """How probable a zone of agreement is, the packages most likely to be accepted, where rules would settle, swaps.
    With --suppose or --cited-only it tells what would follow; nothing of it is written."""
    workspace = open_case(case)
    supposed = _supposed(suppose or (), workspace.case)
    result = workspace.zone(
        as_of=parse_day(as_of),
        supposed=supposed,
        citations_alone=cited_only,
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(result)
        return
    told = [f"{name} at {value:g}" for name, value in supposed]
    told += ["citations alone"] if cited_only else []
    if told:
        for line in wrapped(f"Supposed, and nothing of it written: {'; '.join(told)}.", width()):
            say(line)
        say()
    for line in answer_page(
        workspace.case, zone_lines(result, workspace.case, width(), with_digits=digits, called=in_command(case))
    ):
        say(line)


def _supposed(given: Iterable[str], case: "Case") -> "Supposed":
    """What is supposed; wrong usage where it is written otherwise, or supposed twice."""
    if not given:
        return ()
    from ..preferences.supposed import supposed_of

    found = named_values(given, "supposes nothing: write --suppose NAME=NUMBER", "is supposed twice")
    return supposed_of(found, case)
