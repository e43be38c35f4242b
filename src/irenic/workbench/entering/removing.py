"""Removing an entry: refused as long as others refer to it, and then told which these are."""

from collections.abc import Iterator

from ...casefile.changes import GONE, Change
from ...casefile.references import Named
from ...casefile.renaming import Renaming
from ...model.draft import Draft
from ...model.problem import IrenicError, failure
from .seat import Seat
from .terms import proposing


class ReferredToError(IrenicError):
    """Something is not removed, since other entries refer to it."""

    def __init__(self, called: str, entries: list[str]) -> None:
        told = ", ".join(entries[:_TOLD]) + (f" and {len(entries) - _TOLD} more" if len(entries) > _TOLD else "")
        super().__init__(
            failure(
                "W006",
                f"{called} is not removed: {told} {'refers' if len(entries) == 1 else 'refer'} to it",
                "change or remove these first",
            ).problems
        )
        self.entries = tuple(entries)
        """The addresses of those that refer to it, such as `statements/s1`."""


_TOLD = 6


def removal(seat: Seat, called: str) -> list[Change]:
    """The edits that remove an entry; raises ReferredToError where others refer to it."""
    held = list(dict.fromkeys(_entry_of(named) for named in seat.loaded.names_used if _is_of(seat, named)))
    if held:
        raise ReferredToError(called, held)
    # a list that would hold nothing goes with its last item
    path = seat.path[:-1] if seat.is_listed and seat.beside() == 1 else seat.path
    return [Change(path, GONE), *_no_longer_proposed(seat)]


def _no_longer_proposed(seat: Seat) -> Iterator[Change]:
    """That options are proposed in a draft goes with the term that says so."""
    issues = seat.entry.terms if isinstance(seat.entry, Draft) else [str(seat.path[-1])] if seat.kind == "term" else ()
    for issue in issues:
        yield from proposing(seat, issue, [])


def _is_of(seat: Seat, named: Named) -> bool:
    """Whether a name that is used elsewhere is that of the entry, or of something that stands in it."""
    if named.path[: len(seat.path)] == seat.path:
        return False
    if seat.kind == "draft" and "proposed_in" in named.path:
        return False
    if seat.kind == "party" and named.kind == "voice" and named.within == str(seat.path[-1]):
        return True
    return Renaming(seat.case, seat.path, "").of(named) is not None


def _entry_of(named: Named) -> str:
    """The address of the entry that uses a name."""
    parts = ("terms", "options", "voices", "wants", "origin", "accounts")
    depth = 4 if len(named.path) > 3 and named.path[2] in parts else 2
    return "/".join(map(str, named.path[:depth]))
