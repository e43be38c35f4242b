"""Spatial models: 40 actors on one dimension over 20 turns, beside the same model in plain numpy.

Times are processor time, the median of runs in this process on one thread; compiling is not counted.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from irenic.solvers.spatial import challenge, exchange, ktab

RUNS = 5
ACTORS, TURNS, ISSUES = 40, 20, 5


def drawn(actors: int, dimensions: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Random positions, saliences that add up to at most 1, and capabilities."""
    generator = np.random.default_rng(seed)
    salience = generator.uniform(0.1, 1, (actors, dimensions)) / dimensions
    return generator.uniform(0, 100, (actors, dimensions)), salience, generator.uniform(1, 100, actors)


def _elect(utilities: np.ndarray, capability: np.ndarray) -> np.ndarray:
    votes = capability[:, None, None] * (utilities[:, :, None] - utilities[:, None, :])
    strength = 1e-8 + np.maximum(votes, 0).sum(axis=0)
    chance = strength / (strength + strength.T)
    np.fill_diagonal(chance, 0.5)
    product = chance.prod(axis=1)
    found: np.ndarray = product / product.sum()
    return found


def plain_ktab(positions: np.ndarray, salience: np.ndarray, capability: np.ndarray, turns: int) -> np.ndarray:
    """KTAB's defaults with numpy alone, as one would write them: whole arrays where that is easy, loops elsewhere."""
    now, actors = positions / 100, len(positions)
    squares, total = salience**2, salience.sum(axis=1)
    power = capability * total
    history = [positions]

    def far(places: np.ndarray) -> np.ndarray:
        gaps = (now[:, None, :] - places[None]) ** 2
        found: np.ndarray = np.sqrt((squares[:, None, :] * gaps).sum(axis=2) / squares.sum(axis=1)[:, None])
        return found

    def worth(distance: np.ndarray, aversion: np.ndarray) -> np.ndarray:
        found: np.ndarray = (1 - distance) * (1 + aversion * distance)
        return found

    for _ in range(turns):
        distance = far(now)
        chance = _elect(1 - distance, capability)
        most, least = chance.max(), chance.min()
        aversion = (3 * chance - most - 2 * least) / (2 * (most - least)) if most > least else np.zeros(actors)
        bargains = []
        for i in range(actors):
            u = worth(distance, ((2 * aversion[i] + aversion) / 3)[:, None])
            own = np.diagonal(u)
            gains, chances = np.full(actors, -np.inf), np.zeros(actors)
            for j in range(actors):
                if j == i:
                    continue
                cast = power * (u[:, i] - u[:, j])
                little_i = 1e-10 + max(cast[i], 0) + max(cast[j], 0)
                little_j = 1e-10 + max(-cast[i], 0) + max(-cast[j], 0)
                share = (little_i + np.maximum(cast, 0)) / (little_i + little_j + np.abs(cast))
                with_i = share * (2 * u[:, i] + own) + (1 - share) * 3 * u[:, j]
                with_j = share * 3 * u[:, i] + (1 - share) * (2 * u[:, j] + own)
                votes = power * (with_i - with_j)
                votes[[i, j]] = 0
                all_i, all_j = little_i + np.maximum(votes, 0).sum(), little_j + np.maximum(-votes, 0).sum()
                p = chances[j] = all_i / (all_i + all_j)
                resisted = p * 2 * u[i, i] + (1 - p) * 2 * u[i, j]
                gains[j] = (1 - total[j]) * 2 * u[i, i] + total[j] * resisted - u[i, i] - u[i, j]
            j = int(gains.argmax())
            if gains[j] > 1e-5:
                wi, wj = squares[i] * chances[j] ** 2, squares[j] * (1 - chances[j]) ** 2
                to_i = np.round(((wi + 1e-6) * now[i] + wj * now[j]) / (wi + wj + 1e-6), 4)
                to_j = np.round((wi * now[i] + (wj + 1e-6) * now[j]) / (wi + wj + 1e-6), 4)
                bargains.append((i, j, to_i, to_j))
        values = worth(distance, aversion[:, None])
        base, moved = values.sum(axis=1), now.copy()
        for k in range(actors):
            queue = [one for one in bargains if one[0] == k] + [one for one in bargains if one[1] == k]
            if not queue:
                continue
            states = [base]
            for i, j, to_i, to_j in queue:
                new = worth(far(np.array([to_i, to_j])), aversion[:, None]).sum(axis=1)
                states.append(base - values[:, i] - values[:, j] + new)
            taken = int(_elect(np.stack(states, axis=1) / actors, capability).argmax())
            if taken:
                i, _, to_i, to_j = queue[taken - 1]
                moved[k] = to_i if i == k else to_j
        now = moved
        history.append(now * 100)
    return np.array(history)


def seconds(call: Callable[[], object]) -> float:
    """Processor time: the median of runs, after one that compiles."""
    call()
    took = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return statistics.median(took)


def main() -> None:
    """Print the table; the plain version must agree before it is timed."""
    x, s, c = drawn(ACTORS, 1)
    plain, fast = plain_ktab(x, s, c, TURNS), ktab(x, s, c, turns=TURNS, tolerance=0).history
    apart = float(np.abs(plain[: len(fast)] - fast).max())
    traded = drawn(ACTORS // 2, ISSUES)
    print(f"\n{f'{ACTORS} actors, 1 dimension, {TURNS} turns':<44}{'ms':>10}{'ratio':>10}")
    whole = seconds(lambda: ktab(x, s, c, turns=TURNS, tolerance=0))
    numpy = seconds(lambda: plain_ktab(x, s, c, TURNS))
    print(f"{'KTAB model, irenic (target: 200)':<44}{1_000 * whole:>10,.1f}{1:>10.1f}")
    print(f"{'KTAB model, plain numpy':<44}{1_000 * numpy:>10,.1f}{numpy / whole:>10.1f}")
    print(f"  the two differ by {apart:.2g} at most")
    took = seconds(lambda: challenge(x, s, c, rounds=TURNS, tolerance=0))
    print(f"{'challenge model':<44}{1_000 * took:>10,.1f}")
    took = seconds(lambda: exchange(*traded))
    print(f"{f'exchange, {ACTORS // 2} actors, {ISSUES} issues':<44}{1_000 * took:>10,.1f}")


if __name__ == "__main__":
    main()
