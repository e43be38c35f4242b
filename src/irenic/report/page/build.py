"""Builds the report of a case from its Results, by template; nothing is said that no Result holds."""

import re
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ...analyses.acceptance import Assessment
from ...analyses.gap import Matrix
from ...preferences.answers import Package
from ...preferences.conclusions import End
from ...preferences.sensitivity import WORDS, at, spread
from ...preferences.settlements import Settled
from ...solvers.bargaining import Rule
from ..brief.backing import behind_question, silence_behind
from ..brief.compose import summary_of
from ..brief.faults import faults_of
from ..brief.shape import capital
from ..gather import ReportInputs
from ..holding import Telling
from ..languages import language_name
from ..scale import nearest_in_words, number
from ..stands import in_place_of_one, standing
from ..terminal.forecast import TO_QUOTE, beats, input_value, inputs_in_words
from ..terminal.layout import names as who
from ..terminal.words import (
    APART,
    MEANINGS,
    RULES,
    SAID,
    assent,
    commits,
    denial,
    digits,
    exists,
    how_assumed,
    in_ten,
    refusal,
    tenths,
    under_condition,
    verdict,
)
from ..terms import says_it_all
from .actor_picture import actors_picture
from .charts import bar, change_bar, over_time
from .chronology import moments_of
from .footnotes import Footnotes
from .forecast_picture import scale_picture
from .frontier import frontier_picture
from .picture import matrix_picture
from .resting import all_grounds, each_ground
from .states_picture import legend, state_graph


def report_page(inputs: ReportInputs) -> str:
    """The report as one HTML page."""
    notes = Footnotes(inputs.texts)
    matrix = inputs.matrix
    context = {
        "matrix": matrix,
        "table": inputs.table,
        "record": inputs.record,
        "assessment": inputs.assessment,
        "why": inputs.why,
        "questions": inputs.questions,
        "behind": partial(behind_question, inputs),
        "silence_behind": partial(silence_behind, inputs),
        "trace": inputs.trace,
        "zone": inputs.zone,
        "amendments": inputs.amendments,
        "comparison": inputs.comparison,
        "stability": inputs.stability,
        "holding": Telling(inputs.stability, inputs.case) if inputs.stability else None,
        "forecast": inputs.forecast,
        "to_quote": TO_QUOTE,
        "options": inputs.options,
        "actors": inputs.actors,
        "cast": actors_picture(inputs.actors),
        "summary": summary_of(inputs),
        "trace_pictures": _over_time(inputs, {party.id: party.name for party in matrix.parties}),
        "spread_of": _spread_of,
        "problems": inputs.problems,
        "faults": faults_of(inputs),
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
        "called": inputs.table.called,
        "outlets": {source.id: source.outlet or source.title or source.id for source in inputs.record.sources},
        "rule_names": RULES,
        "said_of": SAID,
        "apart": APART,
        "meanings": MEANINGS,
        "variant_words": WORDS,
        "texts": [source for source in inputs.record.sources if source.id in inputs.texts and not inputs.quotes_only],
        "audience": inputs.audience,
        "quotes_only": inputs.quotes_only,
        "command": inputs.command,
        "style": Markup(asset("report.css")),
        "script": Markup(asset("report.js") + asset("fronts.js")),
    }
    return _with_contents(environment().from_string(asset("report.html.j2")).render(context))


def _with_contents(page: str) -> str:
    """The page with a list of its headings where the mark for it stands."""
    headings = re.findall(r'<h2 id="([\w-]+)">(.*?)</h2>', page, re.DOTALL)
    links = "".join(f'<li><a href="#{name}">{words}</a></li>' for name, words in headings)
    return page.replace("<!--contents-->", f"<ul>{links}</ul>", 1)


def _over_time(inputs: ReportInputs, names: Mapping[str, str]) -> list[tuple[str, Markup]]:
    """A picture for every draft whose answers changed."""
    if inputs.trace is None or inputs.assessment is None:
        return []
    parties = [party.id for party in inputs.matrix.parties if party.consent_needed]
    found = (
        (draft, over_time(inputs.trace, draft, inputs.table.called(draft), {party: names[party] for party in parties}))
        for draft in inputs.assessment.drafts
    )
    return [(draft, picture) for draft, picture in found if picture]


def _silent(matrix: Matrix) -> list[tuple[str, list[str]]]:
    """For every issue the parties of which nothing is on record."""
    names = {party.id: party.name for party in matrix.parties}
    found: list[tuple[str, list[str]]] = []
    for issue in matrix.issues:
        parties = [
            names[cell.party]
            for cell in matrix.cells
            if cell.issue == issue.id and not cell.positions and cell.consent_needed
        ]
        if parties:
            found.append((issue.label, parties))
    return found


def _is_disputed(happening: object) -> bool:
    accounts = getattr(happening, "accounts", ())
    status = getattr(happening, "status", "")
    return len({account.claimant for account in accounts}) > 1 or status in ("disputed", "denied")


def _spread_of(assessment: Assessment, draft: str, party: str | None, end: End) -> tuple[float, float] | None:
    """How far a number of the assessment moves with what nobody said."""
    answers, variants = assessment.drafts[draft], assessment.sensitivity[draft]
    if party is None:
        joint = answers.all.best_reading if end == "best" else answers.all.worst_reading
        return spread(joint, {name: at(held.all, end) for name, held in variants.items()})
    own = answers.parties[party].best_reading if end == "best" else answers.parties[party].worst_reading
    return spread(own, {name: at(held.parties[party], end) for name, held in variants.items() if party in held.parties})


def _by_package(solutions: Mapping[Rule, Settled]) -> list[tuple[Package, list[Rule]]]:
    """The packages that rules pick at the mean of the draws, each with those that do."""
    found: dict[tuple[tuple[str, str], ...], list[Rule]] = {}
    for rule, held in solutions.items():
        if held.center.packages:
            found.setdefault(tuple(held.center.packages[0].items()), []).append(rule)
    return [(dict(package), rules) for package, rules in found.items()]


@cache
def environment() -> Environment:
    """What renders the pages: everything that is not markup of ours is escaped."""
    # a report holds strangers' words: whatever is not markup of ours is escaped
    made = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        bar=bar,
        change_bar=change_bar,
        in_ten=in_ten,
        tenths=tenths,
        digits=digits,
        verdict=verdict,
        who=who,
        frontier=frontier_picture,
        by_package=_by_package,
        commits=commits,
        under_condition=under_condition,
        assent=assent,
        denial=denial,
        refusal=refusal,
        exists=exists,
        capital=capital,
        how_assumed=how_assumed,
        each_ground=each_ground,
        all_grounds=all_grounds,
        in_place_of_one=in_place_of_one,
        standing=standing,
        says_it_all=says_it_all,
        state_graph=state_graph,
        makers_of=legend,
        place=number,
        beats=beats,
        language=language_name,
        inputs_in_words=inputs_in_words,
        input_value=input_value,
        scale_picture=scale_picture,
        nearest=nearest_in_words,
    )
    return made


@cache
def asset(name: str) -> str:
    """The text of a template, a style or a script of the pages."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
