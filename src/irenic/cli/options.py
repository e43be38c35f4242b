"""Options that several verbs read alike."""

import datetime
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class PriorName(StrEnum):
    """What is held possible before any statement."""

    issues = "issues"
    increments = "increments"


class AudienceName(StrEnum):
    """Who may see what goes out."""

    public = "public"
    restricted = "restricted"
    confidential = "confidential"


CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Count only what is not later: 2031-03-09.")
]
PriorOption = Annotated[
    PriorName, typer.Option("--prior", help="issues: every issue may matter alike; increments: every step may.")
]
DrawsOption = Annotated[int, typer.Option("--draws", min=400, max=1_000_000, help="Draws stored per party.")]
HalvedDrawsOption = Annotated[
    int,
    typer.Option("--draws", min=800, max=1_000_000, help="Draws stored per party; half of them choose, half tell."),
]
SeedOption = Annotated[int, typer.Option("--seed", help="The same seed gives the same numbers.")]
AssumptionsOption = Annotated[
    bool, typer.Option("--with-assumptions-only", help="Leave out what sources say: the analyst's assumptions alone.")
]
EvenIfAssumedOption = Annotated[
    bool, typer.Option("--even-if-assumed", help="Answer although most of what the answer rests on is assumed.")
]
AudienceOption = Annotated[
    AudienceName,
    typer.Option("--audience", help="Who will see it: made as if sources with a stricter handling did not exist."),
]
StateOption = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="MOVES",
        help="Another state than the deal kept: the moves made in it, raid,strike; or its number, today, none, kept.",
    ),
]
DigitsOption = Annotated[bool, typer.Option("--digits", help="Print probabilities in digits too.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")]


def parse_day(text: str | None) -> datetime.date | None:
    """A day given on the command line; wrong usage where it is none."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date: write year-month-day, such as 2031-03-09") from None


def progress(what: str) -> Callable[[int, int], None] | None:
    """Tells on a terminal how far long work is, on one line of standard error; None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, steps: int) -> None:
        sys.stderr.write(f"\r{what}: {done + 1} of {steps}" + ("\n" if done + 1 == steps else ""))
        sys.stderr.flush()

    return tell


def named_values(given: Iterable[str], is_wrong: str, is_twice: str) -> dict[str, str]:
    """What NAME=VALUE options name; wrong usage, in the words given, where one is written otherwise or named twice."""
    found: dict[str, str] = {}
    for one in given:
        name, sign, value = (part.strip() for part in one.partition("="))
        if not (name and sign and value):
            raise typer.BadParameter(f"'{one}' {is_wrong}")
        if name in found:
            raise typer.BadParameter(f"'{name}' {is_twice}")
        found[name] = value
    return found
