"""Where in a case a form's entry stands: one that is there, or one that is to be added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ...casefile.changes import ANYWHERE
from ...casefile.leaving_out import in_words
from ...casefile.load import LoadedCase
from ...casefile.salvaging import with_salvaged
from ...casefile.tree import Node, Path
from ...model.base import Frozen
from ...model.case import Case
from ...model.problem import failure

NEW: Final = ANYWHERE
"""The last step of the address of what is to be added."""
KINDS: Final[Mapping[tuple[str, ...], str]] = {
    ("parties",): "party",
    ("parties", "voices"): "voice",
    ("parties", "wants"): "order",
    ("actors",): "actor",
    ("issues",): "issue",
    ("issues", "options"): "option",
    ("drafts",): "draft",
    ("drafts", "terms"): "term",
    ("drafts", "terms", "requires"): "requirement",
    ("drafts", "origin"): "account",
    ("links",): "link",
    ("assume",): "assumption",
}
"""What stands at an address, by the steps that are no names."""
_OF_AN_ISSUE: Final = frozenset({"term", "order"})
"""What is called as the issue that it is on: each issue has one, or none."""


_LISTED: Final = frozenset({"requirement", "account", "link"})
"""What stands in a list: the last step of its address is its number, counted from 0."""


@dataclass(frozen=True)
class Seat:
    """The place of an entry in a case."""

    loaded: LoadedCase
    kind: str
    path: Path
    """The fields that lead to it; the last is NEW where it has no name yet."""
    entry: Frozen | None
    """What stands there; None where nothing does."""

    @property
    def case(self) -> Case:
        """The case."""
        return self.loaded.case

    @property
    def name(self) -> str | None:
        """What the entry is called; None where it has no name yet."""
        return None if self.path[-1] == NEW else str(self.path[-1])

    @property
    def is_of_an_issue(self) -> bool:
        """Whether it is called as the issue that it is on."""
        return self.kind in _OF_AN_ISSUE

    @property
    def own_name(self) -> str | None:
        """What it is called in the files, where it could be called otherwise; None where it could not."""
        is_named = self.entry is not None and not self.is_of_an_issue and not self.is_listed
        return self.name if is_named else None

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a list, and has no name."""
        return self.kind in _LISTED

    @property
    def holder(self) -> str:
        """The name of what it stands in: the party of a voice or order, the issue of an option, the draft of a term."""
        return str(self.path[1])

    @property
    def address(self) -> str:
        """As a form sends it."""
        return "/".join(map(str, self.path))

    def beside(self) -> int:
        """How many stand in its list."""
        node = self._around()
        return len(node.items) if node is not None else 0

    def names_beside(self) -> list[str]:
        """The names that are taken where it stands, also those of entries that cannot be read."""
        node = self._around()
        return list(node.fields) if node is not None else []

    def _around(self) -> Node | None:
        """Where it stands in the files."""
        node: Node | None = self.loaded.root
        for step in self.path[:-1]:
            node = node.child(step) if node is not None else None
        return node


def seat_at(loaded: LoadedCase, address: str) -> Seat:
    """The seat at an address such as `parties/alpha`, `drafts/plan/terms/*`; without what is at fault in its entry.

    Raises IrenicError (E001) where the case has nothing there, and nothing can be added.
    """
    steps = address.split("/")
    kind = KINDS.get(tuple(steps[::2]))
    if kind is None or len(steps) % 2 or not all(steps) or NEW in steps[:-1]:
        raise failure("E001", f"'{address[:200]}' is no place in a case", "go back to the page Case")
    path: Path = tuple(steps)
    if kind in _LISTED and re.fullmatch(r"[0-9]{1,6}", steps[-1]):
        path = (*steps[:-1], int(steps[-1]))
    if kind not in _LISTED:
        loaded = with_salvaged(loaded, path)
    held = _held(loaded.case, path)
    # items of a list have their numbers by those before them
    at_fault = kind in _LISTED and loaded.lacks(*path[:-1])
    if at_fault or (held is None and (loaded.lacks(*path) or loaded.lacks(*path[:2])) and path[-1] != NEW):
        raise failure(
            "E001",
            f"{in_words(path[:2] if kind in _LISTED else path)} is at fault",
            "mend it in Files; Problems tells what is wrong with it",
        )
    is_open = path[-1] in loaded.case.issues if kind in _OF_AN_ISSUE else path[-1] == NEW
    within = _held(loaded.case, path[:-2])
    if within is None or (held is None and not is_open):
        raise failure("E001", f"the case has no '{address[:200]}'", "it may have been removed meanwhile: see Case")
    return Seat(loaded, kind, path, held if isinstance(held, Frozen) else None)


def _held(case: Case, path: Path) -> object:
    """What the steps lead to; None where that is nothing."""
    held: object = case
    for step in path:
        if isinstance(held, Mapping):
            held = held.get(step)
        elif isinstance(held, tuple):
            held = held[step] if isinstance(step, int) and step < len(held) else None
        else:
            held = getattr(held, str(step), None)
    return held
