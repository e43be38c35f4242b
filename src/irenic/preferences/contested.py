"""A case's contests as arrays: who stands where on an issue's scale, each number with what it rests on."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from ..casefile.told import basis_of_number
from ..model.basis import Citation, Entry
from ..model.case import Case
from ..model.contest import Contest, Range, Stand
from ..model.issue import Issue
from ..model.problem import IrenicError, failure
from ..solvers.linear import FloatArray
from .counted import on_what_counts, why_not_counted

FIELDS: Final = ("position", "salience", "influence")
Field = Literal["position", "salience", "influence"]
BasisOfInput = Literal["cited", "assumed", "unknown"]
EVENLY: Final = "the options are only ordered; they are placed evenly from 0 to 100, which is an assumption"

LARGEST: Final = 1e100
"""Numbers beyond this, which no negotiation is about, would overflow where they are multiplied."""

CITED: Final = "its position is cited, and assumptions alone count here"


class ContestError(IrenicError):
    """A contest from which nothing can be forecast (E005), with the fields that lead to what is at fault."""

    def __init__(self, path: tuple[str, ...], message: str, hint: str) -> None:
        super().__init__(failure("E005", message, hint).problems)
        self.path = path


@dataclass(frozen=True, eq=False)
class Contested:
    """One issue, ready to be forecast."""

    issue: str
    scale: tuple[float, float]
    notes: tuple[str, ...]
    """What was made of the scale that nobody said."""
    actors: tuple[str, ...]
    """In the order of their ids, so that the order of the file changes nothing."""
    stands: Mapping[str, Stand]
    ranges: Mapping[str, FloatArray]
    """By field: low, mode and high of every actor, (actors, 3); NaN where nothing is known."""
    left_out: Mapping[str, str]
    """Who has a position that does not count, and why."""
    outcome: float | None

    def modes(self, field: Field) -> FloatArray:
        """The likeliest values, (actors,)."""
        return self.ranges[field][:, 1].copy()

    def draws(self, field: Field, number: int, seed: int) -> FloatArray:
        """Draws from each actor's triangular distribution, (number, actors); exact numbers stay as they are.

        An actor's draws depend on its id, the issue and the seed alone.
        """
        found = np.empty((number, len(self.actors)))
        for column, actor in enumerate(self.actors):
            low, mode, high = self.ranges[field][column]
            if np.isnan(mode) or low == high:
                found[:, column] = mode
                continue
            name = f"{seed}\x1f{self.issue}\x1f{actor}\x1f{field}".encode()
            own = int.from_bytes(hashlib.sha256(name).digest()[:8], "big")
            found[:, column] = np.random.default_rng(own).triangular(low, mode, high, number)
        return found

    @property
    def is_exact(self) -> bool:
        """Whether every known input is one number."""
        return all(bool(np.all((held[:, 0] == held[:, 2]) | np.isnan(held[:, 1]))) for held in self.ranges.values())

    def basis(self, actor: str, field: Field) -> tuple[BasisOfInput, str | None]:
        """What an input rests on, with the analyst's reason where it is assumed."""
        held = getattr(self.stands[actor], field)
        if held is None:
            return "unknown", None
        basis = basis_of_number(self.stands[actor], field, held)
        return ("assumed", basis.reason) if basis.is_assumption else ("cited", None)


def contested_issues(
    case: Case,
    as_of: datetime.date | None = None,
    unproven: frozenset[Citation] = frozenset(),
    *,
    assumed_alone: bool = False,
) -> Iterator[Contested]:
    """The contests of a case on a day, in its order; those without anybody who counts are left out.

    A position counts where it is assumed, or where a citation of it stands: its quote is in its source, which is not
    later than the day and not retracted by then. With `assumed_alone` nothing that is cited counts: who has a cited
    position is left out, and a cited salience or influence is not known.

    Raises IrenicError where an issue has no scale, or an option no place on it.
    """
    day = as_of or case.as_of

    def stands(entry: Entry) -> str | None:
        return why_not_counted(case, entry, day, unproven)

    for name, contest in case.contests.items():
        if name not in case.issues:
            continue
        # a quote that falls away tells no number
        told = {who: on_what_counts(case, stand, day, unproven) for who, stand in contest.positions.items()}
        contest = contest.model_copy(update={"positions": told})
        if assumed_alone:
            contest = contest.model_copy(update={"positions": {w: _assumed(s) for w, s in contest.positions.items()}})
        why = {
            who: CITED if assumed_alone and _is_cited(stand, "position") else stands(stand)
            for who, stand in contest.positions.items()
        }
        held = {who: contest.positions[who] for who in sorted(contest.positions) if why[who] is None}
        if not held:
            continue
        if contest.outcome is not None and stands(contest.outcome) is not None:
            # nobody knew of it on the day, or nothing proves it
            contest = contest.model_copy(update={"outcome": None})
        yield _contested(
            name, case.issues[name], contest, held, {who: reason for who, reason in why.items() if reason is not None}
        )


