"""How fast stability comes for many options and many makers, beside a plain version of the same definitions.

Seed 0: every maker holds as nearly the same number of options as can be, and likes the states in an order drawn at
random, with ties. All individual concepts: Nash, GMR, SMR, SEQ, SIM, states and moves included. Each size runs in a
process of its own, compiled before; times are the median of some runs, memory is the process's peak. The plain version
goes through the sequences of moves with sets and loops, state by state, as the definitions say; where it would take
long it looks at some of the states, and its time is multiplied up.
"""

import json
import resource
import statistics
import subprocess
import sys
import time

import numpy as np

SIZES = ((8, 2, 5), (12, 3, 5), (10, 10, 5), (16, 3, 1))
"""Options, makers, runs."""
TARGETS = {(12, 3): 0.5, (10, 10): 2.0, (16, 3): 60.0}
"""Seconds."""
PLAIN = {(8, 2): 256, (12, 3): 4, (10, 10): 1}
"""At how many states the plain version looks."""
CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")


def drawn(options: int, makers: int) -> tuple[list[int], "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"]:
    """Options of each maker, and payoffs (makers, states)."""
    held = [options // makers + (maker < options % makers) for maker in range(makers)]
    return held, np.random.default_rng(0).integers(0, 1 << options, (makers, 1 << options))


def measure(options: int, makers: int, runs: int) -> tuple[float, int]:
    """Seconds, and the peak of memory in MB, of this process."""
    from irenic.solvers import ConflictGraph
    from irenic.solvers.stability import option_form

    small, payoffs = drawn(4, 2)
    graph = ConflictGraph.from_options(option_form(small), payoffs)
    for concept in CONCEPTS:
        graph.stable(concept)
    held, payoffs = drawn(options, makers)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        graph = ConflictGraph.from_options(option_form(held), payoffs)
        for concept in CONCEPTS:
            graph.stable(concept)
        times.append(time.perf_counter() - start)
    return statistics.median(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure_plain(options: int, makers: int, states: int) -> float:
    """Seconds that the definitions would take for all states, from some of them."""
    held, payoffs = drawn(options, makers)
    masks, first = [], 0
    for count in held:
        masks.append([change << first for change in range(1, 1 << count)])
        first += count
    worth = payoffs.tolist()

    def improvements(maker: int, state: int) -> list[int]:
        return [state ^ change for change in masks[maker] if worth[maker][state ^ change] > worth[maker][state]]

    def reach(start: int, focal: int, improving: bool) -> set[int]:
        seen, waiting = set(), [(start, focal)]
        while waiting:
            here, last = waiting.pop()
            for mover in range(makers):
                if mover not in (focal, last):
                    ends = improvements(mover, here) if improving else [here ^ change for change in masks[mover]]
                    fresh = [(there, mover) for there in ends if (there, mover) not in seen]
                    seen.update(fresh)
                    waiting.extend(fresh)
        return {there for there, _ in seen}

    looked_at = np.random.default_rng(1).choice(1 << options, states, replace=False).tolist()
    start = time.perf_counter()
    for state in looked_at:
        for maker in range(makers):
            mine, limit = worth[maker], worth[maker][state]
            for there in improvements(maker, state):
                answers = reach(there, maker, False)
                any(mine[answer] <= limit for answer in answers)
                any(
                    mine[answer] <= limit and all(mine[answer ^ change] <= limit for change in masks[maker])
                    for answer in answers
                )
                any(mine[answer] <= limit for answer in reach(there, maker, True))
                ends = {there}
                for other in range(makers):
                    if other != maker:
                        ways = [0, *(state ^ end for end in improvements(other, state))]
                        ends = {end ^ way for end in ends for way in ways}
                any(mine[end] <= limit for end in ends)
    return (time.perf_counter() - start) * (1 << options) / states


def main() -> None:
    """Print the table."""
    print("\nStability: all individual concepts")
    print(f"{'options':>8} {'makers':>7} {'states':>8} {'time':>10} {'memory':>9} {'plain version':>15} {'ratio':>8}")
    for options, makers, runs in SIZES:
        command = [sys.executable, "-m", "benchmarks.stability", json.dumps([options, makers, runs])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, memory = json.loads(done.stdout)
        line = f"{options:>8} {makers:>7} {1 << options:>8,} {seconds:>8.3f} s {memory:>6,} MB"
        if states := PLAIN.get((options, makers)):
            plain = measure_plain(options, makers, states)
            line += f" {plain:>13,.1f} s {plain / seconds:>7,.0f}×"
        if target := TARGETS.get((options, makers)):
            line += f"   (meant: at most {target:g} s)"
        print(line)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*json.loads(sys.argv[1]))))
    else:
        main()
