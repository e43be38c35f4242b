"""`irenic assess`: who would accept which draft, as far as words commit anybody."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.meant import draft_meant
from ..report.terminal.assessment import assessment_lines
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
    named_values,
    parse_day,
)
from .output import say, say_result, width

if TYPE_CHECKING:
    from ..preferences.changed import Changes


def assess_command(
    case: CaseArgument,
    draft: Annotated[str | None, typer.Argument(metavar="[DRAFT]", help="Only this draft.")] = None,
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--change",
            metavar="ISSUE=OPTION",
            help="What would follow if the draft, or the latest, had this option; may be given for several issues.",
        ),
    ] = None,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    digits: DigitsOption = False,
    json: JsonOption = False,
) -> None:
    """A party whose words bind it to nothing gets no verdict and no number, and is named. With --change the draft is
    shown as it is and with the changed terms, which nobody need have proposed; nothing of it is written."""
    workspace = open_case(case)
    assessment = workspace.assess(
        draft_meant(workspace.case, draft),
        as_of=parse_day(as_of),
        changes=_changes(change or ()),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
    )
    if json:
        say_result(assessment)
        return
    for line in answer_page(workspace.case, assessment_lines(assessment, width(), with_digits=digits)):
        say(line)


def _changes(given: Iterable[str]) -> "Changes":
    """Issues with the option that each is to have; wrong usage where one is written otherwise, or named twice."""
    is_wrong = "is no change of a term: write --change ISSUE=OPTION"
    return tuple(named_values(given, is_wrong, "is changed twice: a term has one option at a time").items())
