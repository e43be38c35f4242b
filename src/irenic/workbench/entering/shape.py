"""What the forms of parties, issues, drafts and their parts have in common."""

import abc
import re
from collections.abc import Container, Mapping
from typing import Any, ClassVar, Final

from ...casefile.changes import ANYWHERE, GONE, Change, Reordered
from ...casefile.create import free_id
from ...casefile.tree import Node, Path
from ...casefile.write import as_written
from ...model.basis import Citation
from .fields import Group
from .seat import Seat
from .sent import Sent, Values

_MAIN: Final = ("name", "title", "label", "office", "value")
"""The fields that tell what a new entry is called, the first that holds something."""


class Shape(abc.ABC):
    """One kind of entry: which fields its form has, and what they make of the case.

    A form touches only what it shows: what else an entry holds stays as it is written.
    """

    kind: ClassVar[str]
    """What it is, in the glossary's word."""

    @abc.abstractmethod
    def shown(self, seat: Seat) -> Values:
        """What the form's fields hold before anybody writes in them."""

    @abc.abstractmethod
    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """The fields of the form."""

    @abc.abstractmethod
    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """The fields of the entry as the form has them, None where one is left out; faults are told to `sent`."""

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:  # noqa: ARG002
        """What an entry that is to be added is called in the file; by default as the address says."""
        return str(seat.path[-1])

    @abc.abstractmethod
    def called(self, seat: Seat) -> str:
        """What people call the entry."""

    def cited(self, seat: Seat) -> tuple[Citation, ...]:
        """The citations that the form shows."""
        found: tuple[Citation, ...] = getattr(seat.entry, "cite", ())
        return found

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The field of the form that shows what stands at these steps below the entry; "" for none."""
        return str(steps[0]) if steps else ""

    def shows(self, seat: Seat, name: str) -> bool:
        """Whether the form shows a field of the entry."""
        return self.field_of((name,)) in {field.name for group in self.groups(seat) for field in group.fields}

    def added(self, seat: Seat, sent: Sent) -> str:  # noqa: ARG002
        """What people call an entry that is to be added, by what the form says."""
        return f"{self.kind} {next((words for name in _MAIN if (words := sent.line(name))), '')}".strip()

    def changes(self, seat: Seat, sent: Sent) -> list[Change]:
        """The edits that make the case what the form says; raises FormError where something in it is at fault."""
        said = self.read(seat, sent)
        sent.require()
        if seat.entry is None:
            entry = {name: value for name, value in said.items() if value is not None}
            if seat.is_listed:
                # a list that holds nothing yet is written whole
                count = seat.beside()
                return [Change((*seat.path[:-1], count), entry) if count else Change(seat.path[:-1], [entry])]
            path = (*seat.path[:-1], self.new_name(seat, entry))
            return [Change(path, entry, self.place(seat, sent, entry))]
        now = self.read(seat, Sent(self.shown(seat)))
        # what the form does not show is not said by its absence
        changed = {name: value for name, value in said.items() if value != now[name] and self.shows(seat, name)}
        return [*self._edits(seat, changed, now), *self._moves(seat, sent, said)]

    def place(self, seat: Seat, sent: Sent, entry: Mapping[str, Any]) -> str | None:  # noqa: ARG002
        """The entry behind which one is to stand."""
        return ANYWHERE

    def _edits(self, seat: Seat, changed: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
        node, _ = seat.loaded.root.deepest(seat.path)
        if changed and node.kind != "mapping" and seat.entry is not None:
            # a shorthand holds no fields: it is written out
            entry = {**as_written(seat.entry), **changed}
            return [Change(seat.path, {name: value for name, value in entry.items() if value is not None})]
        return [
            change
            for name, value in changed.items()
            for change in _piece_by_piece(node.child(name), (*seat.path, name), now[name], value)
        ]

    def _moves(self, seat: Seat, sent: Sent, said: Mapping[str, Any]) -> list[Change]:
        del seat, sent, said
        return []


def _piece_by_piece(node: Node | None, path: Path, now: Any, value: Any) -> list[Change]:
    """What makes a field another: of mappings and lists only what differs, so that comments beside the rest stay."""
    if node is not None and node.kind == "mapping" and isinstance(now, dict) and isinstance(value, dict):
        gone = [Change((*path, name), GONE) for name in now if name not in value]
        differing = [name for name, held in value.items() if name not in now or now[name] != held]
        return gone + [
            change
            for name in differing
            for change in _piece_by_piece(node.child(name), (*path, name), now.get(name), value[name])
        ]
    return _item_by_item(node, path, now, value) or [Change(path, GONE if value is None else value)]


def _item_by_item(node: Node | None, path: Path, now: Any, value: Any) -> list[Change]:
    """What makes a list another item by item, so that comments beside the others stay; empty where nothing does."""
    if node is None or node.kind != "list" or not isinstance(now, list):
        return []
    # items are told apart by their words: as the file has them, as the form showed them, and as they are to be
    held, shown = ([_words_of(item) for item in items] for items in (node.value(), now))
    items = value if isinstance(value, list) else [value]
    wanted = [_words_of(item) for item in items]
    kept = [words for words in held if words in wanted]
    if not kept or sorted(held) != sorted(shown) or len({*held}) < len(held) or len({*wanted}) < len(wanted):
        return []
    gone = [at for at, words in enumerate(held) if words not in wanted]
    added = [item for item, words in zip(items, wanted, strict=True) if words not in held]
    changes = [Change((*path, at), GONE) for at in reversed(gone)]
    changes += [Change((*path, at), item) for at, item in enumerate(added, start=len(kept))]
    then = [*kept, *map(_words_of, added)]
    # a form that shows them in an order of its own says nothing of theirs
    if held == shown and then != wanted:
        changes.append(Change(path, Reordered(tuple(then.index(words) for words in wanted))))
    return changes


def _words_of(item: Any) -> str:
    """What tells an item of a list from others: a citation by its words and their source."""
    told = f"{item.get('source')}: {item.get('quote')}" if isinstance(item, Mapping) else str(item)
    return " ".join(told.split())


def id_of(words: str | None, taken: Container[str], fallback: str) -> str:
    """A name for the file made of what people call something."""
    plain = re.sub("[’']", "", re.sub(r"^(the|a|an) ", "", (words or "").lower()))
    return free_id(plain, taken, fallback)


def one_or_many(words: list[str]) -> Any:
    """A list as it is written: one by itself, none left out."""
    return words[0] if len(words) == 1 else words or None
