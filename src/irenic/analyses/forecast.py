"""Where would it settle? A distribution for every contest, and every known model beside honest baselines."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal

import numpy as np

from ..casefile.told import basis_of_number
from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.contest import Range
from ..model.did_you_mean import nearest
from ..model.evidence import Evidence, evidence_of
from ..model.on_the_table import drafts_as_of
from ..model.problem import Problem, failure
from ..model.result import Provenance, Result
from ..preferences.contested import FIELDS, BasisOfInput, Contested, contested_issues, option_places
from ..preferences.premises import Basis
from ..preferences.together import MODEL_DRAWS, Together, run_together
from ..solvers.linear import FloatArray
from ..solvers.spatial import Distribution, challenge, compromise, ktab, settle, weighted_median
from ..solvers.spatial import Forecast as Run
from ..solvers.spatial.scoring import NEAR
from ..solvers.spatial.settling import CONSTANTS, LEVEL

METHOD: Final = (
    "compromise mean; a mixture of the positions and a spread about their mean, learnt on past negotiations; known "
    "models beside it"
)
POINTS: Final = 100
"""Steps in which a distribution is told."""
HEADLINE: Final = "compromise mean"

ALONE: Final = "only one position counts here, and of one side alone a forecast tells little"
MOSTLY_ASSUMED: Final = "more of the inputs on this issue are assumed than cited"
WEIGHTLESS: Final = "nobody has both a salience and an influence above 0; all count alike"

Beats = Literal["yes", "no", "cannot be told", "is the baseline"]


class Record(Frozen):
    """How a model did on past negotiations against the plain mean: half of Decision Making in the EU, 180 issues.

    `irenic backtest` on that table prints these; docs/explanation/forecasts.md tells how they came about.
    """

    mae_difference: float
    """Mean absolute error less the plain mean's, in points of a scale of 100; negative is better."""
    low: float
    high: float
    """The 95 % interval in pairs, proposals kept whole."""
    beats_baseline: Beats
    """`yes`: the whole interval lies below 0; `no`: above 0; `cannot be told`: it holds 0."""


RECORDS: Final[Mapping[str, Record]] = {
    "plain mean": Record(mae_difference=0, low=0, high=0, beats_baseline="is the baseline"),
    HEADLINE: Record(mae_difference=-1.8, low=-3.9, high=0.3, beats_baseline="cannot be told"),
    "salience-weighted mean": Record(mae_difference=-0.3, low=-1.3, high=0.8, beats_baseline="cannot be told"),
    "weighted median": Record(mae_difference=3.8, low=0.6, high=7.0, beats_baseline="no"),
    "challenge model": Record(mae_difference=6.9, low=2.4, high=11.4, beats_baseline="no"),
    "KTAB's model": Record(mae_difference=0.0, low=-2.9, high=2.6, beats_baseline="cannot be told"),
    "equal-gain exchange": Record(mae_difference=0.5, low=-3.0, high=3.6, beats_baseline="cannot be told"),
}
CALIBRATED_RECORD: Final = Record(mae_difference=-2.5, low=-4.2, high=-0.8, beats_baseline="yes")
"""Of the median of irenic's own forecast, its constants learnt without the proposals that it was tried on."""


class Input(Frozen):
    """One number that a forecast is made from."""

    value: Range | None
    """None: no source says, and the mean of the others stands in."""
    basis: BasisOfInput
    """Whether sources say it, the analyst assumes it, or nobody says it."""
    assumed: str | None
    """The analyst's reason."""


class StandRow(Frozen):
    """Who stands where on an issue."""

    name: str
    position: Input
    """Where it stands, in the scale's unit."""
    salience: Input
    """How much the issue matters to it, from 0 to 1."""
    influence: Input
    """How much it can move the others, in a unit that is the same for all."""
    evidence: tuple[Evidence, ...]


