"""Checks on values: numbers lie where they have a meaning."""

import math
from collections.abc import Iterator

from ...model.contest import Range
from ...model.record import Count
from ..load import LoadedCase
from ..tree import Path
from .registry import Finding, check


@check("G001", "error")
def value_out_of_range(loaded: LoadedCase) -> Iterator[Finding]:
    """A number lies outside the range in which it has a meaning.

    Credence, weights and values of options lie between 0 and 1 (a reservation value may lie outside: then no deal, or
    any deal, is good enough); an interval's lower end comes first; the lower ends of one party's weights add up to at
    most 1; counts are not negative, and low ≤ best ≤ high; a place in a text lies within it. In a contest low ≤ mode ≤
    high, positions lie within the scale, salience between 0 and 1, and influence is not negative.
    """
    case = loaded.case
    for name, statement in case.statements.items():
        if not 0 <= statement.credence <= 1:
            yield Finding(
                ("statements", name, "credence"),
                f"credence is {statement.credence:g}",
                "write a number from 0 (not meant at all) to 1 (taken at its word)",
            )
    for name, assumption in case.assume.items():
        path: Path = ("assume", name)
        for issue, interval in assumption.weights.items():
            yield from _interval((*path, "weights", issue), interval)
        for issue, values in assumption.values.items():
            for option, interval in values.items():
                yield from _interval((*path, "values", issue, option), interval)
        if assumption.reservation is not None:
            yield from _interval((*path, "reservation"), assumption.reservation, bounded=False)
    yield from _weights(loaded)
    yield from _contests(loaded)
    for section in ("events", "process"):
        for name, entry in getattr(case, section).items():
            for position, account in enumerate(entry.accounts):
                for counted, count in account.counts.items():
                    yield from _count((section, name, "accounts", position, "counts", counted), count)
    for cited, citation in loaded.citations:
        text = loaded.texts.get(citation.source)
        if citation.at and text is not None and not _lies_in(citation.at, len(text.text)):
            yield Finding(
                (*cited, "at"),
                f"{list(citation.at)} is no place in a text of {len(text.text):,} characters",
                "write [start, end], counted in characters from 0",
            )


def _weights(loaded: LoadedCase) -> Iterator[Finding]:
    """Weights of one party, over all that is assumed of it, whose lower ends leave no room for each other."""
    lows: dict[str, dict[str, float]] = {}
    for name, assumption in loaded.case.assume.items():
        held = lows.setdefault(assumption.party, {})
        for issue, (low, high) in assumption.weights.items():
            if 0 <= low <= high <= 1:
                held[issue] = max(low, held.get(issue, 0.0))
        if assumption.weights and sum(held.values()) > 1 + 1e-9:
            yield Finding(
                ("assume", name, "weights"),
                f"the weights of {assumption.party} add up to more than 1",
                "weights are shares of 1 over all issues, and over all that is assumed of the party",
            )
            held.clear()


def _contests(loaded: LoadedCase) -> Iterator[Finding]:
    for name, contest in loaded.case.contests.items():
        path: Path = ("contests", name)
        if contest.scale is not None and not contest.scale[0] < contest.scale[1]:
            yield Finding((*path, "scale"), "the scale does not rise", "write its lower end first: [0, 100]")
            continue
        for who, stand in contest.positions.items():
            for field, bounds in (("position", contest.scale), ("salience", (0, 1)), ("influence", (0, math.inf))):
                held = getattr(stand, field)
                if isinstance(held, Range):
                    yield from _range((*path, "positions", who, field), f"the {field} of '{who}'", held, bounds)


def _range(path: Path, what: str, held: Range, bounds: tuple[float, float] | None) -> Iterator[Finding]:
    if not held.low <= held.mode <= held.high:
        yield Finding(
            path,
            f"the range runs {held.low:g}, {held.mode:g}, {held.high:g}",
            "write [low, mode, high], none lower than the one before",
        )
    elif bounds is not None and not bounds[0] <= held.low <= held.high <= bounds[1]:
        within = "0 or more" if bounds[1] == math.inf else f"{bounds[0]:g} to {bounds[1]:g}"
        told = f"{held.mode:g}, not" if held.is_exact else f"{held.low:g} to {held.high:g}, not all"
        share = bounds[0] == 0 and bounds[1] == 1 and 1 < held.high <= 100
        hint = f"write {held.high / 100:g} for {held.high:g} per cent" if share else f"write numbers of {within}"
        yield Finding(path, f"{what} is {told} within {within}", hint)


def _interval(path: Path, interval: tuple[float, float], *, bounded: bool = True) -> Iterator[Finding]:
    low, high = interval
    if low > high:
        yield Finding(path, f"the interval begins at {low:g} and ends at {high:g}", "write the lower number first")
    elif bounded and not (low >= 0 and high <= 1):
        yield Finding(path, f"{low:g} to {high:g} reaches outside 0 to 1", "write shares of 1: 0.22, not 22")


def _count(path: Path, count: Count) -> Iterator[Finding]:
    numbers = [number for number in (count.low, count.best, count.high) if number is not None]
    if any(number < 0 for number in numbers):
        yield Finding(path, "a count cannot be negative", "write 0 or more")
    elif numbers != sorted(numbers):
        yield Finding(path, "low, best and high are not in this order", "write low ≤ best ≤ high")


def _lies_in(at: tuple[int, int], length: int) -> bool:
    start, end = at
    return start >= 0 and start < end and end <= length
