"""`irenic read`: what documents say, as proposals with their exact places."""

from pathlib import Path
from typing import Annotated

import typer

from ..documents.metadata import shown_path
from ..intake.many import documents_in
from ..intake.workers import processors
from .options import AudienceName, parse_day
from .output import say
from .reading import read_each, read_to
from .reading_into import read_into


def read_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Documents, or folders of them: txt, md, HTML, PDF, Word, e-mail."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="CASE", help="Add the documents to the case; lay what its sources propose into its inbox."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", help="Write what is read as one JSON file for each document."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="The day that relative dates count from; with --into that of documents which tell none.",
        ),
    ] = None,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces",
            metavar="SOURCE",
            help="With --into: the source of the case of which the one document is a corrected or new version.",
        ),
    ] = None,
    handling: Annotated[
        AudienceName | None,
        typer.Option("--handling", help="With --into: who may see the documents, whatever they say themselves."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="The documents' encoding, where it is not UTF-8.")
    ] = None,
    tagger: Annotated[
        Path | None,
        typer.Option("--tagger", metavar="FOLDER", help="Find statements with a tagger of irenic train as well."),
    ] = None,
    spans: Annotated[bool, typer.Option("--spans", help="Print JSON lines of spans into the raw text file.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read again what was read already.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="Print all that waits, however much it is.")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Processes to read in; all processors by default.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Nothing that is read counts until a person accepts it."""
    if not files and into is None:
        raise typer.BadParameter("name a document, or a case with --into")
    if sum((into is not None, to is not None, spans)) > 1:
        raise typer.BadParameter("--into, --to and --spans exclude each other")
    if again and into is None and to is None:
        raise typer.BadParameter("--again needs --into or --to: nothing else is kept from an earlier reading")
    if into is None and (replaces or handling):
        raise typer.BadParameter("--replaces and --handling go with --into CASE")
    day, workers = parse_day(published), workers or processors()
    documents, others = documents_in(files or ())
    _tell_of_others(others, as_json=json or spans)
    if files and not documents:
        raise typer.BadParameter("no document of a format that is read is in the folder")
    if replaces is not None and len(documents) != 1:
        raise typer.BadParameter("--replaces goes with one document: the new version of that source")
    if into is not None:
        code = read_into(
            into,
            documents,
            day,
            encoding,
            workers,
            tagger=tagger,
            handling=handling.value if handling is not None else None,
            replaces=replaces,
            again=again,
            show_all=show_all,
            as_json=json,
        )
    elif to is not None:
        code = read_to(to, documents, files or [], day, encoding, workers, tagger=tagger, again=again, as_json=json)
    else:
        code = read_each(documents, day, encoding, workers, tagger=tagger, spans=spans, as_json=json)
    if code:
        raise SystemExit(code)


def _tell_of_others(others: list[Path], *, as_json: bool) -> None:
    if others and not as_json:
        listed = ", ".join(shown_path(file) for file in others[:5]) + (", …" if len(others) > 5 else "")
        say(f"left alone, of a format that is not read: {listed}", to_error=True)
