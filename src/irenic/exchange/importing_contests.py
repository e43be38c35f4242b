"""A scenario of KTAB as a new case: every dimension an issue with a contest, every number cited from the file."""

from pathlib import Path
from typing import Any, Final

from ..casefile.create import free_id, new_folder, require_free, source_entry, write_case_file
from ..casefile.load import load_case
from ..casefile.write import block, scalar
from ..documents.store import store_document
from ..model.problem import IrenicError
from ..model.result import Provenance, Result
from ..model.version import FORMAT
from .kept import as_document
from .ktab_files import KtabActor, KtabScenario, read_ktab
from .profiles import open_foreign

METHOD: Final = "positions and influence as they stand in the file, saliences divided by 100; every row cited"

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

# What a forecast is made from. Saliences are fractions here and percentages there.
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


def import_ktab(path: Path, output: Path) -> ImportedContests:
    """Make a case folder of a scenario; whole, or not at all.

    Raises IrenicError where the file cannot be read or understood, and where something is at the output already.
    """
    require_free(output)
    scenario = read_ktab(open_foreign(path))
    document = as_document(scenario.file)
    title = f"{scenario.name} (a scenario of KTAB)"
    with new_folder(output) as building:
        (building / "sources").mkdir()
        source = free_id(f"file-{scenario.file.stem}", {}, "file")
        stored = store_document(document, scenario.file.data, building, source)
        entry = source_entry(document, stored.text, stored.original)
        entry["title"] = f"{document.name}, a scenario of KTAB: {scenario.description}".rstrip(": ")
        entry["note"] = "somebody's coding of who stands where; no words of theirs"
        write_case_file(
            building,
            _TEMPLATE.format(
                format=FORMAT,
                title=scalar(title),
                notice=scalar(
                    "This case holds a scenario of KTAB, another tool, and no negotiation's record: its numbers are "
                    "somebody's coding, and nobody said anything."
                ),
                sources=block({source: entry}, "", part=True),
                **_parts(scenario, source),
            ),
        )
        if faults := [problem for problem in load_case(building).problems if problem.severity == "error"]:
            raise IrenicError(faults)
    return ImportedContests(
        about=Provenance(verb="import", method=METHOD, parameters={"format": "ktab", "files": [scenario.file.name]}),
        case=str(output),
        title=title,
        issues=len(scenario.dimensions),
        parties=len(scenario.actors),
    )


def _parts(scenario: KtabScenario, source: str) -> dict[str, str]:
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
    held = {"parties": parties, "issues": issues, "contests": contests}
    return {part: block(value, "", part=True) for part, value in held.items()}


def _row(actor: KtabActor, source: str) -> dict[str, str]:
    """The row of the file as a citation."""
    return {"source": source, "quote": " ".join(actor.written.split())}


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
