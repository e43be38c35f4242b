"""`irenic report`: the report of a case, or the brief, as one page."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..casefile.audience import hidden_from
from ..model.problem import IrenicError, failure
from ..workspace import open_case
from .options import (
    AsOfOption,
    AssumptionsOption,
    AudienceName,
    AudienceOption,
    DrawsOption,
    PriorName,
    PriorOption,
    SeedOption,
    StateOption,
    parse_day,
    progress,
)
from .output import say, say_json


class ExtraName(StrEnum):
    """What a report holds only where it is asked for."""

    stability = "stability"
    forecast = "forecast"


class FormName(StrEnum):
    """All that is known, or two pages in plain words."""

    full = "full"
    brief = "brief"


def report_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The page to write, or the PDF (.pdf): CASE-report.html if left out."
        ),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there already.")] = False,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    form: Annotated[
        FormName, typer.Option("--form", help="full: all that is known; brief: two pages.")
    ] = FormName.full,
    audience: AudienceOption = AudienceName.public,
    quotes_only: Annotated[
        bool, typer.Option("--quotes-only", help="Leave the full texts of the sources out: quotes alone.")
    ] = False,
    extras: Annotated[
        list[ExtraName] | None,
        typer.Option(
            "--with",
            help="A part that is left out by itself: stability (whether a deal would hold), "
            "forecast (where contests would settle).",
        ),
    ] = None,
    state: StateOption = None,
    even_if_assumed: Annotated[
        bool,
        typer.Option("--even-if-assumed", help="Of what is added: also where most of what it rests on is assumed."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print where it was written as one JSON object.")] = False,
) -> None:
    """The page loads nothing from elsewhere. Sources that its audience may not see leave no trace in it."""
    if state is not None and ExtraName.stability not in (extras or ()):
        raise typer.BadParameter("--state is about whether a deal would hold: add --with stability")
    workspace = open_case(case)
    name = workspace.folder.path.resolve().name
    wanted = output or Path(f"{name}-{'brief' if form is FormName.brief else 'report'}.html")
    try:
        target = workspace.report(
            wanted,
            overwrite=overwrite,
            as_of=parse_day(as_of),
            draws=draws,
            seed=seed,
            prior=prior.value,
            with_assumptions_only=with_assumptions_only,
            form=form.value,
            audience=audience.value,
            quotes_only=quotes_only,
            extras=[extra.value for extra in extras or ()],
            state=state,
            even_if_assumed=even_if_assumed,
            progress=progress("answers"),
        )
    except IrenicError as error:
        if error.problems[0].code == "F011":
            hint = "add --overwrite to replace it, or choose another name with --output"
            raise failure("F011", error.problems[0].message, hint, file=error.problems[0].file) from None
        raise
    if json:
        say_json({"report": str(target)})
    else:
        say(f"Wrote {target}")
        hidden = len(hidden_from(workspace.case, audience.value))
        if hidden:
            sources = "1 source is" if hidden == 1 else f"{hidden} sources are"
            say(f"It is made for an audience that is {audience.value}: {sources} left out, without a trace in it.")
