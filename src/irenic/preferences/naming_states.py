"""Which state somebody means: by the moves that are made in it, by its number, or as the deal kept, or today's."""

import re
from collections.abc import Iterable
from typing import Final, Protocol

from ..model.case import Case
from ..model.did_you_mean import nearest
from ..model.problem import failure

KEPT: Final = "kept"
"""Names the deal kept."""
TODAY: Final = "today"
"""Names today's state."""
NONE: Final = "none"
"""Names the state in which nobody makes a move."""


class States(Protocol):
    """What a state can be named among."""

    case: Case
    moves: tuple[str, ...]
    agreed: int

    @property
    def states(self) -> int: ...
    @property
    def today(self) -> int | None: ...
    def state_of(self, taken: Iterable[str]) -> int | None: ...


def state_named(among: States, name: str) -> int:
    """The number of a state: of `raid, strike` the one in which these moves are made and no others.

    `kept` is the deal kept, `today` today's state, `none` the one in which nobody makes a move, and a number the state
    that has it in an answer; a move that is called so goes before. Raises IrenicError (E005) where there is no such
    move or state.
    """
    named = [word for word in re.split(r"[\s,;]+", name) if word]
    if len(named) == 1 and named[0] not in among.case.moves:
        (word,) = named
        if re.fullmatch(r"[0-9]+", word):
            return _numbered(among, int(word))
        if word == KEPT:
            return among.agreed
        if word == TODAY:
            return _today(among)
        if word == NONE:
            named = []
    elif not named:
        raise failure("E005", "the state has no name", _HOW)
    for move in named:
        if move not in among.case.moves:
            near = nearest(move, among.case.moves)
            hint = f"did you mean '{near}'? " if near else ""
            raise failure("E005", f"the case has no move '{move}'", f"{hint}known are: {', '.join(among.case.moves)}")
        if move not in among.moves:
            raise failure("E005", f"no state has '{move}'", _why_not_in_play(among, move))
    found = among.state_of(named)
    if found is None:
        what = "in which just these moves are made" if named else "in which nobody makes a move"
        raise failure("E005", f"there is no state {what}: 'impossible' rules it out", _HOW)
    return found


_HOW: Final = (
    "name the moves that are made in it, such as 'raid,strike', its number in --json, or 'kept', 'today' or 'none'"
)


def _numbered(among: States, number: int) -> int:
    if number >= among.states:
        raise failure("E005", f"there is no state {number:,}: they are numbered from 0 to {among.states - 1:,}", _HOW)
    return number


def _today(among: States) -> int:
    if among.today is None:
        marked = [move for move in among.moves if among.case.moves[move].today]
        raise failure(
            "E005",
            "today's state is impossible: 'impossible' rules it out" if marked else "the case tells no state of today",
            "write 'today: true' on the moves that are made today, and look at 'impossible'",
        )
    return among.today


def _why_not_in_play(among: States, move: str) -> str:
    held = among.case.moves[move]
    if held.kind == "verify":
        return "a verification is in the deal or not: nobody makes it afterwards"
    if held.can_be_added:
        return "it can be made only where the deal holds it: name a draft that does, or add this one to 'drafted_in'"
    return f"it needs what the deal does not hold: {', '.join(held.needs)}"
