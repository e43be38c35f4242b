"""How well forecasts do on half of "Decision Making in the European Union", and what the choice of weights is worth.

First `irenic backtest` with every actor, and without the Commission; then irenic's forecast where each fold chooses by
which powers capability and salience weigh as well, so that this choice is not made on the issues that it is tried on.
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
from irenic.solvers.spatial.distribution import mixed, of_points
from irenic.solvers.spatial.scoring import folds, paired

TABLE = Path(os.environ.get("IRENIC_DATA", "../shared/data")) / "forecasting" / "deu_half.tsv"
POWERS = tuple(itertools.product((0.0, 0.5, 1.0), (0.0, 1.0, 2.0)))
"""Of capability and of salience."""


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
        choosing_weights(issues)
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


def choosing_weights(issues: list[TabledIssue]) -> None:
    """Print the row of the forecast whose every choice is made in the other folds."""
    outcomes = np.array([one.outcome for one in issues], dtype=np.float64)
    groups = [one.group for one in issues]
    x = [np.array([actor.position for actor in one.actors]) for one in issues]
    s = [_known([actor.salience for actor in one.actors]) for one in issues]
    c = [_known([actor.capability for actor in one.actors]) for one in issues]
    tried = []
    for by_capability, by_salience in POWERS:
        parts = []
        for held, spread in [(1.0, SPREAD_TRIED[0]), *((0.0, spread) for spread in SPREAD_TRIED)]:
            # the forecast weighs by s √c
            parts.append(
                [
                    settle(a, b**by_salience, d ** (2 * by_capability), held=held, spread=spread)
                    for a, b, d in zip(x, s, c, strict=True)
                ]
            )
        for about in parts[1:]:
            for held in HELD_TRIED:
                both = [mixed([(held, a), (1 - held, b)]) for a, b in zip(parts[0], about, strict=True)]
                crps = [one.crps(outcome) for one, outcome in zip(both, outcomes, strict=True)]
                tried.append((crps, [abs(one.median - outcome) for one, outcome in zip(both, outcomes, strict=True)]))
    table = np.array(tried)
    plain = np.array([compromise(one).outcome[0] for one in x])
    ours, error, base = np.zeros(len(x)), np.zeros(len(x)), np.zeros(len(x))
    for repeat in range(REPEATS):
        for test in folds(groups, FOLDS, repeat):
            best = int(table[:, 0, ~test].mean(axis=1).argmin())
            ours[test] += table[best, 0, test] / REPEATS
            error[test] += table[best, 1, test] / REPEATS
            residuals = outcomes[~test] - plain[~test]
            for at in np.flatnonzero(test):
                made = of_points(plain[at] + residuals, np.ones(len(residuals)), (0, 100))
                base[at] += made.crps(outcomes[at]) / REPEATS
    found = paired(ours, base, groups)
    told = f"{found.difference:+.2f} ({found.low:+.2f} to {found.high:+.2f})"
    print(f"  {'calibrated, weights learnt anew as well':<42}{error.mean():>8.2f}{ours.mean():>8.2f}{'':>7}    {told}")


def _known(values: list[float | None]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """With the mean of the others where one is not known, 1 where none is."""
    held = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.where(np.isnan(held), np.nanmean(held) if not np.isnan(held).all() else 1.0, held)


if __name__ == "__main__":
    main()
