"""How well forecasts do on half of "Decision Making in the European Union", and what the choice of weights is worth.

First `irenic backtest` with every actor, and without the Commission; then irenic's forecast where each fold chooses all
four constants, and by which powers capability and salience weigh: nothing is chosen on the issues that it is tried on.
Last, how often the paired interval holds the true difference where there are few groups.
"""

import itertools
import os
from pathlib import Path

import numpy as np

from irenic.analyses.backtest import FOLDS, HELD_TRIED, REPEATS, SPREAD_TRIED, backtest_models
from irenic.exchange.issue_tables import read_issue_table
from irenic.model.tabled import TabledIssue
from irenic.solvers.spatial import compromise, settle
from irenic.solvers.spatial.distribution import of_points
from irenic.solvers.spatial.scoring import folds, paired

TABLE = Path(os.environ.get("IRENIC_DATA", "../shared/data")) / "forecasting" / "deu_half.tsv"
POWERS = tuple(itertools.product((0.0, 0.5, 1.0), (0.0, 1.0, 2.0)))
"""Of capability and of salience."""
FLOOR_TRIED, ANYWHERE_TRIED = (0.05, 0.1, 0.2), (0.0, 0.1, 0.2)


def main() -> None:
    """Print the tables."""
    print(f"\n{'forecasts':<44}{'MAE':>8}{'CRPS':>8}{'covers':>8}   CRPS against the plain mean")
    if not TABLE.is_file():
        print(f"  skipped, there is no {TABLE} (set IRENIC_DATA)")
        return
    for left_out in ((), ("com",)):
        issues = [one for one in read_issue_table(TABLE, without=left_out).issues if one.outcome is not None]
        print(f"{len(issues)} issues, {'every actor' if not left_out else 'without the Commission'}")
        for name, one in backtest_models(issues).models.items():
            held = one.crps_against_baseline
            told = "" if held is None else f"{held.difference:+.2f} ({held.low:+.2f} to {held.high:+.2f})"
            print(f"  {name:<42}{one.mae:>8.2f}{one.crps:>8.2f}{one.coverage:>7.0%}    {told}")
        choosing_everything(issues)
        holding_the_difference(issues)


def holding_the_difference(issues: list[TabledIssue], times: int = 1_000) -> None:
    """Print how often the 95 % interval of a few groups, drawn from all, holds the difference over all of them."""
    outcomes = np.array([one.outcome for one in issues], dtype=np.float64)
    x = [np.array([actor.position for actor in one.actors]) for one in issues]
    s = [_known([actor.salience for actor in one.actors]) for one in issues]
    c = [_known([actor.capability for actor in one.actors]) for one in issues]
    weighed = np.array([compromise(*one).outcome[0] for one in zip(x, s, c, strict=True)])
    plain = np.array([compromise(one).outcome[0] for one in x])
    differences = np.abs(weighed - outcomes) - np.abs(plain - outcomes)
    at = np.unique([one.group for one in issues], return_inverse=True)[1]
    members = [np.flatnonzero(at == group) for group in range(at.max() + 1)]
    chance, told = np.random.default_rng(0), []
    for number in (3, 5, 10, 20, 30, len(members)):
        held = 0
        for seed in range(times):
            drawn = [members[group] for group in chance.integers(len(members), size=number)]
            groups = np.repeat(np.arange(number), [len(one) for one in drawn])
            losses = differences[np.concatenate(drawn)]
            found = paired(losses, np.zeros(len(losses)), groups, seed)
            held += found.low <= differences.mean() <= found.high
        told.append(f"{number}: {held / times:.0%}")
    print(f"  the 95 % interval holds the true difference, by the number of groups: {', '.join(told)}")


def choosing_everything(issues: list[TabledIssue]) -> None:
    """Print the row of the forecast whose every number is chosen in the other folds: weights and all four constants."""
    outcomes = np.array([one.outcome for one in issues], dtype=np.float64)
    groups = [one.group for one in issues]
    x = [np.array([actor.position for actor in one.actors]) for one in issues]
    s = [_known([actor.salience for actor in one.actors]) for one in issues]
    c = [_known([actor.capability for actor in one.actors]) for one in issues]
    grid = settle(x[0]).grid
    reached = grid >= outcomes[:, None] - (grid[1] - grid[0]) / 2
    crps, errors = [], []
    for by_capability, by_salience in POWERS:
        weighed = [(a, b**by_salience, d ** (2 * by_capability)) for a, b, d in zip(x, s, c, strict=True)]
        # the forecast weighs by s √c
        on_positions = np.array([settle(*one, held=1, anywhere=0).cdf for one in weighed])
        for spread, floor in itertools.product(SPREAD_TRIED[::2], FLOOR_TRIED):
            made = [settle(*one, held=0, anywhere=0, spread=spread, floor=floor) for one in weighed]
            about = np.array([one.cdf for one in made])
            for held, anywhere in itertools.product(HELD_TRIED, ANYWHERE_TRIED):
                known = held * on_positions + (1 - held) * about
                cdf = (1 - anywhere) * known + anywhere * (grid - grid[0]) / (grid[-1] - grid[0])
                crps.append(((cdf - reached) ** 2)[:, :-1].sum(axis=1) * (grid[1] - grid[0]))
                errors.append(np.abs(grid[(cdf >= 0.5 - 1e-9).argmax(axis=1)] - outcomes))
    plain = np.array([compromise(one).outcome[0] for one in x])
    ours, error, base = np.zeros(len(x)), np.zeros(len(x)), np.zeros(len(x))
    table = np.array(crps)
    for repeat in range(REPEATS):
        for test in folds(groups, FOLDS, repeat):
            best = int(table[:, ~test].mean(axis=1).argmin())
            ours[test] += table[best, test] / REPEATS
            error[test] += errors[best][test] / REPEATS
            residuals = outcomes[~test] - plain[~test]
            for at in np.flatnonzero(test):
                told = of_points(plain[at] + residuals, np.ones(len(residuals)), (0, 100))
                base[at] += told.crps(outcomes[at]) / REPEATS
    found = paired(ours, base, groups)
    words = f"{found.difference:+.2f} ({found.low:+.2f} to {found.high:+.2f})"
    print(f"  {'calibrated, every number learnt anew':<42}{error.mean():>8.2f}{ours.mean():>8.2f}{'':>7}    {words}")


def _known(values: list[float | None]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """With the mean of the others where one is not known, 1 where none is."""
    held = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.where(np.isnan(held), np.nanmean(held) if not np.isnan(held).all() else 1.0, held)


if __name__ == "__main__":
    main()
