"""How much draws that depend on one another tell: split-R̂ and the effective sample size of any quantity.

Gelman et al. (2013), Bayesian Data Analysis, section 11.4, with Geyer's (1992) initial positive sequence.
"""

import numpy as np

from .linear import FloatArray


def effective_size(values: FloatArray) -> float:
    """As many independent draws would tell as much of the mean of `values`, shape (chains, draws).

    Chains are split in halves; where all values are equal, the number of draws.
    """
    if _is_constant(values):
        return float(values.size)
    halves = _halves(values)
    chains, number = halves.shape
    within = halves.var(axis=1, ddof=1).mean() if number > 1 else 0.0
    between = number * halves.mean(axis=1).var(ddof=1) if chains > 1 else 0.0
    total = (number - 1) / number * within + between / number
    if total <= 0:
        return float(values.size)
    centred = halves - halves.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * number, axis=1)
    covariance = np.fft.irfft(spectrum * np.conj(spectrum), axis=1)[:, :number].mean(axis=0) / number
    correlation = 1 - (within - covariance * number / (number - 1)) / total
    correlation[0] = 1.0
    pairs = correlation[: number - number % 2].reshape(-1, 2).sum(axis=1)
    ends = np.nonzero(pairs < 0)[0]
    kept = np.minimum.accumulate(pairs[: ends[0]] if len(ends) else pairs)
    time = max(2 * float(kept.sum()) - 1, 1 / np.log10(values.size)) if len(kept) else 1.0
    return float(values.size) / time


def split_r_hat(values: FloatArray) -> float:
    """The potential scale reduction of `values`, shape (chains, draws), chains split in halves; 1 where all agree."""
    if _is_constant(values):
        return 1.0
    halves = _halves(values)
    number = halves.shape[1]
    within = halves.var(axis=1, ddof=1).mean()
    between = number * halves.mean(axis=1).var(ddof=1)
    if within <= 0:
        # chains that each stand still at a value of their own have not met
        return np.inf
    return float(np.sqrt(((number - 1) / number * within + between / number) / within))


def _is_constant(values: FloatArray) -> bool:
    """Whether values differ by no more than rounding does."""
    return bool(np.ptp(values) <= 1e-12 * max(1.0, float(np.abs(values).max())))


def _halves(values: FloatArray) -> FloatArray:
    half = values.shape[1] // 2
    return np.concatenate([values[:, :half], values[:, -half:]]) if half else values
