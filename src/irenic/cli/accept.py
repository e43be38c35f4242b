"""`irenic accept`: a proposal becomes an entry of the case."""

from pathlib import Path
from typing import Annotated, Final, cast, get_args

import typer

from ..model.record import Stance
from ..workspace import open_case
from .output import say, say_json

STANCES: Final[tuple[str, ...]] = get_args(Stance)


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
    stance: Annotated[
        str | None,
        typer.Option("--stance", help="Of words that bind: the stance once more, or claims to let them bind nobody."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """Words that would bind a party need your word for it: --stance repeats what the proposal suggests."""
    workspace = open_case(case)
    term = (draft, issue, option) if draft and issue and option else None
    if term is None and (draft or issue or option):
        raise typer.BadParameter("a provision needs --draft, --issue and --option together")
    if stance is not None and stance not in STANCES:
        raise typer.BadParameter(f"--stance is one of: {', '.join(STANCES)}")
    accepted = workspace.accept_all(proposals, by=by, term=term, stance=cast(Stance | None, stance))
    if json:
        say_json(
            {
                "accepted": {one.proposal: one.name for one in accepted},
                "cautions": {one.proposal: list(one.cautions) for one in accepted if one.cautions},
            }
        )
        return
    for one in accepted:
        say(f"{one.proposal} is now '{one.name}' in the case")
        for caution in one.cautions:
            say(f"  note: {caution}")
