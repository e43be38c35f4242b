"""`irenic backtest`: how well models would have forecast past contests."""

from pathlib import Path
from typing import Annotated

import typer

from ..analyses.backtest import backtest_models
from ..documents.files import sha256
from ..exchange.issue_tables import read_issue_table
from ..exchange.profiles import open_foreign
from ..report.terminal.backtest import backtest_lines
from .options import JsonOption, SeedOption, progress
from .output import say, say_result, width


def backtest_command(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV or TSV: a row for every actor on an issue (issue, actor, position, salience, capability, "
            "outcome, group), or for every issue (pX and sX for every actor X, and out).",
        ),
    ],
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="ACTOR", help="Leave an actor out; may stand repeatedly.")
    ] = None,
    scale: Annotated[
        tuple[float, float], typer.Option("--scale", metavar="LOW HIGH", help="The ends of the scale of every issue.")
    ] = (0.0, 100.0),
    seed: SeedOption = 0,
    json: JsonOption = False,
) -> None:
    """Mean absolute error, CRPS, hit rates and coverage of every model, with paired intervals against the plain mean.
    Issues of one group were decided together and are kept together. Nothing of the table is kept.
    """
    held = read_issue_table(table, without=without or (), scale=scale)
    file = open_foreign(table)
    found = backtest_models(
        held.issues,
        scale=scale,
        seed=seed,
        notes=held.notes,
        table=file.name,
        inputs=sha256(file.data),
        progress=progress("models"),
    )
    if json:
        say_result(found)
        return
    for line in backtest_lines(found, width()):
        say(line)
