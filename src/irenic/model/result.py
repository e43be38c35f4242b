"""What every answer is: frozen, and complete with how it was come by."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field, JsonValue

from .base import Frozen
from .problem import Problem
from .version import FORMAT, VERSION


class Provenance(Frozen):
    """How an answer was come by: enough to get the same answer again."""

    irenic: str = VERSION
    format: int = FORMAT
    verb: str
    method: str
    parameters: Mapping[str, JsonValue] = Field(default_factory=dict)
    seed: int | None = None
    inputs: str | None = None
    """SHA-256 over the files that the answer was computed from."""
    problems: tuple[Problem, ...] = ()


def shown(method: str, day: datetime.date | None, inputs: str | None, problems: tuple[Problem, ...]) -> Provenance:
    """The provenance of a page that shows the case as it stands on a day."""
    return Provenance(
        verb="show",
        method=method,
        parameters={"as_of": str(day) if day else None},
        inputs=inputs,
        problems=problems,
    )


class Result(Frozen):
    """An answer; `--json` prints exactly this."""

    about: Provenance

    def to_json(self) -> dict[str, Any]:
        """The answer as plain values, ready for `json.dumps`."""
        return self.model_dump(mode="json")


_UNREAD: Final = frozenset({"F001", "F002", "F003", "F005", "F006", "S001", "S002", "S003", "S004", "Y001"})
"""The codes of what keeps a part of a case, or a file, from being read at all."""
MORE_MAY_COME: Final = "What is left out cannot be checked itself: more may come to light once these are mended."


class CheckResult(Result):
    """What the checks found in a case."""

    problems: tuple[Problem, ...]
    errors: int
    warnings: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing found is an error."""
        return self.errors == 0

    @property
    def may_hide_more(self) -> bool:
        """Whether something could not be read, so that nobody has looked for further faults in it."""
        return any(one.severity == "error" and one.code in _UNREAD for one in self.problems)
