"""The process that answers questions: it opens the case by itself, and may be ended at any moment."""

import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from ..documents.faults import keep_fault
from ..model.problem import IrenicError, failure
from ..model.source import Handling
from ..workspace import Workspace, open_case
from .questions import Question
from .snapshot import NOT_FOR_THEM, Snapshot


class Asked(NamedTuple):
    """A question, and the reading of the case that it is about."""

    revision: str
    question: Question


class Told(NamedTuple):
    """What the process says: how far it is, the answer, why there is none, or that the files are others by now."""

    kind: Literal["progress", "answer", "failed", "changed"]
    content: Any = None


END: Final = None
"""Sent to end the process."""


def work(connection: Connection, path: Path, audience: Handling) -> None:
    """Answer what comes through the connection until it is closed."""
    # Ctrl-C is for the process that serves, and that one ends this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    snapshot: Snapshot | None = None
    while True:
        try:
            asked = connection.recv()
        except (EOFError, OSError):
            return
        if asked is END:
            return
        try:
            if snapshot is None or snapshot.revision != asked.revision:
                snapshot = _opened(path, audience)
            told = _answered(connection, snapshot.workspace, asked, snapshot.revision)
        except IrenicError as error:
            told = Told("failed", error.problems)
        except Exception:
            told = Told("failed", _fault().problems)
        try:
            connection.send(told)
        except (OSError, EOFError):
            return


def _opened(path: Path, audience: Handling) -> Snapshot:
    try:
        return Snapshot(open_case(path), audience)
    except IrenicError:
        if audience == "confidential":
            raise
        raise NOT_FOR_THEM from None


def _answered(connection: Connection, workspace: Workspace, asked: Asked, revision: str) -> Told:
    if revision != asked.revision:
        return Told("changed")

    def tell(done: int, steps: int) -> None:
        connection.send(Told("progress", (done, steps)))

    return Told("answer", asked.question.answer(workspace, tell))


def _fault() -> IrenicError:
    kept = keep_fault()
    hint = f"please report it, with the file {kept}" if kept else "please report it"
    return failure("W004", "the answer was not worked out for a fault of irenic's own", hint)
