"""The case as it stood when it was last read: what every page shown meanwhile is made of."""

import copy
import datetime
import hashlib
import threading
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from ..casefile.folder import YAML_LIMIT, CaseFolder
from ..casefile.inbox import FOLDER as INBOX
from ..casefile.load import LoadedCase
from ..casefile.tree import Path as FieldPath
from ..documents.files import sha256
from ..model.case import Case
from ..model.problem import IrenicError, failure
from ..model.result import CheckResult
from ..model.source import Handling
from ..workspace import Workspace

Made = TypeVar("Made")
NOT_FOR_THEM: Final = failure(
    "E006",
    "the case cannot be shown to this audience as its files are now",
    "irenic check tells what is wrong with them",
)
"""Said to an audience that may not see everything: what it may not see may stand in the very words of a fault."""
ABSENT = "absent"
"""The revision of an entry that is not there."""


class Snapshot:
    """One reading of the case, as its audience may see it. It never changes; what is worked out of it is kept."""

    def __init__(self, workspace: Workspace, audience: Handling = "confidential") -> None:
        """Take what a workspace holds now. Raises IrenicError as `Workspace.seen_by` does."""
        # the strictest audience sees all, and so the places of problems in the files too
        self.workspace = copy.copy(workspace) if audience == "confidential" else workspace.seen_by(audience)
        self.audience = audience
        self.revision = _revision(self.workspace, audience)
        self.read_at = datetime.datetime.now()
        self._made: dict[Hashable, Any] = {}
        self._locks: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    @property
    def case(self) -> Case:
        """The case."""
        return self.workspace.case

    @property
    def loaded(self) -> LoadedCase:
        """The case with its texts and places."""
        return self.workspace.loaded

    @property
    def checked(self) -> CheckResult:
        """All problems of the case."""
        return self.once("check", self.workspace.check)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, worked out once for this reading however many pages ask for it."""
        with self._lock:
            lock = self._locks.setdefault(key, threading.RLock())
        with lock:
            if key not in self._made:
                self._made[key] = make()
            made: Made = self._made[key]
            return made

    def revision_of(self, path: FieldPath) -> str:
        """The revision of one entry, or of a field of it: what a form sends back with what a person changed."""
        return revision_of(self.loaded, path)


def revision_of(loaded: LoadedCase, path: FieldPath) -> str:
    """A hash of how an entry is written, comments within it included; ABSENT where it is not there."""
    return revision_of_entry(text_of(loaded, path))


def revision_of_entry(text: str | None) -> str:
    """The revision of an entry that is written so."""
    return ABSENT if text is None else sha256(text.encode())[:20]


def text_of(loaded: LoadedCase, path: FieldPath) -> str | None:
    """An entry as it is written in its file."""
    node = loaded.root
    for step in path:
        found = node.child(step)
        if found is None:
            return None
        node = found
    return node.origin.text[node.start : node.end]


def _revision(workspace: Workspace, audience: Handling) -> str:
    """A hash of all that pages are made of; for a narrower audience of what it sees alone."""
    digest = hashlib.sha256(str(workspace.loaded.inputs).encode())
    if audience == "confidential":
        for name in inbox_files(workspace.folder):
            try:
                digest.update(f"\x1e{name}\x1f{sha256(workspace.folder.read(name, 16 * YAML_LIMIT))}".encode())
            except IrenicError:
                continue  # a file that is just being replaced: the watcher sees it again
    return digest.hexdigest()[:20]


def inbox_files(folder: CaseFolder) -> list[str]:
    """The files of the inbox, as paths from the case folder."""
    held = folder.path / INBOX
    return sorted(f"{INBOX}/{path.name}" for path in held.glob("*.jsonl")) if held.is_dir() else []
