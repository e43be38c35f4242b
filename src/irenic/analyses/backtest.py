"""How well would each model have forecast what came about? On a table of past contests, beside honest baselines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np

from ..model.base import Frozen
from ..model.problem import failure
from ..model.result import Provenance, Result
from ..model.tabled import TabledIssue
from ..solvers.blocks import BoolArray, FloatArray, IntArray
from ..solvers.spatial import Forecast, challenge, compromise, exchange, ktab, settle, weighted_median
from ..solvers.spatial.distribution import Distribution, mixed, of_points
from ..solvers.spatial.scoring import LEAST_GROUPS, NEAR, folds, paired
from ..solvers.spatial.settling import CONSTANTS, HELD, LEVEL, SPREAD

METHOD: Final = (
    "each model's point with its own residuals, moved to the scale's ends where they reach past it; residuals from the "
    "other folds, groups kept whole; irenic's forecast as a mixture of positions and a spread about their mean"
)
FOLDS, REPEATS = 10, 5
BASELINE: Final = "plain mean"
HELD_TRIED, SPREAD_TRIED = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""The constants among which each fold chooses when they are learnt anew."""


class Comparison(Frozen):
    """A mean difference from the baseline, negative where the model is better, with its 95 % interval."""

    difference: float
    """Mean loss less the baseline's on the same issues, in the scale's unit."""
    low: float | None
    """The lower end of the interval; null, as is the upper, where the groups are too few for one."""
    high: float | None
    beats_baseline: Literal["yes", "no", "cannot be told", "too few groups"]
    """`no`: it is worse, as far as this table can tell. `too few groups`: of so few nothing is said."""


class Scored(Frozen):
    """How one model did."""

    mae: float
    """Mean absolute error of its point, in the scale's unit."""
    crps: float
    """Continuous ranked probability score of its distribution."""
    hits: Mapping[str, float]
    """How often the outcome lay within so many per cent of the scale of the point."""
    coverage: float
    """How often it lay in the shortest interval of 80 %."""
    width: float
    """The mean width of that interval."""
    mae_against_baseline: Comparison | None
    """The absolute error beside that of the baseline; null for the baseline itself."""
    crps_against_baseline: Comparison | None
    """The ranked probability score beside that of the baseline; null likewise."""
    not_converged: int | None
    """On how many issues the model did not come to rest; None where it has no turns."""


class Learnt(Frozen):
    """The constants of irenic's forecast that this table would give."""

    held: float
    """The part that sits on the positions, from 0 to 1, of what does not lie anywhere."""
    spread: float
    """The spread about their mean, in parts of their weighted standard deviation."""
    crps: float
    """On the table that they were learnt on."""


class Backtest(Result):
    """What each model would have been worth on past contests."""

    issues: int
    """Those that have an outcome."""
    without_outcome: int
    """How many issues have none, and are left out."""
    groups: int
    """How many groups of issues that were decided together."""
    scale: tuple[float, float]
    """The two ends of the scale of every issue, the lower first."""
    least_groups: int
    """Of fewer groups than this no interval and no verdict is told."""
    baseline: str
    """The name of the model that the others are compared with."""
    models: Mapping[str, Scored]
    """How each model did, by its name."""
    learnt: Learnt
    """What this table would choose; nothing of it is kept."""
    notes: tuple[str, ...]
    """What was made of the table that it does not say, in words."""


class _Arrays(NamedTuple):
    """One issue as the models take it; NaN for what is not known."""

    positions: FloatArray
    salience: FloatArray
    capability: FloatArray
    outcome: float


