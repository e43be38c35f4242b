"""A second solver for linear programs: the simplex method in exact fractions with Bland's rule, slow and obvious."""

from collections.abc import Sequence
from fractions import Fraction

Tableau = list[list[Fraction]]


def greatest(
    form: Sequence[Fraction],
    at_least: Sequence[tuple[Sequence[Fraction], Fraction]],
    equal: Sequence[tuple[Sequence[Fraction], Fraction]],
) -> Fraction | None:
    """The greatest value of form · x over x ≥ 0 with rows · x ≥ bound and rows · x = bound; None where there is none.

    Raises ValueError where the form has no upper bound.
    """
    size = len(form)
    rows: Tableau = []
    surplus = len(at_least)
    for number, (row, bound) in enumerate([*at_least, *equal]):
        line = [*row, *(Fraction(-1 if number == other else 0) for other in range(surplus)), bound]
        rows.append([-value for value in line] if bound < 0 else line)
    wide = size + surplus
    # first phase: one artificial variable for every row, their sum brought to 0
    for number, line in enumerate(rows):
        line[wide:wide] = [Fraction(int(number == other)) for other in range(len(rows))]
    basis = [wide + number for number in range(len(rows))]
    costs = [Fraction(0)] * wide + [Fraction(-1)] * len(rows)
    if _maximise(rows, basis, costs, wide + len(rows)) != 0:
        return None
    for place in range(len(rows) - 1, -1, -1):
        if basis[place] >= wide:
            entering = next((column for column in range(wide) if rows[place][column] != 0), None)
            if entering is None:
                del rows[place], basis[place]
            else:
                _pivot(rows, basis, place, entering)
    return _maximise(rows, basis, [*form, *([Fraction(0)] * (len(costs) - size))], wide)


def _maximise(rows: Tableau, basis: list[int], costs: list[Fraction], columns: int) -> Fraction:
    while True:
        entering = next(
            (
                column
                for column in range(columns)
                if column not in basis
                and costs[column] > sum(costs[held] * row[column] for held, row in zip(basis, rows, strict=True))
            ),
            None,
        )
        if entering is None:
            return sum((costs[held] * row[-1] for held, row in zip(basis, rows, strict=True)), Fraction(0))
        leaving = min(
            ((row[-1] / row[entering], basis[place], place) for place, row in enumerate(rows) if row[entering] > 0),
            default=None,
        )
        if leaving is None:
            raise ValueError("the form has no upper bound")
        _pivot(rows, basis, leaving[2], entering)


def _pivot(rows: Tableau, basis: list[int], place: int, entering: int) -> None:
    by = rows[place][entering]
    rows[place] = [value / by for value in rows[place]]
    for other, row in enumerate(rows):
        if other != place and row[entering] != 0:
            factor = row[entering]
            rows[other] = [value - factor * held for value, held in zip(row, rows[place], strict=True)]
    basis[place] = entering
