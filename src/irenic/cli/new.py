"""`irenic new`: a new case folder, with documents as its sources."""

from pathlib import Path
from typing import Annotated, Final

import typer

from ..casefile.create import create_case
from ..documents.metadata import in_command
from ..intake.adding import offer_versions
from ..intake.many import documents_in
from ..intake.workers import processors
from ..report.terminal.inbox import counted
from ..report.terminal.layout import wrapped
from ..workspace import open_case
from .cautions import privacy_lines
from .options import AudienceName, parse_day
from .output import print_failure, say, say_json, width
from .reading import counting
from .reading_into import undated_lines

_NAMED: Final = 20
"""So many documents are told of one by one."""


def new_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The folder to make.")],
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]…", help="Further documents.")] = None,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="FILE…", help="Documents or folders to start from: txt, md, HTML, PDF, Word, e-mail."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What the case is called.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The documents' day, where they do not tell it.")
    ] = None,
    handling: Annotated[
        AudienceName | None,
        typer.Option("--handling", help="Who may see the documents, whatever they say themselves."),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="The documents' encoding, where it is not UTF-8: windows-1251, for example."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as one JSON object.")] = False,
) -> None:
    """Nothing that exists is ever overwritten; if anything fails, nothing is left behind."""
    # `--from A B C` reaches us as the option A and the arguments B and C
    files, _ = documents_in([*(documents or ()), *(more or ())])
    if handling is not None and not files:
        raise typer.BadParameter("--handling goes with documents: name them with --from")
    day = parse_day(published)
    folder = create_case(
        case,
        title or case.name.replace("-", " ").replace("_", " "),
        files,
        encoding=encoding,
        published=day,
        handling=handling.value if handling is not None else None,
    )
    workspace = open_case(folder.path)
    offered = offer_versions(workspace)
    with counting("reading", len(workspace.loaded.texts)) as tell:
        read = workspace.read_sources(workers=processors(), tell=lambda done, _: tell(done))
    if read.problems:
        print_failure(read.problems, as_json=False)
    held = workspace.waiting()
    waiting = len(held)
    if json:
        say_json({"case": str(folder.path), "sources": [str(document) for document in files], "waiting": waiting})
        return
    for line in privacy_lines(workspace.case):
        say(line)
    called = in_command(folder.path)
    say(f"Made the case {folder.path}")
    for document in files[:_NAMED]:
        say(f"  with the text of {document} in sources/")
    if len(files) > _NAMED:
        say(f"  and of {len(files) - _NAMED:,} others")
    for source, told, _ in offered:
        verb = "corrects or withdraws" if told.is_note else "is a new version of"
        for line in wrapped(f"'{source}' perhaps {verb} '{told.source}': {told.reason}", width(), "  ", "    "):
            say(line)
    if len(files) <= _NAMED:
        for line in undated_lines(workspace.case, list(workspace.case.sources), held, called):
            say(line)
    if waiting:
        say(f"{counted(waiting, 'proposal')} in its inbox: irenic show {called} inbox")
    say("Next: fill in case.yaml, then run")
    say(f"  irenic check {called}")
    say("Or do it all in the browser:")
    say(f"  irenic serve {called}")
