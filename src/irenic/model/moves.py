"""What can be done once a deal is signed: who can keep it, break it, answer, guarantee or verify; and what follows."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from .base import Id, Ids, Number, Written, shorthand
from .basis import Basis, Entry
from .interval import Interval

MoveKind = Literal["comply", "breach", "respond", "guarantee", "verify"]
"""Keeping the deal, breaking it, answering; answering for somebody's breach; finding out."""
Irreversible = Literal["no", "once taken", "once given up"]


def _irreversible(value: Any) -> Any:
    return {True: "once taken", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _figure(value: Any) -> Any:
    return value if isinstance(value, (dict, Written)) else {"value": value}


class Worth(Entry):
    """What something that is done adds for a party or an actor, with what that number rests on."""

    value: Interval
    """As a share of all that is at stake for it; negative where it costs."""


class Cost(Entry):
    """What adding a guarantee or a verification costs, with what that number rests on."""

    value: Number
    """In one unit for all of the case."""


def own_basis(figure: Worth | Cost, entry: Entry) -> Basis:
    """What a number of a move or a consequence rests on.

    Its own citation or reason; else the analyst's reason for all such numbers of the entry (`assumed: {worth: …}`), or
    for the whole of an entry that cites nothing. Never the entry's quote: who says that something can be done seldom
    says how much it counts.
    """
    own = figure.basis()
    if own.kind != "unstated":
        return own
    field = "worth" if isinstance(figure, Worth) else "cost"
    reason = entry.assumed if isinstance(entry.assumed, str) else (entry.assumed or {}).get(field)
    return (
        own if not reason or (entry.cite and isinstance(entry.assumed, str)) else Basis(kind="assumed", reason=reason)
    )


class Outcome(Written):
    """What holds where something is done."""

    sets: Mapping[Id, Id] = Field(default_factory=dict)
    """Options, by issue, that then hold in place of the deal's."""
    ends: bool = False
    """Whether there then is no agreement any more."""
    worth: Mapping[Id, Annotated[Worth, shorthand(_figure, float | tuple[float, float] | Worth)]] = Field(
        default_factory=dict
    )
    """What it adds for a party or an actor. For whom a move does not say, that is not known; for whom a consequence
    does not, what the moves themselves are worth is all there is."""

    @property
    def figures(self) -> dict[tuple[str, ...], "Worth | Cost"]:
        """Its numbers, by where they stand in it: `("worth", party)` and `("cost",)`."""
        return {("worth", who): worth for who, worth in self.worth.items()}


class Move(Outcome, Entry):
    """Something that a party or an actor can do or leave once the deal is signed."""

    by: Id
    """The party or actor that can."""
    kind: MoveKind
    label: str | None = None
    """What it is called: "resume shelling"."""
    agreed: bool | None = None
    """Whether it is done where the deal is kept; left out, it is where it is of the kind `comply`."""
    today: bool = False
    """Whether it is done today."""
    irreversible: Annotated[Irreversible, shorthand(_irreversible, bool | Irreversible)] = "no"
    """Whether it cannot be undone once it is taken, or not be taken again once it is given up."""
    needs: Ids = ()
    """Guarantees and verifications without which it cannot be done."""
    drafted_in: Ids = ()
    """Drafts that hold the guarantee or the verification; in others it could be added."""
    cost: Annotated[Cost, shorthand(_figure, float | Cost)] | None = None
    """What adding the guarantee or the verification costs."""

    @property
    def figures(self) -> dict[tuple[str, ...], Worth | Cost]:
        """Its numbers, by where they stand in it: `("worth", party)` and `("cost",)`."""
        return super().figures | ({("cost",): self.cost} if self.cost is not None else {})

    @property
    def is_agreed(self) -> bool:
        """Whether it is done where the deal is kept."""
        return self.kind == "comply" if self.agreed is None else self.agreed

    @property
    def can_be_added(self) -> bool:
        """Whether it is part of a deal only where a draft holds it."""
        return self.kind in ("guarantee", "verify")


def agreed_is_told(moves: Iterable[Move]) -> bool:
    """Whether some move tells in which state the deal is kept, or what would break it."""
    return any(move.agreed is not None or move.kind in ("comply", "breach") for move in moves)


class Consequence(Outcome, Entry):
    """What holds where several things are done together, or one without another."""

    when: str
    """Moves joined by NOT, AND, OR, IF and IFF."""


class Priority(Entry):
    """Something that a party would rather have so; listed before what matters less to it."""

    holds: str
    """Moves joined by NOT, AND, OR, IF and IFF; `A IF B` holds unless B does and A does not."""


def _holds(value: Any) -> Any:
    return {"holds": value} if isinstance(value, str) else value


Priorities = tuple[Annotated[Priority, shorthand(_holds, str | Priority)], ...]


class Impossible(Entry):
    """What cannot be done together."""

    state: str
    """Moves joined by NOT, AND, OR, IF and IFF."""


_TOKEN: Final = re.compile(r"\s*([()&|!~-]|[A-Za-z0-9][A-Za-z0-9_-]*)")
_JOINING: Final = frozenset({"AND", "OR", "IF", "IFF", "&", "|"})
_TURNING: Final = frozenset({"NOT", "!", "~", "-"})


_IN_WORDS: Final = {"&": "and", "|": "or", "!": "not", "~": "not", "-": "not", "IFF": "if and only if"}


def in_words(statement: str, label: Callable[[str], str]) -> str:
    """A statement for readers: moves by what they are called, and what joins them in small letters."""

    def word(found: re.Match[str]) -> str:
        held, space = found[1], found[0][: len(found[0]) - len(found[1])]
        if held in "()":
            return space + held
        if is_joining(held):
            return space + _IN_WORDS.get(held.upper(), held.lower()) + (" " if held in _IN_WORDS else "")
        return f"{space}‘{label(held)}’"

    return " ".join(_TOKEN.sub(word, statement).split())


def is_joining(name: str) -> bool:
    """Whether a name is one of the words that join moves, so that no move can be called so."""
    return name.upper() in _JOINING | _TURNING


def moves_named(statement: str) -> tuple[str, ...]:
    """The moves that a statement names, in order; raises ValueError where it cannot be read, and says why."""
    words, place = [], 0
    while place < len(statement.rstrip()):
        found = _TOKEN.match(statement, place)
        if found is None:
            raise ValueError(f"it has a sign that cannot be read: '{statement[place:].strip()[0]}'")
        words.append(found[1])
        place = found.end()
    names: list[str] = []
    depth, wants_move = 0, True
    for word in words:
        joins, turns = word.upper() in _JOINING, word.upper() in _TURNING
        if wants_move:
            if word == "(":
                depth += 1
            elif joins or word == ")":
                raise ValueError(f"a move is missing before '{word}'")
            elif not turns:
                names.append(word)
                wants_move = False
        elif joins:
            wants_move = True
        elif word == ")" and depth:
            depth -= 1
        else:
            raise ValueError(f"it goes on with '{word}' where AND, OR, IF or IFF could stand")
    if wants_move:
        raise ValueError("it ends where a move is missing")
    if depth:
        raise ValueError("it opens a parenthesis that it does not close")
    return tuple(dict.fromkeys(names))
