"""`irenic export`: a case as another tool's files, or as a desk's: Word, Excel, CSV."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from ..exchange.exporting import Target, export_case
from ..preferences.premises import premises_of
from ..report.terminal.layout import wrapped
from ..workspace import open_case
from .options import (
    AsOfOption,
    AssumptionsOption,
    AudienceName,
    AudienceOption,
    CaseArgument,
    DrawsOption,
    JsonOption,
    PriorName,
    PriorOption,
    SeedOption,
    parse_day,
)
from .output import problem_lines, say, say_result, width


class TargetFormat(StrEnum):
    """Tools whose files are written."""

    geniusweb = "geniusweb"
    negmas = "negmas"
    word = "word"
    excel = "excel"
    csv = "csv"


class DeskTable(StrEnum):
    """What a document for the desk can hold."""

    matrix = "matrix"
    drafts = "drafts"
    chronology = "chronology"
    actors = "actors"
    positions = "positions"


_OF_A_DESK: Final[Mapping[TargetFormat, Literal["word", "excel", "csv"]]] = {
    TargetFormat.word: "word",
    TargetFormat.excel: "excel",
    TargetFormat.csv: "csv",
}
_OF_TOOLS: Final[Mapping[TargetFormat, Target]] = {
    TargetFormat.geniusweb: "geniusweb",
    TargetFormat.negmas: "negmas",
}
_WHAT: Final[Mapping[DeskTable, Literal["matrix", "drafts", "chronology", "actors", "positions"]]] = {
    DeskTable.matrix: "matrix",
    DeskTable.drafts: "drafts",
    DeskTable.chronology: "chronology",
    DeskTable.actors: "actors",
    DeskTable.positions: "positions",
}


def export_command(
    target: Annotated[
        TargetFormat,
        typer.Argument(
            metavar="FORMAT",
            help="word, excel or csv for a desk; geniusweb, or negmas, which reads the names of GeniusWeb's first "
            "versions.",
        ),
    ],
    case: CaseArgument,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="PATH", help="The file to make; for all but word and excel a folder."),
    ],
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="Replace the file, or the folder if it holds nothing but an earlier export."),
    ] = False,
    what: Annotated[
        list[DeskTable] | None,
        typer.Option(
            "--what", help="Of word, excel and csv: what goes in; may be given several times. All if left out."
        ),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option("--party", metavar="ID", help="Of word, excel, csv: whose positions; everybody's if left out."),
    ] = None,
    centre: Annotated[
        bool,
        typer.Option("--centre", help="Where a party's preferences are not one point, write the mean of its draws."),
    ] = False,
    as_of: AsOfOption = None,
    prior: PriorOption = PriorName.issues,
    draws: DrawsOption = 10_000,
    seed: SeedOption = 0,
    with_assumptions_only: AssumptionsOption = False,
    audience: AudienceOption = AudienceName.public,
    json: JsonOption = False,
) -> None:
    """Word has every quote as a footnote, Excel and CSV have a table of citations, and a workbook that was edited is
    read back by irenic import xlsx. For geniusweb and negmas one profile is written for every party whose consent
    counts. Sources that the audience may not see leave no trace. Nothing that exists is overwritten
    without --overwrite, and a workbook whose edits were not read back not even so.
    """
    if target in _OF_A_DESK:
        from .desk import export_for_desk

        chosen = tuple(_WHAT[one] for one in what or DeskTable)
        day = parse_day(as_of)
        export_for_desk(
            case, output, _OF_A_DESK[target], chosen, party, day, audience.value, overwrite=overwrite, as_json=json
        )
        return
    if what or party:
        raise typer.BadParameter("--what and --party go with word, excel and csv")
    loaded = open_case(case).seen_by(audience.value).loaded
    premises = premises_of(
        loaded.case,
        as_of=parse_day(as_of),
        draws=draws,
        seed=seed,
        prior=prior.value,
        with_assumptions_only=with_assumptions_only,
        unproven=loaded.unproven,
        inputs=loaded.inputs,
    )
    made = export_case(
        loaded,
        output,
        target=_OF_TOOLS[target],
        centre=centre,
        audience=audience.value,
        overwrite=overwrite,
        premises=premises,
    )
    if json:
        say_result(made)
        return
    say(f"Wrote {made.folder} with {made.domain} and")
    for profile in made.profiles:
        kind = "its one point" if profile.draws is None else f"the mean of {profile.draws:,} draws, as its name says"
        for line in wrapped(
            f"{profile.file}: {kind}; no agreement is worth {profile.reservation:.6g}", width(), "  ", "    "
        ):
            say(line)
    if made.about.problems:
        say()
        for line in problem_lines(made.about.problems, None):
            say(line)
