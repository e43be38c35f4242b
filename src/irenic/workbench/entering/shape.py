"""What the forms of parties, issues, drafts and their parts have in common."""

import abc
import re
from collections.abc import Container, Mapping
from typing import Any, ClassVar

from ...casefile.changes import ANYWHERE, GONE, Change
from ...casefile.create import free_id
from ...casefile.write import as_written
from ...model.basis import Citation
from .fields import Group
from .seat import Seat
from .sent import Sent, Values


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

    @abc.abstractmethod
    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """What an entry that is to be added is called in the file."""

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

    def changes(self, seat: Seat, sent: Sent) -> list[Change]:
        """The edits that make the case what the form says; raises FormError where something in it is at fault."""
        said = self.read(seat, sent)
        sent.require()
        if seat.entry is None:
            entry = {name: value for name, value in said.items() if value is not None}
            path = (*seat.path[:-1], self.new_name(seat, entry))
            return [Change(path, entry, self.place(seat, sent, entry))]
        now = self.read(seat, Sent(self.shown(seat)))
        asked = {field.name for group in self.groups(seat) for field in group.fields}
        # what the form does not show is not said by its absence
        changed = {
            name: value for name, value in said.items() if value != now[name] and self.field_of((name,)) in asked
        }
        return [*self._edits(seat, changed), *self._moves(seat, sent, said)]

    def place(self, seat: Seat, sent: Sent, entry: Mapping[str, Any]) -> str | None:  # noqa: ARG002
        """The entry behind which one is to stand."""
        return ANYWHERE

    def _edits(self, seat: Seat, changed: Mapping[str, Any]) -> list[Change]:
        node, _ = seat.loaded.root.deepest(seat.path)
        if changed and node.kind != "mapping" and seat.entry is not None:
            # a shorthand holds no fields: it is written out
            entry = {**as_written(seat.entry), **changed}
            return [Change(seat.path, {name: value for name, value in entry.items() if value is not None})]
        return [Change((*seat.path, name), GONE if value is None else value) for name, value in changed.items()]

    def _moves(self, seat: Seat, sent: Sent, said: Mapping[str, Any]) -> list[Change]:
        del seat, sent, said
        return []


def id_of(words: str | None, taken: Container[str], fallback: str) -> str:
    """A name for the file made of what people call something."""
    plain = re.sub("[’']", "", re.sub(r"^(the|a|an) ", "", (words or "").lower()))
    return free_id(plain, taken, fallback)


def one_or_many(words: list[str]) -> Any:
    """A list as it is written: one by itself, none left out."""
    return words[0] if len(words) == 1 else words or None
