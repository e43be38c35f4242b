"""`irenic reject`: a proposal does not count, and is not proposed again."""

from pathlib import Path
from typing import Annotated

import typer

from ..workspace import open_case
from .output import say, say_json


def reject_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")
    ] = None,
    all_from: Annotated[
        str | None,
        typer.Option("--all-from", metavar="SOURCE", help="All that waits from this source and stands in no other."),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept beside the decision.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was rejected as one JSON object.")] = False,
) -> None:
    """The decision is kept in inbox/decisions.jsonl; irenic accept still takes what was rejected."""
    if not proposals and all_from is None:
        raise typer.BadParameter("name proposals, or a source with --all-from")
    workspace = open_case(case)
    chosen = [*(proposals or ()), *(workspace.waiting_from(all_from) if all_from is not None else ())]
    rejected = workspace.reject_all(chosen, why=why)
    if json:
        say_json({"rejected": [one.id for one in rejected]})
    else:
        say(f"Rejected {', '.join(one.id for one in rejected)}" if rejected else "Nothing waits from there.")