def backtest_models(
    issues: Sequence[TabledIssue],
    *,
    scale: tuple[float, float] = (0.0, 100.0),
    seed: int = 0,
    notes: Sequence[str] = (),
    table: str | None = None,
    inputs: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Backtest:
    """Every model's errors on the issues that have an outcome, in pairs with the plain mean.

    `table`: the file that they are from, for what is told of it.

    Raises IrenicError where fewer than two groups of issues have an outcome, or a number lies outside the scale.
    """
    known = [issue for issue in issues if issue.outcome is not None]
    names = [issue.group for issue in known]
    groups = np.unique(names, return_inverse=True)[1].astype(np.int64) if names else np.empty(0, dtype=np.int64)
    if len(set(names)) < 2:
        hint = "residuals of one group are learnt from the others: name outcomes of two groups at least"
        raise failure("E005", "fewer than two groups of issues have an outcome", hint, file=table)
    low, high = scale
    for issue in known:
        numbers = [*(actor.position for actor in issue.actors), issue.outcome or 0.0]
        if min(numbers) < low or max(numbers) > high:
            message = f"'{issue.name}' holds a number outside the scale {low:g} to {high:g}"
            raise failure("E009", message, "name the ends of the scale with --scale LOW HIGH", file=table)
    arrays = [_arrays(issue) for issue in known]
    outcomes = np.array([one.outcome for one in arrays])
    parted = [test for repeat in range(REPEATS) for test in folds(groups, FOLDS, seed + repeat)]
    scores: dict[str, Scored] = {}
    against: tuple[FloatArray, FloatArray] | None = None
    steps = list(_points(arrays, known, scale))
    for done, (name, points, restless) in enumerate(steps):
        if progress is not None:
            progress(done, len(steps) + 1)
        judged = _with_residuals(points, outcomes, parted, scale)
        against = against or (judged.errors, judged.crps)
        scores[name] = _scored(judged, against, groups, seed, None if name == BASELINE else name, restless, scale)
    assert against is not None
    shipped = [_settled(one, scale) for one in arrays]
    fixed = _judge(shipped, outcomes)
    scores["calibrated, as shipped"] = _scored(fixed, against, groups, seed, "ours", None, scale)
    if progress is not None:
        progress(len(steps), len(steps) + 1)
    anew, learnt = _learnt_anew(arrays, outcomes, parted, scale)
    scores["calibrated, learnt anew"] = _scored(anew, against, groups, seed, "ours", None, scale)
    about = Provenance(
        verb="backtest",
        method=METHOD,
        parameters={"folds": FOLDS, "repeats": REPEATS, **CONSTANTS},
        seed=seed,
        inputs=inputs,
    )
    return Backtest(
        about=about,
        issues=len(known),
        without_outcome=len(issues) - len(known),
        groups=len(set(names)),
        scale=scale,
        least_groups=LEAST_GROUPS,
        baseline=BASELINE,
        models=scores,
        learnt=learnt,
        notes=tuple(notes),
    )


def _arrays(issue: TabledIssue) -> _Arrays:
    def column(name: str) -> FloatArray:
        held = [getattr(actor, name) for actor in issue.actors]
        return np.array([np.nan if one is None else one for one in held], dtype=np.float64)

    assert issue.outcome is not None
    return _Arrays(column("position"), column("salience"), column("capability"), issue.outcome)


class _Points(NamedTuple):
    """One model's points."""

    name: str
    values: FloatArray
    restless: int | None = None
    """On how many issues the model did not come to rest."""


def _points(arrays: Sequence[_Arrays], known: Sequence[TabledIssue], scale: tuple[float, float]) -> Iterator[_Points]:
    """Every model's point for every issue; the baseline first."""
    yield _of_each(BASELINE, [compromise(one.positions) for one in arrays])
    yield _of_each("salience-weighted mean", [compromise(one.positions, one.salience) for one in arrays])
    weighed = [one[:3] for one in arrays]
    yield _of_each("compromise mean", [compromise(*one) for one in weighed])
    yield _of_each("weighted median", [weighted_median(*one) for one in weighed])
    yield _of_each("challenge model", [challenge(*one) for one in weighed])
    yield _of_each("KTAB's model", [ktab(*one, scale=scale) for one in weighed])
    yield _exchanged(arrays, known)
    middle = (scale[0] + scale[1]) / 2
    yield _Points(f"middle of the scale ({middle:g})", np.full(len(arrays), middle))


def _of_each(name: str, run: Sequence[Forecast]) -> _Points:
    turning = [one.converged for one in run if one.converged is not None]
    return _Points(name, np.array([one.outcome[0] for one in run]), turning.count(False) if turning else None)


def _exchanged(arrays: Sequence[_Arrays], known: Sequence[TabledIssue]) -> _Points:
    """Issues of one group traded for one another; where a group has one issue, its compromise mean."""
    points, restless = np.empty(len(arrays)), 0
    groups: dict[str, list[int]] = {}
    for at, issue in enumerate(known):
        groups.setdefault(issue.group, []).append(at)
    for members in groups.values():
        members = sorted(members, key=lambda at: known[at].name)
        names = sorted({actor.name for at in members for actor in known[at].actors})
        grids = [np.full((len(names), len(members)), np.nan) for _ in range(2)]
        held: dict[int, list[float]] = {}
        for column, at in enumerate(members):
            for row, actor in enumerate(known[at].actors):
                place = names.index(actor.name)
                grids[0][place, column] = arrays[at].positions[row]
                grids[1][place, column] = arrays[at].salience[row]
                held.setdefault(place, []).append(float(arrays[at].capability[row]))
        # the model gives an actor one capability on all issues
        power = np.array([np.mean(held[place]) for place in range(len(names))])
        if len(members) == 1:
            points[members[0]] = compromise(grids[0], grids[1], power).outcome[0]
            continue
        traded = exchange(grids[0], grids[1], power)
        points[members] = traded.outcome
        restless += 0 if traded.converged else len(members)
    return _Points("equal-gain exchange", points, restless)


class _Judged(NamedTuple):
    """Losses by issue, means over repeats."""

    errors: FloatArray
    crps: FloatArray
    covered: FloatArray
    width: FloatArray


def _judge(forecasts: Sequence[Distribution], outcomes: FloatArray, points: FloatArray | None = None) -> _Judged:
    """Losses of distributions; the point is the median where none is given."""
    intervals = [one.shortest(LEVEL) for one in forecasts]
    told = np.array([one.median for one in forecasts]) if points is None else points
    covered = [low <= outcome <= high for (low, high), outcome in zip(intervals, outcomes, strict=True)]
    return _Judged(
        np.abs(told - outcomes),
        np.array([one.crps(outcome) for one, outcome in zip(forecasts, outcomes, strict=True)]),
        np.array(covered, dtype=np.float64),
        np.array([high - low for low, high in intervals]),
    )


def _with_residuals(
    points: FloatArray, outcomes: FloatArray, parted: Sequence[BoolArray], scale: tuple[float, float]
) -> _Judged:
    """A point with the residuals that the same model has in the other folds."""
    total = [np.zeros(len(points)) for _ in range(3)]
    for test in parted:
        residuals = outcomes[~test] - points[~test]
        made = [of_points(point + residuals, np.ones(len(residuals)), scale) for point in points[test]]
        judged = _judge(made, outcomes[test], points[test])
        for sums, found in zip(total, judged[1:], strict=True):
            sums[test] += found / REPEATS
    return _Judged(np.abs(points - outcomes), *total)


def _settled(one: _Arrays, scale: tuple[float, float], held: float = HELD, spread: float = SPREAD) -> Distribution:
    return settle(one.positions, one.salience, one.capability, scale=scale, held=held, spread=spread)


def _learnt_anew(
    arrays: Sequence[_Arrays], outcomes: FloatArray, parted: Sequence[BoolArray], scale: tuple[float, float]
) -> tuple[_Judged, Learnt]:
    """irenic's forecast with constants that each fold learns from the others: what it is worth on issues not seen."""
    tried: dict[tuple[float, float], _Judged] = {}
    on_positions = [_settled(one, scale, 1.0, SPREAD) for one in arrays]
    for spread in SPREAD_TRIED:
        about = [_settled(one, scale, 0.0, spread) for one in arrays]
        for held in HELD_TRIED:
            both = [mixed([(held, a), (1 - held, b)]) for a, b in zip(on_positions, about, strict=True)]
            tried[held, spread] = _judge(both, outcomes)
    names = list(tried)
    table = np.array([tried[name].crps for name in names])
    total = [np.zeros(len(arrays)) for _ in range(4)]
    for test in parted:
        best = tried[names[int(table[:, ~test].mean(axis=1).argmin())]]
        for sums, found in zip(total, best, strict=True):
            sums[test] += found[test] / REPEATS
    chosen = int(table.mean(axis=1).argmin())
    learnt = Learnt(held=names[chosen][0], spread=names[chosen][1], crps=float(table[chosen].mean()))
    return _Judged(*total), learnt


def _scored(
    judged: _Judged,
    against: tuple[FloatArray, FloatArray],
    groups: IntArray,
    seed: int,
    name: str | None,
    restless: int | None,
    scale: tuple[float, float],
) -> Scored:
    width = scale[1] - scale[0]

    def compared(losses: FloatArray, other: FloatArray) -> Comparison | None:
        if name is None:
            return None
        found = paired(losses, other, groups, seed)
        told = found.groups >= LEAST_GROUPS
        return Comparison(
            difference=found.difference,
            low=found.low if told else None,
            high=found.high if told else None,
            beats_baseline=found.verdict,
        )

    return Scored(
        mae=float(judged.errors.mean()),
        crps=float(judged.crps.mean()),
        hits={f"{near:.0%}": float((judged.errors <= near * width + 1e-9).mean()) for near in NEAR},
        coverage=float(judged.covered.mean()),
        width=float(judged.width.mean()),
        mae_against_baseline=compared(judged.errors, against[0]),
        crps_against_baseline=compared(judged.crps, against[1]),
        not_converged=restless,
    )
