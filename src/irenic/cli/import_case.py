"""`irenic import`: a case made of another tool's domain and profiles."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..exchange.importing import Imported, import_case
from .options import JsonOption
from .output import problem_lines, say, say_result


class SourceFormat(StrEnum):
    """Tools whose files are read."""

    geniusweb = "geniusweb"
    genius = "genius"
    negolog = "negolog"


def import_command(
    source_format: Annotated[
        SourceFormat, typer.Argument(metavar="FORMAT", help="Whose files they are: geniusweb, genius or negolog.")
    ],
    domain: Annotated[
        Path,
        typer.Argument(
            metavar="DOMAIN",
            help="The domain's file; for negolog its specs.json, its folder, or the first profile.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="CASE", help="The folder to make.")],
    profiles: Annotated[
        list[Path] | None, typer.Argument(metavar="[PROFILE]…", help="One profile for every party.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Worths are moved and stretched so that each party's worst package is worth 0 and its best 1, and what no
    agreement is worth alike; nothing is cut off. The files are kept as the case's sources. Nothing that exists is
    overwritten.
    """
    made = import_case(source_format.value, domain, profiles or (), output)
    if json:
        say_result(made)
        return
    _tell(made)


def _tell(made: Imported) -> None:
    say(f"Made the case {made.case}: {made.issues} issues, {int(made.packages):,} packages")
    for party in made.parties.values():
        say(f"  {party.name}, from {party.file}")
        own = f"packages are worth {party.lowest:.6g} to {party.highest:.6g}, no agreement {party.own_reservation:.6g}"
        say(f"    there {own}")
        say(f"    here no agreement is worth {party.reservation:.6g} of 1{_meaning(party.reservation)}")
    if made.about.problems:
        say()
        for line in problem_lines(made.about.problems, None):
            say(line)
    say("Its parties are profiles of another tool, and nobody said anything. Next:")
    say(f"  irenic zone {made.case} --with-assumptions-only")


def _meaning(reservation: float) -> str:
    if reservation > 1:
        return ": no package is good enough"
    return ": every package is good enough" if reservation <= 0 else ""
