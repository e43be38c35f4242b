"""`irenic accept`: a proposal becomes an entry of the case."""

from pathlib import Path
from typing import Annotated, Final, cast, get_args

import typer

from ..intake.accepting import Acceptance, How
from ..intake.edited import Ground
from ..model.record import BINDING, Stance
from ..workspace import open_case
from .output import say, say_json
from .reading_page import sources_in_words

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
    event: Annotated[
        str | None, typer.Option("--event", help="Of an event: the event of the case that it is another account of.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option("--stance", help="Of words that bind: the stance once more, or claims to let them bind nobody."),
    ] = None,
    cite: Annotated[
        str | None,
        typer.Option("--cite", metavar="SOURCE", help="Where it rests on nothing yet: with --quote, a source."),
    ] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The words of that source that say it.")] = None,
    assumed: Annotated[
        str | None, typer.Option("--assumed", metavar="REASON", help="Where it rests on nothing yet: why you judge so.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """Words that would bind a party need your word for it: --stance repeats what the proposal suggests. A provision
    becomes a term; --draft, --issue and --option go before what its proposal suggests. What was written into a workbook
    comes in as it stands there, and needs a ground: a quote, or a reason of your own."""
    workspace = open_case(case)
    if stance is not None and stance not in STANCES:
        raise typer.BadParameter(f"--stance is one of: {', '.join(STANCES)}")
    if (cite is None) != (quote is None) or (cite is not None and assumed is not None):
        raise typer.BadParameter("a ground is --cite and --quote together, or --assumed alone")
    how: How = {"by": by, "term": (draft, issue, option), "event": event, "stance": cast(Stance | None, stance)}
    if cite is not None or assumed is not None:
        how["ground"] = Ground(cite, quote, assumed)
    accepted = workspace.accept_all(proposals, **how)
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
        if one.replaces:
            say(f"{one.proposal.id} has changed '{one.name}' in the case")
        elif not one.adds:
            cited = f", cited from {sources_in_words(one.proposal)}" if len(one.proposal.sources) > 1 else ""
            say(f"{one.proposal.id} is now '{one.name}' in the case{_written(one)}{cited}")
        elif one.proposal.kind == "version":
            say(f"'{one.proposal.source}' replaces '{', '.join(map(str, one.entry))}' from now on")
        else:
            say(f"{one.proposal.id} is now part of '{one.name}' in the case")
        for caution in one.cautions:
            say(f"  note: {caution}")


def _written(one: Acceptance) -> str:
    """What was written of a statement: it may say less than its words seem to."""
    if one.proposal.kind != "statement":
        return ""
    stance = one.entry["stance"]
    return f": {one.entry['by']} {stance}, which binds {'it' if stance in BINDING else 'nobody'}"
