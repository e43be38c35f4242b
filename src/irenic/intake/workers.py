"""Many jobs on several processors: results in order, memory flat; a job that kills its process is lost alone."""

import contextlib
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Job = TypeVar("Job")
Done = TypeVar("Done")
AHEAD: Final = 64
"""So many results at most wait for an earlier one that takes longer."""


class Outcome(NamedTuple, Generic[Job, Done]):
    """What became of a job: its result, or None where it brought its process down, or was ended."""

    job: Job
    result: Done | None
    is_late: bool = False
    """Whether it was ended because it took too long."""


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system tells
        return os.cpu_count() or 1


def run_all(
    work: Callable[[Job], Done], jobs: Iterable[Job], workers: int, *, patience: float | None = None
) -> Iterator[Outcome[Job, Done]]:
    """Do jobs in so many processes, or in this one if they are fewer than two; what comes out is in the jobs' order.

    With `patience` a job is ended after so many seconds, and so is always done in another process.

    `work` and the jobs are sent to the processes, so that they have to be picklable; `work` is to return what went
    wrong rather than to raise it. Processes are started as they are needed, by `spawn`: nothing is inherited. Where
    whoever asks stops, or is interrupted, they end.
    """
    if workers < 2 and patience is None:
        yield from (Outcome(job, work(job)) for job in jobs)
        return
    with contextlib.closing(_Crew(work, max(1, workers), patience)) as crew:
        ahead = enumerate(jobs)
        told: dict[int, Outcome[Job, Done]] = {}
        following, is_more = 0, True
        while is_more or crew.is_busy or told:
            while is_more and crew.has_room and crew.latest - following < AHEAD:
                number, job = next(ahead, (-1, None))
                is_more = number >= 0
                if is_more:
                    crew.give(number, job)
            if crew.is_busy and following not in told:
                for number, outcome in crew.finished():
                    told[number] = outcome
            while following in told:
                yield told.pop(following)
                following += 1


class _Crew:
    """Processes that each do one job at a time."""

    def __init__(self, work: Callable[[Any], Any], size: int, patience: float | None) -> None:
        # heavy, and only those pay for it who have many jobs
        from multiprocessing import get_context

        self._work, self._size, self._patience = work, size, patience
        self._context = get_context("spawn")
        self._idle: deque[tuple[Any, Connection]] = deque()
        self._busy: dict[Connection, tuple[Any, int, Any]] = {}
        self._since: dict[Connection, float] = {}
        self.latest = -1

    @property
    def is_busy(self) -> bool:
        return bool(self._busy)

    @property
    def has_room(self) -> bool:
        return len(self._busy) < self._size

    def give(self, number: int, job: Any) -> None:
        process, link = self._idle.popleft() if self._idle else self._new()
        self._busy[link] = process, number, job
        self._since[link] = time.monotonic()
        self.latest = number
        with contextlib.suppress(OSError):  # it died meanwhile: `finished` will see
            link.send(job)

    def finished(self) -> Iterator[tuple[int, Outcome[Any, Any]]]:
        """The jobs that are done, at least one."""
        from multiprocessing.connection import wait

        ready = wait(list(self._busy), self._left())
        if not ready:
            yield from self._ended()
        for link in [one for one in self._busy if one in ready]:
            process, number, job = self._busy.pop(link)
            try:
                result = link.recv()
            except (EOFError, OSError):
                link.close()
                process.join()
                yield number, Outcome(job, None)
                continue
            self._idle.append((process, link))
            yield number, Outcome(job, result)

    def _left(self) -> float | None:
        """How long the job that has been at work longest may take yet."""
        if self._patience is None:
            return None
        return max(0.0, min(self._since[link] for link in self._busy) + self._patience - time.monotonic())

    def _ended(self) -> Iterator[tuple[int, Outcome[Any, Any]]]:
        """End the jobs that have taken too long."""
        now = time.monotonic()
        for link in [one for one in self._busy if now - self._since[one] >= (self._patience or 0)]:
            process, number, job = self._busy.pop(link)
            link.close()
            # what hangs may not heed a request
            process.kill()
            process.join()
            yield number, Outcome(job, None, is_late=True)

    def close(self) -> None:
        for process, link in (*self._idle, *((process, link) for link, (process, _, _) in self._busy.items())):
            link.close()
            process.terminate()
        for process, _ in self._idle:
            process.join()

    def _new(self) -> "tuple[Any, Connection]":
        own, other = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._work, other), daemon=True)
        process.start()
        other.close()
        return process, own


def _serve(work: Callable[[Any], Any], link: "Connection") -> None:
    # the terminal's Ctrl-C reaches every process: only the first is to act on it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            link.send(work(link.recv()))
