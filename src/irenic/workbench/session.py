"""One session of the workbench: the case folder as the only truth, followed as it changes, and edited without loss."""

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from ..casefile.tree import Path as FieldPath
from ..documents.files import noting
from ..model.problem import IrenicError, Problem, failure
from ..model.source import Handling
from ..workspace import Workspace
from .commits import commit_files, require_commitable
from .history import History, Step
from .snapshot import NOT_FOR_THEM, Snapshot, revision_of, text_of
from .watching import signature_of

Edited = TypeVar("Edited")
_POLL: Final = 0.5
_PATIENCE: Final = 0.2


class StaleEditError(IrenicError):
    """An edit that was made on what has changed since; both versions are shown."""

    def __init__(self, path: FieldPath, now: str | None) -> None:
        name = ".".join(map(str, path))
        super().__init__(
            failure(
                "F009",
                f"'{name}' was changed by somebody else since this page showed it; nothing was written",
                "look at both versions, and make the edit once more on what stands now",
            ).problems
        )
        self.now = now
        """What stands in the file now; None where the entry has gone."""


class Session:
    """An open case, its latest reading, and the edits made on it. Safe to use from several threads."""

    def __init__(
        self, path: Path, *, audience: Handling = "confidential", read_only: bool = False, commit: bool = False
    ) -> None:
        """Open the case at a path; raises IrenicError where it cannot be read, shown or, with `commit`, committed.

        For an audience that may not see everything the case can only be read: an edit is made on the whole.
        """
        self._workspace = Workspace(path)
        self.audience = audience
        self.read_only = read_only or audience != "confidential"
        self.commits = commit
        if commit:
            require_commitable(self._workspace.folder, self._workspace.case)
        self.history = History()
        self.fault: tuple[Problem, ...] = ()
        """Why the files cannot be read as they are now; the pages then show what was read last."""
        self._seen = signature_of(self._workspace.loaded)
        self._current = Snapshot(self._workspace, audience)
        self._edits = threading.RLock()
        self._turn = threading.Condition()
        self._closed = False
        self._following: threading.Thread | None = None
        self.warm: list[Callable[[Snapshot], object]] = []
        """What is worked out of a new reading before pages show it, so that no page waits for it."""
        self.on_change: list[Callable[[Snapshot], object]] = []
        """Who is told of a new reading."""

    @property
    def current(self) -> Snapshot:
        """The latest reading that is ready to be shown."""
        return self._current

    @property
    def state(self) -> str:
        """What changes whenever pages should be shown anew."""
        return self._current.revision + (f"-{hash(self.fault) & 0xFFFFFF:x}" if self.fault else "")

    @property
    def is_behind(self) -> bool:
        """Whether files have changed that are not yet shown."""
        return signature_of(self._workspace.loaded) != self._seen

    def fresh(self, patience: float = _PATIENCE) -> Snapshot:
        """The case as its files are now, or, where reading them takes longer than that many seconds, as last read."""
        if self._following is None:
            self._follow_once()
        elif self.is_behind:
            ends = time.monotonic() + patience
            with self._turn:
                self._turn.notify_all()
                while self.is_behind and (left := ends - time.monotonic()) > 0:
                    self._turn.wait(min(left, 0.05))
        return self._current

    def start(self) -> None:
        """Begin to follow the files in a thread of its own."""
        self._prepare(self._current)
        self._following = threading.Thread(target=self._follow, name="irenic-follow", daemon=True)
        self._following.start()

    def close(self) -> None:
        """Stop to follow the files."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        if self._following is not None:
            self._following.join(timeout=5)

    def edit(
        self,
        what: str | Callable[[], str],
        change: Callable[[Workspace], Edited],
        *,
        shown: Mapping[FieldPath, str] | None = None,
        mends: bool = False,
    ) -> Edited:
        """Make an edit on the files as they are now, and return what `change` does.

        `what` says in a few words what is done: for undo, and for a commit; a function is asked for it afterwards.
        `shown` gives, for each entry that the edit changes, the revision in which the page showed it. With `mends` it
        is made also on files that cannot be read as they are: it is what makes them readable again.

        Raises StaleEditError where one of these has changed since, IrenicError (W001) in a session that only reads, and
        whatever `change` raises; what it wrote before that can be undone.
        """
        self.require_writable()
        with self._edits:
            with contextlib.suppress(*((IrenicError,) if mends else ())):
                self._renew()
            loaded = self._workspace.loaded
            for path, revision in (shown or {}).items():
                if revision_of(loaded, path) != revision:
                    raise StaleEditError(path, text_of(loaded, path))
            with noting() as written:
                try:
                    return change(self._workspace)
                finally:
                    done = what if isinstance(what, str) else what()
                    step = self.history.keep(done, loaded.folder, written)
                    if step is not None:
                        self._written(step, done)

    def undo(self, number: int | None = None) -> str:
        """Take the last edit back, and return what it was; raises IrenicError as `History.undo` and `edit` do."""
        self.require_writable()
        with self._edits:
            step = self.history.undo(self._workspace.folder, number)
            self._written(step, f"Undo: {step.what}")
            return step.what

    def _written(self, step: Step, what: str) -> None:
        self.commit_fault: IrenicError | None = None
        if self.commits:
            self.commit_fault = commit_files(self._workspace.folder, self._workspace.case, step.files, what)
        self.fresh()

    commit_fault: IrenicError | None = None
    """Why the last edit was not committed to git, where that was asked for."""

    def require_writable(self) -> None:
        """Raise IrenicError (W001) in a session that only reads."""
        if self.read_only:
            why = "it was started with --read-only"
            if self.audience != "confidential":
                why = f"it shows the case as an audience that is {self.audience} may see it"
            raise failure("W001", f"nothing was written: {why}", "start irenic serve without it to edit the case")

    def _renew(self) -> None:
        """Read the files again where they are no longer as they were read."""
        if not self._workspace.loaded.is_current():
            self._workspace.reload()

    def _follow(self) -> None:
        while True:
            with self._turn:
                if not self.is_behind:
                    self._turn.wait(_POLL)
                if self._closed:
                    return
            with contextlib.suppress(OSError):
                self._follow_once()

    def _follow_once(self) -> None:
        fault: tuple[Problem, ...] = ()
        with self._edits:
            seen = signature_of(self._workspace.loaded)
            if seen == self._seen:
                return
            try:
                self._renew()
                # the files that the case now has: an included file may have come
                seen = seen if signature_of(self._workspace.loaded) == seen else self._seen
                snapshot = Snapshot(self._workspace, self.audience)
            except IrenicError as error:
                snapshot = self._current
                fault = (error if self.audience == "confidential" else NOT_FOR_THEM).problems
        is_new = snapshot.revision != self._current.revision
        if is_new:
            self._prepare(snapshot)
            self._current = snapshot
        # what was asked while the files could not be read may be asked once more
        if is_new or (self.fault and not fault):
            for tell in self.on_change:
                tell(snapshot)
        self.fault = fault
        with self._turn:
            self._seen = seen
            self._turn.notify_all()

    def _prepare(self, snapshot: Snapshot) -> None:
        for work in self.warm:
            # what cannot be worked out says so on the page that needs it
            with contextlib.suppress(IrenicError):
                work(snapshot)