class ModelForecast(Frozen):
    """Where one model says that an issue settles."""

    value: float | None
    """At the likeliest inputs; None where the model has nothing to go by."""
    low: float | None
    high: float | None
    """80 % of it over draws of the inputs; both as `value` where all inputs are exact."""
    converged: bool | None
    """Whether it came to rest; None where a model has no turns."""
    turns: int | None
    """After how many rounds it stopped; null where a model has no turns."""
    withheld: str | None
    """Why there is no value."""
    record: Record
    """How it did on past negotiations."""
    error: float | None
    """Distance to the outcome, where that is known."""


class Told(Frozen):
    """The forecast distribution of one issue."""

    median: float
    """The place below which the outcome lies as likely as above it, in the scale's unit: the middle that goes with the
    interval."""
    mean: float
    """Its mean, in the scale's unit; not the headline, since the ends of the scale draw it in."""
    level: float
    """The chance that the interval below holds the outcome, from 0 to 1."""
    low: float
    high: float
    """The shortest interval that holds `level` of it."""
    inputs_low: float
    """The lower end of that interval of the compromise mean which the ranges of the inputs alone give."""
    inputs_high: float
    """The interval of the compromise mean from the ranges of the inputs alone."""
    options: Mapping[str, float]
    """How likely each option of the issue is to be the one nearest to the outcome; none where none has a place."""
    cdf: tuple[tuple[float, float], ...]
    """Places on the scale, and the chance that the outcome is no higher."""
    record: Record
    """How the median did on past negotiations."""


class Score(Frozen):
    """How the forecast did where the outcome is known."""

    outcome: float
    """Where it came out, in the scale's unit."""
    evidence: tuple[Evidence, ...]
    assumed: str | None
    crps: float
    """In the scale's unit; of a point it would be the absolute error."""
    error: float
    """Of the median."""
    hits: Mapping[str, bool]
    """Whether the median came within so many per cent of the scale."""
    covered: bool
    """Whether the interval holds the outcome."""


class IssueForecast(Frozen):
    """Where one issue would settle."""

    label: str
    question: str
    """The question that the issue puts."""
    unit: str | None
    scale: tuple[float, float]
    """The two ends of the issue's scale, the lower first."""
    notes: tuple[str, ...]
    """What was made of it that nobody said, and what it rests on besides, in words."""
    options: Mapping[str, float]
    """Where the options stand on the scale."""
    labels: Mapping[str, str]
    """What people call the options."""
    stands: Mapping[str, StandRow]
    """Who stands where, by the id of the party or actor."""
    left_out: Mapping[str, str]
    """Who has a position that does not count, by id, with the reason."""
    names: Mapping[str, str]
    """What people call who is left out."""
    drafts: Mapping[str, tuple[float, ...]]
    """Where the readings of each draft's term stand."""
    titles: Mapping[str, str]
    """What people call these drafts."""
    headline: float
    """The compromise mean: the one number to quote."""
    distribution: Told
    """How likely which outcome is."""
    models: Mapping[str, ModelForecast]
    """Where each model says that it settles, by its name: the headline first, then the baselines."""
    score: Score | None
    """How it did; null where the outcome is not known."""


class Forecasts(Result):
    """Where the issues of a case would settle."""

    case: str
    notice: str | None
    as_of: datetime.date | None
    basis: Basis
    """`assumptions` where nothing that is cited counts, because it was asked for so."""
    on_assumptions: bool
    """Whether more inputs are assumed than cited."""
    draws: int
    """How often inputs that are ranges were drawn; numbers that are exact are not drawn."""
    inputs: Mapping[BasisOfInput, int]
    """How many inputs are cited, assumed and unknown."""
    assumed: tuple[str, ...]
    """The assumed inputs, in words."""
    issues: Mapping[str, IssueForecast]
    """The forecasts, by the id of the issue."""
    without_position: Mapping[str, str]
    """Contests left out since no position in them counts: what the issue is called, by its id."""
    hit_rates: Mapping[str, float]
    """Over the issues whose outcome is known; none where there is none."""
    mean_crps: float | None
    """In per cent of each issue's scale."""


