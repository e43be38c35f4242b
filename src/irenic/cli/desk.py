"""What `irenic export` and `irenic import` do with the formats of a desk."""

import datetime
from pathlib import Path
from typing import Any

from ..report.office.gathering import ALL
from ..report.office.writing import export_office
from ..workspace import open_case
from .output import say, say_result


def export_for_desk(
    case: Path,
    output: Path,
    target: Any,
    what: tuple[Any, ...] | None,
    party: str | None,
    as_of: datetime.date | None,
    audience: Any,
    *,
    as_json: bool,
) -> None:
    """Write a document, a workbook or a folder, and tell what is in it."""
    made = export_office(open_case(case), output, target, what=what or ALL, party=party, as_of=as_of, audience=audience)
    if as_json:
        say_result(made)
        return
    where = "as footnotes" if target == "word" else "in a table of their own"
    quotes = "quote" if made.citations == 1 else "quotes"
    say(f"Wrote {made.path}: {', '.join(made.what)}; {made.citations} {quotes} {where}")
    for file in made.files:
        say(f"  {file}")
    if audience != "public":
        say(f"It is {audience}, and says so on every page: keep it as close.")
    if target == "excel" and {"matrix", "positions"} & set(made.what):
        say(
            f"What is edited in its sheets Matrix and Positions is read back by: irenic import xlsx {output} --into {case}"
        )
