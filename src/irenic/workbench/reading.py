"""Reading a source from a page: in the process that answers long questions, which lays what it finds into the inbox."""

import weakref
from typing import Any, ClassVar, Final

from ..casefile import inbox
from ..model.problem import IrenicError
from ..workspace import Workspace
from .answers import Answer, Answers
from .questions import Question, Tell
from .registry import Asked
from .session import Session


class ReadSource(Question):
    """Read a source, and lay what it proposes into the inbox: nothing of that counts before a person accepts it."""

    doing: ClassVar[str] = "Reading"
    source: str

    def answer(self, workspace: Workspace, tell: Tell) -> Any:
        """How many proposals are new."""
        found = workspace.read_sources([self.source], again=True, tell=tell)
        if found.problems:
            raise IrenicError(found.problems)
        return found.new.get(self.source, 0)


# for each session: the sources that are to be read, with what each was read as before
_WANTED: Final[weakref.WeakKeyDictionary[Session, dict[str, str | None]]] = weakref.WeakKeyDictionary()


def read_soon(session: Session, answers: Answers, source: str) -> None:
    """Have a source read as soon as its page, or the inbox, is shown; also where reading it has failed before."""
    answers.stop(session.current.revision, ReadSource(source=source).key)
    _WANTED.setdefault(session, {})[source] = inbox.was_read_as(session.current.workspace.folder, source)


def being_read(asked: Asked) -> tuple[str, Answer] | None:
    """The source that is being read now and how far that is; None where none is. Never waits.

    One is read after the other: what is laid into the inbox makes the case another. One that cannot be read is told
    when all others have been.
    """
    wanted = _WANTED.get(asked.session, {})
    failed = None
    for source, before in list(wanted.items()):
        if source not in asked.snapshot.loaded.texts:
            if asked.snapshot.revision == asked.session.current.revision:
                wanted.pop(source, None)
            continue
        if inbox.was_read_as(asked.snapshot.workspace.folder, source) != before:
            wanted.pop(source, None)
            continue
        held = asked.answer(ReadSource(source=source))
        if held.state == "done":
            wanted.pop(source, None)
            continue
        if held.state != "failed":
            return source, held
        failed = failed or (source, held)
    return failed
