"""What is left out of a case where something of it is at fault: the smallest part that a claim can do without."""

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from .tree import Path

_ENTRIES: Final = {
    "sources": "source",
    "parties": "party",
    "actors": "actor",
    "issues": "issue",
    "interests": "interest",
    "drafts": "draft",
    "assume": "assumption",
    "moves": "move",
    "consequences": "consequence",
    "priorities": "the priorities of",
    "statements": "statement",
    "contests": "contest",
    "process": "process",
    "events": "event",
}

_PARTS: Final = {
    ("events", "accounts"): "account {} of",
    ("process", "accounts"): "account {} of",
    ("drafts", "origin"): "account {} of the origin of",
    ("drafts", "terms"): "the term on {} of",
    ("parties", "voices"): "voice {} of",
    ("parties", "wants"): "the order on {} of",
    ("issues", "options"): "option {} of",
    ("contests", "positions"): "the position of {} in",
}
"""The parts of an entry that can be left out alone. A single field never is: without its `if:` or its `credence:` a
statement would say more than was written."""


class Kept(NamedTuple):
    """What of the values of a case is kept, and where the items of its lists were written."""

    values: dict[str, Any]
    written: Mapping[Path, list[int]]
    """For each list that lost items: the positions in the file of those that it still has."""


def without(values: dict[str, Any], left_out: Collection[Path]) -> Kept:
    """The values of a case without the parts at these paths, which are given as they stand in the file."""
    written: dict[Path, list[int]] = {}

    def kept(value: Any, path: Path) -> Any:
        if not any(len(left) > len(path) and left[: len(path)] == path for left in left_out):
            return value
        if isinstance(value, dict):
            return {key: kept(item, (*path, key)) for key, item in value.items() if (*path, key) not in left_out}
        if not isinstance(value, list):
            return value
        written[path] = [position for position in range(len(value)) if (*path, position) not in left_out]
        return [kept(value[position], (*path, position)) for position in written[path]]

    return Kept(kept(values, ()), written)


def as_written(location: Path, written: Mapping[Path, list[int]]) -> Path:
    """A location with the positions that the items of lists have in the file."""
    path: Path = ()
    for step in location:
        positions = written.get(path)
        if positions is not None and isinstance(step, int) and step < len(positions):
            step = positions[step]
        path = (*path, step)
    return path


def smallest_part(location: Path, values: Mapping[str, Any]) -> Path:
    """The path of what has to go so that a fault at this location of the file goes with it."""
    if len(location) > 3 and (location[0], location[2]) in _PARTS:
        held = _at(values, location[:3])
        if isinstance(held, dict if isinstance(location[3], str) else list):
            return location[:4]
        # one account, written without the list that it stands for
        return location[:3]
    held = values.get(str(location[0])) if location else None
    return location[:2] if len(location) > 1 and isinstance(held, (dict, list)) else location[:1]


def entry_of(path: Path) -> tuple[str, str]:
    """The part of the case and the id of the entry that a path leads into; empty where it leads into none."""
    part, entry = (*path, "", "")[:2]
    return str(part), entry if isinstance(entry, str) else ""


def in_words(part: Path) -> str:
    """A part of a case as people call it: account 1 of event 'e3'."""
    if len(part) > 2:
        entry = in_words(part[:2])
        piece = _PARTS[str(part[0]), str(part[2])]
        if len(part) == 3:
            return f"{piece.format(1)} {entry}"
        return f"{piece.format(part[3] + 1 if isinstance(part[3], int) else repr(part[3]))} {entry}"
    if len(part) == 2:
        name = part[1]
        if isinstance(name, int):
            return f"item {name + 1} of '{part[0]}'"
        return f"{_ENTRIES.get(str(part[0]), str(part[0]))} '{name}'"
    whole = bool(part) and part[0] in (*_ENTRIES, "links", "impossible")
    return f"all of '{part[0]}'" if whole else f"'{part[0]}'" if part else "the case"


def _at(values: Any, path: Path) -> Any:
    for step in path:
        values = values.get(step) if isinstance(values, Mapping) else None
    return values
