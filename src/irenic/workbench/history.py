"""What the edits of a session changed, so that the last of them can be undone."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..casefile.folder import CASE_FILE, CaseFolder
from ..casefile.load import LoadedCase
from ..documents.files import DOCUMENT_LIMIT, locked, read_bytes, sha256, write_atomically
from ..documents.store import SOURCES
from ..model.problem import failure
from .snapshot import inbox_files

_STEPS: Final = 50
_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Contents:
    """The files of a case that edits change, and the names of those that they only add."""

    held: Mapping[str, bytes]
    names: frozenset[str]


@dataclass(frozen=True)
class Change:
    """What became of one file."""

    before: bytes | None
    """None where it was not there."""
    after: str | None
    """SHA-256 of what it holds since, or None where it has gone."""


@dataclass(frozen=True)
class Step:
    """One edit."""

    what: str
    files: Mapping[str, Change]


def contents_of(loaded: LoadedCase) -> Contents:
    """The bytes of the YAML files and of the inbox, and the names of all files of sources."""
    folder = loaded.folder
    names = {CASE_FILE, *loaded.files, *inbox_files(folder)}
    held = {name: data for name in names if (data := _read(folder, name)) is not None}
    sources = folder.path / SOURCES
    kept = (path for path in sources.iterdir() if path.is_file()) if sources.is_dir() else ()
    return Contents(held, frozenset(f"{SOURCES}/{path.name}" for path in kept if not path.name.startswith(".")))


class History:
    """The last edits of a session."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque(maxlen=_STEPS)

    @property
    def last(self) -> Step | None:
        """The edit that would be undone next."""
        return self._steps[-1] if self._steps else None

    def keep(self, what: str, folder: CaseFolder, before: Contents, after: Contents) -> Step | None:
        """Remember an edit by what the files held before and after; None where it changed nothing."""
        files: dict[str, Change] = {}
        for name in before.held.keys() | after.held.keys():
            old, new = before.held.get(name), after.held.get(name)
            if old != new:
                files[name] = Change(old, None if new is None else sha256(new))
        for name in after.names - before.names - files.keys():
            data = _read(folder, name)
            files[name] = Change(None, None if data is None else sha256(data))
        if not files:
            return None
        step = Step(what, files)
        self._steps.append(step)
        while len(self._steps) > 1 and sum(_size(one) for one in self._steps) > _BYTES:
            self._steps.popleft()
        return step

    def undo(self, folder: CaseFolder) -> Step:
        """Put the files back as they were before the last edit.

        Raises IrenicError (W002) where there is none, or where a file has changed since.
        """
        step = self.last
        if step is None:
            raise failure("W002", "there is nothing to undo", "only edits made since irenic serve began can be undone")
        with locked(folder.path):
            for name, change in step.files.items():
                data = _read(folder, name)
                if (None if data is None else sha256(data)) != change.after:
                    raise failure(
                        "W002",
                        f"'{name}' has changed since: undoing '{step.what}' would undo that too",
                        "look at the file, and take back by hand what should not stand",
                        file=name,
                    )
            # decisions before entries: what is not decided on can be decided on again
            for name in sorted(step.files, key=lambda one: (not one.startswith("inbox/"), one)):
                _put_back(folder.inside(name), name, step.files[name].before)
        self._steps.pop()
        return step


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
