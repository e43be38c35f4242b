"""A scenario of KTAB as a new case: every dimension an issue with a contest, every number cited from the file."""

from pathlib import Path
from typing import Any, Final

from ..casefile.create import free_id
from ..model.result import Provenance, Result
from .ktab_files import KtabActor, KtabScenario, Unit, read_ktab
from .making import new_case
from .profiles import open_foreign

METHOD: Final = "positions from 0 to 100, saliences from 0 to 1, influence as it stands in the file; every row cited"

_TEMPLATE: Final = """\
irenic: {format}
title: {title}
notice: {notice}

# The file that all numbers come from, as it was.
sources:{sources}

# One party for every actor of the scenario.
parties:{parties}

# One issue for every dimension; KTAB's scales run from 0 to 100.
issues:{issues}

# What a forecast is made from. Positions run from 0 to 100 and saliences from 0 to 1 here.
contests:{contests}

# Nothing is on the table, and nobody has said anything.
drafts: {{}}
statements: {{}}
"""


class ImportedContests(Result):
    """A case made of a scenario."""

    case: str
    """Where it lies."""
    title: str
    source_format: str = "ktab"
    """Of which tool the file was."""
    issues: int
    """How many issues with a contest it has."""
    parties: int
    """How many parties it has."""


def import_ktab(
    path: Path, output: Path, *, saliences: Unit | None = None, positions: Unit | None = None
) -> ImportedContests:
    """Make a case folder of a scenario; whole, or not at all.

    `saliences` and `positions` tell how the file has them, where that can be doubted; see `read_ktab`.

    Raises IrenicError where the file cannot be read or understood, and where something is at the output already.
    """
    with new_case(output) as case:
        scenario = read_ktab(open_foreign(path), saliences, positions)
        title = f"{scenario.name} (a scenario of KTAB)"
        told = f"a scenario of KTAB: {scenario.description}".rstrip(": ")
        said = [name for name, unit in (("positions", positions), ("saliences", saliences)) if unit == "fractions"]
        note = "somebody's coding of who stands where; no words of theirs"
        note += f"; its {' and '.join(said)} run from 0 to 1" if said else ""
        source, _ = case.keep(scenario.file, title=told, note=note)
        notice = (
            "This case holds a scenario of KTAB, another tool, and no negotiation's record: its numbers are somebody's "
            "coding, and nobody said anything."
        )
        case.write(_TEMPLATE, title=title, notice=notice, parts=_parts(scenario, source))
    read = {"saliences": saliences or "percent", "positions": positions or "percent"}
    how = {"format": "ktab", "files": [scenario.file.name], **read}
    return ImportedContests(
        about=Provenance(verb="import", method=METHOD, parameters=how),
        case=str(output),
        title=title,
        issues=len(scenario.dimensions),
        parties=len(scenario.actors),
    )


def _parts(scenario: KtabScenario, source: str) -> dict[str, Any]:
    """Parties, issues and contests as they are written."""
    parties: dict[str, Any] = {}
    ids = []
    # a description that tells actors apart is what people call them
    told = {actor.description for actor in scenario.actors if actor.description}
    for actor in scenario.actors:
        ids.append(free_id(actor.name, parties, "party"))
        parties[ids[-1]] = (
            {"name": actor.description, "aliases": [actor.name]}
            if len(told) == len(scenario.actors) and actor.description != actor.name
            else {"name": actor.name}
        )
    issues: dict[str, Any] = {}
    contests: dict[str, Any] = {}
    for at, label in enumerate(scenario.dimensions):
        issue = free_id(label, issues, "issue")
        rows = {actor.positions[at]: _row(actor, source) for actor in reversed(scenario.actors)}
        issues[issue] = {
            "question": f"Where on its scale does '{label}' settle?",
            "label": label,
            "scale": "number",
            "options": {
                f"at-{place:g}".replace(".", "-"): {"value": _plain(place), "cite": rows[place]}
                for place in sorted(rows)
            },
        }
        contests[issue] = {
            "scale": [0, 100],
            "assumed": {"scale": "KTAB's scales run from 0 to 100"},
            "positions": {
                party: {
                    "position": _plain(actor.positions[at]),
                    "salience": _plain(round(actor.saliences[at], 10)),
                    "influence": _plain(actor.influence),
                    "cite": _row(actor, source),
                }
                for party, actor in zip(ids, scenario.actors, strict=True)
            },
        }
    return {"parties": parties, "issues": issues, "contests": contests}


def _row(actor: KtabActor, source: str) -> dict[str, str]:
    """The row of the file as a citation."""
    return {"source": source, "quote": " ".join(actor.written.split())}


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
