"""How probable it is that a candidate is right: a logistic regression on what speaks for it."""

from typing import Final

import numpy as np

from .decoding import Floats

_KEPT: Final = 1.0
"""How strongly coefficients are drawn to what was believed before; it shows where there are few examples."""


def fitted(evidence: Floats, right: Floats, before: Floats) -> Floats:
    """The coefficients that make what came out likeliest (Newton's method), drawn to what was believed `before`.

    `evidence` has shape (examples, kinds), with ones in its first column; `right` holds 1 or 0 for each example.
    """
    kinds = evidence.shape[1]
    found = before.copy()
    penalty = np.full(kinds, _KEPT)
    for _ in range(50):
        shares = chances(evidence, found)
        slope = evidence.T @ (right - shares) - penalty * (found - before)
        bend = (evidence * (shares * (1 - shares))[:, None]).T @ evidence + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-8:
            break
    return found


def chances(evidence: Floats, coefficients: Floats) -> Floats:
    """The probability that each example is right."""
    return np.asarray(1 / (1 + np.exp(-np.clip(evidence @ coefficients, -30, 30))))
