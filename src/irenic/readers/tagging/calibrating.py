"""How probable it is that a candidate is right: a logistic regression on what speaks for it."""

from typing import Final

import numpy as np

from .decoding import Floats

_NEAR: Final = 1e-8
_KEPT: Final = 1.0
"""How strongly coefficients are drawn to what was believed before; it shows where there are few examples."""


def fitted(evidence: Floats, right: Floats, before: Floats) -> Floats:
    """The coefficients that make what came out likeliest (Newton's method), drawn to what was believed `before`.

    `evidence` has shape (examples, kinds), with ones in its first column; `right` holds 1 or 0 for each example.
    """
    found = before.copy()
    worth = _worth(evidence, right, before, found)
    for _ in range(100):
        shares = chances(evidence, found)
        slope = evidence.T @ (right - shares) - _KEPT * (found - before)
        bend = (evidence * (shares * (1 - shares))[:, None]).T @ evidence + _KEPT * np.eye(len(before))
        step = np.linalg.solve(bend, slope)
        # where all is as good as sure, a whole step would go much too far
        while (reached := _worth(evidence, right, before, found + step)) < worth and np.abs(step).max() > _NEAR:
            step = step / 2
        if np.abs(step).max() <= _NEAR:
            break
        found, worth = found + step, reached
    return found


def _worth(evidence: Floats, right: Floats, before: Floats, coefficients: Floats) -> float:
    """The logarithm of how likely what came out is, less the penalty."""
    odds = evidence @ coefficients
    likely = right * odds - np.logaddexp(0, odds)
    return float(likely.sum() - _KEPT / 2 * ((coefficients - before) ** 2).sum())


def chances(evidence: Floats, coefficients: Floats) -> Floats:
    """The probability that each example is right."""
    return np.asarray(1 / (1 + np.exp(-np.clip(evidence @ coefficients, -30, 30))))
