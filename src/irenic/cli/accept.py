"""`irenic accept`: a proposal becomes an entry of the case."""

from pathlib import Path
from typing import Annotated

import typer

from ..workspace import open_case
from .output import say, say_json
from .reading_page import sources_in_words


def accept_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[list[str], typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Whose words they are: PARTY, PARTY.VOICE or an actor.")
    ] = None,
    draft: Annotated[
        str | None, typer.Option("--draft", help="Of a provision: the draft that it is a term of.")
    ] = None,
    issue: Annotated[str | None, typer.Option("--issue", help="Of a provision: the issue that it settles.")] = None,
    option: Annotated[str | None, typer.Option("--option", help="Of a provision: the option that it takes.")] = None,
    event: Annotated[
        str | None, typer.Option("--event", help="Of an event: the event of the case that it is another account of.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """A statement comes in with a stance that binds nobody: what it commits to is the analyst's to say. A provision
    becomes a term; --draft, --issue and --option go before what its proposal suggests."""
    workspace = open_case(case)
    accepted = workspace.accept_all(proposals, by=by, term=(draft, issue, option), event=event)
    if json:
        say_json(
            {
                "accepted": {one.proposal.id: one.name for one in accepted},
                "citations": {one.proposal.id: len(one.proposal.places) for one in accepted},
                "cautions": {one.proposal.id: list(one.cautions) for one in accepted if one.cautions},
            }
        )
        return
    for one in accepted:
        if not one.adds:
            cited = f", cited from {sources_in_words(one.proposal)}" if len(one.proposal.sources) > 1 else ""
            say(f"{one.proposal.id} is now '{one.name}' in the case{cited}")
        else:
            say(f"{one.proposal.id} is now part of '{one.name}' in the case")
        for caution in one.cautions:
            say(f"  note: {caution}")
