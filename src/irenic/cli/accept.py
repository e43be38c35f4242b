"""`irenic accept`: a proposal becomes an entry of the case."""

from pathlib import Path
from typing import Annotated

import typer

from ..workspace import open_case
from .output import say, say_json


def accept_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[list[str], typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Whose words they are: PARTY, PARTY.VOICE or an actor.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """A statement comes in with a stance that binds nobody: what it commits to is the analyst's to say."""
    workspace = open_case(case)
    entries = {proposal: workspace.accept(proposal, by=by) for proposal in proposals}
    if json:
        say_json({"accepted": entries})
        return
    for proposal, entry in entries.items():
        say(f"{proposal} is now '{entry}' in the case")
