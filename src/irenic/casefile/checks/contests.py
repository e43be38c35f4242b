"""Checks on contests: somebody stands somewhere, and a number that is cited stands in the words it is cited from."""

from collections.abc import Iterator

from ...model.basis import Entry
from ...model.contest import Range
from ..load import LoadedCase
from ..told import UNTOLD, basis_of_number
from ..tree import Path
from .registry import Finding, check

_FIELDS = ("position", "salience", "influence")


@check("B005", "warning")
def number_not_in_the_words(loaded: LoadedCase) -> Iterator[Finding]:
    """A number of a contest has a citation, and no number of its quotes tells it: it counts as assumed.

    A citation holds for all fields of an entry unless `assumed:` says otherwise, and words that tell where a party
    stands seldom tell how much it cares, or what it can move. How they are read as a number is the analyst's judgement:
    write `assumed: {salience: …}`. Where the number stands in words that are not quoted, cite these too. Where a
    position stands for an option, name the option.
    """
    for name, contest in loaded.case.contests.items():
        path: Path = ("contests", name)
        for who, stand in contest.positions.items():
            held = {field: getattr(stand, field) for field in _FIELDS}
            yield from _asked((*path, "positions", who), f"for '{who}' tells its", f"on '{name}'", stand, held)
        if (came := contest.outcome) is not None:
            yield from _asked(
                (*path, "outcome"), "for the outcome tells its", f"on '{name}'", came, {"value": came.value}
            )


@check("B006", "warning")
def contest_without_position(loaded: LoadedCase) -> Iterator[Finding]:
    """A contest says where nobody stands, so that nothing can be forecast from it.

    Add for every party its `position`, and where a source or you can say it, `salience` and `influence`.
    """
    for name, contest in loaded.case.contests.items():
        if not contest.positions:
            yield Finding(
                ("contests", name),
                f"the contest on '{name}' has no position, and is left out of every forecast",
                "add 'positions:' with where each party stands, cited or assumed; see docs/how-to/forecast.md",
            )


def _asked(
    path: Path, told: str, where: str, entry: Entry, held: dict[str, Range | float | str | None]
) -> Iterator[Finding]:
    untold = {field: one for field, one in held.items() if basis_of_number(entry, field, one).reason == UNTOLD}
    if untold:
        which = " and ".join(f"{field} ({_written(one)})" for field, one in untold.items())
        reasons = ", ".join(f"{field}: why" for field in untold)
        yield Finding(
            (*path, next(iter(untold))),
            f"no number in the words cited {told} {which} {where}; it counts as assumed",
            f"say that it is your reading, 'assumed: {{{reasons}}}', or cite the words that tell it",
        )


def _written(held: Range | float | str | None) -> str:
    if isinstance(held, Range):
        return f"{held.mode:g}" if held.is_exact else f"{held.low:g} to {held.high:g}"
    return f"{held:g}" if isinstance(held, (int, float)) else str(held)
