"""Versions of the case format: a newer one is refused, an older one is migrated on request."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from ..model.problem import IrenicError, failure
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
    if root is None:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    node = root.child("irenic")
    if node is not None:
        return text[: node.start] + "1" + text[node.end :]
    if root.is_flow:
        start = root.start + 1
        return f"{text[:start]}irenic: 1{', ' if root.fields else ''}{text[start:]}"
    first = root.start
    line = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    # above the comments that lead the first field, but below what opens the document
    openings = [match.end() for match in re.finditer(r"^(---|%)[^\r\n]*(\r\n|\n|\r)", text[:line], re.MULTILINE)]
    at = openings[-1] if openings else 0
    return f"{text[:at]}{text[line:first]}irenic: 1{newline}{text[at:]}"


STEPS: Final[Mapping[int, Callable[[str], str]]] = {0: _to_format_1}
"""For each older version the step that leads to the next."""


def migrate_text(text: str, version: int) -> str:
    """The text of a `case.yaml` of an older version in the current one; nothing but what has to be is changed.

    Raises IrenicError (E002) where the text is written so that no line can be added to it safely.
    """
    before, _ = parse("", text)
    for step in range(version, FORMAT):
        text = STEPS[step](text)
    after, problems = parse("", text)
    expected = {**(before.value() if before else {}), "irenic": FORMAT}
    if problems or after is None or after.value() != expected:
        raise failure(
            "E002",
            "the case cannot be brought to the current format without touching what stands in it; nothing was changed",
            f"add the line 'irenic: {FORMAT}' at the top of the case in an editor",
        )
    return text
