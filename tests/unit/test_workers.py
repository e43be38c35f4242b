"""Many jobs on several processes: in order, however long each takes, and whatever becomes of one."""

import os
import time
from collections.abc import Iterator

import pytest

from irenic.intake.workers import AHEAD, run_all


def worked(job: int) -> int:
    if job == 13:
        os._exit(3)
    time.sleep(0.02 * (job % 3))
    return job * job


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    assert [(one.job, one.result) for one in run_all(worked, range(12), workers)] == [(n, n * n) for n in range(12)]


def test_a_job_that_kills_its_process_is_lost_alone() -> None:
    found = {one.job: one.result for one in run_all(worked, range(10, 20), 2)}
    assert found == {job: None if job == 13 else job * job for job in range(10, 20)}


def test_jobs_are_taken_only_as_far_as_they_are_needed() -> None:
    taken = 0

    def jobs() -> Iterator[int]:
        nonlocal taken
        while taken < 100_000:
            taken += 1
            yield 0

    outcomes = run_all(worked, jobs(), 2)
    for _ in range(5):
        next(outcomes)
    assert taken < AHEAD + 10
    outcomes.close()  # type: ignore[attr-defined]


def test_no_job_is_no_process() -> None:
    assert list(run_all(worked, [], 2)) == []


def late(job: int) -> int:
    if job == 3:
        time.sleep(600)
    return job


@pytest.mark.parametrize("workers", [1, 2])
def test_a_job_that_takes_too_long_is_ended_and_lost_alone(workers: int) -> None:
    found = list(run_all(late, range(6), workers, patience=6))
    assert [(one.job, one.result, one.is_late) for one in found] == [
        (job, None if job == 3 else job, job == 3) for job in range(6)
    ]


def test_a_job_that_kills_its_process_is_not_called_late() -> None:
    assert [(one.result, one.is_late) for one in run_all(worked, [13], 1, patience=60)] == [(None, False)]
