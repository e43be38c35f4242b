"""How long `irenic report` of 2,000 statements in 300 sources takes as a whole process, and how large its page is.

Beside the case with three drafts, which all answers are computed for: one of as many statements that contradict one
another and no draft; and the first report after an installation, which compiles.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.large_case import answered_case, large_case

SECONDS, MEGABYTES = 10, 5
"""What a report is to keep within, once everything is compiled."""


class Report(NamedTuple):
    """What making a report took, and the size of its page."""

    wall: float
    processor: float
    megabytes: float


def report(case: Path, page: Path, cache: Path) -> Report:
    """Make a report in a process of its own, with a cache of compiled code."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "irenic", "report", str(case), "-o", str(page), "--overwrite"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NUMBA_CACHE_DIR": str(cache)})
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Report(wall, spent, page.stat().st_size / 1e6)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        answered, contradictory = answered_case(folder / "answered"), large_case(folder / "contradictory")
        page, cache = folder / "page.html", folder / "cache"
        rows = {"the first after an installation": report(answered, page, cache)}
        rows["three drafts, all answers"] = report(answered, page, cache)
        report(contradictory, page, cache)
        rows["no draft, all contradictory"] = report(contradictory, page, cache)
        print(f"\n{'report of 2,000 statements in 300 sources':<44}{'wall s':>8}{'CPU s':>8}{'of 10 s':>9}{'MB':>6}")
        for name, (wall, processor, size) in rows.items():
            print(f"{name:<44}{wall:>8.1f}{processor:>8.1f}{wall / SECONDS:>9.2f}{size:>6.1f}")
        print(f"the page is to keep within {MEGABYTES} MB")


if __name__ == "__main__":
    main()
