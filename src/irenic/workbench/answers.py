"""Answers that are on their way: what is being done and how far, kept by reading of the case and by question."""

import contextlib
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from ..model.base import Frozen
from ..model.problem import Problem, failure
from ..model.source import Handling
from .questions import Lane, Question
from .snapshot import Snapshot
from .worker import END, Asked, Told, work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_KEPT: Final[Mapping[Lane, int]] = {"quick": 100, "long": 100, "files": 8}
"""So many answers are kept of each lane; those that are files may be large."""
UNWATCHED: Final = 30.0
"""After so many seconds in which no page has asked how far it is, work is ended: the page was left."""
LONGEST: Final = 900.0
"""After so many seconds work is ended whoever waits."""

State = Literal["waiting", "running", "done", "failed"]


class Answer(Frozen):
    """A question, and what has become of it."""

    key: str
    state: State
    doing: str
    done: int = 0
    steps: int = 0
    """How many of how many steps are done; 0 of 0 where that is not told."""
    result: Any = None
    problems: tuple[Problem, ...] = ()
    """Why there is no answer."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")

    @property
    def progress(self) -> str:
        """What is being done and how far it is, in words."""
        if self.state == "waiting":
            return f"{self.doing}: waits for an earlier question"
        return f"{self.doing}: {self.done} of {self.steps}" if self.steps else f"{self.doing} …"


class _Work:
    """A question on its way."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self.revision, self.question = snapshot.revision, question
        self.answer = Answer(key=question.key, state="waiting", doing=question.doing)
        self.asked_at = time.monotonic()
        self.is_off = False
        """Whether nobody wants the answer any more."""

    def put(self, **changed: Any) -> None:
        self.answer = self.answer.model_copy(update=changed)


class Answers:
    """Asks processes, one for each lane, and keeps what they answer. Safe to use from several threads."""

    def __init__(self, path: Path, audience: Handling = "confidential") -> None:
        """No process is started before something is asked."""
        self._path, self._audience = path, audience
        self._works: OrderedDict[tuple[str, str], _Work] = OrderedDict()
        self._turn = threading.Condition()
        self._lanes: dict[Lane, _Lane] = {}
        self._closed = False

    def ask(self, snapshot: Snapshot, question: Question) -> Answer:
        """What has become of a question; asked for the first time it is set to work. Never waits."""
        with self._turn:
            name = (snapshot.revision, question.key)
            held = self._works.get(name)
            if held is None or held.is_off:
                held = self._works[name] = _Work(snapshot, question)
                self._lane(question.lane).give(held)
                self._forget_oldest()
            held.asked_at = time.monotonic()
            self._works.move_to_end(name)
            return held.answer

    def progress(self, revision: str, key: str) -> Answer | None:
        """How far a question that was asked is; None where it was not, or is no longer wanted."""
        with self._turn:
            held = self._works.get((revision, key))
            if held is None or held.is_off:
                return None
            held.asked_at = time.monotonic()
            return held.answer

    def stop(self, revision: str, key: str) -> None:
        """Nobody wants the answer to a question any more: end the work on it, and forget what came of it."""
        with self._turn:
            held = self._works.pop((revision, key), None)
            if held is not None:
                held.is_off = True

    def changed(self, snapshot: Snapshot) -> None:
        """The case is another now: end what is being worked out of what it was; what failed may be asked once more."""
        with self._turn:
            for name, held in list(self._works.items()):
                if held.revision != snapshot.revision or held.answer.state == "failed":
                    held.is_off = True
                    del self._works[name]
            self._turn.notify_all()

    def close(self) -> None:
        """End all work and the processes."""
        with self._turn:
            self._closed = True
            for held in self._works.values():
                held.is_off = True
            self._turn.notify_all()
        for lane in self._lanes.values():
            lane.thread.join(timeout=5)

    def _lane(self, name: Lane) -> "_Lane":
        if name not in self._lanes:
            self._lanes[name] = _Lane(self, name)
        return self._lanes[name]

    def _forget_oldest(self) -> None:
        for lane, kept in _KEPT.items():
            ready = [name for name, held in self._works.items() if held.question.lane == lane and held.answer.is_ready]
            for name in ready[: max(0, len(ready) - kept)]:
                del self._works[name]


class _Lane:
    """One process, and the thread that gives it one question after the other."""

    def __init__(self, answers: Answers, name: Lane) -> None:
        self._answers = answers
        self._waiting: deque[_Work] = deque()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._is_quick = name == "quick"
        self.thread = threading.Thread(target=self._run, name=f"irenic-{name}", daemon=True)
        self.thread.start()

    def give(self, work: _Work) -> None:
        """Set a question to work once those before it are done; called with the lock held."""
        if self._is_quick:
            # of a slider that was moved on only the last place is wanted
            for held in self._waiting:
                held.is_off = held.is_off or type(held.question) is type(work.question)
        self._waiting.append(work)
        self._answers._turn.notify_all()

    def _run(self) -> None:
        turn = self._answers._turn
        while True:
            with turn:
                while not self._waiting and not self._answers._closed:
                    turn.wait()
                if self._answers._closed:
                    break
                work = self._waiting.popleft()
                if work.is_off:
                    continue
                work.put(state="running")
            self._carry_out(work)
        self._end()

    def _carry_out(self, work: _Work) -> None:
        try:
            connection = self._started()
            connection.send(Asked(work.revision, work.question))
            began = time.monotonic()
            while True:
                if connection.poll(0.1):
                    if self._told(work, connection.recv()):
                        return
                    continue
                now = time.monotonic()
                if work.is_off or self._answers._closed or now - work.asked_at > UNWATCHED:
                    self._end()
                    work.is_off = True
                    return
                if now - began > LONGEST:
                    self._end()
                    work.put(state="failed", problems=_too_long(work.question).problems)
                    return
        except (OSError, EOFError, BrokenPipeError):
            self._end()
            work.put(state="failed", problems=_ended().problems)

    def _told(self, work: _Work, told: Told) -> bool:
        """Keep what the process said; whether it has done with the question."""
        if told.kind == "progress":
            done, steps = told.content
            work.put(done=done, steps=steps)
            return False
        if told.kind == "answer":
            work.put(state="done", result=told.content)
        elif told.kind == "failed":
            work.put(state="failed", problems=told.content)
        else:
            # the session will see the change too, and pages ask anew
            work.is_off = True
        return True

    def _started(self) -> "Connection":
        if self._process is None or self._connection is None or not self._process.is_alive():
            from multiprocessing import get_context

            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=work, args=(theirs, self._answers._path, self._answers._audience), daemon=True
            )
            process.start()
            theirs.close()
            self._process, self._connection = process, ours
        return self._connection

    def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            with contextlib.suppress(OSError, ValueError):
                connection.send(END)
            connection.close()
        if process is not None:
            process.terminate()
            process.join(timeout=2)
            if process.is_alive():
                process.kill()
                process.join(timeout=2)


def _too_long(question: Question) -> Any:
    return failure(
        "W004",
        f"{question.doing[:1].lower()}{question.doing[1:]} took more than {LONGEST / 60:.0f} minutes and was ended",
        "ask the same with the command on this page, in a terminal, where it may take as long as it needs",
    )


def _ended() -> Any:
    return failure(
        "W004",
        "the answer was not worked out: its process ended",
        "load the page again; a machine with more memory helps",
    )
