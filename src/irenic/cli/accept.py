"""`irenic accept`: a proposal becomes an entry of the case."""

from pathlib import Path
from typing import Annotated

import typer

from ..casefile.accepting import Ground
from ..workspace import open_case
from .output import say, say_json


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
    cite: Annotated[
        str | None,
        typer.Option("--cite", metavar="SOURCE", help="Of what rests on nothing yet: the source, with --quote."),
    ] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The words of that source that say it.")] = None,
    assumed: Annotated[
        str | None, typer.Option("--assumed", metavar="REASON", help="Where it rests on nothing yet: why you judge so.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """A statement that was read comes in with a stance that binds nobody: what it commits to is the analyst's to say.
    One from an edited sheet comes in as it stands there, and needs a ground: a quote, or a reason of your own.
    """
    workspace = open_case(case)
    term = (draft, issue, option) if draft and issue and option else None
    if term is None and (draft or issue or option):
        raise typer.BadParameter("a provision needs --draft, --issue and --option together")
    if (cite is None) != (quote is None) or (cite is not None and assumed is not None):
        raise typer.BadParameter("a ground is --cite and --quote together, or --assumed alone")
    ground = Ground(cite, quote, assumed) if cite is not None or assumed is not None else None
    accepted = workspace.accept_all(proposals, by=by, term=term, ground=ground)
    if json:
        say_json(
            {
                "accepted": {one.proposal: one.name for one in accepted},
                "cautions": {one.proposal: list(one.cautions) for one in accepted if one.cautions},
            }
        )
        return
    for one in accepted:
        say(f"{one.proposal} {'has changed' if one.replaces else 'is now'} '{one.name}' in the case")
        for caution in one.cautions:
            say(f"  note: {caution}")
