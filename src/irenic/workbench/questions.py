"""Questions to a case that take long: asked in a process of their own, so that no page waits for an answer."""

import abc
import hashlib
from collections.abc import Callable
from typing import Any, ClassVar, Literal

from ..model.base import Frozen
from ..workspace import Workspace

Tell = Callable[[int, int], None]
"""Told how many of how many steps are done."""
Lane = Literal["quick", "long", "files"]
"""Each lane is a process: what answers at once does not wait behind what takes minutes, nor do these wait for files."""


class Question(Frozen, abc.ABC):
    """What is asked, with all that the answer depends on but the case. A page makes its own by a subclass.

    Its fields have to be plain (text, numbers, tuples): it is sent to another process, and is part of a key.
    """

    lane: ClassVar[Lane] = "long"
    doing: ClassVar[str]
    """What is being done meanwhile, as pages say it."""

    @abc.abstractmethod
    def answer(self, workspace: Workspace, tell: Tell) -> Any:
        """The answer; it is sent back, and so has to be a Result or made of plain values.

        Raises IrenicError where there is none.
        """

    @property
    def key(self) -> str:
        """A name for the question, the same whenever it is asked."""
        return hashlib.sha256(f"{type(self).__qualname__}\x1f{self.model_dump_json()}".encode()).hexdigest()[:20]


class Assess(Question):
    """What each party's words commit it to on the drafts."""

    doing: ClassVar[str] = "Working out what each party's words commit it to"
    draft: str | None = None
    as_of: str | None = None
    draws: int = 10_000
    seed: int = 0

    def answer(self, workspace: Workspace, tell: Tell) -> Any:  # noqa: ARG002
        """An `analyses.acceptance.Assessment`."""
        return workspace.assess(self.draft, as_of=self.as_of, draws=self.draws, seed=self.seed)
