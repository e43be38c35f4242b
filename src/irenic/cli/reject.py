"""`irenic reject`: a proposal does not count, and is not proposed again."""

from pathlib import Path
from typing import Annotated

import typer

from ..intake.choosing import ALL
from ..report.terminal.inbox import counted
from ..report.terminal.layout import wrapped
from ..workspace import open_case
from .choosing import (
    FLAGS,
    BindingOption,
    KindOption,
    MinConfidenceOption,
    PartyOption,
    SourceOption,
    wanted_of,
)
from .output import say, say_json, width


def reject_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")
    ] = None,
    all_from: Annotated[
        str | None,
        typer.Option("--all-from", metavar="SOURCE", help="All that was read in this source and stands in no other."),
    ] = None,
    kind: KindOption = None,
    party: PartyOption = None,
    source: SourceOption = None,
    min_confidence: MinConfidenceOption = None,
    binding: BindingOption = False,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept beside the decision.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was rejected as one JSON object.")] = False,
) -> None:
    """The decision is kept in inbox/decisions.jsonl; irenic accept still takes what was rejected. In place of ids, the
    options that begin with "of what waits" choose what is rejected: what irenic show CASE inbox shows with the same.
    """
    wanted = wanted_of(kind, party, source, min_confidence, binding)
    if not proposals and all_from is None and wanted == ALL:
        raise typer.BadParameter(f"name proposals, or a source with --all-from, or say which with {FLAGS}")
    if wanted != ALL and (proposals or all_from is not None):
        raise typer.BadParameter(f"name proposals by their ids, or choose among them with {FLAGS}, not both")
    workspace = open_case(case)
    if wanted != ALL:
        rejected = workspace.reject_wanted(wanted, why=why)
    else:
        chosen = [*(proposals or ()), *(workspace.waiting_from(all_from) if all_from is not None else ())]
        rejected = workspace.reject_all(chosen, why=why)
    if json:
        say_json({"rejected": [one.id for one in rejected]})
        return
    if not rejected:
        say("Nothing waits from there." if all_from is not None else "Nothing of what waits is so.")
        return
    for line in wrapped(f"Rejected {', '.join(one.id for one in rejected)}", width(), "", "  "):
        say(line)
    for one in rejected:
        if one.kind == "version" and one.source in workspace.case.sources:
            kept = " and ".join(f"'{held.source}'" for held in workspace.case.sources[one.source].kept_beside)
            told = f"The case says from now on that {kept} is kept beside '{one.source}', so that others see it too."
            for line in wrapped(told, width(), "  ", "  "):
                say(line)
    if len(rejected) > 1:
        shared = sum(len(one.sources) > 1 for one in rejected)
        also = f", {shared:,} of them in more than one source" if shared else ""
        say(f"{counted(len(rejected), 'proposal')} rejected{also}.")
