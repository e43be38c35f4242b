"""Stated probabilities come true: a small version of the benchmark, whose table is in the documentation."""

import pytest
from benchmarks.calibration import bins, simulate, uniformity

from irenic.solvers.priors import Prior


@pytest.mark.slow
@pytest.mark.parametrize("prior", ["issues", "increments"])
def test_what_is_stated_comes_true(prior: Prior) -> None:
    outcomes = simulate(250, prior, seed=1)
    assert len(outcomes) == 250
    assert all(one.holds for one in bins(outcomes))
    assert uniformity(outcomes) > 0.001


def test_a_wrong_statement_would_be_noticed() -> None:
    """Stated the other way round, the same outcomes lie outside the bars: the test can fail."""
    outcomes = [type(one)(1 - one.stated, one.accepts, one.place) for one in simulate(120, "issues", seed=2)]
    assert not all(one.holds for one in bins(outcomes))
