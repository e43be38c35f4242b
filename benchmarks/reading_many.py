"""How fast many documents are read, in one process and in as many as there are processors, and in how much memory.

The documents are the labelled reports, each many times over with another first line, so that every one is read.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from irenic.intake.many import read_files
from irenic.intake.workers import processors

REPORTS = Path(__file__).parent.parent / "tests" / "known_answers" / "reading"


def main(number: int = 400) -> None:
    """Print the table."""
    reports = sorted(REPORTS.glob("*.txt"))
    print(f"\n{f'reading {number} documents':<44}{'seconds':>8}{'a second':>10}{'MB here':>9}{'MB each':>9}")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for at in range(number):
            files.append(Path(folder) / f"{at}.txt")
            files[-1].write_bytes(f"Report {at}\n\n".encode() + reports[at % len(reports)].read_bytes())
        first = 0.0
        # a process of this one's own would count in its memory: several first
        for workers in sorted({processors(), 1}, reverse=True):
            start = time.perf_counter()
            found = sum(one.document is not None for one in read_files(files, workers=workers))
            seconds = time.perf_counter() - start
            first = first or seconds
            own, each = (_peak(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            name = f"  in {workers} process{'es' * (workers > 1)}"
            print(f"{name:<44}{seconds:>8.1f}{found / seconds:>10.1f}{own:>9.0f}{each if workers > 1 else 0:>9.0f}")
    if processors() > 1:
        print(f"  {seconds / first:.2f} times as fast in {processors()} processes (load {os.getloadavg()[0]:.1f})")


def _peak(who: int) -> float:
    # kilobytes on Linux, bytes on macOS
    return resource.getrusage(who).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


if __name__ == "__main__":
    main()
