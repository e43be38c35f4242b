"""What a check is, and the list of all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ...model.problem import Problem, Severity
from ..load import LoadedCase
from ..tree import Path


class Finding(NamedTuple):
    """What a check found, before code and severity are put to it."""

    path: Path
    """Fields that lead to the value at fault."""
    message: str
    hint: str
    on: Literal["value", "key"] = "value"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule for a case: call it with a loaded case to get its problems."""

    code: str
    severity: Severity
    title: str
    help: str
    """What it finds, why that matters and what to do: the check's docstring."""
    find: Callable[[LoadedCase], Iterator[Finding]]

    def __call__(self, loaded: LoadedCase) -> list[Problem]:
        """The problems of this kind that the case has, in the order in which they are found."""
        return [
            loaded.problem(self.code, self.severity, found.path, found.message, found.hint, on=found.on)
            for found in self.find(loaded)
        ]


CHECKS: Final[dict[str, Check]] = {}


def check(code: str, severity: Severity) -> Callable[[Callable[[LoadedCase], Iterator[Finding]]], Check]:
    """Make a check of a function; its name is the check's title and its docstring its help page."""

    def register(find: Callable[[LoadedCase], Iterator[Finding]]) -> Check:
        if code in CHECKS:
            raise ValueError(f"two checks have the code {code}")
        made = Check(code, severity, find.__name__.replace("_", " "), _unindented(find.__doc__ or ""), find)
        CHECKS[code] = made
        return made

    return register


def _unindented(text: str) -> str:
    first, _, rest = text.strip().partition("\n")
    return "\n".join([first, *(line.strip() for line in rest.splitlines())]).strip()
