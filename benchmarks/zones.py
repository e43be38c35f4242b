"""How fast it is told whether a zone of agreement exists in each joint draw, and which package is best over draws.

Seed 0: for every draw and party Dirichlet(1, …, 1) weights, values that rise along each issue by Dirichlet shares, for
half of the parties (at random, issue by issue) from the other end, and reservation values uniform on [0, 1]. Times are
the median of runs in a process of its own, on one thread; compiling is not counted. Then how cost grows with issues,
options, parties and draws, on a scale that doubles: a slope of 1 is proportional growth.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

RUNS = 5
ZONES = (((8, 4, 4, 10_000), 0.2), ((10, 10, 4, 10_000), 0.5))
"""Issues, options, parties, joint draws; the target in seconds."""
BEST: tuple[tuple[tuple[int, int, int, int], float | None], ...] = (
    ((8, 4, 4, 5_000), 1.5),
    ((6, 10, 4, 5_000), 30.0),
    ((10, 10, 4, 5_000), None),
)
"""Issues, options, parties, draws of each party; beyond 10⁶ packages by local search."""
BASE = {"issues": 8, "options": 4, "parties": 4, "draws": 5_000}
GROWTH = {
    "issues": (4, 8, 16, 32),
    "options": (2, 4, 8, 16),
    "parties": (2, 4, 8),
    "draws": (1_250, 2_500, 5_000, 10_000, 20_000),
}
EXACT_ISSUES = (4, 6, 8, 9)
"""Issues up to which all packages of the best are looked at, with 4 options."""
EXACT_OPTIONS = (2, 3, 4, 5)

Values = list["np.ndarray[tuple[int, ...], np.dtype[np.float64]]"]


def drawn(issues: int, options: int, parties: int, draws: int) -> tuple[Values, "np.ndarray[Any, Any]"]:
    """Values by issue, each (draws, options, parties), and reservation values, (draws, parties)."""
    generator = np.random.default_rng(0)
    weights = generator.dirichlet(np.ones(issues), (draws, parties))
    values = []
    for issue in range(issues):
        shares = generator.dirichlet(np.ones(options - 1), (draws, parties))
        rising = np.concatenate([np.zeros((draws, parties, 1)), np.cumsum(shares, axis=2)], axis=2)
        for party in generator.permutation(parties)[: parties // 2]:
            rising[:, party] = rising[:, party, ::-1]
        values.append(np.ascontiguousarray((rising * weights[:, :, issue, None]).transpose(0, 2, 1)))
    return values, generator.random((draws, parties))


def measure_zones(issues: int, options: int, parties: int, draws: int) -> tuple[float, float, float]:
    """Seconds, the share of draws with a zone, and the share left undecided; of this process."""
    from irenic.solvers import zone_exists

    values, reservation = drawn(issues, options, parties, draws)
    zone_exists(*drawn(2, 3, parties, 10))
    times, found = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        found = zone_exists(values, reservation)
        times.append(time.perf_counter() - start)
    assert found is not None
    return statistics.median(times), float((found.exists == 1).mean()), float((found.exists == -1).mean())


def measure_best(issues: int, options: int, parties: int, draws: int) -> tuple[float, float, bool]:
    """Seconds, the probability of the best package, and whether all were looked at; of this process."""
    from irenic.solvers import DrawnParty, best_packages

    def held(*size: int) -> list[DrawnParty]:
        values, reservation = drawn(*size)
        return [
            DrawnParty(
                [np.ascontiguousarray(issue[:, :, party]) for issue in values],
                reservation[:, party],
                np.ones(len(reservation)),
            )
            for party in range(reservation.shape[1])
        ]

    sides = held(issues, options, parties, draws)
    best_packages(held(2, 3, 2, 10))
    best_packages(held(2, 3, 2, 10), limit=1)
    times, found = [], None
    for _ in range(3):
        start = time.perf_counter()
        found = best_packages(sides)
        times.append(time.perf_counter() - start)
    assert found is not None
    return statistics.median(times), float(found.probability[0]), found.exact


def alone(name: str, *size: int) -> list[Any]:
    """What a measurement tells in a process of its own, on one thread."""
    code = f"import json; from benchmarks.zones import {name}; print(json.dumps({name}(*{size})))"
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    environment = os.environ | threads
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    told: list[Any] = json.loads(done.stdout)
    return told


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """By least squares of the logarithms."""
    return float(np.polyfit([math.log(size) for size in sizes], [math.log(took) for took in times], 1)[0])


def growth() -> list[tuple[str, str, int, float]]:
    """What is asked, what grows, to what size, seconds; all else as BASE."""
    rows = []
    for name, measured in (("zone", "measure_zones"), ("best package", "measure_best")):
        for grown, sizes in GROWTH.items():
            if name == "best package":
                sizes = {"issues": EXACT_ISSUES, "options": EXACT_OPTIONS}.get(grown, sizes)
            for size in sizes:
                took = float(alone(measured, *(BASE | {grown: size}).values())[0])
                rows.append((name, grown, size, took))
    return rows


def main() -> None:
    """Print the tables."""
    print(f"\n{'zones of agreement, seconds':<52}{'measured':>10}{'target':>10}")
    for size, target in ZONES:
        took, share, undecided = alone("measure_zones", *size)
        name = f"  {size[3]:,} joint draws, {size[2]} parties, {size[0]} × {size[1]}"
        print(f"{name:<52}{took:>10.3f}{target:>10.1f}   zone in {share:.1%}, undecided {undecided:.2%}")
    for size, wanted in BEST:
        took, probability, exact = alone("measure_best", *size)
        name = f"  best package, {size[3]:,} draws each, {size[2]} parties, {size[0]} × {size[1]}"
        held = f"{wanted:>10.1f}" if wanted is not None else f"{'':>10}"
        print(f"{name:<52}{took:>10.3f}{held}   {'exact' if exact else 'best found'}, {probability:.4f}")
    rows = growth()
    print(f"\n{'growth, all else ' + ', '.join(f'{size:,} {name}' for name, size in BASE.items()):<62}{'seconds':>10}")
    for name, grown in dict.fromkeys((name, grown) for name, grown, _, _ in rows):
        table = [(size, took) for one, other, size, took in rows if (one, other) == (name, grown)]
        print(f"  {name}, {grown}: slope {slope([size for size, _ in table], [took for _, took in table]):.2f}")
        for length, took in table:
            print(f"{length:>62,}{took:>10.4f}")


if __name__ == "__main__":
    main()
