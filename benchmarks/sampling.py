"""How fast draws and bounds come: effective samples per second beside hopsy, and linear programs kept warm.

Ten seeded instances of each size; the median. Effective samples are those of the worst coordinate of 20,000 draws; the
time of finding a start and of fitting directions is left out on both sides. hopsy (skipped where it is not installed)
walks uniformly over increments, with its own rounding; every proposal stands at the thinning that does best.
"""

import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from irenic.solvers.affine import flatten
from irenic.solvers.diagnostics import effective_size
from irenic.solvers.linear import FloatArray, Row
from irenic.solvers.polytope import PreferencePolytope
from irenic.solvers.priors import Prior
from irenic.solvers.sampling import CHAINS, sample, walk_of

INSTANCES, DRAWS, STATEMENTS = 10, 20_000, 20
SIZES = ((6, 4), (12, 5))


def instance(issues: int, options: int, seed: int) -> PreferencePolytope:
    """A party with that many issues and options, and random answers to random packages that one truth gives."""
    generator = np.random.default_rng(seed)
    whole = PreferencePolytope([list(range(options))] * issues)
    (truth,) = whole.prior(1, generator, "issues")
    rows = []
    for _ in range(STATEMENTS):
        form = whole.utility(generator.integers(0, options, issues)) - whole.reservation()
        rows.append(Row(form if form @ truth >= 0 else -form))
    return whole.with_rows(rows)


def worst_size(points: FloatArray) -> float:
    """The effective size of the coordinate that is told of least; points chain by chain."""
    return min(effective_size(column.reshape(CHAINS, -1)) for column in points.T if np.ptp(column) > 1e-12)


def ours(polytope: PreferencePolytope, prior: Prior, thin: int) -> float:
    """Effective samples per second."""
    walk = walk_of(polytope, prior, 1)
    start = time.perf_counter()
    points = np.concatenate([walk.go(chain, DRAWS // CHAINS, thin) for chain in range(CHAINS)])
    took = time.perf_counter() - start
    return worst_size(points) / took


def theirs(polytope: PreferencePolytope, thin: int, name: str) -> float:
    """The same of hopsy, uniformly over increments."""
    import hopsy  # type: ignore[import-not-found]

    flat = flatten(polytope.size, polytope.inequalities())
    if flat is None:
        return 0.0
    problem = hopsy.round(hopsy.Problem(-flat.rows, -flat.bounds))
    chains = [
        hopsy.MarkovChain(problem, getattr(hopsy, name), starting_point=hopsy.compute_chebyshev_center(problem).ravel())
        for _ in range(CHAINS)
    ]
    generators = [hopsy.RandomNumberGenerator(seed=7, stream=chain) for chain in range(CHAINS)]
    start = time.perf_counter()
    _, states = hopsy.sample(chains, generators, n_samples=DRAWS // CHAINS, thinning=thin, n_procs=1)
    took = time.perf_counter() - start
    return worst_size(flat.points(states.reshape(-1, flat.dimensions))) / took


def best(measure: Callable[[PreferencePolytope, int], float], polytopes: list[PreferencePolytope]) -> float:
    """The median over instances at the thinning that does best."""
    return max(statistics.median(measure(one, thin) for one in polytopes) for thin in (1, 4, 16))


def bound_time(polytope: PreferencePolytope, seed: int) -> float:
    """Milliseconds for the least or the greatest value of a form, kept warm."""
    generator = np.random.default_rng(seed)
    forms = [
        polytope.utility(generator.integers(0, 3, len(polytope.steps))) - polytope.reservation() for _ in range(40)
    ]
    polytope.bounds(forms[0])
    start = time.perf_counter()
    for form in forms:
        polytope.bounds(form)
    return 1_000 * (time.perf_counter() - start) / (2 * len(forms))


def main() -> None:
    """Print the table."""
    print(f"\n{'effective samples per second, worst coordinate':<52}{'6 × 4':>10}{'12 × 5':>10}")
    instances = [[instance(issues, options, seed) for seed in range(INSTANCES)] for issues, options in SIZES]
    for held in instances:
        sample(held[0], 400, 0, "issues", walk_only=True)
        sample(held[0], 400, 0, "increments", walk_only=True)
    priors: tuple[Prior, ...] = ("increments", "issues")
    for prior in priors:
        figures = [best(lambda one, thin, p=prior: ours(one, p, thin), held) for held in instances]  # type: ignore[misc]
        print(f"{'  irenic, ' + prior:<52}" + "".join(f"{figure:>10,.0f}" for figure in figures))
    if find_spec("hopsy") is None:
        print("  hopsy: skipped, it is not installed (pip install hopsy)")
    else:
        for name in ("UniformCoordinateHitAndRunProposal", "UniformHitAndRunProposal"):
            figures = [best(lambda one, thin, n=name: theirs(one, thin, n), held) for held in instances]  # type: ignore[misc]
            print(f"{'  hopsy, ' + name:<52}" + "".join(f"{figure:>10,.0f}" for figure in figures))
    times = [statistics.median(bound_time(one, seed) for seed, one in enumerate(held)) for held in instances]
    print(f"{'a bound by linear program, warm, ms':<52}" + "".join(f"{figure:>10.3f}" for figure in times))
