"""Several edits made at once: what the files would then hold, and what would be at fault that is not now."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from . import edit
from .checks import CHECKS
from .folder import CaseFolder
from .load import LoadedCase, load_folder, place_in_file
from .tree import Path, parse_once

GONE: Final = object()
"""The value of what is to be removed."""
AS_IT_IS: Final = object()
"""The value of what only moves."""
ANYWHERE: Final = "*"
"""That a field may stand anywhere among its neighbours: no field is called so."""


class Reordered(NamedTuple):
    """The value of a list whose items only change places."""

    order: tuple[int, ...]
    """The items by the positions that they have."""


class Change(NamedTuple):
    """One edit of a case."""

    path: Path
    value: Any
    """What is to stand there, in plain values; GONE removes it, Reordered moves the items of a list. Where neither is
    there, nothing is done."""
    after: str | None = ANYWHERE
    """The field behind which it is to stand; None before all others."""


class Fault(NamedTuple):
    """Something that would be at fault."""

    path: Path
    """The field; empty where that is not known."""
    message: str
    hint: str


def changed_texts(loaded: LoadedCase, changes: Iterable[Change]) -> dict[str, str]:
    """The texts of the files that the changes would alter, by their names.

    Raises IrenicError as the functions of `casefile.edit` do.
    """
    texts: dict[str, str] = {}
    for change in changes:
        name, local = place_in_file(loaded, change.path)
        before = texts.get(name, loaded.files[name].text.text)
        after = _applied(name, before, local, change)
        if after != before:
            texts[name] = after
    return {name: text for name, text in texts.items() if text != loaded.files[name].text.text}


def _applied(name: str, text: str, path: Path, change: Change) -> str:
    is_there = _is_there(name, text, path)
    if change.value is GONE:
        return edit.remove(text, path) if is_there else text
    if isinstance(change.value, Reordered):
        return edit.reorder(text, path, change.value.order)
    if change.value is not AS_IT_IS:
        text = (edit.replace if is_there else edit.insert)(text, path, change.value)
    return text if change.after == ANYWHERE else edit.move(text, path, change.after)


def _is_there(name: str, text: str, path: Path) -> bool:
    node = parse_once(name, text)[0]
    for step in path:
        node = node.child(step) if node is not None else None
    return node is not None


@dataclass(frozen=True, slots=True)
class _Changed(CaseFolder):
    """A case folder, some of whose files are taken to hold another text than they do."""

    texts: Mapping[str, str]

    def read(self, name: str, limit: int) -> bytes:
        # spelt out: dataclasses with slots are made anew, and `super()` would not find them
        return self.texts[name].encode() if name in self.texts else CaseFolder.read(self, name, limit)


def as_changed(loaded: LoadedCase, texts: Mapping[str, str]) -> LoadedCase:
    """The case as it would be if its files held these texts; nothing is written.

    Raises IrenicError where it could then not be read at all.
    """
    return replace(load_folder(_Changed(loaded.folder.path, texts)), folder=loaded.folder)


def new_faults(before: LoadedCase, after: LoadedCase, touched: Collection[Path] = ()) -> list[Fault]:
    """What would be an error after a change of the `touched` fields and is none before it.

    What a part that was left out hid before, and is now seen since the part can be read, is not made by the change.
    """
    found = _errors(after)
    known = {_told(fault) for fault in (_errors(before) if found else ())}
    return [fault for fault in found if _told(fault) not in known and not _was_hidden(before, fault, touched)]


def _told(fault: Fault) -> tuple[str, str]:
    """What a fault says, whatever is left out for it: that is less once another fault is mended."""
    return _LOST.sub("", fault.message), fault.hint


_LOST: Final = re.compile(r"; [^;]+ is left out until this is mended$")


def _was_hidden(before: LoadedCase, fault: Fault, touched: Collection[Path]) -> bool:
    is_within = any(fault.path[: len(part)] == part for part in before.left_out if len(part) > 1)
    return is_within and not any(fault.path[: len(path)] == path for path in touched)


def _errors(loaded: LoadedCase) -> list[Fault]:
    found = [Fault((), one.message, one.hint) for one in loaded.problems if one.severity == "error"]
    for check in CHECKS.values():
        if check.severity == "error":
            found += [Fault(one.path, one.message, one.hint) for one in check.find(loaded)]
    return found
