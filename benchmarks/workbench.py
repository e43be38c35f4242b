"""How long the pages of the workbench take, asked over the loopback, for 2,000 statements in 300 sources.

Each page is asked for in its turn, after the case was read and what the pages need was worked out, as it is before a
reading is shown. Beside the pages: `irenic show` of the same case as a whole process, and how long pages take to follow
an edit; and how long every party's answer takes to move when a term is changed, 10 issues × 5 options × 5 parties.
"""

import contextlib
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from tests.large_case import large_case, large_inbox, wide_case

from irenic.cli.main import settle_process
from irenic.workbench.serving import serve_session
from irenic.workbench.session import Session
from irenic.workspace import Workspace

from .check import process_times

PAGES = (
    "/matrix",
    "/matrix.json",
    "/matrix.csv",
    "/matrix?party=alder&stance=rejects",
    "/sources",
    "/sources?outlet=Outlet+1",
    "/sources/source-7",
    "/inbox",
    "/inbox/source-7",
    "/inbox.json",
    "/statement/source-7?at=5-60",
    "/edit/case.yaml",
    "/problems",
    "/drafts",
    "/why",
    "/zone",
    "/timeline",
    "/evidence?of=statements/s7",
    "/evidence?cell=alder/issue-1",
    "/jump.json?q=birch+accepts",
    "/progress.json?revision=x&key=y",
)
LIMIT, RUNS = 300, 9
MOVED, CHANGES = 200, 40
"""Milliseconds in which answers are to move, and so many changes are made."""


def main() -> None:
    """Print the table."""
    settle_process()
    with tempfile.TemporaryDirectory() as made:
        case = large_case(Path(made) / "case")
        large_inbox(case)
        with _served(case) as client:
            print(f"\n{'page of 2,000 statements in 300 sources, ms':<48}{'median':>8}{'max':>8}{'of 300':>8}{'kB':>8}")
            for page in PAGES:
                times, size = [], 0
                for _ in range(RUNS):
                    start = time.perf_counter()
                    size = len(client.get(page).content)
                    times.append((time.perf_counter() - start) * 1000)
                median = statistics.median(times)
                print(f"{page:<48}{median:>8.0f}{max(times):>8.0f}{median / LIMIT:>8.2f}{size / 1000:>8.0f}")
            before = client.get("/state.json").json()["state"]
            start = time.perf_counter()
            Workspace(case).insert(("statements", "s7", "credence"), 0.5)
            written = time.perf_counter()
            while client.get("/state.json").json()["state"] == before:
                time.sleep(0.02)
            print(
                f"\nan edit by another program, written in {written - start:.1f} s, "
                f"shown {time.perf_counter() - written:.1f} s later"
            )
        (whole, *_) = sorted(process_times([sys.executable, "-m", "irenic", "show", str(case)], 1))
        print(f"irenic show of the same case, a whole process: {whole / 1000:.1f} s")
        _changed_terms(wide_case(Path(made) / "wide"))


@contextlib.contextmanager
def _served(case: Path) -> Iterator[httpx.Client]:
    session, ready = Session(case), threading.Event()
    stop: list[Callable[[], None]] = []
    address = [""]

    def tell(where: str) -> None:
        address[0] = where
        ready.set()

    serving = threading.Thread(
        target=serve_session, args=(session,), kwargs={"port": 0, "ready": tell, "stop": stop.append}
    )
    serving.start()
    ready.wait()
    with httpx.Client(base_url=address[0].partition("/?")[0], follow_redirects=True, timeout=60) as client:
        client.get(address[0])
        yield client
    stop[0]()
    serving.join()


def _changed_terms(case: Path) -> None:
    """From the moment a term is changed until every party's verdict and number on the changed draft are there."""
    chosen = random.Random(5)
    with _served(case) as client:
        start = time.perf_counter()
        _answered(client, "/drafts/answers")
        first = time.perf_counter() - start
        times = []
        for _ in range(CHANGES):
            query = "&".join(f"to.i{issue}=o{chosen.randrange(5)}" for issue in chosen.sample(range(10), 2))
            start = time.perf_counter()
            _answered(client, f"/drafts/answers?{query}")
            times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times)
    print(
        f"\nterms changed in a draft of 10 issues x 5 options x 5 parties, answers of all, ms: median {median:.0f}, "
        f"max {max(times):.0f}, median of {MOVED}: {median / MOVED:.2f}; the first, with all draws: {first:.1f} s"
    )


def _answered(client: httpx.Client, address: str) -> None:
    while "data-waits" in client.get(address).text:
        time.sleep(0.05)


if __name__ == "__main__":
    main()
