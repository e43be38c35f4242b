"""How fast the exact frontier of a great many packages comes, beside NegMAS, which looks at every package.

Seed 0: Dirichlet weights for every party; the values of an issue are sorted uniform numbers, for every second party
from the most to the least ("opposed"), so that nearly everything is contested. Times are the median of five runs in a
process of its own; memory is the peak above what it takes to import. NegMAS runs once, on the same values; it is left
out where it is not installed: it may live in an environment of its own, whose interpreter NEGMAS_PYTHON names.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np

RUNS = 5
SIZES = ((6, 10, 2), (6, 10, 3), (6, 10, 5), (10, 10, 2), (10, 10, 3), (20, 10, 2))
"""Issues, options, parties."""
POWERS = {6: "⁶", 10: "¹⁰", 20: "²⁰"}
ENUMERABLE = 10**6

NEGMAS = """
import json, resource, sys, time
import numpy as np
from negmas.preferences.ops import pareto_frontier
from negmas import LinearAdditiveUtilityFunction, make_issue
from negmas.outcomes import make_os
held = np.load(sys.argv[1])
values = [held[name] for name in held.files]
issues = [make_issue(len(issue), name=str(number)) for number, issue in enumerate(values)]
space = make_os(issues)
functions = [
    LinearAdditiveUtilityFunction(
        {str(number): dict(enumerate(map(float, issue[:, party]))) for number, issue in enumerate(values)},
        issues=issues,
    )
    for party in range(values[0].shape[1])
]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
front, _ = pareto_frontier(functions, outcomes=list(space.enumerate_or_sample()))
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps([len(front), took, peak]))
"""


def opposed(issues: int, options: int, parties: int) -> list["np.ndarray[tuple[int, ...], np.dtype[np.float64]]"]:
    """Values by issue, each (options, parties)."""
    generator = np.random.default_rng(0)
    weights = generator.dirichlet(np.ones(issues), parties)
    values = []
    for issue in range(issues):
        columns = [np.sort(generator.random(options)) for _ in range(parties)]
        turned = [column[::-1] if party % 2 else column for party, column in enumerate(columns)]
        values.append(np.stack(turned, axis=1) * weights[:, issue])
    return values


def measure(issues: int, options: int, parties: int) -> tuple[int, float, int]:
    """Points of the front, seconds, and the peak of memory above imports; of this process."""
    from irenic.solvers import frontier

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    values = opposed(issues, options, parties)
    points, times = 0, []
    frontier(opposed(2, 3, parties))
    for _ in range(RUNS):
        start = time.perf_counter()
        front = frontier(values)
        times.append(time.perf_counter() - start)
        assert front.epsilon == 0
        points = len(front)
    return points, statistics.median(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def ours(*size: int) -> tuple[int, float, int]:
    """The same, in a process of its own."""
    code = f"import json; from benchmarks.packages import measure; print(json.dumps(measure(*{size})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    points, took, peak = json.loads(done.stdout)
    return points, took, peak


def theirs(python: str, *size: int) -> tuple[int, float, int]:
    """The same of NegMAS, once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "values.npz"
        np.savez(path, *opposed(*size))
        done = subprocess.run([python, "-c", NEGMAS, str(path)], capture_output=True, text=True, check=True)
    points, took, peak = json.loads(done.stdout.splitlines()[-1])
    return points, took, peak


def row(name: str, points: int, took: float, peak: int) -> None:
    """One line of the table."""
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"{name:<44}{points:>10,}{1_000 * took:>14,.1f}{megabytes:>8,.0f}")


def main() -> None:
    """Print the table."""
    print(f"\n{'frontier of opposed parties':<44}{'points':>10}{'ms':>14}{'MB':>8}")
    sizes = {size: f"10{POWERS[size[0]]} packages, {size[2]} parties" for size in SIZES}
    for size, name in sizes.items():
        row(f"  irenic, {name}", *ours(*size))
    python = os.environ.get("NEGMAS_PYTHON", sys.executable if find_spec("negmas") else "")
    if not python:
        print("  NegMAS: skipped, it is not installed (pip install negmas, or name an interpreter in NEGMAS_PYTHON)")
        return
    for size, name in sizes.items():
        if size[1] ** size[0] <= ENUMERABLE:
            row(f"  NegMAS, {name}", *theirs(python, *size))


if __name__ == "__main__":
    main()
