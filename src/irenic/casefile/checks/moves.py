"""Checks on moves: what can be done once the deal is signed, and what follows from it, can be told."""

from collections.abc import Iterator
from typing import Final

from ...model.moves import Consequence, Move, Outcome, agreed_is_told, is_joining, moves_named, own_basis
from ..load import LoadedCase
from ..tree import Path
from .registry import Finding, check

MOST_MOVES: Final = 16
"""Moves that can be in play at the same time: each doubles the states."""


_NO_USE: Final = ("worth", "sets", "ends", "needs", "today", "irreversible")
"""What a verification does not take."""


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

    `drafted_in` and `cost` are for guarantees and verifications, which a draft holds or which could be added. `needs`
    names such ones. A verification is in the deal or not, and nobody's choice afterwards: it takes no `worth`, `sets`,
    `ends`, `needs`, `today` or `irreversible`. Say what follows from being seen on the moves that need it, or under
    `consequences:`.
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
        for field in _NO_USE if move.kind == "verify" else ():
            if getattr(move, field) != type(move).model_fields[field].get_default(call_default_factory=True):
                yield Finding(
                    ("moves", name, field),
                    f"'{field}' is not for verifications, and '{name}' is one: it is in the deal or not, and no choice",
                    f"remove it; say what follows on the moves that have 'needs: [{name}]', or under 'consequences:'",
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
    for path, outcome in _outcomes(loaded):
        for party, worth in outcome.worth.items():
            low, high = worth.value
            if not -10 <= low <= high <= 10:
                yield Finding(
                    (*path, "worth", party),
                    f"{low:g} to {high:g} is no share of what is at stake",
                    "write shares of 1, the lower end first: [-0.3, -0.1]",
                )
    for name, move in loaded.case.moves.items():
        if move.cost is not None and move.cost.value < 0:
            yield Finding(("moves", name, "cost"), f"the cost is {move.cost.value:g}", "write 0 or more")


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


@check("M007", "warning")
def worth_or_cost_without_a_ground_of_its_own(loaded: LoadedCase) -> Iterator[Finding]:
    """A number of a move or a consequence, its `worth` or `cost`, rests on nothing of its own.

    The quote of the move says that something can be done, and seldom how much it counts; so the number is not cited by
    it, and counts as assumed, "no reason given". Where a source gives the number, cite it at the number:
    `worth: {brennia: {value: [-0.5, -0.33], cite: {source: …, quote: …}}}`. Where none does, give your reason, for all
    numbers of the move or consequence at once: `assumed: {worth: reason}`, `assumed: {cost: reason}`.
    """
    for path, outcome in _outcomes(loaded):
        for (field, *who), figure in outcome.figures.items():
            no_use = isinstance(outcome, Move) and outcome.kind == "verify" and bool(who)
            if own_basis(figure, outcome).kind == "unstated" and not no_use:
                what = f"is worth to {who[0]}" if who else "costs"
                yield Finding(
                    (*path, field, *who),
                    f"what '{path[1]}' {what} has no ground of its own: it counts as assumed, no reason given, "
                    "whatever quote stands beside it",
                    f"write '{{value: …, cite: {{source: …, quote: …}}}}', or 'assumed: {{{field}: reason}}' beside it",
                )


@check("M008", "warning")
def deal_that_is_not_told(loaded: LoadedCase) -> Iterator[Finding]:
    """No move tells in which state the deal is kept.

    That is so where none is of the kind `comply` or `breach` and none says `agreed:`, as in a conflict of another tool.
    `irenic stability` then takes the state in which nobody makes a move, and says so. Write `agreed: true` on the moves
    that are made where the deal is kept, or `agreed: false` on one that is not.
    """
    moves = loaded.case.moves
    if moves and not loaded.lacks("moves") and not agreed_is_told(moves.values()):
        yield Finding(
            ("moves",),
            "no move tells in which state the deal is kept",
            "write 'agreed: true' on the moves that are made there; see docs/how-to/stability.md",
            "key",
        )


def _outcomes(loaded: LoadedCase) -> Iterator[tuple[Path, Move | Consequence]]:
    yield from ((("moves", name), move) for name, move in loaded.case.moves.items())
    yield from ((("consequences", name), held) for name, held in loaded.case.consequences.items())


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