def forecast_issues(
    case: Case,
    issue: str | None = None,
    *,
    as_of: datetime.date | None = None,
    draws: int = 1_000,
    seed: int = 0,
    with_assumptions_only: bool = False,
    even_if_assumed: bool = False,
    unproven: frozenset[Citation] = frozenset(),
    inputs: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Forecasts:
    """Where every contest of the case would settle, or the one named.

    `with_assumptions_only`: what is cited does not count, as in every other answer.

    Raises IrenicError where the case has none that counts (E005), where an issue has no scale (E005), and where more
    inputs are assumed than cited (A004), unless `even_if_assumed`, or assumptions alone are asked for.
    """
    day = as_of or case.as_of
    contests = list(contested_issues(case, as_of, unproven, assumed_alone=with_assumptions_only))
    if with_assumptions_only and not contests and case.contests:
        hint = "leave out --with-assumptions-only, and what is cited counts; or, in a report, leave out --with forecast"
        raise failure("E005", "no position in the contests is assumed, so assumptions alone tell nothing", hint)
    if issue is not None and issue not in {one.issue for one in contests}:
        known = [one.issue for one in contests]
        guess = f"did you mean '{close}'? " if (close := nearest(issue, known)) else ""
        hint = f"{guess}contests are on: {', '.join(known)}" if known else _HOW_TO
        raise failure("E005", f"there is no contest on '{issue}' that counts", hint, file="case.yaml")
    if not contests:
        lacks = "no position in the case's contests counts" if case.contests else "the case has no contest"
        raise failure("E005", f"{lacks}, and so nothing to forecast from", _HOW_TO, file="case.yaml")
    counting = {one.issue for one in contests}
    without = {name: case.issue_label(name) for name in case.contests if name in case.issues and name not in counting}
    asked = [one for one in contests if issue in (None, one.issue)]
    counts: dict[BasisOfInput, int] = {"cited": 0, "assumed": 0, "unknown": 0}
    assumed = []
    for held in asked:
        for actor in held.actors:
            for field in FIELDS:
                basis, reason = held.basis(actor, field)
                counts[basis] += 1
                if basis == "assumed":
                    assumed.append(f"{field} of {case.name_of(actor)} on {case.issue_label(held.issue)}: {reason}")
    mostly_assumed = counts["assumed"] > counts["cited"]
    if mostly_assumed and not (even_if_assumed or with_assumptions_only):
        raise _refusal(counts, assumed)
    together = run_together(contests, 1 if all(one.is_exact for one in contests) else draws, seed)
    beside = [case.issue_label(one.issue) for one in contests if one not in asked]
    drafts = drafts_as_of(case, day)
    said = mostly_assumed or with_assumptions_only
    found = {one.issue: _forecast(case, one, draws, seed, together, beside, drafts, said) for one in asked}
    scores = [(held.score, held.scale[1] - held.scale[0]) for held in found.values() if held.score is not None]
    about = Provenance(
        verb="forecast",
        method=METHOD,
        parameters={
            "as_of": str(day) if day else None,
            "draws": draws,
            "with_assumptions_only": with_assumptions_only,
            "even_if_assumed": even_if_assumed,
            **CONSTANTS,
        },
        seed=seed,
        inputs=inputs,
        problems=problems,
    )
    return Forecasts(
        about=about,
        case=case.title,
        notice=case.notice,
        as_of=day,
        basis="assumptions" if with_assumptions_only else "record",
        on_assumptions=mostly_assumed,
        draws=draws,
        inputs=counts,
        assumed=tuple(assumed),
        issues=found,
        without_position=without if issue is None else {},
        hit_rates={
            f"{near:.0%}": float(np.mean([score.hits[f"{near:.0%}"] for score, _ in scores])) for near in NEAR if scores
        },
        mean_crps=float(np.mean([100 * score.crps / width for score, width in scores])) if scores else None,
    )


_HOW_TO: Final = (
    "add 'contests:' with the issue and, for every party, position, salience and influence, cited or assumed; see "
    "docs/how-to/forecast.md"
)
_LISTED: Final = 12


def _refusal(counts: Mapping[BasisOfInput, int], assumed: Sequence[str]) -> Exception:
    more = f"; and {len(assumed) - _LISTED} more" if len(assumed) > _LISTED else ""
    told = f"{counts['assumed']} inputs are assumed and {counts['cited']} cited: {'; '.join(assumed[:_LISTED])}{more}"
    hint = "cite what can be cited; irenic forecast --even-if-assumed answers all the same, and says so"
    return failure("A004", f"a forecast would rest on assumptions more than on sources. {told}", hint)


def _forecast(
    case: Case,
    held: Contested,
    draws: int,
    seed: int,
    together: Together,
    beside: Sequence[str],
    drafts: Mapping[str, Any],
    said: bool,
) -> IssueForecast:
    issue = case.issues[held.issue]
    places = option_places(held.issue, issue)
    number = 1 if held.is_exact else draws
    drawn = [held.draws(field, number, seed) for field in FIELDS]
    distribution = settle(*drawn, scale=held.scale)
    means = np.array([compromise(*row).outcome[0] for row in zip(*drawn, strict=True)])
    modes = [held.modes(field) for field in FIELDS]
    headline = compromise(*modes)
    bases = [held.basis(actor, field)[0] for actor in held.actors for field in FIELDS]
    # where it is so of all issues together, that is said once
    notes = [MOSTLY_ASSUMED] if bases.count("assumed") > bases.count("cited") and not said else []
    notes += [ALONE] if len(held.actors) == 1 else []
    notes += held.notes
    notes += [WEIGHTLESS] if any(note.startswith("all weights") for note in headline.notes) else []
    notes += _resting_on(held.issue, together, beside)
    score = _score(case, held, distribution)
    models = dict(_models(held, modes, drawn, together))
    on_it = {name: draft.terms[held.issue].option for name, draft in drafts.items() if held.issue in draft.terms}
    return IssueForecast(
        label=case.issue_label(held.issue),
        question=issue.question,
        unit=issue.unit,
        scale=held.scale,
        notes=tuple(notes),
        options=places,
        labels={option: issue.option_label(option) for option in places},
        stands={actor: _row(case, held, place, actor) for place, actor in enumerate(held.actors)},
        left_out=held.left_out,
        names={who: case.name_of(who) for who in held.left_out},
        drafts={name: tuple(places[one] for one in options if one in places) for name, options in on_it.items()},
        titles={name: case.draft_called(name) for name in on_it},
        headline=float(headline.outcome[0]),
        distribution=_told(held, places, distribution, means),
        models=models,
        score=score,
    )


def _resting_on(issue: str, together: Together, beside: Sequence[str]) -> Iterator[str]:
    """Which models look at contests that were not asked for, and whose inputs are not counted."""
    traded = ["the exchange"] if isinstance(together.traded[issue], Run) else []
    joint = [*traded, *(["KTAB's model"] if issue in together.ktab else [])]
    if beside and joint:
        yield f"the other contests, not counted here, have a part in {' and '.join(joint)}: {', '.join(beside)}"


def _row(case: Case, held: Contested, place: int, actor: str) -> StandRow:
    def row(field: Any) -> Input:
        basis, reason = held.basis(actor, field)
        low, mode, high = held.ranges[field][place]
        value = None if basis == "unknown" else Range(low=low, mode=mode, high=high)
        return Input(value=value, basis=basis, assumed=reason)

    evidence = evidence_of(case, held.stands[actor].cite)
    return StandRow(
        name=case.name_of(actor),
        position=row("position"),
        salience=row("salience"),
        influence=row("influence"),
        evidence=evidence,
    )


def _told(held: Contested, places: Mapping[str, float], distribution: Distribution, means: FloatArray) -> Told:
    low, high = distribution.shortest(LEVEL)
    ordered = sorted((place, option) for option, place in places.items() if held.scale[0] <= place <= held.scale[1])
    middles = [(one[0] + other[0]) / 2 for one, other in pairwise(ordered)]
    beyond = held.scale[1] - held.scale[0]
    ends = [held.scale[0] - beyond, *middles, held.scale[1] + beyond] if ordered else []
    step = max(1, (len(distribution.grid) - 1) // POINTS)
    tail = (1 - LEVEL) / 2
    return Told(
        median=distribution.median,
        mean=distribution.mean,
        level=LEVEL,
        low=low,
        high=high,
        inputs_low=float(np.quantile(means, tail)),
        inputs_high=float(np.quantile(means, 1 - tail)),
        options={
            option: distribution.chance_between(before, after)
            for (_, option), (before, after) in zip(ordered, pairwise(ends), strict=True)
        },
        cdf=tuple(zip(distribution.grid[::step].tolist(), distribution.cdf[::step].tolist(), strict=True)),
        record=CALIBRATED_RECORD,
    )


def _score(case: Case, held: Contested, distribution: Distribution) -> Score | None:
    contest = case.contests[held.issue]
    if held.outcome is None or contest.outcome is None:
        return None
    width = held.scale[1] - held.scale[0]
    error = abs(distribution.median - held.outcome)
    low, high = distribution.shortest(LEVEL)
    basis = basis_of_number(contest.outcome, "value", contest.outcome.value)
    return Score(
        outcome=held.outcome,
        evidence=evidence_of(case, contest.outcome.cite),
        assumed=basis.reason if basis.is_assumption else None,
        crps=distribution.crps(held.outcome),
        error=error,
        hits={f"{near:.0%}": error <= near * width + 1e-9 for near in NEAR},
        covered=low <= held.outcome <= high,
    )


def _models(
    held: Contested, modes: list[FloatArray], drawn: list[FloatArray], together: Together
) -> Iterator[tuple[str, ModelForecast]]:
    """Every model: the headline first, then the baselines."""
    x, s, c = modes
    rows = list(zip(*drawn, strict=True))
    # a model with turns takes its time
    fewer = rows[:MODEL_DRAWS]

    def model(name: str, run: Run, again: list[float]) -> tuple[str, ModelForecast]:
        value = float(run.outcome[0])
        low, high = np.quantile(again, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]) if len(again) > 1 else (value, value)
        return name, ModelForecast(
            value=value,
            low=float(low),
            high=float(high),
            converged=run.converged,
            turns=None if run.converged is None else len(run.history) - 1,
            withheld=None,
            record=RECORDS[name],
            error=_off(held, value),
        )

    yield model(HEADLINE, compromise(x, s, c), [float(compromise(*row).outcome[0]) for row in rows])
    yield model("plain mean", compromise(x), [float(compromise(row[0]).outcome[0]) for row in rows])
    weighed = [float(compromise(*row[:2]).outcome[0]) for row in rows]
    yield model("salience-weighted mean", compromise(x, s), weighed)
    yield model("weighted median", weighted_median(x, s, c), [float(weighted_median(*row).outcome[0]) for row in rows])
    yield model("challenge model", challenge(x, s, c), [float(challenge(*row).outcome[0]) for row in fewer])
    joint = together.ktab.get(held.issue)
    if joint is not None:
        yield model("KTAB's model", joint[0], [float(one.outcome[0]) for one in joint[1:]])
    else:
        turned = [float(ktab(*row, scale=held.scale).outcome[0]) for row in fewer]
        yield model("KTAB's model", ktab(x, s, c, scale=held.scale), turned)
    yield "equal-gain exchange", _of_trade(held, together.traded[held.issue])


def _of_trade(held: Contested, run: Run | str) -> ModelForecast:
    record = RECORDS["equal-gain exchange"]
    if isinstance(run, str):
        return ModelForecast(
            value=None, low=None, high=None, converged=None, turns=None, withheld=run, record=record, error=None
        )
    value = float(run.outcome[0])
    return ModelForecast(
        value=value,
        low=None,
        high=None,
        converged=run.converged,
        turns=len(run.history) - 1,
        withheld=None,
        record=record,
        error=_off(held, value),
    )


def _off(held: Contested, value: float) -> float | None:
    """How far a model's answer lies from the outcome, where that is known; a rounding error is no distance."""
    if held.outcome is None:
        return None
    far = abs(value - held.outcome)
    return 0.0 if far < 1e-9 * (held.scale[1] - held.scale[0]) else far