def contest_faults(
    case: Case,
    as_of: datetime.date | None = None,
    unproven: frozenset[Citation] = frozenset(),
    *,
    assumed_alone: bool = False,
) -> Iterator[tuple[str, ContestError]]:
    """The contests from which nothing can be forecast, by issue, each with why."""
    for name, contest in case.contests.items():
        try:
            list(
                contested_issues(
                    case.model_copy(update={"contests": {name: contest}}), as_of, unproven, assumed_alone=assumed_alone
                )
            )
        except ContestError as fault:
            yield name, fault


def _is_cited(stand: Stand, field: str) -> bool:
    return not basis_of_number(stand, field, getattr(stand, field)).is_assumption


def _assumed(stand: Stand) -> Stand:
    """What is left of it without the weights that are cited."""
    cited = [field for field in ("salience", "influence") if _is_cited(stand, field)]
    return stand.model_copy(update=dict.fromkeys(cited))


def _contested(
    name: str, issue: Issue, contest: Contest, held: Mapping[str, Stand], left_out: Mapping[str, str]
) -> Contested:
    places = option_places(name, issue)
    inside: tuple[str, ...] = ("contests", name)
    positions = [_range((*inside, "positions", who, "position"), places, stand.position) for who, stand in held.items()]
    scale, notes = _scale(name, issue, contest, places, positions)
    for who, one in zip(held, positions, strict=True):
        if not scale[0] <= one.low <= one.high <= scale[1]:
            message = f"the position of '{who}' on '{name}' lies outside its scale, {scale[0]:g} to {scale[1]:g}"
            hint = f"correct it, or write 'scale: [low, high]' in the contest on '{name}'"
            raise ContestError((*inside, "positions", who, "position"), message, hint)
    ranges = {"position": _array(positions)}
    for field in ("salience", "influence"):
        ranges[field] = _array([getattr(stand, field) for stand in held.values()])
    for field, numbers in ranges.items():
        for who, row in zip(held, np.abs(numbers), strict=True):
            if np.any(row > LARGEST):
                message = f"the {field} of '{who}' on '{name}' is larger than can be reckoned with"
                raise ContestError((*inside, "positions", who, field), message, "write it in a larger unit")
    if max(map(abs, scale)) > LARGEST:
        message = f"the scale of '{name}' reaches further than can be reckoned with"
        raise ContestError((*inside, "scale"), message, "write it in a larger unit")
    outcome = (
        None if contest.outcome is None else _range((*inside, "outcome", "value"), places, contest.outcome.value).mode
    )
    return Contested(name, scale, notes, tuple(held), held, ranges, left_out, outcome)


def option_places(name: str, issue: Issue) -> dict[str, float]:
    """Where each option stands on the issue's scale: its value, or evenly from 0 to 100.

    Raises IrenicError where the options have no order.
    """
    if issue.scale == "unordered":
        hint = "a forecast needs an order: write 'scale: ordered' or 'scale: number' where there is one"
        message = f"the options of '{name}' have no order, so that nothing lies between them"
        raise ContestError(("issues", name, "scale"), message, hint)
    if issue.scale == "number":
        return {option: held.value for option, held in issue.options.items() if held.value is not None}
    last = max(1, len(issue.options) - 1)
    return {option: 100.0 * place / last for place, option in enumerate(issue.options)}


def _scale(
    name: str, issue: Issue, contest: Contest, places: Mapping[str, float], positions: list[Range]
) -> tuple[tuple[float, float], tuple[str, ...]]:
    notes = (EVENLY,) if issue.scale == "ordered" else ()
    if contest.scale is not None:
        return contest.scale, notes
    if issue.scale == "ordered":
        return (0.0, 100.0), notes
    ends = [*places.values(), *(one.low for one in positions), *(one.high for one in positions)]
    if min(ends) == max(ends):
        hint = f"write 'scale: [low, high]' in the contest on '{name}'"
        message = f"nothing tells how far the scale of '{name}' reaches"
        raise ContestError(("contests", name, "scale"), message, hint)
    told = "the scale runs from the lowest to the highest that anybody asks for: nothing tells of more"
    return (min(ends), max(ends)), (*notes, told)


def _range(path: tuple[str, ...], places: Mapping[str, float], value: Range | str | float) -> Range:
    if isinstance(value, Range):
        return value
    if isinstance(value, str):
        if value not in places:
            hint = "give the option a value, or write the position as a number"
            raise ContestError(path, f"option '{value}' of '{path[1]}' has no place on the scale", hint)
        value = places[value]
    return Range(low=value, mode=value, high=value)


def _array(ranges: list[Range | None] | list[Range]) -> FloatArray:
    rows = [(np.nan,) * 3 if one is None else (one.low, one.mode, one.high) for one in ranges]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)
