"""`irenic import`: a case made of another tool's domain and profiles, or an edited workbook read back."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from ..documents.metadata import in_command
from ..exchange.importing import Format, Imported, import_case
from ..exchange.importing_contests import import_ktab
from .options import JsonOption
from .output import problem_lines, say, say_result


class SourceFormat(StrEnum):
    """Tools whose files are read."""

    geniusweb = "geniusweb"
    genius = "genius"
    negolog = "negolog"
    gmcr = "gmcr"
    ktab = "ktab"
    xlsx = "xlsx"


class UnitName(StrEnum):
    """How far numbers run: to 100, or to 1."""

    percent = "percent"
    fractions = "fractions"


_KINDS: Final[Mapping[SourceFormat, Format]] = {
    SourceFormat.geniusweb: "geniusweb",
    SourceFormat.genius: "genius",
    SourceFormat.negolog: "negolog",
}


def import_command(
    source_format: Annotated[
        SourceFormat,
        typer.Argument(metavar="FORMAT", help="Whose files they are: geniusweb, genius, negolog, gmcr, ktab; or xlsx."),
    ],
    domain: Annotated[
        Path,
        typer.Argument(
            metavar="DOMAIN",
            help="The domain's file; for negolog its specs.json, its folder, or the first profile; for gmcr "
            "the conflict that GMCR+ saved; for ktab the CSV file of a scenario; for xlsx the workbook that "
            "irenic export excel wrote.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="CASE", help="The folder to make; for all but xlsx.")
    ] = None,
    profiles: Annotated[
        list[Path] | None, typer.Argument(metavar="[PROFILE]…", help="One profile for every party.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="CASE", help="Of xlsx: the case into whose inbox proposals are laid."),
    ] = None,
    saliences: Annotated[
        UnitName | None,
        typer.Option("--saliences", help="Of ktab, where all are 1 or less: from 0 to 1 (fractions), or to 100."),
    ] = None,
    positions: Annotated[
        UnitName | None, typer.Option("--positions", help="Of ktab, as --saliences, for positions on the scale.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Worths are moved and stretched so that each party's worst package is worth 0 and its best 1, and what no
    agreement is worth alike; nothing is cut off. The files are kept as the case's sources. Nothing that exists is
    overwritten. Of an edited workbook, rows and lines that are not as they were exported become proposals in the
    inbox of a case; none counts until a person accepts it. A conflict of GMCR+ becomes moves and priorities, for irenic
    stability.
    """
    if (saliences or positions) and source_format is not SourceFormat.ktab:
        raise typer.BadParameter("--saliences and --positions go with ktab")
    if source_format is SourceFormat.xlsx:
        if into is None or output is not None or profiles:
            raise typer.BadParameter("xlsx takes one workbook and --into CASE")
        from .desk import import_from_desk

        import_from_desk(into, domain, as_json=json)
        return
    if output is None or into is not None:
        raise typer.BadParameter("name the folder to make with --output; --into goes with xlsx")
    if source_format is SourceFormat.gmcr:
        if profiles:
            raise typer.BadParameter("gmcr takes one file, which holds the whole conflict")
        from ..exchange.importing_conflict import import_conflict, lines_of

        conflict = import_conflict(domain, output)
        if json:
            say_result(conflict)
            return
        for line in lines_of(conflict):
            say(line)
        return
    if source_format is SourceFormat.ktab:
        if profiles:
            raise typer.BadParameter("ktab takes one file, the scenario")
        contests = import_ktab(
            domain,
            output,
            saliences=saliences.value if saliences else None,
            positions=positions.value if positions else None,
        )
        if json:
            say_result(contests)
            return
        say(f"Made the case {contests.case}: {contests.parties} parties, {contests.issues} issues with a contest")
        say("Its numbers are somebody's coding, and nobody said anything. Next:")
        say(f"  irenic forecast {in_command(contests.case)}")
        return
    made = import_case(_KINDS[source_format], domain, profiles or (), output)
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
    say(f"  irenic zone {in_command(made.case)} --with-assumptions-only")


def _meaning(reservation: float) -> str:
    if reservation > 1:
        return ": no package is good enough"
    return ": every package is good enough" if reservation <= 0 else ""
