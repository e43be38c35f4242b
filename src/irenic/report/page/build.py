"""Builds the report of a case from its Results, by template; nothing is said that no Result holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ...analyses.acceptance import Assessment
from ...analyses.gap import Matrix
from ...analyses.record import Record
from ...analyses.table import Table
from ...casefile.quotes import SourceText
from ...model.problem import Problem
from ...preferences.probability import Probability
from ..terminal.layout import names as who
from ..terminal.words import digits, in_ten, verdict
from .chronology import moments_of
from .footnotes import Footnotes
from .picture import Scale, matrix_picture


@dataclass(frozen=True)
class ReportInputs:
    """All that a report is made of."""

    matrix: Matrix
    table: Table
    record: Record
    assessment: Assessment | None
    """None where the case has no draft to assess."""
    problems: tuple[Problem, ...]
    texts: Mapping[str, SourceText]
    scales: Mapping[str, Scale]
    command: str
    """What rebuilds the report."""


def report_page(inputs: ReportInputs) -> str:
    """The report as one HTML page."""
    notes = Footnotes(inputs.texts)
    matrix = inputs.matrix
    context = {
        "matrix": matrix,
        "table": inputs.table,
        "record": inputs.record,
        "assessment": inputs.assessment,
        "problems": inputs.problems,
        "names": {party.id: party.name for party in matrix.parties},
        "labels": {issue.id: issue.label for issue in matrix.issues},
        "silent": _silent(matrix),
        "disputed": [
            happening for happening in (*inputs.record.events, *inputs.record.process) if _is_disputed(happening)
        ],
        "said": {row.id: row for row in inputs.record.statements},
        "asked": sum(party.consent_needed for party in matrix.parties),
        "chronology": moments_of(inputs.record, inputs.table),
        "picture": matrix_picture(matrix, inputs.table, inputs.scales) if matrix.cells else "",
        "notes": notes,
        "texts": [source for source in inputs.record.sources if source.id in inputs.texts],
        "command": inputs.command,
        "style": Markup(_asset("report.css")),
        "script": Markup(_asset("report.js")),
    }
    return _environment().from_string(_asset("report.html.j2")).render(context)


def _silent(matrix: Matrix) -> list[tuple[str, list[str]]]:
    """For every issue the parties of which nothing is on record."""
    names = {party.id: party.name for party in matrix.parties}
    found: list[tuple[str, list[str]]] = []
    for issue in matrix.issues:
        parties = [names[cell.party] for cell in matrix.cells if cell.issue == issue.id and not cell.positions]
        if parties:
            found.append((issue.label, parties))
    return found


def _is_disputed(happening: object) -> bool:
    accounts = getattr(happening, "accounts", ())
    status = getattr(happening, "status", "")
    return len({account.claimant for account in accounts}) > 1 or status in ("disputed", "denied")


def _bar(p: Probability) -> Markup:
    """A probability as a bar from 0 to 1: its interval with a dot at the centre, a solid block where it is exact."""
    if p.low is None or p.high is None:
        return Markup("")
    start, length = 100 * p.low, max(1.5, 100 * (p.high - p.low))
    dot = "" if p.exact or p.probability is None else f'<circle cx="{100 * p.probability + 4:.1f}" cy="8" r="4"/>'
    block = (
        f'<rect class="exact" x="{4 + (92 if p.probability else 0)}" y="2" width="8" height="12"/>'
        if p.exact
        else f'<rect class="interval" x="{4 + start:.1f}" y="5" width="{length:.1f}" height="6"/>'
    )
    return Markup(
        f'<svg class="bar" viewBox="0 0 108 16" role="img" aria-label="{digits(p)}">'
        f'<path d="M4 8h100M4 4v8M54 6v4M104 4v8"/>{block}{dot}</svg>'
    )


@cache
def _environment() -> Environment:
    # a report holds strangers' words: whatever is not markup of ours is escaped
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(bar=_bar, in_ten=in_ten, digits=digits, verdict=verdict, who=who)
    return environment


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
