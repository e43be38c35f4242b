"""Saving and removing what a form shows: on the files as they are now, or not at all."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from ...casefile.changes import Change
from ...model.problem import IrenicError
from ...workspace import Workspace
from ..session import StaleEditError
from ..snapshot import revision_of, text_of
from .assumptions import AssumptionShape
from .drafts import DraftShape
from .issues import IssueShape
from .links import LinkShape
from .options import OptionShape
from .origins import OriginShape
from .people import ActorShape, PartyShape, VoiceShape
from .removing import removal
from .requirements import RequirementShape
from .seat import Seat, seat_at
from .sent import FormError, Sent, Values
from .shape import Shape
from .terms import TermShape
from .wants import WantShape

SHAPES: Final[Mapping[str, Shape]] = {
    shape.kind: shape
    for shape in (
        PartyShape(),
        VoiceShape(),
        WantShape(),
        ActorShape(),
        IssueShape(),
        OptionShape(),
        DraftShape(),
        TermShape(),
        RequirementShape(),
        OriginShape(),
        LinkShape(),
        AssumptionShape(),
    )
}


NAME: Final = "own_name"
"""The field that holds what an entry is to be called in the files."""


class Saved(NamedTuple):
    """An entry that was written."""

    address: str


def act_of(seat: Seat, values: Values, act: str) -> str:
    """What is done, in a few words: for undo, and for a commit."""
    shape = SHAPES[seat.kind]
    if act == "rename":
        new = " ".join("".join(values.get(NAME, ())).split())[:80]
        return f"Rename {shape.called(seat)} in the files, from {seat.name} to {new}"
    if act == "remove" or seat.entry is not None or seat.is_of_an_issue:
        verb = "Remove" if act == "remove" else "Change" if seat.entry is not None else "Add"
        return f"{verb} {shape.called(seat)}"
    return f"Add {shape.added(seat, Sent(values))}"


def save(workspace: Workspace, address: str, seen: str, values: Values) -> Saved:
    """Write what a form says of an entry, where that still is as the form showed it.

    Raises FormError where something in it cannot be taken, StaleEditError where the entry has changed since, and
    IrenicError where there is no such place or the file cannot be edited. Nothing is then written.
    """
    seat = _as_seen(workspace, address, seen)
    shape, sent = SHAPES[seat.kind], Sent(values)
    changes = shape.changes(seat, sent)
    written = _written(seat, changes)
    faults = workspace.change(changes)
    if faults:
        own = {field.name for group in shape.groups(seat) for field in group.fields}
        told: dict[str, str] = {}
        for fault in faults:
            at = fault.path[: len(written)] == written
            field = shape.field_of(fault.path[len(written) :]) if at else ""
            told.setdefault(field if field in own else "", f"{fault.message}: {fault.hint}")
        raise FormError(told)
    return Saved("/".join(map(str, written)))


def _written(seat: Seat, changes: list[Change]) -> tuple[str | int, ...]:
    """The path of the entry that the changes write: a new one has its name from the form."""
    if seat.entry is None and seat.is_listed:
        return (*seat.path[:-1], seat.beside())
    for change in changes:
        if len(change.path) == len(seat.path) and change.path[:-1] == seat.path[:-1]:
            return change.path
    return seat.path


def remove(workspace: Workspace, address: str, seen: str) -> None:
    """Remove an entry that still is as the form showed it.

    Raises ReferredToError where others refer to it, and else as `save` does. Nothing is then written.
    """
    seat = _as_seen(workspace, address, seen)
    faults = workspace.change(removal(seat, SHAPES[seat.kind].called(seat)))
    if faults:
        raise FormError({"": "; ".join(f"{fault.message}: {fault.hint}" for fault in faults)})


def rename(workspace: Workspace, address: str, seen: str, new: str) -> Saved:
    """Give an entry that still is as the form showed it another name in the files, wherever it is referred to.

    Raises FormError where the name cannot be, and else as `save` does. Nothing is then written.
    """
    seat = _as_seen(workspace, address, seen)
    new = new.strip()
    if seat.own_name is None:
        raise FormError({"": "this has no name of its own in the files"})
    if new != seat.own_name:
        try:
            faults = [(fault.message, fault.hint) for fault in workspace.rename(seat.path, new)]
        except IrenicError as error:
            if any(one.code[:1] != "E" for one in error.problems):
                raise
            faults = [(one.message, one.hint) for one in error.problems]
        if faults:
            raise FormError({NAME: "; ".join(f"{message}: {hint}" for message, hint in faults)})
    return Saved("/".join(map(str, (*seat.path[:-1], new))))


def _as_seen(workspace: Workspace, address: str, seen: str) -> Seat:
    seat = seat_at(workspace.loaded, address)
    if revision_of(workspace.loaded, seat.path) != seen:
        raise StaleEditError(seat.path, text_of(workspace.loaded, seat.path))
    return seat
