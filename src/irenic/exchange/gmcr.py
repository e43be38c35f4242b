"""Conflicts of GMCR+ (files `.gmcr`, JSON): options, who holds them, what cannot be, and who likes which state better.

GMCR II keeps its files in a form of its own that nobody has published; what it holds can be entered in GMCR+.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..solvers.stability import Direction, OptionForm, Pattern
from .json_files import mapping, name_of, read_json, text
from .profiles import ForeignFile, open_foreign

_DIRECTIONS: Final[Mapping[str, Direction]] = {"both": "both", "fwd": "forward", "forward": "forward", "back": "back"}
MOST: Final = 16

Condition = tuple[Pattern, ...]
"""Patterns of options, of which one has to hold."""


@dataclass(frozen=True)
class ForeignMaker:
    """A decision maker, with its preferences: by priority, or as a ranking."""

    name: str
    options: tuple[int, ...]
    priorities: tuple[Condition, ...] = ()
    ranking: tuple[tuple[int, ...], ...] = ()
    """States by their place in the form, best first; empty where priorities are given."""


@dataclass(frozen=True)
class ForeignConflict:
    """What a file of GMCR+ holds."""

    file: ForeignFile
    name: str
    options: tuple[str, ...]
    makers: tuple[ForeignMaker, ...]
    infeasible: tuple[Pattern, ...]
    form: OptionForm


def read_gmcr(path: Path) -> ForeignConflict:
    """The conflict of a file; raises IrenicError where it cannot be read or understood.

    The first option is the lowest bit of a state, and states are numbered from 1 in the order of their codes.
    """
    file = open_foreign(path)
    if not file.data.lstrip().startswith((b"{", b"\xef\xbb\xbf{")):
        raise file.fault(
            "I001",
            "this is no file of GMCR+, which writes JSON",
            "GMCR II keeps its files in an unpublished form of its own: enter the conflict in GMCR+ and save it there",
        )
    tree = read_json(file)
    options = [mapping(each, file, "an option") for each in _list(tree, "options", file)]
    if not 0 < len(options) <= MOST:
        raise file.fault("I002", f"it has {len(options)} options", f"1 to {MOST} options are read")
    names = tuple(text(each.get("name"), file, "an option's name").strip() for each in options)
    makers = [mapping(each, file, "a decision maker") for each in _list(tree, "decisionMakers", file)]
    holders = _holders(makers, names, file)
    infeasible = tuple(
        pattern for each in _list(tree, "infeasibles", file) for pattern in _condition(each, len(names), file)
    )
    try:
        form = OptionForm(holders, infeasible, tuple(_direction(each, file) for each in options))
    except ValueError as error:
        raise file.fault("I001", str(error), "look at its infeasible states") from None
    by_hand = bool(tree.get("useManualPreferenceRanking") or tree.get("useManualPreferenceVectors"))
    read = tuple(_maker(each, form, by_hand, file) for each in makers)
    return ForeignConflict(file, name_of(tree, file), names, read, infeasible, form)


def _list(tree: Mapping[str, Any], name: str, file: ForeignFile) -> Sequence[Any]:
    found = tree.get(name)
    if not isinstance(found, list):
        raise file.fault(
            "I001",
            f"'{name}' is {'missing' if found is None else 'no list'}",
            "check that the right file was given: GMCR+ writes decisionMakers, options and infeasibles",
        )
    return found


def _holders(makers: Sequence[Mapping[str, Any]], names: Sequence[str], file: ForeignFile) -> tuple[int, ...]:
    holders: dict[int, int] = {}
    for place, maker in enumerate(makers):
        for option in _list(maker, "options", file):
            number = _option(option, len(names), file)
            if number in holders:
                raise file.fault(
                    "I002", f"option '{names[number]}' is held by two decision makers", "give it to one of them"
                )
            holders[number] = place
    for number, name in enumerate(names):
        if number not in holders:
            raise file.fault("I003", f"option '{name}' is held by nobody", "give it to a decision maker, or remove it")
    return tuple(holders[number] for number in range(len(names)))


def _option(value: Any, count: int, file: ForeignFile) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise file.fault("I003", f"'{value}' is the number of no option", f"options have the numbers 0 to {count - 1}")
    return value


def _direction(option: Mapping[str, Any], file: ForeignFile) -> Direction:
    written = option.get("permittedDirection", option.get("reversibility", "both"))
    if written not in _DIRECTIONS:
        raise file.fault("I002", f"an option can be changed '{written}'", "both, fwd and back are read")
    return _DIRECTIONS[written]


def _condition(value: Any, count: int, file: ForeignFile) -> Condition:
    members = value.get("members") if isinstance(value, dict) else [value]
    if not isinstance(members, list) or not members:
        raise file.fault("I001", "a condition has no members", "mend it in GMCR+")
    return tuple(_pattern(each, count, file) for each in members)


def _pattern(value: Any, count: int, file: ForeignFile) -> Pattern:
    taken = not_taken = 0
    for pair in value if isinstance(value, list) else [None]:
        if not isinstance(pair, list) or len(pair) != 2 or pair[1] not in ("Y", "N"):
            raise file.fault("I001", f"'{pair}' is no option with Y or N", "a condition is a list of [option, Y or N]")
        bit = 1 << _option(pair[0], count, file)
        taken, not_taken = (taken | bit, not_taken) if pair[1] == "Y" else (taken, not_taken | bit)
    return Pattern(taken, not_taken)


def _maker(maker: Mapping[str, Any], form: OptionForm, by_hand: bool, file: ForeignFile) -> ForeignMaker:
    name = text(maker.get("name"), file, "a decision maker's name").strip()
    count = len(form.holders)
    options = tuple(_option(each, count, file) for each in _list(maker, "options", file))
    ranking = maker.get("preferenceRanking", maker.get("preferenceVector"))
    if not by_hand or ranking is None:
        listed = tuple(_condition(each, count, file) for each in _list(maker, "preferences", file))
        return ForeignMaker(name, options, listed)
    levels = tuple(
        tuple(_state(one, form, file) for one in (each if isinstance(each, list) else [each])) for each in ranking
    )
    if sorted(state for level in levels for state in level) != list(range(len(form.codes))):
        raise file.fault(
            "I003",
            f"the ranking of '{name}' does not name each of the {len(form.codes)} feasible states once",
            "rank the states anew in GMCR+",
        )
    return ForeignMaker(name, options, (), levels)


def _state(value: Any, form: OptionForm, file: ForeignFile) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= len(form.codes):
        raise file.fault("I003", f"'{value}' is the number of no state", f"states are 1 to {len(form.codes)}")
    return value - 1
