"""`irenic serve`: a case as local web pages."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from ..model.problem import failure
from ..workbench.serving import serve_session
from ..workbench.session import Session
from .options import AudienceName
from .output import say


def serve_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    audience: Annotated[
        AudienceName,
        typer.Option(
            "--audience", help="Who looks at it: sources with a stricter handling are not shown, and nothing is edited."
        ),
    ] = AudienceName.confidential,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, help="The port; 0 is any that is free. 8765 if it is free."),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show the case, and edit nothing.")] = False,
    commit: Annotated[
        bool, typer.Option("--commit", help="Commit every edit to the git repository of the case.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """The pages are served to this machine alone, to whoever has the address that is printed. The files are the only
    truth: any editor may change them meanwhile, and the pages follow. Ctrl-C ends it."""
    if commit and read_only:
        raise failure("E009", "--commit and --read-only exclude each other", "leave one of them out")
    session = Session(case, audience=audience.value, read_only=read_only, commit=commit)

    def ready(address: str) -> None:
        say(f"The workbench of {session.current.loaded.folder.path.resolve().name} is open at")
        say(f"  {address}")
        if session.read_only:
            say("It shows the case, and edits nothing.")
        say("Whoever has this address can read the case. Ctrl-C ends it.")
        if not no_browser:
            webbrowser.open(address)

    serve_session(session, port=port, ready=ready)
    say("Closed.")
