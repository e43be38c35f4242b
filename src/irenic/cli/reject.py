"""`irenic reject`: a proposal does not count, and is not proposed again."""

from pathlib import Path
from typing import Annotated

import typer

from ..workspace import open_case
from .output import say, say_json


def reject_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[list[str], typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")],
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept beside the decision.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was rejected as one JSON object.")] = False,
) -> None:
    """The decision is kept in inbox/decisions.jsonl."""
    workspace = open_case(case)
    rejected = workspace.reject_all(proposals, why=why)
    if json:
        say_json({"rejected": [one.id for one in rejected]})
    else:
        say(f"Rejected {', '.join(one.id for one in rejected)}")
