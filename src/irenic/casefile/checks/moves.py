"""Checks on moves: what can be done once the deal is signed, and what follows from it, can be told."""

from collections.abc import Iterator
from typing import Final

from ...model.moves import Outcome, is_joining, moves_named
from ..load import LoadedCase
from ..tree import Path
from .registry import Finding, check

MOST_MOVES: Final = 16
"""Moves that can be in play at the same time: each doubles the states."""


@check("M001", "error")
def statement_on_moves_that_cannot_be_read(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement on what is done (`when`, `holds`, `state`) cannot be read.

    It joins moves by NOT, AND, OR, IF and IFF, with parentheses where needed: `shell AND NOT (retreat OR patrol)`.
    `A IF B` holds unless B does and A does not; `A IFF B` where both do or neither.
    """
    for path, statement in _statements(loaded):
        try:
            moves_named(statement)
        except ValueError as error:
            yield Finding(
                path, f"'{statement}' cannot be read: {error}", "join moves by NOT, AND, OR, IF, IFF and parentheses"
            )


@check("M002", "error")
def move_of_a_kind_that_cannot_have_this(loaded: LoadedCase) -> Iterator[Finding]:
    """A field stands on a move of a kind that has no use for it.

    `drafted_in` and `cost` are for guarantees and verifications, which a draft holds or which could be added; `needs`
    names such ones; a verification is in the deal or not and is nobody's choice afterwards, so that it is neither
    `today` nor `irreversible`, and nothing follows from it alone.
    """
    moves = loaded.case.moves
    for name, move in moves.items():
        if not move.can_be_added and (move.drafted_in or move.cost is not None):
            field = "drafted_in" if move.drafted_in else "cost"
            yield Finding(
                ("moves", name, field),
                f"'{field}' is for guarantees and verifications, and '{name}' is of the kind {move.kind}",
                "remove it, or change the kind",
            )
        if move.kind == "verify" and (move.today or move.irreversible != "no" or _follows(move) or move.needs):
            yield Finding(
                ("moves", name),
                f"verification '{name}' is part of the deal or not: nothing more can be said of it",
                "name it under 'needs' of what it makes possible, and say there what follows",
                "key",
            )
        for position, need in enumerate(move.needs):
            if need in moves and not moves[need].can_be_added:
                yield Finding(
                    ("moves", name, "needs", position),
                    f"'{need}' is of the kind {moves[need].kind}, no guarantee or verification",
                    "name what has to be part of the deal for this to be possible",
                )


@check("M003", "error")
def worth_that_cannot_be(loaded: LoadedCase) -> Iterator[Finding]:
    """What a move or a consequence is worth to somebody is no share of what is at stake for it.

    The scale is the party's own: 1 is the difference between its best and its worst package. Write a number from -10
    to 10, or an interval with its lower end first; a cost is not negative.
    """
    outcomes: list[tuple[Path, Outcome]] = [(("moves", name), move) for name, move in loaded.case.moves.items()]
    outcomes += [(("consequences", name), held) for name, held in loaded.case.consequences.items()]
    for path, outcome in outcomes:
        for party, (low, high) in outcome.worth.items():
            if not -10 <= low <= high <= 10:
                yield Finding(
                    (*path, "worth", party),
                    f"{low:g} to {high:g} is no share of what is at stake",
                    "write shares of 1, the lower end first: [-0.3, -0.1]",
                )
    for name, move in loaded.case.moves.items():
        if move.cost is not None and move.cost < 0:
            yield Finding(("moves", name, "cost"), f"the cost is {move.cost:g}", "write 0 or more")


@check("M004", "warning")
def consequence_of_nothing(loaded: LoadedCase) -> Iterator[Finding]:
    """A consequence says when, but not what follows.

    Say which options then hold (`sets`), that there is no agreement any more (`ends: true`), or what it is `worth` to
    whom.
    """
    for name, held in loaded.case.consequences.items():
        if not _follows(held):
            yield Finding(
                ("consequences", name),
                f"nothing follows from consequence '{name}'",
                "add 'sets', 'ends' or 'worth', or remove it",
                "key",
            )


@check("M005", "error")
def too_many_moves(loaded: LoadedCase) -> Iterator[Finding]:
    """More moves are in play than can be gone through: every one doubles the states.

    Keep those that matter for whether the deal would be kept, and tell the others in a `note`.
    """
    count = sum(move.kind != "verify" for move in loaded.case.moves.values())
    if count > MOST_MOVES:
        yield Finding(("moves",), f"{count} moves make 2^{count} states", f"keep at most {MOST_MOVES}", "key")


@check("M006", "error")
def move_named_like_a_word_that_joins(loaded: LoadedCase) -> Iterator[Finding]:
    """A move has the name of a word that joins moves: AND, OR, NOT, IF or IFF.

    No statement could tell one from the other. Give the move another name, everywhere it is used.
    """
    for name in loaded.case.moves:
        if is_joining(name):
            yield Finding(("moves", name), f"'{name}' joins moves and cannot be one", "choose another name", "key")


def _follows(outcome: Outcome) -> bool:
    return bool(outcome.sets or outcome.ends or outcome.worth)


def _statements(loaded: LoadedCase) -> Iterator[tuple[Path, str]]:
    case = loaded.case
    for name, held in case.consequences.items():
        yield ("consequences", name, "when"), held.when
    for name, priorities in case.priorities.items():
        for position, priority in enumerate(priorities):
            yield ("priorities", name, position, "holds"), priority.holds
    for position, impossible in enumerate(case.impossible):
        yield ("impossible", position, "state"), impossible.state
