"""`irenic schema`: the JSON Schema of the case format."""

from pathlib import Path
from typing import Annotated

import typer

from ..casefile.schema import case_schema
from .output import say, say_json


def schema_command(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a new file instead.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there already.")] = False,
) -> None:
    """Editors use it to complete and check a case.yaml while one types."""
    if output is None:
        say_json(case_schema())
        return
    import json

    from ..casefile.create import require_free
    from ..documents.files import write_atomically

    if not overwrite:
        require_free(output, "add --overwrite to replace it, or choose another name with --output")
    write_atomically(output, (json.dumps(case_schema(), indent=2) + "\n").encode(), overwrite=overwrite)
    say(f"Wrote {output}")
