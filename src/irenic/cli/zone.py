"""`irenic zone`: where a deal could lie."""

from ..report.terminal.layout import settled
from ..report.terminal.zone import zone_lines
from ..workspace import open_case
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


def zone_command(
    case: CaseArgument,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: HalvedDrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """How probable a zone of agreement is, the packages most likely to be accepted, where rules would settle, swaps."""
    workspace = open_case(case)
    result = workspace.zone(
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(result)
        return
    for line in settled(zone_lines(result, workspace.case, width(), with_digits=digits)):
        say(line)
