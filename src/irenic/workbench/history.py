"""What the edits of a session changed, so that the last of them can be undone."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ..casefile.folder import CaseFolder
from ..casefile.inbox import FOLDER as INBOX
from ..casefile.inbox import forget
from ..documents.files import DOCUMENT_LIMIT, Written, locked, read_bytes, sha256, write_atomically
from ..documents.store import SOURCES
from ..model.problem import failure

_STEPS: Final = 50
_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Step:
    """One edit."""

    number: int
    """Which of the session's edits it is, from 1."""
    what: str
    files: Mapping[str, Written]
    """What it wrote; what others wrote at the same time is not its own to take back."""


class History:
    """The last edits of a session."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque(maxlen=_STEPS)
        self._count = 0

    @property
    def last(self) -> Step | None:
        """The edit that would be undone next."""
        return self._steps[-1] if self._steps else None

    def keep(self, what: str, folder: CaseFolder, written: Mapping[Path, Written]) -> Step | None:
        """Remember an edit by what it wrote of a case; None where it changed nothing."""
        top = folder.path.resolve()
        files = {
            path.relative_to(top).as_posix(): one
            for path, one in written.items()
            if path.is_relative_to(top) and not _is_as_before(path, one)
        }
        if not files:
            return None
        self._count += 1
        step = Step(self._count, what, files)
        self._steps.append(step)
        while len(self._steps) > 1 and sum(_size(one) for one in self._steps) > _BYTES:
            self._steps.popleft()
        return step

    def undo(self, folder: CaseFolder, number: int | None = None) -> Step:
        """Put the files back as they were before the last edit; `number` is the one that is meant.

        Raises IrenicError (W002) where there is none, where another was made since, or where a file has changed since.
        """
        step = self.last
        if step is None:
            raise failure("W002", "there is nothing to undo", "only edits made since irenic serve began can be undone")
        if number not in (None, step.number):
            raise failure(
                "W002",
                f"nothing was undone: the last edit is another by now, '{step.what}'",
                "look at it, and undo it if that is what you want",
            )
        with locked(folder.path):
            for name, change in step.files.items():
                data = _read(folder, name)
                if data is None or sha256(data) != change.after:
                    raise failure(
                        "W002",
                        f"'{name}' has changed since: undoing '{step.what}' would undo that too",
                        "look at the file, and take back by hand what should not stand",
                        file=name,
                    )
            # decisions before entries: what is not decided on can be decided on again
            for name in sorted(step.files, key=lambda one: (not one.startswith(f"{INBOX}/"), one)):
                _put_back(folder.inside(name), name, step.files[name].before)
                if step.files[name].before is None and name.startswith(f"{SOURCES}/"):
                    # what was read in a source that goes is nothing, and may be confidential
                    forget(folder, PurePosixPath(name).stem)
        self._steps.pop()
        return step


def _is_as_before(path: Path, written: Written) -> bool:
    if written.before is not None:
        return sha256(written.before) == written.after
    # made, and taken away again
    return not path.is_file()


def _put_back(path: Path, name: str, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path.resolve(), before, shown=name)


def _read(folder: CaseFolder, name: str) -> bytes | None:
    path = folder.inside(name)
    return read_bytes(path, limit=2 * DOCUMENT_LIMIT, shown=name) if path.is_file() else None


def _size(step: Step) -> int:
    return sum(len(change.before or b"") for change in step.files.values())
