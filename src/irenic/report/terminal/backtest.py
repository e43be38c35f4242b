"""How models would have done on past contests, as text."""

from collections.abc import Iterator

from ...analyses.backtest import Backtest, Comparison
from ...solvers.spatial.settling import CONSTANTS
from .layout import heading, wrapped

FLAGS = {"yes": "yes", "no": "no, worse", "cannot be told": "cannot be told"}


def backtest_lines(found: Backtest, width: int) -> Iterator[str]:
    """The page as lines of at most `width` columns."""
    without = f"; {found.without_outcome} more have none and are left out" if found.without_outcome else ""
    yield from wrapped(
        f"{found.issues} issues with an outcome, in {found.groups} groups that were decided together{without}.", width
    )
    for note in found.notes:
        yield from wrapped(f"Note: {note}.", width)
    yield ""
    yield from heading("How far off", width)
    yield f"{'':<26}{'MAE':>7}{'CRPS':>7}{'hits within':>18}{'80 % interval':>20}"
    hits = list(next(iter(found.models.values())).hits)
    yield f"{'':<40}{''.join(f'{name:>6}' for name in hits)}{'covers':>11}{'wide':>9}"
    for name, one in found.models.items():
        near = "".join(f"{round(100 * held):>5}%" for held in one.hits.values())
        yield f"{name:<26}{one.mae:>7.2f}{one.crps:>7.2f}{near}{round(100 * one.coverage):>10}%{one.width:>9.1f}"
    yield ""
    yield from _verdicts(found, width)
    resting = [f"{name} on {one.not_converged}" for name, one in found.models.items() if one.not_converged]
    if resting:
        yield from wrapped(f"Did not come to rest: {'; '.join(resting)} of {found.issues} issues.", width)
    low, high = found.scale
    believed = ", and is what to believe" if found.groups >= found.least_groups else ""
    yield from wrapped(
        "MAE: mean absolute error of the point; CRPS: the same for a distribution; both in the scale's unit, "
        f"{low:g} to {high:g}, lower is better. Every model but the calibrated ones takes its residuals from the other "
        "folds. 'As shipped' has irenic's own constants, which flatters it on the table that they were learnt on; "
        f"'learnt anew' has learnt its constants without the issue that it forecasts{believed}.",
        width,
    )


def _verdicts(found: Backtest, width: int) -> Iterator[str]:
    """Whether each model beats the baseline; or that there are too few groups to tell."""
    constants = ", ".join(f"{name} {found.about.parameters[name]}" for name in CONSTANTS)
    if found.groups < found.least_groups:
        yield from wrapped(
            f"Too few groups for a verdict: {found.groups}, and {found.least_groups} are needed. Issues of one group "
            "were decided together, so that an interval of a difference can only draw whole groups anew, and of fewer "
            "groups it comes out too narrow. What lies nearer here is no evidence that a model is better.",
            width,
        )
        yield from wrapped(f"So few groups teach no constants either; irenic has {constants}.", width)
        yield ""
        return
    yield from heading(f"Against the baseline, the {found.baseline}: does it beat it?", width)
    yield f"{'':<26}{'CRPS':<27}{'MAE':<27}".rstrip()
    for name, one in found.models.items():
        if one.crps_against_baseline is None or one.mae_against_baseline is None:
            continue
        yield f"{name:<26}{_compared(one.crps_against_baseline):<27}{_compared(one.mae_against_baseline):<27}".rstrip()
        flags = [FLAGS[held.beats_baseline] for held in (one.crps_against_baseline, one.mae_against_baseline)]
        yield f"{'':<26}{flags[0]:<27}{flags[1]:<27}".rstrip()
    yield ""
    yield from wrapped(
        "Differences with 95 % intervals that keep groups whole; negative: better than the baseline.", width
    )
    yield from wrapped(
        f"This table would teach held {found.learnt.held:g}, spread {found.learnt.spread:g}; irenic has {constants}.",
        width,
    )


def _compared(found: Comparison) -> str:
    return f"{found.difference:+.2f} ({found.low:+.2f} to {found.high:+.2f})"
