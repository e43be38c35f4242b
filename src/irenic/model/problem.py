"""A finding of the checker, and the one exception that people see."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from .base import Frozen

Severity = Literal["error", "warning", "info"]


class Problem(Frozen):
    """Something to be told: what is the matter, where it stands, and what to do about it."""

    code: str
    """A letter for the topic and three digits; never used again for something else."""
    severity: Severity
    file: str | None
    """The file, as a path from the case folder; None where no file is at fault."""
    line: int | None
    """Line, counted from 1."""
    column: int | None
    """Column in characters, counted from 1."""
    message: str
    """What is the matter, in one sentence."""
    hint: str
    """What to do about it."""
    end_column: int | None = None
    """The column after the last character concerned, on the same line."""
    part: str = Field(default="", exclude=True, repr=False)
    """The part of the case that is at fault (`moves`, `events`, …), empty where that is not known; shown nowhere."""
    entry: str = Field(default="", exclude=True, repr=False)
    """The id of the entry of that part, empty where it is none or not known; shown nowhere."""


class IrenicError(Exception):
    """A request that could not be carried out; `problems` say why, in words for people."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def failure(code: str, message: str, hint: str, *, file: str | None = None, line: int | None = None) -> IrenicError:
    """The exception for one error that has no finer place than a file and a line."""
    return IrenicError(
        Problem(code=code, severity="error", file=file, line=line, column=None, message=message, hint=hint)
    )
