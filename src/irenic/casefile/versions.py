"""Versions of the case format: a newer one is refused, an older one is migrated on request."""

from collections.abc import Callable, Mapping
from typing import Final

from ..model.problem import IrenicError
from ..model.version import FORMAT
from .tree import Node, parse, problem_at

OLDEST: Final = 0


def written_version(root: Node) -> int | None:
    """The version that a case file says it has; 0 where it says none; None where it is not a number."""
    node = root.child("irenic")
    if node is None:
        return OLDEST
    value = node.value()
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def check_version(root: Node) -> None:
    """Pass a case of the current version; raise IrenicError, which says what to do, for any other."""
    version = written_version(root)
    node = root.child("irenic") or Node("scalar", root.origin, 0, min(1, len(root.origin.text)))
    if version is None or version < OLDEST:
        raise IrenicError(
            problem_at(node, "V003", "this is not a version of the case format", f"write 'irenic: {FORMAT}'")
        )
    if version > FORMAT:
        raise IrenicError(
            problem_at(
                node,
                "V002",
                f"the case has format {version}, and this irenic reads up to format {FORMAT}",
                "use a newer irenic: nothing was read or changed",
            )
        )
    if version < FORMAT:
        said = "the case does not say its format" if root.child("irenic") is None else f"the case has format {version}"
        raise IrenicError(
            problem_at(
                node, "V001", f"{said}, and this irenic reads format {FORMAT}", "run: irenic check --migrate CASE"
            )
        )


def _to_format_1(text: str) -> str:
    """Format 0 is a case without its version line: put the line on top."""
    root, _ = parse("", text)
    newline = "\r\n" if "\r\n" in text else "\n"
    node = root.child("irenic") if root else None
    if node is not None:
        return text[: node.start] + "1" + text[node.end :]
    start = text.index("\n", text.index("---")) + 1 if text.startswith("---") and "\n" in text else 0
    return f"{text[:start]}irenic: 1{newline}{text[start:]}"


STEPS: Final[Mapping[int, Callable[[str], str]]] = {0: _to_format_1}
"""For each older version the step that leads to the next."""


def migrate_text(text: str, version: int) -> str:
    """The text of a `case.yaml` of an older version in the current one; nothing but what has to be is changed."""
    for step in range(version, FORMAT):
        text = STEPS[step](text)
    return text
