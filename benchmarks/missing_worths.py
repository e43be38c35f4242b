"""How fast it is told whether a deal would hold where preferences are drawn, and where many worths are missing.

Made-up cases, seed 0: makers in turn hold the moves; each worth is missing with a given chance, and the rest are
intervals. Numbers are assumed, so that each of them is moved a little to see whether that turns the answer. Each case
is asked in a process of its own, compiled before; times are of the processor.
"""

import json
import subprocess
import sys
import time

import numpy as np

SIZES = ((8, 3, 0.25), (8, 8, 0.5), (10, 3, 0.25), (8, 3, 0.0), (10, 3, 0.0), (10, 5, 0.0))
"""Moves, makers, the share of worths that are missing."""


def drawn(moves: int, makers: int, missing: float, seed: int = 0) -> dict[str, object]:
    """A case in which nobody's words matter, only what each move is worth to each maker."""
    draw = np.random.default_rng(seed)
    who = [f"m{maker}" for maker in range(makers)]
    entries: dict[str, object] = {}
    for move in range(moves):
        own = who[move % makers]
        worth = {}
        for maker in who:
            low, high = sorted(round(float(end), 2) for end in draw.uniform(-0.3, 0.3, 2))
            if draw.random() >= missing or (maker == own and move < makers):
                worth[maker] = [low, high]
        entries[f"move{move}"] = {"by": own, "kind": "breach", "worth": worth, "assumed": "made up"}
    return {
        "irenic": 1,
        "notice": "All is made up.",
        "parties": {maker: {"name": maker.upper()} for maker in who},
        "moves": entries,
    }


def measure(moves: int, makers: int, missing: float) -> tuple[float, int]:
    """Seconds of one answer in this process, compiled before, and how many worths are missing."""
    from irenic.analyses.stability import would_it_hold
    from irenic.model.case import Case

    would_it_hold(Case.model_validate(drawn(3, 3, 0.3)), even_if_assumed=True, draws=10)
    case = Case.model_validate(drawn(moves, makers, missing))
    start = time.process_time()
    found = would_it_hold(case, even_if_assumed=True)
    return time.process_time() - start, len(found.untold)


def main() -> None:
    """Print the table."""
    print("\nStability of a deal: one answer, with drawn preferences and worths that nothing tells")
    print(f"{'moves':>6} {'makers':>7} {'states':>8} {'missing':>8} {'time':>10}")
    for moves, makers, missing in SIZES:
        command = [sys.executable, "-m", "benchmarks.missing_worths", json.dumps([moves, makers, missing])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, gaps = json.loads(done.stdout)
        print(f"{moves:>6} {makers:>7} {1 << moves:>8,} {gaps:>8} {seconds:>8.2f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(*json.loads(sys.argv[1]))))
    else:
        main()
